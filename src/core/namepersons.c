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
		{
			st = zhc_name_add(nm, ZHC_NAME_PERSON, i, i);
			if (st == ZHC_OK)
				st = zhc_name_family(nm, i);
		}
		else if (s->kind == ZHC_SEG_FOREIGN)
			st = zhc_name_add(nm, foreign_kind(nm, s), i, i);
	}
	return st;
}
