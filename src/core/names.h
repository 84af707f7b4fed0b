/*
 * names.h - persons, places, organisations and works in a text
 *
 * A matcher over the token stream: every mention of a name with the title printed beside it, and
 * mentions of one entity tied together.  README-names.md tells the rules.
 *
 * Mentions stand in the order of the text.  Where candidates of different kinds overlap the longest
 * stays; of equal ones work, person, organisation, place in this order.  Two things are mentions
 * inside a longer one: a country directly before an organisation's own name, and the institution
 * or country that a title names.
 */
#ifndef ZHC_NAMES_H
#define ZHC_NAMES_H

#include "tokens.h"

typedef enum ZhcNameKind
{
	ZHC_NAME_PERSON = 0,
	ZHC_NAME_PLACE,
	ZHC_NAME_ORGANIZATION,
	ZHC_NAME_WORK,
	ZHC_NAME_KINDS
} ZhcNameKind;

/* Characters [start, end) of the clean text; start == end stands for nothing. */
typedef struct ZhcRange
{
	uint32_t start;
	uint32_t end;
} ZhcRange;

typedef struct ZhcMention
{
	uint32_t start;
	uint32_t end;	 /* characters [start, end) of the clean text, marks like 《》 left out */
	uint32_t entity; /* index of the first full mention of the same entity; itself for that */
	ZhcRange title;	 /* the title printed beside this very mention (主席 of 习近平主席) */
	ZhcRange role;	 /* persons: the fullest title printed with this name in the text */
	ZhcRange affiliation; /* persons: the country or organisation of that title */
	char country[3];	  /* ISO 3166-1 alpha-2 of a country, or that a title states, or "" */
	uint8_t kind;		  /* ZhcNameKind */
	uint32_t own;		  /* term + 1 of the user's own list that it is, or 0 */
} ZhcMention;

typedef struct ZhcNames
{
	ZhcMention *men;
	uint32_t n;
	/*
	 * How the text was cut into words: for the first character of each the class of the ordinary
	 * word (n w v a b f m t l, as in data/lexicon/name-words.tsv) or ZHC_WORD_OTHER; 0 inside
	 * words. One entry a character of the clean text, and one behind it.
	 */
	char *word;
} ZhcNames;

#define ZHC_WORD_OTHER '.'

/*
 * Find the names in a text.  Linear in its length.  Free with zhc_names_free.  ZHC_NOMEM.
 */
ZhcStatus zhc_names(const ZhcAlloc *al, const ZhcTokens *tokens, ZhcNames *out);
void zhc_names_free(const ZhcAlloc *al, ZhcNames *names);

/* The first mention that ends after character i (binary search); names->n when there is none. */
uint32_t zhc_names_seek(const ZhcNames *names, uint32_t i);

/* Whether characters [start, end) are a title of the lists, or a word that begins one: 总. */
bool zhc_names_title(const ZhcText *text, uint32_t start, uint32_t end);

/* The kind as in the column of zh_names(). */
/* 男 女 嫌 官 妇 翁 behind a surname that stands for a person in news of crimes: 陈男, 林嫌. */
static inline bool
zhc_is_suspect(uint32_t c)
{
	return c == 0x7537 || c == 0x5973 || c == 0x5ACC || c == 0x5B98 || c == 0x5987 || c == 0x7FC1;
}

const char *zhc_name_kind(ZhcNameKind kind);

/*
 * Append the key of mention m: the folded name of its entity, an alias replaced by the form that
 * articles of every region share (普丁 → 普京, 紐西蘭 → 新西兰).
 */
ZhcStatus zhc_names_key(const ZhcNames *names, const ZhcTokens *tokens, uint32_t m, ZhcBuf *out);

#endif /* ZHC_NAMES_H */
