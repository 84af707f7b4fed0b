/*
 * date_year.c - years, parts of a year, and months, as they are printed
 */
#include "date_cursor.h"
#include "utf8.h"

/* A Han row of four digits, or four Arabic ones. */
bool
zhc_when_is_year(const ZhcNumber *n, int32_t v)
{
	return (n->plain || n->string) && n->digits == 4 && v >= 1000 && v <= 2999;
}

/* 兩千零六年, 两千年 (as a year only with something behind the thousand). */
static bool
is_year_words(const ZhcNumber *n, int32_t v)
{
	return n->han && !n->arabic && !n->string && v > 1900 && v <= 2100 && v % 1000 != 0;
}

/* What a year of two or three digits is: 98年 with a month behind it, 08年, 114年 in Taiwan. */
static bool
short_year(const Cursor *c, const ZhcNumber *n, int32_t v, uint32_t behind, int32_t *year)
{
	ZhcNumber m;
	bool month = zhc_when_number(c, behind, &m) > 0 && at(c, m.end) == C_YUE;

	if (!(n->plain || n->string) || v > 199)
		return false;
	/* 108年3月 is of the Republic wherever it is printed */
	if ((c->region == ZHC_REGION_TAIWAN && ((v >= 90 && v <= 130) || (month && v >= 1))) ||
		(month && v >= 100 && v <= 130))
	{
		uint32_t len;
		const ZhcLexEntry *e = zhc_when_word(c, behind, ZHC_LEX_BIT(BOUND_AFTER), &len);

		uint32_t next = at(c, behind);

		if (zhc_when_duration(c, n->start) || next == 0x6765 /* 来 */ || next == 0x95F4 /* 间 */)
			return false;
		if (zhc_when_approximate(c, n->start) ||
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
	int32_t v = zhc_when_number(c, c->p, &n);

	if (v < 0 || v % 10 != 0 || at(c, n.end) != C_NIAN || at(c, n.end + 1) != 0x4EE3 /* 代 */)
		return false;
	if (v < 100)
	{
		if (century_year)
			v += century_year;
		else if (v >= 20)
			w->context = v < 30, v += v >= 30 ? 1900 : 2000;
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

/* 20世纪初, 本世纪中叶, 上世纪末: a third of the century; 上半叶: half of it. */
static void
century_third(Cursor *c, ZhcWhen *w)
{
	uint32_t ch = at(c, c->p), next = at(c, c->p + 1), skip = 2;

	if ((ch == 0x4E0A || ch == 0x4E0B || ch == C_QIAN || ch == 0x540E) && next == C_BAN &&
		(at(c, c->p + 2) == 0x53F6 || at(c, c->p + 2) == 0x671F)) /* 上半叶, 下半期 */
	{
		w->year += ch == 0x4E0A || ch == C_QIAN ? 0 : 50;
		w->years = 50;
		c->p += 3;
		return;
	}
	if (next != 0x53F6 && next != 0x671F) /* 叶, 期 */
		skip = 1;
	if (ch == 0x521D) /* 初 */
		w->years = 33;
	else if (ch == 0x4E2D && skip == 2) /* 中 */
		w->year += 33, w->years = 34;
	else if (ch == 0x672B || ch == 0x5E95 || (ch == 0x540E && skip == 2)) /* 末 底 后 */
		w->year += 67, w->years = 33;
	else
		return;
	w->approx = ZHC_BOUND_ABOUT;
	c->p += skip;
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
		int32_t v = zhc_when_number(c, c->p, &n);

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
	if (decade(c, w, first))
		return true;
	w->year = first + 1;
	w->years = 100;
	century_third(c, w);
	w->has |= ZHC_HAS_SPAN;
	return true;
}

/* An era's name with its year: 民國114年, 令和七年, 康熙元年, 公元前221年. */
static bool
era_year(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p;
	const ZhcLexEntry *e = zhc_when_eat(c, ZHC_LEX_BIT(ERA));
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
		v = zhc_when_number(c, c->p, &n);
		if (v > 0)
			c->p = n.end;
	}
	if (v > 0 && v < 60 && e->b != 1 && at(c, c->p) == 0x4E16 && at(c, c->p + 1) == 0x7EAA)
	{
		/* 公元前3世纪 */
		w->year = e->b == 2 ? 1 - v * 100 : v * 100 - 99;
		w->years = 100;
		w->has |= ZHC_HAS_SPAN;
		c->p += 2;
		return true;
	}
	if (v < 1 || !eat(c, C_NIAN) || zhc_when_fixed(c, c->p - 1))
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
bool
zhc_when_number_year(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v = zhc_when_number(c, c->p, &n), year;
	uint32_t len;
	const ZhcLexEntry *e;

	/* 2026财年, 2026学年 */
	if (v >= 0 && (at(c, n.end) == 0x8D22 || at(c, n.end) == 0x5B66) &&
		at(c, n.end + 1) == C_NIAN && zhc_when_is_year(&n, v))
	{
		w->year = v;
		w->has |= ZHC_HAS_YEAR;
		c->p = n.end + 2;
		return true;
	}
	if (v < 0 || at(c, n.end) != C_NIAN)
		return false;
	if (zhc_when_fixed(c, n.end) && !n.arabic && at(c, n.end + 1) != C_QIAN) /* 年级, 年报 */
	{
		e = zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(EDGE), &len);
		if (!e && !zhc_when_is_year(&n, v))
			return false;
	}
	if (zhc_when_is_year(&n, v))
		year = v;
	else if (is_year_words(&n, v))
		year = v;
	else if (!short_year(c, &n, v, n.end + 1, &year))
		return false;
	if (zhc_when_approximate(c, c->p) && year == v && v % 100 == 0)
		return false; /* 近2000年 */
	w->year = year;
	w->has |= ZHC_HAS_YEAR;
	c->p = n.end + 1;
	return true;
}

/* 2025-06-17, 2025/6/17, 2025.6.17. */
static bool
iso_date(Cursor *c, ZhcWhen *w)
{
	uint32_t p = c->p, sep = 0;
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
	/* a longer number, or a fourth part: no date; but another date may follow behind a hyphen */
	if (zhc_is_digit(c->x, p) || (at(c, p) == sep && p + 1 < c->end && zhc_is_digit(c->x, p + 1) &&
								  !(sep != '-' || zhc_is_digit(c->x, p + 4))))
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

/* What begins with a year of its own: a date with hyphens, a decade or century, a year. */
ZhcYearForm
zhc_when_year(Cursor *c, ZhcWhen *w)
{
	if (iso_date(c, w) || decade(c, w, 0) || century(c, w))
		return ZHC_YEAR_COMPLETE;
	if (era_year(c, w))
		return w->has & ZHC_HAS_SPAN ? ZHC_YEAR_COMPLETE : ZHC_YEAR_OPEN;
	return zhc_when_number_year(c, w) ? ZHC_YEAR_OPEN : ZHC_YEAR_NONE;
}

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

/* 较上季减少, 较上季多一成: compared with, as figures are, though not named. */
static bool
compared(const Cursor *c, uint32_t start, uint32_t end)
{
	uint32_t len;
	ZhcNumber n;

	if (start == 0 || (zhc_ch(c->x, start - 1) != 0x8F83 && zhc_ch(c->x, start - 1) != 0x6BD4))
		return false;
	if (zhc_lex_find(c->x->code, end, c->end, ZHC_LEX_BIT(CHANGE), &len))
		return true;
	switch (at(c, end))
	{
		case 0x591A: /* 多 */
		case 0x5C11: /* 少 */
		case 0x9AD8: /* 高 */
		case 0x4F4E: /* 低 */
			return zhc_number(c->x, end + 1, c->end, &n) &&
				   zhc_lex_find(c->x->code, n.end, c->end, ZHC_LEX_BIT(UNIT), &len) != NULL;
		default:
			return false;
	}
}

/* 《…》第二季: a season of a programme. */
static bool
closes_title(const Cursor *c, uint32_t p)
{
	return p > 0 && zhc_cls(c->x, p - 1) == ZHC_C_CLOSE;
}

/* 第三季度, 一季度, Q3; `loose`: 季 alone will do. */
bool
zhc_when_quarter(Cursor *c, ZhcWhen *w, bool loose)
{
	uint32_t start = c->p, len;
	const ZhcLexEntry *e;
	ZhcNumber n;
	int32_t v;
	bool ordinal;

	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(QUARTER), &len);
	if (e && e->a == 0 && at(c, c->p + len - 1) == C_JI && at(c, c->p + len) != C_DU &&
		!measures(c, c->p + len) && !compared(c, start, c->p + len))
		e = NULL; /* 上季 of a sport */
	if (e)
	{
		c->p += len;
		w->quarter = e->a ? e->a : e->b;
		w->quarter_last = e->b;
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
	v = zhc_when_number(c, c->p, &n);
	if (v >= 1 && v <= 4 && at(c, n.end) == C_JI && zhc_ch(c->x, n.start) != 0x4E24 &&
		(at(c, n.end + 1) == C_DU || (loose && at(c, n.end + 1) != 0x62A5 /* 季报 */) ||
		 (ordinal &&
		  (measures(c, n.end + 1) || (c->region != ZHC_REGION_MAINLAND && !closes_title(c, start) &&
									  !zhc_when_fixed(c, n.end))))))
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

void
zhc_when_edge(Cursor *c, ZhcWhen *w, bool of_year)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, c->p, ZHC_LEX_BIT(EDGE), &len);

	/* 年初 behind a month, or 月底 behind a year, is none of it */
	if (!e || (len == 2 && at(c, c->p) == (of_year ? C_YUE : C_NIAN)))
		return;
	if (e->a == 2)
		return;
	w->edge = e->a;
	w->has |= ZHC_HAS_EDGE;
	c->p += len;
}

/* 年初二, 月底15日: a numeral goes on with the edge; but 年底一定 does not. */
static bool
is_day_behind(const Cursor *c, uint32_t p)
{
	ZhcNumber n;

	return zhc_when_number(c, p, &n) >= 0 && !zhc_when_fixed(c, p);
}

/* 年底, 年初, 月底 by themselves. */
bool
zhc_when_lone_edge(Cursor *c, ZhcWhen *w)
{
	uint32_t len, unit = at(c, c->p);
	const ZhcLexEntry *e = zhc_when_word(c, c->p, ZHC_LEX_BIT(EDGE), &len);

	if (!e || len != 2 || e->a == 2 || zhc_when_belongs(c, c->p, zhc_lex_text(e)) ||
		is_day_behind(c, c->p + 2) || at(c, c->p + 2) == 0x5C81 /* 年末岁初 */ ||
		at(c, c->p + 1) == 0x5934 /* 年头 */)
		return false;
	if (unit == C_YUE)
		w->has |= ZHC_HAS_MONTH_REL;
	w->edge = e->a;
	w->has |= ZHC_HAS_EDGE;
	c->p += 2;
	return true;
}

/* 前5个月, 前11月, 头两个月: January to there. */
bool
zhc_when_first_months(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v;
	uint32_t p, first = at(c, c->p);

	if (first != C_QIAN && first != 0x9996 /* 首 */ && first != 0x5934 /* 头 */)
		return false;
	v = zhc_when_number(c, c->p + 1, &n);
	if (v < 1 || v > 12 || (first == 0x5934 && at(c, n.end) != C_GE))
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
bool
zhc_when_month(Cursor *c, ZhcWhen *w)
{
	ZhcNumber n;
	int32_t v;
	uint32_t start = c->p;
	const ZhcLexEntry *e = zhc_when_eat(c, ZHC_LEX_BIT(MONTH_NAME));

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
	v = zhc_when_number(c, c->p, &n);
	if (v < 1 || v > 12 || at(c, n.end) != C_YUE || zhc_ch(c->x, n.start) == 0x4E24 /* 两月 */ ||
		at(c, n.end + 1) == 0x9F84 /* 龄 */)
	{
		c->p = start;
		w->leap = false;
		return false;
	}
	c->p = n.end + 1;
	if (at(c, c->p) == C_PART && at(c, c->p + 1) != 0x989D /* 份额 */)
		c->p++;
	w->month = w->month_last = v;
	w->has |= ZHC_HAS_MONTH;
	return true;
}
