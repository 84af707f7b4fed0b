/*
 * region.h - where an article was written, as far as its words tell
 *
 * Decides what 元 and 114年 mean.
 */
#ifndef ZHC_REGION_H
#define ZHC_REGION_H

#include "tokens.h"

typedef enum ZhcRegion
{
	ZHC_REGION_UNKNOWN = 0,
	ZHC_REGION_MAINLAND,
	ZHC_REGION_HONGKONG,
	ZHC_REGION_MACAO,
	ZHC_REGION_TAIWAN,
	ZHC_REGION_COUNT
} ZhcRegion;

/*
 * The region whose words (agencies, offices, currencies) weigh most.  The script does not count, so
 * that a text means the same after conversion.
 */
ZhcRegion zhc_region(const ZhcTokens *t);

/* ISO 4217 code of that region's money, or "". */
const char *zhc_region_currency(ZhcRegion r);

/* The money that 元 alone is: that of the text's region r; where no word has told it Simplified
 * text is the mainland's. */
const char *zhc_local_currency(const ZhcTokens *t, ZhcRegion r);

#endif /* ZHC_REGION_H */
