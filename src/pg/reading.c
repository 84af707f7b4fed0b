/*
 * reading.c - a text read for who said and did what
 */
#include "postgres.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

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
zh_reading_step(ZhReading *r, int step, const text *body, const ZhcDateOptions *options,
				const ZhcOwnTerms *own)
{
	switch (step)
	{
		case 0:
			zh_source_clean(&r->src, body);
			break;
		case 1:
			zh_source_cut(&r->src);
			zh_source_own(&r->src, own);
			break;
		case 2:
			zh_check(zhc_names(&zh_palloc, &r->src.tokens, &r->names));
			break;
		case 3:
			zh_check(zhc_dates(&zh_palloc, &r->src.tokens, options, &r->dates));
			zhc_own_hide_dates(&r->src.tokens.text, &r->dates);
			break;
		case 4:
			zh_check(zhc_chunks(&zh_palloc, &r->src.tokens, &r->names, &r->dates, &r->chunks));
			break;
	}
}

void
zh_reading_open(ZhReading *r, const text *body, const ZhcDateOptions *options,
				const ZhcOwnTerms *own)
{
	for (int step = 0; step < ZH_READING_STEPS; step++)
		zh_reading_step(r, step, body, options, own);
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
zh_put_range(ZhRow *row, ZhcRange range, int column)
{
	zh_put_span(row, range.start, range.end, column);
}

void
zh_put_range_key(ZhRow *row, const ZhReading *r, ZhcRange range, uint32 mention, int column)
{
	const ZhcText *t = &r->src.tokens.text;
	const ZhcOwnTerm *own;

	if (range.start >= range.end)
		return;
	if (mention != ZHC_NONE)
	{
		zh_put_name_key(row, &r->names, mention, column);
		return;
	}
	own = zhc_own_exactly(t, range.start, range.end);
	if (own)
		zh_put_bytes(row, zhc_own_bytes(t->own, own->key.at), own->key.n, column);
	else
		zh_put_span_key(row, range.start, range.end, column);
}

void
zh_put_bounds(ZhRow *row, const ZhReading *r, uint32 date, int column)
{
	if (date != ZHC_NONE)
		zh_put_interval(row, &r->dates.row[date], column);
}
