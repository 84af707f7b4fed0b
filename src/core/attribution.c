/*
 * attribution.c - verbs of saying and their subjects
 */
#include "attribution.h"

#include "events.h"

#define FROM		  0x4ECEu /* 从 */
#define TO			  0x5411u /* 向 */
#define ACCORDING	  0x636Eu /* 据 */
#define AT			  0x5728u /* 在 */
#define TELL		  0x544Au /* 告 of 告诉, 告知 */
#define REMIND		  0x63D0u /* 提 of 提醒 */
#define CITE		  0x63F4u /* 援 of 援引 */
#define CITE2		  0x5F15u /* 引 of 引述, 引用 */
#define DEPICT		  0x5F62u /* 形 of 形容 */
#define ROUND_UP_NAME 24	  /* characters of the longest name before the colon of a round-up */

static uint32_t
first_char(const ZhcChunks *c, uint32_t i)
{
	return zhc_chunk_ch(c, c->row[i].start);
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

/* 请 促请, 敦促, 要求, 呼吁: somebody to do what the verb behind says. */
static bool
is_request(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t a = zhc_chunk_ch(c, k->start), b = zhc_chunk_ch(c, k->end - 1);

	return k->end <= k->start + 2 && (a == 0x8BF7 || a == 0x4FC3 || b == 0x4FC3 ||
									  (a == 0x8981 && b == 0x6C42) || (a == 0x547C && b == 0x5401));
}

/* 笑笑的|说, 不屑的|说: 的 for 地. */
static bool
is_de_for_manner(const ZhcChunks *c, uint32_t from, uint32_t v)
{
	const ZhcChunk *k = v > from + 1 ? &c->row[v - 2] : NULL;
	char cls = k && k->end >= k->start + 2 ? c->names->word[k->end - 2] : 0;

	if (cls == 0 && k)
		cls = c->names->word[k->end - 1];
	return k && k->kind == ZHC_K_OTHER && k[1].gram == ZHC_G_DE && first_char(c, v) == 0x8BF4 &&
		   c->row[v].end == c->row[v].start + 1 && (cls == 'v' || cls == 'a'); /* 说 */
}

/* Whether a verb of saying is a noun here: 立场和主张, 他的建议. */
static bool
is_noun(const ZhcChunks *c, uint32_t from, uint32_t v)
{
	uint32_t at = c->row[v].start;

	/* 作出说明, 做出回应, 给出评价, 给予解释 */
	if (at > 1 && v > from &&
		((zhc_chunk_ch(c, at - 1) == 0x51FA && is_doing(zhc_chunk_ch(c, at - 2))) ||
		 zhc_chunk_ch(c, at - 1) == 0x4E88))
		return true;
	/* 要求市长|回应, 促政府|说明: asked of somebody */
	for (uint32_t i = from; i + 1 < v; i++)
		if (is_request(c, &c->row[i]) && zhc_is_nominal(&c->row[v - 1]))
			return true;
	/* 响应国家|要求: what the verb before has for its object */
	if (v > from + 1 && is_request(c, &c->row[v]) && zhc_is_nominal(&c->row[v - 1]))
		for (uint32_t i = from; i + 1 < v; i++)
			if (c->row[i].gram == ZHC_G_VERB)
				return true;
	/* 听取了情况|汇报 */
	for (uint32_t i = from; i + 1 < v && c->row[v].end > at + 1; i++)
		if (c->row[i].gram == ZHC_G_ASPECT && first_char(c, i) == 0x4E86 && /* 了 */
			zhc_is_nominal(&c->row[v - 1]))
			return true;
	/* 发布最新预测 */
	for (uint32_t i = from; i < v && first_char(c, v) == 0x9884; i++)
		if (c->row[i].event)
			return true;
	/* 发表|评论 */
	if (v > from && c->row[v - 1].frame == ZHC_F_NOUN && c->row[v - 1].event)
		return true;
	return v > from && (c->row[v - 1].gram == ZHC_G_WITH ||
						(c->row[v - 1].gram == ZHC_G_DE && !is_de_for_manner(c, from, v)) ||
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

/* Whether an organisation or a paper is named in the chunks [i, end). */
static bool
names_anybody(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (c->row[i].kind == ZHC_K_TITLE ||
			(c->row[i].kind == ZHC_K_NAME &&
			 c->names->men[c->row[i].ref].kind == ZHC_NAME_ORGANIZATION))
			return true;
	return false;
}

/* The subject of a verb of saying: a person rather than anything else. */
static ZhcNp
speaking_subject(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	ZhcNp np = zhc_subject(c, from, verb);

	/* 农业部发布的《方案》提出 */
	if (verb > from + 2 && c->row[verb - 1].kind == ZHC_K_TITLE &&
		c->row[verb - 2].gram == ZHC_G_DE && c->row[verb - 3].event)
		return zhc_read_np(c, verb - 1, verb);
	/* 报道援引知情人士的话说: whoever is cited */
	for (uint32_t i = verb; i-- > from && verb - i < 10;)
		if (c->row[i].saying && c->row[i].end == c->row[i].start + 2 && i + 1 < verb &&
			(first_char(c, i) == CITE || first_char(c, i) == CITE2))
		{
			ZhcNp cited = zhc_read_np(c, i + 1, verb);

			/* 援引业内人士的话说: who cites, when nobody is named */
			return cited.person == ZHC_NONE && !names_anybody(c, i + 1, cited.next) &&
						   names_anybody(c, from, i) && np.person == ZHC_NONE && np.start < np.end
					   ? np
					   : without_words(c, cited);
		}

	if (np.person == ZHC_NONE && !np.pronoun)
	{
		ZhcNp person = zhc_subject_person(c, from, verb, false);

		if (person.person != ZHC_NONE)
			return person;
	}
	/* 曾担任部长的|他|说 */
	if (np.person == ZHC_NONE && verb > from + 2 && c->row[verb - 1].gram == ZHC_G_PRONOUN &&
		c->row[verb - 2].gram == ZHC_G_DE)
		return zhc_read_np(c, verb - 1, verb);
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

/* 路透社报道，…: what a medium reports; not 据路透社报道, nor who reports by name. */
static bool
reports(const ZhcChunks *c, const Context *x, uint32_t from, uint32_t end, Attribution *out)
{
	uint32_t p = c->row[end].start, ch;
	ZhcNp np;

	if (c->row[end].kind != ZHC_K_COMMA || end < from + 2 || p < c->row[from].start + 4)
		return false;
	ch = zhc_chunk_ch(c, p - 1);
	if (zhc_chunk_ch(c, p - 2) != 0x62A5 || (ch != 0x5BFC && ch != 0x9053) || /* 报导 报道 */
		c->row[end - 1].kind != ZHC_K_OTHER || c->row[end - 1].start != p - 2)
		return false;
	np = zhc_subject(c, from, end - 1);
	if (np.start == np.end || np.person != ZHC_NONE || np.other == ZHC_NONE ||
		(np.next != end - 1 && c->row[np.next].kind != ZHC_K_DATE))
		return false;
	*out = (Attribution){.who = zhc_speaker_of(c, x, &np), .verb = {p - 2, p}, .frame = ZHC_SAY};
	return true;
}

bool
zhc_attribution_bare(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end, Attribution *out)
{
	uint32_t v = verb_at_end(c, from, end), which;
	ZhcNp np;

	if (v == ZHC_NONE)
		return reports(c, x, from, end, out);
	if (is_noun(c, from, v) || (v > from && c->row[v - 1].gram == ZHC_G_FUTURE))
		return false; /* 将公布 */
	out->verb = bare_verb(c, v, end, &which);
	out->frame = c->row[which].saying;
	if (out->frame == ZHC_SAY_DIRECT &&
		((which + 1 < end && c->row[which + 1].tail) ||
		 (first_char(c, which) == DEPICT && c->row[end].kind == ZHC_K_COMMA &&
		  c->row[end + 1].kind != ZHC_K_QUOTED)))
		out->frame = ZHC_SAY; /* 写道，… 形容，… */
	if (!framed_source(c, from, v, &np))
	{
		np = speaking_subject(c, from, is_de_for_manner(c, from, v) ? v - 2 : v);
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

/* 运动场道|经营: 道 says something only at the end. */
static bool
is_road(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	return i + 1 < end && c->row[i].end == c->row[i].start + 1 && first_char(c, i) == 0x9053 &&
		   !c->row[i + 1].tail && c->row[i + 1].gram != ZHC_G_ASPECT; /* 道 */
}

bool
zhc_attribution_loose(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end, Attribution *out)
{
	uint32_t v = ZHC_NONE, which;
	ZhcNp np;

	for (uint32_t i = end; i-- > from && v == ZHC_NONE;)
		if (c->row[i].saying && !is_noun(c, from, i) && !is_road(c, i, end) &&
			(i + 1 == end || c->row[i + 1].gram != ZHC_G_DE || i + 2 == end))
			v = i;
	while (v != ZHC_NONE && v > from && c->row[v - 1].saying)
		v--;
	if (v != ZHC_NONE && is_passive(c, from, v))
		v = ZHC_NONE;
	*out = (Attribution){.who = NOBODY};
	if (v == ZHC_NONE && end > from && zhc_chunk_ch(c, c->row[end - 1].end - 1) == 0x7B11)
		out->verb = (ZhcRange){c->row[end - 1].end - 1, c->row[end - 1].end}; /* 嘿嘿一|笑： */
	if (v != ZHC_NONE)
	{
		out->verb = bare_verb(c, v, end, &which);
		out->frame = c->row[which].saying;
	}
	np = speaking_subject(c, from, v == ZHC_NONE ? end : v);
	out->who = zhc_speaker_of(c, x, &np);
	if (np.start == np.end && from > 0 && c->row[from - 1].kind == ZHC_K_COMMA &&
		out->who.mention != ZHC_NONE && c->names->men[out->who.mention].kind == ZHC_NAME_PERSON)
		return true; /* 他发表讲话，引来一阵笑声： */
	return v != ZHC_NONE || np.person != ZHC_NONE || np.pronoun || np.other != ZHC_NONE ||
		   (np.start < np.end &&
			zhc_before_mister(c, (ZhcRange){np.start, np.end}) > np.start); /* 刘师傅竖起大拇指： */
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
	if (from == 0 || c->row[from - 1].kind != ZHC_K_PARA || x->last.para + 1 != x->para ||
		(x->last.mention == ZHC_NONE && zhc_object_end(c, x->last.name) != ZHC_END_SOMEBODY))
		return false;
	while (i > 0 && (c->row[i - 1].kind == ZHC_K_PARA || c->row[i - 1].kind == ZHC_K_STOP))
		i--;
	return i > 0 && c->row[i - 1].end <= spoken;
}

/* 记者吴某报道：: a byline. */
static bool
is_byline(const ZhcChunks *c, const ZhcNp *np)
{
	return np->end > np->start + 2 && zhc_chunk_ch(c, np->end - 2) == 0x62A5 &&
		   (zhc_chunk_ch(c, np->end - 1) == 0x9053 || zhc_chunk_ch(c, np->end - 1) == 0x5BFC) &&
		   (np->several || np->person != ZHC_NONE); /* 报道 报导 */
}

bool
zhc_is_round_up(const ZhcChunks *c, const Context *x, uint32_t from, uint32_t end, Attribution *a)
{
	bool name = false, first = from == 0 || c->row[from - 1].kind == ZHC_K_PARA;
	ZhcNp np;

	if ((!first && c->row[from - 1].kind != ZHC_K_STOP) || c->row[end].kind != ZHC_K_COLON ||
		end == from || c->row[end].start - c->row[from].start > ROUND_UP_NAME)
		return false;
	np = zhc_read_np(c, from, end);
	if (is_byline(c, &np))
		return false;
	for (uint32_t i = from; i < end; i++)
	{
		name |= c->row[i].kind == ZHC_K_NAME || (c->row[i].kind == ZHC_K_TITLE);
		if (i >= np.next && c->row[i].gram != ZHC_G_ETC)
			return false;
	}
	/* in the middle of a paragraph only a paper or an institution: 德国《明镜报》：… */
	if (!first && c->row[end - 1].kind != ZHC_K_TITLE &&
		!(c->row[end - 1].kind == ZHC_K_NAME &&
		  c->names->men[c->row[end - 1].ref].kind == ZHC_NAME_ORGANIZATION))
		return false;
	if (!name && !(np.end - np.start == 2 && (zhc_chunk_ch(c, np.start) == 0x8BB0 ||
											  zhc_chunk_ch(c, np.start) == 0x4E3B))) /* 记 主 */
		return false;
	*a = (Attribution){.who = zhc_speaker_of(c, x, &np)};
	if (np.several)
		a->who = (Speaker){{np.start, np.end}, ZHC_NONE, x->para};
	return true;
}
