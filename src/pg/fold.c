/*
 * fold.c - zh_fold(text), zh_script(text)
 */
#include "postgres.h"
#include "fmgr.h"
#include "utils/builtins.h"

#include "fold.h"
#include "glue.h"
#include "script.h"

PG_FUNCTION_INFO_V1(zh_fold);
PG_FUNCTION_INFO_V1(zh_script);

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
