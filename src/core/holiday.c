/*
 * holiday.c - on which day of a year a holiday or a solar term falls
 *
 * Rules are the last column of data/lexicon/holidays.tsv:
 *   F1001     October 1st
 *   M1001     the same, with the Mid-Autumn Festival when it falls into these days
 *   N0520     May, the second weekday 0 (Sunday)
 *   L0815     15th day of the 8th lunar month; L0000: the last day of the lunar year
 *   S04       solar term, counted from 立春
 * and "+7" behind it for one that lasts seven days.
 *
 * Solar terms are where the sun stands at a multiple of 15° of ecliptic longitude, by the day of
 * China's time zone.  The sun's longitude: Meeus, Astronomical Algorithms (2nd ed., 1998), chapter
 * 25, low accuracy (0.01°, a quarter of an hour), which is enough but when a term falls within
 * that of midnight.
 */
#include <stdlib.h>

#include "when.h"

#define RADIANS 0.017453292519943295

/* Arithmetic of its own: the same bits on every machine, and no libm to link. */

/* degrees to [0, 360). */
static double
wrap(double degrees)
{
	double turns = degrees / 360.0;
	double whole = (double) (int64_t) turns;

	if (whole > turns)
		whole -= 1.0;
	return degrees - whole * 360.0;
}

/* The sine of an angle in degrees, by its series around 0 (to 10^-12 within a quarter turn). */
static double
sine(double degrees)
{
	double x = wrap(degrees), term, sum;

	if (x > 270.0)
		x -= 360.0;
	else if (x > 90.0)
		x = 180.0 - x;
	x *= RADIANS;
	term = sum = x;
	for (int k = 2; k < 16; k += 2)
	{
		term *= -x * x / (k * (k + 1));
		sum += term;
	}
	return sum;
}

/* Apparent longitude of the sun in degrees at a Julian day of dynamical time. */
static double
sun_longitude(double jd)
{
	double t = (jd - 2451545.0) / 36525.0;
	double l0 = 280.46646 + t * (36000.76983 + t * 0.0003032);
	double m = 357.52911 + t * (35999.05029 - t * 0.0001537);
	double c = (1.914602 - t * (0.004817 + t * 0.000014)) * sine(m) +
			   (0.019993 - t * 0.000101) * sine(2 * m) + 0.000289 * sine(3 * m);

	return wrap(l0 + c - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t));
}

/* The day of solar term k (0 立春 = 315°) of a year, in China's time zone. */
static int32_t
solar_term_day(int32_t year, int k)
{
	double target = wrap(315.0 + 15.0 * k);
	int32_t first = zhc_civil_to_day(year, 2, 4);
	/* 立春 is about February 4th, and a term takes 15.2 days; the last two are January's */
	double day = 15.2184 * (k >= 22 ? k - 24 : k);

	for (int i = 0; i < 6; i++)
		day += (wrap(target - sun_longitude(first + 2440587.5 + day) + 180.0) - 180.0) *
			   (365.2422 / 360.0);
	day += 8.0 / 24.0 - 70.0 / 86400.0; /* dynamical time is ahead of universal time */
	return first + (int32_t) (day + 1000.0) - 1000;
}

static bool
lunar_day(const char *rule, int32_t year, const ZhcCalendar *cal, int32_t *day)
{
	int mmdd = atoi(rule);

	if (!cal || !cal->lunar_to_day)
		return false;
	if (mmdd > 0)
		return cal->lunar_to_day(cal->ctx, year, mmdd / 100, false, mmdd % 100, day);
	/* the eve of the lunar new year that falls in this year */
	if (!cal->lunar_to_day(cal->ctx, year, 1, false, 1, day))
		return false;
	--*day;
	return true;
}

/* The days of *day and *days are eight with the Mid-Autumn Festival, two days before them or later.
 */
static void
join_mid_autumn(int32_t year, const ZhcCalendar *cal, int32_t *day, int32_t *days)
{
	int32_t festival;

	if (!lunar_day("0815", year, cal, &festival) || festival < *day - 2 || festival > *day + *days)
		return;
	if (festival < *day)
		*day = festival;
	++*days;
}

bool
zhc_holiday_day(const char *rule, int32_t year, const ZhcCalendar *cal, int32_t *day, int32_t *days)
{
	const char *plus = strchr(rule, '+');
	int v = atoi(rule + 1);

	*days = plus ? atoi(plus + 1) : 1;
	switch (rule[0])
	{
		case 'F':
			*day = zhc_civil_to_day(year, v / 100, v % 100);
			return true;
		case 'N':
		{
			int month = v / 100, nth = v / 10 % 10, weekday = v % 10 == 0 ? 7 : v % 10;
			int32_t first = zhc_civil_to_day(year, month, 1);

			*day = first + (weekday - zhc_weekday(first) + 7) % 7 + (nth - 1) * 7;
			return true;
		}
		case 'M':
			*day = zhc_civil_to_day(year, v / 100, v % 100);
			join_mid_autumn(year, cal, day, days);
			return true;
		case 'L':
			return lunar_day(rule + 1, year, cal, day);
		case 'S':
			*day = solar_term_day(year, v);
			return true;
		default:
			return false;
	}
}
