/*
 * chunkwords.c - what a word is in its place
 */
#include "chunkwords.h"

#include "events.h"

#define CREDIT_MAX 48 /* characters of the longest credit */

/* The actions whose verbs are in no institution's name. */
#define CLAUSE_ACTIONS                                                                             \
	((1u << ZHC_ACT_SIGN) | (1u << ZHC_ACT_ANNOUNCE) | (1u << ZHC_ACT_ATTEND) |                    \
	 (1u << ZHC_ACT_MEET) | (1u << ZHC_ACT_HOST) | (1u << ZHC_ACT_CHAIR) |                         \
	 (1u << ZHC_ACT_ESTABLISH) | (1u << ZHC_ACT_ARRIVE) | (1u << ZHC_ACT_DEPART) |                 \
	 (1u << ZHC_ACT_APPOINT) | (1u << ZHC_ACT_ACQUIRE))

/* Whether a clause was taken for an institution's name: 上海设立研发中心. */
bool
zhc_is_clause_name(const Cutter *c, const ZhcMention *m)
{
	const ZhcText *t = &c->out->tokens->text;

	if (m->kind != ZHC_NAME_ORGANIZATION || m->own)
		return false;
	for (uint32_t i = m->start, len; i < m->end; i += len)
	{
		const ZhcLexEntry *e = zhc_lex_find(t->code, i, m->end, WORDS | HIDING, &len);
		const ZhcLexEntry *event = e ? zhc_lex_pick(e, ZHC_LEX_BIT(EVENT)) : NULL;

		if (!e)
			len = 1;
		else if (event && len > 1 && i > m->start + 1 && (CLAUSE_ACTIONS >> event->a & 1) &&
				 event->b != ZHC_F_ELECTS) /* 选举委员会 */
			return true;
	}
	return false;
}

/* 左肩, 右腿, 双臂: no person. */
static bool
is_limb(const ZhcText *t, uint32_t i)
{
	uint32_t ch = zhc_ch(t, i), len;
	const ZhcLexEntry *e = zhc_lex_find(t->code, i + 1, i + 2, ZHC_LEX_BIT(OBJECT_END), &len);

	return (ch == 0x5DE6 || ch == 0x53F3 || ch == 0x53CC) && e && e->a == ZHC_END_BODY_PART;
}

/* Whether an adverb behind a title was taken for a person (总统明确表示). */
bool
zhc_is_adverb_name(const Cutter *c, const ZhcMention *m)
{
	const ZhcText *t = &c->out->tokens->text;
	uint32_t len = m->end - m->start, found;

	if (m->kind != ZHC_NAME_PERSON || m->own)
		return false;
	if (len == 2 && is_limb(t, m->start))
		return true;
	if (len == 2)
		return zhc_lex_find(t->code, m->start, m->end, ZHC_LEX_BIT(GRAMMAR), &found) && found == 2;
	/* 见记者时坦言 */
	return len == 3 && zhc_ch(t, m->start) == 0x65F6 &&
		   zhc_lex_find(t->code, m->start + 1, m->end, ZHC_LEX_BIT(SAYING), &found) && found == 2;
}

/* Whether a verb of an event that is in no title stands in [i, end), behind its first characters.
 */
bool
zhc_title_has_event(const Cutter *c, uint32_t i, uint32_t end)
{
	const ZhcText *t = &c->out->tokens->text;

	for (uint32_t p = i, len; p < end; p += len)
	{
		const ZhcLexEntry *e = zhc_lex_find(t->code, p, end, WORDS | HIDING, &len);
		const ZhcLexEntry *event = e ? zhc_lex_pick(e, ZHC_LEX_BIT(EVENT)) : NULL;

		if (!e)
			len = 1;
		else if (event && len > 1 && (p > i + 1 || event->a == ZHC_ACT_APPOINT) &&
				 zhc_begins_word(c, p) && (CLAUSE_ACTIONS >> event->a & 1))
			return true;
	}
	return false;
}

/*
 * Whether what looks like a function word or a verb at i is a part of a longer ordinary word: one
 * character of any, more of a noun (政见, 第三季度, 开放日).
 */
bool
zhc_inside_word(const Cutter *c, uint32_t i, uint32_t len, uint8_t gram)
{
	const char *word = c->out->names->word;
	uint32_t start = i;

	if (zhc_begins_word(c, i) && zhc_begins_word(c, i + len))
		return false;
	for (uint32_t p = i + 1; p < i + len; p++)
		if (word[p])
			return false;
	while (start > 0 && !word[start])
		start--;
	if (gram == ZHC_G_NOT && (word[start] == 'v' || word[start] == 'a'))
		return false; /* 不变 */
	if (len == 1)
		return word[start] != ZHC_WORD_OTHER;
	return word[start] == 'n' || word[start] == 'b' || word[start] == 't';
}

/*
 * Whether the ordinary verb [i, end) is one here, not a part of a noun (执行董事): it has an
 * adverb or the like before it, or an aspect, a number, a name or a preposition behind it.
 */
bool
zhc_is_plain_verb(const Cutter *c, uint32_t i, uint32_t end)
{
	const ZhcText *t = &c->out->tokens->text;
	const ZhcChunk *last = c->out->n > 0 ? &c->out->row[c->out->n - 1] : NULL;
	const char *word = c->out->names->word;
	uint32_t next = end < c->para_end ? zhc_ch(t, end) : 0;
	uint8_t before = last && last->kind == ZHC_K_WORD ? last->gram : 0;
	bool open = before == ZHC_G_FUTURE || before == ZHC_G_NOT || before == ZHC_G_WISH ||
				(word[i] == 'v' && (before == ZHC_G_ADVERB || before == ZHC_G_LINK ||
									(last && last->kind == ZHC_K_WORD && last->end == i &&
									 last->frame == ZHC_F_CLAUSE && end < c->para_end &&
									 zhc_is_cjk(zhc_cls(t, end)) && word[end] != 'v' &&
									 word[end] != 'w' && word[end] != 'm'))); /* 宣布退出国家队 */

	if (next == 0x7684) /* 的 */
		return false;
	if (open || next == 0x4E86 || next == 0x8FC7) /* 了 过 */
		return true;
	if (word[i] != 'v')
		return false;
	if (last && c->out->n > 1 && last[-1].gram == ZHC_G_PREP && last->end >= last->start + 2 &&
		(last->kind == ZHC_K_OTHER || last->kind == ZHC_K_NAME))
		return true; /* 对进口铜征收 */
	if (last && last->kind == ZHC_K_OTHER && last->end == i)
		return false;
	return word[end] == 'm' || next == 0x5176 || next == 0x8BE5 || next == 0x5728 ||
		   next == 0x5230 || next == 0x81F3 || zhc_starts_number(t, end) || zhc_is_digit(t, end);
}

bool
zhc_ends_before(const Cutter *c, uint32_t i)
{
	const ZhcText *t = &c->out->tokens->text;

	return i >= c->para_end || zhc_cls(t, i) == ZHC_C_STOP || zhc_ch(t, i) == ',' ||
		   zhc_ch(t, i) == 0x3001 || zhc_ch(t, i) == ';' || zhc_ch(t, i) == 0x201D;
}

/* 工作会在…: 会 behind a verb that is a noun, and no verb at once behind it. */
bool
zhc_is_meeting(const Cutter *c, uint32_t i)
{
	const ZhcText *t = &c->out->tokens->text;
	const char *word = c->out->names->word;
	uint32_t start = i > 0 ? i - 1 : 0, next = zhc_ch(t, i + 1);

	if (zhc_ch(t, i) != 0x4F1A || i + 1 >= c->para_end)
		return false;
	if (zhc_ends_before(c, i + 1))
		return true; /* 出席开幕会。 */
	while (start > 0 && !word[start])
		start--;
	return i == start + 2 && word[start] == 'w' &&
		   (next == 0x5728 || next == 0x4E8E || next == 0x4E0A ||
			zhc_is_digit(t, i + 1)); /* 在 于 上 */
}

#define ELECTED_WITHIN 24 /* characters between 选举 and 为 */

/* 选举|X为Y: a name behind it, and 为 before the clause ends. */
bool
zhc_is_election_of(const Cutter *c, uint32_t i)
{
	const ZhcText *t = &c->out->tokens->text;

	if (!(c->starts[i] & (STARTS_NAME | STARTS_TITLE)))
		return false;
	for (uint32_t p = i + 2; p < c->para_end && p < i + ELECTED_WITHIN && !zhc_ends_before(c, p);
		 p++)
		if (zhc_ch(t, p) == 0x4E3A)
			return true;
	return false;
}

bool
zhc_names_ceremony(const Cutter *c, uint8_t action, uint32_t i)
{
	const ZhcText *t = &c->out->tokens->text;

	if (action == ZHC_ACT_ATTEND || action == ZHC_ACT_CHAIR || action == ZHC_ACT_HOST)
		return false;
	return (zhc_ch(t, i) == 0x4EEA && zhc_ch(t, i + 1) == 0x5F0F) ||
		   (zhc_ch(t, i) == 0x5178 && zhc_ch(t, i + 1) == 0x793C);
}

/* Whether the character at i is inside a noun, not its first. */
bool
zhc_is_in_noun(const Cutter *c, uint32_t i)
{
	const char *word = c->out->names->word;
	uint32_t start = i;

	while (start > 0 && !word[start])
		start--;
	return start < i && word[start] == 'n';
}

/*
 * Where the word of the text at i ends, when the phrase of `len` characters there that would hide
 * it ends inside another word (签署|国务院 is no 签署国) or is 将|其; i when it hides it.
 */
uint32_t
zhc_behind_word(const Cutter *c, uint32_t i, uint32_t len)
{
	uint32_t end = i + 1;

	if (!zhc_begins_word(c, i))
		return i;
	while (end < i + len && !zhc_begins_word(c, end))
		end++;
	if (end >= i + len)
		return i;
	if (zhc_ch(&c->out->tokens->text, i) == 0x5C06 && len == 2)
		return end;
	return end >= i + 2 && !zhc_begins_word(c, i + len) ? end : i;
}

/*
 * Where a phrase [i, end) that hides words ends when it begins inside a word of the text: with that
 * word.
 */
uint32_t
zhc_behind_part(const Cutter *c, uint32_t i, uint32_t end)
{
	if (zhc_begins_word(c, i))
		return end;
	for (uint32_t p = i + 1; p < end; p++)
		if (zhc_begins_word(c, p))
			return p;
	return end;
}

/* The digits from p on: at most three, Arabic or Han. */
static uint32_t
goals_end(const ZhcText *t, uint32_t p, uint32_t end)
{
	uint32_t q = p;
	int v;

	while (q < end && q < p + 3 &&
		   (zhc_is_digit(t, q) || zhc_lex_numeral(t->code[q], &v) == ZHC_NUM_DIGIT ||
			zhc_lex_numeral(t->code[q], &v) == ZHC_NUM_ZERO))
		q++;
	return q < end && zhc_is_digit(t, q) ? p : q;
}

uint32_t
zhc_score_end(const ZhcText *t, uint32_t i, uint32_t end)
{
	uint32_t p = goals_end(t, i, end), q;

	if (p == i || p >= end || (zhc_ch(t, p) != ':' && zhc_ch(t, p) != 0x6BD4) || /* 比 */
		(i > 0 && zhc_is_digit(t, i - 1)))
		return i;
	q = goals_end(t, p + 1, end);
	return q > p + 1 ? q : i;
}

/*
 * Where the sentence begins behind the credit at the head of a paragraph: 新华社北京6月17日电,
 * 香港文汇报讯, 本报讯, with the brackets behind it (（记者王某）).
 */
uint32_t
zhc_behind_credit(const Cutter *c, uint32_t start)
{
	const ZhcText *t = &c->out->tokens->text;
	uint32_t end = start;
	bool reporter = false, slash = false;

	if (start < c->para_end && zhc_cls(t, start) == ZHC_C_OPEN &&
		(zhc_ch(t, start) == 0x3010 || zhc_ch(t, start) == 0x3014 || zhc_ch(t, start) == '['))
	{ /* 【本报专讯】 */
		uint32_t close = start;

		while (close < c->para_end && close < start + CREDIT_MAX &&
			   zhc_cls(t, close) != ZHC_C_CLOSE)
			close++;
		if (close < c->para_end && zhc_cls(t, close) == ZHC_C_CLOSE)
			return close + 1;
	}
	for (uint32_t i = start; i < c->para_end && i < start + CREDIT_MAX; i++)
	{
		uint32_t ch = zhc_ch(t, i), before = i > start ? zhc_ch(t, i - 1) : 0;

		slash |= ch == '/';
		reporter |= ch == 0x8005 && before == 0x8BB0; /* 记者 */
		if (reporter && before == 0x62A5 && (ch == 0x5BFC || ch == 0x9053) &&
			(slash || zhc_cls(t, i + 1) == ZHC_C_BLANK))
			end = i + 1; /* 记者某某／台南报导 */
		if (zhc_cls(t, i) == ZHC_C_STOP || ch == ',' || ch == ':' || ch == 0x201C)
			break;
		if ((ch == 0x7535 && before == 0x65E5) || /* 日电 */
			(ch == 0x8BAF && (before == 0x62A5 || before == 0x793E || before == 0x7F51 ||
							  before == 0x65E5))) /* 报讯 社讯 网讯 日讯 */
			end = i + 1;
	}
	if (zhc_ch(t, start) == '(' && (reporter || end > start)) /* （中央社台北25日电） */
		for (uint32_t i = end; i < c->para_end && i < start + CREDIT_MAX; i++)
			if (zhc_ch(t, i) == ')')
				return i + 1;
	if (end == start)
		return start;
	while (end < c->para_end && zhc_cls(t, end) == ZHC_C_BLANK)
		end++;
	if (end < c->para_end && zhc_ch(t, end) == '(')
		for (uint32_t i = end; i < c->para_end && i < end + CREDIT_MAX; i++)
			if (zhc_ch(t, i) == ')')
				return i + 1;
	return end;
}

ZhcChunkKind
zhc_comma_kind(uint32_t ch)
{
	switch (ch)
	{
		case 0x3001: /* 、 */
			return ZHC_K_ENUM;
		case ';':
			return ZHC_K_SEMICOLON;
		case ':':
			return ZHC_K_COLON;
		default:
			return ZHC_K_COMMA;
	}
}
