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
PutEvent(ZhRows *rows, const ZhReading *r, const ZhcEvent *e)
{
	Datum values[11] = {0};
	bool nulls[11] = {0};

	zh_put_place(&r->src, e->span.start, e->span.end, values);
	zh_put_range(r, e->actor, 2, values, nulls);
	zh_put_range_key(r, e->actor, e->actor_mention, 3, values, nulls);
	zh_put_string(zhc_action_name(e->action), 4, values, nulls);
	zh_put_range(r, e->verb, 5, values, nulls);
	zh_put_range(r, e->object, 6, values, nulls);
	zh_put_range_key(r, e->object, e->object_mention, 7, values, nulls);
	zh_put_range(r, e->place, 8, values, nulls);
	zh_put_bounds(r, e->date, 9, values, nulls);
	zh_rows_put(rows, values, nulls);
}

/* zh_events(body text, published date DEFAULT NULL [, terms text]) → rows */
Datum
zh_events(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhReading r;
	ZhcEvents events;
	ZhcDateOptions opt;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		return (Datum) 0;
	opt = zh_published(fcinfo, 1);
	zh_reading_open(&r, PG_GETARG_TEXT_PP(0), &opt, zh_list_argument(fcinfo, 2));
	zh_check(zhc_events(&zh_palloc, &r.chunks, &events));
	for (uint32 i = 0; i < events.n; i++)
		PutEvent(&rows, &r, &events.row[i]);
	zhc_events_free(&zh_palloc, &events);
	zh_reading_close(&r);
	return (Datum) 0;
}
