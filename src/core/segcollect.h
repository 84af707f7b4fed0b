/*
 * segcollect.h - documents gathered in memory and written as a segment
 *
 * What zh_tsvector() gives, without its limits: positions count as in terms.h.  A document's length
 * is its number of terms: pairs of neighbouring characters, lone characters, words.
 */
#ifndef ZHC_SEGCOLLECT_H
#define ZHC_SEGCOLLECT_H

#include "segwrite.h"

typedef struct ZhcCollect ZhcCollect;

ZhcStatus zhc_collect_begin(const ZhcAlloc *al, ZhcWordsFn parser, void *ctx, ZhcCollect **out);
void zhc_collect_free(ZhcCollect *c);

/* Is there room for a text of n bytes without passing a limit on one segment? */
bool zhc_collect_fits(const ZhcCollect *c, size_t n);

/*
 * Add a document; s NULL stands for a NULL.  ZHC_TOO_LONG when a single text passes a limit: 2^30
 * positions, 131,070 different characters.
 */
ZhcStatus zhc_collect_add(ZhcCollect *c, uint64_t tid, const char *s, size_t n);

/* Forget all documents; what was allocated is kept. */
void zhc_collect_forget(ZhcCollect *c);

/* Bytes that writing what has been added will have taken, and the number of documents. */
size_t zhc_collect_bytes(const ZhcCollect *c);
uint32_t zhc_collect_ndocs(const ZhcCollect *c);

/* Write everything (documents in the order they came) and forget it.  Begins and ends w. */
ZhcStatus zhc_collect_write(ZhcCollect *c, ZhcSegWriter *w, const ZhcSegSink *sink);

#endif /* ZHC_SEGCOLLECT_H */
