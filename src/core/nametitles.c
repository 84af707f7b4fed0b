/*
 * nametitles.c - how far a title before a name reaches to the left: 前 + 外长, the nouns that tell
 * the field (中国问题 + 专家), titles joined by 、
 */
#include "nameroles.h"

/* 第二 第三, as words of two characters. */
static bool
is_ordinal(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->cls == 'm' && s->end - s->start == 2 && zhc_seg_char(nm, s) == 0x7B2C &&
		   s->name == ZHC_NO_NAME;
}

/* Whether seg r may stand before a title as a part of it: nouns of the field. */
static bool
is_field(const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_WORD && s->name == ZHC_NO_NAME && s->end - s->start > 1 && s->cls &&
		   zhc_class_in(s->cls, "nwblt") &&
		   !(s->flags &
			 (ZHC_NW(PERSON_AFTER) | ZHC_NW(PERSON_BEFORE) | ZHC_NW(SELF) | ZHC_NW(MEDIA)));
}

static bool
is_org_end(const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_WORD && s->flags & (ZHC_NW(ORG_END) | ZHC_NW(ORG_END_WEAK));
}

/* A verb for what an expert knows, alone behind 、 or with nouns: 、 + 小麦 + 育种 + 专家. */
static bool
is_craft(const ZhcNamer *nm, uint32_t r)
{
	const ZhcSeg *s = &nm->seg[r - 1];

	if (s->cls != 'v' || s->end - s->start != 2 || s->flags & ~ZHC_NW(WORD) ||
		s->name != ZHC_NO_NAME || zhc_ch(nm->text, s[1].end - 1) != 0x5BB6) /* 家 */
		return false;
	for (uint32_t p = r - 1; p > 0 && r - p <= MAX_NOUNS; p--)
		if (!is_field(&nm->seg[p - 1]))
			return is_char(nm, p - 1, 0x3001);
	return false;
}

/* Whether seg r - 1 is the office, in one character, whose head's title seg r is: 处 + 副处长. */
static bool
is_own_office(const ZhcNamer *nm, uint32_t r)
{
	uint32_t n = nm->seg[r].end - nm->seg[r].start;

	return r > 1 && n > 1 && is_org_end(&nm->seg[r - 1]) && zhc_seg_is_one(&nm->seg[r - 1]) &&
		   zhc_ch(nm->text, nm->seg[r].end - 2) == zhc_seg_char(nm, &nm->seg[r - 1]) &&
		   is_field(&nm->seg[r - 2]);
}

/* 市 + 政协委员, 县 + 人大代表: of the body that 市 or 县 alone stands for, not of a place by name.
 */
static bool
is_local_member(const ZhcNamer *nm, uint32_t r)
{
	uint32_t c = zhc_seg_char(nm, &nm->seg[r]) << 16 | zhc_ch(nm->text, nm->seg[r].start + 1);
	const ZhcSeg *s = &nm->seg[r - 1];

	return (c == 0x653F534Fu || c == 0x4EBA5927u) && s->name == ZHC_NO_NAME && zhc_seg_is_one(s) &&
		   zhc_body_char(zhc_seg_char(nm, s));
}

/* A title as far as it has been read to the left. */
typedef struct Title
{
	uint32_t r; /* its first seg */
	uint32_t body;
	int nouns;
	bool joined;
	bool whole; /* nothing more belongs to it */
} Title;

/* Whether an office, a place's head or a local body's member stands before the title, which it
 * takes. */
static bool
take_office(const ZhcNamer *nm, Title *t)
{
	const ZhcSeg *s = &nm->seg[t->r - 1];

	if (is_title(s) ||
		(s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(TITLE_MOD) && s->name == ZHC_NO_NAME) ||
		is_local_member(nm, t->r))
	{
		t->r--;
		return true;
	}
	if (t->nouns > 0)
		return false;
	if (is_own_office(nm, t->r))
	{
		t->body = t->r; /* 农业 + 处 + 副处长 */
		t->nouns = 2;
		t->r -= 2;
		return true;
	}
	if (!is_head_of_place(nm, t->r) || !is_field(s) || s->end - s->start != 2)
		return false;
	t->body = t->r; /* 竹林 + 村长 */
	t->whole = true;
	t->r--;
	return true;
}

/* 被告人, 原告人: nothing tells what they are for. */
static bool
is_accused(const ZhcNamer *nm, uint32_t r)
{
	const ZhcSeg *s = &nm->seg[r];

	return s->end - s->start == 3 && zhc_ch(nm->text, s->start + 1) == 0x544A &&
		   zhc_ch(nm->text, s->start + 2) == 0x4EBA;
}

/* The same for what the title is for. */
static bool
take_field(const ZhcNamer *nm, Title *t)
{
	const ZhcSeg *s = &nm->seg[t->r - 1];
	uint32_t r = t->r;

	if (zhc_seg_unknown(nm, r) < r || is_accused(nm, r))
		return false;
	if (is_field(s) && t->nouns < MAX_NOUNS)
	{
		if (is_org_end(s) && !t->body)
			t->body = r;
		t->nouns++;
		t->r--;
		return true;
	}
	if ((s->cls == 'v' && s->end - s->start == 2 && s->name == ZHC_NO_NAME && r > 1 &&
		 t->nouns > 0 && ends_body(nm, r - 2)) || /* K11集团 + 租赁 + 业务 */
		(t->nouns > 0 && r > 1 && zhc_seg_and(nm, s) && is_field(&nm->seg[r - 2]) &&
		 !is_title(&nm->seg[r - 2])) || /* 外交 + 与 + 安全 */
		(is_ordinal(nm, s) && is_title(s + 1)) ||
		is_craft(nm, r) || /* 第二 + 部长 */
		(t->nouns > 0 && r > 1 && s->cls == 'a' && s->end - s->start > 1 &&
		 zhc_seg_and(nm, s - 1))) /* 外交 + 和 + 安全 + 政策 */
	{
		t->r--;
		return true;
	}
	if (!is_char(nm, r - 1, 0x3001) || r < 2 || !is_title(&nm->seg[r - 2]))
		return false;
	t->joined = true;
	t->nouns = 0;
	t->r -= 2;
	return true;
}

uint32_t
zhc_title_start(const ZhcNamer *nm, uint32_t r, bool *joined, uint32_t *body)
{
	Title t = {.r = r};
	uint32_t last = zhc_ch(nm->text, nm->seg[r].end - 1);

	*joined = false;
	*body = 0;
	if ((last == 0x957F || last == 0x81E3) && /* 长, 大臣, but 部 + 副部长 */
		!(r > 0 && zhc_ch(nm->text, nm->seg[r - 1].end - 1) == 0x90E8))
	{
		uint32_t first = zhc_over_business(nm, r);

		if (first < r)
			return first;
	}
	while (t.r > 0 && !t.whole && (take_office(nm, &t) || take_field(nm, &t)))
		continue;
	*joined = t.joined;
	*body = t.body;
	return t.r;
}
