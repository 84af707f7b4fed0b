/*
 * onetomany.h - which Traditional form a Simplified character has beside which others
 */
#ifndef ZHC_ONETOMANY_H
#define ZHC_ONETOMANY_H

#include "lattice.h"

/*
 * The form that the rules of data/convert/one-to-many.tsv give character i of a stretch; 0 when
 * none applies.  With strong only the rules that hold inside words as well.
 */
uint32_t zhc_form_by_rule(const ZhcCell *cell, uint32_t n, uint32_t i, bool strong);

#endif /* ZHC_ONETOMANY_H */
