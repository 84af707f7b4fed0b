/*
 * source.c - a text cleaned and tokenised
 */
#include "source.h"

#include "glue.h"

void
zh_source_clean(ZhSource *src, const text *body)
{
	zh_require_utf8();
	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &src->clean));
}

void
zh_source_cut(ZhSource *src)
{
	zh_check(zhc_tokens(&zh_palloc, &src->clean, &src->tokens));
}

void
zh_source_open(ZhSource *src, const text *body)
{
	zh_source_clean(src, body);
	zh_source_cut(src);
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
