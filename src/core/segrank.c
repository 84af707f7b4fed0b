/*
 * segrank.c - how well documents fit a query: BM25
 */
#include "segrank.h"

#include "segmem.h"

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

/* ---- scores of a segment's documents ----------------------------------------------------------
 */

/* How often a term stands in a document. */
typedef struct Count
{
	uint32_t doc;
	uint32_t tf;
} Count;

typedef struct Counts
{
	Count *v;
	size_t n;
	size_t cap;
} Counts;

static ZhcStatus
reserve_counts(const ZhcAlloc *al, Counts *c, size_t n)
{
	void *v = c->v;
	ZhcStatus st = zhc_array_reserve(al, &v, &c->cap, n, sizeof(Count));

	c->v = v;
	return st;
}

static ZhcStatus
key_counts(const ZhcSegment *seg, const ZhcPosting *key, ZhcCursor *c, Counts *out)
{
	ZhcStatus st = reserve_counts(seg->al, out, key->df);

	if (st == ZHC_OK)
		st = zhc_cursor_open(c, key);
	while (st == ZHC_OK && c->n > 0)
	{
		for (uint32_t i = 0; i < c->n; i++)
			out->v[out->n++] = (Count){c->doc[i], c->tf[i]};
		st = zhc_cursor_next_block(c);
	}
	return st;
}

/* Of several keys together, by way of a number for each document. */
static ZhcStatus
keys_counts(const ZhcSegment *seg, const ZhcPostings *p, ZhcCursor *c, Counts *out)
{
	uint32_t ndocs = seg->info.ndocs;
	uint32_t *tf = seg->al->alloc(seg->al->ctx, ((size_t) ndocs + 1) * sizeof(uint32_t));
	size_t n = 0;
	ZhcStatus st = tf ? ZHC_OK : ZHC_NOMEM;

	if (tf)
		memset(tf, 0, ndocs * sizeof(uint32_t));
	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
	{
		zhc_poll(seg->al);
		st = zhc_cursor_open(c, &p->v[i]);
		while (st == ZHC_OK && c->n > 0)
		{
			for (uint32_t j = 0; j < c->n; j++)
			{
				n += tf[c->doc[j]] == 0;
				tf[c->doc[j]] += c->tf[j];
			}
			st = zhc_cursor_next_block(c);
		}
	}
	if (st == ZHC_OK)
		st = reserve_counts(seg->al, out, n);
	for (uint32_t d = 0; d < ndocs && st == ZHC_OK && out->n < n; d++)
		if (tf[d] > 0)
			out->v[out->n++] = (Count){d, tf[d]};
	seg->al->free(seg->al->ctx, tf);
	return st;
}

/* The documents of a term, ascending. */
static ZhcStatus
term_counts(const ZhcSegment *seg, const ZhcPostings *p, Counts *out)
{
	ZhcSegWindow window;
	ZhcSegment windowed = *seg;
	ZhcCursor c;
	ZhcStatus st;

	out->n = 0;
	if (p->n == 0)
		return ZHC_OK;
	zhc_window_init(&window, seg->al, &seg->info, &seg->source);
	windowed.source = zhc_window_source(&window);
	zhc_cursor_init(&c, &windowed);
	st = p->n > 1 ? keys_counts(&windowed, p, &c, out) : key_counts(&windowed, &p->v[0], &c, out);
	zhc_cursor_free(&c);
	zhc_window_free(&window);
	return st;
}

#define LENGTHS 1024 /* that are read at a time */

/* Lengths of documents that are asked for in ascending order. */
typedef struct Lengths
{
	const ZhcSegment *seg;
	uint64_t from;
	uint32_t n;
	uint8_t raw[LENGTHS * ZHC_LENGTH_BYTES];
} Lengths;

static inline ZhcStatus
length_of(Lengths *l, uint32_t doc, uint32_t *length)
{
	ZhcStatus st = ZHC_OK;

	if (doc - l->from >= l->n)
	{
		uint32_t left = l->seg->info.ndocs - doc;

		l->from = doc;
		l->n = left < LENGTHS ? left : LENGTHS;
		st = zhc_seg_read(l->seg, ZHC_S_LENGTHS, (uint64_t) doc * ZHC_LENGTH_BYTES, l->raw,
						  (size_t) l->n * ZHC_LENGTH_BYTES);
	}
	*length =
		(uint32_t) zhc_get_fixed(l->raw + (doc - l->from) * ZHC_LENGTH_BYTES, ZHC_LENGTH_BYTES);
	return st;
}

/* Add what a term gives: both lists are ascending. */
static ZhcStatus
add_scores(const ZhcRank *r, size_t term, const Counts *counts, Lengths *lengths, ZhcScores *scores)
{
	const ZhcWeight w = zhc_rank_weight(r, term);
	ZhcScores out = {0};
	void *v = NULL;
	size_t i = 0;
	ZhcStatus st = zhc_array_reserve(r->al, &v, &out.cap, scores->n + counts->n, sizeof(ZhcScore));

	out.v = v;
	for (size_t j = 0; j < counts->n && st == ZHC_OK; j++)
	{
		const Count *c = &counts->v[j];
		double before = 0;
		uint32_t length;

		while (i < scores->n && scores->v[i].doc < c->doc)
			out.v[out.n++] = scores->v[i++];
		if (i < scores->n && scores->v[i].doc == c->doc)
			before = scores->v[i++].score;
		st = length_of(lengths, c->doc, &length);
		out.v[out.n++] = (ZhcScore){before + zhc_weigh(&w, c->tf, length), c->doc};
	}
	while (i < scores->n)
		out.v[out.n++] = scores->v[i++];
	zhc_scores_free(r->al, scores);
	*scores = out;
	return st;
}

ZhcStatus
zhc_rank_score(const ZhcRank *r, const ZhcSegment *seg, ZhcScores *out)
{
	Lengths lengths = {.seg = seg};
	Counts counts = {0};
	ZhcStatus st = ZHC_OK;

	*out = (ZhcScores){0};
	for (size_t i = 0; i < r->nterms && st == ZHC_OK; i++)
	{
		ZhcPostings p;

		st = zhc_term_postings(seg, r->q, &r->q->nodes[r->terms[i]], &p);
		if (st == ZHC_OK)
			st = term_counts(seg, &p, &counts);
		if (st == ZHC_OK && counts.n > 0)
		{
			lengths.n = 0; /* from the beginning */
			st = add_scores(r, i, &counts, &lengths, out);
		}
		zhc_postings_free(seg, &p);
	}
	r->al->free(r->al->ctx, counts.v);
	return st;
}

void
zhc_scores_free(const ZhcAlloc *al, ZhcScores *s)
{
	al->free(al->ctx, s->v);
	*s = (ZhcScores){0};
}

ZhcWeight
zhc_rank_weight(const ZhcRank *r, size_t term)
{
	return (ZhcWeight){.idf = log(1 + (r->ndocs - r->df[term] + 0.5) / (r->df[term] + 0.5)),
					   .average = r->ndocs > 0 && r->nlengths > 0 ? r->nlengths / r->ndocs : 1};
}
