/*
 * segcursor.c - the documents and positions of a key
 */
#include "segread.h"

/* Read the skip entries: documents and bytes of each block. */
static ZhcStatus
load_skips(ZhcCursor *c)
{
	const ZhcPosting *p = &c->posting;
	const ZhcAlloc *al = c->seg->al;
	uint64_t docs = 0;
	uint64_t positions = 0;
	uint64_t v[3];
	uint32_t last = UINT32_MAX;
	const uint8_t *at;
	const uint8_t *end;
	ZhcStatus st;

	if (p->len[ZHC_S_SKIPS] > (uint64_t) c->nblocks * 3 * ZHC_VARINT_MAX)
		return ZHC_CORRUPT;
	c->last = al->alloc(al->ctx, c->nblocks * sizeof(uint32_t));
	c->docs_end = al->alloc(al->ctx, c->nblocks * sizeof(uint64_t));
	c->positions_end = al->alloc(al->ctx, c->nblocks * sizeof(uint64_t));
	if (!c->last || !c->docs_end || !c->positions_end)
		return ZHC_NOMEM;
	st = zhc_buf_reserve(&c->bytes, (size_t) p->len[ZHC_S_SKIPS] + 1);
	if (st == ZHC_OK)
		st = zhc_seg_read(c->seg, ZHC_S_SKIPS, p->off[ZHC_S_SKIPS], c->bytes.data,
						  (size_t) p->len[ZHC_S_SKIPS]);
	if (st != ZHC_OK)
		return st;
	at = (const uint8_t *) c->bytes.data;
	end = at + p->len[ZHC_S_SKIPS];
	for (uint32_t b = 0; b < c->nblocks; b++)
	{
		for (int i = 0; i < 3; i++)
			if (!zhc_get_varint(&at, end, &v[i]))
				return ZHC_CORRUPT;
		if (v[0] == 0 || v[0] > c->seg->info.ndocs || v[1] > p->len[ZHC_S_DOCS] ||
			v[2] > p->len[ZHC_S_POSITIONS])
			return ZHC_CORRUPT;
		last += (uint32_t) v[0];
		docs += v[1];
		positions += v[2];
		if (last >= c->seg->info.ndocs)
			return ZHC_CORRUPT;
		c->last[b] = last;
		c->docs_end[b] = docs;
		c->positions_end[b] = positions;
	}
	if (docs != p->len[ZHC_S_DOCS] || positions != p->len[ZHC_S_POSITIONS] || at != end)
		return ZHC_CORRUPT;
	return ZHC_OK;
}

/*
 * Decode n documents that follow document `before` (UINT32_MAX: none) from bytes [p, end); the byte
 * at end may be read, too.  Nearly all numbers have one byte, but whether a frequency follows is
 * hard to foresee: it is taken in without a branch.
 */
static ZhcStatus
decode_docs(ZhcCursor *c, const uint8_t *p, const uint8_t *end, uint32_t before, uint32_t n)
{
	uint64_t doc = (uint64_t) before + 1; /* the least that can follow */
	uint32_t ndocs = c->seg->info.ndocs;

	if (before == UINT32_MAX)
		doc = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t v;
		uint32_t tf = 0;
		uint32_t more;

		if (p >= end)
			return ZHC_CORRUPT;
		more = 0 - (*p & 1u);
		if (((*p | (p[1] & more)) & 0x80) == 0)
		{
			v = *p;
			tf = p[1] & more;
			p += 1 + (more & 1);
		}
		else if (!zhc_get_varint(&p, end, &v) || v >> 1 > ndocs ||
				 ((v & 1) && (!zhc_get_varint32(&p, end, &tf) || tf > UINT32_MAX - 2)))
			return ZHC_CORRUPT;
		doc += v >> 1;
		c->doc[i] = (uint32_t) doc++;
		c->tf[i] = 1 + tf + (uint32_t) (v & 1);
	}
	return p == end && doc <= ndocs ? ZHC_OK : ZHC_CORRUPT;
}

/* Where a block's part of a stream is, from the stream's start for this key. */
static inline uint64_t
block_start(const uint64_t *ends, uint32_t b)
{
	return b > 0 ? ends[b - 1] : 0;
}

static inline uint64_t
block_end(const ZhcCursor *c, const uint64_t *ends, ZhcStream s, uint32_t b)
{
	return c->nblocks > 1 ? ends[b] : c->posting.len[s];
}

static ZhcStatus
load_docs(ZhcCursor *c, uint32_t b)
{
	uint64_t from = block_start(c->docs_end, b);
	uint64_t len = block_end(c, c->docs_end, ZHC_S_DOCS, b) - from;
	uint32_t n = b + 1 < c->nblocks ? ZHC_DOC_BLOCK : c->posting.df - b * ZHC_DOC_BLOCK;
	ZhcStatus st;

	c->block = b;
	c->n = c->i = 0;
	c->pos_loaded = false;
	if (len > (uint64_t) n * 2 * ZHC_VARINT_MAX)
		return ZHC_CORRUPT;
	c->bytes.len = 0;
	st = zhc_buf_reserve(&c->bytes, (size_t) len + 1);
	if (st == ZHC_OK)
		st = zhc_seg_read(c->seg, ZHC_S_DOCS, c->posting.off[ZHC_S_DOCS] + from, c->bytes.data,
						  (size_t) len);
	if (st == ZHC_OK)
	{
		c->bytes.data[len] = 0;
		st = decode_docs(c, (const uint8_t *) c->bytes.data, (const uint8_t *) c->bytes.data + len,
						 b > 0 ? c->last[b - 1] : UINT32_MAX, n);
	}
	if (st == ZHC_OK && c->nblocks > 1 && c->doc[n - 1] != c->last[b])
		st = ZHC_CORRUPT;
	if (st == ZHC_OK)
		c->n = n;
	return st;
}

void
zhc_cursor_init(ZhcCursor *c, const ZhcSegment *seg)
{
	c->seg = seg;
	c->last = NULL;
	c->docs_end = c->positions_end = NULL;
	c->n = c->i = 0;
	zhc_buf_init(&c->bytes, seg->al);
	zhc_buf_init(&c->pos_bytes, seg->al);
	zhc_buf_init(&c->pos, seg->al);
}

static void
free_skips(ZhcCursor *c)
{
	const ZhcAlloc *al = c->seg->al;

	al->free(al->ctx, c->last);
	al->free(al->ctx, c->docs_end);
	al->free(al->ctx, c->positions_end);
	c->last = NULL;
	c->docs_end = c->positions_end = NULL;
}

void
zhc_cursor_free(ZhcCursor *c)
{
	free_skips(c);
	zhc_buf_free(&c->bytes);
	zhc_buf_free(&c->pos_bytes);
	zhc_buf_free(&c->pos);
}

ZhcStatus
zhc_cursor_open(ZhcCursor *c, const ZhcPosting *posting)
{
	ZhcStatus st = ZHC_OK;

	if (c->last)
		free_skips(c);
	c->posting = *posting;
	c->nblocks = (posting->df - 1) / ZHC_DOC_BLOCK + 1;
	c->n = c->i = 0;
	if (c->nblocks > 1)
		st = load_skips(c);
	return st == ZHC_OK ? load_docs(c, 0) : st;
}

ZhcStatus
zhc_cursor_next_block(ZhcCursor *c)
{
	if (c->block + 1 < c->nblocks)
	{
		if (c->block % 256 == 0)
			zhc_poll(c->seg->al);
		return load_docs(c, c->block + 1);
	}
	c->i = c->n = 0;
	return ZHC_OK;
}

ZhcStatus
zhc_cursor_seek(ZhcCursor *c, uint32_t doc)
{
	if (c->n == 0)
		return ZHC_OK;
	if (c->doc[c->n - 1] < doc)
	{
		uint32_t lo = c->block + 1;
		uint32_t hi = c->nblocks;
		ZhcStatus st;

		while (lo < hi)
		{
			uint32_t mid = lo + (hi - lo) / 2;

			if (c->last[mid] < doc)
				lo = mid + 1;
			else
				hi = mid;
		}
		if (lo >= c->nblocks)
		{
			c->i = c->n = 0;
			c->block = c->nblocks - 1;
			return ZHC_OK;
		}
		st = load_docs(c, lo);
		if (st != ZHC_OK)
			return st;
	}
	while (c->i + 8 < c->n && c->doc[c->i + 8] < doc)
		c->i += 8;
	while (c->doc[c->i] < doc)
		c->i++;
	return ZHC_OK;
}

static ZhcStatus
load_positions(ZhcCursor *c)
{
	uint64_t from = block_start(c->positions_end, c->block);
	uint64_t len = block_end(c, c->positions_end, ZHC_S_POSITIONS, c->block) - from;
	ZhcStatus st;

	c->pos_bytes.len = 0;
	st = zhc_buf_reserve(&c->pos_bytes, (size_t) len + 1);
	if (st == ZHC_OK)
		st = zhc_seg_read(c->seg, ZHC_S_POSITIONS, c->posting.off[ZHC_S_POSITIONS] + from,
						  c->pos_bytes.data, (size_t) len);
	c->pos_bytes.len = (size_t) len;
	c->pos_loaded = st == ZHC_OK;
	c->pos_i = 0;
	c->pos_at = 0;
	return st;
}

ZhcStatus
zhc_cursor_block_positions(ZhcCursor *c, const uint8_t **from, const uint8_t **end)
{
	ZhcStatus st = load_positions(c);

	*from = (const uint8_t *) c->pos_bytes.data;
	*end = *from + c->pos_bytes.len;
	return st;
}

const uint8_t *
zhc_skip_varints(const uint8_t *p, const uint8_t *end, uint64_t n)
{
	/* a number ends with a byte below 0x80: eight bytes at a time */
	for (uint64_t v; n >= 8 && end - p >= 8; p += 8)
	{
		memcpy(&v, p, sizeof(v));
		n -= ((~v >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0101010101010101)) >> 56;
	}
	while (n > 0 && p < end)
		n -= *p++ < 0x80;
	return n == 0 ? p : NULL;
}

ZhcStatus
zhc_cursor_positions(ZhcCursor *c, const uint32_t **pos)
{
	const uint8_t *p;
	const uint8_t *end;
	uint32_t *v;
	uint64_t before = 0;
	uint64_t last = 0;
	uint32_t n = c->tf[c->i];
	ZhcStatus st = ZHC_OK;

	if (!c->pos_loaded || c->pos_i > c->i)
		st = load_positions(c);
	if (st != ZHC_OK)
		return st;
	p = (const uint8_t *) c->pos_bytes.data + c->pos_at;
	end = (const uint8_t *) c->pos_bytes.data + c->pos_bytes.len;
	for (; c->pos_i < c->i; c->pos_i++)
		before += c->tf[c->pos_i];
	p = zhc_skip_varints(p, end, before);
	if (!p)
		return ZHC_CORRUPT;
	c->pos_at = (size_t) (p - (const uint8_t *) c->pos_bytes.data);
	if (n > (size_t) (end - p)) /* a byte each at least */
		return ZHC_CORRUPT;
	c->pos.len = 0;
	st = zhc_buf_reserve(&c->pos, (size_t) n * sizeof(uint32_t));
	if (st != ZHC_OK)
		return st;
	v = (uint32_t *) (void *) c->pos.data;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t step;

		if (!zhc_get_varint32(&p, end, &step))
			return ZHC_CORRUPT;
		last += (uint64_t) step + 1;
		if (last > UINT32_MAX)
			return ZHC_CORRUPT;
		v[i] = (uint32_t) last;
	}
	*pos = v;
	return ZHC_OK;
}
