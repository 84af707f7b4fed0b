/*
 * reading.h - a text read up to its chunks, for the tests of quotations and events
 */
#ifndef READING_H
#define READING_H

#include <stdlib.h>

#include "chunks.h"

typedef struct Reading
{
	ZhcClean clean;
	ZhcTokens tokens;
	ZhcNames names;
	ZhcDates dates;
	ZhcChunks chunks;
} Reading;

/* 2025-06-19 is the day of publication. */
static inline void
read_text(const char *s, size_t n, Reading *r)
{
	const ZhcAlloc *al = &zhc_malloc_alloc;
	ZhcDateOptions opt = {.has_published = true, .published = 20258};

	if (zhc_clean(al, s, n, &r->clean) != ZHC_OK ||
		zhc_tokens(al, &r->clean, &r->tokens) != ZHC_OK ||
		zhc_names(al, &r->tokens, &r->names) != ZHC_OK ||
		zhc_dates(al, &r->tokens, &opt, &r->dates) != ZHC_OK ||
		zhc_chunks(al, &r->tokens, &r->names, &r->dates, &r->chunks) != ZHC_OK)
		abort();
}

static inline void
lose_text(Reading *r)
{
	const ZhcAlloc *al = &zhc_malloc_alloc;

	zhc_chunks_free(al, &r->chunks);
	zhc_dates_free(al, &r->dates);
	zhc_names_free(al, &r->names);
	zhc_tokens_free(al, &r->tokens);
	zhc_clean_free(al, &r->clean);
}

/* Append a range of the clean text, "-" for none. */
static inline void
put_range(const Reading *r, ZhcRange range, ZhcBuf *out)
{
	ZhcStatus st = range.start < range.end ? zhc_clean_text(&r->clean, range.start, range.end, out)
										   : zhc_buf_append(out, "-", 1);

	if (st != ZHC_OK)
		abort();
}

static inline void
put_text(const char *s, ZhcBuf *out)
{
	if (zhc_buf_append(out, s, strlen(s)) != ZHC_OK)
		abort();
}

#endif /* READING_H */
