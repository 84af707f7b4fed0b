/*
 * eventnouns.c - verbs of events that are nouns in their place or no events, and numbers that are
 * no party
 */
#include "eventframes.h"

static bool
is_ordinal_end(uint32_t ch)
{
	return ch == 0x6B21 || ch == 0x5EA6 || ch == 0x8F6E; /* 次 度 轮 */
}

bool
zhc_starts_amount(const ZhcChunks *c, const ZhcChunk *k)
{
	const ZhcText *t = &c->tokens->text;

	for (uint32_t p = k->start; p < k->end && p < k->start + 5; p++)
		if (zhc_is_digit(t, p) || zhc_starts_number(t, p))
			return p < k->start + 2 || zhc_ch(t, p - 1) == 0x5E01; /* 币 */
	return false;
}

uint32_t
zhc_light_verb(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	const ZhcChunk *k = &c->row[verb];

	if ((k->frame != ZHC_F_MOTION && k->frame != ZHC_F_WITH) || k->event == ZHC_ACT_ARRIVE ||
		k->event == ZHC_ACT_DEPART || (!zhc_ends_clause(&k[1]) && k[1].gram != ZHC_G_ASPECT))
		return ZHC_NONE;
	for (uint32_t i = verb; i-- > from && verb - i < 8;)
	{
		uint32_t ch = zhc_chunk_ch(c, c->row[i].start);

		if (c->row[i].gram == ZHC_G_VERB &&
			((ch == 0x8FDB && zhc_chunk_ch(c, c->row[i].start + 1) == 0x884C) || ch == 0x5C55))
			return i; /* 进行 展开 */
		if (c->row[i].event)
			return ZHC_NONE;
	}
	return ZHC_NONE;
}

/* 致辞 is a verb but behind 的; 讲话, 发言 only behind 并 or 分别. */
static bool
before_speech(const EventFinder *f, uint32_t verb)
{
	uint32_t ch = char_at(f->c, verb);
	const ZhcChunk *k = &f->c->row[verb];

	if (ch == 0x81F4) /* 致 */
		return true;
	return verb > f->from && (k[-1].gram == ZHC_G_LINK || k[-1].gram == ZHC_G_ADVERB ||
							  k[-1].gram == ZHC_G_POST); /* 在会上|讲话 */
}

/* 与某人会面时: one with whom, named before the verb. */
static bool
has_companion(const EventFinder *f, uint32_t verb)
{
	Arg with = zhc_companion(f->c, look_back(f, verb), verb);

	return zhc_has(&with);
}

/* Whether a chunk begins with a word for somebody. */
static bool
is_sufferer(const ZhcChunks *c, const ZhcChunk *k)
{
	const char *word = c->names->word;
	uint32_t e = k->start + 1;

	if (k->kind != ZHC_K_OTHER || word[k->start] != 'n')
		return false;
	while (e < k->end && !word[e])
		e++;
	return e > k->start + 1 && zhc_object_end(c, (ZhcRange){k->start, e}) == ZHC_END_SOMEBODY;
}

/* 成立五周年, 启用15年来, 成立逾30年: how long ago it was. */
static bool
is_years(const ZhcChunks *c, const ZhcChunk *k, bool founded)
{
	const ZhcText *t = &c->tokens->text;
	uint32_t p = k->start;

	if (k->kind != ZHC_K_OTHER)
		return false;
	while (p < k->end && p < k->start + 3 && !zhc_is_digit(t, p) && !zhc_starts_number(t, p))
		p++; /* 不到 逾 */
	while (p < k->end && (zhc_is_digit(t, p) || zhc_starts_number(t, p)))
		p++;
	if (p == k->start || p >= k->end || !(zhc_is_digit(t, p - 1) || zhc_starts_number(t, p - 1)))
		return false;
	if (zhc_ch(t, p) == 0x5E74 || zhc_ch(t, p) == 0x8F7D) /* 年 载 */
		return founded || (p + 1 < k->end && zhc_ch(t, p + 1) == 0x6765);
	return zhc_ch(t, p) == 0x5468 && p + 1 < k->end && zhc_ch(t, p + 1) == 0x5E74; /* 周年 */
}

/* 夺冠只是第一步: a verb without an object of which something is said. */
static bool
is_spoken_about(const EventFinder *f, uint32_t verb)
{
	const ZhcChunk *k = &f->c->row[verb + 1];

	if (f->c->row[verb].frame != ZHC_F_ACTS)
		return false;
	while (k->gram == ZHC_G_ADVERB)
		k++;
	if (k->kind == ZHC_K_OTHER && k->end > k->start + 2)
		return zhc_chunk_ch(f->c, k->start + 1) == 0x662F;					   /* 只是第一步 */
	return zhc_chunk_ch(f->c, k->end - 1) == 0x662F && k->end <= k->start + 2; /* 是 */
}

/* 成立合作机制是各方的共识: a clause that begins with the verb, and tells what that would be. */
static bool
is_topic(const EventFinder *f, uint32_t verb)
{
	if (verb != f->from)
		return false;
	for (uint32_t i = verb + 1; i < f->end; i++)
	{
		const ZhcChunk *k = &f->c->row[i];

		if (k->event || k->gram == ZHC_G_VERB || k->gram == ZHC_G_ASPECT)
			return false;
		if (k->end <= k->start + 2 && zhc_chunk_ch(f->c, k->end - 1) == 0x662F) /* 是 */
			return f->c->row[i - 1].gram != ZHC_G_DE;
	}
	return false;
}

bool
zhc_builds(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];
	uint32_t a = zhc_chunk_ch(c, k->start), b = zhc_chunk_ch(c, k->start + 1);

	return k->end > k->start + 3 && k->kind == ZHC_K_OTHER && c->names->word[k->start + 2] &&
		   !c->names->word[k->start + 1] &&
		   ((a == 0x5EFA && b == 0x8BBE) || (b == 0x5EFA && (a == 0x5174 || a == 0x65B0)));
}

/* Whether a verb is a noun here: 条约的签署, 双边会晤. */
bool
zhc_frame_is_noun(const EventFinder *f, uint32_t verb)
{
	const ZhcChunk *k = &f->c->row[verb];
	const ZhcChunk *before = verb > f->from ? &k[-1] : NULL, *behind = &k[1];

	if (zhc_light_verb(f->c, f->from, verb) != ZHC_NONE)
		return false; /* 进行…访问 */
	if (k->frame == ZHC_F_SUFFERS && is_sufferer(f->c, behind))
		return true; /* 被捕男子 */
	if (is_spoken_about(f, verb) || is_topic(f, verb) ||
		(k->frame == ZHC_F_HAPPENS && is_years(f->c, behind, k->event == ZHC_ACT_ESTABLISH)))
		return true;
	if (k->frame == ZHC_F_AMOUNT && zhc_is_nominal(behind) && !zhc_starts_amount(f->c, behind) &&
		!zhc_builds(f->c, verb + 1))
		return true; /* 投资计划 */
	if (k->frame == ZHC_F_WITH && verb == f->from)
		return true; /* 会谈由某人主持 */
	if (k->frame == ZHC_F_ACTS && k->noun && before && before->kind == ZHC_K_NAME &&
		zhc_ends_clause(behind) && f->c->names->men[before->ref].kind == ZHC_NAME_PERSON)
		return false; /* 某人讲话 */
	if (k->frame == ZHC_F_ACTS && k->noun && !before_speech(f, verb))
		return true; /* 发表讲话, 讲话精神; 并讲话 */
	if (k->frame == ZHC_F_ACTS && behind->gram == ZHC_G_DE && verb > f->from)
		return true; /* 降息的主因 */
	if (k->frame == ZHC_F_WITH && behind->gram == ZHC_G_POST && has_companion(f, verb))
		return false; /* 与某人会面时 */
	if ((behind->kind == ZHC_K_ENUM && k->frame != ZHC_F_SUFFERS &&
		 !(before && before->gram == ZHC_G_PASSIVE)) ||
		(behind->gram == ZHC_G_POST && (k->frame == ZHC_F_ACTS || k->frame == ZHC_F_WITH)))
		return true; /* 投资、贸易部长; 致辞时, 会谈中 */
	if (behind->gram == ZHC_G_WITH && zhc_chunk_ch(f->c, behind->start) == 0x66A8)
		return true; /* 启用|暨|开学典礼 */
	if (before && before->kind == ZHC_K_OTHER && k->frame == ZHC_F_ACTS &&
		is_ordinal_end(zhc_chunk_ch(f->c, before->end - 1)))
		return true; /* 第五次降息 */
	if (before && (before->gram == ZHC_G_DE || before->kind == ZHC_K_ENUM))
		return before->gram == ZHC_G_DE || k->frame == ZHC_F_WITH;
	if (before && before->gram == ZHC_G_VERB && zhc_ends_clause(behind) &&
		k->frame != ZHC_F_HAPPENS)
		return true;
	if (behind->gram == ZHC_G_VERB && zhc_chunk_ch(f->c, behind->start) == 0x7ED3)
		return true; /* 会见结束后 */
	/* 签署仪式 is in no list: a noun behind the verb that ends the clause and 的 or a name before
	 */
	return false;
}

bool
zhc_is_amount(const ZhcChunks *c, ZhcRange r)
{
	const ZhcText *t = &c->tokens->text;
	uint32_t first = r.start + (zhc_ch(t, r.start) == 0x7B2C ? 1 : 0); /* 第 */
	uint32_t last = zhc_ch(t, r.end - 1);

	if (zhc_ch(t, r.end - 1) == 0x6B21 && r.end == r.start + 2 && !zhc_is_digit(t, r.start))
		return zhc_ch(t, r.start) == 0x8FD9; /* 这次 */
	return (zhc_is_digit(t, first) || zhc_starts_number(t, first)) &&
		   (last == 0x6B21 || last == 0x8F6E || last == 0x573A || last == 0x8FDE ||
			last == 0x5EA6 || last == 0x5143 || last == 0x70B9 || last == '%' || last == 0x5E74 ||
			last == 0x5929 || last == 0x5C81 || last == 0x53F7); /* 次 度 元 点 年 天 岁 号 */
}

/* 削减开支将损害安全: what is spoken about is no event. */
static bool
is_gerund(const EventFinder *f, uint32_t verb, const ZhcEvent *e)
{
	const ZhcChunks *c = f->c;

	if (verb != f->from || f->own_subject || c->row[verb].frame != ZHC_F_TRANSITIVE)
		return false;
	for (uint32_t i = verb + 1; i < f->end; i++)
		if (c->row[i].start >= e->object.end)
			return c->row[i].gram == ZHC_G_FUTURE || c->row[i].gram == ZHC_G_BE ||
				   (c->row[i].gram == ZHC_G_WISH && c->row[i].end > c->row[i].start + 1);
	return false;
}

/* 签下前锋某某, 签约某队五年: a player is no document. */
static bool
is_hiring(const ZhcChunks *c, const ZhcEvent *e)
{
	uint32_t last = zhc_chunk_ch(c, e->verb.end - 1), m;

	if (e->action != ZHC_ACT_SIGN || e->object.start >= e->object.end)
		return false;
	if (last == 0x7EA6 && e->object.start >= e->verb.end) /* 约 */
		return true;
	m = zhc_names_seek(c->names, e->object.end - 1);
	return last == 0x4E0B && m < c->names->n && c->names->men[m].end == e->object.end && /* 下 */
		   c->names->men[m].kind == ZHC_NAME_PERSON;
}

/* 首位|夺得世界杯的球员: what only describes somebody behind a classifier. */
static bool
is_description(const EventFinder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	uint32_t ch;

	if (verb > f->from && c->row[verb - 1].gram == ZHC_G_PASSIVE)
		verb--; /* 首支|被淘汰的球队 */
	if (verb == f->from || c->row[verb - 1].kind != ZHC_K_OTHER)
		return false;
	ch = zhc_chunk_ch(c, c->row[verb - 1].end - 1);
	if (ch != 0x4F4D && ch != 0x540D && ch != 0x4E2A && ch != 0x652F && ch != 0x5BB6)
		return false; /* 位 名 个 支 家 */
	for (uint32_t i = verb + 1; i < f->end; i++)
		if (c->row[i].gram == ZHC_G_DE)
			return true;
	return false;
}

/* 会派谁|出席: who does it is asked. */
static bool
is_asked(const EventFinder *f, const ZhcEvent *e)
{
	return e->actor.start < e->actor.end && zhc_chunk_ch(f->c, e->actor.end - 1) == 0x8C01; /* 谁 */
}

/* 落实|访问|成果: what came of a visit. */
static bool
is_outcome(const EventFinder *f, const ZhcEvent *e)
{
	return e->action == ZHC_ACT_VISIT && e->object_mention == ZHC_NONE &&
		   zhc_object_end(f->c, e->object) == ZHC_END_RESULT;
}

bool
zhc_is_no_event(const EventFinder *f, uint32_t verb, const ZhcEvent *e)
{
	if (is_asked(f, e) || is_outcome(f, e))
		return true;
	return is_gerund(f, verb, e) || is_description(f, verb) || is_hiring(f->c, e);
}
