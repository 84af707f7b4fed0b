/*
 * nameorgfits.c - what may stand inside an organisation's name, before its ending
 */
#include "namesint.h"

#define OWN_ADVERB	76u /* adverbs of one character below it are in no name */
#define SCHOOL_WORD 96u /* words below it are no names of schools */
#define TRADE_VERB	94u /* verbs below it are what somebody does in a place */

/* 两地, 各国, 几家: how many, not which; 设置 + 劳动法庭. */
static bool
counts(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_seg_char(nm, s);

	return c == 0x4E24 || c == 0x5404 || c == 0x51E0 || /* 两 各 几 */
		   (c == 0x8BBE && zhc_ch(nm->text, s->end - 1) == 0x7F6E);
}

/* 第二座, 第四届: which one of several, no part of a name. */
static bool
is_one_of_them(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_ch(nm->text, s->end - 1);

	return s->end - s->start >= 3 && (c == 0x5EA7 || c == 0x5BB6 || c == 0x4E2A || c == 0x6761 ||
									  c == 0x6279 || c == 0x5C4A); /* 座 家 个 条 批 届 */
}

/* 设立 成立: somebody founds what stands behind it. */
static bool
founds(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t c = zhc_seg_char(nm, s);

	return (c == 0x8BBE || c == 0x6210) && s->end == s->start + 2 &&
		   zhc_ch(nm->text, s->end - 1) == 0x7ACB;
}

/* 东部战区 + 组织 + 陆军: 组织 behind a body is a verb. */
bool
zhc_org_organizing(const ZhcNamer *nm, uint32_t j)
{
	const ZhcSeg *s = &nm->seg[j];

	return j > 0 && s->end - s->start == 2 && zhc_seg_char(nm, s) == 0x7EC4 &&
		   zhc_ch(nm->text, s->start + 1) == 0x7EC7 &&
		   nm->seg[j - 1].flags & (ZHC_NW_BODIES | ZHC_NW(ORG));
}

/* 江西省 + 立: of whom a school is. */
static bool
is_founded(const ZhcNamer *nm, uint32_t j)
{
	return j > 0 && zhc_seg_char(nm, &nm->seg[j]) == 0x7ACB &&
		   nm->seg[j - 1].flags & ZHC_NW_PLACES &&
		   zhc_body_char(zhc_ch(nm->text, nm->seg[j - 1].end - 1));
}

/* Whether the word for persons at seg j may stand before the ending at seg k: 律师 + 协会, and
 * behind a place or 国家 one that is a verb as well, 会计 + 学院. */
static bool
title_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	if (j + 1 != k || zhc_seg_is_one(s))
		return false;
	return s->cls != 'v' ||
		   (j > 0 && nm->seg[k].end - nm->seg[k].start >= 2 && s->flags & ZHC_NW(TITLE) &&
			(s[-1].flags & ZHC_NW_PLACES || zhc_seg_body(nm, s - 1)));
}

/* 北京 + 勘察 + 设计 + 协会: a rare verb behind a place and before a noun, which tells what a body
 * that is sure by its ending is for. */
static bool
is_trade_verb(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	if (j > 1 && j + 1 == k && s->end - s->start == 2 && nm->seg[k].end - nm->seg[k].start >= 4 &&
		s[-1].cls && zhc_class_in(s[-1].cls, "nl") && s[-2].flags & ZHC_NW_PLACES)
		return true; /* 高雄市 + 不动产 + 代销 + 同业公会 */
	if (j > 0 && j + 1 == k && s->end - s->start == 2 && s[-1].flags & ZHC_NW(COUNTRY) &&
		nm->seg[k].flags & ZHC_NW(ORG_END) && !(nm->seg[k].flags & ZHC_NW(ORG_END_WEAK)) &&
		nm->seg[k].end - nm->seg[k].start >= 2 && zhc_ch(nm->text, nm->seg[k].end - 1) == 0x4F1A)
		return true; /* 中国 + 翻译 + 协会 */
	return j > 0 && j + 2 == k && s->end - s->start == 2 && zhc_name_cost(s->word) >= TRADE_VERB &&
		   s[-1].flags & ZHC_NW_PLACES && s[1].cls && zhc_class_in(s[1].cls, "nw") &&
		   nm->seg[k].flags & ZHC_NW(ORG_END) && !(nm->seg[k].flags & ZHC_NW(ORG_END_WEAK)) &&
		   nm->seg[k].end - nm->seg[k].start >= 2;
}

/* A medium directly before the ending, or before the place of its branch: 新华社 + 香港 + 分社. */
static bool
media_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	return s->flags & ZHC_NW(MEDIA) &&
		   (j + 1 == k || (j + 2 == k && s[1].flags & ZHC_NW_PLACES &&
						   zhc_ch(nm->text, nm->seg[k].end - 1) == 0x793E));
}

/* The same for a verb: 减贫 + 基金会, 众议院 + 预算 + 委员会. */
static bool
verb_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	if (zhc_ch(nm->text, s->end - 1) == 0x51FA || founds(nm, s))
		return false; /* 国务院 + 派出 + 工作组, 武里府 + 设立 + 组装厂 */
	if (zhc_seg_is_one(s) && j + 1 == k && nm->seg[k].cls == 'n' &&
		!(j > 0 && (nm->seg[j - 1].flags & ZHC_NW_PLACES || zhc_seg_is_one(&nm->seg[j - 1]))))
		return false;	   /* 带返 + 警署 */
	if (zhc_seg_is_one(s)) /* 减贫 */
		return zhc_name_words[s->word].cost >= ZHC_RARE || is_founded(nm, j) ||
			   (k - j <= 3 && j > 0 &&
				((nm->seg[j - 1].flags & ZHC_NW_PLACES && j + 1 < k &&
				  zhc_seg_is_one(&nm->seg[j + 1])) ||
				 (zhc_seg_is_one(&nm->seg[j - 1]) && nm->seg[j - 1].cls == 'n' && j + 1 == k))) ||
			   zhc_seg_unknown(nm, j + 2) <= j;
	if (j > 0 && j + 1 == k && nm->seg[k].end - nm->seg[k].start == 3 &&
		nm->seg[j - 1].end - nm->seg[j - 1].start == 3 &&
		zhc_ch(nm->text, nm->seg[j - 1].end - 1) == 0x9662)
		return true; /* 众议院 + 预算 + 委员会 */
	if (j > 0 && j + 1 == k && nm->seg[j - 1].flags & ZHC_NW(COUNTRY) &&
		zhc_seg_char(nm, &nm->seg[k]) == 0x653F)
		return true; /* 巴勒斯坦 + 自治 + 政府 */
	if (zhc_org_department(nm, j, k) || is_trade_verb(nm, j, k))
		return true; /* 理工大学 + 应用 + 社会 + 科学系 */
	return k - j <= 3 && j > 0 && !(nm->seg[j - 1].flags & ZHC_NW_BODIES) &&
		   nm->seg[j - 1].kind == ZHC_SEG_WORD &&
		   (zhc_seg_body(nm, &nm->seg[j - 1]) ||
			(nm->seg[j - 1].cls && zhc_class_in(nm->seg[j - 1].cls, "nwb")) ||
			(j > 1 && j + 1 == k && zhc_seg_and(nm, &nm->seg[j - 1]) && /* 思想 + 与 + 实践 */
			 nm->seg[j - 2].cls && zhc_class_in(nm->seg[j - 2].cls, "nw")));
}

/* The same for 和 or 及: 创新 + 及 + 科技局. */
static bool
and_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	return j > 0 && !(nm->seg[j - 1].flags & (ZHC_NW_BODIES | ZHC_NW(ORG) | ZHC_NW(PLACE_END))) &&
		   (nm->seg[j - 1].flags & ZHC_NW_PLACES ||
			(nm->seg[j - 1].cls && !zhc_seg_is_one(&nm->seg[j - 1]) &&
			 zhc_class_in(nm->seg[j - 1].cls, "nw")) ||
			(nm->seg[j - 1].cls == 'v' && /* 创新 + 及 + 科技局 */
			 (j == 1 || nm->seg[j - 2].kind == ZHC_SEG_MARK))) &&
		   (j + 1 == k ? nm->seg[k].end - nm->seg[k].start >= 3
					   : nm->seg[j + 1].cls && zhc_class_in(nm->seg[j + 1].cls, "nwva")) &&
		   nm->seg[k].flags & ZHC_NW(ORG_END);
}

/* The same for a word. */
static bool
word_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	if (s->flags & (ZHC_NW_PLACES | ZHC_NW(ORG)))
		return true;
	if (s->flags & (ZHC_NW(MEDIA) | ZHC_NW(SELF)))
		return media_fits(nm, j, k);
	if (s->flags & ZHC_NW(PERSON)) /* 诺贝尔 + 委员会, but not 石破茂 + 内阁, + 政府 */
		return j + 1 == k && nm->seg[k].end - nm->seg[k].start >= 2 &&
			   zhc_seg_char(nm, &nm->seg[k]) != 0x5185 && zhc_seg_char(nm, &nm->seg[k]) != 0x653F;
	if (zhc_seg_is_one(s) && zhc_seg_char(nm, s) == 0x66A8) /* 新四军 + 暨 + 山东军区 */
		return j > 0 && !(nm->seg[j - 1].flags & ZHC_NW(ORG));
	if (s->flags & (ZHC_NW(TITLE) | ZHC_NW(TITLE_AFTER) | ZHC_NW(PERSON_AFTER)))
		return title_fits(nm, j, k);
	if (s->flags & (ZHC_NW_BODIES | ZHC_NW(ORG_END_BARE)) || zhc_seg_body(nm, s))
		return !zhc_org_organizing(nm, j);
	if (j + 1 == k && zhc_org_district(nm, j))
		return true;										/* 新界南 + 总区 + 重案组 */
	if (zhc_seg_char(nm, s) == 0x9A7B && zhc_seg_is_one(s)) /* 驻 */
		return nm->seg[j + 1].flags & ZHC_NW_PLACES;
	if (zhc_seg_and(nm, s))
		return and_fits(nm, j, k);
	if (zhc_seg_pair(nm, s))
		return true;
	if (s->cls == 'm')
		return (zhc_seg_char(nm, s) == 0x7B2C && !is_one_of_them(nm, s)) || /* 第 */
			   (zhc_seg_is_one(s) && zhc_org_begins_own(nm, j, k));
	if (s->cls == 'v')
		return verb_fits(nm, j, k);
	if (zhc_seg_is_one(s))
		return s->cls && (zhc_class_in(s->cls, "nab") || zhc_org_begins_own(nm, j, k) ||
						  (s->cls == 'f' && zhc_name_cost(s->word) >= OWN_ADVERB && j + 1 < k &&
						   zhc_seg_is_one(s + 1))); /* 炎 + 顺 + 菇 + 业公司 */
	if (s->cls == 't' && zhc_ch(nm->text, s->end - 1) == 0x4EE3)
		return true; /* 当代 + 文学 + 研究会 */
	if (s->cls == 'f')
		return zhc_name_words[s->word].cost >= ZHC_RARE_WORD; /* 正觉 */
	return s->cls && zhc_class_in(s->cls, "nwbla") && !counts(nm, s);
}

/* Whether seg j may stand inside a name that ends at seg k. */
bool
zhc_org_fits(const ZhcNamer *nm, uint32_t j, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[j];

	switch (s->kind)
	{
		case ZHC_SEG_LATIN:
			return !zhc_org_against(nm, s);
		case ZHC_SEG_ONE:
		case ZHC_SEG_NUMBER:
			return true;
		case ZHC_SEG_FOREIGN:
			return !s->dotted && !(nm->ctx[s->start] & ZHC_CTX_TITLE_END);
		case ZHC_SEG_PERSON:
			if (j + 1 == k && nm->seg[k].end - nm->seg[k].start >= 2 && !nm->seg[k].cls &&
				nm->seg[k].flags & ZHC_NW(ORG_END))
				return true; /* 李贤尧 + 纪念中学, 何耀光 + 律师行 */
			return zhc_name_vote(nm, s->start, s->end - s->start)->strong == 0 &&
				   !(nm->ctx[s->start] & ZHC_CTX_TITLE_END);
		case ZHC_SEG_JOIN:
			return j > 0 && nm->seg[j - 1].flags & ZHC_NW_PLACES &&
				   nm->seg[j + 1].flags & ZHC_NW_PLACES;
		case ZHC_SEG_WORD:
			return word_fits(nm, j, k);
		default:
			return false;
	}
}

/*
 * 光复 + 国小, 三 + 和 + 国小: schools of Taiwan bear names of two characters, whatever these mean
 * by themselves.  The first seg of such a name before the ending at seg k, or k.
 */
uint32_t
zhc_org_school(const ZhcNamer *nm, uint32_t k)
{
	static const uint16_t many[] = {
		0x5168, 0x8BE5, 0x5404, 0x672C, 0x591A, 0x67D0,
		0x6BCF, 0x51E0, 0x6B64, 0x4E24, 0}; /* 全 该 各 本 多 某 每 几 此 两 */
	const ZhcSeg *s = &nm->seg[k];
	uint32_t a, c;

	if (k == 0 || s->end != s->start + 2 || zhc_seg_char(nm, s) != 0x56FD ||
		!(zhc_ch(nm->text, s->start + 1) == 0x5C0F || zhc_ch(nm->text, s->start + 1) == 0x4E2D))
		return k; /* 国小 国中 */
	a = s[-1].end - s[-1].start == 1 && k > 1 ? k - 2 : k - 1;
	if (nm->seg[a].start + 2 != s->start || (a > 0 && nm->seg[a - 1].kind == ZHC_SEG_NUMBER))
		return k;
	c = zhc_ch(nm->text, s->start - 1);
	if (c == 0x6240 || c == 0x95F4 || c == 0x5BB6 || c == 0x7684)
		return k; /* 所 间 家 的 */
	for (const uint16_t *m = many; *m; m++)
		if (zhc_seg_char(nm, &nm->seg[a]) == *m)
			return k;
	for (uint32_t j = a; j < k; j++)
		if (nm->seg[j].kind > ZHC_SEG_ONE || nm->seg[j].name != ZHC_NO_NAME ||
			nm->seg[j].flags & (ZHC_NW_BODIES | ZHC_NW(TITLE)))
			return k;
	if (a + 1 == k && !(nm->seg[a].flags & ZHC_NW_PLACES) &&
		(!zhc_class_in(nm->seg[a].cls, "nva") || zhc_name_cost(nm->seg[a].word) < SCHOOL_WORD))
		return k; /* 附近 + 国小 */
	return a;
}
