/*
 * namewords.h - the compiled word lists that names are found with
 *
 * A dictionary of its own beside lexicon.h: it holds the ordinary words of the language as well,
 * with their frequencies, since what is a name is told by what is not.  Words are matched on
 * folded characters.  One entry a word; its flags say all that it may be.
 */
#ifndef ZHC_NAMEWORDS_H
#define ZHC_NAMEWORDS_H

#include <stdint.h>

#include "trie.h"

/* What a word may be: the categories of data/lexicon/{name-*,surnames,titles,...}.tsv. */
#define ZHC_NAME_CATEGORIES(X)                                                                        \
	X(WORD)			   /* an ordinary word */                                                         \
	X(COUNTRY)		   /* ISO code in country */                                                      \
	X(PLACE)		   /* of the gazetteer */                                                         \
	X(PLACE_WEAK)	   /* a little known place that is an ordinary word too */                        \
	X(ORG)			   /* an organisation by name; country ZZ: international */                       \
	X(MEDIA)		   /* a medium or agency */                                                       \
	X(SELF)			   /* what a paper calls itself: no name (本报) */                              \
	X(PERSON)		   /* a person by name */                                                         \
	X(ABBR)			   /* stands for a country in compounds (中哈, 美中) */                       \
	X(TITLE)		   /* stands before or after a person's name */                                   \
	X(TITLE_AFTER)	   /* only after it */                                                            \
	X(TITLE_MOD)	   /* part of a title before another word of it */                                \
	X(PERSON_AFTER)	   /* verbs and words that stand behind a person's name */                        \
	X(PERSON_BEFORE)   /* verbs that stand before one (任命) */                                     \
	X(SURNAME)		   /* Chinese */                                                                  \
	X(SURNAME_FOREIGN) /* Japanese */                                                                 \
	X(ORG_END)		   /* ends an organisation's name */                                              \
	X(ORG_END_WEAK)	   /* ... only behind a proper name or place */                                   \
	X(ORG_END_BARE)	   /* ... only directly behind unknown characters */                              \
	X(PLACE_END)	   /* ends a place's name */                                                      \
	X(PLACE_END_WEAK)  /* likewise */                                                                 \
	X(WORK_END)		   /* ends a treaty's or document's name */                                       \
	X(ORG_KIND) /* behind 等 in a list of organisations, 等公司; a verb: behind a share's name */ \
	X(PLACE_KIND)	 /* behind 等 in a list of places: 等地 */                                     \
	X(LAW_VERB)		 /* before a law in quotes: 违反「…法」 */                                 \
	X(SIGN_VERB)	 /* before a treaty without marks: 签署… */                                   \
	X(ORG_START)	 /* begins an organisation's name: 国家 全国 国立 */                        \
	X(SURNAME_ALONE) /* a surname that stands for a person named before: 詹表示 */                 \
	X(ORG_TRADE)	 /* what kind of firm or body stands before its name: 药企 智库 */            \
	X(RELATION)		 /* of a person to another: before a name, but no title: 妻子 队友 */         \
	X(TRANSCRIBED)	 /* a transcribed name that dictionaries print as a noun: 米勒 */

enum ZhcNameCatIndex
{
#define ZHC_NAME_ENUM(name) ZHC_NW_INDEX_##name,
	ZHC_NAME_CATEGORIES(ZHC_NAME_ENUM)
#undef ZHC_NAME_ENUM
		ZHC_NW_COUNT
};

#define ZHC_NW(name) (1u << ZHC_NW_INDEX_##name)

#define ZHC_NAME_WORD_MAX 32u /* characters */

#define ZHC_NW_NEVER	 255u
#define ZHC_NW_FORBIDDEN 254u /* in a model: not allowed there */

typedef struct ZhcNameWord
{
	uint32_t flags; /* ZHC_NW(...) */
	uint32_t key;	/* the form all aliases share, offset into zhc_name_texts; 0: none */
	uint8_t cost;	/* -8 ln of the relative frequency as an ordinary word; ZHC_NW_NEVER */
	char cls;		/* n w v a b f m t l as in name-words.tsv; 0: not an ordinary word */
	char country[2];
} ZhcNameWord;

/*
 * What the trie says of a word: its entry, and its cost once more, so that nothing else need be
 * read of most words.  The tables are larger than the caches.
 */
#define ZHC_NAME_ENTRY_BITS 17
#define ZHC_NAME_COST_FROM	32u
#define ZHC_NAME_COST_NEVER 127u /* packed */

#define ZHC_NAME_ENTRY(x)  ((x) & ((1u << ZHC_NAME_ENTRY_BITS) - 1))
#define ZHC_NAME_PACKED(x) ((x) >> ZHC_NAME_ENTRY_BITS & ZHC_NAME_COST_NEVER)

/* The flags and the cost of a word in one number, so that more of those in use fit into the caches.
 */
#define ZHC_NAME_BRIEF(flags, cost) (((flags) &0xFFFFFFu) | (uint32_t) (cost) << 24)
#define ZHC_NAME_FLAGS(brief)		((brief) &0xFFFFFFu)
#define ZHC_NAME_COST(brief)		((brief) >> 24)

/* Categories from here on are in zhc_name_words alone, not in briefs and segments. */
#define ZHC_NW_SELDOM ZHC_NW_INDEX_LAW_VERB

_Static_assert(ZHC_NW_SELDOM <= 24, "a brief has 24 bits for flags");
_Static_assert(ZHC_NW_COUNT <= 32, "flags are in 32 bits");

/* In zhc_name_classes: a word with other flags than WORD; else its class is all there is to know.
 */
#define ZHC_NAME_SPECIAL 0x80u

/* What a character may do in a name: be a surname, begin a longer one; begin a transcribed name,
 * stand inside one. */
#define ZHC_MAY_HAN	   1u
#define ZHC_MAY_LONGER 8u
#define ZHC_MAY_HEAD   2u
#define ZHC_MAY_INNER  4u

/* Costs of a character inside names, in the same measure. */
typedef struct ZhcNameModel
{
	uint8_t surname, first, second, single, head, inner, tail;
	uint8_t may; /* ZHC_MAY_..., in short */
} ZhcNameModel;

/*
 * Entries that speak for a name beside them or begin one (ZHC_NW_NEAR) come first, up to
 * zhc_name_near[0]; then others with one of the categories that briefs do not have, up to
 * zhc_name_near[1]; then the rest, frequent ones first, so that what is read most lies together.
 */
#define ZHC_NW_NEAR                                                                                \
	(ZHC_NW(TITLE) | ZHC_NW(TITLE_AFTER) | ZHC_NW(PERSON_BEFORE) | ZHC_NW(PERSON_AFTER) |          \
	 ZHC_NW(SURNAME) | ZHC_NW(SURNAME_FOREIGN))

extern ZHC_TABLE_LINKAGE const ZhcTrie zhc_name_trie[];
extern ZHC_TABLE_LINKAGE const ZhcNameWord zhc_name_words[];
extern ZHC_TABLE_LINKAGE const uint32_t
	zhc_name_briefs[]; /* of the words, for speed: flags, cost */
extern ZHC_TABLE_LINKAGE const uint8_t zhc_name_classes[]; /* likewise; ZHC_NAME_SPECIAL */
extern ZHC_TABLE_LINKAGE const uint32_t zhc_name_near[];
extern ZHC_TABLE_LINKAGE const ZhcNameModel zhc_name_models[]; /* by the trie's codes */
extern ZHC_TABLE_LINKAGE const char zhc_name_texts[];

static inline uint32_t
zhc_name_flags(uint32_t word)
{
	return ZHC_NAME_FLAGS(zhc_name_briefs[word]);
}

static inline uint32_t
zhc_name_cost(uint32_t word)
{
	return ZHC_NAME_COST(zhc_name_briefs[word]);
}

/* Whether a word has one of the categories from ZHC_NW_SELDOM on, `flags`; for most, nothing is
 * read.
 */
static inline bool
zhc_name_seldom(uint32_t word, uint32_t flags)
{
	return word <= zhc_name_near[1] && zhc_name_words[word].flags & flags;
}

static inline char
zhc_name_cls(uint32_t word)
{
	return (char) (zhc_name_classes[word] & ~ZHC_NAME_SPECIAL);
}

#endif /* ZHC_NAMEWORDS_H */
