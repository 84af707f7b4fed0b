/*
 * layout.c - the layout of a page: what each of its lines is
 *
 * What is known about a line alone is in lines.c, linemarks.c and linekind.c; which lines belong
 * together is decided in wrap.c.
 */
#include <string.h>

#include "bylines.h"
#include "chars.h"
#include "linewords.h"
#include "pictured.h"
#include "utf8.h"

#define TABLE_COLS	  60  /* of a row of a table, and of a line that points to a page */
#define LEAST_POINTER 12  /* of that */
#define MOST_REST	  8	  /* characters of the rest of a caption's sentence on its last line */
#define MOST_POINTING 120 /* columns of a sentence that says who stands where in a picture */
#define LEAST_PART	  3	  /* characters between two blanks of a headline */
#define LEAST_CELL	  5	  /* and of one that may be a row of a table */

/* Whether the credit in brackets at the end of the line begins with a label: （圖：王五提供） */
static bool
labels_credit(const char *s, const ZhcLine *l)
{
	const char *p = s + l->end - 3;

	while (p - 3 > s + l->start && memcmp(p, "（", 3) != 0 && memcmp(p, "：", 3) != 0)
		p--;
	return memcmp(p, "：", 3) == 0;
}

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
	return clauses >= 3u + labels_credit(pg->s, last);
}

/* Whether the line ends with a word or a bracket, not with a sentence. */
static bool
may_end_caption(const char *s, const ZhcLine *l)
{
	return l->ends == ZHC_END_OPEN ||
		   (l->ends == ZHC_END_STOP && l->end - l->start > 6 &&
			(memcmp(s + l->end - 3, "）", 3) == 0 || s[l->end - 1] == ')'));
}

/* Whether a sign stands before the line that may be before captions and items of lists. */
static bool
is_sign(const ZhcLine *l)
{
	return l->kind == ZHC_LINE_BULLET &&
		   (l->mark == 0x25C6 || l->mark == 0x25C7 || l->mark == 0x25A0 || l->mark == 0x25A1);
}

/*
 * Whether the line before the caption that begins with line i is its first: nothing ends there, the
 * next breaks off soon behind a sentence (書店。（記者李四攝）), and both stand apart.
 */
static bool
is_first_of_caption(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	const char *stop = pg->s + l->start;
	const char *end = pg->s + l->end;

	if (i == 0 || l[-1].kind != ZHC_LINE_BODY || l[-1].continues || l[-1].marked || l->marked ||
		l[-1].ends != ZHC_END_OPEN || l->blanks > 0 || (i > 1 && l[-1].blanks == 0) ||
		l->starts != ZHC_START_WORD)
		return false;
	for (uint32_t n = 0; n < MOST_REST && end - stop >= 9 && zhc_is_plain_han(stop); n++)
		stop += 3;
	return end - stop >= 6 && memcmp(stop, "。（", 6) == 0;
}

/* Whether the line says where in a picture somebody stands: 李四（左二）, （前排左起） */
static bool
points_out(const char *s, const ZhcLine *l)
{
	static const char *const words[] = {"左", "右", "前排", "后排", "後排"};
	const char *p = s + l->start + 6; /* behind a name */
	const char *end = s + l->end - 6;

	for (; p < end && (p = memchr(p, 0x88, (size_t) (end - p))) != NULL; p++)
		for (size_t i = 0; memcmp(p - 2, "（", 3) == 0 && i < sizeof words / sizeof *words; i++)
			if (memcmp(p + 1, words[i], strlen(words[i])) == 0)
				return true;
	return false;
}

/* Whether the paragraph [a, b) is one short sentence that says who stands where in a picture. */
static bool
is_pointing(const Page *pg, uint32_t a, uint32_t b)
{
	unsigned cols = 0;
	bool points = false;

	if (b - a > 4 || pg->lines[b - 1].ends != ZHC_END_STOP)
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		cols += pg->lines[i].cols;
		if (cols > MOST_POINTING || zhc_line_holds_stop(pg->s, &pg->lines[i]))
			return false;
	}
	for (uint32_t i = a; i < b && !points; i++)
		points = points_out(pg->s, &pg->lines[i]);
	return points;
}

/* A paragraph that ends with a photographer's name or the like, or points out who stands where, is
 * a caption. */
static void
mark_captions(Page *pg)
{
	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		const ZhcLine *last;

		e = zhc_para_end(pg, i);
		last = &pg->lines[e - 1];
		if (pg->lines[i].kind == ZHC_LINE_BODY && !pg->lines[i].marked && is_pointing(pg, i, e))
		{
			for (uint32_t k = i; k < e; k++)
				pg->lines[k].kind = ZHC_LINE_CAPTION;
			continue;
		}
		if ((pg->lines[i].kind != ZHC_LINE_BODY && !is_sign(&pg->lines[i])) ||
			!may_end_caption(pg->s, last) || e - i > 8 || last->cols > 300 ||
			!(zhc_line_credit(pg->s, last) || zhc_ends_credited(pg->s, last) ||
			  ((last->end - last->start > 3 || e - i > 1) && last->end > 6 &&
			   zhc_may_end_pictured(pg->s + last->end) &&
			   zhc_ends_pictured(pg->s, pg->lines, i, e - 1) == ZHC_PICTURED)) ||
			tells_more(pg, i, e))
			continue;
		if (is_first_of_caption(pg, i))
		{
			pg->lines[i].continues = true;
			i--;
		}
		for (uint32_t k = i; k < e; k++)
			pg->lines[k].kind = ZHC_LINE_CAPTION;
	}
}

/* Whether line i is marked, short and unfinished, and text without a mark stands behind it. */
static bool
may_head_brief(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return l->mark != 0 && (l->kind == ZHC_LINE_CAPTION || l->kind == ZHC_LINE_BULLET) &&
		   l->ends == ZHC_END_OPEN && l->cols <= 60 && i + 1 < pg->n && !l[1].marked &&
		   !l[1].continues && l[1].kind == ZHC_LINE_BODY && !zhc_line_credit(pg->s, l);
}

/* Whether text with the end of a sentence stands behind line i, on a wider line or several. */
static bool
is_told_below(const Page *pg, uint32_t i)
{
	uint32_t e = zhc_para_end(pg, i + 1);

	return pg->lines[e - 1].ends == ZHC_END_STOP &&
		   (e - i > 2 || pg->lines[i + 1].cols > pg->lines[i].cols);
}

/*
 * A marked line before one that starts as reports do is the headline of a brief; so are two marked
 * alike, each with its text behind it.
 */
static void
mark_briefs(Page *pg)
{
	ZhcLine *before = NULL; /* the last that may be one, and what stands behind its text */
	uint32_t behind = 0;

	for (uint32_t i = 0; i + 1 < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];

		if (!may_head_brief(pg, i))
			continue;
		if (zhc_line_opens_article(pg->s, l + 1))
			l->kind = ZHC_LINE_HEADING;
		if (zhc_line_clauses(pg->s, l) > 0 || !is_told_below(pg, i))
			continue;
		if (before && before->mark == l->mark && behind == i)
			before->kind = l->kind = ZHC_LINE_HEADING;
		before = l;
		behind = zhc_para_end(pg, i + 1);
		if (behind < pg->n && !pg->lines[behind].marked)
			behind = zhc_para_end(pg, behind);
	}
}

static bool
is_table_row(const Page *pg, uint32_t i)
{
	return zhc_line_is_row(pg->s, &pg->lines[i]) || zhc_is_ranked(pg, i, false);
}

/* Whether lines i and i + 1 are rows of a table, with gaps between their cells. */
static bool
begins_table(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return i + 1 < pg->n && l->kind == ZHC_LINE_BODY && l[1].kind == ZHC_LINE_BODY &&
		   !l[1].continues && l->ends == ZHC_END_OPEN && l[1].ends == ZHC_END_OPEN &&
		   l->cols <= TABLE_COLS && l[1].cols <= TABLE_COLS && l[1].blanks == 0 &&
		   is_table_row(pg, i) && is_table_row(pg, i + 1);
}

/* Whether line i, before a table, names its columns: as many pieces between blanks as the row has.
 */
static bool
heads_columns(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	unsigned pieces[2] = {0, 0};

	if (l->kind != ZHC_LINE_BODY || l->continues || l->ends != ZHC_END_OPEN || l->marked ||
		l->cols > TABLE_COLS || zhc_line_clauses(pg->s, l) > 0)
		return false;
	for (int k = 0; k < 2; k++, l++)
		for (const char *p = pg->s + l->start; p < pg->s + l->end;)
		{
			unsigned cols = 0;
			uint32_t cp;
			const char *q = zhc_skip_blanks(p, pg->s + l->end, &cols);

			pieces[k] += q > p || p == pg->s + l->start;
			p = q < pg->s + l->end ? q + zhc_decode(q, pg->s + l->end, &cp) : q;
		}
	return pieces[0] > 1 && pieces[0] == pieces[1];
}

/* Tables stand beside the text, with what they are called, as pictures do. */
static void
mark_tables(Page *pg)
{
	bool body = false; /* a sentence has ended before */

	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];

		body = body || l->ends == ZHC_END_STOP;
		if (!body || !begins_table(pg, i))
			continue;
		if (i > 0 && l->blanks == 0 && heads_columns(pg, i - 1))
			(--l)->kind = ZHC_LINE_CAPTION; /* 公司 营收 净利润 */
		i = (uint32_t) (l - pg->lines);
		if (i > 0 && l->blanks == 0 && l[-1].kind == ZHC_LINE_BODY && !l[-1].continues &&
			l[-1].ends == ZHC_END_OPEN && l[-1].cols <= TABLE_COLS &&
			(i < 2 || l[-1].blanks > 0 || l[-2].ends == ZHC_END_STOP))
			l[-1].kind = ZHC_LINE_CAPTION;
		do
			l++->kind = ZHC_LINE_CAPTION;
		while (l < pg->lines + pg->n && l->kind == ZHC_LINE_BODY && !l->continues &&
			   l->ends == ZHC_END_OPEN && l->blanks == 0 && l->cols <= TABLE_COLS &&
			   is_table_row(pg, (uint32_t) (l - pg->lines)));
		i = (uint32_t) (l - pg->lines) - 1;
	}
}

/* Whether line i says on which page something stands: 一座桥 A2, 两条路……第5版 */
static bool
is_pointer(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return l->kind == ZHC_LINE_BODY && l->cols >= LEAST_POINTER && l->cols <= TABLE_COLS &&
		   zhc_line_narrow(l) > 0 && zhc_line_points(pg->s, l);
}

/* Lines that say where things stand in the paper, one behind the other or behind 导读. */
static void
mark_pointers(Page *pg)
{
	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];

		if (is_pointer(pg, i) &&
			((i > 0 && (l[-1].kind == ZHC_LINE_FURNITURE || zhc_announces(pg->s, l - 1))) ||
			 (i + 1 < pg->n && is_pointer(pg, i + 1))))
			l->kind = ZHC_LINE_FURNITURE;
	}
}

/* Whether line i is a caption by its mark; the lists of other marks than ● tell of no pictures. */
static bool
may_be_item(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	if (l->kind != ZHC_LINE_CAPTION || l->mark == 0)
		return false;
	if (l->mark == 0x25CF)
		return true;
	l = &pg->lines[zhc_para_end(pg, i) - 1];
	return l->ends == ZHC_END_STOP && !zhc_line_credit(pg->s, l) && !zhc_ends_credited(pg->s, l);
}

/* ● and the like stand before captions, but three of them near each other make a list. */
static void
mark_lists(Page *pg)
{
	for (uint32_t i = 0; i < pg->n;)
	{
		uint32_t run = 0;
		uint32_t j = i;

		for (; j < pg->n && may_be_item(pg, j) && pg->lines[j].mark == pg->lines[i].mark; run++)
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

/* Which lines of a page belong together and what they are, once each is known alone. */
static ZhcStatus
lay_out(const ZhcAlloc *al, const char *s, ZhcLayout *out)
{
	Page pg = {.s = s, .lines = out->lines, .n = out->nlines};

	if (pg.n == 1 && is_headline_in_parts(s, pg.lines))
		pg.lines->kind = ZHC_LINE_HEADING;
	if (pg.n < 2)
		return ZHC_OK;
	mark_dots(&pg);
	mark_pointers(&pg);
	zhc_mark_side_rows(&pg);
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
	mark_tables(&pg);
	zhc_mark_headings(al, &pg);
	al->free(al->ctx, pg.habits);
	return ZHC_OK;
}

ZhcStatus
zhc_layout(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out)
{
	ZhcStatus st = zhc_lines(al, s, n, out);

	if (st != ZHC_OK)
		return st;
	for (uint32_t i = 0; i < out->nlines; i++)
		out->lines[i].kind = out->lines[i].told = (uint8_t) zhc_line_kind(s, &out->lines[i]);
	return lay_out(al, s, out);
}

ZhcStatus
zhc_layout_again(const ZhcAlloc *al, const char *s, size_t n, ZhcLine *lines, uint32_t nlines,
				 ZhcLayout *out)
{
	out->lines = lines;
	out->nlines = nlines;
	for (uint32_t i = 0; i < nlines; i++)
	{
		ZhcLine *l = &lines[i];

		if (l->told == ZHC_LINE_UNTOLD)
		{
			*l = (ZhcLine){.start = l->start, .end = l->end};
			if (!zhc_line_alone(s, l))
			{
				al->free(al->ctx, lines);
				return zhc_layout(al, s, n, out);
			}
			l->told = (uint8_t) zhc_line_kind(s, l);
		}
		l->kind = l->told;
	}
	return lay_out(al, s, out);
}
