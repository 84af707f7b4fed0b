/*
 * retire.c - giving back the pages of segments that are no longer part of the index
 *
 * What is taken out of the metapage may still be read by scans that saw it there.  It waits until
 * no snapshot is left that is as old as the change; README.md has the proof.
 */
#include "am.h"

#include "access/nbtxlog.h"
#include "access/xlog.h"
#include "access/xloginsert.h"
#include "commands/vacuum.h"
#include "miscadmin.h"
#include "storage/indexfsm.h"
#include "utils/snapmgr.h"

/* Change the link of an object's first page. */
static void
set_link(Relation index, BlockNumber block, BlockNumber link)
{
	Buffer buffer;
	GenericXLogState *xlog;

	buffer = zhx_read_page(index, block);
	LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
	if (!zhx_is_page(BufferGetPage(buffer), ZHX_HEAD, ZhxPageOpaque(BufferGetPage(buffer))->owner,
					 0))
		zhx_bad_page(index, block, "not the head of a segment");
	xlog = GenericXLogStart(index);
	ZhxPageOpaque(GenericXLogRegisterBuffer(xlog, buffer, 0))->link = link;
	GenericXLogFinish(xlog);
	UnlockReleaseBuffer(buffer);
}

ZhxRetired
zhx_link(Relation index, const BlockNumber *heads, int n)
{
	ZhxRetired r = {InvalidBlockNumber, InvalidBlockNumber};

	if (n == 0)
		return r;
	for (int i = 0; i < n; i++)
		set_link(index, heads[i], i + 1 < n ? heads[i + 1] : InvalidBlockNumber);
	r.head = heads[0];
	r.tail = heads[n - 1];
	return r;
}

/*
 * Let standbys cancel or wait for queries that may still read what is freed now.  There is no
 * such record for access methods; nbtree's does that and nothing else.
 */
static void
log_conflict(Relation index, BlockNumber block, FullTransactionId xid)
{
	xl_btree_reuse_page rec;

	if (!RelationNeedsWAL(index) || !XLogStandbyInfoActive())
		return;
	memset(&rec, 0, sizeof(rec));
	rec.block = block;
#if PG_VERSION_NUM >= 160000
	rec.locator = index->rd_locator;
	rec.snapshotConflictHorizon = xid;
	rec.isCatalogRel = false;
#else
	rec.node = index->rd_node;
	rec.latestRemovedFullXid = xid;
#endif
	XLogBeginInsert();
	XLogRegisterData((char *) &rec, SizeOfBtreeReusePage);
	XLogInsert(RM_BTREE_ID, XLOG_BTREE_REUSE_PAGE);
}

/* Free the first waiting segment's head and take it off the list, in one record. */
static void
wipe_head(Relation index, BlockNumber block)
{
	Buffer buffer = zhx_read_page(index, block);
	BlockNumber link;
	ZhxChange change;

	LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
	link = ZhxPageOpaque(BufferGetPage(buffer))->link;
	zhx_change_begin(&change, index);
	change.meta->waiting.head = link;
	if (link == InvalidBlockNumber)
		change.meta->waiting.tail = InvalidBlockNumber;
	zhx_init_page(GenericXLogRegisterBuffer(change.xlog, buffer, 0), ZHX_FREE, 0, 0);
	zhx_change_end(&change);
	UnlockReleaseBuffer(buffer);
	RecordFreeIndexPage(index, block);
}

/* Free the first waiting segment; false when it is too large. */
static bool
wipe_segment(Relation index, BlockNumber head, uint64 max_pages)
{
	Buffer buffer = zhx_read_page(index, head);
	ZhxSegRef ref = {.head = head};
	ZhxReader r;
	bool fits;

	LockBuffer(buffer, BUFFER_LOCK_SHARE);
	ref.id = ZhxPageOpaque(BufferGetPage(buffer))->owner;
	UnlockReleaseBuffer(buffer);
	zhx_reader_open(&r, index, &ref, false);
	fits = r.nblocks <= max_pages;
	if (fits)
	{
		size_t n;
		BlockNumber *blocks = zhx_reader_blocks(&r, &n);

		zhx_wipe(index, blocks, n, ref.id);
		pfree(blocks);
		wipe_head(index, head);
	}
	zhx_reader_close(&r);
	return fits;
}

void
zhx_reclaim(Relation index, uint64 max_pages)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	ZhxChange change;

	zhx_read_meta(index, meta);
	if (meta->waiting.head != InvalidBlockNumber &&
		GlobalVisCheckRemovableFullXid(NULL, meta->waiting_xid))
	{
		log_conflict(index, meta->waiting.head, meta->waiting_xid);
		while (meta->waiting.head != InvalidBlockNumber &&
			   wipe_segment(index, meta->waiting.head, max_pages))
			zhx_read_meta(index, meta);
	}
	if (meta->waiting.head == InvalidBlockNumber && meta->retired.head != InvalidBlockNumber)
	{
		zhx_change_begin(&change, index);
		change.meta->waiting = change.meta->retired;
		change.meta->waiting_xid = ReadNextFullTransactionId();
		change.meta->retired.head = change.meta->retired.tail = InvalidBlockNumber;
		zhx_change_end(&change);
	}
	pfree(meta);
}

/* ---- pages that nothing leads to ---------------------------------------------------------------
 */

/* A bit for every block of the index. */
typedef struct Blocks
{
	Relation index;
	BlockNumber n;
	uint8 *bits;
	bool strict; /* a block that is marked twice is an error */
} Blocks;

static void
mark(Blocks *b, BlockNumber block)
{
	if (b->strict && (block >= b->n || (b->bits[block / 8] >> block % 8 & 1)))
		zhx_bad_page(b->index, block, "a page is used twice or does not exist");
	if (block < b->n)
		b->bits[block / 8] |= 1 << block % 8;
}

/* Mark what belongs to a segment. */
static void
mark_segment(Blocks *b, BlockNumber head, uint64 id)
{
	ZhxSegRef ref = {.id = id, .head = head};
	BlockNumber *blocks;
	size_t n;
	ZhxReader r;

	mark(b, head);
	zhx_reader_open(&r, b->index, &ref, false);
	blocks = zhx_reader_blocks(&r, &n);
	zhx_reader_close(&r);
	for (size_t i = 0; i < n; i++)
		mark(b, blocks[i]);
	pfree(blocks);
}

/* Mark what the metapage leads to, but for what is retired, and for chains that still grow. */
static void
mark_used(Blocks *b, const ZhxMeta *meta)
{
	mark(b, ZHX_METABLK);
	for (uint32 i = 0; i < meta->nsegs; i++)
		mark_segment(b, meta->segs[i].head, meta->segs[i].id);
	for (int i = 0; i < ZHX_CHAINS; i++)
	{
		BlockNumber *blocks;
		size_t n;

		if (meta->closed[i].head == InvalidBlockNumber)
			continue;
		blocks = zhx_chain_blocks(b->index, &meta->closed[i], &n);
		for (size_t j = 0; j < n; j++)
			mark(b, blocks[j]);
		pfree(blocks);
	}
}

static void
mark_retired(Blocks *b, BlockNumber head)
{
	for (BlockNumber count = 0; head != InvalidBlockNumber; count++)
	{
		Buffer buffer = zhx_read_page(b->index, head);
		const ZhxOpaque *o = ZhxPageOpaque(BufferGetPage(buffer));
		uint64 owner;
		BlockNumber link;

		LockBuffer(buffer, BUFFER_LOCK_SHARE);
		owner = o->owner;
		link = o->link;
		if (!zhx_is_page(BufferGetPage(buffer), ZHX_HEAD, owner, 0))
			zhx_bad_page(b->index, head, "not the head of a segment");
		if (count > b->n)
			zhx_bad_page(b->index, head, "the list of retired segments does not end");
		UnlockReleaseBuffer(buffer);
		mark_segment(b, head, owner);
		head = link;
	}
}

/*
 * Does a page that nothing marked leads to belong to something that the metapage does not lead to
 * either?  A crash kept a segment from being finished (nobody has ever read it) or a chain that has
 * become one from being freed.  The chains that grow, or have begun since, are in use.
 */
static bool
is_orphan(Page page, const ZhxMeta *meta)
{
	const ZhxOpaque *o = ZhxPageOpaque(page);

	if (!zhx_is_page(page, o->type, o->owner, o->number))
		return false;
	if (o->type == ZHX_HEAD || o->type == ZHX_MAP || o->type == ZHX_DATA)
		return true;
	if (o->type != ZHX_PENDING || o->owner >= meta->next_id)
		return false;
	for (int i = 0; i < ZHX_CHAINS; i++)
		if (meta->chains[i].id == o->owner)
			return false;
	return true;
}

static void
free_orphan(Relation index, Buffer buffer)
{
	GenericXLogState *xlog = GenericXLogStart(index);

	zhx_init_page(GenericXLogRegisterBuffer(xlog, buffer, 0), ZHX_FREE, 0, 0);
	GenericXLogFinish(xlog);
}

void
zhx_check_pages(Relation index)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	Blocks b = {.index = index, .strict = true};

	zhx_read_meta(index, meta);
	b.n = RelationGetNumberOfBlocks(index);
	b.bits = palloc0(b.n / 8 + 1);
	mark_used(&b, meta);
	/* of what waits to be freed, parts may be in use again already */
	b.strict = false;
	mark_retired(&b, meta->retired.head);
	mark_retired(&b, meta->waiting.head);
	pfree(b.bits);
	pfree(meta);
}

void
zhx_sweep(Relation index, IndexBulkDeleteResult *stats)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	Blocks b = {.index = index, .n = RelationGetNumberOfBlocks(index)};
	BlockNumber nfree = 0;

	b.bits = palloc0(b.n / 8 + 1);
	zhx_read_meta(index, meta);
	mark_used(&b, meta);
	mark_retired(&b, meta->retired.head);
	mark_retired(&b, meta->waiting.head);
	for (BlockNumber block = 1; block < b.n; block++)
	{
		Buffer buffer;
		Page page;
		bool is_free;

		if (b.bits[block / 8] >> block % 8 & 1)
			continue;
#if PG_VERSION_NUM >= 180000
		vacuum_delay_point(false);
#else
		vacuum_delay_point();
#endif
		buffer = ReadBuffer(index, block);
		LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
		page = BufferGetPage(buffer);
		is_free = PageIsNew(page) || zhx_is_page(page, ZHX_FREE, 0, 0);
		if (!is_free && is_orphan(page, meta))
		{
			free_orphan(index, buffer);
			is_free = true;
		}
		UnlockReleaseBuffer(buffer);
		if (is_free)
		{
			RecordFreeIndexPage(index, block);
			nfree++;
		}
	}
	IndexFreeSpaceMapVacuum(index);
	if (stats)
	{
		stats->num_pages = RelationGetNumberOfBlocks(index);
		stats->pages_free = nfree;
	}
	pfree(b.bits);
	pfree(meta);
}
