/*
 * convert_tables.h - layout of the tables behind script conversion (written by mkconvert.c)
 */
#ifndef ZHC_CONVERT_TABLES_H
#define ZHC_CONVERT_TABLES_H

#include "alloc.h"
#include "trie.h"

/*
 * What a key becomes: 23 bits offset into zhc_convert_pool, 8 bits length; length 0 means that it
 * stays as it is.  Bit 31 depends on the table.
 */
#define ZHC_VALUE_FLAG		 0x80000000u
#define ZHC_VALUE_LEN(v)	 ((v) &0xFFu)
#define ZHC_VALUE_OFFSET(v)	 (((v) & ~ZHC_VALUE_FLAG) >> 8)
#define ZHC_POOL_PADDING	 32		 /* bytes that may be read after a value's end */
#define ZHC_CODE_COMPAT		 0xFFF1u /* a compatibility ideograph: normalization comes first */
#define ZHC_CODE_DESCRIPTION 0xFFF2u /* an ideographic description operator */
#define ZHC_NONE			 UINT32_MAX

/* A configuration as the tables have it; numbers of dictionaries index zhc_convert_tries. */
struct ZhcConfig
{
	char name[8];
	uint32_t segmentation; /* dictionary whose flagged entries cut the text, or ZHC_NONE */
	uint32_t nsteps;
	uint32_t step[2];
	uint32_t hits; /* for configurations that cut: first of their values in zhc_convert_hits */
};

typedef struct ZhcCompat
{
	uint32_t from;
	uint32_t to;
} ZhcCompat;

extern ZHC_TABLE_LINKAGE const struct ZhcConfig zhc_convert_configs[], zhc_convert_configs_end[];
extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_convert_tries[];
/* One element: Hong Kong newspapers' forms (data/convert/regional.tsv). */
extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_convert_regional[];
/* One element: words of technical and other texts (data/convert/technical-tw.tsv). */
extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_convert_technical[];
/* Values of all dictionaries' entries; flagged: an entry of the first rank (a phrase). */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_convert_entries[];
/*
 * For each entry of a segmentation's dictionary the value after all steps.  Flagged, for an entry
 * that does not cut: what it becomes may begin a longer key of the second step.
 */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_convert_hits[];
extern ZHC_TABLE_LINKAGE const char zhc_convert_pool[];
/* Compatibility ideographs and what normalization makes of them, in order. */
extern ZHC_TABLE_LINKAGE const ZhcCompat zhc_convert_compat[], zhc_convert_compat_end[];

/* End of the complete ideographic description sequence at s (s < end), or NULL (compat.c). */
const char *zhc_description_end(const char *s, const char *end);

/* What normalization makes of a character. */
uint32_t zhc_convert_normal(uint32_t cp);

/* Append s with its compatibility ideographs replaced, character by character. */
ZhcStatus zhc_convert_normalize(const char *s, const char *end, ZhcBuf *out);

#endif /* ZHC_CONVERT_TABLES_H */
