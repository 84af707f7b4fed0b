/*
 * eventvictims.c - whom something befalls: 12人遇难, 造成2人死亡、5人受伤, 某人被捕
 */
#include "eventframes.h"

/* Whether a noun phrase is a person, or people. */
static bool
is_somebody(const ZhcChunks *c, const Arg *who)
{
	if (!zhc_has(who))
		return false;
	return (who->mention != ZHC_NONE && c->names->men[who->mention].kind == ZHC_NAME_PERSON) ||
		   zhc_object_end(c, who->text) == ZHC_END_SOMEBODY ||
		   zhc_chunk_ch(c, who->text.end - 1) == 0x544A; /* 被告 */
}

/* 林姓女友|左肩, 两名立委|手部: somebody without the part of the body that is hurt. */
void
zhc_leave_part(const ZhcChunks *c, Arg *who)
{
	uint32_t p = who->text.end;

	if (!zhc_has(who) || zhc_object_end(c, who->text) != ZHC_END_BODY_PART)
		return;
	while (p-- > who->text.start + 1 && !c->names->word[p])
		continue;
	if (p > who->text.start + 1 && zhc_object_end(c, (ZhcRange){p - 1, p}) == ZHC_END_SOMEBODY)
		who->text.end = p;
}

/* 无人受伤; 危险驾驶引致他人死亡, a crime. */
static bool
is_nobody(const ZhcChunks *c, ZhcRange r)
{
	uint32_t first = zhc_chunk_ch(c, r.start);
	uint32_t last = r.start + 1 < r.end ? zhc_chunk_ch(c, r.end - 2) : 0;

	for (uint32_t i = r.start; i + 1 < r.end; i++)
		if (zhc_chunk_ch(c, i) == 0x65E0 && zhc_chunk_ch(c, i + 1) == 0x4EBA)
			return true; /* 所幸无人员 */
	return r.start + 1 < r.end && zhc_chunk_ch(c, r.end - 1) == 0x4EBA &&
		   (first == 0x65E0 || (r.end >= r.start + 2 && (last == 0x4ED6 || last == 0x65E0)));
}

/* 造成 导致 致 before chunk i. */
static bool
is_caused(const EventFinder *f, uint32_t i)
{
	for (uint32_t j = i; j-- > f->from && i - j < 8;)
		if (f->c->row[j].gram == ZHC_G_VERB &&
			(char_at(f->c, j) == 0x9020 || char_at(f->c, j) == 0x5BFC ||
			 char_at(f->c, j) == 0x81F4))
			return true;
	return false;
}

/* 两名同事: people by their classifier. */
static bool
is_people(const ZhcChunks *c, const ZhcChunk *k)
{
	for (uint32_t p = k->start + 1; p < k->end && p < k->start + 8; p++)
		if (zhc_chunk_ch(c, p) == 0x540D && zhc_starts_number(&c->tokens->text, p - 1)) /* 名 */
			return true;
	return false;
}

/* 42岁|陈姓男子: whoever is told by a surname is so without the age. */
static void
leave_age(const ZhcChunks *c, Arg *who)
{
	uint32_t p = who->text.start + 1;

	while (p + 3 < who->text.end &&
		   !(zhc_chunk_ch(c, p) == 0x5C81 && zhc_is_digit(&c->tokens->text, p - 1)))
		p++;
	if (p + 3 < who->text.end && zhc_chunk_ch(c, p + 2) == 0x59D3) /* 岁 姓 */
		who->text.start = p + 1;
}

/* 12人遇难, 造成12人遇难、5人受伤: who stands directly before the verb, else the subject. */
bool
zhc_frame_suffers(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t i, at = verb;
	ZhcNp np;
	Arg who;
	bool counted;

	zhc_set_actor(e, &NO_ARG);
	while (at > f->from && c->row[at - 1].gram == ZHC_G_ADVERB)
		at--; /* 造成两人|当场|死亡 */
	i = at;
	while (i > f->from && zhc_is_nominal(&c->row[i - 1]))
		i--;
	if (i + 1 < at && c->row[i].kind == ZHC_K_NAME && zhc_starts_amount(c, &c->row[i + 1]))
		i++; /* 北京30人 */
	np = zhc_read_np(c, i, at);
	who = zhc_arg_of(c, &np);
	zhc_leave_part(c, &who);
	if ((zhc_has(&who) && is_nobody(c, who.text)) || is_nobody(c, f->subject.text))
		return false;
	counted =
		zhc_starts_amount(c, &c->row[i]) ||
		(zhc_has(&who) && zhc_counted(c, who.text).start > who.text.start); /* 边境已有|逾百人 */
	if (zhc_has(&who) &&
		(is_somebody(c, &who) || is_people(c, &c->row[i]) ? counted || is_caused(f, i)
														  : counted && is_caused(f, i)))
	{
		who.text = zhc_before_purpose(c, zhc_counted(c, who.text), true); /* 一名男子|跌倒 */
		if (i > f->from && who.text.start == c->row[i].start && c->row[i - 1].gram == ZHC_G_VERB &&
			zhc_chunk_ch(c, who.text.start - 1) == 0x8FC7 && char_at(c, i - 1) == 0x8D85)
			who.text.start = c->row[i - 1].start; /* 超过200人 */
		leave_age(c, &who);
		zhc_set_object(e, &who);
		return true;
	}
	who = f->subject;
	zhc_leave_part(c, &who);
	zhc_set_object(e, &who);
	return is_somebody(c, &who) ||
		   (f->own_subject && (e->action == ZHC_ACT_LAUNCH || e->action == ZHC_ACT_CHARGE ||
							   e->action == ZHC_ACT_ARREST));
}

bool
zhc_is_toll(const ZhcChunks *c, ZhcRange r)
{
	uint32_t p = r.start;

	while (p < r.end &&
		   (zhc_is_digit(&c->tokens->text, p) || zhc_starts_number(&c->tokens->text, p)))
		p++;
	return p > r.start && p < r.end &&
		   (zhc_chunk_ch(c, p) == 0x4EBA || zhc_chunk_ch(c, p) == 0x540D); /* 人 名 */
}

Arg
zhc_struck_place(const EventFinder *f)
{
	const ZhcChunks *c = f->c;
	uint32_t i = f->from, end;
	Arg a = NO_ARG;

	while (i + 1 < f->end && !(c->row[i].gram == ZHC_G_PREP &&
							   (char_at(c, i) == 0x5728 || char_at(c, i) == 0x4E8E) && /* 在 于 */
							   c->row[i + 1].kind == ZHC_K_NAME))
		i++;
	for (end = i + 1; end < f->end && c->row[end].kind == ZHC_K_NAME &&
					  c->names->men[c->row[end].ref].kind == ZHC_NAME_PLACE;)
		end++;
	if (i + 1 >= f->end || end == i + 1 || c->row[end].gram == ZHC_G_DE)
		return a;
	if (end > i + 2 && c->names->men[c->row[i + 1].ref].country[0])
		i++; /* 泰国|曼谷 */
	a.text = (ZhcRange){c->row[i + 1].start, c->row[end - 1].end};
	/* 国道10号|燕巢|路段: nouns behind the names, but not 某岛|附近 */
	for (uint32_t p = a.text.end, e; c->row[end].kind == ZHC_K_OTHER && p < c->row[end].end; p = e)
	{
		for (e = p + 1; e < c->row[end].end && !c->names->word[e];)
			e++;
		if (c->names->word[p] != 'n')
			return (c->names->word[p] == 'v' || c->names->word[p] == 'w' ||
					c->names->word[p] == 'a')
					   ? a
					   : NO_ARG;
		a.text.end = e;
	}
	a.mention = zhc_mention_of(c, a.text);
	return a;
}
