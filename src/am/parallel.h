/*
 * parallel.h - building an index with several processes
 */
#ifndef ZH_AM_PARALLEL_H
#define ZH_AM_PARALLEL_H

#include "am.h"

#include "access/parallel.h"
#include "access/tableam.h"

/* What a process has built. */
typedef struct ZhxPart
{
	double heap_tuples;
	double index_tuples;
	bool broken_hot_chain; /* as in IndexInfo */
	uint32 nsegs;
	ZhxSegRef segs[ZHX_MAX_SEGS];
} ZhxPart;

/* Raise the error for an index of more segments than the metapage lists; in build.c. */
pg_noreturn extern void zhx_too_many_segs(Relation index);

/* Build from a share of the table (all of it: scan NULL) in limit bytes of memory; in build.c. */
extern void zhx_build_part(Relation heap, Relation index, IndexInfo *info, TableScanDesc scan,
						   size_t limit, ZhxPart *part);

/* Start the workers that the planner wants and build with them; false when there are none. */
extern bool zhx_build_parallel(Relation heap, Relation index, IndexInfo *info, ZhxPart *part);

extern PGDLLEXPORT void zhx_build_worker(dsm_segment *seg, shm_toc *toc);

#endif /* ZH_AM_PARALLEL_H */
