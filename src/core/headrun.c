/*
 * headrun.c - runs of short lines between two articles: which of them are headlines, and which of
 * these stand together by how the page sets them
 */
#include "knownname.h"
#include "linewords.h"
#include "page.h"

#define MOST_GROUPED  20 /* columns of either half of a headline */
#define MOST_RUN	  8	 /* short lines between two articles */
#define MOST_LINE	  24 /* columns of either line of a headline that blank lines set apart */
#define LEAST_LINE	  12 /* and of the first, or of a kicker or deck: no name */
#define MOST_LARGE	  20 /* columns of the lines of a headline in larger type than its kicker */
#define LEAST_LARGE	  10
#define MOST_HEADS	  5	 /* lines, less one, that may head the text behind verses */
#define MOST_TRAILING 24 /* lines with headlines behind all texts of a page */
#define MOST_BETWEEN  64 /* lines behind headings that are looked at */
#define MOST_TOP	  16 /* lines with the name, number and day of a page */
#define LEAST_APART	  2	 /* blank lines over a headline among verses */
#define MOST_LETTER	  16 /* columns of who a letter is written to, with a colon */
#define MOST_REST	  4	 /* columns of the rest of a word or part that a headline was broken in */

bool
zhc_are_headlines(const Page *pg, uint32_t i, uint32_t j, uint32_t run)
{
	bool apart = false;

	if (run > MOST_RUN || i == 0 || pg->lines[i - 1].ends != ZHC_END_STOP || j >= pg->n ||
		(!zhc_line_opens_article(pg->s, &pg->lines[j]) &&
		 !zhc_line_cites_dispatch(pg->s, &pg->lines[j])))
		return false;
	for (uint32_t k = i; k < j; k++)
	{
		if (pg->lines[k].marked || pg->lines[k].starts == ZHC_START_NUMBER)
			return false;
		apart = apart || (k > i && pg->lines[k].blanks < pg->lines[i].blanks);
	}
	return apart;
}

bool
zhc_leads_page(const Page *pg, uint32_t a, uint32_t b)
{
	if (a == 0)
		return b > 2 && pg->sign != ZHC_SIGN_NONE && pg->lines[0].kind == ZHC_LINE_BODY &&
			   pg->lines[b - 1].ends == ZHC_END_STOP;
	if (a > MOST_TOP || pg->lines[a].kind != ZHC_LINE_BODY ||
		pg->lines[b - 1].ends != ZHC_END_STOP ||
		(pg->lines[a - 1].kind != ZHC_LINE_FURNITURE && pg->lines[a - 1].kind != ZHC_LINE_BYLINE))
		return false;
	for (const ZhcLine *l = pg->lines; l < pg->lines + a; l++)
		if (l->kind == ZHC_LINE_HEADING && l->cols >= LEAST_LINE && l->end - l->start > 3 &&
			zhc_is_plain_han(pg->s + l->start))
			return false; /* over the day of a site's article */
	return true;
}

bool
zhc_may_trail(const Page *pg, uint32_t i, uint32_t j)
{
	unsigned clauses = 0;
	unsigned names = 0; /* lines too short for more */

	if (i == 0 || pg->lines[i - 1].ends == ZHC_END_COLON || j - i > MOST_TRAILING ||
		pg->n - j > MOST_BETWEEN)
		return false;
	for (uint32_t k = i; k < j; k++)
	{
		const ZhcLine *l = &pg->lines[k];

		clauses += zhc_line_clauses(pg->s, l);
		names += l->cols < LEAST_LINE;
		if (l->marked || l->starts == ZHC_START_NUMBER || l->cols > 2 * MOST_LINE + 16)
			return false;
	}
	for (uint32_t k = j; k < pg->n; k++)
		if (pg->lines[k].kind == ZHC_LINE_BODY && pg->lines[k].ends == ZHC_END_STOP)
			return false;
	return 3 * clauses <= j - i && 3 * names <= j - i;
}

bool
zhc_is_grouped(const Page *pg, uint32_t i, uint32_t j, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];
	bool apart = false;

	if (l->blanks > 0 || l->level > 0 || l[-1].level > 0 || l->cols > MOST_GROUPED ||
		l[-1].cols > MOST_GROUPED || l->starts == ZHC_START_DASH ||
		memcmp(pg->s + l[-1].start, "“", 3) != 0 || memcmp(pg->s + l[-1].end - 3, "”", 3) != 0)
		return false;
	for (uint32_t m = i + 1; m < j && m < i + MOST_RUN; m++)
		apart = apart || pg->lines[m].blanks > 0;
	return apart;
}

bool
zhc_leaves_blank(const Page *pg, const ZhcLine *l)
{
	const char *end = pg->s + l->end;

	return l + 1 < pg->lines + pg->n && *end == ' ' && (end[1] == '\n' || end[1] == '\r');
}

/* How many columns the first part of the line has, before a blank; all where it has none. */
static unsigned
first_part(const Page *pg, const ZhcLine *l)
{
	const char *end = pg->s + l->end;
	unsigned cols = 0;

	for (const char *p = pg->s + l->start; end - p > 3; p += 3, cols += 2)
		if (!zhc_is_plain_han(p))
			return *p == ' ' || memcmp(p, "\xE3\x80\x80", 3) == 0 ? cols : l->cols;
	return l->cols;
}

bool
zhc_has_parts(const Page *pg, const ZhcLine *l)
{
	for (const char *p = pg->s + l->start; p < pg->s + l->end; p++)
		if (*p == ' ' || (pg->s + l->end - p > 3 && memcmp(p, "\xE3\x80\x80", 3) == 0))
			return true;
	return false;
}

bool
zhc_says_stressed(const Page *pg, const ZhcLine *l)
{
	const ZhcLineWord *w =
		l->end - l->start > 9 ? zhc_line_word(pg->s + l->end - 6, 6, ZHC_WORD_STRESS) : NULL;

	return w && w->len == 6;
}

bool
zhc_is_stressed(const Page *pg, uint32_t i, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];

	return k >= i + 2 && !l[-1].continues && !zhc_has_parts(pg, l) &&
		   ((near(l->cols, l[-1].cols, 2) && l->cols <= MOST_LINE) ||
			(zhc_has_parts(pg, l - 1) && near(l->cols, first_part(pg, l - 1), MOST_REST))) &&
		   l->level == 0 && !l->marked && zhc_says_stressed(pg, l - 2) &&
		   l->blanks <= zhc_inside(pg, i) && l[-1].blanks <= zhc_inside(pg, i);
}

bool
zhc_is_column_name(const Page *pg, const ZhcLine *l)
{
	return zhc_line_names_column(pg->s + l->start, l->end - l->start);
}

bool
zhc_is_larger(const Page *pg, uint32_t i, uint32_t j, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];
	const ZhcLine *other = k == i + 1 ? l + 1 : l - 2;
	unsigned cols = l->cols > l[-1].cols ? l->cols : l[-1].cols;

	return j == i + 3 && !l[-1].continues && cols <= MOST_LARGE && l->cols >= LEAST_LARGE &&
		   l[-1].cols >= LEAST_LARGE && near(l->cols, l[-1].cols, MOST_REST) &&
		   2 * other->cols >= 3 * cols && l->level == 0 && l[-1].level == 0 && !l->marked &&
		   !l[-1].marked && (l->indent < INDENT) == (l[-1].indent < INDENT) &&
		   l->starts != ZHC_START_DASH && other->starts != ZHC_START_DASH &&
		   l[-1].starts != ZHC_START_QUOTE && l[-1].ends == ZHC_END_OPEN && !zhc_has_parts(pg, l) &&
		   !zhc_has_parts(pg, l - 1) && !zhc_is_column_name(pg, l - 1) &&
		   l->blanks <= zhc_inside(pg, i);
}

bool
zhc_is_broken_part(const Page *pg, uint32_t i, uint32_t j, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];

	if (l->level > 0 || l[-1].level > 0 || l->marked || l[-1].marked ||
		l->starts == ZHC_START_DASH || l[-1].ends != ZHC_END_OPEN)
		return false;
	if (zhc_leaves_blank(pg, l - 1))
		return !zhc_leaves_blank(pg, l) && (k < i + 2 || !zhc_leaves_blank(pg, l - 2)) && k < j &&
			   l->blanks <= zhc_inside(pg, i);
	return near(l->cols, l[-1].cols, MOST_REST) && l->cols > 3 * MOST_REST &&
		   first_part(pg, l) <= MOST_REST && !zhc_has_parts(pg, l - 1) &&
		   l->blanks <= zhc_inside(pg, i);
}

/* Whether lines k - 1 and k, two headings, may be one, as far as each tells. */
static bool
may_be_one(const Page *pg, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];

	return l[-1].cols >= LEAST_LINE && l->level == 0 && l[-1].level == 0 && !l->marked &&
		   !l[-1].marked && l->starts != ZHC_START_DASH && l[-1].starts != ZHC_START_DASH &&
		   l->cols <= MOST_LINE && l[-1].cols <= MOST_LINE && l[-1].ends != ZHC_END_STOP;
}

/* Whether a sentence ends in the text behind line j: on the last of a page, headlines may stand of
 * several texts. */
static bool
has_text(const Page *pg, uint32_t j)
{
	for (uint32_t k = j; k < pg->n && k < j + MOST_BETWEEN; k++)
		if (pg->lines[k].kind == ZHC_LINE_BODY && pg->lines[k].ends == ZHC_END_STOP)
			return true;
	return false;
}

unsigned
zhc_shows_groups(const Page *pg, uint32_t i, uint32_t j)
{
	unsigned tight; /* blank lines inside a headline, at most */
	uint32_t pairs = 0;
	uint32_t alone = 0;

	if (j < i + 3)
		return 0;
	tight = zhc_inside(pg, i);
	for (uint32_t k = i + 1; k < j; k++)
		tight = pg->lines[k].blanks < tight ? pg->lines[k].blanks : tight;
	for (uint32_t k = i, e; k < j; k = e)
	{
		for (e = k + 1; e < j && pg->lines[e].blanks <= tight; e++)
			;
		if (e == k + 1)
			alone += pg->lines[k].starts != ZHC_START_DASH && pg->lines[k].cols >= LEAST_LINE;
		else if (e == k + 2 && may_be_one(pg, k + 1))
			pairs++;
		else
			return 0;
	}
	return pairs == 1 && alone > 0 && has_text(pg, j) ? tight + 1 : 0;
}

void
zhc_join_groups(Page *pg, unsigned tight)
{
	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		for (e = i; e < pg->n && pg->lines[e].kind == ZHC_LINE_HEADING &&
					(e == i || pg->lines[e].blanks < tight);
			 e++)
			;
		if (e == i + 2 && e < pg->n && may_be_one(pg, i + 1))
			pg->lines[i + 1].continues = true;
		e += e == i;
	}
}

/* Whether most of lines i to j have an indent. */
static bool
are_indented(const Page *pg, uint32_t i, uint32_t j)
{
	uint32_t n = 0;

	for (uint32_t k = i; k < j; k++)
		n += pg->lines[k].indent >= INDENT;
	return 2 * n > j - i;
}

/* Whether the line is nothing but the name of a person, without a mark. */
static bool
is_person(const Page *pg, const ZhcLine *l)
{
	return !l->marked && l->end - l->start >= 6 &&
		   zhc_text_may_be_person(pg->s + l->start, pg->s + l->end);
}

bool
zhc_begins_report(const Page *pg, const ZhcLine *l)
{
	return zhc_line_opens_article(pg->s, l) || zhc_line_is_placed(pg->s, l) ||
		   zhc_line_cites_dispatch(pg->s, l);
}

/* Whether the text at line j is a report, or written to somebody: 编辑同志： */
static bool
begins_text(const Page *pg, uint32_t j)
{
	const ZhcLine *l = &pg->lines[j];

	return zhc_begins_report(pg, l) ||
		   (l->ends == ZHC_END_COLON && l->cols <= MOST_LETTER && l->cols >= LEAST_LARGE - 2);
}

/* Lines i to j are headings, unless one has a mark or more than a clause. */
static void
mark_heads(Page *pg, uint32_t i, uint32_t j)
{
	for (uint32_t k = i; k < j; k++)
		if (pg->lines[k].marked || zhc_line_clauses(pg->s, &pg->lines[k]) > 1 ||
			(pg->lines[k].kind != ZHC_LINE_BULLET && pg->lines[k].kind != ZHC_LINE_HEADING))
			return;
	for (; i < j; i++)
		pg->lines[i].kind = ZHC_LINE_HEADING;
}

void
zhc_mark_edge_heads(Page *pg, uint32_t i, uint32_t j)
{
	uint32_t k = i + 1;

	if (i > 0 && pg->lines[i - 1].ends == ZHC_END_STOP && pg->lines[i].blanks > pg->inside)
	{
		while (k + 1 < j && k < i + 2 && !is_person(pg, &pg->lines[k]))
			k++;
		if (is_person(pg, &pg->lines[k]) && !is_person(pg, &pg->lines[k + 1]))
			mark_heads(pg, i, k + 1);
	}
	if (j >= pg->n)
		return;
	for (k = j - 1; k > i && j - k < MOST_HEADS && pg->lines[k].blanks <= pg->inside; k--)
		;
	if (k > i && j - k > 1 && pg->lines[k].blanks > pg->inside &&
		(is_person(pg, &pg->lines[j - 1]) || begins_text(pg, j)))
		mark_heads(pg, k, j);
}

void
zhc_mark_verse_heads(Page *pg, uint32_t i, uint32_t j)
{
	bool indented = pg->sign == ZHC_SIGN_INDENT && are_indented(pg, i, j);
	unsigned most = 0;

	for (uint32_t k = i; k < j; k++)
		most = pg->lines[k].blanks > most ? pg->lines[k].blanks : most;
	if (!indented && (pg->sign == ZHC_SIGN_INDENT || most < LEAST_APART || most <= pg->inside + 1u))
		return;
	for (uint32_t k = i, last = i; k < j; k++)
	{
		ZhcLine *l = &pg->lines[k];

		last = l->blanks == most ? k : last;
		if (l->kind != ZHC_LINE_BULLET || l->continues || l->marked || l->cols > 2 * MOST_LINE ||
			zhc_line_clauses(pg->s, l) > 1)
			continue;
		if (indented ? l->indent < INDENT : l->blanks == most)
			l->kind = ZHC_LINE_HEADING;
		else if (k > i && l[-1].kind == ZHC_LINE_HEADING &&
				 ((l->starts == ZHC_START_DASH && l->blanks == 0) ||
				  (last > i && j < last + MOST_HEADS)))
			l->kind = ZHC_LINE_HEADING;
	}
}
