/*
 * lexicon.h - the compiled word lists of data/lexicon
 *
 * Words are matched on folded characters (zhc_char), so one entry serves both scripts, full and
 * half width, and both cases of Latin.  A text is turned into codes once (zhc_lex_code); every
 * look-up after that is one array read a character, in a double-array trie (Aoe 1989) read
 * forward from a position or backward from one, or a single read where the first or last character
 * is in no word of the kind.
 *
 * A word may stand in several categories; its entries are neighbours, ordered by category.
 */
#ifndef ZHC_LEXICON_H
#define ZHC_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decimal.h"
#include "lexcat.h"
#include "trie.h"

/* One meaning of a word; what a, b and text are stands in lexcat.h. */
typedef struct ZhcLexEntry
{
	uint8_t cat;  /* ZhcLexCat */
	uint8_t last; /* the last entry of its word */
	uint16_t any; /* ZHC_LEX_ANY_ bits of all entries of the word, in each of them */
	int32_t a;
	int32_t b;
	uint32_t text; /* offset into zhc_lex_texts, see zhc_lex_text() */
} ZhcLexEntry;

/* A row of units.tsv or currencies.tsv. */
typedef struct ZhcUnit
{
	uint8_t kind;	  /* ZhcUnitKind */
	char currency[4]; /* ISO 4217 or "" */
	char si[11];	  /* base unit, or "" */
	ZhcRatio ratio;	  /* one unit in base units */
} ZhcUnit;

/* What a character is in a number, and whether a word begins with it, by its code. */
#define ZHC_LEX_CHAR_VALUE		0x1Fu /* digit or power of ten */
#define ZHC_LEX_CHAR_KIND(x)	((ZhcNumeral) ((x) >> 5 & 7))
#define ZHC_LEX_CHAR_KIND_SHIFT 5
#define ZHC_LEX_CHAR_BEGINS		0x100u						/* a word begins with it */
#define ZHC_LEX_CHAR_WORD		0x200u						/* it is a word by itself, */
#define ZHC_LEX_CHAR_ANY(x)		((uint8_t) ((x) >> 10 & 7)) /* of these ZHC_LEX_ANY_ bits */
#define ZHC_LEX_CHAR_ANY_SHIFT	10

extern ZHC_TABLE_LINKAGE const uint16_t zhc_lex_char_bits[];
extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_lex_trie[];
extern ZHC_TABLE_LINKAGE const ZhcLexEntry zhc_lex_entries[];
extern ZHC_TABLE_LINKAGE const char zhc_lex_texts[];
extern ZHC_TABLE_LINKAGE const ZhcUnit zhc_lex_units[];
extern ZHC_TABLE_LINKAGE const uint64_t zhc_lex_first[]; /* categories of all words that begin */
extern ZHC_TABLE_LINKAGE const uint64_t zhc_lex_last[];	 /* or end with a character, by its code */
extern ZHC_TABLE_LINKAGE const uint64_t zhc_lex_alone[]; /* or are that character */

/*
 * Which two characters begin a word, and which end one, as a set of bits: for three pairs out of
 * four the answer is no, and takes one look at 16 KB where the trie would be asked in vain.  Some
 * are in the set by chance.
 */
#define ZHC_LEX_PAIR_BITS 17
#define ZHC_LEX_PAIR_BACK                                                                          \
	0x8000u /* added to the code of a last character, the first of its pair                        \
			 */
extern ZHC_TABLE_LINKAGE const uint8_t zhc_lex_pairs[];

/* The bit of a pair of codes. */
static inline uint32_t
zhc_lex_pair_bit(uint32_t first, uint32_t second)
{
	return ((first << 16 | second) * 2654435769u) >> (32 - ZHC_LEX_PAIR_BITS);
}

/* Whether a word may begin with the two characters of these codes; or end, read backward. */
static inline bool
zhc_lex_pair(uint32_t first, uint32_t second)
{
	uint32_t bit = zhc_lex_pair_bit(first, second);

	return zhc_lex_pairs[bit >> 3] >> (bit & 7) & 1;
}

/* Whether a word of two characters or more may end before i and start at `start` or later. */
static inline bool
zhc_lex_may_end(const uint16_t *code, uint32_t start, uint32_t i)
{
	return i > start + 1 && code[i - 2] != 0 &&
		   zhc_lex_pair(code[i - 1] | ZHC_LEX_PAIR_BACK, code[i - 2]);
}

/* Words stand in the trie twice: as they are read, and backward behind this character. */
#define ZHC_LEX_BACKWARD 0x01u

/* What a word may be good for, told without looking at its entries. */
#define ZHC_LEX_ANY_DATE   1u /* a date may begin with it */
#define ZHC_LEX_ANY_NUMBER 2u /* a quantity may begin with it */
#define ZHC_LEX_ANY_REGION 4u

#define ZHC_LEX_BIT(name) ((uint64_t) 1 << ZHC_LEX_##name)

/* The code of a folded character; 0 when no word holds it. */
static inline uint16_t
zhc_lex_code(uint32_t folded)
{
	return (uint16_t) zhc_trie_code(zhc_lex_trie, folded);
}

/* What the character of that code is in a number, and its digit or power of ten. */
static inline ZhcNumeral
zhc_lex_numeral(uint16_t code, int *value)
{
	uint16_t bits = zhc_lex_char_bits[code];

	*value = bits & ZHC_LEX_CHAR_VALUE;
	return ZHC_LEX_CHAR_KIND(bits);
}

static inline const char *
zhc_lex_text(const ZhcLexEntry *e)
{
	return zhc_lex_texts + e->text;
}

static inline const ZhcUnit *
zhc_lex_unit(int32_t index)
{
	return &zhc_lex_units[index];
}

/* The entry of the word of `first` in one of the categories of mask, or NULL. */
static inline const ZhcLexEntry *
zhc_lex_pick(const ZhcLexEntry *first, uint64_t mask)
{
	for (const ZhcLexEntry *e = first;; e++)
	{
		if (mask >> e->cat & 1)
			return e;
		if (e->last)
			return NULL;
	}
}

/* Whether a word in a category of mask begins with the character of that code. */
static inline bool
zhc_lex_begins(uint16_t code, uint64_t mask)
{
	return (zhc_lex_first[code] & mask) != 0;
}

/* Those categories of mask in which a word may begin at i, seen by its next character as well:
 * hardly ever in vain. */
static inline uint64_t
zhc_lex_beginning(const uint16_t *code, uint32_t i, uint64_t mask)
{
	uint64_t longer = zhc_lex_first[code[i]] & -(uint64_t) zhc_lex_pair(code[i], code[i + 1]);

	return (longer | zhc_lex_alone[code[i]]) & mask;
}

/* zhc_lex_find() and zhc_lex_find_back() where a word may begin or end. */
const ZhcLexEntry *zhc_lex_walk(const uint16_t *code, uint32_t i, uint32_t end, uint64_t mask,
								uint32_t *len);
const ZhcLexEntry *zhc_lex_walk_back(const uint16_t *code, uint32_t start, uint32_t i,
									 uint64_t mask, uint32_t *len);

/*
 * The longest word among code[i .. end) that starts at i and has an entry in a category of mask;
 * returns that entry (the first of them) and its length in characters.  NULL when there is none,
 * as the first character tells most often.
 */
static inline const ZhcLexEntry *
zhc_lex_find(const uint16_t *code, uint32_t i, uint32_t end, uint64_t mask, uint32_t *len)
{
	if (i >= end || !zhc_lex_begins(code[i], mask))
		return NULL;
	return zhc_lex_walk(code, i, end, mask, len);
}

/* The same for words that end before i and start at `start` or later. */
static inline const ZhcLexEntry *
zhc_lex_find_back(const uint16_t *code, uint32_t start, uint32_t i, uint64_t mask, uint32_t *len)
{
	return i > start && zhc_lex_last[code[i - 1]] & mask
			   ? zhc_lex_walk_back(code, start, i, mask, len)
			   : NULL;
}

/* The longest word at i whatever its categories: its first entry, or NULL.  Cheaper than the above.
 */
static inline const ZhcLexEntry *
zhc_lex_longest(const uint16_t *code, uint32_t i, uint32_t end, uint32_t *len)
{
	uint32_t best = 0, p = i, found = 0;
	uint64_t node;

	if (i >= end || !(zhc_lex_char_bits[code[i]] & ZHC_LEX_CHAR_BEGINS))
		return NULL;
	for (node = zhc_trie_first(zhc_lex_trie, code[i]); node != 0;)
	{
		uint32_t entry = ZHC_NODE_ENTRY(node), none = -(uint32_t) (entry == 0);

		/* which nodes end a word no processor guesses: no branch asks */
		best = entry | (best & none);
		found = ((++p - i) & ~none) | (found & none);
		if (p >= end || code[p] == 0 || (p == i + 1 && !zhc_lex_pair(code[i], code[p])))
			break;
		node = zhc_trie_next(zhc_lex_trie, node, code[p]);
	}
	*len = found;
	return best ? &zhc_lex_entries[best - 1] : NULL;
}

/* The categories of all words that begin at i, as a mask. */
uint64_t zhc_lex_categories(const uint16_t *code, uint32_t i, uint32_t end);

#endif /* ZHC_LEXICON_H */
