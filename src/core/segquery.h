/*
 * segquery.h - the documents of a segment that match a query
 */
#ifndef ZHC_SEGQUERY_H
#define ZHC_SEGQUERY_H

#include "segterm.h"

/*
 * The documents that match q, ascending: exactly those whose text zhc_matcher_match() accepts.
 * Deleted documents are among them, NULL ones are not.  Free with zhc_docs_free.
 */
ZhcStatus zhc_seg_search(const ZhcSegment *seg, const ZhcQuery *q, ZhcDocs *out);

/* The documents of a phrase node (segphrase.c), and in the way that serves any (seganyphrase.c). */
ZhcStatus zhc_seg_phrase(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out);
ZhcStatus zhc_seg_any_phrase(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out);

/*
 * The documents of a node.  loose: phrases count as AND and NOT as "all", so that the result
 * holds every document in which the node stands anywhere.
 */
ZhcStatus zhc_seg_node(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, bool loose,
					   ZhcDocs *out);

#endif /* ZHC_SEGQUERY_H */
