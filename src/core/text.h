/*
 * text.h - a clean text made ready for matching: folded characters, classes, lexicon codes
 */
#ifndef ZHC_TEXT_H
#define ZHC_TEXT_H

#include <stdint.h>

#include "alloc.h"
#include "chars.h"
#include "clean.h"
#include "lexicon.h"

typedef struct ZhcText
{
	const ZhcClean *clean;
	uint32_t *ch;	/* folded character | class << ZHC_CLASS_SHIFT; n + ZHC_TEXT_PAD entries */
	uint16_t *code; /* zhc_lex_code of it; 0 behind the end */
	uint16_t *name; /* its code in zhc_name_trie; likewise */
	uint32_t n;
	const struct ZhcOwnTerms *own; /* the user's own terms, or NULL (ownterms.h) */
	struct ZhcOwnSpan *own_spans;  /* and where its names stand, in order */
	uint32_t nown;
} ZhcText;

/* Entries behind the end that may be read: class OTHER, code 0. */
#define ZHC_TEXT_PAD 8

static inline uint32_t
zhc_ch(const ZhcText *t, uint32_t i)
{
	return t->ch[i] & ZHC_FOLD_MASK;
}

static inline ZhcClass
zhc_cls(const ZhcText *t, uint32_t i)
{
	return (ZhcClass) (t->ch[i] >> ZHC_CLASS_SHIFT);
}

/* Whether an ASCII digit (after folding) stands at i. */
static inline bool
zhc_is_digit(const ZhcText *t, uint32_t i)
{
	return zhc_ch(t, i) - '0' < 10u;
}

/* Whether zhc_fold() may do more with a character than to put its folding in its place. */
static inline bool
zhc_is_special(const ZhcText *t, uint32_t i)
{
	ZhcClass c = zhc_cls(t, i);

	return t->ch[i] & ZHC_COMPLEX || c == ZHC_C_BLANK || c == ZHC_C_NEWLINE || c == ZHC_C_IGNORABLE;
}

/*
 * Behind the word or dashes (至, 到, —, ~) that join the ends of a range at p, blanks around them
 * included; p itself when there are none.
 */
static inline uint32_t
zhc_text_skip_range(const ZhcText *t, uint32_t p)
{
	uint32_t q = p + (zhc_cls(t, p) == ZHC_C_BLANK), first = q, len;

	while (q - first < 4 && zhc_lex_find(t->code, q, t->n, ZHC_LEX_BIT(RANGE), &len))
		q += len;
	if (q == first)
		return p;
	return q + (zhc_cls(t, q) == ZHC_C_BLANK);
}

/*
 * Append the key of characters [start, end), what zhc_fold() makes of their clean text, to out.
 * ZHC_NOMEM.
 */
ZhcStatus zhc_text_key(const ZhcText *t, uint32_t start, uint32_t end, ZhcBuf *out);

/*
 * The same, written to where there is room for ZHC_UTF8_MAX bytes a character; returns its end, or
 * NULL when it is not to be had character by character.
 */
char *zhc_text_key_put(const ZhcText *t, uint32_t start, uint32_t end, char *to);

#endif /* ZHC_TEXT_H */
