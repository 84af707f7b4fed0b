/*
 * nameorgadd.c - what an organisation that was found adds: itself, the country before it, short
 * forms
 */
#include "namesint.h"

/* Whether what is left behind a country is a name of its own. */
static bool
stands_alone(const ZhcNamer *nm, uint32_t a, uint32_t k)
{
	return a < k || !(nm->seg[k].flags & ZHC_NW(ORG_END_WEAK)) || (nm->seg[k].flags & ZHC_NW(ORG));
}

/* The country that begins an organisation of the lists, when the rest is a body's name too: 美国 of
 * 美国商务部, but not 中国 of 中国银行. */
static ZhcStatus
add_country(ZhcNamer *nm, const ZhcSeg *s)
{
	for (uint32_t n = 2; s->end - s->start >= n + 2 && n <= 5; n++)
	{
		const ZhcNameWord *w = &zhc_name_words[zhc_name_entry(nm, s->start, n)], *rest;

		if (!(w->flags & ZHC_NW(COUNTRY)))
			continue;
		if (w->country[0] == 'C' && w->country[1] == 'N')
			break;
		rest = &zhc_name_words[zhc_name_entry(nm, s->start + n, s->end - s->start - n)];
		for (uint32_t k = s->start + n + 1;
			 !(rest->flags & (ZHC_NW(ORG) | ZHC_NW_BODIES)) && k + 2 < s->end; k++)
			rest = &zhc_name_words[zhc_name_entry(nm, k, s->end - k)]; /* 全国雇主 + 联合会 */
		if (rest->flags & ZHC_NW(ORG) ||
			(rest->flags & ZHC_NW(ORG_END) && !(rest->flags & ZHC_NW(ORG_END_WEAK))))
			return zhc_name_add_range(nm, ZHC_NAME_PLACE, (ZhcRange){s->start, s->start + n},
									  w->country);
	}
	return ZHC_OK;
}

/* The seg that ends a name with a place in brackets behind it, 建设银行（亚洲）, or k. */
static uint32_t
over_branch(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k + 1];

	return k + 3 < nm->nseg && s->kind == ZHC_SEG_OPEN && zhc_ch(nm->text, s->start) == '(' &&
				   s[2].kind == ZHC_SEG_CLOSE && s[1].flags & ZHC_NW_PLACES &&
				   s[1].end - s[1].start <= 4 && !(nm->seg[k].flags & ZHC_NW(MEDIA))
			   ? k + 3
			   : k;
}

/* The numbered department behind a body at seg k, 研究室 + 二部, 集团 + 五院, or k. */
static uint32_t
over_number(const ZhcNamer *nm, uint32_t k)
{
	static const uint16_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
										0x4E03, 0x516B, 0x4E5D, 0x5341, 0};
	static const uint16_t ends[] = {0x90E8, 0x9662, 0x5C40, 0x5904, 0x5BA4,
									0x79D1, 0x961F, 0x6240, 0x5EAD, 0};
	const ZhcSeg *s = &nm->seg[k + 1];
	bool number = false, end = false;

	if (k + 1 >= nm->nseg || s->name != ZHC_NO_NAME || s->kind > ZHC_SEG_ONE ||
		s->end != s->start + 2)
		return k;
	for (const uint16_t *c = numerals; *c; c++)
		number |= *c == zhc_ch(nm->text, s->start);
	for (const uint16_t *c = ends; *c; c++)
		end |= *c == zhc_ch(nm->text, s->start + 1);
	if (!number || !end)
		return k;
	s++; /* 一部 + 法律 is a measure */
	return k + 2 == nm->nseg || s->kind >= ZHC_SEG_OPEN || s->flags & ZHC_NW(TITLE) ||
				   zhc_class_in(s->cls, "fv")
			   ? k + 1
			   : k;
}

/* 中国 is a part of the names of what is there, 中国自行车运动协会, but not of who comes from
 * there: 中国水利代表团. */
static bool
is_home(const ZhcNamer *nm, uint32_t a, uint32_t k)
{
	const char *country = zhc_name_words[nm->seg[a].word].country;
	uint32_t c = zhc_ch(nm->text, nm->seg[k].end - 1);

	return country[0] == 'C' && country[1] == 'N' &&
		   !(c == 0x56E2 || c == 0x961F || c == 0x519B || c == 0x9986 ||
			 c == 0x5E9C); /* 团 队 军 馆 府 */
}

ZhcStatus
zhc_name_add_org(ZhcNamer *nm, uint32_t a, uint32_t k)
{
	ZhcStatus st = ZHC_OK;

	k = over_number(nm, over_branch(nm, k));

	if (nm->seg[a].flags & ZHC_NW(ORG) && nm->seg[a].kind == ZHC_SEG_WORD)
		st = add_country(nm, &nm->seg[a]);
	if (st == ZHC_OK && a < k && nm->seg[a].flags & ZHC_NW(COUNTRY) &&
		nm->seg[a + 1].kind != ZHC_SEG_JOIN && stands_alone(nm, a + 1, k) &&
		!(a + 1 < k && is_home(nm, a, k)))
		st = zhc_name_add(nm, ZHC_NAME_PLACE, a, a);
	if (st == ZHC_OK)
		st = zhc_name_add(nm, ZHC_NAME_ORGANIZATION, a, k);
	if (st == ZHC_OK)
		st = zhc_name_stem(nm, a, k, nm->seg[a].start);
	return st == ZHC_OK ? zhc_name_bracket(nm, nm->seg[k].end, nm->seg[a].start) : st;
}
