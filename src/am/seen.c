/*
 * seen.c - which rows an index-only scan may believe the visibility map about
 *
 * An index-only scan does not visit rows on pages that the visibility map calls all-visible.  This
 * is wrong for a row that was dead when the scan found it, and that VACUUM has removed since, from
 * index and table, before it set the map's bit.  So the map is looked at after all rows are
 * found, and then the metapage again: where the row's chain is still there, or its segment with as
 * many deleted documents as before, VACUUM has removed none of them when the map was looked at, and
 * the bit is true of the rows found; and stays so for the scan's snapshot.  Other rows are looked
 * at here.
 */
#include "am.h"

#include "access/relscan.h"
#include "access/tableam.h"
#include "access/visibilitymap.h"

#include "seen.h"

/* Where rows come from. */
typedef struct Source
{
	uint64 id;
	uint32 ndead;
	size_t end; /* number of the row after its last */
} Source;

struct ZhxSeen
{
	IndexScanDesc scan;
	MemoryContext context;
	Source *sources;
	size_t nsources;
	size_t cap;
	bool *visible; /* by row: nothing needs to be looked at */
	IndexFetchTableData *fetch;
	TupleTableSlot *slot;
};

ZhxSeen *
zhx_seen_begin(IndexScanDesc scan)
{
	ZhxSeen *s = palloc0(sizeof(ZhxSeen));

	s->scan = scan;
	s->context = CurrentMemoryContext;
	return s;
}

void
zhx_seen_end(ZhxSeen *s)
{
	if (!s->fetch)
		return;
	table_index_fetch_end(s->fetch);
	ExecDropSingleTupleTableSlot(s->slot);
}

void
zhx_seen_source(ZhxSeen *s, uint64 id, uint32 ndead, size_t n)
{
	void *v = s->sources;

	zh_check(zhc_array_reserve(&zh_palloc, &v, &s->cap, s->nsources + 1, sizeof(Source)));
	s->sources = v;
	s->sources[s->nsources++] = (Source){id, ndead, n};
}

void
zhx_seen_forget(ZhxSeen *s)
{
	s->nsources = 0;
}

/* Is the source in the index as it was? */
static bool
unchanged(const ZhxMeta *meta, const Source *source)
{
	for (int i = 0; i < ZHX_CHAINS; i++)
		if ((meta->chains[i].head != InvalidBlockNumber && meta->chains[i].id == source->id) ||
			(meta->closed[i].head != InvalidBlockNumber && meta->closed[i].id == source->id))
			return true;
	for (uint32 i = 0; i < meta->nsegs; i++)
		if (meta->segs[i].id == source->id)
			return meta->segs[i].ndead == source->ndead;
	return false;
}

void
zhx_seen_judge(ZhxSeen *s, const ItemPointerData *tids, size_t n)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	BlockNumber block = InvalidBlockNumber;
	Buffer map = InvalidBuffer;
	bool visible = false;
	size_t from = 0;

	s->visible = palloc_extended(n + 1, MCXT_ALLOC_HUGE);
	for (size_t i = 0; i < n; i++)
	{
		if (ItemPointerGetBlockNumber(&tids[i]) != block)
		{
			block = ItemPointerGetBlockNumber(&tids[i]);
			visible = VM_ALL_VISIBLE(s->scan->heapRelation, block, &map);
		}
		s->visible[i] = visible;
	}
	if (BufferIsValid(map))
		ReleaseBuffer(map);
	zhx_read_meta(s->scan->indexRelation, meta);
	for (size_t i = 0; i < s->nsources; i++)
	{
		if (!unchanged(meta, &s->sources[i]))
			memset(s->visible + from, false, s->sources[i].end - from);
		from = s->sources[i].end;
	}
	pfree(meta);
}

bool
zhx_seen(ZhxSeen *s, size_t i, ItemPointer tid)
{
	bool again = false;
	bool dead = false;
	bool found;
	ItemPointerData at = *tid; /* becomes that of a HOT chain's member */

	if (s->visible[i])
		return true;
	if (!s->fetch)
	{
		MemoryContext old = MemoryContextSwitchTo(s->context);

		s->slot = table_slot_create(s->scan->heapRelation, NULL);
		s->fetch = table_index_fetch_begin(s->scan->heapRelation);
		MemoryContextSwitchTo(old);
	}
	found = table_index_fetch_tuple(s->fetch, &at, s->scan->xs_snapshot, s->slot, &again, &dead);
	ExecClearTuple(s->slot);
	return found;
}
