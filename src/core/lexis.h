/*
 * lexis.h - layout of the tables behind conversion in context (written by mkwords.c, mkrules.c)
 */
#ifndef ZHC_LEXIS_H
#define ZHC_LEXIS_H

#include "trie.h"

/* ---- words: Simplified words, how frequent they are, their Traditional forms ----------------- */

/*
 * An entry: 8 bits cost (tenths of -ln of the frequency), 8 bits flags, 16 bits number of its
 * Traditional form in zhc_word_values (0: every character by its first candidate).
 */
#define ZHC_WORD_COST(e)  ((e) &0xFFu)
#define ZHC_WORD_FLAGS(e) (((e) >> 8) & 0xFFu)
#define ZHC_WORD_VALUE(e) ((e) >> 16)

#define ZHC_WORD_UNSURE	   0x01u /* no phrase covers its ambiguous characters: rules decide */
#define ZHC_WORD_TITLE	   0x02u /* stands right before a name */
#define ZHC_WORD_ADDRESS   0x04u /* stands right after a name */
#define ZHC_WORD_SAYS	   0x08u /* stands right after a speaker */
#define ZHC_WORD_GENERAL   0x10u /* has regional vocabulary in technical texts only */
#define ZHC_WORD_TECHNICAL 0x20u /* shows that a text is technical */

#define ZHC_NEVER_GIVEN 255 /* cost of a character that no given name has */

/* What a single character is, by its entry; words of one character have the first entries. */
typedef struct ZhcCharInfo
{
	uint32_t form;	   /* its first candidate in Traditional */
	uint8_t surname;   /* cost as a surname, 0: is none */
	uint8_t given;	   /* cost in a given name, 0: unlikely there */
	uint8_t foreign;   /* cost in a foreign name, 0: is in none */
	uint8_t ambiguous; /* 1: has more than one Traditional form */
	uint32_t name[3];  /* forms as a surname, in given names, in foreign names */
} ZhcCharInfo;

extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_word_trie[];		/* one element */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_word_entries[]; /* of entry 1 and up */
extern ZHC_TABLE_LINKAGE const ZhcCharInfo zhc_word_chars[], zhc_word_chars_end[];
/* Traditional forms: offset in zhc_word_text, which counts characters; as long as the word. */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_word_values[];
extern ZHC_TABLE_LINKAGE const uint32_t zhc_word_text[];

/* ---- rules: which form an ambiguous character has beside which others ----------------------- */

typedef struct ZhcRuleSet
{
	uint32_t cp;
	uint16_t first; /* in zhc_rules */
	uint16_t n;
} ZhcRuleSet;

typedef struct ZhcRule
{
	uint32_t form; /* the Traditional character; flagged: also inside words */
	uint32_t left; /* patterns in zhc_rule_code, 0: true */
	uint32_t right;
} ZhcRule;

#define ZHC_RULE_STRONG 0x80000000u

/*
 * Patterns: number of alternatives (flagged: negated), then each as length and elements.  An
 * element is a character or one of these.
 */
#define ZHC_RULE_NOT	0x80000000u
#define ZHC_RULE_CLASS	0x80000000u /* + number of the class in zhc_rule_classes */
#define ZHC_RULE_NUMBER 0xC0000001u
#define ZHC_RULE_EDGE	0xC0000002u
#define ZHC_RULE_ANY	0xC0000003u

extern ZHC_TABLE_LINKAGE const ZhcRuleSet zhc_rule_sets[], zhc_rule_sets_end[];
extern ZHC_TABLE_LINKAGE const ZhcRule zhc_rules[];
extern ZHC_TABLE_LINKAGE const uint32_t zhc_rule_code[];
extern ZHC_TABLE_LINKAGE const uint32_t zhc_rule_classes[]; /* offsets in zhc_rule_code */

#endif /* ZHC_LEXIS_H */
