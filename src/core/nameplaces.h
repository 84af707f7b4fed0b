/*
 * nameplaces.h - what the files that find places share; private to nameplaces.c and nameroads.c
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

static inline bool
is_end(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	return j < nm->nseg &&
		   ((s->name == ZHC_NO_NAME) & (s->kind == ZHC_SEG_WORD) & ((s->flags & ENDS) != 0));
}

static inline uint32_t
last_char(const ZhcNamer *nm, const ZhcSeg *s)
{
	return zhc_ch(nm->text, s->end - 1);
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

/* The seg behind what goes on with the place before seg j, or j: 北站, 4巷, —大巴窑集选区. */
uint32_t zhc_over_station(const ZhcNamer *nm, uint32_t j);
uint32_t zhc_over_numbered(const ZhcNamer *nm, uint32_t j);
uint32_t zhc_over_ward(const ZhcNamer *nm, uint32_t j);

/* Whether seg j is a section of a street of Taiwan: 一段. */
bool zhc_is_section(const ZhcNamer *nm, uint32_t j);

#endif /* ZHC_NAMEPLACES_H */
