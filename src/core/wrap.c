/*
 * wrap.c - which lines were one paragraph before the page was set
 *
 * No width is given anywhere: a line counts as full when it is as wide as lines around it that
 * end in the middle of a sentence.  See README-layout.md for the reasoning.
 */
#include "authorline.h"
#include "bylines.h"
#include "chars.h"
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define WIDE		120 /* columns; seldom is a column set wider */
#define NAME_COLS	8	/* of a name and a blank */
#define AROUND		12	/* lines looked at on both sides of the first line of a paragraph */
#define MOST_HEADED 3	/* lines of a headline above a report */

/* The paragraph being put together: lines from `first` on, the last of them before line i. */
typedef struct Para
{
	uint32_t first;
	unsigned widest;
	unsigned narrowest; /* without the last line */
	unsigned sum;		/* of the widths of all lines but the last, at most 64 of them */
	unsigned count;
	bool prose; /* a sentence ended inside it */
} Para;

/* Lines on one side of `at` that are as wide as w and unfinished, less those that are wider. */
static bool
supported(const Page *pg, uint32_t at, int dir, unsigned w, unsigned unit, unsigned *widest)
{
	unsigned tol = tolerance(w);
	unsigned over = w + (tol > unit ? tol : unit) + (pg->dropped ? 4 : 0);
	unsigned like = 0;
	unsigned wider = 0;

	for (uint32_t k = 1; k <= AROUND; k++)
	{
		const ZhcLine *l;
		unsigned lw;

		if (dir < 0 ? k > at : at + k >= pg->n)
			break;
		l = &pg->lines[dir < 0 ? at - k : at + k];
		if (l->kind != ZHC_LINE_BODY)
			continue;
		if (l + 1 == pg->lines + pg->n && !unfinished(&pg->lines[at]))
			break; /* nothing shows that it goes on */
		lw = width(pg, l);
		if (lw > over && lw > outer_width(pg, &pg->lines[at]) + tol)
			wider++;
		else if (unfinished(l) && outer_width(pg, l) + tol >= w && lw <= over)
		{
			like++;
			if (lw > *widest)
				*widest = lw;
		}
	}
	return like > 0 && like >= wider;
}

/* From line i on, lines as wide as the one before it lead up to the end of a sentence. */
static bool
leads_to_stop(const Page *pg, uint32_t i)
{
	unsigned w = width(pg, &pg->lines[i - 1]);
	unsigned tol = tolerance(w);
	uint32_t k = i;

	while (k < pg->n && k < i + 2 * AROUND && unfinished(&pg->lines[k]) &&
		   pg->lines[k].blanks == pg->lines[i].blanks && near(width(pg, &pg->lines[k]), w, tol))
		k++;
	return k > i && k < pg->n && pg->lines[k].ends == ZHC_END_STOP &&
		   pg->lines[k].blanks == pg->lines[i].blanks && width(pg, &pg->lines[k]) <= w + tol;
}

/*
 * Two or three lines with nothing around them to compare with: the first is wrapped when it is
 * the wider one and the second does not look like something of its own.
 */
static bool
tiny_continues(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	if (pg->n > 4 || c->blanks > 0 || width(pg, p) < MIN_WIDTH)
		return false;
	for (uint32_t k = 0; k < pg->n; k++)
		if (width(pg, &pg->lines[k]) > width(pg, p))
			return false;
	return c->ends == ZHC_END_STOP || p->ends == ZHC_END_COMMA || pg->n == 2 ||
		   zhc_line_clauses(pg->s, p) > 0;
}

/* Columns by which the next line would have to be shorter to fit behind line p. */
unsigned
zhc_unit_after(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	bool narrow =
		(unsigned char) pg->s[p->end - 1] < 0x80 || (unsigned char) pg->s[c->start] < 0x80;

	return zhc_line_unit(pg->s, c, pg->by_chars) + (narrow ? 1 + pg->by_chars : 0);
}

/*
 * Whether line i - 1 ends with a comma and is followed by wrapped lines hardly wider: then the
 * paragraph has begun with it, though it lost its indent or was broken before a long word.
 */
static bool
pauses(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	unsigned w = width(pg, c);

	if (p->ends != ZHC_END_COMMA || !unfinished(c) || i + 1 >= pg->n || w > MAX_WIDTH ||
		width(pg, p) * 4 < w * 3 || pg->lines[i + 1].blanks != c->blanks)
		return false;
	return leads_to_stop(pg, i + 1) || (pg->lines[i + 1].ends == ZHC_END_STOP &&
										width(pg, &pg->lines[i + 1]) <= w + tolerance(w));
}

/*
 * Whether line i, where a sentence ends, is a paragraph of a text with one a line: it is wider than
 * columns are set, and around it stand lines that nobody wraps at.
 */
static bool
is_whole(const Page *pg, uint32_t i)
{
	uint32_t from = i > AROUND ? i - AROUND : 0;

	if (unfinished(&pg->lines[i]) || width(pg, &pg->lines[i]) <= WIDE)
		return false;
	for (uint32_t k = from; k < pg->n && k <= i + AROUND; k++)
		if (width(pg, &pg->lines[k]) > MAX_WIDTH)
			return true;
	return false;
}

/* Whether line i - 1, the first of its paragraph, is full. */
static bool
first_is_full(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	unsigned wp = width(pg, p);
	unsigned wc = width(pg, c);
	unsigned outer = outer_width(pg, p);
	unsigned unit = zhc_unit_after(pg, p, c);
	bool cut = pg->dropped || (pg->indents && i == 1 && c->indent < INDENT);
	unsigned lost = cut && p->indent < INDENT && pg->lost == 0 ? 4 : 0;
	unsigned tol = tolerance(wp > wc ? wp : wc) + lost;
	unsigned w = wp;
	unsigned widest = 0;
	bool full;

	if (wc > outer + tol && wc >= outer + unit && !pauses(pg, i))
		return false;
	if (c->starts == ZHC_START_DASH && p->indent < INDENT && zhc_line_clauses(pg->s, p) == 0)
		return false; /* a headline and its deck */
	if (wc > outer + tol)
		w = wc; /* the next line starts with a long word */
	else if (outer > wp && wc > wp && near(wc, outer, tol))
		w = outer;
	if (w < MIN_WIDTH || is_whole(pg, i - 1))
		return false;
	if (pauses(pg, i) || supported(pg, i - 1, 1, w, unit, &widest) ||
		supported(pg, i - 1, -1, w, unit, &widest) || (unfinished(p) && leads_to_stop(pg, i)))
		full = p->ends != ZHC_END_STOP || outer + lost + unit + 1 > widest;
	else
		full = unfinished(p) && tiny_continues(pg, i);
	return full && (p->kind == ZHC_LINE_BYLINE || !zhc_is_listed(pg, i));
}

/* Whether line i - 1, which continues its paragraph, is full. */
static bool
later_is_full(const Page *pg, const Para *para, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	unsigned wp = width(pg, p);
	unsigned wc = width(pg, c);
	unsigned usual = para->sum / para->count;
	unsigned tol = tolerance(usual);
	unsigned slack;

	/* A wider block follows: only a sentence that is under way goes on there. */
	if (wc > para->widest + tol + 4)
		return unfinished(p) && para->prose && wp + tol >= usual && i - para->first >= 3;
	if (p->ends != ZHC_END_STOP)
		return wp + tol >= usual || wp + zhc_unit_after(pg, p, c) > para->widest;
	slack = para->narrowest == para->widest ? 0 : 2;
	if (pg->dropped && unfinished(c) && wc + 2 > usual)
		slack = 4; /* a paragraph would start with a narrower line */
	return wp + zhc_unit_after(pg, p, c) + slack > para->widest;
}

static bool
is_full(const Page *pg, const Para *para, uint32_t i)
{
	return para->first == i - 1 ? first_is_full(pg, i) && !zhc_is_link(pg, i)
								: later_is_full(pg, para, i);
}

/* Whether line i is far from full, and nothing ends in it: the last of no paragraph. */
static bool
breaks_off(const Page *pg, uint32_t i, unsigned w)
{
	const ZhcLine *c = &pg->lines[i];

	return c->ends == ZHC_END_OPEN && c->starts == ZHC_START_WORD && c->kind == ZHC_LINE_BODY &&
		   width(pg, c) + tolerance(w) < w && zhc_line_clauses(pg->s, c) == 0 &&
		   zhc_line_credit(pg->s, c) == 0;
}

/*
 * Whether line i, after a line that ends a sentence, is something by itself: the rest of a
 * paragraph would either be full or end a sentence, too.  Two or three such lines before an indent
 * are a headline.
 */
static bool
stands_alone(const Page *pg, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];
	unsigned w = width(pg, c - 1);
	uint32_t k = i;

	if (pg->sign == ZHC_SIGN_INDENT && pg->measures[i / CHUNK] > w)
		w = pg->measures[i / CHUNK]; /* a paragraph of one line is short */
	while (pg->sign == ZHC_SIGN_INDENT && k < pg->n && k < i + 4 && breaks_off(pg, k, w))
		k++;
	if (k > i + 1 && k < i + 4 && k < pg->n && pg->lines[k].indent >= INDENT)
		return true;
	if (pg->sign != ZHC_SIGN_NONE && i + 1 < pg->n && c[1].blanks <= c->blanks &&
		c[1].kind == ZHC_LINE_BODY && !c[1].marked && (c[1].indent < INDENT || !pg->indents))
		return false; /* the page would show that a paragraph begins here, or below a subhead */
	return breaks_off(pg, i, w);
}

/* Whether an article begins a few lines behind line i, and no sentence or clause ends before. */
static bool
heads_article(const Page *pg, uint32_t i)
{
	for (uint32_t k = i; k + 1 < pg->n && k < i + 3; k++)
	{
		const ZhcLine *l = &pg->lines[k];

		if (l->ends != ZHC_END_OPEN || l->cols > MAX_WIDTH || zhc_line_holds_stop(pg->s, l))
			return false;
		if (zhc_line_opens_article(pg->s, l + 1))
			return true;
	}
	return false;
}

/* Whether line i, after a full line that ends a sentence, is the first of a paragraph. */
static bool
starts_paragraph(const Page *pg, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];

	if (c->starts == ZHC_START_NUMBER || stands_alone(pg, i) || heads_article(pg, i))
		return true;
	return pg->dropped && i + 1 < pg->n && unfinished(c) &&
		   width(pg, c) + 3 <= width(pg, &pg->lines[i + 1]) &&
		   width(pg, c) + 3 <= width(pg, &pg->lines[i - 1]);
}

/* Whether the paragraph so far holds a clause: headings seldom do. */
static bool
holds_clause(const Page *pg, const Para *para, uint32_t i)
{
	for (uint32_t k = para->first; k < i && k < para->first + 8; k++)
		if (zhc_line_clauses(pg->s, &pg->lines[k]) > 0)
			return true;
	return false;
}

/* Whether the lines from i up to the next gap, of more than `inside` blank lines, are plain text
 * whose last sentence ends there. */
static bool
block_is_prose(const Page *pg, uint32_t i, unsigned inside)
{
	uint32_t k = i;

	while (k + 1 < pg->n && k < i + 64 && pg->lines[k].kind == ZHC_LINE_BODY &&
		   !pg->lines[k].marked &&
		   (pg->lines[k + 1].blanks <= inside || /* a quote is often set apart */
			(pg->lines[k].ends == ZHC_END_OPEN && pg->lines[k + 1].starts == ZHC_START_QUOTE)))
		k++;
	return pg->lines[k].ends == ZHC_END_STOP;
}

/*
 * Whether the column ends before line i, in the middle of a paragraph: lines before it hold a
 * clause and are all as wide, a word stands over the break, and a text up to the end of a sentence
 * follows.
 */
static bool
crosses_columns(const Page *pg, const Para *para, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];
	unsigned w = width(pg, c - 1);

	if (!(pg->sign == ZHC_SIGN_GAP || (pg->sign == ZHC_SIGN_NONE && pg->gaps)) ||
		c->starts != ZHC_START_WORD || !block_is_prose(pg, i, pg->inside) ||
		zhc_line_is_placed(pg->s, c))
		return false;
	if (i - para->first == 1)
		return zhc_line_clauses(pg->s, c - 1) >= 2 && near(w, width(pg, c), tolerance(w));
	return near(para->narrowest < w ? para->narrowest : w, para->widest, tolerance(w)) &&
		   holds_clause(pg, para, i) && zhc_breaks_word(pg, i);
}

/* A stray blank line after a full, unfinished line: does the sentence go on behind it? */
static bool
crosses_blank(const Page *pg, const Para *para, uint32_t i, const Habits *h)
{
	const ZhcLine *p = &pg->lines[i - 1];

	if (p->ends == ZHC_END_COLON || pg->lines[para->first].starts == ZHC_START_DASH)
		return false;
	if (p->ends == ZHC_END_COMMA || (para->prose && pg->sign != ZHC_SIGN_GAP))
		return true;
	if (zhc_goes_on_in_words(pg, i) || crosses_columns(pg, para, i))
		return true;
	if (para->first == i - 1) /* the blank line has slipped by one line */
		return p->blanks == 0 && i >= 2 && (p - 1)->ends != ZHC_END_OPEN;
	return (pg->lines[i].starts == ZHC_START_QUOTE || h->gap[1] >= 2) && holds_clause(pg, para, i);
}

/*
 * Whether line i - 1, which stands after a blank line as paragraphs do, is the first of one and
 * neither a heading nor an item of a list: it leaves no room for what follows, and sentences end.
 */
static bool
begins_set_apart(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	unsigned wp = width(pg, p);

	if (!unfinished(p) && width(pg, c) >= wp)
		return true;
	return pg->sign == ZHC_SIGN_GAP &&
		   wp + zhc_unit_after(pg, p, c) + 4 > pg->measures[i / CHUNK] &&
		   (zhc_line_clauses(pg->s, p) > 0 || block_is_prose(pg, i, c->blanks));
}

/*
 * Where paragraphs start with an indent or are set apart, a line without such a sign goes on with
 * the paragraph, however much of the line before a long word or number has left empty.
 */
static bool
hangs_below(const Page *pg, const Para *para, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	bool first = para->first == i - 1;
	bool indented = pg->indents && zhc_has_indent(pg, para->first) && c->indent < INDENT;
	unsigned wp = first ? outer_width(pg, p) : width(pg, p);
	unsigned w = first ? width(pg, c) : para->widest;

	if (first && indented && pg->sign == ZHC_SIGN_INDENT && pg->measures[i / CHUNK] > w)
		w = pg->measures[i / CHUNK];
	if (!indented && (!pg->gaps || (first && !begins_set_apart(pg, i))))
		return false;
	if (p->kind == ZHC_LINE_BYLINE && !p->dateline && !(indented && pg->sign == ZHC_SIGN_INDENT))
		return false;
	if ((p->kind != ZHC_LINE_BODY && p->kind != ZHC_LINE_BYLINE) || w > MAX_WIDTH ||
		zhc_is_among_short(pg, i))
		return false;
	if (p->kind == ZHC_LINE_BYLINE && !p->dateline && first &&
		(wp + NAME_COLS < pg->measures[i / CHUNK] || wp > pg->measures[i / CHUNK] + 2u))
		return false; /* a name would have fitted, or the line is not set in the measure */
	if (wp + zhc_unit_after(pg, p, c) + 4 > w ||
		(pg->sign != ZHC_SIGN_NONE && !first && unfinished(p)))
		return true;
	if (pg->sign != ZHC_SIGN_NONE && c->ends == ZHC_END_STOP)
		return wp * 3 >= w * 2 && (unfinished(p) || !zhc_exceeds(pg, c, pg->measures[i / CHUNK]));
	return indented && wp * 3 >= w * 2 &&
		   (unfinished(p) || (pg->sign == ZHC_SIGN_NONE && unfinished(c) && width(pg, c) + 4 > w));
}

/* A byline, line i - 1, goes on in a line that is none by itself: the rest of a name. */
static bool
byline_goes_on(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	return zhc_is_byline_of_two(pg->s, p, c, false);
}

/* Whether line i - 1 ends between two parts of a byline that goes on in line i: 记者李四、 or
 * 記者李四／ */
static bool
byline_breaks_off(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	const char *last = pg->s + p->end - 3;

	return p->end - p->start > 6 && p->kind <= ZHC_LINE_BYLINE && c->kind <= ZHC_LINE_BYLINE &&
		   (memcmp(last, "、", 3) == 0 || memcmp(last, "／", 3) == 0) &&
		   zhc_is_byline_of_two(pg->s, p, c, false);
}

/* Whether line i is nothing but the last characters of a name that the byline before it breaks off
 * in. */
static bool
is_rest_of_name(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	return p->kind == ZHC_LINE_BYLINE && !p->dateline && c->cols <= 4 &&
		   c->starts == ZHC_START_WORD && !zhc_announces(pg->s, c) && byline_goes_on(pg, i);
}

/* Whether the words of two lines allow the second to continue the first. */
static bool
kinds_go_together(const Page *pg, const Para *para, uint32_t i, bool tight)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	if (p->kind == ZHC_LINE_FURNITURE)
		return false;
	if (p->kind == ZHC_LINE_BYLINE) /* a dateline may be the first line of a wrapped paragraph */
		return p->dateline ? c->kind == ZHC_LINE_BODY || c->starts == ZHC_START_QUOTE
						   : c->kind == ZHC_LINE_BODY && tight &&
								 (byline_goes_on(pg, i) || hangs_below(pg, para, i));
	switch (c->kind)
	{
		case ZHC_LINE_BODY:
			return true;
		case ZHC_LINE_BYLINE: /* in the middle of a paragraph these are words of a sentence */
			if (!tight || (p->ends == ZHC_END_STOP &&
						   zhc_line_word(pg->s + c->start, c->end - c->start, ZHC_WORD_EDITOR)))
				return false;
			if (p->ends == ZHC_END_STOP && p->kind != ZHC_LINE_BYLINE &&
				(c->starts == ZHC_START_QUOTE || zhc_line_credit(pg->s, c)))
				return true;
			return hangs_below(pg, para, i) ||
				   (unfinished(p) && (para->prose || i - para->first >= 3));
		case ZHC_LINE_FURNITURE: /* （下转第二版） at the end of a paragraph */
			if (p->kind == ZHC_LINE_BODY && p->ends == ZHC_END_STOP)
				return !zhc_is_bracketed(pg->s, c); /* it stands alone */
			return tight && unfinished(p) && zhc_line_clauses(pg->s, c) > 0;
		default:
			return false;
	}
}

/* Whether the paragraph under way before line i may be a headline, on a line or several: it holds
 * no clause. */
static bool
is_headed(const Page *pg, const Para *para, uint32_t i)
{
	if (i - para->first > MOST_HEADED || pg->lines[i - 1].ends != ZHC_END_OPEN)
		return false;
	for (uint32_t k = para->first; para->first + 1 < i && k < i; k++)
		if (zhc_line_clauses(pg->s, &pg->lines[k]) > 0)
			return false;
	return true;
}

static bool
continues(const Page *pg, const Para *para, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	Habits h;
	unsigned usual;
	bool full;

	if (c->blanks <= 1 && zhc_dates_editing(pg, i))
		return true;
	if (c->marked || p->level > 0 || width(pg, p) > MAX_WIDTH ||
		zhc_is_closed(pg, para->first, i) ||
		(p->starts == ZHC_START_DASH && zhc_line_is_whole_deck(pg->s, p)) ||
		(c->starts == ZHC_START_QUOTE && !unfinished(p) && zhc_is_signature(pg->s, c)) ||
		(p->ends == ZHC_END_STOP && c->cols <= ZHC_SIGNED_COLS &&
		 (zhc_announces(pg->s, c) || zhc_text_reader(pg->s + c->start, pg->s + c->end))) ||
		(p->ends == ZHC_END_OPEN && c->ends == ZHC_END_OPEN &&
		 (zhc_rows_of_box(pg, i) > 1 ||
		  ((unsigned char) (pg->s[c->start] - '1') < 9 && zhc_is_ranked(pg, i, true)))))
		return false;
	if (p->ends == ZHC_END_STOP && zhc_is_pictured_sentence(pg, i))
		return false;
	switch (zhc_by_sign(pg, para->first, i))
	{
		case ZHC_GOES_ON:
			return true;
		case ZHC_BEGINS:
			return false;
		default:
			break;
	}
	h = zhc_habits_at(pg, i);
	usual = zhc_usual_blanks(pg, &h);
	if (c->blanks > usual && c->blanks >= 2)
		return false;
	if (c->starts == ZHC_START_CLOSER && c->blanks <= usual)
		return true;
	if ((c->blanks <= usual && byline_breaks_off(pg, i)) ||
		(c->blanks <= usual + 1 && zhc_report_goes_on(pg, para->first, i)))
		return true;
	if (c->blanks <= usual && (zhc_breaks_bracket(pg, i) || zhc_credit_goes_on(pg, i)))
		return true;
	if (!kinds_go_together(pg, para, i, c->blanks <= usual))
		return false;
	if (c->indent >= INDENT && !pg->lines[para->first].marked &&
		(c->indent >= p->indent + INDENT ||
		 h.indented * 2 < h.gap[0] + h.gap[1] + h.gap[2] + h.gap[3] || h.indented == 0))
		return false;
	if (p->ends == ZHC_END_BRACKET && c->blanks <= usual + 1)
		return true;
	if (p->dateline && c->starts == ZHC_START_QUOTE && c->blanks <= usual)
		return true; /* 新华社北京6月17日电, and （记者… in the next line */
	if (p->ends == ZHC_END_STOP && c->blanks > usual)
		return false;
	if (p->ends == ZHC_END_STOP && p->kind == ZHC_LINE_BODY && !p->dateline && !pg->gaps &&
		!pg->indents)
		return is_full(pg, para, i) && !starts_paragraph(pg, i) &&
			   !zhc_line_opens_article(pg->s, c); /* most that do are not full: asked first */
	if (p->ends == ZHC_END_STOP && starts_paragraph(pg, i))
		return false;
	if (c->starts == ZHC_START_QUOTE && is_headed(pg, para, i) &&
		(zhc_line_is_placed(pg->s, c) || zhc_line_opens_article(pg->s, c)))
		return false; /* a report in brackets below its headline */
	if (c->blanks <= usual && (hangs_below(pg, para, i) || is_rest_of_name(pg, i) ||
							   zhc_begins_cut(pg, i) || zhc_breaks_speaker(pg, i)))
		return true;
	if (zhc_line_opens_article(pg->s, c) || (p->dateline && !leads_to_stop(pg, i)))
		return false;
	full = is_full(pg, para, i);
	if (!full || p->ends == ZHC_END_STOP)
		return full;
	return c->blanks <= usual || crosses_blank(pg, para, i, &h);
}

void
zhc_join_lines(const ZhcAlloc *al, Page *pg)
{
	Para para = {0};
	bool excerpt = pg->n <= EXCERPT && zhc_is_excerpt(pg);

	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];
		unsigned w = width(pg, l);

		l->continues = i > 0 && (excerpt || continues(pg, &para, i));
		if (!l->continues)
		{
			para.first = i;
			para.widest = w;
			para.narrowest = UINT16_MAX;
			para.sum = 0;
			para.count = 0;
			para.prose = false;
		}
		else
		{
			unsigned before = width(pg, l - 1);

			if (w > para.widest)
				para.widest = w;
			if (before < para.narrowest)
				para.narrowest = before;
			if (para.count < 64)
			{
				para.sum += before;
				para.count++;
			}
			if (pg->lines[para.first].dateline ||
				((l - 1)->kind == ZHC_LINE_BYLINE && !byline_goes_on(pg, i) &&
				 !zhc_is_byline_of_two(pg->s, l - 1, l, true)))
				pg->lines[para.first].kind = ZHC_LINE_BODY;
			l->kind = pg->lines[para.first].kind;
			para.prose = para.prose || (l - 1)->ends == ZHC_END_STOP;
		}
		if (!para.prose && w <= MAX_WIDTH)
			para.prose = zhc_line_holds_stop(pg->s, l);
		if (i % 4096 == 0)
			zhc_poll(al);
	}
}
