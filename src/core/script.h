/*
 * script.h - which Chinese script a text is printed in: zh_script()
 */
#ifndef ZHC_SCRIPT_H
#define ZHC_SCRIPT_H

#include "alloc.h"

/*
 * "hans", "hant", "mixed" (substantial evidence of both), "han" (Han characters, but none that
 * only one script has) or "none" (no Han).  Counts characters exclusive to one script; variants
 * common in both (峰 秘 …) are no evidence.
 */
const char *zhc_script(const char *s, size_t n);

/* How a text is printed, in numbers. */
typedef struct ZhcScriptDetail
{
	size_t han;	 /* Han characters */
	size_t hans; /* of these, characters that only Simplified print has, */
	size_t hant; /* and those that only Traditional print has */
	size_t kana; /* hiragana and katakana */
} ZhcScriptDetail;

ZhcScriptDetail zhc_script_detail(const char *s, size_t n);

/* What zhc_script() says, from the numbers. */
const char *zhc_script_of(const ZhcScriptDetail *d);

/* Is it Japanese?  Kana make at least a twentieth of such a text; in Chinese they are names. */
bool zhc_is_japanese(const ZhcScriptDetail *d);

#endif /* ZHC_SCRIPT_H */
