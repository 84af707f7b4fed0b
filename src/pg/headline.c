/*
 * headline.c - prsheadline of the parser: ts_headline() that gives the text back
 *
 * PostgreSQL prints every token of a headline, so overlapping bigrams would show each character
 * twice, and it marks every token that is an operand, so half a phrase would light up anywhere.
 * The default parser's function chooses what is shown; then this one works out where the query
 * really matches, lets the shown part take in whole matches, cuts each bigram to its first
 * character, and makes one marked piece of each match.
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/fmgrprotos.h"

#include "chars.h"
#include "parser.h"
#include "terms.h"
#include "utf8.h"

PG_FUNCTION_INFO_V1(zhnews_headline);

/* A place where a part of the query matches. */
typedef struct Match
{
	int32 start; /* positions of its first and last token, for phrases */
	int32 end;
	int32 from; /* words [from, to] are what it covers, once bigrams are cut */
	int32 to;
} Match;

typedef struct Matches
{
	Match *v; /* by start */
	int32 n;
} Matches;

typedef struct Highlighter
{
	HeadlineParsedText *prs;
	TSQuery query;
	int32 *pos;	 /* position of each word, not clamped; 0 for none */
	int32 *next; /* the next word that is not a repeated entry */
} Highlighter;

static inline bool
is_bigram(const HeadlineWordEntry *w)
{
	return w->type == ZH_TOK_HAN || w->type == ZH_TOK_HAN_TAIL;
}

/*
 * Positions as hlparsetext() counted them, but counted on where it clamps them.  Words that
 * gave no lexeme carry none; by their type it is known whether they took one.
 */
static void
count_positions(Highlighter *h)
{
	int32 pos = 0;
	int32 following = h->prs->curwords;

	for (int32 i = 0; i < h->prs->curwords; i++)
	{
		HeadlineWordEntry *w = &h->prs->words[i];

		if (!w->repeated && zh_is_word_type(w->type))
			pos = w->pos > 0 && w->pos < MAXENTRYPOS - 1 ? w->pos : pos + 1;
		h->pos[i] = pos;
	}
	for (int32 i = h->prs->curwords - 1; i >= 0; i--)
	{
		h->next[i] = following;
		if (!h->prs->words[i].repeated)
			following = i;
	}
}

/* The folded character at s. */
static uint32
folded_at(const char *s, const char *end)
{
	uint32 cp;

	zhc_decode(s, end, &cp);
	return zhc_char(cp) & ZHC_FOLD_MASK;
}

/* The folded character that ends at end. */
static uint32
last_folded(const char *s, const char *end)
{
	const char *p = end;

	while (p > s && ((unsigned char) *--p & 0xC0) == 0x80)
		;
	return folded_at(p, end);
}

/*
 * What an operand that matched bigram i covers: both characters; or only one, when it is the
 * prefix "c" or "c‹".
 */
static void
bigram_cover(const Highlighter *h, int32 i, const QueryOperand *op, Match *m)
{
	const HeadlineWordEntry *w = &h->prs->words[i];
	const char *text = GETOPERAND(h->query) + op->distance;
	const char *end = text + op->length;
	const char *second;
	uint32 mark;

	m->to = h->next[i] < h->prs->curwords ? h->next[i] : i;
	if (!op->prefix || op->length == 0)
		return;
	second = text + zhc_decode(text, end, &mark);
	if (second < end && (zhc_decode(second, end, &mark), mark == ZHC_TAIL_MARK))
		m->from = m->to; /* "c‹": the second */
	else if (second == end)
	{
		const char *wend = w->word + w->len;
		uint32 c = folded_at(text, end);
		bool is_first = c == folded_at(w->word, wend);

		/* The second character of any but the last bigram is the next one's first. */
		if (is_first && (w->type == ZH_TOK_HAN || c != last_folded(w->word, wend)))
			m->to = i;
		else if (!is_first)
			m->from = m->to;
	}
}

static Matches
operand_matches(Highlighter *h, const QueryOperand *op)
{
	Matches m = {NULL, 0};
	int32 cap = 0;
	int32 word = 0; /* the word that repeated entries belong to */

	for (int32 i = 0; i < h->prs->curwords; i++)
	{
		const HeadlineWordEntry *w = &h->prs->words[i];
		Match *add;

		if (!w->repeated)
			word = i;
		if (w->item != op)
			continue;
		if (m.n == cap)
		{
			cap = cap ? 2 * cap : 16;
			m.v = m.v ? repalloc_huge(m.v, cap * sizeof(Match)) : palloc(cap * sizeof(Match));
		}
		add = &m.v[m.n++];
		add->start = add->end = h->pos[word];
		add->from = add->to = word;
		if (is_bigram(w))
			bigram_cover(h, word, op, add);
	}
	return m;
}

/* Both lists, by start. */
static Matches
merge(Matches a, Matches b)
{
	Matches m = {palloc_extended((a.n + b.n + 1) * sizeof(Match), MCXT_ALLOC_HUGE), 0};
	int32 i = 0;
	int32 j = 0;

	while (i < a.n || j < b.n)
		m.v[m.n++] = j >= b.n || (i < a.n && a.v[i].start <= b.v[j].start) ? a.v[i++] : b.v[j++];
	return m;
}

/* The first of m that starts at pos or later. */
static int32
lower_bound(const Matches *m, int32 pos)
{
	int32 lo = 0;
	int32 hi = m->n;

	while (lo < hi)
	{
		int32 mid = lo + (hi - lo) / 2;

		if (m->v[mid].start < pos)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Matches of a that have (or lack) one of b at the same place: AND and AND NOT in a phrase. */
static Matches
at_same_place(Matches a, Matches b, bool want)
{
	int32 n = 0;

	for (int32 i = 0; i < a.n; i++)
	{
		int32 j = lower_bound(&b, a.v[i].start);

		if ((j < b.n && b.v[j].start == a.v[i].start) == want)
			a.v[n++] = a.v[i];
	}
	a.n = n;
	return a;
}

/* Matches of b that start `distance` behind the end of one of a. */
static Matches
in_sequence(Matches a, Matches b, int32 distance)
{
	Matches m = {palloc_extended((a.n + 1) * sizeof(Match), MCXT_ALLOC_HUGE), 0};

	for (int32 i = 0; i < a.n; i++)
	{
		int32 j = lower_bound(&b, a.v[i].end + distance);

		if (j >= b.n || b.v[j].start != a.v[i].end + distance)
			continue;
		m.v[m.n++] = (Match){a.v[i].start, b.v[j].end, a.v[i].from, Max(a.v[i].to, b.v[j].to)};
	}
	return m;
}

static Matches
find_matches(Highlighter *h, QueryItem *item, bool in_phrase)
{
	QueryItem *right = item + 1;
	QueryItem *left;
	Matches none = {NULL, 0};

	check_stack_depth();
	CHECK_FOR_INTERRUPTS();
	if (item->type == QI_VAL)
		return operand_matches(h, &item->qoperand);
	if (item->qoperator.oper == OP_NOT)
		return none;
	left = item + item->qoperator.left;
	if (item->qoperator.oper == OP_PHRASE)
		return in_sequence(find_matches(h, left, true), find_matches(h, right, true),
						   item->qoperator.distance);
	if (item->qoperator.oper == OP_AND && in_phrase)
	{
		bool negated = right->type == QI_OPR && right->qoperator.oper == OP_NOT;

		return at_same_place(find_matches(h, left, true),
							 find_matches(h, negated ? right + 1 : right, true), !negated);
	}
	return merge(find_matches(h, left, in_phrase), find_matches(h, right, in_phrase));
}

/* Mark the matches; a match that is shown in part is shown whole. */
static void
mark_matches(Highlighter *h, const Matches *m)
{
	HeadlineWordEntry *words = h->prs->words;
	int32 done = 0; /* words before this one are marked: overlapping matches cost nothing */

	for (int32 i = 0; i < m->n; i++)
	{
		bool shown = false;

		for (int32 k = m->v[i].from; k <= m->v[i].to; k++)
			shown |= words[k].in;
		for (int32 k = Max(m->v[i].from, done); k <= m->v[i].to; k++)
			words[k].selected = 1;
		if (shown)
			for (int32 k = m->v[i].from; k <= m->v[i].to; k++)
				words[k].in = 1;
		done = Max(done, m->v[i].to + 1);
	}
}

/* Bigrams are printed by their first character; what is bridged stays with it. */
static void
cut_bigrams(HeadlineParsedText *prs)
{
	for (int32 i = 0; i < prs->curwords; i++)
	{
		HeadlineWordEntry *w = &prs->words[i];

		if (!is_bigram(w) || w->len == 0)
			continue;
		do
			w->len--;
		while (w->len > 0 && ((unsigned char) w->word[w->len] & 0xC0) == 0x80);
	}
}

/* Marked words that follow each other become one, so that they get one pair of marks. */
static void
merge_marked(Highlighter *h)
{
	HeadlineWordEntry *words = h->prs->words;
	int32 n = h->prs->curwords;

	for (int32 i = 0; i < n; i = h->next[i])
	{
		int32 len = words[i].len;
		int32 last = i;
		char *text;

		if (words[i].repeated || !words[i].in || !words[i].selected)
			continue;
		for (int32 k = h->next[i];
			 k < n && words[k].in && words[k].selected && len + words[k].len <= PG_UINT16_MAX;
			 k = h->next[k])
		{
			len += words[k].len;
			last = k;
		}
		if (last == i)
			continue;
		text = palloc(len);
		len = 0;
		for (int32 k = i; k <= last; k = h->next[k])
		{
			memcpy(text + len, words[k].word, words[k].len);
			len += words[k].len;
			words[k].skip = k != i;
			words[k].selected = k == i;
		}
		words[i].word = text;
		words[i].len = len;
		i = last;
	}
}

/* prsheadline(words, options, query) */
Datum
zhnews_headline(PG_FUNCTION_ARGS)
{
	HeadlineParsedText *prs = (HeadlineParsedText *) PG_GETARG_POINTER(0);
	TSQuery query = PG_GETARG_TSQUERY(2);
	Highlighter h = {.prs = prs, .query = query};
	Matches m = {NULL, 0};

	DirectFunctionCall3(prsd_headline, PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
	h.pos = palloc_extended((prs->curwords + 1) * sizeof(int32), MCXT_ALLOC_HUGE);
	h.next = palloc_extended((prs->curwords + 1) * sizeof(int32), MCXT_ALLOC_HUGE);
	count_positions(&h);
	for (int32 i = 0; i < prs->curwords; i++)
		prs->words[i].selected = 0;
	if (query->size > 0)
		m = find_matches(&h, GETQUERY(query), false);
	mark_matches(&h, &m);
	cut_bigrams(prs);
	merge_marked(&h);
	PG_RETURN_POINTER(prs);
}
