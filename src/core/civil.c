/*
 * civil.c - arithmetic of days in the proleptic Gregorian calendar
 */
#include "civil.h"

int32_t
zhc_civil_to_day(int32_t year, int32_t month, int32_t day)
{
	int32_t m0 = month - 1, carry = m0 >= 0 ? m0 / 12 : -((11 - m0) / 12);
	int32_t m = m0 - carry * 12 + 1, y = year + carry - (m <= 2);
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	uint32_t yoe = (uint32_t) (y - era * 400);
	uint32_t doy = (153 * (uint32_t) (m + (m > 2 ? -3 : 9)) + 2) / 5;
	uint32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + (int32_t) doe - 719468 + day - 1;
}

ZhcCivil
zhc_day_to_civil(int32_t day)
{
	int32_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	uint32_t doe = (uint32_t) (z - era * 146097);
	uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	uint32_t mp = (5 * doy + 2) / 153;
	ZhcCivil c;

	c.day = (int32_t) (doy - (153 * mp + 2) / 5 + 1);
	c.month = (int32_t) (mp < 10 ? mp + 3 : mp - 9);
	c.year = (int32_t) yoe + era * 400 + (c.month <= 2);
	return c;
}

int32_t
zhc_month_days(int32_t year, int32_t month)
{
	return zhc_civil_to_day(year, month + 1, 1) - zhc_civil_to_day(year, month, 1);
}

int32_t
zhc_weekday(int32_t day)
{
	int32_t w = (day + 3) % 7; /* 1970-01-01 was a Thursday */

	return (w < 0 ? w + 7 : w) + 1;
}

bool
zhc_civil_valid(int32_t year, int32_t month, int32_t day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= zhc_month_days(year, month);
}
