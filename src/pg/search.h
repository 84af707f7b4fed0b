/*
 * search.h - queries between PostgreSQL and the core
 */
#ifndef ZH_SEARCH_H
#define ZH_SEARCH_H

#include "postgres.h"

#include "fmgr.h"
#include "tsearch/ts_type.h"

#include "query.h"

/* The core's tree as a tsquery, palloc'd. */
extern TSQuery zh_query_export(const ZhcQuery *q);

/*
 * A tsquery as the core's tree, whose node i is the query's item i.  Its text stays the tsquery's;
 * free with pfree(out->nodes).
 */
extern void zh_query_import(TSQuery query, ZhcQuery *out);

/*
 * What a function keeps about its query from call to call, in a context of its own: the first
 * member of a larger struct.
 */
typedef struct ZhKept
{
	MemoryContext context;
	struct varlena *query; /* a copy */
} ZhKept;

/* What is kept, if it is about this query; else that is forgotten, and NULL returned. */
extern ZhKept *zh_kept(FmgrInfo *flinfo, const struct varlena *query);
extern void zh_forget_kept(FmgrInfo *flinfo);

/* Begin to keep a struct of so many bytes, zeroed; the caller puts it into fn_extra when it is
 * whole. */
extern ZhKept *zh_keep(FmgrInfo *flinfo, const struct varlena *query, size_t size);

#endif /* ZH_SEARCH_H */
