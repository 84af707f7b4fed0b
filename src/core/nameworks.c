/*
 * nameworks.c - works: what stands in 《》, and treaties and documents by their endings
 *
 * A medium in 《》 is an organisation.
 */
#include "namesint.h"

#define MAX_SEGS  40u
#define MAX_CHARS 60u

static uint32_t
open_char(const ZhcNamer *nm, uint32_t j)
{
	return nm->seg[j].kind == ZHC_SEG_OPEN ? zhc_ch(nm->text, nm->seg[j].start) : 0;
}

/* The segment that closes the bracket at seg j, or j. */
static uint32_t
closing(const ZhcNamer *nm, uint32_t j)
{
	uint32_t open = open_char(nm, j), depth = 0;

	for (uint32_t k = j; k < nm->nseg && k - j <= MAX_SEGS; k++)
	{
		uint32_t c = zhc_ch(nm->text, nm->seg[k].start);

		if (nm->seg[k].kind == ZHC_SEG_OPEN && c == open)
			depth++;
		else if (nm->seg[k].kind == ZHC_SEG_CLOSE && c == open + 1 && --depth == 0)
			return k;
	}
	return j;
}

/* 日报, 邮报, 周刊, 电讯: what a paper's name ends in. */
static bool
is_medium(const ZhcNamer *nm, uint32_t first, uint32_t last)
{
	uint32_t end = nm->seg[last].end, c = zhc_ch(nm->text, end - 1), two;

	if (nm->seg[last].flags & ZHC_NW(MEDIA) && first == last)
		return true;
	if (end - nm->seg[first].start < 3)
		return c == 0x62A5 && nm->seg[last].flags & ZHC_NW(ORG_END); /* 《商报》 */
	two = zhc_ch(nm->text, end - 2) << 16 | c;
	if (c == 0x62A5) /* 报, but for 公报 and 海报 */
		return two != 0x516C62A5u && two != 0x6D7762A5u && two != 0x5E7462A5u;
	if (c == 0x7F51 || two == 0x65B095FBu) /* 网 新闻 */
		return true;
	return two == 0x5468520Au || two == 0x67425FD7u || two == 0x75358BAFu || two == 0x6708520Au ||
		   two == 0x65E5520Au;
}

/* 杂志 周刊 月刊 期刊 beside the marks, at character i: 《…》杂志, 学术期刊《…》. */
static bool
is_periodical(const ZhcNamer *nm, uint32_t i)
{
	uint32_t two;

	if (i + 2 > nm->text->n)
		return false;
	two = zhc_ch(nm->text, i) << 16 | zhc_ch(nm->text, i + 1);
	return two == 0x67425FD7u || two == 0x5468520Au || two == 0x6708520Au || two == 0x671F520Au;
}

static bool
is_work_end(const ZhcNamer *nm, uint32_t j)
{
	return nm->seg[j].kind == ZHC_SEG_WORD && nm->seg[j].flags & ZHC_NW(WORK_END);
}

/* What the word in a segment is besides that seldom matters. */
static bool
is_verb(const ZhcSeg *s, uint32_t category)
{
	return s->kind <= ZHC_SEG_ONE && zhc_name_seldom(s->word, category);
}

/* A law in quotes from seg open to seg close, behind a verb for laws: 废除「晶片与科学法」, 修正
 * 「房屋税条例」. */
static bool
is_law(const ZhcNamer *nm, uint32_t open, uint32_t close)
{
	const ZhcSeg *last = &nm->seg[close - 1];
	uint32_t c = zhc_ch(nm->text, last->end - 1);

	return open > 0 && is_verb(&nm->seg[open - 1], ZHC_NW(LAW_VERB)) &&
		   (c == 0x6CD5 || (c == 0x4F8B && is_work_end(nm, close - 1))) && /* 法 例 */
		   last->end - nm->seg[open].end >= 3;
}

/* 节目 or 专栏 before character i: what follows is its title, though it ends as media do. */
static bool
behind_programme(const ZhcNamer *nm, uint32_t i)
{
	uint32_t two = i > 1 ? zhc_ch(nm->text, i - 2) << 16 | zhc_ch(nm->text, i - 1) : 0;

	return two == 0x828276EEu || two == 0x4E13680Fu;
}

/* A title in 《》, or in quotes when it ends as documents do; returns the seg to go on from. */
static ZhcStatus
marked_at(ZhcNamer *nm, uint32_t j, uint32_t *next)
{
	uint32_t open = open_char(nm, j), close = closing(nm, j);
	ZhcNameKind kind = ZHC_NAME_WORK;

	if (close <= j + 1 || nm->seg[close].start - nm->seg[j].end > MAX_CHARS)
		return ZHC_OK;
	if (open == 0x300A && behind_programme(nm, nm->seg[j].start))
		kind = ZHC_NAME_WORK;
	else if (open == 0x300A)
		kind = is_medium(nm, j + 1, close - 1) || is_periodical(nm, nm->seg[close].end) ||
					   (nm->seg[j].start >= 2 && is_periodical(nm, nm->seg[j].start - 2))
				   ? ZHC_NAME_ORGANIZATION
				   : ZHC_NAME_WORK;
	else if ((open != 0x201C && open != 0x300C) ||
			 (!is_law(nm, j, close) &&
			  (!is_work_end(nm, close - 1) || nm->seg[close].start - nm->seg[j].end < 6 ||
			   nm->seg[close - 2].cls == 'v')))
		return ZHC_OK;
	*next = close + 1;
	return zhc_name_add(nm, kind, j + 1, close - 1);
}

/* The title without marks behind a verb of signing at seg j. */
static ZhcStatus
signed_at(ZhcNamer *nm, uint32_t j, uint32_t *next)
{
	uint32_t a = j + 1, last = 0;

	while (a < nm->nseg && nm->seg[a].end - nm->seg[a].start == 1 && nm->seg[a].cls == 'f')
		a++;
	if (a < nm->nseg && nm->seg[a].kind == ZHC_SEG_OPEN)
		return ZHC_OK;
	for (uint32_t k = a; k < nm->nseg && k - a < 16; k++)
	{
		const ZhcSeg *s = &nm->seg[k];

		if (s->kind == ZHC_SEG_MARK || s->kind == ZHC_SEG_BLANK || s->name != ZHC_NO_NAME ||
			open_char(nm, k) == 0x300A ||
			(s->end - s->start == 1 && s->cls == 'f' && zhc_ch(nm->text, s->start) != 0x548C))
			break;
		if (is_work_end(nm, k))
			last = k;
	}
	if (last <= a || nm->seg[a].kind == ZHC_SEG_NUMBER || nm->seg[a].cls == 'm' ||
		nm->seg[last].end - nm->seg[a].start < 7)
		return ZHC_OK;
	*next = last + 1;
	return zhc_name_add(nm, ZHC_NAME_WORK, a, last);
}

ZhcStatus
zhc_name_works(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t j = 0, next; st == ZHC_OK && j < nm->nseg; j = next)
	{
		next = j + 1;
		if (nm->seg[j].kind == ZHC_SEG_OPEN)
			st = marked_at(nm, j, &next);
		else if (is_verb(&nm->seg[j], ZHC_NW(SIGN_VERB)))
			st = signed_at(nm, j, &next);
	}
	return st;
}
