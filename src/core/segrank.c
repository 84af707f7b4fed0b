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

#define LENGTHS 1024 /* that are read at a time */

/* A term's documents, which come in ascending order, are added to what others gave. */
typedef struct Adding
{
	const ZhcSegment *seg;
	ZhcWeight weight;
	ZhcScores before;
	size_t i; /* of those before, what comes next */
	ZhcScores out;
	uint64_t from; /* whose lengths are at hand */
	uint32_t nlengths;
	uint8_t lengths[LENGTHS * ZHC_LENGTH_BYTES];
} Adding;

/* Room for n more documents. */
static ZhcStatus
make_room(Adding *a, size_t n)
{
	void *v = NULL;
	ZhcStatus st =
		zhc_array_reserve(a->seg->al, &v, &a->out.cap, a->before.n + n, sizeof(ZhcScore));

	a->out.v = v;
	return st;
}

static ZhcStatus
read_lengths(Adding *a, uint32_t doc)
{
	uint32_t left = a->seg->info.ndocs - doc;

	a->from = doc;
	a->nlengths = left < LENGTHS ? left : LENGTHS;
	return zhc_seg_read(a->seg, ZHC_S_LENGTHS, (uint64_t) doc * ZHC_LENGTH_BYTES, a->lengths,
						(size_t) a->nlengths * ZHC_LENGTH_BYTES);
}

static inline ZhcStatus
add_doc(Adding *a, uint32_t doc, uint32_t tf)
{
	ZhcScores *out = &a->out;
	const ZhcScores *in = &a->before;
	double score = 0;
	uint32_t length;
	ZhcStatus st = ZHC_OK;

	while (a->i < in->n && in->v[a->i].doc < doc)
		out->v[out->n++] = in->v[a->i++];
	if (a->i < in->n && in->v[a->i].doc == doc)
		score = in->v[a->i++].score;
	if (doc - a->from >= a->nlengths)
		st = read_lengths(a, doc);
	length =
		(uint32_t) zhc_get_fixed(a->lengths + (doc - a->from) * ZHC_LENGTH_BYTES, ZHC_LENGTH_BYTES);
	out->v[out->n++] = (ZhcScore){.score = score + zhc_weigh(&a->weight, tf, length), .doc = doc};
	return st;
}

static ZhcStatus
add_key(Adding *a, const ZhcPosting *key, ZhcCursor *c)
{
	ZhcStatus st = make_room(a, key->df);

	if (st == ZHC_OK)
		st = zhc_cursor_open(c, key);
	while (st == ZHC_OK && c->n > 0)
	{
		for (uint32_t i = 0; i < c->n && st == ZHC_OK; i++)
			st = add_doc(a, c->doc[i], c->tf[i]);
		if (st == ZHC_OK)
			st = zhc_cursor_next_block(c);
	}
	return st;
}

/* Several keys as one, by way of a number for each document. */
static ZhcStatus
add_keys(Adding *a, const ZhcPostings *p, ZhcCursor *c)
{
	const ZhcAlloc *al = a->seg->al;
	uint32_t ndocs = a->seg->info.ndocs;
	uint32_t *tf = al->alloc(al->ctx, ((size_t) ndocs + 1) * sizeof(uint32_t));
	size_t n = 0;
	ZhcStatus st = tf ? ZHC_OK : ZHC_NOMEM;

	if (tf)
		memset(tf, 0, ndocs * sizeof(uint32_t));
	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
	{
		zhc_poll(al);
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
		st = make_room(a, n);
	for (uint32_t d = 0; d < ndocs && st == ZHC_OK; d++)
		if (tf[d] > 0)
			st = add_doc(a, d, tf[d]);
	al->free(al->ctx, tf);
	return st;
}

/* Add what a term gives to the scores. */
static ZhcStatus
add_term(const ZhcRank *r, size_t term, const ZhcSegment *seg, const ZhcPostings *p,
		 ZhcScores *scores)
{
	Adding a = {.seg = seg, .weight = zhc_rank_weight(r, term), .before = *scores};
	ZhcSegWindow window;
	ZhcSegment windowed = *seg;
	ZhcCursor c;
	ZhcStatus st;

	zhc_window_init(&window, seg->al, &seg->info, &seg->source);
	windowed.source = zhc_window_source(&window);
	zhc_cursor_init(&c, &windowed);
	st = p->n > 1 ? add_keys(&a, p, &c) : add_key(&a, &p->v[0], &c);
	while (st == ZHC_OK && a.i < a.before.n)
		a.out.v[a.out.n++] = a.before.v[a.i++];
	zhc_cursor_free(&c);
	zhc_window_free(&window);
	zhc_scores_free(r->al, scores);
	*scores = a.out;
	return st;
}

ZhcStatus
zhc_rank_score(const ZhcRank *r, const ZhcSegment *seg, ZhcScores *out)
{
	ZhcStatus st = ZHC_OK;

	*out = (ZhcScores){0};
	for (size_t i = 0; i < r->nterms && st == ZHC_OK; i++)
	{
		ZhcPostings p;

		st = zhc_term_postings(seg, r->q, &r->q->nodes[r->terms[i]], &p);
		if (st == ZHC_OK && p.n > 0)
			st = add_term(r, i, seg, &p, out);
		zhc_postings_free(seg, &p);
	}
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
