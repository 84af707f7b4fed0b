/*
 * rows.c - set-returning functions in materialize mode
 */
#include "postgres.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/execnodes.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "rows.h"

void
zh_rows_begin(FunctionCallInfo fcinfo, ZhRows *rows)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;
	bool random;

	if (rsinfo == NULL || !IsA(rsinfo, ReturnSetInfo))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("set-valued function called in context that cannot accept a set")));
	if (!(rsinfo->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("materialize mode required, but it is not allowed in this context")));
	old = MemoryContextSwitchTo(rsinfo->econtext->ecxt_per_query_memory);
	/* the executor has the row type of a declared one already: to look it up in the catalog again
	 * would cost as much as to read a short text */
	rows->desc = rsinfo->expectedDesc;
	if (rows->desc == NULL)
	{
		TupleDesc desc;

		if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		rows->desc = rsinfo->setDesc = CreateTupleDescCopy(desc);
	}
	random = (rsinfo->allowedModes & SFRM_Materialize_Random) != 0;
	rows->store = tuplestore_begin_heap(random, false, work_mem);
	rsinfo->returnMode = SFRM_Materialize;
	rsinfo->setResult = rows->store;
	MemoryContextSwitchTo(old);
	rows->context = old;
	rows->room = NULL;
	rows->size = 0;
	rows->simple = zh_form_open(&rows->form, rows->desc);
}

static Datum
NumericFromText(const char *digits)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(digits), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

Datum
zh_numeric(ZhcDec value)
{
	char digits[ZHC_DEC_TEXT];
	uint64 m = value.m;
	int32 e = value.e;

	while (e > 0 && m <= (uint64) PG_INT64_MAX / 10)
	{
		m *= 10;
		e--;
	}
	if (e <= 0 && e >= -19 && m <= (uint64) PG_INT64_MAX)
	{
		int64 v = value.neg ? -(int64) m : (int64) m;

		return NumericGetDatum(e ? int64_div_fast_to_numeric(v, -e) : int64_to_numeric(v));
	}
	zhc_dec_text(value, digits);
	return NumericFromText(digits);
}

Datum
zh_numeric_scaled(ZhcDec value, ZhcRatio ratio, Datum unscaled)
{
	char digits[ZHC_DEC_TEXT];
	ZhcDec product;

	if (zhc_dec_scale(value, ratio, &product))
		return product.m == value.m && product.e == value.e && product.neg == value.neg
				   ? unscaled
				   : zh_numeric(product);
	zhc_dec_scaled_text(value, ratio, digits);
	return NumericFromText(digits);
}

/* Form a row that the room does not hold, in a larger one; NULL when that is left to PostgreSQL. */
static HeapTuple
FormLarger(ZhRows *rows, const Datum *values, const bool *nulls)
{
	Size need = rows->simple ? zh_form_room(&rows->form, values, nulls) : 0;

	if (need <= rows->size)
		return NULL;
	if (rows->room)
		pfree(rows->room);
	rows->size = need * 2;
	rows->room = MemoryContextAllocHuge(rows->context, rows->size);
	return zh_form(&rows->form, rows->room, rows->size, values, nulls, NULL);
}

void
zh_rows_put(ZhRows *rows, Datum *values, bool *nulls)
{
	HeapTuple tuple =
		rows->size ? zh_form(&rows->form, rows->room, rows->size, values, nulls, NULL) : NULL;

	if (!tuple)
		tuple = FormLarger(rows, values, nulls);
	if (tuple)
		tuplestore_puttuple(rows->store, tuple);
	else
		tuplestore_putvalues(rows->store, rows->desc, values, nulls);
}
