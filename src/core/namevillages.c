/*
 * namevillages.c - towns, villages and wards, whose names are often ordinary words
 */
#include "nameplaces.h"

#define MAX_SEGS	4
#define DELL_COST	76u /* words below it begin no village's name */
#define HEADED_COST 86u /* nor do those before the head of one: 当地 + 村长 */
#define CLAN_COST	80u /* 国家, 大家 */

/* Whether a word of the gazetteer says what it is: 光山县, 东莞市. */
bool
zhc_has_ending(const ZhcNamer *nm, const ZhcSeg *s)
{
	static const uint32_t ends[] = {0x7701, 0x5E02, 0x53BF, 0x533A, 0x9547, 0x4E61,
									0x6751, 0x5DDE, 0x6E2F, 0x7AD9, 0};

	if (s->end - s->start < 3)
		return false;
	for (const uint32_t *e = ends; *e; e++)
		if (last_char(nm, s) == *e)
			return true;
	return false;
}

/* 街 路 道 巷 村 里 邨 and 大道, 大街: streets and villages, whose names are often ordinary words.
 */
static bool
is_local(const ZhcNamer *nm, uint32_t j)
{
	static const uint32_t ends[] = {0x8857, 0x8DEF, 0x9053, 0x5DF7, 0x6751,
									0x90A8, 0x9547, 0x4E61, 0};

	for (const uint32_t *e = ends; *e; e++)
		if (last_char(nm, &nm->seg[j]) == *e)
			return true;
	return false;
}

/* A rare word that ends as towns do: 荆紫 + 关镇. */
static bool
is_town(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = last_char(nm, s);

	return s->kind == ZHC_SEG_WORD && s->end - s->start == 2 && s->cls == 'n' &&
		   (c == 0x9547 || c == 0x4E61) && zhc_name_words[s->word].cost >= 104;
}

/* 前 后 上 下: which part of a village. */
static bool
is_side(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_seg_char(nm, s);

	return c == 0x524D || c == 0x540E || c == 0x4E0A || c == 0x4E0B;
}

/*
 * Behind a place, what no list knows: 兴隆县 + 六道河镇, 长沙湾 + 福荣街.  Two to four characters
 * and the ending; returns the seg behind it, or i.
 */
uint32_t
zhc_over_local(const ZhcNamer *nm, uint32_t i)
{
	uint32_t c = last_char(nm, &nm->seg[i - 1]), j = i;
	bool divided = zhc_has_ending(nm, &nm->seg[i - 1]) || c == 0x9547 || c == 0x4E61; /* 镇 乡 */

	for (; free_seg(nm, j) && j - i < MAX_SEGS && nm->seg[j].end - nm->seg[i].start <= 5; j++)
	{
		const ZhcSeg *s = &nm->seg[j];

		if ((is_end(nm, j) || is_town(nm, s)) && j > i && s->end - s->start <= 2 &&
			is_local(nm, j) && s->start - nm->seg[i].start >= 2 &&
			(divided || s->start - nm->seg[i].start <= 3))
			return j + 1;
		if (s->kind == ZHC_SEG_ONE || s->kind == ZHC_SEG_PERSON || s->kind == ZHC_SEG_FOREIGN)
			continue;
		if (divided && j < i + 2 && s->end - s->start == 1 && s->kind == ZHC_SEG_WORD &&
			((is_end(nm, i + 2) && zhc_is_admin(nm, i + 2)) ||
			 (is_end(nm, i + 2) && is_end(nm, i + 3) && zhc_is_village(nm, i + 3))) &&
			(j > i || s->cls == 'm' || zhc_name_cost(s->word) >= ZHC_COST_PART || is_side(nm, s)))
			continue; /* 三 + 和 + 镇, 直 + 溪 + 镇, 后 + 阳 + 村 */
		if (s->kind != ZHC_SEG_WORD || s->flags & (ZHC_NW(TITLE) | ZHC_NW(PERSON_AFTER)))
			return i;
		if (s->end - s->start > 1 && s->cls == 'n' && zhc_name_cost(s->word) < 100 &&
			!is_end(nm, j + 1))
			return i; /* 长治乡 + 业者陈明道 */
		if (s->cls == 'm' && is_end(nm, j + 1) && is_end(nm, j + 2))
			continue; /* 六道 + 河 + 镇 */
		if (s->cls && !zhc_class_in(s->cls, divided && s->end - s->start > 1 ? "nabwv" : "nab"))
			return i;
	}
	return i;
}

/* Whether a name may begin at seg i: behind a mark, a place or 在. */
static bool
begins(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];

	return i == 0 || s[-1].kind >= ZHC_SEG_OPEN || s[-1].flags & ZHC_NW_PLACES ||
		   zhc_place_before(nm, s);
}

/* 梅子 + 沟 + 村: a noun and what the land is like, before 村, 乡 or 镇; 下 + 湾 + 村 where a name
 * may begin. */
static bool
is_dell(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];

	return is_end(nm, i + 1) && is_end(nm, i + 2) && zhc_is_village(nm, i + 2) &&
		   s->kind <= ZHC_SEG_ONE && s->end - s->start <= 2 && s[1].end == s[1].start + 1 &&
		   !zhc_is_village(nm, i + 1) && !zhc_body_char(last_char(nm, &s[1])) &&
		   (!s->cls || zhc_class_in(s->cls, "na") || (is_side(nm, s) && begins(nm, i))) &&
		   !(s->flags & ~ZHC_NW(WORD)) && (is_side(nm, s) || zhc_name_cost(s->word) >= DELL_COST);
}

/* 王家 + 庄, 杜 + 家 + 湾: where a clan lives; the seg behind the ending, or i. */
static uint32_t
over_clan(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];
	uint32_t j = i + 1;

	if (s->kind > ZHC_SEG_ONE || s->start + 1 >= nm->text->n ||
		zhc_name_model(nm, s->start)->surname == ZHC_NW_NEVER ||
		zhc_ch(nm->text, s->start + 1) != 0x5BB6) /* 家 */
		return i;
	if (zhc_seg_is_one(s))
		j += free_seg(nm, j) && zhc_seg_is_one(&nm->seg[j]); /* 家 */
	else if (s->end - s->start > 2 || zhc_name_cost(s->word) < CLAN_COST ||
			 s->flags & ~ZHC_NW(WORD))
		return i;
	if (!free_seg(nm, j) || nm->seg[j].end != s->start + 3)
		return i;
	if (is_end(nm, j + 1) && zhc_is_village(nm, j + 1) && nm->seg[j].kind == ZHC_SEG_WORD)
		return j + 2; /* 张家 + 店 + 镇 */
	return is_end(nm, j) ? j + 1 : i;
}

/* 村长 里长 乡长 镇长 at seg k. */
static bool
is_head(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t c = zhc_seg_char(nm, s);

	return s->flags & ZHC_NW(TITLE) && s->end - s->start == 2 &&
		   zhc_ch(nm->text, s->end - 1) == 0x957F &&
		   (c == 0x6751 || c == 0x91CC || c == 0x4E61 || c == 0x9547);
}

/* Whether segs [i, k) are what a place of two characters may be called before its head: one seg, no
 * frequent noun, or two characters alone, 二崁 + 村长. */
static bool
is_headed(const ZhcNamer *nm, uint32_t i, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[i];
	uint32_t none = ~(ZHC_NW(WORD) | ZHC_NW(SURNAME_FOREIGN) | ZHC_NW_PLACES);

	if (nm->seg[k].start - s->start != 2 || s->kind > ZHC_SEG_PERSON || !begins(nm, i))
		return false;
	if (i + 1 == k)
		return s->kind == ZHC_SEG_PERSON ||
			   (!(s->flags & none) && s->cls == 'n' && zhc_name_cost(s->word) >= HEADED_COST);
	return (s->cls != 'f' || is_side(nm, s)) && s[1].cls != 'f' && s[1].kind <= ZHC_SEG_ONE &&
		   !(s[1].flags & (ZHC_NW(TITLE_MOD) | ZHC_NW_BODIES)) &&
		   !(s->cls == 'm' && s[1].cls == 'm');
}

/* The place before its head, whose title ends before the person at seg k: 二崁村长某某. */
ZhcStatus
zhc_name_headed(ZhcNamer *nm, uint32_t k)
{
	uint32_t i = k > 1 ? k - 2 : 0;

	if (k < 2 || !is_head(nm, k - 1))
		return ZHC_OK;
	if (nm->seg[i].name != ZHC_NO_NAME)
	{
		if (is_headed(nm, i, k - 1) && nm->men[nm->seg[i].name].kind == ZHC_NAME_PERSON)
			nm->men[nm->seg[i].name].kind = ZHC_NAME_PLACE;
		return ZHC_OK;
	}
	i -= i > 0 && zhc_seg_is_one(&nm->seg[i]) && nm->seg[i - 1].name == ZHC_NO_NAME;
	return is_headed(nm, i, k - 1) ? zhc_name_add(nm, ZHC_NAME_PLACE, i, k - 2) : ZHC_OK;
}

/* A village or a town by its form; the seg behind it, or i. */
uint32_t
zhc_over_settlement(const ZhcNamer *nm, uint32_t i)
{
	return is_dell(nm, i) ? i + 3 : over_clan(nm, i);
}
