/*
 * seganyphrase.c - the documents of a segment in which a phrase of any form stands
 *
 * What spans.h says, on the positions that the phrase's terms have in the documents that may hold
 * it.
 */
#include "segquery.h"

#include "spans.h"

#include <stdlib.h>

/* Where a term stands in the candidates: number of the candidate << 32 | position, ascending. */
typedef struct Places
{
	uint64_t *v;
	size_t n;
	size_t cap;
	size_t next;
	ZhcSpans spans; /* in the candidate at hand */
} Places;

typedef struct General
{
	const ZhcSegment *seg;
	const ZhcQuery *q;
	ZhcDocs candidates;
	Places *places; /* by node */
} General;

static int
by_place(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *) a;
	uint64_t y = *(const uint64_t *) b;

	return (x > y) - (x < y);
}

/* Add the places of one key. */
static ZhcStatus
add_places(General *g, ZhcCursor *c, const ZhcPosting *posting, Places *out)
{
	ZhcStatus st = zhc_cursor_open(c, posting);

	for (size_t i = 0; i < g->candidates.n && st == ZHC_OK; i++)
	{
		const uint32_t *pos;
		uint32_t tf;
		void *v = out->v;

		st = zhc_cursor_seek(c, g->candidates.v[i]);
		if (st != ZHC_OK || zhc_cursor_doc(c) == ZHC_NO_DOC)
			break;
		if (zhc_cursor_doc(c) != g->candidates.v[i])
		{
			/* on to the first candidate that is not before the cursor's document */
			size_t lo = i + 1;
			size_t hi = g->candidates.n;

			while (lo < hi)
			{
				size_t mid = lo + (hi - lo) / 2;

				if (g->candidates.v[mid] < zhc_cursor_doc(c))
					lo = mid + 1;
				else
					hi = mid;
			}
			i = lo - 1;
			continue;
		}
		tf = zhc_cursor_tf(c);
		st = zhc_cursor_positions(c, &pos);
		if (st == ZHC_OK)
			st = zhc_array_reserve(g->seg->al, &v, &out->cap, out->n + tf, sizeof(uint64_t));
		out->v = v;
		for (uint32_t j = 0; j < tf && st == ZHC_OK; j++)
			out->v[out->n++] = (uint64_t) i << 32 | pos[j];
	}
	return st;
}

static ZhcStatus
term_places(General *g, const ZhcNode *node, Places *out)
{
	ZhcPostings p;
	ZhcCursor c;
	size_t n = 0;
	ZhcStatus st = zhc_term_postings(g->seg, g->q, node, &p);

	zhc_cursor_init(&c, g->seg);
	for (size_t i = 0; i < p.n && st == ZHC_OK; i++)
	{
		zhc_poll(g->seg->al);
		st = add_places(g, &c, &p.v[i], out);
	}
	if (p.n > 1 && out->n > 1)
	{
		qsort(out->v, out->n, sizeof(uint64_t), by_place);
		for (size_t i = 1; i < out->n; i++) /* both forms of a last pair stand in one place */
			if (out->v[i] != out->v[n])
				out->v[++n] = out->v[i];
		out->n = n + 1;
	}
	zhc_cursor_free(&c);
	zhc_postings_free(g->seg, &p);
	return st;
}

/* The places of all terms below a node. */
static ZhcStatus
all_places(General *g, uint32_t id)
{
	const ZhcNode *node = &g->q->nodes[id];
	ZhcStatus st;

	zhc_poll(g->seg->al);
	if (node->kind == ZHC_NODE_TERM)
		return g->places[id].cap > 0 ? ZHC_OK : term_places(g, node, &g->places[id]);
	st = all_places(g, node->left);
	return st == ZHC_OK && node->kind != ZHC_NODE_NOT ? all_places(g, node->right) : st;
}

/* A term's spans in candidate i, for all terms below a node. */
static ZhcStatus
set_spans(General *g, uint32_t id, size_t i)
{
	const ZhcNode *node = &g->q->nodes[id];
	Places *p = &g->places[id];
	ZhcStatus st = ZHC_OK;

	if (node->kind != ZHC_NODE_TERM)
	{
		st = set_spans(g, node->left, i);
		return st == ZHC_OK && node->kind != ZHC_NODE_NOT ? set_spans(g, node->right, i) : st;
	}
	p->spans.n = 0;
	if (p->next > 0 && p->next <= p->n && p->v[p->next - 1] >> 32 == i)
		while (p->next > 0 && p->v[p->next - 1] >> 32 == i) /* a node that stands in two places */
			p->next--;
	while (p->next < p->n && p->v[p->next] >> 32 == i && st == ZHC_OK)
		st = zhc_spans_add(g->seg->al, &p->spans, (ZhcSpan){.pos = (uint32_t) p->v[p->next++]});
	return st;
}

static ZhcStatus
term_spans(void *ctx, uint32_t node, const ZhcSpans **out)
{
	General *g = ctx;

	*out = &g->places[node].spans;
	return ZHC_OK;
}

ZhcStatus
zhc_seg_any_phrase(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out)
{
	General g = {.seg = seg, .q = q};
	ZhcQuery part = *q;
	const ZhcAlloc *al = seg->al;
	ZhcStatus st = zhc_seg_node(seg, q, id, true, &g.candidates);

	part.root = id;
	if (st == ZHC_OK)
		st = zhc_docs_explicit(seg, &g.candidates);
	if (st != ZHC_OK || g.candidates.n == 0)
		return st;
	g.places = al->alloc(al->ctx, q->nnodes * sizeof(Places));
	if (!g.places)
		return ZHC_NOMEM;
	memset(g.places, 0, q->nnodes * sizeof(Places));
	st = all_places(&g, id);
	for (size_t i = 0; i < g.candidates.n && st == ZHC_OK; i++)
	{
		bool yes = false;

		st = set_spans(&g, id, i);
		if (st == ZHC_OK)
			st = zhc_spans_match(al, &part, term_spans, &g, &yes);
		if (st == ZHC_OK && yes)
			st = zhc_docs_add(al, out, g.candidates.v[i]);
	}
	for (size_t i = 0; i < q->nnodes; i++)
	{
		al->free(al->ctx, g.places[i].v);
		al->free(al->ctx, g.places[i].spans.v);
	}
	al->free(al->ctx, g.places);
	zhc_docs_free(al, &g.candidates);
	return st;
}
