/*
 * chars.c - names of the character classes, and the fingerprint of the tables
 */
#include "chars.h"

#include "fold_tables.h"
#include "utf8.h"

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

static uint64_t
fnv(uint64_t h, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		h = (h ^ ((value >> (8 * i)) & 0xFF)) * UINT64_C(0x100000001B3);
	return h;
}

uint64_t
zhc_chars_hash(void)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (uint32_t c = 0; c < ZHC_BAD_BYTE; c++)
		h = fnv(h, zhc_char(c) & ~(ZHC_HANS | ZHC_HANT));
	for (const ZhcFoldSeq *seq = zhc_fold_seqs; seq < zhc_fold_seqs_end; seq++)
	{
		h = fnv(h, seq->cp);
		for (uint32_t i = 0; i < seq->len; i++)
			h = fnv(h, zhc_fold_chars[seq->start + i]);
	}
	return h;
}
