/*
 * seq.h - a stretch of characters on its way through the steps of a conversion
 *
 * Every character remembers which character of the page it stands for, so that what comes out can
 * be put back between the page's line breaks.
 */
#ifndef ZHC_SEQ_H
#define ZHC_SEQ_H

#include "trie.h"

#include <stdbool.h>

#define ZHC_SEQ_MAX 4096 /* characters, also after lengthening */

#define ZHC_SEQ_WHOLE 0x80000000u /* a character that no dictionary is to find */

typedef struct ZhcSeqChar
{
	uint32_t cp;
	uint16_t at; /* index of the character on the page that it stands for; never decreases */
	bool starts; /* a word starts here */
	bool fixed;	 /* belongs to a word that regional vocabulary must not touch, or to a name */
} ZhcSeqChar;

typedef struct ZhcSeq
{
	uint32_t n;
	ZhcSeqChar c[ZHC_SEQ_MAX];
} ZhcSeq;

/*
 * Convert in by a dictionary of zhc_convert_tries into out: longest key, first candidate.  With
 * by_words a phrase (an entry of the first rank, of more than one character) counts only where it
 * is made of whole words or stands at one end of a single word, touches nothing fixed, and does not
 * lie in a key of the dictionary keep (NULL: none) that begins with it.  False when out is too
 * small.
 */
bool zhc_seq_convert(const ZhcSeq *in, const ZhcTrie *t, bool by_words, const ZhcTrie *keep,
					 ZhcSeq *out);

/* The entry of t's key that characters [i, end) are, 0 when they are none. */
uint32_t zhc_seq_find(const ZhcSeq *in, const ZhcTrie *t, uint32_t i, uint32_t end);

#endif /* ZHC_SEQ_H */
