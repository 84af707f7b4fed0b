/*
 * compat.h - what PostgreSQL's versions from 14 on name differently
 *
 * Included after postgres.h, by glue.h.  What follows are the differences that meet this code,
 * version by version, and where they are handled; 15, 17 and 18 are compiled and tested
 * (script/test-versions), 14 and 16 are known from their headers.
 *
 * 15: RelationGetSmgr(), in 14 since 14.7: below
 *     makeString() gives a String instead of a Value: only handed on to LookupFuncName()
 *     views WITH (security_invoker): src/install/63-report-views.sql
 * 16: varatt.h: below
 *     RelFileLocator and rd_locator for RelFileNode and rd_node; the conflict's transaction in
 *     xl_btree_reuse_page has another name, and isCatalogRel beside it: am/retire.c
 *     ExtendBufferedRel() for ReadBuffer() of P_NEW under the extension lock: am/page.c, am/build.c
 *     object_ownercheck() for pg_class_ownercheck(): am/stats.c
 *     permissions beside the range table in ExecInitRangeTable(): target.c
 *     onlySummarizing of ExecInsertIndexTuples(): target.c
 *     BufFileWrite() takes const bytes: cast for all in am/build.c
 * 17: a backend's transaction in vxid: below
 *     amcanbuildparallel, and the planner asked for workers of any access method: am/handler.c,
 *     am/parallel.c
 * 18: pg_noreturn: below
 *     PG_MODULE_MAGIC_EXT: module.c
 *     an argument more for vacuum_delay_point(): am/vacuum.c, am/retire.c
 *     an argument more for ExecInitRangeTable() and ExecCheckIndexConstraints(): target.c
 *     scans count their searches: am/scan.c
 */
#ifndef ZH_COMPAT_H
#define ZH_COMPAT_H

/* VARDATA_ANY and its kin left postgres.h. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#if PG_VERSION_NUM < 140007
#include "utils/rel.h"
static inline SMgrRelation
RelationGetSmgr(Relation rel)
{
	RelationOpenSmgr(rel);
	return rel->rd_smgr;
}
#endif

/* Before a declaration; until 18 it was pg_attribute_noreturn(), behind it. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn _Noreturn
#endif

/* The number of a backend's transaction moved into a virtual id. */
#if PG_VERSION_NUM < 170000
#define ZH_LOCAL_TRANSACTION(proc) ((proc)->lxid)
#else
#define ZH_LOCAL_TRANSACTION(proc) ((proc)->vxid.lxid)
#endif

#endif /* ZH_COMPAT_H */
