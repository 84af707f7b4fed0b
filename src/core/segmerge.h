/*
 * segmerge.h - several segments into one, without their deleted documents
 */
#ifndef ZHC_SEGMERGE_H
#define ZHC_SEGMERGE_H

#include "segread.h"
#include "segwrite.h"

/*
 * Merge n segments: the documents of the first, then those of the second, and so on.  Begins and
 * ends w.  Reads every stream from front to back: sources are best windows (segmem.h).
 */
ZhcStatus zhc_seg_merge(const ZhcAlloc *al, const ZhcSegment *segs, size_t n, ZhcSegWriter *w,
						const ZhcSegSink *sink);

#endif /* ZHC_SEGMERGE_H */
