/*
 * date_range.c - mentions of dates: one date or a range of two, and what stands around it
 */
#include "date_cursor.h"

/* The range word at the cursor, moved over; dashes may be doubled. */
bool
zhc_when_range_word(Cursor *c)
{
	uint32_t start = c->p;

	c->p = zhc_text_skip_range(c->x, c->p);
	return c->p > start;
}

/* What joins two numbers that share a unit: 16、17日, 16及17日. */
static bool
is_list_mark(uint32_t ch)
{
	return ch == 0x3001 || ch == 0x53CA || ch == 0x548C || ch == 0x4E0E; /* 、 及 和 与 */
}

/* Behind the number of a list: the last but one of it (16、17、18日: 17), when each is one more. */
static void
list_before_last(const Cursor *c, ZhcNumber *n, int32_t *v)
{
	ZhcNumber m, after;
	int32_t u;

	while (at(c, n->end) == 0x3001 && (u = zhc_when_number(c, n->end + 1, &m)) == *v + 1 &&
		   is_list_mark(at(c, m.end)) && zhc_when_number(c, m.end + 1, &after) == u + 1)
	{
		*n = m;
		*v = u;
	}
}

/* 2026/27年度: moves over the slash behind the year n. */
static bool
years_slash(Cursor *c, const ZhcNumber *n)
{
	return n->plain && n->digits == 4 && eat(c, '/');
}

/* 111至112年 in Taiwan: years of the Republic. */
static bool
republican(const Cursor *c, const ZhcNumber *n, int32_t v, const ZhcNumber *m, int32_t u)
{
	return c->region == ZHC_REGION_TAIWAN && n->plain && m->plain && v >= 90 && v < u && u <= 130 &&
		   !zhc_when_approximate(c, n->start);
}

/* What the unit behind the second number makes of the first, v; false when they make no range. */
static bool
shared_unit(const Cursor *c, const ZhcNumber *n, int32_t v, const ZhcNumber *m, int32_t u,
			bool list, ZhcWhen *w)
{
	uint32_t unit = at(c, m->end);

	/* 2025—2026学年 */
	if ((unit == 0x5B66 || unit == 0x8D22) && at(c, m->end + 1) == C_NIAN && zhc_when_is_year(m, u))
		unit = C_NIAN;
	if (unit == C_NIAN && zhc_when_is_year(n, v) &&
		(zhc_when_is_year(m, u) || (m->plain && m->digits == 2 && !list))) /* 2023-24年 */
	{
		w->year = v;
		w->has = ZHC_HAS_YEAR;
	}
	else if (unit == C_NIAN && republican(c, n, v, m, u))
	{
		w->year = v + 1911;
		w->has = ZHC_HAS_YEAR;
	}
	else if (unit == C_YUE && v >= 1 && v <= 12 && u >= 1 && u <= 12)
	{
		w->month = w->month_last = v;
		w->has = ZHC_HAS_MONTH;
	}
	else if ((unit == C_RI || (unit == C_HAO && !zhc_when_fixed(c, m->end))) && v >= 1 && u <= 31 &&
			 n->arabic == m->arabic && !zhc_when_no_day(c, m->end + 1, false))
	{
		w->day = w->day_last = v;
		w->has = ZHC_HAS_DAY;
	}
	else if ((unit == C_SHI || unit == C_DIAN) && v <= 24 && u <= 24 && !list)
	{
		w->hour = v;
		w->has = ZHC_HAS_HOUR;
	}
	else
		return false;
	return true;
}

/* 16至18日|前往: 日 and a word that begins with 前, though 日前 is one, too. */
static bool
goes_before(const Cursor *c, uint32_t p)
{
	static const uint16_t behind[] = {0x5F80, 0x6765, 0x8D74, 0x7EBF, 0}; /* 往 来 赴 线 */

	if (at(c, p) != C_RI || at(c, p + 1) != C_QIAN)
		return false;
	for (const uint16_t *b = behind; *b; b++)
		if (at(c, p + 2) == *b)
			return true;
	return false;
}

/*
 * A number that takes its unit from the end of the range: 2025至2026年, 1—9月, 16至18日, 9至11时.
 * Leaves the cursor behind the number, in a list behind the last but one (16、17、18日).
 */
bool
zhc_when_shared(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n, m;
	int32_t v = zhc_when_number(c, c->p, &n), u, first = v;
	uint32_t start = c->p, unit;
	bool list = false;

	if (v < 0)
		return false;
	if (is_list_mark(at(c, n.end)))
	{
		list = true;
		list_before_last(c, &n, &v);
		c->p = n.end + 1;
	}
	else
	{
		c->p = n.end;
		if (!zhc_when_range_word(c) && !years_slash(c, &n))
		{
			c->p = start;
			return false;
		}
	}
	u = zhc_when_number(c, c->p, &m);
	unit = u < 0 ? 0 : at(c, m.end);
	c->p = start;
	if (u <= v && unit != C_YUE && unit != C_SHI && unit != C_DIAN &&
		!(unit == C_NIAN && m.digits == 2))
		return false;
	if (list && u != v + 1)
		return false;
	if (zhc_when_fixed(c, m.end) && !goes_before(c, m.end) &&
		!zhc_lex_find(c->x->code, m.end, c->end, ZHC_LEX_BIT(EDGE), &(uint32_t){0}))
		return false;
	memset(w, 0, sizeof(*w));
	w->start = start;
	if (!shared_unit(c, &n, first, &m, u, list, w))
		return false;
	if (v != first && w->has == ZHC_HAS_YEAR)
		return false; /* 2021、2022、2023年 are listed one by one */
	w->day_last = w->has == ZHC_HAS_DAY ? v : w->day_last;
	w->month_last = w->has == ZHC_HAS_MONTH ? v : w->month_last;
	c->p = n.end;
	w->end = c->p;
	return true;
}

/* A day range behind a month: 6月16至18日. */
static bool
shared_day(Cursor *c, ZhcWhen *w)
{
	ZhcWhen d;

	if (!(w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) ||
		(w->has & (ZHC_HAS_DAY | ZHC_HAS_EDGE)) || !zhc_when_shared(c, &d) || d.has != ZHC_HAS_DAY)
		return false;
	w->day = d.day;
	w->day_last = d.day_last;
	w->has |= ZHC_HAS_DAY;
	w->end = c->p;
	return true;
}

/* The months of a year, 2025年1—9月, and its hours, 17日9至11时. */
static void
shared_behind(Cursor *c, ZhcWhen *w)
{
	ZhcWhen d;
	uint32_t back = c->p;

	if (shared_day(c, w))
		return;
	if ((w->has & ~(uint32_t) (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL)) == 0 && w->has &&
		zhc_when_shared(c, &d) && d.has == ZHC_HAS_MONTH)
	{
		w->month = d.month;
		w->month_last = d.month_last;
		w->has |= ZHC_HAS_MONTH;
		w->end = c->p;
		return;
	}
	c->p = back;
	if ((w->has & (ZHC_HAS_A_DAY | ZHC_HAS_PART)) && !(w->has & ZHC_HAS_HOUR) &&
		zhc_when_shared(c, &d) && d.has == ZHC_HAS_HOUR)
	{
		w->hour = d.hour;
		w->has |= ZHC_HAS_HOUR;
		w->end = c->p;
		return;
	}
	c->p = back;
}

/* Behind the start of a range: which ends go with which starts. */
static bool
ends_range(const ZhcWhen *a, const ZhcWhen *b)
{
	const uint32_t years = ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL;

	if (b->has & (ZHC_HAS_AGO | ZHC_HAS_SAME_PERIOD))
		return false;
	if (b->has & ZHC_HAS_SPAN)
		return (a->has & ZHC_HAS_SPAN) != 0;
	if (b->has == ZHC_HAS_PART)
		return a->part_from < b->part_from;
	if ((b->has & ZHC_HAS_HOUR) && !(b->has & ZHC_HAS_DATE))
		return (a->has & ZHC_HAS_HOUR) != 0;
	if ((b->has & ~years) == 0)
		return (a->has & years) != 0;
	if ((b->has & ZHC_HAS_DAY) && !(b->has & (years | ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)))
		return (a->has & (ZHC_HAS_DAY | ZHC_HAS_DAY_REL | ZHC_HAS_WEEKDAY)) != 0;
	return true;
}

/* 每天9时, 每周三18时. */
static bool
is_every_day(const Cursor *c, uint32_t start)
{
	for (uint32_t d = 2; d <= 3 && start >= d; d++)
		if (zhc_ch(c->x, start - d) == 0x6BCF)
			switch (zhc_ch(c->x, start - d + 1))
			{
				case 0x5929: /* 天 */
				case C_RI:
				case 0x665A: /* 晚 */
				case 0x5468: /* 周 */
				case C_YUE:
				case C_NIAN:
					return true;
				default:
					break;
			}
	return false;
}

/* 16、17日, 3、4月, 2023、2024年: the second is the next of the first. */
static bool
follows(const ZhcWhen *a, const ZhcWhen *b)
{
	if (b->has == ZHC_HAS_DAY)
		return (a->has & ZHC_HAS_DAY) && b->day == a->day_last + 1;
	if (b->has == ZHC_HAS_MONTH)
		return (a->has & ZHC_HAS_MONTH) && b->month == a->month_last + 1;
	return b->has == ZHC_HAS_YEAR && a->has == ZHC_HAS_YEAR && b->year == a->year + 1;
}

/* Preceded by 每 or 第: nothing that happens once. */
static bool
is_recurrent(const Cursor *c, uint32_t start)
{
	uint32_t before = start > 0 ? zhc_ch(c->x, start - 1) : 0;

	return before == 0x6BCF || before == C_DI || before == 0x9022 /* 逢 */ ||
		   (before == C_YUE && start > 1 && zhc_ch(c->x, start - 2) == 0x6BCF) ||
		   (before == C_NIAN && start > 1 && zhc_ch(c->x, start - 2) == 0x6BCF) || before == C_GE ||
		   is_every_day(c, start);
}

/* Words before the mention that bound it; its surface does not hold them. */
static uint8_t
bound_before(const Cursor *c, uint32_t start, bool *either)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_lex_find_back(c->x->code, 0, start,
											 ZHC_LEX_BIT(BOUND_BEFORE) | ZHC_LEX_BIT(FIXED), &len);

	*either = e && e->cat == ZHC_LEX_BOUND_BEFORE && e->b;
	return e && e->cat == ZHC_LEX_BOUND_BEFORE ? (uint8_t) e->a : ZHC_BOUND_NONE;
}

static void
bounds(const Cursor *c, ZhcDateMention *m)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, m->end, ZHC_LEX_BIT(BOUND_AFTER), &len);

	if (m->from.approx || m->to.approx)
		m->bound = ZHC_BOUND_ABOUT;
	else if (e && !(m->from.has & ZHC_HAS_AGO))
	{
		m->bound = (uint8_t) e->a;
		m->either = e->b != 0;
	}
	else
		m->bound =
			bound_before(c, m->from.zone_start ? m->from.zone_start - 1 : m->start, &m->either);
	if (m->bound == ZHC_BOUND_NONE && (m->from.has & ZHC_HAS_EDGE))
		m->bound = ZHC_BOUND_ABOUT;
	m->either |= m->bound == ZHC_BOUND_SINCE || m->bound == ZHC_BOUND_BEFORE;
}

/* 昨, 今, 明, 后 as a day counted from today; false for any other character. */
static bool
day_word(uint32_t ch, int32_t *rel)
{
	switch (ch)
	{
		case 0x6628: /* 昨 */
			*rel = -1;
			return true;
		case 0x4ECA: /* 今 */
			*rel = 0;
			return true;
		case 0x660E: /* 明 */
			*rel = 1;
			return true;
		case 0x540E: /* 后 */
			*rel = 2;
			return true;
		default:
			return false;
	}
}

/* 天, 日, 年 behind such words, with or without their number (两天, 二日, 三天); 0 for neither. */
static uint32_t
days_unit(const Cursor *c, uint32_t p, int n, uint32_t *end)
{
	ZhcNumber number;
	uint32_t unit = at(c, p);
	bool counted = false;

	if (unit == 0x4E24) /* 两 */
		counted = n == 2;
	else if (zhc_when_number(c, p, &number) == n && number.end == p + 1)
		counted = true;
	unit = at(c, p + counted);
	*end = p + counted + 1;
	if (unit == C_NIAN)
		return counted ? unit : 0;
	if (unit == 0x665A) /* 今明晚 */
	{
		*end = p;
		return unit;
	}
	return unit == 0x5929 || (unit == C_RI && counted) ? unit : 0;
}

/* 今明两日, 今、明兩天, 明後天, 今明后三天, 今明两年: a range in one word. */
static bool
neighbour_days(Cursor *c, ZhcDateMention *m)
{
	int32_t first, last, next;
	uint32_t p = c->p, end, unit;
	int n = 1;

	if (!day_word(at(c, p), &first))
		return false;
	for (last = first, p++;; p++, n++, last = next)
	{
		uint32_t q = p + (at(c, p) == 0x3001 || at(c, p) == 0x548C); /* 、 和 */

		if (!day_word(at(c, q), &next) || next != last + 1)
			break;
		p = q;
	}
	unit = n > 1 ? days_unit(c, p, n, &end) : 0;
	if (unit == 0)
		return false;
	m->from.start = c->p;
	m->from.end = m->to.end = c->p = end;
	if (unit == C_NIAN)
	{
		m->from.has = m->to.has = ZHC_HAS_YEAR_REL;
		m->from.year_rel = first;
		m->to.year_rel = last;
		return true;
	}
	m->from.has = m->to.has = ZHC_HAS_DAY_REL;
	m->from.day_rel = first;
	m->to.day_rel = last;
	return true;
}

/* 下周三、四, 周一至五: weekdays that share the word before the first. */
static bool
weekday_end(Cursor *c, ZhcDateMention *m)
{
	uint32_t p = c->p, q, len;
	int32_t last = m->from.weekday, day;

	if ((m->from.has & ~(uint32_t) ZHC_HAS_WEEK_REL) != ZHC_HAS_WEEKDAY || at(c, p - 1) == ')')
		return false;
	q = zhc_text_skip_range(c->x, p);
	if (q > p)
	{
		day = zhc_when_weekday_at(c, q);
		if (day > last)
		{
			last = day;
			p = q + 1;
		}
	}
	else
		while (at(c, p) == 0x3001 && zhc_when_weekday_at(c, p + 1) == last + 1)
		{
			last++;
			p += 2;
		}
	/* 周三至五名…: the second is a number of something */
	if (last == m->from.weekday ||
		zhc_lex_find(c->x->code, p, c->end, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER), &len))
		return false;
	m->to = m->from;
	m->to.weekday = last;
	m->to.end = c->p = p;
	return true;
}

/* 正月初一至初七: a lunar day ends the range that another began. */
static bool
lunar_end(Cursor *c, ZhcDateMention *m)
{
	const ZhcLexEntry *e;

	if (!m->from.lunar || !(m->from.has & ZHC_HAS_DAY))
		return false;
	e = zhc_when_eat(c, ZHC_LEX_BIT(LUNAR_DAY));
	if (!e)
		return false;
	m->to = m->from;
	m->to.day = m->to.day_last = e->a;
	m->to.end = c->p;
	return e->a > m->from.day;
}

/* 2023-24年: the end of a range of years in two digits. */
static bool
short_end(Cursor *c, ZhcDateMention *m)
{
	uint32_t start = c->p;
	ZhcNumber n;
	int32_t v;

	if (m->from.has != ZHC_HAS_YEAR || !(zhc_when_range_word(c) || eat(c, '/')))
	{
		c->p = start;
		return false;
	}
	v = zhc_when_number(c, c->p, &n);
	if (v < 0 || !n.plain || n.digits != 2 || at(c, n.end) != C_NIAN || at(c, c->p - 1) == C_NIAN)
	{
		c->p = start;
		return false;
	}
	v += m->from.year / 100 * 100;
	c->p = n.end + 1;
	eat(c, C_DU);
	m->to.year = v;
	m->to.has = ZHC_HAS_YEAR;
	m->to.end = c->p;
	return v > m->from.year;
}

/* 24日中午至晚上: a part of the day ends the range that another began. */
static bool
part_end(Cursor *c, ZhcDateMention *m)
{
	uint32_t start = c->p;
	ZhcNumber n;

	memset(&m->to, 0, sizeof(m->to));
	if (!(m->from.has & ZHC_HAS_PART) || (m->from.has & ZHC_HAS_HOUR) ||
		at(c, start - 1) == 0x3001 || !zhc_when_day_part(c, &m->to) ||
		zhc_when_number(c, c->p, &n) >= 0)
	{
		c->p = start;
		return false;
	}
	m->to.end = c->p;
	return true;
}

/* 周三至周日上午9时到下午5时: hours of every week; moves over their end. */
static bool
opening_hours(Cursor *c, const ZhcDateMention *m)
{
	uint32_t back = c->p;
	ZhcWhen end;

	if (m->from.has != ZHC_HAS_WEEKDAY || !(m->to.has & ZHC_HAS_WEEKDAY) ||
		!(m->to.has & ZHC_HAS_HOUR))
		return false;
	if (!zhc_when_range_word(c) || !zhc_when(c, &end, true))
		c->p = back;
	return true;
}

bool
zhc_date_mention(const ZhcTokens *t, uint32_t i, ZhcRegion region, ZhcDateMemo *memo,
				 ZhcDateMention *out)
{
	Cursor c = {t, &t->text, i, t->text.n, region, memo};
	uint32_t back;

	memset(out, 0, sizeof(*out));
	if (neighbour_days(&c, out))
	{
		out->start = out->from.start;
		out->end = c.p;
		return true;
	}
	if (zhc_when_shared(&c, &out->from))
	{
		if ((out->from.has & ZHC_HAS_HOUR) && !(out->from.has & ZHC_HAS_DATE))
			return false; /* 7至8时 needs a day or a part of it before */
	}
	else
	{
		c.p = i;
		if (!zhc_when(&c, &out->from, false))
			return false;
		shared_behind(&c, &out->from);
	}
	out->recurrent = is_recurrent(&c, out->from.start);
	back = c.p;
	if (!short_end(&c, out) && !weekday_end(&c, out) && !(out->from.has & ZHC_HAS_AGO) &&
		(zhc_when_range_word(&c) || (is_list_mark(at(&c, c.p)) && c.p++)))
	{
		bool list = is_list_mark(at(&c, c.p - 1));

		if (!((lunar_end(&c, out) || part_end(&c, out) ||
			   zhc_when(&c, &out->to, (out->from.has & ZHC_HAS_HOUR) != 0)) &&
			  ends_range(&out->from, &out->to)) ||
			(list && !follows(&out->from, &out->to)) ||
			(list &&
			 (at(&c, back - 1) == C_RI || at(&c, back - 1) == C_YUE || at(&c, back - 1) == C_NIAN)))
		{
			out->to.has = 0;
			c.p = back;
			/* a bare number has lost the unit it was to share */
			if (zhc_is_digit(c.x, back - 1) && (out->from.has & (ZHC_HAS_YEAR | ZHC_HAS_DAY)) &&
				out->from.end - out->from.start <= 4)
				return false;
		}
	}
	out->recurrent |= opening_hours(&c, out);
	out->start = out->from.start;
	out->end = c.p;
	bounds(&c, out);
	return !out->recurrent;
}
