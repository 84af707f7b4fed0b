/*
 * keysort.h - sort the keys of a text's terms
 *
 * Private to terms.c.
 */
#ifndef ZHC_KEYSORT_H
#define ZHC_KEYSORT_H

#include "alloc.h"

/*
 * Sort *keys by everything above the position; stable.  The array may be another one afterwards,
 * of n keys.  ZHC_NOMEM.
 */
ZhcStatus zhc_sort_keys(const ZhcAlloc *al, uint64_t **keys, size_t n);

#endif /* ZHC_KEYSORT_H */
