/*
 * pagefoot.c - what stands at the foot of a page behind its last article: where to call the paper,
 * its number, who made the page, what a picture shows; and headlines that stand behind these
 */
#include <string.h>

#include "itemsint.h"

#include "chars.h"
#include "credit.h"
#include "linewords.h"
#include "utf8.h"

#define SHORT_COLS	 10 /* of what is no headline */
#define FOOT_COLS	 80 /* of a line at the foot of a page */
#define MOST_TOP	 8	/* lines with its name, number, day and editors */
#define MOST_LOOSE	 12 /* short lines between such at the foot of a page */
#define LOOSE_COLS	 28 /* of one of these */
#define NUMBER_COLS	 12 /* of a section with the number of its page: 生活 A8 */
#define PICTURE_COLS 60 /* of what a picture shows */

bool
zhc_is_foot_line(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];
	const ZhcPara *p = &w->c->paras[i];
	char text[FOOT_COLS * ZHC_UTF8_MAX];
	const char *end;

	if (it->cols > FOOT_COLS || !it->unfinished)
		return false;
	end = zhc_clean_put(w->c, p->start, p->end, text);
	if (end - text > 6 && memcmp(text, "本版", 6) == 0)
		return true;
	for (const char *q = text; end - q >= 6; q++)
		if (zhc_line_word(q, (size_t) (end - q), ZHC_WORD_FOOT) ||
			(*q == '@' && it->kind == ZHC_ITEM_BODY && zhc_class(w->c->cp[p->start]) == ZHC_C_HAN))
			return true; /* 投書信箱 letters@… */
	return false;
}

/* Whether the paragraph is the name of a section and the number of its page: 生活 A8 */
static bool
names_page(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp;
	uint32_t k = p->end;

	if (w->item[i].cols > NUMBER_COLS || p->end - p->start < 4)
		return false;
	while (k > p->start && cp[k - 1] >= '0' && cp[k - 1] <= '9')
		k--;
	if (k == p->end || p->end - k > 2 || k == p->start || cp[--k] < 'A' || cp[k] > 'D')
		return false;
	while (k > p->start && cp[k - 1] == ' ')
		k--;
	return k >= p->start + 2 && zhc_class(cp[k - 1]) == ZHC_C_HAN;
}

/* Whether the paragraph is the number of the page and its sections, above a line that tells of it:
 * 8 国内·国际 */
static bool
numbers_page(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp;
	uint32_t k = p->start;

	if (i + 1 >= w->n || p[1].kind != ZHC_LINE_FURNITURE || w->item[i].cols > 2 * NUMBER_COLS)
		return false;
	while (k < p->end && k < p->start + 2 && cp[k] >= '0' && cp[k] <= '9')
		k++;
	if (k == p->start || k + 2 > p->end || (cp[k] != ' ' && zhc_class(cp[k]) != ZHC_C_HAN))
		return false;
	for (k++; k < p->end; k++)
		if (zhc_class(cp[k]) != ZHC_C_HAN && cp[k] != 0xB7 && cp[k] != 0x30FB)
			return false;
	return true;
}

/* Whether the paragraph is a month of a year, and nothing else: 2026年3月 */
static bool
names_month(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;
	uint32_t n = p->end - p->start;

	return (n == 7 || n == 8) && cp[0] == '2' && cp[4] == 0x5E74 && cp[n - 1] == 0x6708 &&
		   cp[5] >= '0' && cp[5] <= '9'; /* 年 月 */
}

/* Whether the paragraph is the number of the paper, and nothing else: 第2816期 */
static bool
names_number(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp;
	uint32_t k = p->start + 1;

	if (p->end - p->start < 4 || cp[p->start] != 0x7B2C || /* 第 */
		(cp[p->end - 1] != 0x671F && cp[p->end - 1] != 0x53F7 && cp[p->end - 1] != 0x865F))
		return false; /* 期 号 號 */
	while (k + 1 < p->end && (zhc_line_digit(cp[k]) || cp[k] == ' '))
		k++;
	return k + 1 == p->end;
}

/* Whether the paragraph is the number of the page in brackets, and nothing else: （08） */
static bool
is_bracketed_number(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;

	return p->end - p->start == 4 && cp[0] == 0xFF08 && zhc_line_digit(cp[1]) &&
		   zhc_line_digit(cp[2]) && cp[3] == 0xFF09;
}

/* Whether the page tells its day of the week on top, as papers do. */
static bool
is_printed(const Items *w)
{
	for (uint32_t i = 0; i < w->n && i < MOST_TOP; i++)
		for (uint32_t k = w->c->paras[i].start; w->c->paras[i].kind == ZHC_LINE_FURNITURE; k++)
			if (k + 1 >= w->c->paras[i].end)
				break;
			else if (w->c->cp[k] == 0x661F && w->c->cp[k + 1] == 0x671F) /* 星期 */
				return true;
	return false;
}

/* Whether the paragraph names an editor and who designed the page: 责任编辑：某某 美编：某某 */
static bool
names_staff(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	char text[FOOT_COLS * ZHC_UTF8_MAX];
	const ZhcLineWord *word;
	const char *end;

	if (w->item[i].cols > FOOT_COLS || w->item[i].kind == ZHC_ITEM_HEADING)
		return false;
	end = zhc_clean_put(w->c, p->start, p->end, text);
	if (!zhc_line_word(text, (size_t) (end - text), ZHC_WORD_EDITOR))
		return false;
	if (w->item[i].kind == ZHC_ITEM_BYLINE && i + 1 == w->n && is_printed(w))
		return true;
	for (const char *q = text; end - q >= 6; q++)
		if ((word = zhc_line_word(q, (size_t) (end - q), ZHC_WORD_EDITOR)) &&
			(word->classes & ZHC_WORD_FURNITURE || memcmp(q, "美", 3) == 0))
			return true; /* 美编, 美術 */
	return false;
}

/* Whether item i tells of the page itself; （下转第二版） and pictures stand in its text. */
static bool
is_of_page(const Items *w, uint32_t i)
{
	uint32_t first = w->c->cp[w->c->paras[i].start];

	return zhc_is_foot_line(w, i) || names_page(w, i) || numbers_page(w, i) || names_month(w, i) ||
		   names_staff(w, i) || names_number(w, i) || is_bracketed_number(w, i) ||
		   (w->c->paras[i].kind == ZHC_LINE_FURNITURE && !w->item[i].original && first != 0xFF08 &&
			first != '(' && first != '!' && first != '[');
}

/* Whether item i may be one more line between such: no text, no headline, nobody who reports. */
static bool
is_loose(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return it->unfinished && it->level == 0 && it->cols <= LOOSE_COLS && !it->signs && !it->opens &&
		   !it->closes;
}

/*
 * Whether two headings and more stand last on the page, behind a line from item `first` on that
 * tells of it, where none stands before the end of its texts: their headlines.
 */
static bool
ends_with_headlines(const Items *w, uint32_t first)
{
	uint32_t heads = 0;
	uint32_t i = w->n;

	for (; i > first && !is_of_page(w, i - 1) && w->item[i - 1].kind != ZHC_ITEM_BODY; i--)
		heads += w->item[i - 1].kind == ZHC_ITEM_HEADING && w->item[i - 1].cols > SHORT_COLS;
	for (i = first; i > 0 && w->item[i - 1].kind != ZHC_ITEM_BODY; i--)
		;
	if (i == 0)
		return false;
	while (i > 0 && w->item[i - 1].kind != ZHC_ITEM_HEADING)
		i--;
	return i == 0 && heads >= 2;
}

/*
 * Lines at the foot of a page that tell where to call it, its day or number, and what is short
 * between and behind these, are part of no article.
 */
static void
mend_foot(Items *w)
{
	uint32_t first = w->n; /* of these lines */
	uint32_t loose = 0;
	bool headlines;

	for (uint32_t i = w->n; i-- > 1 && loose <= MOST_LOOSE;)
		if (is_of_page(w, i))
			first = i;
		else if (w->item[i].kind != ZHC_ITEM_ASIDE && !is_loose(w, i))
			break;
		else
			loose += w->item[i].kind != ZHC_ITEM_ASIDE;
	headlines = ends_with_headlines(w, first);
	for (uint32_t i = first; i < w->n; i++)
		if (!headlines || is_of_page(w, i) || zhc_names_paper(w, i))
			w->item[i].kind = ZHC_ITEM_ASIDE;
}

/*
 * What a picture shows, in a sentence by itself, may be the last thing on a page whose headlines
 * stand behind all its texts.
 */
static void
mend_last_picture(Items *w)
{
	uint32_t last = w->n;
	uint32_t first = 0;
	uint32_t heads = 0;

	while (last > 0 && w->item[last - 1].kind == ZHC_ITEM_ASIDE)
		last--;
	while (first < w->n && w->item[first].kind == ZHC_ITEM_ASIDE)
		first++;
	if (last < 2 || w->item[first].kind != ZHC_ITEM_BODY ||
		w->item[last - 1].kind != ZHC_ITEM_BODY || w->item[last - 1].unfinished ||
		w->item[last - 1].opens || w->item[last - 1].cols > PICTURE_COLS)
		return;
	for (uint32_t i = last - 1; i > 0 && w->item[i - 1].kind != ZHC_ITEM_BODY; i--)
		heads += w->item[i - 1].kind == ZHC_ITEM_HEADING;
	if (heads >= 2)
		w->item[last - 1].kind = ZHC_ITEM_ASIDE;
}

void
zhc_mend_foot(Items *w)
{
	mend_foot(w);
	mend_last_picture(w);
}
