/*
 * backfill.c - what zh_backfill() calls: the articles of a batch are read anew
 */
#include "postgres.h"
#include "fmgr.h"
#include "funcapi.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "allfacts.h"
#include "factrows.h"
#include "glue.h"
#include "staterow.h"
#include "tracked.h"

PG_FUNCTION_INFO_V1(zhnews_extract);
PG_FUNCTION_INFO_V1(zh_extraction);

/* Rows of articles have the key's columns, of the types of the articles' own, the body, a date. */
static void
CheckColumns(const ZhTracked *e, Relation rel, TupleDesc desc)
{
	int n = e->t.nkeys;

	if (desc->natts != n + 2)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("rows have %d columns, not %d", desc->natts, n + 2)));
	for (int i = 0; i <= n; i++)
	{
		Oid type = TupleDescAttr(desc, i)->atttypid;
		Oid wanted =
			i < n ? TupleDescAttr(rel->rd_att, e->t.columns[i] - 1)->atttypid : (Oid) TEXTOID;

		if (type != wanted)
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("column %d is of type %s, not %s", i + 1, format_type_be(type),
								   format_type_be(wanted))));
	}
}

/* The trigger by which an articles table of the caller is tracked, the table opened. */
static ZhTracked *
OpenArticles(Oid articles, FmgrInfo *function, Relation *rel)
{
	Trigger *trigger;

	*rel = relation_open(articles, AccessShareLock);
	trigger = zh_tracking_trigger(*rel, zh_tracking_function(function->fn_oid));
	if (!trigger)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("table \"%s\" is not tracked", RelationGetRelationName(*rel)),
						errhint("Call zh_track() first.")));
	if (!has_privs_of_role(GetUserId(), (*rel)->rd_rel->relowner))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("must be owner of table %s", RelationGetRelationName(*rel))));
	return zh_tracked_lookup(trigger, *rel);
}

static void
RowKeys(const ZhTracked *e, const SPITupleTable *rows, uint64 row, Datum *keys)
{
	bool isnull;

	for (int i = 0; i < e->t.nkeys; i++)
	{
		keys[i] = SPI_getbinval(rows->vals[row], rows->tupdesc, i + 1, &isnull);
		if (isnull)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("a column of key is null")));
	}
}

/* Articles that are read together. */
typedef struct ArticleGroup
{
	int n;
	int64 bytes; /* of their bodies */
	ZhFactArticle article[ZH_READ_TOGETHER];
	Datum keys[ZH_READ_TOGETHER][INDEX_MAX_KEYS];
} ArticleGroup;

/* Add the article in a row. */
static void
AddRow(const ZhTracked *e, ArticleGroup *g, const SPITupleTable *rows, uint64 row)
{
	int n = e->t.nkeys;
	ZhFactArticle *article = &g->article[g->n];
	Datum value;
	bool isnull;

	value = SPI_getbinval(rows->vals[row], rows->tupdesc, n + 1, &isnull);
	if (isnull)
		return;
	*article = (ZhFactArticle){.keys = g->keys[g->n], .body = DatumGetTextPP(value)};
	value = SPI_getbinval(rows->vals[row], rows->tupdesc, n + 2, &isnull);
	if (!isnull)
		article->has_day = zh_tracking_day(
			&e->t, value, TupleDescAttr(rows->tupdesc, n + 1)->atttypid, &article->day);
	RowKeys(e, rows, row, g->keys[g->n]);
	g->bytes += VARSIZE_ANY_EXHDR(article->body);
	g->n++;
}

/* Note that the articles in rows are read; which of them are to be read. */
static void
NoteRows(ZhTracked *e, const SPITupleTable *rows, uint64 n, bool *wanted)
{
	Datum keys[INDEX_MAX_KEYS];
	ZhStates states;
	bool prepared = false;

	memset(wanted, false, n);
	if (zh_states_open(&states, &e->t, e->articles))
	{
		for (uint64 i = 0; i < n; i++)
		{
			RowKeys(e, rows, i, keys);
			wanted[i] = zh_states_put(&states, keys);
		}
		zh_states_close(&states);
	}
	for (uint64 i = 0; i < n; i++)
	{
		if (wanted[i])
			continue;
		if (!prepared)
			zh_tracked_prepare(e, ZH_STATE_PUT);
		prepared = true;
		RowKeys(e, rows, i, keys);
		wanted[i] = zh_tracked_begin(e, keys);
	}
}

/*
 * Read all articles in rows; returns the bytes of their bodies.  First they are all noted, then
 * they are read: whoever does one thing after the other, finds it in the processor's caches.
 */
static int64
ExtractRows(ZhTracked *e, const SPITupleTable *rows, uint64 n)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews articles", ALLOCSET_DEFAULT_SIZES);
	MemoryContext outer = CurrentMemoryContext;
	bool *wanted = MemoryContextAllocHuge(outer, n + 1);
	ArticleGroup *g = palloc(sizeof(ArticleGroup));
	ZhFactWriter *w;
	int64 bytes = 0;

	NoteRows(e, rows, n, wanted);
	w = zh_tracked_writer(e);
	g->n = 0;
	g->bytes = 0;
	for (uint64 i = 0; i < n; i++)
	{
		MemoryContextSwitchTo(context);
		if (wanted[i])
			AddRow(e, g, rows, i);
		if (g->n == ZH_READ_TOGETHER || g->bytes > ZH_READ_BYTES || i + 1 == n)
		{
			zh_writer_put(w, g->article, g->n);
			bytes += g->bytes;
			g->n = 0;
			g->bytes = 0;
			MemoryContextReset(context);
		}
		MemoryContextSwitchTo(outer);
	}
	zh_writer_close(w);
	MemoryContextDelete(context);
	return bytes;
}

/*
 * zhnews_extract(articles regclass, query text, keys text) → (n bigint, bytes bigint): reads the
 * articles that the query, run with keys as $1, has as rows; how many they are, and their bytes
 */
Datum
zhnews_extract(PG_FUNCTION_ARGS)
{
	Relation rel;
	ZhTracked *e = OpenArticles(PG_GETARG_OID(0), fcinfo->flinfo, &rel);
	Oid type = TEXTOID;
	Datum keys = PG_GETARG_DATUM(2), values[2];
	bool nulls[2] = {false, false};
	TupleDesc desc;
	Oid user;
	int context;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	/* as the caller; only what is written is written as the owner */
	if (SPI_execute_with_args(text_to_cstring(PG_GETARG_TEXT_PP(1)), 1, &type, &keys, NULL, false,
							  0) != SPI_OK_SELECT)
		elog(ERROR, "the query is none");
	CheckColumns(e, rel, SPI_tuptable->tupdesc);
	zh_tracked_become_owner(e, &user, &context);
	values[0] = Int64GetDatum((int64) SPI_processed);
	values[1] = Int64GetDatum(ExtractRows(e, SPI_tuptable, SPI_processed));
	SetUserIdAndSecContext(user, context);
	SPI_finish();
	relation_close(rel, AccessShareLock);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/* zh_extraction() → integer */
Datum
zh_extraction(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ZH_EXTRACTION);
}
