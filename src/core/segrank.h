/*
 * segrank.h - how well documents fit a query: BM25
 *
 * The score of a document is the sum over the query's terms, those under NOT left out, equal ones
 * counted once, of
 *
 *	ln(1 + (N - df + 0.5) / (df + 0.5)) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))
 *
 * with k1 = 1.2 and b = 0.75.  N: documents that are not NULL; df: documents that hold the term;
 *tf: how often this one does; length: its number of terms (segcollect.h); average: the mean length.
 *A prefix is one term: it stands in a document as often as the keys that start with it together.
 */
#ifndef ZHC_SEGRANK_H
#define ZHC_SEGRANK_H

#include "segterm.h"

#define ZHC_BM25_K1 1.2
#define ZHC_BM25_B	0.75

/* A query's terms, and what all segments together say about them. */
typedef struct ZhcRank
{
	const ZhcAlloc *al;
	const ZhcQuery *q;
	uint32_t *terms; /* nodes */
	size_t nterms;
	size_t capterms;
	double *df;
	double ndocs;	 /* not NULL */
	double nlengths; /* sum of lengths */
} ZhcRank;

ZhcStatus zhc_rank_begin(ZhcRank *r, const ZhcAlloc *al, const ZhcQuery *q);
void zhc_rank_free(ZhcRank *r);

/* Count a segment's documents; for every segment, before any is scored. */
ZhcStatus zhc_rank_count(ZhcRank *r, const ZhcSegment *seg);

/*
 * The scores of a segment's documents, by number (room for ndocs); 0 for those without any term.
 */
ZhcStatus zhc_rank_score(const ZhcRank *r, const ZhcSegment *seg, double *scores);

#endif /* ZHC_SEGRANK_H */
