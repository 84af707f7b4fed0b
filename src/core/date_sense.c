/*
 * date_sense.c - what the words around a date say of it
 *
 * Whether the clause looks ahead or tells what has happened, whether the date is only compared
 * with, and whether it is a date at all: 今天 for nowadays, a name, a title.
 */
#include "date_sense.h"

/* Characters before and behind a date that may hold the word which says when it is. */
#define REACH_BACK 12
#define REACH_ON   14
/* Characters behind a month that may hold the word of what was measured in it. */
#define MEASURE_REACH 6

/* A word between `from` and `to` in one of the categories. */
static bool
holds(const ZhcText *x, uint32_t from, uint32_t to, uint64_t mask)
{
	uint32_t len;

	for (uint32_t p = from; p < to;)
	{
		const ZhcLexEntry *e = zhc_lex_find(x->code, p, to, mask | ZHC_LEX_BIT(FIXED), &len);

		if (e && e->cat != ZHC_LEX_FIXED)
			return true;
		p += e ? len : 1;
	}
	return false;
}

/* Whether character p ends a clause: a comma does not where it stands right behind the date. */
static bool
ends_clause(const ZhcText *x, uint32_t p, uint32_t date_end)
{
	uint32_t ch = zhc_ch(x, p);

	return zhc_cls(x, p) == ZHC_C_STOP || (ch == ',' && p != date_end) || ch == ';' || ch == ':' ||
		   zhc_cls(x, p) == ZHC_C_OPEN || zhc_cls(x, p) == ZHC_C_CLOSE;
}

/*
 * The first word behind the date that says when it is: FUTURE, DONE (or 宣布: what is said behind
 * that says nothing of the date) or TODAY, else ZHC_LEX_COUNT.
 */
static ZhcLexCat
said_behind(const ZhcText *x, uint32_t end)
{
	const uint64_t mask =
		ZHC_LEX_BIT(FUTURE) | ZHC_LEX_BIT(DONE) | ZHC_LEX_BIT(TODAY) | ZHC_LEX_BIT(FIXED);
	uint32_t to = end + REACH_ON < x->n ? end + REACH_ON : x->n, len;

	for (uint32_t p = end; p < to && (zhc_cls(x, p) == ZHC_C_HAN || !ends_clause(x, p, end));)
	{
		const ZhcLexEntry *e = zhc_lex_find(x->code, p, x->n, mask, &len);

		if (e && e->cat != ZHC_LEX_FIXED)
			return e->cat == ZHC_LEX_TODAY && e->a == 1 ? ZHC_LEX_DONE : (ZhcLexCat) e->cat;
		p += e ? len : 1;
	}
	return ZHC_LEX_COUNT;
}

/* FUTURE or else DONE where such a word stands before the date in its clause, else COUNT. */
static ZhcLexCat
said_before(const ZhcDateScope *s, uint32_t start)
{
	const uint64_t mask = ZHC_LEX_BIT(FUTURE) | ZHC_LEX_BIT(DONE) | ZHC_LEX_BIT(FIXED);
	const uint16_t *code = s->t->text.code;
	ZhcLexCat said = ZHC_LEX_COUNT;
	uint32_t len;

	for (uint32_t p = start - s->clause > REACH_BACK ? start - REACH_BACK : s->clause; p < start;)
	{
		const ZhcLexEntry *e = zhc_lex_find(code, p, start, mask, &len);

		if (e && e->cat == ZHC_LEX_FUTURE)
			return ZHC_LEX_FUTURE;
		if (e && e->cat == ZHC_LEX_DONE)
			said = ZHC_LEX_DONE;
		p += e ? len : 1;
	}
	return said;
}

/* 预计，18日至20日…: the clause before ended with a word of what is to come. */
static bool
is_announced(const ZhcDateScope *s, uint32_t start)
{
	uint32_t len;

	return start == s->clause && start > 0 && zhc_ch(&s->t->text, start - 1) == ',' &&
		   zhc_lex_find_back(s->t->text.code, 0, start - 1, ZHC_LEX_BIT(FUTURE), &len) != NULL;
}

/* 距廿六日投票, 离8月1日开幕, 距离18日还有: how long it is until then. */
static bool
is_awaited(const ZhcDateScope *s, uint32_t start)
{
	const ZhcText *x = &s->t->text;
	uint32_t before = start > s->clause ? zhc_ch(x, start - 1) : 0;

	return before == 0x8DDD /* 距 */ || before == 0x79BB /* 离 */;
}

/* Whether there is anything to choose: with its year, or counted from today, a date is one. */
static bool
is_open(const ZhcDateMention *m)
{
	return !(m->from.has & (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL | ZHC_HAS_DAY_REL | ZHC_HAS_WEEK_REL |
							ZHC_HAS_AGO | ZHC_HAS_SPAN)) &&
		   (m->from.has & ZHC_HAS_DATE);
}

/* 11月出口, 9月CPI: figures of a month are told when it is over. */
static bool
is_measured(const ZhcText *x, const ZhcDateMention *m)
{
	uint32_t len;

	if (!(m->from.has & ZHC_HAS_MONTH) || (m->from.has & ZHC_HAS_DAY) || m->from.has & ZHC_HAS_EDGE)
		return false;
	for (uint32_t p = m->end; p < m->end + MEASURE_REACH && p < x->n; p++)
	{
		if (zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(METRIC), &len))
			return true;
		if (zhc_cls(x, p) != ZHC_C_HAN && zhc_cls(x, p) != ZHC_C_LETTER)
			break;
	}
	return false;
}

bool
zhc_date_compared(const ZhcDateScope *s, const ZhcDateMention *m)
{
	const ZhcText *x = &s->t->text;
	uint32_t before = m->start > s->clause ? zhc_ch(x, m->start - 1) : 0, len;
	const ZhcLexEntry *e =
		zhc_lex_find_back(x->code, s->clause, m->start,
						  ZHC_LEX_BIT(COMPARED) | ZHC_LEX_BIT(METRIC) | ZHC_LEX_BIT(COVER), &len);

	if (e && zhc_lex_pick(e, ZHC_LEX_BIT(COMPARED)))
		return true;
	/* 与上月持平, 同上月相比 */
	return (before == 0x4E0E || before == 0x540C || before == 0x548C) &&
		   ((zhc_ch(x, m->end) == 0x6301 && zhc_ch(x, m->end + 1) == 0x5E73) ||
			zhc_ch(x, m->end) == 0x76F8);
}

/* Whether what follows is told of that time: no remark like 成立于2015年 or 2015年的; of a year
 * that stands before a comma. */
static bool
leads(const ZhcDateScope *s, const ZhcDateMention *m)
{
	const ZhcText *x = &s->t->text;
	uint32_t before = m->start > s->clause ? zhc_ch(x, m->start - 1) : 0;

	if (!(m->from.has & ~(uint32_t) (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL)) && zhc_ch(x, m->end) != ',')
		return false;
	return m->bound == ZHC_BOUND_NONE && before != 0x4E8E /* 于 */ && zhc_ch(x, m->end) != 0x7684;
}

void
zhc_date_sense(const ZhcDateScope *s, ZhcDateMention *m)
{
	const ZhcText *x = &s->t->text;

	if (is_open(m))
	{
		ZhcLexCat before = said_before(s, m->start), behind = said_behind(x, m->end);

		m->future = before == ZHC_LEX_FUTURE || behind == ZHC_LEX_FUTURE ||
					is_announced(s, m->start) ||
					(is_awaited(s, m->start) && behind != ZHC_LEX_DONE);
		m->done =
			!m->future && (behind == ZHC_LEX_DONE || before == ZHC_LEX_DONE || is_measured(x, m));
		m->scheduled = behind == ZHC_LEX_TODAY;
	}
	m->compared = zhc_date_compared(s, m);
	m->leads = !m->compared && leads(s, m);
	m->starts = (m->from.has & (ZHC_HAS_DAY | ZHC_HAS_WEEKDAY)) && zhc_ch(x, m->end) == 0x8D77;
}

int32_t
zhc_date_next_day(const ZhcTokens *t, uint32_t start)
{
	uint32_t len;

	return zhc_lex_find_back(t->text.code, 0, start, ZHC_LEX_BIT(NEXT_DAY), &len) != NULL;
}

/* Inside a title only what has a year of its own is a date; a solar term may be a person's name. */
bool
zhc_date_is_name(const ZhcDateScope *s, const ZhcDateMention *m)
{
	static const uint32_t behind[] = {0x8282, 0x65F6, 0x524D, 0x540E, 0x5230, 0x8FC7,
									  0x5F53, 0x4E4B, 0x8FD9, 0x4EE5, 0x671F, 0x662F,
									  0x5C06, 0x5DF2, 0x90A3, 0x4E00};
	const ZhcText *x = &s->t->text;

	if (m->start < s->title)
		return !(m->from.has & ZHC_HAS_YEAR);
	/* “双11”收官: the sale, which lasts weeks */
	if (m->from.holiday && strcmp(m->from.holiday, "F1111") == 0 && m->start < s->quote &&
		m->from.has == ZHC_HAS_HOLIDAY &&
		!zhc_lex_begins(x->code[m->end + 1], ZHC_LEX_BIT(BOUND_AFTER)) &&
		zhc_ch(x, m->end + 1) != 0x5F53 && zhc_ch(x, m->end + 1) != 0x671F)
		return true;
	if (!m->from.holiday || m->from.holiday[0] != 'S' ||
		(m->from.has & ~(uint32_t) ZHC_HAS_PART) != ZHC_HAS_HOLIDAY)
		return false;
	if (m->start + 2 < x->n && zhc_cls(x, m->start + 2) == ZHC_C_HAN)
	{
		for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
			if (zhc_ch(x, m->start + 2) == behind[i])
				return false;
		return true;
	}
	return m->start > s->clause + 1 && zhc_cls(x, m->start - 1) == ZHC_C_HAN &&
		   zhc_ch(x, m->start - 1) != 0x65E5 && zhc_ch(x, m->start - 1) != 0x662F &&
		   zhc_ch(x, m->start - 1) != 0x5929;
}

/* 今天 that means nowadays: 今天的…, or before a comma with no event told; 美好的明天. */
bool
zhc_date_is_nowadays(const ZhcDateScope *s, uint32_t sentence_end, const ZhcDateMention *m)
{
	const ZhcText *x = &s->t->text;
	uint32_t behind = m->end < x->n ? zhc_ch(x, m->end) : 0;

	if (m->from.has != ZHC_HAS_DAY_REL || m->end - m->start != 2)
		return false;
	/* 美好的明天 */
	if (m->start > s->clause && zhc_ch(x, m->start - 1) == 0x7684 && m->start > 1)
		return true;
	if (m->from.day_rel != 0)
		return false;
	if (behind == 0x7684 /* 的 */)
		return true;
	return m->start == s->clause && behind == ',' &&
		   !holds(x, m->end, sentence_end, ZHC_LEX_BIT(TODAY));
}
