/*
 * headtail.c - headlines that stand behind all texts of a page
 *
 * A page taken out of a PDF may print all texts first and all headlines, kickers, decks and bylines
 * behind them.  Each of their lines is a heading then, however they are set; which of them are one
 * headline is asked once it is known of which text they tell.
 */
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define MOST_TOP	  16 /* lines with the name, number and day of a page */
#define TOP_COLS	  8	 /* of the name of its section */
#define LEAST_NUMBER  4	 /* columns of the number of a paper */
#define LEAST_TAIL	  5	 /* headings behind all texts */
#define MOST_TAIL	  60 /* and lines there */
#define MOST_HEADING  56 /* columns */
#define LEAST_NAME	  4	 /* of who wrote a text */
#define MOST_NAME	  6
#define MOST_SECTION  14 /* of the number of a page with its section */
#define MOST_QUESTION 44

/* Whether the line, on top of a page, may be the paper's name, spelt, too, or that of a section;
 * or, right behind its day, its number. */
static bool
is_of_paper(const ZhcLine *l, bool named)
{
	return l->ends == ZHC_END_OPEN &&
		   (l->cols <= TOP_COLS || l->cols == l->chars ||
			(named && l->blanks == 0 && zhc_line_narrow(l) >= LEAST_NUMBER && l[1].blanks > 0));
}

/* Whether a text stands on top of the page, below nothing but the name, number and day of that. */
static bool
begins_with_text(const Page *pg)
{
	bool named = false;
	uint32_t i = 0;

	for (; i + 1 < pg->n && i < MOST_TOP; i++)
	{
		const ZhcLine *l = &pg->lines[i];

		if (l->level > 0 || l->marked || l->kind == ZHC_LINE_HEADING)
			return false;
		if (l->kind == ZHC_LINE_FURNITURE)
			named = true;
		else if (l->kind == ZHC_LINE_BODY && !is_of_paper(l, named))
			break;
	}
	if (i + 1 >= pg->n || (i > 0 && !named))
		return false;
	return zhc_para_end(pg, i) > i + 2 && pg->lines[zhc_para_end(pg, i) - 1].ends == ZHC_END_STOP;
}

/* Whether the line is a sentence that no headline is: it ends in a period, or is long. */
static bool
is_text(const Page *pg, const ZhcLine *l)
{
	if (l->kind != ZHC_LINE_BODY || zhc_line_holds_stop(pg->s, l))
		return l->kind == ZHC_LINE_BODY;
	return l->ends == ZHC_END_STOP &&
		   (l->cols > MOST_QUESTION || (unsigned char) pg->s[l->end - 1] == 0x82 || /* 。 */
			memcmp(pg->s + l->end - 3, "”", 3) == 0 || memcmp(pg->s + l->end - 3, "」", 3) == 0);
}

/* Whether line i, which was joined with the one before it, stays so, by the sign of the page: that
 * begins a paragraph and is full. */
static bool
stays(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	unsigned measure = pg->measures[i / CHUNK];

	if (!l->continues || pg->sign == ZHC_SIGN_NONE || measure == 0)
		return false;
	if (pg->sign == ZHC_SIGN_INDENT && l->indent < INDENT &&
		(l[-1].indent >= INDENT || l[-1].continues))
		return true;
	return zhc_is_full(pg, l - 1, l, measure) && !zhc_exceeds(pg, l - 1, measure) &&
		   zhc_breaks_word(pg, i);
}

/* Whether three lines and more from line i on stay together: a text without a sentence. */
static bool
is_wrapped(const Page *pg, uint32_t i)
{
	return i + 2 < pg->n && stays(pg, i + 1) && stays(pg, i + 2);
}

/* How many clauses end inside the line. */
static unsigned
clauses_inside(const Page *pg, const ZhcLine *l)
{
	unsigned n = zhc_line_clauses(pg->s, l);

	return n - (n > 0 && l->ends == ZHC_END_STOP);
}

/* Whether the line may be a heading there. */
static bool
may_head(const Page *pg, const ZhcLine *l)
{
	return !l->marked && l->level == 0 && l->cols <= MOST_HEADING &&
		   l->starts != ZHC_START_NUMBER && l->ends != ZHC_END_COMMA &&
		   zhc_line_clauses(pg->s, l) <= 2;
}

/* Whether the line tells where to write to, or is the number of the page with its section. */
static bool
is_of_page(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;
	uint32_t n = l->end - l->start;
	uint32_t at = 1;

	while (at < n && at <= LEAST_NUMBER && zhc_line_digit((unsigned char) p[at]))
		at++;
	if (l->cols <= MOST_SECTION && p[0] >= 'A' && p[0] <= 'Z' && at > 1)
		return true; /* A05 城事 */
	return zhc_is_page_head(pg->s, l) || memchr(pg->s + l->start, '@', l->end - l->start) != NULL;
}

/* Put the lines of headings i to j together that are for certain one; what is short may be who
 * wrote the text. */
static void
join_lines(Page *pg, uint32_t i, uint32_t j)
{
	zhc_join_rests(pg, i, j);
	for (uint32_t k = i + 1; k < j; k++)
	{
		ZhcLine *l = &pg->lines[k];

		if (l->continues ? l->cols >= LEAST_NAME && l->cols <= MOST_NAME
						 : zhc_is_stressed(pg, i, k))
			l->continues = !l->continues;
	}
}

void
zhc_mark_tail(Page *pg)
{
	uint32_t from = pg->n;
	uint32_t heads = 0;
	uint32_t clauses = 0;

	while (from > 0 && pg->n - from <= MOST_TAIL && !is_text(pg, &pg->lines[from - 1]))
		from--;
	while (from < pg->n && pg->lines[from].continues)
		from++;
	if (from == 0 || pg->n - from > MOST_TAIL || !begins_with_text(pg))
		return;
	for (uint32_t i = from; i < pg->n; i++)
	{
		const ZhcLine *l = &pg->lines[i];

		if (l->kind != ZHC_LINE_BODY || is_of_page(pg, l))
			continue;
		if (!may_head(pg, l) || is_wrapped(pg, i))
			return;
		heads += !stays(pg, i);
		clauses += clauses_inside(pg, l);
	}
	if (heads < LEAST_TAIL || 2 * clauses > heads)
		return;
	for (uint32_t i = from; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];

		if (l->kind != ZHC_LINE_BODY)
			continue;
		l->kind = is_of_page(pg, l)			   ? ZHC_LINE_FURNITURE
				  : l->told == ZHC_LINE_BYLINE ? ZHC_LINE_BYLINE
											   : ZHC_LINE_HEADING;
		l->continues = stays(pg, i);
	}
	for (uint32_t i = from, j; i < pg->n; i = j)
	{
		for (j = i; j < pg->n && pg->lines[j].kind == ZHC_LINE_HEADING; j++)
			;
		if (j > i + 1)
			join_lines(pg, i, j);
		j += j == i;
	}
}
