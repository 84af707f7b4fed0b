/*
 * nameroles.h - what nameroles.c and nametitles.c ask of segments beside a person's name
 */
#ifndef ZHC_NAMEROLES_H
#define ZHC_NAMEROLES_H

#include "namesint.h"

#define MAX_NOUNS 4

static inline bool
is_title(const ZhcSeg *s)
{
	return (s->kind == ZHC_SEG_WORD || s->kind == ZHC_SEG_LATIN) && s->flags & ZHC_NW(TITLE) &&
		   s->name == ZHC_NO_NAME; /* CEO */
}

static inline bool
is_char(const ZhcNamer *nm, uint32_t j, uint32_t ch)
{
	return zhc_ch(nm->text, nm->seg[j].start) == ch && nm->seg[j].end - nm->seg[j].start == 1;
}

/* Whether seg j ends an organisation's name. */
static inline bool
ends_body(const ZhcNamer *nm, uint32_t j)
{
	return nm->seg[j].name != ZHC_NO_NAME && nm->men[nm->seg[j].name].kind == ZHC_NAME_ORGANIZATION;
}

/* 村长 里长 乡长 镇长: the head of a place of which news prints the name without 村. */
static inline bool
is_head_of_place(const ZhcNamer *nm, uint32_t r)
{
	const ZhcSeg *s = &nm->seg[r];
	uint32_t c = zhc_seg_char(nm, s);

	return s->end - s->start == 2 && zhc_ch(nm->text, s->end - 1) == 0x957F &&
		   (c == 0x6751 || c == 0x91CC || c == 0x4E61 || c == 0x9547);
}

/*
 * Extend the title whose last word is seg r to the left; *joined: several titles with 、; *body:
 * the segment behind an unnamed body that the title belongs to (集团 + 董事长), or 0.
 */
uint32_t zhc_title_start(const ZhcNamer *nm, uint32_t r, bool *joined, uint32_t *body);

#endif /* ZHC_NAMEROLES_H */
