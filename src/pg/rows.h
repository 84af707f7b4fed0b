/*
 * rows.h - set-returning functions in materialize mode
 *
 * All rows are found in one pass, so they go into a tuplestore at once:
 *
 *	ZhRows	rows;
 *
 *	zh_rows_begin(fcinfo, &rows);
 *	... zh_rows_put(&rows, values, nulls) for each ...
 *	return (Datum) 0;
 */
#ifndef ZH_ROWS_H
#define ZH_ROWS_H

#include "postgres.h"
#include "fmgr.h"
#include "access/tupdesc.h"
#include "utils/tuplestore.h"

#include "decimal.h"
#include "form.h"

typedef struct ZhRows
{
	Tuplestorestate *store;
	TupleDesc desc;
	MemoryContext context; /* of the call */
	ZhForm form;
	bool simple; /* rows can be formed so */
	char *room;	 /* in which they are */
	Size size;
} ZhRows;

/* Check the call's context, make the tuplestore and its row type; raises errors as PostgreSQL does.
 */
extern void zh_rows_begin(FunctionCallInfo fcinfo, ZhRows *rows);

/* A number as numeric, nearly always without going through text. */
extern Datum zh_numeric(ZhcDec value);

/* The same for value × ratio, a quotient that does not end rounded to 20 digits; what zh_numeric()
 * made of the value is taken again where the ratio leaves it as it is. */
extern Datum zh_numeric_scaled(ZhcDec value, ZhcRatio ratio, Datum unscaled);

/* Append a row; the values are copied. */
extern void zh_rows_put(ZhRows *rows, Datum *values, bool *nulls);

#endif /* ZH_ROWS_H */
