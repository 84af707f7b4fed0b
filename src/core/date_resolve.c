/*
 * date_resolve.c - a mention of a date or of a range of two → a half-open interval
 *
 * The ends of a range take from each other what is printed only once; what is resolved is
 * remembered for the mentions that follow.
 */
#include "date_interval.h"

/* Give the end of a range what it takes from its start. */
static void
inherit(ZhcWhen *to, const ZhcWhen *from, const ZhcSpan *s)
{
	ZhcCivil a =
		zhc_day_to_civil((int32_t) (s->from / ZHC_DAY_MINUTES - (s->from % ZHC_DAY_MINUTES < 0)));
	uint32_t has = to->has & ZHC_HAS_DATE;

	if (has == 0)
	{
		to->year = a.year;
		to->month = to->month_last = a.month;
		to->day = to->day_last = a.day;
		to->has |= ZHC_HAS_YEAR | ZHC_HAS_MONTH | ZHC_HAS_DAY;
		if (!(to->has & ZHC_HAS_PART) && (from->has & ZHC_HAS_PART) && to->hour > from->hour)
		{
			to->has |= ZHC_HAS_PART;
			to->part_from = from->part_from;
			to->part_to = from->part_to;
		}
	}
	else if (has == ZHC_HAS_DAY)
	{
		to->year = a.year;
		to->month = to->month_last = a.month + (to->day < a.day);
		to->has |= ZHC_HAS_YEAR | ZHC_HAS_MONTH;
		if (to->month > 12)
		{
			to->month = to->month_last = 1;
			to->year++;
		}
	}
	else if ((has & ZHC_HAS_YEAR_REL) && to->context)
	{
		to->year = a.year + to->year_rel; /* 11月到次年2月 */
		to->has = (to->has & ~(uint32_t) ZHC_HAS_YEAR_REL) | ZHC_HAS_YEAR;
	}
	else if ((has & ZHC_HAS_MONTH) && zhc_when_no_year(to) && !to->lunar)
	{
		to->year = a.year + (to->month < a.month);
		to->has |= ZHC_HAS_YEAR;
	}
	else if ((has & (ZHC_HAS_QUARTER | ZHC_HAS_HALF)) && zhc_when_no_year(to))
	{
		to->year = a.year;
		to->has |= ZHC_HAS_YEAR;
	}
}

/* A range of months alone (1—9月) is in the year in which it is over, or which it spans. */
static void
month_range(ZhcResolver *r, ZhcWhen *from, const ZhcWhen *to)
{
	ZhcSpan s;

	if (from->has != ZHC_HAS_MONTH || to->has != ZHC_HAS_MONTH || !r->c->has_anchor || r->future)
		return;
	if (from->month > 1 && from->month <= r->a.month && r->a.month <= to->month)
		return;
	r->done = from->month == 1 || r->done; /* a sum */
	if (zhc_interval_months(r, to, to->month, to->month, ZHC_GRAIN_MONTH, &s))
	{
		from->year =
			zhc_day_to_civil((int32_t) (s.from / ZHC_DAY_MINUTES)).year - (from->month > to->month);
		from->has |= ZHC_HAS_YEAR;
	}
}

/* A weekday that ends a range comes after the one that starts it. */
static void
after_start(const ZhcWhen *to, const ZhcSpan *from, ZhcSpan *s)
{
	if ((to->has & ZHC_HAS_DATE) == ZHC_HAS_WEEKDAY)
		while (s->to <= from->from)
		{
			s->from += 7 * ZHC_DAY_MINUTES;
			s->to += 7 * ZHC_DAY_MINUTES;
		}
	else if (!(to->has & ZHC_HAS_DATE) && s->to <= from->from)
	{
		s->from += ZHC_DAY_MINUTES; /* 晚10时至凌晨2时 */
		s->to += ZHC_DAY_MINUTES;
	}
}

/* A weekday that starts a range is the last one before its end: 周五至下周日. */
static void
before_end(const ZhcWhen *from, ZhcSpan *s, const ZhcSpan *end)
{
	if ((from->has & ZHC_HAS_DATE) != ZHC_HAS_WEEKDAY)
		return;
	while (s->from + 7 * ZHC_DAY_MINUTES < end->from)
	{
		s->from += 7 * ZHC_DAY_MINUTES;
		s->to += 7 * ZHC_DAY_MINUTES;
	}
}

/* The year and month that the paragraph has come to, where that is not the year of writing. */
static void
remember_story(ZhcDateContext *c, const ZhcDateMention *m, int32_t first, int32_t year, int32_t now,
			   const ZhcSpan *s)
{
	const uint32_t months = ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL | ZHC_HAS_QUARTER | ZHC_HAS_HALF;
	int32_t month = 0;

	if (!(m->from.has & ZHC_HAS_DATE) || (m->from.has & (ZHC_HAS_SAME_PERIOD | ZHC_HAS_SPAN)) ||
		m->compared)
		return;
	if (m->from.has & months)
		month = zhc_day_to_civil((int32_t) ((s->to - 1) / ZHC_DAY_MINUTES)).month;
	if (!zhc_when_no_year(&m->from))
	{
		/* not 2025至2026年, which the day of writing is in */
		c->has_story = m->leads && (year < now || (year > now && first > now)) &&
					   ((m->from.has & months) || year < now - 1 || year > now);
		c->story_month = month;
		c->story_year = year;
	}
	else if (!(m->from.has & (ZHC_HAS_MONTH | ZHC_HAS_QUARTER)) || year != c->story_year)
		c->has_story = false;
	else
		c->story_month = month;
}

/* The week that the paragraph tells of; 上周 alone is no more than a remark. */
static void
remember_week(ZhcDateContext *c, const ZhcDateMention *m, int32_t day)
{
	bool told = c->weekday && (m->from.has & ZHC_HAS_WEEKDAY);

	if (!told && (!(m->from.has & ZHC_HAS_WEEK_REL) ||
				  (!(m->from.has & ZHC_HAS_WEEKDAY) && m->from.week_rel <= 0)))
		return;
	c->week = day - zhc_weekday(day) + 1;
	c->weekday = zhc_weekday(day);
}

static void
remember(ZhcDateContext *c, const ZhcDateMention *m, const ZhcSpan *s, int32_t now)
{
	int32_t day =
		(int32_t) ((s->from - (s->from % ZHC_DAY_MINUTES + ZHC_DAY_MINUTES) % ZHC_DAY_MINUTES) /
				   ZHC_DAY_MINUTES);
	ZhcCivil a = zhc_day_to_civil(day);
	/* 2023年9月至2024年3月…同年10月 */
	int32_t last =
		m->to.has ? zhc_day_to_civil((int32_t) ((s->to - 1) / ZHC_DAY_MINUTES)).year : a.year;

	c->ahead = c->has_anchor && s->from >= (int64_t) (zhc_written(c) + 1) * ZHC_DAY_MINUTES;
	/* 2025年比上年增长…一季度: the year before is only compared with */
	if (!(m->from.context && m->from.year_rel < 0) && !(m->from.has & ZHC_HAS_SAME_PERIOD) &&
		!m->compared)
	{
		c->has_year = true;
		c->year = last;
		c->told_year = c->told_year || !zhc_when_no_year(&m->from);
	}
	remember_story(c, m, a.year, last, c->has_anchor ? now : last, s);
	remember_week(c, m, day);
	if ((m->from.has & (ZHC_HAS_A_DAY | ZHC_HAS_AGO)) || (m->next_day && c->has_day))
	{
		c->has_day = true;
		c->day = day;
	}
	/* not behind 3月中旬, nor 自6月15日以来, which reaches to the day of writing */
	if (m->bound != ZHC_BOUND_SINCE && (m->from.has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) &&
		(m->from.has & ZHC_HAS_DAY) && m->from.day == m->from.day_last)
	{
		c->has_month = true;
		c->month_year = a.year;
		c->month = a.month;
	}
	if ((m->from.has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) && !m->compared &&
		!(m->from.has & ZHC_HAS_DAY))
		c->told_month = a.year * 12 + a.month;
	if ((m->from.has & ZHC_HAS_DAY) && a.year > 0 && a.year < 10000)
		c->year_of[a.month * 32 + a.day] = (uint16_t) a.year;
	if ((s->grain <= ZHC_GRAIN_MONTH ||
		 (m->to.has && s->grain == ZHC_GRAIN_DAY && !c->has_period)) &&
		!(m->compared && c->has_period) &&
		!(m->from.has & (ZHC_HAS_SAME_PERIOD | ZHC_HAS_AGO | ZHC_HAS_EDGE)))
	{
		if (!c->has_main && s->grain != ZHC_GRAIN_YEAR &&
			s->to - s->from > (int64_t) 31 * ZHC_DAY_MINUTES)
		{
			c->has_main = true;
			c->main_from = s->from;
			c->main_to = s->to;
			c->main_grain = s->grain;
		}
		c->has_period = true;
		c->period_from = s->from;
		c->period_to = s->to;
		c->period_grain = s->grain;
	}
}

void
zhc_date_resolve(ZhcDateContext *c, const ZhcDateMention *m, ZhcDate *out)
{
	ZhcResolver r = {.c = c, .future = m->future, .either = m->either, .starts = m->starts};
	ZhcWhen from = m->from;
	ZhcSpan s, e;

	r.past = m->bound == ZHC_BOUND_UNTIL && !m->either;
	r.compared = m->compared;
	r.next_day = m->next_day;
	r.done = m->done;
	r.scheduled = m->scheduled;
	r.before = m->bound == ZHC_BOUND_BEFORE;
	r.since = m->bound == ZHC_BOUND_SINCE;

	if (c->has_anchor)
		r.a = zhc_day_to_civil(zhc_written(c));
	memset(out, 0, sizeof(*out));
	out->start = m->start;
	out->end = m->end;
	out->bound = m->bound;
	out->zone = m->from.zone;
	month_range(&r, &from, &m->to);
	if (m->to.has && zhc_when_no_year(&from) && (from.has & ZHC_HAS_MONTH) &&
		(m->to.has & ZHC_HAS_YEAR))
	{
		from.year = m->to.year - ((m->to.has & ZHC_HAS_MONTH) && from.month > m->to.month);
		from.has |= ZHC_HAS_YEAR;
	}
	out->resolved = zhc_interval(&r, &from, &s);
	if (out->resolved && m->to.has)
	{
		ZhcWhen to = m->to;

		inherit(&to, &from, &s);
		out->resolved = zhc_interval(&r, &to, &e);
		if (out->resolved)
		{
			after_start(&m->to, &s, &e);
			before_end(&m->from, &s, &e);
			/* a clock time ends a range where it stands: 9时至11时 */
			s.to = e.grain >= ZHC_GRAIN_HOUR ? e.from : e.to;
			out->resolved = s.to > s.from;
			if (e.grain > s.grain)
				s.grain = e.grain;
		}
	}
	if (!out->resolved)
	{
		out->grain = ZHC_GRAIN_NONE;
		return;
	}
	out->from = s.from;
	out->to = s.to;
	out->grain = s.grain;
	remember(c, m, &s, r.a.year);
}
