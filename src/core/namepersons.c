/*
 * namepersons.c - persons: Han names, transcribed names, names of the lists
 */
#include "namesint.h"

/* A transcribed name that nothing around it tells apart stays undecided until the end. */
#define UNDECIDED ((ZhcNameKind) ZHC_NAME_KINDS)

static bool
stands_like_place(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t before = s->start > 0 ? zhc_ch(nm->text, s->start - 1) : 0;

	switch (before)
	{
		case 0x5728: /* 在 */
		case 0x8D74: /* 赴 */
		case 0x4ECE: /* 从 */
		case 0x62B5: /* 抵 */
		case 0x8FBE: /* 达, of 抵达 and 到达 */
		case 0x4E8E: /* 于 */
		case 0x5F80: /* 往 */
			return !(nm->ctx[s->end] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER));
		default:
			return false;
	}
}

static ZhcNameKind
foreign_kind(const ZhcNamer *nm, const ZhcSeg *s)
{
	uint8_t before = nm->ctx[s->start], after = nm->ctx[s->end];

	if (s->dotted || before & (ZHC_CTX_TITLE_END | ZHC_CTX_BYLINE) ||
		after & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER))
		return ZHC_NAME_PERSON;
	if (stands_like_place(nm, s))
		return ZHC_NAME_PLACE;
	return UNDECIDED;
}

ZhcStatus
zhc_name_persons(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; st == ZHC_OK && i < nm->nseg; i++)
	{
		const ZhcSeg *s = &nm->seg[i];

		if (s->name != ZHC_NO_NAME)
			continue;
		if (s->kind == ZHC_SEG_PERSON || (s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(PERSON)))
			st = zhc_name_add(nm, ZHC_NAME_PERSON, i, i);
		else if (s->kind == ZHC_SEG_FOREIGN)
			st = zhc_name_add(nm, foreign_kind(nm, s), i, i);
	}
	return st;
}
