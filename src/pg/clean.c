/*
 * clean.c - zh_clean(text)
 */
#include "postgres.h"
#include "fmgr.h"

#include "clean.h"
#include "glue.h"

PG_FUNCTION_INFO_V1(zh_clean);

/* zh_clean(body text) → text: paragraphs put back together, one a line */
Datum
zh_clean(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	ZhcBuf buf;

	zh_require_utf8();
	zh_text_begin(&buf);
	zh_check(zhc_clean_stable(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &buf));
	PG_RETURN_TEXT_P(zh_text_end(&buf));
}
