/*
 * nameshorts.c - short forms of organisations that a text defines, found wherever it has them
 *
 * Two ways of defining one: in brackets behind the full name (上海合作组织（上合组织）,
 * 中国人民银行（下称 “央行”）), and by using a name whose own part stands before what kind of body
 * it is (澜川新能源集团 → 澜川).
 */
#include "namesint.h"

#define MIN_SHORT  2u
#define MAX_SHORT  8u
#define MAX_STEM   4u
#define MIN_WHOLE  4u  /* of a transcribed name that is one wherever its characters stand */
#define MIN_FAMILY 3u  /* of a family name that a text prints alone and nothing else is */
#define STEM_RARE  72u /* single characters at this cost and above may be parts of own names */

typedef struct Table
{
	uint32_t *slot;	   /* index into shorts + 1; 0: empty */
	size_t cap;		   /* a power of two */
	uint64_t begin[4]; /* of the characters that short forms begin with, by their low bits */
} Table;

ZhcStatus
zhc_name_short(ZhcNamer *nm, uint32_t start, uint32_t end, uint32_t full)
{
	void *data = nm->shorts;
	ZhcStatus st =
		zhc_array_reserve(nm->al, &data, &nm->cap_shorts, nm->nshorts + 1, sizeof(*nm->shorts));

	nm->shorts = data;
	if (st == ZHC_OK)
		nm->shorts[nm->nshorts++] =
			(ZhcShort){start, end, full, ZHC_NAME_ORGANIZATION, false, false};
	return st;
}

/* Whether a segment may be the own part of a name: not a place, and no word that comes often. */
static bool
is_own(const ZhcSeg *s)
{
	if (s->kind == ZHC_SEG_ONE || s->kind == ZHC_SEG_FOREIGN || s->kind == ZHC_SEG_PERSON)
		return true;
	return s->kind == ZHC_SEG_WORD && s->end - s->start == 1 && s->cls &&
		   zhc_class_in(s->cls, "nab") && zhc_name_cost(s->word) >= STEM_RARE &&
		   !(s->flags & ZHC_NW(ABBR));
}

/* The own part of the name in segments [a, k]: 澜川 of 澜川新能源集团. */
ZhcStatus
zhc_name_stem(ZhcNamer *nm, uint32_t a, uint32_t k, uint32_t full)
{
	uint32_t b = a, chars;

	while (b < k && is_own(&nm->seg[b]))
		b++;
	if (b == a + 1 && b < k && nm->seg[b].end - nm->seg[a].start == 2 &&
		nm->seg[b].flags & ZHC_NW(ABBR))
		b++; /* 瑞港 of 瑞港地产 */
	if (b == a)
		return ZHC_OK;
	chars = nm->seg[b - 1].end - nm->seg[a].start;
	if (chars < MIN_SHORT || chars > MAX_STEM)
		return ZHC_OK;
	return zhc_name_short(nm, nm->seg[a].start, nm->seg[b - 1].end, full);
}

/* Characters [start, end) are what the person in segment s is called for short; or, guessed, may
 * be. */
static ZhcStatus
person_short(ZhcNamer *nm, const ZhcSeg *s, uint32_t start, uint32_t end, bool guessed)
{
	ZhcStatus st = zhc_name_short(nm, start, end, s->start);

	if (st == ZHC_OK)
	{
		nm->shorts[nm->nshorts - 1].kind = ZHC_NAME_PERSON;
		nm->shorts[nm->nshorts - 1].guessed = guessed;
	}
	return st;
}

/* The surname of the Japanese name in segment k, which news prints alone later: 高市 of 高市早苗.
 */
ZhcStatus
zhc_name_family(ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t len = s->end - s->start, sur = 3;

	if (len < 4 && !(len == 3 && s->kind == ZHC_SEG_WORD))
		return ZHC_OK;
	while (sur > 1 && (sur >= len || !(zhc_name_words[zhc_name_entry(nm, s->start, sur)].flags &
									   ZHC_NW(SURNAME_FOREIGN))))
		sur--;
	if (sur < MIN_SHORT)
		return ZHC_OK;
	return person_short(nm, s, s->start, s->start + sur, false);
}

/* The family name behind the last dot of the transcribed name in s: 恩戈马 of 埃梅·恩戈马. */
static ZhcStatus
family_behind_dot(ZhcNamer *nm, const ZhcSeg *s)
{
	uint32_t start = s->end;

	while (start > s->start && zhc_ch(nm->text, start - 1) != ZHC_INTERPUNCT)
		start--;
	if (start == s->start || s->end - start < MIN_FAMILY || s->end - start > MAX_SHORT)
		return ZHC_OK;
	return person_short(nm, s, start, s->end, false);
}

/* What may be the family name of the transcribed name in segment k without a dot, 科尔 of
 * 史蒂夫科尔, or the given name of one with a dot by which many nations go: 坎鹏 of 坎鹏·赛萨万. */
ZhcStatus
zhc_name_last(ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	ZhcStatus st = ZHC_OK;
	uint32_t dot = s->start;

	while (s->dotted && dot < s->end && zhc_ch(nm->text, dot) != ZHC_INTERPUNCT)
		dot++;
	if (s->dotted)
	{
		st = family_behind_dot(nm, s);
		return st == ZHC_OK && dot < s->end && dot >= s->start + MIN_SHORT && dot <= s->start + 3
				   ? person_short(nm, s, s->start, dot, true)
				   : st;
	}
	if (s->end - s->start >= MIN_WHOLE &&
		(nm->ctx[s->start] & ZHC_CTX_TITLE_END || nm->ctx[s->end] & ZHC_CTX_AFTER))
	{
		st = person_short(nm, s, s->start, s->end, false);
		if (st == ZHC_OK)
			nm->shorts[nm->nshorts - 1].whole = true;
	}
	for (uint32_t len = MIN_SHORT; st == ZHC_OK && len <= 3 && len + 2 <= s->end - s->start; len++)
		st = person_short(nm, s, s->end - len, s->end, true);
	return st;
}

/* Whether a surname that stands alone at [i, end) is a person there: an ordinary word (清水) only
 * where persons stand. */
static bool
stands_for_person(const ZhcNamer *nm, uint32_t i, uint32_t end)
{
	const ZhcNameWord *w = &zhc_name_words[zhc_name_entry(nm, i, end - i)];

	if (nm->ctx[end] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE | ZHC_CTX_TITLE_AFTER))
		return true;
	if (w->flags & ZHC_NW(PLACE) || (w->cls && (w->cost < 112 || w->flags & ZHC_NW(PLACE_WEAK))))
		return false;
	return !(end < nm->text->n && nm->code[end] &&
			 zhc_name_words[zhc_name_entry(nm, end, 1)].flags &
				 (ZHC_NW(PLACE_END) | ZHC_NW(ORG_END)));
}

static bool
is_char(const ZhcNamer *nm, uint32_t i, uint32_t ch)
{
	return i < nm->text->n && zhc_ch(nm->text, i) == ch;
}

/* Behind 以下简称, 下称, 简称, 又称 and an opening quotation mark, as far as they stand at i. */
static uint32_t
over_called(const ZhcNamer *nm, uint32_t i)
{
	static const uint16_t before[] = {0x4EE5, 0x4E0B, 0x7B80, 0x53C8, 0}; /* 以 下 简 又 */
	uint32_t p = i;

	for (const uint16_t *c = before; *c; c++)
		p += is_char(nm, p, *c);
	if (!is_char(nm, p, 0x79F0)) /* 称 */
		p = i;
	else
		p++;
	if (p < nm->text->n && zhc_cls(nm->text, p) == ZHC_C_OPEN)
		p++;
	return p;
}

/* Whether the characters of [start, end) stand in the name [full, i) in this order. */
static bool
abbreviates(const ZhcNamer *nm, uint32_t full, uint32_t i, uint32_t start, uint32_t end)
{
	for (uint32_t p = full; p < i && start < end; p++)
		start += zhc_ch(nm->text, p) == zhc_ch(nm->text, start);
	return start == end;
}

/* What stands in brackets behind an organisation that ends before character i. */
ZhcStatus
zhc_name_bracket(ZhcNamer *nm, uint32_t i, uint32_t full)
{
	uint32_t start, end;

	if (!is_char(nm, i, '('))
		return ZHC_OK;
	start = end = over_called(nm, i + 1);
	while (end < nm->text->n && (zhc_name_han(nm, end) || zhc_cls(nm->text, end) == ZHC_C_LETTER))
		end++;
	if (end - start < MIN_SHORT || end - start > MAX_SHORT || end >= nm->text->n ||
		zhc_cls(nm->text, end) != ZHC_C_CLOSE)
		return ZHC_OK;
	if (abbreviates(nm, full, i, start, end))
		return zhc_name_short(nm, start, end, full);
	if (start == i + 1 && zhc_name_words[zhc_name_entry(nm, start, end - start)].cls)
		return ZHC_OK; /* （总部） */
	for (uint32_t p = start; p < end; p++)
		if (nm->ctx[p] & (ZHC_CTX_TITLE | ZHC_CTX_AFTER))
			return ZHC_OK;
	return zhc_name_short(nm, start, end, full);
}

static size_t
hash_at(const ZhcNamer *nm, uint32_t i)
{
	uint64_t h =
		((uint64_t) zhc_ch(nm->text, i) << 21 | zhc_ch(nm->text, i + 1)) * 0x9E3779B97F4A7C15u;

	return (size_t) (h >> 24);
}

static bool
same(const ZhcNamer *nm, const ZhcShort *s, uint32_t i)
{
	if (i + (s->end - s->start) > nm->text->n)
		return false;
	for (uint32_t k = 0; k < s->end - s->start; k++)
		if (zhc_ch(nm->text, s->start + k) != zhc_ch(nm->text, i + k))
			return false;
	return true;
}

/* Whether a short form may begin with a character: with most none does, and the slots are far away.
 */
static inline bool
may_begin(const Table *t, uint32_t ch)
{
	return t->begin[ch >> 6 & 3] >> (ch & 63) & 1;
}

/* The short form that stands at i, the longest one, or NULL. */
static const ZhcShort *
short_at(const ZhcNamer *nm, const Table *t, uint32_t i)
{
	const ZhcShort *best = NULL;

	for (size_t h = hash_at(nm, i) & (t->cap - 1); t->slot[h]; h = (h + 1) & (t->cap - 1))
	{
		const ZhcShort *s = &nm->shorts[t->slot[h] - 1];

		if (same(nm, s, i) && (!best || s->end - s->start > best->end - best->start))
			best = s;
	}
	return best;
}

static ZhcStatus
build(const ZhcNamer *nm, Table *t)
{
	for (t->cap = 64; t->cap < nm->nshorts * 4;)
		t->cap *= 2;
	t->slot = nm->al->alloc(nm->al->ctx, t->cap * sizeof(*t->slot));
	if (!t->slot)
		return ZHC_NOMEM;
	memset(t->slot, 0, t->cap * sizeof(*t->slot));
	for (size_t k = 0; k < nm->nshorts; k++)
	{
		uint32_t ch = zhc_ch(nm->text, nm->shorts[k].start);
		size_t h = hash_at(nm, nm->shorts[k].start) & (t->cap - 1);

		while (t->slot[h] && !same(nm, &nm->shorts[t->slot[h] - 1], nm->shorts[k].start))
			h = (h + 1) & (t->cap - 1);
		if (!t->slot[h])
			t->slot[h] = (uint32_t) k + 1;
		t->begin[ch >> 6 & 3] |= (uint64_t) 1 << (ch & 63);
	}
	return ZHC_OK;
}

/* Whether [i, end) is no word and stands before a verb for persons or a title. */
static bool
beside_person_word(const ZhcNamer *nm, uint32_t i, uint32_t end)
{
	return nm->ctx[end] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE | ZHC_CTX_TITLE_AFTER) &&
		   !zhc_name_entry(nm, i, end - i) &&
		   (i == 0 || !zhc_name_han(nm, i - 1) || zhc_name_model(nm, i - 1)->inner == ZHC_NW_NEVER);
}

/* Whether mention m is only a place that a person's name or the end of it is called: 高市, 戈马 of
 * 恩戈马. */
static bool
is_part_of(const ZhcMention *m, const ZhcShort *s, uint32_t i)
{
	uint32_t end = i + (s->end - s->start);

	return s->kind == ZHC_NAME_PERSON && !s->guessed && m->kind == ZHC_NAME_PLACE && !m->own &&
		   m->end == end && (m->start > i ? s->end - s->start >= MIN_FAMILY : m->start == i);
}

/* Whether mentions [m, n) have a part of the transcribed name [i, end) that the path cut out of it,
 * and nothing else there: 唐雅胡 of 内唐雅胡. */
static bool
is_cut(const ZhcNamer *nm, size_t m, size_t n, uint32_t i, uint32_t end)
{
	const ZhcMention *a = &nm->men[m];

	return m < n && (a->kind == ZHC_NAME_PERSON || a->kind == ZHC_NAME_PLACE) && !a->own &&
		   a->start >= i && a->end <= end && a->end - a->start < end - i &&
		   (m + 1 == n || a[1].start >= end);
}

/* Take a short form at i; mention m is the first that ends behind i. */
static ZhcStatus
take(ZhcNamer *nm, const ZhcShort *s, uint32_t i, size_t m, size_t n)
{
	uint32_t end = i + (s->end - s->start);
	void *data = nm->men;
	ZhcStatus st;

	if (s->whole)
	{
		if (is_cut(nm, m, n, i, end) && nm->men[m].kind == ZHC_NAME_PERSON && nm->men[m].start == i)
			nm->men[m].end = end;
		else if (is_cut(nm, m, n, i, end))
			nm->men[m] = (ZhcMention){.start = i, .end = end, .kind = s->kind};
		if (m < n && nm->men[m].start < end)
			return ZHC_OK;
	}
	else if (s->kind == ZHC_NAME_PERSON &&
			 (s->guessed ? !beside_person_word(nm, i, end) : !stands_for_person(nm, i, end)))
		return ZHC_OK;
	if (m < n && is_part_of(&nm->men[m], s, i))
	{
		nm->men[m] = (ZhcMention){.start = i, .end = end, .kind = s->kind};
		return ZHC_OK;
	}
	if (m < n && nm->men[m].start < end)
	{
		if (s->kind == ZHC_NAME_PERSON || nm->men[m].start != i || nm->men[m].end != end ||
			nm->men[m].kind == ZHC_NAME_WORK || nm->men[m].own)
			return ZHC_OK;
		nm->men[m].kind = ZHC_NAME_ORGANIZATION; /* what looked like a person or a place */
		nm->men[m].country[0] = '\0';
		nm->men[m].title = nm->men[m].role = nm->men[m].affiliation = (ZhcRange){0, 0};
		return ZHC_OK;
	}
	st = zhc_array_reserve(nm->al, &data, &nm->cap_men, nm->nmen + 1, sizeof(*nm->men));
	nm->men = data;
	if (st == ZHC_OK)
		nm->men[nm->nmen++] = (ZhcMention){.start = i, .end = end, .kind = s->kind};
	return st;
}

ZhcStatus
zhc_name_shorts(ZhcNamer *nm)
{
	Table t = {0};
	size_t n = nm->nmen, m = 0;
	ZhcStatus st;

	if (nm->nshorts == 0)
		return ZHC_OK;
	st = build(nm, &t);
	for (uint32_t i = 0; st == ZHC_OK && i + 1 < nm->text->n; i++)
	{
		const ZhcShort *s;

		if ((i & 0xFFFFu) == 0)
			zhc_poll(nm->al);
		s = may_begin(&t, zhc_ch(nm->text, i)) ? short_at(nm, &t, i) : NULL;
		if (!s)
			continue;
		while (m < n && nm->men[m].end <= i)
			m++;
		st = take(nm, s, i, m, n);
		i += s->end - s->start - 1;
	}
	nm->al->free(nm->al->ctx, t.slot);
	return st;
}
