/*
 * segphrase.c - the documents of a segment in which a phrase stands
 *
 * A phrase of plain terms is a list of keys at fixed distances: their documents are intersected,
 * the rarest key leading, and then their positions.  Any other phrase (prefixes, OR and NOT in
 * it) is evaluated as spans.h does, on the positions that its terms have in the documents that
 * may hold it.
 */
#include "segquery.h"

#include "spans.h"

#include <stdlib.h>

/* ---- plain phrases --------------------------------------------------------------------------- */

typedef struct Part
{
	const ZhcNode *node;
	int64_t at; /* its distance from the start of the phrase */
	ZhcPosting posting;
	ZhcCursor cursor;
} Part;

typedef struct Plain
{
	Part *v;
	size_t n;
	size_t cap;
} Plain;

/* Lay the terms of a phrase out from *at on; false when it holds anything but terms. */
static ZhcStatus
lay_out(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, int64_t *at, Plain *p, bool *plain)
{
	const ZhcNode *node = &q->nodes[id];
	void *v = p->v;
	ZhcStatus st;

	zhc_poll(seg->al);
	if (node->kind == ZHC_NODE_PHRASE)
	{
		st = lay_out(seg, q, node->left, at, p, plain);
		*at += node->distance;
		return st == ZHC_OK && *plain ? lay_out(seg, q, node->right, at, p, plain) : st;
	}
	*plain = node->kind == ZHC_NODE_TERM;
	if (!*plain)
		return ZHC_OK;
	st = zhc_array_reserve(seg->al, &v, &p->cap, p->n + 1, sizeof(Part));
	p->v = v;
	if (st == ZHC_OK)
	{
		p->v[p->n].node = node;
		p->v[p->n++].at = *at;
	}
	return st;
}

static int
by_df(const void *a, const void *b)
{
	const Part *x = a;
	const Part *y = b;

	return (x->posting.df > y->posting.df) - (x->posting.df < y->posting.df);
}

/* Find the parts' keys: *none when one has none, *plain false when one has several. */
static ZhcStatus
find_keys(const ZhcSegment *seg, const ZhcQuery *q, Plain *p, bool *none, bool *plain)
{
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
	{
		ZhcPostings found;

		st = zhc_term_postings(seg, q, p->v[i].node, &found);
		if (st == ZHC_OK && found.n == 0)
			*none = true;
		if (st == ZHC_OK && found.n > 1)
			*plain = false;
		if (st == ZHC_OK && found.n > 0)
			p->v[i].posting = found.v[0];
		zhc_postings_free(seg, &found);
		if (*none)
			return st;
	}
	return st;
}

/* Keep those of the n starting places (position less distance) that part c has, too. */
static ZhcStatus
keep_places(Part *c, int64_t *places, size_t *n)
{
	const uint32_t *pos;
	uint32_t tf = zhc_cursor_tf(&c->cursor);
	uint32_t j = 0;
	size_t kept = 0;
	ZhcStatus st = zhc_cursor_positions(&c->cursor, &pos);

	for (size_t i = 0; i < *n && st == ZHC_OK; i++)
	{
		int64_t want = places[i] + c->at;

		while (j < tf && pos[j] < want)
			j++;
		if (j == tf)
			break;
		if (pos[j] == want)
			places[kept++] = places[i];
	}
	*n = kept;
	return st;
}

/* Does the phrase stand in the document at which all parts' cursors are? */
static ZhcStatus
stands(const ZhcSegment *seg, Plain *p, ZhcBuf *buf, bool *yes)
{
	const uint32_t *pos;
	uint32_t tf = zhc_cursor_tf(&p->v[0].cursor);
	size_t n = tf;
	int64_t *places;
	ZhcStatus st;

	(void) seg;
	buf->len = 0;
	st = zhc_cursor_positions(&p->v[0].cursor, &pos);
	if (st == ZHC_OK)
		st = zhc_buf_reserve(buf, (size_t) tf * sizeof(int64_t));
	if (st != ZHC_OK)
		return st;
	places = (int64_t *) (void *) buf->data;
	for (uint32_t i = 0; i < tf; i++)
		places[i] = (int64_t) pos[i] - p->v[0].at;
	for (size_t i = 1; i < p->n && n > 0 && st == ZHC_OK; i++)
		st = keep_places(&p->v[i], places, &n);
	*yes = n > 0;
	return st;
}

/* Go through the documents of the rarest part. */
static ZhcStatus
intersect(const ZhcSegment *seg, Plain *p, ZhcDocs *out)
{
	Part *rarest = &p->v[0];
	ZhcBuf buf;
	ZhcStatus st = ZHC_OK;

	zhc_buf_init(&buf, seg->al);
	for (size_t i = 0; i < p->n; i++)
		zhc_cursor_init(&p->v[i].cursor, seg);
	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
		st = zhc_cursor_open(&p->v[i].cursor, &p->v[i].posting);
	while (st == ZHC_OK)
	{
		uint32_t doc = zhc_cursor_doc(&rarest->cursor);
		uint32_t next = doc;
		bool yes = true;

		if (doc == ZHC_NO_DOC)
			break;
		for (size_t i = 1; i < p->n && next == doc && st == ZHC_OK; i++)
		{
			st = zhc_cursor_seek(&p->v[i].cursor, doc);
			next = zhc_cursor_doc(&p->v[i].cursor);
		}
		if (st == ZHC_OK && next == doc)
		{
			st = stands(seg, p, &buf, &yes);
			if (st == ZHC_OK && yes)
				st = zhc_docs_add(seg->al, out, doc);
			if (st == ZHC_OK)
				st = zhc_cursor_next(&rarest->cursor);
		}
		else if (next == ZHC_NO_DOC)
			break;
		else if (st == ZHC_OK)
			st = zhc_cursor_seek(&rarest->cursor, next);
	}
	for (size_t i = 0; i < p->n; i++)
		zhc_cursor_free(&p->v[i].cursor);
	zhc_buf_free(&buf);
	return st;
}

/* ---- any phrase ------------------------------------------------------------------------------ */

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

static ZhcStatus
general(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out)
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

ZhcStatus
zhc_seg_phrase(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out)
{
	Plain p = {0};
	int64_t at = 0;
	bool plain = true;
	bool none = false;
	ZhcStatus st = lay_out(seg, q, id, &at, &p, &plain);

	if (st == ZHC_OK && plain)
		st = find_keys(seg, q, &p, &none, &plain);
	if (st == ZHC_OK && plain && !none)
	{
		qsort(p.v, p.n, sizeof(Part), by_df);
		st = intersect(seg, &p, out);
	}
	else if (st == ZHC_OK && !none)
		st = general(seg, q, id, out);
	seg->al->free(seg->al->ctx, p.v);
	return st;
}
