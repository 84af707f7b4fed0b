/*
 * when.h - a date or time as it is printed, before it is resolved
 *
 * Private to date.c, date_parse.c and date_resolve.c.
 */
#ifndef ZHC_WHEN_H
#define ZHC_WHEN_H

#include "date.h"

/* Which fields of a ZhcWhen are printed. */
enum
{
	ZHC_HAS_YEAR = 1 << 0,	   /* year */
	ZHC_HAS_YEAR_REL = 1 << 1, /* year_rel from the published year, or the last one mentioned */
	ZHC_HAS_MONTH = 1 << 2,	   /* month .. month_last */
	ZHC_HAS_MONTH_REL = 1 << 3,
	ZHC_HAS_DAY = 1 << 4, /* day .. day_last */
	ZHC_HAS_DAY_REL = 1 << 5,
	ZHC_HAS_WEEK_REL = 1 << 6,
	ZHC_HAS_WEEKDAY = 1 << 7,
	ZHC_HAS_WEEKEND = 1 << 8,
	ZHC_HAS_QUARTER = 1 << 9, /* quarter .. quarter_last */
	ZHC_HAS_QUARTER_REL = 1 << 10,
	ZHC_HAS_HALF = 1 << 11,
	ZHC_HAS_EDGE = 1 << 13,
	ZHC_HAS_HOLIDAY = 1 << 14,
	ZHC_HAS_SPAN = 1 << 15, /* year is the first of `years` years: decades, centuries */
	ZHC_HAS_AGO = 1 << 16,
	ZHC_HAS_PART = 1 << 17,
	ZHC_HAS_HOUR = 1 << 18,
	ZHC_HAS_MINUTE = 1 << 19,
	ZHC_HAS_SAME_PERIOD = 1 << 20 /* 同期: the period mentioned before, in this year */
};

/* What carries a date by itself: everything but parts of a day and clock times. */
#define ZHC_HAS_DATE                                                                               \
	(ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL | ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL | ZHC_HAS_DAY |           \
	 ZHC_HAS_DAY_REL | ZHC_HAS_WEEK_REL | ZHC_HAS_WEEKDAY | ZHC_HAS_WEEKEND | ZHC_HAS_QUARTER |    \
	 ZHC_HAS_QUARTER_REL | ZHC_HAS_HALF | ZHC_HAS_EDGE | ZHC_HAS_HOLIDAY | ZHC_HAS_SPAN |          \
	 ZHC_HAS_AGO)
/* A single day. */
#define ZHC_HAS_A_DAY (ZHC_HAS_DAY | ZHC_HAS_DAY_REL | ZHC_HAS_WEEKDAY | ZHC_HAS_HOLIDAY)

typedef struct ZhcWhen
{
	uint32_t start;
	uint32_t end;
	uint32_t has;
	int32_t year;
	int32_t years;
	int32_t year_rel;
	int32_t month, month_last, month_rel;
	int32_t day, day_last, day_rel;
	int32_t week_rel;
	int32_t weekday; /* 1 Monday .. 7 Sunday */
	int32_t quarter, quarter_last;
	int32_t half;
	int32_t edge;
	int32_t part_from, part_to; /* hours */
	int32_t hour, minute;
	int32_t ago;	  /* so many units back; negative: ahead */
	uint8_t ago_unit; /* ZhcGrain */
	uint8_t approx;	  /* ZhcBound: 许, 左右 */
	bool context;	  /* year_rel or month_rel count from the last mention (同年, 次月) */
	bool lunar;
	bool leap;		 /* a leap month of the lunar calendar */
	bool vague_day;	 /* the day came without 日 */
	bool same_month; /* 同月 */
	bool near_day; /* 今天(8日): whatever month was spoken of, the nearest to what near_has says */
	uint32_t near_has;
	const char *holiday;
	const char *zone;
	uint32_t zone_start; /* character of the time zone printed before it, plus one */
} ZhcWhen;

/* A mention: one moment or period, or a range of two. */
typedef struct ZhcDateMention
{
	uint32_t start;
	uint32_t end;
	ZhcWhen from;
	ZhcWhen to; /* has == 0: no range */
	uint8_t bound;
	bool recurrent;	  /* 每周三: no mention, but what is printed is spent */
	bool future;	  /* the clause speaks of what lies ahead */
	bool either;	  /* the nearest one, before or after (起, 前) */
	bool starts;	  /* a day of a month with 起 behind it */
	bool done;		  /* the clause tells what has happened */
	bool scheduled;	  /* or of what is held, opened, shown */
	bool leads;		  /* opens what is told: no 于, 比 or 的 makes it a remark beside it */
	bool compared;	  /* 比上月: what the sentence tells is compared with it */
	int32_t next_day; /* 1: a clock time behind 次日 */
} ZhcDateMention;

/* What was found out about a few characters: alternatives ask for the same again and again. */
#define ZHC_MEMO 8

typedef struct ZhcDateMemo
{
	uint32_t number_at[ZHC_MEMO]; /* character + 1; 0: empty */
	ZhcNumber number[ZHC_MEMO];
	int32_t value[ZHC_MEMO];
	uint32_t word_at[ZHC_MEMO];
	uint64_t words[ZHC_MEMO]; /* categories of all words that begin there */
} ZhcDateMemo;

/*
 * Parse the mention that starts at character i (which a number or a word of a date starts);
 * false when there is none (see `recurrent`).  `region` decides what 114年 is; the memo is all zero
 * at first and belongs to the text.
 */
bool zhc_date_mention(const ZhcTokens *t, uint32_t i, ZhcRegion region, ZhcDateMemo *memo,
					  ZhcDateMention *out);

/* What earlier mentions leave for later ones. */
typedef struct ZhcDateContext
{
	const ZhcDateOptions *opt;
	int64_t period_from, period_to; /* the last period of the paragraph */
	int64_t main_from, main_to;		/* the first period of the text that is longer than a month */
	int32_t anchor;					/* a day from which relative dates count */
	int32_t writer;					/* the day of the dateline, on which 今天 was written */
	int32_t lead;					/* the day that the report's first sentence with one tells of */
	int32_t year;					/* of the last mention that is not only compared with */
	int32_t month_year, month;		/* of the last mention with a day in this paragraph */
	int32_t day;					/* of the last mention in this paragraph */
	int32_t told_month;	 /* year * 12 + month of the last month or its end in the paragraph */
	int32_t story_year;	 /* the paragraph tells of that year, which is not the writer's, */
	int32_t story_month; /* and has come to that month, 0 when none was named */
	int32_t week;		 /* Monday of the last week of which a day was named with 上 or 下, */
	int32_t weekday;	 /* and that day, 0 when none was */
	uint16_t year_of[32 * 13]; /* of each day of the year that was mentioned: its year, or 0 */
	bool has_anchor;
	bool has_writer;
	bool has_lead;
	bool ahead; /* the last mention of the sentence lies ahead */
	bool has_story;
	bool has_year;
	bool told_year; /* the year was told in this sentence */
	bool has_month;
	bool has_day;
	bool has_period;
	bool has_main;
	uint8_t period_grain;
	uint8_t main_grain;
} ZhcDateContext;

/* Resolve a mention into *out (start and end are set too) and remember it in the context. */
void zhc_date_resolve(ZhcDateContext *c, const ZhcDateMention *m, ZhcDate *out);

/* The day of a holiday's rule in that year; false when it cannot be told. */
bool zhc_holiday_day(const char *rule, int32_t year, const ZhcCalendar *cal, int32_t *day,
					 int32_t *days);

#endif /* ZHC_WHEN_H */
