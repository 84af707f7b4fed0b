/*
 * suffix.h - the suffixes of a sequence in order
 */
#ifndef ZHC_SUFFIX_H
#define ZHC_SUFFIX_H

#include "alloc.h"

/*
 * The suffix array of s[0 .. n), n >= 1, whose last element is 0 and the only 0; elements are below
 * `kinds`.  sa has room for n.  Linear in n + kinds, by induced sorting (Nong, Zhang, Chan 2009);
 * beside sa it takes a bit an element and an integer a kind.  ZHC_NOMEM.
 */
ZhcStatus zhc_suffix_array(const ZhcAlloc *al, const uint32_t *s, uint32_t *sa, uint32_t n,
						   uint32_t kinds);

#endif /* ZHC_SUFFIX_H */
