/*
 * calendar.c - days of the Chinese lunar calendar, by ICU's "chinese" calendar
 *
 * What is computed here is never stored in an index by the extension itself; the calendar's rules
 * do not change with the version of ICU for the years that newspapers speak of.
 */
#include "postgres.h"

#include <math.h>
#include <unicode/ucal.h>

#include "calendar.h"
#include "civil.h"

#define MS_PER_DAY 86400000.0

/* The day that a moment in UTC falls on. */
static int32
ToDay(UDate ms)
{
	return (int32) floor(ms / MS_PER_DAY);
}

/*
 * Set the lunar year that begins in a Gregorian year.  ICU's count of them ("extended year") has
 * moved between versions; July is in that year by any count.
 */
static void
SetLunarYear(UCalendar *cal, int32_t year, UErrorCode *status)
{
	int32_t extended;

	ucal_setMillis(cal, zhc_civil_to_day(year, 7, 1) * MS_PER_DAY, status);
	extended = ucal_get(cal, UCAL_EXTENDED_YEAR, status);
	ucal_clear(cal);
	ucal_set(cal, UCAL_EXTENDED_YEAR, extended);
}

/* Whether a day that can be one exists, and which it is; false if ICU does not tell. */
static bool
Compute(int32_t year, int32_t month, bool leap, int32_t day, bool *exists, int32_t *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *cal;
	UDate ms = 0;

	cal = ucal_open(u"Asia/Shanghai", -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);
	if (U_FAILURE(status))
		return false;
	SetLunarYear(cal, year, &status);
	ucal_set(cal, UCAL_MONTH, month - 1);
	ucal_set(cal, UCAL_IS_LEAP_MONTH, leap ? 1 : 0);
	ucal_set(cal, UCAL_DATE, day);
	ms = ucal_getMillis(cal, &status);
	if (U_SUCCESS(status))
	{
		/* lenient arithmetic goes on into the next month: such a day does not exist */
		*exists = ucal_get(cal, UCAL_DATE, &status) == day &&
				  ucal_get(cal, UCAL_MONTH, &status) == month - 1 &&
				  (ucal_get(cal, UCAL_IS_LEAP_MONTH, &status) != 0) == leap;
		*out = ToDay(ms + 8 * 3600000.0);
	}
	ucal_close(cal);
	return U_SUCCESS(status);
}

/* A day that was asked for: year, month, leap and day in one number, 0 for none yet. */
typedef struct Asked
{
	uint32 date;
	int32 day;
	bool exists;
} Asked;

/*
 * Few days are asked for again and again, the festivals of these years; and for each ICU computes
 * where sun and moon are, which takes as long as to read a dozen sentences.
 */
static bool
LunarToDay(void *ctx, int32_t year, int32_t month, bool leap, int32_t day, int32_t *out)
{
	static Asked asked[256];
	uint32 date;
	Asked *a;

	if (month < 1 || month > 12 || day < 1 || day > 30 || year < 1 || year > 9000)
		return false;
	date = (((uint32) year * 13 + (uint32) month) * 2 + leap) * 31 + (uint32) day;
	a = &asked[date % lengthof(asked)];
	if (a->date != date)
	{
		a->date = 0;
		if (!Compute(year, month, leap, day, &a->exists, &a->day))
			return false;
		a->date = date;
	}
	if (a->exists)
		*out = a->day;
	return a->exists;
}

const ZhcCalendar zh_calendar = {LunarToDay, NULL};
