/*
 * text.c - keys of ranges of a text
 */
#include "text.h"

#include "fold.h"
#include "utf8.h"

#define PUT_MAX 4096u /* characters at a time */

char *
zhc_text_key_put(const ZhcText *t, uint32_t start, uint32_t end, char *to)
{
	for (uint32_t i = start; i < end; i++)
	{
		if (zhc_is_special(t, i))
			return NULL;
		to += zhc_encode(zhc_ch(t, i), to);
	}
	return to;
}

/* The long way. */
static ZhcStatus
fold_range(const ZhcText *t, uint32_t start, uint32_t end, ZhcBuf *out)
{
	ZhcBuf printed;
	ZhcStatus st;

	zhc_buf_init(&printed, out->al);
	st = zhc_clean_text(t->clean, start, end, &printed);
	if (st == ZHC_OK)
		st = zhc_fold(printed.data, printed.len, out);
	zhc_buf_free(&printed);
	return st;
}

ZhcStatus
zhc_text_key(const ZhcText *t, uint32_t start, uint32_t end, ZhcBuf *out)
{
	ZhcStatus st;
	char *to;

	if (end - start > PUT_MAX)
		return fold_range(t, start, end, out);
	st = zhc_buf_reserve(out,
						 (size_t) (end - start) * ZHC_UTF8_MAX + 1); /* no NULL of an empty one */
	if (st != ZHC_OK)
		return st;
	to = zhc_text_key_put(t, start, end, out->data + out->len);
	if (!to)
		return fold_range(t, start, end, out);
	out->len = (size_t) (to - out->data);
	return ZHC_OK;
}
