/*
 * headwords.h - what the words of a heading say: does it tell something, or name it?
 *
 * For headings alone: the lines of a text are not looked at.
 */
#ifndef ZHC_HEADWORDS_H
#define ZHC_HEADWORDS_H

#include <stdbool.h>
#include <stdint.h>

#define ZHC_HEAD_CHARS 64 /* of a heading that are looked at */

typedef struct ZhcHeadWords
{
	bool tells; /* holds a verb */
	bool begins; /* begins with one, or with what stands before one (将, 不, 首次, 向…, 下月) */
	bool opens;	   /* ends with what needs something behind it: 首批, a verb of saying, 将 */
	bool within;   /* ends with 上, 中, 下 or the like */
	bool located;  /* so, and holds no verb */
	bool acts;	   /* ends with a verb of two characters and more: 新建改造 */
	bool amounts;  /* begins with by how much: 超31亿人次, 尚差12万 */
	bool marked;   /* holds a quote, a colon, a blank or 的: no plain name of something */
	bool quoted;   /* holds a quote or a colon */
	bool counted;  /* holds a digit, that of a year before it apart */
	bool blank;	   /* has parts */
	bool dated;	   /* begins with a date or hour in digits */
	bool placed;   /* holds a place or an organisation of the dictionary */
	bool reported; /* begins with who of the paper was there: 本报记者探访… */
	bool stresses; /* ends with who said what another heading says: 会议强调 */
	bool convened; /* tells that a meeting was held: 召开 */
	bool issues;   /* ends with what was issued or heard, which says nothing of it: 印发通知 */
	bool occasion; /* names a meeting or a match: 第九届读书节 */
} ZhcHeadWords;

/* What the first ZHC_HEAD_CHARS of cp[0 .. n) say; nothing is told of none. */
ZhcHeadWords zhc_head_words(const uint32_t *cp, uint32_t n);

#endif /* ZHC_HEADWORDS_H */
