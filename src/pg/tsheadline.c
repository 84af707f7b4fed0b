/*
 * tsheadline.c - prsheadline of the parser: ts_headline() that gives the text back
 *
 * PostgreSQL prints and marks whole tokens, which for us are whole runs, and it marks every token
 * with an operand in it, so half a phrase would light up anywhere.  This function puts the bigrams
 * of a run in its place and lets the default parser's function choose what is shown; then it works
 * out where the query really matches, lets the shown part take in whole matches, cuts each bigram
 * to its first character, and makes one marked piece of each match.
 */
#include "postgres.h"

#include "fmgr.h"
#include "tsearch/ts_public.h"
#include "utils/fmgrprotos.h"

#include "chars.h"
#include "glue.h"
#include "parser.h"
#include "search.h"
#include "spans.h"
#include "terms.h"
#include "utf8.h"

PG_FUNCTION_INFO_V1(zhnews_headline);

typedef struct Highlighter
{
	HeadlineParsedText *prs;
	TSQuery query;
	HeadlineWordEntry **words; /* the words without repeated entries */
	uint32 nwords;
	ZhcSpans *term; /* by item of the query: where its operand stands, in words */
} Highlighter;

static inline bool
is_bigram(const HeadlineWordEntry *w)
{
	return w->type == ZH_TOK_HAN || w->type == ZH_TOK_HAN_TAIL;
}

/* ---- runs into bigrams --------------------------------------------------------------------- */

/* A list of words that replaces the one that PostgreSQL made. */
typedef struct WordList
{
	HeadlineWordEntry *v;
	int32 n;
	int32 cap;
} WordList;

static HeadlineWordEntry *
add_entry(WordList *list, const HeadlineWordEntry *entry)
{
	if (list->n == list->cap)
	{
		list->cap *= 2;
		list->v = repalloc_huge(list->v, list->cap * sizeof(HeadlineWordEntry));
	}
	list->v[list->n] = *entry;
	return &list->v[list->n++];
}

/* Whether an operand matches a lexeme, as hlfinditem() sees it. */
static inline bool
is_operand(TSQuery query, const QueryItem *item, const char *lexeme, int len)
{
	const QueryOperand *op = &item->qoperand;

	return item->type == QI_VAL && (op->prefix ? op->length <= len : op->length == len) &&
		   memcmp(GETOPERAND(query) + op->distance, lexeme, op->length) == 0;
}

/* Add a bigram, once for each operand that it matches. */
static void
add_bigram(WordList *list, TSQuery query, HeadlineWordEntry *entry, const uint32 *c)
{
	QueryItem *item = GETQUERY(query);
	char lexeme[16];
	char tail[16];
	int len = zhc_encode(c[0], lexeme);
	int ntail = 0;

	len += zhc_encode(c[1], lexeme + len);
	if (entry->type == ZH_TOK_HAN_TAIL)
	{
		ntail = zhc_encode(c[1], tail);
		ntail += zhc_encode(ZHC_TAIL_MARK, tail + ntail);
		ntail += zhc_encode(c[0], tail + ntail);
	}
	entry->item = NULL;
	entry->repeated = 0;
	for (int32 i = 0; i < query->size; i++, item++)
	{
		if (!is_operand(query, item, lexeme, len) &&
			!(ntail > 0 && is_operand(query, item, tail, ntail)))
			continue;
		entry->item = &item->qoperand;
		add_entry(list, entry);
		entry->repeated = 1;
	}
	if (!entry->repeated)
		add_entry(list, entry);
}

/* Add the bigrams of a run's token; the first has position pos.  Returns how many there are. */
static int
add_bigrams(WordList *list, TSQuery query, const HeadlineWordEntry *run, int64 pos)
{
	const char *s = run->word;
	const char *end = s + run->len;
	const char *first = s; /* the first character of the bigram */
	uint32 c[2] = {0, 0};
	int n = -1;

	while (s < end)
	{
		const char *at = s;
		uint32 cp;
		ZhcClass class;

		s += zhc_decode(s, end, &cp);
		class = zhc_class(cp);
		if (!zhc_is_cjk(class) && class != ZHC_C_JOINER)
			continue;
		c[0] = c[1];
		c[1] = zhc_char(cp) & ZHC_FOLD_MASK;
		if (n >= 0)
		{
			HeadlineWordEntry entry = *run;

			entry.type = s == end ? run->type : ZH_TOK_HAN;
			entry.len = s - first;
			entry.word = palloc(entry.len); /* PostgreSQL frees what is not shown */
			memcpy(entry.word, first, entry.len);
			entry.pos = LIMITPOS(pos + n);
			add_bigram(list, query, &entry, c);
		}
		first = at;
		n++;
	}
	return n;
}

/*
 * Put bigrams in the place of runs.  Positions are as hlparsetext() counted them, but counted on
 * where it clamps them; words that gave no lexeme carry none, but by their type it is known whether
 * they took one.
 */
static void
expand_runs(HeadlineParsedText *prs, TSQuery query)
{
	WordList list = {.cap = Max(prs->lenwords, 16)};
	int64 pos = 0;

	list.v = palloc_extended(list.cap * sizeof(HeadlineWordEntry), MCXT_ALLOC_HUGE);
	for (int32 i = 0; i < prs->curwords; i++)
	{
		const HeadlineWordEntry *w = &prs->words[i];

		if (is_bigram(w) && !w->repeated)
			pos += add_bigrams(&list, query, w, pos + 1);
		else if (!is_bigram(w))
		{
			if (zh_is_word_type(w->type) && !w->repeated)
				pos = w->pos > 0 && w->pos < MAXENTRYPOS - 1 ? w->pos : pos + 1;
			add_entry(&list, w);
		}
	}
	pfree(prs->words);
	prs->words = list.v;
	prs->curwords = list.n;
	prs->lenwords = list.cap;
}

/* ---- matches ------------------------------------------------------------------------------- */

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
 * What an operand covers that matched bigram i: both characters; or only one, when it is the
 * prefix "c" or "c‹".
 */
static void
bigram_cover(const Highlighter *h, uint32 i, const QueryOperand *op, ZhcSpan *span)
{
	const HeadlineWordEntry *w = h->words[i];
	const char *wend = w->word + w->len;
	const char *text = GETOPERAND(h->query) + op->distance;
	const char *end = text + op->length;
	const char *second;
	uint32 c;
	uint32 mark;

	if (i + 1 < h->nwords)
		span->to++;
	if (!op->prefix || op->length == 0)
		return;
	second = text + zhc_decode(text, end, &c);
	if (second < end)
	{
		zhc_decode(second, end, &mark);
		if (mark == ZHC_TAIL_MARK)
			span->from = span->to - 1; /* "c‹": the second */
	}
	else if (c != folded_at(w->word, wend))
		span->from = span->to - 1;
	/* The second character of any but the last bigram is the next one's first. */
	else if (w->type == ZH_TOK_HAN || c != last_folded(w->word, wend))
		span->to = span->from + 1;
}

/* Note where each operand stands, with positions as expand_runs() counts them. */
static void
collect_terms(Highlighter *h)
{
	HeadlineParsedText *prs = h->prs;
	QueryItem *items = GETQUERY(h->query);
	int64 pos = 0;

	for (int32 i = 0; i < prs->curwords; i++)
		if (!prs->words[i].repeated)
			h->words[h->nwords++] = &prs->words[i];
	for (uint32 i = 0; i < h->nwords; i++)
	{
		const HeadlineWordEntry *w = h->words[i];

		if (zh_is_word_type(w->type))
			pos = w->pos > 0 && w->pos < MAXENTRYPOS - 1 ? w->pos : pos + 1;
		do
		{
			ZhcSpan span = {pos, i, i + 1};

			if (!w->item)
				continue;
			if (is_bigram(w))
				bigram_cover(h, i, w->item, &span);
			zh_check(zhc_spans_add(&zh_palloc, &h->term[(QueryItem *) w->item - items], span));
		} while (++w < prs->words + prs->curwords && w->repeated);
	}
}

/* A ZhcTermFn. */
static ZhcStatus
term_spans(void *ctx, uint32_t node, const ZhcSpans **out)
{
	*out = &((Highlighter *) ctx)->term[node];
	return ZHC_OK;
}

/* Mark the matches; a match that is shown in part is shown whole. */
static void
mark_matches(Highlighter *h, const ZhcSpans *marks)
{
	for (size_t i = 0; i < marks->n; i++)
	{
		bool shown = false;

		for (uint32 k = marks->v[i].from; k < marks->v[i].to; k++)
		{
			h->words[k]->selected = 1;
			shown |= h->words[k]->in;
		}
		for (uint32 k = marks->v[i].from; shown && k < marks->v[i].to; k++)
			h->words[k]->in = 1;
	}
}

/* Put the n bytes at gap in front of a word. */
static void
prepend(HeadlineWordEntry *w, const char *gap, uint32 n)
{
	char *text = palloc(n + w->len);

	memcpy(text, gap, n);
	memcpy(text + n, w->word, w->len);
	w->word = text;
	w->len += n;
}

/* ---- what is printed ----------------------------------------------------------------------- */

/*
 * Bigrams are printed by their first character.  What is bridged stays with it, or goes to the
 * next word where a mark ends between them.
 */
static void
cut_bigrams(Highlighter *h)
{
	for (uint32 i = 0; i < h->nwords; i++)
	{
		HeadlineWordEntry *w = h->words[i];
		HeadlineWordEntry *next = i + 1 < h->nwords ? h->words[i + 1] : NULL;
		uint32 cp;
		uint32 first;

		if (!is_bigram(w) || w->len == 0)
			continue;
		first = (uint32) zhc_decode(w->word, w->word + w->len, &cp);
		while (w->len > first && ((unsigned char) w->word[--w->len] & 0xC0) == 0x80)
			;
		if (w->len > first && w->selected && next && !next->selected && next->in &&
			next->len + w->len - first <= PG_UINT16_MAX)
		{
			prepend(next, w->word + first, w->len - first);
			w->len = first;
		}
	}
}

/* Is the word printed as it is, marked? */
static inline bool
is_marked(const HeadlineWordEntry *w)
{
	return w->in && w->selected && !w->replace;
}

/*
 * Marked words that follow each other become one, so that they get one pair of marks.  Words that
 * are not printed (a URL, whose parts follow) stay out.
 */
static void
merge_marked(Highlighter *h)
{
	HeadlineWordEntry **words = h->words;

	for (uint32 i = 0, end; i < h->nwords; i = end)
	{
		uint32 len = words[i]->len;
		char *text;

		end = i + 1;
		if (!is_marked(words[i]) || words[i]->skip)
			continue;
		for (; end < h->nwords && is_marked(words[end]); end++)
		{
			if (words[end]->skip)
				continue;
			if (len + words[end]->len > PG_UINT16_MAX)
				break;
			len += words[end]->len;
		}
		text = palloc(len);
		len = 0;
		for (uint32 k = i; k < end; k++)
		{
			if (words[k]->skip)
				continue;
			memcpy(text + len, words[k]->word, words[k]->len);
			len += words[k]->len;
			words[k]->skip = k > i;
		}
		words[i]->word = text;
		words[i]->len = len;
	}
}

/* prsheadline(words, options, query) */
Datum
zhnews_headline(PG_FUNCTION_ARGS)
{
	HeadlineParsedText *prs = (HeadlineParsedText *) PG_GETARG_POINTER(0);
	TSQuery query = PG_GETARG_TSQUERY(2);
	Highlighter h = {.prs = prs, .query = query};
	ZhcQuery q;
	ZhcSpans marks;

	expand_runs(prs, query);
	DirectFunctionCall3(prsd_headline, PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
	for (int32 i = 0; i < prs->curwords; i++)
		prs->words[i].selected = 0;
	h.words = palloc_extended((prs->curwords + 1) * sizeof(HeadlineWordEntry *), MCXT_ALLOC_HUGE);
	h.term = palloc0((query->size + 1) * sizeof(ZhcSpans));
	collect_terms(&h);
	zh_query_import(query, &q);
	zh_check(zhc_spans_mark(&zh_palloc, &q, term_spans, &h, &marks));
	mark_matches(&h, &marks);
	cut_bigrams(&h);
	merge_marked(&h);
	PG_RETURN_POINTER(prs);
}
