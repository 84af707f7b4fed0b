/*
 * date_choice.c - which of the days that a date printed in part may be
 *
 * 25日, 9月, 周五: the last one or the next. Words of the clause decide (将于, 已); else the story
 * that the paragraph tells, else what a writer would have said otherwise: of last year 9月 is
 * 去年9月, of last month 25日 is 上月25日, so what lies in the year or month of writing is meant
 * unless the other is nearer.
 */
#include "date_interval.h"

/* Days within which a month is over for which figures are still awaited. */
#define JUST_OVER 75

int32_t
zhc_written(const ZhcDateContext *c)
{
	return c->has_writer ? c->writer : c->anchor;
}

/* So many halves of the way to the next candidate must be less than two of that to the last. */
static int32_t
weight(const ZhcResolver *r, int32_t past, int32_t ahead, ZhcGrain missing)
{
	ZhcCivil p = zhc_day_to_civil(past), a = zhc_day_to_civil(ahead);

	if (r->done)
		return 8;
	if (r->either)
		return 2;
	if ((missing == ZHC_GRAIN_YEAR || missing == ZHC_GRAIN_QUARTER) && a.year == r->a.year &&
		p.year < a.year)
		return 3;
	if (missing == ZHC_GRAIN_MONTH && a.year == r->a.year && a.month == r->a.month)
		return r->scheduled ? 3 : 5;
	return missing == ZHC_GRAIN_DAY ? 4 : 8;
}

int
zhc_choose(const ZhcResolver *r, const int32_t *day, const int32_t *last, int n, ZhcGrain missing)
{
	int32_t anchor = zhc_written(r->c), back, on;
	int past = 0, ahead;

	while (past + 1 < n && day[past + 1] <= anchor)
		past++;
	for (ahead = 0; ahead + 1 < n && last[ahead] < anchor;)
		ahead++;
	if (past == ahead)
		return past;
	back = anchor - last[past];
	on = day[ahead] - anchor;
	/* 预计5月, printed in June: the figure is not out yet, but the month is over */
	if (r->future)
		return (missing == ZHC_GRAIN_YEAR && back < JUST_OVER && on > 2 * back) ||
					   (missing == ZHC_GRAIN_QUARTER && on > back)
				   ? past
				   : ahead;
	/* 截至9月30日, printed in June: not of the year before */
	if (r->past)
		return missing == ZHC_GRAIN_YEAR && back > 180 && on < back ? ahead : past;
	/* after something that lies ahead, unless that would be most of a year away (双11…10月9日) */
	if (r->c->ahead && !r->done && (on < 120 || on < back))
		return ahead;
	/* 10月1日起: of last year they would say so */
	if (r->starts && back > 60 && zhc_day_to_civil(day[past]).year < r->a.year)
		return ahead;
	return on * weight(r, day[past], day[ahead], missing) < back * 2 ? ahead : past;
}

bool
zhc_story_year(const ZhcResolver *r, int32_t month, bool day, int32_t *year)
{
	const ZhcDateContext *c = r->c;
	int32_t first_month = c->story_month + !day; /* 去年5月…5月 are two */

	if (!c->has_story || (c->story_month && month < first_month) ||
		(!c->told_year && (c->story_year > r->a.year || (!day && month == r->a.month))) ||
		(r->future && c->story_year < r->a.year) || (r->since && !c->told_year))
		return false;
	*year = c->story_year;
	return true;
}
