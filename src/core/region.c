/*
 * region.c - where an article was written
 */
#include "region.h"

/* Characters looked at for the script: enough to be sure, whatever the length, and few. */
#define SCRIPT_SAMPLE 4000
#define REGION_SAMPLE 160

/* Whether a text is printed in Traditional characters, by its first `n`. */
static bool
is_traditional(const ZhcText *x, uint32_t n)
{
	uint32_t traditional = 0;

	if (n > x->n)
		n = x->n;
	for (uint32_t i = 0; i < n; i++)
		traditional += zhc_ch(x, i) != x->clean->cp[i] && zhc_cls(x, i) == ZHC_C_HAN;
	return traditional * 50 >= n;
}

ZhcRegion
zhc_region(const ZhcTokens *t)
{
	int weight[ZHC_REGION_COUNT] = {0};
	ZhcRegion best = ZHC_REGION_UNKNOWN;

	for (uint32_t k = 0; (k = zhc_token_next(t, k, ZHC_LEX_ANY_REGION)) < t->n; k++)
	{
		const ZhcLexEntry *e = zhc_lex_pick(zhc_token_entries(&t->tok[k]), ZHC_LEX_BIT(REGION));

		if (e && e->a > 0 && e->a < ZHC_REGION_COUNT)
			weight[e->a] += e->b;
	}
	/* a paper of Hong Kong on listings of the mainland */
	if (weight[ZHC_REGION_MAINLAND] && is_traditional(&t->text, REGION_SAMPLE))
		weight[ZHC_REGION_MAINLAND] = 0;
	for (int r = 1; r < ZHC_REGION_COUNT; r++)
		if (weight[r] > weight[best])
			best = (ZhcRegion) r;
	return best;
}

const char *
zhc_region_currency(ZhcRegion r)
{
	static const char *const codes[ZHC_REGION_COUNT] = {"", "CNY", "HKD", "MOP", "TWD"};

	return codes[r];
}

const char *
zhc_local_currency(const ZhcTokens *t, ZhcRegion r)
{
	if (r != ZHC_REGION_UNKNOWN)
		return zhc_region_currency(r);
	return zhc_region_currency(is_traditional(&t->text, SCRIPT_SAMPLE) ? ZHC_REGION_UNKNOWN
																	   : ZHC_REGION_MAINLAND);
}
