/*
 * headings.c - which short paragraphs of a page are headings, and which are several
 */
#include "bylines.h"
#include "chars.h"
#include "headwords.h"
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define LEAST_DECK	 12 /* columns; what is shorter is the rest of a headline */
#define MOST_SPEAKER 4	/* characters of who says something */
#define LEAST_SOURCE 6	/* columns of who says the rest of a headline, with a colon */
#define MOST_SOURCE	 24
#define LEAST_PARTED 20 /* columns of a headline in two parts */
#define FAR_RIGHT	 12 /* columns by which who wrote what follows is set to the right */
#define MOST_FULL	 3	/* lines of a headline with its deck */
#define LEAST_ROOM	 2	/* columns left empty behind the next piece */

/*
 * Whether the paragraph [a, b) is the first line of a headline, that names who says the second:
 * 国家统计局： / 上半年粮食增产.  A report begins below.
 */
static bool
names_source(const Page *pg, uint32_t a, uint32_t b, bool marked)
{
	const ZhcLine *l = &pg->lines[a];

	return b - a == 1 && b + 1 < pg->n && l->kind == ZHC_LINE_BODY && l->ends == ZHC_END_COLON &&
		   !l->marked && l->level == 0 && l->cols >= LEAST_SOURCE && l->cols <= MOST_SOURCE &&
		   zhc_line_clauses(pg->s, l) <= 1 && l[1].blanks == 0 && l[1].starts == ZHC_START_WORD &&
		   zhc_is_short(pg, b, b + 1, marked) && zhc_begins_report(pg, l + 2);
}

/*
 * Whether all lines of the short paragraph [a, b) but the last are full, on a page that has a
 * measure. One line may be so by chance: then what is left for the last must be too short for a
 * deck.
 */
static bool
all_full(const Page *pg, uint32_t a, uint32_t b)
{
	if (b - a == 2 && width(pg, &pg->lines[a + 1]) >= LEAST_DECK &&
		(!zhc_breaks_word(pg, a + 1) || zhc_parts_words_at(pg, a + 1)))
		return false;
	for (uint32_t i = a + 1; i < b; i++)
		if (pg->sign == ZHC_SIGN_NONE ||
			!zhc_is_full(pg, &pg->lines[i - 1], &pg->lines[i], pg->measures[i / CHUNK]))
			return false;
	return true;
}

/* Whether the first characters of line i + 1 would have fitted into line i. */
static bool
leaves_room(const Page *pg, uint32_t i)
{
	return outer_width(pg, &pg->lines[i]) + zhc_line_unit(pg->s, &pg->lines[i + 1], pg->by_chars) <=
		   pg->measures[i / CHUNK];
}

/* Whether line i is wider than the measure, as no line is that was broken by it, but for a mark at
 * its end. */
static bool
passes_measure(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	uint32_t at;

	return width(pg, l) > pg->measures[i / CHUNK] &&
		   zhc_class(zhc_char_before(pg->s, l->start, l->end, &at)) == ZHC_C_HAN;
}

/*
 * Whether line i of a short paragraph is another heading than line i - 1, on a page without
 * indents: no word stands over the break, and what stands behind it begins with one. Where
 * paragraphs are set apart and tell the measure, the line before was not broken by it: it leaves
 * room, or one of both is wider.
 */
static bool
stands_apart(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];

	if (zhc_breaks_word(pg, i))
		return false;
	if (pg->sign == ZHC_SIGN_GAP)
		return passes_measure(pg, i - 1) || passes_measure(pg, i) ||
			   !zhc_is_full(pg, p, &pg->lines[i], pg->measures[i / CHUNK]);
	return p->ends == ZHC_END_STOP || zhc_begins_word(pg, i);
}

/* Whether line i begins with who says what it tells, as decks do: 市府：… */
static bool
names_speaker(const Page *pg, uint32_t i)
{
	const char *p = pg->s + pg->lines[i].start;
	uint32_t left = pg->lines[i].end - pg->lines[i].start;
	uint32_t han = 0;

	for (; left > 9 && han < MOST_SPEAKER && zhc_is_plain_han(p); han++, left -= 3)
		p += 3;
	return han >= 2 && left > 9 && memcmp(p, "\xEF\xBC\x9A", 3) == 0; /* ： */
}

/* Whether line i - 1 leaves more room than the next piece needs, where first lines of paragraphs
 * have lost an indent: no headline has. */
static bool
has_room(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return pg->dropped &&
		   width(pg, l) >= width(pg, l - 1) + LEAST_ROOM + zhc_line_unit(pg->s, l, pg->by_chars);
}

/* Whether the paragraph from line i on is wrapped text that begins with an indent. */
static bool
leads_to_indent(const Page *pg, uint32_t i)
{
	return i + 1 < pg->n && pg->lines[i].kind == ZHC_LINE_BODY && pg->lines[i].indent >= INDENT &&
		   pg->lines[i + 1].continues && pg->lines[i + 1].indent < INDENT;
}

/* Whether the paragraph [a, b), behind a text, is two lines with a blank in each, as two headlines
 * have that stand there: 地震昨夜搖醒花蓮 鐵路清晨通車, and another like it. */
static bool
is_two_in_parts(const Page *pg, uint32_t a, uint32_t b)
{
	return b - a == 2 && pg->lines[a].cols >= LEAST_PARTED &&
		   pg->lines[a + 1].cols >= LEAST_PARTED && zhc_has_parts(pg, &pg->lines[a]) &&
		   zhc_has_parts(pg, &pg->lines[a + 1]);
}

/*
 * A short paragraph [a, b) of several lines may be decks that were taken for one wrapped line:
 * in a page whose paragraphs are indented, an unindented one is, unless its lines are all full; in
 * a page where no paragraph is wrapped, any is.
 */
static void
split_decks(Page *pg, uint32_t a, uint32_t b, bool unwrapped)
{
	for (uint32_t i = a + 1; i < b && b - a < pg->n; i++)
		if (pg->lines[i].starts == ZHC_START_DASH && pg->lines[i - 1].ends == ZHC_END_OPEN &&
			pg->lines[i - 1].starts != ZHC_START_DASH)
			pg->lines[i].continues = false; /* a deck */
	if (b - a == 2 && ((names_speaker(pg, a + 1) && leaves_room(pg, a)) ||
					   pg->lines[a].indent > pg->lines[a + 1].indent + FAR_RIGHT))
		pg->lines[a + 1].continues = false;
	if (!unwrapped && !(pg->indents || leads_to_indent(pg, b)))
	{
		for (uint32_t i = a + 1; i < b && b - a < pg->n; i++)
			if (!zhc_heading_goes_on(pg, &pg->lines[i - 1]) &&
				(stands_apart(pg, i) || has_room(pg, i) ||
				 zhc_says_stressed(pg, &pg->lines[i - 1])))
				pg->lines[i].continues = false;
		return;
	}
	if (!unwrapped && pg->sign == ZHC_SIGN_INDENT && pg->lines[a].indent >= INDENT)
		for (uint32_t i = a + 1; i < b && b - a < pg->n; i++)
			if (pg->lines[i].indent < INDENT &&
				3 * outer_width(pg, &pg->lines[i - 1]) <= 2u * pg->measures[i / CHUNK])
				pg->lines[i].continues = false;
	if (!unwrapped && (pg->lines[a].indent >= INDENT || all_full(pg, a, b)))
		return;
	for (uint32_t i = a; !unwrapped && i + 2 < b; i++)
		if (!near(width(pg, &pg->lines[i]), width(pg, &pg->lines[i + 1]), 2))
			break;
		else if (i + 3 == b)
			return;
	for (uint32_t i = a; i + 1 < b; i++)
		if (!zhc_heading_goes_on(pg, &pg->lines[i]))
			pg->lines[i + 1].continues = false;
}

/* Whether paragraphs stand on one line each, though some are as long as no wrapped line is. */
static bool
is_unwrapped(const Page *pg)
{
	bool wide = false;

	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		e = zhc_para_end(pg, i);
		wide = wide || pg->lines[i].cols > 100;
		if (e - i > 1 && pg->lines[e - 1].ends == ZHC_END_STOP)
			return false;
	}
	return wide;
}

/* Whether line l, joined with the next, may be one of a headline or deck that fills its measure: it
 * has no indent and no clause. */
static bool
may_fill(const Page *pg, const ZhcLine *l)
{
	return l + 1 < pg->lines + pg->n && l[1].continues && l->ends == ZHC_END_OPEN &&
		   l->kind == ZHC_LINE_BODY && l->indent < INDENT && !l->marked &&
		   l[1].kind == ZHC_LINE_BODY && l[1].end - l[1].start > 12;
}

/* Whether a bracket or a word of the lists may stand at p, as most reports begin: most lines do
 * not.
 */
static bool
may_open(const char *p)
{
	return zhc_line_may_start(p) || memcmp(p, "【", 3) == 0 || memcmp(p, "〔", 3) == 0 ||
		   memcmp(p, "（", 3) == 0 || *p == '(';
}

/* Whether lines i to k hold no clause and no report begins with one. */
static bool
are_plain(const Page *pg, uint32_t i, uint32_t k)
{
	for (; i <= k; i++)
		if (zhc_line_clauses(pg->s, &pg->lines[i]) > 0 ||
			zhc_line_opens_article(pg->s, &pg->lines[i]))
			return false;
	return true;
}

/* Where the paragraph from line i on ends, without a report that a headline was joined with. */
static uint32_t
para_end(Page *pg, uint32_t i)
{
	for (uint32_t k = i; k < i + MOST_FULL && may_fill(pg, &pg->lines[k]); k++)
		if (may_open(pg->s + pg->lines[k + 1].start) &&
			zhc_line_opens_article(pg->s, &pg->lines[k + 1]))
		{
			if (are_plain(pg, i, k))
				pg->lines[k + 1].continues = false;
			break;
		}
	return zhc_para_end(pg, i);
}

/* Whether line k, the only one of the last of many short paragraphs, heads a report at line j. */
static bool
heads_report(const Page *pg, uint32_t k, uint32_t j)
{
	return k + 1 == j && j < pg->n && !pg->lines[k].continues && pg->lines[k].cols >= LEAST_DECK &&
		   (zhc_line_opens_article(pg->s, &pg->lines[j]) ||
			zhc_line_is_placed(pg->s, &pg->lines[j]));
}

/* Whether the paragraph [a, b) is a row of a box, which stands among headings without being one. */
static bool
is_row(const Page *pg, uint32_t a, uint32_t b)
{
	return b - a == 1 && pg->lines[a].kind == ZHC_LINE_BODY && zhc_rows_of_box(pg, a) > 2;
}

/* Headings are short paragraphs beside longer ones, fewer than five in a row. */
void
zhc_mark_headings(const ZhcAlloc *al, Page *pg)
{
	bool after_body = false;
	bool marked = false;
	bool text = false;	 /* has begun */
	bool led = false;	 /* by a text, so that its headlines are behind */
	bool headed = false; /* a heading has stood before */
	bool first = false;	 /* a text did, before any heading */
	unsigned grouped = 0;
	bool unwrapped = is_unwrapped(pg);

	zhc_mark_tail(pg);
	for (uint32_t i = 0; i < pg->n && !marked; i++)
		marked = pg->lines[i].level > 0 && pg->lines[i].level < ZHC_LEVEL_BOLD;
	for (uint32_t i = 0; i < pg->n;)
	{
		uint32_t run = 0;
		uint32_t j = i;
		uint32_t e = para_end(pg, j);

		while (j < pg->n && (zhc_is_short(pg, j, e, marked) || names_source(pg, j, e, marked)) &&
			   !is_row(pg, j, e))
		{
			split_decks(pg, j, e, unwrapped);
			if (after_body && is_two_in_parts(pg, j, e))
				pg->lines[j + 1].continues = false;
			e = zhc_para_end(pg, j);
			run++;
			j = e;
			if (j < pg->n)
				e = para_end(pg, j);
		}
		if (run >= 5 && (zhc_are_headlines(pg, i, j, run) || (led && zhc_may_trail(pg, i, j))))
			run = 4;
		if (grouped == 0 && run > 1 && run < 5 && j < pg->n)
			grouped = zhc_shows_groups(pg, i, j);
		if (run > 0 && (after_body || j < pg->n))
			for (uint32_t k = i; k < j; k++)
			{
				ZhcLine *l = &pg->lines[k];
				bool item = l->starts == ZHC_START_NUMBER && (pg->s[l->start] & 0x80) == 0;

				l->kind = (run < 5 || heads_report(pg, k, j)) && !item ? ZHC_LINE_HEADING
																	   : ZHC_LINE_BULLET;
			}
		if (run > 1 && run < 5 && (after_body || j < pg->n))
			zhc_join_headings(pg, i, j, run, led || first);
		headed = headed || run > 0;
		if (run >= 5)
		{
			zhc_mark_verse_heads(pg, i, j);
			zhc_mark_edge_heads(pg, i, j);
		}
		if (run == 0)
		{
			if (is_row(pg, i, e))
				pg->lines[i].kind = ZHC_LINE_BULLET;
			led = led || (!text && zhc_leads_page(pg, i, e));
			text = text || pg->lines[i].kind == ZHC_LINE_BODY;
			first = first || (text && !headed);
			after_body = true;
			j = e;
		}
		i = j;
		zhc_poll(al);
	}
	if (grouped > 0)
		zhc_join_groups(pg, grouped);
}
