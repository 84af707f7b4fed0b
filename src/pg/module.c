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

/* What reading a page of a newspaper needs at once, and more. */
#define PAGE_MEMORY (4 * 1024 * 1024)

extern PGDLLEXPORT void _PG_init(void);

/*
 * Every text is read in buffers that are given back behind it, and a malloc() that hands them to
 * the system each time spends more time there than the reading takes.  That of glibc adapts: it
 * keeps twice as much memory as the largest block that was freed, once one was.
 */
static void
KeepMemory(void)
{
	pfree(palloc(PAGE_MEMORY));
}

void
_PG_init(void)
{
	zhx_install_hook();
	KeepMemory();
}
