/*
 * script.c - which Chinese script a text is printed in
 */
#include "script.h"

#include "chars.h"
#include "utf8.h"

/* A script with less than this share of the evidence is taken for names and quotations. */
#define MIXED_SHARE_PERCENT 15
#define KANA_SHARE_PERCENT	5

ZhcScriptDetail
zhc_script_detail(const char *s, size_t n)
{
	const char *end = s + n;
	ZhcScriptDetail d = {0};

	while (s < end)
	{
		uint32_t c, w;

		s += zhc_decode(s, end, &c);
		if (c < 0x2E80)
			continue;
		w = zhc_char(c);
		d.han += (w >> ZHC_CLASS_SHIFT) == ZHC_C_HAN;
		d.hans += (w & ZHC_HANS) != 0;
		d.hant += (w & ZHC_HANT) != 0;
		d.kana += (w >> ZHC_CLASS_SHIFT) == ZHC_C_KANA && !(c >= 0x3100 && c < 0x31F0);
	}
	return d;
}

const char *
zhc_script_of(const ZhcScriptDetail *d)
{
	size_t sum = d->hans + d->hant, less = d->hans < d->hant ? d->hans : d->hant;

	if (d->han == 0)
		return "none";
	if (sum == 0)
		return "han";
	if (less * 100 >= sum * MIXED_SHARE_PERCENT)
		return "mixed";
	return d->hans > d->hant ? "hans" : "hant";
}

const char *
zhc_script(const char *s, size_t n)
{
	ZhcScriptDetail d = zhc_script_detail(s, n);

	return zhc_script_of(&d);
}

bool
zhc_is_japanese(const ZhcScriptDetail *d)
{
	return d->kana > 0 && d->kana * 100 >= (d->kana + d->han) * KANA_SHARE_PERCENT;
}
