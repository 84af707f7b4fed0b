/*
 * eventtransitive.c - verbs with an object behind them, or before them by 被, 由, 将, 把, 对
 */
#include "eventframes.h"

#define LISTED 24 /* chunks between 任命 and 为 */

/* 最佳球员, 总决赛最有价值球员, MVP */
bool
zhc_is_best(const ZhcChunks *c, ZhcRange r)
{
	for (uint32_t p = r.start; p + 2 < r.end; p++)
		if (zhc_chunk_ch(c, p) == 0x6700 &&
			(zhc_chunk_ch(c, p + 1) == 0x4F73 ||
			 (zhc_chunk_ch(c, p + 1) == 0x6709 && zhc_chunk_ch(c, p + 2) == 0x4EF7)))
			return true; /* 最佳 最有价 */
	return r.end >= r.start + 3 && zhc_chunk_ch(c, r.end - 3) == 'm' &&
		   zhc_chunk_ch(c, r.end - 2) == 'v' && zhc_chunk_ch(c, r.end - 1) == 'p';
}

/* What can be won: a prize, or 第一名. */
static bool
is_prize(const ZhcChunks *c, ZhcRange r)
{
	if (zhc_is_best(c, r))
		return true;
	if (zhc_chunk_ch(c, r.end - 1) == 0x7968 && /* 票: 24%的选票 */
		(zhc_is_digit(&c->tokens->text, r.start) || zhc_starts_number(&c->tokens->text, r.start)))
		return false;
	if (zhc_cls(&c->tokens->text, r.end - 1) == ZHC_C_CLOSE && r.end > r.start + 2)
		r.end--; /* “成就奖” */
	return zhc_object_end(c, r) == ZHC_END_PRIZE ||
		   (zhc_chunk_ch(c, r.end - 1) == 0x540D && r.end > r.start + 2 &&
			zhc_chunk_ch(c, r.end - 2) == 0x4E00);
}

/* 获得 拿下 收下: verbs of winning only before a prize. */
static bool
wins_anything(uint32_t ch)
{
	return ch == 0x83B7 || ch == 0x62FF || ch == 0x6536;
}

/* 会见来华出席论坛的某人: whoever stands behind the last 的; what he came for is not told of the
 * subject. */
static bool
described(EventFinder *f, uint32_t verb, Arg *object)
{
	const ZhcChunks *c = f->c;

	if (!c->row[verb + 1].event)
		return false;
	for (uint32_t i = f->end; i-- > verb + 2;)
		if (c->row[i].gram == ZHC_G_DE)
		{
			*object = zhc_object_person(c, i + 1, f->end);
			f->done_from = c->row[verb + 1].start;
			f->done = c->row[i].end;
			return zhc_has(object);
		}
	return false;
}

/* 出席的|有|某某, 出席的|包括|某某 */
static bool
introduces(const ZhcChunks *c, uint32_t i)
{
	return is_one_char(c, i, 0x6709) || /* 有 */
		   (char_at(c, i) == 0x5305 && c->row[i].end == c->row[i].start + 2);
}

/* 主持|仪式的部长某某, 出席|会议的有某某: who is described by a verb at the head of a clause. */
static void
who_does(EventFinder *f, uint32_t verb, Arg *object, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;

	for (uint32_t i = verb + 2; i + 1 < object->next; i++)
	{
		uint32_t who = i + 1 + introduces(c, i + 1);

		if (c->row[i].gram == ZHC_G_DE && zhc_is_nominal(&c->row[who]))
		{
			ZhcNp np = zhc_read_np(c, who, object->next);

			if (np.person == ZHC_NONE || np.end < c->names->men[np.person].end ||
				(verb > f->from && np.start < c->names->men[np.person].title.start &&
				 np.start < c->names->men[np.person].affiliation.start))
				return;
			*object = zhc_object(c, verb + 1, i);
			f->subject = zhc_arg_of(c, &np);
			f->own_subject = true;
			zhc_set_actor(e, &f->subject);
			return;
		}
	}
}

/* 被捕, 被依法逮捕, 被残忍地杀害: only adverbs between 被 and the verb. */
static bool
is_passive(const EventFinder *f, uint32_t verb)
{
	while (verb > f->from &&
		   (f->c->row[verb - 1].gram == ZHC_G_ADVERB || zhc_is_manner(f->c, verb - 1)))
		verb--;
	return verb > f->from && f->c->row[verb - 1].gram == ZHC_G_PASSIVE;
}

/* 一名 alone, of 一名戴眼镜的男子. */
static bool
is_one(const ZhcChunks *c, ZhcRange r)
{
	return r.end == r.start + 2 && zhc_chunk_ch(c, r.start) == 0x4E00;
}

/* 获委任为董事的某人: whoever is called so; none when no 的 follows. */
static Arg
called(const ZhcChunks *c, uint32_t verb, uint32_t end)
{
	ZhcNp np;

	if (!is_one_char(c, verb + 1, 0x4E3A)) /* 为 */
		return NO_ARG;
	np = zhc_subject_person(c, verb + 2, end, true);
	return np.person != ZHC_NONE ? zhc_arg_of(c, &np) : NO_ARG;
}

/* 击败韩国名将朴某九段, 负于队友沈某: the person alone. */
static void
opponent(const ZhcChunks *c, uint32_t verb, uint32_t end, Arg *object)
{
	Arg whom = zhc_object_person(c, verb + 1, end);

	if (zhc_has(object) && zhc_is_best(c, object->text))
		return; /* 最佳导演桂冠 */
	if (whom.mention != ZHC_NONE && c->names->men[whom.mention].kind == ZHC_NAME_PERSON)
		*object = whom;
}

/* The object that 将 or 把 brings in before the verb, or none. */
Arg
zhc_brought_forward(const EventFinder *f, uint32_t verb)
{
	Arg a = zhc_beside(f->c, look_back(f, verb), verb, 0x5C06); /* 将 */

	return zhc_has(&a) ? a : zhc_beside(f->c, look_back(f, verb), verb, 0x628A); /* 把 */
}

/* Whoever acts behind 被, 遭 or 由, or nobody. */
static Arg
passive_agent(const EventFinder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	uint32_t back = look_back(f, verb);
	Arg agent = zhc_beside(c, back, verb, 0x88AB); /* 被 */

	if (!zhc_has(&agent))
		agent = zhc_beside(c, back, verb, 0x906D); /* 遭 */
	if (!zhc_has(&agent))
		agent = zhc_beside(c, back, verb, 0x7531);							 /* 由 */
	return zhc_has(&agent) && zhc_is_amount(c, agent.text) ? NO_ARG : agent; /* 由24元上调至30元 */
}

/* By 被 or 由 the subject is the object, or what 有 brings in, or what the sentence has told of. */
static bool
passive(EventFinder *f, uint32_t verb, const Arg *agent, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg object;

	zhc_set_actor(e, agent);
	if (zhc_has(agent) && zhc_relative_head(f, verb + 1, &object))
	{
		f->relative = false; /* 由X提名的Y */
		zhc_set_object(e, &object);
		return true;
	}
	if (e->action == ZHC_ACT_ATTEND)
		return zhc_has(agent);								  /* 某国由总理出席 */
	object = zhc_beside(c, look_back(f, verb), verb, 0x6709); /* 有多名病人被打死 */
	if (!zhc_has(&object) && e->action == ZHC_ACT_CHAIR && zhc_has(agent))
		object = zhc_object(c, verb + 1, f->end); /* 由某人主持会议 */
	if (!zhc_has(&object) && e->action == ZHC_ACT_CHAIR && !f->own_subject)
		object = f->held; /* 召开会议，由某人主持 */
	if (!zhc_has(&object))
		object = called(c, verb, f->end);
	zhc_set_object(e, zhc_has(&object) ? &object : &f->subject);
	return e->object.start < e->object.end;
}

/* 任命委员、前书记某某|为: whoever stands directly before 为, when only titles stand before him. */
static Arg
titled_list(const EventFinder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	uint32_t last = verb + 1, as = verb + 2;
	ZhcNp np;

	while (as < f->end && as < verb + LISTED && !is_one_char(c, as, 0x4E3A)) /* 为 */
		as++;
	if (as >= f->end || !is_one_char(c, as, 0x4E3A))
		return NO_ARG;
	for (uint32_t i = verb + 1; i + 1 < as; i++)
	{
		if (c->row[i].kind == ZHC_K_NAME && c->names->men[c->row[i].ref].kind == ZHC_NAME_PERSON)
			return NO_ARG; /* 甲、乙 */
		if (c->row[i].kind == ZHC_K_ENUM)
			last = i + 1;
	}
	if (last == verb + 1)
		return NO_ARG;
	np = zhc_read_np(c, last + (c->row[last].gram == ZHC_G_POST), as); /* 前 */
	return zhc_arg_of(c, &np);
}

/* 任命曾在某地留学的|某人: whoever stands behind the last 的. */
static void
described_person(const ZhcChunks *c, uint32_t verb, Arg *object)
{
	for (uint32_t i = object->next; i-- > verb + 2;)
		if (c->row[i].gram == ZHC_G_DE)
		{
			Arg whom = zhc_object_person(c, i + 1, object->next);

			if (zhc_has(&whom))
				*object = whom;
			return;
		}
}

/* The object that stands behind a transitive verb, or that 将, 把 or 对 brings in before it. */
static Arg
transitive_object(const EventFinder *f, uint32_t verb, const ZhcEvent *e, bool person)
{
	const ZhcChunks *c = f->c;
	Arg fronted = zhc_brought_forward(f, verb), object;

	if (zhc_has(&fronted))
		return fronted;
	if (e->action == ZHC_ACT_APPOINT)
	{
		object = titled_list(f, verb);
		if (zhc_has(&object))
			return object;
	}
	object = person ? zhc_object_person(c, verb + 1, f->end) : zhc_object(c, verb + 1, f->end);
	if (person && (!zhc_has(&object) || is_one(c, object.text) ||
				   (object.next < f->end && zhc_starts_amount(c, &c->row[verb + 1]))))
		object = zhc_object(c, verb + 1, f->end);
	if (person && c->row[verb + 1].gram == ZHC_G_ADVERB)
		described_person(c, verb, &object);
	if (!zhc_has(&object) && verb + 1 < f->end &&
		(c->row[verb + 1].frame == ZHC_F_HAPPENS || c->row[verb + 1].frame == ZHC_F_TRANSITIVE))
		object = zhc_object(c, verb + 2, f->end); /* 主持召开会议, 出席主持仪式 */
	if (e->action == ZHC_ACT_MEET && !zhc_has(&object))
		object = zhc_companion(c, look_back(f, verb), verb); /* 将同他会见 */
	if (e->action == ZHC_ACT_WIN || e->action == ZHC_ACT_LOSE)
		opponent(c, verb, f->end, &object);
	if ((!zhc_has(&object) || zhc_is_amount(c, object.text)) &&
		(e->action == ZHC_ACT_CHARGE || e->action == ZHC_ACT_BAN))
		object = zhc_beside(c, look_back(f, verb), verb, 0x5BF9); /* 对X提起公诉, 对X禁赛三场 */
	return object;
}

/* Whether something is a work: 《…》. */
static bool
is_work(const ZhcChunks *c, const Arg *a)
{
	return zhc_has(a) &&
		   ((a->mention != ZHC_NONE && c->names->men[a->mention].kind == ZHC_NAME_WORK) ||
			zhc_chunk_ch(c, a->text.end - 1) == 0x300B); /* 》 */
}

/* 目标价上调至30元, 结果明年公布, 《某书》下月出版: the subject of some verbs is what is meant. */
static bool
is_subject_meant(const EventFinder *f, uint32_t verb, const ZhcEvent *e, const Arg *object)
{
	const ZhcChunks *c = f->c;

	if (!zhc_has(object) && e->action == ZHC_ACT_PUBLISH && is_work(c, &f->subject))
		return zhc_ends_clause(&c->row[verb + 1]);
	if (!f->own_subject)
		return false;
	if (e->action == ZHC_ACT_RAISE || e->action == ZHC_ACT_CUT)
		return !zhc_has(object) || zhc_is_amount(c, object->text);
	return !zhc_has(object) && e->action == ZHC_ACT_PUBLISH && f->subject.mention == ZHC_NONE &&
		   f->subject.text.end > f->subject.text.start + 2 &&
		   zhc_object_end(c, f->subject.text) == ZHC_END_RESULT &&
		   zhc_ends_clause(&c->row[verb + 1]);
}

/* 禁赛: whoever is banned from games stands before it, or it is a noun. */
static bool
is_one_banned(const ZhcChunks *c, uint32_t verb)
{
	return c->row[verb].event == ZHC_ACT_BAN &&
		   zhc_chunk_ch(c, c->row[verb].end - 1) == 0x8D5B; /* 赛 */
}

/* Verbs that tell nothing by themselves: 主持|创办学校, 出席|参加仪式, 任命即时生效, 被打|上禁止….
 */
static bool
tells_nothing(const EventFinder *f, uint32_t verb, const ZhcEvent *e, const Arg *agent)
{
	const ZhcChunk *next = &f->c->row[verb + 1];

	if (zhc_has(agent) && agent->mention == ZHC_NONE && agent->text.end == agent->text.start + 1)
		return true;
	if (e->action == ZHC_ACT_CHAIR && next->event == ZHC_ACT_ESTABLISH)
		return true;
	if (e->action == ZHC_ACT_APPOINT && verb == f->from && next->gram == ZHC_G_ADVERB)
		return true;
	return verb + 1 < f->end && next->event == e->action;
}

/* Whether what was read can be the object: not 永久|禁赛, 获得支持. */
static bool
is_fit(const EventFinder *f, uint32_t verb, const ZhcEvent *e, const Arg *object)
{
	const ZhcChunks *c = f->c;

	if (is_one_banned(c, verb) && (!zhc_has(object) || object->text.start > c->row[verb].start))
		return false;
	if (!zhc_has(object))
		return true;
	return e->action != ZHC_ACT_WIN || !wins_anything(char_at(c, verb)) ||
		   is_prize(c, object->text);
}

/* 改编自|作家某某|2017年|出版的|小说: the person directly before a verb that describes its object.
 */
static void
who_did(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t i = verb;
	ZhcNp np;
	Arg who;

	while (i > f->from && (c->row[i - 1].kind == ZHC_K_DATE || c->row[i - 1].gram == ZHC_G_ADVERB))
		i--;
	if (i < f->from + 2 || c->row[i - 1].kind != ZHC_K_NAME || c->row[i - 2].gram != ZHC_G_PREP ||
		char_at(c, i - 2) != 0x81EA || /* 自 */
		c->names->men[c->row[i - 1].ref].kind != ZHC_NAME_PERSON)
		return;
	np = zhc_read_np(c, i - 1, i);
	who = zhc_arg_of(c, &np);
	f->relative = false;
	zhc_set_actor(e, &who);
}

/* 队员扭伤右腿, 右腿扭伤: the subject is who is hurt. */
static void
who_is_hurt(EventFinder *f, uint32_t verb, Arg *object, ZhcEvent *e)
{
	if (e->action != ZHC_ACT_INJURE || !zhc_has(&f->subject) ||
		(zhc_has(object) ? zhc_object_end(f->c, object->text) != ZHC_END_BODY_PART
						 : !zhc_ends_clause(&f->c->row[verb + 1])))
		return;
	*object = f->subject;
	zhc_leave_part(f->c, object);
	zhc_set_actor(e, &NO_ARG);
}

/*
 * What is attended: not 列席|备询; of 论坛举行，百余人参加 the forum.  False for 实际出席3人, which
 * tells how many came.
 */
static bool
what_is_attended(EventFinder *f, uint32_t verb, Arg *object, ZhcEvent *e)
{
	if (e->action != ZHC_ACT_ATTEND)
		return true;
	if (zhc_has(object) && zhc_is_verb(f->c, object->text))
		*object = NO_ARG;
	if (zhc_has(object) || !f->own_subject || !zhc_ends_clause(&f->c->row[verb + 1]))
		return !zhc_has(object) || object->mention != ZHC_NONE ||
			   zhc_object_end(f->c, object->text) != ZHC_END_SOMEBODY;
	*object = f->held;
	e->place = zhc_has(object) ? f->scene.text : e->place;
	return true;
}

bool
zhc_frame_transitive(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	bool person = e->action == ZHC_ACT_MEET || e->action == ZHC_ACT_INVITE ||
				  e->action == ZHC_ACT_APPOINT || e->action == ZHC_ACT_ARREST ||
				  e->action == ZHC_ACT_CHARGE;
	Arg object, agent = passive_agent(f, verb);

	if (tells_nothing(f, verb, e, &agent))
		return false;
	if (zhc_has(&agent) || is_passive(f, verb))
		return passive(f, verb, &agent, e);
	person &= !is_one_char(c, verb + 1, 0x4EE5); /* 会见以X为团长的Y */
	if (zhc_relative_head(f, verb + 1, &object) || (person && described(f, verb, &object)))
	{
		if (c->row[verb + 1].gram == ZHC_G_DE)
			who_did(f, verb, e);
		zhc_set_object(e, &object);
		return true;
	}
	object = transitive_object(f, verb, e, person);
	if (!is_fit(f, verb, e, &object))
		return false;
	if (is_subject_meant(f, verb, e, &object))
	{
		object = f->subject;
		zhc_set_actor(e, &NO_ARG);
	}
	if (zhc_has(&object) && (verb == f->from || (!f->own_subject && !zhc_has(&f->subject))))
		who_does(f, verb, &object, e);
	if (!what_is_attended(f, verb, &object, e))
		return false;
	who_is_hurt(f, verb, &object, e);
	if (!zhc_has(&object))
		return e->action == ZHC_ACT_ATTEND && zhc_has(&f->subject) &&
			   (c->row[verb + 1].gram == ZHC_G_LINK || zhc_ends_clause(&c->row[verb + 1]));
	if (e->action == ZHC_ACT_RAISE || e->action == ZHC_ACT_CUT)
		object.text = zhc_before_amount(c, object.text);
	object.text = zhc_before_purpose(c, object.text,
									 e->action == ZHC_ACT_INVITE || e->action == ZHC_ACT_ARREST);
	zhc_set_object(e, &object);
	return true;
}
