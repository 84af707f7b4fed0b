/*
 * segcheck.h - is a segment whole, and what does it say about each document?
 */
#ifndef ZHC_SEGCHECK_H
#define ZHC_SEGCHECK_H

#include "segread.h"

/*
 * Read everything in a segment.  Returns ZHC_CORRUPT and says in *fault what does not hold.  hashes
 * (room for ndocs) receives a number for each document that depends on all its terms and their
 * positions, and on nothing else: two segments that hold the same text have the same number for it.
 */
ZhcStatus zhc_seg_check(const ZhcSegment *seg, uint64_t *hashes, const char **fault);

#endif /* ZHC_SEGCHECK_H */
