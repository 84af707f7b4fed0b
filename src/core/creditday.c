/*
 * creditday.c - the day of a credit, and the names of their kinds
 */
#include "civil.h"
#include "credit.h"

bool
zhc_credit_day(const ZhcCredit *c, bool has_published, int32_t published, int32_t *day)
{
	ZhcCivil now = zhc_day_to_civil(published);
	int32_t year = c->year;
	int32_t month = c->month;

	if (c->day == 0 || (!has_published && (year == 0 || month == 0)))
		return false;
	for (int back = 0; back < 13; back++)
	{
		int32_t y = year ? year : now.year - (month ? back : 0);
		int32_t m = month;

		if (m == 0)
		{
			m = now.month - back;
			y = now.year;
			if (m < 1)
			{
				m += 12;
				y--;
			}
		}
		if (!zhc_civil_valid(y, m, c->day))
		{
			if (year)
				return false;
			continue;
		}
		*day = zhc_civil_to_day(y, m, c->day);
		if (year || *day <= published + 1)
			return true;
	}
	return false;
}

const char *
zhc_credit_kind(uint8_t kind)
{
	static const char *const names[] = {"dateline", "byline", "photo", "source"};

	return names[kind];
}
