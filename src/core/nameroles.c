/*
 * nameroles.c - the title printed with a person's name, and whose title it is
 *
 * To the left of the name: 前 + 外长, nouns that tell the field (中国问题 + 专家), titles joined by
 * 、; what stands before them, a country, a place or an organisation, is the affiliation.  An
 * organisation in the first of several titles belongs to the role (中共中央政治局委员、外交部长).
 */
#include "nameroles.h"

/* 拿督斯里 丹斯里: before the name of whoever has an office or none; no part of that title. */
static bool
is_honour(const ZhcSeg *s)
{
	return is_title(s) && s->flags & ZHC_NW(PERSON_BEFORE);
}

void
zhc_name_country(const ZhcNamer *nm, ZhcRange r, char *country)
{
	if (zhc_name_own_country(nm, r, country))
		return;
	for (uint32_t i = r.start; i < r.end; i++)
	{
		uint64_t node = nm->code[i] ? zhc_trie_first(zhc_name_trie, nm->code[i]) : 0;
		uint32_t found = 0, longest = i;

		for (uint32_t p = i; node != 0;)
		{
			uint32_t entry = ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node));

			p++;
			if (entry && zhc_name_words[entry].flags & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE)))
				found = entry, longest = p; /* 中国—中亚 is no country */
			if (p >= r.end || !nm->code[p])
				break;
			node = zhc_trie_next(zhc_name_trie, node, nm->code[p]);
		}
		if (found && zhc_name_words[found].flags & ZHC_NW(COUNTRY) &&
			!(longest < r.end && zhc_cls(nm->text, longest) == ZHC_C_JOINER))
		{
			memcpy(country, zhc_name_words[found].country, 2);
			country[2] = '\0';
			return;
		}
		if (found)
			i = longest - 1;
	}
}

/* The seg of the bracket that opens before seg r and holds letters alone, 顿内茨克州（Donetsk）, or
 * r. */
static uint32_t
over_letters(const ZhcNamer *nm, uint32_t r)
{
	bool letters = false;

	if (r < 3 || nm->seg[r - 1].kind != ZHC_SEG_CLOSE)
		return r;
	for (uint32_t j = r - 1; j > 1 && r - j < 12; j--)
	{
		if (nm->seg[j - 1].kind == ZHC_SEG_OPEN)
			return letters && zhc_ch(nm->text, nm->seg[j - 1].start) == '(' ? j - 1 : r;
		letters |= nm->seg[j - 1].kind == ZHC_SEG_LATIN;
		if (nm->seg[j - 1].kind != ZHC_SEG_LATIN && nm->seg[j - 1].kind != ZHC_SEG_BLANK &&
			nm->seg[j - 1].kind != ZHC_SEG_JOIN)
			return r;
	}
	return r;
}

/* The seg of the bracket that opens before seg r and holds the short form of the body before it,
 * 研究中心（熊猫中心）, or r. */
static uint32_t
over_short(const ZhcNamer *nm, uint32_t r)
{
	if (r < 3 || nm->seg[r - 1].kind != ZHC_SEG_CLOSE)
		return r;
	for (uint32_t j = r - 1; j > 1 && r - j < 8; j--)
		if (nm->seg[j - 1].kind == ZHC_SEG_OPEN)
			return zhc_ch(nm->text, nm->seg[j - 1].start) == '(' &&
						   nm->seg[j - 2].end == nm->seg[j - 1].start && ends_body(nm, j - 2)
					   ? j - 1
					   : r;
	return r;
}

/* The seg of the bracket behind a title that says how it is held, 局长（署理）, before seg j; or j.
 */
static uint32_t
over_acting(const ZhcNamer *nm, uint32_t j)
{
	return j > 3 && nm->seg[j - 1].kind == ZHC_SEG_CLOSE &&
				   nm->seg[j - 2].flags & ZHC_NW(TITLE_MOD) &&
				   nm->seg[j - 3].kind == ZHC_SEG_OPEN && is_title(&nm->seg[j - 4])
			   ? j - 3
			   : j;
}

/* Before the honours that stand before seg j, and the 、 between them and a title: 前主席、丹斯里.
 */
static uint32_t
over_honours(const ZhcNamer *nm, uint32_t j)
{
	uint32_t p = j;

	while (p > 0 && is_honour(&nm->seg[p - 1]))
		p--;
	return p < j && p > 1 && is_char(nm, p - 1, 0x3001) && is_title(&nm->seg[p - 2]) ? p - 1 : p;
}

/* Before the age that stands between a title and its holder: 创办人、现年81岁的; or j. */
static uint32_t
over_age(const ZhcNamer *nm, uint32_t j)
{
	uint32_t p;

	if (j < 5 || !is_char(nm, j - 1, 0x7684) || !is_char(nm, j - 2, 0x5C81) ||
		nm->seg[j - 3].kind != ZHC_SEG_NUMBER) /* 的 岁 */
		return j;
	p = j - 3;
	p -= zhc_ch(nm->text, nm->seg[p - 1].end - 1) == 0x5E74; /* 现年 */
	return p > 1 && zhc_name_pause(nm, nm->seg[p - 1].start) && is_title(&nm->seg[p - 2]) ? p - 1
																						  : j;
}

/* Whether 籍 behind a country's name stands before seg r: 匈牙利 + 籍 + 作曲家. */
static bool
is_of_country(const ZhcNamer *nm, uint32_t r)
{
	return r > 1 && is_char(nm, r - 1, 0x7C4D) && nm->seg[r - 2].flags & ZHC_NW(COUNTRY) &&
		   nm->seg[r - 2].name != ZHC_NO_NAME;
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
	p = over_short(nm, over_letters(nm, zhc_over_code(nm, p))) - 1;
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

/* 中国 + 问题 + 专家, 东南亚 + 首席经济学家 behind an organisation: the place is the field. */
static uint32_t
over_field_place(const ZhcNamer *nm, uint32_t r)
{
	uint32_t p = r, c;

	if (r == 0 || nm->seg[r - 1].name == ZHC_NO_NAME ||
		nm->men[nm->seg[r - 1].name].kind != ZHC_NAME_PLACE)
		return r;
	while (p > 0 && nm->seg[p - 1].name == nm->seg[r - 1].name)
		p--;
	if (p > 0 && nm->seg[p - 1].flags & ZHC_NW(TITLE_MOD) && !zhc_seg_is_one(&nm->seg[p - 1]) &&
		zhc_ch(nm->text, nm->seg[r].end - 1) == 0x5BB6)
		return p - 1; /* 首席 + 中国 + 经济学家 */
	c = zhc_ch(nm->text, nm->seg[r].start) << 16 | zhc_ch(nm->text, nm->seg[r].end - 1);
	if (c == 0x95EE9898u || (p > 0 && nm->seg[p - 1].name != ZHC_NO_NAME &&
							 nm->men[nm->seg[p - 1].name].kind == ZHC_NAME_ORGANIZATION))
		return p;
	return r;
}

/* 民进党 + 籍 + 议员: of the party; behind a place, 德州 + 民主党籍 + 议员, the party is a part of
 * the title. */
static bool
of_party(const ZhcNamer *nm, ZhcMention *m, uint32_t r, uint32_t *first)
{
	uint32_t p = r;
	ZhcRange party, of;

	while (p > 0 && r - p < 2 && nm->seg[p - 1].kind == ZHC_SEG_WORD &&
		   nm->seg[p - 1].name == ZHC_NO_NAME && !is_char(nm, p - 1, 0x7C4D))
		p--; /* 籍 + 资深 */
	if (p < 2 || !is_char(nm, p - 1, 0x7C4D) || !ends_body(nm, p - 2))
		return false;
	party = (ZhcRange){nm->men[nm->seg[p - 2].name].start, nm->men[nm->seg[p - 2].name].end};
	for (p -= 2; p > 0 && nm->seg[p - 1].name == nm->seg[p].name;)
		p--;
	of = affiliation_before(nm, p, first);
	if (*first < p)
		m->role.start = party.start;
	m->affiliation = *first < p ? of : party;
	zhc_name_country(nm, m->affiliation, m->country);
	return true;
}

/*
 * The medium named before reporters in a bracket, or behind 讯, 电, 报道:
 * 新华社西安12日电（记者…）, 【环球网报道 记者…】.
 */
static ZhcRange
medium_of_dateline(const ZhcNamer *nm, uint32_t r)
{
	ZhcRange nearest = {0, 0};
	uint32_t j = r, ch;

	while (j > 0 && nm->seg[j - 1].kind == ZHC_SEG_BLANK)
		j--;
	ch = j > 0 ? zhc_ch(nm->text, nm->seg[j - 1].end - 1) : 0;
	if (j == 0 || (nm->seg[j - 1].kind != ZHC_SEG_OPEN && ch != 0x8BAF && ch != 0x7535 &&
				   ch != 0x9053)) /* 讯 电 道 */
		return (ZhcRange){0, 0};
	while (j > 0 && r - j < 16)
	{
		const ZhcSeg *s = &nm->seg[--j];

		if (s->name != ZHC_NO_NAME && nm->men[s->name].kind == ZHC_NAME_ORGANIZATION)
		{
			ZhcRange body = {nm->men[s->name].start, nm->men[s->name].end};

			if (s->flags & ZHC_NW(MEDIA))
				return body;
			if (nearest.end == 0)
				nearest = body; /* 新华社 + 联合国 + 29日电 */
		}
		if (s->kind == ZHC_SEG_WORD && s->flags & ZHC_NW(SELF))
			return (ZhcRange){s->start, s->end};
		if (s->kind == ZHC_SEG_MARK && zhc_cls(nm->text, s->start) == ZHC_C_STOP)
			break;
	}
	return nearest;
}

/* The body of a title that no step before took for a name: 集团, 省政府, 澜川. */
static ZhcStatus
unnamed_body(ZhcNamer *nm, uint32_t r, uint32_t body, ZhcMention *m)
{
	uint32_t a = zhc_seg_unknown(nm, r), end = body ? body : r;
	bool place = is_head_of_place(nm, end);

	if (a == r && !body)
		return ZHC_OK;
	m->affiliation = (ZhcRange){nm->seg[a].start, nm->seg[end - 1].end};
	if (body)
		m->role.start = nm->seg[body].start;
	else if (zhc_ch(nm->text, m->role.start) == 0x515A && m->role.end > m->role.start + 2)
		m->affiliation.end = ++m->role.start; /* 重民党 + 主席 */
	if (end - a < 2 && !place)
		return ZHC_OK;
	return zhc_name_add_range(nm, place ? ZHC_NAME_PLACE : ZHC_NAME_ORGANIZATION, m->affiliation,
							  m->country);
}

/*
 * Titles before the affiliation at seg first belong to the role, as far as they begin with an
 * affiliation or a sentence does: 副首相 + 兼 + 国家灾害管理委员会主席.
 */
static void
join_titles(const ZhcNamer *nm, ZhcMention *m, uint32_t first)
{
	for (int n = 0; n < MAX_NOUNS && first > 1; n++)
	{
		bool joined;
		uint32_t r, body, start;
		ZhcRange range;

		if (!(is_char(nm, first - 1, 0x517C) || is_char(nm, first - 1, 0x3001)) ||
			!is_title(&nm->seg[first - 2]))
			return;
		r = zhc_title_start(nm, first - 2, &joined, &body);
		range = affiliation_before(nm, r, &start);
		if (r > 0 && start == r &&
			(n > 0 ? nm->seg[r - 1].kind < ZHC_SEG_OPEN : nm->seg[r - 1].kind == ZHC_SEG_PERSON))
			return; /* 水 + 动力学家、, 朱宏 + 少将、 */
		m->role.start = nm->seg[r].start;
		m->affiliation = range;
		if (start < r && ends_body(nm, r - 1))
		{
			bool former = start > 0 && nm->seg[start - 1].flags & ZHC_NW(TITLE_MOD);

			m->role.start = former ? nm->seg[start - 1].start : range.start; /* 前 + 财政部副部长 */
			m->affiliation = (ZhcRange){0, 0};
		}
		first = start;
	}
}

/* 海鲸队 + 葡萄牙 + 籍 + 主帅: the body is whom he works for, the country his own. */
static bool
body_and_country(const ZhcNamer *nm, uint32_t r, ZhcMention *m, uint32_t *first)
{
	uint32_t p = r - 2;

	if (!is_of_country(nm, r))
		return false;
	while (p > 0 && nm->seg[p - 1].name == nm->seg[p].name)
		p--;
	if (p == 0 || !ends_body(nm, p - 1))
		return false;
	m->affiliation = affiliation_before(nm, p, first);
	zhc_name_country(nm, (ZhcRange){nm->seg[p].start, nm->seg[r - 2].end}, m->country);
	return true;
}

/* “外交部长” + 某某: a title in quotation marks that ends before seg j, alone or with its body in
 * them; whose it is may stand before them. */
static ZhcStatus
quoted_title(const ZhcNamer *nm, uint32_t j, ZhcMention *m)
{
	bool joined;
	uint32_t body, first, r = zhc_title_start(nm, j - 1, &joined, &body);
	ZhcRange range = affiliation_before(nm, r, &first);

	uint32_t last = zhc_ch(nm->text, nm->seg[j - 1].end - 1);

	if (first == 0 || nm->seg[first - 1].kind != ZHC_SEG_OPEN || joined || last == 0x54E5 ||
		last == 0x59D0)
		return ZHC_OK; /* “一哥”, “一姐” */
	m->role = (ZhcRange){nm->seg[r].start, nm->seg[j - 1].end};
	m->affiliation = first < r ? range : affiliation_before(nm, first - 1, &first);
	zhc_name_country(nm, m->affiliation, m->country);
	return ZHC_OK;
}

/* The title before the name at seg k. */
static ZhcStatus
title_before(ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	uint32_t j = k, r, first, body;
	bool joined;

	while (j > 0 && nm->seg[j - 1].kind == ZHC_SEG_BLANK)
		j--;
	if (j > 1 && is_char(nm, j - 1, ':') && is_title(&nm->seg[j - 2]))
		j--;
	j = over_age(nm, over_honours(nm, j));
	j = over_acting(nm, j);
	if (j > 1 && zhc_name_unquotes(nm, nm->seg[j - 1].start) && is_title(&nm->seg[j - 2]))
		return quoted_title(nm, j - 1, m);
	if (j == 0 || !is_title(&nm->seg[j - 1]))
		return ZHC_OK;
	r = over_field_place(nm, zhc_title_start(nm, j - 1, &joined, &body));
	if (r + 2 >= j && zhc_name_seldom(nm->seg[j - 1].word, ZHC_NW(RELATION)) &&
		(r + 1 == j || !is_title(&nm->seg[r])))
		return ZHC_OK; /* 长子, 叶家 + 长子 */
	m->role = (ZhcRange){nm->seg[r].start, nm->seg[j - 1].end};
	if (body_and_country(nm, r, m, &first))
		return ZHC_OK;
	m->affiliation = affiliation_before(nm, r - is_of_country(nm, r), &first);
	if (first == r && of_party(nm, m, r, &first))
		return ZHC_OK;
	if (first == r && zhc_name_press(nm, m->role))
		m->affiliation = medium_of_dateline(nm, r);
	if (joined && first < r && nm->seg[r - 1].name != ZHC_NO_NAME &&
		nm->men[nm->seg[r - 1].name].kind == ZHC_NAME_ORGANIZATION)
	{
		m->role.start = m->affiliation.start;
		m->affiliation = (ZhcRange){0, 0};
	}
	if (first < r && first > 0 && is_char(nm, first - 1, 0x9A7B))
	{
		/* 中国 + 驻南非大使 */
		r = first - 1;
		m->role.start = nm->seg[r].start;
		m->affiliation = affiliation_before(nm, r, &first);
		if (first == r)
			return ZHC_OK;
	}
	if (m->affiliation.start == m->affiliation.end && !joined)
		return unnamed_body(nm, r, body, m);
	join_titles(nm, m, first);
	zhc_name_country(nm, m->affiliation, m->country);
	return ZHC_OK;
}

/* The name at seg k shares the title of the one before it in a list of reporters. */
static void
title_of_list(const ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	uint32_t j = k;
	const ZhcMention *before;

	while (j > 0 && (nm->seg[j - 1].kind == ZHC_SEG_BLANK || is_char(nm, j - 1, 0x3001)))
		j--;
	if (j == 0 || nm->seg[j - 1].name == ZHC_NO_NAME)
		return;
	before = &nm->men[nm->seg[j - 1].name];
	if (before->kind != ZHC_NAME_PERSON || !zhc_name_press(nm, before->role))
		return;
	m->role = before->role;
	m->affiliation = before->affiliation;
	memcpy(m->country, before->country, sizeof(m->country));
}

static void
title_behind(const ZhcNamer *nm, uint32_t k, ZhcMention *m)
{
	const ZhcSeg *s = &nm->seg[k + 1];

	/* 雇主廖文良儿子廖启龙: the second one's title */
	if (k + 2 < nm->nseg && s[1].name != ZHC_NO_NAME && nm->men[s[1].name].kind == ZHC_NAME_PERSON)
		return;
	if (k + 2 < nm->nseg && s->flags & ZHC_NW(TITLE_MOD) && is_title(s + 1))
		s++; /* 特任 + 教授 */
	if (k + 1 >= nm->nseg || !is_title(s) || s->cls == 'v')
		return;
	m->role = (ZhcRange){nm->seg[k + 1].start, s->end};
	if (k > 0 && ends_body(nm, k - 1))
	{
		/* 某大学 + 某某 + 教授 */
		m->affiliation =
			(ZhcRange){nm->men[nm->seg[k - 1].name].start, nm->men[nm->seg[k - 1].name].end};
		zhc_name_country(nm, m->affiliation, m->country);
	}
}

ZhcStatus
zhc_name_roles(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t k = 0; st == ZHC_OK && k < nm->nseg; k++)
	{
		uint32_t name = nm->seg[k].name;
		ZhcMention m;

		if (name == ZHC_NO_NAME || nm->men[name].start != nm->seg[k].start)
			continue;
		m = nm->men[name];
		if (m.kind != ZHC_NAME_PERSON)
			continue;
		st = title_before(nm, k, &m);
		if (m.role.start == m.role.end)
			title_of_list(nm, k, &m);
		if (m.role.start == m.role.end)
			title_behind(nm, k, &m);
		m.title = m.role;
		nm->men[name] = m;
	}
	return st;
}
