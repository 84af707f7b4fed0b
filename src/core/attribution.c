/*
 * attribution.c - verbs of saying, their subjects, and whom pronouns stand for
 */
#include "attribution.h"

#define HE		   0x4ED6u /* 他 */
#define SHE		   0x5979u /* 她 */
#define THAT	   0x8BE5u /* 该 */
#define FROM	   0x4ECEu /* 从 */
#define TO		   0x5411u /* 向 */
#define ACCORDING  0x636Eu /* 据 */
#define AT		   0x5728u /* 在 */
#define TELL	   0x544Au /* 告 of 告诉, 告知 */
#define REMIND	   0x63D0u /* 提 of 提醒 */
#define CITE	   0x63F4u /* 援 of 援引 */
#define CITE2	   0x5F15u /* 引 of 引述, 引用 */
#define TITLED_MAX 24	   /* characters of the noun phrase that ends in 先生 */
#define TITLE_MAX  5	   /* … of a surname with a title */
#define BEFORE_MAX 64	   /* mentions looked at for whom 该会 stands */

static uint32_t
first_char(const ZhcChunks *c, uint32_t i)
{
	return zhc_chunk_ch(c, c->row[i].start);
}

/* A surname alone (谭又指): the last person before it of that name. */
static uint32_t
by_surname(const ZhcChunks *c, const ZhcNp *np)
{
	const ZhcNames *names = c->names;
	uint32_t m = zhc_names_seek(names, np->start), ch = zhc_chunk_ch(c, np->start);

	for (int tries = 0; m-- > 0 && tries < 64; tries++)
		if (names->men[m].kind == ZHC_NAME_PERSON && names->men[m].end <= np->start &&
			names->men[m].end - names->men[m].start > 1 &&
			zhc_chunk_ch(c, names->men[m].start) == ch)
			return m;
	return ZHC_NONE;
}

/*
 * A surname with a title, 何次长, 徐总: the last person before it of that name, when he has that
 * title or the text gives him none.
 */
static uint32_t
by_title(const ZhcChunks *c, const ZhcNp *np)
{
	const ZhcNames *names = c->names;
	uint32_t m, ch = zhc_chunk_ch(c, np->end - 1);

	if (np->person != ZHC_NONE || np->other != ZHC_NONE || np->pronoun ||
		np->end > np->start + TITLE_MAX ||
		!zhc_names_title(&c->tokens->text, np->start + 1, np->end))
		return ZHC_NONE;
	m = by_surname(c, np);
	return m != ZHC_NONE && (np->end == np->start + 2 || /* 卓揆 */
							 names->men[m].role.start == names->men[m].role.end ||
							 zhc_chunk_ch(c, names->men[m].role.end - 1) == ch)
			   ? m
			   : ZHC_NONE;
}

/* 乘客尤女士: where 尤女士 begins; the start of the range otherwise. */
static uint32_t
before_mister(const ZhcChunks *c, ZhcRange r)
{
	uint32_t a, b;

	if (r.end < r.start + 5 || r.end > r.start + TITLED_MAX)
		return r.start;
	a = zhc_chunk_ch(c, r.end - 2);
	b = zhc_chunk_ch(c, r.end - 1);
	if ((a == 0x5148 && b == 0x751F) || (a == 0x5973 && b == 0x58EB) ||
		(a == 0x5C0F && b == 0x59D0) || (a == 0x592A && b == 0x592A) ||
		(a == 0x5E08 && b == 0x5085) || (a == 0x5927 && b == 0x59D0) ||
		(a == 0x5927 && b == 0x7237) || (a == 0x963F && b == 0x59E8))
		return r.end - 3; /* 先生 女士 小姐 太太 师傅 大姐 大爷 阿姨 */
	return r.start;
}

/* Two characters that a body's report ends in: 报道, 刊文 撰文 发文, 研报 报告. */
static bool
is_report(uint32_t a, uint32_t b)
{
	return (a == 0x62A5 && (b == 0x9053 || b == 0x544A)) || (a == 0x7814 && b == 0x62A5) ||
		   ((a == 0x520A || a == 0x64B0 || a == 0x53D1) && b == 0x6587);
}

/* 日本共同社报道, 《海峡时报》刊文, “东网”报道, 大和研究报告: the medium or body alone. */
static bool
takes_report(const ZhcChunks *c, Speaker *s)
{
	const ZhcMention *men = c->names->men;
	uint32_t end = s->name.end, m, noun = end - 2;
	bool alone = end == s->name.start + 2;

	if (end < s->name.start + 2 || !is_report(zhc_chunk_ch(c, noun), zhc_chunk_ch(c, end - 1)))
		return false;
	if (noun > s->name.start + 2 && zhc_chunk_ch(c, noun - 2) == 0x7814) /* 研究 */
		noun -= 2;
	m = zhc_names_seek(c->names, noun);
	for (int n = 0; m-- > 0 && n < 3; n++)
		if (men[m].kind == ZHC_NAME_ORGANIZATION && men[m].end <= noun && men[m].end + 1 >= noun)
		{
			if (men[m].start < s->name.start && !alone)
				return false;
			s->name = (ZhcRange){men[m].start, men[m].end};
			s->mention = m;
			return true;
		}
	return false;
}

static Speaker
named(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	Speaker s = {.name = zhc_np_name(c, np), .mention = ZHC_NONE, .para = x->para};

	s.name.start = before_mister(c, s.name);
	if (takes_report(c, &s))
		return s;
	s.mention = np->end == np->start + 1 ? by_surname(c, np) : by_title(c, np);
	if (s.mention != ZHC_NONE)
		s.name = (ZhcRange){c->names->men[s.mention].start, c->names->men[s.mention].end};
	else if (np->person != ZHC_NONE && s.name.start == c->names->men[np->person].start &&
			 s.name.end == c->names->men[np->person].end)
		s.mention = np->person;
	else if (np->other != ZHC_NONE && s.name.start == c->names->men[np->other].start &&
			 s.name.end == c->names->men[np->other].end)
		s.mention = np->other;
	return s;
}

/* The organisation or paper that 该报, 该台, 该部 stands for. */
static Speaker
that_one(const Context *x)
{
	return x->paper.name.start != x->paper.name.end ? x->paper : x->last;
}

/* Whether two characters stand at the end of a range. */
static bool
ends_in(const ZhcChunks *c, ZhcRange r, uint32_t a, uint32_t b)
{
	return r.end > r.start + 1 && zhc_chunk_ch(c, r.end - 2) == a &&
		   zhc_chunk_ch(c, r.end - 1) == b;
}

/* Whom 该会, 该局 stand for: the last organisation before it whose name ends so. */
static Speaker
that_body(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	const ZhcMention *men = c->names->men;
	uint32_t m = zhc_names_seek(c->names, np->start), ch = zhc_chunk_ch(c, np->end - 1);

	for (uint32_t n = 0; m-- > 0 && n < BEFORE_MAX; n++)
		if (men[m].kind == ZHC_NAME_ORGANIZATION && men[m].end <= np->start &&
			zhc_chunk_ch(c, men[m].end - 1) == ch)
			return (Speaker){{men[m].start, men[m].end}, m, x->para};
	return NOBODY;
}

/*
 * Whom 该负责人, 该公司 stand for: the last one who spoke or was spoken of, if he is called that;
 * an organisation for what is the name of one.
 */
static Speaker
that_named(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	uint32_t a = zhc_chunk_ch(c, np->end - 2), b = zhc_chunk_ch(c, np->end - 1);
	const Speaker *all[] = {&x->last, &x->subject, &x->noted, &x->paper};

	if (np->end - np->start < 3)
		return that_body(c, x, np);
	for (int i = 0; i < 4; i++)
		if (ends_in(c, all[i]->name, a, b))
			return *all[i];
	if ((b == 0x53F8 || b == 0x56E2 || b == 0x6784 || b == 0x884C) && /* 司 团 构 行 */
		x->paper.name.start < x->paper.name.end)
		return x->paper;
	if (b == 0x4EBA && x->last.para == x->para) /* 人 */
		return x->last;
	return NOBODY;
}

/*
 * Whether the last one who spoke, in this paragraph, is a person that no name was found for: not
 * an institution or a paper by its last character.
 */
static bool
unnamed_person(const ZhcChunks *c, const Context *x)
{
	uint32_t ch;

	if (x->last.para != x->para || x->last.mention != ZHC_NONE ||
		x->last.name.end < x->last.name.start + 2)
		return false;
	ch = zhc_chunk_ch(c, x->last.name.end - 1);
	return ch != 0x544A && ch != 0x4F1A && ch != 0x90E8 && ch != 0x5C40 && ch != 0x793E &&
		   ch != 0x62A5 && ch != 0x65B9 && ch != 0x53F8 && ch != 0x660E; /* 告会部局社报方司明 */
}

Speaker
zhc_speaker_of(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	uint32_t ch;

	if (np->start == np->end)
	{
		if (x->subject.name.start != x->subject.name.end)
			return x->subject;
		if (x->last.para == x->para)
			return x->last;
		return x->person.para == x->para ? x->person : NOBODY;
	}
	ch = zhc_chunk_ch(c, np->start);
	if (np->pronoun && ch == THAT)
		return that_one(x);
	if (ch == THAT && np->person == ZHC_NONE && np->other == ZHC_NONE && !np->several)
	{
		Speaker s = that_named(c, x, np);

		if (s.name.start < s.name.end)
			return s;
	}
	if (np->pronoun && (ch == HE || ch == SHE) && np->end == np->start + 1)
		return unnamed_person(c, x) ? x->last : x->person;
	if (np->pronoun && np->end - np->start <= 2)
		return x->last.name.start < x->last.name.end ? x->last : x->person;
	return named(c, x, np);
}

void
zhc_context_spoke(const ZhcChunks *c, Context *x, const Speaker *who)
{
	if (who->name.start == who->name.end)
		return;
	x->last = *who;
	x->last.para = x->para;
	if (who->mention == ZHC_NONE)
		return;
	if (c->names->men[who->mention].kind == ZHC_NAME_PERSON)
		x->person = x->last;
	else
		x->paper = x->last;
}

/* 由检控官区某代表: the person behind 由, who acts. */
static ZhcNp
by_whom(const ZhcChunks *c, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i + 1 < end; i++)
		if (c->row[i].gram && first_char(c, i) == 0x7531 && c->row[i].end == c->row[i].start + 1)
			return zhc_read_np(c, i + 1, end);
	return (ZhcNp){.person = ZHC_NONE, .other = ZHC_NONE, .next = end};
}

void
zhc_context_clause(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end)
{
	ZhcNp np = zhc_subject(c, from, end);
	Speaker s;

	if (np.person == ZHC_NONE && !np.pronoun)
	{
		ZhcNp person = zhc_subject_person(c, from, end, true);

		if (person.person == ZHC_NONE)
			person = by_whom(c, from, end);
		if (person.person != ZHC_NONE)
			np = person;
	}

	if (np.start == np.end || np.pronoun)
		return;
	s = named(c, x, &np);
	if (np.person != ZHC_NONE) /* of 周某的专辑 he is meant by 他 */
		s = (Speaker){
			{c->names->men[np.person].start, c->names->men[np.person].end}, np.person, x->para};
	if (s.mention != ZHC_NONE && c->names->men[s.mention].kind == ZHC_NAME_PERSON)
		x->person = x->subject = s;
	else if (x->subject.name.start == x->subject.name.end && np.next < end)
		x->subject = x->noted = s;
}

/* A person, the reporter or some such, as addressee: 告诉记者, 告诉本报. */
static bool
is_addressee(const ZhcChunk *k)
{
	return zhc_is_nominal(k) || k->gram == ZHC_G_THIS || k->gram == ZHC_G_PRONOUN;
}

/* A verb that names whom it is said to, as 告诉 does: 提醒公众，… 呼吁市民，… */
static bool
is_address(const ZhcChunks *c, uint32_t i)
{
	uint32_t a = first_char(c, i), b = zhc_chunk_ch(c, c->row[i].start + 1);

	return c->row[i].end == c->row[i].start + 2 &&
		   ((a == REMIND && b == 0x9192) || (a == 0x547C && b == 0x5401) || /* 提醒 呼吁 */
			(a == 0x656C && b == 0x4FC3) || (a == 0x4FC3 && b == 0x8BF7) || /* 敦促 促请 */
			(a == 0x8B66 && b == 0x544A) || (a == 0x53EE && b == 0x5631));	/* 警告 叮嘱 */
}

/*
 * The first chunk of the verb of saying at the end of [from, end), or ZHC_NONE: a run of such
 * words and their tails (感慨道, 介绍说), or 告诉 and its addressee.
 */
static uint32_t
verb_at_end(const ZhcChunks *c, uint32_t from, uint32_t end)
{
	bool opens = c->row[end].kind == ZHC_K_COMMA || c->row[end].kind == ZHC_K_COLON;
	uint32_t v = end;

	while (v > from && (c->row[v - 1].saying || c->row[v - 1].tail ||
						c->row[v - 1].gram == ZHC_G_ASPECT || c->row[v - 1].kind == ZHC_K_BRACKET))
		v--;
	while (v < end && !c->row[v].saying)
		v++;
	if (v < end)
		return v;
	for (v = end; v > from && end - v < 4 && is_addressee(&c->row[v - 1]); v--)
		continue;
	if (v > from && v < end && c->row[v - 1].saying &&
		(first_char(c, v - 1) == TELL || (opens && is_address(c, v - 1))))
		return v - 1;
	return ZHC_NONE;
}

/* 另|据X介绍 */
static bool
is_also(const ZhcChunks *c, uint32_t from, uint32_t i)
{
	return i == from + 1 && c->row[from].end == c->row[from].start + 1 &&
		   (first_char(c, from) == 0x53E6 || first_char(c, from) == 0x53C8); /* 另 又 */
}

/*
 * The noun phrase inside 据X介绍, 在X看来, 从X获悉.  True when the clause has that frame; the
 * phrase may then be empty (据介绍).
 */
static bool
framed_source(const ZhcChunks *c, uint32_t from, uint32_t verb, ZhcNp *np)
{
	uint8_t frame = c->row[verb].saying;

	*np = (ZhcNp){0};
	for (uint32_t i = verb; i-- > from;)
	{
		uint32_t ch = first_char(c, i);
		bool fits = frame == ZHC_SAY_VIEW ? ch == AT
					: frame == ZHC_SAY_SOURCE
						? ch == FROM || ch == TO || ch == ACCORDING
						: ch == ACCORDING && (i == from || is_also(c, from, i));

		if (c->row[i].gram == ZHC_G_PREP && fits)
		{
			*np = zhc_read_np(c, i + 1, verb);
			return true;
		}
	}
	return frame == ZHC_SAY_VIEW;
}

/* 作 做 给, of 作出 */
static bool
is_doing(uint32_t ch)
{
	return ch == 0x4F5C || ch == 0x505A || ch == 0x7ED9;
}

/* Whether a verb of saying is a noun here: 立场和主张, 他的建议. */
static bool
is_noun(const ZhcChunks *c, uint32_t from, uint32_t v)
{
	uint32_t at = c->row[v].start;

	/* 作出说明, 做出回应, 给出评价 */
	if (at > 1 && v > from && zhc_chunk_ch(c, at - 1) == 0x51FA &&
		is_doing(zhc_chunk_ch(c, at - 2)))
		return true;
	/* 发布最新预测 */
	for (uint32_t i = from; i < v && first_char(c, v) == 0x9884; i++)
		if (c->row[i].event)
			return true;
	return v > from && (c->row[v - 1].gram == ZHC_G_WITH || c->row[v - 1].gram == ZHC_G_DE ||
						c->row[v - 1].kind == ZHC_K_ENUM);
}

/* X的话: X. */
static ZhcNp
without_words(const ZhcChunks *c, ZhcNp np)
{
	if (np.end > np.start + 2 && zhc_chunk_ch(c, np.end - 1) == 0x8BDD &&
		zhc_chunk_ch(c, np.end - 2) == 0x7684)
		np.end -= 2;
	return np;
}

/* The subject of a verb of saying: a person rather than anything else. */
static ZhcNp
speaking_subject(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	ZhcNp np = zhc_subject(c, from, verb);

	/* 报道援引知情人士的话说: whoever is cited */
	for (uint32_t i = verb; i-- > from && verb - i < 10;)
		if (c->row[i].saying && c->row[i].end == c->row[i].start + 2 && i + 1 < verb &&
			(first_char(c, i) == CITE || first_char(c, i) == CITE2))
		{
			np = zhc_read_np(c, i + 1, verb);
			return without_words(c, np);
		}

	if (np.person == ZHC_NONE && !np.pronoun)
	{
		ZhcNp person = zhc_subject_person(c, from, verb, false);

		if (person.person != ZHC_NONE)
			return person;
	}
	/* 不愿具名的邻居透露: what describes him begins the clause */
	if (np.start == np.end && verb > from + 2 && c->row[from].gram == ZHC_G_NOT &&
		c->row[verb - 2].gram == ZHC_G_DE && zhc_is_nominal(&c->row[verb - 1]) &&
		c->row[verb - 1].kind == ZHC_K_OTHER)
		return zhc_read_np(c, verb - 1, verb);
	return np;
}

/* 所说, 笑说, 又指, 续称, 高喊: the first character is no part of the bare verb. */
static bool
has_prefix(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t a = zhc_chunk_ch(c, k->start), b = zhc_chunk_ch(c, k->start + 1);

	if (k->end != k->start + 2)
		return false;
	return (a == 0x6240 || a == 0x7B11 || a == 0x53C8 || a == 0x7EED || a == 0x9AD8) &&
		   (b == 0x8BF4 || b == 0x6307 || b == 0x79F0 || b == 0x558A); /* 说 指 称 喊 */
}

/*
 * The bare verb of a run of verbs of saying and their tails [v, end): the last one that is no
 * tail (回忆说: 回忆; 笑着说: 说), without 所.
 */
static ZhcRange
bare_verb(const ZhcChunks *c, uint32_t v, uint32_t end, uint32_t *which)
{
	*which = v;
	for (uint32_t i = v;
		 i < end && (c->row[i].saying || c->row[i].tail || c->row[i].gram == ZHC_G_ADVERB); i++)
		if (c->row[i].saying && (!c->row[i].tail || (c->row[*which].tail && i > v &&
													 c->row[i].saying != ZHC_SAY_DIRECT)))
			*which = i; /* 回忆说: 回忆; 说道: 说 */
	if (has_prefix(c, &c->row[*which]))
		return (ZhcRange){c->row[*which].start + 1, c->row[*which].end};
	return (ZhcRange){c->row[*which].start, c->row[*which].end};
}

/* Whether the clause opens with a preposition that leaves no room for a dropped subject: 按要求 */
static bool
no_subject(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	uint32_t ch = first_char(c, from);

	if (c->row[from].gram != ZHC_G_PREP || from == verb)
		return from < verb && zhc_is_nominal(&c->row[verb - 1]);
	return ch == ACCORDING || ch == 0x6309 || ch == 0x6839 || ch == 0x7ECF || ch == 0x5E94 ||
		   ch == 0x4EE5 || ch == 0x4E3A; /* 按 根 经 应 以 为 */
}

static bool
is_passive(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	/* 得知被解职后|表示: what was before it */
	for (uint32_t i = verb; i-- > from;)
		if (c->row[i].gram == ZHC_G_POST && i + 2 >= verb)
			return false;
	for (uint32_t i = from; i < verb; i++)
		if (c->row[i].gram == ZHC_G_PASSIVE || c->row[i].gram == ZHC_G_NOT ||
			c->row[i].gram == ZHC_G_IF)
			return true;
	return false;
}

/* 分析认为, 评论指出: a noun that speaks. */
static bool
is_analysis(const ZhcChunks *c, uint32_t i)
{
	uint32_t ch = first_char(c, i);

	return c->row[i].end == c->row[i].start + 2 && (ch == 0x5206 || ch == 0x8BC4); /* 分 评 */
}

bool
zhc_attribution_bare(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end, Attribution *out)
{
	uint32_t v = verb_at_end(c, from, end), which;
	ZhcNp np;

	if (v == ZHC_NONE)
		return false;
	if (is_noun(c, from, v))
		return false;
	out->verb = bare_verb(c, v, end, &which);
	out->frame = c->row[which].saying;
	if (out->frame == ZHC_SAY_DIRECT && which + 1 < end && c->row[which + 1].tail)
		out->frame = ZHC_SAY; /* 写道，… */
	if (!framed_source(c, from, v, &np))
	{
		np = speaking_subject(c, from, v);
		if (np.start == np.end && v == from && v + 1 < end && is_analysis(c, v) &&
			c->row[v + 1].saying)
		{
			np = (ZhcNp){c->row[v].start, c->row[v].end, ZHC_NONE, ZHC_NONE, v + 1, false, false};
			out->verb = bare_verb(c, v + 1, end, &which);
		}
		if (np.start == np.end && no_subject(c, from, v))
			return false;
		if (is_passive(c, np.start < np.end ? np.next : from, v))
			return false;
	}
	else if (np.start == np.end)
		return false;
	out->who = zhc_speaker_of(c, x, &np);
	return out->who.name.start != out->who.name.end;
}

bool
zhc_attribution_loose(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end, Attribution *out)
{
	uint32_t v = ZHC_NONE, which;
	ZhcNp np;

	for (uint32_t i = end; i-- > from && v == ZHC_NONE;)
		if (c->row[i].saying && !is_noun(c, from, i) &&
			(i + 1 == end || c->row[i + 1].gram != ZHC_G_DE || i + 2 == end))
			v = i;
	while (v != ZHC_NONE && v > from && c->row[v - 1].saying)
		v--;
	if (v != ZHC_NONE && is_passive(c, from, v))
		v = ZHC_NONE;
	*out = (Attribution){.who = NOBODY};
	if (v != ZHC_NONE)
	{
		out->verb = bare_verb(c, v, end, &which);
		out->frame = c->row[which].saying;
	}
	np = speaking_subject(c, from, v == ZHC_NONE ? end : v);
	out->who = zhc_speaker_of(c, x, &np);
	return v != ZHC_NONE || np.person != ZHC_NONE || np.pronoun || np.other != ZHC_NONE ||
		   (np.start < np.end &&
			before_mister(c, (ZhcRange){np.start, np.end}) > np.start); /* 刘师傅竖起大拇指： */
}

bool
zhc_says_more(const ZhcChunks *c, const Context *x, uint32_t i)
{
	uint32_t ch = i < c->n ? first_char(c, i) : 0, end;
	Context copy = *x;
	Attribution a;

	/* 发文，形容… */
	if (i > 1 && i < c->n && c->row[i].saying && c->row[i].kind == ZHC_K_WORD &&
		(zhc_chunk_ch(c, c->row[i - 2].end - 1) == 0x6587 ||
		 zhc_chunk_ch(c, c->row[i - 2].end - 1) == 0x5E16))
		return true;
	if (ch != 0x5E76 && ch != 0x8FD8 && ch != 0x53C8) /* 并 还 又 */
		return false;
	end = zhc_clause_end(c, i);
	return c->row[end].kind == ZHC_K_COLON && end + 1 < c->n &&
		   c->row[end + 1].kind == ZHC_K_QUOTED && end - i < 6 &&
		   zhc_attribution_loose(c, &copy, i, end, &a);
}

bool
zhc_goes_on(const ZhcChunks *c, const Context *x, uint32_t spoken, uint32_t from, uint32_t end)
{
	uint32_t i = from;

	while (end < c->n && (c->row[end].kind == ZHC_K_PARA || c->row[end].kind == ZHC_K_STOP))
		end++;
	if (end < c->n && (c->row[end].kind == ZHC_K_QUOTED || c->row[end - 1].kind != ZHC_K_PARA))
		return false;
	if (from == 0 || c->row[from - 1].kind != ZHC_K_PARA || x->last.mention == ZHC_NONE ||
		x->last.para + 1 != x->para)
		return false;
	while (i > 0 && (c->row[i - 1].kind == ZHC_K_PARA || c->row[i - 1].kind == ZHC_K_STOP))
		i--;
	return i > 0 && c->row[i - 1].end <= spoken;
}
