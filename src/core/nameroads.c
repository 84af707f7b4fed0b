/*
 * nameroads.c - places that numbers, directions and dashes make: stations, roads, streets, wards
 */
#include "nameplaces.h"

#define COST_VILLAGE 100 /* words below it are what they mean before 里 */

/* 京 沪 津 渝 at seg i, which begin roads: 京开高速. */
static bool
is_capital(const ZhcNamer *nm, uint32_t i)
{
	uint32_t c = zhc_ch(nm->text, nm->seg[i].start);

	return c == 0x4EAC || c == 0x6CAA || c == 0x6D25 || c == 0x6E1D;
}

/* 铁路 高铁 公路 高速 with its two or three ends in one character each: 中吉乌铁路. */
uint32_t
zhc_route_end(const ZhcNamer *nm, uint32_t i)
{
	uint32_t j = i, a, b;

	while (free_seg(nm, j) && j - i < 4 && nm->seg[j].end - nm->seg[j].start == 1 &&
		   (nm->seg[j].kind == ZHC_SEG_ONE ||
			(nm->seg[j].kind == ZHC_SEG_WORD &&
			 (nm->seg[j].cls == 'n' || zhc_ch(nm->text, nm->seg[j].start) == 0x4E2D ||
			  (j == i + 1 && is_capital(nm, i))))))
		j++;
	if (j - i < 2 || j - i > 3 || !is_end(nm, j) || nm->seg[j].end - nm->seg[j].start < 2)
		return i;
	a = zhc_ch(nm->text, nm->seg[j].start);
	b = zhc_ch(nm->text, nm->seg[j].start + 1);
	if ((a == 0x94C1 && b == 0x8DEF) || (a == 0x9AD8 && (b == 0x94C1 || b == 0x901F)) ||
		(a == 0x516C && b == 0x8DEF))
		return j + 1;
	return i;
}

/* Behind 北 + 站, or 北站, at seg j: a station of the town before it; else j. */
uint32_t
zhc_over_station(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = free_seg(nm, j) ? zhc_ch(nm->text, nm->seg[j].start) : 0, n;

	if (!(c == 0x4E1C || c == 0x897F || c == 0x5357 || c == 0x5317)) /* 东 西 南 北 */
		return j;
	n = nm->seg[j].end - nm->seg[j].start;
	if (n == 2 && last_char(nm, &nm->seg[j]) == 0x7AD9) /* 站 */
		return j + 1;
	return n == 1 && is_end(nm, j + 1) && last_char(nm, &nm->seg[j + 1]) == 0x7AD9 ? j + 2 : j;
}

/* 一段 … 九段: of a street of Taiwan. */
bool
zhc_is_section(const ZhcNamer *nm, uint32_t j)
{
	return free_seg(nm, j) && nm->seg[j].end - nm->seg[j].start == 2 &&
		   last_char(nm, &nm->seg[j]) == 0x6BB5 && nm->seg[j].cls == 'm';
}

/* 国道3号, 省道221号: a numbered road; the seg behind it, or i. */
uint32_t
zhc_over_number(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];

	if (i + 2 < nm->nseg && s->end - s->start == 2 && last_char(nm, s) == 0x9053 && is_end(nm, i) &&
		nm->seg[i + 1].kind == ZHC_SEG_NUMBER && free_seg(nm, i + 2) &&
		nm->seg[i + 2].end - nm->seg[i + 2].start == 1 && last_char(nm, &nm->seg[i + 2]) == 0x53F7)
		return i + 3;
	return i;
}

/* 大巴窑 + 4 + 巷: a numbered street of the town before it; the seg behind it, or j. */
uint32_t
zhc_over_numbered(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = is_end(nm, j + 1) ? last_char(nm, &nm->seg[j + 1]) : 0;

	if (c == 0x6865 && free_seg(nm, j) && nm->seg[j].cls == 'm' &&
		nm->seg[j].end == nm->seg[j].start + 1 && nm->seg[j + 1].end == nm->seg[j + 1].start + 1)
		return j + 2; /* 长江 + 二 + 桥 */
	return free_seg(nm, j) && nm->seg[j].kind == ZHC_SEG_NUMBER &&
				   nm->seg[j].end - nm->seg[j].start <= 3 &&
				   (is_street(c) || c == 0x5DF7 || c == 0x9053) /* 巷 道 */
				   && nm->seg[j + 1].end == nm->seg[j + 1].start + 1
			   ? j + 2
			   : j;
}

/* 碧山—大巴窑集选区: a ward of two towns; the seg behind it, or j. */
uint32_t
zhc_over_ward(const ZhcNamer *nm, uint32_t j)
{
	return j + 2 < nm->nseg && nm->seg[j].kind == ZHC_SEG_JOIN && free_seg(nm, j + 1) &&
				   nm->seg[j + 1].flags & ZHC_NW_PLACES && is_end(nm, j + 2) &&
				   nm->seg[j + 2].end - nm->seg[j + 2].start == 3 &&
				   last_char(nm, &nm->seg[j + 2]) == 0x533A
			   ? j + 3
			   : j;
}

/* Behind the three characters of a village (里) of Taiwan at seg j, 大树区 + 龙目里; else j. */
uint32_t
zhc_over_village(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = j > 0 ? last_char(nm, &nm->seg[j - 1]) : 0, start, k = j;
	const ZhcNameWord *w;

	if (!(c == 0x533A || c == 0x5E02 || c == 0x9547 || c == 0x4E61) || !free_seg(nm, j))
		return j; /* 区 市 镇 乡 */
	start = nm->seg[j].start;
	if (start + 3 > nm->text->n || nm->text->clean->cp[start + 2] != 0x91CC)
		return j; /* 里 as it is printed, not 裡 */
	w = zhc_name_word_of(nm, start, 2);
	if (w->cls && w->cost < COST_VILLAGE)
		return j;
	while (free_seg(nm, k) && nm->seg[k].kind <= ZHC_SEG_FOREIGN && nm->seg[k].end < start + 3)
		k++;
	return free_seg(nm, k) && nm->seg[k].kind <= ZHC_SEG_FOREIGN && nm->seg[k].end == start + 3
			   ? k + 1
			   : j;
}
