/*
 * names.c - zh_names(text), zh_names(text, text)
 */
#include "postgres.h"
#include "fmgr.h"
#include "utils/builtins.h"

#include "glue.h"
#include "names.h"
#include "rows.h"
#include "source.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_names);

static void
PutName(ZhRows *rows, const ZhSource *src, const ZhcNames *names, uint32 i)
{
	const ZhcMention *m = &names->men[i];
	Datum values[8] = {0};
	bool nulls[8] = {0};
	ZhcBuf key;

	zh_put_place(src, m->start, m->end, values);
	values[2] = CStringGetTextDatum(zhc_name_kind(m->kind));
	zh_put_span(src, m->start, m->end, 3, values, nulls);
	zh_text_begin(&key);
	zh_check(zhc_names_key(names, &src->tokens, i, &key));
	values[4] = PointerGetDatum(zh_text_end(&key));
	zh_put_span(src, m->role.start, m->role.end, 5, values, nulls);
	zh_put_span(src, m->affiliation.start, m->affiliation.end, 6, values, nulls);
	nulls[7] = m->country[0] == '\0';
	if (!nulls[7])
		values[7] = CStringGetTextDatum(m->country);
	zh_rows_put(rows, values, nulls);
}

/* zh_names(body text [, terms text]) → rows */
Datum
zh_names(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhSource src;
	ZhcNames names;
	const ZhcOwnTerms *own;

	zh_rows_begin(fcinfo, &rows);
	own = zh_list_argument(fcinfo, 1);
	zh_source_open(&src, PG_GETARG_TEXT_PP(0));
	zh_source_own(&src, own);
	zh_check(zhc_names(&zh_palloc, &src.tokens, &names));
	for (uint32 i = 0; i < names.n; i++)
		PutName(&rows, &src, &names, i);
	zhc_names_free(&zh_palloc, &names);
	zh_source_close(&src);
	return (Datum) 0;
}
