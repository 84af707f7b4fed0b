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

/*
 * A term of a run is one 64-bit key: first character (24 bits), code of the rest (24), position
 * (16), each of them whole bytes, by which keys are sorted.  The code is in the order of the text
 * that follows the first character, and nearly always fits into 16 bits, so that few bytes of a key
 * differ from other keys':
 *   0 to 0x1FFF        the second character, as it is; 0 when there is none
 *   0x2000 to 0x8FFF   ‹ and U+3000 to U+9FFF: a reversed last bigram
 *   0x9000 and higher  the second character, from U+3000 on
 * The few terms that have no code are kept as words.
 */
#define ZHC_POS_BITS   16
#define ZHC_KEY_SHIFT1 (ZHC_POS_BITS + 24)
#define ZHC_CODE_MASK  0xFFFFFFu
#define ZHC_CODE_TAIL  0x2000u
#define ZHC_CODE_WIDE  0x9000u
#define ZHC_CODE_FROM  0x3000u

static inline uint32_t
zhc_key_first(uint64_t key)
{
	return (uint32_t) (key >> ZHC_KEY_SHIFT1);
}

static inline uint32_t
zhc_key_code(uint64_t key)
{
	return (uint32_t) (key >> ZHC_POS_BITS) & ZHC_CODE_MASK;
}

static inline bool
zhc_key_is_tail(uint64_t key)
{
	return zhc_key_code(key) - ZHC_CODE_TAIL < ZHC_CODE_WIDE - ZHC_CODE_TAIL;
}

/* Room for a key's text, two words of 8: copying words is cheaper than a varying length. */
#define ZHC_TERM_TEXT 16

/*
 * Write a key's text, and a zero behind it where its length is odd; returns its length.  All
 * ZHC_TERM_TEXT bytes may be written to.
 */
uint32_t zhc_key_text_any(uint64_t key, char *dst);

/*
 * The three bytes of a character from U+0800 to U+FFFF, the first one lowest, and those of another
 * one, which stands 24 bits higher, at once.
 */
static inline uint64_t
zhc_three_bytes_each(uint64_t two)
{
	return UINT64_C(0x8080E08080E0) | (two >> 12 & UINT64_C(0x00000F00000F)) |
		   (two << 2 & UINT64_C(0x003F00003F00)) | (two << 16 & UINT64_C(0x3F00003F0000));
}

/*
 * The same; nearly all keys are characters of three bytes, and their text is made in a register:
 * without a branch, since nothing tells beforehand which of them are reversed.
 */
static inline uint32_t
zhc_key_text(uint64_t key, char *dst)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t beyond = UINT64_C(0xFF0000) << ZHC_KEY_SHIFT1 | UINT64_C(0xFF0000)
																	   << ZHC_POS_BITS;

	if (key >= (uint64_t) 0x800 << ZHC_KEY_SHIFT1 && (key & beyond) == 0 &&
		(uint32_t) key >= ZHC_CODE_TAIL << ZHC_POS_BITS)
	{
		const uint64_t mark = UINT64_C(0xB980E2) << 24; /* ZHC_TAIL_MARK */
		bool tail = (uint32_t) key < ZHC_CODE_WIDE << ZHC_POS_BITS;
		uint64_t if_tail = 0 - (uint64_t) tail; /* compilers make a branch of a question */
		uint64_t two = (key >> ZHC_POS_BITS) + ZHC_CODE_FROM - ZHC_CODE_WIDE +
					   ((ZHC_CODE_WIDE - ZHC_CODE_TAIL) & if_tail);
		uint64_t bytes = zhc_three_bytes_each(two);
		uint64_t text = bytes >> 24 | bytes << (24 + (24 & if_tail)) | (mark & if_tail);
		uint16_t last = bytes >> 16 & 0xFF; /* where the text is longer than eight bytes */

		memcpy(dst, &text, 8);
		memcpy(dst + 8, &last, 2);
		return 6 + (3 & (uint32_t) if_tail);
	}
#endif
	return zhc_key_text_any(key, dst);
}

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

/*
 * The keys of the terms that come before the next word, in order, equal ones (but for their
 * ascending positions) together; they count as read.
 */
const uint64_t *zhc_terms_keys(ZhcTerms *t, size_t *n);

/* Position i of a term, ascending, 1 to ZHC_MAX_POS (clamped): the low bits of its key. */
static inline uint16_t
zhc_term_pos(const ZhcTerm *term, uint32_t i)
{
	uint64_t key;

	memcpy(&key, term->first + (size_t) i * term->stride, sizeof(key));
	return (uint16_t) key;
}

/* Upper bounds, for allocation: number of terms, and bytes of all their texts. */
size_t zhc_terms_count(const ZhcTerms *t);
size_t zhc_terms_bytes(const ZhcTerms *t);

/* The highest position that the text would need without clamping. */
uint64_t zhc_terms_last_pos(const ZhcTerms *t);

#endif /* ZHC_TERMS_H */
