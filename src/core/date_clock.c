/*
 * date_clock.c - a clock time or a part of the day → its place in a day
 */
#include "date_interval.h"

/* The hour on a clock of 24, by the part of the day that is printed. */
static int32_t
hour24(const ZhcWhen *w)
{
	int32_t h = w->hour;

	if (!(w->has & ZHC_HAS_PART) || h > 12)
		return h;
	if (w->part_from >= 12 && h < 12)
		return h + 12;
	if (w->part_from >= 18 && h == 12)
		return 24;
	if (w->part_from == 11 && h < 3)
		return h + 12; /* 中午1点 */
	return h;
}

void
zhc_interval_time(const ZhcWhen *w, ZhcSpan *s)
{
	int64_t day = s->from;

	if (w->has & ZHC_HAS_HOUR)
	{
		s->from = day + hour24(w) * 60 + (w->has & ZHC_HAS_MINUTE ? w->minute : 0);
		s->to = s->from + (w->has & ZHC_HAS_MINUTE ? 1 : 60);
		s->grain = w->has & ZHC_HAS_MINUTE ? ZHC_GRAIN_MINUTE : ZHC_GRAIN_HOUR;
	}
	else if (w->has & ZHC_HAS_PART)
	{
		s->from = day + w->part_from * 60;
		s->to = day + w->part_to * 60;
		s->grain = ZHC_GRAIN_PART;
	}
}
