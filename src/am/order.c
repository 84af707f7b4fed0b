/*
 * order.c - ORDER BY body <=> query: rows by descending BM25
 *
 * All documents with one of the query's terms are scored at once and handed out from a heap, so
 * that the first few cost little more than scoring.  When the heap is empty come the documents
 * without any of the query's terms, and at last the NULLs: a scan in order returns every row, as a
 * sort would.
 */
#include "am.h"

#include "access/relscan.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "order.h"
#include "parser.h"
#include "search.h"

/* A segment, or the pending texts as a segment in memory. */
typedef struct Part
{
	ZhxReader reader;
	ZhcSegment seg;
	bool has_dead;
	bool all;		/* every document fulfils the conditions */
	uint8 *matches; /* a bit a document, when not all do */
	uint8 *scored;	/* a bit a document: it is in the heap, or has been */
} Part;

typedef enum Phase
{
	SCORED,
	OTHERS,
	NULLS,
	DONE
} Phase;

struct ZhxOrder
{
	Relation index;
	Part *parts;
	int nparts;
	ZhcScores heap;
	Phase phase;
	int part; /* of the phases after the first: where the scan is */
	uint32 doc;
	ZhcSegMemory memory; /* of the pending texts */
	ZhcCollect *collect;

	/* what zhx_order_score needs */
	TSQuery tsquery;
	ZhcQuery query;
	ZhcRank rank;
	MemoryContext context;
	MemoryContextCallback callback;
	ZhxOrder *next; /* of all that exist, the latest used first */
};

static ZhxOrder *orders;

/* Take an order out of the list, if it is there. */
static void
forget(void *order)
{
	for (ZhxOrder **o = &orders; *o; o = &(*o)->next)
		if (*o == order)
		{
			*o = (*o)->next;
			break;
		}
}

/* Put it first. */
static void
use(ZhxOrder *o)
{
	if (orders == o)
		return;
	forget(o);
	o->next = orders;
	orders = o;
}

/* ---- a heap, best on top ----------------------------------------------------------------------
 */

static inline bool
better(const ZhcScore *a, const ZhcScore *b)
{
	if (a->score != b->score)
		return a->score > b->score;
	if (a->part != b->part)
		return a->part < b->part;
	return a->doc < b->doc;
}

static void
sift_down(ZhcScore *heap, size_t n, size_t i)
{
	ZhcScore hit = heap[i];

	for (;;)
	{
		size_t child = 2 * i + 1;

		if (child >= n)
			break;
		if (child + 1 < n && better(&heap[child + 1], &heap[child]))
			child++;
		if (!better(&heap[child], &hit))
			break;
		heap[i] = heap[child];
		i = child;
	}
	heap[i] = hit;
}

/* ---- beginning --------------------------------------------------------------------------------
 */

static void
gather_pending(void *arg, ItemPointer tid, const char *s, size_t n)
{
	ZhxOrder *o = arg;

	if (!zhc_collect_fits(o->collect, n))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many texts of index \"%s\" are pending",
							   RelationGetRelationName(o->index)),
						errhint("VACUUM the table.")));
	zh_check(zhc_collect_add(o->collect, zhx_tid_number(tid), s, n));
}

static void
gather_again(void *arg)
{
	zhc_collect_forget(((ZhxOrder *) arg)->collect);
}

/* What a scan in order looks at: segments, and the pending texts as one more, in memory. */
static void
open_parts(ZhxOrder *o)
{
	const ZhxPendingUse use = {gather_pending, NULL, gather_again, o};
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));

	zh_check(zhc_collect_begin(&zh_palloc, zh_parse_words, NULL, &o->collect));
	zhx_pending_all(o->index, meta, &use);
	o->parts = palloc0((meta->nsegs + 1) * sizeof(Part));
	for (uint32 i = 0; i < meta->nsegs; i++)
	{
		Part *p;

		if (meta->segs[i].ndocs == 0)
			continue;
		p = &o->parts[o->nparts++];
		zhx_reader_open(&p->reader, o->index, &meta->segs[i], false);
		p->seg = p->reader.seg;
		p->has_dead = meta->segs[i].ndead > 0;
	}
	if (zhc_collect_ndocs(o->collect) > 0)
		zhx_open_collected(o->collect, &o->memory, &o->parts[o->nparts++].seg);
	pfree(meta);
}

static uint8 *
bits(uint32 ndocs)
{
	return palloc_extended(ndocs / 8 + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

static inline bool
has_bit(const uint8 *v, uint32 i)
{
	return v[i / 8] >> i % 8 & 1;
}

/* The documents of a part that fulfil the conditions. */
static void
find_matches(Part *p, const ZhcQuery *conditions, int n)
{
	ZhcDocs docs = {.negate = true};

	p->all = n == 0;
	if (p->all)
		return;
	p->matches = bits(p->seg.info.ndocs);
	for (int i = 0; i < n && (docs.n > 0 || docs.negate); i++)
	{
		ZhcDocs more;
		ZhcDocs both;

		zh_check(zhc_seg_search(&p->seg, &conditions[i], &more));
		zh_check(zhc_docs_combine(&zh_palloc, &docs, &more, true, &both));
		docs = both;
	}
	for (size_t i = 0; i < docs.n; i++)
		p->matches[docs.v[i] / 8] |= 1 << docs.v[i] % 8;
	zhc_docs_free(&zh_palloc, &docs);
}

/* Score a part's documents, and put those that fulfil the conditions into the heap's array. */
static void
score_part(ZhxOrder *o, int number, const ZhcRank *rank)
{
	Part *p = &o->parts[number];
	ZhcScores scores;
	size_t n = 0;
	void *v = o->heap.v;

	p->scored = bits(p->seg.info.ndocs);
	zh_check(zhc_rank_score(rank, &p->seg, &scores));
	for (size_t i = 0; i < scores.n; i++)
	{
		uint32 d = scores.v[i].doc;

		if (!p->all && !has_bit(p->matches, d))
			continue;
		p->scored[d / 8] |= 1 << d % 8;
		scores.v[n] = scores.v[i];
		scores.v[n++].part = number;
	}
	scores.n = n;
	if (o->heap.n == 0)
	{
		zhc_scores_free(&zh_palloc, &o->heap);
		o->heap = scores;
		return;
	}
	zh_check(zhc_array_reserve(&zh_palloc, &v, &o->heap.cap, o->heap.n + n, sizeof(ZhcScore)));
	o->heap.v = v;
	if (n > 0)
		memcpy(o->heap.v + o->heap.n, scores.v, n * sizeof(ZhcScore));
	o->heap.n += n;
	zhc_scores_free(&zh_palloc, &scores);
}

ZhxOrder *
zhx_order_begin(Relation index, TSQuery query, const ZhcQuery *conditions, int nconditions)
{
	ZhxOrder *o = palloc0(sizeof(ZhxOrder));

	o->index = index;
	o->context = CurrentMemoryContext;
	o->query.root = ZHC_NO_NODE;
	if (query)
	{
		o->tsquery = palloc(VARSIZE(query));
		memcpy(o->tsquery, query, VARSIZE(query));
		zh_query_import(o->tsquery, &o->query);
	}
	open_parts(o);
	zh_check(zhc_rank_begin(&o->rank, &zh_palloc, &o->query));
	for (int i = 0; i < o->nparts; i++)
		zh_check(zhc_rank_count(&o->rank, &o->parts[i].seg));
	for (int i = 0; i < o->nparts; i++)
	{
		find_matches(&o->parts[i], conditions, nconditions);
		score_part(o, i, &o->rank);
	}
	for (size_t i = o->heap.n / 2; i-- > 0;)
		sift_down(o->heap.v, o->heap.n, i);
	o->phase = SCORED;
	o->callback.func = forget;
	o->callback.arg = o;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, &o->callback);
	return o;
}

bool
zhx_order_score(const text *body, TSQuery query, double *score)
{
	ZhxOrder *o = orders;
	MemoryContext old;

	while (o && (!o->tsquery || VARSIZE(o->tsquery) != VARSIZE(query) ||
				 memcmp(o->tsquery, query, VARSIZE(query)) != 0))
		o = o->next;
	if (!o)
		return false;
	old = MemoryContextSwitchTo(o->context);
	zh_check(zhc_rank_text(&o->rank, zh_parse_words, NULL, VARDATA_ANY(body),
						   VARSIZE_ANY_EXHDR(body), score));
	MemoryContextSwitchTo(old);
	return true;
}

/* ---- one after the other ----------------------------------------------------------------------
 */

/* The row of a document; false when it is deleted. */
static bool
row_of(const Part *p, uint32 doc, ItemPointer tid)
{
	uint8 raw[ZHC_TID_BYTES];
	uint8 dead;

	if (p->has_dead)
	{
		zh_check(zhc_seg_read(&p->seg, ZHC_S_DEAD, doc / 8, &dead, 1));
		if (dead >> doc % 8 & 1)
			return false;
	}
	zh_check(zhc_seg_read(&p->seg, ZHC_S_TIDS, (uint64) doc * ZHC_TID_BYTES, raw, sizeof(raw)));
	zhx_number_tid(zhc_get_fixed(raw, ZHC_TID_BYTES), tid);
	return ItemPointerIsValid(tid);
}

static bool
is_null(const Part *p, uint32 doc)
{
	uint8 raw[ZHC_LENGTH_BYTES];

	if (p->seg.info.nnull == 0)
		return false;
	zh_check(
		zhc_seg_read(&p->seg, ZHC_S_LENGTHS, (uint64) doc * ZHC_LENGTH_BYTES, raw, sizeof(raw)));
	return zhc_get_fixed(raw, ZHC_LENGTH_BYTES) == ZHC_NULL_DOC;
}

/* The next document that has no score: in one go those with a text, in another the NULLs. */
static bool
next_unscored(ZhxOrder *o, ItemPointer tid)
{
	for (; o->part < o->nparts; o->part++, o->doc = 0)
	{
		const Part *p = &o->parts[o->part];

		while (o->doc < p->seg.info.ndocs)
		{
			uint32 d = o->doc++;

			if (d % 4096 == 0)
				CHECK_FOR_INTERRUPTS();
			if (has_bit(p->scored, d) || (!p->all && !has_bit(p->matches, d)) ||
				is_null(p, d) != (o->phase == NULLS))
				continue;
			if (row_of(p, d, tid))
				return true;
		}
	}
	return false;
}

bool
zhx_order_next(ZhxOrder *o, ItemPointer tid, double *distance, bool *isnull)
{
	use(o);
	*isnull = false;
	while (o->phase == SCORED)
	{
		ZhcScore hit;

		if (o->heap.n == 0)
		{
			o->phase = OTHERS;
			break;
		}
		hit = o->heap.v[0];
		o->heap.v[0] = o->heap.v[--o->heap.n];
		if (o->heap.n > 0)
			sift_down(o->heap.v, o->heap.n, 0);
		*distance = -hit.score;
		if (row_of(&o->parts[hit.part], hit.doc, tid))
			return true;
	}
	*distance = 0;
	while (o->phase != DONE)
	{
		if (next_unscored(o, tid))
		{
			*isnull = o->phase == NULLS;
			return true;
		}
		o->phase++;
		o->part = 0;
		o->doc = 0;
	}
	return false;
}
