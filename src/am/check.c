/*
 * check.c - zh_index_check(): is an index whole, and does it say what the table says?
 */
#include "am.h"

#include "access/relation.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xlog.h"
#include "catalog/index.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

#include "segcheck.h"
#include "sqlindex.h"

PG_FUNCTION_INFO_V1(zh_index_check);

#define CHECK_BYTES (32 * 1024 * 1024) /* of texts that are compared at a time */

/* A document of the index. */
typedef struct Row
{
	uint64 tid;
	uint64 hash;
	bool null;
} Row;

typedef struct Rows
{
	Row *v;
	size_t n;
	size_t cap;
} Rows;

typedef struct Check
{
	Relation index;
	Rows rows;		  /* what the index has */
	ZhxGather gather; /* pending texts, then rows of the table, some at a time */
	int64 compared;
} Check;

static void
add_row(Rows *r, Row row)
{
	void *v = r->v;

	zh_check(zhc_array_reserve(&zh_palloc, &v, &r->cap, r->n + 1, sizeof(Row)));
	r->v = v;
	r->v[r->n++] = row;
}

static int
by_tid(const void *a, const void *b)
{
	uint64 x = ((const Row *) a)->tid;
	uint64 y = ((const Row *) b)->tid;

	return (x > y) - (x < y);
}

/* The documents of an open segment that are not deleted, each with its hash. */
static void
segment_rows(Relation index, const ZhcSegment *seg, Rows *out)
{
	uint32 ndocs = seg->info.ndocs;
	uint64 *hashes = palloc_extended((ndocs + 1) * sizeof(uint64), MCXT_ALLOC_HUGE);
	const char *fault = NULL;
	ZhcStatus st = zhc_seg_check(seg, hashes, &fault);

	if (st == ZHC_CORRUPT)
		ereport(ERROR, (errcode(ERRCODE_INDEX_CORRUPTED),
						errmsg("index \"%s\" is corrupted: %s", RelationGetRelationName(index),
							   fault ? fault : "a stream is damaged"),
						errhint("REINDEX the index.")));
	zh_check(st);
	for (uint32 d = 0; d < ndocs; d++)
	{
		uint8 raw[ZHC_TID_BYTES];
		uint8 dead;
		uint8 length[ZHC_LENGTH_BYTES];

		zh_check(zhc_seg_read(seg, ZHC_S_DEAD, d / 8, &dead, 1));
		if (dead >> d % 8 & 1)
			continue;
		zh_check(zhc_seg_read(seg, ZHC_S_TIDS, (uint64) d * ZHC_TID_BYTES, raw, sizeof(raw)));
		zh_check(zhc_seg_read(seg, ZHC_S_LENGTHS, (uint64) d * ZHC_LENGTH_BYTES, length,
							  sizeof(length)));
		add_row(out, (Row){zhc_get_fixed(raw, ZHC_TID_BYTES), hashes[d],
						   zhc_get_fixed(length, ZHC_LENGTH_BYTES) == ZHC_NULL_DOC});
	}
	pfree(hashes);
}

/* What has been gathered, by way of a segment in memory. */
static void
collected_rows(Check *c, Rows *out)
{
	ZhcSegMemory memory;
	ZhcSegment seg;

	zhx_open_collected(c->gather.collect, &memory, &seg);
	segment_rows(c->index, &seg, out);
	zhc_segmem_free(&memory);
}

/* The collector is full of pending texts. */
static void
take_pending(void *arg)
{
	Check *c = arg;

	collected_rows(c, &c->rows);
}

static void
take_again(void *arg)
{
	Check *c = arg;

	zhc_collect_forget(c->gather.collect);
	c->rows.n = 0;
}

static void
take_text(void *arg, ItemPointer tid, const char *s, size_t n)
{
	zhx_gather_text(&((Check *) arg)->gather, tid, s, n);
}

/* Everything that is in the index. */
static void
read_index(Check *c)
{
	const ZhxPendingUse use = {take_text, NULL, take_again, c};
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));

	zhx_pending_all(c->index, meta, &use);
	collected_rows(c, &c->rows);
	for (uint32 i = 0; i < meta->nsegs; i++)
	{
		ZhxReader r;

		zhx_reader_open(&r, c->index, &meta->segs[i], true);
		if (r.info.ndocs != meta->segs[i].ndocs || r.info.nterms != meta->segs[i].nterms)
			zhx_bad_page(c->index, meta->segs[i].head, "the metapage tells another size");
		segment_rows(c->index, &r.seg, &c->rows);
		zhx_reader_close(&r);
	}
	if (c->rows.n > 1)
		qsort(c->rows.v, c->rows.n, sizeof(Row), by_tid);
	for (size_t i = 1; i < c->rows.n; i++)
		if (c->rows.v[i].tid == c->rows.v[i - 1].tid)
			ereport(ERROR, (errcode(ERRCODE_INDEX_CORRUPTED),
							errmsg("index \"%s\" is corrupted: row (%u,%u) stands in it twice",
								   RelationGetRelationName(c->index),
								   (BlockNumber) (c->rows.v[i].tid >> 16),
								   (OffsetNumber) c->rows.v[i].tid),
							errhint("REINDEX the index.")));
	pfree(meta);
}

/* Compare the rows gathered from the table with the index. */
static void
compare_batch(void *arg)
{
	Check *c = arg;
	Rows rows = {0};

	collected_rows(c, &rows);
	for (size_t i = 0; i < rows.n; i++)
	{
		const Row *want = &rows.v[i];
		const Row *have = bsearch(want, c->rows.v, c->rows.n, sizeof(Row), by_tid);

		if (!have || have->hash != want->hash || have->null != want->null)
			ereport(ERROR, (errcode(ERRCODE_INDEX_CORRUPTED),
							errmsg(have ? "index \"%s\" is corrupted: row (%u,%u) has another text "
										: "index \"%s\" is corrupted: row (%u,%u) is missing",
								   RelationGetRelationName(c->index),
								   (BlockNumber) (want->tid >> 16), (OffsetNumber) want->tid),
							errhint("REINDEX the index.")));
		c->compared++;
	}
	if (rows.v)
		pfree(rows.v);
}

/* Compare all rows that a new snapshot sees. */
static void
compare_heap(Check *c, Relation heap)
{
	IndexInfo *info = BuildIndexInfo(c->index);
	Snapshot snapshot = RegisterSnapshot(GetTransactionSnapshot());
	TableScanDesc scan;

	/* as amcheck does: rows as a snapshot sees them, by the roots of their HOT chains */
	info->ii_Concurrent = true;
	info->ii_Unique = false;
	read_index(c);
	c->gather.full = compare_batch;
	scan = table_beginscan_strat(heap, snapshot, 0, NULL, true, false);
	table_index_build_scan(heap, c->index, info, false, false, zhx_gather_row, &c->gather, scan);
	compare_batch(c);
	UnregisterSnapshot(snapshot);
}

/* zh_index_check(index regclass) → bigint */
Datum
zh_index_check(PG_FUNCTION_ARGS)
{
	Oid heapoid = IndexGetRelation(PG_GETARG_OID(0), true);
	Relation heap = OidIsValid(heapoid) ? table_open(heapoid, AccessShareLock) : NULL;
	Check c = {.index = zh_index_open(PG_GETARG_OID(0), AccessShareLock)};
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews check", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);

	zhx_gather_begin(&c.gather, CHECK_BYTES, take_pending, &c);
	if (!RecoveryInProgress())
	{
		zhx_lock_maintenance(c.index);
		zhx_check_pages(c.index);
		zhx_unlock_maintenance(c.index);
	}
	if (!heap)
		elog(ERROR, "index \"%s\" has no table", RelationGetRelationName(c.index));
	compare_heap(&c, heap);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	relation_close(c.index, AccessShareLock);
	table_close(heap, AccessShareLock);
	PG_RETURN_INT64(c.compared);
}
