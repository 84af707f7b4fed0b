/*
 * sqlindex.h - what the SQL functions about an index share
 */
#ifndef ZHX_SQLINDEX_H
#define ZHX_SQLINDEX_H

#include "postgres.h"

#include "storage/lockdefs.h"
#include "utils/relcache.h"

/* Open an index of access method zhnews; raises an error for anything else, or anyone else's. */
extern Relation zh_index_open(Oid oid, LOCKMODE mode);

#endif /* ZHX_SQLINDEX_H */
