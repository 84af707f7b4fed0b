/*
 * module.c - the shared library's magic block, and what is done when it is loaded
 */
#include "postgres.h"
#include "fmgr.h"

#include "../am/indexonly.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "zhnews");
#else
PG_MODULE_MAGIC;
#endif

extern PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	zhx_install_hook();
}
