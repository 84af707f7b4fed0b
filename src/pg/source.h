/*
 * source.h - a text cleaned and tokenised, and columns filled from it
 */
#ifndef ZH_SOURCE_H
#define ZH_SOURCE_H

#include "postgres.h"

#include "ownterms.h"
#include "tokens.h"

typedef struct ZhSource
{
	ZhcClean clean;
	ZhcTokens tokens;
} ZhSource;

/* Clean and tokenise; raises the errors of zh_require_utf8() and zh_check(). */
extern void zh_source_open(ZhSource *src, const text *body);

/* Find the names of a list of the user's own, which may be NULL (lists.h). */
extern void zh_source_own(ZhSource *src, const ZhcOwnTerms *own);
extern void zh_source_close(ZhSource *src);

/* Columns 0 and 1: pos and len of clean characters [start, end), start < end, in the original. */
extern void zh_put_place(const ZhSource *src, uint32 start, uint32 end, Datum *values);

/* Column i: clean characters [start, end), NULL when there are none. */
extern void zh_put_span(const ZhSource *src, uint32 start, uint32 end, int i, Datum *values,
						bool *nulls);

/* Column i: their key as zh_fold() makes it, NULL when there are none. */
extern void zh_put_span_key(const ZhSource *src, uint32 start, uint32 end, int i, Datum *values,
							bool *nulls);

#endif /* ZH_SOURCE_H */
