/*
 * script.c - which Chinese script a text is printed in
 */
#include "script.h"

#include "chars.h"
#include "utf8.h"

/* A script with less than this share of the evidence is taken for names and quotations. */
#define MIXED_SHARE_PERCENT 15

const char *
zhc_script(const char *s, size_t n)
{
	const char *end = s + n;
	size_t hans = 0, hant = 0, less;
	bool han = false;

	while (s < end)
	{
		uint32_t c, w;

		s += zhc_decode(s, end, &c);
		if (c < 0x2E80)
			continue;
		w = zhc_char(c);
		han |= (w >> ZHC_CLASS_SHIFT) == ZHC_C_HAN;
		hans += (w & ZHC_HANS) != 0;
		hant += (w & ZHC_HANT) != 0;
	}
	if (!han)
		return "none";
	if (hans + hant == 0)
		return "han";
	less = hans < hant ? hans : hant;
	if (less * 100 >= (hans + hant) * MIXED_SHARE_PERCENT)
		return "mixed";
	return hans > hant ? "hans" : "hant";
}
