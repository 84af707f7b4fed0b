/*
 * spans.c - where in a text a query matches
 */
#include "spans.h"

#include <stdlib.h>

/*
 * The matches of a node inside a phrase.  negate: everywhere but here.  width: from the position
 * of a match's first token to that of its last, which is the one that pos tells.
 */
typedef struct Set
{
	ZhcSpans spans;
	bool negate;
	int64_t width;
} Set;

typedef struct Eval
{
	const ZhcAlloc *al;
	const ZhcQuery *q;
	ZhcTermFn term;
	void *ctx;
} Eval;

/* Which spans of two lists go into their combination. */
#define LEFT_ONLY  1
#define RIGHT_ONLY 2
#define BOTH	   4

ZhcStatus
zhc_spans_add(const ZhcAlloc *al, ZhcSpans *s, ZhcSpan span)
{
	void *v = s->v;
	ZhcStatus st = zhc_array_reserve(al, &v, &s->cap, s->n + 1, sizeof(ZhcSpan));

	s->v = v;
	if (st == ZHC_OK)
		s->v[s->n++] = span;
	return st;
}

static void
free_spans(const Eval *e, ZhcSpans *s)
{
	e->al->free(e->al->ctx, s->v);
	*s = (ZhcSpans){0};
}

static ZhcSpan
at(ZhcSpan s, int64_t offset)
{
	s.pos += offset;
	return s;
}

static ZhcSpan
united(ZhcSpan a, ZhcSpan b)
{
	return (ZhcSpan){a.pos, a.from < b.from ? a.from : b.from, a.to > b.to ? a.to : b.to};
}

/*
 * Walk two lists by position, the left one moved by loff and the right one by roff, and take the
 * spans that `what` asks for.
 */
static ZhcStatus
combine(const Eval *e, const Set *l, const Set *r, int64_t loff, int64_t roff, int what,
		ZhcSpans *out)
{
	const ZhcSpans *a = &l->spans;
	const ZhcSpans *b = &r->spans;
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0, j = 0; st == ZHC_OK && (i < a->n || j < b->n);)
	{
		int64_t pa = i < a->n ? a->v[i].pos + loff : INT64_MAX;
		int64_t pb = j < b->n ? b->v[j].pos + roff : INT64_MAX;

		if (pa == pb && (what & BOTH))
			st = zhc_spans_add(e->al, out, united(at(a->v[i], loff), b->v[j]));
		else if (pa < pb && (what & LEFT_ONLY))
			st = zhc_spans_add(e->al, out, at(a->v[i], loff));
		else if (pb < pa && (what & RIGHT_ONLY))
			st = zhc_spans_add(e->al, out, at(b->v[j], roff));
		i += pa <= pb;
		j += pb <= pa;
	}
	return st;
}

/* The spans of a term, those at one position as one. */
static ZhcStatus
by_position(const Eval *e, const ZhcSpans *spans, ZhcSpans *out)
{
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; st == ZHC_OK && i < spans->n; i++)
		if (out->n > 0 && out->v[out->n - 1].pos == spans->v[i].pos)
			out->v[out->n - 1] = united(out->v[out->n - 1], spans->v[i]);
		else
			st = zhc_spans_add(e->al, out, spans->v[i]);
	return st;
}

static ZhcStatus set_of(const Eval *e, uint32_t id, Set *out);

/* AND, OR and PHRASE of two sets (TS_phrase_execute). */
static ZhcStatus
set_of_two(const Eval *e, const ZhcNode *node, Set *l, Set *r, Set *out)
{
	int64_t width = l->width > r->width ? l->width : r->width;
	int64_t loff = width - l->width;
	int64_t roff = width - r->width;
	int what;

	if (node->kind == ZHC_NODE_PHRASE)
	{
		loff = node->distance + r->width;
		roff = 0;
		width = node->distance + l->width + r->width;
	}
	out->width = width;
	if (node->kind == ZHC_NODE_OR)
	{
		out->negate = l->negate || r->negate;
		what = l->negate && r->negate ? BOTH
			   : l->negate			  ? LEFT_ONLY
			   : r->negate			  ? RIGHT_ONLY
									  : LEFT_ONLY | RIGHT_ONLY | BOTH;
	}
	else
	{
		out->negate = l->negate && r->negate;
		what = out->negate ? LEFT_ONLY | RIGHT_ONLY | BOTH
			   : l->negate ? RIGHT_ONLY
			   : r->negate ? LEFT_ONLY
						   : BOTH;
	}
	return combine(e, l, r, loff, roff, what, &out->spans);
}

static ZhcStatus
set_of(const Eval *e, uint32_t id, Set *out)
{
	const ZhcNode *node = &e->q->nodes[id];
	const ZhcSpans *spans;
	Set l = {0};
	Set r = {0};
	ZhcStatus st;

	zhc_poll(e->al);
	*out = (Set){0};
	if (node->kind == ZHC_NODE_TERM)
	{
		st = e->term(e->ctx, id, &spans);
		return st == ZHC_OK ? by_position(e, spans, &out->spans) : st;
	}
	if (node->kind == ZHC_NODE_NOT)
	{
		st = set_of(e, node->left, out);
		out->negate = !out->negate;
		return st;
	}
	st = set_of(e, node->left, &l);
	if (st == ZHC_OK)
		st = set_of(e, node->right, &r);
	if (st == ZHC_OK)
		st = set_of_two(e, node, &l, &r, out);
	free_spans(e, &l.spans);
	free_spans(e, &r.spans);
	return st;
}

static ZhcStatus
truth(const Eval *e, uint32_t id, bool *matches)
{
	const ZhcNode *node = &e->q->nodes[id];
	const ZhcSpans *spans;
	Set set;
	ZhcStatus st;

	zhc_poll(e->al);
	switch (node->kind)
	{
		case ZHC_NODE_TERM:
			st = e->term(e->ctx, id, &spans);
			*matches = st == ZHC_OK && spans->n > 0;
			return st;
		case ZHC_NODE_NOT:
			st = truth(e, node->left, matches);
			*matches = !*matches;
			return st;
		case ZHC_NODE_PHRASE:
			st = set_of(e, id, &set);
			*matches = set.negate || set.spans.n > 0;
			free_spans(e, &set.spans);
			return st;
		default:
			st = truth(e, node->left, matches);
			if (st == ZHC_OK && *matches == (node->kind == ZHC_NODE_AND))
				st = truth(e, node->right, matches);
			return st;
	}
}

ZhcStatus
zhc_spans_match(const ZhcAlloc *al, const ZhcQuery *q, ZhcTermFn term, void *ctx, bool *matches)
{
	const Eval e = {al, q, term, ctx};

	*matches = false;
	return q->root == ZHC_NO_NODE ? ZHC_OK : truth(&e, q->root, matches);
}

/* Gather what the positive parts of the query cover. */
static ZhcStatus
gather(const Eval *e, uint32_t id, ZhcSpans *out)
{
	const ZhcNode *node = &e->q->nodes[id];
	const ZhcSpans *spans;
	Set set;
	ZhcStatus st;

	zhc_poll(e->al);
	if (node->kind == ZHC_NODE_NOT)
		return ZHC_OK;
	if (node->kind == ZHC_NODE_TERM)
	{
		st = e->term(e->ctx, id, &spans);
		for (size_t i = 0; st == ZHC_OK && i < spans->n; i++)
			st = zhc_spans_add(e->al, out, spans->v[i]);
		return st;
	}
	if (node->kind == ZHC_NODE_AND || node->kind == ZHC_NODE_OR)
	{
		st = gather(e, node->left, out);
		return st == ZHC_OK ? gather(e, node->right, out) : st;
	}
	st = set_of(e, id, &set);
	for (size_t i = 0; st == ZHC_OK && !set.negate && i < set.spans.n; i++)
		st = zhc_spans_add(e->al, out, set.spans.v[i]);
	free_spans(e, &set.spans);
	return st;
}

static int
by_place(const void *a, const void *b)
{
	const ZhcSpan *x = a;
	const ZhcSpan *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

void
zhc_spans_merge(ZhcSpans *s)
{
	size_t n = 0;

	if (s->n == 0)
		return;
	qsort(s->v, s->n, sizeof(ZhcSpan), by_place);
	for (size_t i = 1; i < s->n; i++)
	{
		if (s->v[i].from > s->v[n].to)
			s->v[++n] = s->v[i];
		else if (s->v[i].to > s->v[n].to)
			s->v[n].to = s->v[i].to;
	}
	s->n = n + 1;
}

ZhcStatus
zhc_spans_mark(const ZhcAlloc *al, const ZhcQuery *q, ZhcTermFn term, void *ctx, ZhcSpans *out)
{
	const Eval e = {al, q, term, ctx};
	ZhcStatus st = ZHC_OK;

	*out = (ZhcSpans){0};
	if (q->root != ZHC_NO_NODE)
		st = gather(&e, q->root, out);
	zhc_spans_merge(out);
	return st;
}
