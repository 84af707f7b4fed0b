/*
 * terms.c - the index terms of a text, sorted, with positions
 *
 * Keys (terms.h) are collected in text order and sorted (keysort.c) so that positions stay
 * ascending; code-point order is the byte order of UTF-8, which is what PostgreSQL sorts lexemes
 * by. Words have an array of their own; the two are merged when read.
 */
#include "terms.h"

#include "keysort.h"
#include "scan.h"
#include "utf8.h"

#define POLL_BYTES 16384u /* of the text between two polls */

typedef struct Word
{
	uint64_t pos;  /* first, as zhc_term_pos reads it */
	uint64_t head; /* its first eight bytes as a number, the first one highest */
	const char *s; /* set when the bytes no longer move */
	uint32_t off;
	uint16_t len;
	bool tail; /* a reversed last bigram that has no key */
} Word;

struct ZhcTerms
{
	const ZhcAlloc *al;
	uint64_t *keys;
	size_t nkeys;
	size_t capkeys;
	size_t nextkey; /* reading */
	size_t ntails;	/* keys that are reversed last bigrams */
	Word *words;
	size_t nwords;
	size_t capwords;
	size_t nextword;
	ZhcBuf bytes;	/* of the words */
	uint64_t pos;	/* positions used so far */
	bool in_gap;	/* the last position was a gap's */
	uint64_t bound; /* reading: keys below it come before the next word, whatever follows in both */
};

/* ---- collecting ---------------------------------------------------------------------------- */

/* A position as PostgreSQL stores it. */
static inline uint64_t
clamp_pos(uint64_t pos)
{
	return pos < ZHC_MAX_POS ? pos : ZHC_MAX_POS;
}

/* Eight bytes as a number that sorts as they do. */
static inline uint64_t
head8(const char *s)
{
	const unsigned char *p = (const unsigned char *) s;

	return (uint64_t) p[0] << 56 | (uint64_t) p[1] << 48 | (uint64_t) p[2] << 40 |
		   (uint64_t) p[3] << 32 | (uint64_t) p[4] << 24 | (uint64_t) p[5] << 16 |
		   (uint64_t) p[6] << 8 | (uint64_t) p[7];
}

/* Up to eight bytes as a number that sorts as they do. */
static uint64_t
head_of(const char *s, size_t n)
{
	uint64_t head = 0;

	if (n >= 8)
		return head8(s);
	for (size_t i = 0; i < n; i++)
		head |= (uint64_t) (unsigned char) s[i] << (56 - 8 * i);
	return head;
}

static ZhcStatus
push_word(ZhcTerms *t, const char *s, size_t n, uint64_t pos, bool tail)
{
	if (t->nwords == t->capwords)
	{
		void *words = t->words;
		size_t need = t->nwords < 60 ? 60 : t->nwords + 1;
		ZhcStatus st = zhc_array_reserve(t->al, &words, &t->capwords, need, sizeof(Word));

		t->words = words;
		if (st != ZHC_OK)
			return st;
	}
	t->words[t->nwords++] = (Word){.pos = clamp_pos(pos),
								   .head = head_of(s, n),
								   .off = (uint32_t) t->bytes.len,
								   .len = (uint16_t) n,
								   .tail = tail};
	return zhc_buf_append(&t->bytes, s, n);
}

/* A word of at most eight bytes, zeros behind it. */
static ZhcStatus
push_short_word(ZhcTerms *t, const char *low, unsigned n, uint64_t pos)
{
	ZhcStatus st = push_word(t, low, 8, pos, false);

	t->bytes.len -= st == ZHC_OK ? 8 - n : 0;
	if (st == ZHC_OK)
		t->words[t->nwords - 1].len = (uint16_t) n;
	return st;
}

/* A word takes the next position; the sink's word(). */
static ZhcStatus
add_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	ZhcTerms *t = to;

	(void) at;
	(void) len;
	t->pos++;
	t->in_gap = false;
	return push_word(t, s, n, t->pos, false);
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

/* ---- runs ---------------------------------------------------------------------------------- */

/* A term of a run that has no key. */
static ZhcStatus
push_rare(ZhcTerms *t, uint32_t c1, uint32_t c2, uint64_t pos, bool tail)
{
	char text[ZHC_TERM_TEXT];
	int n = zhc_encode(c1, text);

	if (tail)
		n += zhc_encode(ZHC_TAIL_MARK, text + n);
	n += zhc_encode(c2, text + n);
	return push_word(t, text, (size_t) n, pos, tail);
}

static inline uint64_t
make_key(uint32_t c1, uint32_t code, uint64_t pos)
{
	return (uint64_t) c1 << ZHC_KEY_SHIFT1 | (uint64_t) code << ZHC_POS_BITS | clamp_pos(pos);
}

/* The code of a second character from U+3000 on, and of a last but one that has one. */
#define PAIR_CODE(c) ((c) -ZHC_CODE_FROM + ZHC_CODE_WIDE)
#define TAIL_CODE(c) ((c) -ZHC_CODE_FROM + ZHC_CODE_TAIL)

/* The bigrams of n characters, at pos and on; there is room for their keys. */
static ZhcStatus
push_bigrams(ZhcTerms *t, const uint32_t *cp, uint32_t n, uint64_t pos)
{
	uint64_t *dst = t->keys + t->nkeys;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; i + 1 < n; i++)
		if (cp[i + 1] >= ZHC_CODE_FROM)
			*dst++ = make_key(cp[i], PAIR_CODE(cp[i + 1]), pos + i);
		else if (cp[i + 1] < ZHC_CODE_TAIL)
			*dst++ = make_key(cp[i], cp[i + 1], pos + i);
		else if (st == ZHC_OK)
			st = push_rare(t, cp[i], cp[i + 1], pos + i, false);
	t->nkeys = (size_t) (dst - t->keys);
	return st;
}

static ZhcStatus
reserve_keys(ZhcTerms *t, size_t n)
{
	void *v = t->keys;
	ZhcStatus st;

	if (t->capkeys - t->nkeys >= n)
		return ZHC_OK;
	st = zhc_array_reserve(t->al, &v, &t->capkeys, t->nkeys + n, sizeof(uint64_t));
	t->keys = v;
	return st;
}

/* The terms of a piece of a run. */
static ZhcStatus
add_run(ZhcTerms *t, const ZhcSeg *seg)
{
	uint32_t n = seg->n;
	const uint32_t *cp = seg->cp;
	uint64_t pos;
	ZhcStatus st = reserve_keys(t, n);

	if (st != ZHC_OK)
		return st;
	if (!seg->first)
		t->pos--; /* the repeated character */
	t->in_gap = false;
	pos = t->pos + 1;
	t->pos += n;
	if (n == 1)
	{
		t->keys[t->nkeys++] = make_key(cp[0], 0, pos);
		return ZHC_OK;
	}
	st = push_bigrams(t, cp, n, pos);
	if (!seg->last || st != ZHC_OK)
		return st;
	pos += n - 2;
	if (cp[n - 2] - ZHC_CODE_FROM >= ZHC_CODE_WIDE - ZHC_CODE_TAIL)
		return push_rare(t, cp[n - 1], cp[n - 2], pos, true);
	t->keys[t->nkeys++] = make_key(cp[n - 1], TAIL_CODE(cp[n - 2]), pos);
	t->ntails++;
	return ZHC_OK;
}

/*
 * The short way through most of a text: runs of common characters with single signs, ends of lines
 * and short words between them.  Leaves to the scanner what comes after them, with the rest of the
 * last run where there is one.
 */
static ZhcStatus
add_plain_runs(ZhcTerms *t, ZhcScan *sc)
{
	const char *q = sc->s + sc->p;
	const char *end = sc->s + (sc->n - sc->p > POLL_BYTES ? sc->p + POLL_BYTES : sc->n);
	ZhcStatus st = reserve_keys(t, (size_t) (end - q) / 3 + 1);
	uint64_t *dst = t->keys + t->nkeys;
	uint64_t pos = t->pos;

	while (q && st == ZHC_OK)
	{
		const char *over = q;
		const char *at = q;
		uint32_t before = 0;
		uint32_t c = zhc_common_cjk(q);
		uint32_t next;
		bool more = true;
		char low[8];
		unsigned word = 0;

		pos++;
		for (q += 3; more; q = more ? over : q)
		{
			while (end - q >= 3 && (next = zhc_common_cjk(q)) != 0)
			{
				*dst++ = make_key(c, PAIR_CODE(next), pos++);
				before = c;
				c = next;
				q += 3;
			}
			over = zhc_scan_over(sc, q, end, &more);
		}
		if (!over && (word = zhc_word_behind(q, end, low, &at, &over)) == 0 &&
			zhc_scan_goes_on(sc, q, c))
			break;
		if (before == 0)
			*dst++ = make_key(c, 0, pos);
		else
		{
			*dst++ = make_key(c, TAIL_CODE(before), pos - 1);
			t->ntails++;
		}
		if (word > 0)
		{
			pos += zhc_sign_within(q, at);
			st = push_short_word(t, low, word, ++pos);
			pos += zhc_sign_within(at + word, over);
		}
		else
			pos += over != NULL;
		q = over;
	}
	t->nkeys = (size_t) (dst - t->keys);
	t->pos = pos;
	t->in_gap = false;
	return st;
}

/* ---- sorting ------------------------------------------------------------------------------- */

/* Whether the word a comes before b; the positions of equal ones keep their order. */
static inline bool
word_less(const Word *a, const Word *b)
{
	unsigned n = a->len < b->len ? a->len : b->len;
	int c;

	if (a->head != b->head)
		return a->head < b->head;
	c = n > 8 ? memcmp(a->s + 8, b->s + 8, n - 8) : 0;
	return c != 0 ? c < 0 : a->len < b->len;
}

/* Sort stretches of eight words by insertion. */
static void
sort_eights(Word *v, size_t n)
{
	for (size_t from = 0; from < n; from += 8)
		for (size_t i = from + 1; i < n && i < from + 8; i++)
		{
			Word w = v[i];
			size_t k = i;

			for (; k > from && word_less(&w, &v[k - 1]); k--)
				v[k] = v[k - 1];
			v[k] = w;
		}
}

/* Sort the words; stable. */
static ZhcStatus
sort_words(ZhcTerms *t)
{
	size_t n = t->nwords;
	Word *a = t->words;
	Word *b;

	sort_eights(a, n);
	if (n <= 8)
		return ZHC_OK;
	b = t->al->alloc(t->al->ctx, n * sizeof(Word));
	if (!b)
		return ZHC_NOMEM;
	for (size_t width = 8; width < n; width *= 2)
	{
		Word *swap = a;

		for (size_t from = 0, k = 0; from < n; from += 2 * width)
		{
			size_t mid = n - from < width ? n : from + width;
			size_t end = n - from < 2 * width ? n : from + 2 * width;

			for (size_t i = from, j = mid; k < end; k++)
				b[k] = i < mid && (j == end || !word_less(&a[j], &a[i])) ? a[i++] : a[j++];
		}
		a = b;
		b = swap;
		zhc_poll(t->al);
	}
	t->words = a;
	t->capwords = n;
	t->al->free(t->al->ctx, b);
	return ZHC_OK;
}

/* ---- making -------------------------------------------------------------------------------- */

static ZhcStatus
add_segments(ZhcTerms *t, ZhcScan *sc, ZhcWordsFn parser, void *ctx)
{
	const ZhcSink sink = {add_word, add_gap, t};
	ZhcSeg seg;
	ZhcStatus st = ZHC_OK;
	uint32_t poll_at = 0;

	while (st == ZHC_OK)
	{
		if (zhc_scan_at_common(sc))
		{
			st = add_plain_runs(t, sc);
			continue;
		}
		zhc_scan_next(sc, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
			st = add_run(t, &seg);
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_scan_words(sc, &seg, parser, ctx, &sink);
		else if (seg.breaks)
			add_gap(t);
		if (sc->p >= poll_at)
		{
			zhc_poll(t->al);
			poll_at = sc->p < UINT32_MAX - POLL_BYTES ? sc->p + POLL_BYTES : UINT32_MAX;
		}
	}
	return st;
}

static ZhcStatus
collect(ZhcTerms *t, const char *s, size_t n, ZhcWordsFn parser, void *ctx)
{
	ZhcScan *sc = t->al->alloc(t->al->ctx, sizeof(ZhcScan));
	ZhcStatus st;

	if (!sc)
		return ZHC_NOMEM;
	st = zhc_scan_begin(sc, t->al, s, n);
	/* Most of a Chinese text is characters of three bytes: ask for the room at once. */
	if (st == ZHC_OK)
		st = reserve_keys(t, n / 3 + 16);
	if (st == ZHC_OK)
		st = add_segments(t, sc, parser, ctx);
	zhc_scan_end(sc);
	t->al->free(t->al->ctx, sc);
	return st;
}

ZhcStatus
zhc_terms_make(const ZhcAlloc *al, const char *s, size_t n, ZhcWordsFn parser, void *ctx,
			   ZhcTerms **out)
{
	ZhcTerms *t = al->alloc(al->ctx, sizeof(ZhcTerms));
	ZhcStatus st;

	*out = NULL;
	if (!t)
		return ZHC_NOMEM;
	memset(t, 0, sizeof(*t));
	t->al = al;
	zhc_buf_init(&t->bytes, al);
	st = collect(t, s, n, parser, ctx);
	for (size_t i = 0; st == ZHC_OK && i < t->nwords; i++)
		t->words[i].s = t->bytes.data + t->words[i].off;
	if (st == ZHC_OK)
		st = zhc_sort_keys(al, &t->keys, t->nkeys);
	if (st == ZHC_OK)
		st = sort_words(t);
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

	al->free(al->ctx, t->keys);
	al->free(al->ctx, t->words);
	zhc_buf_free(&t->bytes);
	al->free(al->ctx, t);
}

/* ---- reading ------------------------------------------------------------------------------- */

uint32_t
zhc_key_text_any(uint64_t key, char *dst)
{
	uint32_t code = zhc_key_code(key);
	int n;

	memset(dst, 0, ZHC_TERM_TEXT);
	n = zhc_encode(zhc_key_first(key), dst);
	if (zhc_key_is_tail(key))
	{
		n += zhc_encode(ZHC_TAIL_MARK, dst + n);
		n += zhc_encode(code - ZHC_CODE_TAIL + ZHC_CODE_FROM, dst + n);
	}
	else if (code > 0)
		n +=
			zhc_encode(code < ZHC_CODE_WIDE ? code : code - ZHC_CODE_WIDE + ZHC_CODE_FROM, dst + n);
	return (uint32_t) n;
}

/* Set bound from the next word. */
static void
set_bound(ZhcTerms *t)
{
	uint32_t cp = UINT32_MAX;

	if (t->nextword < t->nwords)
		zhc_decode(t->words[t->nextword].s, t->bytes.data + t->bytes.len, &cp);
	t->bound = cp == UINT32_MAX ? UINT64_MAX : (uint64_t) cp << ZHC_KEY_SHIFT1;
}

/* Take the group of equal keys at the head. */
static void
take_keys(ZhcTerms *t, ZhcTerm *term)
{
	const uint64_t *v = t->keys + t->nextkey;
	size_t left = t->nkeys - t->nextkey;
	uint64_t key = v[0] >> ZHC_POS_BITS;
	uint32_t n = 1;

	while (n < left && v[n] >> ZHC_POS_BITS == key)
		n++;
	term->word = NULL;
	term->tail = zhc_key_is_tail(v[0]);
	term->first = (const char *) v;
	term->stride = sizeof(uint64_t);
	term->npos = n;
	t->nextkey += n;
}

/* Take the group of equal words at the head. */
static void
take_word(ZhcTerms *t, ZhcTerm *term)
{
	const Word *w = t->words + t->nextword;
	size_t left = t->nwords - t->nextword;
	uint32_t n = 1;

	while (n < left && w[n].head == w[0].head && w[n].len == w[0].len &&
		   memcmp(w[n].s, w[0].s, w[0].len) == 0)
		n++;
	term->word = w->s;
	term->tail = w->tail;
	term->len = w->len;
	term->first = (const char *) w;
	term->stride = sizeof(Word);
	term->npos = n;
	t->nextword += n;
	set_bound(t);
}

bool
zhc_terms_next(ZhcTerms *t, ZhcTerm *term)
{
	bool have_key = t->nextkey < t->nkeys;

	if (have_key)
		term->len = zhc_key_text(t->keys[t->nextkey], term->text);
	if (t->nextword < t->nwords && !(have_key && t->keys[t->nextkey] < t->bound))
	{
		const Word *w = t->words + t->nextword;
		uint32_t n = have_key ? (w->len < term->len ? w->len : term->len) : 0;
		int c = n > 0 ? memcmp(w->s, term->text, n) : -1;

		if (c < 0 || (c == 0 && w->len < term->len))
		{
			take_word(t, term);
			return true;
		}
	}
	if (have_key)
		take_keys(t, term);
	return have_key;
}

const uint64_t *
zhc_terms_keys(ZhcTerms *t, size_t *n)
{
	const uint64_t *from = t->keys + t->nextkey;
	const uint64_t *end = t->keys + t->nkeys;
	const uint64_t *p = from;

	if (t->bound == UINT64_MAX)
		p = end;
	while (p < end && *p < t->bound)
		p++;
	*n = (size_t) (p - from);
	t->nextkey += *n;
	return from;
}

void
zhc_terms_rewind(ZhcTerms *t)
{
	t->nextkey = t->nextword = 0;
	set_bound(t);
}

size_t
zhc_terms_count(const ZhcTerms *t)
{
	return t->nkeys + t->nwords;
}

size_t
zhc_terms_bytes(const ZhcTerms *t)
{
	return t->nkeys * 8 + t->ntails * 3 + t->bytes.len;
}

uint64_t
zhc_terms_last_pos(const ZhcTerms *t)
{
	return t->pos;
}
