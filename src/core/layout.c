/*
 * layout.c - the layout of a page: what each of its lines is
 *
 * What is known about a line alone is in lines.c, linemarks.c and linekind.c; which lines belong
 * together is decided in wrap.c.
 */
#include "bylines.h"
#include "chars.h"
#include "linewords.h"
#include "utf8.h"

#define LEAST_PART 3 /* characters between two blanks of a headline */
#define LEAST_CELL 5 /* and of one that may be a row of a table */

/*
 * Whether the paragraph [a, b) tells more than captions do, and goes on after another: the picture
 * credited at its end, in brackets, is one of the article's.
 */
static bool
tells_more(const Page *pg, uint32_t a, uint32_t b)
{
	const ZhcLine *last = &pg->lines[b - 1];
	unsigned clauses = 0;

	if (a == 0 || pg->lines[a].marked || pg->lines[a - 1].kind != ZHC_LINE_BODY ||
		pg->lines[a - 1].ends != ZHC_END_STOP || memcmp(pg->s + last->end - 3, "）", 3) != 0 ||
		!zhc_ends_credited(pg->s, last))
		return false;
	for (uint32_t i = a; i < b; i++)
		clauses += zhc_line_clauses(pg->s, &pg->lines[i]);
	return clauses >= 3;
}

/* Whether the line ends with a word or a bracket, not with a sentence. */
static bool
may_end_caption(const char *s, const ZhcLine *l)
{
	return l->ends == ZHC_END_OPEN ||
		   (l->ends == ZHC_END_STOP && l->end - l->start > 6 &&
			(memcmp(s + l->end - 3, "）", 3) == 0 || s[l->end - 1] == ')'));
}

/* A paragraph that ends with a photographer's name or the like is a caption. */
static void
mark_captions(Page *pg)
{
	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		const ZhcLine *last;

		e = zhc_para_end(pg, i);
		last = &pg->lines[e - 1];
		if (pg->lines[i].kind != ZHC_LINE_BODY || !may_end_caption(pg->s, last) || e - i > 8 ||
			last->cols > 300 || !zhc_line_credit(pg->s, last) || tells_more(pg, i, e))
			continue;
		for (uint32_t k = i; k < e; k++)
			pg->lines[k].kind = ZHC_LINE_CAPTION;
	}
}

/* A marked line before one that starts as reports do is the headline of a brief. */
static void
mark_briefs(Page *pg)
{
	for (uint32_t i = 0; i + 1 < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];

		if (l->mark != 0 && (l->kind == ZHC_LINE_CAPTION || l->kind == ZHC_LINE_BULLET) &&
			l->ends == ZHC_END_OPEN && l->cols <= 60 && !l[1].marked && !l[1].continues &&
			zhc_line_opens_article(pg->s, l + 1) && !zhc_line_credit(pg->s, l))
			l->kind = ZHC_LINE_HEADING;
	}
}

/* ● stands before captions, but three of them near each other make a list. */
static void
mark_lists(Page *pg)
{
	for (uint32_t i = 0; i < pg->n;)
	{
		uint32_t run = 0;
		uint32_t j = i;

		for (; j < pg->n && pg->lines[j].kind == ZHC_LINE_CAPTION && pg->lines[j].mark == 0x25CF;
			 run++)
			j = zhc_para_end(pg, j);
		for (uint32_t k = i; run >= 3 && k < j; k++)
			pg->lines[k].kind = ZHC_LINE_BULLET;
		i = run > 0 ? j : i + 1;
	}
}

/* Whether an interpunct with a character behind it starts the line. */
static bool
has_dot(const Page *pg, uint32_t i)
{
	const char *p = pg->s + pg->lines[i].start;

	return ((unsigned char) *p == 0xC2 || (unsigned char) *p == 0xE3) &&
		   pg->lines[i].end - pg->lines[i].start > 5 &&
		   (memcmp(p, "·", 2) == 0 || memcmp(p, "・", 3) == 0);
}

/*
 * A line may begin with the interpunct of a foreign name that was broken there; two lines in a row
 * are items of a list.
 */
static void
mark_dots(Page *pg)
{
	bool before = false;

	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];
		bool dot = l->starts == ZHC_START_WORD && has_dot(pg, i);
		uint32_t len = dot && (unsigned char) pg->s[l->start] == 0xC2 ? 2 : 3;

		if (dot && (before || (i + 1 < pg->n && has_dot(pg, i + 1))))
		{
			unsigned cols = 0;

			l->mark = len == 2 ? 0xB7 : 0x30FB;
			l->start =
				(uint32_t) (zhc_skip_blanks(pg->s + l->start + len, pg->s + l->end, &cols) - pg->s);
			l->cols = (uint16_t) (l->cols - (len == 2 ? 1 : 2) - cols);
			l->chars--;
			l->kind = ZHC_LINE_BULLET;
			l->marked = true;
			l->starts = zhc_line_starts(pg->s + l->start, pg->s + l->end);
		}
		before = dot;
	}
}

/* Whether the character, other than a blank, counts in a part of a headline. */
static bool
counts_in_part(uint32_t cp)
{
	return cp >= 0x800 || zhc_line_digit(cp);
}

/*
 * Whether a text that is one short line is a headline in parts: three characters and more on both
 * sides of a blank, five where it looks like a row of a table, and no clause or sentence.
 */
static bool
is_headline_in_parts(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	unsigned parts = 0;
	unsigned chars = 0;
	unsigned least;

	if (l->kind != ZHC_LINE_BODY || l->ends != ZHC_END_OPEN || l->cols < 4 * LEAST_PART ||
		l->cols > 100 || zhc_line_clauses(s, l) > 1 || zhc_line_holds_stop(s, l))
		return false;
	least = zhc_line_is_row(s, l) ? LEAST_CELL : LEAST_PART;
	while (p < end)
	{
		unsigned cols = 0;
		uint32_t cp;
		const char *q = zhc_skip_blanks(p, end, &cols);

		if (q > p)
		{
			bool apart = p > s + l->start && q < end &&
						 ((unsigned char) p[-1] >= 0x80 || p[-1] == '%') &&
						 (unsigned char) *q >= 0x80;

			if (apart && chars < least)
				return false;
			parts += apart;
			chars = apart ? 0 : chars;
			p = q;
			continue;
		}
		p += zhc_decode(p, end, &cp);
		chars += counts_in_part(cp);
	}
	return parts > 0 && chars >= least;
}

ZhcStatus
zhc_layout(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out)
{
	Page pg = {.s = s};
	ZhcStatus st = zhc_lines(al, s, n, out);

	if (st != ZHC_OK)
		return st;
	for (uint32_t i = 0; i < out->nlines; i++)
		out->lines[i].kind = (uint8_t) zhc_line_kind(s, &out->lines[i]);
	if (out->nlines == 1 && is_headline_in_parts(s, out->lines))
		out->lines->kind = ZHC_LINE_HEADING;
	if (out->nlines < 2)
		return ZHC_OK;
	pg.lines = out->lines;
	pg.n = out->nlines;
	mark_dots(&pg);
	pg.habits = al->alloc(al->ctx, (pg.n / CHUNK + 1) * (sizeof(Habits) + 1));
	if (pg.habits == NULL)
	{
		al->free(al->ctx, out->lines);
		out->lines = NULL;
		out->nlines = 0;
		return ZHC_NOMEM;
	}
	memset(pg.habits, 0, (pg.n / CHUNK + 1) * (sizeof(Habits) + 1));
	pg.measures = (uint8_t *) (pg.habits + pg.n / CHUNK + 1);
	zhc_learn_habits(&pg);
	zhc_learn_sign(&pg);
	zhc_restore_indent(&pg);
	zhc_join_lines(al, &pg);
	zhc_mark_bylines(al, &pg);
	mark_captions(&pg);
	mark_briefs(&pg);
	mark_lists(&pg);
	zhc_mark_headings(al, &pg);
	al->free(al->ctx, pg.habits);
	return ZHC_OK;
}
