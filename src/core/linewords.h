/*
 * linewords.h - the words by which lines of a page are told, and agencies
 *
 * Compiled from data/layout.tsv and data/lexicon/agencies.tsv by src/tools/mklines.c; the order of
 * the classes is that of the names there.
 */
#ifndef ZHC_LINEWORDS_H
#define ZHC_LINEWORDS_H

#include <stddef.h>
#include <stdint.h>

#include "tables.h"

enum
{
	ZHC_WORD_ROLE = 1,		  /* 记者: names follow */
	ZHC_WORD_LABEL = 2,		  /* 编辑 before a colon or slash */
	ZHC_WORD_REPORT = 4,	  /* 电 訊 報導 摄: closes a reporter's line */
	ZHC_WORD_CAPTION = 8,	  /* 图为: starts a caption */
	ZHC_WORD_CREDIT = 16,	  /* 资料图片: ends a caption */
	ZHC_WORD_FURNITURE = 32,  /* 下转: starts page furniture */
	ZHC_WORD_PLAIN = 64,	  /* follows a role without being a name */
	ZHC_WORD_BIND = 128,	  /* cannot end a heading */
	ZHC_WORD_AGENCY = 256,	  /* of lexicon/agencies.tsv */
	ZHC_WORD_SAY = 512,		  /* a verb of saying, behind a quotation */
	ZHC_WORD_MEDIA = 1024,	  /* 报 社 网: the last word of an agency's name */
	ZHC_WORD_COLUMN = 2048,	  /* 社论 特稿: the name of a column, no headline */
	ZHC_WORD_CITE = 4096,	  /* 据: before an agency that is cited */
	ZHC_WORD_PHOTO = 8192,	  /* names a photographer */
	ZHC_WORD_EDITOR = 16384,  /* a label of people who did not report */
	ZHC_WORD_ORIGIN = 32768,  /* a label before the paper that a report was taken from */
	ZHC_WORD_SURNAME = 65536, /* a surname of two characters */
	ZHC_WORD_WIRE = 131072,	  /* 电: closes datelines of dispatches */
	ZHC_WORD_RELATED = 262144 /* 相关报道: announces another article */
};

#define ZHC_WORD_ANY UINT32_MAX

typedef struct ZhcLineWord
{
	uint32_t text; /* where its UTF-8 starts in zhc_line_text */
	uint32_t len;
	uint32_t classes;
} ZhcLineWord;

#define ZHC_LINE_BUCKETS 512

/* Words are put into buckets by their first three bytes, the longest of a bucket first. */
static inline unsigned
zhc_line_bucket(const char *s)
{
	const unsigned char *p = (const unsigned char *) s;

	return (p[0] * 37u + p[1] * 11u + p[2] * 3u) % ZHC_LINE_BUCKETS;
}

extern ZHC_TABLE_LINKAGE const uint16_t zhc_line_index[]; /* ZHC_LINE_BUCKETS + 1 */
extern ZHC_TABLE_LINKAGE const ZhcLineWord zhc_line_words[];
extern ZHC_TABLE_LINKAGE const char zhc_line_text[];

/* The longest word of one of the classes that s starts with, or NULL. */
const ZhcLineWord *zhc_line_word(const char *s, size_t n, unsigned classes);

#endif /* ZHC_LINEWORDS_H */
