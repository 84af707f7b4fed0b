/*
 * retire.c - giving back the pages of segments and chains that are no longer part of the index
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
					 0) &&
		!zhx_is_page(BufferGetPage(buffer), ZHX_PENDING,
					 ZhxPageOpaque(BufferGetPage(buffer))->owner, 0))
		zhx_bad_page(index, block, "not the first page of an object");
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

static void
wipe_all(Relation index, const BlockNumber *blocks, size_t n, uint64 owner)
{
	for (size_t i = 0; i < n; i += MAX_GENERIC_XLOG_PAGES)
	{
		CHECK_FOR_INTERRUPTS();
		zhx_wipe(index, blocks + i, (int) Min(MAX_GENERIC_XLOG_PAGES, n - i), owner);
	}
}

/* Free the first waiting object's first page and take it off the list, in one record. */
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

/* Free the first waiting object; false when it is too large. */
static bool
wipe_object(Relation index, BlockNumber head, uint64 max_pages)
{
	Buffer buffer;
	uint64 owner;
	uint8 type;
	BlockNumber *blocks;
	size_t n;

	buffer = zhx_read_page(index, head);
	LockBuffer(buffer, BUFFER_LOCK_SHARE);
	owner = ZhxPageOpaque(BufferGetPage(buffer))->owner;
	type = ZhxPageOpaque(BufferGetPage(buffer))->type;
	if ((type != ZHX_HEAD && type != ZHX_PENDING) ||
		!zhx_is_page(BufferGetPage(buffer), type, owner, 0))
		zhx_bad_page(index, head, "not the first page of an object");
	UnlockReleaseBuffer(buffer);
	if (type == ZHX_HEAD)
	{
		ZhxSegRef ref = {.id = owner, .head = head};
		ZhxReader r;

		zhx_reader_open(&r, index, &ref, false);
		if (r.nblocks > max_pages)
		{
			zhx_reader_close(&r);
			return false;
		}
		blocks = zhx_reader_blocks(&r, &n);
		zhx_reader_close(&r);
		wipe_all(index, blocks, n, owner);
	}
	else
	{
		blocks = zhx_chain_blocks(index, owner, head, &n);
		if (n > max_pages)
		{
			pfree(blocks);
			return false;
		}
		/* from the end, so that a crash leaves a shorter chain */
		for (size_t i = 0; i < n / 2; i++)
		{
			BlockNumber swap = blocks[i];

			blocks[i] = blocks[n - 1 - i];
			blocks[n - 1 - i] = swap;
		}
		wipe_all(index, blocks, n > 0 ? n - 1 : 0, owner);
	}
	pfree(blocks);
	wipe_head(index, head);
	return true;
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
			   wipe_object(index, meta->waiting.head, max_pages))
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

/* Mark what belongs to a segment or chain. */
static void
mark_object(Blocks *b, BlockNumber head, uint64 id, bool segment)
{
	BlockNumber *blocks;
	size_t n;

	if (segment)
	{
		ZhxSegRef ref = {.id = id, .head = head};
		ZhxReader r;

		mark(b, head);
		zhx_reader_open(&r, b->index, &ref, false);
		blocks = zhx_reader_blocks(&r, &n);
		zhx_reader_close(&r);
	}
	else
		blocks = zhx_chain_blocks(b->index, id, head, &n);
	for (size_t i = 0; i < n; i++)
		mark(b, blocks[i]);
	if (blocks)
		pfree(blocks);
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
		bool segment;

		LockBuffer(buffer, BUFFER_LOCK_SHARE);
		owner = o->owner;
		link = o->link;
		segment = o->type == ZHX_HEAD;
		if (!zhx_is_page(BufferGetPage(buffer), segment ? ZHX_HEAD : ZHX_PENDING, owner, 0))
			zhx_bad_page(b->index, head, "not the first page of an object");
		if (count > b->n)
			zhx_bad_page(b->index, head, "the list of retired objects does not end");
		UnlockReleaseBuffer(buffer);
		mark_object(b, head, owner, segment);
		head = link;
	}
}

/* Everything that the metapage leads to. */
static void
mark_all(Blocks *b, const ZhxMeta *meta)
{
	mark(b, ZHX_METABLK);
	for (uint32 i = 0; i < meta->nsegs; i++)
		mark_object(b, meta->segs[i].head, meta->segs[i].id, true);
	for (int i = 0; i < ZHX_CHAINS; i++)
	{
		if (meta->closed[i].head != InvalidBlockNumber)
			mark_object(b, meta->closed[i].head, meta->closed[i].id, false);
	}
	mark_retired(b, meta->retired.head);
	mark_retired(b, meta->waiting.head);
}

/*
 * A page that belongs to a segment which nothing leads to: a crash kept it from being finished.
 * Nobody has ever read it.  (Pending pages are linked when they are made.)
 */
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
	mark(&b, ZHX_METABLK);
	for (uint32 i = 0; i < meta->nsegs; i++)
		mark_object(&b, meta->segs[i].head, meta->segs[i].id, true);
	for (int i = 0; i < ZHX_CHAINS; i++)
		if (meta->closed[i].head != InvalidBlockNumber)
			mark_object(&b, meta->closed[i].head, meta->closed[i].id, false);
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
	mark_all(&b, meta);
	for (BlockNumber block = 1; block < b.n; block++)
	{
		Buffer buffer;
		Page page;
		const ZhxOpaque *o;
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
		o = ZhxPageOpaque(page);
		is_free = PageIsNew(page) || zhx_is_page(page, ZHX_FREE, 0, 0);
		if (!is_free && (o->type == ZHX_HEAD || o->type == ZHX_MAP || o->type == ZHX_DATA) &&
			zhx_is_page(page, o->type, o->owner, o->number))
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
