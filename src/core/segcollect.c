/*
 * segcollect.c - documents gathered in memory and written as a segment
 *
 * All documents share one space of positions.  An occurrence of a pair is one number: the first
 * character's id (17 bits), the second's (17), the position (30).  Ids are given out as characters
 * come and exchanged for ranks by code point before a stable radix sort; so positions stay
 * ascending, and one sequential pass writes the segment.  Reversed last pairs have an array of
 * their own, words another.
 */
#include "segcollect.h"

#include "scan.h"

#include <stdlib.h>

#define POS_BITS 30
#define MAX_POS	 ((UINT64_C(1) << POS_BITS) - 1)
#define ID_BITS	 17
#define MAX_IDS	 ((1u << ID_BITS) - 1)
#define C2_SHIFT POS_BITS
#define C1_SHIFT (POS_BITS + ID_BITS)
#define ID_MASK	 ((1u << ID_BITS) - 1)

#define PAGE_CHARS 256
#define NPAGES	   (0x110000 / PAGE_CHARS)

typedef struct Keys
{
	uint64_t *v;
	size_t n;
	size_t cap;
} Keys;

typedef struct Doc
{
	uint64_t tid;
	uint32_t base; /* position p of the document is base + p - 1 */
	uint32_t length;
} Doc;

typedef struct WordText
{
	size_t off; /* in bytes */
	uint32_t len;
	uint32_t next;	/* in its bucket, id + 1 */
	uint32_t count; /* occurrences; when writing, where they end */
} WordText;

struct ZhcCollect
{
	const ZhcAlloc *al;
	ZhcWordsFn parser;
	void *ctx;
	ZhcScan *scan;
	Keys pairs; /* and runs of one character, second id 0 */
	Keys tails;
	Keys words; /* id << 32 | position */
	Doc *docs;
	size_t ndocs;
	size_t capdocs;
	uint32_t *ids[NPAGES]; /* of characters; 0: none yet */
	uint32_t *chars;	   /* by id */
	size_t nchars;		   /* the first is no character */
	size_t capchars;
	WordText *texts;
	size_t ntexts;
	size_t captexts;
	ZhcBuf bytes;
	uint32_t *buckets;
	uint32_t nbuckets;

	/* the document at hand */
	uint64_t base;
	uint64_t pos;
	uint64_t length;
	bool in_gap;
};

ZhcStatus
zhc_collect_begin(const ZhcAlloc *al, ZhcWordsFn parser, void *ctx, ZhcCollect **out)
{
	ZhcCollect *c = al->alloc(al->ctx, sizeof(ZhcCollect));

	*out = c;
	if (!c)
		return ZHC_NOMEM;
	memset(c, 0, sizeof(*c));
	c->al = al;
	c->parser = parser;
	c->ctx = ctx;
	c->nchars = 1;
	zhc_buf_init(&c->bytes, al);
	c->scan = al->alloc(al->ctx, sizeof(ZhcScan));
	return c->scan ? ZHC_OK : ZHC_NOMEM;
}

static void
forget(ZhcCollect *c)
{
	c->pairs.n = c->tails.n = c->words.n = 0;
	c->ndocs = c->ntexts = 0;
	c->bytes.len = 0;
	c->base = 0;
	for (size_t i = 1; i < c->nchars; i++)
		c->ids[c->chars[i] / PAGE_CHARS][c->chars[i] % PAGE_CHARS] = 0;
	c->nchars = 1;
	if (c->nbuckets > 0)
		memset(c->buckets, 0, c->nbuckets * sizeof(uint32_t));
}

void
zhc_collect_free(ZhcCollect *c)
{
	const ZhcAlloc *al = c->al;

	for (int i = 0; i < NPAGES; i++)
		al->free(al->ctx, c->ids[i]);
	al->free(al->ctx, c->pairs.v);
	al->free(al->ctx, c->tails.v);
	al->free(al->ctx, c->words.v);
	al->free(al->ctx, c->docs);
	al->free(al->ctx, c->chars);
	al->free(al->ctx, c->texts);
	al->free(al->ctx, c->buckets);
	al->free(al->ctx, c->scan);
	zhc_buf_free(&c->bytes);
	al->free(al->ctx, c);
}

bool
zhc_collect_fits(const ZhcCollect *c, size_t n)
{
	return c->base + n < MAX_POS && c->nchars + n / 3 < MAX_IDS && c->ndocs < UINT32_MAX / 2;
}

size_t
zhc_collect_bytes(const ZhcCollect *c)
{
	/* occurrences are sorted from one array into another */
	return (c->pairs.n + c->tails.n + c->words.n) * 16 + c->ndocs * sizeof(Doc) + c->bytes.len +
		   c->ntexts * (sizeof(WordText) + 16);
}

uint32_t
zhc_collect_ndocs(const ZhcCollect *c)
{
	return (uint32_t) c->ndocs;
}

/* ---- a document ------------------------------------------------------------------------------ */

static ZhcStatus
new_id(ZhcCollect *c, uint32_t cp, uint32_t *id)
{
	uint32_t **page = &c->ids[cp / PAGE_CHARS];
	void *chars = c->chars;
	ZhcStatus st = zhc_array_reserve(c->al, &chars, &c->capchars, c->nchars + 1, sizeof(uint32_t));

	c->chars = chars;
	if (st != ZHC_OK)
		return st;
	if (!*page)
	{
		*page = c->al->alloc(c->al->ctx, PAGE_CHARS * sizeof(uint32_t));
		if (!*page)
			return ZHC_NOMEM;
		memset(*page, 0, PAGE_CHARS * sizeof(uint32_t));
	}
	if (c->nchars > MAX_IDS)
		return ZHC_TOO_LONG;
	*id = (*page)[cp % PAGE_CHARS] = (uint32_t) c->nchars;
	c->chars[c->nchars++] = cp;
	return ZHC_OK;
}

/* The id of a character of a run (below 0x110000). */
static inline ZhcStatus
char_id(ZhcCollect *c, uint32_t cp, uint32_t *id)
{
	const uint32_t *page = c->ids[cp / PAGE_CHARS];

	*id = page ? page[cp % PAGE_CHARS] : 0;
	return *id ? ZHC_OK : new_id(c, cp, id);
}

static inline uint64_t
occurrence(uint32_t id1, uint32_t id2, uint64_t at)
{
	return (uint64_t) id1 << C1_SHIFT | (uint64_t) id2 << C2_SHIFT | at;
}

/* The pairs of a piece of a run. */
static ZhcStatus
add_run(ZhcCollect *c, const ZhcSeg *seg)
{
	uint32_t n = seg->n;
	void *v = c->pairs.v;
	uint32_t id1 = 0;
	uint32_t id2 = 0;
	uint64_t at;
	ZhcStatus st = zhc_array_reserve(c->al, &v, &c->pairs.cap, c->pairs.n + n, sizeof(uint64_t));

	c->pairs.v = v;
	if (!seg->first)
		c->pos--; /* the repeated character */
	at = c->base + c->pos;
	c->in_gap = false;
	c->pos += n;
	if (c->base + c->pos > MAX_POS)
		return ZHC_TOO_LONG;
	if (st == ZHC_OK)
		st = char_id(c, seg->cp[0], &id2);
	if (st == ZHC_OK && n == 1)
		c->pairs.v[c->pairs.n++] = occurrence(id2, 0, at);
	for (uint32_t i = 1; i < n && st == ZHC_OK; i++)
	{
		id1 = id2;
		st = char_id(c, seg->cp[i], &id2);
		c->pairs.v[c->pairs.n++] = occurrence(id1, id2, at++);
	}
	c->length += n > 1 ? n - 1 : 1;
	if (st != ZHC_OK || n == 1 || !seg->last)
		return st;
	v = c->tails.v;
	st = zhc_array_reserve(c->al, &v, &c->tails.cap, c->tails.n + 1, sizeof(uint64_t));
	c->tails.v = v;
	if (st == ZHC_OK)
		c->tails.v[c->tails.n++] = occurrence(id2, id1, at - 1);
	return st;
}

static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char) s[i]) * UINT64_C(0x100000001B3);
	return (uint32_t) (h ^ h >> 32);
}

/* Twice as many buckets, when there are as many words as buckets. */
static ZhcStatus
grow_buckets(ZhcCollect *c)
{
	uint32_t n = c->nbuckets ? c->nbuckets * 2 : 1024;
	uint32_t *b;

	if (c->ntexts < c->nbuckets)
		return ZHC_OK;
	b = c->al->alloc(c->al->ctx, n * sizeof(uint32_t));
	if (!b)
		return ZHC_NOMEM;
	memset(b, 0, n * sizeof(uint32_t));
	for (size_t i = 0; i < c->ntexts; i++)
	{
		WordText *t = &c->texts[i];
		uint32_t *head = &b[hash_bytes(c->bytes.data + t->off, t->len) & (n - 1)];

		t->next = *head;
		*head = (uint32_t) i + 1;
	}
	c->al->free(c->al->ctx, c->buckets);
	c->buckets = b;
	c->nbuckets = n;
	return ZHC_OK;
}

static ZhcStatus
word_id(ZhcCollect *c, const char *s, size_t n, uint32_t *id)
{
	ZhcStatus st = grow_buckets(c);
	uint32_t *head;
	void *texts = c->texts;

	if (st != ZHC_OK)
		return st;
	head = &c->buckets[hash_bytes(s, n) & (c->nbuckets - 1)];
	for (uint32_t i = *head; i != 0; i = c->texts[i - 1].next)
		if (c->texts[i - 1].len == n && memcmp(c->bytes.data + c->texts[i - 1].off, s, n) == 0)
		{
			*id = i - 1;
			return ZHC_OK;
		}
	st = zhc_array_reserve(c->al, &texts, &c->captexts, c->ntexts + 1, sizeof(WordText));
	c->texts = texts;
	if (st != ZHC_OK)
		return st;
	c->texts[c->ntexts] =
		(WordText){.off = c->bytes.len, .len = (uint32_t) n, .next = *head, .count = 0};
	*id = (uint32_t) c->ntexts++;
	*head = *id + 1;
	return zhc_buf_append(&c->bytes, s, n);
}

static ZhcStatus
add_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	ZhcCollect *c = to;
	void *v = c->words.v;
	uint32_t id;
	ZhcStatus st = zhc_array_reserve(c->al, &v, &c->words.cap, c->words.n + 1, sizeof(uint64_t));

	(void) at;
	(void) len;
	c->words.v = v;
	if (st == ZHC_OK)
		st = word_id(c, s, n, &id);
	if (st != ZHC_OK)
		return st;
	c->words.v[c->words.n++] = (uint64_t) id << 32 | (c->base + c->pos);
	c->texts[id].count++;
	c->pos++;
	c->length++;
	c->in_gap = false;
	return c->base + c->pos > MAX_POS ? ZHC_TOO_LONG : ZHC_OK;
}

static void
add_gap(void *to)
{
	ZhcCollect *c = to;

	if (c->pos > 0 && !c->in_gap)
	{
		c->pos++;
		c->in_gap = true;
	}
}

static ZhcStatus
add_text(ZhcCollect *c, const char *s, size_t n)
{
	const ZhcSink sink = {add_word, add_gap, c};
	ZhcSeg seg;
	ZhcStatus st = zhc_scan_begin(c->scan, c->al, s, n);

	while (st == ZHC_OK)
	{
		zhc_scan_next(c->scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
		{
			st = add_run(c, &seg);
			if (seg.n >= ZHC_RUN_CHUNK)
				zhc_poll(c->al);
		}
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_words(c->al, c->parser, c->ctx, &sink, s + seg.start, seg.end - seg.start);
		else if (seg.breaks)
			add_gap(c);
	}
	zhc_scan_end(c->scan);
	return st;
}

ZhcStatus
zhc_collect_add(ZhcCollect *c, uint64_t tid, const char *s, size_t n)
{
	void *docs = c->docs;
	ZhcStatus st = zhc_array_reserve(c->al, &docs, &c->capdocs, c->ndocs + 1, sizeof(Doc));

	c->docs = docs;
	if (st != ZHC_OK)
		return st;
	c->docs[c->ndocs++] = (Doc){tid, (uint32_t) c->base, ZHC_NULL_DOC};
	c->pos = c->length = 0;
	c->in_gap = false;
	if (!s)
		return ZHC_OK;
	st = add_text(c, s, n);
	c->docs[c->ndocs - 1].length = (uint32_t) c->length;
	c->base += c->pos;
	return st;
}

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
		forget(c);
	return st;
}
