/*
 * mainhead.h - which of the headings above a body is the headline
 *
 * Private to article.c and mainhead.c.
 */
#ifndef ZHC_MAINHEAD_H
#define ZHC_MAINHEAD_H

#include "items.h"
#include "topic.h"

/*
 * Of the headings in items [from, to), set alike, with `first` taken for the headline as long as
 * nothing speaks against it: the item that is, when items [body, end) are what they head.  told:
 * room for what these tell.
 */
uint32_t zhc_main_heading(const ZhcClean *c, const ZhcItem *item, uint32_t first, uint32_t to,
						  uint32_t body, uint32_t end, ZhcTopic *told);

#endif /* ZHC_MAINHEAD_H */
