/*
 * date.h - dates and times of a text: zh_dates()
 *
 * Two steps: date_parse.c reads what is printed (年, 月, 日, 上周三, 下午4时许) into a ZhcWhen,
 * date_resolve.c turns it into a half-open interval, given the day of publication and what was
 * mentioned before.
 */
#ifndef ZHC_DATE_H
#define ZHC_DATE_H

#include "civil.h"
#include "region.h"
#include "tokens.h"

/* The grain of an interval; the names are in zhc_grain_name(). */
typedef enum ZhcGrain
{
	ZHC_GRAIN_NONE = 0,
	ZHC_GRAIN_YEAR,
	ZHC_GRAIN_QUARTER,
	ZHC_GRAIN_MONTH,
	ZHC_GRAIN_WEEK,
	ZHC_GRAIN_DAY,
	ZHC_GRAIN_PART,
	ZHC_GRAIN_HOUR,
	ZHC_GRAIN_MINUTE
} ZhcGrain;

/* What stands around a date: it is a bound, or about right. */
typedef enum ZhcBound
{
	ZHC_BOUND_NONE = 0,
	ZHC_BOUND_SINCE,
	ZHC_BOUND_UNTIL,
	ZHC_BOUND_BEFORE,
	ZHC_BOUND_AFTER,
	ZHC_BOUND_ABOUT
} ZhcBound;

/* What the core does not know by itself: days of the Chinese lunar calendar. */
typedef struct ZhcCalendar
{
	/*
	 * The day (civil.h) of a day of the lunar year that begins in Gregorian `year`; false when
	 * there is none.  May be NULL: lunar dates then stay unresolved.
	 */
	bool (*lunar_to_day)(void *ctx, int32_t year, int32_t month, bool leap, int32_t day,
						 int32_t *out);
	void *ctx;
} ZhcCalendar;

typedef struct ZhcDateOptions
{
	bool has_published;
	int32_t published; /* day, see civil.h */
	const ZhcCalendar *calendar;
	bool unresolved; /* only where they stand is asked: rows have no interval, and only the grain of
						a quarter */
} ZhcDateOptions;

typedef struct ZhcDate
{
	uint32_t start;
	uint32_t end;  /* characters [start, end) of the clean text */
	bool resolved; /* else from and to are 0 */
	int64_t from;
	int64_t to; /* half-open, in minutes from 1970-01-01 00:00, local time */
	uint8_t grain;
	uint8_t bound;	  /* ZhcBound */
	bool spoken;	  /* 今天 in a quotation: private to date.c */
	bool compared;	  /* 比上月, 与上月相比 */
	const char *zone; /* of a clock time when the text names one: an IANA name, "local", or NULL */
} ZhcDate;

typedef struct ZhcDates
{
	ZhcDate *row;
	uint32_t n;
	ZhcRegion region; /* by which they were read */
} ZhcDates;

/* Find the dates of a tokenised text, in order.  Free with zhc_dates_free.  ZHC_NOMEM. */
ZhcStatus zhc_dates(const ZhcAlloc *al, const ZhcTokens *t, const ZhcDateOptions *opt,
					ZhcDates *out);
void zhc_dates_free(const ZhcAlloc *al, ZhcDates *d);

/* "year" … "minute". */
const char *zhc_grain_name(uint8_t grain);

/* "since", "until", "before", "after", "about", or NULL. */
const char *zhc_bound_name(uint8_t bound);

/* Whether a term of punishment begins at p: behind 徒刑, 判囚, 监禁, 拘役 (有期徒刑7月). */
static inline bool
zhc_behind_sentence(const ZhcText *t, uint32_t p)
{
	uint32_t ch = p > 0 ? zhc_ch(t, p - 1) : 0;

	return ch == 0x5211 || ch == 0x56DA || ch == 0x7981 || ch == 0x5F79;
}

#endif /* ZHC_DATE_H */
