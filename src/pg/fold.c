/*
 * fold.c - zh_fold(text), zh_script(text), zh_script_detail(text)
 */
#include "postgres.h"
#include "fmgr.h"
#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "clean.h"
#include "fold.h"
#include "glue.h"
#include "region.h"
#include "script.h"

PG_FUNCTION_INFO_V1(zh_fold);
PG_FUNCTION_INFO_V1(zh_script);
PG_FUNCTION_INFO_V1(zh_script_detail);

/* zh_fold(body text) → text: the search key */
Datum
zh_fold(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	ZhcBuf buf;

	zh_require_utf8();
	zh_text_begin(&buf);
	zh_check(zhc_fold(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf));
	PG_RETURN_TEXT_P(zh_text_end(&buf));
}

/* zh_script(body text) → text: hans, hant, mixed, han or none */
Datum
zh_script(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);

	zh_require_utf8();
	PG_RETURN_TEXT_P(cstring_to_text(zhc_script(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body))));
}

/* Where a Traditional text was written, as far as its words tell: ISO 3166-1 alpha-2, or NULL. */
static const char *
RegionOf(const text *body)
{
	static const char *const codes[ZHC_REGION_COUNT] = {NULL, "CN", "HK", "MO", "TW"};
	ZhcClean clean;
	ZhcTokens tokens;
	ZhcRegion region;

	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &clean));
	zh_check(zhc_tokens(&zh_palloc, &clean, &tokens));
	region = zhc_region(&tokens);
	zhc_tokens_free(&zh_palloc, &tokens);
	zhc_clean_free(&zh_palloc, &clean);
	return codes[region];
}

/* zh_script_detail(body text) → (script, hans, hant, region, japanese) */
Datum
zh_script_detail(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	ZhcScriptDetail d;
	const char *script, *region = NULL;
	size_t sum;
	TupleDesc desc;
	Datum values[5];
	bool nulls[5] = {false};

	zh_require_utf8();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	d = zhc_script_detail(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	script = zhc_script_of(&d);
	sum = d.hans + d.hant;
	if (strcmp(script, "hans") == 0)
		region = "CN";
	else if (d.hant > 0)
		region = RegionOf(body);
	values[0] = PointerGetDatum(cstring_to_text(script));
	values[1] = Float4GetDatum(sum ? (float4) d.hans / sum : 0);
	values[2] = Float4GetDatum(sum ? (float4) d.hant / sum : 0);
	nulls[1] = nulls[2] = sum == 0;
	if (region && !zhc_is_japanese(&d))
		values[3] = PointerGetDatum(cstring_to_text(region));
	else
		nulls[3] = true;
	values[4] = BoolGetDatum(zhc_is_japanese(&d));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
