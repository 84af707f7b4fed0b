/*
 * layout.c - the layout of a page: what each of its lines is
 *
 * What is known about a line alone is in lines.c, linemarks.c and linekind.c; which lines belong
 * together is decided in wrap.c.
 */
#include "bylines.h"
#include "chars.h"
#include "headwords.h"
#include "linewords.h"
#include "utf8.h"

#define LEAST_DECK 12 /* columns; what is shorter is the rest of a headline */
#define LEAST_HALF 6  /* columns of the first line of a headline on two */
#define MOST_HALF  32 /* and of either */
#define LEAST_PART 3  /* characters between two blanks of a headline */
#define LEAST_CELL 5  /* and of one that may be a row of a table */

/* The line after the last of the paragraph that starts at line i. */
static uint32_t
para_end(const Page *pg, uint32_t i)
{
	for (i++; i < pg->n && pg->lines[i].continues; i++)
		;
	return i;
}

/* Whether the line lists three things and more: no heading, but names or places. */
static bool
enumerates(const char *s, const ZhcLine *l)
{
	unsigned commas = 0;

	for (uint32_t i = l->start; i + 2 < l->end; i++)
		commas += memcmp(s + i, "\xE3\x80\x81", 3) == 0;
	return commas >= 3;
}

/* Whether a verb of saying and a comma stand in the line: somebody speaks, as in no headline. */
static bool
tells(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start + 3;
	const char *end = s + l->end - 3;

	while (p < end && (p = memchr(p, 0xEF, (size_t) (end - p))) != NULL)
	{
		for (int len = 3; memcmp(p, "，", 3) == 0 && len <= 6 && p - len >= s + l->start; len += 3)
		{
			const ZhcLineWord *w = zhc_line_word(p - len, (size_t) len, ZHC_WORD_SAY);

			if (w && w->len == (uint32_t) len)
				return true;
		}
		p++;
	}
	return false;
}

/* Whether the last character of the line, closing quotes apart, is 。 */
static bool
ends_in_period(const char *s, const ZhcLine *l)
{
	uint32_t at = l->end;
	uint32_t cp;

	do
		cp = zhc_char_before(s, l->start, at, &at);
	while (at > l->start && zhc_class(cp) == ZHC_C_CLOSE);
	return cp == 0x3002;
}

/*
 * Whether the paragraph [a, b) is short and unfinished, as headings are.  Where headings are
 * marked, what else is short may be a piece of body: it must not hold a clause.
 */
static bool
is_short(const Page *pg, uint32_t a, uint32_t b, bool marked)
{
	const ZhcLine *last = &pg->lines[b - 1];
	unsigned w = 0;

	if (pg->lines[a].kind != ZHC_LINE_BODY || b - a > 4 || last->ends != ZHC_END_OPEN ||
		zhc_line_is_dispatch(pg->s, &pg->lines[a]))
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		w += pg->lines[i].cols;
		if ((pg->lines[i].ends == ZHC_END_STOP && ends_in_period(pg->s, &pg->lines[i])) ||
			(w <= 100 && zhc_line_holds_stop(pg->s, &pg->lines[i])))
			return false;
		if (marked && zhc_line_clauses(pg->s, &pg->lines[i]) > 0)
			return false;
		if (w <= 100 && zhc_line_narrow(&pg->lines[i]) > 0 &&
			memchr(pg->s + pg->lines[i].start, '@', pg->lines[i].end - pg->lines[i].start))
			return false; /* a reporter's address */
		if (w <= 100 && (enumerates(pg->s, &pg->lines[i]) || tells(pg->s, &pg->lines[i])))
			return false;
	}
	return w <= 100;
}

/* Whether a word cannot end a heading, so that the heading goes on in the next line. */
static bool
binds(const Page *pg, const ZhcLine *l)
{
	static const char *const words[] = {"的", "和", "与", "與", "及", "在", "为", "為", "将", "將",
										"把", "被", "对", "對", "向", "从", "從", "以", "之", "是"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (l->end - l->start > 3 && memcmp(pg->s + l->end - 3, words[i], 3) == 0)
			return true;
	return false;
}

/* Whether line l + 1 is the rest of heading l: the word goes on, or only a few characters follow.
 */
static bool
heading_goes_on(const Page *pg, const ZhcLine *l)
{
	return binds(pg, l) || l[1].starts == ZHC_START_CLOSER ||
		   (l[1].cols <= 4 && l->cols > 8 && l[1].starts == ZHC_START_WORD);
}

/* Whether the heading breaks off in the middle, so that not even a blank line ends it. */
static bool
heading_breaks_off(const Page *pg, const ZhcLine *l)
{
	return l->level == 0 && l[1].level == 0 && !l[1].marked && l->cols >= LEAST_DECK &&
		   l[1].blanks <= 2 &&
		   (l[1].starts == ZHC_START_CLOSER || (binds(pg, l) && l[1].starts != ZHC_START_DASH));
}

/* The words of a line, as a heading's. */
static ZhcHeadWords
line_words(const Page *pg, const ZhcLine *l)
{
	uint32_t cp[ZHC_HEAD_CHARS];
	uint32_t n = 0;

	for (const char *p = pg->s + l->start; p < pg->s + l->end && n < ZHC_HEAD_CHARS; n++)
		p += zhc_decode(p, pg->s + l->end, &cp[n]);
	return zhc_head_words(cp, n);
}

/*
 * Whether heading l, set like the next line, is the first half of a headline on two lines: it holds
 * no verb, and the next begins with one (塞内加尔总统 / 任命新总理); it ends with a word that needs
 * something behind it; or it says where, and the next is no longer.
 */
static bool
heading_is_half(const Page *pg, const ZhcLine *l)
{
	Habits habits;
	ZhcHeadWords a;
	ZhcHeadWords b;

	if (l->level > 0 || l[1].level > 0 || l->marked || l[1].marked || l->cols > MOST_HALF ||
		l->cols < LEAST_HALF || l[1].cols > MOST_HALF || l->ends != ZHC_END_OPEN ||
		l[1].starts == ZHC_START_DASH || l->continues ||
		(l->indent < INDENT) != (l[1].indent < INDENT))
		return false;
	habits = zhc_habits_at(pg, (uint32_t) (l - pg->lines));
	if (l[1].blanks > zhc_usual_blanks(pg, &habits))
		return false;
	a = line_words(pg, l);
	b = line_words(pg, l + 1);
	if (a.blank || b.blank)
		return false;
	return a.opens || (!a.tells && !a.marked && b.begins) ||
		   (a.located && b.tells && l[1].cols <= l->cols + 4);
}

/*
 * Whether all lines of the short paragraph [a, b) but the last are full, on a page that has a
 * measure. One line may be so by chance: then what is left for the last must be too short for a
 * deck.
 */
static bool
all_full(const Page *pg, uint32_t a, uint32_t b)
{
	if (b - a == 2 && width(pg, &pg->lines[a + 1]) >= LEAST_DECK && !zhc_breaks_word(pg, a + 1))
		return false;
	for (uint32_t i = a + 1; i < b; i++)
		if (pg->sign == ZHC_SIGN_NONE ||
			!zhc_is_full(pg, &pg->lines[i - 1], &pg->lines[i], pg->measures[i / CHUNK]))
			return false;
	return true;
}

/*
 * A short paragraph [a, b) of several lines may be decks that were taken for one wrapped line:
 * in a page whose paragraphs are indented, an unindented one is, unless its lines are all full; in
 * a page where no paragraph is wrapped, any is.
 */
static void
split_decks(Page *pg, uint32_t a, uint32_t b, bool unwrapped)
{
	if (!unwrapped && (!pg->indents || pg->lines[a].indent >= INDENT || all_full(pg, a, b)))
		return;
	for (uint32_t i = a; !unwrapped && i + 2 < b; i++)
		if (!near(width(pg, &pg->lines[i]), width(pg, &pg->lines[i + 1]), 2))
			break;
		else if (i + 3 == b)
			return;
	for (uint32_t i = a; i + 1 < b; i++)
		if (!heading_goes_on(pg, &pg->lines[i]))
			pg->lines[i + 1].continues = false;
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

		e = para_end(pg, i);
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

/* Whether paragraphs stand on one line each, though some are as long as no wrapped line is. */
static bool
is_unwrapped(const Page *pg)
{
	bool wide = false;

	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		e = para_end(pg, i);
		wide = wide || pg->lines[i].cols > 100;
		if (e - i > 1 && pg->lines[e - 1].ends == ZHC_END_STOP)
			return false;
	}
	return wide;
}

/* Whether line k, the only one of the last of many short paragraphs, heads a report at line j. */
static bool
heads_report(const Page *pg, uint32_t k, uint32_t j)
{
	return k + 1 == j && j < pg->n && !pg->lines[k].continues && pg->lines[k].cols >= LEAST_DECK &&
		   zhc_line_opens_article(pg->s, &pg->lines[j]);
}

/* Headings are short paragraphs beside longer ones, fewer than five in a row. */
static void
mark_headings(const ZhcAlloc *al, Page *pg)
{
	bool after_body = false;
	bool marked = false;
	bool unwrapped = is_unwrapped(pg);

	for (uint32_t i = 0; i < pg->n && !marked; i++)
		marked = pg->lines[i].level > 0 && pg->lines[i].level < ZHC_LEVEL_BOLD;
	for (uint32_t i = 0; i < pg->n;)
	{
		uint32_t run = 0;
		uint32_t j = i;
		uint32_t e = para_end(pg, j);

		while (j < pg->n && is_short(pg, j, e, marked))
		{
			split_decks(pg, j, e, unwrapped);
			e = para_end(pg, j);
			run++;
			j = e;
			if (j < pg->n)
				e = para_end(pg, j);
		}
		if (run > 0 && (after_body || j < pg->n))
			for (uint32_t k = i; k < j; k++)
			{
				ZhcLine *l = &pg->lines[k];
				bool item = l->starts == ZHC_START_NUMBER && (pg->s[l->start] & 0x80) == 0;

				l->kind = (run < 5 || heads_report(pg, k, j)) && !item ? ZHC_LINE_HEADING
																	   : ZHC_LINE_BULLET;
				if (run < 5 && k > i && !l->continues &&
					((l->blanks == 0 ? heading_goes_on(pg, l - 1)
									 : heading_breaks_off(pg, l - 1)) ||
					 heading_is_half(pg, l - 1)))
					l->continues = true;
			}
		if (run == 0)
		{
			after_body = true;
			j = e;
		}
		i = j;
		zhc_poll(al);
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
			j = para_end(pg, j);
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
	mark_headings(al, &pg);
	al->free(al->ctx, pg.habits);
	return ZHC_OK;
}
