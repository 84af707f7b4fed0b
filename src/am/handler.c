/*
 * handler.c - the access method's handler, its options, and the check of its operator classes
 */
#include "am.h"

#include "access/amvalidate.h"
#include "access/htup_details.h"
#include "access/reloptions.h"
#include "catalog/pg_amop.h"
#include "catalog/pg_opclass.h"
#include "catalog/pg_type.h"
#include "commands/vacuum.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "cost.h"

PG_FUNCTION_INFO_V1(zhnews_am_handler);

/* The kind of options, made known when first needed. */
static relopt_kind
options_kind(void)
{
	static bool made = false;
	static relopt_kind kind;

	if (!made)
	{
		kind = add_reloption_kind();
		add_int_reloption(
			kind, "pending_limit",
			"Texts that an insert leaves unsorted before one of them sorts them, in kB",
			ZHX_PENDING_LIMIT, 64, 1024 * 1024, AccessExclusiveLock);
		made = true;
	}
	return kind;
}

bytea *
zhx_options(Datum reloptions, bool validate)
{
	static const relopt_parse_elt table[] = {
		{"pending_limit", RELOPT_TYPE_INT, offsetof(ZhxOptions, pending_limit)}};

	return (bytea *) build_reloptions(reloptions, validate, options_kind(), sizeof(ZhxOptions),
									  table, lengthof(table));
}

/* An operator class is right when its operators are the three that the access method knows. */
static bool
validate(Oid opclassoid)
{
	HeapTuple tuple = SearchSysCache1(CLAOID, ObjectIdGetDatum(opclassoid));
	Form_pg_opclass opclass;
	CatCList *operators;
	bool ok = true;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for operator class %u", opclassoid);
	opclass = (Form_pg_opclass) GETSTRUCT(tuple);
	if (opclass->opcintype != TEXTOID)
	{
		ereport(INFO, (errcode(ERRCODE_INVALID_OBJECT_DEFINITION),
					   errmsg("operator class \"%s\" of access method zhnews is not for type text",
							  NameStr(opclass->opcname))));
		ok = false;
	}
	operators = SearchSysCacheList1(AMOPSTRATEGY, ObjectIdGetDatum(opclass->opcfamily));
	for (int i = 0; i < operators->n_members; i++)
	{
		Form_pg_amop op = (Form_pg_amop) GETSTRUCT(&operators->members[i]->tuple);
		bool order = op->amopstrategy == ZHX_DISTANCE;
		Oid right = op->amopstrategy == ZHX_CONTAINS ? TEXTOID : TSQUERYOID;

		if (op->amopstrategy < ZHX_CONTAINS || op->amopstrategy > ZHX_DISTANCE ||
			op->amoplefttype != TEXTOID || op->amoprighttype != right ||
			op->amoppurpose != (order ? AMOP_ORDER : AMOP_SEARCH))
		{
			ereport(INFO, (errcode(ERRCODE_INVALID_OBJECT_DEFINITION),
						   errmsg("operator class \"%s\" of access method zhnews has an operator "
								  "of strategy %d that does not fit",
								  NameStr(opclass->opcname), op->amopstrategy)));
			ok = false;
		}
	}
	ReleaseCatCacheList(operators);
	ReleaseSysCache(tuple);
	return ok;
}

/* zhnews_am_handler(internal) → index_am_handler */
Datum
zhnews_am_handler(PG_FUNCTION_ARGS)
{
	IndexAmRoutine *am = makeNode(IndexAmRoutine);

	am->amstrategies = ZHX_DISTANCE;
	am->amoptionalkey = true; /* to scan in order without a condition: NULLs are indexed, too */
	am->amcanorderbyop = true;
	am->amusemaintenanceworkmem = true;
#if PG_VERSION_NUM >= 170000
	am->amcanbuildparallel = true;
#endif
	am->amparallelvacuumoptions = VACUUM_OPTION_NO_PARALLEL;
	am->amkeytype = InvalidOid;

	am->ambuild = zhx_build;
	am->ambuildempty = zhx_buildempty;
	am->aminsert = zhx_insert;
	am->ambulkdelete = zhx_bulkdelete;
	am->amvacuumcleanup = zhx_vacuumcleanup;
	am->amcostestimate = zhx_costestimate;
	am->amoptions = zhx_options;
	am->amvalidate = validate;
	am->ambeginscan = zhx_beginscan;
	am->amrescan = zhx_rescan;
	am->amgettuple = zhx_gettuple;
	am->amgetbitmap = zhx_getbitmap;
	am->amendscan = zhx_endscan;
	PG_RETURN_POINTER(am);
}
