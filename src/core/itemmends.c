/*
 * itemmends.c - what a paragraph of a page is by those around it: lists of other articles, boxes,
 * rows of data, authors, the name of a section
 */
#include "items.h"

#include "chars.h"
#include "credit.h"
#include "knownname.h"

#define HEADLINE_COLS 100 /* of the longest headline */
#define MASTHEAD_COLS 20  /* of the name of a paper on top of its page */
#define SECTION_COLS  8	  /* and of a section: 环球扫描 */
#define BOX_CHARS	  400 /* of the text in a box */
#define ROW_COLS	  40  /* of a row in one: 全長：4.3公里 */
#define CAPTION_COLS  120 /* of a caption over whose picture it is */
#define PICTURE_COLS  84  /* and of one with an agency behind it, in the middle of an article */
#define HEADLINE_ROW  20  /* of a headline that looks like one */
#define LEAD_CHARS	  200 /* of a body that say what it is about */
#define MOST_LISTED	  16  /* headlines on top of a page */
#define AUTHOR_CHARS  3	  /* of an author's name on a line without a sign, at least */

typedef struct Items
{
	const ZhcClean *c;
	ZhcItem *item;
	uint32_t n;
} Items;

/*
 * The first heading of a page is the name of a section if it is too short for more, before another,
 * or short and before the line with the date of the page.
 */
static void
mend_section(Items *w)
{
	ZhcItem *it = w->item;

	if (w->n < 3 || it[0].kind != ZHC_ITEM_HEADING || it[0].level > 0)
		return;
	if (it[0].cols <= SECTION_COLS && it[1].kind == ZHC_ITEM_HEADING && !it[1].dash &&
		it[1].cols >= 2 * SECTION_COLS)
		it[0].column = true;
	if ((it[0].cols <= MASTHEAD_COLS || it[0].section) &&
		w->c->paras[1].kind == ZHC_LINE_FURNITURE && !it[1].original)
		it[0].kind = ZHC_ITEM_ASIDE;
}

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
static void
mend_contents(Items *w)
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

/* Whether the paragraph is nothing but what may be the name of a person. */
static bool
may_be_author(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t n = p->end - p->start;

	return w->item[i].level == 0 && n >= AUTHOR_CHARS && n <= 4 &&
		   zhc_may_be_person(w->c->cp + p->start, n);
}

/* The name of a person between a headline, if there is one, and the text is its author's. */
static void
mend_authors(Items *w)
{
	for (uint32_t i = 0; i + 1 < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_HEADING && w->item[i + 1].kind == ZHC_ITEM_BODY &&
			(i == 0 || (w->item[i - 1].kind == ZHC_ITEM_HEADING && !w->item[i - 1].column)) &&
			may_be_author(w, i))
			w->item[i].kind = ZHC_ITEM_BYLINE;
}

/* Whether a text is what agencies write below a picture: 这是6月3日在某地拍摄的大桥。 */
static bool
shows_picture(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;
	uint32_t n = w->c->paras[i].end - w->c->paras[i].start;

	if (n < 8 || (cp[0] != 0x8FD9 && cp[0] != 0x9019) || cp[1] != 0x662F) /* 这是, 這是 */
		return false;
	for (uint32_t k = 2; k + 2 < n; k++)
		if (cp[k] == 0x62CD && (cp[k + 1] == 0x6444 || cp[k + 1] == 0x651D) &&
			cp[k + 2] == 0x7684) /* 拍摄的, 拍攝的 */
			return true;
	return false;
}

/*
 * A marked line, or one that tells what a picture shows, is a caption before whose picture it is or
 * with that behind it: ◆新碼頭啟用。新華社.
 */
static void
mend_captions(Items *w)
{
	for (uint32_t i = 0; i < w->n; i++)
	{
		ZhcItem *it = &w->item[i];
		bool marked = w->c->paras[i].kind == ZHC_LINE_BULLET;
		bool inside = i > 0 && i + 1 < w->n && w->item[i - 1].kind == ZHC_ITEM_BODY &&
					  (w->item[i + 1].kind == ZHC_ITEM_HEADING ||
					   (w->item[i + 1].kind == ZHC_ITEM_BODY && !w->item[i + 1].opens));

		if (it->kind != ZHC_ITEM_BODY || it->cols > CAPTION_COLS)
			continue;
		if (((marked || shows_picture(w, i)) && i + 1 < w->n && w->item[i + 1].pictured) ||
			((marked || (inside && it->cols <= PICTURE_COLS)) && it->sourced))
			it->kind = ZHC_ITEM_ASIDE;
	}
}

/* What stands between a text and who signs it, in brackets, is no heading but the end of a list. */
static void
mend_signed(Items *w)
{
	for (uint32_t i = 2; i < w->n; i++)
	{
		uint32_t k = i;

		if (w->item[i].kind != ZHC_ITEM_BYLINE || w->c->cp[w->c->paras[i].start] != 0xFF08)
			continue;
		while (k > 0 && w->item[k - 1].kind == ZHC_ITEM_HEADING && w->item[k - 1].level == 0)
			k--;
		if (k > 0 && w->item[k - 1].kind == ZHC_ITEM_BODY)
			for (; k < i; k++)
				w->item[k].kind = ZHC_ITEM_BODY;
	}
}

/* Where no headline leads the page, what the article was called elsewhere is one. */
static void
mend_original(Items *w)
{
	for (uint32_t i = 0, known = w->n; i < w->n && w->item[i].kind != ZHC_ITEM_HEADING; i++)
	{
		if (w->item[i].original && known == w->n)
			known = i;
		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		if (known < i)
			w->item[known].kind = ZHC_ITEM_HEADING;
		break;
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

/*
 * Behind 延伸閱讀 and the like stands another article, or a list of headlines: they belong to no
 * article, unless a body follows that the last of them heads.
 */
static void
mend_lists(Items *w)
{
	for (uint32_t i = 0, end, body; i < w->n; i = end)
	{
		end = i + 1;
		if (!w->item[i].related ||
			(end < w->n && w->c->paras[end].kind == ZHC_LINE_FURNITURE)) /* 一座桥 A2 */
			continue;
		while (end < w->n && !w->item[end].related && may_be_listed(&w->item[end]))
			end++;
		if (end < w->n && !w->item[end].related)
		{
			if (end - i < 4)
				continue;
			body = end;
			do /* the last of them heads what follows, with those before that are told of there */
				end--;
			while (end > i + 1 && w->item[end].kind == ZHC_ITEM_ASIDE);
			while (end > i + 2 && is_told(w->c, end - 1, body))
				end--;
			for (uint32_t k = end; k < body; k++)
				if (w->item[k].kind == ZHC_ITEM_BODY)
					w->item[k].kind = ZHC_ITEM_HEADING;
		}
		for (uint32_t k = i + 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}

/* Whether the paragraph begins with a label, two Han or more and a colon. */
static bool
is_labelled(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t k = p->start;

	while (k < p->end && k < p->start + 8 && zhc_class(w->c->cp[k]) == ZHC_C_HAN)
		k++;
	return k >= p->start + 2 && k + 1 < p->end && (w->c->cp[k] == 0xFF1A || w->c->cp[k] == ':');
}

/* Whether item i is a row of a box: a short label, a colon, and no sentence. */
static bool
is_row(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return it->unfinished && it->cols <= ROW_COLS && !it->opens && it->level == 0 &&
		   (it->kind == ZHC_ITEM_HEADING || it->kind == ZHC_ITEM_BODY) && is_labelled(w, i);
}

/* Whether items i and i + 1 are what somebody asks and somebody answers. */
static bool
is_exchange(const Items *w, uint32_t i)
{
	return i + 1 < w->n && w->item[i].kind == ZHC_ITEM_HEADING && w->item[i].level == 0 &&
		   w->item[i + 1].kind == ZHC_ITEM_BODY && !w->item[i + 1].opens && is_labelled(w, i) &&
		   is_labelled(w, i + 1);
}

/* Two and more questions and answers, with who asks and answers before them, are no headlines. */
static void
mend_exchanges(Items *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end + (end == i))
	{
		for (end = i; is_exchange(w, end); end += 2)
			;
		for (uint32_t k = i; end >= i + 4 && k < end; k += 2)
			w->item[k].kind = ZHC_ITEM_BODY;
	}
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
	if (to < from + 2 || to == w->n || w->item[to].kind != ZHC_ITEM_BODY || is_labelled(w, to) ||
		w->item[to - 1].cols < HEADLINE_ROW)
		return false;
	for (uint32_t i = from; i + 1 < to; i++)
		if (w->item[i].cols >= w->item[to - 1].cols)
			return false;
	return true;
}

/* Rows behind a line that is marked or announces a box, or three of them anywhere, are a box. */
static void
mend_rows(Items *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		uint32_t title;

		for (end = i; end < w->n && is_row(w, end); end++)
			;
		if (heads_text(w, i, end))
			w->item[--end].kind = ZHC_ITEM_HEADING;
		title = end > i ? title_of_rows(w, i) : i;
		if (end >= i + (title < i && w->item[title].kind != ZHC_ITEM_HEADING ? 2 : 3))
		{
			w->item[title].related = w->item[title].related && title == i;
			w->item[end - 1].boxed = true;
			for (uint32_t k = title; k < end; k++)
				w->item[k].kind = ZHC_ITEM_ASIDE;
		}
		end += end == i;
	}
}

/*
 * The text of a box, behind 名词解释 and the like: as far as the next heading, where that is near.
 * It belongs to no article.
 */
static void
mend_boxes(Items *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		uint32_t chars = 0;

		end = i + 1;
		if (!w->item[i].related)
			continue;
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

void
zhc_mend_items(const ZhcClean *clean, ZhcItem *item)
{
	Items w = {clean, item, clean->nparas};

	mend_section(&w);
	mend_contents(&w);
	mend_authors(&w);
	mend_captions(&w);
	mend_signed(&w);
	mend_exchanges(&w);
	mend_rows(&w);
	mend_lists(&w);
	mend_boxes(&w);
	mend_original(&w);
}
