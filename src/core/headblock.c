/*
 * headblock.c - the headline among the headings above a text: what is asked of them, and the answer
 *
 * For headings.c, before the lines of a headline are one paragraph.
 */
#include <string.h>

#include "bylines.h"
#include "headroles.h"
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define MOST_ASIDE	 6	/* lines with bylines and captions between the headings and their text */
#define MOST_LEADING 40 /* lines of text that are read */

/* Add a line to what cp[0 .. *n) holds, as far as there is room for `most`, without blanks if so.
 */
static void
add_line(const Page *pg, const ZhcLine *l, uint32_t *cp, uint32_t *n, uint32_t most, bool blanks)
{
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;

	while (p < end && *n < most)
	{
		p += zhc_decode(p, end, &cp[*n]);
		*n += blanks || (cp[*n] > ' ' && cp[*n] != 0x3000);
	}
}

/* Read the text that begins at or soon behind line j; false when no sentence ends in it. */
static bool
read_lead(const Page *pg, uint32_t j, ZhcHeadBlock *b)
{
	bool told = false;
	uint32_t to;

	for (to = j + MOST_ASIDE; j < pg->n && j < to && pg->lines[j].kind != ZHC_LINE_BODY; j++)
		;
	for (to = j + MOST_LEADING; j < pg->n && j < to && b->nlead < ZHC_HEAD_LEAD; j++)
	{
		if (pg->lines[j].kind != ZHC_LINE_BODY)
			break;
		add_line(pg, &pg->lines[j], b->lead, &b->nlead, ZHC_HEAD_LEAD, false);
		told =
			told || pg->lines[j].ends == ZHC_END_STOP || zhc_line_holds_stop(pg->s, &pg->lines[j]);
	}
	return told;
}

/* Whether line l is known to be no part of a headline: the name of a column, who signs, or without
 * Han. */
static bool
is_left_out(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;

	if (end - p > 6 && memcmp(p, "〈", 3) == 0 && memcmp(end - 3, "〉", 3) == 0)
		return true; /* 〈自由談〉 */
	if (zhc_is_column_name(pg, l) || zhc_announces(pg->s, l) || zhc_is_bracketed(pg->s, l) ||
		zhc_line_word(p, (size_t) (end - p), ZHC_WORD_NOTICE))
		return true;
	for (; p + 3 <= end; p++)
		if (zhc_is_plain_han(p))
			return false;
	return true;
}

/* The highest level of headings i to j: '#' before '##', that before bold, that before none. */
static unsigned
highest_level(const Page *pg, uint32_t i, uint32_t j)
{
	unsigned level = 0;

	for (uint32_t k = i; k < j; k = zhc_para_end(pg, k))
		if (pg->lines[k].level > 0 && (level == 0 || pg->lines[k].level < level))
			level = pg->lines[k].level;
	return level;
}

/*
 * Read headings i to j, one for each paragraph, of the highest level; at: where each begins.  False
 * when they are one, or more than a block has, or marked in different ways, which tells by itself.
 */
static bool
read_headings(const Page *pg, uint32_t i, uint32_t j, ZhcHeadBlock *b, uint32_t *at)
{
	unsigned level = highest_level(pg, i, j);
	unsigned usual = zhc_inside(pg, i);

	for (uint32_t k = i, e; k < j; k = e)
	{
		const ZhcLine *l = &pg->lines[k];
		ZhcHeadLine *line = &b->line[b->n];

		e = zhc_para_end(pg, k);
		if (l->level != level || is_left_out(pg, l))
			continue;
		if (b->n == ZHC_HEAD_LINES || (b->n > 0 && l->mark != pg->lines[at[0]].mark))
			return false;
		line->n = 0;
		line->gap = k > i && l->blanks > usual;
		at[b->n++] = k;
		for (; l < pg->lines + e; l++)
			add_line(pg, l, line->cp, &line->n, ZHC_HEAD_CHARS, true);
	}
	return b->n > 1;
}

bool
zhc_choose_headline(const Page *pg, uint32_t i, uint32_t j, uint32_t *first, uint32_t *last)
{
	uint32_t at[ZHC_HEAD_LINES];
	ZhcHeadBlock b;
	uint32_t from, to;

	b.n = b.nlead = 0;
	if (!read_headings(pg, i, j, &b, at) || !read_lead(pg, j, &b))
		return false;
	zhc_head_choose(&b, ZHC_HEAD_MOST, &from, &to);
	for (uint32_t k = from; k < to; k++)
		if (zhc_para_end(pg, at[k]) != at[k + 1])
			return false; /* something else stands between */
	*first = at[from];
	*last = at[to];
	return true;
}
