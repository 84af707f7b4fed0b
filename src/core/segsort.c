/*
 * segsort.c - what has been gathered is sorted and written as a segment
 */
#include "segcollected.h"

#include <stdlib.h>

typedef struct RankedChar
{
	uint32_t cp;
	uint32_t id;
} RankedChar;

/* What is sorted, and from where it is written. */
typedef struct Sorter
{
	ZhcCollect *c;
	ZhcSegWriter *w;
	RankedChar *chars; /* by rank, which is by code point; the first is no character */
	uint32_t *rank;	   /* by id */
	int bits;		   /* of a rank */
	Keys list;
	Keys spare;
	uint32_t *base;	  /* of each document, and where the last one ends */
	uint32_t *doc_at; /* of positions that are multiples of DOC_STEP: the document */
	ZhcBuf positions;
} Sorter;

/* ---- sorting --------------------------------------------------------------------------------- */

static int
by_char(const void *a, const void *b)
{
	const RankedChar *x = a;
	const RankedChar *y = b;

	return (x->cp > y->cp) - (x->cp < y->cp);
}

static ZhcStatus
rank_chars(Sorter *s)
{
	ZhcCollect *c = s->c;

	s->chars = c->al->alloc(c->al->ctx, c->nchars * sizeof(RankedChar));
	s->rank = c->al->alloc(c->al->ctx, c->nchars * sizeof(uint32_t));
	if (!s->chars || !s->rank)
		return ZHC_NOMEM;
	s->chars[0] = (RankedChar){0, 0};
	for (size_t i = 1; i < c->nchars; i++)
		s->chars[i] = (RankedChar){c->chars[i], (uint32_t) i};
	if (c->nchars > 2)
		qsort(s->chars + 1, c->nchars - 1, sizeof(RankedChar), by_char);
	for (size_t i = 0; i < c->nchars; i++)
		s->rank[s->chars[i].id] = (uint32_t) i;
	while ((c->nchars - 1) >> s->bits > 0)
		s->bits++;
	return ZHC_OK;
}

/* Sorted are numbers of a key (the second character's rank, and the bit above it for tails) and a
 * position. */
#define KEY_SHIFT 32

/* A list in one piece. */
static ZhcStatus
load_list(Sorter *s, const PairList *l)
{
	void *v = s->list.v;
	ZhcStatus st = zhc_array_reserve(s->c->al, &v, &s->list.cap, l->n, sizeof(uint64_t));
	uint64_t *to = v;
	uint32_t pos = 0;

	s->list.v = v;
	s->list.n = l->n;
	for (const PairBlock *b = l->first; b && st == ZHC_OK; b = b->next)
	{
		const uint8_t *p = b->v;
		const uint8_t *end = b == l->last ? l->at : p + b->used;

		while (p < end)
		{
			uint64_t x = zhc_get_fixed(p, PAIR_ROOM);
			unsigned len = PAIR_MIN + (unsigned) (x & ((1 << PAIR_LEN_BITS) - 1));
			uint64_t key;

			x &= UINT64_MAX >> (64 - 8 * len);
			key = s->rank[x >> PAIR_ID_SHIFT & MAX_IDS] | (x >> PAIR_LEN_BITS & 1) << s->bits;
			pos += (uint32_t) (x >> PAIR_SHIFT);
			*to++ = key << KEY_SHIFT | pos;
			p += len;
		}
	}
	return st;
}

static void
sort_few(uint64_t *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		uint64_t x = v[i];
		size_t j = i;

		for (; j > 0 && v[j - 1] > x; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

#define MAX_DIGIT 9 /* bits: of ID_BITS and one more there are two digits */

/* One round of a radix sort: stable, by a digit of which there are so many of each value. */
static void
sort_digit(const uint64_t *a, uint64_t *b, size_t n, int shift, uint32_t mask, uint32_t *count)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i <= mask; i++)
	{
		uint32_t k = count[i];

		count[i] = sum;
		sum += k;
	}
	for (size_t i = 0; i < n; i++)
		b[count[a[i] >> shift & mask]++] = a[i];
}

/* Sort the list by key and position; it came in the order of positions. */
static ZhcStatus
sort_list(Sorter *s)
{
	int bits = (s->bits + 2) / 2; /* of a rank and one more, in two digits */
	uint32_t mask = (1u << bits) - 1;
	uint32_t count[2][1 << MAX_DIGIT];
	void *spare = s->spare.v;
	ZhcStatus st;

	if (s->list.n < 64)
	{
		sort_few(s->list.v, s->list.n);
		return ZHC_OK;
	}
	st = zhc_array_reserve(s->c->al, &spare, &s->spare.cap, s->list.n, sizeof(uint64_t));
	s->spare.v = spare;
	if (st != ZHC_OK)
		return st;
	memset(count[0], 0, (mask + 1) * sizeof(uint32_t));
	memset(count[1], 0, (mask + 1) * sizeof(uint32_t));
	for (size_t i = 0; i < s->list.n; i++)
	{
		uint32_t key = (uint32_t) (s->list.v[i] >> KEY_SHIFT);

		count[0][key & mask]++;
		count[1][key >> bits]++;
	}
	sort_digit(s->list.v, spare, s->list.n, KEY_SHIFT, mask, count[0]);
	sort_digit(spare, s->list.v, s->list.n, KEY_SHIFT + bits, mask, count[1]);
	zhc_poll(s->c->al);
	return ZHC_OK;
}

/* ---- documents of positions ------------------------------------------------------------------ */

#define DOC_STEP_BITS 8

static ZhcStatus
map_docs(Sorter *s)
{
	ZhcCollect *c = s->c;
	size_t steps = (size_t) (c->base >> DOC_STEP_BITS) + 2;
	uint32_t d = 0;

	s->base = c->al->alloc(c->al->ctx, (c->ndocs + 1) * sizeof(uint32_t));
	s->doc_at = c->al->alloc(c->al->ctx, steps * sizeof(uint32_t));
	if (!s->base || !s->doc_at)
		return ZHC_NOMEM;
	for (size_t i = 0; i < c->ndocs; i++)
		s->base[i] = c->docs[i].base;
	s->base[c->ndocs] = (uint32_t) c->base;
	for (size_t i = 0; i < steps; i++)
	{
		while (d + 1 < c->ndocs && s->base[d + 1] <= i << DOC_STEP_BITS)
			d++;
		s->doc_at[i] = d;
	}
	return ZHC_OK;
}

/* The document that a position belongs to: the last of those that begin there or before. */
static inline uint32_t
doc_of(const Sorter *s, uint32_t pos)
{
	uint32_t lo = s->doc_at[pos >> DOC_STEP_BITS];
	uint32_t hi = s->doc_at[(pos >> DOC_STEP_BITS) + 1];

	if (hi - lo <= 1) /* nearly always; which of the two is hard to foresee */
		return lo + ((hi - lo) & (uint32_t) (s->base[hi] <= pos));
	hi++;
	while (lo + 1 < hi) /* base[lo] <= pos, and base[hi] > pos or there is no such document */
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->base[mid] <= pos)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* ---- writing --------------------------------------------------------------------------------- */

#define PIECE 4096

/*
 * The positions of a document, which begin at v[i], up to its end, behind what is in s->positions;
 * returns where the next one begins, 0 when there is no memory.
 */
static inline size_t
put_positions(Sorter *s, const uint64_t *v, size_t i, size_t n, uint32_t d)
{
	ZhcBuf *buf = &s->positions;
	uint32_t end = s->base[d + 1];
	uint32_t next = s->base[d]; /* the position that costs least */

	do
	{
		size_t stop = n - i < PIECE ? n : i + PIECE;
		uint8_t *p;

		if (buf->cap - buf->len < PIECE * ZHC_VARINT32_MAX &&
			zhc_buf_reserve(buf, PIECE * ZHC_VARINT32_MAX) != ZHC_OK)
			return 0;
		p = (uint8_t *) buf->data + buf->len;
		do
		{
			p += zhc_put_varint(p, (uint32_t) v[i] - next);
			next = (uint32_t) v[i++] + 1;
		} while (i < stop && (uint32_t) v[i] < end);
		buf->len = (size_t) (p - (uint8_t *) buf->data);
	} while (i < n && (uint32_t) v[i] < end);
	return i;
}

/* The postings of one key: n occurrences, whose low 32 bits hold the position. */
static ZhcStatus
write_group(Sorter *s, const uint64_t *v, size_t n)
{
	uint32_t doc[ZHC_DOC_BLOCK];
	uint32_t tf[ZHC_DOC_BLOCK];
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < n && st == ZHC_OK;)
	{
		uint32_t k = 0;

		s->positions.len = 0;
		for (; k < ZHC_DOC_BLOCK && i < n; k++) /* as many as the writer takes */
		{
			size_t from = i;

			doc[k] = doc_of(s, (uint32_t) v[i]);
			i = put_positions(s, v, i, n, doc[k]);
			if (i == 0)
				return ZHC_NOMEM;
			tf[k] = (uint32_t) (i - from);
		}
		st = zhc_segw_postings(s->w, doc, tf, k, (const uint8_t *) s->positions.data,
							   s->positions.len);
	}
	return st == ZHC_OK ? zhc_segw_key_end(s->w) : st;
}

/* The keys that begin with the character of a rank: itself alone, pairs, tails. */
static ZhcStatus
write_char(Sorter *s, size_t r)
{
	ZhcStatus st = load_list(s, &s->c->pairs[s->chars[r].id]);
	uint32_t tail = 1u << s->bits;

	if (st == ZHC_OK)
		st = sort_list(s);
	for (size_t i = 0, end; i < s->list.n && st == ZHC_OK; i = end)
	{
		uint64_t k = s->list.v[i] >> KEY_SHIFT;
		uint32_t second = s->chars[k & (tail - 1)].cp;
		uint8_t kind = k & tail ? ZHC_GRAM_TAIL : k > 0 ? ZHC_GRAM_PAIR : ZHC_GRAM_SINGLE;
		uint8_t key[ZHC_KEY_GRAM];

		for (end = i + 1; end < s->list.n && s->list.v[end] >> KEY_SHIFT == k;)
			end++;
		st = zhc_segw_key(s->w, key, zhc_key_gram(s->chars[r].cp, kind, second, key));
		if (st == ZHC_OK)
			st = write_group(s, s->list.v + i, end - i);
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
write_words(Sorter *s)
{
	ZhcCollect *c = s->c;
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
		st = zhc_segw_key(s->w, key, v[i].len + 1);
		if (st == ZHC_OK)
			st = write_group(s, c->words.v + from, c->texts[v[i].id].count - from);
	}
	c->al->free(c->al->ctx, v);
	return st;
}

ZhcStatus
zhc_collect_write(ZhcCollect *c, ZhcSegWriter *w, const ZhcSegSink *sink)
{
	const ZhcAlloc *al = c->al;
	Sorter s = {.c = c, .w = w};
	ZhcStatus st = zhc_segw_begin(w, al, sink);

	zhc_buf_init(&s.positions, al);
	for (size_t i = 0; i < c->ndocs && st == ZHC_OK; i++)
		st = zhc_segw_document(w, c->docs[i].tid, c->docs[i].length);
	if (st == ZHC_OK)
		st = map_docs(&s);
	if (st == ZHC_OK)
		st = rank_chars(&s);
	for (size_t r = 1; r < c->nchars && st == ZHC_OK; r++)
		st = write_char(&s, r);
	if (st == ZHC_OK)
		st = write_words(&s);
	if (st == ZHC_OK)
		st = zhc_segw_end(w);
	zhc_buf_free(&s.positions);
	al->free(al->ctx, s.chars);
	al->free(al->ctx, s.rank);
	al->free(al->ctx, s.list.v);
	al->free(al->ctx, s.spare.v);
	al->free(al->ctx, s.base);
	al->free(al->ctx, s.doc_at);
	if (st == ZHC_OK)
		zhc_collect_forget(c);
	return st;
}
