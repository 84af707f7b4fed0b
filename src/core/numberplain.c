/*
 * numberplain.c - Arabic digits alone, as nearly all numbers of dates and percentages are
 */
#include "number.h"

bool
zhc_number_plain(const ZhcText *t, uint32_t i, uint32_t end, ZhcNumber *out)
{
	uint64_t m = 0;
	uint32_t p = i, point = 0;
	int v;

	while (p < end && zhc_is_digit(t, p))
		m = m * 10 + (zhc_ch(t, p++) - '0');
	if (p == i || p - i > 9 || (p < end && zhc_ch(t, p) == ','))
		return false;
	if (p + 1 < end && zhc_ch(t, p) == '.' && zhc_is_digit(t, p + 1))
	{
		point = p++;
		while (p < end && zhc_is_digit(t, p))
			m = m * 10 + (zhc_ch(t, p++) - '0');
		if (p - point > 9)
			return false;
	}
	if (p < end && (zhc_lex_numeral(t->code[p], &v) != ZHC_NUM_NONE ||
					(zhc_lex_first[t->code[p]] & ZHC_LEX_BIT(APPROX_INNER))))
		return false;
	*out = (ZhcNumber){.start = i,
					   .end = p,
					   .value = {m, point ? -(int32_t) (p - point - 1) : 0, false},
					   .digits = (uint8_t) ((point ? point : p) - i),
					   .groups = 1,
					   .arabic = true,
					   .plain = !point,
					   .decimal = point != 0};
	out->leading_zero = out->digits > 1 && zhc_ch(t, i) == '0';
	out->max = out->value;
	return true;
}
