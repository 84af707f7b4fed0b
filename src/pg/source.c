/*
 * source.c - a text cleaned and tokenised, and columns filled from it
 */
#include "source.h"

#include "glue.h"

void
zh_source_open(ZhSource *src, const text *body)
{
	zh_require_utf8();
	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &src->clean));
	zh_check(zhc_tokens(&zh_palloc, &src->clean, &src->tokens));
}

void
zh_source_own(ZhSource *src, const ZhcOwnTerms *own)
{
	zh_check(zhc_own_attach(&zh_palloc, &src->tokens.text, own));
}

void
zh_source_close(ZhSource *src)
{
	zhc_tokens_free(&zh_palloc, &src->tokens);
	zhc_clean_free(&zh_palloc, &src->clean);
}

void
zh_put_place(const ZhSource *src, uint32 start, uint32 end, Datum *values)
{
	const uint32_t *pos = src->clean.pos;

	values[0] = Int32GetDatum((int32) pos[start] + 1);
	values[1] = Int32GetDatum((int32) (pos[end - 1] - pos[start]) + 1);
}

void
zh_put_span(const ZhSource *src, uint32 start, uint32 end, int i, Datum *values, bool *nulls)
{
	ZhcBuf buf;

	nulls[i] = start >= end;
	if (nulls[i])
		return;
	zh_text_begin(&buf);
	zh_check(zhc_clean_text(&src->clean, start, end, &buf));
	values[i] = PointerGetDatum(zh_text_end(&buf));
}
