/*
 * sign.c - how a page shows that paragraphs begin, and how wide its lines are set
 *
 * Most pages show it every time: by an indent, or by more blank lines than stand inside a
 * paragraph.  A page is taken to do so when what has no sign bears it out: there, the line before
 * is full, so that a line break is what one would expect.  README-layout.md tells more.
 */
#include "linewords.h"
#include "page.h"

#define MOST_BLANKS 2  /* inside a paragraph */
#define MOST_LOST	8  /* columns of an indent */
#define FAR			12 /* lines in which the rest of a paragraph shows what it is */
#define MOST_PAPER	8  /* characters of a paper's name */
#define GIVE_UP		32 /* lines without sign behind a short line, before a supposition is dropped */

/* A supposition about the page, and what speaks for and against it. */
typedef struct Supposed
{
	ZhcSign sign;
	unsigned blanks;
	bool by_chars;
	uint32_t full;	 /* full lines, the next without sign */
	uint32_t open;	 /* of these, lines broken off inside a clause */
	uint32_t lapses; /* lines not full, the next without sign */
	uint32_t ended;	 /* of these, lines that end a sentence */
	uint32_t starts; /* lines with the sign, after the end of a sentence */
	uint32_t broken; /* lines with the sign in the middle of one, as far as that can be told */
	uint32_t stray;	 /* of these, lines after a comma */
} Supposed;

#define WIDTHS (MAX_WIDTH + 64)
#define WINDOW (4 * CHUNK)

/* The lines around a chunk: how many that lines without sign follow are of each width. */
typedef struct Window
{
	uint32_t from; /* lines from .. to - 1 are counted */
	uint32_t to;
	unsigned n;
	unsigned widest; /* of all that have been counted so far */
	uint8_t count[WIDTHS];
	uint16_t width[WINDOW]; /* of the line before each of them, by its number modulo WINDOW */
} Window;

/* Whether line i may go on with the line before it, and has no sign that it does not. */
static inline bool
lacks_sign(const Page *pg, uint32_t i, ZhcSign sign, unsigned blanks)
{
	const ZhcLine *c = &pg->lines[i];

	return c->blanks <= blanks && !c->marked && (c - 1)->level == 0 &&
		   width(pg, c - 1) <= MAX_WIDTH && width(pg, c) <= MAX_WIDTH &&
		   (sign == ZHC_SIGN_GAP || c->indent < INDENT);
}

/* Whether the line ends in a mark, which may hang out of the block. */
static inline bool
may_hang(const Page *pg, const ZhcLine *l)
{
	const unsigned char *e = (const unsigned char *) pg->s + l->end;

	return l->end - l->start > 3 && ((e[-3] == 0xEF && e[-2] == 0xBC) ||
									 ((e[-3] == 0xE3 || e[-3] == 0xE2) && e[-2] == 0x80));
}

#define NOT_LACKING UINT16_MAX

/* How wide the line before line i is, mark apart, where line i lacks the sign. */
static uint16_t
width_before(const Page *pg, uint32_t i, const Supposed *sp)
{
	const ZhcLine *p = &pg->lines[i - 1];
	unsigned w;

	if (!lacks_sign(pg, i, sp->sign, sp->blanks))
		return NOT_LACKING;
	w = outer_width(pg, p) - (may_hang(pg, p) ? 2 : 0);
	return (uint16_t) (w < WIDTHS ? w : WIDTHS - 1);
}

/* Move the window on to the lines around a chunk, which are CHUNK lines on either side. */
static void
move_window(const Page *pg, uint32_t chunk, const Supposed *sp, Window *win)
{
	uint32_t to = (chunk + 2) * CHUNK < pg->n ? (chunk + 2) * CHUNK : pg->n;

	for (; chunk > 1 && win->from <= (chunk - 1) * CHUNK; win->from++)
	{
		uint16_t w = win->width[win->from % WINDOW];

		if (w != NOT_LACKING)
		{
			win->count[w]--;
			win->n--;
		}
	}
	for (; win->to < to; win->to++)
	{
		uint16_t w = width_before(pg, win->to, sp);

		win->width[win->to % WINDOW] = w;
		if (w == NOT_LACKING)
			continue;
		win->count[w]++;
		win->n++;
		if (w > win->widest)
			win->widest = w;
	}
}

/*
 * The measure of the lines in the window: the width that an eighth of those come up to that lines
 * without sign follow; the widest may be a headline over several columns.
 */
static unsigned
measure_of(const Window *win)
{
	unsigned wider = 0;
	unsigned w = win->widest;

	if (win->n == 0)
		return WIDTHS - 1;
	for (; w > 0; w--)
	{
		wider += win->count[w];
		if (wider * 8 >= win->n && (wider >= 2 || wider == win->n))
			break;
	}
	return w;
}

/* A word that may not be broken is as wide as it is. */
bool
zhc_exceeds(const Page *pg, const ZhcLine *l, unsigned measure)
{
	return width(pg, l) > measure + 4 && zhc_line_unit(pg->s, l, pg->by_chars) + 4 < width(pg, l);
}

bool
zhc_is_full(const Page *pg, const ZhcLine *p, const ZhcLine *c, unsigned measure)
{
	unsigned w = outer_width(pg, p) + 1 + pg->by_chars;

	return w + 1 > measure || w + zhc_line_unit(pg->s, c, pg->by_chars) > measure;
}

/* Whether a comma stands in the line: a colon may stand in a headline, too. */
static bool
holds_comma(const Page *pg, const ZhcLine *l)
{
	for (uint32_t k = l->start; k + 2 < l->end; k++)
		if (memcmp(pg->s + k, "\xEF\xBC\x8C", 3) == 0)
			return true;
	return false;
}

/* Whether line i stands, in spite of its sign, in the middle of a sentence. */
static bool
breaks_off(const Page *pg, uint32_t i, unsigned measure, const Supposed *sp)
{
	const ZhcLine *c = &pg->lines[i];
	const ZhcLine *p = c - 1;

	if (p->ends != ZHC_END_OPEN || sp->sign == ZHC_SIGN_INDENT)
		return p->ends == ZHC_END_COMMA;
	return i > 1 && lacks_sign(pg, i - 1, sp->sign, sp->blanks) && zhc_is_full(pg, p, c, measure) &&
		   holds_comma(pg, p);
}

/* Whether line i has the sign, where it does not lack it for another reason. */
static inline bool
has_sign(const Page *pg, uint32_t i, const Supposed *sp)
{
	const ZhcLine *c = &pg->lines[i];

	return sp->sign == ZHC_SIGN_GAP ? c->blanks > sp->blanks : c->indent >= INDENT;
}

/* Whether there are lines with and without sign at all, which is soon told of most pages. */
static bool
may_hold(const Page *pg, const Supposed *sp)
{
	uint32_t without = 0;
	uint32_t starts = sp->starts;

	for (uint32_t i = 1; i < pg->n && (without < 2 || starts == 0); i++)
		if (lacks_sign(pg, i, sp->sign, sp->blanks))
			without++;
		else
			starts += has_sign(pg, i, sp) && !unfinished(&pg->lines[i - 1]);
	return without >= 2 && starts > 0;
}

/* Whether the page bears the supposition out; fills in measures. */
static bool
holds(Page *pg, Supposed *sp)
{
	Window win;
	unsigned measure = 0;

	pg->by_chars = sp->by_chars;
	sp->full = sp->open = sp->lapses = sp->ended = sp->broken = sp->stray = 0;
	sp->starts = sp->sign == ZHC_SIGN_INDENT && pg->lines[0].indent >= INDENT;
	if (!may_hold(pg, sp))
		return false;
	win.from = win.to = 1;
	win.n = win.widest = 0;
	memset(win.count, 0, sizeof(win.count));
	for (uint32_t i = 1; i < pg->n; i++)
	{
		const ZhcLine *c = &pg->lines[i];
		const ZhcLine *p = c - 1;

		if (i == 1 || i % CHUNK == 0)
		{
			move_window(pg, i / CHUNK, sp, &win);
			measure = measure_of(&win);
			pg->measures[i / CHUNK] = (uint8_t) measure;
		}
		if (win.width[i % WINDOW] == NOT_LACKING)
		{
			if (has_sign(pg, i, sp))
			{
				sp->starts += !unfinished(p);
				sp->broken += breaks_off(pg, i, measure, sp);
				sp->stray += p->ends == ZHC_END_COMMA;
			}
		}
		else if (zhc_exceeds(pg, p, measure) || !zhc_is_full(pg, p, c, measure))
		{
			sp->lapses++;
			sp->ended += !unfinished(p);
			if (sp->lapses > GIVE_UP && sp->lapses * 4 > sp->full)
				return false;
		}
		else
		{
			sp->full++;
			sp->open += p->ends == ZHC_END_OPEN;
		}
	}
	return sp->full >= 2 && sp->open * 4 >= sp->full && sp->lapses * 4 <= sp->full &&
		   sp->starts >= 1 && sp->broken * 4 <= sp->starts && sp->ended * 2 <= sp->starts;
}

/*
 * What one look at all lines tells of the suppositions: nearly all of them need not be looked into.
 */
typedef struct Outlook
{
	uint32_t joined[MOST_BLANKS + 1]; /* lines that may go on, with at most so many blank lines */
	unsigned most_blanks;			  /* before a line behind the end of a sentence */
	bool indents;					  /* such a line, or the first, is indented */
} Outlook;

static Outlook
look_out(const Page *pg)
{
	Outlook out = {.indents = pg->lines[0].indent >= INDENT};

	for (uint32_t i = 1; i < pg->n; i++)
	{
		const ZhcLine *c = &pg->lines[i];
		const ZhcLine *p = c - 1;

		if (!unfinished(p))
		{
			out.indents = out.indents || c->indent >= INDENT;
			out.most_blanks = c->blanks > out.most_blanks ? c->blanks : out.most_blanks;
		}
		if (c->blanks <= MOST_BLANKS && p->cols <= MAX_WIDTH && c->cols <= MAX_WIDTH)
			out.joined[c->blanks]++;
	}
	for (unsigned b = 1; b <= MOST_BLANKS; b++)
		out.joined[b] += out.joined[b - 1];
	return out;
}

/* Whether may_hold() can be, as far as that tells. */
static inline bool
is_likely(const Outlook *out, ZhcSign sign, unsigned blanks)
{
	return out->joined[blanks] >= 2 &&
		   (sign == ZHC_SIGN_INDENT ? out->indents : out->most_blanks > blanks);
}

void
zhc_learn_sign(Page *pg)
{
	const bool by_chars = pg->by_chars;
	const Outlook out = look_out(pg);
	Supposed best = {.by_chars = by_chars};

	for (unsigned blanks = 0; blanks <= MOST_BLANKS && best.sign == ZHC_SIGN_NONE; blanks++)
		for (ZhcSign sign = ZHC_SIGN_INDENT; sign <= ZHC_SIGN_GAP && best.sign == ZHC_SIGN_NONE;
			 sign++)
			for (int k = 0; k < 2 && is_likely(&out, sign, blanks) &&
							(best.sign == ZHC_SIGN_NONE || best.lapses > 0);
				 k++)
			{
				Supposed sp = {.sign = sign, .blanks = blanks, .by_chars = by_chars != (k == 1)};

				if (holds(pg, &sp) && (best.sign == ZHC_SIGN_NONE || sp.lapses < best.lapses))
					best = sp;
			}
	pg->by_chars = best.by_chars;
	if (best.sign == ZHC_SIGN_NONE)
		return;
	if (best.lapses > 0) /* the measures are those of the supposition looked at last */
		holds(pg, &best);
	pg->sign = best.sign;
	pg->indents = pg->indents || best.sign == ZHC_SIGN_INDENT;
	pg->gaps = pg->gaps || best.sign == ZHC_SIGN_GAP;
	pg->inside = (uint8_t) best.blanks;
	pg->lapses = best.lapses + best.stray > 0;
}

/* ---- what the sign says ---------------------------------------------------------------------- */

/* Whether the first lines hold clauses: the page begins inside a paragraph, not with a headline. */
static bool
begins_inside(const Page *pg)
{
	unsigned cols = 0;

	for (uint32_t k = 0; k < pg->n && (k < 4 || cols <= 100); k++)
	{
		const ZhcLine *l = &pg->lines[k];

		cols += l->cols;
		if (l->kind == ZHC_LINE_HEADING ||
			(k > 0 && (l->blanks > pg->inside || l->indent >= INDENT)))
			return false;
		if (zhc_line_clauses(pg->s, l) > 0)
			return true;
	}
	return false;
}

void
zhc_restore_indent(Page *pg)
{
	if (!pg->indents || pg->lines[0].indent >= INDENT || pg->lines[0].marked || !begins_inside(pg))
		return;
	for (uint32_t i = 1; i < pg->n && pg->lost == 0; i++)
		if (pg->lines[i].indent >= INDENT)
			pg->lost = pg->lines[i].indent < MOST_LOST ? pg->lines[i].indent : MOST_LOST;
}

/* Whether line i has an indent; a text cut out of a page has lost that of its first line. */
bool
zhc_has_indent(const Page *pg, uint32_t i)
{
	return pg->lines[i].indent >= INDENT || (i == 0 && (pg->lost > 0 || begins_inside(pg)));
}

/* Whether line i shows that a paragraph begins with it. */
static bool
shows_sign(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return l->marked || zhc_has_indent(pg, i) ||
		   (pg->sign == ZHC_SIGN_GAP && (i == 0 || l->blanks > pg->inside));
}

/* Whether the line is nothing but a short name that ends as those of papers and stations do. */
static bool
is_paper(const Page *pg, const ZhcLine *l)
{
	size_t n = l->end - l->start;
	const char *end = pg->s + l->end;

	return n >= 6 && n <= 3 * MOST_PAPER && l->cols * 3u == n * 2 &&
		   (zhc_line_word(end - 3, 3, ZHC_WORD_MEDIA) || zhc_line_word(end - 6, 6, ZHC_WORD_MEDIA));
}

/* Whether the line asks or exclaims at its end, as the first part of a headline does. */
static bool
calls_out(const Page *pg, const ZhcLine *l)
{
	const char *last = pg->s + l->end - 3;

	return l->end - l->start > 3 && (memcmp(last, "？", 3) == 0 || memcmp(last, "！", 3) == 0);
}

/*
 * Whether what stands from line i up to the next sign or short line is the rest of the paragraph
 * that begins at line `first`: a sentence ends in it, or it names a photographer or paper, or
 * stands in brackets, or behind one line that asks.
 */
static bool
is_rest(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];
	const ZhcLine *l = c;

	for (;; l++)
	{
		if (l->ends == ZHC_END_STOP || zhc_line_holds_stop(pg->s, l) || l == c + FAR)
			return true;
		if (l + 1 == pg->lines + pg->n ||
			!lacks_sign(pg, (uint32_t) (l + 1 - pg->lines), pg->sign, pg->inside) ||
			!zhc_is_full(pg, l, l + 1, pg->measures[i / CHUNK]))
			return c->starts == ZHC_START_QUOTE || zhc_line_credit(pg->s, l) || is_paper(pg, c) ||
				   (i - first == 1 && calls_out(pg, c - 1)) ||
				   (!pg->lapses && (l->ends == ZHC_END_COLON || holds_comma(pg, c)));
	}
}

/* What the sign says, on a page that has one, of line i. */
ZhcVerdict
zhc_by_sign(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	unsigned measure = pg->measures[i / CHUNK];
	bool shown;

	if (pg->sign == ZHC_SIGN_NONE || measure < MIN_WIDTH) /* no column is set so narrow: a list */
		return ZHC_UNSURE;
	if (!lacks_sign(pg, i, pg->sign, pg->inside)) /* blank lines alone may be out of place */
		return pg->sign == ZHC_SIGN_INDENT ? c->indent >= INDENT ? ZHC_BEGINS : ZHC_UNSURE
			   : pg->lapses				   ? ZHC_UNSURE
										   : ZHC_BEGINS;
	if (c->starts == ZHC_START_CLOSER)
		return ZHC_GOES_ON;
	if (zhc_exceeds(pg, c, measure) && pg->sign == ZHC_SIGN_INDENT && !unfinished(p) &&
		c->ends == ZHC_END_OPEN && !zhc_line_holds_stop(pg->s, c) && !holds_comma(pg, c))
		return ZHC_BEGINS; /* a headline set wider than the text */
	if (first == i - 1 && zhc_exceeds(pg, p, measure) && p->ends == ZHC_END_OPEN &&
		p->indent < INDENT && zhc_line_clauses(pg->s, p) == 0 && zhc_line_clauses(pg->s, c) > 0)
		return ZHC_BEGINS; /* a text below such a headline */
	if (zhc_exceeds(pg, p, measure) || zhc_exceeds(pg, c, measure) ||
		!zhc_is_full(pg, p, c, measure))
		return ZHC_UNSURE;
	shown = shows_sign(pg, first);
	if (unfinished(p))
		return shown || (c->kind == ZHC_LINE_BODY && c->starts != ZHC_START_DASH &&
						 !zhc_line_opens_article(pg->s, c))
				   ? ZHC_GOES_ON
				   : ZHC_UNSURE;
	if (!shown)
		return ZHC_UNSURE;
	return p->ends == ZHC_END_COLON || is_rest(pg, first, i) ? ZHC_GOES_ON : ZHC_BEGINS;
}
