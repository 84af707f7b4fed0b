/*
 * eventmotion.c - verbs of motion: 抵达X, 赴X访问, 来华访问, 对X进行访问
 */
#include "eventframes.h"

/* Whether an event stands behind the place of 赴 or 前往: what one goes there for. */
static bool
has_purpose(const EventFinder *f, uint32_t i, bool visit_only)
{
	for (; i < f->end; i++)
		if (f->c->row[i].event && (!visit_only || (f->c->row[i].event == ZHC_ACT_VISIT)))
			return true;
	return false;
}

/* Whether a place or an institution is named in the chunks [i, end): 广东、广西, 复旦大学. */
static bool
names_place(const EventFinder *f, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (f->c->row[i].kind == ZHC_K_NAME &&
			(f->c->names->men[f->c->row[i].ref].kind == ZHC_NAME_PLACE ||
			 (f->c->names->men[f->c->row[i].ref].kind == ZHC_NAME_ORGANIZATION &&
			  zhc_ends_clause(&f->c->row[i + 1]))))
			return true; /* 前往复旦大学，… but not 赴立法院备询 */
	return false;
}

/* 对华, 对美 before chunk i: the country in the word. */
static Arg
in_word(const EventFinder *f, uint32_t i)
{
	const ZhcChunk *k = i > f->from ? &f->c->row[i - 1] : NULL;
	Arg a = NO_ARG;

	if (k && k->kind == ZHC_K_OTHER && k->end >= k->start + 2 &&
		zhc_chunk_ch(f->c, k->end - 2) == 0x5BF9) /* 对 */
		a.text = (ZhcRange){k->end - 1, k->end};
	return a;
}

/* Where a visit goes that is told as a noun: 对X进行访问, 展开X访问. */
static Arg
light_place(const EventFinder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	Arg a = zhc_beside(c, look_back(f, verb), verb, 0x5BF9); /* 对 */

	if (!zhc_has(&a))
		a = zhc_beside(c, look_back(f, verb), verb, 0x5728); /* 在 */
	if (!zhc_has(&a))
		a = in_word(f, zhc_light_verb(c, f->from, verb)); /* 对华|进行访问 */
	if (!zhc_has(&a) && verb > f->from && c->row[verb - 1].kind == ZHC_K_NAME &&
		c->names->men[c->row[verb - 1].ref].kind == ZHC_NAME_PLACE)
	{
		a.mention = c->row[verb - 1].ref;
		a.text = (ZhcRange){c->row[verb - 1].start, c->row[verb - 1].end};
		a.next = verb;
	}
	return a;
}

/* 派出, 选派, 欢迎, 动员: somebody else goes. */
static bool
is_sending(const ZhcChunks *c, uint32_t i)
{
	uint32_t a = char_at(c, i), b = zhc_chunk_ch(c, c->row[i].end - 1);

	return c->row[i].gram == ZHC_G_VERB &&
		   (a == 0x6D3E || b == 0x6D3E || a == 0x6B22 || (a == 0x52A8 && b == 0x5458));
}

/* 派出工作组赴X, 欢迎X访华: whoever is sent or welcomed goes. */
static void
pivot(const EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;

	for (uint32_t i = verb; i-- > f->from && verb - i < 8;)
		if (is_sending(c, i))
		{
			ZhcNp np = zhc_read_np(c, i + 1, verb);
			Arg a = zhc_arg_of(c, &np);

			if (zhc_has(&a))
				zhc_set_actor(e, &a);
			return;
		}
		else if (!zhc_is_nominal(&c->row[i]))
			return;
}

/* 访台, 来华访问: the place is the last character of the verb itself. */
static bool
within_verb(const EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	const ZhcChunk *k = &c->row[verb];

	if ((k[1].kind == ZHC_K_OTHER && c->names->word[k[1].start] == 'n') ||
		k[1].gram == ZHC_G_POST ||
		(k[1].gram == ZHC_G_TIME && zhc_chunk_ch(c, k[1].start) == 0x671F) ||
		zhc_chunk_ch(c, k->end) == 0x56FD)
		return false; /* 访华代表团, 离港期间, 赴韩|国 */
	if (k->frame == ZHC_F_WITHIN_FOR && !has_purpose(f, verb + 1, true))
		return false;
	pivot(f, verb, e);
	e->object = e->place = (ZhcRange){k->end - 1, k->end};
	return true;
}

/* Whether a 的 stands in the chunks [i, end). */
static bool
has_de(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (c->row[i].gram == ZHC_G_DE)
			return true;
	return false;
}

/* 前往|位于沙鹿的|宫庙: the chunk behind the 的 of where it lies; else i. */
static uint32_t
behind_location(const EventFinder *f, uint32_t i)
{
	const ZhcChunks *c = f->c;

	if (c->row[i].gram != ZHC_G_VERB || char_at(c, i) != 0x4F4D) /* 位 */
		return i;
	for (uint32_t de = i + 1; de + 1 < f->end && de < i + 8; de++)
		if (c->row[de].gram == ZHC_G_DE)
			return de + 1;
	return i;
}

bool
zhc_frame_motion(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg place = zhc_light_verb(c, f->from, verb) != ZHC_NONE
					? light_place(f, verb)
					: zhc_object_place(c, behind_location(f, verb + 1), f->end);
	bool named;

	if (c->row[verb].frame == ZHC_F_WITHIN || c->row[verb].frame == ZHC_F_WITHIN_FOR)
		return within_verb(f, verb, e);
	if (zhc_has(&place) && e->action == ZHC_ACT_VISIT && zhc_is_amount(c, place.text))
		place = NO_ARG; /* 访问三天 */
	if (!zhc_has(&place) && e->action == ZHC_ACT_VISIT)
		place = zhc_beside(c, look_back(f, verb), verb, 0x5230); /* 到X调研 */
	named = names_place(f, verb + 1, place.next) && c->row[place.next].gram != ZHC_G_DE;

	if (!zhc_has(&place) || zhc_is_amount(c, place.text) ||
		(place.mention == ZHC_NONE &&
		 zhc_starts_amount(c, &(ZhcChunk){.start = place.text.start, .end = place.text.end})))
		return false; /* 飞回1600多只 */
	if ((e->action == ZHC_ACT_ARRIVE || e->action == ZHC_ACT_DEPART) && place.mention == ZHC_NONE &&
		c->row[verb + 1].kind == ZHC_K_NAME && c->row[verb + 2].gram == ZHC_G_DE &&
		place.text.start >= c->row[verb + 2].end)
		return false; /* 返回华盛顿的飞机 */
	if (e->action == ZHC_ACT_ARRIVE && place.mention == ZHC_NONE && has_de(c, verb + 1, place.next))
		return false; /* 抵达医院的儿童 */
	if (e->action == ZHC_ACT_ARRIVE || c->row[verb].frame == ZHC_F_MOTION_FOR ||
		(e->action == ZHC_ACT_VISIT && place.mention != ZHC_NONE &&
		 c->names->men[place.mention].kind == ZHC_NAME_PLACE))
		f->went_to = place;
	if (c->row[verb].frame == ZHC_F_MOTION_FOR && !named && !place.cut &&
		c->row[place.next].gram != ZHC_G_VERB &&
		!has_purpose(f, place.next, c->row[verb].end - c->row[verb].start > 1))
		return false;
	pivot(f, verb, e);
	zhc_set_object(e, &place);
	e->place = place.text;
	return true;
}
