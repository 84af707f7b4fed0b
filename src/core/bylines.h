/*
 * bylines.h - bylines that were wrapped, and where a line ends between two of their names
 *
 * Part of the layout pass; the cutter asks for brackets that name reporters.
 */
#ifndef ZHC_BYLINES_H
#define ZHC_BYLINES_H

#include "page.h"

/* Once paragraphs are known: find wrapped bylines, and set `apart` where names are parted. */
void zhc_mark_bylines(const ZhcAlloc *al, Page *pg);

/*
 * Whether byte `at`, in or before line `line`, stands in brackets that name reporters:
 * （记者 李四 王五）, where blanks tell them apart.
 */
bool zhc_among_reporters(const char *s, const ZhcLine *lines, uint32_t line, uint32_t at);

/* Whether [p, end) is nothing but names, one of three characters or two and more of them. */
bool zhc_are_names(const char *p, const char *end);

/* Whether s, in brackets behind a sentence, is who wrote it, where it was taken from, or 完. */
bool zhc_signs(const char *s, size_t n);

/*
 * Whether the line is nothing but names in brackets: （李四 王五）, by which an article is signed.
 * One name has to have three characters, or four.
 */
bool zhc_is_signature(const char *s, const ZhcLine *l);

/* Whether the line ends with who edited the article, and when: （編輯：李四）1140620. */
bool zhc_ends_edited(const char *s, const ZhcLine *l);

/* Whether a digit or a bracket stands before p: most lines end otherwise. */
static inline bool
zhc_may_end_edited(const char *p)
{
	unsigned char c = (unsigned char) p[-1];

	return (c >= '0' && c <= '9') || c == ')' || c == 0x89; /* ） */
}

/* Whether line i is nothing but the date behind brackets that name who edited the article:
 * （編輯：李四） / 1150210 */
bool zhc_dates_editing(const Page *pg, uint32_t i);

/* Whether ） or 摄 stands before p: most lines end otherwise. */
static inline bool
zhc_may_end_credit(const char *p)
{
	return p[-1] == ')' || memcmp(p - 3, "）", 3) == 0 || memcmp(p - 3, "摄", 3) == 0 ||
		   memcmp(p - 3, "攝", 3) == 0;
}

/* zhc_ends_credited() where that may be. */
bool zhc_names_picture(const char *s, const ZhcLine *l);

/* Whether the line ends with whose picture it is: （記者李四攝）, （圖／…）, 本报记者 李四摄. */
static inline bool
zhc_ends_credited(const char *s, const ZhcLine *l)
{
	return l->ends <= ZHC_END_STOP && l->end - l->start >= 9 && zhc_may_end_credit(s + l->end) &&
		   zhc_names_picture(s, l);
}

#define ZHC_SIGNED_COLS 24 /* of names in brackets on a line of their own, and the like */

/* Whether the line stands in brackets as a whole, and is no dateline: （北京）, （李四 文／图）. */
bool zhc_is_bracketed(const char *s, const ZhcLine *l);

/* Whether it does nothing but announce other articles: 相关阅读：, 简讯 */
bool zhc_announces(const char *s, const ZhcLine *l);

/* Whether lines [first, i] of a paragraph end with a sentence and, in brackets, who signs it:
 * 。（李四 王五） */
bool zhc_ends_signed(const char *s, const ZhcLine *lines, uint32_t first, uint32_t i);

#endif /* ZHC_BYLINES_H */
