/*
 * eventvictims.c - whom something befalls: 12人遇难, 造成2人死亡、5人受伤, 某人被捕
 */
#include "eventframes.h"

/* Whether a noun phrase is a person, or people. */
static bool
is_somebody(const ZhcChunks *c, const Arg *who)
{
	uint32_t ch = zhc_chunk_ch(c, who->text.end - 1);

	return (who->mention != ZHC_NONE && c->names->men[who->mention].kind == ZHC_NAME_PERSON) ||
		   ch == 0x4EBA || ch == 0x8005 || ch == 0x5458 || ch == 0x5175 || ch == 0x544A ||
		   ch == 0x72AF || ch == 0x5F92 || ch == 0x5ACC || ch == 0x624B; /* 人者员兵告犯徒嫌手 */
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
	uint32_t i = verb;
	ZhcNp np;
	Arg who;
	bool counted;

	zhc_set_actor(e, &NO_ARG);
	while (i > f->from && zhc_is_nominal(&c->row[i - 1]))
		i--;
	if (i + 1 < verb && c->row[i].kind == ZHC_K_NAME && zhc_starts_amount(c, &c->row[i + 1]))
		i++; /* 北京30人 */
	np = zhc_read_np(c, i, verb);
	who = zhc_arg_of(c, &np);
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
		zhc_set_object(e, &who);
		return true;
	}
	zhc_set_object(e, &f->subject);
	return f->own_subject && (e->action == ZHC_ACT_LAUNCH || e->action == ZHC_ACT_CHARGE ||
							  e->action == ZHC_ACT_ARREST || is_somebody(c, &f->subject));
}
