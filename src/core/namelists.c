/*
 * namelists.c - members of lists that nothing but the list tells: what stands between 、 beside
 * organisations, or before 等公司, is one; before 等国家 or 等地, a place
 */
#include "namesint.h"

#define MAX_PARTS 24u
#define MAX_CHARS 8u
#define COMMON	  84u /* words below it are no names before 等公司 */

/* One member: segments [first, last]. */
typedef struct Part
{
	uint32_t first, last;
	bool org;	 /* a mention of an organisation ends it */
	bool odd;	 /* it has something that no ordinary word is */
	bool person; /* ... and that looks like a person */
	bool none;	 /* no name at all */
	bool place;	 /* one word of the gazetteer */
	bool weak;	 /* ... a little known one */
} Part;

static uint32_t
char_of(const ZhcNamer *nm, uint32_t j)
{
	/* read in any case: how long the segment is no processor guesses */
	return zhc_ch(nm->text, nm->seg[j].start) &
		   -(uint32_t) (nm->seg[j].end - nm->seg[j].start == 1);
}

/* 涨停: what shares do, behind a company's name. */
static bool
is_share_verb(const ZhcSeg *s)
{
	return s->flags & ZHC_NW(ORG_KIND) && s->cls == 'v';
}

static bool
is_comma(const ZhcNamer *nm, uint32_t j)
{
	return char_of(nm, j) == 0x3001;
}

/* 、 和 与 及 以及 暨 between members. */
static bool
is_joint(const ZhcNamer *nm, uint32_t j)
{
	uint32_t c = char_of(nm, j);

	if (nm->seg[j].name != ZHC_NO_NAME)
		return false;
	if (c == 0x3001 || c == 0x548C || c == 0x4E0E || c == 0x53CA || c == 0x66A8)
		return true;
	return nm->seg[j].end - nm->seg[j].start == 2 && zhc_ch(nm->text, nm->seg[j].start) == 0x4EE5 &&
		   zhc_ch(nm->text, nm->seg[j].start + 1) == 0x53CA;
}

/* Whether seg j may be part of a name that only a list tells; what it is goes into *part. */
static bool
fits(const ZhcNamer *nm, uint32_t j, Part *part)
{
	const ZhcSeg *s = &nm->seg[j];
	bool one = s->end - s->start == 1;

	if (s->name != ZHC_NO_NAME)
	{
		part->org = nm->men[s->name].kind == ZHC_NAME_ORGANIZATION;
		part->none |= !part->org;
		return true;
	}
	part->org = false;
	switch (s->kind)
	{
		case ZHC_SEG_ONE:
			part->odd = true;
			return true;
		case ZHC_SEG_LATIN:
			return true;
		case ZHC_SEG_FOREIGN:
			part->odd = part->person = true;
			part->none |= s->dotted;
			return true;
		case ZHC_SEG_PERSON:
			part->odd = part->person = true;
			part->none |= zhc_name_vote(nm, s->start, s->end - s->start)->strong > 1 ||
						  nm->ctx[s->start] & ZHC_CTX_TITLE_END;
			return true;
		case ZHC_SEG_WORD:
			break;
		default:
			return false;
	}
	if (s->flags & (ZHC_NW(TITLE) | ZHC_NW(TITLE_AFTER) | ZHC_NW(SELF) | ZHC_NW(PERSON)) ||
		!s->cls || !(one ? zhc_class_in(s->cls, "nvabwm") : zhc_class_in(s->cls, "nvabw")))
		part->none |= !(s->flags & ZHC_NW_PLACES);
	if (s->flags & ZHC_NW_PLACES)
		part->none |= part->first == j; /* 上海、… is a place, 上海家化 none */
	else if (one ? zhc_name_words[s->word].cost >= ZHC_RARE
				 : zhc_name_words[s->word].cost >= ZHC_RARE_WORD)
		part->odd = true;
	return true;
}

/* The member that starts at seg i, as far as the next joint or the end of the list. */
static bool
read_part(const ZhcNamer *nm, uint32_t i, Part *part)
{
	uint32_t j = i;

	*part = (Part){.first = i};
	while (j < nm->nseg && !is_joint(nm, j) && char_of(nm, j) != 0x7B49 &&
		   !is_share_verb(&nm->seg[j]) && fits(nm, j, part))
	{
		if (nm->seg[j].end - nm->seg[i].start > MAX_CHARS && !part->org)
			return false;
		j++;
	}
	part->last = j - 1;
	if (j == i + 1 && nm->seg[i].flags & ZHC_NW_PLACES)
	{
		part->weak = nm->seg[i].flags & ZHC_NW(PLACE_WEAK);
		part->place = !part->weak;
	}
	return j > i;
}

/* The kind that 等 at seg j and the word behind it give the members, or ZHC_NAME_KINDS. */
static ZhcNameKind
kind_told(const ZhcNamer *nm, uint32_t j)
{
	if (j < nm->nseg && is_share_verb(&nm->seg[j]))
		return ZHC_NAME_ORGANIZATION;
	if (j >= nm->nseg || char_of(nm, j) != 0x7B49)
		return ZHC_NAME_KINDS;
	for (uint32_t k = j + 1; k < nm->nseg && k < j + 5; k++)
	{
		const ZhcSeg *s = &nm->seg[k];

		if (s->flags & ZHC_NW(ORG_KIND))
			return ZHC_NAME_ORGANIZATION;
		if (s->flags & ZHC_NW(PLACE_KIND))
			return ZHC_NAME_PLACE;
		/* 等10座 + 车站, 等大型 + 企业 */
		if (s->kind != ZHC_SEG_NUMBER && s->cls != 'b' && s->cls != 'm' &&
			nm->seg[k - 1].kind != ZHC_SEG_NUMBER)
			break;
	}
	return ZHC_NAME_KINDS;
}

/* Whether a member without a name is one of the kind. */
static bool
is_member(const ZhcNamer *nm, const Part *part, bool told, uint32_t orgs)
{
	uint32_t n = nm->seg[part->last].end - nm->seg[part->first].start;
	const ZhcSeg *s = &nm->seg[part->first];

	if (part->org || part->none || n < 2 || n > MAX_CHARS)
		return false;
	if (told)
		return part->odd ||
			   (part->first == part->last ? zhc_name_words[s->word].cost >= COMMON : n <= 5);
	return part->odd && n <= 5 && (part->person ? orgs > 1 : orgs > 0);
}

/* The list whose second member starts at seg i; *next: the seg to go on from. */
static ZhcStatus
list_at(ZhcNamer *nm, uint32_t i, uint32_t *next)
{
	Part part[MAX_PARTS];
	uint32_t n = 0, orgs;
	ZhcNameKind kind = ZHC_NAME_ORGANIZATION, told;
	ZhcStatus st = ZHC_OK;
	bool closed;

	orgs = nm->seg[i - 2].name != ZHC_NO_NAME &&
		   nm->men[nm->seg[i - 2].name].kind == ZHC_NAME_ORGANIZATION;
	while (n < MAX_PARTS && i < nm->nseg && read_part(nm, i, &part[n]))
	{
		i = part[n].last + 1;
		orgs += part[n++].org;
		if (i >= nm->nseg || !is_joint(nm, i))
			break;
		i++;
	}
	*next = i;
	if (n == 0)
		return ZHC_OK;
	for (uint32_t k = 0; st == ZHC_OK && k < n; k++)
		if (part[k].weak && k + 1 < n && ((k > 0 && part[k - 1].place) || part[k + 1].place))
			st = zhc_name_add(nm, ZHC_NAME_PLACE, part[k].first, part[k].last);
	told = kind_told(nm, i);
	if (told != ZHC_NAME_KINDS)
		kind = told;
	else if (orgs == 0 || orgs * 2 < n)
		return ZHC_OK;
	/* where the last member ends is known before 等, a mark, or the end */
	closed = i >= nm->nseg || char_of(nm, i) == 0x7B49 || nm->seg[i].kind == ZHC_SEG_MARK;
	for (uint32_t k = 0; st == ZHC_OK && k < n - !closed; k++)
		if (is_member(nm, &part[k], told != ZHC_NAME_KINDS, orgs) &&
			(kind == ZHC_NAME_ORGANIZATION || part[k].odd))
			st = zhc_name_add(nm, kind, part[k].first, part[k].last);
	return st;
}

/* The company before seg k, which says what its shares do: 大元泵业 + 涨停, from a mark on. */
static ZhcStatus
share_before(ZhcNamer *nm, uint32_t k)
{
	uint32_t end = k, a;
	Part part = {.first = k};

	while (end > 0 && nm->seg[end - 1].name == ZHC_NO_NAME &&
		   (nm->seg[end - 1].cls == 'm' || nm->seg[end - 1].kind == ZHC_SEG_NUMBER))
		end--;
	for (a = end; a > 0 && end - a < 5 && nm->seg[a - 1].name == ZHC_NO_NAME &&
				  !is_joint(nm, a - 1) && fits(nm, a - 1, &part);)
		a--;
	if (a == end || part.none || !part.odd || nm->seg[end - 1].start < nm->seg[a].start ||
		nm->seg[end - 1].end - nm->seg[a].start > 5 ||
		nm->seg[end - 1].end - nm->seg[a].start < 3 || nm->seg[a].kind == ZHC_SEG_FOREIGN ||
		(a > 0 && nm->seg[a - 1].kind != ZHC_SEG_MARK && !is_joint(nm, a - 1)))
		return ZHC_OK;
	return zhc_name_add(nm, ZHC_NAME_ORGANIZATION, a, end - 1);
}

/* A short name in quotes from seg i on behind what kind of body it is: 车队 + 「星群的士」. */
static ZhcStatus
quoted_at(ZhcNamer *nm, uint32_t i)
{
	uint32_t j = i + 1, c = zhc_ch(nm->text, nm->seg[i].start);

	if (i == 0 || !(c == 0x201C || c == 0x300C) || nm->seg[i - 1].name != ZHC_NO_NAME ||
		nm->seg[i - 1].kind != ZHC_SEG_WORD || !(nm->seg[i - 1].flags & ZHC_NW(ORG_KIND)))
		return ZHC_OK;
	for (; j < nm->nseg && nm->seg[j].kind != ZHC_SEG_CLOSE; j++)
		if (nm->seg[j].name != ZHC_NO_NAME || nm->seg[j].end - nm->seg[i].end > MAX_CHARS ||
			nm->seg[j].kind == ZHC_SEG_MARK || nm->seg[j].kind == ZHC_SEG_OPEN ||
			(nm->seg[j].kind == ZHC_SEG_WORD &&
			 (nm->seg[j].flags & ZHC_NW(TITLE) ||
			  (nm->seg[j].cls && zhc_class_in(nm->seg[j].cls, "ft") &&
			   nm->seg[j].end - nm->seg[j].start > 1))))
			return ZHC_OK;
	if (j == nm->nseg || nm->seg[j].start - nm->seg[i].end < 2)
		return ZHC_OK;
	return zhc_name_add(nm, ZHC_NAME_ORGANIZATION, i + 1, j - 1);
}

/* Whether a segment neither parts a list nor opens a quotation, nor is a share's verb: most words.
 */
static inline bool
is_plain(const ZhcSeg *s)
{
	return (s->kind <= ZHC_SEG_NUMBER) & !(s->flags & ZHC_NW(ORG_KIND));
}

ZhcStatus
zhc_name_lists(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 1, next; st == ZHC_OK && i + 1 < nm->nseg; i = next)
	{
		next = i + 1;
		if (is_plain(&nm->seg[i]))
			continue;
		if (is_comma(nm, i))
			st = list_at(nm, i + 1, &next);
		else if (nm->seg[i].kind == ZHC_SEG_OPEN)
			st = quoted_at(nm, i);
		else if (is_share_verb(&nm->seg[i]))
			st = share_before(nm, i);
	}
	return st;
}
