/*
 * date_parse.c - what is printed of a date or time: text → ZhcWhen
 *
 * A recursive descent over characters: year, what may stand in a year, month, day, part of the
 * day, clock time.  Every function takes the cursor, moves it when it finds its piece, and leaves
 * it alone otherwise.  The pieces are in date_year.c, date_day.c and date_time.c.
 */
#include <stdlib.h>

#include "date_cursor.h"

/* Whether 将 or 会 says that what stands around [from, to) lies ahead. */
static bool
ahead_of(const Cursor *c, uint32_t from, uint32_t to)
{
	uint32_t len;

	for (uint32_t p = to; p < to + 10 && p < c->end && zhc_cls(c->x, p) == ZHC_C_HAN; p++)
		if (at(c, p) == 0x4F1A /* 会 */ || zhc_when_word(c, p, ZHC_LEX_BIT(FUTURE), &len) != NULL)
			return true;
	for (uint32_t p = from, n = 0; p > 0 && n < 8 && zhc_cls(c->x, p - 1) == ZHC_C_HAN; p--, n++)
		if (zhc_lex_find_back(c->x->code, 0, p, ZHC_LEX_BIT(FUTURE), &len))
			return true;
	return false;
}

/* N年前, 三天后, 两个月前: the number must be exact, or it is a quantity. */
static bool
ago(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v = zhc_when_number(c, c->p, &n);
	uint32_t len, p;
	const ZhcLexEntry *e;
	ZhcGrain unit;

	if (v < 1 || v > 999 || (n.plain && n.digits > 3) || zhc_when_approximate(c, c->p))
		return false;
	p = n.end;
	switch (at(c, p))
	{
		case C_NIAN:
			unit = ZHC_GRAIN_YEAR;
			p++;
			break;
		case 0x5929: /* 天 */
			unit = ZHC_GRAIN_DAY;
			p++;
			break;
		case 0x5468: /* 周 */
			unit = ZHC_GRAIN_WEEK;
			p++;
			break;
		case C_GE:
			if (at(c, p + 1) == C_YUE)
				unit = ZHC_GRAIN_MONTH, p += 2;
			else if (at(c, p + 1) == 0x661F && at(c, p + 2) == 0x671F) /* 个星期 */
				unit = ZHC_GRAIN_WEEK, p += 3;
			else
				return false;
			break;
		default:
			return false;
	}
	e = zhc_when_word(c, p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (!e || (e->a != ZHC_BOUND_BEFORE && e->a != ZHC_BOUND_AFTER))
		return false;
	/* after a day of the story told, not of the day of publication; 休息5天后 */
	if (e->a == ZHC_BOUND_AFTER && (!ahead_of(c, c->p, p + len) || zhc_when_duration(c, c->p)))
		return false;
	if (unit == ZHC_GRAIN_YEAR && c->region == ZHC_REGION_TAIWAN && v > 100 && v <= 130)
		return false; /* of the Republic */
	w->ago = e->a == ZHC_BOUND_BEFORE ? v : -v;
	w->ago_unit = (uint8_t) unit;
	w->has |= ZHC_HAS_AGO;
	c->p = p + len;
	return true;
}

/* 年初三 at p is a day of the New Year, as in Hong Kong, and not 年初 with 三个月 or 一批 behind
 * it. */
static bool
is_new_year_day(const Cursor *c, uint32_t p)
{
	uint32_t len, end = p + 3;

	return zhc_cls(c->x, end) != ZHC_C_HAN || zhc_text_skip_range(c->x, end) > end ||
		   zhc_when_word(c, end, ZHC_LEX_BIT(DAY_PART) | ZHC_LEX_BIT(BOUND_AFTER), &len) != NULL;
}

/* 2025年春节, 今年农历新年 */
static bool
holiday(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p;
	const ZhcLexEntry *e = zhc_when_eat(c, ZHC_LEX_BIT(HOLIDAY));

	if (!e)
		return false;
	if (at(c, start) == C_NIAN && at(c, start + 1) == 0x521D /* 初 */ && !is_new_year_day(c, start))
	{
		c->p = start;
		return false;
	}
	w->holiday = zhc_lex_text(e);
	w->has |= ZHC_HAS_HOLIDAY;
	return true;
}

/* What may stand behind a year. */
static void
inside_year(Cursor *c, ZhcWhen *w)
{
	const ZhcLexEntry *e;

	if (at(c, c->p) == C_DU && at(c, c->p - 1) == C_NIAN)
		c->p++;
	if (at(c, c->p) == 0x7684 && at(c, c->p - 1) == C_NIAN) /* 当年的十月, 去年的春节 */
	{
		c->p++;
		if (!zhc_when_month(c, w) && !holiday(c, w))
			c->p--;
		return;
	}
	if (holiday(c, w))
		return;
	w->lunar |= zhc_when_eat(c, ZHC_LEX_BIT(LUNAR)) != NULL;
	if (zhc_when_month(c, w) || zhc_when_first_months(c, w) || zhc_when_quarter(c, w, true))
		return;
	e = zhc_when_eat(c, ZHC_LEX_BIT(HALF));
	if (e)
	{
		w->half = e->a;
		w->has |= ZHC_HAS_HALF;
		return;
	}
	/* 2025年半年度, 2025年半年报 */
	if (at(c, c->p) == C_BAN && at(c, c->p + 1) == C_NIAN &&
		(at(c, c->p + 2) == C_DU || at(c, c->p + 2) == 0x62A5))
	{
		c->p += at(c, c->p + 2) == C_DU ? 3 : 2;
		w->half = 1;
		w->has |= ZHC_HAS_HALF;
		return;
	}
	if (at(c, c->p) == 0x9996 && at(c, c->p + 1) == C_YUE) /* 首月 */
	{
		c->p += 2;
		w->month = w->month_last = 1;
		w->has |= ZHC_HAS_MONTH;
		return;
	}
	if (at(c, c->p) == 0x540C &&
		(at(c, c->p + 1) == 0x671F || at(c, c->p + 1) == C_YUE)) /* 同期, 同月 */
	{
		w->same_month = at(c, c->p + 1) == C_YUE;
		c->p += 2;
		w->has |= ZHC_HAS_SAME_PERIOD;
		return;
	}
	/* 去年本月十日, 今年本月 */
	e = zhc_when_eat(c, ZHC_LEX_BIT(MONTH));
	if (e && e->b == 0)
	{
		w->month_rel = e->a;
		w->has |= ZHC_HAS_MONTH_REL;
		return;
	}
	zhc_when_edge(c, w, true);
}

/* Behind a month: day, third, edge. */
static void
inside_month(Cursor *c, ZhcWhen *w)
{
	if (!zhc_when_day(c, w))
		zhc_when_edge(c, w, false);
}

/* The part of the day and the clock time behind a day. */
static void
inside_day(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	/* 2025-11-04 10:26:35 */
	if (at(c, c->p) == ' ' && zhc_is_digit(c->x, c->p + 1))
	{
		c->p++;
		if (zhc_when_clock(c, w, true))
			return;
		c->p--;
	}
	zhc_when_bracketed_weekday(c, w);
	if (!(w->has & ZHC_HAS_PART))
		zhc_when_day_part(c, w);
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(ZONE), &len);
	if (e)
	{
		/* 17日北京时间8时 */
		uint32_t back = c->p;

		c->p += len;
		w->zone = zhc_lex_text(e);
		if (zhc_when_clock(c, w, true))
			return;
		c->p = back;
		w->zone = NULL;
	}
	zhc_when_about_clock(c, w, true);
}

/*
 * 昨 and 今 by themselves, as papers of Hong Kong and Taiwan print them: 昨在立法会…, 今起, 今下午.
 */
static bool
one_word_day(Cursor *c, ZhcWhen *w)
{
	uint32_t ch = at(c, c->p), behind = at(c, c->p + 1), len;
	bool part = zhc_when_word(c, c->p + 1, ZHC_LEX_BIT(DAY_PART), &len) != NULL;

	if ((ch != 0x6628 && ch != 0x4ECA) || zhc_cls(c->x, c->p + 1) != ZHC_C_HAN)
		return false;
	if (ch == 0x4ECA && c->p > 0 && zhc_ch(c->x, c->p - 1) == 0x81F3) /* 至今将近… */
		return false;
	if (ch == 0x4ECA && !part && behind != 0x8D77 /* 起 */ && behind != 0x5C06 /* 将 */ &&
		behind != 0x5BA3 /* 宣 */)
		return false;
	w->day_rel = ch == 0x6628 ? -1 : 0;
	w->has |= ZHC_HAS_DAY_REL;
	c->p++;
	return true;
}

/* What may follow a month and day with a slash in brackets: (10/26), (10/26-11/1). */
static bool
slash_in_brackets(const Cursor *c, uint32_t start, uint32_t end)
{
	uint32_t before = start > 0 ? zhc_ch(c->x, start - 1) : 0, p = zhc_text_skip_range(c->x, end);
	ZhcNumber n;

	if (before == '(' && p > end)
		return zhc_number(c->x, p, c->end, &n) && at(c, n.end) == '/';
	return at(c, end) == ')' && (before == '(' ? c->region == ZHC_REGION_TAIWAN
											   : zhc_text_skip_range(c->x, start - 1) == start);
}

/* Is there a day with a slash behind the range word at p, as in 3/1至3/15?  No share of many. */
static bool
slash_range(const Cursor *c, uint32_t p, int32_t month, int32_t day)
{
	uint32_t q = zhc_text_skip_range(c->x, p);
	ZhcNumber m, d;
	int32_t month2, day2;

	if (q == p || (month2 = zhc_when_number(c, q, &m)) < 1 || at(c, m.end) != '/' ||
		(day2 = zhc_when_number(c, m.end + 1, &d)) < 1)
		return false;
	return (month2 > month || (month2 == month && day2 > day)) && month2 <= 12 && day2 <= 31 &&
		   (day > 9 || day2 > 9);
}

/*
 * 於6/18, 6/18起, 6/18上午, 6/18至7/2, 今年6/18: what stands beside a day with a slash and no
 * share (低于1/3).
 */
static bool
slash_beside(const Cursor *c, uint32_t start, uint32_t end, int32_t month, int32_t day)
{
	uint32_t len, p = at(c, end) == ' ' ? end + 1 : end, behind = at(c, p);
	ZhcNumber hour;
	const ZhcLexEntry *before = zhc_lex_find_back(
		c->x->code, 0, start, ZHC_LEX_BIT(YEAR) | ZHC_LEX_BIT(BOUND_BEFORE), &len);

	if (behind == '/' || behind == 0x7684 /* 的 */)
		return false;
	if (zhc_when_word(c, p, ZHC_LEX_BIT(DAY_PART), &len) != NULL || behind == 0x8D77 /* 起 */ ||
		(before && before->cat == ZHC_LEX_YEAR && len > 1) || slash_range(c, end, month, day))
		return true;
	if (zhc_when_number(c, p, &hour) >= 0 && at(c, hour.end) == ':')
		return true;
	if (start > 0 && zhc_text_skip_range(c->x, start - 1) == start)
		return start > 2 && zhc_is_digit(c->x, start - 2) && at(c, end) != 0x7684;
	return start > 0 && zhc_ch(c->x, start - 1) == 0x4E8E /* 于 */ &&
		   !zhc_lex_find_back(c->x->code, 0, start, ZHC_LEX_BIT(COMPARED), &len);
}

/* 6/18(三), 於6/18, 6/18起, as papers of Taiwan print a day; 6/18 alone is a share. */
static bool
slash_day(Cursor *c, ZhcWhen *w)
{
	ZhcNumber m, d;
	int32_t month = zhc_when_number(c, c->p, &m), day;
	uint32_t p;
	int v = 0;

	if (month < 1 || month > 12 || !m.plain || at(c, m.end) != '/')
		return false;
	day = zhc_when_number(c, m.end + 1, &d);
	if (day < 1 || day > 31 || !d.plain)
		return false;
	if (slash_in_brackets(c, c->p, d.end) || slash_beside(c, c->p, d.end, month, day))
	{
		w->month = w->month_last = month;
		w->day = w->day_last = day;
		w->has |= ZHC_HAS_MONTH | ZHC_HAS_DAY;
		c->p = d.end;
		return true;
	}
	if (at(c, d.end) != '(')
		return false;
	p = d.end + 1;
	p += at(c, p) == 0x5468; /* 周 */
	if (at(c, p + 1) != ')' ||
		(at(c, p) != C_RI && !(zhc_lex_numeral(c->x->code[p], &v) == ZHC_NUM_DIGIT && v <= 6)))
		return false;
	w->month = w->month_last = month;
	w->day = w->day_last = day;
	w->has |= ZHC_HAS_MONTH | ZHC_HAS_DAY;
	c->p = p + 2;
	return true;
}

/*
 * 王某十日在北京表示: a day of the month up to ten, in Han as papers of Taiwan print it, not ten
 * days: a name or a noun before it, and 在, 将, a part of the day or a verb of saying behind it.
 */
static bool
is_told_of(const Cursor *c, uint32_t start)
{
	uint32_t len, before = start > 0 ? zhc_ch(c->x, start - 1) : 0, behind = at(c, c->p);
	bool verb = zhc_when_word(c, c->p, ZHC_LEX_BIT(DAY_PART), &len) != NULL ||
				zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(SAYING), &len) != NULL;

	if (start == 0 || zhc_cls(c->x, start - 1) != ZHC_C_HAN || before == 0x4E86 ||
		before == 0x5728 || before == 0x6EE1 || before == 0x7559 ||
		zhc_starts_number(c->x, start - 1)) /* 了 在 满 留 */
		return false;
	return verb || behind == 0x5728 || behind == 0x4E8E || behind == 0x5C06; /* 在 于 将 */
}

/* 九日至十二日: a day up to ten in Han, and one after the tenth, which no duration would end in. */
static bool
goes_past_ten(const Cursor *c, int32_t day)
{
	uint32_t p = zhc_text_skip_range(c->x, c->p);
	ZhcNumber n;
	int32_t last = p > c->p ? zhc_when_number(c, p, &n) : -1;

	return last > 10 && last > day && last <= 31 && at(c, n.end) == C_RI;
}

/* A day without month: relative, a weekday, a number, a holiday. */
static bool
lone_day(Cursor *c, ZhcWhen *w)
{
	uint32_t len, start = c->p;
	const ZhcLexEntry *e = zhc_when_word(c, c->p, ZHC_LEX_BIT(DAY), &len);

	if (e && len > 1)
	{
		const char *part = zhc_lex_text(e);

		w->day_rel = e->a;
		w->has |= ZHC_HAS_DAY_REL;
		c->p += len;
		if (*part)
		{
			char *end;

			w->part_from = (int32_t) strtol(part, &end, 10);
			w->part_to = (int32_t) strtol(end + 1, &end, 10);
			w->has |= ZHC_HAS_PART;
		}
		return true;
	}
	if (zhc_when_bracketed(c, w))
		return (w->has & ZHC_HAS_DAY) != 0;
	if (zhc_when_week(c, w))
		return true;
	if (holiday(c, w))
		return true;
	if (one_word_day(c, w))
		return true;
	if (slash_day(c, w))
		return true;
	/* 拘留15日, 一连17日 */
	if (zhc_when_duration(c, start) || !zhc_when_day(c, w))
		return false;
	/* 三日 are three days; 十二日 is a day of the month; a lone 15号 needs more */
	if (at(c, c->p - 1) == C_HAO)
	{
		bool part = zhc_when_word(c, c->p, ZHC_LEX_BIT(DAY_PART), &len) != NULL;
		uint32_t before = start > 0 ? zhc_ch(c->x, start - 1) : 0;

		if (!part && before != 0x4E8E && before != 0x5230 && before != 0x81F3 && before != 0x4ECE)
		{
			w->has &= ~(uint32_t) ZHC_HAS_DAY;
			c->p = start;
			return false;
		}
	}
	else if (!zhc_is_digit(c->x, start) && w->day <= 10 && !is_told_of(c, start) &&
			 !goes_past_ten(c, w->day))
	{
		w->has &= ~(uint32_t) ZHC_HAS_DAY;
		c->p = start;
		return false;
	}
	return true;
}

/* Dates that begin with a year of any kind. */
static bool
year_date(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	ZhcYearForm form = zhc_when_year(c, w);

	if (form == ZHC_YEAR_OPEN)
		inside_year(c, w);
	if (form != ZHC_YEAR_NONE)
		return true;
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(YEAR), &len);
	if (e && len == 2 && e->a == 2 && zhc_when_fixed(c, c->p + 1))
		e = NULL; /* 达产后年产能 */
	if (e)
	{
		c->p += len;
		w->year_rel = e->a;
		w->context = e->b != 0;
		w->has |= ZHC_HAS_YEAR_REL;
		/* 今年(2025年), 今(114)年 */
		inside_year(c, w);
		if (w->has == ZHC_HAS_YEAR_REL) /* 今年6/18 */
			slash_day(c, w);
		if (!w->context || w->year_rel < 0 || (w->has & ~(uint32_t) ZHC_HAS_YEAR_REL) != 0)
			return true;
		w->has = 0; /* 当年 alone says nothing */
		c->p -= len;
	}
	return false;
}

/* 有期徒刑7月, 有期徒刑四年六月: the month at p is a term, or goes on the years of one. */
static bool
is_term(const Cursor *c, uint32_t p)
{
	uint32_t q = p;

	if (zhc_behind_sentence(c->x, p))
		return true;
	if (p < 2 || zhc_ch(c->x, p - 1) != C_NIAN)
		return false;
	for (q--; q > 0 && (zhc_is_digit(c->x, q - 1) || zhc_starts_number(c->x, q - 1)); q--)
		;
	/* 判七年二月 */
	return q < p - 1 && (zhc_when_duration(c, q) || (q > 0 && zhc_ch(c->x, q - 1) == 0x5224));
}

/* Dates that begin with a month or a part of a year. */
static bool
month_date(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (zhc_when_word(c, c->p, ZHC_LEX_BIT(HOLIDAY), &len) != NULL)
		return false; /* 农历新年 */
	if (zhc_when_eat(c, ZHC_LEX_BIT(LUNAR)))
	{
		uint32_t after = c->p;

		w->lunar = true;
		if (zhc_when_number_year(c, w))
			inside_year(c, w);
		else if (!zhc_when_month(c, w))
		{
			c->p = after;
			return false;
		}
		return true;
	}
	if (zhc_when_first_months(c, w) || (!is_term(c, c->p) && zhc_when_month(c, w)))
		return true;
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(MONTH), &len);
	if (e)
	{
		c->p += len;
		w->month_rel = e->a;
		w->context = e->b != 0;
		w->has |= ZHC_HAS_MONTH_REL;
		return true;
	}
	if (zhc_when_quarter(c, w, false) || zhc_when_lone_edge(c, w))
		return true;
	e = zhc_when_eat(c, ZHC_LEX_BIT(HALF));
	if (e)
	{
		w->half = e->a;
		w->has |= ZHC_HAS_HALF;
		return true;
	}
	return false;
}

/* One date or time at the cursor. */
bool
zhc_when(Cursor *c, ZhcWhen *w, bool in_range)
{
	uint32_t len;
	const ZhcLexEntry *e;

	memset(w, 0, sizeof(*w));
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(ZONE), &len);
	if (e)
	{
		w->zone = zhc_lex_text(e);
		w->zone_start = c->p + 1;
		c->p += len;
	}
	w->start = c->p;
	if (ago(c, w))
		;
	else if (year_date(c, w) || (w->has == 0 && month_date(c, w)))
	{
		if ((w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) && !(w->has & ZHC_HAS_DAY))
			inside_month(c, w);
		/* 当月 alone says nothing either */
		if (w->context && (w->has & ZHC_HAS_MONTH_REL) && !(w->has & ZHC_HAS_DAY))
			return false;
		if (w->has & (ZHC_HAS_DAY | ZHC_HAS_HOLIDAY))
			inside_day(c, w);
	}
	else if (w->has == 0 && lone_day(c, w))
		inside_day(c, w);
	else if (w->has & (ZHC_HAS_YEAR_REL | ZHC_HAS_MONTH_REL))
	{
		/* 今(114)年, 本(6)月 */
		if (w->has & ZHC_HAS_YEAR_REL)
			inside_year(c, w);
		if ((w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) && !(w->has & ZHC_HAS_DAY))
			inside_month(c, w);
		if (w->has & ZHC_HAS_DAY)
			inside_day(c, w);
	}
	else if (w->has == 0)
	{
		bool part = zhc_when_day_part(c, w);
		ZhcWhen d;

		if (!(part ? zhc_when_about_clock(c, w, true)
				   : zhc_when_clock(c, w, in_range || w->zone != NULL)))
		{
			uint32_t behind = c->p;

			if (!part)
				return false;
			if (zhc_when_shared(c, &d) && d.has == ZHC_HAS_HOUR) /* 下午3至5时 */
			{
				w->hour = d.hour;
				w->has |= ZHC_HAS_HOUR;
			}
			else
			{
				c->p = behind;
				if (in_range || !zhc_when_lone_part(c, w->start))
					return false;
			}
		}
	}
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (e && e->a == ZHC_BOUND_ABOUT && (w->has & ZHC_HAS_HOUR) && at(c, c->p) != C_QIAN)
	{
		w->approx = ZHC_BOUND_ABOUT;
		c->p += len;
	}
	w->end = c->p;
	return c->p > w->start;
}
