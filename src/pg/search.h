/*
 * search.h - queries between PostgreSQL and the core
 */
#ifndef ZH_SEARCH_H
#define ZH_SEARCH_H

#include "postgres.h"
#include "tsearch/ts_type.h"

#include "query.h"

/* The core's tree as a tsquery, palloc'd. */
extern TSQuery zh_query_export(const ZhcQuery *q);

/*
 * A tsquery as the core's tree, whose node i is the query's item i.  Its text stays the tsquery's;
 * free with pfree(out->nodes).
 */
extern void zh_query_import(TSQuery query, ZhcQuery *out);

#endif /* ZH_SEARCH_H */
