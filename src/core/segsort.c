/*
 * segsort.c - what has been gathered is sorted and written as a segment
 */
#include "segcollected.h"

#include <stdlib.h>

/* ---- sorting --------------------------------------------------------------------------------- */

typedef struct RankedChar
{
	uint32_t cp;
	uint32_t id;
} RankedChar;

static int
by_char(const void *a, const void *b)
{
	const RankedChar *x = a;
	const RankedChar *y = b;

	return (x->cp > y->cp) - (x->cp < y->cp);
}

/* rank[id] by code point, chars by rank; the ids in use are forgotten. */
static ZhcStatus
rank_chars(ZhcCollect *c, uint32_t *rank)
{
	RankedChar *v = c->al->alloc(c->al->ctx, c->nchars * sizeof(RankedChar));

	if (!v)
		return ZHC_NOMEM;
	for (size_t i = 1; i < c->nchars; i++)
		v[i] = (RankedChar){c->chars[i], (uint32_t) i};
	if (c->nchars > 2)
		qsort(v + 1, c->nchars - 1, sizeof(RankedChar), by_char);
	rank[0] = 0;
	for (size_t i = 1; i < c->nchars; i++)
	{
		rank[v[i].id] = (uint32_t) i;
		c->chars[i] = v[i].cp;
	}
	c->al->free(c->al->ctx, v);
	return ZHC_OK;
}

#define DIGITS 3

/* Sort occurrences by their two characters' ranks; stable.  Three digits of 12, 11 and 11 bits. */
static ZhcStatus
sort_keys(ZhcCollect *c, Keys *k, const uint32_t *rank)
{
	static const int shift[DIGITS] = {C2_SHIFT, C2_SHIFT + 12, C2_SHIFT + 23};
	static const uint32_t mask[DIGITS] = {0xFFF, 0x7FF, 0x7FF};
	uint64_t *a = k->v;
	uint64_t *b;
	uint32_t(*count)[4096];

	if (k->n == 0)
		return ZHC_OK;
	b = c->al->alloc(c->al->ctx, k->n * sizeof(uint64_t));
	count = c->al->alloc(c->al->ctx, sizeof(*count) * DIGITS);
	if (!b || !count)
		return ZHC_NOMEM;
	memset(count, 0, sizeof(*count) * DIGITS);
	for (size_t i = 0; i < k->n; i++)
	{
		uint64_t v =
			occurrence(rank[a[i] >> C1_SHIFT], rank[a[i] >> C2_SHIFT & ID_MASK], a[i] & MAX_POS);

		a[i] = v;
		for (int d = 0; d < DIGITS; d++)
			count[d][v >> shift[d] & mask[d]]++;
	}
	for (int d = 0; d < DIGITS; d++)
	{
		uint64_t *swap = a;
		uint32_t sum = 0;

		if (count[d][a[0] >> shift[d] & mask[d]] == k->n)
			continue;
		for (uint32_t i = 0; i <= mask[d]; i++)
		{
			uint32_t n = count[d][i];

			count[d][i] = sum;
			sum += n;
		}
		for (size_t i = 0; i < k->n; i++)
			b[count[d][a[i] >> shift[d] & mask[d]]++] = a[i];
		a = b;
		b = swap;
		zhc_poll(c->al);
	}
	if (a != k->v)
		k->cap = k->n;
	k->v = a;
	c->al->free(c->al->ctx, b);
	c->al->free(c->al->ctx, count);
	return ZHC_OK;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* The document of a position, at or after document d: steps that double, then halves. */
static uint32_t
doc_of(const ZhcCollect *c, uint32_t d, uint32_t pos)
{
	size_t step = 1;
	size_t lo = d;
	size_t hi;

	while (lo + step < c->ndocs && c->docs[lo + step].base <= pos)
	{
		lo += step;
		step *= 2;
	}
	hi = lo + step < c->ndocs ? lo + step : c->ndocs;
	while (lo + 1 < hi) /* docs[lo].base <= pos, and docs[hi] starts after it */
	{
		size_t mid = lo + (hi - lo) / 2;

		if (c->docs[mid].base <= pos)
			lo = mid;
		else
			hi = mid;
	}
	return (uint32_t) lo;
}

/* The postings of one key: n occurrences, whose low 32 bits hold the position under the mask. */
static ZhcStatus
write_group(ZhcCollect *c, ZhcSegWriter *w, const uint64_t *v, size_t n, uint32_t mask, ZhcBuf *buf)
{
	uint32_t d = 0;
	ZhcStatus st = zhc_buf_reserve(buf, n < 4096 ? 4096 * sizeof(uint32_t) : n * sizeof(uint32_t));
	uint32_t *pos = (uint32_t *) (void *) buf->data;

	for (size_t i = 0; i < n && st == ZHC_OK;)
	{
		uint32_t k = 0;
		uint32_t base;
		uint32_t end;

		d = doc_of(c, d, (uint32_t) v[i] & mask);
		base = c->docs[d].base;
		end = d + 1 < c->ndocs ? c->docs[d + 1].base : (uint32_t) c->base;
		do
			pos[k++] = ((uint32_t) v[i++] & mask) - base + 1;
		while (i < n && ((uint32_t) v[i] & mask) < end);
		st = zhc_segw_posting(w, d, pos, k);
	}
	return st == ZHC_OK ? zhc_segw_key_end(w) : st;
}

/* The group of equal keys at v[i]: where it ends. */
static inline size_t
group_end(const Keys *k, size_t i)
{
	uint64_t key = k->v[i] >> C2_SHIFT;

	while (++i < k->n && k->v[i] >> C2_SHIFT == key)
		;
	return i;
}

/* Pairs and tails together, by the first character, then pairs before tails. */
static ZhcStatus
write_grams(ZhcCollect *c, ZhcSegWriter *w, ZhcBuf *buf)
{
	size_t i = 0;
	size_t j = 0;
	ZhcStatus st = ZHC_OK;

	while (st == ZHC_OK && (i < c->pairs.n || j < c->tails.n))
	{
		bool tail = i >= c->pairs.n ||
					(j < c->tails.n && c->tails.v[j] >> C1_SHIFT < c->pairs.v[i] >> C1_SHIFT);
		const Keys *k = tail ? &c->tails : &c->pairs;
		size_t *at = tail ? &j : &i;
		size_t end = group_end(k, *at);
		uint64_t v = k->v[*at];
		uint32_t second = (uint32_t) (v >> C2_SHIFT) & ID_MASK;
		uint8_t kind = tail ? ZHC_GRAM_TAIL : second ? ZHC_GRAM_PAIR : ZHC_GRAM_SINGLE;
		uint8_t key[ZHC_KEY_GRAM];

		st = zhc_segw_key(w, key,
						  zhc_key_gram(c->chars[v >> C1_SHIFT], kind, c->chars[second], key));
		if (st == ZHC_OK)
			st = write_group(c, w, k->v + *at, end - *at, (uint32_t) MAX_POS, buf);
		*at = end;
	}
	return st;
}

typedef struct SortedWord
{
	const char *s;
	uint32_t len;
	uint32_t id;
} SortedWord;

static int
by_text(const void *a, const void *b)
{
	const SortedWord *x = a;
	const SortedWord *y = b;
	int c = memcmp(x->s, y->s, x->len < y->len ? x->len : y->len);

	return c ? c : (x->len > y->len) - (x->len < y->len);
}

/* Distribute the words' occurrences by id, and the words by text. */
static ZhcStatus
sort_words(ZhcCollect *c, SortedWord **out)
{
	SortedWord *v = c->al->alloc(c->al->ctx, (c->ntexts + 1) * sizeof(SortedWord));
	uint64_t *b = c->al->alloc(c->al->ctx, (c->words.n + 1) * sizeof(uint64_t));
	uint32_t sum = 0;

	*out = v;
	if (!v || !b)
		return ZHC_NOMEM;
	for (size_t i = 0; i < c->ntexts; i++)
	{
		WordText *t = &c->texts[i];

		v[i] = (SortedWord){c->bytes.data + t->off, t->len, (uint32_t) i};
		sum += t->count;
		t->count = sum - t->count;
	}
	for (size_t i = 0; i < c->words.n; i++)
		b[c->texts[c->words.v[i] >> 32].count++] = c->words.v[i];
	c->al->free(c->al->ctx, c->words.v);
	c->words.v = b;
	c->words.cap = c->words.n + 1;
	if (c->ntexts > 1)
		qsort(v, c->ntexts, sizeof(SortedWord), by_text);
	return ZHC_OK;
}

static ZhcStatus
write_words(ZhcCollect *c, ZhcSegWriter *w, ZhcBuf *buf)
{
	SortedWord *v;
	ZhcStatus st;

	if (c->ntexts == 0)
		return ZHC_OK;
	st = sort_words(c, &v);
	for (size_t i = 0; i < c->ntexts && st == ZHC_OK; i++)
	{
		uint8_t key[ZHC_KEY_MAX];
		size_t from = v[i].id > 0 ? c->texts[v[i].id - 1].count : 0;

		key[0] = ZHC_KEY_WORD;
		memcpy(key + 1, v[i].s, v[i].len);
		st = zhc_segw_key(w, key, v[i].len + 1);
		if (st == ZHC_OK)
			st = write_group(c, w, c->words.v + from, c->texts[v[i].id].count - from, UINT32_MAX,
							 buf);
	}
	c->al->free(c->al->ctx, v);
	return st;
}

ZhcStatus
zhc_collect_write(ZhcCollect *c, ZhcSegWriter *w, const ZhcSegSink *sink)
{
	uint32_t *rank = c->al->alloc(c->al->ctx, c->nchars * sizeof(uint32_t));
	ZhcBuf buf;
	ZhcStatus st = rank ? zhc_segw_begin(w, c->al, sink) : ZHC_NOMEM;

	zhc_buf_init(&buf, c->al);
	for (size_t i = 0; i < c->ndocs && st == ZHC_OK; i++)
		st = zhc_segw_document(w, c->docs[i].tid, c->docs[i].length);
	if (st == ZHC_OK && c->nchars > 1)
	{
		if (!c->chars) /* the first is no character */
			return ZHC_INVALID;
		c->chars[0] = 0;
		st = rank_chars(c, rank);
	}
	if (st == ZHC_OK)
		st = sort_keys(c, &c->pairs, rank);
	if (st == ZHC_OK)
		st = sort_keys(c, &c->tails, rank);
	if (st == ZHC_OK)
		st = write_grams(c, w, &buf);
	if (st == ZHC_OK)
		st = write_words(c, w, &buf);
	if (st == ZHC_OK)
		st = zhc_segw_end(w);
	zhc_buf_free(&buf);
	c->al->free(c->al->ctx, rank);
	if (st == ZHC_OK)
		zhc_collect_forget(c);
	return st;
}
