/*
 * page.h - a page while it is laid out: its lines, and what is usual on it
 *
 * Private to layout.c, habits.c, sign.c, wrap.c, closes.c, siderows.c, verse.c, crossing.c,
 * excerpt.c, shortparas.c, headings.c, headhalves.c, headrun.c, headblock.c, headtail.c.
 */
#ifndef ZHC_PAGE_H
#define ZHC_PAGE_H

#include "layout.h"
#include "lines.h"

#define CHUNK	  16  /* lines whose habits are counted together */
#define MAX_WIDTH 200 /* columns of the widest line that can be a wrapped one */
#define MIN_WIDTH 12  /* and of the narrowest */
#define INDENT	  2	  /* columns of blanks that start a paragraph */
#define EXCERPT	  12  /* lines of a text that may be cut out of a page */

/* Habits of one chunk: pairs of like lines with an unfinished sentence between them. */
typedef struct Habits
{
	uint16_t gap[4];   /* by blank lines between them; the last counts three and more */
	uint16_t indented; /* pairs whose second line is indented */
} Habits;

/* What tells that a paragraph begins, on a page that shows it every time. */
typedef enum ZhcSign
{
	ZHC_SIGN_NONE = 0,
	ZHC_SIGN_INDENT,
	ZHC_SIGN_GAP /* more blank lines than stand inside a paragraph */
} ZhcSign;

typedef struct Page
{
	const char *s;
	ZhcLine *lines;
	uint32_t n;
	bool by_chars; /* lines were cut by number of characters, not by width */
	bool dropped;  /* paragraphs lost their indent: first lines are narrower */
	bool gaps;	   /* paragraphs are set apart by more blank lines than stand inside them */
	bool indents;  /* paragraphs begin with an indent */
	ZhcSign sign;
	uint8_t inside;	   /* blank lines between all lines of a paragraph, where there is a sign */
	bool lapses;	   /* some of what begins there has no sign */
	uint8_t lost;	   /* indent that the first line has lost where it was cut out of a page */
	Habits *habits;	   /* one for each CHUNK lines */
	uint8_t *measures; /* of the lines around each CHUNK, where there is a sign; 0: unknown */
} Page;

static inline unsigned
width(const Page *pg, const ZhcLine *l)
{
	if (!pg->by_chars || l->chars >= ZHC_WIDTH_MAX / 2)
		return l->cols;
	return 2u * l->chars;
}

/* Width of a line with its visible indent, and the mark of an item: ● */
static inline unsigned
outer_width(const Page *pg, const ZhcLine *l)
{
	return width(pg, l) + (l->mark >= 0x2000 ? 2 : 0) +
		   (l->indent >= INDENT ? l->indent
			: l == pg->lines	? pg->lost
								: 0);
}

/* How far a full line may fall short: a mark pulled in or pushed out, a number kept whole. */
static inline unsigned
tolerance(unsigned w)
{
	return w < 24 ? 2 : w < 32 ? 3 : 4;
}

/* The line after the last of the paragraph that starts at line i. */
static inline uint32_t
zhc_para_end(const Page *pg, uint32_t i)
{
	for (i++; i < pg->n && pg->lines[i].continues; i++)
		;
	return i;
}

static inline bool
unfinished(const ZhcLine *l)
{
	return l->ends != ZHC_END_STOP && l->ends != ZHC_END_COLON;
}

static inline bool
near(unsigned a, unsigned b, unsigned by)
{
	return a <= b + by && b <= a + by;
}

/* Columns by which the next line would have to be shorter to fit behind line p. */
unsigned zhc_unit_after(const Page *pg, const ZhcLine *p, const ZhcLine *c);

/* closes.c: whether line i - 1 is the last of the paragraph that begins at line `first`. */
bool zhc_is_closed(const Page *pg, uint32_t first, uint32_t i);

/* Whether line i is one whole sentence with who took a picture of it below: a caption. */
bool zhc_is_pictured_sentence(const Page *pg, uint32_t i);

/* siderows.c: rows of what an article is about, and of the weather, are furniture. */
void zhc_mark_side_rows(Page *pg);

/* Learn what is usual; pg->habits has room for n / CHUNK + 1, all zero. */
void zhc_learn_habits(Page *pg);

/* Habits around line i. */
Habits zhc_habits_at(const Page *pg, uint32_t i);

/* How many blank lines mean nothing there: 1 where one stands after every line. */
unsigned zhc_usual_blanks(const Page *pg, const Habits *h);

/* The same around line i. */
static inline unsigned
zhc_inside(const Page *pg, uint32_t i)
{
	Habits h = zhc_habits_at(pg, i);

	return zhc_usual_blanks(pg, &h);
}

/* Find the sign, if there is one; pg->measures has room for n / CHUNK + 1. */
void zhc_learn_sign(Page *pg);

/* Whether the line is wider than the measure allows for. */
bool zhc_exceeds(const Page *pg, const ZhcLine *l, unsigned measure);

/* Whether line c would not have fitted behind line p. */
bool zhc_is_full(const Page *pg, const ZhcLine *p, const ZhcLine *c, unsigned measure);

/* Learn what indent the first line has lost, if it has. */
void zhc_restore_indent(Page *pg);

/* Whether line i has an indent; a text cut out of a page has lost that of its first line. */
bool zhc_has_indent(const Page *pg, uint32_t i);

typedef enum ZhcVerdict
{
	ZHC_UNSURE, /* there is no sign, or the line does not look as it should there */
	ZHC_GOES_ON,
	ZHC_BEGINS
} ZhcVerdict;

/* What the sign says of line i, behind a paragraph that starts at line `first`. */
ZhcVerdict zhc_by_sign(const Page *pg, uint32_t first, uint32_t i);

/* Whether line i is one of four lines of like width that all end in a mark: verse. */
bool zhc_is_verse(const Page *pg, uint32_t i);

/* Whether line i stands among short lines, three in a row, that are headlines or the like on a page
 * that sets its paragraphs apart. */
bool zhc_is_among_short(const Page *pg, uint32_t i);

/* Whether line i - 1 stands in a table, verse or list, or line i in a table. */
bool zhc_is_listed(const Page *pg, uint32_t i);

/* Whether line i is an item of a list, beside others that look like it. */
bool zhc_is_list(const Page *pg, uint32_t i);

/* Whether line i is short and begins with its number, where lines are counted from 1; with `list`,
 * before a dot, too. */
bool zhc_is_ranked(const Page *pg, uint32_t i, bool list);

/*
 * How many rows of a box stand around line i, up to three: a label, a colon, and something short. 0
 * when line i is none.
 */
unsigned zhc_rows_of_box(const Page *pg, uint32_t i);

/* Whether a bracket is opened in line i - 1, where nothing ends, and closed in line i. */
bool zhc_breaks_bracket(const Page *pg, uint32_t i);

/* Whether a number or a word of the dictionary stands over the break between lines i - 1 and i. */
bool zhc_breaks_word(const Page *pg, uint32_t i);

/* Whether a line that starts like a dateline is broken inside its date: 新华社北京6 / 月17日电. */
bool zhc_breaks_date(const Page *pg, const ZhcLine *p, const ZhcLine *c);

/* Whether a caption, line i - 1, breaks off in who took the picture: …車站。記 / 者李四攝 */
bool zhc_credit_goes_on(const Page *pg, uint32_t i);

/* Whether line i goes on behind a stray blank line by its words, 介绍，…, or those before it: …难在
 */
bool zhc_goes_on_in_words(const Page *pg, uint32_t i);

/*
 * Whether line i - 1, the first of its paragraph if `first` is it, breaks off though it is short:
 * text stands behind the dateline of a report, or the rest of its date on the next line.
 */
bool zhc_report_goes_on(const Page *pg, uint32_t first, uint32_t i);

/* headrun.c: whether a blank stands in the line, as between the parts of a headline. */
bool zhc_has_parts(const Page *pg, const ZhcLine *l);

/* Whether the name of who says something is broken before line i: 主任鄧瑞 / 麟說，… */
bool zhc_breaks_speaker(const Page *pg, uint32_t i);

/* Whether line i stands in a list of headlines that a line like 延伸閱讀 announces, to its end. */
bool zhc_is_link(const Page *pg, uint32_t i);

/* Whether line i begins with a word of two characters. */
bool zhc_begins_word(const Page *pg, uint32_t i);

/* Whether a word of two characters ends before that break, and one begins behind it. */
bool zhc_parts_words_at(const Page *pg, uint32_t i);

/* Whether a quote or bracket is opened in the line and not closed. */
bool zhc_leaves_open(const Page *pg, const ZhcLine *l);

/*
 * Whether a text begins with the end of a line, which shows when that has a comma, a single
 * character, a quotation that is not closed, or, in one sentence, part of a word.
 */
bool zhc_begins_cut(const Page *pg, uint32_t i);

/* Whether the text is a few lines cut out of a paragraph. */
bool zhc_is_excerpt(const Page *pg);

/* Decide which lines continue the line before. */
void zhc_join_lines(const ZhcAlloc *al, Page *pg);

/*
 * shortparas.c: whether the paragraph [a, b) is short and unfinished, as headings are.  Where
 * headings are marked, what else is short may be a piece of body: it must not hold a clause.
 */
bool zhc_is_short(const Page *pg, uint32_t a, uint32_t b, bool marked);

/* Once they are known: mark headings, and put those together that stand on two lines. */
void zhc_mark_headings(const ZhcAlloc *al, Page *pg);

/*
 * headhalves.c: whether line l + 1 is the rest of heading l: the word or clause goes on, or only a
 * few characters follow.
 */
bool zhc_heading_goes_on(const Page *pg, const ZhcLine *l);

/* Put the lines of each heading among lines i to j, `run` paragraphs, together; with `behind`,
 * their text stands before them. */
void zhc_join_headings(Page *pg, uint32_t i, uint32_t j, uint32_t run, bool behind);

/* The same of those that are for certain one. */
void zhc_join_rests(Page *pg, uint32_t i, uint32_t j);

/*
 * headblock.c: which of the headings of lines i to j, above a text, are the headline: the first
 * line of that paragraph, or of the first and the last that are parts of it.  False when nothing
 * tells.
 */
bool zhc_choose_headline(const Page *pg, uint32_t i, uint32_t j, uint32_t *first, uint32_t *last);

/* headtail.c: mark the headings behind all texts of a page that begins with one. */
void zhc_mark_tail(Page *pg);

/* ---- headrun.c */

/* Whether a report begins with the line. */
bool zhc_begins_report(const Page *pg, const ZhcLine *l);

/*
 * Whether many short paragraphs, from line i on up to line j, are two headlines and more: they
 * stand between the end of a sentence and a report, in groups set apart by blank lines.
 */
bool zhc_are_headlines(const Page *pg, uint32_t i, uint32_t j, uint32_t run);

/* Whether the paragraph [a, b), the first text of a page, stands below the name or day of that,
 * with no headline over it. */
bool zhc_leads_page(const Page *pg, uint32_t a, uint32_t b);

/* Whether many short lines, from line i to line j, may be the headlines of all texts before them.
 */
bool zhc_may_trail(const Page *pg, uint32_t i, uint32_t j);

/*
 * Whether line k stands with a quotation before it in one of several groups of headings, lines i to
 * j, that blank lines set apart: “还路于民” / 江北收回停车位
 */
bool zhc_is_grouped(const Page *pg, uint32_t i, uint32_t j, uint32_t k);

/* Whether one blank is left behind the line, as where it was broken between two parts. */
bool zhc_leaves_blank(const Page *pg, const ZhcLine *l);

/*
 * Whether line k, with the one before it, is a headline in larger type than the third of lines i to
 * j, its kicker or deck: both are about of one length, and have not two thirds of that.
 */
bool zhc_is_larger(const Page *pg, uint32_t i, uint32_t j, uint32_t k);

/*
 * Whether line k goes on with the heading before it, of lines i to j, because that was broken at
 * the blank between two parts, which still stands there, or shortly before it: 老码头粮仓变身社区 /
 * 书店 九月开门迎客
 */
bool zhc_is_broken_part(const Page *pg, uint32_t i, uint32_t j, uint32_t k);

/* Whether the line is nothing but the name of a column. */
bool zhc_is_column_name(const Page *pg, const ZhcLine *l);

/* Whether a heading ends with who stressed what the next says: 会议强调 */
bool zhc_says_stressed(const Page *pg, const ZhcLine *l);

/* Whether line k, with one of like length before it, says what the kicker over both says was
 * stressed. */
bool zhc_is_stressed(const Page *pg, uint32_t i, uint32_t k);

/*
 * Which of many short lines, from line i to line j, are headlines among verses: those without an
 * indent, where verses have one, or below the widest gaps, with their decks.
 */
void zhc_mark_verse_heads(Page *pg, uint32_t i, uint32_t j);

/*
 * The same of the first of them, behind a text, which end with who wrote what is below, and of the
 * last, which a blank line sets apart, over a report, a letter or behind who wrote the text below.
 */
void zhc_mark_edge_heads(Page *pg, uint32_t i, uint32_t j);

/*
 * Whether the headings of lines i to j show that the page sets kickers and decks apart by more
 * blank lines than the two lines of a headline, and one more than stand inside that; else 0.  Where
 * it does, all such pairs are one.
 */
unsigned zhc_shows_groups(const Page *pg, uint32_t i, uint32_t j);
void zhc_join_groups(Page *pg, unsigned tight);

#endif /* ZHC_PAGE_H */
