/*
 * date_day.c - days of a month and of the week, as they are printed
 */
#include "date_cursor.h"

/* What 今, 昨, 上 … say of a day, month or year in brackets behind them, or 9. */
static int32_t
relation(uint32_t ch)
{
	switch (ch)
	{
		case 0x4ECA: /* 今 */
		case 0x672C: /* 本 */
			return 0;
		case 0x6628: /* 昨 */
		case 0x4E0A: /* 上 */
		case 0x53BB: /* 去 */
			return -1;
		case 0x524D: /* 前 */
			return -2;
		case 0x660E: /* 明 */
		case 0x4E0B: /* 下 */
			return 1;
		case 0x540E: /* 后 */
			return 2;
		default:
			return 9;
	}
}

/* The day in brackets behind 今, 昨 or 明, v or v/18: *month (0: none), *day, and where it ends. */
static bool
bracketed_day(Cursor *c, const ZhcNumber *n, int32_t v, int32_t *month, int32_t *day, uint32_t *end)
{
	ZhcNumber d;

	*month = 0;
	*day = v;
	*end = n->end;
	if (at(c, n->end) == '/' && v <= 12)
	{
		*month = v;
		*day = zhc_when_number(c, n->end + 1, &d);
		if (*day < 1 || !d.plain)
			return false;
		*end = d.end;
	}
	return *day <= 31;
}

/* What stands behind the bracket is a part of the day that is read as such: 晚, 晨, 早上, 下午. */
static bool
part_of_day(uint32_t ch)
{
	switch (ch)
	{
		case 0x6668: /* 晨 */
		case 0x65E9: /* 早 */
		case 0x665A: /* 晚 */
		case 0x591C: /* 夜 */
		case 0x51CC: /* 凌 */
		case 0x6E05: /* 清 */
		case 0x508D: /* 傍 */
		case 0x4E2D: /* 中 */
		case 0x4E0A: /* 上 */
		case 0x4E0B: /* 下 */
			return true;
		default:
			return false;
	}
}

/* 今(114)年, 昨(3)日, 今(11/18)日, 昨(3)晚, 本(6)月: the word, the number in brackets, the unit. */
bool
zhc_when_bracketed(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t rel = relation(at(c, c->p)), v;
	int32_t month, day;
	uint32_t end;

	if (rel == 9 || at(c, c->p + 1) != '(')
		return false;
	v = zhc_when_number(c, c->p + 2, &n);
	if (v < 1)
		return false;
	if (at(c, n.end) == ')' && (at(c, n.end + 1) == C_YUE || at(c, n.end + 1) == C_NIAN))
	{
		bool of_year = at(c, n.end + 1) == C_YUE;

		if (of_year && v > 12)
			return false;
		*(of_year ? &w->month_rel : &w->year_rel) = rel;
		w->has |= of_year ? ZHC_HAS_MONTH_REL : ZHC_HAS_YEAR_REL;
		c->p = n.end + 2;
		return true;
	}
	if (!bracketed_day(c, &n, v, &month, &day, &end))
		return false;
	if (month == 0 && at(c, end) == C_RI && at(c, end + 1) == ')') /* 昨(3日) */
		end += 2;
	else if (at(c, end) == ')' && (at(c, end + 1) == C_RI || at(c, end + 1) == 0x5929))
		end += 2;
	else if (at(c, end) == ')' && (month > 0 || part_of_day(at(c, end + 1))))
		end++; /* 今(12/19), 今(19)晚 */
	else
		return false;
	if (month)
	{
		w->month = w->month_last = month;
		w->has |= ZHC_HAS_MONTH;
	}
	w->day = w->day_last = day;
	w->has |= ZHC_HAS_DAY;
	w->near_day = true;
	w->near_has = ZHC_HAS_DAY_REL;
	w->day_rel = rel;
	c->p = end;
	return true;
}

static int32_t
weekday_number(uint32_t ch, int digit)
{
	if (ch == C_RI || ch == 0x5929) /* 日 天 */
		return 7;
	return digit >= 1 && digit <= 6 ? digit : 0;
}

/* 上周一度, 上周一名…: 一 belongs to what follows. */
static bool
is_article(const Cursor *c, uint32_t p)
{
	static const uint32_t behind[] = {0x5EA6, 0x76F4, 0x4E9B, 0x4E2A,
									  0x4F4D, 0x540D, 0x6B21, 0x4EFD};

	if (zhc_is_digit(c->x, p))
		return false;
	for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (at(c, p + 1) == behind[i])
			return true;
	return at(c, p + 1) == 0x573A && at(c, p + 2) != 0x5185 && at(c, p + 2) != 0x5916; /* 场 */
}

/* 周五19:30, 周五8时. */
static bool
is_clock(const Cursor *c, uint32_t p)
{
	ZhcNumber n;

	return zhc_when_number(c, p, &n) >= 0 &&
		   (at(c, n.end) == ':' || at(c, n.end) == C_SHI || at(c, n.end) == C_DIAN);
}

int32_t
zhc_when_weekday_at(const Cursor *c, uint32_t p)
{
	int v = 0, next;
	int32_t day;
	ZhcNumeral k;

	if (p >= c->end)
		return 0;
	k = zhc_lex_numeral(c->x->code[p], &v);
	if (zhc_is_digit(c->x, p))
		v = (int) (at(c, p) - '0'), k = ZHC_NUM_DIGIT;
	day = weekday_number(at(c, p), k == ZHC_NUM_DIGIT ? v : 0);
	if (day == 0 || zhc_ch(c->x, p) == 0x4E24)
		return 0;
	if (p + 1 < c->end)
	{
		ZhcNumeral nk = zhc_lex_numeral(c->x->code[p + 1], &next);

		if (day < 7 && (nk == ZHC_NUM_SMALL || nk == ZHC_NUM_BIG ||
						(zhc_is_digit(c->x, p + 1) && !is_clock(c, p + 1))))
			return 0;
	}
	if (day == 7 && zhc_when_fixed(c, p) && at(c, p + 1) != C_QIAN)
		return 0; /* 周日本, 周天津, but 周日前 */
	if (day == 1 && is_article(c, p))
		return 0;
	return day;
}

/* 周天行, 周天成: a name; as a weekday 周天 is said alone or before a part of the day. */
static bool
is_person(const Cursor *c, uint32_t p)
{
	static const uint32_t behind[] = {0x4E0A, 0x4E0B, 0x4E2D, 0x65E9, 0x665A,
									  0x51CC, 0x7684, 0x5230, 0x81F3, 0x8D77};

	if (at(c, p) != 0x5929 || p + 1 >= c->end || zhc_cls(c->x, p + 1) != ZHC_C_HAN)
		return false;
	for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (at(c, p + 1) == behind[i])
			return false;
	return true;
}

/* 周二, 上周三, 本周, 下周末. */
bool
zhc_when_week(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, c->p, ZHC_LEX_BIT(WEEKEND), &len);
	int32_t day;

	if (e)
	{
		w->week_rel = e->a;
		w->has |= ZHC_HAS_WEEKEND | (e->b ? 0u : (uint32_t) ZHC_HAS_WEEK_REL);
		c->p += len;
		return true;
	}
	e = zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEK), &len);
	if (e)
	{
		w->week_rel = e->a;
		w->has |= ZHC_HAS_WEEK_REL;
		c->p += len;
		day = zhc_when_weekday_at(c, c->p);
		if (!day)
			return !zhc_when_fixed(c, c->p - 1) ||
				   zhc_lex_find(c->x->code, c->p - 1, c->end, ZHC_LEX_BIT(WEEKDAY), &len) == NULL;
		w->weekday = day;
		w->has |= ZHC_HAS_WEEKDAY;
		c->p++;
		return true;
	}
	e = zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEKDAY), &len);
	if (!e)
		return false;
	day = zhc_when_weekday_at(c, c->p + len);
	if (!day || (len == 1 && is_person(c, c->p + 1)))
		return false;
	w->weekday = day;
	w->has |= ZHC_HAS_WEEKDAY;
	c->p += len + 1;
	return true;
}

/* Behind a day: its weekday in brackets or behind a comma; behind a weekday: its day. */
void
zhc_when_bracketed_weekday(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p, len;
	ZhcWhen dummy = {0};
	bool bracket = at(c, c->p) == '(';
	ZhcNumber n;

	if (!bracket && at(c, c->p) != ',')
	{
		/* 6月17日星期二 */
		if ((w->has & ZHC_HAS_DAY) &&
			zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEKDAY), &len) &&
			zhc_when_week(c, &dummy) && dummy.has == ZHC_HAS_WEEKDAY)
			return;
		c->p = start;
		return;
	}
	c->p++;
	/* 6月17日，星期二，… but not 8月24日，周一闭馆 */
	if ((w->has & ZHC_HAS_DAY) && zhc_when_week(c, &dummy) && dummy.has == ZHC_HAS_WEEKDAY &&
		(bracket ? eat(c, ')') : zhc_cls(c->x, c->p) != ZHC_C_HAN))
		return;
	c->p = start + 1;
	if (bracket && (w->has & (ZHC_HAS_WEEKDAY | ZHC_HAS_DAY_REL | ZHC_HAS_WEEKEND)) &&
		!(w->has & ZHC_HAS_DAY))
	{
		int32_t v;
		ZhcWhen m = {0};

		if (!zhc_when_month(c, &m) && (v = zhc_when_number(c, c->p, &n)) >= 1 && v <= 12 &&
			at(c, n.end) == '/') /* 昨日（12／15） */
		{
			m.month = v;
			m.has = ZHC_HAS_MONTH;
			c->p = n.end + 1;
		}
		v = zhc_when_number(c, c->p, &n);
		if (v >= 1 && v <= 31 &&
			(at(c, n.end) == ')' ||
			 ((at(c, n.end) == C_RI || at(c, n.end) == C_HAO) && at(c, n.end + 1) == ')')))
		{
			c->p = at(c, n.end) == ')' ? n.end + 1 : n.end + 2;
			w->day = w->day_last = v;
			w->has |= ZHC_HAS_DAY;
			w->near_day = true;
			w->near_has = w->has;
			w->has &= ~(uint32_t) (ZHC_HAS_WEEKDAY | ZHC_HAS_WEEK_REL | ZHC_HAS_DAY_REL |
								   ZHC_HAS_WEEKEND);
			if (m.has & ZHC_HAS_MONTH)
			{
				w->month = w->month_last = m.month;
				w->has |= ZHC_HAS_MONTH;
			}
			return;
		}
	}
	c->p = start;
}

/* Words that make of N日 something else than a day of a month. */
bool
zhc_when_no_day(const Cursor *c, uint32_t behind, bool with_month)
{
	uint32_t len;

	if (zhc_lex_find(c->x->code, behind - 1, c->end, ZHC_LEX_BIT(UNIT), &len)) /* 日元 */
		return true;
	return !with_month && zhc_when_word(c, behind, ZHC_LEX_BIT(NOT_AFTER_DAY), &len) != NULL;
}

/* The day of a month: 17日, 15号, 初三, and behind a month 十五 alone. */
bool
zhc_when_day(Cursor *c, ZhcWhen *w)
{
	bool with_month = (w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) != 0;
	const ZhcLexEntry *e;
	ZhcNumber n;
	int32_t v;
	uint32_t len;

	if (with_month)
	{
		e = zhc_when_eat(c, ZHC_LEX_BIT(LUNAR_DAY));
		if (e)
		{
			w->day = w->day_last = e->a;
			w->lunar = true;
			w->has |= ZHC_HAS_DAY;
			eat(c, C_RI);
			return true;
		}
		e = zhc_when_eat(c, ZHC_LEX_BIT(TENTH));
		if (e)
		{
			w->day = e->a;
			w->day_last = e->b;
			w->has |= ZHC_HAS_DAY;
			return true;
		}
	}
	v = zhc_when_number(c, c->p, &n);
	if (v < 1 || v > 31 || zhc_ch(c->x, n.start) == 0x4E24)
		return false;
	if (at(c, n.end) == C_RI || (at(c, n.end) == C_HAO && !zhc_when_fixed(c, n.end)))
	{
		if (at(c, n.end) == C_RI && zhc_when_no_day(c, n.end + 1, with_month))
			return false;
		c->p = n.end + 1;
	}
	else
	{
		/* 八月十五: Han only, no lone digit (七月参加), and nothing countable behind it */
		if (!with_month || n.arabic || n.string || v < 11 ||
			zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER),
						 &len))
			return false;
		c->p = n.end;
		w->vague_day = true;
	}
	w->day = w->day_last = v;
	w->has |= ZHC_HAS_DAY;
	return true;
}
