/*
 * tracking.c - how an articles table is tracked, as its triggers say
 */
#include "postgres.h"
#include "fmgr.h"
#include "funcapi.h"
#include "access/genam.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "access/table.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_trigger.h"
#include "catalog/pg_type.h"
#include "nodes/primnodes.h"
#include "parser/parse_func.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"

#include "glue.h"
#include "tracking.h"

PG_FUNCTION_INFO_V1(zhnews_changed);
PG_FUNCTION_INFO_V1(zhnews_tracking);

/* Arguments of the triggers. */
enum
{
	ARG_KEYS,
	ARG_PAGES,
	ARG_ZONE,
	NARGS
};

/*
 * zhnews_changed(facts regclass, state regclass, old record, new record) → boolean: whether an
 * article has to be read (again).  Differences are those of bytes, whatever a type calls equal.
 */
Datum
zhnews_changed(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2) || PG_ARGISNULL(3))
		PG_RETURN_BOOL(true);
	return CallerFInfoFunctionCall2(record_image_ne, fcinfo->flinfo, InvalidOid, PG_GETARG_DATUM(2),
									PG_GETARG_DATUM(3));
}

/* ---- reading a trigger ------------------------------------------------------------------------
 */

pg_noreturn static void
NotOurs(const Trigger *trigger)
{
	ereport(ERROR,
			(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
			 errmsg("trigger \"%s\" was not made by zh_track()", trigger->tgname),
			 errhint("Call zh_track() on the table instead of creating the trigger yourself.")));
}

/* Argument i of the condition if it is a node of this type. */
static Node *
ConditionArg(const FuncExpr *condition, int i, NodeTag tag)
{
	Node *arg = list_nth(condition->args, i);

	return nodeTag(arg) == tag ? arg : NULL;
}

static Oid
ConditionTable(const FuncExpr *condition, int i)
{
	Const *c = (Const *) ConditionArg(condition, i, T_Const);

	return c && c->consttype == REGCLASSOID && !c->constisnull ? DatumGetObjectId(c->constvalue)
															   : InvalidOid;
}

void
zh_tracking_read(const Trigger *trigger, ZhTracking *out)
{
	FuncExpr *condition = trigger->tgqual ? stringToNode(trigger->tgqual) : NULL;
	RowExpr *row;
	int n;

	if (!condition || !IsA(condition, FuncExpr) || list_length(condition->args) != 4 ||
		trigger->tgnargs != NARGS)
		NotOurs(trigger);
	row = (RowExpr *) ConditionArg(condition, 3, T_RowExpr);
	if (!row)
		row = (RowExpr *) ConditionArg(condition, 2, T_RowExpr);
	out->facts = ConditionTable(condition, 0);
	out->state = ConditionTable(condition, 1);
	out->nkeys = atoi(trigger->tgargs[ARG_KEYS]);
	n = row ? list_length(row->args) : 0;
	if (!OidIsValid(out->facts) || !OidIsValid(out->state) || out->nkeys < 1 ||
		(n != out->nkeys + 1 && n != out->nkeys + 2))
		NotOurs(trigger);
	out->columns = palloc(sizeof(AttrNumber) * n);
	for (int i = 0; i < n; i++)
	{
		Var *var = list_nth(row->args, i);

		if (!IsA(var, Var) || var->varattno <= 0)
			NotOurs(trigger);
		out->columns[i] = var->varattno;
	}
	out->published = n == out->nkeys + 2 ? out->columns[n - 1] : 0;
	out->pages = strcmp(trigger->tgargs[ARG_PAGES], "pages") == 0;
	out->zone = pstrdup(trigger->tgargs[ARG_ZONE]);
}

Trigger *
zh_tracking_trigger(Relation rel, Oid function)
{
	TriggerDesc *desc = rel->trigdesc;

	for (int i = 0; desc && i < desc->numtriggers; i++)
	{
		Trigger *t = &desc->triggers[i];

		if (t->tgfoid == function && TRIGGER_FOR_ROW(t->tgtype) && TRIGGER_FOR_INSERT(t->tgtype))
			return t;
	}
	return NULL;
}

Oid
zh_tracking_function(Oid function)
{
	char *schema = get_namespace_name(get_func_namespace(function));
	List *name = list_make2(makeString(schema), makeString("zhnews_track"));

	return LookupFuncName(name, 0, NULL, false);
}

Oid
zh_tracking_root(const Trigger *trigger, Relation rel)
{
	Oid oid = trigger->tgoid;
	Oid table = RelationGetRelid(rel);
	Relation catalog;

	if (!rel->rd_rel->relispartition)
		return table;
	catalog = table_open(TriggerRelationId, AccessShareLock);
	while (OidIsValid(oid))
	{
		ScanKeyData key;
		SysScanDesc scan;
		HeapTuple tuple;

		ScanKeyInit(&key, Anum_pg_trigger_oid, BTEqualStrategyNumber, F_OIDEQ,
					ObjectIdGetDatum(oid));
		scan = systable_beginscan(catalog, TriggerOidIndexId, true, NULL, 1, &key);
		tuple = systable_getnext(scan);
		oid = InvalidOid;
		if (HeapTupleIsValid(tuple))
		{
			Form_pg_trigger form = (Form_pg_trigger) GETSTRUCT(tuple);

			table = form->tgrelid;
			oid = form->tgparentid;
		}
		systable_endscan(scan);
	}
	table_close(catalog, AccessShareLock);
	return table;
}

bool
zh_tracking_day(const ZhTracking *t, Datum value, Oid type, DateADT *day)
{
	switch (getBaseType(type))
	{
		case TIMESTAMPTZOID:
			value = DirectFunctionCall2(timestamptz_zone, PointerGetDatum(cstring_to_text(t->zone)),
										value);
			/* FALLTHROUGH */
		case TIMESTAMPOID:
			value = DirectFunctionCall1(timestamp_date, value);
			/* FALLTHROUGH */
		case DATEOID:
			*day = DatumGetDateADT(value);
			return !DATE_NOT_FINITE(*day);
		default:
			ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
							errmsg("a column of type %s cannot say when an article was published",
								   format_type_be(type)),
							errhint("Use a column of type date or timestamp.")));
	}
}

/* ---- for SQL ----------------------------------------------------------------------------------
 */

static Datum
ColumnName(Relation rel, AttrNumber column)
{
	return DirectFunctionCall1(
		namein, CStringGetDatum(NameStr(TupleDescAttr(rel->rd_att, column - 1)->attname)));
}

/*
 * zhnews_tracking(articles regclass) → (facts regclass, state regclass, key_columns name[],
 * body_column name, published_column name, pages boolean, time_zone text), NULL if not tracked
 */
Datum
zhnews_tracking(PG_FUNCTION_ARGS)
{
	Relation rel = try_relation_open(PG_GETARG_OID(0), AccessShareLock);
	Trigger *trigger =
		rel ? zh_tracking_trigger(rel, zh_tracking_function(fcinfo->flinfo->fn_oid)) : NULL;
	ZhTracking t;
	TupleDesc desc;
	Datum values[7], *keys;
	bool nulls[7] = {false};

	if (!trigger)
	{
		if (rel)
			relation_close(rel, AccessShareLock);
		PG_RETURN_NULL();
	}
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	zh_tracking_read(trigger, &t);
	keys = palloc(sizeof(Datum) * t.nkeys);
	for (int i = 0; i < t.nkeys; i++)
		keys[i] = ColumnName(rel, t.columns[i]);
	values[0] = ObjectIdGetDatum(t.facts);
	values[1] = ObjectIdGetDatum(t.state);
	values[2] =
		PointerGetDatum(construct_array(keys, t.nkeys, NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR));
	values[3] = ColumnName(rel, t.columns[t.nkeys]);
	nulls[4] = t.published == 0;
	values[4] = nulls[4] ? (Datum) 0 : ColumnName(rel, t.published);
	values[5] = BoolGetDatum(t.pages);
	nulls[6] = t.zone[0] == '\0';
	values[6] = nulls[6] ? (Datum) 0 : PointerGetDatum(cstring_to_text(t.zone));
	relation_close(rel, AccessShareLock);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
