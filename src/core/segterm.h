/*
 * segterm.h - a term of a query in a segment: which keys it stands for, which documents hold it
 */
#ifndef ZHC_SEGTERM_H
#define ZHC_SEGTERM_H

#include "query.h"
#include "segread.h"

/* The keys of a term: one for an exact term, any number for a prefix. */
typedef struct ZhcPostings
{
	ZhcPosting *v;
	size_t n;
	size_t cap;
	size_t nruns; /* keys of runs, which come first; the others are words' */
} ZhcPostings;

/* Ascending documents; negate: all but these. */
typedef struct ZhcDocs
{
	uint32_t *v;
	size_t n;
	size_t cap;
	bool negate;
} ZhcDocs;

/*
 * The key of runs that a term stands for, or what such keys start with (*prefix); false when there
 * is none.  Beside it, a term stands for the word that is its text.
 */
bool zhc_term_gram(const ZhcQuery *q, const ZhcNode *term, uint8_t *key, uint32_t *nkey,
				   bool *prefix);

/* Find the keys of a node that is a term; out is owned by the caller, failed or not. */
ZhcStatus zhc_term_postings(const ZhcSegment *seg, const ZhcQuery *q, const ZhcNode *term,
							ZhcPostings *out);

/*
 * The same for a term that is one character: the keys that stand where a run begins with it, what
 * x:* & !x‹:* | xx stands for.
 */
ZhcStatus zhc_initial_postings(const ZhcSegment *seg, const ZhcQuery *q, const ZhcNode *term,
							   ZhcPostings *out);

/* The same for two characters side by side in a run. */
ZhcStatus zhc_pair_postings(const ZhcSegment *seg, uint32_t c1, uint32_t c2, ZhcPostings *out);
void zhc_postings_free(const ZhcSegment *seg, ZhcPostings *p);

/* The documents that hold one of the keys. */
ZhcStatus zhc_postings_docs(const ZhcSegment *seg, const ZhcPostings *p, ZhcDocs *out);

ZhcStatus zhc_docs_add(const ZhcAlloc *al, ZhcDocs *d, uint32_t doc);
void zhc_docs_free(const ZhcAlloc *al, ZhcDocs *d);

/* Both (and), or one of both; takes a and b. */
ZhcStatus zhc_docs_combine(const ZhcAlloc *al, ZhcDocs *a, ZhcDocs *b, bool both, ZhcDocs *out);

/* Make out of "all but these" a list of the others, without documents that are NULL. */
ZhcStatus zhc_docs_explicit(const ZhcSegment *seg, ZhcDocs *d);

#endif /* ZHC_SEGTERM_H */
