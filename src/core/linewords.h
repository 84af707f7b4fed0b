/*
 * linewords.h - the words by which lines of a page are told, and agencies
 *
 * Compiled from data/layout.tsv and data/lexicon/agencies.tsv by src/tools/mklines.c; the order of
 * the classes is that of the names there.
 */
#ifndef ZHC_LINEWORDS_H
#define ZHC_LINEWORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tables.h"

enum
{
	ZHC_WORD_ROLE = 1,			 /* 记者: names follow */
	ZHC_WORD_LABEL = 2,			 /* 编辑 before a colon or slash */
	ZHC_WORD_REPORT = 4,		 /* 电 訊 報導 摄: closes a reporter's line */
	ZHC_WORD_CAPTION = 8,		 /* 图为: starts a caption */
	ZHC_WORD_CREDIT = 16,		 /* 资料图片: ends a caption */
	ZHC_WORD_FURNITURE = 32,	 /* 下转: starts page furniture */
	ZHC_WORD_PLAIN = 64,		 /* follows a role without being a name */
	ZHC_WORD_BIND = 128,		 /* cannot end a heading */
	ZHC_WORD_AGENCY = 256,		 /* of lexicon/agencies.tsv */
	ZHC_WORD_SAY = 512,			 /* a verb of saying, behind a quotation */
	ZHC_WORD_MEDIA = 1024,		 /* 报 社 网: the last word of an agency's name */
	ZHC_WORD_COLUMN = 2048,		 /* 社论 特稿: the name of a column, no headline */
	ZHC_WORD_CITE = 4096,		 /* 据: before an agency that is cited */
	ZHC_WORD_PHOTO = 8192,		 /* names a photographer */
	ZHC_WORD_EDITOR = 16384,	 /* a label of people who did not report */
	ZHC_WORD_ORIGIN = 32768,	 /* a label before the paper that a report was taken from */
	ZHC_WORD_SURNAME = 65536,	 /* a surname of two characters */
	ZHC_WORD_WIRE = 131072,		 /* 电: closes datelines of dispatches */
	ZHC_WORD_RELATED = 262144,	 /* 相关报道: announces another article */
	ZHC_WORD_DIGEST = 524288,	 /* 快讯: the last word of the name of a column of briefs */
	ZHC_WORD_NOTICE = 1048576,	 /* 遗失声明: heads no article but a notice */
	ZHC_WORD_OPINION = 2097152,	 /* 手记: the last word of the name of a column of opinion */
	ZHC_WORD_SUMMARY = 4194304,	 /* 摘要: before what a site says of an article */
	ZHC_WORD_BUTTON = 8388608,	 /* 打印: of a site */
	ZHC_WORD_REFERS = 16777216,	 /* 不过: goes on with what was told, as no article begins */
	ZHC_WORD_INVITE = 33554432,	 /* 下载: bids the reader to take or follow something */
	ZHC_WORD_CHANNEL = 67108864, /* App: what is taken or followed */
	ZHC_WORD_STRESS = 134217728, /* 强调: ends a kicker with who said what the headline says */
	ZHC_WORD_FOOT = 268435456,	 /* 新闻热线: stands in a line at the foot of a page */
	ZHC_WORD_PAPER = 536870912,	 /* 通知: ends a kicker with what was issued */
	ZHC_WORD_GENRE = 1073741824	 /* 侧记: ends a deck that says what sort of text stands below */
};

#define ZHC_WORD_ISSUE 2147483648u /* 零售价: before the price or the pages of a paper */

#define ZHC_WORD_ANY UINT32_MAX

typedef struct ZhcLineWord
{
	uint32_t text; /* where its UTF-8 starts in zhc_line_text */
	uint32_t len;
	uint32_t classes;
} ZhcLineWord;

#define ZHC_LINE_BUCKETS 1024
#define ZHC_LINE_SIEVE	 65536 /* bits */

static inline uint32_t
zhc_line_triple(const char *s)
{
	const unsigned char *p = (const unsigned char *) s;

	return (uint32_t) p[0] << 12 ^ (uint32_t) p[1] << 6 ^ p[2];
}

/* Words are found by their first three bytes. */
static inline uint32_t
zhc_line_hash(const char *s)
{
	return zhc_line_triple(s) * 0x9E3779B1u >> 16;
}

/* Words of six bytes and more are told by these first, `next` being the second three; others by
 * 0. */
static inline uint32_t
zhc_line_pair_hash(const char *s, uint32_t next)
{
	return (zhc_line_triple(s) * 31 + next) * 0x85EBCA6Bu >> 16;
}

/* Where the classes of all words are that start with three bytes like these. */
static inline unsigned
zhc_line_bucket(const char *s)
{
	return zhc_line_hash(s) % ZHC_LINE_BUCKETS;
}

extern ZHC_TABLE_LINKAGE const uint8_t zhc_line_sieve[]; /* bits of all hashes that words have */
extern ZHC_TABLE_LINKAGE const uint8_t zhc_line_pairs[]; /* and of their pair hashes */
extern ZHC_TABLE_LINKAGE const uint16_t
	zhc_line_index[]; /* words by pair hash, the longest first */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_line_classes[]; /* all of a bucket's words */
extern ZHC_TABLE_LINKAGE const ZhcLineWord zhc_line_words[];
extern ZHC_TABLE_LINKAGE const char zhc_line_text[];

static inline bool
zhc_line_in_sieve(const uint8_t *sieve, uint32_t h)
{
	return sieve[h >> 3] >> (h & 7) & 1;
}

/* Whether any word may start at s, which has three bytes: false for nearly all text. */
static inline bool
zhc_line_may_start(const char *s)
{
	return zhc_line_in_sieve(zhc_line_sieve, zhc_line_hash(s));
}

/* The same of where that may be, as far as the next three bytes tell. */
static inline bool
zhc_line_may_go_on(const char *s, size_t n)
{
	return (n >= 6 &&
			zhc_line_in_sieve(zhc_line_pairs, zhc_line_pair_hash(s, zhc_line_triple(s + 3)))) ||
		   zhc_line_in_sieve(zhc_line_pairs, zhc_line_pair_hash(s, 0));
}

/* zhc_line_word() where a word may start. */
const ZhcLineWord *zhc_line_find(const char *s, size_t n, unsigned classes);

/* The longest word of one of the classes that s starts with, or NULL. */
static inline const ZhcLineWord *
zhc_line_word(const char *s, size_t n, unsigned classes)
{
	return n >= 3 && zhc_line_may_start(s) && (zhc_line_classes[zhc_line_bucket(s)] & classes) &&
				   zhc_line_may_go_on(s, n)
			   ? zhc_line_find(s, n, classes)
			   : NULL;
}

/* Whether the text is the name of a column and nothing else, or with a sign and who wrote: 读者来函
 * ●江北 王五 */
bool zhc_line_names_column(const char *s, size_t n);

/* A digit, full width too. */
static inline bool
zhc_line_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* 年 月 日 时 時 分 */
static inline bool
zhc_line_date_unit(uint32_t cp)
{
	return cp == 0x5E74 || cp == 0x6708 || cp == 0x65E5 || cp == 0x65F6 || cp == 0x6642 ||
		   cp == 0x5206;
}

#endif /* ZHC_LINEWORDS_H */
