/*
 * source.h - a text cleaned and tokenised
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

/* The same in two steps. */
extern void zh_source_clean(ZhSource *src, const text *body);
extern void zh_source_cut(ZhSource *src);

/* Find the names of a list of the user's own, which may be NULL (lists.h). */
extern void zh_source_own(ZhSource *src, const ZhcOwnTerms *own);
extern void zh_source_close(ZhSource *src);

#endif /* ZH_SOURCE_H */
