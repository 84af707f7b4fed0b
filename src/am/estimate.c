/*
 * estimate.c - the share of rows that a query finds, from an index's dictionaries
 */
#include "am.h"

#include "access/relation.h"
#include "catalog/pg_type.h"
#include "optimizer/optimizer.h"
#include "optimizer/plancat.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/selfuncs.h"
#include "utils/snapmgr.h"

#include "estimate.h"
#include "parser.h"
#include "search.h"

#define MAX_TERMS	 32 /* to be looked up; more are taken to be in no document */
#define MAX_SEGMENTS 4	/* the largest ones tell enough */
#define MAX_KEYS	 1000

typedef struct Estimate
{
	const ZhcSegment *seg;
	const ZhcQuery *q;
	int terms;
} Estimate;

/* The share of a segment's documents that a node finds. */
static double
node_share(Estimate *e, uint32_t id)
{
	const ZhcNode *node = &e->q->nodes[id];
	double left;
	double right;

	check_stack_depth();
	if (node->kind == ZHC_NODE_TERM)
	{
		ZhcPostings p;
		double df = 0;

		if (++e->terms > MAX_TERMS)
			return 0;
		zh_check(zhc_term_postings(e->seg, e->q, node, &p));
		for (size_t i = 0; i < p.n; i++)
			df += p.v[i].df;
		zhc_postings_free(e->seg, &p);
		return Min(1, df / e->seg->info.ndocs);
	}
	left = node_share(e, node->left);
	if (node->kind == ZHC_NODE_NOT)
		return 1 - left;
	right = node_share(e, node->right);
	if (node->kind == ZHC_NODE_OR)
		return left + right - left * right;
	/* words that are asked for together stand together more often than not */
	return node->kind == ZHC_NODE_PHRASE
			   ? Min(left, right)
			   : Min(left, right) * Max(left, right) / 2 + Min(left, right) / 2;
}

static int
by_size(const void *a, const void *b)
{
	uint32 x = ((const ZhxSegRef *) a)->ndocs;
	uint32 y = ((const ZhxSegRef *) b)->ndocs;

	return (x < y) - (x > y);
}

static double
index_share(Relation index, const ZhcQuery *q)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	double found = 0;
	double ndocs = 0;

	zhx_read_meta(index, meta);
	qsort(meta->segs, meta->nsegs, sizeof(ZhxSegRef), by_size);
	for (uint32 i = 0; i < Min(meta->nsegs, MAX_SEGMENTS); i++)
	{
		ZhxReader r;
		Estimate e = {.q = q};

		if (meta->segs[i].ndocs == 0)
			continue;
		zhx_reader_open(&r, index, &meta->segs[i], false);
		e.seg = &r.seg;
		found += q->root == ZHC_NO_NODE ? 0 : node_share(&e, q->root) * r.info.ndocs;
		ndocs += r.info.ndocs;
		zhx_reader_close(&r);
	}
	pfree(meta);
	return ndocs > 0 ? found / ndocs : -1;
}

double
zhx_estimate(Oid indexoid, Oid type, Datum query, bool isnull)
{
	Relation index;
	ZhcQuery q;
	MemoryContext context;
	MemoryContext old;
	double share;

	if (isnull)
		return 0;
	/* without a snapshot, pages may be used again while they are read */
	if ((type != TEXTOID && type != TSQUERYOID) || !ActiveSnapshotSet())
		return -1;
	context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews estimate", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	if (type == TEXTOID)
	{
		text *phrase = DatumGetTextPP(query);

		zh_check(zhc_query_phrase(&zh_palloc, VARDATA_ANY(phrase), VARSIZE_ANY_EXHDR(phrase),
								  zh_parse_words, NULL, &q));
	}
	else
		zh_query_import(DatumGetTSQuery(query), &q);
	index = relation_open(indexoid, NoLock); /* the planner has locked it */
	share = index_share(index, &q);
	relation_close(index, NoLock);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return share;
}
