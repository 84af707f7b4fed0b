/*
 * lattice.h - choosing the words of a stretch of Simplified text
 *
 * All words of the lexicon that the text could be cut into form a lattice; names of persons and
 * transliterations join it as words made on the spot.  The cut with the lowest cost (the sum of
 * -ln of the words' frequencies) is chosen (Viterbi).
 */
#ifndef ZHC_LATTICE_H
#define ZHC_LATTICE_H

#include "lexis.h"

#include <stdbool.h>
#include <stddef.h>

#define ZHC_LATTICE_MAX 1024 /* characters of one stretch */

typedef enum ZhcCutKind
{
	ZHC_CUT_OTHER = 0, /* one character that is in no word */
	ZHC_CUT_WORD,	   /* an entry of the lexicon */
	ZHC_CUT_PERSON,	   /* surname and given name */
	ZHC_CUT_SURNAME,   /* a surname alone, before 先生 and the like */
	ZHC_CUT_FOREIGN	   /* a transliterated name */
} ZhcCutKind;

/* One character of the stretch; the first part is given, the second found. */
typedef struct ZhcCell
{
	uint32_t cp;	  /* Simplified */
	uint32_t alt;	  /* another character that it may stand for, or 0 */
	uint8_t own;	  /* length of the name of the user's own list that starts here, or 0 */
	uint8_t own_kind; /* and its ZhcCutKind */

	uint64_t node;	/* the trie's child of the root for cp */
	uint32_t entry; /* of cp as a word, 0: none */
	uint32_t code;
	uint32_t alt_code;
	uint32_t cost;	  /* of the best cut up to here */
	uint32_t via;	  /* entry of the word that ends here on it */
	uint16_t back;	  /* length of that word */
	uint8_t kind;	  /* and ZhcCutKind */
	bool used_alt;	  /* and whether its characters with an alt are that */
	bool title;		  /* a title may end here */
	uint16_t length;  /* of the chosen word that starts here, 0 inside words */
	uint8_t chosen;	  /* its ZhcCutKind */
	bool chosen_alt;  /* and whether its characters with an alt are that */
	uint32_t word;	  /* and its entry */
	uint16_t foreign; /* how many characters from here on transliterate */
} ZhcCell;

#define ZHC_NAMES_MAX 64 /* names that are remembered; the oldest ones are forgotten */

/* Names of persons that a text has told: their next mentions need no title. */
typedef struct ZhcKnownNames
{
	uint32_t cp[ZHC_NAMES_MAX][3]; /* the third is 0 in names of two characters */
	uint32_t n;					   /* how many were ever added */
	bool byline;				   /* the stretch is of a line of reporters' names */
} ZhcKnownNames;

/*
 * Choose the words of characters [0, n); names found are added to the known ones.  cell[n] is
 * needed as well: room for ZHC_LATTICE_MAX + 1.
 */
void zhc_lattice_choose(ZhcCell *cell, uint32_t n, ZhcKnownNames *names);

/* What the lexicon says of a single character; NULL when it has none. */
static inline const ZhcCharInfo *
zhc_char_info(uint32_t entry)
{
	return entry != 0 && entry <= (uint32_t) (zhc_word_chars_end - zhc_word_chars)
			   ? &zhc_word_chars[entry - 1]
			   : NULL;
}

#endif /* ZHC_LATTICE_H */
