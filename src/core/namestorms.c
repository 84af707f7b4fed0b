/*
 * namestorms.c - what typhoons and hurricanes are called: nobody, and no body
 *
 * A name beside 台风 or 飓风 (台风杜苏芮, 卡努台风, 台风“山竹”) is a storm's, and so is that name
 * wherever else it stands in the text.
 */
#include "namesint.h"

#define MAX_STORMS 8 /* of one text */
#define STORM_MAX  4 /* characters of its name beside a mention */

/* 台风, 飓风, 风暴 at p. */
static bool
storm_at(const ZhcNamer *nm, uint32_t p)
{
	uint32_t a, b;

	if (p + 1 >= nm->text->n)
		return false;
	a = zhc_ch(nm->text, p);
	b = zhc_ch(nm->text, p + 1);
	return ((a == 0x53F0 || a == 0x98D3) && b == 0x98CE) || (a == 0x98CE && b == 0x66B4);
}

/* A mark around a name: “ ” 「 」 ( ) or a blank. */
static bool
is_mark(const ZhcNamer *nm, uint32_t p)
{
	uint8_t cls = zhc_cls(nm->text, p);

	return cls == ZHC_C_OPEN || cls == ZHC_C_CLOSE || cls == ZHC_C_BLANK ||
		   zhc_ch(nm->text, p) == '"';
}

static bool
beside_storm(const ZhcNamer *nm, const ZhcMention *m)
{
	uint32_t before = m->start, behind = m->end;

	if (before > 0 && is_mark(nm, before - 1))
		before--;
	if (behind < nm->text->n && is_mark(nm, behind))
		behind++;
	return (before >= 2 && storm_at(nm, before - 2)) || storm_at(nm, behind);
}

/* Places are storms' names only behind 台风: 台湾台风, 广东台风 are places. */
static bool
names_storm(const ZhcNamer *nm, const ZhcMention *m)
{
	if (m->kind == ZHC_NAME_WORK || m->own || m->title.start < m->title.end ||
		m->role.start < m->role.end)
		return false;
	if (m->kind == ZHC_NAME_PLACE || m->kind == ZHC_NAME_ORGANIZATION)
		return m->kind == ZHC_NAME_PLACE && !m->country[0] && m->start >= 2 &&
			   storm_at(nm, m->start - 2) && m->end - m->start > 2;
	return beside_storm(nm, m);
}

/* Whether [start, end) begins with the name of a storm. */
static bool
begins_with(const ZhcNamer *nm, uint32_t start, uint32_t end, ZhcRange storm)
{
	uint32_t len = storm.end - storm.start;

	if (end - start < len)
		return false;
	for (uint32_t i = 0; i < len; i++)
		if (zhc_ch(nm->text, start + i) != zhc_ch(nm->text, storm.start + i))
			return false;
	return true;
}

/* The quoted string around a mention that 台风 stands before: 桦加沙 of 台风“桦加沙”; else itself.
 */
static ZhcRange
quoted_storm(const ZhcNamer *nm, const ZhcMention *m)
{
	uint32_t a = m->start, b = m->end;

	if (m->kind != ZHC_NAME_PLACE)
		return (ZhcRange){a, b};
	while (a > 0 && m->start - a < STORM_MAX && zhc_name_han(nm, a - 1))
		a--;
	while (b < nm->text->n && b - m->end < STORM_MAX && zhc_name_han(nm, b))
		b++;
	if (a > 2 && b < nm->text->n && zhc_cls(nm->text, a - 1) == ZHC_C_OPEN &&
		zhc_cls(nm->text, b) == ZHC_C_CLOSE && storm_at(nm, a - 3))
		return (ZhcRange){a, b};
	return (ZhcRange){m->start, m->end};
}

/* Whether mention m stands inside the name of the storm: 加沙 of 桦加沙. */
static bool
is_inside(const ZhcNamer *nm, const ZhcMention *m, ZhcRange storm)
{
	for (uint32_t k = 1; k < storm.end - storm.start && k <= m->start; k++)
		if (m->end - m->start + k <= storm.end - storm.start &&
			begins_with(nm, m->start - k, nm->text->n, storm))
			return true;
	return false;
}

/* Whether mention m is called as the storm, or a body is named by it: 杜苏芮, 杜苏芮中心. */
static bool
is_of(const ZhcNamer *nm, const ZhcMention *m, ZhcRange storm)
{
	return m->kind != ZHC_NAME_WORK && begins_with(nm, m->start, m->end, storm) &&
		   (m->end - m->start == storm.end - storm.start || m->kind == ZHC_NAME_ORGANIZATION);
}

/* Neither mentions nor short forms of that name are kept. */
static void
leave_out(ZhcNamer *nm, ZhcRange storm)
{
	size_t n = 0, k = 0;

	for (size_t i = 0; i < nm->nmen; i++)
		if (!is_of(nm, &nm->men[i], storm) && !is_inside(nm, &nm->men[i], storm))
			nm->men[n++] = nm->men[i];
	for (size_t i = 0; i < nm->nshorts; i++)
		if (!begins_with(nm, nm->shorts[i].start, nm->shorts[i].end, storm))
			nm->shorts[k++] = nm->shorts[i];
	nm->nmen = n;
	nm->nshorts = k;
}

void
zhc_name_storms(ZhcNamer *nm)
{
	ZhcRange storm[MAX_STORMS];
	uint32_t nstorms = 0;

	for (size_t i = 0; i < nm->nmen && nstorms < MAX_STORMS; i++)
	{
		const ZhcMention *m = &nm->men[i];
		ZhcRange quoted = quoted_storm(nm, m);
		bool known = !names_storm(nm, m) && quoted.end - quoted.start == m->end - m->start;

		for (uint32_t k = 0; k < nstorms && !known; k++)
			known = is_of(nm, m, storm[k]);
		if (!known)
			storm[nstorms++] = quoted;
	}
	for (uint32_t k = 0; k < nstorms; k++)
		leave_out(nm, storm[k]);
}
