/*
 * terms.c - the index terms of a text, sorted, with positions
 *
 * A bigram is one 64-bit key, c1 (21 bits) | c2 (21) | position (14).  Keys are collected in text
 * order and sorted by a byte-wise radix that is stable, so positions stay ascending; code-point
 * order is the byte order of UTF-8, which is what PostgreSQL sorts lexemes by.  Bytes that are the
 * same in all keys cost nothing; Chinese text needs four passes.  Reversed last bigrams have an
 * array of their own, words another; the three are merged when read.
 */
#include "terms.h"

#include "scan.h"
#include "utf8.h"

#include <stdlib.h>

#define POS_BITS ZHC_POS_BITS
#define NDIGITS	 6 /* bytes of a key that are sorted by */
#define C2_SHIFT POS_BITS
#define C1_SHIFT (POS_BITS + 21)
#define CP_MASK	 0x1FFFFFu

typedef struct Keys
{
	uint64_t *v;
	size_t n;
	size_t cap;
	size_t next; /* reading */
} Keys;

typedef struct Word
{
	uint64_t pos;  /* first, as zhc_term_pos reads it */
	const char *s; /* set when the bytes no longer move */
	uint32_t off;
	uint32_t len;
} Word;

struct ZhcTerms
{
	const ZhcAlloc *al;
	Keys bigrams; /* and runs of one character, c2 = 0 */
	Keys tails;	  /* c1 = last, c2 = last but one */
	Word *words;
	size_t nwords;
	size_t capwords;
	size_t nextword;
	ZhcBuf bytes; /* of the words */
	uint64_t pos; /* positions used so far */
	bool in_gap;  /* the last position was a gap's */

	/*
	 * Reading: bigrams whose key (without the position) is below this come before the tail and
	 * the word that are next, whatever their last character.
	 */
	uint64_t bound;
};

/* A position as PostgreSQL stores it. */
static inline uint64_t
clamp_pos(uint64_t pos)
{
	return pos < ZHC_MAX_POS ? pos : ZHC_MAX_POS;
}

/* A word takes the next position; the sink's word(). */
static ZhcStatus
add_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	ZhcTerms *t = to;
	void *words = t->words;
	ZhcStatus st = zhc_array_reserve(t->al, &words, &t->capwords, t->nwords + 1, sizeof(Word));

	(void) at;
	(void) len;
	t->words = words;
	if (st != ZHC_OK)
		return st;
	t->pos++;
	t->in_gap = false;
	t->words[t->nwords++] =
		(Word){.pos = clamp_pos(t->pos), .off = (uint32_t) t->bytes.len, .len = (uint32_t) n};
	return zhc_buf_append(&t->bytes, s, n);
}

/* A gap takes a position where there is something to separate; the sink's gap(). */
static void
add_gap(void *to)
{
	ZhcTerms *t = to;

	if (t->pos > 0 && !t->in_gap)
	{
		t->pos++;
		t->in_gap = true;
	}
}

static ZhcStatus
push_key(ZhcTerms *t, Keys *k, uint32_t c1, uint32_t c2, uint64_t pos)
{
	void *v = k->v;
	ZhcStatus st = zhc_array_reserve(t->al, &v, &k->cap, k->n + 1, sizeof(uint64_t));

	k->v = v;
	if (st == ZHC_OK)
		k->v[k->n++] = (uint64_t) c1 << C1_SHIFT | (uint64_t) c2 << C2_SHIFT | clamp_pos(pos);
	return st;
}

/* The terms of a piece of a run. */
static ZhcStatus
add_run(ZhcTerms *t, const ZhcSeg *seg)
{
	uint32_t n = seg->n;
	const uint32_t *cp = seg->cp;
	Keys *k = &t->bigrams;
	void *v = k->v;
	uint64_t pos;
	uint64_t *dst;
	ZhcStatus st;

	if (!seg->first)
		t->pos--; /* the repeated character */
	t->in_gap = false;
	pos = t->pos + 1;
	t->pos += n;
	if (n == 1)
		return push_key(t, k, cp[0], 0, pos);
	st = zhc_array_reserve(t->al, &v, &k->cap, k->n + n, sizeof(uint64_t));
	k->v = v;
	if (st != ZHC_OK)
		return st;
	dst = k->v + k->n;
	k->n += n - 1;
	if (t->pos <= ZHC_MAX_POS)
		for (uint32_t i = 0; i + 1 < n; i++)
			*dst++ = (uint64_t) cp[i] << C1_SHIFT | (uint64_t) cp[i + 1] << C2_SHIFT | (pos + i);
	else
		for (uint32_t i = 0; i + 1 < n; i++)
			*dst++ = (uint64_t) cp[i] << C1_SHIFT | (uint64_t) cp[i + 1] << C2_SHIFT |
					 clamp_pos(pos + i);
	if (!seg->last)
		return ZHC_OK;
	return push_key(t, &t->tails, cp[n - 1], cp[n - 2], pos + n - 2);
}

/* Sort keys by everything above the position; stable. */
static ZhcStatus
sort_keys(const ZhcAlloc *al, Keys *k)
{
	/* bytes of c2, then of c1 */
	static const struct
	{
		uint8_t shift;
		uint8_t mask;
	} digits[NDIGITS] = {{0, 0xFF}, {8, 0xFF}, {16, 0x1F}, {21, 0xFF}, {29, 0xFF}, {37, 0x1F}};
	uint64_t all_or = 0;
	uint64_t all_and = ~(uint64_t) 0;
	uint64_t *a = k->v;
	uint64_t *b;
	uint64_t varies;
	uint32_t count[NDIGITS][256];

	for (size_t i = 0; i < k->n; i++)
	{
		all_or |= a[i];
		all_and &= a[i];
	}
	varies = (all_or ^ all_and) >> POS_BITS;
	if (k->n < 2 || varies == 0)
		return ZHC_OK;
	b = al->alloc(al->ctx, k->n * sizeof(uint64_t));
	if (!b)
		return ZHC_NOMEM;
	memset(count, 0, sizeof(count));
	for (size_t i = 0; i < k->n; i++) /* all digits in one go: the keys are read once */
		for (int d = 0; d < NDIGITS; d++)
			count[d][(a[i] >> (POS_BITS + digits[d].shift)) & digits[d].mask]++;
	for (int d = 0; d < NDIGITS; d++)
	{
		int shift = POS_BITS + digits[d].shift;
		uint64_t mask = digits[d].mask;
		uint32_t sum = 0;
		uint64_t *swap;

		if (((varies >> digits[d].shift) & mask) == 0)
			continue;
		for (int i = 0; i < 256; i++)
		{
			uint32_t c = count[d][i];

			count[d][i] = sum;
			sum += c;
		}
		for (size_t i = 0; i < k->n; i++)
			b[count[d][(a[i] >> shift) & mask]++] = a[i];
		swap = a;
		a = b;
		b = swap;
		zhc_poll(al);
	}
	k->v = a;
	k->cap = k->n;
	al->free(al->ctx, b);
	return ZHC_OK;
}

static int
cmp_words(const void *a, const void *b)
{
	const Word *x = a;
	const Word *y = b;
	uint32_t n = x->len < y->len ? x->len : y->len;
	int c = memcmp(x->s, y->s, n);

	if (c == 0)
		c = (x->len > y->len) - (x->len < y->len);
	return c ? c : (x->pos > y->pos) - (x->pos < y->pos);
}

static ZhcStatus
sort_terms(ZhcTerms *t)
{
	ZhcStatus st = sort_keys(t->al, &t->bigrams);

	if (st == ZHC_OK)
		st = sort_keys(t->al, &t->tails);
	for (size_t i = 0; i < t->nwords; i++)
		t->words[i].s = t->bytes.data + t->words[i].off;
	if (t->nwords > 1)
		qsort(t->words, t->nwords, sizeof(Word), cmp_words);
	return st;
}

static ZhcStatus
add_segments(ZhcTerms *t, ZhcScan *sc, ZhcWordsFn parser, void *ctx)
{
	const ZhcSink sink = {add_word, add_gap, t};
	ZhcSeg seg;
	ZhcStatus st = ZHC_OK;

	while (st == ZHC_OK)
	{
		zhc_scan_next(sc, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		else if (seg.kind == ZHC_SEG_RUN)
		{
			st = add_run(t, &seg);
			if (seg.n >= ZHC_RUN_CHUNK)
				zhc_poll(t->al);
		}
		else if (seg.kind == ZHC_SEG_GAP)
		{
			if (seg.breaks)
				add_gap(t);
		}
		else
			st = zhc_words(t->al, parser, ctx, &sink, sc->s + seg.start, seg.end - seg.start);
	}
	return st;
}

ZhcStatus
zhc_terms_make(const ZhcAlloc *al, const char *s, size_t n, ZhcWordsFn parser, void *ctx,
			   ZhcTerms **out)
{
	ZhcScan *sc = al->alloc(al->ctx, sizeof(ZhcScan));
	ZhcTerms *t = al->alloc(al->ctx, sizeof(ZhcTerms));
	void *v = NULL;
	ZhcStatus st;

	*out = NULL;
	if (!sc || !t)
		return ZHC_NOMEM;
	memset(t, 0, sizeof(*t));
	t->al = al;
	zhc_buf_init(&t->bytes, al);
	st = zhc_scan_begin(sc, al, s, n);
	/* Most of a Chinese text is bigrams, one for three bytes: ask for the room at once. */
	if (st == ZHC_OK)
		st = zhc_array_reserve(al, &v, &t->bigrams.cap, n / 3 + 16, sizeof(uint64_t));
	t->bigrams.v = v;
	if (st == ZHC_OK)
		st = add_segments(t, sc, parser, ctx);
	zhc_scan_end(sc);
	al->free(al->ctx, sc);
	if (st == ZHC_OK)
		st = sort_terms(t);
	if (st == ZHC_OK)
	{
		zhc_terms_rewind(t);
		*out = t;
	}
	else
		zhc_terms_free(t);
	return st;
}

void
zhc_terms_free(ZhcTerms *t)
{
	const ZhcAlloc *al = t->al;

	al->free(al->ctx, t->bigrams.v);
	al->free(al->ctx, t->tails.v);
	al->free(al->ctx, t->words);
	zhc_buf_free(&t->bytes);
	al->free(al->ctx, t);
}

/* Take the group of equal keys at the head of k. */
static inline void
take_group(Keys *k, ZhcTerm *term)
{
	const uint64_t *v = k->v + k->next;
	size_t left = k->n - k->next;
	uint64_t key = v[0] >> POS_BITS;
	uint32_t n = 1;

	while (n < left && v[n] >> POS_BITS == key)
		n++;
	term->word = NULL;
	term->first = (const char *) v;
	term->stride = sizeof(uint64_t);
	term->npos = n;
	k->next += n;
}

static void
take_word(ZhcTerms *t, ZhcTerm *term)
{
	const Word *w = t->words + t->nextword;
	size_t left = t->nwords - t->nextword;
	uint32_t n = 1;

	while (n < left && w[n].len == w[0].len && memcmp(w[n].s, w[0].s, w[0].len) == 0)
		n++;
	term->word = w->s;
	term->tail = false;
	term->len = w->len;
	term->first = (const char *) w;
	term->stride = sizeof(Word);
	term->npos = n;
	t->nextword += n;
}

/* The three bytes of a character from U+0800 to U+FFFF, the first one lowest. */
static inline uint64_t
three_bytes(uint32_t cp)
{
	return 0x8080E0u | cp >> 12 | (cp >> 6 & 0x3F) << 8 | (cp & 0x3F) << 16;
}

/*
 * Nearly all bigrams are two characters of three bytes.  Their text is made in a register: a
 * load that follows byte-wise stores would have to wait for all of them.
 */
static inline uint32_t
bigram_text(uint64_t key, char *dst)
{
	uint32_t c1 = (uint32_t) (key >> C1_SHIFT) & CP_MASK;
	uint32_t c2 = (uint32_t) (key >> C2_SHIFT) & CP_MASK;
	int n;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (c1 - 0x800 < 0xF800 && c2 - 0x800 < 0xF800)
	{
		uint64_t text = three_bytes(c1) | three_bytes(c2) << 24;

		memcpy(dst, &text, sizeof(text));
		return 6;
	}
#endif
	n = zhc_encode(c1, dst);
	return (uint32_t) (c2 ? n + zhc_encode(c2, dst + n) : n);
}

static uint32_t
tail_text(uint64_t key, char *dst)
{
	int n = zhc_encode((uint32_t) (key >> C1_SHIFT) & CP_MASK, dst);

	n += zhc_encode(ZHC_TAIL_MARK, dst + n);
	return (uint32_t) (n + zhc_encode((uint32_t) (key >> C2_SHIFT) & CP_MASK, dst + n));
}

/* Set bound from the next tail and the next word. */
static void
set_bound(ZhcTerms *t)
{
	t->bound = UINT64_MAX;
	if (t->tails.next < t->tails.n)
		t->bound = (t->tails.v[t->tails.next] >> C1_SHIFT) << 21 | ZHC_TAIL_MARK;
	if (t->nextword < t->nwords)
	{
		const Word *w = t->words + t->nextword;
		uint32_t cp;
		uint64_t first;

		zhc_decode(w->s, w->s + w->len, &cp);
		first = (uint64_t) cp << 21;
		if (first < t->bound)
			t->bound = first;
	}
}

/* Does the tail at the head come before the bigram at the head? */
static bool
tail_first(const ZhcTerms *t)
{
	uint64_t b = t->bigrams.v[t->bigrams.next] >> POS_BITS;
	uint64_t a = t->tails.v[t->tails.next] >> POS_BITS;

	if (a >> 21 != b >> 21)
		return a >> 21 < b >> 21;
	return (b & CP_MASK) > ZHC_TAIL_MARK;
}

/* The next term where a tail or a word may be it. */
static bool
next_merged(ZhcTerms *t, ZhcTerm *term)
{
	bool have_b = t->bigrams.next < t->bigrams.n;
	bool have_t = t->tails.next < t->tails.n;
	bool use_tail = have_t && (!have_b || tail_first(t));

	if (have_b || have_t)
		term->len = use_tail ? tail_text(t->tails.v[t->tails.next], term->text)
							 : bigram_text(t->bigrams.v[t->bigrams.next], term->text);
	if (t->nextword < t->nwords)
	{
		const Word *w = t->words + t->nextword;
		uint32_t n = have_b || have_t ? (w->len < term->len ? w->len : term->len) : 0;
		int c = memcmp(w->s, term->text, n);

		if (n == 0 || c < 0 || (c == 0 && w->len < term->len))
		{
			take_word(t, term);
			set_bound(t);
			return true;
		}
	}
	if (!have_b && !have_t)
		return false;
	take_group(use_tail ? &t->tails : &t->bigrams, term);
	term->tail = use_tail;
	if (use_tail)
		set_bound(t);
	return true;
}

bool
zhc_terms_next(ZhcTerms *t, ZhcTerm *term)
{
	Keys *k = &t->bigrams;

	if (k->next >= k->n || k->v[k->next] >> POS_BITS >= t->bound)
		return next_merged(t, term);
	term->len = bigram_text(k->v[k->next], term->text);
	take_group(k, term);
	term->tail = false;
	return true;
}

void
zhc_terms_rewind(ZhcTerms *t)
{
	t->bigrams.next = t->tails.next = t->nextword = 0;
	set_bound(t);
}

size_t
zhc_terms_count(const ZhcTerms *t)
{
	return t->bigrams.n + t->tails.n + t->nwords;
}

size_t
zhc_terms_bytes(const ZhcTerms *t)
{
	return t->bigrams.n * 8 + t->tails.n * 11 + t->bytes.len;
}

uint64_t
zhc_terms_last_pos(const ZhcTerms *t)
{
	return t->pos;
}
