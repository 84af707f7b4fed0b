/*
 * quotes.c - zh_quotes(text), zh_quotes(text, text)
 */
#include "postgres.h"
#include "fmgr.h"

#include "glue.h"
#include "quotes.h"
#include "reading.h"
#include "rows.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_quotes);

static void
PutQuote(ZhRow *row, const ZhReading *r, const ZhcQuote *q)
{
	const ZhcMention *m = q->mention == ZHC_NONE ? NULL : &r->names.men[q->mention];

	zh_row_begin(row);
	zh_put_place(row, q->quote.start, q->quote.end, 0);
	zh_put_range(row, q->speaker, 2);
	zh_put_range_key(row, r, q->speaker, q->mention, 3);
	if (m)
	{
		zh_put_range(row, m->role, 4);
		zh_put_range(row, m->affiliation, 5);
	}
	zh_put_range(row, q->verb, 6);
	zh_put(row, BoolGetDatum(q->direct), 7);
	zh_put_range(row, q->quote, 8);
}

/* zh_quotes(body text [, terms text]) → rows */
Datum
zh_quotes(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhRow row;
	ZhReading r;
	ZhcQuotes quotes;
	/* who says something does not depend on how dates are resolved */
	ZhcDateOptions opt = {.has_published = true};

	zh_rows_begin(fcinfo, &rows);
	zh_reading_open(&r, PG_GETARG_TEXT_PP(0), &opt, zh_list_argument(fcinfo, 1));
	zh_check(zhc_quotes(&zh_palloc, &r.chunks, &quotes));
	zh_row_open(&row, &r.src);
	for (uint32 i = 0; i < quotes.n; i++)
	{
		PutQuote(&row, &r, &quotes.row[i]);
		zh_rows_put(&rows, row.values, row.nulls);
	}
	zh_row_close(&row);
	zhc_quotes_free(&zh_palloc, &quotes);
	zh_reading_close(&r);
	return (Datum) 0;
}
