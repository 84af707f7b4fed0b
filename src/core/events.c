/*
 * events.c - verbs of actions, clause by clause
 */
#include "events.h"

#include "eventargs.h"

#define LONG_QUOTE 14 /* characters from which a quoted string is no subject */
#define LOOK_BACK  64 /* chunks before a verb that are read for its arguments */

typedef struct Finder
{
	const ZhcAlloc *al;
	const ZhcChunks *c;
	ZhcEvents *out;
	size_t cap;

	Arg person; /* the last one who was a subject: 他 */

	/* of the sentence so far */
	Arg subject;		 /* of its last clause that has one */
	Arg place;			 /* of a clause that is nothing but 在X…里 */
	uint32_t date;		 /* the last one that may date a verb */
	bool wished;		 /* the last clause was only wished, denied or supposed */
	uint32_t invitation; /* 应X邀请: the row whose object the next subject is, or ZHC_NONE */

	/* of the clause */
	uint32_t from;
	uint32_t end;
	bool own_subject; /* the clause has a subject of its own */
	Arg embedded;	  /* the subject of what is announced or agreed in it */
	uint32_t done;	  /* end of the last object: no event of its own stands in it */
	Arg went_to;	  /* where the last verb of motion led */
	bool relative;	  /* the verb describes its object: 启动的项目 */
} Finder;

static ZhcStatus
emit(Finder *f, const ZhcEvent *e)
{
	ZhcEvents *out = f->out;
	void *data = out->row;
	ZhcStatus st = ZHC_OK;

	if (out->n == f->cap)
	{
		st = zhc_array_reserve(f->al, &data, &f->cap, (size_t) out->n + 1, sizeof(ZhcEvent));
		out->row = data;
	}
	if (st == ZHC_OK)
		out->row[out->n++] = *e;
	return st;
}

static uint32_t
char_at(const ZhcChunks *c, uint32_t i)
{
	return zhc_chunk_ch(c, c->row[i].start);
}

static bool
is_one_char(const ZhcChunks *c, uint32_t i, uint32_t ch)
{
	return c->row[i].end == c->row[i].start + 1 && char_at(c, i) == ch;
}

static uint32_t
look_back(const Finder *f, uint32_t verb)
{
	return verb - f->from > LOOK_BACK ? verb - LOOK_BACK : f->from;
}

/*
 * Whether the verb is only wished, denied or supposed: such a word stands before it in its clause,
 * and no 的 between; or in the clause before, when this one has no subject and no 已 of its own.
 */
static bool
is_unreal(const Finder *f, uint32_t verb)
{
	bool unreal = f->wished && !f->own_subject;

	for (uint32_t i = look_back(f, verb); i < verb; i++)
	{
		const ZhcChunk *k = &f->c->row[i];

		if (k->gram == ZHC_G_WISH || k->gram == ZHC_G_NOT || k->gram == ZHC_G_IF)
			unreal = true;
		else if (k->gram == ZHC_G_DE || k->gram == ZHC_G_LINK)
			unreal = k->gram == ZHC_G_LINK && unreal;
	}
	return unreal;
}

/* Whether a verb is a noun here: 条约的签署, 双边会晤, 进行访问. */
static bool
is_nominal_use(const Finder *f, uint32_t verb)
{
	const ZhcChunk *k = &f->c->row[verb];
	const ZhcChunk *before = verb > f->from ? &k[-1] : NULL, *behind = &k[1];

	if (behind->kind == ZHC_K_ENUM || (behind->gram == ZHC_G_POST && k->frame == ZHC_F_ACTS))
		return true; /* 投资、贸易部长; 致辞时 */
	if (before && (before->gram == ZHC_G_DE || before->kind == ZHC_K_ENUM))
		return before->gram == ZHC_G_DE || k->frame == ZHC_F_WITH;
	if (before && before->gram == ZHC_G_VERB && zhc_ends_clause(behind) &&
		k->frame != ZHC_F_HAPPENS)
		return true;
	/* 签署仪式 is in no list: a noun behind the verb that ends the clause and 的 or a name before
	 */
	return false;
}

/* Whether a companion may stand before the verb: 同, 与, 和. */
static bool
is_plural_subject(const Finder *f)
{
	return zhc_has(&f->subject) && f->own_subject;
}

static void
set_actor(ZhcEvent *e, const Arg *a)
{
	e->actor = a->text;
	e->actor_mention = zhc_has(a) ? a->mention : ZHC_NONE;
}

static void
set_object(ZhcEvent *e, const Arg *a)
{
	e->object = a->text;
	e->object_mention = zhc_has(a) ? a->mention : ZHC_NONE;
	if (a->text.end > e->span.end)
		e->span.end = a->text.end;
}

/* V…的N: the noun behind 的 is the object (启动的项目), or the actor when the verb has one. */
static bool
relative_head(Finder *f, uint32_t de, Arg *head)
{
	ZhcNp np;

	*head = NO_ARG;
	if (de + 1 >= f->end || f->c->row[de].gram != ZHC_G_DE)
		return false;
	np = zhc_read_np(f->c, de + 1, f->end);
	*head = zhc_arg_of(f->c, &np);
	if (!f->own_subject)
		f->relative = true;
	return zhc_has(head);
}

/* 第五次, 24元, 27次: a number, no party to anything. */
static bool
is_amount(const ZhcChunks *c, ZhcRange r)
{
	const ZhcText *t = &c->tokens->text;
	uint32_t first = r.start + (zhc_ch(t, r.start) == 0x7B2C ? 1 : 0); /* 第 */
	uint32_t last = zhc_ch(t, r.end - 1);

	if (zhc_ch(t, r.end - 1) == 0x6B21 && r.end == r.start + 2 && !zhc_is_digit(t, r.start))
		return zhc_ch(t, r.start) == 0x8FD9; /* 这次 */
	return (zhc_is_digit(t, first) || zhc_starts_number(t, first)) &&
		   (last == 0x6B21 || last == 0x5EA6 || last == 0x5143 || last == 0x70B9 || last == '%' ||
			last == 0x5E74 || last == 0x5929); /* 次 度 元 点 年 天 */
}

/* A transitive verb: object behind it; by 被 or 由 the subject is the object. */
static bool
transitive(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t back = look_back(f, verb);
	bool person = e->action == ZHC_ACT_MEET || e->action == ZHC_ACT_INVITE ||
				  e->action == ZHC_ACT_APPOINT || e->action == ZHC_ACT_ARREST ||
				  e->action == ZHC_ACT_CHARGE;
	Arg object, fronted, agent = zhc_beside(c, back, verb, 0x88AB); /* 被 */

	if (!zhc_has(&agent))
		agent = zhc_beside(c, back, verb, 0x7531); /* 由 */
	if (zhc_has(&agent) && is_amount(c, agent.text))
		agent = NO_ARG; /* 由24元上调至30元 */
	if (zhc_has(&agent) || (verb > f->from && c->row[verb - 1].gram == ZHC_G_PASSIVE))
	{
		set_object(e, &f->subject);
		set_actor(e, &agent);
		return zhc_has(&f->subject);
	}
	if (relative_head(f, verb + 1, &object))
	{
		set_object(e, &object);
		return true;
	}
	object = person ? zhc_object_person(c, verb + 1, f->end) : zhc_object(c, verb + 1, f->end);
	if (!zhc_has(&object) && person)
		object = zhc_object(c, verb + 1, f->end);
	if (!zhc_has(&object) && verb + 1 < f->end && c->row[verb + 1].frame == ZHC_F_HAPPENS)
		object = zhc_object(c, verb + 2, f->end); /* 主持召开会议 */
	fronted = zhc_beside(c, back, verb, 0x5C06);  /* 将 */
	if (!zhc_has(&fronted))
		fronted = zhc_beside(c, back, verb, 0x628A); /* 把 */
	if (zhc_has(&fronted))
		object = fronted;
	if (!zhc_has(&object) && (e->action == ZHC_ACT_RAISE || e->action == ZHC_ACT_CUT) &&
		f->own_subject)
	{
		/* 目标价上调至30元 */
		object = f->subject;
		set_actor(e, &NO_ARG);
	}
	if (!zhc_has(&object))
		return false;
	set_object(e, &object);
	return true;
}

/* 启动两年, 举行三天: no object. */
static bool
is_duration(const ZhcChunks *c, ZhcRange r)
{
	uint32_t ch = zhc_chunk_ch(c, r.end - 1);

	return r.end - r.start <= 3 && zhc_starts_number(&c->tokens->text, r.start) &&
		   (ch == 0x5E74 || ch == 0x5929 || ch == 0x6708 || ch == 0x5468); /* 年 天 月 周 */
}

/* 举行 成立 启动: with an object, or with the subject as what happens; 由X主办, 为X揭牌. */
static bool
happens(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t back = look_back(f, verb);
	Arg object, agent = zhc_beside(c, back, verb, 0x7531), whom = NO_ARG; /* 由 */

	if (e->action == ZHC_ACT_UNVEIL)
		whom = zhc_beside(c, back, verb, 0x4E3A); /* 为 */
	if (zhc_has(&agent))
	{
		set_actor(e, &agent);
		set_object(e, &f->subject);
		return zhc_has(&f->subject);
	}
	if (zhc_has(&whom))
	{
		set_object(e, &whom);
		return true;
	}
	if (e->action == ZHC_ACT_HOST && verb + 1 < f->end)
	{
		/* 举行会谈: a meeting */
		uint32_t last = f->end;

		if (c->row[last - 1].noun == ZHC_NOUN_MEETING)
		{
			Arg with = zhc_companion(c, back, verb);

			if (!zhc_has(&with) && !is_plural_subject(f))
				return false;
			e->action = ZHC_ACT_MEET;
			set_object(e, &with);
			f->done = c->row[last - 1].end;
			return true;
		}
	}
	if (!f->own_subject && relative_head(f, verb + 1, &object))
	{
		set_object(e, &object);
		return true;
	}
	object = zhc_object(c, verb + 1, f->end);
	if (zhc_has(&object) && !is_duration(c, object.text))
	{
		set_object(e, &object);
		return true;
	}
	if (!f->own_subject && !zhc_has(&f->subject))
		return false;
	set_object(e, &f->subject);
	set_actor(e, &NO_ARG);
	return true;
}

/* Whether an event stands behind the place of 赴 or 前往: what one goes there for. */
static bool
has_purpose(const Finder *f, uint32_t i, bool visit_only)
{
	for (; i < f->end; i++)
		if (f->c->row[i].event && (!visit_only || (f->c->row[i].event == ZHC_ACT_VISIT)))
			return true;
	return false;
}

static bool
motion(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg place = zhc_object_place(c, verb + 1, f->end);

	if (!zhc_has(&place) || is_amount(c, place.text))
		return false;
	f->went_to = place;
	if (c->row[verb].frame == ZHC_F_MOTION_FOR &&
		!(place.mention != ZHC_NONE && c->row[verb].end - c->row[verb].start == 1) &&
		!has_purpose(f, place.next, c->row[verb].end - c->row[verb].start > 1))
		return false;
	set_object(e, &place);
	e->place = place.text;
	return true;
}

static bool
with_companion(Finder *f, uint32_t verb, ZhcEvent *e)
{
	Arg with = zhc_companion(f->c, look_back(f, verb), verb);
	Arg place;

	if (!zhc_has(&with) &&
		!(is_plural_subject(f) && verb > f->from && f->c->row[verb - 1].kind != ZHC_K_OTHER))
		return false;
	set_object(e, &with);
	place = zhc_object_place(f->c, verb + 1, f->end);
	if (zhc_has(&place) && place.mention != ZHC_NONE) /* 相聚西安 */
		e->place = place.text;
	return true;
}

/* 发表讲话: the noun, with what describes it. */
static bool
with_noun(Finder *f, uint32_t verb, ZhcEvent *e)
{
	Arg object = zhc_object(f->c, verb + 1, f->end);

	for (uint32_t i = verb + 1; i < object.next; i++)
		if (f->c->row[i].noun == ZHC_NOUN_SPEECH)
		{
			set_object(e, &object);
			return true;
		}
	return false;
}

static bool
announces(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t i = verb + 1, end = f->end;
	Arg object, subject;

	if (relative_head(f, i, &object))
	{
		set_object(e, &object);
		return true;
	}
	if (i == end && c->row[end].kind == ZHC_K_COMMA)
	{
		i = end + 1;
		end = zhc_clause_end(c, i);
	}
	for (uint32_t j = i; j < end; j++)
		if (c->row[j].frame == ZHC_F_AMOUNT)
		{
			object = zhc_object_built(c, j + 1);
			if (zhc_has(&object))
			{
				set_object(e, &object);
				return true;
			}
		}
	object = zhc_object_clause(c, i, end, &subject);
	if (!zhc_has(&object))
		return false;
	set_object(e, &object);
	if (zhc_has(&subject) && end == f->end)
		f->embedded = subject; /* whom the rest of the clause is about */
	return true;
}

/* 辞职 致辞 当选 夺冠: somebody acts. */
static bool
acts(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg object = NO_ARG;

	if (!zhc_has(&f->subject) || c->row[verb + 1].saying)
		return false;
	if (e->action != ZHC_ACT_SPEAK)
		object = zhc_object(c, verb + 1, f->end);
	set_object(e, &object);
	return true;
}

/* Whether the subject is a person, or people. */
static bool
is_somebody(const Finder *f)
{
	uint32_t ch = zhc_chunk_ch(f->c, f->subject.text.end - 1);

	return (f->subject.mention != ZHC_NONE &&
			f->c->names->men[f->subject.mention].kind == ZHC_NAME_PERSON) ||
		   ch == 0x4EBA || ch == 0x8005 || ch == 0x5458 || ch == 0x5175; /* 人 者 员 兵 */
}

/* 投资3亿元在西宁建设工厂: what is built, else the sum. */
static bool
invests(Finder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	Arg sum = zhc_object(c, verb + 1, f->end), built;
	bool amount = false;

	for (uint32_t p = sum.text.start; p < sum.text.end && p < sum.text.start + 4; p++)
		amount |= zhc_is_digit(&c->tokens->text, p) || zhc_starts_number(&c->tokens->text, p);
	if (!zhc_has(&sum) || !amount)
		return false;
	built = zhc_object_built(c, verb + 1);
	set_object(e, zhc_has(&built) ? &built : &sum);
	return true;
}

/* A meeting that opens is held: 会议开幕. */
static void
reclass(const Finder *f, ZhcEvent *e)
{
	uint32_t ch = zhc_chunk_ch(f->c, e->verb.end - 1), last;

	if (ch != 0x5E55 || e->object.start >= e->object.end) /* 开幕 揭幕 启幕 */
		return;
	last = zhc_chunk_ch(f->c, e->object.end - 1);
	if (last == 0x4F1A || last == 0x575B || last == 0x8BAE) /* 会 坛 议 */
		e->action = ZHC_ACT_HOST;
	else if (e->action == ZHC_ACT_UNVEIL && e->actor.start == e->actor.end)
		e->action = ZHC_ACT_INAUGURATE;
}

static bool
read_frame(Finder *f, uint32_t verb, ZhcEvent *e)
{
	switch (f->c->row[verb].frame)
	{
		case ZHC_F_TRANSITIVE:
			return transitive(f, verb, e);
		case ZHC_F_HAPPENS:
			return happens(f, verb, e);
		case ZHC_F_MOTION:
		case ZHC_F_MOTION_FOR:
			return motion(f, verb, e);
		case ZHC_F_WITH:
			return with_companion(f, verb, e);
		case ZHC_F_NOUN:
			return with_noun(f, verb, e);
		case ZHC_F_ACTS:
			return acts(f, verb, e);
		case ZHC_F_SUFFERS:
			set_object(e, &f->subject);
			set_actor(e, &NO_ARG);
			return f->own_subject && is_somebody(f);
		case ZHC_F_AMOUNT:
			return invests(f, verb, e);
		case ZHC_F_CLAUSE:
			return announces(f, verb, e);
		default:
			return false;
	}
}

/* 应X邀请: X invites whoever the sentence is about. */
static ZhcStatus
invitation(Finder *f, uint32_t verb, bool *is_one)
{
	Arg host = zhc_beside(f->c, look_back(f, verb), verb, 0x5E94); /* 应 */
	ZhcEvent e = {.date = ZHC_NONE, .action = ZHC_ACT_INVITE};

	*is_one = f->c->row[verb].event == ZHC_ACT_INVITE && zhc_has(&host);
	if (!*is_one)
		return ZHC_OK;
	e.verb = e.span = (ZhcRange){f->c->row[verb].start, f->c->row[verb].end};
	e.object_mention = ZHC_NONE;
	set_actor(&e, &host);
	if (f->own_subject)
		set_object(&e, &f->subject);
	else
		f->invitation = f->out->n;
	e.span = e.verb;
	return emit(f, &e);
}

static ZhcStatus
read_event(Finder *f, uint32_t verb)
{
	const ZhcChunk *k = &f->c->row[verb];
	ZhcEvent e = {.date = f->date, .action = k->event};
	Arg place = NO_ARG;
	ZhcStatus st;
	bool invited;

	if (is_nominal_use(f, verb))
		return ZHC_OK;
	st = invitation(f, verb, &invited);
	if (st != ZHC_OK || invited)
		return st;
	e.verb = e.span = (ZhcRange){k->start, k->end};
	e.object_mention = ZHC_NONE;
	set_actor(&e, &f->subject);
	f->relative = false;
	if (!read_frame(f, verb, &e))
		return ZHC_OK;
	if (f->relative)
		set_actor(&e, &NO_ARG);
	reclass(f, &e);
	if (k->frame != ZHC_F_CLAUSE && e.object.end > f->done)
		f->done = e.object.end;
	/* 结束出席…返回: the date is that of what follows */
	if (verb > f->from && k[-1].gram == ZHC_G_VERB && char_at(f->c, verb - 1) == 0x7ED3)
		e.date = ZHC_NONE;
	if (e.place.start == e.place.end)
	{
		place = zhc_place(f->c, look_back(f, verb), verb);
		if (!zhc_has(&place))
			place = f->went_to;
		if (!zhc_has(&place))
			place = f->place;
		e.place = place.text;
	}
	return emit(f, &e);
}

/* Dates of the clause before chunk `to` that may date a verb behind them. */
static void
take_date(Finder *f, uint32_t i)
{
	const ZhcChunk *next = &f->c->row[i + 1];

	if (f->c->dates->row[f->c->row[i].ref].resolved && next->gram != ZHC_G_DE &&
		!is_one_char(f->c, i + 1, 0x4E3A))
		f->date = f->c->row[i].ref;
}

/* Whether a noun phrase can be a subject: not a lone character, a number, a slogan. */
static bool
is_subject(const Finder *f, const ZhcNp *np)
{
	const ZhcText *t = &f->c->tokens->text;

	if (np->start >= np->end || np->pronoun)
		return false;
	if (np->person != ZHC_NONE || np->other != ZHC_NONE)
		return true;
	if (np->end < np->start + 2 || (f->c->row[np->next - 1].kind == ZHC_K_QUOTED &&
									f->c->row[np->next - 1].start == np->start))
		return false;
	if (is_amount(f->c, (ZhcRange){np->start, np->end}))
		return false;
	return !(np->end < np->start + 3 && zhc_starts_number(t, np->start) && t->code[np->start] &&
			 zhc_chunk_ch(f->c, np->end - 1) == 0x4E2A); /* 一个 */
}

static ZhcNp
subject_in(const Finder *f, uint32_t from, uint32_t verb)
{
	ZhcNp np = zhc_subject(f->c, from, verb);

	if (np.person == ZHC_NONE)
	{
		ZhcNp person = zhc_subject_person(
			f->c, from > look_back(f, verb) ? from : look_back(f, verb), verb, true);

		if (person.person != ZHC_NONE)
			np = person;
	}
	return np;
}

/* 见证: whoever stands before it does not do what is told behind it. */
static bool
is_witness(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].end == c->row[i].start + 2 && char_at(c, i) == 0x89C1 &&
		   zhc_chunk_ch(c, c->row[i].start + 1) == 0x8BC1;
}

/*
 * A new subject before chunk `verb`, the first event of the clause: behind the last 是 or 见证, if
 * there is one (主题是六国元首宣布…), else the first of the clause.
 */
static void
take_subject(Finder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	ZhcNp np = {.person = ZHC_NONE, .other = ZHC_NONE};

	for (uint32_t i = verb; i-- > look_back(f, verb);)
	{
		bool witness = is_witness(c, i);

		if (!witness && c->row[i].gram != ZHC_G_BE)
			continue;
		np = subject_in(f, i + 1, verb);
		if (witness && !is_subject(f, &np))
		{
			f->subject = NO_ARG;
			f->own_subject = true;
			return;
		}
		break;
	}
	if (!is_subject(f, &np))
		np = subject_in(f, f->from, verb);
	if (!is_subject(f, &np) && is_one_char(c, f->from, 0x5728) && f->from + 1 < verb)
	{
		/* 在各国纷纷建立机制背景下 */
		np = zhc_read_np(c, f->from + 1, verb);
		if (np.next >= verb || c->row[np.next].gram != ZHC_G_ADVERB)
			np.start = np.end = 0;
	}
	f->own_subject = is_subject(f, &np);
	if (np.pronoun && np.end == np.start + 1 && zhc_has(&f->person) &&
		(zhc_chunk_ch(c, np.start) == 0x4ED6 || zhc_chunk_ch(c, np.start) == 0x5979)) /* 他 她 */
	{
		f->own_subject = true;
		f->subject = f->person;
		return;
	}
	if (!f->own_subject)
		return;
	f->went_to = NO_ARG;
	f->subject = zhc_arg_of(c, &np);
	if (f->subject.mention != ZHC_NONE && c->names->men[f->subject.mention].kind == ZHC_NAME_PERSON)
		f->person = f->subject;
	if (f->invitation != ZHC_NONE)
	{
		f->out->row[f->invitation].object = f->subject.text;
		f->out->row[f->invitation].object_mention = f->subject.mention;
		f->invitation = ZHC_NONE;
	}
}

/* Where the subject must stand before: the first event, or the end of the clause. */
static uint32_t
first_verb(const Finder *f)
{
	for (uint32_t i = f->from; i < f->end; i++)
		if (f->c->row[i].event && !is_nominal_use(f, i))
			return i;
	return f->end;
}

static ZhcStatus
read_clause(Finder *f, uint32_t from, uint32_t end)
{
	const ZhcChunks *c = f->c;
	uint32_t verb;
	ZhcStatus st = ZHC_OK;
	bool real = false, unreal = false;
	Arg outer = NO_ARG;

	f->from = from;
	f->end = end;
	verb = first_verb(f);
	take_subject(f, verb);
	if (verb == end && is_one_char(c, from, 0x5728)) /* 在阿斯塔纳…里 */
		f->place = zhc_place(c, from, end);
	for (uint32_t i = from; i < end && st == ZHC_OK; i++)
	{
		const ZhcChunk *k = &c->row[i];

		if (k->kind == ZHC_K_DATE)
			take_date(f, i);
		else if (k->event && k->start >= f->done && !is_unreal(f, i))
		{
			real = true;
			st = read_event(f, i);
			if (zhc_has(&f->embedded))
			{
				if (!zhc_has(&outer))
					outer = f->subject;
				f->subject = f->embedded;
				f->embedded = NO_ARG;
			}
		}
		unreal |= !real && (k->gram == ZHC_G_WISH || k->gram == ZHC_G_NOT || k->gram == ZHC_G_IF);
	}
	if (zhc_has(&outer))
		f->subject = outer;
	f->wished = unreal || (f->wished && !f->own_subject && !real);
	return st;
}

static void
new_sentence(Finder *f)
{
	f->subject = f->place = f->went_to = NO_ARG;
	f->date = ZHC_NONE;
	f->wished = false;
	f->invitation = ZHC_NONE;
}

ZhcStatus
zhc_events(const ZhcAlloc *al, const ZhcChunks *c, ZhcEvents *out)
{
	Finder f = {.al = al, .c = c, .out = out};
	ZhcStatus st = ZHC_OK;

	memset(out, 0, sizeof(*out));
	f.person = f.embedded = NO_ARG;
	new_sentence(&f);
	for (uint32_t i = 0; i < c->n && st == ZHC_OK;)
	{
		uint32_t end;

		if ((i & 1023) == 0)
			zhc_poll(al);
		if (zhc_ends_sentence(&c->row[i]))
			new_sentence(&f);
		else if (c->row[i].kind > ZHC_K_COMMA)
			f.subject = NO_ARG; /* ； ： —— */
		if (zhc_ends_clause(&c->row[i]))
		{
			i++;
			continue;
		}
		end = zhc_clause_end(c, i);
		/* what somebody says first is no part of the clause: “…。”王某宣布 */
		while (c->row[i].kind == ZHC_K_QUOTED && c->row[i].end - c->row[i].start > LONG_QUOTE)
			i++;
		st = read_clause(&f, i, end);
		i = end;
	}
	if (st != ZHC_OK)
		zhc_events_free(al, out);
	return st;
}

void
zhc_events_free(const ZhcAlloc *al, ZhcEvents *e)
{
	if (e->row)
		al->free(al->ctx, e->row);
	memset(e, 0, sizeof(*e));
}

const char *
zhc_action_name(uint8_t action)
{
	static const char *const names[] = {"",
#define NAME(id, name) name,
										ZHC_ACTIONS(NAME)
#undef NAME
	};

	return action < ZHC_ACT_COUNT ? names[action] : "";
}
