/*
 * convert.c - zh_convert(text, text, boolean)
 */
#include "postgres.h"
#include "fmgr.h"

#include "context.h"
#include "convert.h"
#include "glue.h"

PG_FUNCTION_INFO_V1(zh_convert);

/* The configuration that an argument names; invalid_parameter_value for any other name. */
static const ZhcConfig *
CheckConfig(const text *name)
{
	const ZhcConfig *cfg = zhc_config(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (!cfg)
		zh_invalid_name("config", name, zhc_config_names());
	return cfg;
}

/* zh_convert(body text, config text, context boolean) → text */
Datum
zh_convert(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	const ZhcConfig *cfg;
	ZhcBuf buf;

	zh_require_utf8();
	cfg = CheckConfig(PG_GETARG_TEXT_PP(1));
	zh_text_begin(&buf);
	zh_check(PG_GETARG_BOOL(2)
				 ? zhc_convert_context(cfg, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf)
				 : zhc_convert_exact(cfg, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf));
	PG_RETURN_TEXT_P(zh_text_end(&buf));
}
