/*
 * habits.c - what is usual on a page: how lines were cut, what stands between them, how
 * paragraphs begin
 */
#include "page.h"

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
		if (near(p->chars, c->chars, 1) && !near(p->cols, c->cols, 3))
			by_chars++;
		else if (near(p->cols, c->cols, 2) && !near(p->chars, c->chars, 1))
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

Habits
zhc_habits_at(const Page *pg, uint32_t i)
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

unsigned
zhc_usual_blanks(const Page *pg, const Habits *h)
{
	unsigned best = 0;

	for (unsigned g = 1; g < 4; g++)
		if (h->gap[g] > h->gap[best] && h->gap[g] >= 2)
			best = g;
	return best == 3 ? 255 : best > pg->inside ? best : pg->inside;
}

/*
 * Whether line i follows a short line that ends a sentence, and would have fitted behind it: it
 * starts a paragraph for sure.
 */
static inline bool
is_sure_start(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	unsigned unit;

	if (i < 2 || (l - 1)->ends != ZHC_END_STOP || !unfinished(l - 2) || l->marked ||
		width(pg, l - 1) + 6 > width(pg, l - 2))
		return false;
	unit = zhc_line_unit(pg->s, l, pg->by_chars);
	return unit < 6 || width(pg, l - 1) + unit + 2 <= width(pg, l - 2);
}

/*
 * Whether the page has indents, and lines that go on with a sentence have none: where a column is
 * moved in, all have one.
 */
static bool
only_starts_are_indented(const Page *pg)
{
	uint32_t starts = pg->lines[0].indent >= INDENT;
	uint32_t moved = 0;
	uint32_t plain = 0;

	for (uint32_t i = 1; i < pg->n; i++)
		if (pg->lines[i].indent < INDENT)
			plain += unfinished(&pg->lines[i - 1]);
		else if (unfinished(&pg->lines[i - 1]))
			moved++;
		else
			starts++;
	return starts >= 2 && plain > 2 * moved;
}

/*
 * Whether paragraphs start with an indent, or with one that the page has lost.  Sure starts are
 * the lines after a short line that ends a sentence; returns the first.
 */
static uint32_t
learn_indents(Page *pg)
{
	uint32_t narrower = 0;
	uint32_t same = 0;
	uint32_t indented = 0;
	uint32_t plain = 0;
	uint32_t first = pg->n;

	for (uint32_t i = 2; i < pg->n; i++)
	{
		const ZhcLine *l = &pg->lines[i];
		unsigned w = width(pg, l);

		if (!is_sure_start(pg, i))
			continue;
		first = first < i ? first : i;
		indented += l->indent >= INDENT;
		plain += l->indent < INDENT;
		if (i + 1 == pg->n || !unfinished(l) || l->indent >= INDENT || w > MAX_WIDTH ||
			pg->lines[i + 1].ends == ZHC_END_STOP)
			continue;
		narrower += w + 3 <= width(pg, &pg->lines[i + 1]) && w + 8 >= width(pg, &pg->lines[i + 1]);
		same += near(w, width(pg, &pg->lines[i + 1]), 2);
	}
	pg->dropped = narrower >= 2 && narrower > same;
	pg->indents = indented > plain || (plain == 0 && only_starts_are_indented(pg));
	return first;
}

/* Whether paragraphs are set apart by blank lines: what stands before sure starts, from `first` on.
 */
static void
learn_gaps(Page *pg, uint32_t first)
{
	uint32_t apart = 0;
	uint32_t tight = 0;

	for (uint32_t i = first; i < pg->n; i++)
		if (is_sure_start(pg, i))
		{
			Habits h = zhc_habits_at(pg, i);

			if (pg->lines[i].blanks > zhc_usual_blanks(pg, &h))
				apart++;
			else
				tight++;
		}
	pg->gaps = apart >= 1 && apart > 4 * tight;
}

void
zhc_learn_habits(Page *pg)
{
	uint32_t first;

	pg->by_chars = cut_by_chars(pg);
	first = learn_indents(pg);
	count_habits(pg);
	learn_gaps(pg, first);
}
