/*
 * occur.h - where the terms of a query stand in a text, without building its index terms
 *
 * One pass of the scanner; every token is looked up among the terms, exactly or as a prefix, just
 * as PostgreSQL looks up a tsquery's operands in a tsvector of the same text.  Positions count as
 * in terms.h, but are not clamped.
 */
#ifndef ZHC_OCCUR_H
#define ZHC_OCCUR_H

#include "layout.h"
#include "spans.h"

typedef struct ZhcOccur ZhcOccur;

/* Prepare for the terms of q, which must stay. */
ZhcStatus zhc_occur_begin(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx,
						  ZhcOccur **out);
void zhc_occur_free(ZhcOccur *o);

/*
 * Look through a text; what was found in another one is forgotten.  layout, unless NULL, takes over
 * the text's layout: free its lines.
 */
ZhcStatus zhc_occur_scan(ZhcOccur *o, const char *s, size_t n, ZhcLayout *layout);

/* What the term of a node covers in the text last looked through, in bytes. */
const ZhcSpans *zhc_occur_term(const ZhcOccur *o, uint32_t node);

/* The same as a ZhcTermFn; ctx is the ZhcOccur. */
ZhcStatus zhc_occur_spans(void *ctx, uint32_t node, const ZhcSpans **out);

#endif /* ZHC_OCCUR_H */
