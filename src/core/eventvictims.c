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
