/*
 * bm25.c - zh_bm25(), the score of a single text, and the function behind the operator <=>
 */
#include "am.h"

#include "access/relation.h"
#include "access/xact.h"
#include "tsearch/ts_type.h"

#include "order.h"
#include "parser.h"
#include "search.h"
#include "segrank.h"
#include "sqlindex.h"

PG_FUNCTION_INFO_V1(zh_bm25);
PG_FUNCTION_INFO_V1(zhnews_bm25_distance);

/* What the index says about a query, kept while index and query stay the same in a statement. */
typedef struct Known
{
	ZhKept kept;
	Oid index;
	ZhcQuery q;
	ZhcRank rank;
	ZhcCollect *collect;
} Known;

static void
count_pending(void *arg, ItemPointer tid, const char *s, size_t n)
{
	zh_check(zhc_collect_add(arg, zhx_tid_number(tid), s, n));
}

static void
count_again(void *arg)
{
	zhc_collect_forget(arg);
}

static void
count_index(Known *k)
{
	const ZhxPendingUse use = {count_pending, NULL, count_again, k->collect};
	Relation index = zh_index_open(k->index, AccessShareLock);
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	ZhcSegMemory memory;
	ZhcSegment seg;

	zhx_pending_all(index, meta, &use);
	for (uint32 i = 0; i < meta->nsegs; i++)
	{
		ZhxReader r;

		zhx_reader_open(&r, index, &meta->segs[i], false);
		zh_check(zhc_rank_count(&k->rank, &r.seg));
		zhx_reader_close(&r);
	}
	zhx_open_collected(k->collect, &memory, &seg);
	zh_check(zhc_rank_count(&k->rank, &seg));
	zhc_segmem_free(&memory);
	relation_close(index, AccessShareLock);
	pfree(meta);
}

static Known *
known(FmgrInfo *flinfo, Oid index, TSQuery query)
{
	Known *k = (Known *) zh_kept(flinfo, (struct varlena *) query);
	MemoryContext old;

	if (k && k->index == index)
		return k;
	zh_forget_kept(flinfo);
	k = (Known *) zh_keep(flinfo, (struct varlena *) query, sizeof(Known));
	old = MemoryContextSwitchTo(k->kept.context);
	k->index = index;
	zh_query_import((TSQuery) k->kept.query, &k->q);
	zh_check(zhc_rank_begin(&k->rank, &zh_palloc, &k->q));
	zh_check(zhc_collect_begin(&zh_palloc, zh_parse_words, NULL, &k->collect));
	count_index(k);
	MemoryContextSwitchTo(old);
	flinfo->fn_extra = k;
	return k;
}

/* zh_bm25(index regclass, body text, query tsquery) → double precision */
Datum
zh_bm25(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(1);
	Known *k = known(fcinfo->flinfo, PG_GETARG_OID(0), PG_GETARG_TSQUERY(2));
	MemoryContext old = MemoryContextSwitchTo(k->kept.context);
	double score;

	zh_require_utf8();
	zh_check(zhc_rank_text(&k->rank, zh_parse_words, NULL, VARDATA_ANY(body),
						   VARSIZE_ANY_EXHDR(body), &score));
	MemoryContextSwitchTo(old);
	PG_RETURN_FLOAT8(score);
}

/*
 * zhnews_bm25_distance(body text, query tsquery): what a text is worth, an index alone can tell.
 * Plans compute it for the rows that an index scan hands out in its order.
 */
Datum
zhnews_bm25_distance(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	double score;

	if (!zhx_order_score(body, PG_GETARG_TSQUERY(1), &score))
		ereport(
			ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("body <=> query is answered by a scan of a zhnews index only"),
			 errdetail("BM25 depends on how frequent the words are in all texts of the index."),
			 errhint(
				 "Make an index with CREATE INDEX ... USING zhnews (body) and use ORDER BY body "
				 "<=> query LIMIT n; for the score of any text, use zh_bm25(index, body, "
				 "query).")));
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_FLOAT8(-score);
}
