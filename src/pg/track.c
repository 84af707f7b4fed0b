/*
 * track.c - the facts table follows the articles: the triggers of zh_track(), and what
 * zh_backfill() calls for an article
 *
 * The triggers are row triggers.  Those alone fire wherever a row comes from: through a partitioned
 * table or straight into a partition (one attached later too), by COPY, by logical replication; and
 * their WHEN conditions keep updates of other columns from costing anything.
 *
 * What they do is done as the owner of the articles, as with the cascades of a foreign key: who may
 * write an article needs no rights on its facts.  The owner's rights on the facts are checked, so a
 * trigger reaches no table that its table's owner could not write.
 */
#include "postgres.h"
#include "fmgr.h"
#include "funcapi.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "access/table.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "allfacts.h"
#include "factrows.h"
#include "glue.h"
#include "staterow.h"
#include "tracking.h"

PG_FUNCTION_INFO_V1(zhnews_track);
PG_FUNCTION_INFO_V1(zhnews_extract);
PG_FUNCTION_INFO_V1(zh_extraction);

typedef enum Statement
{
	STATE_PUT,
	STATE_DELETE,
	FACTS_DELETE,
	STATEMENTS
} Statement;

/* What a session remembers of a trigger: read as long as its condition stays the same. */
typedef struct Tracked
{
	Oid trigger; /* key */
	char *condition;
	MemoryContext context;
	ZhTracking t;
	Oid articles;
	char *sql[STATEMENTS];
	SPIPlanPtr plan[STATEMENTS];
} Tracked;

static HTAB *tracked = NULL;

/* ---- statements -------------------------------------------------------------------------------
 */

static char *
TableName(Oid table)
{
	char *name = get_rel_name(table);

	if (!name)
		elog(ERROR, "cache lookup failed for relation %u", table);
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(table)), name);
}

/* "OPERATOR(schema.=)" of a type */
static char *
Equals(Oid type)
{
	TypeCacheEntry *cache = lookup_type_cache(type, TYPECACHE_EQ_OPR);
	HeapTuple tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(cache->eq_opr));
	Form_pg_operator form;
	char *text;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_FUNCTION),
						errmsg("type %s has no equality operator", format_type_be(type))));
	form = (Form_pg_operator) GETSTRUCT(tuple);
	text = psprintf("OPERATOR(%s.%s)", quote_identifier(get_namespace_name(form->oprnamespace)),
					NameStr(form->oprname));
	ReleaseSysCache(tuple);
	return text;
}

/* The first columns of the state and the facts are the key, whatever they are called now. */
static void
AddKeys(StringInfo sql, Relation rel, int nkeys, bool compare)
{
	for (int i = 0; i < nkeys; i++)
	{
		Form_pg_attribute att = TupleDescAttr(rel->rd_att, i);

		if (i > 0)
			appendStringInfoString(sql, compare ? " AND " : ", ");
		appendStringInfoString(sql, quote_identifier(NameStr(att->attname)));
		if (compare)
			appendStringInfo(sql, " %s $%d", Equals(att->atttypid), i + 1);
	}
}

static char *
StatementText(const Tracked *e, Statement which, Relation rel)
{
	StringInfoData sql;
	int n = e->t.nkeys;

	initStringInfo(&sql);
	if (which != STATE_PUT)
	{
		appendStringInfo(&sql, "DELETE FROM %s WHERE ", TableName(RelationGetRelid(rel)));
		AddKeys(&sql, rel, n, true);
		return sql.data;
	}
	appendStringInfo(&sql, "INSERT INTO %s AS s (", TableName(RelationGetRelid(rel)));
	AddKeys(&sql, rel, n, false);
	appendStringInfoString(&sql, ", extraction, extracted_at) VALUES (");
	for (int i = 1; i <= n; i++)
		appendStringInfo(&sql, "$%d, ", i);
	appendStringInfo(&sql, "%d, pg_catalog.clock_timestamp()) ON CONFLICT (", ZH_EXTRACTION);
	AddKeys(&sql, rel, n, false);
	appendStringInfoString(
		&sql, ") DO UPDATE SET extraction = EXCLUDED.extraction, "
			  "extracted_at = EXCLUDED.extracted_at RETURNING s.xmax OPERATOR(pg_catalog.<>) 0");
	return sql.data;
}

/* Have the plan of a statement at hand, made anew when something it names was renamed. */
static void
Prepare(Tracked *e, Statement which)
{
	Relation rel = relation_open(which == FACTS_DELETE ? e->t.facts : e->t.state, RowExclusiveLock);
	char *sql;

	if (rel->rd_att->natts < e->t.nkeys)
		elog(ERROR, "table \"%s\" has lost its key", RelationGetRelationName(rel));
	sql = StatementText(e, which, rel);
	if (!e->plan[which] || strcmp(sql, e->sql[which]) != 0)
	{
		Oid types[INDEX_MAX_KEYS];

		for (int i = 0; i < e->t.nkeys; i++)
			types[i] = TupleDescAttr(rel->rd_att, i)->atttypid;
		if (e->plan[which])
			SPI_freeplan(e->plan[which]);
		e->plan[which] = SPI_prepare(sql, e->t.nkeys, types);
		if (!e->plan[which] || SPI_keepplan(e->plan[which]) != 0)
			elog(ERROR, "could not prepare \"%s\"", sql);
		e->sql[which] = MemoryContextStrdup(e->context, sql);
	}
	pfree(sql);
	relation_close(rel, NoLock);
}

/* Run a statement with the key as its arguments. */
static void
Execute(Tracked *e, Statement which, const Datum *keys)
{
	Datum values[INDEX_MAX_KEYS];
	int result;

	memcpy(values, keys, sizeof(Datum) * e->t.nkeys);
	result = SPI_execute_plan(e->plan[which], values, NULL, false, 0);
	if (result < 0)
		elog(ERROR, "\"%s\" failed: %s", e->sql[which], SPI_result_code_string(result));
}

/* ---- an article -------------------------------------------------------------------------------
 */

static void
Forget(Tracked *e, const Datum *keys)
{
	Prepare(e, STATE_DELETE);
	Execute(e, STATE_DELETE, keys);
	Prepare(e, FACTS_DELETE);
	Execute(e, FACTS_DELETE, keys);
}

/*
 * Note that an article is read, and remove what was read before; whether it is to be read.  The
 * state's statement is prepared.
 */
static bool
Begin(Tracked *e, const Datum *keys)
{
	bool known, isnull;

	Execute(e, STATE_PUT, keys);
	if (SPI_processed != 1)
		return false; /* a trigger on the state would not have it */
	known = DatumGetBool(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_freetuptable(SPI_tuptable);
	if (known)
	{
		Prepare(e, FACTS_DELETE);
		Execute(e, FACTS_DELETE, keys);
	}
	return true;
}

static ZhFactWriter *
OpenWriter(const Tracked *e)
{
	ZhFactTable table = {
		.articles = e->articles, .facts = e->t.facts, .nkeys = e->t.nkeys, .pages = e->t.pages};

	return zh_writer_open(&table);
}

/* Read an article, in place of what was read before unless there is nothing to be replaced. */
static void
Extract(Tracked *e, const ZhFactArticle *article, bool is_new)
{
	ZhFactWriter *w;

	if (!is_new)
	{
		Prepare(e, STATE_PUT);
		if (!Begin(e, article->keys))
			return;
	}
	if (!article->body)
		return;
	w = OpenWriter(e);
	zh_writer_put(w, article);
	zh_writer_close(w);
}

/* Act as the owner of the articles, who must have the right to write their facts. */
static void
BecomeOwner(const Tracked *e, Oid *user, int *context)
{
	HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(e->articles));
	Oid owner;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", e->articles);
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	if (pg_class_aclcheck(e->t.facts, owner, ACL_INSERT) != ACLCHECK_OK)
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("the owner of table %s may not write %s", TableName(e->articles),
							   TableName(e->t.facts)),
						errhint("Give both tables the same owner.")));
	GetUserIdAndSecContext(user, context);
	SetUserIdAndSecContext(owner, *context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
}

/* What is known of a trigger. */
static Tracked *
Lookup(const Trigger *trigger, Relation rel)
{
	Tracked *e;
	bool found;
	MemoryContext old;

	if (!tracked)
	{
		HASHCTL ctl = {.keysize = sizeof(Oid), .entrysize = sizeof(Tracked)};

		tracked = hash_create("zhnews tracked tables", 16, &ctl, HASH_ELEM | HASH_BLOBS);
	}
	e = hash_search(tracked, &trigger->tgoid, HASH_ENTER, &found);
	if (found && e->condition && trigger->tgqual && strcmp(e->condition, trigger->tgqual) == 0)
		return e;
	if (found && e->context)
		MemoryContextDelete(e->context);
	memset((char *) e + sizeof(Oid), 0, sizeof(Tracked) - sizeof(Oid));
	e->context = AllocSetContextCreate(TopMemoryContext, "zhnews tracked", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(e->context);
	zh_tracking_read(trigger, &e->t);
	e->articles = zh_tracking_root(trigger, rel);
	e->condition = pstrdup(trigger->tgqual);
	MemoryContextSwitchTo(old);
	return e;
}

/* ---- triggers ---------------------------------------------------------------------------------
 */

static void
GetKeys(const Tracked *e, HeapTuple tuple, TupleDesc desc, Datum *keys)
{
	for (int i = 0; i < e->t.nkeys; i++)
	{
		bool isnull;

		keys[i] = heap_getattr(tuple, e->t.columns[i], desc, &isnull);
		if (isnull)
			ereport(ERROR, (errcode(ERRCODE_NOT_NULL_VIOLATION),
							errmsg("the key of a tracked article is null")));
	}
}

static void
GetArticle(const Tracked *e, HeapTuple tuple, TupleDesc desc, ZhFactArticle *article)
{
	bool isnull;
	Datum value = heap_getattr(tuple, e->t.columns[e->t.nkeys], desc, &isnull);

	article->body = isnull ? NULL : DatumGetTextPP(value);
	if (e->t.published == 0)
		return;
	value = heap_getattr(tuple, e->t.published, desc, &isnull);
	if (!isnull)
		article->has_day = zh_tracking_day(
			&e->t, value, TupleDescAttr(desc, e->t.published - 1)->atttypid, &article->day);
}

/* All keys are of the same bytes in both. */
static bool
SameKey(const Tracked *e, TupleDesc desc, const Datum *a, const Datum *b)
{
	for (int i = 0; i < e->t.nkeys; i++)
	{
		Form_pg_attribute att = TupleDescAttr(desc, e->t.columns[i] - 1);

		if (!datum_image_eq(a[i], b[i], att->attbyval, att->attlen))
			return false;
	}
	return true;
}

static void
OnRow(Tracked *e, const TriggerData *data)
{
	TupleDesc desc = RelationGetDescr(data->tg_relation);
	Datum keys[INDEX_MAX_KEYS], before[INDEX_MAX_KEYS];
	ZhFactArticle article = {.keys = keys};
	bool is_new = false;

	if (TRIGGER_FIRED_BY_DELETE(data->tg_event))
	{
		GetKeys(e, data->tg_trigtuple, desc, before);
		Forget(e, before);
		return;
	}
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event))
	{
		GetKeys(e, data->tg_newtuple, desc, keys);
		GetKeys(e, data->tg_trigtuple, desc, before);
		if (!SameKey(e, desc, keys, before))
			Forget(e, before);
		GetArticle(e, data->tg_newtuple, desc, &article);
	}
	else
	{
		GetKeys(e, data->tg_trigtuple, desc, keys);
		GetArticle(e, data->tg_trigtuple, desc, &article);
		is_new = zh_state_insert(&e->t, e->articles, data, keys);
	}
	Extract(e, &article, is_new);
}

/* An emptied articles table; tables that are empty already may be part of the same TRUNCATE. */
static void
OnTruncate(const Tracked *e)
{
	Oid tables[] = {e->t.facts, e->t.state};

	for (int i = 0; i < lengthof(tables); i++)
	{
		char *name = TableName(tables[i]);

		if (SPI_execute(psprintf("SELECT FROM %s LIMIT 1", name), true, 1) != SPI_OK_SELECT)
			elog(ERROR, "could not read %s", name);
		if (SPI_processed > 0 &&
			SPI_execute(psprintf("TRUNCATE %s", name), false, 0) != SPI_OK_UTILITY)
			elog(ERROR, "could not truncate %s", name);
	}
}

/* The function of all triggers that zh_track() makes. */
Datum
zhnews_track(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	const Trigger *trigger;
	Tracked *e;
	Oid user;
	int context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("function \"zhnews_track\" is for the triggers of zh_track()")));
	/* a statement has no columns: what it is about, the table's row trigger says */
	trigger = TRIGGER_FIRED_FOR_ROW(data->tg_event)
				  ? data->tg_trigger
				  : zh_tracking_trigger(data->tg_relation, fcinfo->flinfo->fn_oid);
	if (!trigger)
		return PointerGetDatum(NULL);
	e = Lookup(trigger, data->tg_relation);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	BecomeOwner(e, &user, &context);
	if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
		OnRow(e, data);
	else
		OnTruncate(e);
	SetUserIdAndSecContext(user, context);
	SPI_finish();
	return PointerGetDatum(NULL);
}

/* ---- for zh_backfill() ------------------------------------------------------------------------
 */

/* Rows of articles have the key's columns, of the types of the articles' own, the body, a date. */
static void
CheckColumns(const Tracked *e, Relation rel, TupleDesc desc)
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
static Tracked *
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
	return Lookup(trigger, *rel);
}

static void
RowKeys(const Tracked *e, const SPITupleTable *rows, uint64 row, Datum *keys)
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

/* Read the article in a row; returns the bytes of its body. */
static int64
ExtractRow(const Tracked *e, ZhFactWriter *w, const SPITupleTable *rows, uint64 row)
{
	int n = e->t.nkeys;
	Datum keys[INDEX_MAX_KEYS], value;
	ZhFactArticle article = {.keys = keys};
	bool isnull;

	value = SPI_getbinval(rows->vals[row], rows->tupdesc, n + 1, &isnull);
	if (isnull)
		return 0;
	article.body = DatumGetTextPP(value);
	value = SPI_getbinval(rows->vals[row], rows->tupdesc, n + 2, &isnull);
	if (!isnull)
		article.has_day = zh_tracking_day(
			&e->t, value, TupleDescAttr(rows->tupdesc, n + 1)->atttypid, &article.day);
	RowKeys(e, rows, row, keys);
	zh_writer_put(w, &article);
	return VARSIZE_ANY_EXHDR(article.body);
}

/*
 * Read all articles in rows; returns the bytes of their bodies.  First they are all noted, then
 * they are read: whoever does one thing after the other, finds it in the processor's caches.
 */
static int64
ExtractRows(Tracked *e, const SPITupleTable *rows, uint64 n)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zhnews article", ALLOCSET_DEFAULT_SIZES);
	MemoryContext outer = CurrentMemoryContext;
	bool *wanted = MemoryContextAllocHuge(outer, n + 1);
	ZhFactWriter *w;
	int64 bytes = 0;

	Prepare(e, STATE_PUT);
	for (uint64 i = 0; i < n; i++)
	{
		Datum keys[INDEX_MAX_KEYS];

		RowKeys(e, rows, i, keys);
		wanted[i] = Begin(e, keys);
	}
	w = OpenWriter(e);
	for (uint64 i = 0; i < n; i++)
	{
		MemoryContextSwitchTo(context);
		if (wanted[i])
			bytes += ExtractRow(e, w, rows, i);
		MemoryContextSwitchTo(outer);
		MemoryContextReset(context);
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
	Tracked *e = OpenArticles(PG_GETARG_OID(0), fcinfo->flinfo, &rel);
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
	BecomeOwner(e, &user, &context);
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
