/*
 * source.c - a text cleaned and tokenised, and columns filled from it
 */
#include "source.h"

#include "fold.h"
#include "glue.h"
#include "utf8.h"

#define MAX_SHORT 4096 /* characters */

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

/* A text's buffer with room for n characters: most are short, and to grow one by one costs. */
static void
BeginText(ZhcBuf *buf, uint32 n)
{
	if (n > MAX_SHORT)
	{
		zh_text_begin(buf);
		return;
	}
	zhc_buf_init(buf, &zh_palloc);
	buf->cap = VARHDRSZ + n * 4;
	buf->data = palloc(buf->cap);
	buf->len = VARHDRSZ;
}

void
zh_put_span(const ZhSource *src, uint32 start, uint32 end, int i, Datum *values, bool *nulls)
{
	ZhcBuf buf;

	nulls[i] = start >= end;
	if (nulls[i])
		return;
	BeginText(&buf, end - start);
	zh_check(zhc_clean_text(&src->clean, start, end, &buf));
	values[i] = PointerGetDatum(zh_text_end(&buf));
}

/*
 * The key of a range of Han characters: their foldings stand in the text already.  False, and
 * nothing appended, when anything else stands among them.
 */
static bool
HanKey(const ZhcText *t, uint32 start, uint32 end, ZhcBuf *key)
{
	for (uint32 i = start; i < end; i++)
		if (zhc_cls(t, i) != ZHC_C_HAN)
			return false;
	zh_check(zhc_buf_reserve(key, (size_t) (end - start) * 4));
	for (uint32 i = start; i < end; i++)
		key->len += (size_t) zhc_encode(zhc_ch(t, i), key->data + key->len);
	return true;
}

void
zh_put_span_key(const ZhSource *src, uint32 start, uint32 end, int i, Datum *values, bool *nulls)
{
	ZhcBuf clean, key;

	nulls[i] = start >= end;
	if (nulls[i])
		return;
	BeginText(&key, end - start);
	if (!HanKey(&src->tokens.text, start, end, &key))
	{
		zhc_buf_init(&clean, &zh_palloc);
		zh_check(zhc_clean_text(&src->clean, start, end, &clean));
		zh_check(zhc_fold(clean.data, clean.len, &key));
		zhc_buf_free(&clean);
	}
	values[i] = PointerGetDatum(zh_text_end(&key));
}
