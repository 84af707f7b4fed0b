/*
 * compat.c - what OpenCC does to characters before any dictionary: compatibility ideographs are
 * replaced, ideographic description sequences stay whole
 */
#include "convert_tables.h"

/* OpenCC's bounds. */
#define MAX_DESCRIPTION_DEPTH 16
#define MAX_DESCRIPTION_CHARS 64

static int
operands(uint32_t cp)
{
	if (cp < 0x2FF0 || cp > 0x2FFF)
		return 0;
	if (cp == 0x2FF2 || cp == 0x2FF3)
		return 3;
	return cp >= 0x2FFE ? 1 : 2;
}

/*
 * Operators and their operands are counted on a small stack instead of by recursion.
 */
const char *
zhc_description_end(const char *s, const char *end)
{
	int missing[MAX_DESCRIPTION_DEPTH + 1]; /* operands that each open operator still needs */
	int depth = 0, chars = 0;

	while (s < end && chars < MAX_DESCRIPTION_CHARS)
	{
		uint32_t cp;
		int n;

		s += zhc_decode(s, end, &cp);
		chars++;
		n = operands(cp);
		if (depth + 1 > MAX_DESCRIPTION_DEPTH)
			return NULL;
		if (n > 0)
		{
			missing[depth++] = n;
			continue;
		}
		while (depth > 0 && --missing[depth - 1] == 0)
			depth--;
		if (depth == 0)
			return s;
	}
	return NULL;
}

uint32_t
zhc_convert_normal(uint32_t cp)
{
	const ZhcCompat *lo = zhc_convert_compat, *hi = zhc_convert_compat_end;

	while (lo < hi)
	{
		const ZhcCompat *mid = lo + (hi - lo) / 2;

		if (mid->from == cp)
			return mid->to;
		if (mid->from < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return cp;
}

ZhcStatus
zhc_convert_normalize(const char *s, const char *end, ZhcBuf *out)
{
	const char *next_poll = s;
	/* replacing U+FAxx by U+2xxxx lengthens 3 bytes to 4 */
	ZhcStatus st = zhc_buf_reserve(out, (size_t) (end - s) / 3 * 4 + 8);

	while (st == ZHC_OK && s < end)
	{
		uint32_t cp;
		const char *after = s + zhc_decode(s, end, &cp), *whole = NULL;

		if (s >= next_poll)
		{
			zhc_poll(out->al);
			next_poll = s + 65536;
		}
		if (operands(cp) > 0)
			whole = zhc_description_end(s, end);
		if (whole)
		{
			memcpy(out->data + out->len, s, (size_t) (whole - s));
			out->len += (size_t) (whole - s);
			after = whole;
		}
		else
			out->len += (size_t) zhc_encode(zhc_convert_normal(cp), out->data + out->len);
		s = after;
	}
	return st;
}
