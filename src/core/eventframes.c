/*
 * eventframes.c - what each kind of verb takes: 签署X, X举行, 赴X访问, 同X会谈, 宣布X …
 */
#include "eventframes.h"

/* Whether a companion may stand before the verb: 同, 与, 和. */
static bool
is_plural_subject(const EventFinder *f)
{
	return zhc_has(&f->subject) && (f->own_subject || zhc_is_both(f->c, f->subject.text));
}

void
zhc_set_actor(ZhcEvent *e, const Arg *a)
{
	e->actor = a->text;
	e->actor_mention = zhc_has(a) ? a->mention : ZHC_NONE;
}

void
zhc_set_object(ZhcEvent *e, const Arg *a)
{
	e->object = a->text;
	e->object_mention = zhc_has(a) ? a->mention : ZHC_NONE;
	if (a->text.end > e->span.end)
		e->span.end = a->text.end;
}

/* 举行的|大会|的筹备情况: a meeting is meant, not what belongs to it. */
static void
leave_matter(const ZhcChunks *c, ZhcNp *np, uint32_t first)
{
	for (uint32_t i = first + 1; i < np->next; i++)
		if (c->row[i].gram == ZHC_G_DE &&
			zhc_object_end(c, (ZhcRange){np->start, c->row[i - 1].end}) == ZHC_END_MEETING)
		{
			*np = zhc_read_np(c, first, i);
			return;
		}
}

/* V…的N: the noun behind 的 is the object (启动的项目), or the actor when the verb has one. */
bool
zhc_relative_head(EventFinder *f, uint32_t de, Arg *head)
{
	ZhcNp np;

	*head = NO_ARG;
	if (de + 1 >= f->end || f->c->row[de].gram != ZHC_G_DE)
		return false;
	np = zhc_read_np(f->c, de + 1, f->end);
	leave_matter(f->c, &np, de + 1);
	*head = np.start < np.end ? zhc_arg_of(f->c, &np) : zhc_object(f->c, de + 1, f->end);
	if (!f->own_subject)
		f->relative = true;
	return zhc_has(head);
}

/* 出席X举办的晚宴: the subject of a verb that describes the object of another one, or none. */
static bool
inner_subject(const EventFinder *f, uint32_t verb, Arg *subject)
{
	const ZhcChunks *c = f->c;
	ZhcNp np;

	*subject = NO_ARG;
	if (c->row[verb + 1].gram != ZHC_G_DE)
		return false;
	for (uint32_t i = verb; i-- > look_back(f, verb);)
		if (c->row[i].event && !zhc_frame_is_noun(f, i))
		{
			np = zhc_subject(c, i + 1, verb);
			*subject = zhc_arg_of(c, &np);
			return true;
		}
		else if (c->row[i].gram == ZHC_G_DE)
			return false;
	return false;
}

/* What can be won: a prize, or 第一名. */
static bool
is_prize(const ZhcChunks *c, ZhcRange r)
{
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

/* 选举X为Y: a person, and the office behind 为. */
static bool
elects(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg whom = zhc_object_person(c, verb + 1, f->end);

	if (!zhc_has(&whom))
		return false;
	/* 为主席 may be one chunk; 为 may stand behind brackets */
	if (zhc_chunk_ch(c, whom.text.end) != 0x4E3A)
		while (whom.next < f->end && !is_one_char(c, whom.next, 0x4E3A))
			whom.next++;
	if (whom.next >= f->end && zhc_chunk_ch(c, whom.text.end) != 0x4E3A)
		return false;
	zhc_set_object(e, &whom);
	return true;
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

/* 主持|仪式的部长某某, 出席|会议的有某某: who is described by a verb at the head of a clause. */
static void
who_does(EventFinder *f, uint32_t verb, Arg *object, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;

	for (uint32_t i = verb + 2; i + 1 < object->next; i++)
	{
		uint32_t who = i + 1 + is_one_char(c, i + 1, 0x6709); /* 有 */

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

	if (whom.mention != ZHC_NONE && c->names->men[whom.mention].kind == ZHC_NAME_PERSON)
		*object = whom;
}

/* The object that 将 or 把 brings in before the verb, or none. */
static Arg
brought_forward(const EventFinder *f, uint32_t verb)
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
	if (!zhc_has(&object) && e->action == ZHC_ACT_CHAIR && !f->own_subject)
		object = f->held; /* 召开会议，由某人主持 */
	if (!zhc_has(&object))
		object = called(c, verb, f->end);
	zhc_set_object(e, zhc_has(&object) ? &object : &f->subject);
	return e->object.start < e->object.end;
}

/* The object that stands behind a transitive verb, or that 将, 把 or 对 brings in before it. */
static Arg
transitive_object(const EventFinder *f, uint32_t verb, const ZhcEvent *e, bool person)
{
	const ZhcChunks *c = f->c;
	Arg fronted = brought_forward(f, verb), object;

	if (zhc_has(&fronted))
		return fronted;
	object = person ? zhc_object_person(c, verb + 1, f->end) : zhc_object(c, verb + 1, f->end);
	if (person && (!zhc_has(&object) || is_one(c, object.text)))
		object = zhc_object(c, verb + 1, f->end);
	if (!zhc_has(&object) && verb + 1 < f->end &&
		(c->row[verb + 1].frame == ZHC_F_HAPPENS || c->row[verb + 1].frame == ZHC_F_TRANSITIVE))
		object = zhc_object(c, verb + 2, f->end); /* 主持召开会议, 出席主持仪式 */
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

/* A transitive verb: object behind it; by 被 or 由 the subject is the object. */
static bool
transitive(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	bool person = e->action == ZHC_ACT_MEET || e->action == ZHC_ACT_INVITE ||
				  e->action == ZHC_ACT_APPOINT || e->action == ZHC_ACT_ARREST ||
				  e->action == ZHC_ACT_CHARGE;
	Arg object, agent = passive_agent(f, verb);

	if (zhc_has(&agent) && agent.mention == ZHC_NONE && agent.text.end == agent.text.start + 1)
		return false; /* 被打|上禁止就业的烙印 */
	if (e->action == ZHC_ACT_CHAIR && c->row[verb + 1].event == ZHC_ACT_ESTABLISH)
		return false; /* 主持|创办学校 */
	if (zhc_has(&agent) || is_passive(f, verb))
		return passive(f, verb, &agent, e);
	if (zhc_relative_head(f, verb + 1, &object))
	{
		zhc_set_object(e, &object);
		return true;
	}
	if (e->action == ZHC_ACT_APPOINT && verb == f->from && c->row[verb + 1].gram == ZHC_G_ADVERB)
		return false;							 /* 任命即时生效 */
	person &= !is_one_char(c, verb + 1, 0x4EE5); /* 会见以X为团长的Y */
	if (person && described(f, verb, &object))
	{
		zhc_set_object(e, &object);
		return true;
	}
	object = transitive_object(f, verb, e, person);
	if (is_one_banned(c, verb) && (!zhc_has(&object) || object.text.start > c->row[verb].start))
		return false; /* 永久禁赛 */
	if (is_subject_meant(f, verb, e, &object))
	{
		object = f->subject;
		zhc_set_actor(e, &NO_ARG);
	}
	if (e->action == ZHC_ACT_WIN && wins_anything(char_at(c, verb)) && zhc_has(&object) &&
		!is_prize(c, object.text))
		return false; /* 获得支持 */
	if (zhc_has(&object) && (verb == f->from || (!f->own_subject && !zhc_has(&f->subject))))
		who_does(f, verb, &object, e);
	if (zhc_has(&object) && e->action == ZHC_ACT_ATTEND && zhc_is_verb(c, object.text))
		object = NO_ARG; /* 列席备询 */
	if (!zhc_has(&object) && e->action == ZHC_ACT_ATTEND && f->own_subject &&
		zhc_ends_clause(&c->row[verb + 1]))
	{
		object = f->held; /* 论坛举行，百余人参加 */
		e->place = zhc_has(&object) ? f->scene.text : e->place;
	}
	if (!zhc_has(&object))
		return e->action == ZHC_ACT_ATTEND && zhc_has(&f->subject) &&
			   (c->row[verb + 1].gram == ZHC_G_LINK || zhc_ends_clause(&c->row[verb + 1]));
	object.text = zhc_before_purpose(c, object.text, e->action == ZHC_ACT_INVITE);
	zhc_set_object(e, &object);
	return true;
}

/* 启动两年, 举行三天: no object. */
bool
zhc_is_duration(const ZhcChunks *c, ZhcRange r)
{
	uint32_t ch = zhc_chunk_ch(c, r.end - 1);

	while (r.end - r.start > 3 && !zhc_starts_number(&c->tokens->text, r.start))
		r.start++; /* 不到两年 */
	return r.end - r.start <= 3 && zhc_starts_number(&c->tokens->text, r.start) &&
		   (ch == 0x5E74 || ch == 0x5929 || ch == 0x6708 || ch == 0x5468 ||
			ch == 0x65E5); /* 年天月周日 */
}

/* 某人在14日下午举行的会议上当选: the clause with 在 describes what is behind its verb. */
static bool
is_set_in(const EventFinder *f, uint32_t verb)
{
	for (uint32_t i = look_back(f, verb); i + 1 < verb; i++)
		if (is_one_char(f->c, i, 0x5728) && f->c->row[i + 1].kind == ZHC_K_DATE)
			return true;
	return false;
}

/* 开通|运营, 通车|运营: a verb behind one of opening is no object. */
static bool
is_lone_verb(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;

	return r.end == r.start + 2 && (word[r.start] == 'v' || word[r.start] == 'w') &&
		   !word[r.start + 1] && r.start > 1 &&
		   (zhc_chunk_ch(c, r.start - 2) == 0x5F00 || zhc_chunk_ch(c, r.start - 2) == 0x901A);
}

/* 举行 成立 启动: with an object, or with the subject as what happens; 由X主办, 为X揭牌. */
static bool
happens(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t back = look_back(f, verb);
	Arg object, agent = zhc_beside(c, back, verb, 0x7531), whom = NO_ARG; /* 由 */

	if (e->action == ZHC_ACT_UNVEIL)
		whom = zhc_beside(c, back, verb, 0x4E3A); /* 为 */
	if (zhc_has(&agent))
	{
		zhc_set_actor(e, &agent);
		if (zhc_relative_head(f, verb + 1, &object)) /* 由X主办的论坛 */
		{
			f->relative = false;
			zhc_set_object(e, &object);
			return true;
		}
		zhc_set_object(e, &f->subject);
		return zhc_has(&f->subject);
	}
	if (zhc_has(&whom))
	{
		zhc_set_object(e, &whom);
		return true;
	}
	if (e->action == ZHC_ACT_HOST && verb + 1 < f->end)
	{
		/* 举行会谈: a meeting */
		uint32_t last = verb + 2;

		while (last < f->end &&
			   !(c->row[last - 1].noun == ZHC_NOUN_MEETING && c->row[last].gram == ZHC_G_POST))
			last++; /* 举行会谈时 */
		if (c->row[last - 1].noun == ZHC_NOUN_MEETING)
		{
			Arg with = zhc_companion(c, back, verb);

			if (!zhc_has(&with) && !is_plural_subject(f))
				return false;
			if (with.text.start >= f->subject.text.start && with.text.end <= f->subject.text.end)
				with = NO_ARG; /* 甲、乙和丙举行会谈 */
			e->action = ZHC_ACT_MEET;
			zhc_set_object(e, &with);
			f->done = c->row[last - 1].end;
			return true;
		}
	}
	whom = zhc_beside(c, back, verb, 0x5728); /* 局长在新闻办举行的发布会上说 */
	if ((!f->own_subject || f->subject.text.start > c->row[verb].start || zhc_has(&whom) ||
		 is_set_in(f, verb)) &&
		zhc_relative_head(f, verb + 1, &object))
	{
		f->relative = true;
		zhc_set_object(e, &object);
		return true;
	}
	object = zhc_beside(c, back, verb, 0x5C06); /* 将卫星发射升空, 将大选订于6月举行 */
	if (e->action != ZHC_ACT_LAUNCH && c->row[object.next].gram != ZHC_G_FUTURE)
		object = NO_ARG;
	if (!zhc_has(&object))
		object = zhc_object(c, verb + 1, f->end);
	if (zhc_has(&object) && !zhc_is_duration(c, object.text) &&
		!(f->own_subject && is_lone_verb(c, object.text)))
	{
		object.text = zhc_before_purpose(c, object.text, false);
		zhc_set_object(e, &object);
		return true;
	}
	if (!f->own_subject && !zhc_has(&f->subject))
		return false;
	zhc_set_object(e, &f->subject);
	zhc_set_actor(e, &NO_ARG);
	return true;
}

static bool
with_companion(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg with = zhc_companion(f->c, look_back(f, verb), verb);
	Arg place;

	if (!zhc_has(&with) && f->own_subject)
	{
		Arg behind = zhc_object_person(f->c, verb + 1, f->end);

		if (behind.mention != ZHC_NONE && f->c->names->men[behind.mention].kind == ZHC_NAME_PERSON)
			with = behind; /* 会晤某人 */
	}
	if (f->c->row[verb + 1].gram == ZHC_G_DE && verb > f->from &&
		(f->c->row[verb - 1].gram == ZHC_G_ASPECT || f->c->row[verb - 1].kind == ZHC_K_OTHER))
		return false; /* 说明了会晤的性质, 商讨下一轮会谈的时间 */
	if (!zhc_has(&with) &&
		!(is_plural_subject(f) && verb > f->from && f->c->row[verb - 1].kind != ZHC_K_OTHER))
		return false;
	if (with.text.start >= f->subject.text.start && with.text.end <= f->subject.text.end)
		with = NO_ARG; /* 甲和乙会晤 */
	zhc_set_object(e, &with);
	place = zhc_object_place(f->c, verb + 1, f->end);
	if (zhc_has(&place) && place.mention != ZHC_NONE) /* 相聚西安 */
		e->place = place.text;
	return true;
}

/* 将目标价由52元降至48元. */
static bool
fronted(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg object = brought_forward(f, verb);

	zhc_set_object(e, &object);
	return zhc_has(&object);
}

/* 投资3亿元在西宁建设工厂: what is built, else the sum. */
static bool
invests(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg sum = zhc_object(c, verb + 1, f->end), built;

	if (!zhc_has(&sum) ||
		!zhc_starts_amount(c, &(ZhcChunk){.start = sum.text.start, .end = sum.text.end}))
		return false;
	built = zhc_object_built(c, verb + 1);
	sum.text = zhc_sum_of(c, sum.text);
	zhc_set_object(e, zhc_has(&built) ? &built : &sum);
	return true;
}

/* A meeting that opens is held: 会议开幕; who is elected the best wins: 当选最佳球员. */
void
zhc_frame_reclass(const EventFinder *f, ZhcEvent *e)
{
	if (e->action == ZHC_ACT_APPOINT && e->object.end > e->object.start + 1 &&
		zhc_chunk_ch(f->c, e->object.start) == 0x6700 &&
		zhc_chunk_ch(f->c, e->object.start + 1) == 0x4F73) /* 最佳 */
		e->action = ZHC_ACT_WIN;
	if (zhc_chunk_ch(f->c, e->verb.end - 1) != 0x5E55 || /* 开幕 揭幕 启幕 */
		e->object.start >= e->object.end)
		return;
	if (zhc_object_end(f->c, e->object) == ZHC_END_MEETING)
		e->action = ZHC_ACT_HOST;
	else if (e->action == ZHC_ACT_UNVEIL && e->actor.start == e->actor.end)
		e->action = ZHC_ACT_INAUGURATE;
}

bool
zhc_frame_read(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg inner;

	if (inner_subject(f, verb, &inner) && zhc_relative_head(f, verb + 1, &f->head) &&
		f->c->row[verb].frame <= ZHC_F_HAPPENS)
	{
		f->relative = false;
		zhc_set_object(e, &f->head);
		if (e->action == ZHC_ACT_HOST && inner.mention != ZHC_NONE &&
			f->c->names->men[inner.mention].kind == ZHC_NAME_PLACE)
		{
			e->place = inner.text; /* 出席莫斯科举行的会议 */
			inner = NO_ARG;
		}
		zhc_set_actor(e, &inner);
		return true;
	}
	switch (f->c->row[verb].frame)
	{
		case ZHC_F_TRANSITIVE:
			return transitive(f, verb, e);
		case ZHC_F_ELECTS:
			return elects(f, verb, e);
		case ZHC_F_HAPPENS:
			return happens(f, verb, e);
		case ZHC_F_MOTION:
		case ZHC_F_MOTION_FOR:
		case ZHC_F_WITHIN:
		case ZHC_F_WITHIN_FOR:
			return zhc_frame_motion(f, verb, e);
		case ZHC_F_WITH:
			return with_companion(f, verb, e);
		case ZHC_F_NOUN:
			return zhc_frame_noun(f, verb, e);
		case ZHC_F_ACTS:
			return zhc_frame_acts(f, verb, e);
		case ZHC_F_SUFFERS:
			return zhc_frame_suffers(f, verb, e);
		case ZHC_F_AMOUNT:
			return invests(f, verb, e);
		case ZHC_F_FRONTED:
			return fronted(f, verb, e);
		case ZHC_F_CLAUSE:
			return zhc_frame_clause(f, verb, e);
		default:
			return false;
	}
}
