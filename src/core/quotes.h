/*
 * quotes.h - who said what: zh_quotes()
 *
 * A matcher over the chunks of a text (chunks.h).  Direct quotations stand in “ ” or 「 」; they
 * count when a verb of saying governs them, when they continue what somebody said, or when they
 * are sentences that stand alone.  Titles, slogans and words held at a distance are none.
 * Reported speech runs from the comma or colon behind a verb of saying (王某表示，…) to the end of
 * its sentence.
 */
#ifndef ZHC_QUOTES_H
#define ZHC_QUOTES_H

#include "chunks.h"

typedef struct ZhcQuote
{
	ZhcRange quote;	  /* in the clean text, outer marks left out */
	ZhcRange speaker; /* the name as printed, without title; empty when unknown */
	ZhcRange verb;	  /* the bare verb; empty when there is none */
	uint32_t mention; /* the speaker's mention in names, or ZHC_NONE */
	bool direct;
} ZhcQuote;

typedef struct ZhcQuotes
{
	ZhcQuote *row; /* in the order of the text */
	uint32_t n;
} ZhcQuotes;

/* Find the quotations.  Linear in the text.  Free with zhc_quotes_free.  ZHC_NOMEM. */
ZhcStatus zhc_quotes(const ZhcAlloc *al, const ZhcChunks *c, ZhcQuotes *out);
void zhc_quotes_free(const ZhcAlloc *al, ZhcQuotes *q);

#endif /* ZHC_QUOTES_H */
