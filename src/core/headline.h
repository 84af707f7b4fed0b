/*
 * headline.h - a text with the matches of a query marked, whole or in fragments: zh_headline()
 */
#ifndef ZHC_HEADLINE_H
#define ZHC_HEADLINE_H

#include "query.h"

/* A string that need not end in NUL. */
typedef struct ZhcStr
{
	const char *s;
	size_t n;
} ZhcStr;

/* The options of PostgreSQL's ts_headline(), with its defaults, and one more. */
typedef struct ZhcHeadlineOptions
{
	ZhcStr start_sel;		/* <b> */
	ZhcStr stop_sel;		/* </b> */
	ZhcStr delimiter;		/* between fragments: " ... " */
	uint32_t max_words;		/* 35; a Chinese character counts as a word */
	uint32_t min_words;		/* 15 */
	uint32_t max_fragments; /* 0: one passage */
	bool highlight_all;
	bool html_escape; /* &, <, >, " and ' of the text become entities */
} ZhcHeadlineOptions;

extern const ZhcHeadlineOptions zhc_headline_defaults;

/*
 * Append the headline of s to out.  What is shown is the text as printed, in reading order.  The
 * marks stand around whole matches, all that are shown; matches that touch share a pair.  Without
 * highlight_all, at most max_fragments passages of at most max_words words are shown (longer only
 * when a match is), those with most of the query's different matches; each starts at the
 * beginning of a sentence or clause where there is one near, and ends likewise.  A text without
 * matches shows its first min_words words.  At most 64 passages are chosen, among the first 16,384
 * matches.
 */
ZhcStatus zhc_headline(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx,
					   const char *s, size_t n, const ZhcHeadlineOptions *options, ZhcBuf *out);

#endif /* ZHC_HEADLINE_H */
