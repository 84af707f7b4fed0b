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

#endif /* ZHC_SCRIPT_H */
