/*
 * date_interval.h - one printed date or time → its interval
 *
 * Private to date_resolve.c, date_interval.c, date_choice.c and date_clock.c.
 */
#ifndef ZHC_DATE_INTERVAL_H
#define ZHC_DATE_INTERVAL_H

#include "when.h"

#define ZHC_DAY_MINUTES 1440

/* Half-open, in minutes from 1970-01-01 00:00. */
typedef struct ZhcSpan
{
	int64_t from;
	int64_t to;
	uint8_t grain;
} ZhcSpan;

/* What decides between the candidates of a date that is printed in part. */
typedef struct ZhcResolver
{
	ZhcDateContext *c;
	ZhcCivil a; /* the anchor's day */
	bool future;
	bool either;
	bool starts;	/* a day with 起 behind it */
	bool done;		/* the clause tells what has happened, */
	bool scheduled; /* or of what is held, opened, shown */
	bool past;		/* 截至: certainly not ahead */
	bool compared;	/* 比上月 */
	bool before;	/* 年底前 */
	bool since;		/* 3月以来 */
	int32_t next_day;
} ZhcResolver;

/* The day from which all counts: that of the dateline where there is one. */
int32_t zhc_written(const ZhcDateContext *c);

/* Whether no year is printed. */
bool zhc_when_no_year(const ZhcWhen *w);

/*
 * Of n candidates in order (first day in day[], last in last[]), which is meant; `missing`: of what
 * grain nothing is printed (YEAR, QUARTER: the year of one, MONTH; DAY for a holiday, WEEK for
 * sums, which are past).
 */
int zhc_choose(const ZhcResolver *r, const int32_t *day, const int32_t *last, int n,
			   ZhcGrain missing);

/* The year of a month, or of a day in it, in a paragraph that tells of another year than the
 * writer's. */
bool zhc_story_year(const ZhcResolver *r, int32_t month, bool day, int32_t *year);

/* Months first .. last of the printed year, or of the nearest one. */
bool zhc_interval_months(const ZhcResolver *r, const ZhcWhen *w, int32_t first, int32_t last,
						 ZhcGrain grain, ZhcSpan *s);

/* Narrow the day that *s holds to a clock time or a part of the day, when one is printed. */
void zhc_interval_time(const ZhcWhen *w, ZhcSpan *s);

/* The interval of one date or time; false when it cannot be told. */
bool zhc_interval(const ZhcResolver *r, const ZhcWhen *w, ZhcSpan *s);

#endif /* ZHC_DATE_INTERVAL_H */
