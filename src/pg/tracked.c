/*
 * tracked.c - what a session remembers of tracked tables, and the statements with a key
 */
#include "postgres.h"
#include "access/relation.h"
#include "catalog/pg_operator.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "allfacts.h"
#include "glue.h"
#include "tracked.h"

static HTAB *tracked = NULL;

/* ---- statements -------------------------------------------------------------------------------
 */

char *
zh_tracked_name(Oid table)
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
StatementText(const ZhTracked *e, ZhStatement which, Relation rel)
{
	StringInfoData sql;
	int n = e->t.nkeys;

	initStringInfo(&sql);
	if (which != ZH_STATE_PUT)
	{
		appendStringInfo(&sql, "DELETE FROM %s WHERE ", zh_tracked_name(RelationGetRelid(rel)));
		AddKeys(&sql, rel, n, true);
		return sql.data;
	}
	appendStringInfo(&sql, "INSERT INTO %s AS s (", zh_tracked_name(RelationGetRelid(rel)));
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
void
zh_tracked_prepare(ZhTracked *e, ZhStatement which)
{
	Relation rel =
		relation_open(which == ZH_FACTS_DELETE ? e->t.facts : e->t.state, RowExclusiveLock);
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
void
zh_tracked_execute(ZhTracked *e, ZhStatement which, const Datum *keys)
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

/*
 * Note that an article is read, and remove what was read before; whether it is to be read.  The
 * state's statement is prepared.
 */
bool
zh_tracked_begin(ZhTracked *e, const Datum *keys)
{
	bool known, isnull;

	zh_tracked_execute(e, ZH_STATE_PUT, keys);
	if (SPI_processed != 1)
		return false; /* a trigger on the state would not have it */
	known = DatumGetBool(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_freetuptable(SPI_tuptable);
	if (known)
	{
		zh_tracked_prepare(e, ZH_FACTS_DELETE);
		zh_tracked_execute(e, ZH_FACTS_DELETE, keys);
	}
	return true;
}

ZhFactWriter *
zh_tracked_writer(const ZhTracked *e)
{
	ZhFactTable table = {
		.articles = e->articles, .facts = e->t.facts, .nkeys = e->t.nkeys, .pages = e->t.pages};

	return zh_writer_open(&table);
}

/* Act as the owner of the articles, who must have the right to write their facts. */
void
zh_tracked_become_owner(const ZhTracked *e, Oid *user, int *context)
{
	HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(e->articles));
	Oid owner;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", e->articles);
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	if (pg_class_aclcheck(e->t.facts, owner, ACL_INSERT) != ACLCHECK_OK)
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("the owner of table %s may not write %s",
							   zh_tracked_name(e->articles), zh_tracked_name(e->t.facts)),
						errhint("Give both tables the same owner.")));
	GetUserIdAndSecContext(user, context);
	SetUserIdAndSecContext(owner, *context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
}

/* What is known of a trigger. */
ZhTracked *
zh_tracked_lookup(const Trigger *trigger, Relation rel)
{
	ZhTracked *e;
	bool found;
	MemoryContext old;

	if (!tracked)
	{
		HASHCTL ctl = {.keysize = sizeof(Oid), .entrysize = sizeof(ZhTracked)};

		tracked = hash_create("zhnews tracked tables", 16, &ctl, HASH_ELEM | HASH_BLOBS);
	}
	e = hash_search(tracked, &trigger->tgoid, HASH_ENTER, &found);
	if (found && e->condition && trigger->tgqual && strcmp(e->condition, trigger->tgqual) == 0)
		return e;
	if (found && e->context)
		MemoryContextDelete(e->context);
	memset((char *) e + sizeof(Oid), 0, sizeof(ZhTracked) - sizeof(Oid));
	e->context = AllocSetContextCreate(TopMemoryContext, "zhnews tracked", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(e->context);
	zh_tracking_read(trigger, &e->t);
	e->articles = zh_tracking_root(trigger, rel);
	e->condition = pstrdup(trigger->tgqual);
	MemoryContextSwitchTo(old);
	return e;
}
