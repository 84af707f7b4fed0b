/*
 * store.c - segments in pages
 *
 * Every stream of a segment is a list of pages.  Their block numbers, stream after stream, are
 * the segment's map, whose pages' block numbers stand in the segment's head.
 */
#include "am.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#define PER_MAP (ZHX_PAYLOAD / sizeof(BlockNumber))

/* What a head's page holds. */
typedef struct Head
{
	uint32 version;
	uint32 nblocks;
	ZhcSegInfo info;
	uint32 first[ZHC_NSTREAMS];
	uint32 nmaps;
	BlockNumber maps[FLEXIBLE_ARRAY_MEMBER];
} Head;

#define MAX_MAPS ((ZHX_PAYLOAD - offsetof(Head, maps)) / sizeof(BlockNumber))

/* ---- writing --------------------------------------------------------------------------------- */

/* A page to be written. */
typedef struct Full
{
	ZhxPageType type;
	uint16 stream;
	uint32 number;
	uint32 used;
	char *content;
} Full;

typedef struct WStream
{
	char *page; /* being filled */
	uint32 used;
	BlockNumber *blocks;
	size_t nblocks;
	size_t cap;
} WStream;

#define MAPS ZHC_NSTREAMS /* the map, as one more list of pages */

struct ZhxWriter
{
	Relation index;
	uint64 id;
	WStream streams[ZHC_NSTREAMS + 1];
	Full full[MAX_GENERIC_XLOG_PAGES];
	int nfull;
	uint64 nblocks;
};

ZhxWriter *
zhx_writer_begin(Relation index)
{
	ZhxWriter *w = palloc0(sizeof(ZhxWriter));
	ZhxChange change;

	w->index = index;
	zhx_change_begin(&change, index);
	w->id = change.meta->next_id++;
	change.meta->writing = w->id;
	zhx_change_end(&change);
	for (int i = 0; i <= ZHC_NSTREAMS; i++)
		w->streams[i].page = palloc(ZHX_PAYLOAD);
	for (int i = 0; i < MAX_GENERIC_XLOG_PAGES; i++)
		w->full[i].content = palloc(ZHX_PAYLOAD);
	return w;
}

/* Write the pages that are full, in one record. */
static void
write_full(ZhxWriter *w)
{
	Buffer buffers[MAX_GENERIC_XLOG_PAGES];
	GenericXLogState *xlog;

	if (w->nfull == 0)
		return;
	for (int i = 0; i < w->nfull; i++)
		buffers[i] = zhx_new_page(w->index);
	xlog = GenericXLogStart(w->index);
	for (int i = 0; i < w->nfull; i++)
	{
		const Full *f = &w->full[i];
		Page page = GenericXLogRegisterBuffer(xlog, buffers[i], GENERIC_XLOG_FULL_IMAGE);

		zhx_init_page(page, f->type, w->id, f->number);
		ZhxPageOpaque(page)->stream = f->stream;
		memcpy(PageGetContents(page), f->content, f->used);
		((PageHeader) page)->pd_lower += f->used;
		w->streams[f->stream].blocks[f->number] = BufferGetBlockNumber(buffers[i]);
	}
	GenericXLogFinish(xlog);
	for (int i = 0; i < w->nfull; i++)
		UnlockReleaseBuffer(buffers[i]);
	w->nfull = 0;
}

/* The page of a stream is full. */
static void
finish_page(ZhxWriter *w, int stream)
{
	WStream *s = &w->streams[stream];
	Full *f = &w->full[w->nfull];
	char *swap = f->content;
	void *blocks = s->blocks;

	if (++w->nblocks > (uint64) MAX_MAPS * PER_MAP)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a segment of index \"%s\" would be too large",
							   RelationGetRelationName(w->index)),
						errdetail("It has at most %llu pages.",
								  (unsigned long long) ((uint64) MAX_MAPS * PER_MAP)),
						errhint("Partition the table.")));
	zh_check(zhc_array_reserve(&zh_palloc, &blocks, &s->cap, s->nblocks + 1, sizeof(BlockNumber)));
	s->blocks = blocks;
	*f = (Full){.type = stream == MAPS ? ZHX_MAP : ZHX_DATA,
				.stream = (uint16) stream,
				.number = (uint32) s->nblocks++,
				.used = s->used,
				.content = s->page};
	s->page = swap;
	s->used = 0;
	if (++w->nfull == MAX_GENERIC_XLOG_PAGES)
		write_full(w);
}

static ZhcStatus
write_bytes(void *ctx, ZhcStream stream, const void *src, size_t n)
{
	ZhxWriter *w = ctx;
	WStream *s = &w->streams[stream];
	const char *p = src;

	while (n > 0)
	{
		size_t take = Min(n, ZHX_PAYLOAD - s->used);

		memcpy(s->page + s->used, p, take);
		s->used += take;
		p += take;
		n -= take;
		if (s->used == ZHX_PAYLOAD)
			finish_page(w, stream);
	}
	return ZHC_OK;
}

ZhcSegSink
zhx_writer_sink(ZhxWriter *w)
{
	return (ZhcSegSink){write_bytes, w};
}

static void
write_head(ZhxWriter *w, const ZhcSegInfo *info, const uint32 *first, BlockNumber *block)
{
	const WStream *maps = &w->streams[MAPS];
	Buffer buffer = zhx_new_page(w->index);
	GenericXLogState *xlog = GenericXLogStart(w->index);
	Page page = GenericXLogRegisterBuffer(xlog, buffer, GENERIC_XLOG_FULL_IMAGE);
	Head *head;

	zhx_init_page(page, ZHX_HEAD, w->id, 0);
	head = (Head *) PageGetContents(page);
	memset(head, 0, sizeof(Head));
	head->version = ZHX_VERSION;
	head->nblocks = first[ZHC_NSTREAMS];
	head->info = *info;
	memcpy(head->first, first, sizeof(head->first));
	head->nmaps = (uint32) maps->nblocks;
	if (maps->nblocks > 0)
		memcpy(head->maps, maps->blocks, maps->nblocks * sizeof(BlockNumber));
	((PageHeader) page)->pd_lower += offsetof(Head, maps) + maps->nblocks * sizeof(BlockNumber);
	GenericXLogFinish(xlog);
	*block = BufferGetBlockNumber(buffer);
	UnlockReleaseBuffer(buffer);
}

ZhxSegRef
zhx_writer_end(ZhxWriter *w, const ZhcSegInfo *info)
{
	ZhxSegRef ref = {.id = w->id, .nterms = info->nterms, .ndocs = info->ndocs};
	uint32 first[ZHC_NSTREAMS + 1];
	WStream *maps = &w->streams[MAPS];

	for (int i = 0; i < ZHC_NSTREAMS; i++)
		if (w->streams[i].used > 0)
			finish_page(w, i);
	write_full(w);
	first[0] = 0;
	for (int i = 0; i < ZHC_NSTREAMS; i++)
	{
		const WStream *s = &w->streams[i];

		first[i + 1] = first[i] + (uint32) s->nblocks;
		for (size_t j = 0; j < s->nblocks; j++)
		{
			memcpy(maps->page + maps->used, &s->blocks[j], sizeof(BlockNumber));
			maps->used += sizeof(BlockNumber);
			if (maps->used + sizeof(BlockNumber) > ZHX_PAYLOAD)
				finish_page(w, MAPS);
		}
	}
	if (maps->used > 0)
		finish_page(w, MAPS);
	write_full(w);
	if (maps->nblocks > MAX_MAPS)
		elog(ERROR, "map of a segment of index \"%s\" is too long",
			 RelationGetRelationName(w->index));
	write_head(w, info, first, &ref.head);
	ref.npages = (uint32) (first[ZHC_NSTREAMS] + maps->nblocks + 1);
	for (int i = 0; i <= ZHC_NSTREAMS; i++)
	{
		if (w->streams[i].blocks)
			pfree(w->streams[i].blocks);
		pfree(w->streams[i].page);
	}
	for (int i = 0; i < MAX_GENERIC_XLOG_PAGES; i++)
		pfree(w->full[i].content);
	pfree(w);
	return ref;
}

/* ---- reading --------------------------------------------------------------------------------- */

static const BlockNumber *
load_map(ZhxReader *r, uint32 number)
{
	uint32 n = Min(PER_MAP, r->nblocks - number * PER_MAP);
	Buffer buffer;

	if (r->blocks[number])
		return r->blocks[number];
	buffer =
		zhx_lock_page(r->index, r->maps[number], ZHX_MAP, r->ref.id, number, BUFFER_LOCK_SHARE);
	r->blocks[number] =
		MemoryContextAlloc(GetMemoryChunkContext(r->blocks), n * sizeof(BlockNumber));
	memcpy(r->blocks[number],
		   zhx_content(r->index, r->maps[number], BufferGetPage(buffer), n * sizeof(BlockNumber)),
		   n * sizeof(BlockNumber));
	UnlockReleaseBuffer(buffer);
	return r->blocks[number];
}

BlockNumber
zhx_reader_block(ZhxReader *r, ZhcStream stream, uint64 page)
{
	uint64 i = r->first[stream] + page;
	BlockNumber block;

	if (i >= r->nblocks)
		zhx_bad_page(r->index, r->ref.head, "the segment has fewer pages than its streams");
	block = load_map(r, (uint32) (i / PER_MAP))[i % PER_MAP];
	if (block == ZHX_METABLK || block >= r->end)
		zhx_bad_page(r->index, r->maps[i / PER_MAP], "a reference leads to no page");
	return block;
}

static ZhcStatus
read_bytes(void *ctx, ZhcStream stream, uint64_t off, void *dst, size_t n)
{
	ZhxReader *r = ctx;
	char *to = dst;

	while (n > 0)
	{
		uint64 number = off / ZHX_PAYLOAD;
		size_t at = off % ZHX_PAYLOAD;
		size_t take = Min(n, ZHX_PAYLOAD - at);
		BlockNumber block = zhx_reader_block(r, stream, number);
		Buffer buffer =
			zhx_lock_page(r->index, block, ZHX_DATA, r->ref.id, (uint32) number, BUFFER_LOCK_SHARE);
		Page page = BufferGetPage(buffer);

		if (ZhxPageOpaque(page)->stream != stream)
			zhx_bad_page(r->index, block, "the page belongs to another stream");
		memcpy(to, zhx_content(r->index, block, page, at + take) + at, take);
		UnlockReleaseBuffer(buffer);
		to += take;
		off += take;
		n -= take;
	}
	return ZHC_OK;
}

/*
 * What this session remembers of the index's dictionaries.  It goes with the relation's other
 * caches: when the index is made anew, and numbers of segments begin again, they are forgotten.
 * Nothing that reads pages takes invalidations in.
 */
static ZhcMemo *
memo(void *arg)
{
	Relation index = arg;

	if (!index->rd_amcache)
		index->rd_amcache = MemoryContextAllocZero(index->rd_indexcxt, sizeof(ZhcMemo));
	return index->rd_amcache;
}

void
zhx_reader_open(ZhxReader *r, Relation index, const ZhxSegRef *ref, bool whole)
{
	ZhcSegSource source = {read_bytes, r};
	Buffer buffer = zhx_lock_page(index, ref->head, ZHX_HEAD, ref->id, 0, BUFFER_LOCK_SHARE);
	const Head *head =
		(const Head *) zhx_content(index, ref->head, BufferGetPage(buffer), offsetof(Head, maps));

	memset(r, 0, sizeof(*r));
	r->index = index;
	r->ref = *ref;
	r->end = RelationGetNumberOfBlocks(index);
	r->info = head->info;
	r->nblocks = head->nblocks;
	r->nmaps = head->nmaps;
	memcpy(r->first, head->first, sizeof(r->first));
	if (head->version != ZHX_VERSION || r->nmaps > MAX_MAPS ||
		r->nmaps != r->nblocks / PER_MAP + (r->nblocks % PER_MAP != 0))
		zhx_bad_page(index, ref->head, "not the head of a segment");
	zhx_content(index, ref->head, BufferGetPage(buffer),
				offsetof(Head, maps) + r->nmaps * sizeof(BlockNumber));
	r->maps = palloc(r->nmaps * sizeof(BlockNumber) + 1);
	memcpy(r->maps, head->maps, r->nmaps * sizeof(BlockNumber));
	UnlockReleaseBuffer(buffer);
	r->blocks = palloc0(r->nmaps * sizeof(BlockNumber *) + 1);
	if (whole)
	{
		r->window = palloc(sizeof(ZhcSegWindow));
		zhc_window_init(r->window, &zh_palloc, &r->info, &source);
		source = zhc_window_source(r->window);
	}
	zh_check(zhc_seg_open(&r->seg, &zh_palloc, &r->info, &source));
	r->seg.memo = memo;
	r->seg.memo_ctx = index;
	r->seg.id = ref->id;
}

void
zhx_reader_close(ZhxReader *r)
{
	if (r->window)
	{
		zhc_window_free(r->window);
		pfree(r->window);
	}
	for (uint32 i = 0; i < r->nmaps; i++)
		if (r->blocks[i])
			pfree(r->blocks[i]);
	pfree(r->blocks);
	pfree(r->maps);
}

#define CHUNK_DOCS 4096 /* whose rows are read at a time */

size_t
zhx_reader_tids(ZhxReader *r, const uint32 *docs, size_t n, ItemPointer tids)
{
	uint8 *raw = palloc(CHUNK_DOCS * ZHC_TID_BYTES);
	uint8 dead[CHUNK_DOCS / 8];
	size_t found = 0;

	for (size_t i = 0; i < n;)
	{
		uint32 base = docs[i] - docs[i] % CHUNK_DOCS;
		uint32 from = docs[i];
		size_t j = i;

		while (j < n && docs[j] - base < CHUNK_DOCS)
			j++;
		CHECK_FOR_INTERRUPTS();
		zh_check(zhc_seg_read(&r->seg, ZHC_S_TIDS, (uint64) from * ZHC_TID_BYTES, raw,
							  (size_t) (docs[j - 1] - from + 1) * ZHC_TID_BYTES));
		if (r->ref.ndead > 0)
			zh_check(
				zhc_seg_read(&r->seg, ZHC_S_DEAD, base / 8, dead, (docs[j - 1] - base) / 8 + 1));
		for (; i < j; i++)
		{
			uint32 d = docs[i] - base;

			if (r->ref.ndead > 0 && (dead[d / 8] >> d % 8 & 1))
				continue;
			zhx_number_tid(
				zhc_get_fixed(raw + (size_t) (docs[i] - from) * ZHC_TID_BYTES, ZHC_TID_BYTES),
				&tids[found]);
			if (!ItemPointerIsValid(&tids[found]))
				zhx_bad_page(r->index, r->ref.head, "a document has no row");
			found++;
		}
	}
	pfree(raw);
	return found;
}

void
zhx_reader_mark(ZhxReader *r, const uint8 *bits)
{
	uint64 n = r->info.length[ZHC_S_DEAD];

	for (uint64 number = 0; number * ZHX_PAYLOAD < n; number++)
	{
		const uint8 *from = bits + number * ZHX_PAYLOAD;
		size_t len = (size_t) Min(ZHX_PAYLOAD, n - number * ZHX_PAYLOAD);
		size_t i = 0;
		BlockNumber block;
		Buffer buffer;
		GenericXLogState *xlog;
		uint8 *to;

		while (i < len && from[i] == 0)
			i++;
		if (i == len)
			continue;
		block = zhx_reader_block(r, ZHC_S_DEAD, number);
		buffer = zhx_lock_page(r->index, block, ZHX_DATA, r->ref.id, (uint32) number,
							   BUFFER_LOCK_EXCLUSIVE);
		if (ZhxPageOpaque(BufferGetPage(buffer))->stream != ZHC_S_DEAD)
			zhx_bad_page(r->index, block, "the page belongs to another stream");
		zhx_content(r->index, block, BufferGetPage(buffer), len);
		xlog = GenericXLogStart(r->index);
		to = (uint8 *) PageGetContents(GenericXLogRegisterBuffer(xlog, buffer, 0));
		for (; i < len; i++)
			to[i] |= from[i];
		GenericXLogFinish(xlog);
		UnlockReleaseBuffer(buffer);
	}
}

BlockNumber *
zhx_reader_blocks(ZhxReader *r, size_t *n)
{
	BlockNumber *out = palloc_extended(((size_t) r->nblocks + r->nmaps + 1) * sizeof(BlockNumber),
									   MCXT_ALLOC_HUGE);

	*n = 0;
	for (uint32 i = 0; i < r->nmaps; i++)
	{
		uint32 have = Min(PER_MAP, r->nblocks - i * PER_MAP);
		Buffer buffer = zhx_read_page(r->index, r->maps[i]);
		Page page = BufferGetPage(buffer);

		LockBuffer(buffer, BUFFER_LOCK_SHARE);
		if (zhx_is_page(page, ZHX_MAP, r->ref.id, i))
		{
			memcpy(out + *n, zhx_content(r->index, r->maps[i], page, have * sizeof(BlockNumber)),
				   have * sizeof(BlockNumber));
			*n += have;
		}
		UnlockReleaseBuffer(buffer);
	}
	for (uint32 i = 0; i < r->nmaps; i++)
		out[(*n)++] = r->maps[i];
	return out;
}
