/*
 * spans.h - where in a text a query matches, given where its terms stand
 *
 * Follows the semantics of PostgreSQL's tsquery operators (TS_execute, TS_phrase_execute), NOT
 * inside phrases included, and keeps for every match what it covers, so that one evaluation
 * serves both "does it match" and "what is to be marked".
 */
#ifndef ZHC_SPANS_H
#define ZHC_SPANS_H

#include "query.h"

typedef struct ZhcSpan
{
	int64_t pos;   /* position of its last token */
	uint32_t from; /* what it covers, [from, to), in whatever units the terms have */
	uint32_t to;
} ZhcSpan;

/* A list of spans by position; from zhc_spans_mark, by what they cover. */
typedef struct ZhcSpans
{
	ZhcSpan *v;
	size_t n;
	size_t cap;
} ZhcSpans;

ZhcStatus zhc_spans_add(const ZhcAlloc *al, ZhcSpans *s, ZhcSpan span);

/* By what they cover; spans that overlap or touch become one. */
void zhc_spans_merge(ZhcSpans *s);

/*
 * Where the term of a node stands, by position; the list stays the callee's.  Two spans may have
 * one position: of a run's last bigram, the prefix 'c':* covers either character.
 */
typedef ZhcStatus (*ZhcTermFn)(void *ctx, uint32_t node, const ZhcSpans **out);

/* Does the query match?  An empty one does not. */
ZhcStatus zhc_spans_match(const ZhcAlloc *al, const ZhcQuery *q, ZhcTermFn term, void *ctx,
						  bool *matches);

/*
 * All that is to be marked: every match of a term or phrase that is not negated, whether or not
 * the query as a whole matches.  Spans that overlap or touch are one.
 */
ZhcStatus zhc_spans_mark(const ZhcAlloc *al, const ZhcQuery *q, ZhcTermFn term, void *ctx,
						 ZhcSpans *out);

#endif /* ZHC_SPANS_H */
