/*
 * events.c - verbs of actions, clause by clause
 */
#include "events.h"

#include "eventframes.h"

#define LONG_QUOTE 14 /* characters from which a quoted string is no subject */

/* A suspect's surname takes the 男, 女 or 嫌 that the text prints with it: 蘇 of 蘇男. */
static void
take_suspect(const EventFinder *f, ZhcRange *r)
{
	const ZhcNames *names = f->c->names;
	uint32_t m = r->end > r->start ? zhc_names_seek(names, r->end - 1) : names->n;

	if (r->end < f->c->tokens->text.n && zhc_is_suspect(zhc_chunk_ch(f->c, r->end)) &&
		m < names->n && names->men[m].kind == ZHC_NAME_PERSON &&
		names->men[m].start == r->end - 1 && names->men[m].end == r->end)
		r->end++;
}

static ZhcStatus
emit(EventFinder *f, const ZhcEvent *e)
{
	ZhcEvents *out = f->out;
	void *data = out->row;
	ZhcStatus st = ZHC_OK;

	if (out->n == f->cap)
	{
		st = zhc_array_reserve(f->al, &data, &f->cap, (size_t) out->n + 1, sizeof(ZhcEvent));
		out->row = data;
	}
	if (st != ZHC_OK)
		return st;
	out->row[out->n] = *e;
	take_suspect(f, &out->row[out->n].actor);
	take_suspect(f, &out->row[out->n++].object);
	return ZHC_OK;
}

/* 因涉嫌…被捕: what is only supposed is not the arrest. */
static bool
is_suspicion(const ZhcChunks *c, uint32_t i, uint32_t verb)
{
	uint8_t act = c->row[verb].event;

	return (act == ZHC_ACT_ARREST || act == ZHC_ACT_CHARGE) && char_at(c, i) == 0x6D89; /* 涉 */
}

/* 继续发布: 继续 alone wishes nothing; 将继续 does. */
static bool
goes_on(const EventFinder *f, uint32_t i)
{
	return char_at(f->c, i) == 0x7EE7 && (i == f->from || (f->c->row[i - 1].gram != ZHC_G_FUTURE &&
														   f->c->row[i - 1].gram != ZHC_G_WISH));
}

/* 应 before a verb or an adverb: should. */
static bool
is_should(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].gram == ZHC_G_PREP && is_one_char(c, i, 0x5E94) &&
		   (c->row[i + 1].gram == ZHC_G_ADVERB || c->row[i + 1].event ||
			c->row[i + 1].gram == ZHC_G_VERB);
}

/* 为了离开: what for is not yet done. */
static bool
is_purpose(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].gram == ZHC_G_PREP && c->row[i].end == c->row[i].start + 2 &&
		   char_at(c, i) == 0x4E3A && zhc_chunk_ch(c, c->row[i].start + 1) == 0x4E86;
}

/* 否认, 声请: what is denied, or asked of a court. */
static bool
denies(const ZhcChunks *c, uint32_t i)
{
	return (c->row[i].saying && char_at(c, i) == 0x5426) ||
		   (c->row[i].gram == ZHC_G_VERB && char_at(c, i) == 0x58F0);
}

/*
 * Whether the verb is only wished, denied or supposed: such a word stands before it in its clause,
 * and no 的 between; or in the clause before, when this one has no subject and no 已 of its own.
 */
static bool
is_unreal(const EventFinder *f, uint32_t verb)
{
	uint8_t act = f->c->row[verb].event;
	bool caught = act == ZHC_ACT_ARREST || act == ZHC_ACT_CHARGE;
	bool inherited = (f->wished || (f->suspected && !caught)) && !f->own_subject;
	bool unreal = false;

	for (uint32_t i = look_back(f, verb); i < verb; i++)
	{
		const ZhcChunk *k = &f->c->row[i];

		if ((k->gram == ZHC_G_WISH && !goes_on(f, i)) || k->gram == ZHC_G_NOT ||
			is_should(f->c, i) || is_purpose(f->c, i) || denies(f->c, i) ||
			(k->gram == ZHC_G_IF && !is_suspicion(f->c, i, verb)))
			unreal = true;
		else if (k->gram == ZHC_G_DE || k->gram == ZHC_G_LINK)
			unreal = k->gram == ZHC_G_LINK && unreal;
	}
	return unreal || inherited;
}

/* 应X邀请: X invites whoever the sentence is about. */
static ZhcStatus
invitation(EventFinder *f, uint32_t verb, bool *is_one)
{
	Arg host = zhc_beside(f->c, look_back(f, verb), verb, 0x5E94); /* 应 */
	ZhcEvent e = {.date = ZHC_NONE, .action = ZHC_ACT_INVITE};

	*is_one = f->c->row[verb].event == ZHC_ACT_INVITE && zhc_has(&host);
	if (!*is_one)
		return ZHC_OK;
	e.verb = e.span = (ZhcRange){f->c->row[verb].start, f->c->row[verb].end};
	e.object_mention = ZHC_NONE;
	zhc_set_actor(&e, &host);
	if (f->own_subject)
		zhc_set_object(&e, &f->subject);
	else
		f->invitation = f->out->n;
	e.span = e.verb;
	return emit(f, &e);
}

/* 任命他为, 将其逮捕: whom the text spoke of last, unless that is who does it. */
static void
name_object(const EventFinder *f, ZhcEvent *e)
{
	uint32_t ch = e->object.end == e->object.start + 1 ? zhc_chunk_ch(f->c, e->object.start) : 0;

	if (f->told && (e->action == ZHC_ACT_ARREST || e->action == ZHC_ACT_CHARGE))
		return; /* 律师说，警方将他逮捕 */
	if ((ch == 0x4ED6 || ch == 0x5979 || ch == 0x5176) && zhc_has(&f->person) &&
		f->person.mention != e->actor_mention) /* 他 她 其 */
		zhc_set_object(e, &f->person);
}

static bool
is_named_place(const ZhcChunks *c, uint32_t m)
{
	return m != ZHC_NONE && c->names->men[m].kind == ZHC_NAME_PLACE;
}

/* What others attend or chair later in the sentence, and who leaves before he is named. */
static void
remember(EventFinder *f, uint32_t verb, const ZhcEvent *e)
{
	if ((e->action == ZHC_ACT_HOST || e->action == ZHC_ACT_CHAIR ||
		 e->action == ZHC_ACT_INAUGURATE ||
		 (e->action == ZHC_ACT_ESTABLISH && zhc_object_end(f->c, e->object) == ZHC_END_BODY)) &&
		e->object.start < e->object.end)
		f->held = (Arg){.text = e->object, .mention = e->object_mention, .next = verb};
	if (f->c->row[verb].frame == ZHC_F_MOTION && e->actor.start == e->actor.end &&
		f->c->row[f->end - 1].gram == ZHC_G_POST)
		f->left = f->out->n;
}

/* The date of an event, where the words around its verb say another than that of its clause. */
static void
find_date(const EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunk *k = &f->c->row[verb];

	/* 成立于1998年 */
	if (k[1].gram == ZHC_G_PREP && char_at(f->c, verb + 1) == 0x4E8E && k[2].kind == ZHC_K_DATE &&
		f->c->dates->row[k[2].ref].resolved)
		e->date = k[2].ref;
	/* 8日，甲出席会议，乙主持会议; 某地8日发生火灾，3人受伤 */
	if (e->date == ZHC_NONE &&
		(e->action == ZHC_ACT_ATTEND || e->action == ZHC_ACT_CHAIR ||
		 (k->frame == ZHC_F_SUFFERS && !f->told && e->object.start == f->c->row[f->from].start &&
		  zhc_is_toll(f->c, e->object))))
		e->date = f->lapsed;
	/* 结束出席…返回: the date is that of what follows */
	if (verb > f->from && k[-1].gram == ZHC_G_VERB && char_at(f->c, verb - 1) == 0x7ED3)
		e->date = ZHC_NONE;
}

/* Where an event is: before its verb, where its subject went, where the sentence is set. */
static void
find_place(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg place;

	if (e->place.start < e->place.end)
		return;
	place = zhc_place(f->c, look_back(f, verb), verb);
	if (!zhc_has(&place) && e->action == ZHC_ACT_LAUNCH)
		place = zhc_beside(f->c, look_back(f, verb), verb, 0x4ECE); /* 从 */
	if (!zhc_has(&place))
		place = f->went_to;
	if (!zhc_has(&place))
		place = f->place;
	if (!zhc_has(&place) && (f->same || e->action == ZHC_ACT_CHAIR || e->action == ZHC_ACT_ATTEND))
		place = f->scene; /* 甲在某地演讲，乙主持 */
	if (!zhc_has(&place) && f->c->row[verb].frame == ZHC_F_SUFFERS)
		place = f->struck;
	e->place = place.text;
	f->scene = place;
	if (e->action == ZHC_ACT_ANNOUNCE && !is_named_place(f->c, place.mention))
		e->place = NO_ARG.text; /* 在记者会宣布 */
}

static ZhcStatus
read_event(EventFinder *f, uint32_t verb)
{
	const ZhcChunk *k = &f->c->row[verb];
	ZhcEvent e = {.date = f->date, .action = k->event, .actor_mention = ZHC_NONE};
	ZhcStatus st;
	bool invited;

	if (zhc_frame_is_noun(f, verb))
		return ZHC_OK;
	st = invitation(f, verb, &invited);
	if (st != ZHC_OK || invited)
		return st;
	e.verb = e.span = (ZhcRange){k->start, k->end};
	e.object_mention = ZHC_NONE;
	if (f->subject.text.start < k->start)
		zhc_set_actor(&e, &f->subject);
	f->relative = false;
	if (f->invited && (k->frame == ZHC_F_MOTION || e.action == ZHC_ACT_ATTEND))
		return ZHC_OK; /* 邀请X访问Y */
	if (!zhc_frame_read(f, verb, &e))
		return ZHC_OK;
	name_object(f, &e);
	if (zhc_is_no_event(f, verb, &e))
		return ZHC_OK;
	if (e.actor_mention != ZHC_NONE && f->c->names->men[e.actor_mention].kind == ZHC_NAME_PERSON &&
		e.actor.start != f->subject.text.start)
		f->person = (Arg){.text = e.actor, .mention = e.actor_mention, .next = verb}; /* 被X夺得 */
	f->invited |= e.action == ZHC_ACT_INVITE;
	if (f->relative)
		zhc_set_actor(&e, &NO_ARG);
	zhc_frame_reclass(f, &e);
	remember(f, verb, &e);
	if (k->frame != ZHC_F_CLAUSE && e.object.end > f->done)
	{
		f->done_from = e.object.start;
		f->done = e.object.end;
	}
	find_date(f, verb, &e);
	find_place(f, verb, &e);
	return emit(f, &e);
}

/* Dates of the clause before chunk `to` that may date a verb behind them. */
static void
take_date(EventFinder *f, uint32_t i)
{
	const ZhcChunk *next = &f->c->row[i + 1];

	if (i > f->from && zhc_chunk_ch(f->c, f->c->row[i].start - 1) == 0x81F3)
		return; /* 截至8日 */

	if (f->c->dates->row[f->c->row[i].ref].resolved && next->gram != ZHC_G_DE &&
		!is_one_char(f->c, i + 1, 0x4E3A))
	{
		f->date = f->c->row[i].ref;
		f->dated = false;
		f->topic = f->first; /* 3日，甲…，乙…: of all that the sentence tells */
		for (uint32_t j = i; j-- > f->from;)
			f->topic &= !zhc_is_nominal(&f->c->row[j]) && f->c->row[j].gram != ZHC_G_PRONOUN;
	}
}

/* Where the subject must stand before: the first event, or the end of the clause. */
static uint32_t
first_verb(const EventFinder *f)
{
	uint32_t first = f->end;

	for (uint32_t i = f->from; i < f->end; i++)
		if (f->c->row[i].event && !zhc_frame_is_noun(f, i))
		{
			/* 由X主办的论坛在Y开幕: what describes the subject does not come before it */
			if (zhc_light_verb(f->c, f->from, i) != ZHC_NONE)
				return zhc_light_verb(f->c, f->from, i);
			if (f->c->row[i + 1].gram != ZHC_G_DE)
				return i;
			if (first == f->end)
				first = i;
		}
	return first;
}

/* 将|利率下调: 将 before a noun is 把. */
static bool
is_fronting(const ZhcChunks *c, uint32_t i)
{
	return is_one_char(c, i, 0x5C06) && zhc_is_nominal(&c->row[i + 1]);
}

/* The subject of the clause at hand, and whether the date so far is still that of what it tells. */
static void
open_clause(EventFinder *f, uint32_t from, uint32_t end)
{
	const ZhcChunks *c = f->c;
	uint32_t verb;

	f->from = from;
	f->end = end;
	f->invited = false;
	if (f->first)
		f->begins = c->row[from].start;
	verb = first_verb(f);
	zhc_take_subject(f, verb);
	f->same = f->own_subject && zhc_is_both(c, f->subject.text);
	if (f->dated && f->own_subject && !f->same && c->row[from].gram != ZHC_G_VERB &&
		c->row[from].gram != ZHC_G_LINK)
	{
		f->lapsed = f->date; /* somebody else does something at some other time */
		f->date = ZHC_NONE;
	}
	if (verb == end && is_one_char(c, from, 0x5728)) /* 在阿斯塔纳…里 */
		f->place = zhc_place(c, from, end);
}

/* An event at chunk i, and the subject that what is announced in it has. */
static ZhcStatus
read_verb(EventFinder *f, uint32_t i, Arg *outer)
{
	ZhcStatus st = read_event(f, i);

	if (zhc_has(&f->embedded))
	{
		if (!zhc_has(outer))
			*outer = f->subject;
		f->subject = f->embedded;
		f->embedded = NO_ARG;
	}
	return st;
}

/*
 * 宣布某人将访问甲，并出席乙: whether the clause at chunk i tells more of the person whom the
 * announcement was of.
 */
static bool
goes_on_planned(const EventFinder *f, uint32_t i)
{
	const ZhcChunks *c = f->c;
	const ZhcEvent *last = f->out->n > 0 ? &f->out->row[f->out->n - 1] : NULL;

	return last && i + 1 < c->n && c->row[i].gram == ZHC_G_LINK &&
		   last->actor.start == f->subject.text.start && f->subject.mention != ZHC_NONE &&
		   c->names->men[f->subject.mention].kind == ZHC_NAME_PERSON;
}

static ZhcStatus
read_clause(EventFinder *f, uint32_t from, uint32_t end)
{
	const ZhcChunks *c = f->c;
	ZhcStatus st = ZHC_OK;
	bool real = false, unreal = false, suspected = false, dated = false;
	Arg outer = NO_ARG;

	open_clause(f, from, end);
	for (uint32_t i = from; i < end && st == ZHC_OK; i++)
	{
		const ZhcChunk *k = &c->row[i];

		if (k->gram == ZHC_G_FUTURE && f->told && !dated && !is_fronting(c, i))
			f->date = ZHC_NONE;
		if (k->frame == ZHC_F_CLAUSE || k->saying)
		{
			f->told = true;
			dated = false;
		}
		if (k->kind == ZHC_K_DATE)
		{
			take_date(f, i);
			dated = true; /* 6日|将 */
		}
		else if (k->event && (k->start < f->done_from || k->start >= f->done) && !is_unreal(f, i))
		{
			real = true;
			st = read_verb(f, i, &outer);
		}
		if (k->gram == ZHC_G_LINK && zhc_has(&f->seen_by))
		{
			f->subject = f->seen_by; /* 见证签署X，并发表Y */
			f->seen_by = NO_ARG;
		}
		if (!real && k->gram == ZHC_G_IF && char_at(c, i) == 0x6D89) /* 涉嫌 */
			suspected = true;
		else
			unreal |= !real && (k->gram == ZHC_G_WISH || k->gram == ZHC_G_IF);
		unreal &= k->gram != ZHC_G_DE; /* 准备出境的某人 */
		suspected &= k->gram != ZHC_G_DE;
	}
	if (zhc_has(&outer) && !(f->c->row[end].kind == ZHC_K_COMMA && goes_on_planned(f, end + 1)))
		f->subject = outer;
	if (!real && f->own_subject)
		f->struck = zhc_struck_place(f);
	f->wished = unreal || (f->wished && !f->own_subject && !real);
	f->suspected = suspected || (f->suspected && !f->own_subject && !real);
	f->first = false;
	f->dated = f->date != ZHC_NONE && !f->topic && (f->dated || f->own_subject);
	return st;
}

/* Whether a quoted string is somebody's words: a long one of several clauses. */
static bool
is_speech(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];

	if (k->kind != ZHC_K_QUOTED || k->end - k->start <= LONG_QUOTE)
		return false;
	for (uint32_t p = k->start; p < k->end; p++)
		if (zhc_chunk_ch(c, p) == ',' || zhc_cls(&c->tokens->text, p) == ZHC_C_STOP)
			return true;
	return false;
}

/* 任命甲为…；任命乙为…: whether the clause behind the semicolon tells the same of the same subject.
 */
static bool
goes_on_doing(const EventFinder *f, uint32_t i)
{
	const ZhcEvent *last = f->out->n > 0 ? &f->out->row[f->out->n - 1] : NULL;

	return last && f->c->row[i].kind == ZHC_K_SEMICOLON && i + 1 < f->c->n &&
		   f->c->row[i + 1].event == last->action && last->actor.start < last->actor.end &&
		   last->actor.start == f->subject.text.start;
}

static void
new_sentence(EventFinder *f)
{
	f->subject = f->seen_by = f->place = f->scene = f->struck = f->went_to = NO_ARG;
	f->date = f->lapsed = ZHC_NONE;
	f->dated = f->topic = f->told = false;
	f->wished = f->suspected = false;
	f->first = true;
	f->invitation = f->left = ZHC_NONE;
	f->held = NO_ARG;
}

ZhcStatus
zhc_events(const ZhcAlloc *al, const ZhcChunks *c, ZhcEvents *out)
{
	EventFinder f = {.al = al, .c = c, .out = out};
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
		else if (c->row[i].kind > ZHC_K_COMMA && !goes_on_doing(&f, i))
			f.subject = NO_ARG; /* ； ： —— */
		if (zhc_ends_clause(&c->row[i]))
		{
			i++;
			continue;
		}
		end = zhc_clause_end(c, i);
		/* what somebody says first is no part of the clause: “…。”王某宣布 */
		while (i < end && is_speech(c, i))
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
