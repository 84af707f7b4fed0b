/*
 * build.c - building the index: the table's texts into runs, runs into segments
 *
 * What fits into maintenance_work_mem becomes a run in temporary files, and the runs are merged
 * into a segment; a single one is written at once.  Several processes (parallel.c) do so side by
 * side.
 */
#include "am.h"

#include "access/tableam.h"
#include "access/xloginsert.h"
#include "catalog/index.h"
#include "commands/progress.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "storage/buffile.h"
#include "utils/memutils.h"

#include "parallel.h"

#define MAX_RUNS	   48
#define MAX_RUNS_BYTES (UINT64CONST(12) << 30) /* more become segments of their own */

/* A segment in temporary files. */
typedef struct Run
{
	ZhcSegInfo info;
	BufFile *files[ZHC_NSTREAMS];
} Run;

typedef struct Build
{
	Relation index;
	ZhxGather gather;
	Run *runs[MAX_RUNS];
	int nruns;
	uint64 bytes;
	ZhxPart *part;
} Build;

static ZhcStatus
run_write(void *ctx, ZhcStream stream, const void *src, size_t n)
{
	Run *run = ctx;

	if (!run->files[stream])
		run->files[stream] = BufFileCreateTemp(false);
	BufFileWrite(run->files[stream], (void *) src, n);
	return ZHC_OK;
}

static ZhcStatus
run_read(void *ctx, ZhcStream stream, uint64_t off, void *dst, size_t n)
{
	Run *run = ctx;

	if (!run->files[stream])
		return ZHC_CORRUPT;
	if (BufFileSeek(run->files[stream], 0, (off_t) off, SEEK_SET) != 0)
		ereport(ERROR, (errcode_for_file_access(), errmsg("could not seek in temporary file")));
	if (BufFileRead(run->files[stream], dst, n) != n)
		ereport(ERROR, (errcode_for_file_access(), errmsg("could not read temporary file")));
	return ZHC_OK;
}

static void
drop_run(Run *run)
{
	for (int i = 0; i < ZHC_NSTREAMS; i++)
		if (run->files[i])
			BufFileClose(run->files[i]);
	pfree(run);
}

/* What has been gathered becomes a run. */
static void
write_run(Build *b)
{
	Run *run = palloc0(sizeof(Run));
	ZhcSegSink sink = {run_write, run};
	ZhcSegWriter *w = palloc(sizeof(ZhcSegWriter));

	zh_check(zhc_collect_write(b->gather.collect, w, &sink));
	run->info = w->info;
	zhc_segw_free(w);
	pfree(w);
	b->runs[b->nruns++] = run;
	for (int i = 0; i < ZHC_NSTREAMS; i++)
		b->bytes += run->info.length[i];
}

void
zhx_too_many_segs(Relation index)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("index \"%s\" would have too many segments", RelationGetRelationName(index)),
			 errhint("Partition the table.")));
}

static void
add_seg(Build *b, ZhxSegRef ref)
{
	if (b->part->nsegs == ZHX_MAX_SEGS)
		zhx_too_many_segs(b->index);
	b->part->segs[b->part->nsegs++] = ref;
}

/* Merge all runs, to where the sink leads. */
static ZhcSegInfo
merge_runs(Build *b, const ZhcSegSink *sink)
{
	ZhcSegment *segs = palloc(b->nruns * sizeof(ZhcSegment));
	ZhcSegWindow *windows = palloc(b->nruns * sizeof(ZhcSegWindow));
	ZhcSegWriter *w = palloc(sizeof(ZhcSegWriter));
	ZhcSegInfo info;

	for (int i = 0; i < b->nruns; i++)
	{
		ZhcSegSource source = {run_read, b->runs[i]};

		zhc_window_init(&windows[i], &zh_palloc, &b->runs[i]->info, &source);
		source = zhc_window_source(&windows[i]);
		zh_check(zhc_seg_open(&segs[i], &zh_palloc, &b->runs[i]->info, &source));
	}
	zh_check(zhc_seg_merge(&zh_palloc, segs, b->nruns, w, sink));
	info = w->info;
	zhc_segw_free(w);
	for (int i = 0; i < b->nruns; i++)
	{
		zhc_window_free(&windows[i]);
		drop_run(b->runs[i]);
	}
	b->nruns = 0;
	b->bytes = 0;
	pfree(w);
	pfree(windows);
	pfree(segs);
	return info;
}

/* All runs become one segment in pages. */
static void
runs_to_segment(Build *b)
{
	ZhxWriter *writer = zhx_writer_begin(b->index);
	ZhcSegSink sink = zhx_writer_sink(writer);
	ZhcSegInfo info = merge_runs(b, &sink);

	add_seg(b, zhx_writer_end(writer, &info));
}

/* All runs become one run. */
static void
runs_to_run(Build *b)
{
	Run *run = palloc0(sizeof(Run));
	ZhcSegSink sink = {run_write, run};

	run->info = merge_runs(b, &sink);
	b->runs[b->nruns++] = run;
	for (int i = 0; i < ZHC_NSTREAMS; i++)
		b->bytes += run->info.length[i];
}

static void
collect_to_segment(Build *b)
{
	ZhxWriter *writer = zhx_writer_begin(b->index);
	ZhcSegSink sink = zhx_writer_sink(writer);
	ZhcSegWriter *w = palloc(sizeof(ZhcSegWriter));

	zh_check(zhc_collect_write(b->gather.collect, w, &sink));
	add_seg(b, zhx_writer_end(writer, &w->info));
	zhc_segw_free(w);
	pfree(w);
}

static void
make_room(void *arg)
{
	Build *b = arg;

	write_run(b);
	if (b->bytes > MAX_RUNS_BYTES)
		runs_to_segment(b);
	else if (b->nruns == MAX_RUNS)
		runs_to_run(b);
}

static void
create_meta(Relation index)
{
	Buffer buffer;
	GenericXLogState *xlog;

	if (RelationGetNumberOfBlocks(index) != 0)
		elog(ERROR, "index \"%s\" already contains data", RelationGetRelationName(index));
	buffer = zhx_new_page(index);
	if (BufferGetBlockNumber(buffer) != ZHX_METABLK)
		elog(ERROR, "first page of index \"%s\" is block %u", RelationGetRelationName(index),
			 BufferGetBlockNumber(buffer));
	xlog = GenericXLogStart(index);
	zhx_init_meta(GenericXLogRegisterBuffer(xlog, buffer, GENERIC_XLOG_FULL_IMAGE));
	GenericXLogFinish(xlog);
	UnlockReleaseBuffer(buffer);
}

void
zhx_build_part(Relation heap, Relation index, IndexInfo *info, TableScanDesc scan, size_t limit,
			   ZhxPart *part)
{
	Build b = {.index = index, .part = part};
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews build", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);

	zhx_gather_begin(&b.gather, limit, make_room, &b);
	part->heap_tuples = table_index_build_scan(heap, index, info, true, !IsParallelWorker(),
											   zhx_gather_row, &b.gather, scan);
	if (b.nruns == 0 && zhc_collect_ndocs(b.gather.collect) > 0)
		collect_to_segment(&b);
	else if (b.nruns > 0)
	{
		if (zhc_collect_ndocs(b.gather.collect) > 0)
			write_run(&b);
		runs_to_segment(&b);
	}
	part->index_tuples = b.gather.nrows;
	part->broken_hot_chain = info->ii_BrokenHotChain;
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
}

IndexBuildResult *
zhx_build(Relation heap, Relation index, IndexInfo *info)
{
	IndexBuildResult *result = palloc(sizeof(IndexBuildResult));
	ZhxPart *part = palloc0(sizeof(ZhxPart));

	zh_require_utf8();
	create_meta(index);
	if (!zhx_build_parallel(heap, index, info, part))
		zhx_build_part(heap, index, info, NULL, (size_t) maintenance_work_mem * 1024, part);
	zhx_commit(index, part->segs, (int) part->nsegs, NULL, 0, false);
	info->ii_BrokenHotChain = part->broken_hot_chain;
	result->heap_tuples = part->heap_tuples;
	result->index_tuples = part->index_tuples;
	pfree(part);
	return result;
}

void
zhx_buildempty(Relation index)
{
	Buffer buffer;

	zh_require_utf8();
#if PG_VERSION_NUM >= 160000
	buffer = ExtendBufferedRel(BMR_REL(index), INIT_FORKNUM, NULL,
							   EB_LOCK_FIRST | EB_SKIP_EXTENSION_LOCK);
#else
	buffer = ReadBufferExtended(index, INIT_FORKNUM, P_NEW, RBM_NORMAL, NULL);
	LockBuffer(buffer, BUFFER_LOCK_EXCLUSIVE);
#endif
	START_CRIT_SECTION();
	zhx_init_meta(BufferGetPage(buffer));
	MarkBufferDirty(buffer);
	log_newpage_buffer(buffer, true);
	END_CRIT_SECTION();
	UnlockReleaseBuffer(buffer);
}
