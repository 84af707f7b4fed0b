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

/* Run a statement with the key as its arguments; PostgreSQL keeps its plan. */
static void
Execute(Tracked *e, Statement which, const Datum *keys)
{
	Relation rel = relation_open(which == FACTS_DELETE ? e->t.facts : e->t.state, RowExclusiveLock);
	char *sql;
	Datum values[INDEX_MAX_KEYS];
	int result;

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
	relation_close(rel, NoLock);
	memcpy(values, keys, sizeof(Datum) * e->t.nkeys);
	result = SPI_execute_plan(e->plan[which], values, NULL, false, 0);
	if (result < 0)
		elog(ERROR, "\"%s\" failed: %s", sql, SPI_result_code_string(result));
}

/* ---- an article -------------------------------------------------------------------------------
 */

static void
Forget(Tracked *e, const Datum *keys)
{
	Execute(e, STATE_DELETE, keys);
	Execute(e, FACTS_DELETE, keys);
}

/* Read an article, in place of what was read before. */
static void
Extract(Tracked *e, ZhFactArticle *article)
{
	bool known, isnull;

	Execute(e, STATE_PUT, article->keys);
	if (SPI_processed != 1)
		return; /* a trigger on the state would not have it */
	known = DatumGetBool(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	if (known)
		Execute(e, FACTS_DELETE, article->keys);
	article->articles = e->articles;
	article->facts = e->t.facts;
	article->nkeys = e->t.nkeys;
	article->pages = e->t.pages;
	zh_write_facts(article);
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
	}
	Extract(e, &article);
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

/* The key's columns, of the types of the articles' own. */
static void
DeformKey(const Tracked *e, Relation rel, HeapTupleHeader record, Datum *keys)
{
	TupleDesc desc =
		lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(record), HeapTupleHeaderGetTypMod(record));
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(record), .t_data = record};

	if (desc->natts != e->t.nkeys)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("key has %d columns, not %d", desc->natts, e->t.nkeys)));
	for (int i = 0; i < desc->natts; i++)
	{
		Oid type = TupleDescAttr(desc, i)->atttypid;
		Oid wanted = TupleDescAttr(rel->rd_att, e->t.columns[i] - 1)->atttypid;
		bool isnull;

		if (type != wanted)
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("column %d of key is of type %s, not %s", i + 1,
								   format_type_be(type), format_type_be(wanted))));
		keys[i] = heap_getattr(&tuple, i + 1, desc, &isnull);
		if (isnull)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("a column of key is null")));
	}
	ReleaseTupleDesc(desc);
}

/* zhnews_extract(articles regclass, key record, body text, published anyelement) → void */
Datum
zhnews_extract(PG_FUNCTION_ARGS)
{
	Relation rel;
	Trigger *trigger;
	Tracked *e;
	Datum keys[INDEX_MAX_KEYS];
	ZhFactArticle article = {.keys = keys};
	Oid user;
	int context;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	rel = relation_open(PG_GETARG_OID(0), AccessShareLock);
	trigger = zh_tracking_trigger(rel, zh_tracking_function(fcinfo->flinfo->fn_oid));
	if (!trigger)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("table \"%s\" is not tracked", RelationGetRelationName(rel)),
						errhint("Call zh_track() first.")));
	if (!has_privs_of_role(GetUserId(), rel->rd_rel->relowner))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("must be owner of table %s", RelationGetRelationName(rel))));
	e = Lookup(trigger, rel);
	DeformKey(e, rel, PG_GETARG_HEAPTUPLEHEADER(1), keys);
	article.body = PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2);
	if (!PG_ARGISNULL(3))
		article.has_day = zh_tracking_day(&e->t, PG_GETARG_DATUM(3),
										  get_fn_expr_argtype(fcinfo->flinfo, 3), &article.day);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	BecomeOwner(e, &user, &context);
	Extract(e, &article);
	SetUserIdAndSecContext(user, context);
	SPI_finish();
	relation_close(rel, AccessShareLock);
	PG_RETURN_VOID();
}

/* zh_extraction() → integer */
Datum
zh_extraction(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ZH_EXTRACTION);
}
