/*
 * facts.c - zh_quantities(text), zh_quantities(text, text), zh_dates(text, date)
 */
#include "postgres.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

#include "calendar.h"
#include "clean.h"
#include "date.h"
#include "fold.h"
#include "glue.h"
#include "quantity.h"
#include "rows.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_quantities);
PG_FUNCTION_INFO_V1(zh_dates);

/* The day number of 2000-01-01, PostgreSQL's epoch, in the core's count. */
#define POSTGRES_EPOCH 10957

/* A text, cleaned and tokenised. */
typedef struct Source
{
	ZhcClean clean;
	ZhcTokens tokens;
} Source;

static void
OpenSource(Source *src, const text *body)
{
	zh_require_utf8();
	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &src->clean));
	zh_check(zhc_tokens(&zh_palloc, &src->clean, &src->tokens));
}

static void
CloseSource(Source *src)
{
	zhc_tokens_free(&zh_palloc, &src->tokens);
	zhc_clean_free(&zh_palloc, &src->clean);
}

/* Where clean characters [start, end) stand in the original, as SQL counts. */
static void
PutPlace(const Source *src, uint32_t start, uint32_t end, Datum *values)
{
	const uint32_t *pos = src->clean.pos;

	values[0] = Int32GetDatum((int32) pos[start] + 1);
	values[1] = Int32GetDatum((int32) (pos[end - 1] - pos[start]) + 1);
}

static Datum
NumericFromText(const char *digits)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(digits), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

static void
PutText(const char *s, int i, Datum *values, bool *nulls)
{
	if (s && *s)
		values[i] = CStringGetTextDatum(s);
	else
		nulls[i] = true;
}

/* Clean characters [start, end), or NULL when there are none. */
static void
PutSpan(const Source *src, uint32_t start, uint32_t end, int i, Datum *values, bool *nulls)
{
	ZhcBuf buf;

	if (start >= end)
	{
		nulls[i] = true;
		return;
	}
	zh_text_begin(&buf);
	zh_check(zhc_clean_text(&src->clean, start, end, &buf));
	values[i] = PointerGetDatum(zh_text_end(&buf));
}

/* The folded key of column i - 1. */
static void
PutKey(int i, Datum *values, bool *nulls)
{
	text *name;
	ZhcBuf buf;

	if (nulls[i - 1])
	{
		nulls[i] = true;
		return;
	}
	name = DatumGetTextPP(values[i - 1]);
	zh_text_begin(&buf);
	zh_check(zhc_fold(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &buf));
	values[i] = PointerGetDatum(zh_text_end(&buf));
}

static void
PutQuantity(ZhRows *rows, const Source *src, const ZhcQuantity *q)
{
	Datum values[15] = {0};
	bool nulls[15] = {0};
	char digits[ZHC_DEC_TEXT], unit[ZHC_UNIT_TEXT];

	PutPlace(src, q->start, q->end, values);
	values[2] = zh_numeric(q->value);
	nulls[3] = !q->has_max;
	if (q->has_max)
		values[3] = zh_numeric(q->max);
	zhc_quantity_unit(q, unit);
	PutText(unit, 4, values, nulls);
	PutText(zhc_unit_kind_name(q->kind), 5, values, nulls);
	PutText(q->currency, 6, values, nulls);
	PutText(zhc_approx_name(q->approx), 7, values, nulls);
	PutText(zhc_change_name(q->change), 8, values, nulls);
	PutSpan(src, q->subject_start, q->subject_end, 9, values, nulls);
	PutKey(10, values, nulls);
	nulls[11] = !zhc_quantity_si(q, digits);
	if (!nulls[11])
		values[11] = NumericFromText(digits);
	zhc_quantity_si_unit(q, unit);
	PutText(nulls[11] ? "" : unit, 12, values, nulls);
	PutSpan(src, q->period_start, q->period_end, 13, values, nulls);
	PutText(q->basis, 14, values, nulls);
	zh_rows_put(rows, values, nulls);
}

/* zh_quantities(body text [, terms text]) → rows */
Datum
zh_quantities(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	Source src;
	ZhcDateOptions opt = {.has_published = true};
	const ZhcOwnTerms *own;
	ZhcDates dates;
	ZhcQuantities q;

	zh_rows_begin(fcinfo, &rows);
	own = zh_list_argument(fcinfo, 1);
	OpenSource(&src, PG_GETARG_TEXT_PP(0));
	zh_check(zhc_own_attach(&zh_palloc, &src.tokens.text, own));
	/* where dates stand does not depend on how they are resolved */
	zh_check(zhc_dates(&zh_palloc, &src.tokens, &opt, &dates));
	zhc_own_hide_dates(&src.tokens.text, &dates);
	zh_check(zhc_quantities(&zh_palloc, &src.tokens, &dates, &q));
	for (uint32 i = 0; i < q.n; i++)
		PutQuantity(&rows, &src, &q.row[i]);
	zhc_quantities_free(&zh_palloc, &q);
	zhc_dates_free(&zh_palloc, &dates);
	CloseSource(&src);
	return (Datum) 0;
}

/* A moment of the core as a timestamp; false outside PostgreSQL's range. */
static bool
TimestampOf(int64_t minutes, Datum *value)
{
	int64 since = minutes - (int64) POSTGRES_EPOCH * 1440;

	if (since < MIN_TIMESTAMP / USECS_PER_MINUTE || since >= END_TIMESTAMP / USECS_PER_MINUTE)
		return false;
	*value = TimestampGetDatum(since * USECS_PER_MINUTE);
	return true;
}

static void
PutDate(ZhRows *rows, const Source *src, const ZhcDate *d)
{
	Datum values[7] = {0};
	bool nulls[7] = {0};

	PutPlace(src, d->start, d->end, values);
	if (!d->resolved || !TimestampOf(d->from, &values[2]) || !TimestampOf(d->to, &values[3]))
		nulls[2] = nulls[3] = true;
	PutText(zhc_grain_name(d->grain), 4, values, nulls);
	PutText(zhc_bound_name(d->bound), 5, values, nulls);
	PutText(d->zone, 6, values, nulls);
	zh_rows_put(rows, values, nulls);
}

/* zh_dates(body text, published date DEFAULT NULL) → rows */
Datum
zh_dates(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	Source src;
	ZhcDateOptions opt = {.calendar = &zh_calendar};
	ZhcDates dates;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	if (!PG_ARGISNULL(1))
	{
		DateADT published = PG_GETARG_DATEADT(1);

		if (DATE_NOT_FINITE(published))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("argument \"published\" must be a finite date"),
							errhint("Use NULL for an article whose date is not known.")));
		opt.has_published = true;
		opt.published = published + POSTGRES_EPOCH;
	}
	OpenSource(&src, PG_GETARG_TEXT_PP(0));
	zh_check(zhc_dates(&zh_palloc, &src.tokens, &opt, &dates));
	for (uint32 i = 0; i < dates.n; i++)
		PutDate(&rows, &src, &dates.row[i]);
	zhc_dates_free(&zh_palloc, &dates);
	CloseSource(&src);
	return (Datum) 0;
}
