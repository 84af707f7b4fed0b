/*
 * segrank.h - how well documents fit a query: BM25
 *
 * The score of a document is the sum over the query's terms, those under NOT left out, equal ones
 * counted once, of
 *
 *	ln(1 + (N - df + 0.5) / (df + 0.5)) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))
 *
 * with k1 = 1.2 and b = 0.75.  N: documents that are not NULL; df: documents that hold the term;
 * tf: how often this one does; length: its number of terms (segcollect.h); average: the mean
 *length. A prefix is one term: it stands in a document as often as the keys that start with it
 *together.
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

/* The score of a document. */
typedef struct ZhcScore
{
	double score;
	uint32_t doc;
	uint32_t part; /* for the caller: which segment */
} ZhcScore;

typedef struct ZhcScores
{
	ZhcScore *v;
	size_t n;
	size_t cap;
} ZhcScores;

/* The scores of those of a segment's documents that hold a term, by ascending number. */
ZhcStatus zhc_rank_score(const ZhcRank *r, const ZhcSegment *seg, ZhcScores *out);
void zhc_scores_free(const ZhcAlloc *al, ZhcScores *s);

/* The score of a text (segranktext.c): what it would have as a document. */
ZhcStatus zhc_rank_text(const ZhcRank *r, ZhcWordsFn parser, void *ctx, const char *s, size_t n,
						double *score);

/* What a term gives to a document's score. */
typedef struct ZhcWeight
{
	double idf;
	double average;
} ZhcWeight;

ZhcWeight zhc_rank_weight(const ZhcRank *r, size_t term);

static inline double
zhc_weigh(const ZhcWeight *w, uint32_t tf, uint32_t length)
{
	double f = tf;

	return w->idf * (f * (ZHC_BM25_K1 + 1)) /
		   (f + ZHC_BM25_K1 * (1 - ZHC_BM25_B + ZHC_BM25_B * length / w->average));
}

#endif /* ZHC_SEGRANK_H */
