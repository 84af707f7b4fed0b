/*
 * names.c - zh_names(text), zh_names(text, text)
 */
#include "postgres.h"
#include "fmgr.h"

#include "columns.h"
#include "glue.h"
#include "names.h"
#include "rows.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_names);

static void
PutName(ZhRow *row, const ZhcNames *names, uint32 i)
{
	const ZhcMention *m = &names->men[i];

	zh_row_begin(row);
	zh_put_place(row, m->start, m->end, 0);
	zh_put_string(row, zhc_name_kind(m->kind), 2);
	zh_put_span(row, m->start, m->end, 3);
	zh_put_name_key(row, names, i, 4);
	zh_put_span(row, m->role.start, m->role.end, 5);
	zh_put_span(row, m->affiliation.start, m->affiliation.end, 6);
	zh_put_string(row, m->country, 7);
}

/* zh_names(body text [, terms text]) → rows */
Datum
zh_names(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhRow row;
	ZhSource src;
	ZhcNames names;
	const ZhcOwnTerms *own;

	zh_rows_begin(fcinfo, &rows);
	own = zh_list_argument(fcinfo, 1);
	zh_source_open(&src, PG_GETARG_TEXT_PP(0));
	zh_source_own(&src, own);
	zh_check(zhc_names(&zh_palloc, &src.tokens, &names));
	zh_row_open(&row, &src);
	for (uint32 i = 0; i < names.n; i++)
	{
		PutName(&row, &names, i);
		zh_rows_put(&rows, row.values, row.nulls);
	}
	zh_row_close(&row);
	zhc_names_free(&zh_palloc, &names);
	zh_source_close(&src);
	return (Datum) 0;
}
