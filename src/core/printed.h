/*
 * printed.h - all that is looked up for a character of a text, in one place
 *
 * A text has some two hundred different characters a kilobyte, from everywhere in tables that are
 * larger than the caches: so what finds facts reads once for each what chars.h, lexicon.h and
 * namewords.h know of it.
 */
#ifndef ZHC_PRINTED_H
#define ZHC_PRINTED_H

#include "chars.h"
#include "lexicon.h"
#include "namewords.h"

typedef struct ZhcPrinted
{
	uint32_t word; /* zhc_char() */
	uint16_t lex;  /* code of the folded character in zhc_lex_trie */
	uint16_t name; /* and in zhc_name_trie */
} ZhcPrinted;

/* Characters below this stand in the table, which src/tools/mkprinted.c writes. */
#define ZHC_PRINTED_COUNT 0x10000u

extern ZHC_TABLE_LINKAGE const ZhcPrinted zhc_printed_chars[];

/* The same for a character of any plane, or a bad byte's value. */
static inline ZhcPrinted
zhc_printed(uint32_t cp)
{
	ZhcPrinted p;

	if (cp < ZHC_PRINTED_COUNT)
		return zhc_printed_chars[cp];
	p.word = zhc_char(cp);
	p.lex = zhc_lex_code(p.word & ZHC_FOLD_MASK);
	p.name = (uint16_t) zhc_trie_code(zhc_name_trie, p.word & ZHC_FOLD_MASK);
	return p;
}

#endif /* ZHC_PRINTED_H */
