/*
 * convert.c - zh_convert(text, text, boolean), zh_convert_changes(text, text, boolean), and both
 * with a list of own terms as one argument more
 */
#include "postgres.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "convert.h"
#include "glue.h"
#include "ownconvert.h"
#include "rows.h"
#include "lists.h"
#include "utf8.h"

PG_FUNCTION_INFO_V1(zh_convert);
PG_FUNCTION_INFO_V1(zh_convert_changes);

/* The configuration that an argument names; invalid_parameter_value for any other name. */
static const ZhcConfig *
CheckConfig(const text *name)
{
	const ZhcConfig *cfg = zhc_config(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (!cfg)
		zh_invalid_name("config", name, zhc_config_names());
	return cfg;
}

/* zh_convert(body text, config text, context boolean [, terms text]) → text */
Datum
zh_convert(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	const ZhcConfig *cfg;
	const ZhcOwnTerms *own;
	ZhcBuf buf;

	zh_require_utf8();
	cfg = CheckConfig(PG_GETARG_TEXT_PP(1));
	own = zh_list_argument(fcinfo, 3);
	zh_text_begin(&buf);
	zh_check(
		PG_GETARG_BOOL(2)
			? zhc_convert_context_own(cfg, own, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf)
			: zhc_convert_exact_own(cfg, own, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf));
	PG_RETURN_TEXT_P(zh_text_end(&buf));
}

typedef struct Changes
{
	ZhRows rows;
	const char *at; /* the body from character pos on */
	const char *end;
	size_t pos;
} Changes;

/* Move on to character pos of the body. */
static void
SkipTo(Changes *c, size_t pos)
{
	uint32_t cp;

	for (; c->pos < pos && c->at < c->end; c->pos++)
		c->at += zhc_decode(c->at, c->end, &cp);
}

static ZhcStatus
PutChange(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	Changes *c = ctx;
	Datum values[4];
	bool nulls[4] = {false};
	const char *start;

	CHECK_FOR_INTERRUPTS();
	SkipTo(c, pos);
	start = c->at;
	SkipTo(c, pos + len);
	values[0] = Int32GetDatum((int32) pos + 1);
	values[1] = Int32GetDatum((int32) len);
	values[2] = PointerGetDatum(cstring_to_text_with_len(start, c->at - start));
	values[3] = PointerGetDatum(cstring_to_text_with_len(to, tolen));
	zh_rows_put(&c->rows, values, nulls);
	pfree(DatumGetPointer(values[2]));
	pfree(DatumGetPointer(values[3]));
	return ZHC_OK;
}

/* zh_convert_changes(body text, config text, context boolean [, terms text]) → (pos, len, original,
 * converted) */
Datum
zh_convert_changes(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	size_t n = VARSIZE_ANY_EXHDR(body);
	Changes c = {.at = VARDATA_ANY(body), .end = VARDATA_ANY(body) + n};
	const ZhcConfig *cfg;
	const ZhcOwnTerms *own;

	zh_require_utf8();
	cfg = CheckConfig(PG_GETARG_TEXT_PP(1));
	own = zh_list_argument(fcinfo, 3);
	zh_rows_begin(fcinfo, &c.rows);
	zh_check(PG_GETARG_BOOL(2)
				 ? zhc_convert_context_changes_own(&zh_palloc, cfg, own, c.at, n, PutChange, &c)
				 : zhc_convert_exact_changes_own(&zh_palloc, cfg, own, c.at, n, PutChange, &c));
	return (Datum) 0;
}
