/*
 * sentence.h - the sentences of a clean text: zh_sentences()
 */
#ifndef ZHC_SENTENCE_H
#define ZHC_SENTENCE_H

#include "clean.h"

typedef struct ZhcSentence
{
	uint32_t start;
	uint32_t end;  /* characters [start, end) of the clean text, closing marks included */
	uint32_t para; /* index of its paragraph */
} ZhcSentence;

typedef struct ZhcSentences
{
	ZhcSentence *row;
	uint32_t n;
} ZhcSentences;

/*
 * Cut a clean text into sentences.  A sentence ends with 。！？ or an ellipsis, the closing quotes
 * and brackets behind it, and with its paragraph; headings and bylines are sentences of their own.
 * Inside a quotation that is itself speech sentences end as elsewhere; inside a quoted phrase,
 * a title 《…》 or brackets they do not.  What is told of a speaker behind a quotation
 * (“……。”他说。) belongs to its last sentence.  Free row with al->free.  ZHC_NOMEM.
 */
ZhcStatus zhc_sentences(const ZhcAlloc *al, const ZhcClean *clean, ZhcSentences *out);

#endif /* ZHC_SENTENCE_H */
