/*
 * gather.c - texts into a collector, which is emptied whenever it is full
 */
#include "am.h"

#include "utils/memutils.h"

#include "parser.h"

void
zhx_gather_begin(ZhxGather *g, size_t limit, void (*full)(void *arg), void *arg)
{
	*g = (ZhxGather){.limit = limit, .full = full, .arg = arg, .context = CurrentMemoryContext};
	g->tmp = AllocSetContextCreate(g->context, "zhnews row", ALLOCSET_DEFAULT_SIZES);
	zh_check(zhc_collect_begin(&zh_palloc, zh_parse_words, NULL, &g->collect));
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
