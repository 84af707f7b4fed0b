/*
 * calendar.h - the Chinese lunar calendar, by ICU
 */
#ifndef ZH_CALENDAR_H
#define ZH_CALENDAR_H

#include "date.h"

/* A calendar to hand to the core.  ICU is asked when a lunar date comes up, not before. */
extern const ZhcCalendar zh_calendar;

#endif /* ZH_CALENDAR_H */
