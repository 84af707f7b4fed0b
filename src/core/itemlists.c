/*
 * itemlists.c - what a paragraph of a page is by those around it: lists of other articles, boxes,
 * rows of data, questions and answers
 */
#include "itemsint.h"

#include "chars.h"

#define HEADLINE_COLS 100 /* of the longest headline */
#define SECTION_COLS  8	  /* and of a section: 环球扫描 */
#define BOX_CHARS	  400 /* of the text in a box */
#define ROW_COLS	  40  /* of a row in one: 全長：4.3公里 */
#define HEADLINE_ROW  20  /* of a headline that looks like one */
#define LEAD_CHARS	  200 /* of a body that say what it is about */
#define MOST_LISTED	  16  /* headlines on top of a page */
#define LISTED_COLS	  60  /* of an item of a list */
#define LIST_TITLE	  24  /* of what one is called */
#define POINTER_COLS  60  /* of a line that points to another page */
#define DATUM_COLS	  44  /* of a row of data in a box */
#define LABEL_CHARS	  20  /* in which its colon stands */
#define COMMENT_COLS  120 /* of what a reader says on a site */
#define EXPLAINED	  160 /* characters of what a word means */
#define LEAST_VERSES  4	  /* of a stanza */
#define LINKS_COLS	  16  /* of what a list of links is called */

/* Whether two paragraphs hold the same characters. */
static bool
same_text(const Items *w, uint32_t a, uint32_t b)
{
	const ZhcPara *p = &w->c->paras[a];
	const ZhcPara *q = &w->c->paras[b];
	uint32_t i = p->start;
	uint32_t k = q->start;

	while (i < p->end && k < q->end)
	{
		if (w->c->cp[i] == ' ')
			i++;
		else if (w->c->cp[k] == ' ')
			k++;
		else if (w->c->cp[i++] != w->c->cp[k++])
			return false;
	}
	return i == p->end && k == q->end;
}

/* The paragraph below item `from` that repeats item i, w->n when there is none. */
static uint32_t
repeated_at(const Items *w, uint32_t i, uint32_t from)
{
	if (w->item[i].cols < SECTION_COLS || w->item[i].cols > HEADLINE_COLS || !w->item[i].unfinished)
		return w->n;
	for (uint32_t k = from; k < w->n; k++)
		if (w->item[k].cols <= HEADLINE_COLS && same_text(w, i, k))
			return k;
	return w->n;
}

/*
 * Two lines and more on top of a page that come back below it list what stands there: they are no
 * headlines, and what repeats them is.
 */
void
zhc_mend_contents(Items *w)
{
	uint32_t from = 0;
	uint32_t to;

	while (from < w->n && w->item[from].kind == ZHC_ITEM_ASIDE)
		from++;
	for (to = from; to < w->n && to < from + MOST_LISTED; to++)
		if (repeated_at(w, to, to + 1) == w->n)
			break;
	if (to < from + 2)
		return;
	for (uint32_t i = from; i < to; i++)
	{
		uint32_t k = repeated_at(w, i, to);

		if (k < w->n && w->item[k].kind == ZHC_ITEM_BODY)
			w->item[k].kind = ZHC_ITEM_HEADING;
		w->item[i].kind = k < w->n ? ZHC_ITEM_ASIDE : w->item[i].kind;
	}
}

/* Whether the paragraph begins with a label, two Han or more and a colon. */
bool
zhc_is_labelled(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t k = p->start;

	while (k < p->end && k < p->start + 8 && zhc_class(w->c->cp[k]) == ZHC_C_HAN)
		k++;
	return k >= p->start + 2 && k + 1 < p->end && (w->c->cp[k] == 0xFF1A || w->c->cp[k] == ':');
}

/* What a list of links is called, in a few characters. */
void
zhc_mend_link_titles(Items *w)
{
	for (uint32_t i = 0; i + 1 < w->n; i++)
	{
		uint32_t k = w->c->paras[i + 1].start;

		if (w->c->paras[i + 1].kind != ZHC_LINE_FURNITURE || w->item[i].cols > LINKS_COLS ||
			!w->item[i].unfinished || w->item[i].kind == ZHC_ITEM_BYLINE)
			continue;
		while (w->c->cp[k] == ' ' || w->c->cp[k] == '.' ||
			   (w->c->cp[k] >= '0' && w->c->cp[k] <= '9'))
			k++;
		if (w->c->cp[k] == '[')
			w->item[i].kind = ZHC_ITEM_ASIDE;
	}
}

/* Whether item i may be a headline in a list of articles: no sentence, nothing set apart. */
static bool
may_be_listed(const ZhcItem *it)
{
	return it->kind == ZHC_ITEM_ASIDE ||
		   (it->unfinished && !it->opens && !it->closes && it->level == 0 && it->cols <= 80 &&
			(it->kind == ZHC_ITEM_HEADING || it->kind == ZHC_ITEM_BODY));
}

/* Whether a quarter of the pairs of Han in a heading, two at least, stand where a body begins. */
static bool
is_told(const ZhcClean *c, uint32_t heading, uint32_t body)
{
	const ZhcPara *h = &c->paras[heading];
	const ZhcPara *b = &c->paras[body];
	uint32_t end = b->end - b->start > LEAD_CHARS ? b->start + LEAD_CHARS : b->end;
	uint32_t pairs = 0;
	uint32_t told = 0;

	for (uint32_t i = h->start; i + 1 < h->end && i < h->start + HEADLINE_COLS; i++)
	{
		if (zhc_class(c->cp[i]) != ZHC_C_HAN || zhc_class(c->cp[i + 1]) != ZHC_C_HAN)
			continue;
		pairs++;
		for (uint32_t k = b->start; k + 1 < end; k++)
			if (c->cp[k] == c->cp[i] && c->cp[k + 1] == c->cp[i + 1])
			{
				told++;
				break;
			}
	}
	return told >= 2 && told * 4 >= pairs;
}

/* Whether the paragraph is furniture that says on which page something stands: 第七版 民生, 一座桥
 * A2 */
static bool
is_pointer(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t k;

	if (p->kind != ZHC_LINE_FURNITURE || w->item[i].cols > POINTER_COLS)
		return false;
	for (k = p->start; k < p->end; k++)
		if (w->c->cp[k] == 0x7248) /* 版 */
			return true;
	while (k > p->start && w->c->cp[k - 1] >= '0' && w->c->cp[k - 1] <= '9')
		k--;
	return k < p->end && k > p->start && w->c->cp[k - 1] >= 'A' && w->c->cp[k - 1] <= 'Z';
}

/*
 * Where a list of what stands on other pages ends that item i announces, and all may end at `end`:
 * behind the number of the last page, or behind the title under that where numbers stand first; i
 * when it holds no such numbers.
 */
static uint32_t
behind_pointers(const Items *w, uint32_t i, uint32_t end)
{
	uint32_t last = i;
	uint32_t titles = 0; /* between numbers */
	uint32_t before = 0;

	for (uint32_t k = i + 1; k < end; k++)
		if (is_pointer(w, k))
		{
			last = k;
			titles = before;
		}
		else
			before++;
	return last == i											  ? i
		   : titles > 0 && is_pointer(w, i + 1) && last + 1 < end ? last + 2
																  : last + 1;
}

/* The first of items (i, end) that heads the body behind them: the last heading, a deck behind a
 * dash apart, with those before it that are told of there or name its column. */
static uint32_t
first_heading_behind(const Items *w, uint32_t i, uint32_t end)
{
	uint32_t body = end;

	while (body < w->n && w->item[body].kind != ZHC_ITEM_BODY)
		body++;
	do
		end--;
	while (end > i + 1 && (w->item[end].kind == ZHC_ITEM_ASIDE || w->item[end].dash));
	while (end > i + 2 &&
		   ((body < w->n && is_told(w->c, end - 1, body)) || w->item[end - 1].column))
		end--;
	return end;
}

/*
 * Behind 延伸閱讀 and the like stands another article, or a list of headlines: they belong to no
 * article, unless a body follows that the last of them heads.
 */
void
zhc_mend_lists(Items *w)
{
	for (uint32_t i = 0, end, to; i < w->n; i = end)
	{
		end = i + 1;
		if (!w->item[i].related)
			continue;
		while (end < w->n && !w->item[end].related && may_be_listed(&w->item[end]))
			end++;
		to = behind_pointers(w, i, end);
		if (to == i && i + 1 < w->n && w->c->paras[i + 1].kind == ZHC_LINE_FURNITURE) /* links */
		{
			end = i + 1;
			continue;
		}
		if (to > i)
			end = to;
		else if (end < w->n && !w->item[end].related && w->item[end].kind != ZHC_ITEM_HEADING)
		{
			uint32_t body = end;

			if (end - i < 4)
				continue;
			end = first_heading_behind(w, i, end);
			for (uint32_t k = end; k < body; k++)
				if (w->item[k].kind == ZHC_ITEM_BODY)
					w->item[k].kind = ZHC_ITEM_HEADING;
		}
		for (uint32_t k = i + 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}

/* Whether item i is a row of a box: a short label, a colon, and no sentence. */
static bool
is_row(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return it->unfinished && it->cols <= ROW_COLS && !it->opens && it->level == 0 &&
		   (it->kind == ZHC_ITEM_HEADING || it->kind == ZHC_ITEM_BODY) && zhc_is_labelled(w, i);
}

/* Whether items i and i + 1 are what somebody asks and somebody answers. */
static bool
is_exchange(const Items *w, uint32_t i)
{
	return i + 1 < w->n && w->item[i].kind == ZHC_ITEM_HEADING && w->item[i].level == 0 &&
		   w->item[i + 1].kind == ZHC_ITEM_BODY && !w->item[i + 1].opens && zhc_is_labelled(w, i) &&
		   zhc_is_labelled(w, i + 1);
}

/* What readers say on a site, two lines and more with @ before who says it, is a box with what it
 * is called. */
static void
mend_comments(Items *w)
{
	for (uint32_t i = 1, end; i < w->n; i = end + (end == i))
	{
		for (end = i; end < w->n && w->item[end].kind == ZHC_ITEM_BODY &&
					  w->c->cp[w->c->paras[end].start] == '@' && w->item[end].cols <= COMMENT_COLS;
			 end++)
			;
		if (end < i + 2)
			continue;
		for (uint32_t k = w->item[i - 1].kind == ZHC_ITEM_HEADING ? i - 1 : i; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
		w->item[end - 1].boxed = true;
	}
}

/* Two and more questions and answers, with who asks and answers before them, are no headlines. */
void
zhc_mend_exchanges(Items *w)
{
	mend_comments(w);
	for (uint32_t i = 0, end; i < w->n; i = end + (end == i))
	{
		for (end = i; is_exchange(w, end); end += 2)
			;
		for (uint32_t k = i; end >= i + 4 && k < end; k += 2)
			w->item[k].kind = ZHC_ITEM_BODY;
	}
}

/* Whether item i is short, no sentence, and a colon stands near its beginning: 108萬：單日客流 */
static bool
is_datum(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];
	const ZhcPara *p = &w->c->paras[i];

	if (!it->unfinished || it->cols > DATUM_COLS || it->opens || it->level > 0 ||
		(it->kind != ZHC_ITEM_HEADING && it->kind != ZHC_ITEM_BODY))
		return false;
	for (uint32_t k = p->start + 1; k + 1 < p->end && k < p->start + LABEL_CHARS; k++)
		if (w->c->cp[k] == 0xFF1A || w->c->cp[k] == ':')
			return true;
	return false;
}

/* Whether the paragraph says where the data of a box come from: 数据来源：公司 */
static bool
names_origin(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;

	return w->c->paras[i].end - w->c->paras[i].start > 5 && (cp[2] == 0x6765 || cp[2] == 0x4F86) &&
		   cp[3] == 0x6E90; /* 来源, 來源 */
}

/* What stands before rows from item i on and is what their box is called, or i. */
static uint32_t
title_of_rows(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i - 1];

	if (i == 0)
		return i;
	if (it->related ||
		(w->c->paras[i - 1].kind == ZHC_LINE_BULLET && it->unfinished && it->cols <= ROW_COLS))
		return i - 1;
	return i >= 2 && it->kind == ZHC_ITEM_HEADING && it->level == 0 && it->cols <= ROW_COLS &&
				   w->item[i - 2].kind != ZHC_ITEM_HEADING
			   ? i - 1
			   : i;
}

/* Whether the last of rows [from, to) is a headline with a label, over a text: wider than the
 * others
 */
static bool
heads_text(const Items *w, uint32_t from, uint32_t to)
{
	if (to < from + 2 || to == w->n || w->item[to].kind != ZHC_ITEM_BODY ||
		w->c->paras[to].kind == ZHC_LINE_BULLET || zhc_is_labelled(w, to) ||
		w->item[to - 1].cols < HEADLINE_ROW)
		return false;
	for (uint32_t i = from; i + 1 < to; i++)
		if (w->item[i].cols >= w->item[to - 1].cols)
			return false;
	return true;
}

/* Rows behind a line that is marked or announces a box, or three of them anywhere, are a box. */
void
zhc_mend_rows(Items *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		uint32_t title;

		for (end = i; end < w->n && is_row(w, end); end++)
			;
		if (heads_text(w, i, end))
			w->item[--end].kind = ZHC_ITEM_HEADING;
		title = end > i ? title_of_rows(w, i) : i;
		if (title < i && title > 1 && w->c->paras[title].kind == ZHC_LINE_BULLET &&
			is_datum(w, title) && w->item[title - 1].kind == ZHC_ITEM_HEADING &&
			w->item[title - 1].level == 0 && w->item[title - 1].cols <= ROW_COLS &&
			w->item[title - 2].kind != ZHC_ITEM_HEADING)
			title--; /* the first row has no label in words */
		if (end >= i + (title < i && w->item[title].kind != ZHC_ITEM_HEADING ? 2 : 3))
		{
			w->item[title].related = w->item[title].related && title == i;
			w->item[end - 1].boxed = true;
			for (uint32_t k = title; k < end; k++)
				w->item[k].kind = ZHC_ITEM_ASIDE;
			if (end < w->n && w->item[end].kind == ZHC_ITEM_BYLINE && !w->item[end].signs &&
				names_origin(w, end))
				w->item[end].kind = ZHC_ITEM_ASIDE;
		}
		end += end == i;
	}
}

/* Whether item i is one of a list, by its mark or number, and no sentence. */
static bool
is_list_item(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return w->c->paras[i].kind == ZHC_LINE_BULLET && it->unfinished && it->level == 0 &&
		   it->cols <= LISTED_COLS && !it->opens && !it->closes &&
		   (it->kind == ZHC_ITEM_HEADING || it->kind == ZHC_ITEM_BODY);
}

/* Whether the paragraph begins with its number. */
static bool
is_numbered(const Items *w, uint32_t i)
{
	uint32_t cp = w->c->cp[w->c->paras[i].start];

	return cp >= '0' && cp <= '9';
}

/* Whether items [i, end) are as many as verses and none has a mark or number. */
static bool
are_verses(const Items *w, uint32_t i, uint32_t end)
{
	if (end < i + LEAST_VERSES)
		return false;
	for (; i < end; i++)
		if (w->c->paras[i].marked || is_numbered(w, i))
			return false;
	return true;
}

/* Whether three items and more, from i on, under a heading, stand in the middle of an article. */
static bool
is_inside(const Items *w, uint32_t i, uint32_t end)
{
	uint32_t behind = end;

	while (behind < w->n && w->item[behind].kind == ZHC_ITEM_ASIDE)
		behind++;
	return end >= i + 3 && i > 1 && w->item[i - 1].kind == ZHC_ITEM_HEADING &&
		   w->item[i - 2].kind == ZHC_ITEM_BODY && behind < w->n &&
		   w->item[behind].kind == ZHC_ITEM_BODY && !w->item[behind].opens;
}

/*
 * Two and more items of a list under a few words, before the next headline or the end of the page,
 * stand beside the articles: 三不原则, and what they are.
 */
void
zhc_mend_list_boxes(Items *w)
{
	for (uint32_t i = 1, end; i < w->n; i = end)
	{
		const ZhcItem *title = &w->item[i - 1];

		for (end = i; end < w->n && is_list_item(w, end); end++)
			;
		if (end > i + 2 && !is_numbered(w, i) && is_numbered(w, i + 1))
			title = &w->item[i++];
		if (end < i + 2 || are_verses(w, i, end) || title->cols > LIST_TITLE ||
			!title->unfinished || title->level > 0 || title->digest || title->column ||
			title->opens || title->closes ||
			(title->kind != ZHC_ITEM_HEADING && title->kind != ZHC_ITEM_BODY) ||
			(i > 1 && w->item[i - 2].kind == ZHC_ITEM_HEADING) ||
			(end < w->n && w->item[end].kind != ZHC_ITEM_HEADING && !is_inside(w, i, end)))
		{
			end += end == i;
			continue;
		}
		for (uint32_t k = i - 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
		w->item[end - 1].boxed = true;
	}
}

/* Two such and more under a bold line, before the next headline or the end of the page. */
void
zhc_mend_data_boxes(Items *w)
{
	for (uint32_t i = 1, end; i + 2 < w->n; i = end)
	{
		uint32_t behind;

		end = i + 1;
		if (w->item[i].kind != ZHC_ITEM_HEADING || w->item[i].level != ZHC_LEVEL_BOLD ||
			w->item[i - 1].kind == ZHC_ITEM_HEADING)
			continue;
		while (end < w->n && is_datum(w, end))
			end++;
		for (behind = end; behind < w->n && w->item[behind].kind == ZHC_ITEM_ASIDE; behind++)
			;
		if (end < i + 3 || (behind < w->n && w->item[behind].kind != ZHC_ITEM_HEADING))
			continue;
		for (uint32_t k = i; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
		w->item[end - 1].boxed = true;
	}
}

/* Whether item i announces that a word is explained: 名词解释, 小辭典 */
static bool
explains(const Items *w, uint32_t i)
{
	switch (w->c->cp[w->c->paras[i].end - 1])
	{
		case 0x91CA: /* 释 */
		case 0x91CB: /* 釋 */
		case 0x5178: /* 典 */
		case 0x79D1: /* 科 */
			return true;
		default:
			return false;
	}
}

/* Whether a heading or the end of the page stands at or behind item i, with no text between. */
static bool
ends_text(const Items *w, uint32_t i)
{
	while (i < w->n && w->item[i].kind == ZHC_ITEM_ASIDE)
		i++;
	return i == w->n || w->item[i].kind == ZHC_ITEM_HEADING;
}

/* Where the word and the paragraph that explains it, or a number and what it counts, end, behind
 * item i; i + 1 when there are none.
 */
static uint32_t
behind_explained(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return i + 2 < w->n && (explains(w, i) || is_numbered(w, i + 1)) &&
				   it[1].kind == ZHC_ITEM_HEADING && it[1].level == 0 && it[1].cols <= LIST_TITLE &&
				   it[2].kind == ZHC_ITEM_BODY && !it[2].opens && !it[2].closes &&
				   w->c->paras[i + 2].end - w->c->paras[i + 2].start <= EXPLAINED &&
				   ends_text(w, i + 3)
			   ? i + 3
			   : i + 1;
}

/*
 * The text of a box, behind 名词解释 and the like: as far as the next heading, where that is near.
 * It belongs to no article.
 */
void
zhc_mend_boxes(Items *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		uint32_t chars = 0;

		end = i + 1;
		if (!w->item[i].related)
			continue;
		end = behind_explained(w, i);
		while (
			end < w->n && !w->item[end].related && chars <= BOX_CHARS &&
			(w->item[end].kind == ZHC_ITEM_ASIDE ||
			 (w->item[end].kind == ZHC_ITEM_BODY && !w->item[end].opens && !w->item[end].carried)))
		{
			chars += w->c->paras[end].end - w->c->paras[end].start;
			end++;
		}
		if (chars > BOX_CHARS || (end < w->n && w->item[end].kind != ZHC_ITEM_HEADING))
			continue;
		for (uint32_t k = i + 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}
