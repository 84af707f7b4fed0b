/*
 * namepersons.c - persons: Han names, transcribed names, names of the lists
 */
#include "namesint.h"

/* A transcribed name that nothing around it tells apart stays undecided until the end. */
#define UNDECIDED ((ZhcNameKind) ZHC_NAME_KINDS)

/* Behind a word that takes places, or a place (匈牙利 + 德布勒森). */
static bool
stands_like_place(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (nm->ctx[s->end] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER))
		return false;
	return zhc_place_before(nm, s) ||
		   (s > nm->seg && s[-1].name != ZHC_NO_NAME && nm->men[s[-1].name].kind == ZHC_NAME_PLACE);
}

/* 在 + 阿拉曼 + 分别: where somebody does something, but not 在马斯克看来. */
static bool
is_where(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->start > 0 && zhc_ch(nm->text, s->start - 1) == 0x5728 && s->end + 1 < nm->text->n &&
		   zhc_ch(nm->text, s->end) != 0x770B && zhc_ch(nm->text, s->end + 1) != 0x770B; /* 看 */
}

static ZhcNameKind
foreign_kind(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint8_t before = nm->ctx[s->start], after = nm->ctx[s->end];

	if (s->dotted || before & (ZHC_CTX_TITLE_END | ZHC_CTX_BYLINE) ||
		(after & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER) && !is_where(nm, s)))
		return ZHC_NAME_PERSON;
	if (stands_like_place(nm, s) || is_where(nm, s))
		return ZHC_NAME_PLACE;
	return UNDECIDED;
}

/* A word of letters that starts with a capital one and goes on with small ones: Kolas. */
static bool
is_capitalized(const ZhcNamer *nm, const ZhcSeg *s)
{
	const uint32_t *cp = nm->text->clean->cp;

	if (s->kind != ZHC_SEG_LATIN || s->flags || s->end - s->start < 3 || cp[s->start] < 'A' ||
		cp[s->start] > 'Z')
		return false;
	for (uint32_t i = s->start + 1; i < s->end; i++)
		if (cp[i] >= 'A' && cp[i] <= 'Z' && i + 1 < s->end && i > s->start + 2)
			return false;
	return cp[s->start + 1] >= 'a' && cp[s->end - 1] >= 'a';
}

/* A name in letters behind a title, Kolas Yotaka, and its parts wherever they stand for it. */
static ZhcStatus
latin_at(ZhcNamer *nm, uint32_t i)
{
	uint32_t last = i;
	ZhcStatus st;

	if (!(zhc_name_before(nm, nm->seg[i].start) & ZHC_CTX_TITLE_END) ||
		!is_capitalized(nm, &nm->seg[i]))
		return ZHC_OK;
	while (last + 2 < nm->nseg && nm->seg[last + 1].kind == ZHC_SEG_BLANK &&
		   is_capitalized(nm, &nm->seg[last + 2]))
		last += 2;
	if (last == i && !(nm->ctx[nm->seg[i].end] & ZHC_CTX_AFTER))
		return ZHC_OK;
	st = zhc_name_add(nm, ZHC_NAME_PERSON, i, last);
	for (uint32_t k = i; st == ZHC_OK && k <= last && last > i; k += 2)
	{
		st = zhc_name_short(nm, nm->seg[k].start, nm->seg[k].end, nm->seg[i].start);
		if (st == ZHC_OK)
			nm->shorts[nm->nshorts - 1].kind = ZHC_NAME_PERSON;
	}
	return st;
}

/* 米勒, a noun of the dictionary: a transcribed name of the lists. */
static bool
is_transcribed(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_WORD && (s->cls == 'n' || !s->cls) && s->end - s->start == 2 &&
		   !(s->flags & ~(ZHC_NW(WORD) | ZHC_NW(PLACE_WEAK) | ZHC_NW(SURNAME_FOREIGN))) &&
		   zhc_name_seldom(s->word, ZHC_NW(TRANSCRIBED)) &&
		   zhc_name_model(nm, s->start)->head != ZHC_NW_NEVER;
}

/* Whether a segment is certainly none of what zhc_name_persons() looks for, as most are: of another
 * name, or a word that nothing makes a person. */
static bool
is_ordinary(const ZhcSeg *s)
{
	bool word = (s->kind <= ZHC_SEG_ONE) & (s->word > zhc_name_near[1]);

	return (s->name != ZHC_NO_NAME) | (s->kind >= ZHC_SEG_NUMBER) |
		   (word & !(s->flags & ZHC_NW(PERSON)));
}

/* What a transcribed name of the dictionary is; 会见 + 利维, 强巴 + 老人: a verb before it tells as
 * well, and a title behind it. */
static ZhcNameKind
transcribed_kind(const ZhcNamer *nm, const ZhcSeg *s)
{
	return nm->ctx[s->start] & ZHC_CTX_VERB_END || nm->ctx[s->end] & ZHC_CTX_TITLE
			   ? ZHC_NAME_PERSON
			   : foreign_kind(nm, s);
}

/* 「馬習會」: two surnames in quotation marks, and their meeting. */
static bool
is_meeting(const ZhcNamer *nm, uint32_t i)
{
	const ZhcSeg *s = &nm->seg[i];

	return s->end == s->start + 3 && zhc_ch(nm->text, s->end - 1) == 0x4F1A && i > 0 && /* 会 */
		   i + 1 < nm->nseg && s[-1].kind == ZHC_SEG_OPEN && s[1].kind == ZHC_SEG_CLOSE;
}

ZhcStatus
zhc_name_persons(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; st == ZHC_OK && i < nm->nseg; i++)
	{
		const ZhcSeg *s = &nm->seg[i];

		if (is_ordinary(s))
			continue;
		if (s->kind == ZHC_SEG_PERSON && is_meeting(nm, i))
			continue;
		if (s->kind == ZHC_SEG_PERSON || (s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(PERSON)))
		{
			st = zhc_name_add(nm, ZHC_NAME_PERSON, i, i);
			zhc_name_keep_family(nm, i);
			if (st == ZHC_OK)
				st = zhc_name_headed(nm, i);
			if (st == ZHC_OK)
				st = zhc_name_family(nm, i);
		}
		else if (s->kind == ZHC_SEG_FOREIGN || is_transcribed(nm, s))
		{
			ZhcNameKind kind =
				s->kind == ZHC_SEG_FOREIGN ? foreign_kind(nm, s) : transcribed_kind(nm, s);

			st = zhc_name_add(nm, kind, i, i);
			if (st == ZHC_OK && kind == ZHC_NAME_PERSON)
				st = zhc_name_last(nm, i);
		}
		else if (s->kind == ZHC_SEG_LATIN)
			st = latin_at(nm, i);
		else if (zhc_name_masked(nm, i) > i)
			st = zhc_name_add(nm, ZHC_NAME_PERSON, i, zhc_name_masked(nm, i));
		else if (zhc_name_alone(nm, i))
			st = zhc_name_add(nm, ZHC_NAME_PERSON, i, i);
	}
	return st;
}
