/*
 * reading.c - a text read for who said and did what
 */
#include "postgres.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

#include "calendar.h"
#include "glue.h"
#include "reading.h"

ZhcDateOptions
zh_published_options(bool known, DateADT published)
{
	ZhcDateOptions opt = {.calendar = &zh_calendar};

	if (!known)
		return opt;
	if (DATE_NOT_FINITE(published))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("argument \"published\" must be a finite date"),
						errhint("Use NULL for an article whose date is not known.")));
	opt.has_published = true;
	opt.published = published + (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE);
	return opt;
}

ZhcDateOptions
zh_published(FunctionCallInfo fcinfo, int argument)
{
	bool known = !PG_ARGISNULL(argument);

	return zh_published_options(known, known ? PG_GETARG_DATEADT(argument) : 0);
}

void
zh_reading_open(ZhReading *r, const text *body, const ZhcDateOptions *options,
				const ZhcOwnTerms *own)
{
	zh_source_open(&r->src, body);
	zh_source_own(&r->src, own);
	zh_check(zhc_names(&zh_palloc, &r->src.tokens, &r->names));
	zh_check(zhc_dates(&zh_palloc, &r->src.tokens, options, &r->dates));
	zhc_own_hide_dates(&r->src.tokens.text, &r->dates);
	zh_check(zhc_chunks(&zh_palloc, &r->src.tokens, &r->names, &r->dates, &r->chunks));
}

void
zh_reading_close(ZhReading *r)
{
	zhc_chunks_free(&zh_palloc, &r->chunks);
	zhc_dates_free(&zh_palloc, &r->dates);
	zhc_names_free(&zh_palloc, &r->names);
	zh_source_close(&r->src);
}

void
zh_put_range(const ZhReading *r, ZhcRange range, int i, Datum *values, bool *nulls)
{
	zh_put_span(&r->src, range.start, range.end, i, values, nulls);
}

void
zh_put_range_key(const ZhReading *r, ZhcRange range, uint32 mention, int i, Datum *values,
				 bool *nulls)
{
	const ZhcOwnTerm *own = range.start < range.end
								? zhc_own_exactly(&r->src.tokens.text, range.start, range.end)
								: NULL;
	ZhcBuf key;

	if (range.start >= range.end || (mention == ZHC_NONE && !own))
	{
		zh_put_span_key(&r->src, range.start, range.end, i, values, nulls);
		return;
	}
	nulls[i] = false;
	zh_text_begin(&key);
	if (mention != ZHC_NONE)
		zh_check(zhc_names_key(&r->names, &r->src.tokens, mention, &key));
	else
		zh_check(
			zhc_buf_append(&key, zhc_own_bytes(r->src.tokens.text.own, own->key.at), own->key.n));
	values[i] = PointerGetDatum(zh_text_end(&key));
}

/* A moment of the core as a timestamp; false outside PostgreSQL's range. */
static bool
TimestampOf(int64 minutes, Datum *value)
{
	int64 since = minutes - (int64) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * 1440;

	if (since < MIN_TIMESTAMP / USECS_PER_MINUTE || since >= END_TIMESTAMP / USECS_PER_MINUTE)
		return false;
	*value = TimestampGetDatum(since * USECS_PER_MINUTE);
	return true;
}

void
zh_put_interval(const ZhcDate *d, int i, Datum *values, bool *nulls)
{
	nulls[i] = nulls[i + 1] =
		!d->resolved || !TimestampOf(d->from, &values[i]) || !TimestampOf(d->to, &values[i + 1]);
}

void
zh_put_bounds(const ZhReading *r, uint32 date, int i, Datum *values, bool *nulls)
{
	nulls[i] = nulls[i + 1] = true;
	if (date != ZHC_NONE)
		zh_put_interval(&r->dates.row[date], i, values, nulls);
}

void
zh_put_string(const char *s, int i, Datum *values, bool *nulls)
{
	nulls[i] = !s || !*s;
	if (!nulls[i])
		values[i] = CStringGetTextDatum(s);
}
