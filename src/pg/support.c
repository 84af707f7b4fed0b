/*
 * support.c - how many rows the functions on a text return, for the planner
 *
 * The ROWS of each function are those of an article of 3,000 bytes; they are scaled to the text at
 * hand: the length of a constant, or what statistics say of a column.
 */
#include "postgres.h"
#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_statistic.h"
#include "fmgr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/syscache.h"

PG_FUNCTION_INFO_V1(zhnews_rows_support);

#define ARTICLE_BYTES 3000.0
/* What a text in UTF-8 is larger than compressed. */
#define COMPRESSION 1.5
/* Texts of this stored width and more are compressed. */
#define COMPRESSED_FROM 1500

/* Bytes a row that a table keeps out of line, 0 when that is not known. */
static double
OutOfLine(Oid relid, double tuples)
{
	HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid)), toast;
	double bytes = 0;

	if (!HeapTupleIsValid(tuple))
		return 0;
	toast = SearchSysCache1(RELOID,
							ObjectIdGetDatum(((Form_pg_class) GETSTRUCT(tuple))->reltoastrelid));
	if (HeapTupleIsValid(toast))
	{
		if (tuples > 0 && ((Form_pg_class) GETSTRUCT(toast))->relpages > 0)
			bytes = (double) ((Form_pg_class) GETSTRUCT(toast))->relpages * BLCKSZ / tuples;
		ReleaseSysCache(toast);
	}
	ReleaseSysCache(tuple);
	return bytes;
}

/* The average length of a column's texts; 0 when nothing is known. */
static double
ColumnBytes(PlannerInfo *root, Node *node)
{
	VariableStatData var;
	double bytes = 0, outside = 0;

	examine_variable(root, node, 0, &var);
	if (HeapTupleIsValid(var.statsTuple))
	{
		bytes = ((Form_pg_statistic) GETSTRUCT(var.statsTuple))->stawidth;
		if (var.rel && var.rel->rtekind == RTE_RELATION)
			outside = OutOfLine(planner_rt_fetch(var.rel->relid, root)->relid, var.rel->tuples);
		if (outside > bytes) /* statistics count the pointers to such texts */
			bytes = outside * COMPRESSION;
		else if (bytes >= COMPRESSED_FROM)
			bytes *= COMPRESSION;
	}
	ReleaseVariableStats(var);
	return bytes;
}

static double
TextBytes(PlannerInfo *root, Node *node)
{
	if (IsA(node, Const))
		return ((Const *) node)->constisnull
				   ? 0
				   : (double) VARSIZE_ANY_EXHDR(DatumGetPointer(((Const *) node)->constvalue));
	return root ? ColumnBytes(root, node) : 0;
}

/* The ROWS of a function. */
static double
FunctionRows(Oid funcid)
{
	HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(funcid));
	double rows;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for function %u", funcid);
	rows = ((Form_pg_proc) GETSTRUCT(tuple))->prorows;
	ReleaseSysCache(tuple);
	return rows;
}

/* zhnews_rows_support(internal): answers SupportRequestRows */
Datum
zhnews_rows_support(PG_FUNCTION_ARGS)
{
	SupportRequestRows *req = (SupportRequestRows *) PG_GETARG_POINTER(0);
	double bytes;
	Node *text;

	if (!IsA(req, SupportRequestRows) || !req->node || !is_funcclause(req->node))
		PG_RETURN_POINTER(NULL);
	text = (Node *) linitial(((FuncExpr *) req->node)->args);
	bytes = TextBytes(req->root, req->root ? estimate_expression_value(req->root, text) : text);
	if (bytes <= 0)
		PG_RETURN_POINTER(NULL);
	req->rows = clamp_row_est(FunctionRows(req->funcid) * bytes / ARTICLE_BYTES);
	PG_RETURN_POINTER(req);
}
