/*
 * nameroles.c - the title printed with a person's name, and whose title it is
 *
 * To the left of the name: 前 + 外长, nouns that tell the field (中国问题 + 专家), titles joined by
 * 、; what stands before them, a country, a place or an organisation, is the affiliation.  An
 * organisation in the first of several titles belongs to the role (中共中央政治局委员、外交部长).
 */
#include "namesint.h"

#define MAX_NOUNS 4

static bool
is_title(const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(TITLE) && s->name == ZHC_NO_NAME;
}

static bool
is_char(const ZhcNamer *nm, uint32_t j, uint32_t ch)
{
	return zhc_ch(nm->text, nm->seg[j].start) == ch && nm->seg[j].end - nm->seg[j].start == 1;
}

/* 记者 通讯员 编译 编辑 摄影: a title that a list of names shares. */
static bool
is_press(const ZhcNamer *nm, ZhcRange role)
{
	uint32_t a, b;

	if (role.end - role.start < 2)
		return false;
	a = zhc_ch(nm->text, role.end - 2);
	b = zhc_ch(nm->text, role.end - 1);
	return (a == 0x8BB0 && b == 0x8005) || (a == 0x8BAF && b == 0x5458) ||
		   (a == 0x7F16 && (b == 0x8BD1 || b == 0x8F91)) || (a == 0x4E60 && b == 0x751F) ||
		   (a == 0x8D23 && b == 0x7F16);
}

void
zhc_name_country(const ZhcNamer *nm, ZhcRange r, char *country)
{
	for (uint32_t i = r.start; i < r.end; i++)
	{
		uint64_t node = nm->code[i] ? zhc_trie_first(zhc_name_trie, nm->code[i]) : 0;
		uint32_t found = 0, longest = i;

		for (uint32_t p = i; node != 0;)
		{
			uint32_t entry = ZHC_NODE_ENTRY(node);

			p++;
			if (entry && zhc_name_words[entry].flags & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE)))
				found = entry, longest = p;
			if (p >= r.end || !nm->code[p])
				break;
			node = zhc_trie_next(zhc_name_trie, node, nm->code[p]);
		}
		if (found && zhc_name_words[found].flags & ZHC_NW(COUNTRY))
		{
			memcpy(country, zhc_name_words[found].country, 2);
			country[2] = '\0';
			return;
		}
		if (found)
			i = longest - 1;
	}
}

/* What stands before the title at seg r as its affiliation; *first: its first segment. */
static ZhcRange
affiliation_before(const ZhcNamer *nm, uint32_t r, uint32_t *first)
{
	ZhcRange none = {0, 0}, range;
	uint32_t p = r, marked;

	*first = r;
	if (p == 0)
		return none;
	p--;
	if (nm->seg[p].flags & ZHC_NW(SELF) && nm->seg[p].kind == ZHC_SEG_WORD)
	{
		*first = p;
		return (ZhcRange){nm->seg[p].start, nm->seg[p].end};
	}
	marked = nm->seg[p].kind == ZHC_SEG_CLOSE && p > 0 && nm->seg[p - 1].name != ZHC_NO_NAME;
	range.end = nm->seg[p].end;
	p -= marked;
	if (nm->seg[p].name == ZHC_NO_NAME || nm->men[nm->seg[p].name].kind == ZHC_NAME_WORK ||
		nm->men[nm->seg[p].name].kind == ZHC_NAME_PERSON)
		return none;
	while (p > 0 && nm->seg[p - 1].name == nm->seg[p].name)
		p--;
	if (marked && (p == 0 || nm->seg[p - 1].kind != ZHC_SEG_OPEN))
		return none;
	if (marked)
		p--;
	if (p > 0 && nm->seg[p - 1].name != ZHC_NO_NAME &&
		nm->men[nm->seg[p - 1].name].kind == ZHC_NAME_PLACE)
	{
		p--;
		while (p > 0 && nm->seg[p - 1].name == nm->seg[p].name)
			p--;
	}
	*first = p;
	range.start = nm->seg[p].start;
	if (marked && nm->seg[p].kind == ZHC_SEG_OPEN)
		range = (ZhcRange){range.start + 1, range.end - 1};
	return range;
}

/* Extend the title whose last word is seg r to the left; *joined: several titles with 、. */
static uint32_t
title_start(const ZhcNamer *nm, uint32_t r, bool *joined)
{
	int nouns = 0;

	*joined = false;
	while (r > 0)
	{
		const ZhcSeg *s = &nm->seg[r - 1];

		if (is_title(s) ||
			(s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(TITLE_MOD) && s->name == ZHC_NO_NAME))
			r--;
		else if (s->kind == ZHC_SEG_WORD && s->name == ZHC_NO_NAME && s->cls &&
				 strchr("nwbl", s->cls) && nouns < MAX_NOUNS &&
				 !(s->flags & (ZHC_NW(PERSON_AFTER) | ZHC_NW(SELF) | ZHC_NW(MEDIA))))
		{
			nouns++;
			r--;
		}
		else if (is_char(nm, r - 1, 0x3001) && r > 1 && is_title(&nm->seg[r - 2]))
		{
			*joined = true;
			nouns = 0;
			r -= 2;
		}
		else
			break;
	}
	return r;
}

/* The title before the name at seg k. */
static void
title_before(const ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	uint32_t j = k, r, first;
	bool joined;

	while (j > 0 && nm->seg[j - 1].kind == ZHC_SEG_BLANK)
		j--;
	if (j > 1 && is_char(nm, j - 1, ':') && is_title(&nm->seg[j - 2]))
		j--;
	if (j == 0 || !is_title(&nm->seg[j - 1]))
		return;
	r = title_start(nm, j - 1, &joined);
	m->role = (ZhcRange){nm->seg[r].start, nm->seg[j - 1].end};
	m->affiliation = affiliation_before(nm, r, &first);
	if (joined && m->affiliation.start < m->affiliation.end &&
		nm->men[nm->seg[r - 1].name].kind == ZHC_NAME_ORGANIZATION)
	{
		m->role.start = m->affiliation.start;
		m->affiliation = (ZhcRange){0, 0};
	}
	zhc_name_country(nm, m->affiliation, m->country);
}

/* The name at seg k shares the title of the one before it in a list of reporters. */
static void
title_of_list(const ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	uint32_t j = k;
	const ZhcMention *before;

	while (j > 0 && (nm->seg[j - 1].kind == ZHC_SEG_BLANK || is_char(nm, j - 1, 0x3001)))
		j--;
	if (j == k || j == 0 || nm->seg[j - 1].name == ZHC_NO_NAME)
		return;
	before = &nm->men[nm->seg[j - 1].name];
	if (before->kind != ZHC_NAME_PERSON || !is_press(nm, before->role))
		return;
	m->role = before->role;
	m->affiliation = before->affiliation;
	memcpy(m->country, before->country, sizeof(m->country));
}

static void
title_behind(const ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	const ZhcSeg *s = &nm->seg[k + 1];

	if (k + 1 < nm->nseg && is_title(s) && s->cls != 'v')
		m->role = (ZhcRange){s->start, s->end};
}

ZhcStatus
zhc_name_roles(ZhcNamer *nm)
{
	for (uint32_t k = 0; k < nm->nseg; k++)
	{
		ZhcMention *m;

		if (nm->seg[k].name == ZHC_NO_NAME)
			continue;
		m = &nm->men[nm->seg[k].name];
		if (m->kind != ZHC_NAME_PERSON || m->start != nm->seg[k].start)
			continue;
		title_before(nm, k, m);
		if (m->role.start == m->role.end)
			title_of_list(nm, k, m);
		if (m->role.start == m->role.end)
			title_behind(nm, k, m);
		m->title = m->role;
	}
	return ZHC_OK;
}
