/*
 * namelattice.c - a run of Han characters cut into words and names of persons
 *
 * The cheapest way through a lattice (Viterbi) of the words of the lists, each at the cost of its
 * frequency, and of candidates for names at the cost of their characters in names, less what
 * their surroundings and the rest of the text say for them.
 */
#include "events.h"
#include "namelattice.h"

#include "ownterms.h"

#define COST_HAN	 40 /* of taking something for a Han name; -8 ln of the share of such words */
#define COST_UNSEEN	 80 /* a character never seen in given names */
#define VOTE_MOST	 76 /* the most that vote_bonus() gives */
#define COST_COMMON	 46 /* of a surname that a husband's name may stand before */
#define COST_RARER	 60 /* ... when everything else says so */
#define COST_LAST	 64 /* one that ends no given name but between a title and a verb */
#define COST_LIKELY	 56 /* characters below it often end given names */
#define COST_PLAIN	 82 /* words below it are what they mean between a title and a verb, too */
#define PLACE_SPEAKS 72 /* a place behind a surname says something: 田北辰表示 */

/* The step from a node over the word of a match, its length left out. */
static inline ZhcNode
step_over(ZhcNode from, uint32_t match)
{
	const uint64_t first = (uint64_t) ZHC_NAME_COST_FROM << ZHC_NODE_SHIFT;
	uint64_t cost = (uint64_t) (match & ZHC_NAME_COST_NEVER << ZHC_NAME_ENTRY_BITS)
					<< (ZHC_NODE_SHIFT - ZHC_NAME_ENTRY_BITS);

	return (from >> ZHC_NODE_SHIFT << ZHC_NODE_SHIFT) + cost + first + ZHC_MATCH_ENTRY(match);
}

/* A step over the word of a match of one character. */
static inline void
relax_alone(ZhcNode *from, uint32_t match)
{
	ZhcNode step = step_over(*from, match) | ZHC_NODE(0, 1, ZHC_SEG_WORD, false, 0);

	from[1] = step < from[1] ? step : from[1];
}

/* Over that of any; none where `not` is said, which is no branch. */
static inline void
relax_word(ZhcNode *from, uint32_t match, bool not )
{
	uint32_t len = ZHC_MATCH_LEN(match);
	uint64_t dear = 0 - (uint64_t) (not | (ZHC_NAME_PACKED(match) == ZHC_NAME_COST_NEVER));
	ZhcNode step = step_over(*from, match) | ZHC_NODE(0, len, ZHC_SEG_WORD, false, 0) | dear;

	len &= ~(uint32_t) dear;
	from[len] = step < from[len] ? step : from[len];
}

/* Words of one character and of two, if there is one: which no processor guesses; then longer ones.
 * Those that go on behind the run lead to nodes that nothing reads. */
static inline void
relax_words(ZhcNode *from, const uint32_t *match, uint32_t n)
{
	relax_alone(from, match[0]);
	relax_word(from, match[1], n < 2);
	for (uint32_t k = 2; k < n; k++)
		relax_word(from, match[k], false);
}

static int
vote_bonus(const ZhcVote *v)
{
	int bonus = v->strong > 1 ? 44 : v->strong ? 32 : 0;

	if (v->count > 1)
		bonus += v->count > 3 ? 32 : 10 * (v->count - 1);
	return bonus;
}

/* A numeral before i: 一 + 张. */
static bool
is_counted(const ZhcNamer *nm, uint32_t i)
{
	return i > 0 && zhc_name_cls(zhc_name_entry(nm, i - 1, 1)) == 'm';
}

/* 则 也 亦 仍 均 又 还 都 已: between a surname alone and what somebody does. */
static bool
is_adverb(uint32_t ch)
{
	return ch == 0x5219 || ch == 0x4E5F || ch == 0x4EA6 || ch == 0x4ECD || ch == 0x5747 ||
		   ch == 0x53C8 || ch == 0x8FD8 || ch == 0x90FD || ch == 0x5DF2;
}

/* 报道 and 报导 behind a name: 记者 + 张严 + 报道. */
static bool
is_reporting(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	uint32_t c = len == 2 && zhc_ch(nm->text, i) == 0x62A5 ? zhc_ch(nm->text, i + 1) : 0;

	return c == 0x9053 || c == 0x5BFC;
}

/*
 * What speaks against a Han name at i: a numeral before it, a surname or given name that is a
 * frequent word, or that all of it is one.
 */
static int
han_malus(const ZhcNamer *nm, const Start *s, uint32_t len, const ZhcVote *vote)
{
	uint32_t all = len == 2 ? s->words.two : s->words.three, first = s->words.one;
	uint32_t flags = zhc_name_flags(all), next = len == 3 ? zhc_name_flags(s->next.two) : 0;
	char cls = zhc_name_cls(all), first_cls = zhc_name_cls(first);
	bool named = s->before.title && nm->ctx[s->i + len] & ZHC_CTX_AFTER;
	int malus = 0;

	if (flags & (ZHC_NW(PERSON_AFTER) | ZHC_NW(TITLE) | ZHC_NW(COUNTRY)))
		return 200;
	if (len == 3 && zhc_name_flags(s->words.two) & (ZHC_NW(COUNTRY) | ZHC_NW(ORG)))
		malus += 60; /* 韩国 + 前, 国会 + 演说 */
	if (len == 3 && zhc_name_flags(s->words.two) & (ZHC_NW(TITLE) | ZHC_NW(ORG_END)))
		malus += 60; /* 居民 + 洪婆婆, 支行 + 卢先生 */
	if (flags &
		(ZHC_NW(PLACE) | ZHC_NW(ORG) | ZHC_NW(MEDIA) | ZHC_NW(ORG_END) | ZHC_NW(ORG_END_BARE)))
		malus += named ? 20 : 60;
	if (len == 2 && flags & ZHC_NW(ORG_END))
		malus += 60; /* 公会 */
	if (cls && zhc_class_in(cls, "nwa"))
		malus += zhc_name_cost(all) >= (named ? COST_PLAIN : 104) ? 14
				 : zhc_name_cost(all) >= 92						  ? 36
											: 60; /* 总统 + 明确 + 表示 */
	else if (cls)
		malus += 100;
	if (s->before.title && nm->ctx[s->i + len] & ZHC_CTX_TITLE &&
		zhc_ch(nm->text, s->i + len - 1) == 0x548C)
		malus += 60; /* 总指挥张军和 + 副总指挥 */
	if (next & (ZHC_NW(TITLE) | ZHC_NW(TITLE_AFTER)) || is_reporting(nm, s->i + 1, len - 1))
		malus += vote->strong > 0 && vote->count > 2 ? 60 : 200; /* 施名帅 said it */
	else if (next && !(s->before.title && next & ZHC_NW_PLACES)) /* 前副主任 + 张东海 */
		malus += !(nm->ctx[s->i + len] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER))
					 ? (zhc_name_cost(s->next.two) < COST_GIVEN || next & ~ZHC_NW(WORD) ? 24 : 0)
				 : first_cls == 'n' && next & PLACES &&
						 !(s->i > 0 && zhc_name_model(nm, s->i - 1)->inner != ZHC_NW_NEVER)
					 ? -PLACE_SPEAKS
					 : 0;
	if (len == 3 && !s->before.title && is_adverb(zhc_ch(nm->text, s->i + 1)))
		malus += zhc_name_is_family(nm, s->i) ? 80 : 24; /* 詹 + 则回 */
	if (next & (ZHC_NW_BODIES | ZHC_NW(ORG_END_BARE)) && !s->before.title)
		malus += 60; /* 国华 + 人寿 */
	if (len == 3 && !s->before.title && zhc_name_cls(s->next.two) == 't')
		malus += 60; /* 王 + 早前 */
	if (s->i > 0 && zhc_cls(nm->text, s->i - 1) == ZHC_C_DIGIT)
		malus += 60;
	if (nm->ctx[s->i + 1] & ZHC_CTX_TITLE_END && s->i > 0 &&
		zhc_name_flags(zhc_name_entry(nm, s->i - 1, 2)) & ZHC_NW(TITLE))
		malus += 100; /* 教 + 师婉妮 */
	if (first_cls && zhc_class_in(first_cls, "fvm") && zhc_name_cost(first) < 64 &&
		(first_cls != 'm' || is_counted(nm, s->i)))
		malus += 24;
	if (len == 2 && zhc_name_cost(s->next.one) < 60)
		malus += 20;
	return malus;
}

/* Whether the run at hand stands behind a person and 、 or a blank. */
static bool
after_person(const ZhcNamer *nm)
{
	const ZhcSeg *last;

	if (nm->nseg < 2)
		return false;
	last = &nm->seg[nm->nseg - 1];
	return (last->kind == ZHC_SEG_BLANK || zhc_name_pause(nm, last->start)) &&
		   (last[-1].kind == ZHC_SEG_PERSON || last[-1].kind == ZHC_SEG_FOREIGN);
}

/* A character that hardly any word has, so that it is likely part of a name: 玎, 洱. */
static bool
is_strange(const ZhcNamer *nm, uint32_t i)
{
	uint32_t w = zhc_name_entry(nm, i, 1);

	return zhc_name_han(nm, i) && zhc_name_cost(w) >= COST_STRANGER &&
		   !(zhc_name_flags(w) & ~ZHC_NW(WORD));
}

/* Whether a place of two characters ends with the one at i: 湖南 + 公畅, 丹阳 + 人. */
static bool
cuts_place(const ZhcNamer *nm, uint32_t i)
{
	return i > 0 && zhc_name_flags(zhc_name_entry(nm, i - 1, 2)) & ZHC_NW_PLACES;
}

/* Whether the third character from s->i is a frequent word: 约. */
static bool
third_is_word(const ZhcNamer *nm, const Start *s)
{
	uint32_t m = nm->match[nm->at[s->i + 2]];

	return zhc_name_nwords(nm, s->i + 2) > 0 && ZHC_MATCH_LEN(m) == 1 &&
		   ZHC_NAME_PACKED(m) + ZHC_NAME_COST_FROM < COST_FUNCTION;
}

/* 其 他 她 另 同 几 众: 和 + 其他人. */
static bool
is_other(uint32_t c)
{
	return c == 0x5176 || c == 0x4ED6 || c == 0x5979 || c == 0x53E6 || c == 0x540C || c == 0x51E0 ||
		   c == 0x4F17;
}

/* Whether 家 and a place's ending of one character stand behind the surname at i: 王家庄. */
static bool
is_clan(const ZhcNamer *nm, uint32_t i)
{
	return zhc_ch(nm->text, i + 1) == 0x5BB6 &&
		   zhc_name_word_of(nm, i + 2, 1)->flags & ZHC_NW(PLACE_END);
}

/* What else speaks against a Han name that is the cheapest so far. */
static int
more_malus(const ZhcNamer *nm, const Start *s, uint32_t len, int bonus, const ZhcVote *vote)
{
	if (len == 2 && nm->ctx[s->i + 1] & ZHC_CTX_TITLE_AFTER)
		return 100; /* 顾 + 老先生 */
	if (len == 3 && zhc_name_suspect(nm, s->i + 2) && zhc_name_cls(s->words.one) == 'f')
		return 100; /* 向 + 苏妇 */
	if ((!s->before.title && zhc_name_suspect(nm, s->i + 1)) || (len == 3 && is_clan(nm, s->i)))
		return 300; /* 陈 + 男, 王家庄 */
	if (len == 3 && zhc_ch(nm->text, s->i + 2) == 0x548C && s->i + 3 < nm->text->n &&
		zhc_cls(nm->text, s->i + 3) == ZHC_C_DIGIT &&
		zhc_name_vote(nm, s->i, 2)->count > vote->count)
		return 100; /* 邹军 + 和 + 70多岁 */
	if (len == 2 && vote->count > 1 && vote->strong == 0 &&
		zhc_name_model(nm, s->i + 2)->inner == ZHC_NW_NEVER &&
		zhc_name_vote(nm, s->i, 3)->count == vote->count && !third_is_word(nm, s))
		return 40; /* 徐榛 of 徐榛蔚, wherever it stands */
	if (len == 2 && vote->count > 1 && zhc_name_model(nm, s->i + 2)->second < COST_LIKELY &&
		zhc_name_vote(nm, s->i, 3)->count == vote->count)
		return 60; /* 翁玮 of 翁玮均, though 均 is an adverb as well */
	if (s->i > 0 && s->i + len < nm->text->n && zhc_ch(nm->text, s->i - 1) == '/' &&
		zhc_ch(nm->text, s->i + len) == 0x62A5)
		return 200; /* 记者某某/万丹报道 */
	if (len == 3 && s->i + 3 < nm->text->n && zhc_cls(nm->text, s->i + 3) == ZHC_C_DIGIT &&
		(zhc_ch(nm->text, s->i + 2) == 0x81EA || zhc_ch(nm->text, s->i + 2) == 0x5171))
		return 100; /* 雷霆 + 自 + 2018年, 安某 + 共 + 19位 */
	if (len == 3 && zhc_ch(nm->text, s->i + 2) == 0x548C && s->i + 3 < nm->text->n &&
		is_other(zhc_ch(nm->text, s->i + 3)))
		return 100; /* 吴季和 + 其他人 */
	if ((zhc_ch(nm->text, s->i + len - 1) == 0x4ECA ||
		 zhc_ch(nm->text, s->i + len - 1) == 0x6628) &&
		s->i + len + 1 < nm->text->n && zhc_ch(nm->text, s->i + len) == '(' &&
		zhc_cls(nm->text, s->i + len + 1) == ZHC_C_DIGIT)
		return 100; /* 安溥今（3日） */
	if (len == 3 && s->before.comma && zhc_ch(nm->text, s->i + 2) == 0x548C &&
		zhc_name_model(nm, s->i + 3)->surname <= COST_RARER)
		return 60; /* 、于慧和 + 张妮娜 */
	if (bonus >= 20)
		return s->before.title && s->i > 2 && cuts_place(nm, s->i) && cuts_place(nm, s->i - 2)
				   ? 100
				   : 0; /* 江 + 苏丹 + 阳人 */
	if (s->i > 0 && s->i + len < nm->text->n && zhc_cls(nm->text, s->i - 1) == ZHC_C_OPEN &&
		zhc_cls(nm->text, s->i + len) == ZHC_C_CLOSE && zhc_ch(nm->text, s->i - 1) != '(')
		return 30; /* “连七冻” */
	return (len == 3 && vote->strong == 0 && third_is_word(nm, s) &&
					zhc_name_vote(nm, s->i, 2)->strong > 0 &&
					zhc_name_vote(nm, s->i, 2)->count > vote->count * 2 + (vote->count < 2)
				? 30
				: 0) + /* 李申 + 约 */
		   (cuts_place(nm, s->i) ? 70 : 0);
}

/*
 * What speaks against 为 as the last character of a name of `len`: a title behind it, 丘克 +
 * 为代总理, and surely a verb of appointing before, 选举李明 + 为新任会长.
 */
static int
office_malus(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	uint32_t p = i + 2, n;
	const ZhcLexEntry *e;

	while (p < i + len && zhc_ch(nm->text, p) != 0x4E3A)
		p++;
	if (p == i + len)
		return 0;
	e = zhc_lex_find_back(nm->text->code, 0, i, ZHC_LEX_BIT(EVENT), &n);
	if (e && e->a == ZHC_ACT_APPOINT)
		return 300;
	return p + 1 == i + len && nm->ctx[p + 1] & ZHC_CTX_TITLE ? 60 : 0;
}

/* Whether a name may end before `end` with 年, which dates have as well: 戴永年 + 在, 康有年说. */
static bool
ends_in_year(const ZhcNamer *nm, uint32_t end)
{
	return zhc_ch(nm->text, end - 1) == 0x5E74 &&
		   (nm->ctx[end] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER) || is_edge(nm, end) ||
			zhc_ch(nm->text, end) == 0x5728);
}

/* Whether a candidate of three characters stands in the text three times or more, as often as its
 * first two. */
static bool
comes_again(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	uint16_t count = len == 3 ? zhc_name_vote(nm, i, 3)->count : 0;

	return count >= 3 && count >= zhc_name_vote(nm, i, 2)->count;
}

/* Whether a title stands before and a rare noun behind the surname: 冯 + 向阳. */
static bool
is_given_word(const Start *s, uint32_t sur)
{
	return sur == 1 && s->before.title && zhc_name_cls(s->next.two) == 'n' &&
		   zhc_name_cost(s->next.two) >= COST_FUNCTION;
}

/* Whether a member of a row of persons ends before `end`: 、张同盟、 and 、黄兴国为…. */
static bool
ends_member(const ZhcNamer *nm, uint32_t end)
{
	uint32_t c = end < nm->text->n ? zhc_ch(nm->text, end) : 0;

	return c == 0x3001 || c == '(' || c == 0x7B49 || c == 0x4E3A || c == 0xFF0C ||
		   c == ','; /* 等 为 */
}

/* Whether a candidate of three characters stands behind a mark and was named with a title before.
 */
static bool
is_named(const ZhcNamer *nm, const Start *s, uint32_t len)
{
	return len == 3 && s->before.edge && zhc_name_vote(nm, s->i, 3)->strong > 0;
}

/* Whether a name of `len` may end in a character that ends no given name: 政务次长 + 马士元 + 说,
 * but not 主席 + 于明年 + 访问. */
static bool
may_end_so(const ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t len)
{
	char given = zhc_name_cls(zhc_name_entry(nm, s->i + sur, 2));
	uint8_t after = nm->ctx[s->i + len];

	if ((s->before.title || is_named(nm, s, len)) && !given &&
		(after & ZHC_CTX_AFTER || zhc_ch(nm->text, s->i + len) == '(') &&
		zhc_name_model(nm, s->i + sur + 1)->first < ZHC_NW_FORBIDDEN)
		return true;
	return (s->before.title || s->before.edge || after & ZHC_CTX_TITLE_AFTER) && given != 't' &&
		   ends_in_year(nm, s->i + len);
}

/* Whether character i is a frequent word that is no noun, or begins a verb: what stands behind a
 * given name of one character. */
static bool
is_plain_last(const ZhcNamer *nm, uint32_t i)
{
	uint32_t w = zhc_name_entry(nm, i, 1);

	return (zhc_name_cls(w) && zhc_class_in(zhc_name_cls(w), "fvm") && zhc_name_cost(w) < 60) ||
		   cuts_word(nm, i);
}

/* A name whose characters and surroundings cost `cost`: what its words and the rest of the text
 * say. */
static void
relax_voted(const ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t len, int cost, int bonus)
{
	const ZhcVote *vote = NULL;

	if (sur == 1)
	{
		/* all but a place behind the surname speaks against the name: most are too dear already */
		int least = len == 3 && s->next.two ? -PLACE_SPEAKS : 0;

		vote = zhc_name_vote(nm, s->i, len);
		cost -= vote_bonus(vote);
		if (too_dear(s->from, len, cost + least))
			return;
		cost += han_malus(nm, s, len, vote);
	}
	else if (len == 4 && is_plain_last(nm, s->i + 3))
		cost += 50; /* 欧阳靖 + 为, 欧阳靖 + 打开 */
	if (too_dear(s->from, len, cost))
		return;
	cost += office_malus(nm, s->i, len);
	if (sur == 1)
		cost += more_malus(nm, s, len, bonus, vote);
	if (len == 3 && nm->ctx[s->i + 3] & ZHC_CTX_AFTER &&
		(cuts_word(nm, s->i + 2) || zhc_name_word_of(nm, s->i + 2, 2)->cls == 'f') &&
		!(zhc_name_word_of(nm, s->i + 3, 2)->flags & ZHC_NW(PERSON_AFTER)))
		cost += 40; /* 卢均 + 微笑 */
	relax(s->from, len, cost, 0, ZHC_SEG_PERSON, false);
}

/* A name of `len` characters whose surname has `sur` and whose given name may begin so. */
static void
relax_given(ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t len, int cost)
{
	const ZhcNameModel *a = zhc_name_model(nm, s->i + sur);
	uint8_t second = 0;
	int bonus;

	if (len - sur > 1)
	{
		const ZhcNameModel *b = zhc_name_model(nm, s->i + sur + 1);

		if ((second = b->second) == ZHC_NW_FORBIDDEN)
		{
			if (!may_end_so(nm, s, sur, len))
				return;
			second = COST_LAST;
		}
	}
	bonus = context_bonus(nm, s->before, s->i + len);
	if (len - sur == 1)
	{
		uint8_t lower = a->single < a->second ? a->single : a->second;

		if (lower == ZHC_NW_NEVER && bonus < (is_strange(nm, s->i + sur) ? 20 : 40))
			return;
		cost += 16 + (lower == ZHC_NW_NEVER ? COST_UNSEEN : lower);
	}
	else
	{
		int unseen = (a->first == ZHC_NW_NEVER) + (second == ZHC_NW_NEVER);
		int most = (bonus >= 20) + (bonus >= 44);

		if (unseen > most + 1 ||
			(unseen > most &&
			 (bonus < 4 || !is_strange(nm, s->i + sur + (second == ZHC_NW_NEVER))) &&
			 (zhc_name_model(nm, s->i + sur)->inner != ZHC_NW_NEVER ||
			  !comes_again(nm, s->i, sur + 2))))
			return;
		cost += (a->first >= ZHC_NW_FORBIDDEN ? COST_UNSEEN : a->first) +
				(second == ZHC_NW_NEVER ? COST_UNSEEN : second);
	}
	if (s->list)
		bonus += len == 3 && ends_member(nm, s->i + 3) ? 80 : 30;
	/* the next in a row of names */
	if (ZHC_NODE_KIND(*s->from) == ZHC_SEG_PERSON &&
		!(len == 2 && zhc_name_cls(s->next.one) == 'f') && /* 龙 + 未 */
		nm->ctx[s->i - ZHC_NODE_LEN(*s->from)] & ZHC_CTX_TITLE_END)
		bonus += 40;
	cost += bonus ? COST_HAN - bonus : COST_HAN + COST_ALONE;
	if (too_dear(s->from, len, cost - VOTE_MOST))
		return;
	relax_voted(nm, s, sur, len, cost, bonus);
}

/* The same for any, of which many begin with what begins no given name. */
static inline void
relax_han(ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t len, int cost)
{
	const ZhcNameModel *a = zhc_name_model(nm, s->i + sur);

	if (len - sur == 1 ? a->single != ZHC_NW_FORBIDDEN
					   : a->first != ZHC_NW_FORBIDDEN || is_given_word(s, sur))
		relax_given(nm, s, sur, len, cost);
}

/* Whether two surnames may stand at the start, of a husband and of a wife: 叶刘 + 淑仪. */
static bool
may_be_married(const ZhcNamer *nm, const Start *s)
{
	uint8_t his = zhc_name_model(nm, s->i)->surname, hers = zhc_name_model(nm, s->i + 1)->surname;
	bool behind = nm->ctx[s->i + 4] & (ZHC_CTX_AFTER | ZHC_CTX_TITLE_AFTER);
	uint8_t most = s->before.title && (behind || is_edge(nm, s->i + 4)) ? COST_RARER : COST_COMMON;
	const ZhcNameWord *given;

	if (his > COST_COMMON || hers > most || !(s->before.title || behind) ||
		zhc_name_words[s->words.one].cls == 'f' || is_reporting(nm, s->i + 2, 2))
		return false; /* 向 + 韩悳洙 */
	given = zhc_name_word_of(nm, s->i + 2, 2);
	return !given->cls || given->cost >= COST_GIVEN; /* not 苏林 + 会面 */
}

static void
relax_persons(ZhcNamer *nm, Start *s, uint32_t end)
{
	const ZhcNameModel *m = zhc_name_model(nm, s->i);
	uint32_t flags;

	s->list = s->from == nm->node && after_person(nm);
	short_words(&s->words, s->match, zhc_name_nwords(nm, s->i));
	/* surnames are among the first entries */
	flags = s->words.two - 1 < zhc_name_near[0] ? zhc_name_flags(s->words.two) : 0;
	if (m->surname != ZHC_NW_NEVER && zhc_name_han(nm, s->i + 1))
	{
		short_words(&s->next, nm->match + nm->at[s->i + 1], zhc_name_nwords(nm, s->i + 1));
		for (uint32_t len = 2; len <= 3 && s->i + len <= end; len++)
			relax_han(nm, s, 1, len, m->surname);
	}
	if (s->i + 4 <= end && !flags && may_be_married(nm, s))
		relax_han(nm, s, 2, 4, m->surname + zhc_name_model(nm, s->i + 1)->surname); /* 叶刘淑仪 */
	if (flags & ZHC_NW(SURNAME))
		for (uint32_t len = 3; len <= 4 && s->i + len <= end; len++)
			relax_han(nm, s, 2, len, zhc_name_cost(s->words.two) < 100 ? 84 : 60);
	if (flags & ZHC_NW(SURNAME_FOREIGN) &&
		!(s->i > 0 && zhc_cls(nm->text, s->i - 1) == ZHC_C_DIGIT)) /* 9日 + 高开 */
		zhc_name_japanese(nm, s, 2, end);
	if (zhc_name_flags(s->words.three) & ZHC_NW(SURNAME_FOREIGN))
		zhc_name_japanese(nm, s, 3, end);
}

/* Whether one with a surname may: one question, since no processor guesses the answer.  A longer
 * surname is one of the words, and among the first entries. */
static inline bool
may_be_person(const ZhcNamer *nm, uint32_t i, const uint32_t *match, uint32_t n)
{
	uint32_t may = zhc_name_model(nm, i)->may;
	bool near = ((n > 1) & (ZHC_MATCH_ENTRY(match[1]) - 1 < zhc_name_near[0])) |
				((n > 2) & (ZHC_MATCH_ENTRY(match[2]) - 1 < zhc_name_near[0]));

	return ((may & ZHC_MAY_HAN) != 0) | (((may & ZHC_MAY_LONGER) != 0) & near);
}

/* Whether a transcribed name may start at i, likewise. */
static inline bool
may_be_foreign(const ZhcNamer *nm, uint32_t i)
{
	uint32_t head = nm->ctx[i] & ZHC_CTX_TITLE_END ? ZHC_MAY_HEAD | ZHC_MAY_INNER : ZHC_MAY_HEAD;
	bool begins = zhc_name_model(nm, i)->may & head;
	bool goes_on = zhc_name_model(nm, i + 1)->may & ZHC_MAY_INNER;

	return begins & goes_on;
}

/* Nodes for a run of n characters, all but the first dearer than any way; and what words that go on
 * behind it need. */
static ZhcStatus
empty_nodes(ZhcNamer *nm, uint32_t n)
{
	void *data = nm->node;
	size_t cap = nm->cap_node;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_node, n + 1 + ZHC_NAME_WORD_MAX,
									 sizeof(*nm->node));

	nm->node = data;
	if (st != ZHC_OK)
		return st;
	if (nm->cap_node > cap)
		memset(nm->node, 0, nm->cap_node * sizeof(*nm->node));
	nm->node[0] = ZHC_NODE(0, 0, ZHC_SEG_WORD, false, 0);
	memset(nm->node + 1, 0xFF, n * sizeof(*nm->node));
	return ZHC_OK;
}

ZhcStatus
zhc_name_run(ZhcNamer *nm, uint32_t start, uint32_t end, bool dotted)
{
	uint32_t dot = dotted ? start : end;
	uint32_t before = UINT32_MAX; /* the interpunct before i */
	ZhcStatus st = empty_nodes(nm, end - start);

	if (st != ZHC_OK)
		return st;
	zhc_poll(nm->al);
	for (uint32_t i = start; i + 1 < end; i++) /* no name has one character */
	{
		ZhcNode *from = nm->node + (i - start);
		const uint32_t *match = nm->match + nm->at[i];
		uint32_t n = zhc_name_nwords(nm, i);
		bool person, foreign;
		Start s;

		if (dotted)
		{
			if (dot < i)
			{
				before = dot;
				dot = i;
			}
			while (dot < end && zhc_ch(nm->text, dot) != ZHC_INTERPUNCT)
				dot++;
		}
		relax_words(from, match, n);
		person = may_be_person(nm, i, match, n);
		foreign = may_be_foreign(nm, i) | (dotted && dot < end && dot - i <= DOT_REACH);
		if (!(person | foreign))
			continue;
		s.from = from;
		s.i = i;
		s.match = match;
		s.before = context_before(nm, i);
		s.list = false;
		if (person)
			relax_persons(nm, &s, end);
		if (foreign)
			zhc_name_foreign(nm, &s, end, dot, before < i && i - before > 1 && i - before < 6);
	}
	relax_words(nm->node + (end - 1 - start), nm->match + nm->at[end - 1],
				zhc_name_nwords(nm, end - 1));
	return zhc_name_path(nm, start, end);
}
