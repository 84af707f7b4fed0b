/*
 * seen.h - which rows an index-only scan may believe the visibility map about
 */
#ifndef ZHX_SEEN_H
#define ZHX_SEEN_H

#include "am.h"

typedef struct ZhxSeen ZhxSeen;

extern ZhxSeen *zhx_seen_begin(IndexScanDesc scan);
extern void zhx_seen_end(ZhxSeen *s);

/* The rows up to n come from the object id, of which ndead documents were deleted. */
extern void zhx_seen_source(ZhxSeen *s, uint64 id, uint32 ndead, size_t n);

/* All rows are found again. */
extern void zhx_seen_forget(ZhxSeen *s);

/* All rows are found. */
extern void zhx_seen_judge(ZhxSeen *s, const ItemPointerData *tids, size_t n);

/* May row number i be handed out? */
extern bool zhx_seen(ZhxSeen *s, size_t i, ItemPointer tid);

#endif /* ZHX_SEEN_H */
