/*
 * lines.h - the lines of a text as they are printed, before anything is decided about them
 *
 * Private to the layout pass (layout.c) and what it is made of.
 */
#ifndef ZHC_LINES_H
#define ZHC_LINES_H

#include "layout.h"

/*
 * Split s at LF, CRLF, CR, VT, FF, NEL, U+2028 and U+2029, trim blanks and marks, and fill in all
 * fields but `continues`; kind is what the marks alone say (HEADING, CAPTION, BULLET or BODY).
 */
ZhcStatus zhc_lines(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out);

/*
 * Fill in what is known of line l alone, whose start and end are given.  False where zhc_lines()
 * would have cut or left it out: it is a rule, or begins or ends with a blank.
 */
bool zhc_line_alone(const char *s, ZhcLine *l);

/*
 * Columns of the first piece of the line that may not be broken: a character, a word, a number.
 * by_chars: every character counts as two.
 */
unsigned zhc_line_unit(const char *s, const ZhcLine *l, bool by_chars);

/* How many clause marks (，。；：！？) the line holds; looks at 600 bytes at most. */
unsigned zhc_line_clauses(const char *s, const ZhcLine *l);

/* Whether a sentence ends inside the line. */
bool zhc_line_holds_stop(const char *s, const ZhcLine *l);

/* Whether the line looks like a row of a table: two or more gaps of blanks between short cells. */
bool zhc_line_is_row(const char *s, const ZhcLine *l);

/* The kind that the words of a line give it (byline, caption, furniture), else what it has; sets
 * dateline. */
ZhcLineKind zhc_line_kind(const char *s, ZhcLine *l);

/* Whether a line that starts at byte a is as near to the top of the page as if it did at b. */
bool zhc_is_as_high(uint32_t a, uint32_t b);

/* Whether the line is page furniture by its words; word: one of the table may start it. */
bool zhc_is_furniture(const char *s, const ZhcLine *l, bool word);

/* Of these, the number of a page with its section, or its place on a site: nothing goes on there.
 */
bool zhc_is_page_head(const char *s, const ZhcLine *l);

/* Whether the line is a dash and a deck that ends with what sort of text it stands over:
 * ——推进会侧记 */
bool zhc_line_is_whole_deck(const char *s, const ZhcLine *l);

/* Whether the line ends with the number of another page: 一座桥 A2, 一座桥（5版）. */
bool zhc_line_points(const char *s, const ZhcLine *l);

/* Whether the text is a row of a site: nothing but its buttons, or names of its sections. */
bool zhc_is_site_row(const char *p, size_t n);

/* Whether it is labels with nothing behind them, as sites leave them: 专栏：, 作者: 来源: */
bool zhc_is_blank_label(const char *p, size_t n);

/* Whether it bids the reader to take or follow something of the site: 下载“晨报”App. */
bool zhc_invites(const char *s, const ZhcLine *l);

/* Whether the line holds a link of Markdown. */
bool zhc_line_links(const char *s, const ZhcLine *l);

/* The kind of such a line, told by what stands beside the targets of its links; sets dateline. */
ZhcLineKind zhc_linked_kind(const char *s, ZhcLine *l);

/* Whether a character parts the words of a line: a blank, a bracket, a sign. */
bool zhc_parts_words(uint32_t cp);

/* Whether a Han character led by E4 to E9 stands at p: most characters are, and are no marks. */
static inline bool
zhc_is_plain_han(const char *p)
{
	const unsigned char *u = (const unsigned char *) p;

	return (unsigned char) (u[0] - 0xE4) <= 0xE9 - 0xE4 && (u[1] & 0xC0) == 0x80 &&
		   (u[2] & 0xC0) == 0x80;
}

/*
 * How many characters of the line take one column, at most: where it is none, there is no letter,
 * digit, blank or sign of ASCII to look for.
 */
static inline unsigned
zhc_line_narrow(const ZhcLine *l)
{
	return 2u * l->chars - l->cols;
}

/* An ASCII digit or letter. */
static inline bool
zhc_is_ascii_word(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

/*
 * Whether the line starts as reports do: 新华社北京6月17日电, 香港文匯報訊, （中央社記者…電）,
 * 〔記者…／台北報導〕, 【…訊】.
 */
bool zhc_line_opens_article(const char *s, const ZhcLine *l);

/* Whether it starts with a place and 讯 in brackets, of whatever paper: （槟城26日讯）. */
bool zhc_line_is_placed(const char *s, const ZhcLine *l);

/* Whether it starts with a dispatch's dateline and goes on behind it: 新华社东京6月17日电　题：… */
bool zhc_line_is_dispatch(const char *s, const ZhcLine *l);

/* Whether it starts with a dispatch that is cited, dateline and all: 据新华社东京6月17日电. */
bool zhc_line_cites_dispatch(const char *s, const ZhcLine *l);

/* Whether s is a byline, without the line around it. */
bool zhc_is_byline_text(const char *s, size_t n);

/* The classes (linewords.h) of a word of photo credits that the line ends with: 摄, 资料图片; or 0.
 */
unsigned zhc_line_credit(const char *s, const ZhcLine *l);

/* Whether lines a and b together are one byline; apart: with a blank between them. */
bool zhc_is_byline_of_two(const char *s, const ZhcLine *a, const ZhcLine *b, bool apart);

/* The code point before byte e of s (start < e); *at is where it starts. */
uint32_t zhc_char_before(const char *s, uint32_t start, uint32_t e, uint32_t *at);

/* p moved over blanks and invisible characters; *cols grows by their columns. */
const char *zhc_skip_blanks(const char *p, const char *end, unsigned *cols);

/* Where the next blank at or behind p ends, end when there is none. */
const char *zhc_behind_blank(const char *p, const char *end);

/* end moved back over them. */
const char *zhc_trim_blanks(const char *p, const char *end);

/* Whether the line is nothing but a rule: ---, ===, * * *, ────. */
bool zhc_line_is_rule(const char *p, const char *end);

/* Move l->start and l->end over the marks at both ends; set kind, level, mark and marked. */
void zhc_strip_marks(const char *s, ZhcLine *l);

ZhcLineStart zhc_line_starts(const char *p, const char *end);
ZhcLineEnd zhc_line_ends(const char *s, uint32_t start, uint32_t e);

#endif /* ZHC_LINES_H */
