/*
 * vacuum.c - marking deleted documents, and putting the index in order
 */
#include "am.h"

#include "commands/vacuum.h"

/* Mark the documents of a segment whose rows are dead; returns how many. */
static uint32
mark_dead(ZhxReader *r, IndexBulkDeleteCallback callback, void *state)
{
	uint32 ndocs = r->info.ndocs;
	uint8 *dead = palloc_extended((ndocs + 7) / 8 + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	uint32 count = 0;

	for (uint32 d = 0; d < ndocs; d++)
	{
		uint8 raw[ZHC_TID_BYTES];
		uint8 was;
		ItemPointerData tid;

#if PG_VERSION_NUM >= 180000
		if (d % 1024 == 0)
			vacuum_delay_point(false);
#else
		if (d % 1024 == 0)
			vacuum_delay_point();
#endif
		zh_check(zhc_seg_read(&r->seg, ZHC_S_DEAD, d / 8, &was, 1));
		if (was >> d % 8 & 1)
			continue;
		zh_check(zhc_seg_read(&r->seg, ZHC_S_TIDS, (uint64) d * ZHC_TID_BYTES, raw, sizeof(raw)));
		zhx_number_tid(zhc_get_fixed(raw, ZHC_TID_BYTES), &tid);
		if (callback(&tid, state))
		{
			dead[d / 8] |= 1 << d % 8;
			count++;
		}
	}
	if (count > 0)
		zhx_reader_mark(r, dead);
	pfree(dead);
	return count;
}

/* Note in the metapage that more documents of a segment are deleted. */
static void
note_dead(Relation index, uint64 id, uint32 count)
{
	ZhxChange change;

	zhx_change_begin(&change, index);
	for (uint32 i = 0; i < change.meta->nsegs; i++)
		if (change.meta->segs[i].id == id)
			change.meta->segs[i].ndead += count;
	zhx_change_end(&change);
}

IndexBulkDeleteResult *
zhx_bulkdelete(IndexVacuumInfo *info, IndexBulkDeleteResult *stats,
			   IndexBulkDeleteCallback callback, void *state)
{
	Relation index = info->index;
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));

	if (!stats)
		stats = palloc0(sizeof(IndexBulkDeleteResult));
	stats->estimated_count = false;
	stats->num_index_tuples = 0;
	zhx_lock_maintenance(index);
	zhx_flush(index);
	zhx_read_meta(index, meta);
	for (uint32 i = 0; i < meta->nsegs; i++)
	{
		ZhxReader r;
		uint32 count;

		zhx_reader_open(&r, index, &meta->segs[i], true);
		count = mark_dead(&r, callback, state);
		zhx_reader_close(&r);
		if (count > 0)
			note_dead(index, meta->segs[i].id, count);
		stats->tuples_removed += count;
		stats->num_index_tuples += meta->segs[i].ndocs - meta->segs[i].ndead - count;
	}
	zhx_unlock_maintenance(index);
	pfree(meta);
	return stats;
}

IndexBulkDeleteResult *
zhx_vacuumcleanup(IndexVacuumInfo *info, IndexBulkDeleteResult *stats)
{
	Relation index = info->index;
	ZhxMeta *meta;

	if (info->analyze_only)
		return stats;
	meta = palloc(sizeof(ZhxMeta));
	zhx_lock_maintenance(index);
	if (!stats)
	{
		stats = palloc0(sizeof(IndexBulkDeleteResult));
		zhx_flush(index);
		zhx_read_meta(index, meta);
		for (uint32 i = 0; i < meta->nsegs; i++)
			stats->num_index_tuples += meta->segs[i].ndocs - meta->segs[i].ndead;
	}
	zhx_reclaim(index, UINT64_MAX);
	zhx_merge(index, UINT64_MAX);
	zhx_reclaim(index, UINT64_MAX);
	zhx_sweep(index, stats);
	zhx_unlock_maintenance(index);
	pfree(meta);
	return stats;
}
