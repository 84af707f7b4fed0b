/*
 * headhalves.c - which of several headings are lines of one headline, by their words and widths
 *
 * Above a text the weights of headblock.c choose; what is sure before, and what is likely where the
 * text stands before its headlines, is told here.
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
#define MOST_SUBJECT   20 /* of a first line that may hold no more than the subject */
#define MOST_LONGER	   12 /* columns by which a predicate is longer than what it tells of */
#define MOST_REST	   16 /* of a predicate that is too short for a deck */
#define COLUMN_COLS	   12 /* of a first line that may be the name of a column */
#define MOST_AMOUNT	   12 /* of a line that says by how much */
#define FAR_RIGHT	   12 /* columns by which who wrote what follows is set to the right */
#define NEAR		   12 /* lines around it */
#define MOST_LEADING   3  /* blank lines between both, where one stands after every line */

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

bool
zhc_heading_goes_on(const Page *pg, const ZhcLine *l)
{
	if (l->indent > l[1].indent + FAR_RIGHT || l[1].starts == ZHC_START_DASH)
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
	usual = zhc_inside(pg, (uint32_t) (l - pg->lines));
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

/* Whether line l goes on with by how much, or with the title of a notice of the company before it.
 */
static bool
says_how_much(const Page *pg, const ZhcLine *l)
{
	ZhcHeadWords words;

	if (l->level > 0 || l[-1].level > 0 || l->marked || l[-1].marked || l->blanks > 0 ||
		l[-1].cols < LEAST_HALF || l->cols > MOST_HALF || l[-1].cols > MOST_HALF)
		return false;
	words = line_words(pg, l);
	return names_issuer(pg, l - 1) || (words.amounts && l->cols < l[-1].cols) ||
		   is_amount(pg, l, &words);
}

/* Whether line k, among the headings of lines i to j, is for certain the rest of the one before. */
static bool
is_rest(const Page *pg, uint32_t i, uint32_t j, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];

	return l[-1].ends == ZHC_END_COLON || says_how_much(pg, l) ||
		   (l->blanks == 0 ? zhc_heading_goes_on(pg, l - 1) : heading_breaks_off(pg, l - 1)) ||
		   zhc_is_broken_part(pg, i, j, k);
}

/* Whether line k, among the headings of lines i to j, `run` paragraphs, may be the rest of the one
 * before it. */
static bool
may_be_rest(const Page *pg, uint32_t i, uint32_t j, uint32_t k, uint32_t run)
{
	const ZhcLine *l = &pg->lines[k];

	return zhc_is_grouped(pg, i, j, k) || zhc_is_stressed(pg, i, k) || zhc_is_larger(pg, i, j, k) ||
		   (!(k + 1 < j && is_bound(pg, l)) &&
			heading_is_half(pg, l - 1, run == 2 || (run == 3 && is_deck(pg, k + 1))));
}

/* Line k goes on with the heading before it. */
static void
join(Page *pg, uint32_t k)
{
	pg->lines[k].continues = true;
	pg->lines[k].apart = zhc_leaves_blank(pg, &pg->lines[k] - 1);
}

void
zhc_join_rests(Page *pg, uint32_t i, uint32_t j)
{
	for (uint32_t k = i + 1; k < j; k++)
		if (!pg->lines[k].continues && is_rest(pg, i, j, k))
			join(pg, k);
}

void
zhc_join_headings(Page *pg, uint32_t i, uint32_t j, uint32_t run, bool behind)
{
	uint32_t first = j;
	uint32_t last = j;
	bool chosen;

	zhc_join_rests(pg, i, j);
	chosen = run > 1 && !behind && zhc_choose_headline(pg, i, j, &first, &last);
	if (chosen)
		pg->lines[first].main = true;
	for (uint32_t k = i + 1; k < j; k++)
		if (!pg->lines[k].continues &&
			(chosen ? k > first && k <= last : may_be_rest(pg, i, j, k, run)))
			join(pg, k);
}
