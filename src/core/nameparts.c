/*
 * nameparts.c - what a segment may be in a name: a name of its own, a rare word, a body, unknown
 */
#include "namesint.h"

#define FUNCTION 58 /* single characters below it are no names */

/* 和 与 及: join two parts of a name as well as two names. */
bool
zhc_seg_and(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_seg_char(nm, s);

	return zhc_seg_is_one(s) && (c == 0x548C || c == 0x4E0E || c == 0x53CA);
}

bool
zhc_body_char(uint32_t c)
{
	return c == 0x7701 || c == 0x5E02 || c == 0x53BF || c == 0x533A || c == 0x5DDE;
}

/* 省 市 县 区 alone, 国家, 中央, 全国: stand for the proper name of the body above; 国立 begins
 * one. */
bool
zhc_seg_body(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (zhc_seg_is_one(s))
		return zhc_body_char(zhc_seg_char(nm, s));
	return s->end - s->start == 2 && zhc_name_seldom(s->word, ZHC_NW(ORG_START));
}

/* 记者 通讯员 编译 编辑 摄影: a title that a list of names shares. */
bool
zhc_name_press(const ZhcNamer *nm, ZhcRange role)
{
	uint32_t a, b;

	if (role.end - role.start < 2)
		return false;
	a = zhc_ch(nm->text, role.end - 2);
	b = zhc_ch(nm->text, role.end - 1);
	return (a == 0x8BB0 && b == 0x8005) || (a == 0x8BAF && b == 0x5458) ||
		   (a == 0x7F16 && (b == 0x8BD1 || b == 0x8F91)) || (a == 0x4E60 && b == 0x751F) ||
		   (a == 0x8D23 && b == 0x7F16);
}

/* What an office may be for: 经济, 社会, 净 + 零 + 排放. */
static bool
is_business(const ZhcSeg *s)
{
	uint32_t none = ZHC_NW_PLACES | ZHC_NW_BODIES | ZHC_NW(ORG) | ZHC_NW(MEDIA) | ZHC_NW(SELF) |
					ZHC_NW(PERSON) | ZHC_NW(TITLE) | ZHC_NW(PERSON_AFTER) | ZHC_NW(PERSON_BEFORE);

	if (s->kind != ZHC_SEG_WORD || s->name != ZHC_NO_NAME || s->flags & none || !s->cls)
		return false;
	return zhc_seg_is_one(s) ? zhc_class_in(s->cls, "nam") && zhc_name_words[s->word].cost >= 64
							 : zhc_class_in(s->cls, "nwbvatl");
}

/*
 * What a ministry is for before 部 or 部长 at seg k, as far as 及 or 和 joins it:
 * 文化、社区及青年部长. It begins behind a country, or with several things behind a mark; else k.
 */
uint32_t
zhc_over_business(const ZhcNamer *nm, uint32_t k)
{
	uint32_t p = k, several = 0;
	bool joined = false;

	for (; p > 0 && k - p < 12; p--)
	{
		const ZhcSeg *s = &nm->seg[p - 1];

		if (is_business(s))
			continue;
		if (p < 2 || !is_business(s - 1))
			break;
		if (!joined && zhc_seg_and(nm, s))
			joined = true;
		else if (joined && s->kind == ZHC_SEG_MARK && zhc_ch(nm->text, s->start) == 0x3001)
			several++;
		else
			break;
	}
	if (!joined)
		return k;
	if (p > 0 && nm->seg[p - 1].flags & ZHC_NW(COUNTRY))
		return p;
	return several && (p == 0 || (nm->seg[p - 1].kind >= ZHC_SEG_OPEN &&
								  zhc_ch(nm->text, nm->seg[p - 1].start) != 0x3001))
			   ? p
			   : k;
}

/*
 * A word of two characters that hardly ever occurs, or a longer one that sounds foreign: before an
 * ending it is a name (宏远公司, 斯坦福大学).
 */
bool
zhc_seg_rare(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind != ZHC_SEG_WORD || zhc_seg_is_one(s) || !zhc_class_in(s->cls, "na") ||
		s->name != ZHC_NO_NAME || s->flags & ~ZHC_NW(WORD) ||
		zhc_name_words[s->word].cost < ZHC_RARE_WORD)
		return false;
	if (s->cls == 'a' && zhc_name_cost(zhc_name_entry(nm, s->start, 1)) < FUNCTION)
		return false; /* 很难 + 组织 */
	for (uint32_t i = s->start; s->end - s->start > 2 && i < s->end; i++)
		if (zhc_name_model(nm, i)->inner == ZHC_NW_NEVER)
			return false;
	return true;
}

/* One of two countries in one character each: 美中, 日韩. */
bool
zhc_seg_pair(const ZhcNamer *nm, const ZhcSeg *s)
{
	const ZhcSeg *all = nm->seg;

	return zhc_seg_is_one(s) && s->flags & ZHC_NW(ABBR) &&
		   ((s > all && zhc_seg_is_one(s - 1) && s[-1].flags & ZHC_NW(ABBR)) ||
			(s + 1 < all + nm->nseg && zhc_seg_is_one(s + 1) && s[1].flags & ZHC_NW(ABBR)));
}

bool
zhc_seg_proper(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind == ZHC_SEG_FOREIGN || s->kind == ZHC_SEG_PERSON || s->kind == ZHC_SEG_LATIN ||
		s->kind == ZHC_SEG_ONE)
		return true;
	if (s->kind != ZHC_SEG_WORD)
		return false;
	if (s->flags & ZHC_NW(PERSON))
		return true;
	if (s->flags & (ZHC_NW_PLACES | ZHC_NW(ORG)))
		return !(s->flags & ZHC_NW(PLACE_WEAK)) || s->cls == 'n' || !s->cls;
	if (zhc_seg_rare(nm, s) || zhc_seg_pair(nm, s) ||
		(s->flags == ZHC_NW(SURNAME_FOREIGN) && !s->cls)) /* 高桥 + 证券 */
		return true;
	return zhc_seg_is_one(s) && s->cls && zhc_class_in(s->cls, "nvabl") &&
		   zhc_name_words[s->word].cost >= ZHC_RARE && !zhc_seg_body(nm, s) &&
		   !(s->flags & (ZHC_NW(PLACE_END) | ZHC_NW_BODIES));
}

/* Where the ministry for several things that ends at seg k starts, its country included; else k. */
uint32_t
zhc_over_ministry(const ZhcNamer *nm, uint32_t k)
{
	uint32_t c = zhc_ch(nm->text, nm->seg[k].end - 1), p;

	if (!(c == 0x90E8 || c == 0x5C40 || c == 0x7F72 || c == 0x7701)) /* 部 局 署 省 */
		return k;
	p = zhc_over_business(nm, k);
	return p > 0 && p < k && nm->seg[p - 1].flags & ZHC_NW(COUNTRY) ? p - 1 : p;
}

/*
 * Single characters before seg k that no word holds together, two or three of them: most likely a
 * name that no list knows (星洲 + 银行).  The first one's seg, or k.
 */
uint32_t
zhc_seg_unknown(const ZhcNamer *nm, uint32_t k)
{
	uint32_t a = k;

	while (a > 0 && k - a < 3)
	{
		const ZhcSeg *s = &nm->seg[a - 1];

		if (s->name != ZHC_NO_NAME || !zhc_seg_is_one(s) ||
			!(s->kind == ZHC_SEG_ONE ||
			  (s->kind == ZHC_SEG_WORD && s->cls &&
			   (zhc_class_in(s->cls, "nab") ||
				(zhc_class_in(s->cls, "vf") && zhc_name_words[s->word].cost >= 74)) &&
			   !(s->flags & (ZHC_NW_BODIES | ZHC_NW(TITLE_AFTER))))))
			break;
		a--;
	}
	return k - a >= 2 ? a : k;
}

/* The seg of the bracket that opens before seg k and holds a share's code, 688919.SH or 00017; else
 * k. */
uint32_t
zhc_over_code(const ZhcNamer *nm, uint32_t k)
{
	uint32_t j = k;
	bool number = false;

	if (j < 3 || nm->seg[j - 1].kind != ZHC_SEG_CLOSE)
		return k;
	for (j--; j > 0 && k - j < 8; j--)
	{
		const ZhcSeg *s = &nm->seg[j - 1];

		if (s->kind == ZHC_SEG_OPEN)
			return number && nm->seg[k - 1].start - s->end >= 4 ? j - 1 : k;
		number |= s->kind == ZHC_SEG_NUMBER && s->end - s->start >= 3; /* not OL-1 */
		if (s->kind != ZHC_SEG_NUMBER && s->kind != ZHC_SEG_LATIN && s->kind != ZHC_SEG_MARK &&
			s->kind != ZHC_SEG_JOIN)
			return k;
	}
	return k;
}
