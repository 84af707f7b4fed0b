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

#endif /* ZH_COMPAT_H */
