/*
 * gather.c - texts into a collector, which is emptied whenever it is full
 */
#include "am.h"

#include <sys/mman.h>
#include <unistd.h>

#include "utils/memutils.h"

#include "parser.h"

#define HUGE_PAGE ((size_t) 2 << 20)

/*
 * Memory for the collector.  Of large pieces huge pages are asked for, where the system has them:
 * pairs are appended to thousands of lists in turn, so that with small pages hardly any of them is
 * found without a walk through the page tables, after a fault for every one of them.
 */
static void *
alloc_huge(void *ctx, size_t size)
{
	char *p = zh_palloc.alloc(ctx, size);

#ifdef MADV_HUGEPAGE
	if (size >= HUGE_PAGE)
	{
		char *from = (char *) TYPEALIGN_DOWN(sysconf(_SC_PAGESIZE), p);

		/* who does not get them goes on with small ones */
		(void) madvise(from, (size_t) (p + size - from), MADV_HUGEPAGE);
	}
#endif
	return p;
}

void
zhx_gather_begin(ZhxGather *g, size_t limit, void (*full)(void *arg), void *arg)
{
	*g = (ZhxGather){.limit = limit, .full = full, .arg = arg, .context = CurrentMemoryContext};
	g->tmp = AllocSetContextCreate(g->context, "zhnews row", ALLOCSET_DEFAULT_SIZES);
	g->al = zh_palloc;
	g->al.alloc = alloc_huge;
	zh_check(zhc_collect_begin(&g->al, zh_parse_words, NULL, &g->collect));
}

void
zhx_gather_text(void *arg, ItemPointer tid, const char *s, size_t n)
{
	ZhxGather *g = arg;

	if (!zhc_collect_fits(g->collect, n) || zhc_collect_bytes(g->collect) > g->limit)
		g->full(g->arg);
	zh_check(zhc_collect_add(g->collect, zhx_tid_number(tid), s, n));
	g->nrows++;
}

void
/* NOLINTNEXTLINE(readability-non-const-parameter): the signature is PostgreSQL's */
zhx_gather_row(Relation index, ItemPointer tid, Datum *values, bool *isnull, bool alive, void *arg)
{
	ZhxGather *g = arg;
	MemoryContext old = MemoryContextSwitchTo(g->tmp);
	text *body = isnull[0] ? NULL : DatumGetTextPP(values[0]);

	MemoryContextSwitchTo(g->context);
	zhx_gather_text(g, tid, body ? VARDATA_ANY(body) : NULL, body ? VARSIZE_ANY_EXHDR(body) : 0);
	MemoryContextSwitchTo(old);
	MemoryContextReset(g->tmp);
}
