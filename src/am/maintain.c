/*
 * maintain.c - pending texts into segments, small segments into larger ones
 *
 * Runs under the maintenance lock.  New segments are written beside the old ones; one change of
 * the metapage makes them part of the index and takes out what they replace.
 */
#include "am.h"

#include "miscadmin.h"
#include "utils/memutils.h"

/* Memory for occurrences while a segment is made: a part of what maintenance may take. */
static size_t
memory_limit(void)
{
	return (size_t) maintenance_work_mem * 1024;
}

/* ---- the change ------------------------------------------------------------------------------ */

void
zhx_commit(Relation index, const ZhxSegRef *added, int nadded, const uint64 *removed, int nremoved,
		   bool closed_chains)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	BlockNumber *heads = palloc(nremoved * sizeof(BlockNumber) + 1);
	int nheads = 0;
	int kept = 0;
	ZhxRetired retired;
	ZhxChange change;
	Buffer tail = InvalidBuffer;

	/* the maintenance lock keeps all but the open chains as they are */
	zhx_read_meta(index, meta);
	for (int i = 0; i < nremoved; i++)
		for (uint32 j = 0; j < meta->nsegs; j++)
			if (meta->segs[j].id == removed[i])
				heads[nheads++] = meta->segs[j].head;
	if (meta->nsegs - nremoved + nadded > ZHX_MAX_SEGS)
		elog(ERROR, "index \"%s\" has too many segments", RelationGetRelationName(index));
	retired = zhx_link(index, heads, nheads);

	if (nheads > 0 && meta->retired.tail != InvalidBlockNumber)
	{
		tail = zhx_read_page(index, meta->retired.tail);
		LockBuffer(tail, BUFFER_LOCK_EXCLUSIVE);
	}
	zhx_change_begin(&change, index);
	for (uint32 i = 0; i < change.meta->nsegs; i++)
	{
		bool gone = false;

		for (int j = 0; j < nremoved; j++)
			gone |= change.meta->segs[i].id == removed[j];
		if (!gone)
			change.meta->segs[kept++] = change.meta->segs[i];
	}
	for (int i = 0; i < nadded; i++)
		change.meta->segs[kept++] = added[i];
	change.meta->nsegs = kept;
	change.meta->writing = 0;
	for (int i = 0; i < ZHX_CHAINS && closed_chains; i++)
	{
		memset(&change.meta->closed[i], 0, sizeof(ZhxChain));
		change.meta->closed[i].head = change.meta->closed[i].tail = InvalidBlockNumber;
	}
	if (nheads > 0)
	{
		if (BufferIsValid(tail))
			ZhxPageOpaque(GenericXLogRegisterBuffer(change.xlog, tail, 0))->link = retired.head;
		else
			change.meta->retired.head = retired.head;
		change.meta->retired.tail = retired.tail;
	}
	zhx_change_end(&change);
	if (BufferIsValid(tail))
		UnlockReleaseBuffer(tail);
	pfree(heads);
	pfree(meta);
}

/* ---- flushing -------------------------------------------------------------------------------- */

typedef struct Flush
{
	Relation index;
	ZhxGather gather;
	ZhxSegRef *segs;
	int nsegs;
} Flush;

/* What has been gathered becomes a segment. */
static void
flush_segment(void *arg)
{
	Flush *f = arg;
	ZhxWriter *writer;
	ZhcSegWriter *w;
	ZhcSegSink sink;

	if (zhc_collect_ndocs(f->gather.collect) == 0)
		return;
	writer = zhx_writer_begin(f->index);
	w = palloc(sizeof(ZhcSegWriter));
	sink = zhx_writer_sink(writer);
	zh_check(zhc_collect_write(f->gather.collect, w, &sink));
	f->segs =
		f->segs ? repalloc(f->segs, (f->nsegs + 1) * sizeof(ZhxSegRef)) : palloc(sizeof(ZhxSegRef));
	f->segs[f->nsegs++] = zhx_writer_end(writer, &w->info);
	zhc_segw_free(w);
	pfree(w);
}

/* The segments become part of the index. */
static void
flush_end(Flush *f, bool closed_chains)
{
	flush_segment(f);
	zhx_commit(f->index, f->segs, f->nsegs, NULL, 0, closed_chains);
	zhc_collect_free(f->gather.collect);
	MemoryContextDelete(f->gather.tmp);
	if (f->segs)
		pfree(f->segs);
}

/*
 * Make the closed chains into segments.  Their pages are free at once: whoever still reads them
 * notices, and begins again (zhx_pending_all).
 */
static void
flush_closed(Relation index, const ZhxMeta *meta)
{
	Flush f = {.index = index};
	BlockNumber *blocks[ZHX_CHAINS];
	size_t n[ZHX_CHAINS];

	zhx_gather_begin(&f.gather, memory_limit(), flush_segment, &f);
	for (int i = 0; i < ZHX_CHAINS; i++)
		if (meta->closed[i].head != InvalidBlockNumber)
		{
			zhx_pending_each(index, &meta->closed[i], zhx_gather_text, &f.gather);
			blocks[i] = zhx_chain_blocks(index, &meta->closed[i], &n[i]);
		}
	flush_end(&f, true);
	for (int i = 0; i < ZHX_CHAINS; i++)
		if (meta->closed[i].head != InvalidBlockNumber)
			zhx_wipe(index, blocks[i], n[i], meta->closed[i].id);
}

static bool
has_chains(const ZhxChain *chains)
{
	for (int i = 0; i < ZHX_CHAINS; i++)
		if (chains[i].head != InvalidBlockNumber)
			return true;
	return false;
}

void
zhx_flush(Relation index)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews flush", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));

	zhx_read_meta(index, meta);
	if (has_chains(meta->closed)) /* what an error or a crash left */
		flush_closed(index, meta);
	if (has_chains(meta->chains))
	{
		zhx_close_chains(index);
		zhx_read_meta(index, meta);
		flush_closed(index, meta);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
}

void
zhx_add_large(Relation index, ItemPointer tid, const char *s, size_t n)
{
	Flush f = {.index = index};

	zhx_gather_begin(&f.gather, memory_limit(), flush_segment, &f);
	zhx_gather_text(&f.gather, tid, s, n);
	flush_end(&f, false);
}

void
zhx_open_collected(ZhcCollect *collect, ZhcSegMemory *memory, ZhcSegment *seg)
{
	ZhcSegWriter *w = palloc(sizeof(ZhcSegWriter));
	ZhcSegSink sink;
	ZhcSegSource source;

	zhc_segmem_init(memory, &zh_palloc);
	sink = zhc_segmem_sink(memory);
	zh_check(zhc_collect_write(collect, w, &sink));
	source = zhc_segmem_source(memory);
	zh_check(zhc_seg_open(seg, &zh_palloc, &w->info, &source));
	zhc_segw_free(w);
	pfree(w);
}

/* ---- merging --------------------------------------------------------------------------------- */

#define FANOUT	  8		  /* so many segments of like size become one */
#define MAX_MERGE 64	  /* at a time */
#define MAX_PAGES 2000000 /* larger segments are not merged any more */

/* Of which tier is a segment of that many pages?  The first goes up to 512 pages. */
static int
tier(uint64 npages)
{
	int t = 0;

	for (npages /= 512; npages > 0; npages /= FANOUT)
		t++;
	return t;
}

static void
merge_segments(Relation index, const ZhxSegRef *in, int n)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews merge", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	ZhxReader *readers = palloc(n * sizeof(ZhxReader));
	ZhcSegment *segs = palloc(n * sizeof(ZhcSegment));
	uint64 *removed = palloc(n * sizeof(uint64));
	ZhxWriter *writer = zhx_writer_begin(index);
	ZhcSegSink sink = zhx_writer_sink(writer);
	ZhcSegWriter *w = palloc(sizeof(ZhcSegWriter));
	ZhxSegRef out;

	for (int i = 0; i < n; i++)
	{
		zhx_reader_open(&readers[i], index, &in[i], true);
		segs[i] = readers[i].seg;
		removed[i] = in[i].id;
	}
	zh_check(zhc_seg_merge(&zh_palloc, segs, n, w, &sink));
	out = zhx_writer_end(writer, &w->info);
	zhx_commit(index, &out, 1, removed, n, false);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
}

/*
 * Choose what to merge next: FANOUT segments of one tier, the smallest tier first, or a segment
 * in which a fifth is deleted.  Returns how many.
 */
static int
choose(const ZhxMeta *meta, uint64 max_pages, ZhxSegRef *out)
{
	for (int t = 0; t < 16; t++)
	{
		uint64 total = 0;
		int n = 0;

		for (uint32 i = 0; i < meta->nsegs && n < MAX_MERGE; i++)
			if (tier(meta->segs[i].npages) == t &&
				total + meta->segs[i].npages <= Min(max_pages, MAX_PAGES))
			{
				out[n++] = meta->segs[i];
				total += meta->segs[i].npages;
			}
		if (n >= FANOUT)
			return n;
	}
	for (uint32 i = 0; i < meta->nsegs; i++)
		if (meta->segs[i].ndead > meta->segs[i].ndocs / 5 && meta->segs[i].npages <= max_pages)
		{
			out[0] = meta->segs[i];
			return 1;
		}
	return 0;
}

void
zhx_merge(Relation index, uint64 max_pages)
{
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	ZhxSegRef *in = palloc(MAX_MERGE * sizeof(ZhxSegRef));
	int n;

	for (;;)
	{
		zhx_read_meta(index, meta);
		n = choose(meta, max_pages, in);
		/* however large: new segments must find room in the metapage */
		if (n == 0 && meta->nsegs > ZHX_MAX_SEGS / 2)
			n = choose(meta, MAX_PAGES, in);
		if (n == 0)
			break;
		merge_segments(index, in, n);
	}
	pfree(in);
	pfree(meta);
}
