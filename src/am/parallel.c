/*
 * parallel.c - building an index with several processes
 *
 * Each process reads a share of the table and writes segments of its own with its share of
 * maintenance_work_mem; the leader, who takes a share too, puts all of them into the metapage.
 * Nothing is merged: an index that n processes have built has n segments, and VACUUM merges them
 * when there are enough.
 */
#include "parallel.h"

#include "access/table.h"
#include "catalog/index.h"
#include "executor/instrument.h"
#include "miscadmin.h"
#include "optimizer/optimizer.h"
#include "pgstat.h"
#include "storage/spin.h"
#include "tcop/tcopprot.h"
#include "utils/snapmgr.h"

/* Keys of what processes share; those of plan nodes begin at 0. */
#define KEY_SHARED	UINT64CONST(0x5A48000000000001)
#define KEY_WAL		UINT64CONST(0x5A48000000000002)
#define KEY_BUFFERS UINT64CONST(0x5A48000000000003)
#define KEY_QUERY	UINT64CONST(0x5A48000000000004)

typedef struct Shared
{
	Oid heap;
	Oid index;
	bool concurrent;
	int nprocesses; /* that were asked for */
	slock_t mutex;	/* of what follows */
	ZhxPart all;
	/* a ParallelTableScanDesc follows, at scan_of() */
} Shared;

static inline ParallelTableScanDesc
scan_of(Shared *shared)
{
	return (ParallelTableScanDesc) ((char *) shared + BUFFERALIGN(sizeof(Shared)));
}

static size_t
memory_share(int nprocesses)
{
	return (size_t) maintenance_work_mem * 1024 / (size_t) nprocesses;
}

/* Build a share and add it to what others have built; no error may leave the lock held. */
static void
build_share(Shared *shared, Relation heap, Relation index, IndexInfo *info)
{
	ZhxPart *part = palloc0(sizeof(ZhxPart));
	TableScanDesc scan = table_beginscan_parallel(heap, scan_of(shared));
	bool fits;

	info->ii_Concurrent = shared->concurrent;
	zhx_build_part(heap, index, info, scan, memory_share(shared->nprocesses), part);
	SpinLockAcquire(&shared->mutex);
	shared->all.heap_tuples += part->heap_tuples;
	shared->all.index_tuples += part->index_tuples;
	shared->all.broken_hot_chain |= part->broken_hot_chain;
	fits = part->nsegs <= ZHX_MAX_SEGS - shared->all.nsegs;
	if (fits)
	{
		memcpy(&shared->all.segs[shared->all.nsegs], part->segs, part->nsegs * sizeof(ZhxSegRef));
		shared->all.nsegs += part->nsegs;
	}
	SpinLockRelease(&shared->mutex);
	pfree(part);
	if (!fits)
		zhx_too_many_segs(index);
}

void
zhx_build_worker(dsm_segment *seg, shm_toc *toc)
{
	Shared *shared = shm_toc_lookup(toc, KEY_SHARED, false);
	LOCKMODE heap_mode = shared->concurrent ? ShareUpdateExclusiveLock : ShareLock;
	LOCKMODE index_mode = shared->concurrent ? RowExclusiveLock : AccessExclusiveLock;
	WalUsage *wal = shm_toc_lookup(toc, KEY_WAL, false);
	BufferUsage *buffers = shm_toc_lookup(toc, KEY_BUFFERS, false);
	Relation heap;
	Relation index;

	(void) seg;
	debug_query_string = shm_toc_lookup(toc, KEY_QUERY, true);
	pgstat_report_activity(STATE_RUNNING, debug_query_string);
	heap = table_open(shared->heap, heap_mode);
	index = index_open(shared->index, index_mode);
	InstrStartParallelQuery();
	build_share(shared, heap, index, BuildIndexInfo(index));
	InstrEndParallelQuery(&buffers[ParallelWorkerNumber], &wal[ParallelWorkerNumber]);
	index_close(index, index_mode);
	table_close(heap, heap_mode);
}

/* How many workers the planner wants for this table and index. */
static int
workers_wanted(Relation heap, Relation index, const IndexInfo *info)
{
#if PG_VERSION_NUM >= 170000
	(void) heap;
	(void) index;
	return info->ii_ParallelWorkers;
#else
	(void) info; /* it asks for B-trees only */
	if (!IsNormalProcessingMode() || IsInParallelMode())
		return 0;
	return plan_create_index_workers(RelationGetRelid(heap), RelationGetRelid(index));
#endif
}

static void *
share(ParallelContext *pcxt, uint64 key, size_t size)
{
	void *p = shm_toc_allocate(pcxt->toc, size);

	memset(p, 0, size);
	shm_toc_insert(pcxt->toc, key, p);
	return p;
}

static void
estimate(ParallelContext *pcxt, size_t size)
{
	shm_toc_estimate_chunk(&pcxt->estimator, size);
	shm_toc_estimate_keys(&pcxt->estimator, 1);
}

bool
zhx_build_parallel(Relation heap, Relation index, IndexInfo *info, ZhxPart *part)
{
	int nworkers = workers_wanted(heap, index, info);
	size_t query = debug_query_string ? strlen(debug_query_string) + 1 : 0;
	size_t wal_size = mul_size(sizeof(WalUsage), (Size) nworkers);
	size_t buffers_size = mul_size(sizeof(BufferUsage), (Size) nworkers);
	size_t shared_size;
	ParallelContext *pcxt;
	Snapshot snapshot;
	Shared *shared;
	WalUsage *wal;
	BufferUsage *buffers;
	bool launched = false;

	if (nworkers == 0)
		return false;
	EnterParallelMode();
	pcxt = CreateParallelContext("zhnews", "zhx_build_worker", nworkers);
	snapshot = info->ii_Concurrent ? RegisterSnapshot(GetTransactionSnapshot()) : SnapshotAny;
	shared_size =
		add_size(BUFFERALIGN(sizeof(Shared)), table_parallelscan_estimate(heap, snapshot));
	estimate(pcxt, shared_size);
	estimate(pcxt, wal_size);
	estimate(pcxt, buffers_size);
	if (query > 0)
		estimate(pcxt, query);
	InitializeParallelDSM(pcxt);
	if (pcxt->seg)
	{
		shared = share(pcxt, KEY_SHARED, shared_size);
		shared->heap = RelationGetRelid(heap);
		shared->index = RelationGetRelid(index);
		shared->concurrent = info->ii_Concurrent;
		shared->nprocesses = nworkers + 1;
		SpinLockInit(&shared->mutex);
		table_parallelscan_initialize(heap, scan_of(shared), snapshot);
		wal = share(pcxt, KEY_WAL, wal_size);
		buffers = share(pcxt, KEY_BUFFERS, buffers_size);
		if (query > 0)
			memcpy(share(pcxt, KEY_QUERY, query), debug_query_string, query);
		LaunchParallelWorkers(pcxt);
		launched = pcxt->nworkers_launched > 0;
	}
	if (launched)
	{
		build_share(shared, heap, index, info);
		WaitForParallelWorkersToFinish(pcxt);
		for (int i = 0; i < pcxt->nworkers_launched; i++)
			InstrAccumParallelQuery(&buffers[i], &wal[i]);
		*part = shared->all;
	}
	if (IsMVCCSnapshot(snapshot))
		UnregisterSnapshot(snapshot);
	DestroyParallelContext(pcxt);
	ExitParallelMode();
	return launched;
}
