/*
 * mainhead.h - which of the headings above a body is the headline
 *
 * Private to article.c and mainhead.c.
 */
#ifndef ZHC_MAINHEAD_H
#define ZHC_MAINHEAD_H

#include "items.h"

/*
 * Of the headings in items [first, to), set alike, the item that is the headline of the bodies
 * among items [body, end).  In *last, the last of its lines, `most` at most.
 */
uint32_t zhc_main_heading(const ZhcClean *c, const ZhcItem *item, uint32_t first, uint32_t to,
						  uint32_t body, uint32_t end, uint32_t most, uint32_t *last);

#endif /* ZHC_MAINHEAD_H */
