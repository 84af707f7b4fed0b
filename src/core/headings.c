/*
 * headings.c - which short paragraphs of a page are headings, and which of their lines are one
 */
#include "bylines.h"
#include "chars.h"
#include "headwords.h"
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define LEAST_DECK	   12 /* columns; what is shorter is the rest of a headline */
#define LEAST_BOUND	   8  /* of one that ends with a word that needs another */
#define LEAST_HALF	   6  /* columns of the first line of a headline on two */
#define MOST_HALF	   32 /* and of either */
#define LEAST_BALANCED 12 /* of both, where they are told by their length */
#define MOST_BALANCED  18
#define MOST_SPEAKER   4  /* characters of who says something */
#define MOST_SUBJECT   20 /* of a first line that may hold no more than the subject */
#define MOST_LONGER	   12 /* columns by which a predicate is longer than what it tells of */
#define MOST_REST	   16 /* of a predicate that is too short for a deck */
#define COLUMN_COLS	   12 /* of a first line that may be the name of a column */
#define MOST_AMOUNT	   12 /* of a line that says by how much */
#define LEAST_SOURCE   6  /* columns of who says the rest of a headline, with a colon */
#define MOST_SOURCE	   24
#define FAR_RIGHT	   12 /* columns by which who wrote what follows is set to the right */
#define MOST_FULL	   3  /* lines of a headline with its deck */
#define NEAR		   12 /* lines around it */
#define LEAST_ROOM	   2  /* columns left empty behind the next piece */
#define MOST_LEADING   3  /* blank lines between both, where one stands after every line */

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
		   zhc_is_short(pg, b, b + 1, marked) &&
		   (zhc_line_opens_article(pg->s, l + 2) || zhc_line_cites_dispatch(pg->s, l + 2));
}

/* The word that cannot end a heading, so that the heading goes on in the next line, or NULL. */
static const ZhcLineWord *
binding_word(const Page *pg, const ZhcLine *l)
{
	for (uint32_t len = 9; len >= 3; len -= 3) /* 研制出, 热议, 的 */
	{
		const ZhcLineWord *w = l->end - l->start > len
								   ? zhc_line_word(pg->s + l->end - len, len, ZHC_WORD_BIND)
								   : NULL;

		if (w && w->len == len)
			return w;
	}
	return NULL;
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

/* Whether line l + 1 is the rest of heading l: the word or clause goes on, or only a few characters
 * follow. */
static bool
heading_goes_on(const Page *pg, const ZhcLine *l)
{
	if (l->indent > l[1].indent + FAR_RIGHT)
		return false;
	return (binding_word(pg, l) && !line_words(pg, l + 1).reported) ||
		   l[1].starts == ZHC_START_CLOSER || l->ends == ZHC_END_COMMA ||
		   (l[1].cols <= 4 && l->cols > 8 && l[1].starts == ZHC_START_WORD);
}

/* Whether the heading breaks off in the middle, so that not even a blank line ends it. */
static bool
heading_breaks_off(const Page *pg, const ZhcLine *l)
{
	const ZhcLineWord *w;

	if (l->level > 0 || l[1].level > 0 || l[1].marked || l[1].blanks > MOST_LEADING)
		return false;
	if (l[1].starts == ZHC_START_CLOSER)
		return l->cols >= LEAST_DECK && l[1].blanks <= 2;
	w = l[1].starts == ZHC_START_DASH ? NULL : binding_word(pg, l);
	if (w && line_words(pg, l + 1).reported)
		return false;
	return w && (w->len > 3 || (l->cols >= LEAST_BOUND && l[1].blanks <= 2));
}

/* Whether the line is nothing but the name of a column, which heads no more than that. */
static bool
names_column(const Page *pg, const ZhcLine *l)
{
	return zhc_is_column_name(pg, l) || zhc_announces(pg->s, l) ||
		   (l->end - l->start > 6 && memcmp(pg->s + l->start, "更多", 6) == 0);
}

/* Whether the two characters at p stand in the text around line l. */
static bool
is_near(const Page *pg, const ZhcLine *l, const char *p)
{
	const ZhcLine *end = pg->lines + pg->n;
	const ZhcLine *from = l - pg->lines > NEAR ? l - NEAR : pg->lines;
	const ZhcLine *to = end - l > NEAR + 2 ? l + NEAR + 2 : end;

	for (const ZhcLine *k = from; k < to; k++)
	{
		if (k == l || k->kind != ZHC_LINE_BODY || k->cols > MAX_WIDTH * 2)
			continue;
		for (const char *q = pg->s + k->start; q + 6 <= pg->s + k->end; q++)
			if (*q == *p && memcmp(p, q, 6) == 0)
				return true;
	}
	return false;
}

/*
 * How many pairs of characters of the line stand in the text around it, and how many there are:
 * what is told of, and not the name of a column.
 */
static unsigned
told_near(const Page *pg, const ZhcLine *l, unsigned *of)
{
	unsigned told = 0;

	*of = 0;
	for (const char *p = pg->s + l->start; p + 6 <= pg->s + l->end; p += 3, ++*of)
		told += is_near(pg, l, p);
	return told;
}

/* Whether the line ends as the names of occasions do, which stand over a headline: 全国残运会 */
static bool
names_occasion(const Page *pg, const ZhcLine *l)
{
	static const char *const ends[] = {"会", "會", "赛", "賽", "节", "節", "展", "杯",
									   "周", "週", "奖", "獎", "季", "线", "線", "日"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (l->end - l->start > 3 && memcmp(pg->s + l->end - 3, ends[i], 3) == 0)
			return true;
	return false;
}

/*
 * Whether lines l and l + 1, the only headings here, are set as the halves of a headline: short,
 * and of one length; or about that, where the first names what the second tells of
 * (长株潭城际轨道 / 西环线二期通车) and is told of near.
 */
static bool
is_balanced(const Page *pg, const ZhcLine *l, const ZhcHeadWords *a, const ZhcHeadWords *b)
{
	unsigned told;
	unsigned of;

	if (l->cols < LEAST_BALANCED || l->cols > MOST_BALANCED || l[1].cols > MOST_BALANCED ||
		a->marked || b->marked || (a->tells && b->begins))
		return false;
	if (l->cols == l[1].cols)
		return true;
	told = told_near(pg, l, &of);
	return near(l->cols, l[1].cols, 4) && !a->tells && b->tells && !names_occasion(pg, l) &&
		   2 * told >= of;
}

/* Whether the line ends with 公布 or 发布, as what is published by somebody or was: 数据公布 */
static bool
was_published(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->end - 6;

	return l->end - l->start > 6 && (memcmp(p, "公布", 6) == 0 || memcmp(p, "公佈", 6) == 0 ||
									 memcmp(p, "发布", 6) == 0 || memcmp(p, "發布", 6) == 0);
}

/* Whether the line begins with a year ahead, as decks do that say what will be then: 到2028年… */
static bool
looks_ahead(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;

	return l->end - l->start > 10 && memcmp(p, "到", 3) == 0 &&
		   zhc_line_digit((unsigned char) p[3]) && memcmp(p + 7, "年", 3) == 0;
}

/* Whether the line is a date and nothing else: 2025年9月 */
static bool
is_date(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;
	uint32_t cp = 0;

	while (p < end)
	{
		p += zhc_decode(p, end, &cp);
		if (!zhc_line_digit(cp) && !zhc_line_date_unit(cp))
			return false;
	}
	return zhc_line_date_unit(cp);
}

/* Whether the line is by how much what the line above tells of, and nothing else: 33.8亿吨 */
static bool
is_amount(const Page *pg, const ZhcLine *l, const ZhcHeadWords *words)
{
	return words->dated && !words->tells && !words->begins && l->cols <= MOST_AMOUNT &&
		   l[-1].cols > l->cols && !zhc_line_digit((unsigned char) pg->s[l->end - 1]);
}

/* Whether a heading is the plain name of something that is no occasion: it tells nothing. */
static bool
is_name(const ZhcHeadWords *a)
{
	return !a->tells && !a->begins && !a->marked && !a->counted && !a->occasion;
}

/* Whether line l names the company whose notice the next is called: 关于…的公告 */
static bool
names_issuer(const Page *pg, const ZhcLine *l)
{
	const char *end = pg->s + l->end;
	const char *next = pg->s + l[1].start;

	return l->end - l->start > 12 && l[1].end - l[1].start > 18 &&
		   memcmp(end - 6, "公司", 6) == 0 &&
		   (memcmp(next, "关于", 6) == 0 || memcmp(next, "關於", 6) == 0);
}

/*
 * Whether heading l, set like the next line, is the first half of a headline on two lines: it holds
 * no verb, and the next begins with one (塞内加尔总统 / 任命新总理), or that is a short predicate
 * (送药的外卖小哥 / 爬了17楼); it ends with a word that needs
 * something behind it; it says where, and the next is no longer; or, where both are a pair, they
 * are balanced.
 */
static bool
heading_is_half(const Page *pg, const ZhcLine *l, bool pair)
{
	Habits habits;
	unsigned usual;
	ZhcHeadWords a;
	ZhcHeadWords b;
	unsigned of;

	if (l->level == 0 && l[1].level == 0 && names_issuer(pg, l))
		return true;
	if (l->level > 0 || l[1].level > 0 || l->marked || l[1].marked || l->cols > MOST_HALF ||
		l->cols < LEAST_HALF || l[1].cols > MOST_HALF || l->ends != ZHC_END_OPEN ||
		l[1].starts == ZHC_START_DASH || l->continues || names_column(pg, l) ||
		is_date(pg, l + 1) || (l->indent < INDENT) != (l[1].indent < INDENT) ||
		l->indent > l[1].indent + FAR_RIGHT)
		return false;
	habits = zhc_habits_at(pg, (uint32_t) (l - pg->lines));
	usual = zhc_usual_blanks(pg, &habits);
	if (l[1].blanks > (usual > 0 ? MOST_LEADING : 0))
		return false;
	a = line_words(pg, l);
	b = line_words(pg, l + 1);
	if (a.blank || b.blank || a.stresses || a.convened || looks_ahead(pg, l + 1) || b.reported ||
		!((a.opens && !(b.tells && was_published(pg, l))) ||
		  (!a.tells && !a.marked && b.begins && l[1].cols <= l->cols + MOST_LONGER) ||
		  (b.begins && !a.counted && l[1].cols < l->cols && l[1].cols <= MOST_REST &&
		   (l->cols <= MOST_SUBJECT || 2 * l[1].cols <= l->cols)) ||
		  (b.amounts && l[1].cols < l->cols) || is_amount(pg, l + 1, &b) ||
		  (is_name(&a) && b.tells && l[1].cols < l->cols && l[1].cols <= MOST_REST) ||
		  (a.acts && b.counted && !b.tells && !b.dated && l->cols <= MOST_SUBJECT) ||
		  (b.begins && !a.tells && !a.quoted && l[1].cols <= l->cols + 4) ||
		  (a.located && b.tells && l->cols <= MOST_SUBJECT &&
		   (l[1].cols <= l->cols + 4 || memcmp(pg->s + l[1].start, "有", 3) == 0)) ||
		  (pair && is_balanced(pg, l, &a, &b))))
		return false;
	return l->cols > COLUMN_COLS || told_near(pg, l, &of) > 0;
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
			if (!heading_goes_on(pg, &pg->lines[i - 1]) &&
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
		if (!heading_goes_on(pg, &pg->lines[i]))
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
		   zhc_line_opens_article(pg->s, &pg->lines[j]);
}

/* Whether the paragraph [a, b) is a row of a box, which stands among headings without being one. */
static bool
is_row(const Page *pg, uint32_t a, uint32_t b)
{
	return b - a == 1 && pg->lines[a].kind == ZHC_LINE_BODY && zhc_rows_of_box(pg, a) > 2;
}

/* Whether line i is a deck behind a dash. */
static bool
is_deck(const Page *pg, uint32_t i)
{
	return i < pg->n && pg->lines[i].starts == ZHC_START_DASH;
}

/* Whether line l ends with a word that needs the next line, and so is no second half itself. */
static bool
is_bound(const Page *pg, const ZhcLine *l)
{
	return l[1].starts == ZHC_START_WORD && l[1].level == 0 && l->level == 0 &&
		   binding_word(pg, l) && !line_words(pg, l + 1).reported;
}

/* Whether line k, among the headings of lines i to j, `run` paragraphs, is the rest of the one
 * before it. */
static bool
goes_on_in(const Page *pg, uint32_t i, uint32_t j, uint32_t k, uint32_t run)
{
	const ZhcLine *l = &pg->lines[k];

	return l[-1].ends == ZHC_END_COLON ||
		   (l->blanks == 0 ? heading_goes_on(pg, l - 1) : heading_breaks_off(pg, l - 1)) ||
		   zhc_is_grouped(pg, i, j, k) || zhc_is_broken_part(pg, i, j, k) ||
		   zhc_is_stressed(pg, i, k) || zhc_is_larger(pg, i, j, k) ||
		   (!(k + 1 < j && is_bound(pg, l)) &&
			heading_is_half(pg, l - 1, run == 2 || (run == 3 && is_deck(pg, k + 1))));
}

/* Headings are short paragraphs beside longer ones, fewer than five in a row. */
void
zhc_mark_headings(const ZhcAlloc *al, Page *pg)
{
	bool after_body = false;
	bool marked = false;
	bool text = false; /* has begun */
	bool led = false;  /* by a text, so that its headlines are behind */
	unsigned grouped = 0;
	bool unwrapped = is_unwrapped(pg);

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
				if (run < 5 && k > i && !l->continues && goes_on_in(pg, i, j, k, run))
				{
					l->continues = true;
					l->apart = zhc_leaves_blank(pg, l - 1);
				}
			}
		if (run >= 5)
			zhc_mark_verse_heads(pg, i, j);
		if (run == 0)
		{
			if (is_row(pg, i, e))
				pg->lines[i].kind = ZHC_LINE_BULLET;
			led = led || (!text && zhc_leads_page(pg, i, e));
			text = text || pg->lines[i].kind == ZHC_LINE_BODY;
			after_body = true;
			j = e;
		}
		i = j;
		zhc_poll(al);
	}
	if (grouped > 0)
		zhc_join_groups(pg, grouped);
}
