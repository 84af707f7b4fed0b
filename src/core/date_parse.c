/*
 * date_parse.c - what is printed of a date or time: text → ZhcWhen
 *
 * A recursive descent over characters: year, what may stand in a year, month, day, part of the
 * day, clock time.  Every function takes the cursor, moves it when it finds its piece, and leaves
 * it alone otherwise.
 */
#include <stdlib.h>

#include "when.h"

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
#define C_FENZ	0x4EFD /* 份 */
#define C_YUAN	0x5143 /* 元 */

typedef struct Cursor
{
	const ZhcTokens *t;
	const ZhcText *x;
	uint32_t p;
	uint32_t end; /* of the paragraph */
	ZhcRegion region;
} Cursor;

static uint32_t
at(const Cursor *c, uint32_t p)
{
	return p < c->end ? zhc_ch(c->x, p) : 0;
}

static bool
eat(Cursor *c, uint32_t ch)
{
	if (at(c, c->p) != ch)
		return false;
	c->p++;
	return true;
}

/* The longest word at p in a category of mask, hidden by longer fixed phrases (今日头条). */
static const ZhcLexEntry *
word(const Cursor *c, uint32_t p, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_find(c->x->code, p, c->end, mask, len);
	uint32_t flen;

	if (e && zhc_lex_find(c->x->code, p, c->end, ZHC_LEX_BIT(FIXED), &flen) && flen > *len)
		return NULL;
	return e;
}

static const ZhcLexEntry *
eat_word(Cursor *c, uint64_t mask)
{
	uint32_t len;
	const ZhcLexEntry *e = word(c, c->p, mask, &len);

	if (e)
		c->p += len;
	return e;
}

static bool
fixed_at(const Cursor *c, uint32_t p)
{
	uint32_t len;

	return zhc_lex_find(c->x->code, p, c->end, ZHC_LEX_BIT(FIXED), &len) != NULL && len > 1;
}

/* A whole number at p, exact and without multipliers of 百 and more, or -1. */
static int32_t
small_number(const Cursor *c, uint32_t p, ZhcNumber *n)
{
	int32_t v;

	if (!zhc_number(c->x, p, c->end, n) || n->approx || n->has_max || n->decimal || n->indefinite)
		return -1;
	v = zhc_dec_int(n->value);
	return v > 9999 ? -1 : v;
}

/* ---- years ----------------------------------------------------------------------------------- */

/* A Han row of four digits, or four Arabic ones. */
static bool
is_year_number(const ZhcNumber *n, int32_t v)
{
	return (n->plain || n->string) && n->digits == 4 && v >= 1000 && v <= 2999;
}

/* 兩千零六年, 两千年 (as a year only with something behind the thousand). */
static bool
is_year_words(const ZhcNumber *n, int32_t v)
{
	return n->han && !n->arabic && !n->string && v > 1900 && v <= 2100 && v % 1000 != 0;
}

static bool
is_approximate_before(const Cursor *c, uint32_t p)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_lex_find_back(
		c->x->code, 0, p, ZHC_LEX_BIT(APPROX_BEFORE) | ZHC_LEX_BIT(FIXED) | ZHC_LEX_BIT(INDEFINITE),
		&len);

	return e && e->cat != ZHC_LEX_FIXED && e->b == 0;
}

/* What a year of two or three digits is: 98年 with a month behind it, 08年, 114年 in Taiwan. */
static bool
short_year(const Cursor *c, const ZhcNumber *n, int32_t v, uint32_t behind, int32_t *year)
{
	ZhcNumber m;
	bool month = small_number(c, behind, &m) > 0 && at(c, m.end) == C_YUE;

	if (!(n->plain || n->string) || v > 199)
		return false;
	if (c->region == ZHC_REGION_TAIWAN && ((v >= 90 && v <= 130) || (month && v >= 1)))
	{
		uint32_t len;
		const ZhcLexEntry *e = word(c, behind, ZHC_LEX_BIT(BOUND_AFTER), &len);

		if (is_approximate_before(c, n->start) ||
			(e && e->a >= ZHC_BOUND_BEFORE && !month && v <= 100))
			return false;
		*year = v + 1911;
		return true;
	}
	if (n->digits != 2 || !(n->leading_zero || n->string || month))
		return false;
	*year = v < 50 ? 2000 + v : 1900 + v;
	return true;
}

/* 上世纪80年代, 20世纪, 九十年代 at p: number and unit. */
static bool
decade(Cursor *c, ZhcWhen *w, int32_t century_year)
{
	ZhcNumber n;
	int32_t v = small_number(c, c->p, &n);

	if (v < 0 || v % 10 != 0 || at(c, n.end) != C_NIAN || at(c, n.end + 1) != 0x4EE3 /* 代 */)
		return false;
	if (v < 100)
	{
		if (century_year)
			v += century_year;
		else if (v >= 20)
			v += v >= 30 ? 1900 : 2000;
		else
			return false;
	}
	else if (v < 1000 || century_year)
		return false;
	w->year = v;
	w->years = 10;
	w->has |= ZHC_HAS_SPAN;
	c->p = n.end + 2;
	return true;
}

/* N世纪, 上世纪, 本世纪, with a decade behind it. */
static bool
century(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p;
	int32_t first = 0;
	ZhcNumber n;

	if (at(c, c->p) == 0x4E0A || at(c, c->p) == 0x672C) /* 上, 本 */
	{
		first = at(c, c->p) == 0x4E0A ? 1900 : 2000;
		c->p++;
		if (at(c, c->p) == C_GE)
			c->p++;
	}
	else
	{
		int32_t v = small_number(c, c->p, &n);

		if (v < 1 || v > 30)
			return false;
		first = (v - 1) * 100;
		c->p = n.end;
	}
	if (at(c, c->p) != 0x4E16 || at(c, c->p + 1) != 0x7EAA) /* 世纪 */
	{
		c->p = start;
		return false;
	}
	c->p += 2;
	eat(c, 0x521D); /* 20世纪初 */
	if (decade(c, w, first))
		return true;
	w->year = first + 1;
	w->years = 100;
	w->has |= ZHC_HAS_SPAN;
	return true;
}

/* An era's name with its year: 民國114年, 令和七年, 康熙元年, 公元前221年. */
static bool
era_year(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p;
	const ZhcLexEntry *e = eat_word(c, ZHC_LEX_BIT(ERA));
	ZhcNumber n;
	int32_t v;

	if (!e)
		return false;
	if (at(c, c->p) == C_YUAN)
	{
		v = 1;
		c->p++;
	}
	else
	{
		v = small_number(c, c->p, &n);
		if (v > 0)
			c->p = n.end;
	}
	if (v < 1 || !eat(c, C_NIAN) || fixed_at(c, c->p - 1))
	{
		c->p = start;
		return false;
	}
	w->year = e->b == 2 ? 1 - v : e->a + v;
	w->lunar = e->b == 1;
	w->has |= ZHC_HAS_YEAR;
	return true;
}

/* 2025年, 二〇二五年, 98年5月. */
static bool
number_year(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v = small_number(c, c->p, &n), year;
	uint32_t len;
	const ZhcLexEntry *e;

	if (v < 0 || at(c, n.end) != C_NIAN)
		return false;
	if (fixed_at(c, n.end) && !n.arabic && at(c, n.end + 1) != C_QIAN) /* 年级, 年报 */
	{
		e = zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(EDGE), &len);
		if (!e && !is_year_number(&n, v))
			return false;
	}
	if (is_year_number(&n, v))
		year = v;
	else if (is_year_words(&n, v))
		year = v;
	else if (!short_year(c, &n, v, n.end + 1, &year))
		return false;
	if (is_approximate_before(c, c->p) && year == v && v % 100 == 0)
		return false; /* 近2000年 */
	w->year = year;
	w->has |= ZHC_HAS_YEAR;
	c->p = n.end + 1;
	return true;
}

/* 今(114)年, 昨(3)日, 本(6)月: the word, the number in brackets, the unit. */
static bool
bracketed(Cursor *c, ZhcWhen *w)
{
	uint32_t first = at(c, c->p);
	ZhcNumber n;
	int32_t rel, v;

	switch (first)
	{
		case 0x4ECA: /* 今 */
		case 0x672C: /* 本 */
			rel = 0;
			break;
		case 0x6628: /* 昨 */
		case 0x4E0A: /* 上 */
		case 0x53BB: /* 去 */
			rel = -1;
			break;
		case 0x524D: /* 前 */
			rel = -2;
			break;
		case 0x660E: /* 明 */
		case 0x4E0B: /* 下 */
			rel = 1;
			break;
		case 0x540E: /* 后 */
			rel = 2;
			break;
		default:
			return false;
	}
	if (at(c, c->p + 1) != '(')
		return false;
	v = small_number(c, c->p + 2, &n);
	if (v < 1)
		return false;
	if (at(c, n.end) == C_RI && at(c, n.end + 1) == ')' && v <= 31) /* 昨(3日) */
	{
		w->day = w->day_last = v;
		w->has |= ZHC_HAS_DAY;
		c->p = n.end + 2;
		return true;
	}
	if (at(c, n.end) != ')')
		return false;
	switch (at(c, n.end + 1))
	{
		case C_RI:
		case 0x665A: /* 昨(3)晚: the part of the day is read as such */
		case 0x5929: /* 昨(3)天 */
			if (v > 31)
				return false;
			w->day = w->day_last = v;
			w->has |= ZHC_HAS_DAY;
			if (at(c, n.end + 1) == 0x665A)
				n.end--;
			break;
		case C_YUE:
			if (v > 12)
				return false;
			w->month_rel = rel;
			w->has |= ZHC_HAS_MONTH_REL;
			break;
		case C_NIAN:
			w->year_rel = rel;
			w->has |= ZHC_HAS_YEAR_REL;
			break;
		default:
			return false;
	}
	c->p = n.end + 2;
	return true;
}

/* ---- parts of a year ------------------------------------------------------------------------- */

/* Whether a word of measures (营收, 毛利率) stands within a few characters behind p. */
static bool
measures(const Cursor *c, uint32_t p)
{
	uint32_t len;

	for (uint32_t q = p; q < p + 8 && q < c->end && zhc_cls(c->x, q) == ZHC_C_HAN; q++)
		if (zhc_lex_find(c->x->code, q, c->end, ZHC_LEX_BIT(METRIC), &len))
			return true;
	return false;
}

/* 第三季度, 一季度, Q3; `loose`: 季 alone will do. */
static bool
quarter(Cursor *c, ZhcWhen *w, bool loose)
{
	uint32_t start = c->p, len;
	const ZhcLexEntry *e;
	ZhcNumber n;
	int32_t v;
	bool ordinal;

	e = word(c, c->p, ZHC_LEX_BIT(QUARTER), &len);
	if (e && e->a == 0 && at(c, c->p + len - 1) == C_JI && at(c, c->p + len) != C_DU &&
		!measures(c, c->p + len))
		e = NULL; /* 上季 of a sport */
	if (e)
	{
		c->p += len;
		w->quarter = e->a ? e->a : e->b;
		w->quarter_last = e->a ? e->b : e->b;
		w->has |= e->a ? ZHC_HAS_QUARTER : ZHC_HAS_QUARTER_REL;
		eat(c, C_DU);
		return true;
	}
	if (at(c, c->p) == 'q' && at(c, c->p + 1) - '1' < 4 &&
		!(zhc_cls(c->x, c->p + 2) == ZHC_C_DIGIT || zhc_cls(c->x, c->p + 2) == ZHC_C_LETTER))
	{
		w->quarter = w->quarter_last = (int32_t) (at(c, c->p + 1) - '0');
		w->has |= ZHC_HAS_QUARTER;
		c->p += 2;
		return true;
	}
	ordinal = eat(c, C_DI);
	v = small_number(c, c->p, &n);
	if (v >= 1 && v <= 4 && at(c, n.end) == C_JI && zhc_ch(c->x, n.start) != 0x4E24 &&
		(at(c, n.end + 1) == C_DU || (loose && at(c, n.end + 1) != 0x62A5 /* 季报 */) ||
		 (ordinal && c->region == ZHC_REGION_TAIWAN)))
	{
		c->p = n.end + 1;
		eat(c, C_DU);
		w->quarter = w->quarter_last = v;
		w->has |= ZHC_HAS_QUARTER;
		return true;
	}
	c->p = start;
	return false;
}

static void
edge(Cursor *c, ZhcWhen *w, bool of_year)
{
	uint32_t len;
	const ZhcLexEntry *e = word(c, c->p, ZHC_LEX_BIT(EDGE), &len);

	/* 年初 behind a month, or 月底 behind a year, is none of it */
	if (!e || (len == 2 && at(c, c->p) == (of_year ? C_YUE : C_NIAN)))
		return;
	if (e->a == 2)
		return;
	w->edge = e->a;
	w->has |= ZHC_HAS_EDGE;
	c->p += len;
}

/* 前5个月, 前11月: January to there. */
static bool
first_months(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v;
	uint32_t p;

	if (at(c, c->p) != C_QIAN && at(c, c->p) != 0x9996 /* 首 */)
		return false;
	v = small_number(c, c->p + 1, &n);
	if (v < 1 || v > 12)
		return false;
	p = n.end;
	if (at(c, p) == C_GE)
		p++;
	if (at(c, p) != C_YUE)
		return false;
	w->month = 1;
	w->month_last = v;
	w->has |= ZHC_HAS_MONTH;
	c->p = p + 1;
	return true;
}

/* A month by number or name. */
static bool
month(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v;
	uint32_t start = c->p;
	const ZhcLexEntry *e = eat_word(c, ZHC_LEX_BIT(MONTH_NAME));

	if (e && e->a == 100) /* 闰 */
	{
		w->leap = true;
		e = NULL;
	}
	if (e)
	{
		w->month = w->month_last = e->a % 100;
		w->lunar |= e->a < 100;
		w->has |= ZHC_HAS_MONTH;
		return true;
	}
	v = small_number(c, c->p, &n);
	if (v < 1 || v > 12 || at(c, n.end) != C_YUE || zhc_ch(c->x, n.start) == 0x4E24 /* 两月 */ ||
		at(c, n.end + 1) == 0x9F84 /* 龄 */)
	{
		c->p = start;
		w->leap = false;
		return false;
	}
	c->p = n.end + 1;
	if (at(c, c->p) == C_FENZ && at(c, c->p + 1) != 0x989D /* 份额 */)
		c->p++;
	w->month = w->month_last = v;
	w->has |= ZHC_HAS_MONTH;
	return true;
}

/* ---- days ------------------------------------------------------------------------------------ */

static int32_t
weekday_number(uint32_t ch, int digit)
{
	if (ch == C_RI || ch == 0x5929) /* 日 天 */
		return 7;
	return digit >= 1 && digit <= 6 ? digit : 0;
}

/* The weekday that p points to behind 周 or 上周; 0 when none stands there. */
static int32_t
weekday_at(const Cursor *c, uint32_t p)
{
	int v = 0, next;
	int32_t day;
	ZhcNumeral k;

	if (p >= c->end)
		return 0;
	k = zhc_lex_numeral(c->x->code[p], &v);
	if (zhc_is_digit(c->x, p))
		v = (int) (at(c, p) - '0'), k = ZHC_NUM_DIGIT;
	day = weekday_number(at(c, p), k == ZHC_NUM_DIGIT ? v : 0);
	if (day == 0 || zhc_ch(c->x, p) == 0x4E24)
		return 0;
	if (p + 1 < c->end)
	{
		ZhcNumeral nk = zhc_lex_numeral(c->x->code[p + 1], &next);

		if (day < 7 && (nk == ZHC_NUM_SMALL || nk == ZHC_NUM_BIG || zhc_is_digit(c->x, p + 1)))
			return 0;
	}
	if (day == 7 && fixed_at(c, p))
		return 0; /* 周日本, 周天津 */
	return day;
}

/* 周二, 上周三, 本周, 下周末. */
static bool
week(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e = word(c, c->p, ZHC_LEX_BIT(WEEKEND), &len);
	int32_t day;

	if (e)
	{
		w->week_rel = e->a;
		w->has |= ZHC_HAS_WEEKEND | ZHC_HAS_WEEK_REL;
		c->p += len;
		return true;
	}
	e = zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEK), &len);
	if (e)
	{
		w->week_rel = e->a;
		w->has |= ZHC_HAS_WEEK_REL;
		c->p += len;
		day = weekday_at(c, c->p);
		if (!day)
			return !fixed_at(c, c->p - 1) ||
				   zhc_lex_find(c->x->code, c->p - 1, c->end, ZHC_LEX_BIT(WEEKDAY), &len) == NULL;
		w->weekday = day;
		w->has |= ZHC_HAS_WEEKDAY;
		c->p++;
		return true;
	}
	e = zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEKDAY), &len);
	if (!e)
		return false;
	day = weekday_at(c, c->p + len);
	if (!day && at(c, c->p + len) == 0x672B) /* 周末 */
	{
		w->week_rel = 0;
		w->has |= ZHC_HAS_WEEKEND;
		c->p += len + 1;
		return true;
	}
	if (!day)
		return false;
	w->weekday = day;
	w->has |= ZHC_HAS_WEEKDAY;
	c->p += len + 1;
	return true;
}

/* Behind a day: its weekday in brackets or behind a comma; behind a weekday: its day. */
static void
bracketed_weekday(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p, len;
	ZhcWhen dummy = {0};
	bool bracket = at(c, c->p) == '(';
	ZhcNumber n;

	if (!bracket && at(c, c->p) != ',')
	{
		/* 6月17日星期二 */
		if ((w->has & ZHC_HAS_DAY) &&
			zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(WEEKDAY), &len) && week(c, &dummy) &&
			dummy.has == ZHC_HAS_WEEKDAY)
			return;
		c->p = start;
		return;
	}
	c->p++;
	if ((w->has & ZHC_HAS_DAY) && week(c, &dummy) && dummy.has == ZHC_HAS_WEEKDAY &&
		(!bracket || eat(c, ')')))
		return;
	c->p = start + 1;
	if (bracket && (w->has & (ZHC_HAS_WEEKDAY | ZHC_HAS_DAY_REL)) && !(w->has & ZHC_HAS_DAY))
	{
		int32_t v;
		ZhcWhen m = {0};

		month(c, &m);
		v = small_number(c, c->p, &n);
		if (v >= 1 && v <= 31 &&
			(at(c, n.end) == ')' ||
			 ((at(c, n.end) == C_RI || at(c, n.end) == C_HAO) && at(c, n.end + 1) == ')')))
		{
			c->p = at(c, n.end) == ')' ? n.end + 1 : n.end + 2;
			w->day = w->day_last = v;
			w->has |= ZHC_HAS_DAY;
			w->has &= ~(uint32_t) (ZHC_HAS_WEEKDAY | ZHC_HAS_WEEK_REL | ZHC_HAS_DAY_REL);
			if (m.has & ZHC_HAS_MONTH)
			{
				w->month = w->month_last = m.month;
				w->has |= ZHC_HAS_MONTH;
			}
			return;
		}
	}
	c->p = start;
}

/* Words that make of N日 something else than a day of a month. */
static bool
is_no_day(const Cursor *c, uint32_t behind, bool with_month)
{
	uint32_t len;

	if (zhc_lex_find(c->x->code, behind - 1, c->end, ZHC_LEX_BIT(UNIT), &len)) /* 日元 */
		return true;
	return !with_month && word(c, behind, ZHC_LEX_BIT(NOT_AFTER_DAY), &len) != NULL;
}

/* The day of a month: 17日, 15号, 初三, and behind a month 十五 alone. */
static bool
day_of_month(Cursor *c, ZhcWhen *w)
{
	bool with_month = (w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) != 0;
	const ZhcLexEntry *e;
	ZhcNumber n;
	int32_t v;
	uint32_t len;

	if (with_month)
	{
		e = eat_word(c, ZHC_LEX_BIT(LUNAR_DAY));
		if (e)
		{
			w->day = w->day_last = e->a;
			w->lunar = true;
			w->has |= ZHC_HAS_DAY;
			eat(c, C_RI);
			return true;
		}
		e = eat_word(c, ZHC_LEX_BIT(TENTH));
		if (e)
		{
			w->day = e->a;
			w->day_last = e->b;
			w->has |= ZHC_HAS_DAY;
			return true;
		}
	}
	v = small_number(c, c->p, &n);
	if (v < 1 || v > 31 || zhc_ch(c->x, n.start) == 0x4E24)
		return false;
	if (at(c, n.end) == C_RI || (at(c, n.end) == C_HAO && !fixed_at(c, n.end)))
	{
		if (at(c, n.end) == C_RI && is_no_day(c, n.end + 1, with_month))
			return false;
		c->p = n.end + 1;
	}
	else
	{
		/* 八月十五: Han only, and nothing countable behind it */
		if (!with_month || n.arabic || n.string ||
			zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER),
						 &len))
			return false;
		c->p = n.end;
		w->vague_day = true;
	}
	w->day = w->day_last = v;
	w->has |= ZHC_HAS_DAY;
	return true;
}

/* ---- parts of a day, clock times ------------------------------------------------------------- */

static bool
day_part(Cursor *c, ZhcWhen *w)
{
	const ZhcLexEntry *e = eat_word(c, ZHC_LEX_BIT(DAY_PART));

	if (!e)
		return false;
	w->part_from = e->a;
	w->part_to = e->b;
	w->has |= ZHC_HAS_PART;
	return true;
}

/* Minutes behind 时 or 点: 30分, 半, 一刻, or two digits alone. */
static void
minutes(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v;

	if (eat(c, C_ZHENG))
	{
		w->minute = 0;
		w->has |= ZHC_HAS_MINUTE;
		return;
	}
	if (at(c, c->p) == C_BAN && !fixed_at(c, c->p))
	{
		c->p++;
		w->minute = 30;
		w->has |= ZHC_HAS_MINUTE;
		return;
	}
	v = small_number(c, c->p, &n);
	if (v < 0 || v > 59)
		return;
	if (at(c, n.end) == C_KE && v >= 1 && v <= 3)
	{
		c->p = n.end + 1;
		w->minute = v * 15;
		w->has |= ZHC_HAS_MINUTE;
		return;
	}
	if (at(c, n.end) == C_FEN && at(c, n.end + 1) != 0x949F /* 分钟 */)
	{
		c->p = n.end + 1;
		/* seconds belong to it and are not kept */
		if (small_number(c, c->p, &n) >= 0 && at(c, n.end) == C_MIAO && !fixed_at(c, n.end))
			c->p = n.end + 1;
	}
	else if (n.end - n.start == 2 &&
			 !zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER),
						   &(uint32_t){0}))
		c->p = n.end;
	else
		return;
	w->minute = v;
	w->has |= ZHC_HAS_MINUTE;
}

/* 10:30, 08:15:20 at the number n. */
static bool
colon_time(Cursor *c, ZhcWhen *w, const ZhcNumber *n, int32_t hour)
{
	ZhcNumber m;
	int32_t v;

	if (!n->plain || n->digits > 2 || at(c, n->end) != ':')
		return false;
	v = small_number(c, n->end + 1, &m);
	if (v < 0 || v > 59 || !m.plain || m.digits != 2)
		return false;
	c->p = m.end;
	if (at(c, c->p) == ':' && small_number(c, c->p + 1, &m) >= 0 && m.plain && m.digits == 2)
		c->p = m.end;
	w->hour = hour;
	w->minute = v;
	w->has |= ZHC_HAS_HOUR | ZHC_HAS_MINUTE;
	return true;
}

/*
 * A clock time.  `sure`: a date or a part of the day stands before it; else 点 must have minutes
 * or a word of time behind it.
 */
static bool
clock_time(Cursor *c, ZhcWhen *w, bool sure)
{
	ZhcNumber n;
	uint32_t start = c->p, unit, len;
	int32_t v = small_number(c, c->p, &n);
	const ZhcLexEntry *e;

	if (v < 0 || v > 24)
		return false;
	if (colon_time(c, w, &n, v))
	{
		if (sure)
			return true;
		w->has &= ~(uint32_t) (ZHC_HAS_HOUR | ZHC_HAS_MINUTE);
		c->p = start;
		return false;
	}
	unit = at(c, n.end);
	if (unit != C_SHI && unit != C_DIAN)
		return false;
	if (fixed_at(c, n.end) && at(c, n.end + 1) != C_BAN && at(c, n.end + 1) != 0x949F &&
		at(c, n.end + 1) != C_ZHENG)
		return false;
	c->p = n.end + 1;
	w->hour = v;
	w->has |= ZHC_HAS_HOUR;
	if (unit == C_DIAN && eat(c, 0x949F))
		sure = true; /* 点钟 */
	minutes(c, w);
	if (w->has & ZHC_HAS_MINUTE)
		return true;
	if (sure || (unit == C_SHI && n.arabic))
		return true;
	e = word(c, c->p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (e && e->a == ZHC_BOUND_ABOUT)
		return true;
	w->has &= ~(uint32_t) ZHC_HAS_HOUR;
	c->p = start;
	return false;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

/* The range word at the cursor, moved over; dashes may be doubled. */
static bool
range_word(Cursor *c)
{
	uint32_t len, start = c->p;

	while (zhc_lex_find(c->x->code, c->p, c->end, ZHC_LEX_BIT(RANGE), &len) && c->p - start < 4)
		c->p += len;
	return c->p > start;
}

/*
 * A number that takes its unit from the end of the range: 2025至2026年, 1—9月, 16至18日, 9至11时.
 * Leaves the cursor behind the number.
 */
static bool
shared_unit(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n, m;
	int32_t v = small_number(c, c->p, &n), u;
	uint32_t start = c->p, unit;
	bool list = false;

	if (v < 0)
		return false;
	c->p = n.end;
	if (at(c, c->p) == 0x3001) /* 16、17日 */
	{
		list = true;
		c->p++;
	}
	else if (!range_word(c))
	{
		c->p = start;
		return false;
	}
	u = small_number(c, c->p, &m);
	unit = u < 0 ? 0 : at(c, m.end);
	c->p = start;
	if (u <= v && unit != C_YUE && unit != C_SHI && unit != C_DIAN)
		return false;
	if (list && u != v + 1)
		return false;
	if (fixed_at(c, m.end) &&
		!zhc_lex_find(c->x->code, m.end, c->end, ZHC_LEX_BIT(EDGE), &(uint32_t){0}))
		return false;
	memset(w, 0, sizeof(*w));
	w->start = start;
	if (unit == C_NIAN && is_year_number(&n, v) && is_year_number(&m, u) && !list)
	{
		w->year = v;
		w->has = ZHC_HAS_YEAR;
	}
	else if (unit == C_NIAN && is_year_number(&n, v) && m.plain && m.digits == 2 && !list)
	{
		w->year = v; /* 2023-24年 */
		w->has = ZHC_HAS_YEAR;
	}
	else if (unit == C_YUE && v >= 1 && v <= 12 && u >= 1 && u <= 12)
	{
		w->month = w->month_last = v;
		w->has = ZHC_HAS_MONTH;
	}
	else if ((unit == C_RI || (unit == C_HAO && !fixed_at(c, m.end))) && v >= 1 && u <= 31 &&
			 n.arabic == m.arabic && !is_no_day(c, m.end + 1, false))
	{
		w->day = w->day_last = v;
		w->has = ZHC_HAS_DAY;
	}
	else if ((unit == C_SHI || unit == C_DIAN) && v <= 24 && u <= 24 && !list)
	{
		w->hour = v;
		w->has = ZHC_HAS_HOUR;
	}
	else
		return false;
	c->p = n.end;
	w->end = c->p;
	return true;
}

/* ---- putting it together --------------------------------------------------------------------- */

/* 2025-06-17, 2025/6/17, 2025.6.17. */
static bool
iso_date(Cursor *c, ZhcWhen *w)
{
	uint32_t p = c->p, sep;
	int32_t v[3] = {0, 0, 0};

	for (int k = 0; k < 3; k++)
	{
		uint32_t first = p;

		while (p < c->end && zhc_is_digit(c->x, p) && p - first < 5)
			v[k] = v[k] * 10 + (int32_t) (at(c, p++) - '0');
		if (p == first || (k == 0 ? p - first != 4 : p - first > 2))
			return false;
		if (k < 2)
		{
			sep = at(c, p++);
			if ((sep != '-' && sep != '/' && sep != '.') || (k == 1 && sep != at(c, first - 1)))
				return false;
		}
	}
	if (p < c->end && (zhc_is_digit(c->x, p) || at(c, p) == '.' || at(c, p) == '-'))
		if (p + 1 < c->end && zhc_is_digit(c->x, p + (zhc_is_digit(c->x, p) ? 0 : 1)))
			return false;
	if (v[0] < 1000 || !zhc_civil_valid(v[0], v[1], v[2]))
		return false;
	w->year = v[0];
	w->month = w->month_last = v[1];
	w->day = w->day_last = v[2];
	w->has |= ZHC_HAS_YEAR | ZHC_HAS_MONTH | ZHC_HAS_DAY;
	c->p = p;
	return true;
}

/* 历时, 拘留, 一连: what follows is a duration. */
static bool
is_duration_before(const Cursor *c, uint32_t p)
{
	uint32_t len;

	return zhc_lex_find_back(c->x->code, 0, p, ZHC_LEX_BIT(DURATION_BEFORE), &len) != NULL;
}

/* Whether 将 or 会 says that what stands around [from, to) lies ahead. */
static bool
ahead_of(const Cursor *c, uint32_t from, uint32_t to)
{
	uint32_t len;

	for (uint32_t p = to; p < to + 10 && p < c->end && zhc_cls(c->x, p) == ZHC_C_HAN; p++)
		if (at(c, p) == 0x4F1A /* 会 */ || word(c, p, ZHC_LEX_BIT(FUTURE), &len) != NULL)
			return true;
	for (uint32_t p = from, n = 0; p > 0 && n < 8 && zhc_cls(c->x, p - 1) == ZHC_C_HAN; p--, n++)
		if (zhc_lex_find_back(c->x->code, 0, p, ZHC_LEX_BIT(FUTURE), &len))
			return true;
	return false;
}

/* N年前, 三天后, 两个月前: the number must be exact, or it is a quantity. */
static bool
ago(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v = small_number(c, c->p, &n);
	uint32_t len, p;
	const ZhcLexEntry *e;
	ZhcGrain unit;

	if (v < 1 || v > 999 || (n.plain && n.digits > 3) || is_approximate_before(c, c->p))
		return false;
	p = n.end;
	switch (at(c, p))
	{
		case C_NIAN:
			unit = ZHC_GRAIN_YEAR;
			p++;
			break;
		case 0x5929: /* 天 */
			unit = ZHC_GRAIN_DAY;
			p++;
			break;
		case 0x5468: /* 周 */
			unit = ZHC_GRAIN_WEEK;
			p++;
			break;
		case C_GE:
			if (at(c, p + 1) == C_YUE)
				unit = ZHC_GRAIN_MONTH, p += 2;
			else if (at(c, p + 1) == 0x661F && at(c, p + 2) == 0x671F) /* 个星期 */
				unit = ZHC_GRAIN_WEEK, p += 3;
			else
				return false;
			break;
		default:
			return false;
	}
	e = word(c, p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (!e || (e->a != ZHC_BOUND_BEFORE && e->a != ZHC_BOUND_AFTER))
		return false;
	/* after a day of the story told, not of the day of publication; 休息5天后 */
	if (e->a == ZHC_BOUND_AFTER && (!ahead_of(c, c->p, p + len) || is_duration_before(c, c->p)))
		return false;
	if (unit == ZHC_GRAIN_YEAR && c->region == ZHC_REGION_TAIWAN && v > 100 && v <= 130)
		return false; /* of the Republic */
	w->ago = e->a == ZHC_BOUND_BEFORE ? v : -v;
	w->ago_unit = (uint8_t) unit;
	w->has |= ZHC_HAS_AGO;
	c->p = p + len;
	return true;
}

/* What may stand behind a year. */
static void
inside_year(Cursor *c, ZhcWhen *w)
{
	const ZhcLexEntry *e;

	if (at(c, c->p) == C_DU && at(c, c->p - 1) == C_NIAN)
		c->p++;
	w->lunar |= eat_word(c, ZHC_LEX_BIT(LUNAR)) != NULL;
	if (month(c, w) || first_months(c, w) || quarter(c, w, true))
		return;
	e = eat_word(c, ZHC_LEX_BIT(HALF));
	if (e)
	{
		w->half = e->a;
		w->has |= ZHC_HAS_HALF;
		return;
	}
	e = eat_word(c, ZHC_LEX_BIT(HOLIDAY));
	if (e)
	{
		w->holiday = zhc_lex_text(e);
		w->has |= ZHC_HAS_HOLIDAY;
		return;
	}
	if (at(c, c->p) == 0x540C && at(c, c->p + 1) == 0x671F) /* 同期 */
	{
		c->p += 2;
		w->has |= ZHC_HAS_SAME_PERIOD;
		return;
	}
	/* 去年本月十日, 今年本月 */
	e = eat_word(c, ZHC_LEX_BIT(MONTH));
	if (e && e->b == 0)
	{
		w->month_rel = e->a;
		w->has |= ZHC_HAS_MONTH_REL;
		return;
	}
	edge(c, w, true);
}

/* Behind a month: day, third, edge. */
static void
inside_month(Cursor *c, ZhcWhen *w)
{
	if (!day_of_month(c, w))
		edge(c, w, false);
}

/* The part of the day and the clock time behind a day. */
static void
inside_day(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	bracketed_weekday(c, w);
	if (!(w->has & ZHC_HAS_PART))
		day_part(c, w);
	e = word(c, c->p, ZHC_LEX_BIT(ZONE), &len);
	if (e)
	{
		/* 17日北京时间8时 */
		uint32_t back = c->p;

		c->p += len;
		w->zone = zhc_lex_text(e);
		if (clock_time(c, w, true))
			return;
		c->p = back;
		w->zone = NULL;
	}
	clock_time(c, w, true);
}

/*
 * 昨 and 今 by themselves, as papers of Hong Kong and Taiwan print them: 昨在立法会…, 今起, 今下午.
 */
static bool
one_word_day(Cursor *c, ZhcWhen *w)
{
	uint32_t ch = at(c, c->p), behind = at(c, c->p + 1), len;
	bool part = word(c, c->p + 1, ZHC_LEX_BIT(DAY_PART), &len) != NULL;

	if (c->region == ZHC_REGION_MAINLAND || (ch != 0x6628 && ch != 0x4ECA) ||
		zhc_cls(c->x, c->p + 1) != ZHC_C_HAN)
		return false;
	if (ch == 0x4ECA && !part && behind != 0x8D77 /* 起 */ && behind != 0x5C06 /* 将 */ &&
		behind != 0x5BA3 /* 宣 */)
		return false;
	w->day_rel = ch == 0x6628 ? -1 : 0;
	w->has |= ZHC_HAS_DAY_REL;
	c->p++;
	return true;
}

/* A day without month: relative, a weekday, a number, a holiday. */
static bool
lone_day(Cursor *c, ZhcWhen *w)
{
	uint32_t len, start = c->p;
	const ZhcLexEntry *e = word(c, c->p, ZHC_LEX_BIT(DAY), &len);

	if (e && len > 1)
	{
		const char *part = zhc_lex_text(e);

		w->day_rel = e->a;
		w->has |= ZHC_HAS_DAY_REL;
		c->p += len;
		if (*part)
		{
			char *end;

			w->part_from = (int32_t) strtol(part, &end, 10);
			w->part_to = (int32_t) strtol(end + 1, &end, 10);
			w->has |= ZHC_HAS_PART;
		}
		return true;
	}
	if (bracketed(c, w))
		return (w->has & ZHC_HAS_DAY) != 0;
	if (week(c, w))
		return true;
	e = eat_word(c, ZHC_LEX_BIT(HOLIDAY));
	if (e)
	{
		w->holiday = zhc_lex_text(e);
		w->has |= ZHC_HAS_HOLIDAY;
		return true;
	}
	if (one_word_day(c, w))
		return true;
	/* 拘留15日, 一连17日 */
	if (is_duration_before(c, start) || !day_of_month(c, w))
		return false;
	/* 三日 are three days; 十二日 is a day of the month; a lone 15号 needs more */
	if (at(c, c->p - 1) == C_HAO)
	{
		bool part = word(c, c->p, ZHC_LEX_BIT(DAY_PART), &len) != NULL;
		uint32_t before = start > 0 ? zhc_ch(c->x, start - 1) : 0;

		if (!part && before != 0x4E8E && before != 0x5230 && before != 0x81F3 && before != 0x4ECE)
		{
			w->has &= ~(uint32_t) ZHC_HAS_DAY;
			c->p = start;
			return false;
		}
	}
	else if (!zhc_is_digit(c->x, start) && w->day <= 10)
	{
		w->has &= ~(uint32_t) ZHC_HAS_DAY;
		c->p = start;
		return false;
	}
	return true;
}

/* Dates that begin with a year of any kind. */
static bool
year_date(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (iso_date(c, w))
		return true;
	if (decade(c, w, 0) || century(c, w))
		return true;
	if (era_year(c, w) || number_year(c, w))
	{
		inside_year(c, w);
		return true;
	}
	e = word(c, c->p, ZHC_LEX_BIT(YEAR), &len);
	if (e && len == 2 && e->a == 2 && fixed_at(c, c->p + 1))
		e = NULL; /* 达产后年产能 */
	if (e)
	{
		c->p += len;
		w->year_rel = e->a;
		w->context = e->b != 0;
		w->has |= ZHC_HAS_YEAR_REL;
		/* 今年(2025年), 今(114)年 */
		inside_year(c, w);
		if (!w->context || (w->has & ~(uint32_t) ZHC_HAS_YEAR_REL) != 0)
			return true;
		w->has = 0; /* 当年 alone says nothing */
		c->p -= len;
	}
	return false;
}

/* Dates that begin with a month or a part of a year. */
static bool
month_date(Cursor *c, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (eat_word(c, ZHC_LEX_BIT(LUNAR)))
	{
		uint32_t after = c->p;

		w->lunar = true;
		if (number_year(c, w))
			inside_year(c, w);
		else if (!month(c, w))
		{
			c->p = after;
			return false;
		}
		return true;
	}
	if (first_months(c, w) || month(c, w))
		return true;
	e = word(c, c->p, ZHC_LEX_BIT(MONTH), &len);
	if (e)
	{
		c->p += len;
		w->month_rel = e->a;
		w->context = e->b != 0;
		w->has |= ZHC_HAS_MONTH_REL;
		return true;
	}
	if (quarter(c, w, false))
		return true;
	e = eat_word(c, ZHC_LEX_BIT(HALF));
	if (e)
	{
		w->half = e->a;
		w->has |= ZHC_HAS_HALF;
		return true;
	}
	/* 年底, 月初 by themselves: of the published year or month */
	e = word(c, c->p, ZHC_LEX_BIT(EDGE), &len);
	if (e && len == 2 && e->a != 2)
	{
		w->edge = e->a;
		w->has |= ZHC_HAS_EDGE;
		w->has |= at(c, c->p) == C_YUE ? ZHC_HAS_MONTH_REL : ZHC_HAS_YEAR_REL;
		c->p += len;
		return true;
	}
	return false;
}

/* One date or time at the cursor. */
static bool
when(Cursor *c, ZhcWhen *w, bool in_range)
{
	uint32_t len;
	const ZhcLexEntry *e;

	memset(w, 0, sizeof(*w));
	e = word(c, c->p, ZHC_LEX_BIT(ZONE), &len);
	if (e)
	{
		w->zone = zhc_lex_text(e);
		c->p += len;
	}
	w->start = c->p;
	if (ago(c, w))
		;
	else if (year_date(c, w) || (w->has == 0 && month_date(c, w)))
	{
		if ((w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) && !(w->has & ZHC_HAS_DAY))
			inside_month(c, w);
		/* 当月 alone says nothing either */
		if (w->context && (w->has & ZHC_HAS_MONTH_REL) && !(w->has & ZHC_HAS_DAY))
			return false;
		if (w->has & (ZHC_HAS_DAY | ZHC_HAS_HOLIDAY))
			inside_day(c, w);
	}
	else if (w->has == 0 && lone_day(c, w))
		inside_day(c, w);
	else if (w->has & (ZHC_HAS_YEAR_REL | ZHC_HAS_MONTH_REL))
	{
		/* 今(114)年, 本(6)月 */
		if (w->has & ZHC_HAS_YEAR_REL)
			inside_year(c, w);
		if ((w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) && !(w->has & ZHC_HAS_DAY))
			inside_month(c, w);
		if (w->has & ZHC_HAS_DAY)
			inside_day(c, w);
	}
	else if (w->has == 0)
	{
		bool part = day_part(c, w);

		ZhcWhen d;

		if (!clock_time(c, w, part || in_range || w->zone != NULL))
		{
			/* 下午3至5时 */
			if (!part || !shared_unit(c, &d) || d.has != ZHC_HAS_HOUR)
				return false;
			w->hour = d.hour;
			w->has |= ZHC_HAS_HOUR;
		}
	}
	e = word(c, c->p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (e && e->a == ZHC_BOUND_ABOUT && (w->has & ZHC_HAS_HOUR) && at(c, c->p) != C_QIAN)
	{
		w->approx = ZHC_BOUND_ABOUT;
		c->p += len;
	}
	w->end = c->p;
	return c->p > w->start;
}

/* A day range behind a month: 6月16至18日. */
static bool
shared_day(Cursor *c, ZhcWhen *w)
{
	ZhcWhen d;

	if (!(w->has & (ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)) ||
		(w->has & (ZHC_HAS_DAY | ZHC_HAS_EDGE)) || !shared_unit(c, &d) || d.has != ZHC_HAS_DAY)
		return false;
	w->day = w->day_last = d.day;
	w->has |= ZHC_HAS_DAY;
	w->end = c->p;
	return true;
}

/* The months of a year, 2025年1—9月, and its hours, 17日9至11时. */
static void
shared_behind(Cursor *c, ZhcWhen *w)
{
	ZhcWhen d;
	uint32_t back = c->p;

	if (shared_day(c, w))
		return;
	if ((w->has & ~(uint32_t) (ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL)) == 0 && w->has &&
		shared_unit(c, &d) && d.has == ZHC_HAS_MONTH)
	{
		w->month = w->month_last = d.month;
		w->has |= ZHC_HAS_MONTH;
		w->end = c->p;
		return;
	}
	c->p = back;
	if ((w->has & (ZHC_HAS_A_DAY | ZHC_HAS_PART)) && !(w->has & ZHC_HAS_HOUR) &&
		shared_unit(c, &d) && d.has == ZHC_HAS_HOUR)
	{
		w->hour = d.hour;
		w->has |= ZHC_HAS_HOUR;
		w->end = c->p;
		return;
	}
	c->p = back;
}

/* Behind the start of a range: which ends go with which starts. */
static bool
ends_range(const ZhcWhen *a, const ZhcWhen *b)
{
	const uint32_t years = ZHC_HAS_YEAR | ZHC_HAS_YEAR_REL;

	if (b->has & (ZHC_HAS_AGO | ZHC_HAS_SAME_PERIOD))
		return false;
	if (b->has & ZHC_HAS_SPAN)
		return (a->has & ZHC_HAS_SPAN) != 0;
	if ((b->has & ZHC_HAS_HOUR) && !(b->has & ZHC_HAS_DATE))
		return (a->has & ZHC_HAS_HOUR) != 0;
	if ((b->has & ~years) == 0)
		return (a->has & years) != 0;
	if ((b->has & ZHC_HAS_DAY) && !(b->has & (years | ZHC_HAS_MONTH | ZHC_HAS_MONTH_REL)))
		return (a->has & (ZHC_HAS_DAY | ZHC_HAS_DAY_REL | ZHC_HAS_WEEKDAY)) != 0;
	return true;
}

/* Preceded by 每 or 第: nothing that happens once. */
static bool
is_recurrent(const Cursor *c, uint32_t start)
{
	uint32_t before = start > 0 ? zhc_ch(c->x, start - 1) : 0;

	return before == 0x6BCF || before == C_DI || before == 0x9022 /* 逢 */ ||
		   (before == C_YUE && start > 1 && zhc_ch(c->x, start - 2) == 0x6BCF) ||
		   (before == C_NIAN && start > 1 && zhc_ch(c->x, start - 2) == 0x6BCF) || before == C_GE;
}

/* Words before the mention that bound it; its surface does not hold them. */
static uint8_t
bound_before(const Cursor *c, uint32_t start)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_lex_find_back(c->x->code, 0, start,
											 ZHC_LEX_BIT(BOUND_BEFORE) | ZHC_LEX_BIT(FIXED), &len);

	return e && e->cat == ZHC_LEX_BOUND_BEFORE ? (uint8_t) e->a : ZHC_BOUND_NONE;
}

static void
bounds(const Cursor *c, ZhcDateMention *m)
{
	uint32_t len;
	const ZhcLexEntry *e = word(c, m->end, ZHC_LEX_BIT(BOUND_AFTER), &len);

	if (m->from.approx || m->to.approx)
		m->bound = ZHC_BOUND_ABOUT;
	else if (e && !(m->from.has & ZHC_HAS_AGO))
		m->bound = (uint8_t) e->a;
	else
		m->bound = bound_before(c, m->start);
	if (m->bound == ZHC_BOUND_NONE && (m->from.has & ZHC_HAS_EDGE))
		m->bound = ZHC_BOUND_ABOUT;
	m->either = m->bound == ZHC_BOUND_SINCE || m->bound == ZHC_BOUND_BEFORE;
}

/* 今明两日, 昨今两天: a range in one word. */
static bool
two_days(Cursor *c, ZhcDateMention *m)
{
	int32_t rel[2] = {0, 0};

	for (int k = 0; k < 2; k++)
		switch (at(c, c->p + (uint32_t) k))
		{
			case 0x6628: /* 昨 */
				rel[k] = -1;
				break;
			case 0x4ECA: /* 今 */
				rel[k] = 0;
				break;
			case 0x660E: /* 明 */
				rel[k] = 1;
				break;
			case 0x540E: /* 后 */
				rel[k] = 2;
				break;
			default:
				return false;
		}
	if (rel[1] != rel[0] + 1)
		return false;
	m->from.start = c->p;
	c->p += 2;
	if (at(c, c->p) == 0x4E24 && (at(c, c->p + 1) == C_RI || at(c, c->p + 1) == 0x5929))
		c->p += 2;
	else if (at(c, c->p) != 0x665A) /* 今明晚 */
	{
		c->p -= 2;
		return false;
	}
	m->from.end = m->to.end = c->p;
	m->from.has = m->to.has = ZHC_HAS_DAY_REL;
	m->from.day_rel = rel[0];
	m->to.day_rel = rel[1];
	return true;
}

/* 2023-24年: the end of a range of years in two digits. */
static bool
short_end(Cursor *c, ZhcDateMention *m)
{
	uint32_t start = c->p;
	ZhcNumber n;
	int32_t v;

	if (m->from.has != ZHC_HAS_YEAR || !range_word(c))
	{
		c->p = start;
		return false;
	}
	v = small_number(c, c->p, &n);
	if (v < 0 || !n.plain || n.digits != 2 || at(c, n.end) != C_NIAN || at(c, c->p - 1) == C_NIAN)
	{
		c->p = start;
		return false;
	}
	v += m->from.year / 100 * 100;
	c->p = n.end + 1;
	eat(c, C_DU);
	m->to.year = v;
	m->to.has = ZHC_HAS_YEAR;
	m->to.end = c->p;
	return v > m->from.year;
}

bool
zhc_date_mention(const ZhcTokens *t, uint32_t i, ZhcRegion region, ZhcDateMention *out)
{
	Cursor c = {t, &t->text, i, t->text.n, region};
	uint32_t back;

	memset(out, 0, sizeof(*out));
	if (two_days(&c, out))
	{
		out->start = out->from.start;
		out->end = c.p;
		return true;
	}
	if (shared_unit(&c, &out->from))
	{
		if ((out->from.has & ZHC_HAS_HOUR) && !(out->from.has & ZHC_HAS_DATE))
			return false; /* 7至8时 needs a day or a part of it before */
	}
	else
	{
		c.p = i;
		if (!when(&c, &out->from, false))
			return false;
		shared_behind(&c, &out->from);
	}
	if (is_recurrent(&c, out->from.start))
		return false;
	back = c.p;
	if (short_end(&c, out))
		back = c.p;
	else if (!(out->from.has & ZHC_HAS_AGO) && (range_word(&c) || eat(&c, 0x3001)))
	{
		bool list = at(&c, c.p - 1) == 0x3001;

		if (!(when(&c, &out->to, (out->from.has & ZHC_HAS_HOUR) != 0) &&
			  ends_range(&out->from, &out->to)) ||
			(list && !((out->from.has == ZHC_HAS_DAY || (out->from.has & ZHC_HAS_MONTH)) &&
					   out->to.has == ZHC_HAS_DAY && out->to.day == out->from.day + 1 &&
					   !zhc_is_digit(c.x, back - 1) && at(&c, back - 1) != C_RI)))
		{
			out->to.has = 0;
			c.p = back;
			/* a bare number has lost the unit it was to share */
			if (zhc_is_digit(c.x, back - 1) && (out->from.has & (ZHC_HAS_YEAR | ZHC_HAS_DAY)) &&
				out->from.end - out->from.start <= 4)
				return false;
		}
	}
	out->start = out->from.start;
	out->end = c.p;
	bounds(&c, out);
	return true;
}
