/*
 * nameorgedge.c - where organisations begin and end beside words that are no part of them, and what
 * belongs to them beyond their ending
 */
#include "namesint.h"

#define COMMON_VERB 70u /* verbs below it are in no name behind a whole one */

/* The 社 or 网 of a paper at seg k, 人民日报 + 社, or k. */
uint32_t
zhc_org_house(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k + 1];
	uint32_t last = zhc_ch(nm->text, nm->seg[k].end - 1);

	return k + 1 < nm->nseg && last == 0x62A5 && s->name == ZHC_NO_NAME && zhc_seg_is_one(s) &&
				   (zhc_seg_char(nm, s) == 0x793E || zhc_seg_char(nm, s) == 0x7F51)
			   ? k + 1
			   : k; /* 报 社 网 */
}

/* 党 or 政府 behind a party's name: 民众党 + 党工, 民进党 + 政府. */
bool
zhc_org_of_party(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t c = zhc_seg_char(nm, s);

	return k > 0 && nm->seg[k - 1].flags & ZHC_NW(ORG) &&
		   zhc_ch(nm->text, nm->seg[k - 1].end - 1) == 0x515A &&
		   (c == 0x515A ? zhc_seg_is_one(s)
						: c == 0x653F && s->end == s->start + 2 &&
							  zhc_ch(nm->text, s->start + 1) == 0x5E9C);
}

/* A body that is whole and what it does stand before another one, in [p, k]: 市人大常委会 + 任命 +
 * 省公安厅, 球队 + 受到 + 国家队; where the other one starts, or p. */
uint32_t
zhc_org_behind_act(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	bool whole = false;

	for (uint32_t q = p; q < k; q++)
	{
		const ZhcSeg *s = &nm->seg[q];

		whole |= s->flags & ZHC_NW(ORG) || (s->flags & ZHC_NW(ORG_END) && s->end - s->start > 2);
		if (whole && s->cls && zhc_class_in(s->cls, "wva") && s->end - s->start == 2 &&
			q + 1 == k && q > p && s[-1].flags & ZHC_NW(ORG) && s[1].flags & ZHC_NW(ORG) &&
			!(s->flags & ~ZHC_NW(WORD)))
			return k; /* 立院 + 审查 + 国会, 行政院 + 尊重 + 国会 */
		if (whole && (s->cls == 'v' || s->flags & ZHC_NW(PERSON_BEFORE)) &&
			s->end - s->start == 2 && !(s->flags & ZHC_NW_BODIES) &&
			(s->flags & ZHC_NW(PERSON_BEFORE) || zhc_name_words[s->word].cost < COMMON_VERB) &&
			(q + 1 < k ? zhc_seg_body(nm, s + 1) || zhc_seg_proper(nm, s + 1)
					   : zhc_name_word_of(nm, s[1].start, 2)->flags & ZHC_NW(ORG_START) ||
							 zhc_body_char(zhc_seg_char(nm, s + 1))))
			return q + 1;
	}
	return p;
}

/* 奖 卡 业 界 股 behind a line of business make another word of it: 文化奖, 金融卡. */
bool
zhc_org_compound(const ZhcNamer *nm, uint32_t k)
{
	static const uint16_t ends[] = {0x5956, 0x5361, 0x4E1A, 0x754C, 0x80A1, 0};

	for (const uint16_t *e = ends; k < nm->nseg && zhc_seg_is_one(&nm->seg[k]) && *e; e++)
		if (zhc_seg_char(nm, &nm->seg[k]) == *e)
			return true;
	return false;
}

/* A number at seg k behind a line of business: 投资 + 3亿元, 电缆 + 12盘; not 人寿 + 20亿元. */
bool
zhc_org_counts(const ZhcNamer *nm, uint32_t k)
{
	uint32_t last = k + 1 < nm->nseg ? zhc_ch(nm->text, nm->seg[k + 1].end - 1) : 0;

	return k < nm->nseg && nm->seg[k].kind == ZHC_SEG_NUMBER &&
		   !(nm->seg[k - 1].cls == 'n' && (last == 0x5143 || last == '%'));
}

/* A transcribed name, or a rare word that sounds like one: 德鲁. */
static bool
sounds_foreign(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind == ZHC_SEG_FOREIGN)
		return true;
	if (!zhc_seg_rare(nm, s))
		return false;
	for (uint32_t i = s->start; i < s->end; i++)
		if (zhc_name_model(nm, i)->inner == ZHC_NW_NEVER)
			return false;
	return true;
}

/* 盖 + 蒂 + 保护: a verb of one character at seg p that hardly stands alone, and behind it another
 * character of transcriptions. */
bool
zhc_org_cut_foreign(const ZhcNamer *nm, uint32_t p)
{
	const ZhcSeg *s = &nm->seg[p];

	return s->cls == 'v' && zhc_name_cost(s->word) >= 74 &&
		   zhc_name_model(nm, s->start)->head != ZHC_NW_NEVER &&
		   zhc_name_model(nm, s[1].start)->inner != ZHC_NW_NEVER;
}

/* 海 + 德鲁 behind a mark: a transcribed name that the path cut off its first character. */
uint32_t
zhc_org_foreign_start(const ZhcNamer *nm, uint32_t p)
{
	const ZhcSeg *s = &nm->seg[p];

	return p > 0 && sounds_foreign(nm, s) && zhc_seg_is_one(s - 1) && s[-1].kind <= ZHC_SEG_ONE &&
				   zhc_name_model(nm, s[-1].start)->inner != ZHC_NW_NEVER && s[-1].cls != 'f' &&
				   (p == 1 || s[-2].kind >= ZHC_SEG_OPEN)
			   ? p - 1
			   : p;
}

/*
 * 美国 + 大西 + 比 + 公司: between a country and 公司 or 集团 stand a few characters that all are
 * in transcriptions, two at least; the country's seg, or k.
 */
uint32_t
zhc_org_foreign(const ZhcNamer *nm, uint32_t k)
{
	uint32_t a = k, c = zhc_seg_char(nm, &nm->seg[k]);

	if (nm->seg[k].end - nm->seg[k].start != 2 || !(c == 0x516C || c == 0x96C6)) /* 公 集 */
		return k;
	for (; a > 0 && nm->seg[k].start - nm->seg[a - 1].start <= 5; a--)
	{
		const ZhcSeg *s = &nm->seg[a - 1];

		if (s->kind > ZHC_SEG_ONE || s->name != ZHC_NO_NAME || s->flags & ~ZHC_NW(WORD))
			break;
		for (uint32_t i = s->start; i < s->end; i++)
			if (zhc_name_model(nm, i)->inner == ZHC_NW_NEVER)
				return k;
	}
	return a > 0 && a < k && nm->seg[k].start - nm->seg[a].start >= 2 &&
				   nm->seg[a - 1].flags & ZHC_NW(COUNTRY) && nm->seg[a - 1].name == ZHC_NO_NAME
			   ? a - 1
			   : k;
}

/* 哈尔滨 + 天 + 润 + 化工: two characters alone, from seg j on, between a place and a line of
 * business.
 */
bool
zhc_org_begins_own(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	return j > 0 && j + 2 < k && s->cls != 'f' && nm->seg[j - 1].flags & ZHC_NW(PLACE) &&
		   zhc_seg_is_one(s + 1) && !(s[1].flags & ZHC_NW_BODIES) &&
		   zhc_name_cost(s[1].word) >= ZHC_RARE && s[2].flags & ZHC_NW(ORG_END_BARE);
}

/* Whether the verb at seg j tells what the department that ends at seg k is for: behind a body by
 * name and before nouns. */
bool
zhc_org_department(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	uint32_t last = zhc_ch(nm->text, nm->seg[k].end - 1);

	return j > 0 && k - j <= 4 && nm->seg[j - 1].flags & ZHC_NW(ORG) && nm->seg[j + 1].cls &&
		   zhc_class_in(nm->seg[j + 1].cls, "nw") &&
		   (last == 0x7CFB || last == 0x79D1 || last == 0x9662 || last == 0x6240); /* 系 科 院 所 */
}

/* Behind the last word for a kind of firm in segs [p, k) that a name follows, or p. */
uint32_t
zhc_org_behind_trade(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	for (uint32_t q = k; q > p + 1; q--)
	{
		const ZhcSeg *s = &nm->seg[q - 1];

		if (zhc_name_seldom(s[-1].word, ZHC_NW(ORG_TRADE)) && !(s->flags & ZHC_NW_BODIES) &&
			(q < k || zhc_seg_proper(nm, s)))
			return q - 1;
	}
	return p;
}

/* vs between those who play against each other. */
bool
zhc_org_against(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->end - s->start == 2 && (zhc_ch(nm->text, s->start) | 0x20) == 'v' &&
		   (zhc_ch(nm->text, s->start + 1) | 0x20) == 's';
}

/* Behind the road of a firm's address in segs [p, k): 工业大道 + 基信锁芯公司; or p. */
uint32_t
zhc_org_behind_road(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	for (uint32_t q = p + 1; q + 1 < k; q++)
	{
		const ZhcSeg *s = &nm->seg[q];

		if (s->flags & ZHC_NW(PLACE_END) && zhc_ch(nm->text, s->start) == 0x5927 &&
			s->end == s->start + 2 && nm->seg[k].start - s->end >= 2 &&
			(zhc_ch(nm->text, s->end - 1) == 0x9053 || zhc_ch(nm->text, s->end - 1) == 0x8857))
			return q + 1; /* 大道 大街 */
	}
	return p;
}

/* 附属 or 直属 between two bodies. */
static bool
belongs(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];
	uint32_t c = zhc_seg_char(nm, s);

	return j > 0 && s->end - s->start == 2 && (c == 0x9644 || c == 0x76F4) &&
		   zhc_ch(nm->text, s->start + 1) == 0x5C5E &&
		   nm->seg[j - 1].flags & (ZHC_NW_BODIES | ZHC_NW(ORG));
}

/* 警区 总区: the police of a part of a city, before a squad of it. */
bool
zhc_org_district(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];
	uint32_t c = zhc_seg_char(nm, s);

	return s->end - s->start == 2 && (c == 0x8B66 || c == 0x603B) &&
		   zhc_ch(nm->text, s->start + 1) == 0x533A;
}

/* 永续发展 + 与 + 环境部: nouns and 与 before a ministry of the lists, when a place or nothing
 * stands before them; the first one's seg, or k. */
static uint32_t
double_ministry(const ZhcNamer *nm, uint32_t k)
{
	uint32_t a = k;

	if (k < 2 || !zhc_seg_and(nm, &nm->seg[k - 1]) ||
		zhc_ch(nm->text, nm->seg[k].end - 1) != 0x90E8 ||
		nm->seg[k - 2].flags & (ZHC_NW_BODIES | ZHC_NW(ORG)))
		return k;
	for (a = k - 1; a > 0 && k - a < 5; a--)
	{
		const ZhcSeg *s = &nm->seg[a - 1];

		if (s->kind != ZHC_SEG_WORD || zhc_seg_is_one(s) || s->name != ZHC_NO_NAME ||
			s->flags & ZHC_NW_PLACES)
			return a < k - 1 && s->flags & (ZHC_NW_PLACES | ZHC_NW(SELF)) ? a
				   : a < k - 1 && s->kind == ZHC_SEG_MARK				  ? a
																		  : k;
		if (!s->cls || !zhc_class_in(s->cls, "nwb") || s->flags & (ZHC_NW_BODIES | ZHC_NW(TITLE)))
			return k;
	}
	return a < k - 1 ? a : k;
}

/* 中央 中国 中共 全国 at the start: nothing before it belongs to it, 人事部 + 中央综治委. */
static bool
is_national(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t a = zhc_seg_char(nm, s), b = zhc_ch(nm->text, s->start + 1);

	return s->end - s->start >= 4 &&
		   ((a == 0x4E2D && (b == 0x592E || b == 0x56FD || b == 0x5171)) ||
			(a == 0x5168 && b == 0x56FD));
}

/* 立法会 立法院 国会 参议院: who sits there for a party or a union stands before it, and is no part
 * of it: 工联会 + 立法会议员. */
static bool
is_parliament(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t a = zhc_seg_char(nm, s), last = zhc_ch(nm->text, s->end - 1), n = s->end - s->start;

	return (n == 3 && ((a == 0x7ACB && (last == 0x4F1A || last == 0x9662)) ||
					   (zhc_ch(nm->text, s->start + 1) == 0x8BAE && last == 0x9662))) ||
		   (n == 2 && a == 0x56FD && last == 0x4F1A);
}

/* Where the name starts that ends in an organisation of the lists: places and bodies belong to it.
 */
uint32_t
zhc_org_known_start(const ZhcNamer *nm, uint32_t p, uint32_t k, bool proper)
{
	uint32_t a = double_ministry(nm, k);

	if (a < k)
		return a > 0 && nm->seg[a - 1].flags & ZHC_NW_PLACES ? a - 1 : a;
	if (!proper || is_national(nm, &nm->seg[k]))
		return k;
	if (nm->seg[k].flags & ZHC_NW_BODIES &&
		(nm->seg[p].flags & (ZHC_NW_PLACES | ZHC_NW(ORG)) || zhc_seg_body(nm, &nm->seg[p])))
		return p;
	if (a > p && nm->seg[a - 1].flags & ZHC_NW(ORG) && is_parliament(nm, &nm->seg[k]) &&
		!is_parliament(nm, &nm->seg[a - 1])) /* 国会 + 下议院 */
		return k;
	if (a > p + 1 && zhc_org_district(nm, a - 1))
		return p; /* 油尖 + 警区 + 重案组 */
	while (a > p && (nm->seg[a - 1].flags & (ZHC_NW_PLACES | ZHC_NW(ORG)) ||
					 zhc_seg_body(nm, &nm->seg[a - 1]) || belongs(nm, a - 1)))
		a--;
	return a;
}

/* 北辰 + 能源 + 表示: a place before a line of business is a firm when it says something. */
bool
zhc_org_says(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t len;

	return k > 0 && k + 1 < nm->nseg && s[-1].flags & ZHC_NW_PLACES &&
		   s[-1].end - s[-1].start == 2 && !(s[-1].flags & ZHC_NW(COUNTRY)) &&
		   s[-1].name == ZHC_NO_NAME && (k == 1 || s[-2].kind >= ZHC_SEG_OPEN) &&
		   s[1].flags & ZHC_NW(PERSON_AFTER) && s[1].end - s[1].start == 2 &&
		   zhc_lex_find(nm->text->code, s[1].start, s[1].end, ZHC_LEX_BIT(SAYING), &len);
}

/* 日经 + 225指数, 日经 + 平均股价: an index that bears the name of a paper. */
bool
zhc_org_index(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t c;

	if (s->end != s->start + 2 || k + 1 >= nm->nseg)
		return false;
	c = zhc_seg_char(nm, &s[1]);
	return s[1].kind == ZHC_SEG_NUMBER || c == 0x6307 ||
		   (c == 0x5E73 && zhc_ch(nm->text, s[1].start + 1) == 0x5747); /* 指数 平均 */
}

/*
 * 模组厂 + ThermaLink, 药企 + Novo Nordisk: words that begin with capitals behind a word for a kind
 * of firm; the seg behind the last of them, or k.
 */
uint32_t
zhc_org_latin(const ZhcNamer *nm, uint32_t k)
{
	const uint32_t *cp = nm->text->clean->cp;
	const ZhcSeg *s = &nm->seg[k];
	uint32_t end = k + 1;

	if (s->kind != ZHC_SEG_LATIN || k == 0 || s->flags || s->end - s->start < 4 ||
		cp[s->start] < 'A' || cp[s->start] > 'Z' || cp[s->start + 1] < 'a' ||
		cp[s->start + 1] > 'z' || s[-1].kind != ZHC_SEG_WORD ||
		!zhc_name_seldom(s[-1].word, ZHC_NW(ORG_TRADE)))
		return k;
	while (end + 1 < nm->nseg && nm->seg[end].kind == ZHC_SEG_BLANK &&
		   nm->seg[end + 1].kind == ZHC_SEG_LATIN && cp[nm->seg[end + 1].start] >= 'A' &&
		   cp[nm->seg[end + 1].start] <= 'Z')
		end += 2;
	return end;
}

/* 机场 国际机场 火车站 at seg j: what is named after a place. */
bool
zhc_org_terminal(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];
	uint32_t last = zhc_ch(nm->text, s->end - 1);

	return s->flags & ZHC_NW(PLACE_END) && s->end - s->start >= 2 &&
		   (last == 0x7AD9 || (last == 0x573A && zhc_ch(nm->text, s->end - 2) == 0x673A));
}
