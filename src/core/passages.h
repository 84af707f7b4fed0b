/*
 * passages.h - passages printed in two texts: zh_shared_passages()
 *
 * Compared are letters only (shingle.h).  The passages of the first text are found from left to
 * right: at each letter the longest passage that begins there and stands anywhere in the second
 * text, if it has min_len letters or more; then on behind it.  So they do not overlap in the first
 * text; in the second the leftmost place of each is told, and one place may be told twice.
 */
#ifndef ZHC_PASSAGES_H
#define ZHC_PASSAGES_H

#include "alloc.h"

/* Characters [start, end) of each text as it is, from the first letter to the last. */
typedef struct ZhcPassage
{
	uint32_t a_start;
	uint32_t a_end;
	uint32_t b_start;
	uint32_t b_end;
} ZhcPassage;

typedef struct ZhcPassages
{
	ZhcPassage *row;
	uint32_t n;
} ZhcPassages;

/*
 * Find them, in the order of a.  n log n in the letters of both texts whatever they are; memory
 * about 20 bytes a letter.  min_len is at least 1.  Free with zhc_passages_free.  ZHC_NOMEM,
 * ZHC_INVALID.
 */
ZhcStatus zhc_passages(const ZhcAlloc *al, const char *a, size_t na, const char *b, size_t nb,
					   uint32_t min_len, ZhcPassages *out);
void zhc_passages_free(const ZhcAlloc *al, ZhcPassages *p);

#endif /* ZHC_PASSAGES_H */
