/*
 * eventclause.c - what is announced, agreed or delivered: a clause or a noun
 */
#include "eventframes.h"

/* Behind 为 in [i, end): the noun phrase there (宣布2025至2026年为“…年”). */
static Arg
named_as(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	for (; i + 1 < end; i++)
		if (char_at(c, i) == 0x4E3A && c->row[i].end == c->row[i].start + 1)
			return zhc_object(c, i + 1, end);
	return NO_ARG;
}

static bool
is_place(const ZhcChunks *c, ZhcRange r)
{
	uint32_t m = zhc_mention_of(c, r);

	return m != ZHC_NONE && c->names->men[m].kind == ZHC_NAME_PLACE;
}

/* 全港日校停课, 夜市停业|3天: a verb at the very end goes, and how long it lasts. */
static Arg
without_verb(const ZhcChunks *c, Arg a)
{
	const char *word = c->names->word;

	for (uint32_t i = a.text.start + 2; i + 3 < a.text.end; i++)
		if (word[i] == 'v' && !word[i + 1] && a.text.end <= i + 5 &&
			zhc_chunk_ch(c, a.text.end - 1) == 0x5929 && /* 天 */
			(zhc_is_digit(&c->tokens->text, i + 2) || zhc_starts_number(&c->tokens->text, i + 2)))
		{
			a.text.end = i;
			a.mention = zhc_mention_of(c, a.text);
			return a;
		}
	if (a.text.end < a.text.start + 4 || a.mention != ZHC_NONE || word[a.text.end - 1] ||
		word[a.text.end - 2] != 'v' || !zhc_ends_clause(&c->row[a.next]))
		return a;
	if (is_place(c, (ZhcRange){a.text.start, a.text.end - 2}))
		return a; /* 亚洲巡演 */
	a.text.end -= 2;
	if (a.text.end > a.text.start + 3 && word[a.text.end - 2] == 'a' && !word[a.text.end - 1])
		a.text.end -= 2; /* 航次|圆满|完成 */
	a.mention = zhc_mention_of(c, a.text);
	return a;
}

/*
 * The chunk behind the phrase of the preposition at i, when a verb or another preposition follows
 * it in the clause (自8月1日起|对…征收); else the chunk behind the preposition alone.
 */
static uint32_t
behind_phrase(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np;
	uint32_t next = i + 1;

	if (c->row[next].kind == ZHC_K_DATE)
		next++;
	np = zhc_read_np(c, next, end);
	if (np.start < np.end)
		next = np.next;
	while (next + 1 < end && c->row[next].gram == ZHC_G_ADVERB)
		next++;
	if (next < end && (c->row[next].gram == ZHC_G_PREP || c->row[next].gram == ZHC_G_VERB ||
					   c->row[next].gram == ZHC_G_POST || c->row[next].event))
		return next;
	return i + 1;
}

/* 将利率下调, 将奖项授予某人: the noun phrase between 将 or 把 at chunk i and a verb. */
static Arg
fronted(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np;
	uint32_t first = i + 1;

	if (i + 2 >= end || c->row[i].end != c->row[i].start + 1 ||
		(char_at(c, i) != 0x5C06 && char_at(c, i) != 0x628A))
		return NO_ARG;
	if (c->row[first].kind == ZHC_K_DATE && zhc_is_nominal(&c->row[first + 1]))
		first++;
	np = zhc_read_np(c, first, end);
	if (np.start == np.end || np.next >= end ||
		!(c->row[np.next].event || c->row[np.next].gram == ZHC_G_VERB))
		return NO_ARG;
	np.start = first > i + 1 ? c->row[i + 1].start : np.start; /* 2025年诺贝尔奖 */
	return zhc_arg_of(c, &np);
}

/* 增加 减少 增至 减至: what changes is told, not by how much. */
static bool
is_change(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];
	uint32_t len;

	return zhc_lex_find(c->tokens->text.code, k->start, k->end, ZHC_LEX_BIT(CHANGE), &len) != NULL;
}

/* 居民|来台|团体游: a verb with its place inside, before a noun that ends the clause. */
static bool
is_short_visit(const ZhcChunks *c, uint32_t v, uint32_t end)
{
	return c->row[v].event && c->row[v].frame >= ZHC_F_WITHIN &&
		   c->row[v].frame <= ZHC_F_WITHIN_FOR && v + 2 == end && zhc_is_nominal(&c->row[v + 1]);
}

/*
 * What is announced or agreed, behind chunk i: of a clause its verb's object, or its subject when
 * there is none.  *subject: the subject of that clause.
 */
static Arg
object_clause(const ZhcChunks *c, uint32_t i, uint32_t end, Arg *subject)
{
	Arg a = named_as(c, i, end);
	uint32_t begin = i;
	ZhcNp np;

	*subject = NO_ARG;
	if (zhc_has(&a))
		return a;
	/* 一项超过1亿元的计划: a noun phrase, whatever verbs are in it */
	if (i < end &&
		zhc_skip_determiner(c, (ZhcRange){c->row[i].start, c->row[i].start + 9}) > c->row[i].start)
		return zhc_object(c, i, end);
	a = fronted(c, i, end);
	if (zhc_has(&a))
		return a;
	while (i < end && !zhc_is_nominal(&c->row[i]) && c->row[i].gram != ZHC_G_THIS)
		i += c->row[i].gram == ZHC_G_PREP && i + 2 < end ? behind_phrase(c, i, end) - i : 1;
	if (i > begin + 1 && c->row[i - 1].gram == ZHC_G_ADVERB &&
		(c->row[i - 2].event || c->row[i - 2].gram == ZHC_G_VERB))
		i--; /* 成立联合委员会 */
	np = zhc_read_np(c, i, end);
	if (np.start == np.end || np.next >= end || is_short_visit(c, np.next, end))
		return without_verb(c, zhc_object(c, i, end));
	for (uint32_t v = np.next; v < end; v++)
	{
		const ZhcChunk *k = &c->row[v];

		if ((!k->event && k->gram != ZHC_G_VERB) || k[-1].gram == ZHC_G_DE ||
			(k->event == ZHC_ACT_BAN && k[-1].kind == ZHC_K_OTHER))
			continue; /* 对某队的|禁赛, 永久|禁赛 */
		/* a clause: its verb's object, or its subject when it has none (会议将举行) */
		*subject = zhc_arg_of(c, &np);
		if ((k->frame == ZHC_F_MOTION || k->frame == ZHC_F_MOTION_FOR) && np.person != ZHC_NONE)
			return *subject; /* 宣布某人将访问某地 */
		while (v + 1 < end && (k[1].event || k[1].gram == ZHC_G_VERB)) /* 主持召开 */
			k = &c->row[++v];
		a = zhc_object(c, v + 1, end);
		if (zhc_has(&a) && (zhc_is_amount(c, a.text) ||
							(is_change(c, v) && zhc_starts_number(&c->tokens->text, a.text.start))))
			return *subject; /* 补助将增加8000万元 */
		if (c->row[v + 1].kind == ZHC_K_DATE && zhc_chunk_ch(c, k->end - 1) == 0x81F3)
			return *subject; /* 工程将延至9月底完工 */
		return zhc_has(&a) ? a : *subject;
	}
	if (c->row[np.next].gram == ZHC_G_FUTURE || c->row[np.next].gram == ZHC_G_BE)
		return *subject = zhc_arg_of(c, &np);
	return zhc_object(c, i, end);
}

/*
 * 对60岁以上游客|免收门票, 对前捕手某人|处以禁赛: behind whom it is done to stands a verb that no
 * list has, and what is announced behind that.
 */
static void
behind_patient(const ZhcChunks *c, uint32_t i, uint32_t end, Arg *a)
{
	const char *word = c->names->word;
	uint32_t limit = c->row[end].start, p, e;

	while (i < end && !(c->row[i].gram == ZHC_G_PREP && is_one_char(c, i, 0x5BF9))) /* 对 */
		i++;
	if (i >= end || a->text.start < c->row[i].end)
		return;
	for (uint32_t j = i; j < end && c->row[j].end <= a->text.start; j++)
		if (c->row[j].gram == ZHC_G_VERB || c->row[j].event)
			return;
	p = a->text.start + 2;
	for (uint32_t m = zhc_names_seek(c->names, p); m < c->names->n; m++)
		if (c->names->men[m].start >= a->text.end)
			break;
		else
			p = c->names->men[m].end;
	for (; p < limit && !(word[p] == 'v' && zhc_chunk_ch(c, p) != 0x4E3A);)
		p++;
	for (e = p; e < limit && (e == p || !word[e] || word[e] == 'v');)
		e++;
	if (e + 1 < limit)
	{
		a->text = (ZhcRange){e, limit};
		a->mention = zhc_mention_of(c, a->text);
	}
}

bool
zhc_frame_clause(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	const ZhcChunks *c = f->c;
	uint32_t i = verb + 1, end = f->end, at;
	Arg object, subject;

	if (zhc_relative_head(f, i, &object))
	{
		zhc_set_object(e, &object);
		return true;
	}
	if (i == end && c->row[end].kind == ZHC_K_COMMA)
	{
		i = end + 1;
		end = zhc_clause_end(c, i);
		if (is_one_char(c, i, 0x4EE5) && c->row[end].kind == ZHC_K_COMMA &&
			is_one_char(c, end - 1, 0x7531) && end + 1 < c->n) /* 以…为由，… */
		{
			i = end + 1;
			end = zhc_clause_end(c, i);
		}
	}
	for (uint32_t j = i; j < end; j++)
		if (c->row[j].frame == ZHC_F_AMOUNT && !zhc_frame_is_noun(f, j))
		{
			object = zhc_object_built(c, j + 1);
			if (!zhc_has(&object))
				object = zhc_object(c, j + 1, end);
			if (zhc_has(&object))
			{
				object.text = zhc_sum_of(c, object.text);
				zhc_set_object(e, &object);
				return true;
			}
		}
	at = i + (i + 1 < end && c->row[i].gram == ZHC_G_FUTURE); /* 将任命X为Y */
	if (at < end && c->row[at].event == ZHC_ACT_APPOINT && c->row[at].frame == ZHC_F_TRANSITIVE)
	{
		subject = NO_ARG;
		object = zhc_object_person(c, at + 1, end);
	}
	else
		object = object_clause(c, i, end, &subject);
	if (i == verb + 1 && i < end && c->row[i].gram != ZHC_G_FUTURE &&
		c->row[i].gram != ZHC_G_PREP &&
		(!zhc_has(&object) ||
		 (zhc_is_duration(c, object.text) && object.text.start >= c->row[i].end)))
	{
		object.text = (ZhcRange){c->row[i].start, c->row[i].end}; /* 宣布休会30分钟 */
		object.mention = ZHC_NONE;
	}
	if (zhc_has(&object))
		behind_patient(c, i, end, &object);
	if (!zhc_has(&object) || object.text.end == object.text.start + 1)
		return false;
	object.text = zhc_sum_of(c, zhc_behind_verb(c, object.text));
	object.mention = zhc_mention_of(c, object.text);
	zhc_set_object(e, &object);
	if (zhc_has(&subject) && end == f->end && c->row[i].gram != ZHC_G_PREP)
		f->embedded = subject; /* whom the rest of the clause is about */
	return true;
}

/* 发表报告 is publishing; 作报告 is speaking. */
static bool
is_report(const ZhcChunks *c, uint32_t verb, ZhcRange r)
{
	return char_at(c, verb) == 0x53D1 && zhc_chunk_ch(c, r.end - 2) == 0x62A5 &&
		   zhc_chunk_ch(c, r.end - 1) == 0x544A;
}

bool
zhc_frame_noun(EventFinder *f, uint32_t verb, ZhcEvent *e)
{
	Arg object = zhc_object(f->c, verb + 1, f->end);

	if (!zhc_has(&object) && verb + 2 < f->end && f->c->row[verb + 1].saying &&
		f->c->row[verb + 2].noun == ZHC_NOUN_SPEECH) /* 发表 + 回应 + 演说 */
	{
		object = zhc_object(f->c, verb + 2, f->end);
		object.text.start = f->c->row[verb + 1].start;
		object.mention = ZHC_NONE;
	}
	if (zhc_has(&object) && is_report(f->c, verb, object.text))
	{
		e->action = ZHC_ACT_PUBLISH;
		zhc_set_object(e, &object);
		return true;
	}
	for (uint32_t i = verb + 1; i < object.next; i++)
		if (f->c->row[i].noun == ZHC_NOUN_SPEECH)
		{
			zhc_set_object(e, &object);
			return true;
		}
	if (zhc_has(&object) && (zhc_object_end(f->c, object.text) == ZHC_END_DOCUMENT ||
							 f->c->row[object.next - 1].kind == ZHC_K_TITLE)) /* 发表《行动计划》 */
	{
		e->action = ZHC_ACT_PUBLISH;
		zhc_set_object(e, &object);
		return true;
	}
	return false;
}
