/*
 * articleend.c - what stands behind the text of an article and is no part of it
 */
#include "articleint.h"

#define BOX_COLS 160 /* of a text below the end of an article that is a box */

/* Before item `to`, without the headings that stand there if there are two and more, or one behind
 * a byline: one may be a signature. */
uint32_t
zhc_without_headings(const Work *w, uint32_t to)
{
	uint32_t end = to;

	while (w->item[end - 1].kind == ZHC_ITEM_HEADING)
		end--;
	return to - end >= 2 ||
				   (to > end && w->item[end - 1].kind == ZHC_ITEM_BYLINE && w->item[end - 1].closes)
			   ? end
			   : to;
}

/*
 * Before item `end`, without a short text that stands alone below the only end of the article: a
 * box that nothing announces.
 */
uint32_t
zhc_without_box(const Work *w, uint32_t from, uint32_t end)
{
	const ZhcItem *last = &w->item[end - 1];
	uint32_t before = end - 1;
	uint32_t ends = 0;

	if (last->kind != ZHC_ITEM_BODY || last->closes || last->opens || last->carried ||
		last->unfinished || last->cols > BOX_COLS || w->after)
		return end;
	while (before > from && w->item[before - 1].kind == ZHC_ITEM_ASIDE)
		before--;
	if (before == from || !w->item[before - 1].closes)
		return end;
	for (uint32_t i = from; i < before; i++)
		ends += w->item[i].closes;
	return ends == 1 ? before : end;
}

/* Whether item i heads rows of a table. */
bool
zhc_heads_rows(const Work *w, uint32_t i)
{
	return i + 2 < w->n && w->item[i + 1].kind == ZHC_ITEM_ASIDE &&
		   w->c->paras[i + 1].kind == ZHC_LINE_CAPTION && w->item[i + 2].kind == ZHC_ITEM_ASIDE &&
		   w->c->paras[i + 2].kind == ZHC_LINE_CAPTION;
}
