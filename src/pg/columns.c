/*
 * columns.c - rows of facts filled column by column from a text
 */
#include "postgres.h"
#include "miscadmin.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "columns.h"
#include "glue.h"
#include "rows.h"
#include "utf8.h"

/* ---- memory -----------------------------------------------------------------------------------
 */

void
zh_row_open(ZhRow *row, const ZhSource *src)
{
	row->src = src;
	zhc_buf_init(&row->key, &zh_palloc);
	zh_check(zhc_buf_reserve(&row->key, NAMEDATALEN));
	row->context = AllocSetContextCreate(CurrentMemoryContext, "zhnews row", ALLOCSET_SMALL_SIZES);
	row->outer = MemoryContextSwitchTo(row->context);
}

void
zh_row_close(ZhRow *row)
{
	MemoryContextSwitchTo(row->outer);
	MemoryContextDelete(row->context);
	zhc_buf_free(&row->key);
}

void
zh_row_begin(ZhRow *row)
{
	MemoryContextReset(row->context);
	row->at = row->room;
	memset(row->nulls, true, sizeof(row->nulls));
	CHECK_FOR_INTERRUPTS();
}

char *
zh_row_take(ZhRow *row, size_t n)
{
	char *p = row->at;

	if (n > (size_t) (row->room + ZH_ROW_ROOM - p))
		return palloc_extended(n, MCXT_ALLOC_HUGE);
	row->at = p + MAXALIGN(n);
	return p;
}

char *
zh_row_text(ZhRow *row, size_t n)
{
	return zh_row_take(row, n + VARHDRSZ) + VARHDRSZ;
}

Datum
zh_row_text_end(ZhRow *row, char *data, const char *end)
{
	size_t n = (size_t) (end - data);
	char *value = data - VARHDRSZ;

	if (value >= row->room && value < row->room + ZH_ROW_ROOM)
		row->at = value + MAXALIGN(n + VARHDRSZ); /* what it does not need is free again */
	if (n + VARHDRSZ_SHORT <= VARATT_SHORT_MAX)
	{ /* as it is stored */
		value = data - VARHDRSZ_SHORT;
		SET_VARSIZE_SHORT(value, n + VARHDRSZ_SHORT);
		return PointerGetDatum(value);
	}
	return PointerGetDatum(
		zh_text_end(&(ZhcBuf){.data = value, .len = n + VARHDRSZ, .al = &zh_palloc}));
}

/* ---- columns ----------------------------------------------------------------------------------
 */

void
zh_put_place(ZhRow *row, uint32 start, uint32 end, int column)
{
	const ZhcClean *c = &row->src->clean;
	const ZhcRun *run = zhc_clean_run(c, start), *next = run + 1;
	uint32_t first = run->pos + (start - run->at);
	uint32_t last = next < c->runs + c->nruns && next->at < end
						? zhc_clean_pos(c, end - 1)
						: first + (end - 1 - start); /* nearly all stand in one run */

	zh_put(row, Int32GetDatum((int32) first + 1), column);
	zh_put(row, Int32GetDatum((int32) (last - first) + 1), column + 1);
}

void
zh_put_span(ZhRow *row, uint32 start, uint32 end, int column)
{
	char *data;

	if (start >= end)
		return;
	data = zh_row_text(row, (size_t) (end - start) * ZHC_UTF8_MAX);
	zh_put(row, zh_row_text_end(row, data, zhc_clean_put(&row->src->clean, start, end, data)),
		   column);
}

void
zh_put_span_key(ZhRow *row, uint32 start, uint32 end, int column)
{
	const ZhcText *t = &row->src->tokens.text;
	char *data, *to;

	if (start >= end)
		return;
	data = zh_row_text(row, (size_t) (end - start) * ZHC_UTF8_MAX);
	to = zhc_text_key_put(t, start, end, data);
	if (to)
	{
		zh_put(row, zh_row_text_end(row, data, to), column);
		return;
	}
	row->key.len = 0;
	zh_check(zhc_text_key(t, start, end, &row->key));
	zh_put_bytes(row, row->key.data, row->key.len, column);
}

void
zh_put_name_key(ZhRow *row, const ZhcNames *names, uint32 mention, int column)
{
	row->key.len = 0;
	zh_check(zhc_names_key(names, &row->src->tokens, mention, &row->key));
	zh_put_bytes(row, row->key.data, row->key.len, column);
}

void
zh_put_bytes(ZhRow *row, const char *s, size_t n, int column)
{
	char *data;

	if (n + VARHDRSZ_SHORT <= VARATT_SHORT_MAX)
	{ /* as it is stored */
		data = zh_row_take(row, n + VARHDRSZ_SHORT);
		SET_VARSIZE_SHORT(data, n + VARHDRSZ_SHORT);
		memcpy(data + VARHDRSZ_SHORT, s, n);
		zh_put(row, PointerGetDatum(data), column);
		return;
	}
	data = zh_row_text(row, n);
	memcpy(data, s, n);
	zh_put(row, zh_row_text_end(row, data, data + n), column);
}

void
zh_put_string(ZhRow *row, const char *s, int column)
{
	if (s && *s)
		zh_put_bytes(row, s, strlen(s), column);
}

void
zh_put_number(ZhRow *row, ZhcDec value, int column)
{
	zh_put(row, zh_numeric(value), column);
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
zh_put_interval(ZhRow *row, const ZhcDate *d, int column)
{
	Datum from, to;

	if (!d->resolved || !TimestampOf(d->from, &from) || !TimestampOf(d->to, &to))
		return;
	zh_put(row, from, column);
	zh_put(row, to, column + 1);
}
