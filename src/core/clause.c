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

/* 和 及 以及 暨: always between equals; 同 与 跟, 伙同 会同 may bring in a companion. */
static bool
joins_equals(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = zhc_chunk_ch(c, k->start);

	return k->kind == ZHC_K_ENUM ||
		   (k->gram == ZHC_G_WITH && ch != 0x540C && ch != 0x8DDF && ch != 0x4E0E && ch != 0x643A &&
			ch != 0x5055 && ch != 0x4F19 && ch != 0x4F1A); /* 同 跟 与 携 偕 伙 会 */
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

/* 昌傅|至|金鱼石高速公路: a road by its ends. */
static bool
is_route(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];
	const ZhcText *t = &c->tokens->text;

	return k->gram == ZHC_G_PREP && k->end == k->start + 1 && zhc_ch(t, k->start) == 0x81F3 &&
		   i > 0 && i + 1 < end && zhc_is_nominal(&k[-1]) && zhc_is_nominal(&k[1]) &&
		   !zhc_is_digit(t, k[1].start) && !zhc_starts_number(t, k[1].start) &&
		   !zhc_is_digit(t, k[-1].end - 1) && k[1].end > k[1].start + 2; /* 至 */
}

/* 地检署|指挥|廉政署, 东莞|挑战|宏远队: a verb that no list has between two names parts them. */
static bool
parts_names(const ZhcChunks *c, uint32_t first, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];

	return ((k->kind == ZHC_K_OTHER) & (i > first) & (i + 1 < end) & (k->end == k->start + 2)) &&
		   k[-1].kind == ZHC_K_NAME && k[1].kind == ZHC_K_NAME &&
		   zhc_cls(&c->tokens->text, k[1].start) == ZHC_C_HAN && c->names->word[k->start] == 'v' &&
		   !c->names->word[k->start + 1];
}

ZhcNp
zhc_read_np(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np = {.person = ZHC_NONE, .other = ZHC_NONE, .next = i};
	uint32_t first = i;

	for (; i < end; i++)
	{
		const ZhcChunk *k = &c->row[i];

		if (k->start - c->row[first].start > NP_MAX || parts_names(c, first, i, end))
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
		else if (is_route(c, i, end))
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

uint8_t
zhc_object_end(const ZhcChunks *c, ZhcRange r)
{
	uint32_t len;
	const ZhcLexEntry *e = r.start < r.end ? zhc_lex_find(c->tokens->text.code, r.end - 1, r.end,
														  ZHC_LEX_BIT(OBJECT_END), &len)
										   : NULL;

	return e ? e->a : 0;
}

/* What ends the name of somebody who acts: a person or a body by the last character. */
static bool
ends_actor(const ZhcChunks *c, uint32_t end)
{
	uint32_t m = zhc_names_seek(c->names, end - 1);
	uint8_t kind = zhc_object_end(c, (ZhcRange){end - 1, end});

	if (zhc_chunk_ch(c, end - 1) == 0x65B9 || kind == ZHC_END_BODY || kind == ZHC_END_SOMEBODY)
		return true; /* 警方 */
	for (; m < c->names->n && c->names->men[m].start < end; m++)
		if (c->names->men[m].end == end && c->names->men[m].kind != ZHC_NAME_PLACE)
			return true;
	return false;
}

/*
 * 警方接报|后, 读者陈女士受访|时: who does something before the word of time acts, unlike what ends
 * (会议结束|时).
 */
static bool
leave_deed(const ZhcChunks *c, ZhcNp *np)
{
	uint32_t verb = np->end - 2;

	if (np->end < np->start + 4 || np->pronoun)
		return false;
	if (zhc_chunk_ch(c, verb) != 0x53D7 && /* 受 */
		!(c->row[np->next].gram == ZHC_G_POST &&
		  (c->names->word[verb] == 'v' || zhc_chunk_ch(c, verb) == 0x5230) && /* 到场 */
		  !c->names->word[verb + 1] && ends_actor(c, verb)))
		return false;
	np->end = verb;
	return true;
}

/* 总部|位于常德的|公司: where something is only describes what is behind the 的 (*next). */
static bool
is_located(const ZhcChunks *c, uint32_t i, uint32_t verb, uint32_t *next)
{
	if (i >= verb || c->row[i].gram != ZHC_G_VERB ||
		zhc_chunk_ch(c, c->row[i].start) != 0x4F4D) /* 位 */
		return false;
	for (uint32_t de = i + 1; de + 1 < verb && de < i + 8; de++)
		if (c->row[de].gram == ZHC_G_DE && zhc_is_nominal(&c->row[de + 1]))
		{
			*next = de + 1;
			return true;
		}
	return false;
}

/* 老挝|方面|任命: those of a country or a body act, when a verb or an adverb follows. */
static bool
take_side(const ZhcChunks *c, ZhcNp *np, uint32_t verb)
{
	const ZhcChunk *k = &c->row[np->next];

	if (np->next >= verb || k->gram != ZHC_G_POST || np->other == ZHC_NONE || np->several ||
		zhc_chunk_ch(c, k->start) != 0x65B9 || k->end != k->start + 2 || /* 方面 */
		c->names->men[np->other].end != np->end || zhc_is_nominal(&k[1]))
		return false;
	np->end = k->end;
	np->next++;
	np->other = ZHC_NONE;
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
			if (leave_deed(c, &np))
				return np;
			if (is_located(c, np.next, verb, &i))
				continue;
			if (take_side(c, &np, verb))
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
		else if (k->gram == ZHC_G_ADVERB && zhc_chunk_ch(c, k->start) == 0x66FE && i > from &&
				 k[1].kind == ZHC_K_OTHER)
			return none; /* 曾|代表公司: what he did */
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
