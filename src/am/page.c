/*
 * page.c - pages of the index: getting them, checking them, freeing them
 */
#include "am.h"

#include "access/xact.h"
#include "access/xlog.h"
#include "miscadmin.h"
#include "storage/freespace.h"
#include "storage/indexfsm.h"
#include "storage/lmgr.h"

void
zhx_init_page(Page page, ZhxPageType type, uint64 owner, uint32 number)
{
	ZhxOpaque *o;

	PageInit(page, BLCKSZ, sizeof(ZhxOpaque));
	o = ZhxPageOpaque(page);
	o->owner = owner;
	o->number = number;
	o->next = o->link = InvalidBlockNumber;
	o->type = (uint8) type;
	o->flags = 0;
	o->stream = 0;
}

/* Is the header that of one of our pages? */
static bool
is_ours(Page page)
{
	PageHeader h = (PageHeader) page;

	return !PageIsNew(page) && h->pd_special == BLCKSZ - ZHX_OPAQUE_SIZE &&
		   h->pd_lower >= MAXALIGN(SizeOfPageHeaderData) && h->pd_lower <= h->pd_special;
}

bool
zhx_is_page(Page page, ZhxPageType type, uint64 owner, uint32 number)
{
	const ZhxOpaque *o = ZhxPageOpaque(page);

	return is_ours(page) && o->type == type && o->owner == owner && o->number == number;
}

void
zhx_bad_page(Relation index, BlockNumber block, const char *what)
{
	/*
	 * On a standby, pages may be used again while a query still looks for them, unless
	 * max_standby_streaming_delay or hot_standby_feedback keeps them; it is told apart by owner and
	 * number.
	 */
	if (RecoveryInProgress())
		ereport(ERROR, (errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
						errmsg("canceling statement due to conflict with recovery"),
						errdetail("A page of index \"%s\" that the query needs was used again.",
								  RelationGetRelationName(index))));
	ereport(ERROR, (errcode(ERRCODE_INDEX_CORRUPTED),
					errmsg("index \"%s\" is corrupted at block %u: %s",
						   RelationGetRelationName(index), block, what),
					errhint("REINDEX the index.")));
}

char *
zhx_content(Relation index, BlockNumber block, Page page, size_t n)
{
	if (((PageHeader) page)->pd_lower < MAXALIGN(SizeOfPageHeaderData) + n)
		zhx_bad_page(index, block, "the page is too short");
	return PageGetContents(page);
}

/*
 * Is there such a block?  The index never becomes shorter, so that how long it was when last asked
 * tells of all blocks before that; asking the system for every page read would cost as much as
 * reading what it holds.
 */
static bool
is_there(Relation index, BlockNumber block)
{
	BlockNumber known = RelationGetSmgr(index)->smgr_cached_nblocks[MAIN_FORKNUM];

	return (known != InvalidBlockNumber && block < known) ||
		   block < RelationGetNumberOfBlocks(index);
}

Buffer
zhx_read_page(Relation index, BlockNumber block)
{
	if (block == ZHX_METABLK || !is_there(index, block))
		zhx_bad_page(index, block, "a reference leads to no page");
	return ReadBuffer(index, block);
}

Buffer
zhx_lock_page(Relation index, BlockNumber block, ZhxPageType type, uint64 owner, uint32 number,
			  int mode)
{
	Buffer buffer;

	/* who has the block of a data page has checked it: load_map() in store.c */
	buffer = type == ZHX_META || type == ZHX_DATA ? ReadBuffer(index, block)
												  : zhx_read_page(index, block);
	LockBuffer(buffer, mode);
	if (!zhx_is_page(BufferGetPage(buffer), type, owner, number))
		zhx_bad_page(index, block, "not the page that was looked for");
	return buffer;
}

/* A page that the free space map knows; InvalidBuffer when it knows none. */
static Buffer
page_from_map(Relation index)
{
	BlockNumber block;

	while ((block = GetFreeIndexPage(index)) != InvalidBlockNumber)
	{
		Buffer buffer;
		Page page;

		/* the map is not crash-safe: it may name pages that are in use, or are not there */
		if (block == ZHX_METABLK || !is_there(index, block))
			continue;
		buffer = ReadBuffer(index, block);
		if (!ConditionalLockBuffer(buffer))
		{
			ReleaseBuffer(buffer);
			continue;
		}
		page = BufferGetPage(buffer);
		if (PageIsNew(page) || (is_ours(page) && ZhxPageOpaque(page)->type == ZHX_FREE))
			return buffer;
		UnlockReleaseBuffer(buffer);
	}
	return InvalidBuffer;
}

Buffer
zhx_new_page(Relation index)
{
	Buffer buffer = page_from_map(index);

	while (!BufferIsValid(buffer))
	{
#if PG_VERSION_NUM >= 160000
		buffer = ExtendBufferedRel(BMR_REL(index), MAIN_FORKNUM, NULL, EB_LOCK_FIRST);
#else
		/* no other transaction sees a new index, but workers that build it do */
		bool shared = !RELATION_IS_LOCAL(index) || IsInParallelMode();

		if (shared)
			LockRelationForExtension(index, ExclusiveLock);
		buffer = ReadBuffer(index, P_NEW);
		LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
		if (shared)
			UnlockRelationForExtension(index, ExclusiveLock);
#endif
		/* a sweep may have found the page, and someone taken it, before it was locked here */
		if (!PageIsNew(BufferGetPage(buffer)))
		{
			UnlockReleaseBuffer(buffer);
			buffer = InvalidBuffer;
		}
	}
	return buffer;
}

/* Does the page belong to the object (but not as its first page)? */
static bool
belongs(Page page, uint64 owner)
{
	const ZhxOpaque *o = ZhxPageOpaque(page);

	return is_ours(page) && o->owner == owner &&
		   (o->type == ZHX_DATA || o->type == ZHX_MAP || o->type == ZHX_PENDING);
}

/* A few pages, in one record. */
static void
wipe_some(Relation index, const BlockNumber *blocks, int n, uint64 owner)
{
	GenericXLogState *xlog = GenericXLogStart(index);
	Buffer buffers[MAX_GENERIC_XLOG_PAGES];
	int nbuffers = 0;

	Assert(n <= MAX_GENERIC_XLOG_PAGES);
	for (int i = 0; i < n; i++)
	{
		Buffer buffer;

		buffer = zhx_read_page(index, blocks[i]);
		LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
		/* what was freed before a crash may be someone else's now */
		if (!belongs(BufferGetPage(buffer), owner))
		{
			UnlockReleaseBuffer(buffer);
			continue;
		}
		zhx_init_page(GenericXLogRegisterBuffer(xlog, buffer, 0), ZHX_FREE, 0, 0);
		buffers[nbuffers++] = buffer;
	}
	if (nbuffers > 0)
		GenericXLogFinish(xlog);
	else
		GenericXLogAbort(xlog);
	for (int i = 0; i < nbuffers; i++)
	{
		BlockNumber block = BufferGetBlockNumber(buffers[i]);

		UnlockReleaseBuffer(buffers[i]);
		RecordFreeIndexPage(index, block);
	}
}

void
zhx_wipe(Relation index, const BlockNumber *blocks, size_t n, uint64 owner)
{
	BlockNumber min = InvalidBlockNumber;
	BlockNumber max = 0;

	for (size_t i = 0; i < n; i += MAX_GENERIC_XLOG_PAGES)
	{
		CHECK_FOR_INTERRUPTS();
		wipe_some(index, blocks + i, (int) Min(MAX_GENERIC_XLOG_PAGES, n - i), owner);
	}
	for (size_t i = 0; i < n; i++)
	{
		min = Min(min, blocks[i]);
		max = Max(max, blocks[i]);
	}
	/* the map's upper pages, from which a search begins */
	if (n > 0)
		FreeSpaceMapVacuumRange(index, min, max + 1);
}
