/*
 * civil.h - arithmetic of days in the proleptic Gregorian calendar
 *
 * Days are counted from 1970-01-01; years are astronomical (0 is 1 BC).  Algorithms: Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2021), days_from_civil and
 * civil_from_days.
 */
#ifndef ZHC_CIVIL_H
#define ZHC_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ZhcCivil
{
	int32_t year;
	int32_t month; /* 1 .. 12 */
	int32_t day;   /* 1 .. 31 */
} ZhcCivil;

/* The day number; month may be outside 1 .. 12 (13 is January of the next year). */
int32_t zhc_civil_to_day(int32_t year, int32_t month, int32_t day);

ZhcCivil zhc_day_to_civil(int32_t day);

/* Days of that month; the same tolerance as zhc_civil_to_day. */
int32_t zhc_month_days(int32_t year, int32_t month);

/* 1 Monday .. 7 Sunday. */
int32_t zhc_weekday(int32_t day);

/* Whether year, month and day name a day that exists. */
bool zhc_civil_valid(int32_t year, int32_t month, int32_t day);

#endif /* ZHC_CIVIL_H */
