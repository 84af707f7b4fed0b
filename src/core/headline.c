/*
 * headline.c - a text with the matches of a query marked
 */
#include "headline.h"

#include <stdlib.h>

#include "chars.h"
#include "match.h"
#include "occur.h"
#include "utf8.h"

const ZhcHeadlineOptions zhc_headline_defaults = {
	.start_sel = {"<b>", 3},
	.stop_sel = {"</b>", 4},
	.delimiter = {" ... ", 5},
	.max_words = 35,
	.min_words = 15,
};

/* A passage that is shown: bytes of the text. */
typedef struct Passage
{
	uint32_t from;
	uint32_t to;
} Passage;

typedef struct Headline
{
	const ZhcAlloc *al;
	const char *s;
	uint32_t n;
	const ZhcHeadlineOptions *opt;
	ZhcSpans marks;	  /* by place, apart from each other */
	uint8_t *kind;	  /* of each mark: marks of the same folded characters are of one kind */
	uint64_t *before; /* words from the first mark to the start of each mark, see measure_marks() */
	uint32_t *words;  /* in each mark, likewise */
	Passage *shown;	  /* chosen passages */
	uint32_t nshown;
	ZhcLayout layout; /* made when first needed */
	bool laid_out;
	ZhcStatus failed; /* in making it */
	ZhcBuf *out;
} Headline;

/* ---- words and sentences around a place ---------------------------------------------------- */

static inline bool
is_word(ZhcClass c)
{
	return c == ZHC_C_LETTER || c == ZHC_C_DIGIT || c == ZHC_C_MARK;
}

/*
 * Does a word start with the character of class c after one of class before?  Each Chinese
 * character is one.
 */
static inline bool
starts_word(ZhcClass before, ZhcClass c)
{
	return zhc_is_cjk(c) || (is_word(c) && !is_word(before));
}

/* Does a paragraph end at the line break at byte p? */
static bool
ends_paragraph(Headline *h, uint32_t p)
{
	uint32_t lo = 0;
	uint32_t hi;

	if (!h->laid_out)
	{
		h->laid_out = true;
		h->failed = zhc_layout(h->al, h->s, h->n, &h->layout);
	}
	hi = h->layout.nlines;

	while (lo < hi) /* the first line that starts behind p */
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (h->layout.lines[mid].start <= p)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo == h->layout.nlines || !h->layout.lines[lo].continues;
}

/*
 * How well a passage may end with (or begin behind) the character at byte p: 2 a sentence or
 * paragraph, 1 a clause.
 */
static int
boundary(Headline *h, uint32_t p, uint32_t cp, ZhcClass c)
{
	if (c == ZHC_C_NEWLINE)
		return ends_paragraph(h, p) ? 2 : 0;
	if (c == ZHC_C_STOP)
		return 2;
	return c == ZHC_C_PUNCT || c == ZHC_C_CLOSE || cp == ',' || cp == ';' ? 1 : 0;
}

/* The start of the character before byte p > 0. */
static uint32_t
char_before(const Headline *h, uint32_t p)
{
	uint32_t b = p - 1;

	while (b > 0 && p - b < 4 && ((unsigned char) h->s[b] & 0xC0) == 0x80)
		b--;
	return b;
}

/* Whether a character from U+4E00 to U+9FFF stands at p: all of them are Han. */
static inline bool
is_sure_han(const char *p)
{
	const unsigned char *u = (const unsigned char *) p;

	return u[0] <= 0xE9 && (u[0] << 8 | u[1]) >= 0xE4B8 && (u[1] & 0xC0) == 0x80 &&
		   (u[2] & 0xC0) == 0x80;
}

/* Number of words in [from, to), counted up to max. */
static uint32_t
count_words(const Headline *h, uint32_t from, uint32_t to, uint32_t max)
{
	const char *p = h->s + from;
	const char *end = h->s + to;
	ZhcClass before = ZHC_C_BLANK;
	uint32_t count = 0;

	while (p < end && count < max)
	{
		const char *han = p;
		size_t left = 3 * (size_t) (max - count);
		const char *stop = (size_t) (end - p) < left ? end : p + left;
		uint32_t cp;
		ZhcClass c;

		while (stop - p >= 3 && is_sure_han(p))
			p += 3;
		if (p > han)
		{
			count += (uint32_t) (p - han) / 3;
			before = ZHC_C_HAN;
			continue;
		}
		p += zhc_decode(p, h->s + h->n, &cp);
		c = zhc_class(cp);
		count += starts_word(before, c);
		before = c;
	}
	return count;
}

/*
 * Where a passage ends that reaches on from byte p by at most `words` words: behind the last
 * sentence end or else clause end on the way, but not before `least` words, else after the words.
 */
static uint32_t
extend_end(Headline *h, uint32_t p, uint32_t words, uint32_t least)
{
	ZhcClass before = ZHC_C_BLANK;
	uint32_t count = 0;
	uint32_t best = p;
	int quality = 0;

	while (p < h->n)
	{
		uint32_t cp;
		uint32_t next = p + (uint32_t) zhc_decode(h->s + p, h->s + h->n, &cp);
		ZhcClass c = zhc_class(cp);
		int b = boundary(h, p, cp, c);

		if (starts_word(before, c) && ++count > words)
			break;
		if (b > 0 && count >= least && b >= quality)
		{
			best = c == ZHC_C_NEWLINE ? p : next;
			quality = b;
		}
		before = c;
		p = next;
	}
	if (p >= h->n || quality == 0)
		return p;
	return best;
}

/*
 * Where a passage starts that reaches back from byte p by at most `words` words: behind the
 * nearest sentence end, else at the farthest clause, else after the words.
 */
static uint32_t
extend_start(Headline *h, uint32_t p, uint32_t words)
{
	uint32_t clause = p;
	bool have_clause = false;
	uint32_t count = 0;

	while (p > 0)
	{
		uint32_t at = char_before(h, p);
		uint32_t cp;
		uint32_t previous;
		ZhcClass c;
		ZhcClass before = ZHC_C_BLANK;
		int b;

		zhc_decode(h->s + at, h->s + h->n, &cp);
		c = zhc_class(cp);
		b = boundary(h, at, cp, c);
		if (b == 2)
			return p;
		if (b == 1 && c != ZHC_C_CLOSE)
		{
			clause = p;
			have_clause = true;
		}
		if (at > 0)
		{
			zhc_decode(h->s + char_before(h, at), h->s + h->n, &previous);
			before = zhc_class(previous);
		}
		if (starts_word(before, c) && ++count > words)
			return have_clause ? clause : p;
		p = at;
	}
	return 0;
}

/* ---- choosing passages --------------------------------------------------------------------- */

/*
 * Passages are chosen among so many matches, and with so many in one: a bound on what a text of
 * nothing but matches can cost.
 */
#define MAX_MARKS	  16384
#define MAX_CLUSTER	  64
#define MAX_FRAGMENTS 64

/* Kinds that are told apart; all further ones count as one. */
#define MAX_KINDS 32

/* FNV-1a of the folded characters a mark covers: marks of the same words are of one kind. */
static uint64_t
folded_hash(const Headline *h, const ZhcSpan *m)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (uint32_t p = m->from; p < m->to;)
	{
		uint32_t cp;
		ZhcClass c;

		p += (uint32_t) zhc_decode(h->s + p, h->s + h->n, &cp);
		c = zhc_class(cp);
		if (c != ZHC_C_BLANK && c != ZHC_C_NEWLINE && c != ZHC_C_IGNORABLE)
			hash = (hash ^ (zhc_char(cp) & ZHC_FOLD_MASK)) * UINT64_C(0x100000001B3);
	}
	return hash;
}

static ZhcStatus
measure_marks(Headline *h, size_t nmarks)
{
	uint64_t hashes[MAX_KINDS];
	uint8_t n = 0;

	h->kind = h->al->alloc(h->al->ctx, nmarks + 1);
	h->before = h->al->alloc(h->al->ctx, (nmarks + 1) * sizeof(uint64_t));
	h->words = h->al->alloc(h->al->ctx, (nmarks + 1) * sizeof(uint32_t));
	if (!h->kind || !h->before || !h->words)
		return ZHC_NOMEM;
	h->before[0] = 0;
	for (size_t i = 0; i < nmarks; i++)
	{
		const ZhcSpan *m = &h->marks.v[i];
		uint32_t next = i + 1 < nmarks ? m[1].from : m->to;
		uint64_t hash = folded_hash(h, m);
		uint8_t k = 0;

		while (k < n && hashes[k] != hash)
			k++;
		if (k == n && n + 1 < MAX_KINDS)
			hashes[n++] = hash;
		h->kind[i] = k;
		h->words[i] = count_words(h, m->from, m->to, h->opt->max_words + 1);
		/* best_cluster() need not know by how much there are too many */
		h->before[i + 1] = h->before[i] + count_words(h, m->from, next, h->opt->max_words + 1);
	}
	return ZHC_OK;
}

/* Is mark i inside a passage that is already shown? */
static bool
is_shown(const Headline *h, size_t i)
{
	for (uint32_t k = 0; k < h->nshown; k++)
		if (h->marks.v[i].from >= h->shown[k].from && h->marks.v[i].to <= h->shown[k].to)
			return true;
	return false;
}

/*
 * What a cluster of marks is worth: first the kinds that are not shown so far, then all kinds,
 * then the number of marks.
 */
static uint32_t
worth(uint32_t kinds, uint32_t shown_kinds, size_t marks)
{
	uint32_t w = (uint32_t) (marks < 7 ? marks : 7);

	for (uint32_t k = kinds & ~shown_kinds; k; k &= k - 1)
		w += 512;
	for (uint32_t k = kinds; k; k &= k - 1)
		w += 8;
	return w;
}

/*
 * The best cluster of marks, none of them shown, that fits into max_words; the earliest of equals.
 * Returns false when there is none.
 */
static bool
best_cluster(const Headline *h, size_t nmarks, uint32_t shown_kinds, size_t *first, size_t *last)
{
	uint32_t best = 0;

	for (size_t i = 0; i < nmarks; i++)
	{
		uint32_t kinds = 0;
		size_t j = i;
		uint32_t w;

		for (; j < nmarks && j - i < MAX_CLUSTER && !is_shown(h, j); j++)
		{
			uint64_t words = h->before[j] - h->before[i];

			if (j > i && words + h->words[j] > h->opt->max_words)
				break;
			kinds |= UINT32_C(1) << h->kind[j];
		}
		w = worth(kinds, shown_kinds, j - i);
		if (j > i && w > best)
		{
			best = w;
			*first = i;
			*last = j - 1;
		}
	}
	return best > 0;
}

/* No passage may begin or end inside a mark, or run into another passage. */
static Passage
trim_passage(const Headline *h, Passage p)
{
	for (uint32_t k = 0; k < h->nshown; k++)
	{
		if (h->shown[k].from < p.from && h->shown[k].to > p.from)
			p.from = h->shown[k].to;
		if (h->shown[k].from >= p.from && h->shown[k].from < p.to)
			p.to = h->shown[k].from;
	}
	for (size_t i = 0; i < h->marks.n && h->marks.v[i].from < p.to; i++)
	{
		const ZhcSpan *m = &h->marks.v[i];

		if (m->from < p.from && m->to > p.from)
			p.from = m->from;
		if (m->from < p.to && m->to > p.to)
			p.to = m->to;
	}
	return p;
}

/* Blanks at the ends of a passage are not shown, nor the end of the clause before it. */
static Passage
trim_ends(Headline *h, Passage p)
{
	while (p.from < p.to)
	{
		uint32_t cp;
		int len = zhc_decode(h->s + p.from, h->s + h->n, &cp);
		ZhcClass c = zhc_class(cp);

		if (c != ZHC_C_BLANK && c != ZHC_C_NEWLINE && c != ZHC_C_CLOSE && c != ZHC_C_STOP &&
			boundary(h, p.from, cp, c) == 0)
			break;
		p.from += (uint32_t) len;
	}
	while (p.to > p.from)
	{
		uint32_t at = char_before(h, p.to);
		uint32_t cp;
		ZhcClass c;

		zhc_decode(h->s + at, h->s + h->n, &cp);
		c = zhc_class(cp);
		if (c != ZHC_C_BLANK && c != ZHC_C_NEWLINE)
			break;
		p.to = at;
	}
	return p;
}

/* Stretch a cluster of marks to a passage. */
static Passage
make_passage(Headline *h, size_t first, size_t last)
{
	uint32_t max = h->opt->max_words;
	Passage p = {h->marks.v[first].from, h->marks.v[last].to};
	uint32_t words = count_words(h, p.from, p.to, max);
	uint32_t least;

	if (words < max)
		p.from = extend_start(h, p.from, (max - words) / 2);
	words = count_words(h, p.from, p.to, max);
	least = h->opt->min_words > words ? h->opt->min_words - words : 0;
	if (words < max)
		p.to = extend_end(h, p.to, max - words, least);
	return trim_ends(h, trim_passage(h, p));
}

static int
by_start(const void *a, const void *b)
{
	const Passage *x = a;
	const Passage *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static ZhcStatus
choose_passages(Headline *h)
{
	size_t nmarks = h->marks.n < MAX_MARKS ? h->marks.n : MAX_MARKS;
	uint32_t wanted = h->opt->max_fragments > 0 ? h->opt->max_fragments : 1;
	uint32_t kinds = 0;
	size_t first;
	size_t last;
	ZhcStatus st;

	if (wanted > MAX_FRAGMENTS)
		wanted = MAX_FRAGMENTS;
	h->shown = h->al->alloc(h->al->ctx, wanted * sizeof(Passage));
	if (!h->shown)
		return ZHC_NOMEM;
	st = measure_marks(h, nmarks);
	if (st != ZHC_OK)
		return st;
	while (h->nshown < wanted && best_cluster(h, nmarks, kinds, &first, &last))
	{
		h->shown[h->nshown] = make_passage(h, first, last);
		h->nshown++;
		for (size_t i = first; i <= last; i++)
			kinds |= UINT32_C(1) << h->kind[i];
		zhc_poll(h->al);
	}
	if (h->nshown == 0)
		h->shown[h->nshown++] =
			trim_ends(h, (Passage){0, extend_end(h, 0, h->opt->min_words, h->opt->min_words)});
	qsort(h->shown, h->nshown, sizeof(Passage), by_start);
	return h->failed;
}

/* ---- printing ------------------------------------------------------------------------------ */

static ZhcStatus
print_escaped(Headline *h, uint32_t from, uint32_t to)
{
	ZhcStatus st = ZHC_OK;
	uint32_t start = from;

	for (; from < to && st == ZHC_OK; from++)
	{
		const char *entity = NULL;

		switch (h->s[from])
		{
			case '&':
				entity = "&amp;";
				break;
			case '<':
				entity = "&lt;";
				break;
			case '>':
				entity = "&gt;";
				break;
			case '"':
				entity = "&quot;";
				break;
			case '\'':
				entity = "&#39;";
				break;
			default:
				continue;
		}
		st = zhc_buf_append(h->out, h->s + start, from - start);
		if (st == ZHC_OK)
			st = zhc_buf_append(h->out, entity, strlen(entity));
		start = from + 1;
	}
	return st == ZHC_OK ? zhc_buf_append(h->out, h->s + start, to - start) : st;
}

static ZhcStatus
print_text(Headline *h, uint32_t from, uint32_t to)
{
	if (h->opt->html_escape)
		return print_escaped(h, from, to);
	return zhc_buf_append(h->out, h->s + from, to - from);
}

/* A passage with the marks in it; *i is the first mark that may be. */
static ZhcStatus
print_passage(Headline *h, Passage p, size_t *i)
{
	uint32_t at = p.from;
	ZhcStatus st = ZHC_OK;

	while (*i < h->marks.n && h->marks.v[*i].from < p.from)
		++*i;
	for (; st == ZHC_OK && *i < h->marks.n && h->marks.v[*i].to <= p.to; ++*i)
	{
		const ZhcSpan *m = &h->marks.v[*i];

		st = print_text(h, at, m->from);
		if (st == ZHC_OK)
			st = zhc_buf_append(h->out, h->opt->start_sel.s, h->opt->start_sel.n);
		if (st == ZHC_OK)
			st = print_text(h, m->from, m->to);
		if (st == ZHC_OK)
			st = zhc_buf_append(h->out, h->opt->stop_sel.s, h->opt->stop_sel.n);
		at = m->to;
	}
	return st == ZHC_OK ? print_text(h, at, p.to) : st;
}

/* Find all that is to be marked. */
static ZhcStatus
find_marks(Headline *h, const ZhcQuery *q, ZhcWordsFn parser, void *ctx)
{
	ZhcOccur *occur = NULL;
	ZhcStatus st = zhc_matcher_mark(h->al, q, h->s, h->n, &h->marks, &h->layout, &h->laid_out);

	if (st != ZHC_OK || h->laid_out)
	{
		h->laid_out = h->layout.lines != NULL;
		return st;
	}
	st = zhc_occur_begin(h->al, q, parser, ctx, &occur);
	if (st == ZHC_OK)
		st = zhc_occur_scan(occur, h->s, h->n, &h->layout);
	h->laid_out = true;
	if (st == ZHC_OK)
		st = zhc_spans_mark(h->al, q, zhc_occur_spans, occur, &h->marks);
	if (occur)
		zhc_occur_free(occur);
	return st;
}

ZhcStatus
zhc_headline(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx, const char *s,
			 size_t n, const ZhcHeadlineOptions *options, ZhcBuf *out)
{
	Headline h = {.al = al, .s = s, .n = (uint32_t) n, .opt = options, .out = out};
	size_t mark = 0;
	ZhcStatus st = n > UINT32_MAX ? ZHC_TOO_LONG : find_marks(&h, q, parser, ctx);

	if (st == ZHC_OK && options->highlight_all)
		st = print_passage(&h, (Passage){0, h.n}, &mark);
	else if (st == ZHC_OK)
	{
		st = choose_passages(&h);
		for (uint32_t i = 0; i < h.nshown && st == ZHC_OK; i++)
		{
			if (i > 0)
				st = zhc_buf_append(out, options->delimiter.s, options->delimiter.n);
			if (st == ZHC_OK)
				st = print_passage(&h, h.shown[i], &mark);
		}
	}
	al->free(al->ctx, h.marks.v);
	al->free(al->ctx, h.kind);
	al->free(al->ctx, h.before);
	al->free(al->ctx, h.words);
	al->free(al->ctx, h.shown);
	al->free(al->ctx, h.layout.lines);
	return st;
}
