/*
 * namejapan.c - candidates for Japanese names in the lattice, and Tibetan ones of two words
 */
#include "namelattice.h"

#define COST_STRANGE 66 /* a character of Japanese given names that Chinese ones lack */
#define COST_FAMILY	 92 /* nouns below it are no given name of Japan */
#define COST_ADVERB	 58 /* function words below it are in no given name: 最 */

/* 也 一 二 三: last characters of Japanese given names that begin none: 和也, 俊一. */
static bool
is_last(uint32_t ch)
{
	return ch == 0x4E5F || ch == 0x4E00 || ch == 0x4E8C || ch == 0x4E09;
}

/* Of a character in a Japanese given name, going by Chinese ones. */
static int
given_cost(const ZhcNameModel *m)
{
	int cost = m->first < m->second ? m->first : m->second;

	return cost >= (int) ZHC_NW_FORBIDDEN ? COST_STRANGE : cost < 40 ? 40 : cost > 60 ? 60 : cost;
}

/* A noun or verb of two characters that no Japanese given name is. */
static bool
is_no_given(const ZhcNameWord *w)
{
	return (w->cls == 'n' && w->cost < COST_FAMILY) || w->cls == 'v';
}

void
zhc_name_japanese(ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t end)
{
	const ZhcNameWord *all = zhc_name_word_of(nm, s->i, sur);
	bool rare = (!all->cls || all->cost >= ZHC_RARE_WORD) && !(all->flags & PLACES);
	bool place = all->flags & PLACES && !s->before.title;
	int cost = 60;

	for (uint32_t len = sur + 1; len <= sur + 3 && s->i + len <= end; len++)
	{
		int bonus = context_bonus(nm, s->before, s->i + len);
		uint32_t last = s->i + len - 1;

		cost += given_cost(zhc_name_model(nm, last));
		if (len == sur + 2 && bonus >= 20 &&
			zhc_name_word_of(nm, last - 1, 2)->flags & ZHC_NW(SURNAME_FOREIGN))
			relax(s->from, len, cost - bonus, 0, ZHC_SEG_PERSON, false); /* 多吉 + 才让 */
		if (len == sur + 1 && zhc_ch(nm->text, last) == 0x4EBA)
			continue; /* 高市 + 人 */
		if (zhc_name_model(nm, last)->first == ZHC_NW_FORBIDDEN &&
			!(len == sur + 2 && is_last(zhc_ch(nm->text, last))))
		{
			if (len == sur + 1 && zhc_ch(nm->text, last) == 0x548C)
				continue;
			return;
		}
		if (zhc_name_model(nm, last)->second == ZHC_NW_FORBIDDEN &&
			zhc_name_model(nm, last)->single == ZHC_NW_FORBIDDEN &&
			!is_last(zhc_ch(nm->text, last)) && zhc_ch(nm->text, last) != 0x548C)
		{
			if (zhc_name_cls(zhc_name_entry(nm, last, 1)) == 'f' &&
				zhc_name_cost(zhc_name_entry(nm, last, 1)) < COST_ADVERB)
				return; /* 扎西 + 最能读懂 */
			continue;	/* 则 */
		}
		if (len >= 4 && zhc_name_word_of(nm, last - 1, 2)->flags & ZHC_NW(ORG_END))
			return; /* 中林 + 国小 */
		if (len == sur + 2 && is_no_given(zhc_name_word_of(nm, last - 1, 2)))
			return; /* 渡边 + 家人, 松泽 + 夺得 */
		if (place && len == sur + 1)
			continue; /* 清水 + 段 */
		if ((bonus >= 20 || (rare && len == sur + 2 && cost < 170)) && !cuts_word(nm, last))
			relax(s->from, len, cost + (bonus >= 20 ? 0 : COST_ALONE) - bonus, 0, ZHC_SEG_PERSON,
				  false);
	}
}
