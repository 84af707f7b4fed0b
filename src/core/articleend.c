/*
 * articleend.c - where an article ends: what stands behind its text and is no part of it, and
 * reports that begin there without a headline
 */
#include "articleint.h"
#include "itemsint.h"

#include "chars.h"

#define BOX_COLS 160 /* of a text below the end of an article that is a box */
#define ROW_COLS 60	 /* and of a row of one */

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

/* Whether item i is a short row, with a label and a colon: 近五仗：負、和、勝 */
static bool
is_row(const Work *w, uint32_t i)
{
	const Items items = {w->c, w->item, w->n};

	return w->item[i].cols <= ROW_COLS && zhc_is_labelled(&items, i);
}

/* Whether item i says at its end that a dispatch has ended: …。（完） */
static bool
ends_dispatch(const Work *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];

	return p->end - p->start > 3 && w->c->cp[p->end - 2] == 0x5B8C && /* 完 */
		   (w->c->cp[p->end - 1] == 0xFF09 || w->c->cp[p->end - 1] == ')');
}

/* Whether item i is all in brackets: 【编辑：某某】, （今日稿件到此结束） */
static bool
is_in_brackets(const Work *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];

	return zhc_class(w->c->cp[p->start]) == ZHC_C_OPEN &&
		   zhc_class(w->c->cp[p->end - 1]) == ZHC_C_CLOSE && w->item[i].cols <= ROW_COLS;
}

uint32_t
zhc_without_notes(const Work *w, uint32_t from, uint32_t end)
{
	uint32_t i = end;

	while (i > from + 1 && (w->item[i - 1].kind == ZHC_ITEM_ASIDE || is_in_brackets(w, i - 1)))
		i--;
	return i > from && ends_dispatch(w, i - 1) ? i : end;
}

/*
 * Before item `end`, without a row of a box behind the last picture, or a short text that stands
 * alone below the only end of the article: a box that nothing announces.
 */
uint32_t
zhc_without_box(const Work *w, uint32_t from, uint32_t end)
{
	const ZhcItem *last = &w->item[end - 1];
	uint32_t before = end - 1;
	uint32_t ends = 0;

	if (last->kind != ZHC_ITEM_BODY || last->closes || last->opens || last->carried ||
		last->cols > BOX_COLS || w->after)
		return end;
	while (before > from && w->item[before - 1].kind == ZHC_ITEM_ASIDE)
		before--;
	if (last->unfinished)
		return before + 1 < end && before > from && is_row(w, end - 1) &&
					   w->item[before - 1].kind == ZHC_ITEM_BODY && !w->item[before - 1].unfinished
				   ? before
				   : end;
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

/*
 * Whether a brief begins with body i, behind the end of the report that begins with body `first`:
 * both do with a dateline, and that of the brief in brackets names no reporter: 【本報訊】
 */
static bool
begins_brief(const Work *w, uint32_t first, uint32_t i)
{
	return w->item[i].kind == ZHC_ITEM_BODY && w->item[i].dated && first < i &&
		   w->c->cp[w->c->paras[i].start] == 0x3010 && w->item[first].dated && /* 【 */
		   w->item[i - 1].kind == ZHC_ITEM_BODY && !w->item[i - 1].unfinished &&
		   !zhc_names_reporter(w->c, &w->c->paras[i]) &&
		   zhc_names_reporter(w->c, &w->c->paras[first]);
}

/*
 * Whether another report begins with body i, which names who reported it, behind who signs the text
 * that begins with body `first`, where no dateline stands.
 */
static bool
begins_signed(const Work *w, uint32_t first, uint32_t i)
{
	uint32_t sign = i;

	if (w->item[i].kind != ZHC_ITEM_BODY || !w->item[i].dated || first >= i || w->item[first].dated)
		return false;
	do
		sign--;
	while (sign > first && w->item[sign].kind == ZHC_ITEM_ASIDE);
	return w->item[sign].signs && zhc_names_another(w->c, &w->c->paras[i], &w->c->paras[sign]);
}

/*
 * Whether a dispatch begins with body i, behind the end of another with body `first`, which says
 * that it has ended.
 */
static bool
begins_behind_end(const Work *w, uint32_t first, uint32_t i)
{
	if (w->item[i].kind != ZHC_ITEM_BODY || !w->item[i].dated || first >= i)
		return false;
	do
		i--;
	while (i > first && w->item[i].kind == ZHC_ITEM_ASIDE);
	return ends_dispatch(w, i);
}

bool
zhc_begins_untitled(const Work *w, uint32_t first, uint32_t i)
{
	return begins_brief(w, first, i) || begins_signed(w, first, i) ||
		   begins_behind_end(w, first, i);
}
