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
PutQuote(ZhRows *rows, const ZhReading *r, const ZhcQuote *q)
{
	const ZhcRange none = {0, 0};
	const ZhcMention *m = q->mention == ZHC_NONE ? NULL : &r->names.men[q->mention];
	Datum values[9] = {0};
	bool nulls[9] = {0};

	zh_put_place(&r->src, q->quote.start, q->quote.end, values);
	zh_put_range(r, q->speaker, 2, values, nulls);
	zh_put_range_key(r, q->speaker, q->mention, 3, values, nulls);
	zh_put_range(r, m ? m->role : none, 4, values, nulls);
	zh_put_range(r, m ? m->affiliation : none, 5, values, nulls);
	zh_put_range(r, q->verb, 6, values, nulls);
	values[7] = BoolGetDatum(q->direct);
	zh_put_range(r, q->quote, 8, values, nulls);
	zh_rows_put(rows, values, nulls);
}

/* zh_quotes(body text [, terms text]) → rows */
Datum
zh_quotes(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhReading r;
	ZhcQuotes quotes;
	/* who says something does not depend on how dates are resolved */
	ZhcDateOptions opt = {.has_published = true};

	zh_rows_begin(fcinfo, &rows);
	zh_reading_open(&r, PG_GETARG_TEXT_PP(0), &opt, zh_list_argument(fcinfo, 1));
	zh_check(zhc_quotes(&zh_palloc, &r.chunks, &quotes));
	for (uint32 i = 0; i < quotes.n; i++)
		PutQuote(&rows, &r, &quotes.row[i]);
	zhc_quotes_free(&zh_palloc, &quotes);
	zh_reading_close(&r);
	return (Datum) 0;
}
