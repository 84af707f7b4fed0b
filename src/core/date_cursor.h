/*
 * date_cursor.h - the cursor that the parts of the date parser move over the text
 *
 * Private to date_parse.c, date_year.c, date_day.c, date_time.c and date_range.c.  A function that
 * finds its piece at the cursor moves it there and fills in fields of the ZhcWhen; one that does
 * not leaves both alone.
 */
#ifndef ZHC_DATE_CURSOR_H
#define ZHC_DATE_CURSOR_H

#include "when.h"

/* Characters of dates, folded. */
#define C_NIAN	0x5E74 /* 年 */
#define C_YUE	0x6708 /* 月 */
#define C_RI	0x65E5 /* 日 */
#define C_HAO	0x53F7 /* 号 */
#define C_SHI	0x65F6 /* 时 */
#define C_DIAN	0x70B9 /* 点 */
#define C_FEN	0x5206 /* 分 */
#define C_MIAO	0x79D2 /* 秒 */
#define C_BAN	0x534A /* 半 */
#define C_KE	0x523B /* 刻 */
#define C_GE	0x4E2A /* 个 */
#define C_JI	0x5B63 /* 季 */
#define C_DU	0x5EA6 /* 度 */
#define C_DI	0x7B2C /* 第 */
#define C_QIAN	0x524D /* 前 */
#define C_ZHENG 0x6574 /* 整 */
#define C_PART	0x4EFD /* 份 */
#define C_YUAN	0x5143 /* 元 */

typedef struct Cursor
{
	const ZhcTokens *t;
	const ZhcText *x;
	uint32_t p;
	uint32_t end;
	ZhcRegion region;
	ZhcDateMemo *memo;
} Cursor;

/* The folded character at p, 0 behind the end. */
static inline uint32_t
at(const Cursor *c, uint32_t p)
{
	return p < c->end ? zhc_ch(c->x, p) : 0;
}

/* Move over that character if it stands at the cursor. */
static inline bool
eat(Cursor *c, uint32_t ch)
{
	if (at(c, c->p) != ch)
		return false;
	c->p++;
	return true;
}

/* ---- date_cursor.c ---- */

/* zhc_when_word() once the first character allows it. */
const ZhcLexEntry *zhc_when_read_word(const Cursor *c, uint32_t p, uint64_t mask, uint32_t *len);

/* The longest word at p in a category of mask, unless a longer fixed phrase hides it (今日头条). */
static inline const ZhcLexEntry *
zhc_when_word(const Cursor *c, uint32_t p, uint64_t mask, uint32_t *len)
{
	if (p >= c->end || !zhc_lex_begins(c->x->code[p], mask))
		return NULL;
	return zhc_when_read_word(c, p, mask, len);
}

/* The same at the cursor, moving over it. */
static inline const ZhcLexEntry *
zhc_when_eat(Cursor *c, uint64_t mask)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, c->p, mask, &len);

	if (e)
		c->p += len;
	return e;
}

/* Whether a fixed phrase of two characters or more begins at p. */
bool zhc_when_fixed(const Cursor *c, uint32_t p);

/* A whole number at p, exact and below 10,000, or -1. */
int32_t zhc_when_number(const Cursor *c, uint32_t p, ZhcNumber *n);

/* Whether 近, 超过 … or 历时, 拘留 … stands before p: a number there is a quantity. */
bool zhc_when_approximate(const Cursor *c, uint32_t p);
bool zhc_when_duration(const Cursor *c, uint32_t p);

/* Whether the character before p is a digit or one of `others` (UTF-8). */
bool zhc_when_belongs(const Cursor *c, uint32_t p, const char *others);

/* ---- date_year.c ---- */

typedef enum ZhcYearForm
{
	ZHC_YEAR_NONE = 0,
	ZHC_YEAR_OPEN,	  /* a year: a month may follow */
	ZHC_YEAR_COMPLETE /* nothing of the year follows */
} ZhcYearForm;

/* A year in figures or of an era, a decade, a century, or a date like 2025-06-17. */
ZhcYearForm zhc_when_year(Cursor *c, ZhcWhen *w);
bool zhc_when_number_year(Cursor *c, ZhcWhen *w);

/* Whether a number of that value is printed as a year: four digits in a row. */
bool zhc_when_is_year(const ZhcNumber *n, int32_t v);

/* 第三季度, 一季度, Q3; `loose`: 季 alone will do. */
bool zhc_when_quarter(Cursor *c, ZhcWhen *w, bool loose);

/* 初, 底, 末 behind a year or month. */
void zhc_when_edge(Cursor *c, ZhcWhen *w, bool of_year);

/* 年底, 月初 with no year or month before them. */
bool zhc_when_lone_edge(Cursor *c, ZhcWhen *w);

/* 前5个月; 6月, 正月. */
bool zhc_when_first_months(Cursor *c, ZhcWhen *w);
bool zhc_when_month(Cursor *c, ZhcWhen *w);

/* ---- date_day.c ---- */

/* 今(114)年, 昨(3)日, 本(6)月. */
bool zhc_when_bracketed(Cursor *c, ZhcWhen *w);

/* 周二, 上周三, 本周, 下周末. */
bool zhc_when_week(Cursor *c, ZhcWhen *w);

/* The weekday that p points to behind 周 or 上周; 0 when none stands there. */
int32_t zhc_when_weekday_at(const Cursor *c, uint32_t p);

/* Behind a day its weekday, behind a weekday its day: 17日（周二）. */
void zhc_when_bracketed_weekday(Cursor *c, ZhcWhen *w);

/* 17日, 15号, 初三, and behind a month 十五 alone and 上旬. */
bool zhc_when_day(Cursor *c, ZhcWhen *w);

/* Whether N日 that ends at `behind` is a duration or money after all. */
bool zhc_when_no_day(const Cursor *c, uint32_t behind, bool with_month);

/* ---- date_time.c ---- */

bool zhc_when_day_part(Cursor *c, ZhcWhen *w);

/* Whether the part of the day that was read from `start` to the cursor may stand alone. */
bool zhc_when_lone_part(const Cursor *c, uint32_t start);

/*
 * A clock time.  `sure`: a date or a part of the day stands before it; else 点 must have minutes
 * or a word of time behind it.
 */
bool zhc_when_clock(Cursor *c, ZhcWhen *w, bool sure);

/* The same, or with a word before it that says it is not exact: 今晚大约10时. */
bool zhc_when_about_clock(Cursor *c, ZhcWhen *w, bool sure);

/* ---- date_parse.c, date_range.c ---- */

/* One date or time at the cursor; in_range: the end of a range. */
bool zhc_when(Cursor *c, ZhcWhen *w, bool in_range);

/* 至, 到 or a dash at the cursor. */
bool zhc_when_range_word(Cursor *c);

/* A number that takes its unit from the end of the range: 2025至2026年, 1—9月, 16至18日, 9至11时.
 */
bool zhc_when_shared(Cursor *c, ZhcWhen *w);

#endif /* ZHC_DATE_CURSOR_H */
