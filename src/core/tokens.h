/*
 * tokens.h - the one pass over a clean text that every extractor of facts reads
 *
 * Characters are classed and folded, the longest words of the lexicon found, numerals parsed,
 * quotes and brackets paired.  Tokens stand in the order of the text and cover all of it but
 * blanks.  They say where to look; a matcher then asks the lexicon for the categories it wants at
 * the character it wants (zhc_lex_find on text.code), so that no segmentation is ever forced on it.
 *
 * Linear in the text: 17 bytes a token; in news a token for two characters.
 */
#ifndef ZHC_TOKENS_H
#define ZHC_TOKENS_H

#include <string.h>

#include "number.h"
#include "text.h"

typedef enum ZhcTokenKind
{
	ZHC_T_OTHER = 0, /* a run of characters that are in no word */
	ZHC_T_WORD,		 /* a word of the lexicon; ref: its first entry */
	ZHC_T_NUMBER,	 /* ref: index into numbers */
	ZHC_T_LATIN,	 /* letters, with the digits that belong to them (G20, COVID-19) */
	ZHC_T_OPEN,		 /* opening quote or bracket; ref: token that closes it, or ZHC_NO_TOKEN */
	ZHC_T_CLOSE,	 /* ref: token that opened it, or ZHC_NO_TOKEN */
	ZHC_T_COMMA,	 /* ， 、 ； ： and their ASCII forms: ends a clause */
	ZHC_T_STOP,		 /* ends a sentence */
	ZHC_T_MARK,		 /* any other mark or symbol */
	ZHC_T_PARA		 /* end of a paragraph */
} ZhcTokenKind;

#define ZHC_NO_TOKEN UINT32_MAX

typedef struct ZhcToken
{
	uint32_t start;
	uint32_t end; /* characters [start, end) of the clean text */
	uint32_t ref;
	uint8_t kind; /* ZhcTokenKind */
} ZhcToken;

#define ZHC_TOKEN_MARK	0x80u
#define ZHC_TOKEN_BLOCK 8 /* tokens whose `any` is read together */

typedef struct ZhcTokens
{
	ZhcText text;
	ZhcToken *tok;
	uint8_t *any; /* of each token, and ZHC_TOKEN_BLOCK zeros behind: ZHC_LEX_ANY_ bits of a word,
					 ZHC_TOKEN_MARK of all but words and runs */
	uint32_t n;
	ZhcNumber *num;
	uint32_t nnum;
} ZhcTokens;

/*
 * Tokenise a clean text, which must live as long as the tokens.  Free with zhc_tokens_free.
 * ZHC_NOMEM.
 */
ZhcStatus zhc_tokens(const ZhcAlloc *al, const ZhcClean *clean, ZhcTokens *out);
void zhc_tokens_free(const ZhcAlloc *al, ZhcTokens *t);

/* The first token from k on that has one of these bits in `any`, or t->n: most have none. */
static inline uint32_t
zhc_token_next(const ZhcTokens *t, uint32_t k, uint8_t bits)
{
	for (uint64_t block; k < t->n; k += ZHC_TOKEN_BLOCK)
	{
		memcpy(&block, t->any + k, sizeof(block));
		block &= bits * UINT64_C(0x0101010101010101);
		if (block == 0)
			continue;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		return k + (uint32_t) __builtin_ctzll(block) / 8;
#else
		while (!(t->any[k] & bits))
			k++;
		return k;
#endif
	}
	return t->n;
}

/* The first entry of a word token. */
static inline const ZhcLexEntry *
zhc_token_entries(const ZhcToken *tok)
{
	return &zhc_lex_entries[tok->ref];
}

#endif /* ZHC_TOKENS_H */
