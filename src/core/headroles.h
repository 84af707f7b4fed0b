/*
 * headroles.h - which of the lines above a text is the headline
 */
#ifndef ZHC_HEADROLES_H
#define ZHC_HEADROLES_H

#include "headclues.h"

/* What line k of a block is where lines [i, j] are its headline. */
static inline ZhcHeadRole
zhc_head_role(uint32_t k, uint32_t i, uint32_t j)
{
	if (k < i)
		return ZHC_HEAD_KICKER;
	if (k > j)
		return ZHC_HEAD_DECK;
	return i == j ? ZHC_HEAD_MAIN : k == i ? ZHC_HEAD_FIRST : ZHC_HEAD_REST;
}

/*
 * Choose lines [*first, *last], `most` at most, of the block, two lines or more, as the headline,
 * by the weights of data/headlines.tsv.
 */
void zhc_head_choose(const ZhcHeadBlock *b, uint32_t most, uint32_t *first, uint32_t *last);

#endif /* ZHC_HEADROLES_H */
