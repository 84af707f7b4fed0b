/*
 * glue.c - between PostgreSQL and the core: memory, errors, text values
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "glue.h"

/* What reading a page of a newspaper needs at once, and more. */
#define PAGE_MEMORY (4 * 1024 * 1024)

/* A block that is larger than what short texts and queries take. */
#define LARGE_BLOCK (8 * 1024)

/*
 * Every text is read in buffers that are given back behind it, and a malloc() that hands them to
 * the system each time spends more time there than the reading takes.  That of glibc adapts: it
 * keeps twice as much memory as the largest block that was freed, once one was.  Whoever reads no
 * more than short texts need not wait for it.
 */
static void
keep_memory(void)
{
	static bool kept = false;

	if (!kept)
		pfree(palloc(PAGE_MEMORY));
	kept = true;
}

static void *
glue_alloc(void *ctx, size_t size)
{
	if (unlikely(size > LARGE_BLOCK))
		keep_memory();
	return MemoryContextAllocHuge(CurrentMemoryContext, size);
}

static void *
glue_realloc(void *ctx, void *ptr, size_t size)
{
	if (!ptr)
		return glue_alloc(ctx, size);
	if (unlikely(size > LARGE_BLOCK))
		keep_memory();
	return repalloc_huge(ptr, size);
}

static void
glue_free(void *ctx, void *ptr)
{
	if (ptr)
		pfree(ptr);
}

static void
glue_poll(void *ctx)
{
	CHECK_FOR_INTERRUPTS();
	check_stack_depth();
}

const ZhcAlloc zh_palloc = {glue_alloc, glue_realloc, glue_free, glue_poll, NULL};

void
zh_require_utf8(void)
{
	if (unlikely(GetDatabaseEncoding() != PG_UTF8))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("zhnews works in UTF8 databases only"),
				 errdetail("The encoding of this database is %s.", GetDatabaseEncodingName()),
				 errhint("Create a database with ENCODING 'UTF8' TEMPLATE template0.")));
}

void
zh_check(ZhcStatus status)
{
	switch (status)
	{
		case ZHC_OK:
			return;
		case ZHC_NOMEM:
			ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
			break;
		case ZHC_TOO_LONG:
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							errmsg("the text or its result is too long")));
			break;
		case ZHC_INVALID:
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("an argument is outside its domain")));
			break;
		case ZHC_CORRUPT:
			ereport(ERROR, (errcode(ERRCODE_INDEX_CORRUPTED),
							errmsg("an index of access method zhnews is corrupted"),
							errhint("REINDEX the index.")));
			break;
	}
	elog(ERROR, "unknown status %d", (int) status);
}

void
zh_text_begin(ZhcBuf *buf)
{
	static const char header[VARHDRSZ];

	zhc_buf_init(buf, &zh_palloc);
	zh_check(zhc_buf_append(buf, header, VARHDRSZ));
}

text *
zh_text_end(ZhcBuf *buf)
{
	if (!AllocSizeIsValid(buf->len))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("the result is too long for a text value"),
						errdetail("It has %zu bytes; a value holds less than 1 GB.",
								  buf->len - VARHDRSZ)));
	SET_VARSIZE(buf->data, buf->len);
	return (text *) buf->data;
}

void
zh_invalid_name(const char *argument, const text *value, const char *const *names)
{
	StringInfoData list;
	const char *shown = VARDATA_ANY(value);
	int len = VARSIZE_ANY_EXHDR(value);
	int clipped = pg_mbcliplen(shown, len, NAMEDATALEN);

	initStringInfo(&list);
	for (int i = 0; names[i]; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", names[i]);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid value for argument \"%s\": \"%.*s%s\"", argument, clipped,
						   shown, clipped < len ? "..." : ""),
					errhint("Available values: %s.", list.data)));
}
