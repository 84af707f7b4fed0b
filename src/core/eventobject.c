/*
 * eventobject.c - where an object ends before, or begins behind, a verb that no list knows
 *
 * The words that names were found with say which words are verbs ('v'), verbs that may be nouns
 * ('w'), nouns ('n') and numbers ('m').
 */
#include "eventframes.h"

#define SUM_MAX 24 /* characters of a sum */

/* Where the word at p ends. */
static uint32_t
word_end(const ZhcChunks *c, uint32_t p, uint32_t end)
{
	const char *word = c->names->word;

	for (p++; p < end && !word[p];)
		p++;
	return p;
}

static bool
is_number_at(const ZhcChunks *c, uint32_t p)
{
	return zhc_is_digit(&c->tokens->text, p) || zhc_starts_number(&c->tokens->text, p);
}

/* Words between characters p and end. */
static int
count_words(const ZhcChunks *c, uint32_t p, uint32_t end)
{
	int n = 0;

	for (; p < end; p = word_end(c, p, end))
		n++;
	return n;
}

/* Whether money is named by what ends a number: 元 圆 镑 盾 铢 郎 吉 比 */
static bool
is_money(uint32_t ch)
{
	return ch == 0x5143 || ch == 0x5706 || ch == 0x9551 || ch == 0x76FE || ch == 0x94E2 ||
		   ch == 0x90CE || ch == 0x5409 || ch == 0x6BD4;
}

/* Whether what a sum is for makes it a noun: 3亿元援助计划, 5亿元投资项目. */
static bool
is_fund(uint32_t ch)
{
	static const uint16_t some[] = {0x5212, 0x76EE, 0x8BAE, 0x91D1, 0x6B3E, 0x7A0B,
									0x6848, 0x8D39, 0x5355, 0x540C, 0x5238, 0x503A};

	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++) /* 划目议金款程案费单同券债 */
		if (ch == some[i])
			return true;
	return false;
}

ZhcRange
zhc_sum_of(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;
	bool number = false;

	if (is_fund(zhc_chunk_ch(c, r.end - 1)))
		return r;
	for (uint32_t p = r.start; p < r.end && p < r.start + SUM_MAX; p++)
	{
		if (number && (word[p] == 'v' || word[p] == 'w') && is_money(zhc_chunk_ch(c, p - 1)))
		{
			r.end = p;
			return r;
		}
		number |= is_number_at(c, p);
	}
	return r;
}

/* A noun for a body of people: what a verb behind it tells is what they do. */
static bool
is_body_at(const ZhcChunks *c, uint32_t end)
{
	uint8_t kind = zhc_object_end(c, (ZhcRange){end - 1, end});

	return kind == ZHC_END_BODY && zhc_chunk_ch(c, end - 1) != 0x91D1; /* 金 */
}

ZhcRange
zhc_before_purpose(const ZhcChunks *c, ZhcRange r, bool person)
{
	const char *word = c->names->word;

	for (uint32_t p = r.start + 2, e; p + 1 < r.end; p++)
	{
		if ((word[p] != 'v' && word[p] != 'w') || word[p + 1])
			continue;
		e = word_end(c, p, r.end);
		if (person ? word[p] == 'v' && e == r.end
				   : is_body_at(c, p) && count_words(c, e, r.end) > (word[p] == 'w'))
		{
			r.end = p;
			return r;
		}
	}
	return r;
}

ZhcRange
zhc_behind_verb(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;
	const ZhcMention *men = c->names->men;
	uint32_t e = word_end(c, r.start, r.end), m, len;

	if ((word[r.start] != 'v' && word[r.start] != 'w') || r.end < e + 2 || e == r.start + 1 ||
		zhc_chunk_ch(c, e) == 0x3001 || /* 、 */
		zhc_lex_find(c->tokens->text.code, r.start, e, ZHC_LEX_BIT(GRAMMAR), &len))
		return r;
	m = zhc_names_seek(c->names, e);
	if ((m < c->names->n && men[m].start == e) || is_number_at(c, e) ||
		(word[r.start] == 'v' && count_words(c, e, r.end) > 1))
		r.start = e;
	return r;
}

ZhcRange
zhc_before_strike(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;

	for (uint32_t p = r.start + 2; p + 1 < r.end; p++)
	{
		uint32_t ch = zhc_chunk_ch(c, p + 1);

		if ((word[p] == 'v' || word[p] == 'w') && !word[p + 1] &&
			(ch == 0x51FB || ch == 0x88AD || ch == 0x70B8)) /* 击 袭 炸 */
		{
			r.end = p;
			return r;
		}
	}
	return r;
}

ZhcRange
zhc_before_amount(const ZhcChunks *c, ZhcRange r)
{
	uint32_t p = r.start + 2;

	while (p < r.end && !(is_number_at(c, p) && c->names->word[p]))
		p++;
	if (p < r.end && zhc_is_noun_at(c, p - 1 - !c->names->word[p - 1]) &&
		zhc_is_amount(c, (ZhcRange){p, r.end}))
		r.end = p;
	return r;
}

/* 地面至少24人, 船上三人: the people alone. */
ZhcRange
zhc_counted(const ZhcChunks *c, ZhcRange r)
{
	const char *word = c->names->word;
	uint32_t p = r.start + 1, before;

	while (p < r.end && !(is_number_at(c, p) && word[p]))
		p++;
	if (p + 1 >= r.end)
		return r;
	before = zhc_chunk_ch(c, p - 1);
	if (before == 0x5C11 && p >= r.start + 2 && zhc_chunk_ch(c, p - 2) == 0x81F3) /* 至少 */
		p -= 2;
	else if (before == 0x903E || before == 0x8FD1 || before == 0x7EA6 || before == 0x8D85)
		p--; /* 逾 近 约 超 */
	if (p > r.start)
		r.start = p;
	return r;
}

/* Whether a range is one word that is a verb: 获准, 备询. */
bool
zhc_is_verb(const ZhcChunks *c, ZhcRange r)
{
	return c->names->word[r.start] == 'v' && word_end(c, r.start, r.end) == r.end;
}
