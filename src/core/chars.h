/*
 * chars.h - what every character is: its class and its 1:1 folding
 *
 * The table is compiled from data/classes.tsv and data/fold.tsv (fixed with the version: what
 * stands in indexes depends on it).  One load answers both questions.
 */
#ifndef ZHC_CHARS_H
#define ZHC_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tables.h"

typedef enum ZhcClass
{
	ZHC_C_OTHER = 0, /* unassigned, controls, private use, bad bytes */
	ZHC_C_IGNORABLE, /* default-ignorable: zero-width, variation selectors, soft hyphen, BOM */
	ZHC_C_BLANK,	 /* space, tab, U+00A0, U+3000 and other space separators */
	ZHC_C_NEWLINE,	 /* LF VT FF CR U+0085 U+2028 U+2029 */
	ZHC_C_HAN,		 /* ideographs of every plane, compatibility ideographs, radicals, 〇 々 */
	ZHC_C_KANA,		 /* hiragana, katakana (half-width too), prolonged sound mark, bopomofo */
	ZHC_C_LETTER,	 /* letters of every other script, full-width Latin included */
	ZHC_C_DIGIT,	 /* decimal digits (Nd), full-width included */
	ZHC_C_MARK,		 /* combining marks (Mn Mc Me) that are not ignorable */
	ZHC_C_JOINER,	 /* dashes and interpuncts: inside a name when Han stands on both sides */
	ZHC_C_STOP,	 /* ends a sentence: 。！？!? ． ｡ and the ellipsis … (not the ASCII dot) */
	ZHC_C_OPEN,	 /* opening quotes and brackets: “‘「『《〈（( … */
	ZHC_C_CLOSE, /* their closing partners */
	ZHC_C_PUNCT, /* all other punctuation (P*), ASCII dot included */
	ZHC_C_SYMBOL, /* S* and other numbers (No, Nl) */
	ZHC_C_COUNT
} ZhcClass;

#define ZHC_FOLD_MASK	0x1FFFFFu
#define ZHC_CLASS_SHIFT 24
#define ZHC_COMPLEX		0x200000u /* folding is not 1:1: fold.c knows it (ﬁ, ㎡, combining marks) */

#define ZHC_HANS 0x400000u /* only Simplified print has this character */
#define ZHC_HANT 0x800000u /* only Traditional print has it */

/* The compiled table: blocks of 128 words, shared when equal (tables.c, src/tools/mkchars.c). */
#define ZHC_CHARS_SHIFT 7
#define ZHC_CHARS_MASK	((1u << ZHC_CHARS_SHIFT) - 1)

extern ZHC_TABLE_LINKAGE const uint16_t zhc_chars_index[];
extern ZHC_TABLE_LINKAGE const uint32_t zhc_chars_blocks[];

/*
 * Class, fold target and flags in one word, for a code point or a bad byte's value as zhc_decode
 * gives them.  The low 21 bits are the 1:1 folded character (the character itself when nothing
 * changes or when it folds to several).  Values from ZHC_BAD_BYTE on are ZHC_C_OTHER.
 */
static inline uint32_t
zhc_char(uint32_t cp)
{
	uint32_t w =
		zhc_chars_blocks[((uint32_t) zhc_chars_index[cp >> ZHC_CHARS_SHIFT] << ZHC_CHARS_SHIFT) |
						 (cp & ZHC_CHARS_MASK)];

	/* the table holds the difference between folded and given, so that equal blocks abound */
	return (w & ~ZHC_FOLD_MASK) | ((w + cp) & ZHC_FOLD_MASK);
}

/*
 * For U+3000 to U+9FFF, nearly all of a Chinese text: the folded character of Han and kana, half
 * the size to look up; 0 for everything else and where zhc_char() has to be asked.
 */
#define ZHC_CJK_FROM 0x3000u
#define ZHC_CJK_TO	 0x9FFFu

extern ZHC_TABLE_LINKAGE const uint16_t zhc_chars_cjk[];

/*
 * The folded Han or kana of three bytes led by E3 to E9 at q, U+3000 to U+9FFF itself; 0 when
 * something else stands there, or a character that is not to be had the short way.  q has three
 * bytes.
 */
static inline uint32_t
zhc_common_cjk(const char *q)
{
	const unsigned char *p = (const unsigned char *) q;
	unsigned lead = p[0] - 0xE3u; /* U+3000 to U+3FFF, and so on */
	unsigned high = p[1] ^ 0x80u;
	unsigned low = p[2] ^ 0x80u;

	if (lead > 6 || (high | low) >= 0x40)
		return 0;
	return zhc_chars_cjk[lead << 12 | high << 6 | low];
}

/* The 1:1 foldings the other way round, by folded, then by printed; identities left out. */
typedef struct ZhcUnfold
{
	uint32_t folded;
	uint32_t printed;
} ZhcUnfold;

extern ZHC_TABLE_LINKAGE const ZhcUnfold zhc_chars_unfold[], zhc_chars_unfold_end[];

/*
 * All characters that fold 1:1 to the folded character cp, itself first, into out; at most max.
 * Returns how many there are, which may be more than max.
 */
size_t zhc_unfold(uint32_t cp, uint32_t *out, size_t max);

static inline ZhcClass
zhc_class(uint32_t cp)
{
	return (ZhcClass) (zhc_char(cp) >> ZHC_CLASS_SHIFT);
}

/* Han and kana are cut into bigrams. */
static inline bool
zhc_is_cjk(ZhcClass c)
{
	return c == ZHC_C_HAN || c == ZHC_C_KANA;
}

/*
 * A number (FNV-1a) that changes whenever a class or a folding does: what stands in indexes
 * depends on these tables.  One element.
 */
extern ZHC_TABLE_LINKAGE const uint64_t zhc_chars_hash[];

/* The class's name in small letters, as tests and tools print it. */
const char *zhc_class_name(ZhcClass c);

#endif /* ZHC_CHARS_H */
