/*
 * segread.c - reading a segment's dictionary
 */
#include "segread.h"

ZhcStatus
zhc_seg_open(ZhcSegment *seg, const ZhcAlloc *al, const ZhcSegInfo *info,
			 const ZhcSegSource *source)
{
	const uint64_t *len = info->length;

	seg->al = al;
	seg->source = *source;
	seg->info = *info;
	seg->nblocks = len[ZHC_S_BLOCKS] / ZHC_BLOCK_ENTRY;
	seg->memo = NULL;
	if (info->ndocs == UINT32_MAX || info->nnull > info->ndocs ||
		len[ZHC_S_TIDS] != (uint64_t) info->ndocs * ZHC_TID_BYTES ||
		len[ZHC_S_LENGTHS] != (uint64_t) info->ndocs * ZHC_LENGTH_BYTES ||
		len[ZHC_S_DEAD] != ((uint64_t) info->ndocs + 7) / 8 ||
		len[ZHC_S_BLOCKS] % ZHC_BLOCK_ENTRY != 0 ||
		seg->nblocks != info->nkeys / ZHC_DICT_BLOCK + (info->nkeys % ZHC_DICT_BLOCK != 0))
		return ZHC_CORRUPT;
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		if (len[s] >= UINT64_C(1) << 48)
			return ZHC_CORRUPT;
	return ZHC_OK;
}

ZhcStatus
zhc_seg_read(const ZhcSegment *seg, ZhcStream stream, uint64_t off, void *dst, size_t n)
{
	uint64_t len = seg->info.length[stream];

	if (n > len || off > len - n)
		return ZHC_CORRUPT;
	return n > 0 ? seg->source.read(seg->source.ctx, stream, off, dst, n) : ZHC_OK;
}

void
zhc_dict_init(ZhcDict *d, const ZhcSegment *seg)
{
	memset(d, 0, sizeof(*d));
	d->seg = seg;
	zhc_buf_init(&d->bytes, seg->al);
}

void
zhc_dict_free(ZhcDict *d)
{
	zhc_buf_free(&d->bytes);
}

/* Where block b of the dictionary starts, in DICT and in the streams of postings. */
static ZhcStatus
block_entry(const ZhcSegment *seg, uint64_t b, uint64_t off[4])
{
	uint8_t raw[ZHC_BLOCK_ENTRY];
	ZhcStatus st = zhc_seg_read(seg, ZHC_S_BLOCKS, b * ZHC_BLOCK_ENTRY, raw, sizeof(raw));

	for (int i = 0; i < 4 && st == ZHC_OK; i++)
		off[i] = zhc_get_fixed(raw + 8 * i, 8);
	return st;
}

/* The longest that a block of the dictionary can be. */
#define MAX_BLOCK_BYTES (ZHC_DICT_BLOCK * (ZHC_KEY_MAX + 8 * ZHC_VARINT_MAX))

static ZhcStatus
load_block(ZhcDict *d, uint64_t b)
{
	const ZhcSegment *seg = d->seg;
	uint64_t off[4];
	uint64_t next[4] = {seg->info.length[ZHC_S_DICT]};
	ZhcStatus st = block_entry(seg, b, off);

	if (st == ZHC_OK && b + 1 < seg->nblocks)
		st = block_entry(seg, b + 1, next);
	if (st != ZHC_OK)
		return st;
	if (next[0] <= off[0] || next[0] - off[0] > MAX_BLOCK_BYTES)
		return ZHC_CORRUPT;
	d->bytes.len = 0;
	st = zhc_buf_reserve(&d->bytes, (size_t) (next[0] - off[0]));
	if (st == ZHC_OK)
		st = zhc_seg_read(seg, ZHC_S_DICT, off[0], d->bytes.data, (size_t) (next[0] - off[0]));
	if (st != ZHC_OK)
		return st;
	d->bytes.len = (size_t) (next[0] - off[0]);
	d->p = (const uint8_t *) d->bytes.data;
	d->block = b + 1;
	d->left = b + 1 < seg->nblocks || seg->info.nkeys % ZHC_DICT_BLOCK == 0
				  ? ZHC_DICT_BLOCK
				  : (uint32_t) (seg->info.nkeys % ZHC_DICT_BLOCK);
	d->keylen = 0;
	memset(&d->posting, 0, sizeof(d->posting));
	d->posting.off[ZHC_S_DOCS] = off[1];
	d->posting.off[ZHC_S_POSITIONS] = off[2];
	d->posting.off[ZHC_S_SKIPS] = off[3];
	return ZHC_OK;
}

/* Read the key at p: what it shares with the one before, and the rest. */
static ZhcStatus
read_key(ZhcDict *d, const uint8_t *end)
{
	uint32_t shared;
	uint32_t rest;

	if (d->p >= end)
		return ZHC_CORRUPT;
	shared = *d->p >> 4;
	rest = *d->p++ & 15;
	if (shared == 15 &&
		(!zhc_get_varint32(&d->p, end, &shared) || !zhc_get_varint32(&d->p, end, &rest)))
		return ZHC_CORRUPT;
	if (shared > d->keylen || rest > ZHC_KEY_MAX || shared + rest > ZHC_KEY_MAX || rest == 0 ||
		rest > (size_t) (end - d->p))
		return ZHC_CORRUPT;
	memcpy(d->key + shared, d->p, rest);
	d->keylen = shared + rest;
	d->p += rest;
	return ZHC_OK;
}

/* The numbers of a key, which is the next one in its block. */
static ZhcStatus
read_posting(ZhcDict *d, const uint8_t *end)
{
	ZhcPosting *p = &d->posting;
	static const ZhcStream streams[] = {ZHC_S_DOCS, ZHC_S_POSITIONS, ZHC_S_SKIPS};

	for (int i = 0; i < 3; i++)
	{
		p->off[streams[i]] += p->len[streams[i]];
		p->len[streams[i]] = 0;
	}
	if (!zhc_get_varint32(&d->p, end, &p->df) || p->df == 0 || p->df > d->seg->info.ndocs)
		return ZHC_CORRUPT;
	for (int i = 0; i < (p->df > ZHC_DOC_BLOCK ? 3 : 2); i++)
	{
		uint64_t have = d->seg->info.length[streams[i]];

		if (!zhc_get_varint(&d->p, end, &p->len[streams[i]]) || p->off[streams[i]] > have ||
			p->len[streams[i]] > have - p->off[streams[i]])
			return ZHC_CORRUPT;
	}
	return ZHC_OK;
}

ZhcStatus
zhc_dict_next(ZhcDict *d, bool *found)
{
	const uint8_t *end;
	ZhcStatus st = ZHC_OK;

	*found = false;
	if (d->left == 0)
	{
		if (d->block >= d->seg->nblocks)
			return ZHC_OK;
		if (d->block % 64 == 0)
			zhc_poll(d->seg->al);
		st = load_block(d, d->block);
	}
	if (st != ZHC_OK)
		return st;
	end = (const uint8_t *) d->bytes.data + d->bytes.len;
	st = read_key(d, end);
	if (st == ZHC_OK)
		st = read_posting(d, end);
	d->left--;
	*found = st == ZHC_OK;
	return st;
}

static int
compare(const uint8_t *a, uint32_t na, const uint8_t *b, uint32_t nb)
{
	int c = memcmp(a, b, na < nb ? na : nb);

	return c ? c : (na > nb) - (na < nb);
}

/* Compare the first key of a block with a key, of which one page's worth may be read. */
static ZhcStatus
compare_block(ZhcDict *d, uint64_t b, const uint8_t *key, uint32_t n, int *c)
{
	uint8_t raw[ZHC_KEY_MAX + 24];
	const uint8_t *end;
	uint64_t off[4];
	uint64_t len = d->seg->info.length[ZHC_S_DICT];
	ZhcStatus st = block_entry(d->seg, b, off);
	size_t want = 24; /* enough for a pair of characters */

	for (;;)
	{
		if (st == ZHC_OK && off[0] >= len)
			return ZHC_CORRUPT;
		if (st != ZHC_OK)
			return st;
		if (want > len - off[0])
			want = (size_t) (len - off[0]);
		st = zhc_seg_read(d->seg, ZHC_S_DICT, off[0], raw, want);
		if (st != ZHC_OK)
			return st;
		end = raw + want;
		d->p = raw;
		d->keylen = 0;
		st = read_key(d, end);
		d->p = NULL;
		if (st == ZHC_OK || want == sizeof(raw) || want == len - off[0])
			break;
		want = sizeof(raw);
		st = ZHC_OK;
	}
	if (st == ZHC_OK)
		*c = compare(d->key, d->keylen, key, n);
	return st;
}

static ZhcMemo *
memo_of(const ZhcSegment *seg)
{
	return seg->memo ? seg->memo(seg->memo_ctx) : NULL;
}

ZhcStatus
zhc_dict_seek(ZhcDict *d, const uint8_t *key, uint32_t n, bool *found)
{
	ZhcMemo *memo = memo_of(d->seg);
	uint64_t lo = 0;
	uint64_t hi = d->seg->nblocks;
	uint32_t node = memo ? 1 : ZHC_MEMO_NODES; /* from ZHC_MEMO_NODES on nothing is remembered */
	ZhcStatus st = ZHC_OK;

	*found = false;
	while (lo < hi && st == ZHC_OK) /* the first block that starts after the key */
	{
		uint64_t mid = lo + (hi - lo) / 2;
		const ZhcMemoKey *known = NULL;
		int c = 0;

		if (node < ZHC_MEMO_NODES)
			known = zhc_memo_block(memo, d->seg->id, node);
		if (known)
			c = compare(known->key, known->n, key, n);
		else
			st = compare_block(d, mid, key, n, &c);
		if (node < ZHC_MEMO_NODES)
		{
			if (!known && st == ZHC_OK)
				zhc_memo_set_block(memo, d->seg->id, node, d->key, d->keylen);
			node = 2 * node + (c <= 0);
		}
		if (c > 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	d->left = 0;
	d->block = lo > 0 ? lo - 1 : 0;
	if (st != ZHC_OK)
		return st;
	do
	{
		st = zhc_dict_next(d, found);
	} while (st == ZHC_OK && *found && compare(d->key, d->keylen, key, n) < 0);
	return st;
}

ZhcStatus
zhc_seg_find(const ZhcSegment *seg, const uint8_t *key, uint32_t n, ZhcPosting *posting)
{
	ZhcMemo *memo = memo_of(seg);
	ZhcDict d;
	bool found;
	ZhcStatus st;

	if (memo && zhc_memo_posting(memo, seg->id, key, n, posting))
		return ZHC_OK;
	zhc_dict_init(&d, seg);
	st = zhc_dict_seek(&d, key, n, &found);
	if (st == ZHC_OK && found && d.keylen == n && memcmp(d.key, key, n) == 0)
		*posting = d.posting;
	else
		*posting = (ZhcPosting){0};
	zhc_dict_free(&d);
	if (memo && st == ZHC_OK)
		zhc_memo_set_posting(memo, seg->id, key, n, posting);
	return st;
}
