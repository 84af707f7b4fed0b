/*
 * facts.c - zh_quantities(text), zh_quantities(text, text), zh_dates(text, date)
 */
#include "postgres.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/memutils.h"

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

/* The rows of a text; what one needs goes after every one of them. */
typedef struct Out
{
	ZhRows rows;
	ZhSource src;
	MemoryContext row;
} Out;

static void
OpenOut(Out *out, const text *body)
{
	zh_source_open(&out->src, body);
	out->row = AllocSetContextCreate(CurrentMemoryContext, "zhnews row", ALLOCSET_DEFAULT_SIZES);
}

static void
CloseOut(Out *out)
{
	MemoryContextDelete(out->row);
	zh_source_close(&out->src);
}

/* Put one row, made in out->row. */
static void
PutRow(Out *out, Datum *values, bool *nulls)
{
	zh_rows_put(&out->rows, values, nulls);
	MemoryContextReset(out->row);
	CHECK_FOR_INTERRUPTS();
}

static void
PutQuantity(Out *out, const ZhcQuantity *q)
{
	const ZhSource *src = &out->src;
	Datum values[Q_COLUMNS] = {0};
	bool nulls[Q_COLUMNS] = {0};
	char unit[ZHC_UNIT_TEXT];

	zh_put_place(src, q->start, q->end, values);
	values[Q_VALUE] = zh_numeric(q->value);
	nulls[Q_VALUE_MAX] = !q->has_max;
	if (q->has_max)
		values[Q_VALUE_MAX] = zh_numeric(q->max);
	zhc_quantity_unit(q, unit);
	zh_put_string(unit, Q_UNIT, values, nulls);
	zh_put_string(zhc_unit_kind_name(q->kind), Q_UNIT_KIND, values, nulls);
	zh_put_string(q->currency, Q_CURRENCY, values, nulls);
	zh_put_string(zhc_approx_name(q->approx), Q_APPROX, values, nulls);
	zh_put_string(zhc_change_name(q->change), Q_CHANGE, values, nulls);
	zh_put_span(src, q->subject_start, q->subject_end, Q_SUBJECT, values, nulls);
	zh_put_span_key(src, q->subject_start, q->subject_end, Q_SUBJECT_KEY, values, nulls);
	nulls[Q_VALUE_SI] = nulls[Q_UNIT_SI] = !zhc_quantity_has_si(q);
	if (!nulls[Q_VALUE_SI])
	{
		values[Q_VALUE_SI] = zh_numeric_scaled(q->value, q->ratio);
		zhc_quantity_si_unit(q, unit);
		zh_put_string(unit, Q_UNIT_SI, values, nulls);
	}
	zh_put_span(src, q->period_start, q->period_end, Q_PERIOD, values, nulls);
	zh_put_string(q->basis, Q_BASIS, values, nulls);
	PutRow(out, values, nulls);
}

/* zh_quantities(body text [, terms text]) → rows */
Datum
zh_quantities(PG_FUNCTION_ARGS)
{
	Out out;
	ZhcDateOptions opt = {.has_published = true};
	const ZhcOwnTerms *own;
	ZhcDates dates;
	ZhcQuantities q;
	MemoryContext old;

	zh_rows_begin(fcinfo, &out.rows);
	own = zh_list_argument(fcinfo, 1);
	OpenOut(&out, PG_GETARG_TEXT_PP(0));
	zh_source_own(&out.src, own);
	/* where dates stand does not depend on how they are resolved */
	zh_check(zhc_dates(&zh_palloc, &out.src.tokens, &opt, &dates));
	zhc_own_hide_dates(&out.src.tokens.text, &dates);
	zh_check(zhc_quantities(&zh_palloc, &out.src.tokens, &dates, &q));
	old = MemoryContextSwitchTo(out.row);
	for (uint32 i = 0; i < q.n; i++)
		PutQuantity(&out, &q.row[i]);
	MemoryContextSwitchTo(old);
	zhc_quantities_free(&zh_palloc, &q);
	zhc_dates_free(&zh_palloc, &dates);
	CloseOut(&out);
	return (Datum) 0;
}

static void
PutDate(Out *out, const ZhcDate *d)
{
	Datum values[7] = {0};
	bool nulls[7] = {0};

	zh_put_place(&out->src, d->start, d->end, values);
	zh_put_interval(d, 2, values, nulls);
	zh_put_string(zhc_grain_name(d->grain), 4, values, nulls);
	zh_put_string(zhc_bound_name(d->bound), 5, values, nulls);
	zh_put_string(d->zone, 6, values, nulls);
	PutRow(out, values, nulls);
}

/* zh_dates(body text, published date DEFAULT NULL) → rows */
Datum
zh_dates(PG_FUNCTION_ARGS)
{
	Out out;
	ZhcDateOptions opt;
	ZhcDates dates;
	MemoryContext old;

	zh_rows_begin(fcinfo, &out.rows);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	opt = zh_published(fcinfo, 1);
	OpenOut(&out, PG_GETARG_TEXT_PP(0));
	zh_check(zhc_dates(&zh_palloc, &out.src.tokens, &opt, &dates));
	old = MemoryContextSwitchTo(out.row);
	for (uint32 i = 0; i < dates.n; i++)
		PutDate(&out, &dates.row[i]);
	MemoryContextSwitchTo(old);
	zhc_dates_free(&zh_palloc, &dates);
	CloseOut(&out);
	return (Datum) 0;
}
