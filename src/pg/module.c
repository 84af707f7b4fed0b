/*
 * module.c - the shared library's magic block
 */
#include "postgres.h"
#include "fmgr.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "zhnews");
#else
PG_MODULE_MAGIC;
#endif
