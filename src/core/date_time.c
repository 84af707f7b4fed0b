/*
 * date_time.c - parts of the day and clock times, as they are printed
 */
#include "date_cursor.h"

bool
zhc_when_day_part(Cursor *c, ZhcWhen *w)
{
	uint32_t start = c->p;
	const ZhcLexEntry *e = zhc_when_eat(c, ZHC_LEX_BIT(DAY_PART));
	ZhcNumber n;

	if (!e)
		return false;
	/* 傍晚 is no part of its own, but tells which 5时 is meant */
	if (zhc_ch(c->x, start) == 0x508D && zhc_when_number(c, c->p, &n) < 0)
	{
		c->p = start;
		return false;
	}
	w->part_from = e->a;
	w->part_to = e->b;
	w->has |= ZHC_HAS_PART;
	return true;
}

/*
 * 行政院長上午主持院會, 晚間發布聲明: reports leave out the day that they tell of.  Not 每天上午,
 * nor 下午茶 and 中午前后, which are no time of one day.
 */
bool
zhc_when_lone_part(const Cursor *c, uint32_t start)
{
	static const uint16_t behind[] = {0x524D, 0x540E, 0x5DE6, 0x81F3, 0x5230, 0x65F6,
									  0x8336, 0x73ED, 0x573A, 0x5E02, 0x76D8, 0x6BB5,
									  0x7248, 0x8BFE, 0x6863}; /* 前后左至到时茶班场市盘段版课档 */
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, start, ZHC_LEX_BIT(DAY_PART), &len);
	uint32_t next = at(c, c->p);

	if (!e || c->p != start + len || !*zhc_lex_text(e) ||
		zhc_when_belongs(c, start, zhc_lex_text(e)) ||
		(next != ',' && zhc_cls(c->x, c->p) != ZHC_C_HAN))
		return false;
	for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (next == behind[i])
			return false;
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
	if (at(c, c->p) == C_BAN && !zhc_when_fixed(c, c->p))
	{
		c->p++;
		w->minute = 30;
		w->has |= ZHC_HAS_MINUTE;
		return;
	}
	v = zhc_when_number(c, c->p, &n);
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
		if (zhc_when_number(c, c->p, &n) >= 0 && at(c, n.end) == C_MIAO &&
			!zhc_when_fixed(c, n.end))
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
	v = zhc_when_number(c, n->end + 1, &m);
	if (v < 0 || v > 59 || !m.plain || m.digits != 2)
		return false;
	c->p = m.end;
	if (at(c, c->p) == ':' && zhc_when_number(c, c->p + 1, &m) >= 0 && m.plain && m.digits == 2)
		c->p = m.end;
	w->hour = hour;
	w->minute = v;
	w->has |= ZHC_HAS_HOUR | ZHC_HAS_MINUTE;
	return true;
}

/* Whether the end of a range stands at the cursor and is a time as well: 9:00-17:30. */
static bool
ends_with_time(const Cursor *c)
{
	Cursor d = *c;
	ZhcNumber n;
	ZhcWhen w = {0};
	int32_t v;

	if (!zhc_when_range_word(&d))
		return false;
	v = zhc_when_number(&d, d.p, &n);
	return v >= 0 && v <= 24 && colon_time(&d, &w, &n, v);
}

/* 当晚9时: behind 当晚, whose day is the one told of last, a clock shows the evening's hours. */
static void
same_evening(const Cursor *c, uint32_t start, ZhcWhen *w)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if ((w->has & ZHC_HAS_PART) || w->hour > 12)
		return;
	e = zhc_lex_find_back(c->x->code, 0, start, ZHC_LEX_BIT(BOUND_BEFORE), &len);
	if (e && e->a == ZHC_BOUND_ABOUT) /* 当晚约9时 */
		start -= len;
	if (start < 2 || zhc_ch(c->x, start - 1) != 0x665A || zhc_ch(c->x, start - 2) != 0x5F53)
		return;
	w->part_from = 18;
	w->part_to = 24;
	w->has |= ZHC_HAS_PART;
}

/*
 * A clock time.  `sure`: a date or a part of the day stands before it; else 点 must have minutes
 * or a word of time behind it.
 */
bool
zhc_when_clock(Cursor *c, ZhcWhen *w, bool sure)
{
	ZhcNumber n;
	uint32_t start = c->p, unit, len;
	int32_t v = zhc_when_number(c, c->p, &n);
	const ZhcLexEntry *e;

	if (v < 0 || v > 24)
		return false;
	if (colon_time(c, w, &n, v))
	{
		same_evening(c, start, w);
		if (sure || ends_with_time(c))
			return true;
		w->has &= ~(uint32_t) (ZHC_HAS_HOUR | ZHC_HAS_MINUTE);
		c->p = start;
		return false;
	}
	unit = at(c, n.end);
	if (unit != C_SHI && unit != C_DIAN)
		return false;
	/* 点名, but 上午10点开始 */
	if (!(sure && unit == C_DIAN) && zhc_when_fixed(c, n.end) && at(c, n.end + 1) != C_BAN &&
		at(c, n.end + 1) != 0x949F && at(c, n.end + 1) != C_ZHENG)
		return false;
	c->p = n.end + 1;
	w->hour = v;
	w->has |= ZHC_HAS_HOUR;
	same_evening(c, start, w);
	if (unit == C_DIAN && eat(c, 0x949F))
		sure = true; /* 点钟 */
	minutes(c, w);
	if (w->has & ZHC_HAS_MINUTE)
		return true;
	if (sure && at(c, c->p) == 0x591A && at(c, c->p + 1) != 0x4E91) /* 晚上七点多; but 8时多云 */
	{
		c->p++;
		eat(c, 0x949F);
	}
	if (sure || (unit == C_SHI && n.arabic))
		return true;
	e = zhc_when_word(c, c->p, ZHC_LEX_BIT(BOUND_AFTER), &len);
	if (e && e->a == ZHC_BOUND_ABOUT)
		return true;
	w->has &= ~(uint32_t) ZHC_HAS_HOUR;
	c->p = start;
	return false;
}

bool
zhc_when_about_clock(Cursor *c, ZhcWhen *w, bool sure)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_when_word(c, c->p, ZHC_LEX_BIT(BOUND_BEFORE), &len);

	if (!e || e->a != ZHC_BOUND_ABOUT)
		return zhc_when_clock(c, w, sure);
	c->p += len;
	if (zhc_when_clock(c, w, sure))
	{
		w->approx = ZHC_BOUND_ABOUT;
		return true;
	}
	c->p -= len;
	return false;
}
