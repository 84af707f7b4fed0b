/*
 * segmerge.c - several segments into one
 */
#include "segmerge.h"

typedef struct Input
{
	const ZhcSegment *seg;
	ZhcDict dict;
	ZhcCursor cursor;
	bool more;		/* the dictionary stands at a key */
	uint64_t first; /* the key's first bytes, as a number that compares like them */
	uint32_t *doc;	/* new number of each document, ZHC_NO_DOC for deleted ones */
} Input;

/* Copy the documents of a segment that live, and note their new numbers. */
static ZhcStatus
merge_documents(ZhcSegWriter *w, Input *in)
{
	const ZhcSegment *seg = in->seg;
	const ZhcAlloc *al = seg->al;
	ZhcStatus st = ZHC_OK;

	in->doc = al->alloc(al->ctx, ((size_t) seg->info.ndocs + 1) * sizeof(uint32_t));
	if (!in->doc)
		return ZHC_NOMEM;
	for (uint32_t d = 0; d < seg->info.ndocs && st == ZHC_OK; d++)
	{
		uint8_t dead;
		uint8_t tid[ZHC_TID_BYTES];
		uint8_t length[ZHC_LENGTH_BYTES];

		in->doc[d] = ZHC_NO_DOC;
		st = zhc_seg_read(seg, ZHC_S_DEAD, d / 8, &dead, 1);
		if (st != ZHC_OK || (dead >> d % 8 & 1))
			continue;
		st = zhc_seg_read(seg, ZHC_S_TIDS, (uint64_t) d * ZHC_TID_BYTES, tid, ZHC_TID_BYTES);
		if (st == ZHC_OK)
			st = zhc_seg_read(seg, ZHC_S_LENGTHS, (uint64_t) d * ZHC_LENGTH_BYTES, length,
							  ZHC_LENGTH_BYTES);
		in->doc[d] = w->info.ndocs;
		if (st == ZHC_OK)
			st = zhc_segw_document(w, zhc_get_fixed(tid, ZHC_TID_BYTES),
								   (uint32_t) zhc_get_fixed(length, ZHC_LENGTH_BYTES));
		if (d % 4096 == 0)
			zhc_poll(al);
	}
	return st;
}

/*
 * The postings of a block, whose documents get new numbers: what is known of positions is only
 * where they end, for within a document nothing changes.
 */
static ZhcStatus
merge_block(ZhcSegWriter *w, const Input *in, ZhcCursor *c)
{
	const uint8_t *p;
	const uint8_t *end;
	uint32_t doc[ZHC_DOC_BLOCK];
	uint32_t i = 0;
	ZhcStatus st = zhc_cursor_block_positions(c, &p, &end);

	while (i < c->n && st == ZHC_OK)
	{
		uint32_t room = zhc_segw_room(w);
		uint32_t from = i;
		uint64_t npos = 0;
		bool lives = in->doc[c->doc[i]] != ZHC_NO_DOC;
		const uint8_t *start = p;

		/* as many as live and have room, or as do not live */
		for (; i < c->n && i - from < room; i++)
		{
			doc[i] = in->doc[c->doc[i]];
			if ((doc[i] != ZHC_NO_DOC) != lives)
				break;
			npos += c->tf[i];
		}
		p = zhc_skip_varints(p, end, npos);
		if (!p)
			return ZHC_CORRUPT;
		if (lives)
			st = zhc_segw_postings(w, doc + from, c->tf + from, i - from, start,
								   (size_t) (p - start));
	}
	return st == ZHC_OK && p != end ? ZHC_CORRUPT : st;
}

/* The postings of the key that an input stands at. */
static ZhcStatus
merge_postings(ZhcSegWriter *w, Input *in)
{
	ZhcCursor *c = &in->cursor;
	ZhcStatus st = zhc_cursor_open(c, &in->dict.posting);

	while (st == ZHC_OK && c->n > 0)
	{
		st = merge_block(w, in, c);
		if (st == ZHC_OK)
			st = zhc_cursor_next_block(c);
	}
	return st;
}

/* Go to the next key of an input. */
static ZhcStatus
next_key(Input *in)
{
	ZhcDict *d = &in->dict;
	ZhcStatus st = zhc_dict_next(d, &in->more);

	in->first = 0;
	for (uint32_t i = 0; i < sizeof(in->first) && in->more; i++)
		in->first = in->first << 8 | (i < d->keylen ? d->key[i] : 0);
	return st;
}

/* Which of two keys is less? */
static int
compare_keys(const Input *a, const Input *b)
{
	uint32_t na = a->dict.keylen;
	uint32_t nb = b->dict.keylen;
	int c;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	c = memcmp(a->dict.key, b->dict.key, na < nb ? na : nb);
	return c ? c : (na > nb) - (na < nb);
}

/* Which input stands at the least key; the first of those.  n when all are through. */
static size_t
least(const Input *in, size_t n)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++)
		if (in[i].more && (best == n || compare_keys(&in[i], &in[best]) < 0))
			best = i;
	return best;
}

static ZhcStatus
merge_keys(ZhcSegWriter *w, Input *in, size_t n)
{
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		st = next_key(&in[i]);
	while (st == ZHC_OK)
	{
		size_t first = least(in, n);
		uint64_t start;

		if (first == n)
			break;
		start = in[first].first;
		st = zhc_segw_key(w, in[first].dict.key, in[first].dict.keylen);
		for (size_t i = first; i < n && st == ZHC_OK; i++)
		{
			if (!in[i].more || in[i].first != start || in[i].dict.keylen != w->keylen ||
				memcmp(in[i].dict.key, w->key, w->keylen) != 0)
				continue;
			st = merge_postings(w, &in[i]);
			if (st == ZHC_OK)
				st = next_key(&in[i]);
		}
		if (st == ZHC_OK)
			st = zhc_segw_key_end(w);
	}
	return st;
}

ZhcStatus
zhc_seg_merge(const ZhcAlloc *al, const ZhcSegment *segs, size_t n, ZhcSegWriter *w,
			  const ZhcSegSink *sink)
{
	Input *in = al->alloc(al->ctx, (n + 1) * sizeof(Input));
	ZhcStatus st = in ? zhc_segw_begin(w, al, sink) : ZHC_NOMEM;

	if (st != ZHC_OK)
		return st;
	memset(in, 0, (n + 1) * sizeof(Input));
	for (size_t i = 0; i < n; i++)
	{
		in[i].seg = &segs[i];
		zhc_dict_init(&in[i].dict, &segs[i]);
		zhc_cursor_init(&in[i].cursor, &segs[i]);
	}
	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		st = merge_documents(w, &in[i]);
	if (st == ZHC_OK)
		st = merge_keys(w, in, n);
	if (st == ZHC_OK)
		st = zhc_segw_end(w);
	for (size_t i = 0; i < n; i++)
	{
		zhc_dict_free(&in[i].dict);
		zhc_cursor_free(&in[i].cursor);
		al->free(al->ctx, in[i].doc);
	}
	al->free(al->ctx, in);
	return st;
}
