/*
 * date_interval.c - one printed date or time → its interval
 *
 * A date without year or month takes the nearest one not after the day of publication, unless the
 * clause looks ahead or it is all but there.
 */
#include "date_interval.h"

#define AT_HAND 3 /* days on which a plan is all but there */

static int64_t
day_start(int32_t day)
{
	return (int64_t) day * ZHC_DAY_MINUTES;
}

static void
set_days(ZhcSpan *s, int32_t first, int32_t end, ZhcGrain grain)
{
	s->from = day_start(first);
	s->to = day_start(end);
	s->grain = (uint8_t) grain;
}

static void
set_months(ZhcSpan *s, int32_t year, int32_t first, int32_t last, ZhcGrain grain)
{
	set_days(s, zhc_civil_to_day(year, first, 1), zhc_civil_to_day(year, last + 1, 1), grain);
}

/* Whether the text, of the first months of a year, tells of the year before: 2024年…比上年增长. */
static bool
tells_last_year(const ZhcResolver *r)
{
	return r->c->has_anchor && r->a.month <= 4 && r->c->year == r->a.year - 1;
}

/* The year that is printed or follows from the context; false when none is. */
static bool
printed_year(const ZhcResolver *r, const ZhcWhen *w, int32_t *year)
{
	if (w->has & ZHC_HAS_YEAR)
		*year = w->year;
	else if ((w->has & ZHC_HAS_YEAR_REL) && w->context && r->c->has_year &&
			 (w->year_rel >= 0 || tells_last_year(r)))
		*year = r->c->year + w->year_rel;
	else if ((w->has & ZHC_HAS_YEAR_REL) && r->c->has_anchor)
		*year = r->a.year + w->year_rel;
	else
		return false;
	return true;
}

bool
zhc_when_no_year(const ZhcWhen *w)
{
	return !(w->has & (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL));
}

/* Months first .. last of a year, or of the nearest one. */
bool
zhc_interval_months(const ZhcResolver *r, const ZhcWhen *w, int32_t first, int32_t last,
					ZhcGrain grain, ZhcSpan *s)
{
	int32_t year;
	bool begun = r->future || (w->has & ZHC_HAS_HALF) ||
				 (w->has & ZHC_HAS_QUARTER ? w->quarter == w->quarter_last : first == last);

	if (!printed_year(r, w, &year))
	{
		int32_t start[3], end[3];
		bool this_year;
		ZhcGrain missing = !begun									   ? ZHC_GRAIN_WEEK
						   : w->has & (ZHC_HAS_QUARTER | ZHC_HAS_HALF) ? ZHC_GRAIN_QUARTER
																	   : ZHC_GRAIN_YEAR;

		if (!zhc_when_no_year(w) || !r->c->has_anchor)
			return false;
		if (zhc_story_year(r, first, false, &year) && begun)
		{
			set_months(s, year, first, last, grain);
			return true;
		}
		for (int k = 0; k < 3; k++)
		{
			/* a period that is summed up (前三季度) must have begun its last month */
			start[k] = zhc_civil_to_day(r->a.year + k - 1, begun ? first : last, 1);
			end[k] = zhc_civil_to_day(r->a.year + k - 1, last + 1, 1) - 1;
		}
		/* 上半年 of the year to come would be 明年上半年 */
		this_year = (w->has & (ZHC_HAS_QUARTER | ZHC_HAS_HALF)) && !r->future && !r->c->ahead;
		year = r->a.year + zhc_choose(r, start, end, this_year ? 2 : 3, missing) - 1;
		/* 2025年增长5%，一季度增长5.4%, printed in January */
		if (this_year && tells_last_year(r) && end[1] > zhc_written(r->c))
			year = r->c->year;
	}
	set_months(s, year, first, last, grain);
	return true;
}

/* Whether the paragraph tells of the month before the one it is printed in. */
static bool
tells_last_month(const ZhcResolver *r)
{
	return r->c->told_month == r->a.year * 12 + r->a.month - 1;
}

/* A month given by number or relative: *year and *month (which may pass 12). */
static bool
printed_month(const ZhcResolver *r, const ZhcWhen *w, int32_t *year, int32_t *month)
{
	if (w->has & ZHC_HAS_MONTH_REL)
	{
		if (w->context && r->c->has_month)
		{
			*year = r->c->month_year;
			*month = r->c->month + w->month_rel;
			return true;
		}
		if (!r->c->has_anchor)
			return false;
		*year = r->a.year;
		*month = r->a.month + w->month_rel;
		if (r->compared && tells_last_month(r))
			--*month; /* 2月上涨1%，比上月…, printed in March */
		if (w->has & (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL))
			return printed_year(r, w, year);
		return true;
	}
	*month = w->month;
	return (w->has & ZHC_HAS_MONTH) && printed_year(r, w, year);
}

/* day .. day_last of that month; false when the day does not exist. */
static bool
days_of_month(const ZhcWhen *w, int32_t year, int32_t month, ZhcSpan *s)
{
	int32_t first = zhc_civil_to_day(year, month, 1), n = zhc_month_days(year, month);
	int32_t last = w->day_last;

	if (w->day > n)
		return false;
	if (last > n && w->day_last > w->day)
		last = n;
	set_days(s, first + w->day - 1, first + last, ZHC_GRAIN_DAY);
	return true;
}

/* 10月31日…3日, printed on November 3rd: the day is no longer one of October, or soon to come. */
static bool
has_come_since(const ZhcResolver *r, const ZhcWhen *w)
{
	int32_t next = r->c->month + 1 + 12 * r->c->month_year;

	int32_t back, on;

	if (!r->c->has_anchor || !r->c->has_day || w->day >= zhc_day_to_civil(r->c->day).day ||
		next != r->a.month + 12 * r->a.year)
		return false;
	if (w->day_last <= r->a.day)
		return true;
	back = zhc_written(r->c) - zhc_civil_to_day(r->c->month_year, r->c->month, w->day);
	on = w->day - r->a.day;
	return on * 3 < back * 2; /* 11月29日…9日, printed on December 5th */
}

/* 定于12月10日表决…27日将, printed on November 26th: one of the next days, and no day of December.
 */
static bool
is_at_hand(const ZhcResolver *r, const ZhcWhen *w)
{
	int32_t on = w->day - r->a.day;

	return r->c->has_anchor && r->future && on > 0 && on <= AT_HAND &&
		   r->c->month + 12 * r->c->month_year > r->a.month + 12 * r->a.year;
}

/* 下周三(25日), 今天(8日), 周三(25日): the candidate that the words before the brackets mean. */
static int
nearest(const ZhcResolver *r, const ZhcWhen *w, const int32_t *day, int n)
{
	int32_t base = zhc_written(r->c), best = INT32_MAX, at = 0;

	if (w->near_has & ZHC_HAS_DAY_REL)
		base += w->day_rel;
	else if (w->near_has & ZHC_HAS_WEEK_REL)
		base += w->weekday - zhc_weekday(base) + 7 * w->week_rel;
	for (int k = 0; k < n; k++)
	{
		int32_t d = day[k] < base ? base - day[k] : day[k] - base;

		if ((w->near_has & ZHC_HAS_WEEKDAY) && zhc_weekday(day[k]) != w->weekday)
			d += 100;
		if (d < best)
		{
			best = d;
			at = k;
		}
	}
	return at;
}

/* N日 without month: of the month spoken of, else the nearest. */
static bool
lone_day(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t day[6] = {0}, month[6] = {0};
	int n = 0;

	/* of the month spoken of, unless that went back and the day has come since, or it lies ahead
	 * and what is told is over, or the day is at hand */
	if (r->c->has_month && !w->near_day && !has_come_since(r, w) && !is_at_hand(r, w) &&
		days_of_month(w, r->c->month_year, r->c->month, s) &&
		!(r->done && r->c->has_anchor && s->from > day_start(zhc_written(r->c))))
		return true;
	if (!r->c->has_anchor)
		return false;
	for (int32_t m = r->a.month - 3; m <= r->a.month + 2; m++)
		if (w->day <= zhc_month_days(r->a.year, m))
		{
			month[n] = m;
			day[n++] = zhc_civil_to_day(r->a.year, m, w->day);
		}
	n = w->near_day ? nearest(r, w, day, n) : zhc_choose(r, day, day, n, ZHC_GRAIN_MONTH);
	return days_of_month(w, r->a.year, month[n], s);
}

/* Whether one of the candidates is a day that a paper of that day tells of. */
static bool
is_news(const ZhcResolver *r, const int32_t *day, int n)
{
	int32_t written = zhc_written(r->c);

	for (int k = 0; k < n; k++)
		if (day[k] <= written && day[k] + 15 > written)
			return true;
	return false;
}

/* M月D日 without year; February 29th may be eight years away. */
static bool
month_day(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t year, month, day[17], years[17], reach = w->month == 2 && w->day == 29 ? 8 : 1;
	int n = 0;

	if (printed_month(r, w, &year, &month))
		return days_of_month(w, year, month, s);
	if (!(w->has & ZHC_HAS_MONTH) || !zhc_when_no_year(w) || !r->c->has_anchor)
		return false;
	year = r->c->year_of[w->month * 32 + w->day];
	if (year && w->day == w->day_last)
		return days_of_month(w, year, w->month, s);
	for (int32_t y = r->a.year - reach; y <= r->a.year + reach; y++)
		if (w->day <= zhc_month_days(y, w->month))
		{
			years[n] = y;
			day[n++] = zhc_civil_to_day(y, w->month, w->day);
		}
	if (n > 0 && zhc_story_year(r, w->month, true, &year) &&
		(r->c->told_year || !is_news(r, day, n)))
		return days_of_month(w, year, w->month, s);
	return n > 0 &&
		   days_of_month(w, years[zhc_choose(r, day, day, n, ZHC_GRAIN_YEAR)], w->month, s);
}

/* The Monday of the week that a bare weekday belongs to in a paragraph that spoke of last or next
 * week: 上周五…周一.
 */
static bool
week_told(const ZhcResolver *r, int32_t weekday, int32_t *monday)
{
	const ZhcDateContext *c = r->c;

	if (!c->weekday)
		return false;
	*monday = c->week + (weekday < c->weekday && c->week < *monday ? 7 : 0);
	return !r->future || *monday + weekday - 1 >= zhc_written(c);
}

/* Whether day `ahead` of this week is meant by a weekday or 周末, not the one a week before. */
static bool
comes(const ZhcResolver *r, int32_t day)
{
	int32_t ahead = day - zhc_written(r->c);

	if (ahead <= 0 || r->future || r->starts)
		return true;
	return !r->done && (r->c->ahead || ahead <= (r->either ? 3 : 2));
}

static bool
week(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t anchor = zhc_written(r->c), monday, day;

	if (!r->c->has_anchor)
		return false;
	monday = anchor - zhc_weekday(anchor) + 1;
	if (w->has & ZHC_HAS_WEEKEND)
	{
		day = monday + 5 + 7 * w->week_rel;
		if (!(w->has & ZHC_HAS_WEEK_REL) && !comes(r, day))
			day -= 7;
		set_days(s, day, day + 2, ZHC_GRAIN_DAY);
	}
	else if (w->has & ZHC_HAS_WEEKDAY)
	{
		bool told = !(w->has & ZHC_HAS_WEEK_REL) && week_told(r, w->weekday, &monday);

		day = monday + w->weekday - 1 + 7 * w->week_rel;
		if (!(w->has & ZHC_HAS_WEEK_REL) && !told)
		{
			if (!comes(r, day))
				day -= 7;
			if (day < anchor && r->future)
				day += 7;
		}
		set_days(s, day, day + 1, ZHC_GRAIN_DAY);
	}
	else
		set_days(s, monday + 7 * w->week_rel, monday + 7 * w->week_rel + 7, ZHC_GRAIN_WEEK);
	return true;
}

static bool
ago(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t day = zhc_written(r->c);

	if (!r->c->has_anchor)
		return false;
	switch (w->ago_unit)
	{
		case ZHC_GRAIN_YEAR:
			set_months(s, r->a.year - w->ago, 1, 12, ZHC_GRAIN_YEAR);
			break;
		case ZHC_GRAIN_MONTH:
			set_months(s, r->a.year, r->a.month - w->ago, r->a.month - w->ago, ZHC_GRAIN_MONTH);
			break;
		case ZHC_GRAIN_WEEK:
			day += 1 - zhc_weekday(day) - 7 * w->ago;
			set_days(s, day, day + 7, ZHC_GRAIN_WEEK);
			break;
		default:
			set_days(s, day - w->ago, day - w->ago + 1, ZHC_GRAIN_DAY);
	}
	return true;
}

static bool
holiday(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t year, day[3], last[3], days[3] = {1, 1, 1};
	const ZhcCalendar *cal = r->c->opt->calendar;

	if (printed_year(r, w, &year))
	{
		if (!zhc_holiday_day(w->holiday, year, cal, &day[0], &days[0]))
			return false;
		set_days(s, day[0], day[0] + days[0], ZHC_GRAIN_DAY);
		return true;
	}
	if (!zhc_when_no_year(w) || !r->c->has_anchor)
		return false;
	for (int k = 0; k < 3; k++)
	{
		if (!zhc_holiday_day(w->holiday, r->a.year + k - 1, cal, &day[k], &days[k]))
			return false;
		last[k] = day[k] + days[k] - 1;
	}
	year = zhc_choose(r, day, last, 3, ZHC_GRAIN_DAY);
	set_days(s, day[year], day[year] + days[year], ZHC_GRAIN_DAY);
	return true;
}

/* A month or day of the lunar calendar. */
static bool
lunar(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	const ZhcCalendar *cal = r->c->opt->calendar;
	int32_t year, first[3], next, day = w->has & ZHC_HAS_DAY ? w->day : 1, k = 1;

	if (!cal || !cal->lunar_to_day || !(w->has & ZHC_HAS_MONTH))
		return false;
	if (printed_year(r, w, &year))
	{
		if (!cal->lunar_to_day(cal->ctx, year, w->month, w->leap, day, &first[1]))
			return false;
	}
	else
	{
		if (!zhc_when_no_year(w) || !r->c->has_anchor)
			return false;
		for (k = 0; k < 3; k++)
			if (!cal->lunar_to_day(cal->ctx, r->a.year + k - 1, w->month, w->leap, day, &first[k]))
				return false;
		k = zhc_choose(r, first, first, 3, ZHC_GRAIN_DAY);
		year = r->a.year + k - 1;
	}
	if (w->has & ZHC_HAS_DAY)
	{
		set_days(s, first[k], first[k] + 1, ZHC_GRAIN_DAY);
		return true;
	}
	/* a lunar month has 29 or 30 days */
	if (!cal->lunar_to_day(cal->ctx, year, w->month, w->leap, 30, &next))
		next = first[k] + 28;
	set_days(s, first[k], next + 1, ZHC_GRAIN_MONTH);
	return true;
}

static bool
quarters(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	if (w->has & ZHC_HAS_QUARTER_REL)
	{
		ZhcCivil told = r->a;
		int32_t q;

		if (!r->c->has_anchor)
			return false;
		/* 第一季营收较上季减少: before that quarter */
		if (r->compared && r->c->has_period && r->c->period_grain == ZHC_GRAIN_QUARTER)
			told = zhc_day_to_civil((int32_t) (r->c->period_from / ZHC_DAY_MINUTES));
		q = (told.month - 1) / 3 + w->quarter;
		set_months(s, told.year, q * 3 + 1, q * 3 + 3, ZHC_GRAIN_QUARTER);
		return true;
	}
	return zhc_interval_months(r, w, w->quarter * 3 - 2, w->quarter_last * 3, ZHC_GRAIN_QUARTER, s);
}

/*
 * The year of 年底 alone: the one that the sentence tells of, last year where the text tells of
 * that or its end has just passed, else this year.
 */
static int32_t
edge_year(const ZhcResolver *r, const ZhcWhen *w)
{
	bool ahead = r->future || r->before;

	if (r->c->told_year)
		return r->c->year;
	if (!ahead && (tells_last_year(r) || (w->edge == 3 && r->a.month <= 2)))
		return r->a.year - 1;
	return r->a.year;
}

/* 年初 is January, 年底 December; 月初 the first ten days, 月底 what comes after the twentieth. */
static bool
edges(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t year, month;

	if (w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL))
	{
		ZhcWhen d = *w;

		d.day = w->edge == 1 ? 1 : 21;
		d.day_last = w->edge == 1 ? 10 : 31;
		if (printed_month(r, w, &year, &month))
			return days_of_month(&d, year, month, s);
		if (!zhc_interval_months(r, w, w->month, w->month, ZHC_GRAIN_MONTH, s))
			return false;
		year = zhc_day_to_civil((int32_t) (s->from / ZHC_DAY_MINUTES)).year;
		return days_of_month(&d, year, w->month, s);
	}
	if (zhc_when_no_year(w))
	{
		if (!r->c->has_anchor)
			return false;
		year = edge_year(r, w);
	}
	else if (!printed_year(r, w, &year))
		return false;
	month = w->edge == 1 ? 1 : 12;
	set_months(s, year, month, month, ZHC_GRAIN_MONTH);
	return true;
}

/* 去年同期: the last period of the paragraph, else the main one of the text, moved into that year.
 */
static bool
same_period(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t year, back;
	int64_t from, to;
	ZhcCivil a, b;

	if (!printed_year(r, w, &year))
		return false;
	if (w->same_month && r->c->told_month)
	{
		set_months(s, year, (r->c->told_month - 1) % 12 + 1, (r->c->told_month - 1) % 12 + 1,
				   ZHC_GRAIN_MONTH);
		return true;
	}
	set_months(s, year, 1, 12, ZHC_GRAIN_YEAR);
	if (r->c->has_period ? r->c->period_grain == ZHC_GRAIN_YEAR : !r->c->has_main)
		return true;
	from = r->c->has_period ? r->c->period_from : r->c->main_from;
	to = r->c->has_period ? r->c->period_to : r->c->main_to;
	a = zhc_day_to_civil((int32_t) (from / ZHC_DAY_MINUTES));
	b = zhc_day_to_civil((int32_t) (to / ZHC_DAY_MINUTES));
	/* a period that began in the year before is of the year in which it ends */
	back = zhc_day_to_civil((int32_t) (to / ZHC_DAY_MINUTES) - 1).year - year;
	if (to % ZHC_DAY_MINUTES || back <= 0 || a.day > 28 || b.day > 28)
		return true;
	set_days(s, zhc_civil_to_day(a.year - back, a.month, a.day),
			 zhc_civil_to_day(b.year - back, b.month, b.day),
			 (ZhcGrain) (r->c->has_period ? r->c->period_grain : r->c->main_grain));
	return true;
}

/* The calendar part of a date. */
static bool
calendar_part(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	int32_t year;

	if (w->has & ZHC_HAS_AGO)
		return ago(r, w, s);
	if (w->has & ZHC_HAS_SPAN)
	{
		/* 1898年…二十年代 */
		year = w->year - (w->context && r->c->has_year && r->c->year < 1960 ? 100 : 0);
		set_days(s, zhc_civil_to_day(year, 1, 1), zhc_civil_to_day(year + w->years, 1, 1),
				 ZHC_GRAIN_YEAR);
		return true;
	}
	if (w->has & ZHC_HAS_HOLIDAY)
		return holiday(r, w, s);
	if (w->lunar && (w->has & ZHC_HAS_MONTH))
		return lunar(r, w, s);
	if (w->has & ZHC_HAS_EDGE)
		return edges(r, w, s);
	if (w->has & ZHC_HAS_DAY)
		return w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL) ? month_day(r, w, s)
															: lone_day(r, w, s);
	if (w->has & ZHC_HAS_DAY_REL)
	{
		if (!r->c->has_anchor)
			return false;
		set_days(s, zhc_written(r->c) + w->day_rel, zhc_written(r->c) + w->day_rel + 1,
				 ZHC_GRAIN_DAY);
		return true;
	}
	if (w->has & (ZHC_HAS_WEEK_REL | ZHC_HAS_WEEKDAY | ZHC_HAS_WEEKEND))
		return week(r, w, s);
	if (w->has & (ZHC_HAS_QUARTER | ZHC_HAS_QUARTER_REL))
		return quarters(r, w, s);
	if (w->has & ZHC_HAS_HALF)
		return zhc_interval_months(r, w, w->half * 6 - 5, w->half * 6, ZHC_GRAIN_QUARTER, s);
	if (w->has & ZHC_HAS_MONTH)
		return zhc_interval_months(r, w, w->month, w->month_last, ZHC_GRAIN_MONTH, s);
	if (w->has & ZHC_HAS_MONTH_REL)
	{
		int32_t month;

		if (!printed_month(r, w, &year, &month))
			return false;
		set_months(s, year, month, month, ZHC_GRAIN_MONTH);
		return true;
	}
	if (w->has & ZHC_HAS_SAME_PERIOD)
		return same_period(r, w, s);
	if (!printed_year(r, w, &year))
		return false;
	set_months(s, year, 1, 12, ZHC_GRAIN_YEAR);
	return true;
}

bool
zhc_interval(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s)
{
	if (w->has & ZHC_HAS_DATE)
	{
		if (!calendar_part(r, w, s))
			return false;
	}
	else if (r->c->has_day || r->c->has_lead)
	{
		int32_t day = (r->c->has_day ? r->c->day : r->c->lead) + r->next_day;

		set_days(s, day, day + 1, ZHC_GRAIN_DAY);
	}
	else if (r->c->has_anchor)
		set_days(s, zhc_written(r->c), zhc_written(r->c) + 1, ZHC_GRAIN_DAY);
	else
		return false;
	if (s->grain == ZHC_GRAIN_DAY && s->to - s->from == ZHC_DAY_MINUTES)
		zhc_interval_time(w, s);
	return true;
}
