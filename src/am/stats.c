/*
 * stats.c - zh_index_stats(): what an index holds
 */
#include "am.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/pg_am.h"
#include "catalog/pg_class.h"
#include "commands/defrem.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/bufmgr.h"
#include "utils/acl.h"
#include "utils/syscache.h"

#include "sqlindex.h"

PG_FUNCTION_INFO_V1(zh_index_stats);

static bool
is_owner(Oid oid)
{
#if PG_VERSION_NUM >= 160000
	return object_ownercheck(RelationRelationId, oid, GetUserId());
#else
	return pg_class_ownercheck(oid, GetUserId());
#endif
}

Relation
zh_index_open(Oid oid, LOCKMODE mode)
{
	Relation index = relation_open(oid, mode);

	if (index->rd_rel->relkind != RELKIND_INDEX ||
		index->rd_rel->relam != get_index_am_oid("zhnews", false))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
						errmsg("\"%s\" is not an index of access method zhnews",
							   RelationGetRelationName(index)),
						errhint("Make one with CREATE INDEX ... USING zhnews (column).")));
	if (!is_owner(oid))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_INDEX, RelationGetRelationName(index));
	if (RELATION_IS_OTHER_TEMP(index))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("\"%s\" is a temporary index of another session",
							   RelationGetRelationName(index))));
	return index;
}

typedef struct Stats
{
	int64 documents; /* in segments, not deleted */
	int64 dead;
	int64 pending;
	int64 bytes[ZHC_NSTREAMS]; /* of segments */
	int64 terms;
} Stats;

static void
count_pending(void *arg, ItemPointer tid, const char *s, size_t n)
{
	((Stats *) arg)->pending++;
}

static void
count_again(void *arg)
{
	((Stats *) arg)->pending = 0;
}

#define COLUMNS 12

/* zh_index_stats(index regclass) → one row */
Datum
zh_index_stats(PG_FUNCTION_ARGS)
{
	Relation index = zh_index_open(PG_GETARG_OID(0), AccessShareLock);
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	Stats s = {0};
	const ZhxPendingUse use = {count_pending, NULL, count_again, &s};
	TupleDesc desc;
	Datum values[COLUMNS];
	bool nulls[COLUMNS] = {false};
	uint64 used;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	zhx_pending_all(index, meta, &use);
	used = 1 + zhx_pending_pages(meta);
	for (uint32 i = 0; i < meta->nsegs; i++)
	{
		ZhxReader r;

		zhx_reader_open(&r, index, &meta->segs[i], false);
		for (int j = 0; j < ZHC_NSTREAMS; j++)
			s.bytes[j] += r.info.length[j];
		s.terms += r.info.nterms;
		zhx_reader_close(&r);
		s.documents += meta->segs[i].ndocs - meta->segs[i].ndead;
		s.dead += meta->segs[i].ndead;
		used += meta->segs[i].npages;
	}
	values[0] = Int64GetDatum(s.documents);
	values[1] = Int64GetDatum(s.dead);
	values[2] = Int64GetDatum(s.pending);
	values[3] = Int64GetDatum(s.terms);
	values[4] = Int32GetDatum((int32) meta->nsegs);
	values[5] = Int64GetDatum(s.bytes[ZHC_S_DICT] + s.bytes[ZHC_S_BLOCKS]);
	values[6] = Int64GetDatum(s.bytes[ZHC_S_DOCS] + s.bytes[ZHC_S_SKIPS]);
	values[7] = Int64GetDatum(s.bytes[ZHC_S_POSITIONS]);
	values[8] = Int64GetDatum(s.bytes[ZHC_S_TIDS] + s.bytes[ZHC_S_LENGTHS] + s.bytes[ZHC_S_DEAD]);
	values[9] = Int64GetDatum((int64) zhx_pending_pages(meta) * BLCKSZ);
	values[10] =
		Int64GetDatum(Max(0, (int64) RelationGetNumberOfBlocks(index) - (int64) used) * BLCKSZ);
	values[11] = Int32GetDatum((int32) meta->version);
	relation_close(index, AccessShareLock);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}
