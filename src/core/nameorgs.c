/*
 * nameorgs.c - organisations: by name, or by their ending with what stands before it
 *
 * From an ending (局, 大学, 委员会) the name grows to the left over places, other names, unknown
 * characters and nouns; it starts at the leftmost proper part, or where the nouns start.
 */
#include "namesint.h"

#define MAX_SEGS  14u
#define MAX_CHARS 36u
#define OWN_NOUN  98u /* nouns below it are what they mean */
#define SELDOM	  78u /* verbs and adverbs of one character below it stand alone */

/* 第二 + 分局 + 分局长: a body that its number tells apart, before a title. */
static bool
is_numbered(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[p];

	return p + 1 == k && s->cls == 'm' && s->end - s->start == 2 && zhc_seg_char(nm, s) == 0x7B2C &&
		   !zhc_seg_is_one(&nm->seg[k]) && k + 1 < nm->nseg && nm->seg[k + 1].flags & ZHC_NW(TITLE);
}

/* The segment that opens the quotation which seg j closes, when it is short enough for a name. */
static uint32_t
quote_start(const ZhcNamer *nm, uint32_t j)
{
	for (uint32_t i = j; i > 0 && j - i < 8;)
	{
		i--;
		if (nm->seg[i].kind == ZHC_SEG_CLOSE || nm->seg[i].kind == ZHC_SEG_MARK)
			break;
		if (nm->seg[i].kind == ZHC_SEG_OPEN)
			return i + 1 < j && nm->seg[j].start - nm->seg[i].end <= 14 ? i : j;
	}
	return j;
}

/* 大成(温州)律师事务所: a place alone in the brackets from seg open to seg j, before an ending. */
static bool
is_branch(const ZhcNamer *nm, uint32_t open, uint32_t j, uint32_t k)
{
	return j == open + 2 && nm->seg[open + 1].flags & ZHC_NW_PLACES &&
		   nm->seg[open + 1].end - nm->seg[open].end <= 4 && open > 0 &&
		   nm->seg[open - 1].end == nm->seg[open].start && j + 2 >= k &&
		   !(nm->seg[open - 1].flags & ZHC_NW_BODIES);
}

/* How far to the left a name that ends at seg k may reach. */
static uint32_t
reach(const ZhcNamer *nm, uint32_t k)
{
	uint32_t a = k;

	while (a > 0 && k - a < MAX_SEGS)
	{
		uint32_t j = a - 1;

		if (nm->seg[j].name != ZHC_NO_NAME)
			break;
		if (nm->seg[j].kind == ZHC_SEG_CLOSE)
		{
			uint32_t open = quote_start(nm, j);

			if (open == j || zhc_ch(nm->text, nm->seg[open].start) == 0x300A ||
				zhc_ch(nm->text, nm->seg[open].start) == 0x3010 || /* 《 【 */
				(zhc_ch(nm->text, nm->seg[open].start) == '(' && !is_branch(nm, open, j, k)))
				break;
			a = open;
			continue;
		}
		if (nm->seg[j].flags & ZHC_NW(ORG_END) && nm->seg[j].end - nm->seg[j].start >= 4 &&
			j + 1 < k && nm->seg[j + 1].cls && zhc_class_in(nm->seg[j + 1].cls, "vm"))
			break; /* 人民法院判决…公司 */
		if (!zhc_org_fits(nm, j, k) || nm->seg[k].end - nm->seg[j].start > MAX_CHARS)
			break;
		a = j;
	}
	return a;
}

/* 齐鲁 + 石化 + 公司: a noun that is not frequent before a line of business and the kind of firm.
 */
static bool
is_own_noun(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];
	uint32_t last = zhc_ch(nm->text, s[2].end - 1);

	return (last == 0x53F8 || last == 0x56E2 || last == 0x5382) && s->kind == ZHC_SEG_WORD &&
		   s->cls == 'n' && s->end - s->start == 2 && !(s->flags & ~ZHC_NW(WORD)) &&
		   zhc_name_cost(s->word) >= OWN_NOUN && s[1].flags & ZHC_NW(ORG_END_BARE);
}

/* A verb of one character. */
static bool
is_verb_alone(const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_WORD && zhc_seg_is_one(s) && s->cls == 'v' &&
		   !(s->flags & ZHC_NW_PLACES);
}

/* 中平 + 村: a noun that is not frequent before 村, 镇 or 乡, at seg p before the ending at seg k.
 */
static bool
is_village(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[p];
	uint32_t c;

	if (s->cls != 'n' || s->end - s->start != 2 || p + 1 >= k || !zhc_seg_is_one(s + 1) ||
		s->flags & ~ZHC_NW(WORD) || zhc_name_cost(s->word) < OWN_NOUN)
		return false;
	c = zhc_seg_char(nm, s + 1);
	return c == 0x6751 || c == 0x9547 || c == 0x4E61;
}

/* 顺 + 扬: a verb or adverb that hardly stands alone. */
static bool
is_seldom_alone(const ZhcSeg *s)
{
	return zhc_class_in(s->cls, "vf") && zhc_name_cost(s->word) >= SELDOM;
}

/* The first seg of the name whose first own part from seg a on is seg p. */
static uint32_t
proper_start(const ZhcNamer *nm, uint32_t a, uint32_t p, uint32_t k)
{
	uint32_t v = zhc_org_behind_act(nm, p, k);

	if (v > p)
		return v;
	for (uint32_t q = k - 1; q > p + 1; q--) /* 球场 + 迎战 + 巴黎圣日耳曼 */
		if (!zhc_seg_is_one(&nm->seg[q - 1]) && !(nm->seg[q - 1].flags & ZHC_NW_BODIES) &&
			((nm->seg[q - 1].cls == 'v' && zhc_seg_proper(nm, &nm->seg[q])) ||
			 (nm->seg[q - 1].cls == 'w' && nm->seg[q].flags & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE)))))
			return q;
	if (p > a && zhc_seg_is_one(&nm->seg[p - 1]) && zhc_seg_char(nm, &nm->seg[p - 1]) == 0x9A7B)
		return zhc_ch(nm->text, nm->seg[k].start) == 0x603B ? k : p - 1; /* 驻菲律宾代表处, 总部 */
	for (uint32_t q = k; q > p + 1; q--) /* 中国电池制造商澜川新能源集团 */
	{
		uint32_t u = nm->seg[q - 1].kind == ZHC_SEG_FOREIGN ? q - 1 : zhc_seg_unknown(nm, q);

		if (u < q && u > p + 1 && nm->seg[u - 1].cls == 'n' && !zhc_seg_is_one(&nm->seg[u - 1]) &&
			!(nm->seg[u - 1].flags & ~ZHC_NW(WORD)))
			return u;
	}
	if (p + 1 < k && is_verb_alone(&nm->seg[p]) &&
		(nm->seg[p + 1].flags & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE)) ||
		 nm->seg[p + 1].kind == ZHC_SEG_PERSON))
		return p + 1; /* 聘 + 嘉义县 + 农会 */
	p = zhc_org_foreign_start(nm, zhc_org_behind_road(nm, p, k));
	while (p > a && zhc_seg_is_one(&nm->seg[p]) && zhc_seg_is_one(&nm->seg[p - 1]) &&
		   nm->seg[p - 1].kind == ZHC_SEG_WORD && nm->seg[p - 1].cls &&
		   (zhc_class_in(nm->seg[p - 1].cls, "na") || zhc_org_cut_foreign(nm, p - 1) ||
			is_seldom_alone(&nm->seg[p - 1])))
		p--;
	return p;
}

/* The first seg of the name as its own parts tell; for name_start(). */
static uint32_t
first_part(const ZhcNamer *nm, uint32_t a, uint32_t k, bool *proper)
{
	uint32_t p = a;

	while (p < k && !zhc_seg_proper(nm, &nm->seg[p]) && nm->seg[p].kind != ZHC_SEG_OPEN &&
		   !zhc_seg_body(nm, &nm->seg[p]) && !is_village(nm, p, k))
		p++;
	*proper = p < k;
	if (p < k)
		return proper_start(nm, a, p, k);
	p = zhc_org_school(nm, k);
	for (uint32_t q = k; q > a + 1 && p == k; q--)
		if (zhc_seg_unknown(nm, q) < q)
			p = zhc_seg_unknown(nm, q);
	*proper = p < k || (k > 0 && zhc_seg_rare(nm, &nm->seg[k - 1]));
	if (p < k)
		return p;
	if (*proper)
		return k - 1;
	if (k > a + 1 && is_own_noun(nm, k - 2))
	{
		*proper = true;
		return k - 2;
	}
	for (p = a; p < k; p++)
	{
		const ZhcSeg *s = &nm->seg[p];

		if (s->cls && zhc_class_in(s->cls, "nwbla") && !zhc_seg_is_one(s) &&
			!(s->flags & (ZHC_NW_BODIES | ZHC_NW(TITLE))))
			break;
	}
	return p;
}

/* 世界 国际 全球 before the own part of a name: 世界 + 羽球 + 总会. */
static bool
is_worldwide(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_seg_char(nm, s) << 16 | zhc_ch(nm->text, s->start + 1);

	return s->kind == ZHC_SEG_WORD && s->end - s->start == 2 &&
		   (c == 0x4E16754Cu || c == 0x56FD9645u || c == 0x51687403u);
}

/* The seg at which the name starts, in [a, k]; *proper: it has a part that is a name.  A word for a
 * kind of firm is no part of it: 食肆 + 百粤饮食集团, 华府智库 + 战略研究中心. */
static uint32_t
name_start(const ZhcNamer *nm, uint32_t a, uint32_t k, bool *proper)
{
	uint32_t p = first_part(nm, a, k, proper), q = zhc_org_behind_trade(nm, p, k);

	*proper |= q > p;
	if (*proper && q > a && q < k && nm->seg[k].flags & ZHC_NW(ORG_END) &&
		!(nm->seg[k].flags & ZHC_NW(ORG_END_WEAK)) && is_worldwide(nm, &nm->seg[q - 1]))
		return q - 1;
	if (q > a && q < k && nm->seg[q - 1].flags & ZHC_NW(MEDIA))
		return q - 1; /* 新华社 + 香港 + 分社 */
	return q;
}

/* An ending of one character takes unknown characters, but only some a place (江州队). */
static bool
takes_place(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	uint32_t c = zhc_seg_char(nm, &nm->seg[k]);

	if (zhc_seg_is_one(&nm->seg[k]) && k + 1 < nm->nseg && zhc_seg_is_one(&nm->seg[k + 1]) &&
		nm->seg[k + 1].flags & ZHC_NW(PLACE_END))
		return false; /* 箭厂 + 河 */
	if (p + 1 == k && nm->seg[p].flags & ZHC_NW_PLACES && !zhc_seg_is_one(&nm->seg[k]) &&
		(zhc_ch(nm->text, nm->seg[p].end - 1) == 0x8857 ||
		 zhc_ch(nm->text, nm->seg[p].end - 1) == 0x8DEF))
		return false; /* 天津街 + 总部 */
	return p + 1 < k || !zhc_seg_is_one(&nm->seg[k]) || !(nm->seg[p].flags & ZHC_NW_PLACES) ||
		   c == 0x961F || c == 0x519B || c == 0x62A5 || c == 0x5382; /* 队 军 报 厂 */
}

/* Whether seg j and the next are characters alone behind a mark: 通 + 灵 of 通灵珠宝总裁. */
static bool
is_alone(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	return (j == 0 || s[-1].kind >= ZHC_SEG_OPEN) && zhc_seg_is_one(s) && zhc_seg_is_one(s + 1) &&
		   s->kind <= ZHC_SEG_ONE && s[1].kind <= ZHC_SEG_ONE && s->cls != 'f' && s[1].cls != 'f' &&
		   s->cls != 'm' && s[1].cls != 'm';
}

/* Unknown characters before a word for a line of business: 澜川 + 新能源; a == k: none. */
static uint32_t
bare_start(const ZhcNamer *nm, uint32_t k)
{
	bool title = k + 1 < nm->nseg && nm->seg[k + 1].flags & ZHC_NW(TITLE);
	/* 嘉禾, a county as well, in 嘉禾 + 食品 + 总经理 */
	uint32_t none = ZHC_NW(COUNTRY) | ZHC_NW(PLACE) | ZHC_NW(ORG) | (title ? 0 : ZHC_NW_PLACES);
	uint32_t a = k;

	if (zhc_org_says(nm, k))
		return k - 1;
	while (a > 0 &&
		   (nm->seg[k].start - nm->seg[a - 1].start <= 4 ||
			(a == k && nm->seg[a - 1].kind == ZHC_SEG_LATIN)) &&
		   nm->seg[a - 1].name == ZHC_NO_NAME && zhc_seg_proper(nm, &nm->seg[a - 1]) &&
		   !(nm->seg[a - 1].flags & none) && !zhc_seg_pair(nm, &nm->seg[a - 1]) && /* 中老 + 电网 */
		   !(nm->ctx[nm->seg[a - 1].start] & ZHC_CTX_TITLE_END))
		a--;
	if (nm->seg[k].start - nm->seg[a].start >= 2)
		return a;
	return title && k >= 2 && is_alone(nm, k - 2) ? k - 2 : zhc_seg_unknown(nm, k);
}

/* 校长 + 和 + 教师, not 长和: whether an organisation of two characters would cut a title. */
static bool
cuts_title(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->end - s->start == 2 && s->start > 0 &&
		   zhc_name_word_of(nm, s->start - 1, 2)->flags & ZHC_NW(TITLE);
}

/* A name that ends before a closing quotation mark starts behind the opening one: “新欧洲中心”. */
static uint32_t
quoted_start(const ZhcNamer *nm, uint32_t p, uint32_t k)
{
	uint32_t open;

	if (k + 1 >= nm->nseg || nm->seg[k + 1].kind != ZHC_SEG_CLOSE)
		return p;
	open = quote_start(nm, k + 1);
	if (open == k + 1 || open >= p)
		return p;
	for (uint32_t j = open + 1; j < p; j++)
		if (nm->seg[j].name != ZHC_NO_NAME || !zhc_org_fits(nm, j, k))
			return p;
	return open + 1;
}

/* Whether a name of the lists ends as organisations do, so that no line of business belongs to it:
 * 国泰海通证券 + 通信. */
static bool
is_whole(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	for (uint32_t n = 1; n <= 3 && n + 1 < s->end - s->start; n++)
		if (zhc_name_words[zhc_name_entry(nm, s->end - n, n)].flags &
			(ZHC_NW_BODIES | ZHC_NW(ORG_END_BARE)))
			return true;
	return false;
}

/* Whether the ending at seg k is none: 学会 + 了, a verb, or the 所 of 坊间 + 所 + 传闻 + 的. */
static bool
is_verb_here(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t c;

	if (k + 1 >= nm->nseg || s->flags & ZHC_NW(ORG))
		return false;
	if (zhc_org_organizing(nm, k))
		return true;
	c = zhc_seg_is_one(&s[1]) ? zhc_seg_char(nm, &s[1]) : 0;
	if (c == 0x4E86 || c == 0x8FC7) /* 了 过 */
		return true;
	if (!zhc_seg_is_one(s) || zhc_seg_char(nm, s) != 0x6240)
		return false;
	return (k + 2 < nm->nseg && zhc_seg_char(nm, &s[2]) == 0x7684) ||
		   (k > 0 && (s[-1].kind == ZHC_SEG_FOREIGN || s[-1].kind == ZHC_SEG_PERSON) && s[1].cls &&
			zhc_class_in(s[1].cls, "vw")); /* 德鲁克 + 所 + 言, 李某某 + 所 + 组成 */
}

/* Not 主要 + 国家 + 央行, nor, of ordinary words before a short ending, one with a verb: 问题 +
 * 留待 + 法庭. */
static bool
is_body(const ZhcNamer *nm, uint32_t p, uint32_t k, bool proper)
{
	if (p + 1 == k && p > 0 && nm->seg[k].flags & ZHC_NW(ORG_END_WEAK) &&
		!zhc_seg_is_one(&nm->seg[p]) && zhc_seg_body(nm, &nm->seg[p]))
		return !(nm->seg[p - 1].cls && zhc_class_in(nm->seg[p - 1].cls, "abm"));
	for (uint32_t j = p + 1; !proper && j < k && nm->seg[k].end - nm->seg[k].start <= 2; j++)
		if (nm->seg[j].cls == 'v' && !zhc_seg_is_one(&nm->seg[j]))
			return false;
	return true;
}

/* 一个 + 县 + 卫生所: one of many. */
static bool
is_one_of_many(const ZhcNamer *nm, uint32_t k)
{
	uint32_t a =
		k > 0 && zhc_seg_is_one(&nm->seg[k - 1]) && zhc_seg_body(nm, &nm->seg[k - 1]) ? k - 1 : k;

	return a > 0 && zhc_body_char(zhc_seg_char(nm, &nm->seg[a])) &&
		   zhc_ch(nm->text, nm->seg[a].start - 1) == 0x4E2A; /* 个 */
}

/* 路 街, or 道 before a number or 一带, at seg j. */
static bool
is_road(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = zhc_seg_char(nm, &nm->seg[j]);

	if (c == 0x8DEF || c == 0x8857)
		return true;
	return c == 0x9053 && j + 1 < nm->nseg &&
		   (nm->seg[j + 1].kind == ZHC_SEG_NUMBER || zhc_seg_char(nm, &nm->seg[j + 1]) == 0x4E00);
}

/* Whether the ending at seg k belongs to none, by what stands before it. */
static bool
ends_none(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];

	if ((k > 0 && nm->seg[k - 1].flags & ZHC_NW(MEDIA) && s->flags & ZHC_NW(ORG_END_WEAK)) ||
		(zhc_seg_char(nm, s) == 0x62A5 && k + 1 < nm->nseg &&
		 nm->seg[k + 1].kind == ZHC_SEG_NUMBER))
		return true; /* 半岛电视台 + 网站, 股价 + 报 + 20元 */
	if (k > 0 && nm->seg[k - 1].flags & (ZHC_NW(ORG_END) | ZHC_NW(ORG)) &&
		nm->seg[k - 1].end - nm->seg[k - 1].start > 2 &&
		!(nm->seg[k - 1].flags & ZHC_NW(ORG) && nm->seg[k - 1].end - nm->seg[k - 1].start > 4) &&
		s->end == s->start + 2 && zhc_seg_char(nm, s) == 0x7F51 &&
		zhc_ch(nm->text, s->start + 1) == 0x7AD9)
		return true; /* 省纪委监委, 证监会 + 网站 */
	if (zhc_ch(nm->text, s->end - 1) == 0x4F1A && k + 1 < nm->nseg &&
		nm->seg[k + 1].start == s->end && zhc_seg_char(nm, &nm->seg[k + 1]) == 0x7B2C)
		return true; /* 人民代表大会 + 第一次会议 */
	if (k > 0 && zhc_seg_is_one(s) && nm->seg[k - 1].kind == ZHC_SEG_NUMBER)
		return true; /* 边坡27处 */
	if (k > 0 && zhc_seg_is_one(s) && zhc_seg_char(nm, s) == 0x62A5 &&
		zhc_ch(nm->text, nm->seg[k - 1].end - 1) == 0x5C40)
		return true; /* 向商检局 + 报验 */
	if (k + 1 < nm->nseg && s[1].start == s->end && zhc_seg_is_one(&s[1]) &&
		s[1].flags & ZHC_NW(PLACE_END) && is_road(nm, k + 1))
		return true; /* 科学馆 + 道 */
	if (k > 1 && k + 1 < nm->nseg && zhc_seg_is_one(s) && zhc_seg_is_one(&s[-1]) &&
		s[1].start == s->end && zhc_org_terminal(nm, k + 1))
		return true; /* 栎 + 社 + 国际机场 */
	return is_verb_here(nm, k) || zhc_org_of_party(nm, k) || is_one_of_many(nm, k);
}

/* 嘉县 + 府, 高市 + 府: the government of Taiwan's counties and cities, as news prints it short. */
static bool
is_county_hall(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t c = k > 0 ? zhc_ch(nm->text, s->start - 1) : 0;

	return zhc_seg_char(nm, s) == 0x5E9C && zhc_seg_is_one(s) && (c == 0x53BF || c == 0x5E02) &&
		   s[-1].end == s->start && s[-1].flags & ZHC_NW_PLACES && s[-1].name == ZHC_NO_NAME;
}

/* Own parts before a line of business that ends at seg k: 澜川 + 新能源. */
static ZhcStatus
bare_at(ZhcNamer *nm, uint32_t k, uint32_t *first)
{
	uint32_t a;

	for (a = k; a > 0 && nm->seg[a - 1].flags & ZHC_NW(ORG) && !is_whole(nm, a - 1); a--)
		continue; /* 三菱日联 + 摩根士丹利 + 证券 */
	if (a == k)
		a = bare_start(nm, k);
	if (a == k || zhc_org_counts(nm, k + 1) || zhc_org_compound(nm, k + 1))
		return ZHC_OK; /* 投资 + 3亿元, 行政院 + 文化 + 奖 */
	if (a > 0 && nm->seg[a - 1].flags & ZHC_NW(COUNTRY) && nm->seg[a - 1].name == ZHC_NO_NAME)
		a--;
	*first = a;
	return zhc_name_add_org(nm, a, k);
}

/* The body that ends at seg k by what stands before it. */
static ZhcStatus
grown_at(ZhcNamer *nm, uint32_t k, uint32_t *first)
{
	const ZhcSeg *s = &nm->seg[k];
	bool proper = false;
	uint32_t a = reach(nm, k), p = name_start(nm, a, k, &proper);

	if (s->flags & ZHC_NW(ORG))
		p = is_body(nm, p, k, proper) ? zhc_org_known_start(nm, p, k, proper) : k;
	else if (p == k && zhc_body_char(zhc_seg_char(nm, s)) && s->flags & ZHC_NW(ORG_END) &&
			 (s->end - s->start >= 3 || zhc_ch(nm->text, s->start + 1) == 0x59D4)) /* 省委 */
	{
		*first = k; /* 省政府 */
		return zhc_name_add_org(nm, k, k);
	}
	else
	{
		if (p == k && a + 1 == k && is_numbered(nm, a, k))
			p = a, proper = true;
		if (!is_body(nm, p, k, proper) || p == k || (s->flags & ZHC_NW(ORG_END_WEAK) && !proper))
			return ZHC_OK;
		if (!proper && p > 0 && nm->seg[p - 1].cls == 'm')
			return ZHC_OK; /* 13个部级合作平台 */
		if (nm->seg[k].end - nm->seg[p].start < 3 || !takes_place(nm, p, k))
			return ZHC_OK;
	}
	if (p > 0 && p < k && zhc_seg_is_one(&nm->seg[p]) && zhc_seg_is_one(&nm->seg[p - 1]) &&
		zhc_seg_body(nm, &nm->seg[p]) && zhc_seg_body(nm, &nm->seg[p - 1]))
		return ZHC_OK; /* 各省 + 市气象局 */
	a = quoted_start(nm, p, k);
	*first = a;
	return zhc_name_add_org(nm, a, k);
}

/* An organisation that ends at seg k; sets *first to its first segment, or k + 1. */
static ZhcStatus
org_at(ZhcNamer *nm, uint32_t k, uint32_t *first)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t a;

	*first = k + 1;
	if (s->kind != ZHC_SEG_WORD && s->kind != ZHC_SEG_LATIN)
		return ZHC_OK;
	if ((a = zhc_org_latin(nm, k)) > k)
	{
		*first = k;
		return zhc_name_add_org(nm, k, a - 1);
	}
	if (s->flags & ZHC_NW(ORG) && s->flags & (ZHC_NW(PLACE) | ZHC_NW(PLACE_END)) &&
		zhc_place_before(nm, s))
		return ZHC_OK; /* 在白宫 */
	if (s->flags & ZHC_NW(ORG) && s->end - s->start == 2 && k + 1 < nm->nseg &&
		nm->seg[k + 1].end - nm->seg[k + 1].start >= 2 &&
		nm->seg[k + 1].flags & ZHC_NW(PLACE_END) && !(nm->seg[k + 1].flags & ZHC_NW_BODIES))
		return ZHC_OK; /* 恒隆 + 广场 */
	if (s->flags & ZHC_NW(MEDIA) && zhc_org_index(nm, k))
		return ZHC_OK;
	if (s->flags & ZHC_NW(MEDIA) ||
		(s->flags & ZHC_NW(ORG) && zhc_name_words[s->word].country[0] == 'Z'))
	{
		*first = k;
		if (s->flags & ZHC_NW(MEDIA) && k > 0 && nm->seg[k - 1].flags & ZHC_NW(COUNTRY))
			*first = k - 1;
		return zhc_name_add_org(nm, *first, s->flags & ZHC_NW(MEDIA) ? zhc_org_house(nm, k) : k);
	}
	if (s->flags & ZHC_NW(ORG_END_BARE) && !(s->flags & (ZHC_NW_BODIES | ZHC_NW(ORG))))
		return bare_at(nm, k, first);
	if (!(s->flags & (ZHC_NW_BODIES | ZHC_NW(ORG))))
	{
		if (!(s->flags & ZHC_NW(PLACE_END)) || !is_county_hall(nm, k))
			return ZHC_OK;
		*first = k - 1;
		return zhc_name_add_org(nm, k - 1, k);
	}
	if (ends_none(nm, k) || (s->flags & ZHC_NW(ORG) && cuts_title(nm, s)))
		return ZHC_OK;
	a = zhc_over_ministry(nm, k);
	if (a < k)
	{
		*first = a; /* 加拿大移民、难民和公民部 */
		return zhc_name_add_org(nm, a, k);
	}
	a = zhc_org_foreign(nm, k);
	if (a < k)
	{
		*first = a;
		return zhc_name_add_org(nm, a, k);
	}
	return grown_at(nm, k, first);
}

/* Where the few characters before seg open begin that nothing but a mark or the start parts from
 * the rest; open when there are more. */
static uint32_t
since_mark(const ZhcNamer *nm, uint32_t open)
{
	uint32_t a = open;

	while (a > 0 && nm->seg[a - 1].kind < ZHC_SEG_OPEN && nm->seg[a - 1].name == ZHC_NO_NAME &&
		   nm->seg[open].start - nm->seg[a - 1].start <= 6)
		a--;
	return a == 0 || nm->seg[a - 1].kind >= ZHC_SEG_OPEN ? a : open;
}

/* What stands before a share's code is a company: 芯原智感（688919.SH）. */
static ZhcStatus
listed(ZhcNamer *nm, uint32_t k, uint32_t *first)
{
	uint32_t open = zhc_over_code(nm, k + 1), a, p;
	bool proper;
	ZhcStatus st;

	*first = k + 1;
	if (open > k || open == 0 || nm->seg[open - 1].name != ZHC_NO_NAME ||
		nm->seg[open - 1].flags & (ZHC_NW_PLACES | ZHC_NW(TITLE)) ||
		nm->seg[k - 1].kind == ZHC_SEG_MARK)
		return ZHC_OK;
	for (a = open; a > 0 && open - a < 6 && nm->seg[a - 1].kind != ZHC_SEG_CLOSE &&
				   nm->seg[a - 1].name == ZHC_NO_NAME && zhc_org_fits(nm, a - 1, open);)
		a--;
	p = name_start(nm, a, open, &proper);
	a = nm->seg[k - 1].kind == ZHC_SEG_LATIN ? since_mark(nm, open) : open;
	if (a < open)
		p = a; /* 大 + 智慧（601519.SH） */
	if (p >= open || nm->seg[open].start - nm->seg[p].start < 2 ||
		nm->seg[open].start - nm->seg[p].start > 10)
		return ZHC_OK;
	*first = p;
	st = zhc_name_add_org(nm, p, open - 1);
	return st == ZHC_OK
			   ? zhc_name_short(nm, nm->seg[p].start, nm->seg[open - 1].end, nm->seg[p].start)
			   : st;
}

/* Whether an organisation may end with a segment; with most none does. */
static inline bool
may_end(const ZhcSeg *s)
{
	const uint32_t ends = ZHC_NW(ORG) | ZHC_NW(MEDIA) | ZHC_NW_BODIES | ZHC_NW(ORG_END_BARE) |
						  ZHC_NW(PLACE_END); /* a county hall */

	return (s->kind == ZHC_SEG_CLOSE) | (s->kind == ZHC_SEG_LATIN) | ((s->flags & ends) != 0);
}

ZhcStatus
zhc_name_orgs(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t k = (uint32_t) nm->nseg; st == ZHC_OK && k > 0;)
	{
		uint32_t first = k;

		k--;
		if (!may_end(&nm->seg[k]))
			continue;
		if (nm->seg[k].kind == ZHC_SEG_CLOSE)
			st = listed(nm, k, &first);
		else if (nm->seg[k].name == ZHC_NO_NAME)
			st = org_at(nm, k, &first);
		if (first < k)
			k = first;
	}
	return st;
}
