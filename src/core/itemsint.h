/*
 * itemsint.h - the items of a page while those around say what one is, as itemmends.c and
 * itemlists.c share them
 */
#ifndef ZHC_ITEMSINT_H
#define ZHC_ITEMSINT_H

#include "items.h"

typedef struct Items
{
	const ZhcClean *c;
	ZhcItem *item;
	uint32_t n;
} Items;

/* Whether the paragraph begins with a label, two Han or more and a colon. */
bool zhc_is_labelled(const Items *w, uint32_t i);

/* itemlists.c: lists of what stands on top of a page again below, and of links. */
void zhc_mend_contents(Items *w);
void zhc_mend_link_titles(Items *w);

/* Questions and answers, rows of boxes, lists of other articles, and the text of boxes. */
void zhc_mend_exchanges(Items *w);
void zhc_mend_rows(Items *w);
void zhc_mend_list_boxes(Items *w);
void zhc_mend_data_boxes(Items *w);
void zhc_mend_lists(Items *w);
void zhc_mend_boxes(Items *w);

/* itemsides.c: who wrote a letter, what the editors say to it, books, advertisements. */
void zhc_mend_sides(Items *w);

/* pageedge.c: lines on top of a page that name it are no headlines; at its foot, no text. */
void zhc_mend_page_edges(Items *w);

/* Whether a heading says no more than the name of a paper: 民生论坛报 */
bool zhc_names_paper(const Items *w, uint32_t i);

/* pagefoot.c: the foot of a page. */
void zhc_mend_foot(Items *w);

/* Whether a word of those at the foot of a page stands in the paragraph: 地方新聞熱線：… */
bool zhc_is_foot_line(const Items *w, uint32_t i);

#endif /* ZHC_ITEMSINT_H */
