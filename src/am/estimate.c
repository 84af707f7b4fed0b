/*
 * estimate.c - zhnews_matchsel(): the share of rows that ~~~ finds, from an index's dictionaries
 */
#include "am.h"

#include "access/relation.h"
#include "catalog/pg_type.h"
#include "optimizer/optimizer.h"
#include "optimizer/paths.h"
#include "miscadmin.h"
#include "parser/parsetree.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"
#include "utils/selfuncs.h"
#include "utils/snapmgr.h"

#include "cost.h"
#include "parser.h"
#include "search.h"

PG_FUNCTION_INFO_V1(zhnews_matchsel);

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

/* Between 0 and 1 for a text or tsquery; negative when the index cannot tell. */
static double
estimate(Oid indexoid, const Const *query)
{
	Relation index;
	ZhcQuery q;
	MemoryContext context;
	MemoryContext old;
	double share;

	if (query->constisnull)
		return 0;
	/* without a snapshot, pages may be used again while they are read */
	if ((query->consttype != TEXTOID && query->consttype != TSQUERYOID) || !ActiveSnapshotSet())
		return -1;
	context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews estimate", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	if (query->consttype == TEXTOID)
	{
		text *phrase = DatumGetTextPP(query->constvalue);

		zh_check(zhc_query_phrase(&zh_palloc, VARDATA_ANY(phrase), VARSIZE_ANY_EXHDR(phrase),
								  zh_parse_words, NULL, &q));
	}
	else
		zh_query_import(DatumGetTSQuery(query->constvalue), &q);
	index = relation_open(indexoid, NoLock); /* the planner has locked it */
	share = index_share(index, &q);
	relation_close(index, NoLock);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return share;
}

/* What the first index on the column can tell; negative when there is none. */
static double
estimate_from_indexes(PlannerInfo *root, const VariableStatData *var, const Const *query)
{
	ListCell *lc;

	/* who may not see all rows shall not learn from EXPLAIN what the others hold */
	if (!var->rel || var->rel->rtekind != RTE_RELATION ||
		planner_rt_fetch(var->rel->relid, root)->securityQuals != NIL)
		return -1;
	foreach (lc, var->rel->indexlist)
	{
		IndexOptInfo *index = lfirst_node(IndexOptInfo, lc);

		if ((void (*)(void)) index->amcostestimate == (void (*)(void)) zhx_costestimate &&
			!index->hypothetical && (index->indpred == NIL || index->predOK) &&
			match_index_to_operand(var->var, 0, index))
		{
			double share = estimate(index->indexoid, query);

			if (share >= 0)
				return share;
		}
	}
	return -1;
}

/* zhnews_matchsel(internal, oid, internal, integer): matchingsel, unless an index knows better */
Datum
zhnews_matchsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	List *args = (List *) PG_GETARG_POINTER(2);
	VariableStatData var;
	Node *other;
	bool on_left;
	double share = -1;

	if (get_restriction_variable(root, args, PG_GETARG_INT32(3), &var, &other, &on_left))
	{
		if (on_left && IsA(other, Const))
			share = estimate_from_indexes(root, &var, (Const *) other);
		ReleaseVariableStats(var);
	}
	if (share >= 0)
		PG_RETURN_FLOAT8(share);
	return DirectFunctionCall4Coll(matchingsel, PG_GET_COLLATION(), PG_GETARG_DATUM(0),
								   PG_GETARG_DATUM(1), PG_GETARG_DATUM(2), PG_GETARG_DATUM(3));
}
