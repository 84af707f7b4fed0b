/*
 * nameplaces.h - what the files that find places share; private to nameplaces.c,
 * nameroads.c and namevillages.c
 */
#ifndef ZHC_NAMEPLACES_H
#define ZHC_NAMEPLACES_H

#include "namesint.h"

#define ENDS (ZHC_NW(PLACE_END) | ZHC_NW(PLACE_END_WEAK))

static inline bool
free_seg(const ZhcNamer *nm, uint32_t j)
{
	return j < nm->nseg && nm->seg[j].name == ZHC_NO_NAME;
}

/* 站 + 在, 站 + 起: somebody stands there. */
static inline bool
stands_up(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = s->end < nm->text->n ? zhc_ch(nm->text, s->end) : 0;

	return zhc_seg_char(nm, s) == 0x7AD9 && zhc_seg_is_one(s) &&
		   (c == 0x5728 || c == 0x4E0A || c == 0x8D77 || c == 0x51FA || c == 0x5230 ||
			c == 0x4E86 || c == 0x7740); /* 在 上 起 出 到 了 着 */
}

static inline bool
is_end(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	return j < nm->nseg &&
		   ((s->name == ZHC_NO_NAME) & (s->kind == ZHC_SEG_WORD) & ((s->flags & ENDS) != 0)) &&
		   !(s->cls == 'v' && stands_up(nm, s));
}

static inline uint32_t
last_char(const ZhcNamer *nm, const ZhcSeg *s)
{
	return zhc_ch(nm->text, s->end - 1);
}

/* 省 市 县 区 镇 乡 村 岛: what two unknown characters before it are a name with. */
static inline bool
zhc_is_admin(const ZhcNamer *nm, uint32_t j)
{
	static const uint32_t ends[] = {0x7701, 0x5E02, 0x53BF, 0x533A, 0x9547, 0x4E61, 0x6751,
									0x5C9B, 0x5DDE, 0x6CB3, 0x6E56, 0x6E2F, 0x7AD9, 0};

	for (const uint32_t *e = ends; *e; e++)
		if (nm->seg[j].end - nm->seg[j].start == 1 && last_char(nm, &nm->seg[j]) == *e)
			return true;
	return false;
}

/* 村 乡 镇 */
static inline bool
zhc_is_village(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = last_char(nm, &nm->seg[j]);

	return nm->seg[j].end == nm->seg[j].start + 1 && (c == 0x6751 || c == 0x4E61 || c == 0x9547);
}

/* 路 街 */
static inline bool
is_street(uint32_t c)
{
	return c == 0x8DEF || c == 0x8857;
}

/* nameroads.c: the seg behind a railway or road of two or three ends that starts at seg i,
 * 中吉乌铁路; behind a numbered road, 国道3号; or i. */
uint32_t zhc_route_end(const ZhcNamer *nm, uint32_t i);
uint32_t zhc_over_number(const ZhcNamer *nm, uint32_t i);

/* The seg behind what goes on with the place before seg j, or j: 北站, 4巷, —大巴窑集选区, 龙目里.
 */
uint32_t zhc_over_station(const ZhcNamer *nm, uint32_t j);
uint32_t zhc_over_numbered(const ZhcNamer *nm, uint32_t j);
uint32_t zhc_over_ward(const ZhcNamer *nm, uint32_t j);
uint32_t zhc_over_village(const ZhcNamer *nm, uint32_t j);

/* namevillages.c: whether a word of the gazetteer says what it is, 光山县; 省 市 镇 岛; 村 乡 镇.
 */
bool zhc_has_ending(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_is_admin(const ZhcNamer *nm, uint32_t j);
bool zhc_is_village(const ZhcNamer *nm, uint32_t j);

/* The seg behind the village that starts at seg i, behind a place or by its form, or i. */
uint32_t zhc_over_local(const ZhcNamer *nm, uint32_t i);
uint32_t zhc_over_settlement(const ZhcNamer *nm, uint32_t i);

#define ZHC_COST_PART 64u /* single characters below it begin no town's name */

/* Whether seg j is a section of a street of Taiwan: 一段. */
bool zhc_is_section(const ZhcNamer *nm, uint32_t j);

#endif /* ZHC_NAMEPLACES_H */
