/*
 * events.c - zh_events(text, date), zh_events(text, date, text)
 */
#include "postgres.h"
#include "fmgr.h"

#include "events.h"
#include "glue.h"
#include "reading.h"
#include "rows.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_events);

static void
PutEvent(ZhRow *row, const ZhReading *r, const ZhcEvent *e)
{
	zh_row_begin(row);
	zh_put_place(row, e->span.start, e->span.end, 0);
	zh_put_range(row, e->actor, 2);
	zh_put_range_key(row, r, e->actor, e->actor_mention, 3);
	zh_put_string(row, zhc_action_name(e->action), 4);
	zh_put_range(row, e->verb, 5);
	zh_put_range(row, e->object, 6);
	zh_put_range_key(row, r, e->object, e->object_mention, 7);
	zh_put_range(row, e->place, 8);
	zh_put_bounds(row, r, e->date, 9);
}

/* zh_events(body text, published date DEFAULT NULL [, terms text]) → rows */
Datum
zh_events(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhRow row;
	ZhReading r;
	ZhcEvents events;
	ZhcDateOptions opt;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		return (Datum) 0;
	opt = zh_published(fcinfo, 1);
	zh_reading_open(&r, PG_GETARG_TEXT_PP(0), &opt, zh_list_argument(fcinfo, 2));
	zh_check(zhc_events(&zh_palloc, &r.chunks, &events));
	zh_row_open(&row, &r.src);
	for (uint32 i = 0; i < events.n; i++)
	{
		PutEvent(&row, &r, &events.row[i]);
		zh_rows_put(&rows, row.values, row.nulls);
	}
	zh_row_close(&row);
	zhc_events_free(&zh_palloc, &events);
	zh_reading_close(&r);
	return (Datum) 0;
}
