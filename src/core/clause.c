/*
 * clause.c - clauses, noun phrases, subjects
 */
#include "clause.h"

#define NP_MAX	   96  /* characters of the longest noun phrase */
#define CLAUSE_MAX 128 /* chunks of the longest clause */

bool
zhc_ends_manner(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];
	const char *word = c->names->word;
	uint32_t p = k->end - 1;

	if (k->end < k->start + 2)
		return false;
	if (word[p] == 'f' || (k->end > k->start + 2 && zhc_chunk_ch(c, p - 1) == 0x4F3C)) /* 似地 */
		return true;
	while (p > k->start && !word[p])
		p--;
	return word[p] == 'a' && k->end > p + 2; /* 淡淡地 */
}

uint32_t
zhc_clause_start(const ZhcChunks *c, uint32_t i)
{
	for (uint32_t n = 0; i > 0 && n < CLAUSE_MAX && !zhc_ends_clause(&c->row[i - 1]); n++)
		i--;
	return i;
}

uint32_t
zhc_clause_end(const ZhcChunks *c, uint32_t i)
{
	for (uint32_t n = 0; i + 1 < c->n && n < CLAUSE_MAX && !zhc_ends_clause(&c->row[i]); n++)
		i++;
	return i;
}

uint32_t
zhc_sentence_end(const ZhcChunks *c, uint32_t i)
{
	while (i + 1 < c->n && !zhc_ends_sentence(&c->row[i]))
		i++;
	return i;
}

/* 和 及 以及 暨: always between equals; 同 与 跟 may bring in a companion. */
static bool
joins_equals(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = zhc_chunk_ch(c, k->start);

	return k->kind == ZHC_K_ENUM ||
		   (k->gram == ZHC_G_WITH && ch != 0x540C && ch != 0x8DDF && ch != 0x4E0E && ch != 0x643A &&
			ch != 0x5055); /* 同 跟 与 携 偕 */
}

static void
take(const ZhcChunks *c, ZhcNp *np, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];

	if (np->start == np->end)
		np->start = k->start;
	np->end = k->end;
	np->next = i + 1;
	if (k->kind == ZHC_K_NAME && c->names->men[k->ref].kind == ZHC_NAME_PERSON)
		np->person = k->ref;
	np->other = k->kind == ZHC_K_NAME && c->names->men[k->ref].kind != ZHC_NAME_PERSON ? k->ref
				: k->kind == ZHC_K_TITLE											   ? k->ref
																					   : ZHC_NONE;
}

/*
 * Whether the noun phrase goes on over the connective at i: another nominal stands behind it,
 * and behind a person 同 or 与 does not join.  A country and a group of heads (中国同中亚国家元首)
 * are one phrase when the verb follows at once.
 */
static bool
goes_on(const ZhcChunks *c, const ZhcNp *np, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];

	if (i + 1 >= end || !zhc_is_nominal(&c->row[i + 1]))
		return false;
	if (k->gram == ZHC_G_ETC) /* 匈牙利等9国的部长 */
		return true;
	return joins_equals(c, k) || (k->gram == ZHC_G_WITH && np->person == ZHC_NONE && np->several);
}

/* 他|头也不抬: what a person does with a part of the body, he does. */
static bool
is_body_part(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = zhc_chunk_ch(c, k->start);

	return k->end == k->start + 1 &&
		   (ch == 0x5934 || ch == 0x773C || ch == 0x624B || ch == 0x8138 || ch == 0x5FC3 ||
			ch == 0x5634); /* 头 眼 手 脸 心 嘴 */
}

/* 其: its, before a noun; 我友邦, 他胞弟 likewise. */
static bool
is_its(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = zhc_chunk_ch(c, k->start);

	if (k->gram != ZHC_G_PRONOUN || k->end != k->start + 1)
		return false;
	return ch == 0x5176 ||
		   ((ch == 0x6211 || ch == 0x4ED6 || ch == 0x5979) && k[1].kind == ZHC_K_OTHER &&
			zhc_is_noun_at(c, k[1].start) && !is_body_part(c, k + 1) &&
			!zhc_is_manner(c, (uint32_t) (k + 1 - c->row)));
}

/* 妇人拉|着: a verb that no list knows is no part of the noun phrase before its aspect. */
static void
leave_verb(const ZhcChunks *c, ZhcNp *np, uint32_t i)
{
	const ZhcChunk *last = &c->row[i - 1];

	if (last->kind == ZHC_K_OTHER && last->end == np->end && np->end > np->start + 2 &&
		c->names->word[np->end - 1])
		np->end--;
}

/* 房屋署|前|工程师, 一名|前|督察: the former one of an organisation, or of some. */
static bool
is_former(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];

	uint32_t last = i > 0 ? zhc_chunk_ch(c, k[-1].end - 1) : 0;

	return k->gram == ZHC_G_POST && k->end == k->start + 1 && zhc_chunk_ch(c, k->start) == 0x524D &&
		   i > 0 &&
		   (k[-1].kind == ZHC_K_NAME
				? c->names->men[k[-1].ref].kind == ZHC_NAME_ORGANIZATION
				: k[-1].kind == ZHC_K_OTHER && (last == 0x540D || last == 0x4F4D)) && /* 名 位 */
		   i + 1 < end &&
		   k[1].kind == ZHC_K_OTHER;
}

/* 暨: between two names of one occasion (启用暨开学典礼). */
static bool
is_and(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].gram == ZHC_G_WITH && zhc_chunk_ch(c, c->row[i].start) == 0x66A8;
}

ZhcNp
zhc_read_np(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np = {.person = ZHC_NONE, .other = ZHC_NONE, .next = i};
	uint32_t first = i;

	for (; i < end; i++)
	{
		const ZhcChunk *k = &c->row[i];

		if (k->start - c->row[first].start > NP_MAX)
			break;
		if (zhc_is_nominal(k) ||
			(k->event && np.start != np.end && i + 1 < end &&
			 (c->row[i + 1].kind == ZHC_K_ENUM || is_and(c, i + 1)))) /* 投资、贸易部长 */
		{
			take(c, &np, i);
			np.pronoun &=
				c->row[first].gram == ZHC_G_THIS && np.person == ZHC_NONE && np.end - np.start <= 2;
		}
		else if (k->gram == ZHC_G_PRONOUN || k->gram == ZHC_G_THIS)
		{
			if (np.start != np.end)
				break;
			if (is_its(c, k) && i + 1 < end && zhc_is_nominal(k + 1))
				continue;
			take(c, &np, i);
			np.pronoun = true;
			if (k->gram == ZHC_G_PRONOUN && !(i + 1 < end && c->row[i + 1].gram == ZHC_G_DE))
				break;
			continue;
		}
		else if (np.start == np.end)
			break;
		else if (is_former(c, i, end))
			continue;
		else if (k->kind == ZHC_K_BRACKET)
			np.next = i + 1;
		else if (k->kind == ZHC_K_DATE && i + 2 < end && k[1].gram == ZHC_G_DE &&
				 zhc_is_nominal(&k[2])) /* 东盟|今年|的|预期 */
			continue;
		else if (k->gram == ZHC_G_DE && i + 1 < end && zhc_is_nominal(&c->row[i + 1]))
			continue;
		else if (goes_on(c, &np, i, end))
		{
			np.several = true;
			continue;
		}
		else
		{
			if (k->gram == ZHC_G_ASPECT)
				leave_verb(c, &np, i);
			break;
		}
	}
	return np;
}

ZhcNp
zhc_np_behind_de(const ZhcChunks *c, uint32_t from, uint32_t end)
{
	ZhcNp np = {.person = ZHC_NONE, .other = ZHC_NONE, .next = end};

	for (uint32_t i = end; i-- > from;)
		if (c->row[i].gram == ZHC_G_DE)
		{
			ZhcNp head = zhc_read_np(c, i + 1, end);

			return head.next == end ? head : np;
		}
	return np;
}

/*
 * Step over an adverbial that starts with the preposition at i: to behind its 时, 中, 期间 …, or
 * to `verb` when it has none (the subject does not stand behind such a one).
 */
static uint32_t
skip_adverbial(const ZhcChunks *c, uint32_t i, uint32_t verb)
{
	uint32_t ch = zhc_chunk_ch(c, c->row[i].start);
	bool modifier = c->row[i].gram == ZHC_G_VERB || ch == 0x7531 || ch == 0x968F || ch == 0x4ECE ||
					ch == 0x5728; /* 由 随 从 在 */

	for (uint32_t j = i + 1; j < verb; j++)
		if ((c->row[j].gram == ZHC_G_POST || c->row[j].gram == ZHC_G_TIME) &&
			c->row[i].gram != ZHC_G_VERB)
			return j + 1;
		else if (zhc_is_fronting(c, j))
			return verb; /* 在机场将某地的某人抓获 */
		else if (modifier && c->row[j].gram == ZHC_G_DE && j + 1 < verb &&
				 zhc_is_nominal(&c->row[j + 1])) /* 由两国合建的校区 */
			return j + 1;
	return verb;
}

/* Whether the noun phrase before chunk i is an adverbial after all: 会议期间, 行程结束之际. */
static bool
ends_adverbial(const ZhcChunks *c, uint32_t i)
{
	uint32_t ch = zhc_chunk_ch(c, c->row[i].start);

	return c->row[i].gram == ZHC_G_POST ||
		   (c->row[i].gram == ZHC_G_TIME && (ch == 0x671F || ch == 0x4E4B)); /* 期 之 */
}

/* 将利率|由3%|下调: the verb, or 由 or 从 and it, stand behind the object. */
static bool
is_fronted(const ZhcChunks *c, uint32_t next, uint32_t verb)
{
	uint32_t ch = zhc_chunk_ch(c, c->row[next].start);

	return next == verb || (next < verb && (ch == 0x7531 || ch == 0x4ECE) &&
							c->row[next].end == c->row[next].start + 1);
}

/* 警方受询|时, 读者陈女士受访|时: who is asked acts, unlike what ends (会议结束|时). */
static bool
leave_interview(const ZhcChunks *c, ZhcNp *np)
{
	uint32_t n = np->end - np->start;

	if (n < 4 || np->pronoun || zhc_chunk_ch(c, np->end - 2) != 0x53D7) /* 受 */
		return false;
	np->end -= 2;
	return true;
}

ZhcNp
zhc_subject(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	ZhcNp none = {.person = ZHC_NONE, .other = ZHC_NONE, .next = verb};

	for (uint32_t i = from; i < verb;)
	{
		const ZhcChunk *k = &c->row[i];
		ZhcNp np;

		if (k->kind == ZHC_K_DATE || k->kind == ZHC_K_BRACKET || k->kind == ZHC_K_ENUM ||
			zhc_is_manner(c, i))
			i++;
		else if (zhc_is_nominal(k) || k->gram == ZHC_G_PRONOUN || k->gram == ZHC_G_THIS)
		{
			np = zhc_read_np(c, i, verb);
			if (leave_interview(c, &np))
				return np;
			if (np.next < verb && ends_adverbial(c, np.next) && np.person == ZHC_NONE &&
				!np.pronoun)
				i = np.next + 1;
			else
				return np;
		}
		else if (k->gram == ZHC_G_PREP || k->gram == ZHC_G_PASSIVE || zhc_is_future_at(c, k) ||
				 (k->gram == ZHC_G_VERB && i == from))
			i = skip_adverbial(c, i, verb);
		else if (zhc_is_fronting(c, i) && k->gram != ZHC_G_PREP && i + 2 < verb + 1 &&
				 zhc_is_nominal(&c->row[i + 1]) &&
				 is_fronted(c, zhc_read_np(c, i + 1, verb).next, verb))
			return none; /* 将利率下调: the object stands first */
		else if (k->gram == ZHC_G_ADVERB || k->gram == ZHC_G_LINK || k->gram == ZHC_G_TIME ||
				 k->gram == ZHC_G_POST || k->gram == ZHC_G_BE || k->gram == ZHC_G_FUTURE ||
				 k->gram == ZHC_G_ASPECT)
			i++;
		else
			return none;
	}
	return none;
}

/*
 * A person before `verb` who is its subject although the clause does not begin with him: titles
 * that hold verbs (投资策略师余某), clauses that describe him (住在五楼的刘某).  What stands behind
 * a preposition for a companion or an addressee is none; nor, when `strict`, is anything but a
 * person behind 的 or behind 的 and a title.
 */
ZhcNp
zhc_subject_person(const ZhcChunks *c, uint32_t from, uint32_t verb, bool strict)
{
	ZhcNp none = {.person = ZHC_NONE, .other = ZHC_NONE, .next = verb};
	bool beside = false; /* in the noun phrase of a preposition */
	bool described = false;
	bool fronted = false; /* 将, 把: whoever stands at the verb is its object */

	for (uint32_t i = from; i < verb; i++)
	{
		const ZhcChunk *k = &c->row[i];

		fronted |= zhc_is_fronting(c, i);
		if (k->gram == ZHC_G_DE || k->gram == ZHC_G_POST)
		{
			beside = false;
			described = k->gram == ZHC_G_DE;
		}
		else if (k->gram == ZHC_G_PREP || k->gram == ZHC_G_PASSIVE || k->saying ||
				 (k->gram == ZHC_G_WITH && !joins_equals(c, k)))
			beside = true;
		else if (k->kind == ZHC_K_NAME && !beside && (described || !strict) &&
				 c->names->men[k->ref].kind == ZHC_NAME_PERSON &&
				 !(fronted && zhc_read_np(c, i, verb).next == verb))
			return zhc_read_np(c, i, verb);
		else if (!zhc_is_nominal(k))
			described = false;
	}
	return none;
}

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

/* 中国—东盟论坛: the name goes on before it. */
static bool
is_dash(uint32_t ch)
{
	return ch == '-' || ch == 0x2014 || ch == 0x2013;
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
	if (j < first + 2 || !(c->row[j - 1].kind == ZHC_K_ENUM || c->row[j - 1].gram == ZHC_G_WITH) ||
		c->row[j - 2].kind != ZHC_K_NAME ||
		c->names->men[c->row[j - 2].ref].kind != ZHC_NAME_PERSON)
		return false;
	*before = j - 2;
	return true;
}

/* What words that tell when end in: 年 月 天 后 前 时 来 晚 晨 午 季 末 初 */
static bool
ends_time(uint32_t ch)
{
	static const uint16_t some[] = {0x5E74, 0x6708, 0x5929, 0x540E, 0x524D, 0x65F6, 0x6765,
									0x665A, 0x6668, 0x5348, 0x5B63, 0x672B, 0x521D};

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
		return r;
	}
	r.start = zhc_skip_determiner(c, r);
	for (uint32_t i = r.start + 1; i + 3 < r.end; i++) /* 花莲市一名店家 */
		if (zhc_chunk_ch(c, i) == 0x4E00 && zhc_chunk_ch(c, i + 1) == 0x540D)
			r.start = i + 2;
	for (uint32_t i = np->next; i-- > 0 && c->row[i].end > np->start;)
		if (c->row[i].gram == ZHC_G_DE && c->row[i].end < r.end && c->row[i].start > r.start &&
			(c->row[i].start > np->start + 2 || c->names->word[np->start] == 'v'))
		{
			r.start = c->row[i].end;
			break;
		}
	if (np->other != ZHC_NONE && men[np->other].end <= r.end && men[np->other].end + 1 >= r.end &&
		!np->several && !has_country_before(c, np, np->other) &&
		!(men[np->other].start > np->start && is_dash(zhc_chunk_ch(c, men[np->other].start - 1))))
		return (ZhcRange){men[np->other].start, men[np->other].end};
	return np->pronoun ? r : without_time(c, r);
}
