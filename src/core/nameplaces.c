/*
 * nameplaces.c - places: of the gazetteer, by their endings, and chains of both (新北市三重区)
 */
#include "nameplaces.h"

#define COST_WHOLE	104u /* words below it are no name before 机场 */
#define COST_TOWN	88u	 /* nor those before 镇, 乡 or 村 */
#define STREET_COST 84u	 /* words below it are before 街 what they mean */
#define STREET_NOUN 96u	 /* nouns below it are so even where places stand */

#define MAX_BEFORE 4 /* segments before an ending */

/*
 * The first ending at or behind seg i, kept between calls: endings are rare, and looking for what
 * belongs to one is not cheap.
 */
static uint32_t
next_end(ZhcNamer *nm, uint32_t i)
{
	if (i < nm->end_from || i > nm->end_at)
	{
		nm->end_from = i;
		nm->end_at = i;
		while (nm->end_at < nm->nseg && !is_end(nm, nm->end_at))
			nm->end_at++;
	}
	return nm->end_at;
}

static bool
is_material(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind == ZHC_SEG_ONE)
		return true;
	if (s->kind == ZHC_SEG_FOREIGN)
		return !s->dotted && !(nm->ctx[s->start] & ZHC_CTX_TITLE_END);
	if (s->kind == ZHC_SEG_PERSON)
		return !(nm->ctx[s->start] & ZHC_CTX_TITLE_END) &&
			   zhc_name_vote(nm, s->start, s->end - s->start)->strong == 0;
	return zhc_seg_proper(nm, s) && !(s->flags & ZHC_NW_PLACES);
}

/* 大厦 大楼 大桥 广场 花园 机场 水库 隧道 遗址 酒店 饭店 宾馆, 路 街: what is built and bears
 * names. */
static bool
is_built_end(const ZhcNamer *nm, uint32_t j)
{
	static const uint32_t two[] = {
		0x592753A6u, 0x5927697Cu, 0x59276865u, 0x5E7F573Au, 0x82B156EDu, 0x82D15C4Bu, 0x673A573Au,
		0x6C345E93u, 0x96A79053u, 0x90575740u, 0x91525E97u, 0x996D5E97u, 0x5BBE9986u, 0};
	const ZhcSeg *s = &nm->seg[j];
	uint32_t c = last_char(nm, s);

	if (s->end - s->start == 1)
		return c == 0x8DEF || c == 0x8857 || c == 0x90A8; /* 路 街 邨 */
	c |= zhc_ch(nm->text, s->end - 2) << 16;
	for (const uint32_t *e = two; s->end - s->start == 2 && *e; e++)
		if (c == *e)
			return true;
	return false;
}

/*
 * An ordinary word before 街, 路 or 道 where streets stand: 在丰盛街18号, 大智路口, 美芝路一带.
 * Returns the seg behind it, or i.
 */
static uint32_t
over_street(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];
	uint32_t c = is_end(nm, i + 1) ? last_char(nm, &nm->seg[i + 1]) : 0, after;

	if (!(c == 0x8DEF || c == 0x8857 || c == 0x9053) || s->end - s->start != 2 ||
		nm->seg[i + 1].end - nm->seg[i + 1].start != 1 || s->kind != ZHC_SEG_WORD || !s->cls ||
		!zhc_class_in(s->cls, "na") || zhc_name_words[s->word].cost < STREET_COST)
		return i;
	after = i + 2 < nm->nseg ? zhc_ch(nm->text, nm->seg[i + 2].start) : 0;
	if (i + 2 < nm->nseg && nm->seg[i + 2].kind == ZHC_SEG_NUMBER)
		return i + 2;
	if (s->cls == 'n' && zhc_name_words[s->word].cost >= STREET_NOUN && zhc_place_before(nm, s))
		return i + 2; /* 赶到 + 文汇 + 路 */
	return after == 0x53E3 || after == 0x6BB5 || after == 0x4EA4 ||
				   (after == 0x4E00 && nm->seg[i + 2].end - nm->seg[i + 2].start == 2)
			   ? i + 2
			   : i; /* 口 段 交界 一带 */
}

/* One character alone that transcriptions have inside. */
static bool
is_transcribed(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	return free_seg(nm, j) && s->end - s->start == 1 && s->kind <= ZHC_SEG_ONE && s->cls != 'f' &&
		   zhc_name_model(nm, s->start)->inner != ZHC_NW_NEVER;
}

/* 群岛 海峡 半岛 山脉: what maps have of transcribed names. */
static bool
is_land(const ZhcNamer *nm, uint32_t j)
{
	uint32_t last = last_char(nm, &nm->seg[j]);

	return nm->seg[j].end - nm->seg[j].start == 2 &&
		   (last == 0x5C9B || last == 0x5CE1 || last == 0x8109);
}

/* Whether segs [i, j) are a rare word, or two or three characters alone, where a place may begin:
 * 在 + 云岭 + 机场 */
static bool
stands_free(const ZhcNamer *nm, uint32_t i, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[i];

	if (j - i > 3 || (i > 0 && s[-1].kind < ZHC_SEG_OPEN && !(s[-1].flags & ZHC_NW_PLACES) &&
					  !zhc_place_before(nm, s)))
		return false;
	if (j == i + 1)
		return s->kind == ZHC_SEG_WORD && s->end == s->start + 2 && s->cls == 'n' &&
			   zhc_name_cost(s->word) >= (zhc_is_village(nm, j) ? COST_TOWN : COST_WHOLE);
	if (s->cls && zhc_name_cost(s->word) < ZHC_COST_PART)
		return false; /* 每 + 座 + 水库 */
	for (; i < j; i++)
		if (!free_seg(nm, i) || nm->seg[i].end != nm->seg[i].start + 1 ||
			nm->seg[i].kind > ZHC_SEG_ONE || nm->seg[i].cls == 'm' ||
			(nm->seg[i].cls && nm->seg[i].cls != 'n' &&
			 zhc_name_cost(nm->seg[i].word) < ZHC_COST_PART))
			return false;
	return true;
}

/* An ending at j, over what belongs to it from i on; returns the seg behind it, or i. */
static uint32_t
over_ending(ZhcNamer *nm, uint32_t i, bool proper)
{
	uint32_t j = i, chars = 0;

	if (next_end(nm, i) > i + MAX_BEFORE)
		return i;

	for (j = i + 1; j <= i + 3 && j < nm->nseg; j++) /* 北岭市, 鸿福大厦 */
		if (is_end(nm, j) &&
			((j > i + 1 && zhc_is_admin(nm, j)) || is_built_end(nm, j) || zhc_is_village(nm, j)) &&
			((j > i + 1 && zhc_seg_unknown(nm, j) == i) ||
			 ((nm->seg[j].end > nm->seg[j].start + 1 || zhc_is_village(nm, j)) &&
			  stands_free(nm, i, j))))
			return j + 1;
	for (j = i + 2; j <= i + 4 && j < nm->nseg && is_transcribed(nm, j - 1); j++)
		if (is_end(nm, j) && is_land(nm, j) && is_transcribed(nm, i))
			return j + 1; /* 塔 + 劳 + 群岛 */
	if (free_seg(nm, i) && is_end(nm, i + 1) && is_end(nm, i + 2) && !is_end(nm, i) &&
		nm->seg[i + 1].end - nm->seg[i].start == 2 && nm->seg[i].kind == ZHC_SEG_WORD &&
		nm->seg[i].cls && zhc_class_in(nm->seg[i].cls, "na") &&
		nm->seg[i + 2].end - nm->seg[i + 2].start == 2)
		return i + 3; /* 淡 + 江 + 大桥 */
	j = i;
	while (free_seg(nm, j) && j - i < MAX_BEFORE && !is_end(nm, j) && is_material(nm, &nm->seg[j]))
		chars += nm->seg[j].end - nm->seg[j].start, j++;
	if (chars > 0 && chars <= 6 && is_end(nm, j) &&
		(chars > 1 || proper || nm->seg[j].end - nm->seg[j].start > 1))
		return j + 1;
	if (!proper)
		return i;
	for (j = i; free_seg(nm, j) && j - i < MAX_BEFORE && !is_end(nm, j); j++)
	{
		const ZhcSeg *s = &nm->seg[j];

		if (s->kind == ZHC_SEG_NUMBER || (s->cls == 'm' && j > i && s->end - s->start == 1 &&
										  nm->seg[j - 1].kind == ZHC_SEG_NUMBER))
			continue;
		if (s->kind != ZHC_SEG_WORD || !s->cls || !zhc_class_in(s->cls, "nbw") ||
			s->flags & (ZHC_NW(TITLE) | ZHC_NW(PERSON_AFTER)))
			return i;
	}
	if (j > i && is_end(nm, j) && nm->seg[j].end - nm->seg[j].start >= 2)
		return j + 1;
	return i;
}

bool
zhc_place_before(const ZhcNamer *nm, const ZhcSeg *s)
{
	switch (s->start > 0 ? zhc_ch(nm->text, s->start - 1) : 0)
	{
		case 0x5728: /* 在 */
		case 0x8D74: /* 赴 */
		case 0x4ECE: /* 从 */
		case 0x5230: /* 到 */
		case 0x62B5: /* 抵 */
		case 0x8FBE: /* 达, of 抵达 and 到达 */
		case 0x4E8E: /* 于 */
		case 0x7531: /* 由 */
		case 0x5F80: /* 往 */
		case 0x53BB: /* 去 */
			return true;
		default:
			return false;
	}
}

/* 省 市 县 区 州 */
static bool
is_division(uint32_t c)
{
	return c == 0x7701 || c == 0x5E02 || c == 0x53BF || c == 0x533A || c == 0x5DDE;
}

/* Whether a weak place stands where places stand. */
static bool
in_place_context(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];

	if (!s->cls || (s->cls == 'n' && i > 1 && zhc_name_pause(nm, s->start - 1) &&
					nm->seg[i - 2].flags & ZHC_NW_PLACES))
		return true; /* 张家港、 + 太仓 */
	if (s->cls == 'n' && i > 0 && nm->seg[i - 1].flags & ZHC_NW(PLACE) &&
		zhc_name_words[s->word].cost >= 100 && s->end - s->start == 2)
		return true; /* 江苏 + 丹阳 */
	if (zhc_name_words[s->word].cost >= 104 &&
		(zhc_place_before(nm, s) || (i > 0 && nm->seg[i - 1].flags & ZHC_NW_PLACES) ||
		 (s->end < nm->text->n && is_division(zhc_ch(nm->text, s->end)))))
		return true; /* 在漠河, 河北曲阳, 永宁 + 市委书记 */
	if (s->cls != 'n' || (i > 0 && nm->seg[i - 1].flags & ZHC_NW(PLACE)))
		return s->cls == 'n' && zhc_has_ending(nm, &nm->seg[i - 1]);
	return zhc_name_words[s->word].cost >= 92 && zhc_place_before(nm, s);
}

/* An ending that does not belong to the place before it: 江 河 海 山 湖 湾 that start another name
 * (板桥 + 江翠), what a plateau has. */
static bool
starts_unknown(const ZhcNamer *nm, uint32_t j)
{
	static const uint32_t ends[] = {0x6C5F, 0x6CB3, 0x6D77, 0x5C71, 0x6E56, 0x6E7E, 0};
	uint32_t last = last_char(nm, &nm->seg[j - 1]);

	/* 青藏高原 + 冰川, 四川盆地 + 森林: a thing of the region */
	if (nm->seg[j - 1].end - nm->seg[j - 1].start >= 4 &&
		(last == 0x539F || last == 0x5730 || last == 0x6F20))
		return true;
	if (nm->seg[j].end - nm->seg[j].start == 1 && free_seg(nm, j + 1) &&
		nm->seg[j + 1].end - nm->seg[j + 1].start == 1 && nm->seg[j + 1].kind <= ZHC_SEG_ONE &&
		(!nm->seg[j + 1].cls || (nm->seg[j + 1].cls == 'n' && !is_end(nm, j + 1) &&
								 zhc_name_words[nm->seg[j + 1].word].cost >= 84)))
		for (const uint32_t *e = ends; *e; e++)
			if (last_char(nm, &nm->seg[j]) == *e)
				return true;
	return false;
}

/* A place of the lists that is built and stands in the one before it: 香港文化中心, 淮海路. */
static bool
is_built(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = last_char(nm, s);

	if (s->end - s->start < 3)
		return false;
	if (is_street(c) || c == 0x5BFA || c == 0x5E99 || c == 0x5BAB || c == 0x9986 || c == 0x6865 ||
		c == 0x573A) /* 寺 庙 宫 馆 桥 场 */
		return true;
	return s->end - s->start > 3 &&
		   (zhc_name_words[zhc_name_entry(nm, s->end - 2, 2)].flags & ZHC_NW(PLACE_END) ||
			(c == 0x5FC3 && zhc_ch(nm->text, s->end - 2) == 0x4E2D)); /* 中心 */
}

/* 东 西 南 北 before a region abroad: 北 + 达尔富尔 + 州. */
static uint32_t
over_direction(const ZhcNamer *nm, uint32_t i)
{
	uint32_t c = zhc_ch(nm->text, nm->seg[i].start), j = i + 1;
	bool direction = (c == 0x4E1C) | (c == 0x897F) | (c == 0x5357) | (c == 0x5317);

	if (!direction || nm->seg[i].end - nm->seg[i].start != 1 || !free_seg(nm, j) ||
		nm->seg[j].end - nm->seg[j].start < 3)
		return i;
	for (uint32_t p = nm->seg[j].start; p + 1 < nm->seg[j].end; p++)
		if (zhc_name_model(nm, p)->inner == ZHC_NW_NEVER)
			return i;
	if (nm->seg[j].flags & ZHC_NW(PLACE) && zhc_has_ending(nm, &nm->seg[j]))
		return j + 1;
	if ((nm->seg[j].kind == ZHC_SEG_FOREIGN || nm->seg[j].flags & ZHC_NW_PLACES) &&
		is_end(nm, j + 1) && zhc_is_admin(nm, j + 1))
		return j + 2;
	return i;
}

/* The seg behind the place of the gazetteer at i and what goes on with it, 新北市三重區某路, or i.
 */
static uint32_t
over_chain(ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];
	uint32_t j = i + 1, k;
	bool known = s->flags & ZHC_NW(PLACE) || in_place_context(nm, i);

	for (;;)
	{
		if (is_end(nm, j) && !starts_unknown(nm, j))
			k = j + 1;
		else if (free_seg(nm, j) && nm->seg[j].kind == ZHC_SEG_WORD &&
				 nm->seg[j].flags & (ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK)) &&
				 (zhc_has_ending(nm, &nm->seg[j]) || is_built(nm, &nm->seg[j]) ||
				  is_end(nm, j + 1)))
			k = j + 1;
		else if (zhc_over_station(nm, j) > j)
			k = zhc_over_station(nm, j);
		else if (zhc_over_numbered(nm, j) > j)
			k = zhc_over_numbered(nm, j);
		else if (zhc_over_ward(nm, j) > j)
			k = zhc_over_ward(nm, j);
		else if (zhc_over_village(nm, j) > j)
			k = zhc_over_village(nm, j);
		else if (is_street(last_char(nm, &nm->seg[j - 1])) && zhc_is_section(nm, j))
			k = j + 1;
		else
			k = over_ending(nm, j, true);
		if (k == j && known)
			k = zhc_over_local(nm, j);
		if (k == j)
			return known || j > i + 1 ? j : i;
		j = k;
		known = true;
	}
}

/* Whether nothing says that a place starts at i, and no ending is near: but for 北 + a region. */
static inline bool
is_far(ZhcNamer *nm, uint32_t i)
{
	return !(nm->seg[i].flags & (ZHC_NW(TITLE) | ZHC_NW_PLACES | ENDS)) &&
		   next_end(nm, i) > i + 1 + MAX_BEFORE;
}

/* The seg behind the place that starts at i, or i. */
static uint32_t
place_end(ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];
	uint32_t j = i + 1, k;

	if (is_far(nm, i))
		return over_direction(nm, i);
	if (s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(TITLE) && i > 0 && j < nm->nseg &&
		(nm->seg[i - 1].flags & (ZHC_NW_PLACES | ZHC_NW(TITLE))) &&
		(nm->seg[j].kind == ZHC_SEG_FOREIGN || nm->seg[j].flags & ZHC_NW(PERSON)))
		return i; /* 文莱 + 苏丹 + 哈吉·哈桑纳尔·博尔基亚, 元首 + 苏丹 + 阿都拉 */
	if (s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(COUNTRY))
		return is_end(nm, j) && last_char(nm, &nm->seg[j]) == 0x5DDE ? j + 1 : j; /* 州 */
	k = over_direction(nm, i);
	if (k > i)
		return k;
	k = is_end(nm, i) ? zhc_over_number(nm, i) : i;
	if (k > i)
	{
		if (!free_seg(nm, k) || !(nm->seg[k].flags & ZHC_NW_PLACES))
			return k;
		j = is_end(nm, k + 1) ? k + 2 : over_ending(nm, k + 1, true);
		return j > k + 1 ? j : k; /* 国道3号 + 雾峰 + 交流道, not 国道10号 + 燕巢 + 路段 */
	}
	if (s->kind == ZHC_SEG_WORD && s->flags & (ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK)))
		return over_chain(nm, i);
	if (next_end(nm, i) > i + 1 + MAX_BEFORE)
		return i;
	k = nm->end_at <= i + 2 && nm->end_at > i ? zhc_over_settlement(nm, i) : i;
	if (k > i)
		return k;
	if (s->kind == ZHC_SEG_NUMBER && is_end(nm, j) && nm->seg[j].end - nm->seg[j].start == 2 &&
		last_char(nm, &nm->seg[j]) == 0x9053)
		return j + 1; /* 219国道 */
	k = zhc_seg_is_one(s) ? zhc_route_end(nm, i) : i;
	if (k > i)
		return k;
	k = over_street(nm, i);
	if (k > i)
		return k;
	k = over_ending(nm, i, false);
	if (is_material(nm, s) || k > i ||
		(s->end - s->start == 1 && s->cls == 'n' && !(s->flags & ENDS)))
	{
		if (k == i && free_seg(nm, i + 1) && s->cls == 'n')
		{
			k = over_ending(nm, i + 1, false);
			if (k == i + 1)
				k = i;
		}
		for (j = k; k > i; j = k)
		{
			k = over_ending(nm, j, false);
			if (k == j)
				return j;
		}
	}
	return i;
}

static bool
is_time(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->end - s->start == 2 && zhc_ch(nm->text, s->start) == 0x65F6 &&
		   zhc_ch(nm->text, s->start + 1) == 0x95F4;
}

ZhcStatus
zhc_name_places(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	nm->end_from = 1, nm->end_at = 0; /* of no segment */
	for (uint32_t i = 0; st == ZHC_OK && i < nm->nseg;)
	{
		bool may_be = (nm->seg[i].kind < ZHC_SEG_OPEN) & (nm->seg[i].name == ZHC_NO_NAME);
		uint32_t end = may_be ? place_end(nm, i) : i;

		if (end > i && end < nm->nseg && is_time(nm, &nm->seg[end]))
			i = end; /* 北京时间 */
		else if (end > i)
		{
			st = zhc_name_add(nm, ZHC_NAME_PLACE, i, end - 1);
			i = end;
		}
		else
			i++;
	}
	return st;
}
