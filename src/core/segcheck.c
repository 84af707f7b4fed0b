/*
 * segcheck.c - is a segment whole, and what does it say about each document?
 */
#include "segcheck.h"

static inline uint64_t
mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

static uint64_t
hash_key(const uint8_t *key, uint32_t n)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (uint32_t i = 0; i < n; i++)
		h = (h ^ key[i]) * UINT64_C(0x100000001B3);
	return mix(h);
}

typedef struct Check
{
	const ZhcSegment *seg;
	uint64_t *hashes;
	uint32_t *lengths; /* of each document, counted */
	const char *fault;
} Check;

static ZhcStatus
fail(Check *c, const char *fault)
{
	c->fault = fault;
	return ZHC_CORRUPT;
}

/* All documents and positions of the key at hand. */
static ZhcStatus
check_postings(Check *c, const ZhcDict *d, ZhcCursor *cursor)
{
	uint64_t key = hash_key(d->key, d->keylen);
	bool tail =
		d->keylen == ZHC_KEY_GRAM && d->key[0] != ZHC_KEY_WORD && d->key[3] == ZHC_GRAM_TAIL;
	uint32_t df = 0;
	ZhcStatus st = zhc_cursor_open(cursor, &d->posting);

	if (st == ZHC_CORRUPT)
		return fail(c, "the documents of a term are damaged");
	while (st == ZHC_OK && zhc_cursor_doc(cursor) != ZHC_NO_DOC)
	{
		uint32_t doc = zhc_cursor_doc(cursor);
		uint32_t tf = zhc_cursor_tf(cursor);
		const uint32_t *pos;

		st = zhc_cursor_positions(cursor, &pos);
		if (st == ZHC_CORRUPT)
			return fail(c, "the positions of a term are damaged");
		for (uint32_t i = 0; i < tf && st == ZHC_OK; i++)
			c->hashes[doc] += mix(key + pos[i]);
		if (!tail)
			c->lengths[doc] += tf;
		df++;
		if (st == ZHC_OK)
			st = zhc_cursor_next(cursor);
		if (st == ZHC_CORRUPT)
			return fail(c, "the documents of a term are damaged");
	}
	if (st == ZHC_OK && df != d->posting.df)
		return fail(c, "a term has another number of documents than its dictionary says");
	return st;
}

static ZhcStatus
check_keys(Check *c)
{
	ZhcDict d;
	ZhcCursor cursor;
	uint8_t last[ZHC_KEY_MAX];
	uint32_t last_len = 0;
	uint64_t nkeys = 0;
	bool found;
	ZhcStatus st;

	zhc_dict_init(&d, c->seg);
	zhc_cursor_init(&cursor, c->seg);
	st = zhc_dict_next(&d, &found);
	while (st == ZHC_OK && found)
	{
		uint32_t n = last_len < d.keylen ? last_len : d.keylen;
		int order = memcmp(last, d.key, n);

		if (nkeys++ > 0 && (order > 0 || (order == 0 && last_len >= d.keylen)))
		{
			st = fail(c, "the terms of the dictionary are not in order");
			break;
		}
		memcpy(last, d.key, d.keylen);
		last_len = d.keylen;
		st = check_postings(c, &d, &cursor);
		if (st == ZHC_OK)
			st = zhc_dict_next(&d, &found);
	}
	if (st == ZHC_CORRUPT && !c->fault)
		c->fault = "the dictionary is damaged";
	if (st == ZHC_OK && nkeys != c->seg->info.nkeys)
		st = fail(c, "the dictionary has another number of terms than the segment says");
	zhc_dict_free(&d);
	zhc_cursor_free(&cursor);
	return st;
}

/* The lengths that stand there against those counted. */
static ZhcStatus
check_lengths(Check *c)
{
	const ZhcSegInfo *info = &c->seg->info;
	uint32_t nnull = 0;
	uint64_t nterms = 0;
	ZhcStatus st = ZHC_OK;

	for (uint32_t d = 0; d < info->ndocs && st == ZHC_OK; d++)
	{
		uint8_t raw[ZHC_LENGTH_BYTES];
		uint32_t length;

		st = zhc_seg_read(c->seg, ZHC_S_LENGTHS, (uint64_t) d * ZHC_LENGTH_BYTES, raw, sizeof(raw));
		length = (uint32_t) zhc_get_fixed(raw, ZHC_LENGTH_BYTES);
		if (st == ZHC_OK && length != c->lengths[d] &&
			!(length == ZHC_NULL_DOC && c->lengths[d] == 0))
			return fail(c, "a document has another length than its terms");
		nnull += length == ZHC_NULL_DOC;
		nterms += length == ZHC_NULL_DOC ? 0 : length;
	}
	if (st == ZHC_OK && (nnull != info->nnull || nterms != info->nterms))
		return fail(c, "the documents' lengths do not add up");
	return st;
}

ZhcStatus
zhc_seg_check(const ZhcSegment *seg, uint64_t *hashes, const char **fault)
{
	Check c = {.seg = seg, .hashes = hashes};
	const ZhcAlloc *al = seg->al;
	size_t n = (size_t) seg->info.ndocs + 1;
	ZhcStatus st;

	c.lengths = al->alloc(al->ctx, n * sizeof(uint32_t));
	if (!c.lengths)
		return ZHC_NOMEM;
	memset(c.lengths, 0, n * sizeof(uint32_t));
	memset(hashes, 0, (n - 1) * sizeof(uint64_t));
	st = check_keys(&c);
	if (st == ZHC_OK)
		st = check_lengths(&c);
	al->free(al->ctx, c.lengths);
	*fault = c.fault;
	return st;
}
