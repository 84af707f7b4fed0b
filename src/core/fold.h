/*
 * fold.h - the search key of a text: zh_fold()
 */
#ifndef ZHC_FOLD_H
#define ZHC_FOLD_H

#include "alloc.h"

/*
 * Append the folded form of s to out: NFKC (Unicode 15.0) and case folding to a fixed point,
 * Traditional and variant ideographs to one Simplified character each (context-free), dashes to
 * '-', interpuncts to U+00B7, corner brackets to curly quotes, default-ignorable characters
 * removed, and every blank or line break between two Han or kana characters (or between such a
 * character and a joiner that has one on its other side) removed.  Idempotent:
 * fold(fold(s)) = fold(s).  Bytes that are not UTF-8 pass through unchanged.
 */
ZhcStatus zhc_fold(const char *s, size_t n, ZhcBuf *out);

#endif /* ZHC_FOLD_H */
