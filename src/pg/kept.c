/*
 * kept.c - what a function keeps about its query while that stays the same
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "compat.h"
#include "search.h"

void
zh_forget_kept(FmgrInfo *flinfo)
{
	ZhKept *k = flinfo->fn_extra;

	flinfo->fn_extra = NULL;
	if (k)
		MemoryContextDelete(k->context);
}

ZhKept *
zh_kept(FmgrInfo *flinfo, const struct varlena *query)
{
	ZhKept *k = flinfo->fn_extra;

	if (k && VARSIZE_ANY(k->query) == VARSIZE_ANY(query) &&
		memcmp(k->query, query, VARSIZE_ANY(query)) == 0)
		return k;
	zh_forget_kept(flinfo);
	return NULL;
}

ZhKept *
zh_keep(FmgrInfo *flinfo, const struct varlena *query, size_t size)
{
	MemoryContext context =
		AllocSetContextCreate(flinfo->fn_mcxt, "zhnews query", ALLOCSET_DEFAULT_SIZES);
	ZhKept *k = MemoryContextAllocZero(context, size);

	k->context = context;
	k->query = MemoryContextAlloc(context, VARSIZE_ANY(query));
	memcpy(k->query, query, VARSIZE_ANY(query));
	return k;
}
