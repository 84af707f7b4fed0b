/*
 * segrank.c - how well documents fit a query: BM25
 */
#include "segrank.h"

#include <math.h>

/* Note the terms below a node that are not negated, each once. */
static ZhcStatus
gather(ZhcRank *r, uint32_t id)
{
	const ZhcQuery *q = r->q;
	const ZhcNode *node = &q->nodes[id];
	void *v = r->terms;
	ZhcStatus st;

	zhc_poll(r->al);
	if (node->kind == ZHC_NODE_NOT)
		return ZHC_OK;
	if (node->kind != ZHC_NODE_TERM)
	{
		st = gather(r, node->left);
		return st == ZHC_OK ? gather(r, node->right) : st;
	}
	for (size_t i = 0; i < r->nterms; i++)
	{
		const ZhcNode *t = &q->nodes[r->terms[i]];

		if (t->right == node->right && t->prefix == node->prefix &&
			memcmp(q->text.data + t->left, q->text.data + node->left, node->right) == 0)
			return ZHC_OK;
	}
	st = zhc_array_reserve(r->al, &v, &r->capterms, r->nterms + 1, sizeof(uint32_t));
	r->terms = v;
	if (st == ZHC_OK)
		r->terms[r->nterms++] = id;
	return st;
}

ZhcStatus
zhc_rank_begin(ZhcRank *r, const ZhcAlloc *al, const ZhcQuery *q)
{
	ZhcStatus st = ZHC_OK;

	memset(r, 0, sizeof(*r));
	r->al = al;
	r->q = q;
	if (q->root != ZHC_NO_NODE)
		st = gather(r, q->root);
	if (st != ZHC_OK)
		return st;
	r->df = al->alloc(al->ctx, (r->nterms + 1) * sizeof(double));
	if (!r->df)
		return ZHC_NOMEM;
	for (size_t i = 0; i < r->nterms; i++)
		r->df[i] = 0;
	return ZHC_OK;
}

void
zhc_rank_free(ZhcRank *r)
{
	r->al->free(r->al->ctx, r->terms);
	r->al->free(r->al->ctx, r->df);
}

ZhcStatus
zhc_rank_count(ZhcRank *r, const ZhcSegment *seg)
{
	ZhcStatus st = ZHC_OK;

	r->ndocs += seg->info.ndocs - seg->info.nnull;
	r->nlengths += (double) seg->info.nterms;
	for (size_t i = 0; i < r->nterms && st == ZHC_OK; i++)
	{
		ZhcPostings p;
		ZhcDocs docs = {0};

		st = zhc_term_postings(seg, r->q, &r->q->nodes[r->terms[i]], &p);
		if (st == ZHC_OK && p.n == 1)
			r->df[i] += p.v[0].df;
		else if (st == ZHC_OK && p.n > 1)
		{
			st = zhc_postings_docs(seg, &p, &docs);
			r->df[i] += (double) docs.n;
			zhc_docs_free(r->al, &docs);
		}
		zhc_postings_free(seg, &p);
	}
	return st;
}

/* How often a term stands in each document, into tf, and those documents into docs, as they come.
 */
static ZhcStatus
term_counts(const ZhcSegment *seg, const ZhcPostings *p, uint32_t *tf, ZhcDocs *docs)
{
	ZhcCursor c;
	ZhcStatus st = ZHC_OK;

	zhc_cursor_init(&c, seg);
	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
	{
		zhc_poll(seg->al);
		st = zhc_cursor_open(&c, &p->v[i]);
		while (st == ZHC_OK && c.n > 0)
		{
			for (uint32_t j = 0; j < c.n && st == ZHC_OK; j++)
			{
				if (tf[c.doc[j]] == 0)
					st = zhc_docs_add(seg->al, docs, c.doc[j]);
				tf[c.doc[j]] += c.tf[j];
			}
			if (st == ZHC_OK)
				st = zhc_cursor_next_block(&c);
		}
	}
	zhc_cursor_free(&c);
	return st;
}

/* All lengths of a segment, decoded in place. */
static ZhcStatus
read_lengths(const ZhcSegment *seg, uint32_t *lengths)
{
	size_t n = seg->info.ndocs;
	ZhcStatus st = zhc_seg_read(seg, ZHC_S_LENGTHS, 0, lengths, n * ZHC_LENGTH_BYTES);

	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		lengths[i] = (uint32_t) zhc_get_fixed((const uint8_t *) (lengths + i), ZHC_LENGTH_BYTES);
	return st;
}

ZhcStatus
zhc_rank_score(const ZhcRank *r, const ZhcSegment *seg, double *scores)
{
	const ZhcAlloc *al = r->al;
	size_t n = seg->info.ndocs;
	uint32_t *lengths = al->alloc(al->ctx, (n + 1) * sizeof(uint32_t));
	uint32_t *tf = al->alloc(al->ctx, (n + 1) * sizeof(uint32_t));
	double average = r->ndocs > 0 && r->nlengths > 0 ? r->nlengths / r->ndocs : 1;
	ZhcDocs docs = {0};
	ZhcStatus st;

	if (!lengths || !tf)
		return ZHC_NOMEM;
	memset(tf, 0, n * sizeof(uint32_t));
	for (size_t d = 0; d < n; d++)
		scores[d] = 0;
	st = read_lengths(seg, lengths);
	for (size_t i = 0; i < r->nterms && st == ZHC_OK; i++)
	{
		double idf = log(1 + (r->ndocs - r->df[i] + 0.5) / (r->df[i] + 0.5));
		ZhcPostings p;

		docs.n = 0;
		st = zhc_term_postings(seg, r->q, &r->q->nodes[r->terms[i]], &p);
		if (st == ZHC_OK)
			st = term_counts(seg, &p, tf, &docs);
		for (size_t j = 0; j < docs.n && st == ZHC_OK; j++)
		{
			uint32_t d = docs.v[j];
			double f = tf[d];

			scores[d] += idf * (f * (ZHC_BM25_K1 + 1)) /
						 (f + ZHC_BM25_K1 * (1 - ZHC_BM25_B + ZHC_BM25_B * lengths[d] / average));
			tf[d] = 0;
		}
		zhc_postings_free(seg, &p);
	}
	zhc_docs_free(al, &docs);
	al->free(al->ctx, lengths);
	al->free(al->ctx, tf);
	return st;
}
