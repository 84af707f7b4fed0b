/*
 * mainhead.c - which of the headings above a body is the headline
 *
 * A page sets a kicker (引题) over a headline and a deck (副题) under it, in type that the text has
 * lost.  What is left: a kicker names an occasion where the headline tells what happened, or it is
 * by far the longer or the shorter one and has little to do with what the body begins with; and of
 * three lines the middle one is the headline.
 */
#include "mainhead.h"

#include "headwords.h"

#define LEAD		 200 /* characters of the body that a headline is about */
#define NAME_COLS	 16	 /* columns of the name of an occasion, at most */
#define LEAST_SHARED 150 /* thousandths of a headline's pairs that stand in the lead, at least */

/* The next heading from i on that may be a headline, before `to`: no deck behind a dash. */
static uint32_t
next_heading(const ZhcItem *item, uint32_t i, uint32_t to)
{
	while (i < to && (item[i].kind != ZHC_ITEM_HEADING || item[i].foreign || item[i].column))
		i++;
	return i < to && !item[i].dash ? i : to;
}

/* How many thousandths of the pairs of characters of paragraph i stand in what is told. */
static unsigned
shared_with(const ZhcTopic *told, const ZhcClean *c, uint32_t i)
{
	uint32_t of = 0;
	ZhcSeen seen = {{0}};
	uint32_t n = zhc_topic_shared(told, &seen, c, c->paras[i].start, c->paras[i].end, &of);

	return of > 0 ? n * 1000 / of : 0;
}

static ZhcHeadWords
words_of(const ZhcClean *c, uint32_t i)
{
	return zhc_head_words(c->cp + c->paras[i].start, c->paras[i].end - c->paras[i].start);
}

/* Whether heading a only names an occasion, and b tells what happened on it: 大师赛 / 黄启铭闯决赛
 */
static bool
names_occasion(const ZhcClean *c, const ZhcItem *item, uint32_t a, uint32_t b)
{
	ZhcHeadWords wa;

	if (item[a].cols > NAME_COLS || item[b].cols < item[a].cols)
		return false;
	wa = words_of(c, a);
	return !wa.tells && !wa.marked && !wa.counted && words_of(c, b).tells;
}

/*
 * Whether heading a is a kicker over b by its length: longer by a third, where b could stand alone,
 * or not half as long as a headline in parts, and told of in the lead far less.
 */
static bool
is_kicker(const ZhcClean *c, const ZhcItem *item, uint32_t a, uint32_t b, unsigned sa, unsigned sb)
{
	bool longer = 3u * item[a].cols >= 4u * item[b].cols && words_of(c, a).blank;
	bool shorter = 2u * item[a].cols <= item[b].cols;

	return (longer || shorter) && sb >= LEAST_SHARED && 2 * sa <= sb;
}

uint32_t
zhc_main_heading(const ZhcClean *c, const ZhcItem *item, uint32_t first, uint32_t to, uint32_t body,
				 uint32_t end, ZhcTopic *told)
{
	uint32_t second = next_heading(item, first + 1, to);
	uint32_t third = second < to ? next_heading(item, second + 1, to) : to;
	uint32_t left = LEAD;
	unsigned sa;
	unsigned sb;

	if (second == to || item[first].level > 0 || item[second].level > 0)
		return first;
	if (second + 1 < to && item[second + 1].kind == ZHC_ITEM_HEADING && item[second + 1].dash)
		return second; /* a deck behind a dash stands under its headline */
	zhc_topic_clear(told);
	for (uint32_t i = body; i < end && left > 0; i++)
	{
		uint32_t n = c->paras[i].end - c->paras[i].start;

		if (item[i].kind != ZHC_ITEM_BODY)
			continue;
		n = n < left ? n : left;
		zhc_topic_add(told, c, c->paras[i].start, c->paras[i].start + n);
		left -= n;
	}
	sa = shared_with(told, c, first);
	sb = shared_with(told, c, second);
	if (third < to)
		return sb > sa ? second : first;
	return names_occasion(c, item, first, second) || is_kicker(c, item, first, second, sa, sb)
			   ? second
			   : first;
}
