/*
 * layout.c - which lines of a page belong together, and what each of them is
 *
 * What is known about a line is in lines.c; here lines are compared with their neighbours.  No
 * width is given anywhere: a line counts as full when it is as wide as lines around it that end
 * in the middle of a sentence.  See README-layout.md for the reasoning.
 */
#include "layout.h"
#include "lines.h"
#include "utf8.h"

#define CHUNK	  64  /* lines whose habits are counted together */
#define AROUND	  12  /* lines looked at on both sides of the first line of a paragraph */
#define MAX_WIDTH 200 /* columns of the widest line that can be a wrapped one */
#define MIN_WIDTH 12  /* and of the narrowest */
#define INDENT	  3	  /* columns of blanks that start a paragraph */

/* Habits of one chunk: pairs of like lines with an unfinished sentence between them. */
typedef struct Habits
{
	uint16_t gap[4];   /* by blank lines between them; the last counts three and more */
	uint16_t indented; /* pairs whose second line is indented */
} Habits;

typedef struct Page
{
	const char *s;
	ZhcLine *lines;
	uint32_t n;
	bool by_chars;	/* lines were cut by number of characters, not by width */
	bool dropped;	/* paragraphs lost their indent: first lines are narrower */
	bool indents;	/* paragraphs begin with an indent */
	Habits *habits; /* one for each CHUNK lines */
} Page;

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

static unsigned
width(const Page *pg, const ZhcLine *l)
{
	if (!pg->by_chars || l->chars >= ZHC_WIDTH_MAX / 2)
		return l->cols;
	return 2u * l->chars;
}

/* Width of a line with its visible indent. */
static unsigned
outer_width(const Page *pg, const ZhcLine *l)
{
	return width(pg, l) + (l->indent >= INDENT ? l->indent : 0);
}

/* How far a full line may fall short: a mark pulled in or pushed out, a number kept whole. */
static unsigned
tolerance(unsigned w)
{
	return w < 24 ? 2 : w < 32 ? 3 : 4;
}

static bool
unfinished(const ZhcLine *l)
{
	return l->ends != ZHC_END_STOP && l->ends != ZHC_END_COLON;
}

static bool
near(unsigned a, unsigned b, unsigned by)
{
	return a <= b + by && b <= a + by;
}

/* ---- habits of the page -------------------------------------------------------------------- */

static bool
like_pair(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	unsigned w = width(pg, p);
	unsigned wc = width(pg, c);

	return unfinished(p) && !c->marked && p->kind != ZHC_LINE_BYLINE &&
		   c->kind != ZHC_LINE_BYLINE && w >= MIN_WIDTH && w <= MAX_WIDTH &&
		   near(w, wc, tolerance(w > wc ? w : wc) + (pg->dropped ? 4 : 0));
}

/*
 * Lines of Han alone are as wide by characters as by columns; where they stand next to a line
 * with digits or Latin in it, one of the two measures agrees and the other does not.
 */
static bool
cut_by_chars(const Page *pg)
{
	uint32_t by_chars = 0;
	uint32_t by_cols = 0;

	for (uint32_t i = 1; i < pg->n; i++)
	{
		const ZhcLine *p = &pg->lines[i - 1];
		const ZhcLine *c = &pg->lines[i];

		if (!unfinished(p) || p->cols > MAX_WIDTH || c->cols > MAX_WIDTH ||
			c->ends == ZHC_END_STOP || p->marked || c->marked || p->cols < 8)
			continue;
		if (p->chars == c->chars && !near(p->cols, c->cols, 3))
			by_chars++;
		else if (near(p->cols, c->cols, 1) && !near(p->chars, c->chars, 1))
			by_cols++;
	}
	return by_chars > by_cols;
}

static void
count_habits(Page *pg)
{
	for (uint32_t i = 1; i < pg->n; i++)
	{
		const ZhcLine *p = &pg->lines[i - 1];
		const ZhcLine *c = &pg->lines[i];
		Habits *h = &pg->habits[i / CHUNK];

		if (!like_pair(pg, p, c))
			continue;
		h->gap[c->blanks < 3 ? c->blanks : 3]++;
		h->indented += c->indent >= INDENT;
	}
}

/* Habits around line i. */
static Habits
habits_at(const Page *pg, uint32_t i)
{
	uint32_t last = (pg->n - 1) / CHUNK;
	uint32_t at = i / CHUNK;
	Habits sum = {{0}, 0};

	for (uint32_t k = at > 0 ? at - 1 : 0; k <= at + 1 && k <= last; k++)
	{
		for (int g = 0; g < 4; g++)
			sum.gap[g] = (uint16_t) (sum.gap[g] + pg->habits[k].gap[g]);
		sum.indented = (uint16_t) (sum.indented + pg->habits[k].indented);
	}
	return sum;
}

/* How many blank lines mean nothing here: 1 where one stands after every line. */
static unsigned
usual_blanks(const Habits *h)
{
	unsigned best = 0;

	for (unsigned g = 1; g < 4; g++)
		if (h->gap[g] > h->gap[best] && h->gap[g] >= 2)
			best = g;
	return best == 3 ? 255 : best;
}

/*
 * Whether paragraphs start with an indent, or with one that the page has lost.  Sure starts are
 * the lines after a short line that ends a sentence.
 */
static void
learn_indents(Page *pg)
{
	uint32_t narrower = 0;
	uint32_t same = 0;
	uint32_t indented = 0;
	uint32_t plain = 0;

	for (uint32_t i = 2; i < pg->n; i++)
	{
		const ZhcLine *l = &pg->lines[i];
		unsigned w = width(pg, l);

		if (pg->lines[i - 1].ends != ZHC_END_STOP || !unfinished(&pg->lines[i - 2]) || l->marked ||
			width(pg, &pg->lines[i - 1]) + 6 > width(pg, &pg->lines[i - 2]))
			continue;
		indented += l->indent >= INDENT;
		plain += l->indent < INDENT;
		if (i + 1 == pg->n || !unfinished(l) || l->indent >= INDENT || w > MAX_WIDTH ||
			pg->lines[i + 1].ends == ZHC_END_STOP)
			continue;
		narrower += w + 3 <= width(pg, &pg->lines[i + 1]) && w + 8 >= width(pg, &pg->lines[i + 1]);
		same += near(w, width(pg, &pg->lines[i + 1]), 2);
	}
	pg->dropped = narrower >= 2 && narrower > same;
	pg->indents = indented >= 1 && indented > plain;
}

/* ---- does line i continue the paragraph before it? ----------------------------------------- */

/* Lines on one side of `at` that are as wide as w and unfinished, less those that are wider. */
static bool
supported(const Page *pg, uint32_t at, int dir, unsigned w, unsigned *widest)
{
	unsigned tol = tolerance(w);
	unsigned over = w + tol + (pg->dropped ? 4 : 0);
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

/* Whether a line of verse or of a list may stand beside line k: marks at both ends, no gap. */
static bool
like_verse(const Page *pg, uint32_t i, uint32_t k, uint32_t lower)
{
	const ZhcLine *l = &pg->lines[k];

	return (l->ends == ZHC_END_STOP || l->ends == ZHC_END_COMMA) && lower > 0 &&
		   pg->lines[lower].blanks == pg->lines[i].blanks &&
		   near(width(pg, l), width(pg, &pg->lines[i]), 4);
}

/* Four lines around i of like width that all end in a mark are verse, and not wrapped. */
static bool
is_verse(const Page *pg, uint32_t i)
{
	uint32_t from = i;
	uint32_t to = i;

	if (pg->lines[i].ends != ZHC_END_COMMA && pg->lines[i].ends != ZHC_END_STOP)
		return false;
	while (from > 0 && i - from < 4 && like_verse(pg, i, from - 1, from))
		from--;
	while (to + 1 < pg->n && to - i < 4 && like_verse(pg, i, to + 1, to + 1))
		to++;
	return to - from >= 3;
}

static bool
holds_stop(const char *s, const ZhcLine *l)
{
	for (uint32_t i = l->start; i + 5 < l->end; i++)
		if (memcmp(s + i, "\xE3\x80\x82", 3) == 0)
			return true;
	return false;
}

/* Four or more lines of like width, some hundred columns, and no sentence ever ends: a list. */
static bool
is_stopless(const Page *pg, uint32_t i)
{
	unsigned w = width(pg, &pg->lines[i]);
	unsigned sum = 0;
	uint32_t k;

	for (k = i; k < pg->n && k < i + 16 && near(width(pg, &pg->lines[k]), w, 6); k++)
	{
		if (pg->lines[k].ends == ZHC_END_STOP || holds_stop(pg->s, &pg->lines[k]))
			return false;
		sum += w;
	}
	if (k < pg->n && pg->lines[k].ends == ZHC_END_STOP && width(pg, &pg->lines[k]) < w)
		return false;
	return k - i >= 4 && sum >= 160;
}

/* Lines around i that start with the same character, or hold no clause at all, are a list. */
static bool
is_list(const Page *pg, uint32_t i)
{
	uint32_t from = i > 2 ? i - 2 : 0;
	uint32_t to = i + 6 < pg->n ? i + 6 : pg->n;
	unsigned same = 0;
	unsigned clauses = 0;
	const char *first = pg->s + pg->lines[i].start;

	for (uint32_t k = from; k < to && k <= i + 2; k++)
	{
		const ZhcLine *l = &pg->lines[k];

		same += l->end - l->start >= 3 && memcmp(pg->s + l->start, first, 3) == 0;
	}
	if (same >= 3)
		return true;
	for (uint32_t k = from; k < to && clauses == 0; k++)
		clauses += zhc_line_clauses(pg->s, &pg->lines[k]);
	return (clauses == 0 && to - from >= 5) || is_stopless(pg, i);
}

/* From line i on, lines as wide as the one before it lead up to the end of a sentence. */
static bool
leads_to_stop(const Page *pg, uint32_t i)
{
	unsigned w = width(pg, &pg->lines[i - 1]);
	unsigned tol = tolerance(w);
	uint32_t k = i;

	while (k < pg->n && k < i + AROUND && unfinished(&pg->lines[k]) &&
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

	if (c->blanks > 0 || width(pg, c) > width(pg, p) || width(pg, p) < MIN_WIDTH)
		return false;
	return c->ends == ZHC_END_STOP || p->ends == ZHC_END_COMMA || pg->n == 2 ||
		   zhc_line_clauses(pg->s, p) > 0;
}

/* Columns by which the next line would have to be shorter to fit behind line p. */
static unsigned
unit_after(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	bool latin = (unsigned char) pg->s[p->end - 1] < 0x80 && (unsigned char) pg->s[c->start] < 0x80;

	return zhc_line_unit(pg->s, c) + latin;
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
	unsigned unit = unit_after(pg, p, c);
	unsigned lost = pg->dropped && p->indent < INDENT ? 4 : 0;
	unsigned tol = tolerance(wp > wc ? wp : wc) + lost;
	unsigned w = wp;
	unsigned widest = 0;

	if (wc > outer + tol && wc >= outer + unit)
		return false;
	if (zhc_line_is_row(pg->s, p) || zhc_line_is_row(pg->s, c) || is_verse(pg, i - 1) ||
		is_list(pg, i - 1))
		return false;
	if (wc > outer + tol)
		w = wc; /* the next line starts with a long word */
	else if (outer > wp && wc > wp && near(wc, outer, tol))
		w = outer;
	if (w < MIN_WIDTH)
		return false;
	if (supported(pg, i - 1, 1, w, &widest) || supported(pg, i - 1, -1, w, &widest) ||
		(unfinished(p) && leads_to_stop(pg, i)))
		return p->ends != ZHC_END_STOP || outer + lost + unit + 1 > widest;
	return unfinished(p) && tiny_continues(pg, i);
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
		return wp + tol >= usual || wp + unit_after(pg, p, c) > para->widest;
	slack = para->narrowest == para->widest ? 0 : 2;
	if (pg->dropped && unfinished(c) && wc + 2 > usual)
		slack = 4; /* a paragraph would start with a narrower line */
	return wp + unit_after(pg, p, c) + slack > para->widest;
}

/* Whether line i, after a full line that ends a sentence, is the first of a paragraph. */
static bool
starts_paragraph(const Page *pg, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];

	if (c->starts == ZHC_START_NUMBER)
		return true;
	return pg->dropped && i + 1 < pg->n && unfinished(c) &&
		   width(pg, c) + 3 <= width(pg, &pg->lines[i + 1]) &&
		   width(pg, c) + 3 <= width(pg, &pg->lines[i - 1]);
}

/* A stray blank line after a full, unfinished line: does the sentence go on behind it? */
static bool
crosses_blank(const Page *pg, const Para *para, uint32_t i, const Habits *h)
{
	const ZhcLine *p = &pg->lines[i - 1];
	bool alone = para->first == i - 1;

	if (p->ends == ZHC_END_COLON || pg->lines[para->first].starts == ZHC_START_DASH)
		return false;
	if (p->ends == ZHC_END_COMMA || para->prose)
		return true;
	if (alone)
		return p->blanks == 0 && i >= 2; /* the blank line has slipped by one line */
	return pg->lines[i].starts == ZHC_START_QUOTE || h->gap[1] >= 2;
}

static bool
continues(const Page *pg, const Para *para, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	Habits h;
	unsigned usual;
	bool full;

	if (c->marked || p->level > 0 || width(pg, p) > MAX_WIDTH)
		return false;
	if (c->kind != ZHC_LINE_BODY || p->kind == ZHC_LINE_BYLINE || p->kind == ZHC_LINE_FURNITURE)
		return false;
	h = habits_at(pg, i);
	usual = usual_blanks(&h);
	if (c->blanks > usual && c->blanks >= 2)
		return false;
	if (c->indent >= INDENT && pg->lines[para->first].kind == ZHC_LINE_BODY &&
		(c->indent >= p->indent + INDENT ||
		 h.indented * 2 < h.gap[0] + h.gap[1] + h.gap[2] + h.gap[3] || h.indented == 0))
		return false;
	if (c->starts == ZHC_START_CLOSER && c->blanks <= usual)
		return true;
	if (p->ends == ZHC_END_BRACKET && c->blanks <= usual + 1)
		return true;
	if (p->ends == ZHC_END_STOP && (c->blanks > usual || starts_paragraph(pg, i)))
		return false;
	full = para->first == i - 1 ? first_is_full(pg, i) : later_is_full(pg, para, i);
	if (!full || p->ends == ZHC_END_STOP)
		return full;
	return c->blanks <= usual || crosses_blank(pg, para, i, &h);
}

static void
join_lines(const ZhcAlloc *al, Page *pg)
{
	Para para = {0};

	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];
		unsigned w = width(pg, l);

		l->continues = i > 0 && continues(pg, &para, i);
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
			l->kind = pg->lines[para.first].kind;
			para.prose = para.prose || (l - 1)->ends == ZHC_END_STOP;
		}
		if (!para.prose && w <= MAX_WIDTH)
			para.prose = holds_stop(pg->s, l);
		if (i % 4096 == 0)
			zhc_poll(al);
	}
}

/* ---- headings, captions, lists ------------------------------------------------------------- */

/* The line after the last of the paragraph that starts at line i. */
static uint32_t
para_end(const Page *pg, uint32_t i)
{
	for (i++; i < pg->n && pg->lines[i].continues; i++)
		;
	return i;
}

/* Whether the paragraph [a, b) is short and unfinished, as headings are. */
static bool
is_short(const Page *pg, uint32_t a, uint32_t b)
{
	const ZhcLine *last = &pg->lines[b - 1];
	unsigned w = 0;

	if (pg->lines[a].kind != ZHC_LINE_BODY || b - a > 4 || last->ends != ZHC_END_OPEN)
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		w += pg->lines[i].cols;
		if (pg->lines[i].ends == ZHC_END_STOP || (w <= 100 && holds_stop(pg->s, &pg->lines[i])))
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

/*
 * A short paragraph [a, b) of several lines may be decks that were taken for one wrapped line:
 * in a page whose paragraphs are indented, an unindented one is.
 */
static void
split_decks(Page *pg, uint32_t a, uint32_t b)
{
	if (!pg->indents || pg->lines[a].indent >= INDENT || b - a != 2)
		return;
	if (!binds(pg, &pg->lines[a]) && pg->lines[a + 1].starts != ZHC_START_CLOSER)
		pg->lines[a + 1].continues = false;
}

/* Headings are short paragraphs beside longer ones, fewer than five in a row. */
static void
mark_headings(const ZhcAlloc *al, Page *pg)
{
	bool after_body = false;

	for (uint32_t i = 0; i < pg->n;)
	{
		uint32_t run = 0;
		uint32_t j = i;
		uint32_t e = para_end(pg, j);

		while (j < pg->n && is_short(pg, j, e))
		{
			split_decks(pg, j, e);
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

				l->kind = run < 5 && !item ? ZHC_LINE_HEADING : ZHC_LINE_BULLET;
				if (run < 5 && k > i && !l->continues && l->blanks == 0 && binds(pg, l - 1))
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

ZhcStatus
zhc_layout(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out)
{
	Page pg = {.s = s};
	ZhcStatus st = zhc_lines(al, s, n, out);

	if (st != ZHC_OK)
		return st;
	for (uint32_t i = 0; i < out->nlines; i++)
		out->lines[i].kind = (uint8_t) zhc_line_kind(s, &out->lines[i]);
	if (out->nlines < 2)
		return ZHC_OK;
	pg.lines = out->lines;
	pg.n = out->nlines;
	pg.habits = al->alloc(al->ctx, (pg.n / CHUNK + 1) * sizeof(Habits));
	if (pg.habits == NULL)
	{
		al->free(al->ctx, out->lines);
		out->lines = NULL;
		out->nlines = 0;
		return ZHC_NOMEM;
	}
	memset(pg.habits, 0, (pg.n / CHUNK + 1) * sizeof(Habits));
	pg.by_chars = cut_by_chars(&pg);
	learn_indents(&pg);
	count_habits(&pg);
	join_lines(al, &pg);
	mark_lists(&pg);
	mark_headings(al, &pg);
	al->free(al->ctx, pg.habits);
	return ZHC_OK;
}
