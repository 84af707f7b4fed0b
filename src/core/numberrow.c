/*
 * numberrow.c - rows of Han digits, and what stands behind the point of a numeral
 */
#include "numberrow.h"

bool
zhc_row_at(const ZhcText *t, uint32_t p, uint32_t end, unsigned max, ZhcRow *r)
{
	int v;

	*r = (ZhcRow){.end = p};
	while ((r->behind = zhc_numeral_at(t, r->end, end, &v)) == ZHC_NUM_DIGIT ||
		   r->behind == ZHC_NUM_ZERO)
	{
		if (r->behind == ZHC_NUM_DIGIT && zhc_ch(t, r->end) == 0x4E24)
			break;
		if (++r->n > max)
			return false;
		r->zeros |= r->behind == ZHC_NUM_ZERO;
		r->value = r->value * 10 + (uint64_t) v;
		r->end++;
	}
	return true;
}

/* Are the minutes of a clock told, before 分?  八点二十分, 凌晨一点九分, but 八点五分 are points.
 */
static bool
is_minutes(const ZhcText *t, uint32_t from, const ZhcRow *r)
{
	uint32_t len;

	return r->n == 2 || zhc_lex_find_back(t->code, 0, from, ZHC_LEX_BIT(DAY_PART), &len) != NULL;
}

/*
 * Behind 点 stands a clock's time as well (三点一刻, 八点二十分), behind ．the next part of a date
 * or an outline; ・ joins the month and day of a memorial (九・一八) unless a unit or 亿 follows.
 */
bool
zhc_row_is_fraction(const ZhcText *t, uint32_t from, uint32_t end, uint32_t p, const ZhcRow *r)
{
	uint32_t ch = zhc_ch(t, r->end), len;

	switch (zhc_ch(t, p))
	{
		case '.':
			return ch != '.';
		case 0xB7: /* ・ */
			return r->behind == ZHC_NUM_BIG ||
				   zhc_lex_find(t->code, r->end, end, ZHC_LEX_BIT(UNIT), &len) != NULL;
		default:
			return ch != 0x523B /* 刻 */ && ch != 0x949F /* 钟 */ &&
				   (ch != 0x5206 /* 分 */ || !is_minutes(t, from, r));
	}
}

bool
zhc_row_has_fraction(const ZhcText *t, uint32_t from, uint32_t end, uint32_t p)
{
	ZhcRow r;

	return zhc_row_at(t, p + 1, end, 15, &r) && r.n > 0 &&
		   (r.behind == ZHC_NUM_BIG || r.behind == ZHC_NUM_NONE) &&
		   zhc_row_is_fraction(t, from, end, p, &r) &&
		   (zhc_ch(t, p) != 0x70B9 /* 点 */ || zhc_ch(t, r.end) != 0x5206 /* 分 */);
}
