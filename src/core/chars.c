/*
 * chars.c - names of the character classes, and foldings the other way round
 */
#include "chars.h"

const char *
zhc_class_name(ZhcClass c)
{
	static const char *const names[ZHC_C_COUNT] = {
		"other", "ignorable", "blank", "newline", "han",   "kana",	"letter", "digit",
		"mark",	 "joiner",	  "stop",  "open",	  "close", "punct", "symbol"};

	return (unsigned) c < ZHC_C_COUNT ? names[c] : "other";
}

size_t
zhc_unfold(uint32_t cp, uint32_t *out, size_t max)
{
	const ZhcUnfold *lo = zhc_chars_unfold;
	const ZhcUnfold *hi = zhc_chars_unfold_end;
	size_t n = 0;

	while (lo < hi)
	{
		const ZhcUnfold *mid = lo + (hi - lo) / 2;

		if (mid->folded < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (max > 0)
		out[0] = cp;
	for (n = 1; lo < zhc_chars_unfold_end && lo->folded == cp; lo++, n++)
		if (n < max)
			out[n] = lo->printed;
	return n;
}
