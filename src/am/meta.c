/*
 * meta.c - the metapage, and the lock that maintenance holds
 */
#include "am.h"

#include "storage/lmgr.h"

#include "chars.h"

/*
 * The page ends where the list of segments does: a change of it is found by comparing what is in
 * use, byte for byte.
 */
static void
set_length(PageHeader header)
{
	const ZhxMeta *meta = (const ZhxMeta *) PageGetContents((Page) header);

	header->pd_lower = (const char *) (meta->segs + meta->nsegs) - (const char *) header;
}

void
zhx_init_meta(Page page)
{
	ZhxMeta *meta;

	zhx_init_page(page, ZHX_META, 0, 0);
	meta = (ZhxMeta *) PageGetContents(page);
	memset(meta, 0, sizeof(ZhxMeta));
	meta->magic = ZHX_MAGIC;
	meta->version = ZHX_VERSION;
	meta->tables = *zhc_chars_hash; /* what stands in the index depends on them */
	meta->next_id = 1;
	meta->retired.head = meta->retired.tail = InvalidBlockNumber;
	meta->waiting.head = meta->waiting.tail = InvalidBlockNumber;
	for (int i = 0; i < ZHX_CHAINS; i++)
	{
		meta->chains[i].head = meta->chains[i].tail = InvalidBlockNumber;
		meta->closed[i].head = meta->closed[i].tail = InvalidBlockNumber;
	}
	set_length((PageHeader) page);
}

void
zhx_check_meta(Relation index, Page page)
{
	const ZhxMeta *meta =
		(const ZhxMeta *) zhx_content(index, ZHX_METABLK, page, offsetof(ZhxMeta, segs));

	if (meta->magic != ZHX_MAGIC || meta->nsegs > ZHX_MAX_SEGS)
		zhx_bad_page(index, ZHX_METABLK, "not a metapage");
	if (meta->version != ZHX_VERSION || meta->tables != *zhc_chars_hash)
		ereport(
			ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("index \"%s\" was made by another version of zhnews",
					RelationGetRelationName(index)),
			 errdetail("Its format is %u, this version's is %u; %s.", meta->version, ZHX_VERSION,
					   meta->tables == *zhc_chars_hash ? "it folds characters in the same way"
													   : "it folds characters in another way"),
			 errhint("REINDEX the index.")));
	(void) zhx_content(index, ZHX_METABLK, page,
					   offsetof(ZhxMeta, segs) + meta->nsegs * sizeof(ZhxSegRef));
}

void
zhx_read_meta(Relation index, ZhxMeta *meta)
{
	Buffer buffer = zhx_lock_page(index, ZHX_METABLK, ZHX_META, 0, 0, BUFFER_LOCK_SHARE);
	Page page = BufferGetPage(buffer);

	zhx_check_meta(index, page);
	memcpy(meta, PageGetContents(page), sizeof(ZhxMeta));
	UnlockReleaseBuffer(buffer);
}

void
zhx_change_begin(ZhxChange *c, Relation index)
{
	c->index = index;
	c->buffer = zhx_lock_page(index, ZHX_METABLK, ZHX_META, 0, 0, BUFFER_LOCK_EXCLUSIVE);
	zhx_check_meta(index, BufferGetPage(c->buffer));
	c->xlog = GenericXLogStart(index);
	c->page = GenericXLogRegisterBuffer(c->xlog, c->buffer, 0);
	c->meta = (ZhxMeta *) PageGetContents(c->page);
}

void
zhx_change_end(ZhxChange *c)
{
	set_length((PageHeader) c->page);
	GenericXLogFinish(c->xlog);
	UnlockReleaseBuffer(c->buffer);
}

uint64
zhx_pending_pages(const ZhxMeta *meta)
{
	uint64 n = 0;

	for (int i = 0; i < ZHX_CHAINS; i++)
		n += meta->chains[i].npages + meta->closed[i].npages;
	return n;
}

void
zhx_lock_maintenance(Relation index)
{
	LockPage(index, ZHX_METABLK, ExclusiveLock);
}

bool
zhx_try_lock_maintenance(Relation index)
{
	return ConditionalLockPage(index, ZHX_METABLK, ExclusiveLock);
}

void
zhx_unlock_maintenance(Relation index)
{
	UnlockPage(index, ZHX_METABLK, ExclusiveLock);
}
