/*
 * eventacts.c - verbs that need no object: 辞职, 致辞, 当选, 夺冠
 */
#include "eventframes.h"

/* 决定接受X辞去Y职务: whoever stands behind 接受. */
static Arg
accepted(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	for (uint32_t i = verb; i-- > from;)
		if (c->row[i].gram == ZHC_G_PREP && char_at(c, i) == 0x63A5)
		{
			ZhcNp np = zhc_read_np(c, i + 1, verb);

			return zhc_arg_of(c, &np);
		}
	return NO_ARG;
}

/* Whether the clause has just told that somebody is appointed. */
static bool
is_appointed(const EventFinder *f, uint32_t verb)
{
	const ZhcEvent *last = f->out->n > 0 ? &f->out->row[f->out->n - 1] : NULL;

	return last && last->action == ZHC_ACT_APPOINT &&
		   last->verb.start >= f->c->row[f->from].start &&
		   last->object.end == f->c->row[verb].start;
}

/* 辞职 致辞 当选 夺冠: somebody acts. */
bool
zhc_frame_acts(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg object = NO_ARG;

	Arg agent = zhc_beside(c, look_back(f, verb), verb, 0x7531); /* 由 */

	if (!zhc_has(&agent) && e->action == ZHC_ACT_RESIGN)
		agent = accepted(c, look_back(f, verb), verb);
	if (zhc_relative_head(f, verb + 1, &object))
	{
		f->relative = false; /* 接替前一日辞职的X */
		if (object.mention == ZHC_NONE || c->names->men[object.mention].kind != ZHC_NAME_PERSON)
			return false;
		zhc_set_actor(e, &object);
		return true;
	}
	if ((char_at(c, verb) == 0x62C5 && !zhc_has(&agent)) ||
		(e->action == ZHC_ACT_APPOINT && is_appointed(f, verb)))
		return false; /* 担任主席: he is it; 任命某人|接任主席 */
	if (char_at(c, verb) == 0x4E0E && !zhc_ends_clause(&c->row[verb + 1]))
		return false; /* 与会领导人 */
	if (zhc_has(&agent) && !zhc_is_amount(c, agent.text))
		zhc_set_actor(e, &agent); /* 由长子接任 */
	else if (!zhc_has(&f->subject))
		return false;
	if (c->row[verb + 1].saying)
		return false;
	if (e->action != ZHC_ACT_SPEAK)
	{
		uint32_t as = verb + 1; /* 当选为主席 */

		object = zhc_object(c, as < f->end && is_one_char(c, as, 0x4E3A) ? as + 1 : as, f->end);
		if (e->action == ZHC_ACT_RESIGN && zhc_has(&object))
			object.text = zhc_before_purpose(c, object.text, true);
	}
	if (zhc_has(&object) && zhc_is_verb(c, object.text))
		object = NO_ARG; /* 辞职获准 */
	if (!zhc_has(&object) && zhc_has(&agent) && f->own_subject && e->action == ZHC_ACT_APPOINT)
		object = f->subject; /* 署长由某人出任 */
	if (!zhc_has(&object) && e->action == ZHC_ACT_SIGN)
		object = zhc_upon(c, look_back(f, verb), verb); /* 在协议上签字 */
	zhc_set_object(e, &object);
	return true;
}
