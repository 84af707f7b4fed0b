/*
 * pending.c - texts that are in no segment yet
 *
 * They stand as they are in chains of pages, so that appending is cheap and searching them is
 * what ~~~ does without an index.  There are several chains, so that backends do not wait for each
 * other.  A text that does not fit into the rest of a page goes on in the next one; when a crash
 * keeps it from being finished, its row does not exist either, and readers pass over it.
 */
#include "am.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "storage/indexfsm.h"

/* A piece of a text. */
typedef struct Piece
{
	ItemPointerData tid;
	uint16 len;	  /* bytes that follow */
	uint32 total; /* of the text; PENDING_NULL: it is NULL */
	uint32 off;	  /* where the piece belongs */
} Piece;

#define PENDING_NULL UINT32_MAX
#define MIN_PIECE	 64 /* a shorter one is not begun at the end of a page */

StaticAssertDecl(sizeof(Piece) == 16, "pieces have no padding");

/* ---- appending ------------------------------------------------------------------------------- */

typedef struct Appending
{
	Relation index;
	int slot; /* which chain */
	ItemPointerData tid;
	const char *s;
	uint32 n; /* 0 for a NULL */
	uint32 total;
	uint32 off;
	bool done;
} Appending;

/* Bytes of the next piece that fit into a page; negative: nothing is to be put there. */
static int
piece_room(const Appending *a, Page page)
{
	PageHeader h = (PageHeader) page;
	int room = h->pd_special - h->pd_lower - (int) sizeof(Piece);
	uint32 left = a->n - a->off;

	return room < (int) Min(left, MIN_PIECE) ? -1 : (int) Min(left, room);
}

/* Put the next piece into a page that GenericXLog has registered. */
static void
put_piece(Appending *a, Page page)
{
	PageHeader h = (PageHeader) page;
	int len = piece_room(a, page);
	Piece piece = {.tid = a->tid, .len = (uint16) len, .total = a->total, .off = a->off};
	char *to = (char *) page + h->pd_lower;

	Assert(len >= 0);
	memcpy(to, &piece, sizeof(Piece));
	if (len > 0)
		memcpy(to + sizeof(Piece), a->s + a->off, len);
	h->pd_lower += MAXALIGN(sizeof(Piece) + len) <= h->pd_special - h->pd_lower
					   ? MAXALIGN(sizeof(Piece) + len)
					   : sizeof(Piece) + len;
	a->off += (uint32) len;
	a->done = a->off == a->n;
}

/* Begin the chain with a first page; InvalidBuffer when someone else has just begun it. */
static Buffer
begin_chain(Appending *a)
{
	Buffer buffer = zhx_new_page(a->index);
	BlockNumber block = BufferGetBlockNumber(buffer);
	ZhxChange change;
	ZhxChain *chain;
	Page page;

	zhx_change_begin(&change, a->index);
	chain = &change.meta->chains[a->slot];
	if (chain->head != InvalidBlockNumber)
	{
		GenericXLogAbort(change.xlog);
		UnlockReleaseBuffer(change.buffer);
		UnlockReleaseBuffer(buffer);
		RecordFreeIndexPage(a->index, block);
		return InvalidBuffer;
	}
	chain->id = change.meta->next_id++;
	chain->head = chain->tail = block;
	chain->npages = 1;
	page = GenericXLogRegisterBuffer(change.xlog, buffer, GENERIC_XLOG_FULL_IMAGE);
	zhx_init_page(page, ZHX_PENDING, chain->id, 0);
	put_piece(a, page);
	zhx_change_end(&change);
	return buffer;
}

/*
 * The chain's last page, locked; InvalidBuffer when it is no longer that.  *seen: the last page
 * that was tried, which must not be so twice.
 */
static Buffer
lock_tail(Appending *a, ZhxChain *seen)
{
	ZhxChain chain;
	Buffer buffer = zhx_lock_page(a->index, ZHX_METABLK, ZHX_META, 0, 0, BUFFER_LOCK_SHARE);
	Page page = BufferGetPage(buffer);
	const ZhxOpaque *o;

	zhx_check_meta(a->index, page);
	chain = ((ZhxMeta *) PageGetContents(page))->chains[a->slot];
	UnlockReleaseBuffer(buffer);
	if (chain.head == InvalidBlockNumber)
		return begin_chain(a);
	if (chain.id == seen->id && chain.tail == seen->tail)
		zhx_bad_page(a->index, chain.tail, "not the end of a chain");
	*seen = chain;
	buffer = zhx_read_page(a->index, chain.tail);
	LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
	page = BufferGetPage(buffer);
	o = ZhxPageOpaque(page);
	if (zhx_is_page(page, ZHX_PENDING, chain.id, chain.npages - 1) && !(o->flags & ZHX_CLOSED) &&
		o->next == InvalidBlockNumber)
		return buffer;
	UnlockReleaseBuffer(buffer);
	return InvalidBuffer;
}

/*
 * One more page after the locked last one, which takes what still fits into it; returns the pages
 * of all chains.
 */
static uint64
extend_chain(Appending *a, Buffer *tail)
{
	Buffer buffer = zhx_new_page(a->index);
	uint32 number = ZhxPageOpaque(BufferGetPage(*tail))->number + 1;
	ZhxChange change;
	ZhxChain *chain;
	Page page;
	uint64 npages;

	zhx_change_begin(&change, a->index);
	chain = &change.meta->chains[a->slot];
	page = GenericXLogRegisterBuffer(change.xlog, *tail, 0);
	if (piece_room(a, page) >= 0)
		put_piece(a, page);
	ZhxPageOpaque(page)->next = BufferGetBlockNumber(buffer);
	page = GenericXLogRegisterBuffer(change.xlog, buffer, GENERIC_XLOG_FULL_IMAGE);
	zhx_init_page(page, ZHX_PENDING, chain->id, number);
	put_piece(a, page);
	chain->tail = BufferGetBlockNumber(buffer);
	chain->npages++;
	npages = zhx_pending_pages(change.meta);
	zhx_change_end(&change);
	UnlockReleaseBuffer(*tail);
	*tail = buffer;
	return npages;
}

bool
zhx_append(Relation index, ItemPointer tid, const char *s, size_t n)
{
	Appending a = {.index = index, .tid = *tid, .s = s, .n = (uint32) n};
	ZhxChain seen = {.tail = InvalidBlockNumber};
	uint64 npages = 0;
	Buffer tail;

	a.slot = MyProcPid % ZHX_CHAINS;
	a.total = s ? a.n : PENDING_NULL;
	while (!BufferIsValid(tail = lock_tail(&a, &seen)))
		CHECK_FOR_INTERRUPTS();
	while (!a.done)
	{
		if (piece_room(&a, BufferGetPage(tail)) == (int) (a.n - a.off))
		{
			GenericXLogState *xlog = GenericXLogStart(index);

			put_piece(&a, GenericXLogRegisterBuffer(xlog, tail, 0));
			GenericXLogFinish(xlog);
		}
		else
			npages = extend_chain(&a, &tail);
	}
	UnlockReleaseBuffer(tail);
	return npages > ZhxPendingPages(index);
}

void
zhx_close_chains(Relation index)
{
	for (int i = 0; i < ZHX_CHAINS; i++)
	{
		ZhxMeta *meta = palloc(sizeof(ZhxMeta));
		ZhxChange change;
		ZhxChain *chain;
		Buffer tail = InvalidBuffer;
		BlockNumber block;

		zhx_read_meta(index, meta);
		block = meta->chains[i].tail;
		if (block != InvalidBlockNumber)
		{
			/* pages are locked before the metapage; others may extend the chain until then */
			tail = zhx_read_page(index, block);
			LockBuffer(tail, BUFFER_LOCK_EXCLUSIVE);
			zhx_change_begin(&change, index);
			chain = &change.meta->chains[i];
			if (chain->tail != block)
			{
				GenericXLogAbort(change.xlog);
				UnlockReleaseBuffer(change.buffer);
				UnlockReleaseBuffer(tail);
				i--; /* once more */
				pfree(meta);
				continue;
			}
			if (!zhx_is_page(BufferGetPage(tail), ZHX_PENDING, chain->id, chain->npages - 1))
				zhx_bad_page(index, block, "not the end of a chain");
			ZhxPageOpaque(GenericXLogRegisterBuffer(change.xlog, tail, 0))->flags |= ZHX_CLOSED;
			change.meta->closed[i] = *chain;
			memset(chain, 0, sizeof(ZhxChain));
			chain->head = chain->tail = InvalidBlockNumber;
			zhx_change_end(&change);
			UnlockReleaseBuffer(tail);
		}
		pfree(meta);
	}
}

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct Reading
{
	Relation index;
	ZhxPendingFn fn;
	void *arg;
	StringInfoData text; /* what has been read of a text in pieces */
	ItemPointerData tid;
	uint32 total; /* 0: none begun */
} Reading;

static void
take_piece(Reading *r, const Piece *piece, const char *s)
{
	ItemPointerData tid = piece->tid;

	if (piece->total == PENDING_NULL || piece->len == piece->total)
	{
		r->fn(r->arg, &tid, piece->total == PENDING_NULL ? NULL : s, piece->len);
		r->total = 0;
		return;
	}
	if (piece->off == 0)
	{
		resetStringInfo(&r->text);
		r->tid = tid;
		r->total = piece->total;
	}
	else if (r->total != piece->total || !ItemPointerEquals(&r->tid, &tid) ||
			 (uint32) r->text.len != piece->off)
	{
		r->total = 0; /* the rest of a text whose beginning is not there cannot be */
		return;
	}
	appendBinaryStringInfo(&r->text, s, piece->len);
	if ((uint32) r->text.len == r->total)
	{
		r->fn(r->arg, &tid, r->text.data, r->text.len);
		r->total = 0;
	}
}

/* The pieces of a page. */
static void
take_page(Reading *r, BlockNumber block, Page page)
{
	PageHeader h = (PageHeader) page;
	uint32 at = MAXALIGN(SizeOfPageHeaderData);

	while (at + sizeof(Piece) <= h->pd_lower)
	{
		Piece piece;

		memcpy(&piece, (char *) page + at, sizeof(Piece));
		at += sizeof(Piece);
		if (piece.len > h->pd_lower - at || !ItemPointerIsValid(&piece.tid) ||
			(piece.total != PENDING_NULL &&
			 (piece.total > ZHX_LARGE_TEXT || piece.len > piece.total ||
			  piece.off > piece.total - piece.len)))
			zhx_bad_page(r->index, block, "a pending text is damaged");
		take_piece(r, &piece, (char *) page + at);
		at = Min(at - sizeof(Piece) + MAXALIGN(sizeof(Piece) + piece.len), h->pd_lower);
	}
}

/* The texts of a chain; false when a page is used otherwise already. */
static bool
read_chain(Relation index, const ZhxChain *chain, ZhxPendingFn fn, void *arg)
{
	Reading r = {.index = index, .fn = fn, .arg = arg};
	BlockNumber block = chain->head;
	PGAlignedBlock *copy = palloc(sizeof(PGAlignedBlock));
	bool whole = true;

	initStringInfo(&r.text);
	for (uint32 number = 0; block != InvalidBlockNumber && whole; number++)
	{
		Buffer buffer = zhx_read_page(index, block);

		LockBuffer(buffer, BUFFER_LOCK_SHARE);
		memcpy(copy->data, BufferGetPage(buffer), BLCKSZ);
		UnlockReleaseBuffer(buffer);
		CHECK_FOR_INTERRUPTS();
		whole = zhx_is_page(copy->data, ZHX_PENDING, chain->id, number);
		if (whole)
			take_page(&r, block, copy->data);
		block = ZhxPageOpaque(copy->data)->next;
	}
	pfree(r.text.data);
	pfree(copy);
	return whole;
}

void
zhx_pending_each(Relation index, const ZhxChain *chain, ZhxPendingFn fn, void *arg)
{
	if (!read_chain(index, chain, fn, arg))
		zhx_bad_page(index, chain->head, "a chain of pending texts is broken");
}

/* Has the chain gone from the metapage? */
static bool
is_gone(Relation index, uint64 id)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	bool gone = true;

	zhx_read_meta(index, meta);
	for (int i = 0; i < ZHX_CHAINS; i++)
		gone = gone && meta->closed[i].id != id && meta->chains[i].id != id;
	pfree(meta);
	return gone;
}

void
zhx_pending_all(Relation index, ZhxMeta *meta, const ZhxPendingUse *use)
{
	const ZhxChain *broken;

	do
	{
		broken = NULL;
		zhx_read_meta(index, meta);
		for (int i = 0; i < 2 * ZHX_CHAINS && !broken; i++)
		{
			const ZhxChain *chain = i % 2 ? &meta->chains[i / 2] : &meta->closed[i / 2];

			if (chain->head == InvalidBlockNumber)
				continue;
			if (!read_chain(index, chain, use->text, use->arg))
				broken = chain;
			else if (use->chain)
				use->chain(use->arg, chain->id);
		}
		if (broken)
		{
			/* its texts are in a segment meanwhile, which the metapage of now tells of */
			if (!is_gone(index, broken->id))
				zhx_bad_page(index, broken->head, "a chain of pending texts is broken");
			use->again(use->arg);
		}
	} while (broken);
}

BlockNumber *
zhx_chain_blocks(Relation index, const ZhxChain *chain, size_t *n)
{
	BlockNumber block = chain->head;
	BlockNumber *blocks =
		palloc_extended((chain->npages + 1) * sizeof(BlockNumber), MCXT_ALLOC_HUGE);

	for (*n = 0; block != InvalidBlockNumber; (*n)++)
	{
		Buffer buffer =
			zhx_lock_page(index, block, ZHX_PENDING, chain->id, (uint32) *n, BUFFER_LOCK_SHARE);

		if (*n == chain->npages)
			zhx_bad_page(index, block, "a chain of pending texts does not end");
		blocks[*n] = block;
		block = ZhxPageOpaque(BufferGetPage(buffer))->next;
		UnlockReleaseBuffer(buffer);
	}
	return blocks;
}
