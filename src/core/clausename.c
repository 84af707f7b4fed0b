/*
 * clausename.c - the name in a noun phrase, without what stands around it
 */
#include "clause.h"

/* 位 名 个 座 项 份 条 次 场 家 所 艘 架 支 件 封 张 间 批 起 款 */
static bool
is_classifier(uint32_t ch)
{
	static const uint16_t some[] = {0x6B3E, 0x4F4D, 0x540D, 0x4E2A, 0x5EA7, 0x9879, 0x4EFD,
									0x6761, 0x6B21, 0x573A, 0x5BB6, 0x6240, 0x8258, 0x67B6,
									0x652F, 0x4EF6, 0x5C01, 0x5F20, 0x95F4, 0x6279, 0x8D77};

	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++)
		if (ch == some[i])
			return true;
	return false;
}

bool
zhc_has_verb(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;

	for (uint32_t i = r.start + 1; i + 1 < r.end; i++)
		if (word[i] == 'v' && !word[i + 1])
			return true;
	return false;
}

uint32_t
zhc_skip_determiner(const ZhcChunks *c, ZhcRange r)
{
	uint32_t i = r.start;

	if (r.end - i > 2 && zhc_chunk_ch(c, i) == 0x6709 && zhc_chunk_ch(c, i + 1) != 0x5173) /* 有 */
		return i + 1;
	if (r.end - i > 3 && (zhc_chunk_ch(c, i) == 0x4E00 || zhc_chunk_ch(c, i) == 0x53E6) &&
		zhc_chunk_ch(c, i + 1) == 0x4E00) /* 另一名 */
		i++;
	if (r.end - i > 3 && zhc_chunk_ch(c, i) == 0x4E00 && is_classifier(zhc_chunk_ch(c, i + 1)))
		return i + 2;
	return r.start;
}

/* Whether a person without any title is only the beginning of a longer name: 海澜|智算. */
static bool
goes_beyond(const ZhcChunks *c, const ZhcNp *np, const ZhcMention *m)
{
	const ZhcChunk *k = np->next > 0 ? &c->row[np->next - 1] : NULL;

	return k && k->kind == ZHC_K_OTHER && k->start == m->end && k->end >= k->start + 2 &&
		   k->end == np->end && m->start == np->start && m->role.start == m->role.end &&
		   c->names->word[k->start] != 't' && c->names->word[k->start] != 'f' &&
		   c->names->word[k->start] != 'v' && !np->several;
}

/* 中国—东盟论坛, 北京至上海高速公路: the name goes on before it. */
static bool
goes_on_from(uint32_t ch)
{
	return ch == '-' || ch == 0x2014 || ch == 0x2013 || ch == 0x81F3; /* 至 */
}

/* Whether a country stands directly before the mention m: 法国|总统府. */
static bool
has_country_before(const ZhcChunks *c, const ZhcNp *np, uint32_t m)
{
	const ZhcMention *men = c->names->men;

	return m > 0 && men[m].country[0] == '\0' && men[m - 1].end == men[m].start &&
		   men[m - 1].start == np->start && men[m - 1].kind == ZHC_NAME_PLACE &&
		   men[m - 1].country[0] != '\0';
}

/*
 * Whether the chunk i is a person joined to another one before it by 、 or 和, with nothing but a
 * title between: 甲和夫人乙, 甲和前市长乙.  *before: that one's chunk.
 */
static bool
is_joined(const ZhcChunks *c, uint32_t i, uint32_t first, uint32_t *before)
{
	uint32_t j = i;

	while (j > first && i - j < 2 &&
		   (c->row[j - 1].gram == ZHC_G_POST ||
			(c->row[j - 1].kind == ZHC_K_OTHER && c->row[j - 1].end - c->row[j - 1].start <= 4)))
		j--; /* 前, 夫人 */
	if (j < first + 2 || !(c->row[j - 1].kind == ZHC_K_ENUM || c->row[j - 1].gram == ZHC_G_WITH))
		return false;
	j -= 2;
	if (j > first && c->row[j].kind == ZHC_K_OTHER && c->row[j].end - c->row[j].start <= 4 &&
		zhc_names_title(&c->tokens->text, c->row[j].start, c->row[j].end))
		j--; /* 甲主席、乙 */
	*before = j;
	return c->row[j].kind == ZHC_K_NAME && c->names->men[c->row[j].ref].kind == ZHC_NAME_PERSON;
}

/* What words that tell when end in: 年 月 天 后 前 时 来 晚 晨 午 季 末 初 间 */
static bool
ends_time(uint32_t ch)
{
	static const uint16_t some[] = {0x5E74, 0x6708, 0x5929, 0x540E, 0x524D, 0x65F6, 0x6765,
									0x665A, 0x6668, 0x5348, 0x5B63, 0x672B, 0x521D, 0x95F4};

	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++)
		if (ch == some[i])
			return true;
	return false;
}

/* 某人兴冲冲的|来|拜访: no part of the noun phrase before it. */
static bool
is_coming(uint32_t ch)
{
	return ch == 0x6765 || ch == 0x53BB; /* 来 去 */
}

/* 公司|常年, 欧盟|未来五年, 球员|赛后: what tells when, at the end of a subject, is no part of it.
 */
static ZhcRange
without_time(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;
	uint32_t end = r.end;

	if (r.end < r.start + 4 || !ends_time(zhc_chunk_ch(c, r.end - 1)))
		return r;
	for (uint32_t p = r.end; p-- > r.start + 2;)
	{
		char cls = word[p];

		if (!cls)
			continue;
		if (cls == 't' || (cls == 'f' && end == p + 2) ||
			(cls == 'm' && ends_time(zhc_chunk_ch(c, end - 1)) &&
			 (zhc_is_digit(&c->tokens->text, p) || zhc_starts_number(&c->tokens->text, p))))
			r.end = p;
		else if (cls != 'm' && !(cls == 'v' && end == p + 1))
			break;
		end = p;
	}
	return r;
}

/* 某集团|公告: a firm that gives notice. */
static ZhcRange
without_notice(const ZhcChunks *c, ZhcRange r)
{
	uint32_t m;

	if (r.end < r.start + 4 || zhc_chunk_ch(c, r.end - 2) != 0x516C ||
		zhc_chunk_ch(c, r.end - 1) != 0x544A) /* 公告 */
		return r;
	m = zhc_names_seek(c->names, r.end - 3);
	if (m < c->names->n && c->names->men[m].start == r.start && c->names->men[m].end == r.end - 2 &&
		c->names->men[m].kind == ZHC_NAME_ORGANIZATION)
		r.end -= 2;
	return r;
}

/* 某会|为此, 某局|对此: what points back, at the end of a subject. */
static ZhcRange
without_this(const ZhcChunks *c, ZhcRange r)
{
	uint32_t ch = r.end < r.start + 4 ? 0 : zhc_chunk_ch(c, r.end - 2);

	if ((ch == 0x4E3A || ch == 0x5BF9 || ch == 0x5C31 || ch == 0x56E0) && /* 为 对 就 因 */
		zhc_chunk_ch(c, r.end - 1) == 0x6B64)							  /* 此 */
		r.end -= 2;
	return r;
}

/* The first chunk of a noun phrase. */
static uint32_t
chunk_at(const ZhcChunks *c, const ZhcNp *np)
{
	uint32_t i = np->next;

	while (i > 0 && c->row[i - 1].start >= np->start)
		i--;
	return i;
}

/* The chunk of a mention in a noun phrase, or the one behind it. */
static uint32_t
chunk_of(const ZhcChunks *c, const ZhcNp *np, const ZhcMention *m)
{
	uint32_t i = chunk_at(c, np);

	while (i < np->next && !(c->row[i].kind == ZHC_K_NAME && &c->names->men[c->row[i].ref] == m))
		i++;
	return i;
}

/* 接近交易的|人士: a word that says nothing without what describes it. */
static bool
is_anybody(const ZhcChunks *c, ZhcRange r)
{
	return r.end == r.start + 2 && zhc_chunk_ch(c, r.start) == 0x4EBA &&
		   zhc_chunk_ch(c, r.start + 1) == 0x58EB; /* 人士 */
}

ZhcRange
zhc_np_name(const ZhcChunks *c, const ZhcNp *np)
{
	const ZhcMention *men = c->names->men;
	ZhcRange r = {np->start, np->end};
	const ZhcMention *last = np->person != ZHC_NONE ? &men[np->person] : NULL;

	if (np->start == np->end)
		return r;
	if (last && goes_beyond(c, np, last))
		return r;
	if (last)
	{
		r = (ZhcRange){last->start, last->end};
		/* 习近平主席的车队: what belongs to a person is not the person */
		for (uint32_t i = np->next; i-- > 0 && c->row[i].start >= last->end;)
			if (c->row[i].gram == ZHC_G_DE && c->row[i].end < np->end &&
				!(c->row[i].end + 1 == np->end && is_coming(zhc_chunk_ch(c, np->end - 1))))
			{
				r.end = np->end;
				return r;
			}
		/* 甲和乙: from the first person, when nothing but 和 or 、 stands between */
		for (uint32_t i = np->several ? chunk_of(c, np, last) : np->next; i < np->next;)
		{
			if (!is_joined(c, i, chunk_at(c, np), &i))
				break;
			r.start = c->names->men[c->row[i].ref].start;
		}
		/* 甲、乙: the second one may have no mention */
		if (np->several && np->next >= 3 && c->row[np->next - 2].kind == ZHC_K_ENUM &&
			c->row[np->next - 1].kind == ZHC_K_OTHER && c->row[np->next - 3].end == last->end &&
			c->row[np->next - 1].end <= c->row[np->next - 1].start + 4)
			r.end = np->end;
		return r;
	}
	r.start = zhc_skip_determiner(c, r);
	for (uint32_t i = r.start + 1; i + 3 < r.end; i++) /* 花莲市一名店家 */
		if (zhc_chunk_ch(c, i) == 0x4E00 && zhc_chunk_ch(c, i + 1) == 0x540D)
			r.start = i + 2;
	for (uint32_t i = np->next; i-- > 0 && c->row[i].end > np->start;)
		if (c->row[i].gram == ZHC_G_DE && c->row[i].end < r.end && c->row[i].start > r.start &&
			!is_anybody(c, (ZhcRange){c->row[i].end, r.end}) &&
			(c->row[i].start > np->start + 2 || c->names->word[np->start] == 'v'))
		{
			r.start = c->row[i].end;
			break;
		}
	if (np->other != ZHC_NONE && men[np->other].end <= r.end && men[np->other].end + 1 >= r.end &&
		!np->several && !has_country_before(c, np, np->other) &&
		!(men[np->other].start > np->start &&
		  goes_on_from(zhc_chunk_ch(c, men[np->other].start - 1))))
		return (ZhcRange){men[np->other].start, men[np->other].end};
	return np->pronoun ? r : without_time(c, without_notice(c, without_this(c, r)));
}
