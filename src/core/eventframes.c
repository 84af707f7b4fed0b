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
		if (is_one_char(f->c, i, 0x5728) &&
			(f->c->row[i + 1].kind == ZHC_K_DATE ||
			 (i + 2 == verb &&
			  (f->c->row[i + 1].gram == ZHC_G_ADVERB || f->c->row[i + 1].gram == ZHC_G_TIME))))
			return true; /* 在随后举行的论坛上 */
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

/* 某人宣布|通车: what the subject announces does not happen to it. */
static bool
is_announced(const EventFinder *f, uint32_t verb)
{
	while (verb > f->from && f->c->row[verb - 1].gram == ZHC_G_ADVERB)
		verb--;
	return verb > f->from && f->c->row[verb - 1].event == ZHC_ACT_ANNOUNCE;
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
		object.text = e->action == ZHC_ACT_LAUNCH ? zhc_before_strike(c, object.text)
												  : zhc_before_purpose(c, object.text, false);
		zhc_set_object(e, &object);
		return true;
	}
	if ((!f->own_subject && !zhc_has(&f->subject)) || is_announced(f, verb))
		return false;
	object = f->subject;
	if (object.text.end > object.text.start + 4 && zhc_chunk_ch(c, object.text.end - 2) == 0x5EFA &&
		zhc_chunk_ch(c, object.text.end - 1) == 0x6210) /* 大桥|建成|通车 */
	{
		object.text.end -= 2;
		object.mention = zhc_mention_of(c, object.text);
	}
	zhc_set_object(e, &object);
	zhc_set_actor(e, &NO_ARG);
	return true;
}

/* 会晤|新任总统: somebody by his office alone. */
static bool
ends_in_title(const ZhcChunks *c, ZhcRange r)
{
	for (uint32_t p = r.start; p + 1 < r.end; p++)
		if (zhc_names_title(&c->tokens->text, p, r.end))
			return true;
	return false;
}

/* 通报会晤|进展: talks of which something is told. */
static bool
has_noun_behind(const ZhcChunks *c, uint32_t verb)
{
	const ZhcChunk *k = &c->row[verb + 1];

	return k->kind == ZHC_K_OTHER && k->end == k->start + 2 && c->names->word[k->start] == 'n' &&
		   zhc_ends_clause(&k[1]);
}

static bool
with_companion(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg with = zhc_companion(f->c, look_back(f, verb), verb);
	bool direct = false;
	Arg place;

	if (!zhc_has(&with) && zhc_has(&f->subject))
	{
		Arg behind = zhc_object_person(f->c, verb + 1, f->end);

		if (behind.mention != ZHC_NONE ? f->c->names->men[behind.mention].kind == ZHC_NAME_PERSON
									   : ends_in_title(f->c, behind.text))
		{
			with = behind; /* 会晤某人 */
			direct = true;
		}
	}
	if (f->c->row[verb + 1].gram == ZHC_G_DE && verb > f->from &&
		(f->c->row[verb - 1].gram == ZHC_G_ASPECT || f->c->row[verb - 1].kind == ZHC_K_OTHER))
		return false; /* 说明了会晤的性质, 商讨下一轮会谈的时间 */
	if (!zhc_has(&with) &&
		!(is_plural_subject(f) && verb > f->from && f->c->row[verb - 1].kind != ZHC_K_OTHER &&
		  !f->c->row[verb - 1].saying)) /* 形容会晤“…” */
		return false;
	if (!direct && has_noun_behind(f->c, verb))
		return false;
	if (with.text.start >= f->subject.text.start && with.text.end <= f->subject.text.end)
		with = NO_ARG; /* 甲和乙会晤 */
	zhc_set_object(e, &with);
	place = direct ? NO_ARG : zhc_object_place(f->c, verb + 1, f->end);
	if (zhc_has(&place) && place.mention != ZHC_NONE) /* 相聚西安 */
		e->place = place.text;
	return true;
}

/* 将目标价由52元降至48元. */
static bool
fronted(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg object = zhc_brought_forward(f, verb);

	zhc_set_object(e, &object);
	return zhc_has(&object);
}

/* 投资3亿元在西宁建设工厂: what is built, else the sum. */
static bool
invests(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg sum = zhc_object(c, verb + 1, f->end), built;
	Arg agent = zhc_ends_clause(&c->row[verb + 1]) ? zhc_beside(c, look_back(f, verb), verb, 0x7531)
												   : NO_ARG;

	if (zhc_has(&agent) && f->own_subject) /* 影片由某公司投资 */
	{
		zhc_set_actor(e, &agent);
		zhc_set_object(e, &f->subject);
		return true;
	}
	if (zhc_builds(c, verb + 1))
	{
		built = zhc_object_built(c, verb + 1);
		zhc_set_object(e, &built);
		return zhc_has(&built);
	}
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
	if (e->action == ZHC_ACT_APPOINT && e->object.end > e->object.start + 2 &&
		(zhc_is_best(f->c, (ZhcRange){e->object.start, e->object.start + 3}) ||
		 zhc_is_best(f->c, (ZhcRange){e->object.end - 3, e->object.end})))
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
			return zhc_frame_transitive(f, verb, e);
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
