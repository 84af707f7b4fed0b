/*
 * shingle.h - texts compared by the runs of characters in them: zh_similarity(), zh_signature()
 *
 * Only letters count: Han, kana, letters and digits, folded one to one.  White space, line breaks,
 * punctuation and marks of typesetting are not there, so that a text is the same in both scripts,
 * at any width of line and with any punctuation.  A shingle is ZHC_SHINGLE letters in a row.
 */
#ifndef ZHC_SHINGLE_H
#define ZHC_SHINGLE_H

#include "alloc.h"
#include "chars.h"
#include "utf8.h"

#define ZHC_SHINGLE	  5	  /* letters of a shingle */
#define ZHC_SIGNATURE 120 /* numbers of a signature; divides into bands of 2, 3, 4, 5, 6 … */

/* Walks over the letters of a text. */
typedef struct ZhcLetters
{
	const char *p;
	const char *end;
	uint32_t pos; /* characters before p */
} ZhcLetters;

/* The next letter, folded, its place in *at (characters from 0); false at the end. */
static inline bool
zhc_next_letter(ZhcLetters *l, uint32_t *letter, uint32_t *at)
{
	while (l->p < l->end)
	{
		uint32_t cp, w;
		ZhcClass c;

		l->p += zhc_decode(l->p, l->end, &cp);
		w = zhc_char(cp);
		c = (ZhcClass) (w >> ZHC_CLASS_SHIFT);
		l->pos++;
		if (zhc_is_cjk(c) || c == ZHC_C_LETTER || c == ZHC_C_DIGIT)
		{
			*letter = w & ZHC_FOLD_MASK;
			*at = l->pos - 1;
			return true;
		}
	}
	return false;
}

/*
 * How much of the shorter text stands in the other: the share of its letters that are in a
 * shingle which the other text has too.  The shorter text is the one with fewer letters, of two as
 * long the one that gives more; if it has less than ZHC_SHINGLE letters a shingle is as long as it.
 * Texts without letters are like each other and like no other text.  Linear; memory 16 bytes and
 * more for every shingle of the shorter text.  ZHC_NOMEM.
 */
ZhcStatus zhc_similarity(const ZhcAlloc *al, const char *a, size_t na, const char *b, size_t nb,
						 double *similarity);

/*
 * The MinHash signature of a text's set of shingles, by one permutation: its range is cut into
 * ZHC_SIGNATURE parts, each gives its least value, and a part without any takes that of another
 * (optimal densification, Shrivastava 2017).  The share of equal numbers in two signatures
 * estimates the Jaccard index of the sets.  False for a text without letters.
 */
bool zhc_signature(const ZhcAlloc *al, const char *s, size_t n, int32_t signature[ZHC_SIGNATURE]);

/* One number for every `rows` numbers of a signature in a row; n / rows of them into out. */
void zhc_bands(const int32_t *signature, size_t n, size_t rows, int32_t *out);

#endif /* ZHC_SHINGLE_H */
