/*
 * compat.h - what PostgreSQL's versions from 14 on name differently
 *
 * Included after postgres.h, by glue.h.
 */
#ifndef ZH_COMPAT_H
#define ZH_COMPAT_H

/* VARDATA_ANY and its kin left postgres.h. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
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
