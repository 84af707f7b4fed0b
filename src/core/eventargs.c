/*
 * eventargs.c - objects, companions and places of events
 */
#include "eventargs.h"

#define BUILD_WITHIN 64 /* characters behind a sum in which 建设 is looked for */
#define OBJECT_MAX	 80 /* characters of the longest object */
#define HOLDERS		 8	/* chunks of those who hold it */

#define AT 0x5728u /* 在 */

uint32_t
zhc_mention_of(const ZhcChunks *c, ZhcRange r)
{
	uint32_t m = zhc_names_seek(c->names, r.start);

	for (; m < c->names->n && c->names->men[m].start <= r.start; m++)
		if (c->names->men[m].start == r.start && c->names->men[m].end == r.end)
			return m;
	return ZHC_NONE;
}

/* Marks that stand around the whole of a range go: 《…》, “…”. */
static ZhcRange
unmarked(const ZhcChunks *c, ZhcRange r, uint32_t first, uint32_t next)
{
	if (first + 1 == next && r.end > r.start + 2 &&
		(c->row[first].kind == ZHC_K_TITLE || c->row[first].kind == ZHC_K_QUOTED) &&
		c->row[first].start == r.start && !c->row[first].cut)
		return (ZhcRange){r.start + 1, r.end - 1};
	return r;
}

/*
 * 新版《安全要求》, 梁某的新书《石城》: what ends in the title of a work is the work, unless it is
 * one of several.
 */
static ZhcRange
work_of(const ZhcChunks *c, ZhcRange r, uint32_t first, uint32_t next)
{
	const ZhcChunk *k = &c->row[next - 1];

	if (next <= first || k->kind != ZHC_K_TITLE || k->cut || k->end != r.end ||
		k->end - k->start < 3)
		return r;
	for (uint32_t i = first; i + 1 < next; i++)
		if (c->row[i].kind == ZHC_K_TITLE || c->row[i].kind == ZHC_K_ENUM ||
			c->row[i].gram == ZHC_G_WITH)
			return r;
	return (ZhcRange){k->start + 1, k->end - 1};
}

/* 余某等人, 冯某等12人: whoever is with the one who is named. */
static uint32_t
with_others(const ZhcChunks *c, uint32_t end, uint32_t limit)
{
	const ZhcText *t = &c->tokens->text;
	uint32_t p = end + 1;

	if (zhc_chunk_ch(c, end) != 0x7B49) /* 等 */
		return end;
	while (p < limit && p < end + 5 && (zhc_is_digit(t, p) || zhc_starts_number(t, p)))
		p++;
	if (p < limit && zhc_chunk_ch(c, p) == 0x540D && p > end + 1) /* 名 */
		return limit;
	return p < limit && zhc_chunk_ch(c, p) == 0x4EBA ? p + 1 : end; /* 人 */
}

/* 一名8岁男童: of people who act or suffer 一名 is told, unlike of those who speak. */
static uint32_t
with_one(const ZhcChunks *c, uint32_t start, uint32_t first)
{
	uint32_t ch = start >= first + 2 ? zhc_chunk_ch(c, start - 1) : 0;

	return (ch == 0x540D || ch == 0x4F4D) && zhc_chunk_ch(c, start - 2) == 0x4E00 ? start - 2
																				  : start;
}

Arg
zhc_arg_of(const ZhcChunks *c, const ZhcNp *np)
{
	Arg a = NO_ARG;
	uint32_t end;

	a.next = np->next;
	if (np->start >= np->end)
		return a;
	a.text = zhc_np_name(c, np);
	if (np->next > 0 && c->row[np->next - 1].start == np->start)
		a.text = unmarked(c, a.text, np->next - 1, np->next);
	else if (!np->several && np->next > 0)
		a.text = work_of(c, a.text, np->next - 1, np->next);
	a.mention = zhc_mention_of(c, a.text);
	a.text.start = with_one(c, a.text.start, np->start);
	if (np->person != ZHC_NONE && a.text.end == c->names->men[np->person].end)
	{
		end = c->row[np->next].gram == ZHC_G_ETC ? c->row[np->next].end : np->end;
		a.text.end = with_others(c, a.text.end, end);
	}
	return a;
}

/* Whether the verb at i ends its clause behind a noun phrase with 的: 遗址的新|发现. */
static bool
is_last_noun(const ZhcChunks *c, uint32_t first, uint32_t i)
{
	if (!zhc_ends_clause(&c->row[i + 1]) || !zhc_is_nominal(&c->row[i - 1]))
		return false;
	return i >= first + 2 && c->row[i - 2].gram == ZHC_G_DE;
}

/* 第23次, 第三届: an ordinal that ends with the character at p. */
static bool
is_ordinal(const ZhcChunks *c, uint32_t p)
{
	const ZhcText *t = &c->tokens->text;
	uint32_t ch = zhc_ch(t, p);

	if (ch != 0x6B21 && ch != 0x5C4A && ch != 0x8F6E && ch != 0x573A)
		return false; /* 次 届 轮 场 */
	return p > 0 && (zhc_is_digit(t, p - 1) || zhc_starts_number(t, p - 1));
}

/* 战胜某队|之后: when it was, and no part of the object; but 战争之后的秩序. */
static bool
is_afterwards(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];

	return k->gram == ZHC_G_TIME && k->end == k->start + 2 &&
		   (zhc_chunk_ch(c, k->start) == 0x4E4B || zhc_chunk_ch(c, k->start) == 0x4EE5) &&
		   zhc_is_nominal(k - 1) && k[1].gram != ZHC_G_DE; /* 之 以 */
}

/*
 * Whether the object goes on over chunk i: nominals, and between them 的, 、 and connectives.
 * Verbs and prepositions may only open it (出席在北京举行的会议): behind a noun they begin
 * something else (签署条约令各国受益).
 */
static bool
in_object(const ZhcChunks *c, uint32_t first, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];
	bool more = i + 1 < end && (zhc_is_nominal(k + 1) || k[1].kind == ZHC_K_DATE ||
								k[1].gram == ZHC_G_THIS || k[1].gram == ZHC_G_ADVERB);
	bool opens = i == first || !(zhc_is_nominal(k - 1) || k[-1].event);

	if (zhc_is_nominal(k) || k->kind == ZHC_K_BRACKET)
		return true;
	if (i > first && is_afterwards(c, i))
		return false;
	if (k->kind == ZHC_K_ENUM || k->gram == ZHC_G_WITH)
		return more || (k[1].event && k[1].frame == ZHC_F_HAPPENS && k[2].kind == ZHC_K_OTHER);
	if (k->kind == ZHC_K_DATE || k->gram == ZHC_G_DE || k->gram == ZHC_G_THIS ||
		k->gram == ZHC_G_IF || k->gram == ZHC_G_ETC)
		return i + 1 < end;
	if (k->event)
		return k->frame != ZHC_F_MOTION && k->frame != ZHC_F_MOTION_FOR &&
			   k->frame != ZHC_F_CLAUSE &&
			   (opens || (k->event != ZHC_ACT_ATTEND && k->event != ZHC_ACT_CHAIR &&
						  k->event != ZHC_ACT_SIGN && k->event != ZHC_ACT_WIN)) &&
			   k[1].gram != ZHC_G_ASPECT;
	if (k->gram == ZHC_G_VERB && i > first &&
		(is_last_noun(c, first, i) || (more && is_ordinal(c, k[-1].end - 1))))
		return true; /* 遗址的新|发现, 第23次|审议|会议 */
	if (k->gram == ZHC_G_VERB || k->gram == ZHC_G_PREP || k->gram == ZHC_G_BE)
		return opens;
	return k->gram == ZHC_G_ADVERB || k->gram == ZHC_G_WISH || k->saying || k->gram == ZHC_G_TIME ||
		   k->gram == ZHC_G_PRONOUN || (k->gram == ZHC_G_POST && more) || k->gram == 0;
}

/* 总额20亿美元的基金, 总值…, 总投资…: how much it comes to. */
static bool
is_total(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t a = zhc_chunk_ch(c, k->start), b = zhc_chunk_ch(c, k->start + 1);

	if (k->kind != ZHC_K_OTHER || k->end < k->start + 4 || a != 0x603B ||
		(b != 0x989D && b != 0x503C && b != 0x4EF7)) /* 总 额 值 价 */
		return false;
	return zhc_is_digit(&c->tokens->text, k->start + 2) ||
		   zhc_starts_number(&c->tokens->text, k->start + 2);
}

/* 为期 at chunk i. */
static bool
is_lasting(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].gram == ZHC_G_BE && c->row[i].end == c->row[i].start + 2 &&
		   char_at(c, i) == 0x4E3A;
}

/* A modifier that holds a verb goes: 前来出席会议的国际工商界代表 → 国际工商界代表. */
static ZhcRange
head_of(const ZhcChunks *c, uint32_t first, uint32_t next, ZhcRange r)
{
	bool verb = false;

	for (uint32_t i = first; i < next; i++)
	{
		const ZhcChunk *k = &c->row[i];

		verb |= is_total(c, k) ||
				(k->kind == ZHC_K_OTHER && zhc_has_verb(c, (ZhcRange){k->start, k->end})) ||
				k->gram == ZHC_G_VERB || k->event || k->saying ||
				(k->gram == ZHC_G_BE && !is_lasting(c, i)) || k->gram == ZHC_G_IF ||
				(i == first && k->gram == ZHC_G_PREP);
		if (k->gram == ZHC_G_DE && verb && r.end - k->end >= 2)
			r.start = k->end;
	}
	return r;
}

static uint32_t
skip_aspect(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	while (i < end && (c->row[i].gram == ZHC_G_ASPECT || c->row[i].gram == ZHC_G_TIME))
		i++;
	return i;
}

/* A verb that is a part of a noun: 签订|投资协议. */
static bool
is_modifier(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];

	return k->event && i + 1 < end && k[1].kind == ZHC_K_OTHER && k->frame != ZHC_F_MOTION &&
		   k->frame != ZHC_F_MOTION_FOR && k->frame != ZHC_F_CLAUSE && k->frame != ZHC_F_HAPPENS &&
		   c->names->word[k->start] == 'w' && c->names->word[k[1].start] == 'n';
}

uint32_t
zhc_topic_end(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	if (c->row[i].gram != ZHC_G_PREP && c->row[i].gram != ZHC_G_WITH)
		return end;
	for (uint32_t j = i + 2; j + 1 < end; j++)
		if (c->row[j].gram == ZHC_G_DE && zhc_is_nominal(&c->row[j + 1]))
			return j;
	return end;
}

/* 4名|年龄介于17岁至23岁的男子: people by their number. */
static bool
is_head_count(const ZhcChunks *c, const ZhcChunk *k)
{
	const ZhcText *t = &c->tokens->text;

	if (k->kind != ZHC_K_OTHER || !(zhc_is_digit(t, k->start) || zhc_starts_number(t, k->start)))
		return false;
	for (uint32_t p = k->start + 1; p < k->end && p < k->start + 5; p++)
		if (zhc_ch(t, p) == 0x540D) /* 名 */
			return true;
	return false;
}

/*
 * 一项总额超过1亿元的计划: an object that begins with 一项 and goes on with a verb ends behind the
 * 的 of that verb.
 */
static bool
described_head(const ZhcChunks *c, uint32_t first, uint32_t last, uint32_t end, Arg *a)
{
	ZhcRange r = {c->row[first].start, c->row[first].start + 4};
	bool counted =
		zhc_skip_determiner(c, r) == r.start && is_head_count(c, &c->row[first]); /* 4名 */
	uint32_t de = last;

	if (last == first || c->row[last].gram == 0 ||
		(zhc_skip_determiner(c, r) == r.start && !counted))
		return false;
	while (de < end && de < last + 8 && c->row[de].gram != ZHC_G_DE)
		de++;
	if (de + 1 >= end || c->row[de].gram != ZHC_G_DE)
		return false;
	*a = zhc_object(c, de + 1, end);
	if (zhc_has(a) && counted)
	{
		a->text.start = r.start;
		a->mention = ZHC_NONE;
	}
	return zhc_has(a);
}

/* 总金额|达|10亿美元|的|协议: behind the 的 of how much it comes to. */
static bool
measured_head(const ZhcChunks *c, uint32_t last, uint32_t end, Arg *a)
{
	if (last + 3 >= end || (c->row[last].gram != ZHC_G_VERB && c->row[last].gram != ZHC_G_PREP) ||
		c->row[last + 2].gram != ZHC_G_DE ||
		!(zhc_is_digit(&c->tokens->text, c->row[last + 1].start) ||
		  zhc_starts_number(&c->tokens->text, c->row[last + 1].start)))
		return false;
	*a = zhc_object(c, last + 3, end);
	return zhc_has(a);
}

/* 出席文化部|在某地|举办|的|酒会: the 的 behind the verb of whoever holds the object, or `end`. */
static uint32_t
held_by(const ZhcChunks *c, uint32_t first, uint32_t end)
{
	uint32_t at = first;

	while (at < end && at < first + HOLDERS &&
		   (zhc_is_nominal(&c->row[at]) || c->row[at].gram == ZHC_G_WITH ||
			c->row[at].kind == ZHC_K_ENUM || (at > first && c->row[at].gram == ZHC_G_FUTURE) ||
			(at > first && c->row[at].kind == ZHC_K_DATE)))
		at++;
	if (at == first || at + 3 >= end || c->row[at].gram != ZHC_G_PREP || char_at(c, at) != AT)
		return end;
	for (uint32_t i = at + 2; i + 2 < end && i < at + 7; i++)
		if (c->row[i].event && c->row[i + 1].gram == ZHC_G_DE && zhc_is_nominal(&c->row[i + 2]))
			return i + 1;
	return end;
}

/* 成果|落实|协调人会议: a verb in the name of a meeting that ends the clause. */
static bool
is_verb_in_meeting(const ZhcChunks *c, uint32_t first, uint32_t i, uint32_t end)
{
	const ZhcChunk *k = &c->row[i];
	uint32_t ch;

	if (i <= first || i + 2 != end || k->gram != ZHC_G_VERB || k[1].kind != ZHC_K_OTHER ||
		k[-1].kind != ZHC_K_OTHER || k[1].end < k[1].start + 3)
		return false;
	ch = zhc_chunk_ch(c, k[1].end - 1);
	return ch == 0x4F1A || ch == 0x575B || /* 会 坛 */
		   (ch == 0x8BAE && zhc_chunk_ch(c, k[1].end - 2) == 0x4F1A);
}

/* 发布新闻稿|证实此事: a verb of saying behind a document begins what is said in it. */
static bool
tells(const ZhcChunks *c, uint32_t first, uint32_t i)
{
	return i > first && c->row[i].saying == ZHC_SAY && c->row[i].end > c->row[i].start + 1 &&
		   c->row[i + 1].gram != ZHC_G_DE && !zhc_ends_clause(&c->row[i + 1]) &&
		   zhc_object_end(c, (ZhcRange){c->row[first].start, c->row[i - 1].end}) ==
			   ZHC_END_DOCUMENT;
}

/* 涉|老年人犯罪案例, 为期|3个月的行动: what a thing is about, or how long it lasts. */
static bool
is_about(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	if (i + 1 >= end || !zhc_is_nominal(&c->row[i + 1]))
		return false;
	return is_one_char(c, i, 0x6D89) || is_lasting(c, i); /* 涉 */
}

Arg
zhc_object(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	uint32_t first = skip_aspect(c, i, end), last;
	Arg a = NO_ARG;

	a.next = first;
	/* 抓获涉嫌运毒的3名嫌疑人 */
	if (first < end && c->row[first].gram == ZHC_G_IF)
		for (uint32_t de = first + 1; de + 1 < end && de < first + 8; de++)
			if (c->row[de].gram == ZHC_G_DE && zhc_is_nominal(&c->row[de + 1]))
				return zhc_object(c, de + 1, end);
	if (first >= end || !(zhc_is_nominal(&c->row[first]) || is_about(c, first, end) ||
						  c->row[first].kind == ZHC_K_DATE || c->row[first].gram == ZHC_G_THIS ||
						  c->row[first].gram == ZHC_G_VERB || c->row[first].gram == ZHC_G_ADVERB ||
						  c->row[first].gram == ZHC_G_PRONOUN || is_modifier(c, first, end) ||
						  zhc_topic_end(c, first, end) < end))
		return a;
	if (c->row[first].gram == ZHC_G_WITH)
		return zhc_object(c, zhc_topic_end(c, first, end) + 1, end);
	if (held_by(c, first, end) < end)
		return zhc_object(c, held_by(c, first, end) + 1, end);
	for (last = first; last < end && in_object(c, first, last, end); last++)
		if (c->row[last].end - c->row[first].start > OBJECT_MAX || tells(c, first, last))
			break;
	if (is_verb_in_meeting(c, first, last, end))
		last += 2;
	if (last < end && (described_head(c, first, last, end, &a) || measured_head(c, last, end, &a)))
		return a;
	/* adverbs, prepositions, 后 and brackets at its end are no part of it */
	while (last > first && !zhc_is_nominal(&c->row[last - 1]) && !c->row[last - 1].event &&
		   c->row[last - 1].gram != ZHC_G_VERB && c->row[last - 1].gram != ZHC_G_WISH &&
		   (!c->row[last - 1].saying || c->row[last - 1].end == c->row[last - 1].start + 1))
		last--; /* 发表声明|说 */
	if (last > first + 1 && c->row[last - 1].saying == ZHC_SAY && !c->row[last - 1].event &&
		c->names->word[c->row[last - 1].start] == 'v' && zhc_ends_clause(&c->row[last]))
		last--; /* 举行记者会|表示 */
	a.next = last;
	if (last == first)
		return a;
	a.text = head_of(c, first, last, (ZhcRange){c->row[first].start, c->row[last - 1].end});
	a.text = unmarked(c, a.text, first, last);
	a.text = work_of(c, a.text, first, last);
	a.text.start = with_one(c, zhc_skip_determiner(c, a.text), a.text.start);
	a.mention = zhc_mention_of(c, a.text);
	return a;
}

Arg
zhc_object_person(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np = zhc_read_np(c, skip_aspect(c, i, end), end);
	const ZhcMention *men = c->names->men;
	Arg a = zhc_arg_of(c, &np);

	/* 古巴外长甲和沙特外交大臣乙: more than one with a title of its own, or 甲以及七位领导人 */
	for (uint32_t m = np.person; np.several && m != ZHC_NONE && m-- > 0 && men[m].end > np.start;)
		if (men[m].kind == ZHC_NAME_PERSON && men[m].start >= np.start &&
			men[m].end <= a.text.start)
		{
			a.text = (ZhcRange){np.start, np.end};
			a.mention = ZHC_NONE;
			break;
		}
	return a;
}

uint32_t
zhc_before_verb(const ZhcChunks *c, ZhcRange r)
{
	if (r.end > r.start + 2 && zhc_chunk_ch(c, r.start) == 0x73B0 &&
		zhc_chunk_ch(c, r.start + 1) == 0x573A &&
		(c->names->word[r.start + 2] ||
		 (r.end == r.start + 4 && zhc_chunk_ch(c, r.start + 2) == 0x6307)))
		return r.start + 2; /* 现场|指导救援, 现场|指挥 */
	for (uint32_t i = r.start + 2; i < r.end; i++)
		if (c->names->word[i] == 'v' && i + 1 < r.end && !c->names->word[i + 1])
			return i;
	return r.end;
}

/* The last place named in the chunks [i, end), or ZHC_NONE. */
static uint32_t
last_place(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	while (end-- > i)
		if (c->row[end].kind == ZHC_K_NAME && c->names->men[c->row[end].ref].kind == ZHC_NAME_PLACE)
			return c->row[end].ref;
	return ZHC_NONE;
}

Arg
zhc_object_place(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	ZhcNp np = zhc_read_np(c, skip_aspect(c, i, end), end);
	Arg a = zhc_arg_of(c, &np);
	uint32_t last;

	/* 会场——阿斯塔纳独立宫: what stands behind the dash is meant */
	if (np.start < np.end && np.next < c->n && c->row[np.next].kind == ZHC_K_DASH &&
		c->row[np.next + 1].kind == ZHC_K_NAME)
	{
		np = zhc_read_np(c, np.next + 1, np.next + 2);
		a = zhc_arg_of(c, &np);
	}
	/* 哈萨克斯坦首都阿斯塔纳: the last one */
	if (np.several && (last = last_place(c, i, np.next)) != ZHC_NONE)
	{
		/* 广东、广西协助指导 */
		a.text = (ZhcRange){np.start, c->names->men[last].end};
		a.mention = ZHC_NONE;
	}
	else if (c->row[i].kind == ZHC_K_NAME && np.next >= i + 2 &&
			 c->names->men[c->row[i].ref].kind == ZHC_NAME_PLACE &&
			 c->row[i + 1].kind == ZHC_K_OTHER &&
			 c->names->word[c->row[i + 1].start] != 'm' && /* 某地一所学校 */
			 (np.next == i + 2 ? !zhc_is_noun_at(c, c->row[i + 1].start)
							   : c->names->word[c->row[i + 1].start] == 'v'))
	{
		/* 澳大利亚外训 */
		a.text = (ZhcRange){c->row[i].start, c->row[i].end};
		a.mention = c->row[i].ref;
		a.cut = true;
	}
	else if (np.other != ZHC_NONE && c->row[np.next - 1].kind == ZHC_K_NAME &&
			 c->names->men[np.other].kind == ZHC_NAME_PLACE)
	{
		a.text = (ZhcRange){c->names->men[np.other].start, c->names->men[np.other].end};
		a.mention = np.other;
	}
	else if (np.person != ZHC_NONE && np.end > c->names->men[np.person].end)
	{
		a.text = (ZhcRange){np.start, np.end};
		a.mention = ZHC_NONE;
	}
	if (a.mention == ZHC_NONE && a.text.start < a.text.end)
	{
		uint32_t e = zhc_before_verb(c, a.text);

		a.cut = e < a.text.end;
		a.text.end = e;
		if (a.cut)
			a.mention = zhc_mention_of(c, a.text);
	}
	return a;
}

/* Where 建, 建设, 兴建 ends between characters [from, end), or 0; what is 扩建 or 改建 stands. */
static uint32_t
behind_build(const ZhcChunks *c, uint32_t from, uint32_t end)
{
	for (uint32_t p = from; p + 2 < end && p < from + BUILD_WITHIN; p++)
		if (zhc_chunk_ch(c, p) == 0x5EFA && zhc_chunk_ch(c, p - 1) != 0x6269 &&
			zhc_chunk_ch(c, p - 1) != 0x6539) /* 建 扩 改 */
		{
			uint32_t next = zhc_chunk_ch(c, p + 1);

			return next == 0x8BBE || next == 0x9020 || next == 0x6210 ? p + 2 : p + 1; /* 设造成 */
		}
	return 0;
}

Arg
zhc_object_built(const ZhcChunks *c, uint32_t i)
{
	uint32_t end = i, p;
	Arg a = NO_ARG;

	while (end + 1 < c->n && !zhc_ends_sentence(&c->row[end]) &&
		   c->row[end].start < c->row[i].start + BUILD_WITHIN)
		end++;
	p = behind_build(c, c->row[i].start, c->row[end].start);
	for (; p && i < end; i++)
		if (c->row[i].start <= p && p < c->row[i].end)
		{
			a = zhc_object(c, i, zhc_clause_end(c, i));
			if (zhc_has(&a))
				a.text.start = p > a.text.start ? p : a.text.start;
			a.text.start = zhc_skip_determiner(c, a.text);
			a.mention = ZHC_NONE;
			return a;
		}
		else if (c->row[i].start == p)
			return zhc_object(c, i, zhc_clause_end(c, i));
	return a;
}
