/*
 * match.h - does a query match a text?  The operator ~~~, evaluated on the text itself
 *
 * What zh_tsvector(text) @@ query says, without clamped positions.  Parts of a query that are
 * plain runs of Chinese characters are looked for in the bytes of the text, whatever script they
 * are printed in, and only what is near a hit is decoded; other parts cost one pass of the
 * scanner (occur.h).
 */
#ifndef ZHC_MATCH_H
#define ZHC_MATCH_H

#include "layout.h"
#include "spans.h"

typedef struct ZhcMatcher ZhcMatcher;

/* Prepare to match q, which must stay; its text need not be sorted or balanced in any way. */
ZhcStatus zhc_matcher_begin(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx,
							ZhcMatcher **out);
void zhc_matcher_free(ZhcMatcher *m);

/* Does the query match the text s?  The matcher serves any number of texts. */
ZhcStatus zhc_matcher_match(ZhcMatcher *m, const char *s, size_t n, bool *matches);

/*
 * What zhc_spans_mark() gives for the text s (n < 4 GiB), where all that is not negated are a few
 * runs of Chinese characters, so that looking for them costs less than reading the text; for other
 * queries done is false.  *layout is the text's where it was needed, else without lines; free its
 * lines and out->v, also when it fails.
 */
ZhcStatus zhc_matcher_mark(const ZhcAlloc *al, const ZhcQuery *q, const char *s, size_t n,
						   ZhcSpans *out, ZhcLayout *layout, bool *done);

#endif /* ZHC_MATCH_H */
