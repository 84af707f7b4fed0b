/*
 * terms.h - the index terms of a text, sorted, with positions: what zh_tsvector() stores
 *
 * Positions count like this (and the parser of src/pg/parser.c makes PostgreSQL count the same):
 * every character of a run takes one, a bigram standing at its first character's; every word
 * takes one; every gap that a phrase may not cross takes one.  So two bigrams at distance 2 are
 * four neighbouring characters of one run, and a phrase needs only every other bigram.
 *
 * Terms of a run c1 … cn, n > 1: its bigrams, and cn‹c(n-1) at the place of the last bigram, so
 * that 'cn':* finds the last character too.  A run of one character gives that character.
 */
#ifndef ZHC_TERMS_H
#define ZHC_TERMS_H

#include "words.h"

#define ZHC_TAIL_MARK 0x2039u /* ‹ between the two characters of a reversed last bigram */

/* PostgreSQL's limits (tsearch/ts_type.h); the glue asserts that they are the same. */
#define ZHC_MAX_POS		  16383
#define ZHC_MAX_POSITIONS 255

typedef struct ZhcTerms ZhcTerms;

/* Collect the terms of a text; stretches of words go through zhc_words(parser, ctx). */
ZhcStatus zhc_terms_make(const ZhcAlloc *al, const char *s, size_t n, ZhcWordsFn parser, void *ctx,
						 ZhcTerms **out);
void zhc_terms_free(ZhcTerms *t);

/* Room in ZhcTerm.text, two words of 8: copying words is cheaper than copying a varying length. */
#define ZHC_TERM_TEXT 16

typedef struct ZhcTerm
{
	char text[ZHC_TERM_TEXT]; /* the term, when word is NULL */
	const char *word;		  /* a word's bytes */
	bool tail;				  /* a reversed last bigram */
	uint32_t len;			  /* bytes */
	uint32_t npos;			  /* how many positions there are, not limited */
	const char *first;		  /* the first one; for zhc_term_pos */
	uint32_t stride;
} ZhcTerm;

/* The next term in byte order; false at the end.  zhc_terms_rewind starts over. */
bool zhc_terms_next(ZhcTerms *t, ZhcTerm *term);
void zhc_terms_rewind(ZhcTerms *t);

/* Position i of a term, ascending, 1 to ZHC_MAX_POS (clamped): the low bits of its key. */
#define ZHC_POS_BITS 14

static inline uint16_t
zhc_term_pos(const ZhcTerm *term, uint32_t i)
{
	uint64_t key;

	memcpy(&key, term->first + (size_t) i * term->stride, sizeof(key));
	return (uint16_t) (key & ((1u << ZHC_POS_BITS) - 1));
}

/* Upper bounds, for allocation: number of terms, and bytes of all their texts. */
size_t zhc_terms_count(const ZhcTerms *t);
size_t zhc_terms_bytes(const ZhcTerms *t);

/* The highest position that the text would need without clamping. */
uint64_t zhc_terms_last_pos(const ZhcTerms *t);

#endif /* ZHC_TERMS_H */
