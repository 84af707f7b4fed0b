/*
 * insert.c - one more row: append its text, and now and then put things in order
 */
#include "am.h"

#include "utils/memutils.h"

/* An inserting backend frees and merges no more at a time than this. */
#define STEP_PAGES (64 * 1024 * 1024 / BLCKSZ)

/* When nobody else does it: pending texts into a segment, a few segments into one. */
static void
tidy_up(Relation index)
{
	ZhxMeta *meta;

	if (!zhx_try_lock_maintenance(index))
		return;
	meta = palloc(sizeof(ZhxMeta));
	zhx_reclaim(index, STEP_PAGES);
	zhx_read_meta(index, meta);
	if (zhx_pending_pages(meta) > ZhxPendingPages(index))
		zhx_flush(index);
	zhx_merge(index, STEP_PAGES);
	zhx_reclaim(index, STEP_PAGES);
	zhx_unlock_maintenance(index);
}

static void
insert_large(Relation index, ItemPointer tid, const char *s, size_t n)
{
	zhx_lock_maintenance(index);
	zhx_add_large(index, tid, s, n);
	zhx_merge(index, STEP_PAGES);
	zhx_reclaim(index, STEP_PAGES);
	zhx_unlock_maintenance(index);
}

bool
/* NOLINTNEXTLINE(readability-non-const-parameter): the signature is PostgreSQL's */
zhx_insert(Relation index, Datum *values, bool *isnull, ItemPointer tid, Relation heap,
		   IndexUniqueCheck unique, bool unchanged, IndexInfo *info)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews insert", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	text *body = isnull[0] ? NULL : DatumGetTextPP(values[0]);

	if (body && VARSIZE_ANY_EXHDR(body) > ZHX_LARGE_TEXT)
		insert_large(index, tid, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	else if (zhx_append(index, tid, body ? VARDATA_ANY(body) : NULL,
						body ? VARSIZE_ANY_EXHDR(body) : 0))
		tidy_up(index);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return false;
}
