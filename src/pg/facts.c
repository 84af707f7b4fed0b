/*
 * facts.c - zh_quantities(text), zh_quantities(text, text), zh_dates(text, date)
 */
#include "postgres.h"
#include "fmgr.h"

#include "glue.h"
#include "lists.h"
#include "quantity.h"
#include "reading.h"
#include "rows.h"

PG_FUNCTION_INFO_V1(zh_quantities);
PG_FUNCTION_INFO_V1(zh_dates);

/* Columns of zh_quantities(). */
enum
{
	Q_POS,
	Q_LEN,
	Q_VALUE,
	Q_VALUE_MAX,
	Q_UNIT,
	Q_UNIT_KIND,
	Q_CURRENCY,
	Q_APPROX,
	Q_CHANGE,
	Q_SUBJECT,
	Q_SUBJECT_KEY,
	Q_VALUE_SI,
	Q_UNIT_SI,
	Q_PERIOD,
	Q_BASIS,
	Q_COLUMNS
};

static void
PutQuantity(ZhRow *row, const ZhcQuantity *q)
{
	char unit[ZHC_UNIT_TEXT];

	zh_row_begin(row);
	zh_put_place(row, q->start, q->end, Q_POS);
	zh_put_number(row, q->value, Q_VALUE);
	if (q->has_max)
		zh_put_number(row, q->max, Q_VALUE_MAX);
	zhc_quantity_unit(q, unit);
	zh_put_string(row, unit, Q_UNIT);
	zh_put_string(row, zhc_unit_kind_name(q->kind), Q_UNIT_KIND);
	zh_put_string(row, q->currency, Q_CURRENCY);
	zh_put_string(row, zhc_approx_name(q->approx), Q_APPROX);
	zh_put_string(row, zhc_change_name(q->change), Q_CHANGE);
	zh_put_span(row, q->subject_start, q->subject_end, Q_SUBJECT);
	zh_put_span_key(row, q->subject_start, q->subject_end, Q_SUBJECT_KEY);
	if (zhc_quantity_has_si(q))
	{
		zh_put(row, zh_numeric_scaled(q->value, q->ratio, row->values[Q_VALUE]), Q_VALUE_SI);
		zhc_quantity_si_unit(q, unit);
		zh_put_string(row, unit, Q_UNIT_SI);
	}
	zh_put_span(row, q->period_start, q->period_end, Q_PERIOD);
	zh_put_string(row, q->basis, Q_BASIS);
}

/* zh_quantities(body text [, terms text]) → rows */
Datum
zh_quantities(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhRow row;
	ZhSource src;
	ZhcDateOptions opt = {.has_published = true, .unresolved = true};
	const ZhcOwnTerms *own;
	ZhcDates dates;
	ZhcQuantities q;

	zh_rows_begin(fcinfo, &rows);
	own = zh_list_argument(fcinfo, 1);
	zh_source_open(&src, PG_GETARG_TEXT_PP(0));
	zh_source_own(&src, own);
	zh_check(zhc_dates(&zh_palloc, &src.tokens, &opt, &dates));
	zhc_own_hide_dates(&src.tokens.text, &dates);
	zh_check(zhc_quantities(&zh_palloc, &src.tokens, &dates, &q));
	zh_row_open(&row, &src);
	for (uint32 i = 0; i < q.n; i++)
	{
		PutQuantity(&row, &q.row[i]);
		zh_rows_put(&rows, row.values, row.nulls);
	}
	zh_row_close(&row);
	zhc_quantities_free(&zh_palloc, &q);
	zhc_dates_free(&zh_palloc, &dates);
	zh_source_close(&src);
	return (Datum) 0;
}

static void
PutDate(ZhRow *row, const ZhcDate *d)
{
	zh_row_begin(row);
	zh_put_place(row, d->start, d->end, 0);
	zh_put_interval(row, d, 2);
	zh_put_string(row, zhc_grain_name(d->grain), 4);
	zh_put_string(row, zhc_bound_name(d->bound), 5);
	zh_put_string(row, d->zone, 6);
}

/* zh_dates(body text, published date DEFAULT NULL) → rows */
Datum
zh_dates(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhRow row;
	ZhSource src;
	ZhcDateOptions opt;
	ZhcDates dates;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	opt = zh_published(fcinfo, 1);
	zh_source_open(&src, PG_GETARG_TEXT_PP(0));
	zh_check(zhc_dates(&zh_palloc, &src.tokens, &opt, &dates));
	zh_row_open(&row, &src);
	for (uint32 i = 0; i < dates.n; i++)
	{
		PutDate(&row, &dates.row[i]);
		zh_rows_put(&rows, row.values, row.nulls);
	}
	zh_row_close(&row);
	zhc_dates_free(&zh_palloc, &dates);
	zh_source_close(&src);
	return (Datum) 0;
}
