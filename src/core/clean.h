/*
 * clean.h - the text as it was written, with the way back to the page
 *
 * Lines of one paragraph are joined (a blank stays only where both neighbours are not Han),
 * typesetting blanks are removed (between Han and digits or Latin; between Han and Han except in
 * headings, bylines and brackets that name reporters, where one blank stays; it is put back where a
 * line ended between two names), ignorable characters, Markdown and bullet marks
 * are gone, paragraphs are separated by one '\n'.
 */
#ifndef ZHC_CLEAN_H
#define ZHC_CLEAN_H

#include "alloc.h"
#include "layout.h"

typedef struct ZhcPara
{
	uint32_t start; /* first character in ZhcClean.cp */
	uint32_t end;	/* after the last; cp[end] is '\n' or the end of the text */
	uint8_t kind;	/* ZhcLineKind of its first line */
	uint8_t level;	/* of its first line, see layout.h */
	uint8_t indent; /* columns before its first line, at most 255 */
	uint8_t blanks; /* blank lines before its first line, at most 255 */
	bool marked;	/* a mark stood before it */
	bool main;		/* it is the headline among the headings around it */
	uint32_t line;	/* index of its first line in the layout */
} ZhcPara;

/* Clean characters from `at` on, up to the next run, stand together in the original from `pos` on.
 */
typedef struct ZhcRun
{
	uint32_t at;
	uint32_t pos; /* 0-based character offset */
} ZhcRun;

typedef struct ZhcClean
{
	uint32_t *cp; /* clean characters (not folded) */
	uint32_t n;
	ZhcRun *runs; /* ascending; there are as many as lines and typesetting blanks */
	uint32_t nruns;
	ZhcPara *paras;
	uint32_t nparas;
	uint32_t *breaks; /* characters that came first on their line, inside paragraphs; ascending */
	uint32_t nbreaks;
} ZhcClean;

/*
 * Clean s.  What was printed for clean characters [a, b) is the original's characters
 * [pos(a), pos(b - 1) + 1), where pos is zhc_clean_pos().
 */
ZhcStatus zhc_clean(const ZhcAlloc *al, const char *s, size_t n, ZhcClean *out);

/* The run that clean character i is in. */
const ZhcRun *zhc_clean_run(const ZhcClean *c, uint32_t i);

/* 0-based character offset of clean character i in the original text. */
static inline uint32_t
zhc_clean_pos(const ZhcClean *c, uint32_t i)
{
	const ZhcRun *run = zhc_clean_run(c, i);

	return run->pos + (i - run->at);
}

void zhc_clean_free(const ZhcAlloc *al, ZhcClean *c);

/*
 * Append the clean text of s to out, cleaned again until nothing changes, so that cleaning is
 * idempotent: what zh_clean() gives.  A few pages, whose clean lines look like a wrapped block,
 * lose a paragraph end.
 */
ZhcStatus zhc_clean_stable(const ZhcAlloc *al, const char *s, size_t n, ZhcBuf *out);

/* Write clean characters [a, b) as UTF-8 to where there is room for ZHC_UTF8_MAX bytes each;
 * returns its end. */
char *zhc_clean_put(const ZhcClean *c, uint32_t a, uint32_t b, char *to);

/* Append clean characters [a, b) to out as UTF-8. */
ZhcStatus zhc_clean_text(const ZhcClean *c, uint32_t a, uint32_t b, ZhcBuf *out);

#endif /* ZHC_CLEAN_H */
