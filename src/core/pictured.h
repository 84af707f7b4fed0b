/*
 * pictured.h - whose picture is shown, behind the last sentence of a caption
 */
#ifndef ZHC_PICTURED_H
#define ZHC_PICTURED_H

#include "lines.h"

/* Whether what stands before p may end such a credit: most lines end otherwise. */
static inline bool
zhc_may_end_pictured(const char *p)
{
	switch ((unsigned char) p[-3] << 16 | (unsigned char) p[-2] << 8 | (unsigned char) p[-1])
	{
		case 0xE69184: /* 摄 */
		case 0xE6949D: /* 攝 */
		case 0xE5BDB1: /* 影 */
		case 0xE59BBE: /* 图 */
		case 0xE59C96: /* 圖 */
		case 0xE4BE9B: /* 供 */
		case 0xE78987: /* 片 */
		case 0xE785A7: /* 照 */
		case 0xE98193: /* 道 */
		case 0xE5B08E: /* 導 */
		case 0xE7A4BE: /* 社 */
		case 0xE69BB8: /* 書 */
		case 0xEFBC89: /* ） */
			return true;
		default:
			return false;
	}
}

typedef enum ZhcPictured
{
	ZHC_NOT_PICTURED,
	ZHC_AGENCY_BEHIND, /* …。美聯社: whose picture or whose report */
	ZHC_PICTURED
} ZhcPictured;

/*
 * Whether lines [first, i] of a paragraph end with whose picture it is, behind a sentence, which
 * may be broken over two of them: 市民在新站候车。邓超摄, …。圖／捷運局提供
 */
ZhcPictured zhc_ends_pictured(const char *s, const ZhcLine *lines, uint32_t first, uint32_t i);

#endif /* ZHC_PICTURED_H */
