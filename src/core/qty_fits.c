/*
 * qty_fits.c - whether a number counts where it stands
 *
 * Ordinals, scores, round figures, 一 that only means "a", and units that are one only in some
 * company (分, 点, 级, 届).
 */
#include "qty.h"

#define C_YI	0x4E00 /* 一 */
#define C_LIANG 0x4E24 /* 两 */
#define C_BI	0x6BD4 /* 比 */
#define C_QIAN	0x524D /* 前 */
#define C_MEI	0x6BCF /* 每 */
#define C_YUE	0x6708 /* 月 */
#define C_MING	0x540D /* 名 */
#define C_WEI	0x4F4D /* 位 */
#define C_PAUSE 0x3001 /* 、 */

static bool
is_one(const ZhcScope *s, const ZhcReading *r)
{
	return r->num.end - r->num.start == 1 && zhc_ch(s->x, r->num.start) == C_YI && !r->has_max;
}

/* 百, 千, 万 alone state a number only with a qualifier (百余, 上千). */
static bool
is_round_figure(const ZhcReading *r)
{
	return r->num.bare && r->num.end - r->num.start == 1;
}

/* 棟數15萬2341棟: the number of houses; but 數10人 are some tens. */
static bool
is_counted(const ZhcScope *s, uint32_t start)
{
	uint32_t p = start + 1, len;

	if (!zhc_is_digit(s->x, start)) /* 户数超过41万户, 总数四分之一 */
		return zhc_lex_find(s->x->code, start, s->x->n, ZHC_LEX_BIT(APPROX_BEFORE), &len) != NULL ||
			   (zhc_lex_find_back(s->x->code, s->clause, start, ZHC_LEX_BIT(METRIC), &len) &&
				len > 1);
	if (zhc_ch(s->x, start) != '1')
		return true;
	while (zhc_ch(s->x, p) == '0')
		p++;
	return p == start + 1 || zhc_is_digit(s->x, p) ||
		   zhc_lex_find_back(s->x->code, s->clause, start, ZHC_LEX_BIT(METRIC), &len) != NULL;
}

/* 第71和82分钟, 第3、5次: the numeral goes on with what 第 made an ordinal. */
static bool
is_ordinal_too(const ZhcScope *s, uint32_t start)
{
	static const uint32_t joints[] = {0x548C, 0x53CA, 0x4E0E, 0x6216, 0x3001, 0x81F3};
	uint32_t p = start;
	bool joined = false;

	if (p < s->clause + 3)
		return false;
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		joined |= zhc_ch(s->x, p - 1) == joints[i];
	if (!joined)
		return false;
	for (p--; p > s->clause && (zhc_is_digit(s->x, p - 1) || zhc_starts_number(s->x, p - 1)); p--)
		;
	return p + 1 < start && p > s->clause && zhc_ch(s->x, p - 1) == 0x7B2C;
}

/* A digit, letter or ordinal word before the numeral. */
bool
zhc_is_ordinal(const ZhcScope *s, uint32_t start)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (start > s->clause && zhc_cls(s->x, start - 1) == ZHC_C_LETTER &&
		!zhc_lex_find_back(s->x->code, s->clause, start, ZHC_LEX_BIT(MONEY_BEFORE), &len))
		return true;
	if (is_ordinal_too(s, start))
		return true;
	e = zhc_word_before(s->x, s->clause, start, ZHC_LEX_BIT(ORDINAL) | ZHC_LEX_BIT(INDEFINITE),
						&len);
	return e && !(e->cat == ZHC_LEX_INDEFINITE && is_counted(s, start));
}

/* 3比1, 3:1, 2-0 without a unit between: a score or a ratio. */
bool
zhc_is_ratio(const ZhcScope *s, const ZhcReading *r)
{
	uint32_t before = r->start > s->clause ? zhc_ch(s->x, r->start - 1) : 0;
	uint32_t behind = r->num.end < s->x->n ? zhc_ch(s->x, r->num.end) : 0;

	if ((before == C_BI || before == ':') && r->start > s->clause + 1 &&
		(zhc_is_digit(s->x, r->start - 2) || zhc_starts_number(s->x, r->start - 2)))
		return true;
	return (behind == C_BI || behind == ':') && r->num.end + 1 < s->x->n &&
		   (zhc_is_digit(s->x, r->num.end + 1) || zhc_starts_number(s->x, r->num.end + 1));
}

/* A word in a category of mask that ends within `reach` characters before p. */
static bool
near_before(const ZhcScope *s, uint32_t p, uint32_t reach, uint64_t mask)
{
	uint32_t len;

	for (uint32_t d = 0; d <= reach && p > s->clause + d; d++)
		if (zhc_word_before(s->x, s->clause, p - d, mask, &len))
			return true;
	return false;
}

/* 风力, 震级 anywhere in the clause before p, 震度 in the sentence. */
static bool
told_before(const ZhcScope *s, uint32_t p)
{
	uint32_t len;

	for (uint32_t d = 1; d <= 80 && p > s->sentence + d; d++)
	{
		const ZhcLexEntry *e =
			zhc_lex_find_back(s->x->code, s->sentence, p - d, ZHC_LEX_BIT(SCALE_BEFORE), &len);

		if (e && (e->a == 2 || (e->a == 1 && d <= 20 && p - d - len >= s->clause)))
			return true;
	}
	return false;
}

/* 13—14级（40～45米/秒）: the same in metres a second at p. */
static bool
is_speed(const ZhcScope *s, uint32_t p)
{
	uint32_t from = p;

	while (p - from < 10)
	{
		uint32_t q =
			zhc_is_digit(s->x, p) || zhc_ch(s->x, p) == '.' ? p + 1 : zhc_text_skip_range(s->x, p);

		if (q == p)
			break;
		p = q;
	}
	return p > from && zhc_ch(s->x, p) == 0x7C73 && zhc_ch(s->x, p + 1) == '/' &&
		   zhc_ch(s->x, p + 2) == 0x79D2;
}

/* 5至7级、阵风8级: a word of force behind the next mark. */
static bool
told_behind(const ZhcScope *s, uint32_t p)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (p + 1 >= s->x->n)
		return false;
	if ((zhc_ch(s->x, p) == ',' || zhc_ch(s->x, p) == '(') && is_speed(s, p + 1))
		return true;
	if (zhc_ch(s->x, p) != 0x3001 && zhc_ch(s->x, p) != ',')
		return false;
	e = zhc_lex_find(s->x->code, p + 1, s->x->n, ZHC_LEX_BIT(SCALE_BEFORE), &len);
	return e && e->a == 1;
}

/* 平, 和: a game that was drawn, no word of its own. */
static bool
is_draw(uint32_t ch)
{
	return ch == 0x5E73 || ch == 0x548C;
}

/* 三胜一负, 9金、11银, 3男2女: another count of the tally stands before or behind. */
static bool
in_tally(const ZhcScope *s, const ZhcReading *r)
{
	const uint64_t units = ZHC_LEX_BIT(CLASSIFIER);
	uint32_t p = r->start, q = r->end, len;
	const ZhcLexEntry *e;
	ZhcNumber n;

	p -= p > s->clause + 1 && zhc_ch(s->x, p - 1) == C_PAUSE;
	e = zhc_lex_find_back(s->x->code, s->clause, p, units, &len);
	if (p > s->clause && is_draw(zhc_ch(s->x, p - 1)))
		len = 1;
	else if (!e || !(e->b & ZHC_USE_TALLY))
		len = 0;
	if (len && p > s->clause + len &&
		(zhc_is_digit(s->x, p - len - 1) || zhc_starts_number(s->x, p - len - 1)))
		return true;
	q += zhc_ch(s->x, q) == C_PAUSE;
	if (!zhc_number(s->x, q, s->x->n, &n))
		return false;
	e = zhc_lex_find(s->x->code, n.end, s->x->n, units, &len);
	return (e && (e->b & ZHC_USE_TALLY)) || is_draw(zhc_ch(s->x, n.end));
}

/* Whether a count that is one only in company has it; 一男一女 count nothing. */
static bool
tallied(const ZhcScope *s, const ZhcReading *r)
{
	return (r->unit.use & ZHC_USE_TALLY) && in_tally(s, r) &&
		   !(is_one(s, r) && r->unit.kind == ZHC_KIND_PERSON);
}

/* 奪兩命, 酿三命: lives, in Han numerals too. */
static bool
takes_lives(const ZhcScope *s, const ZhcReading *r)
{
	uint32_t before = r->start > s->clause ? zhc_ch(s->x, r->start - 1) : 0;

	return zhc_ch(s->x, r->unit.start) == 0x547D /* 命 */ && r->unit.end == r->unit.start + 1 &&
		   (before == 0x593A || before == 0x917F || before == 0x81F4 || before == 0x7D22);
}

/* Whether 分, 点, 级, 届 and the like count where they stand. */
static bool
use_fits(const ZhcScope *s, const ZhcReading *r)
{
	const ZhcNumber *n = &r->num;
	bool large = n->arabic || n->decimal || zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0;
	uint32_t len, unit = zhc_ch(s->x, r->unit.start);

	if (tallied(s, r) || takes_lives(s, r))
		return true;
	if ((r->unit.use & ZHC_USE_ARABIC) && !n->arabic && !n->decimal)
		return false;
	if (r->unit.use == ZHC_USE_TALLY)
		return false;
	/* small, but in company: 一家四口; 两期, while 三期 is the third */
	if ((r->unit.use & ZHC_USE_LARGE) && !large &&
		!(unit == 0x53E3 && n->start > s->clause && zhc_ch(s->x, n->start - 1) == 0x5BB6) &&
		!(unit == 0x671F && zhc_ch(s->x, n->start) == C_LIANG))
		return false;
	if (r->unit.use & ZHC_USE_SCALE)
	{
		if (zhc_lex_find(s->x->code, r->unit.end, s->x->n, ZHC_LEX_BIT(SCALE_NOUN), &len))
			return true;
		if (!large)
			return false;
		/* 点 of a clock */
		return unit != 0x70B9 || n->decimal || zhc_dec_cmp(r->value, (ZhcDec){24, 0, false}) > 0 ||
			   near_before(s, r->start, 2, ZHC_LEX_BIT(CHANGE));
	}
	if (r->unit.use & ZHC_USE_LEVEL)
		return n->decimal || near_before(s, r->start, 3, ZHC_LEX_BIT(SCALE_BEFORE)) ||
			   told_before(s, r->start) ||
			   zhc_lex_find(s->x->code, r->unit.end, s->x->n, ZHC_LEX_BIT(SCALE_NOUN), &len) !=
				   NULL ||
			   told_behind(s, r->unit.end);
	if (r->unit.use & ZHC_USE_TERM)
		return zhc_ch(s->x, n->start) == C_LIANG ||
			   near_before(s, r->start, 0, ZHC_LEX_BIT(DURATION_BEFORE));
	return true;
}

/* 一分钟也不能丢, 一个都没有: none at all. */
static bool
is_not_even_one(const ZhcScope *s, uint32_t p)
{
	uint32_t ch = zhc_ch(s->x, p);

	if (ch != 0x4E5F && ch != 0x90FD) /* 也 都 */
		return false;
	switch (zhc_ch(s->x, p + 1))
	{
		case 0x4E0D: /* 不 */
		case 0x6CA1: /* 没 */
		case 0x672A: /* 未 */
		case 0x65E0: /* 无 */
		case 0x522B: /* 别 */
			return true;
		default:
			return false;
	}
}

/* 一年, 一天: a duration only where one is told; 一吨, 一元 always count. */
static bool
one_fits(const ZhcScope *s, const ZhcReading *r, const ZhcQuantity *q)
{
	uint32_t len;

	if (r->unit.half || r->value.e < 0 || q->approx != ZHC_EXACT)
		return true;
	if (!r->unit.measure)
		return false;
	if (r->unit.kind != ZHC_KIND_DURATION)
		return true;
	/* 一小时 is a measure and 一周年, 一岁 are told; 一年 and 一天 may be any */
	if (r->unit.end - r->unit.start > 1 && strcmp(q->si, "s") == 0 &&
		zhc_ch(s->x, r->unit.start) != 0x661F && zhc_ch(s->x, r->unit.start) != 0x793C)
		return true;
	if (zhc_ch(s->x, r->unit.end - 1) == 0x5C81 ||
		(r->unit.end - r->unit.start > 1 && zhc_ch(s->x, r->unit.start) == 0x5468))
		return true;
	return near_before(s, q->start, 1, ZHC_LEX_BIT(DURATION_BEFORE)) ||
		   zhc_lex_find(s->x->code, q->end, s->x->n, ZHC_LEX_BIT(NOT_AFTER_DAY), &len) != NULL;
}

/* 上一个交易日, 每一吨: which one, not how many. */
static bool
is_pointed_at(const ZhcScope *s, uint32_t start, uint32_t before)
{
	uint32_t len;

	/* 提前一小时 */
	if (zhc_lex_find_back(s->x->code, s->clause, start, ZHC_LEX_BIT(FIXED) | ZHC_LEX_BIT(COVER),
						  &len) &&
		len > 1)
		return false;
	switch (before)
	{
		case 0x4E0A: /* 上 */
		case 0x4E0B: /* 下 */
		case C_QIAN:
		case 0x540E: /* 后 */
		case C_MEI:
		case 0x53E6: /* 另 */
		case 0x540C: /* 同 */
		case 0x8FD9: /* 这 */
		case 0x90A3: /* 那 */
		case 0x67D0: /* 某 */
		case 0x4EFB: /* 任 */
			return true;
		default:
			return false;
	}
}

/* 規模6.8: the magnitude of an earthquake. */
bool
zhc_is_magnitude(const ZhcScope *s, const ZhcReading *r, ZhcQuantity *q)
{
	static const uint32_t guimo[2] = {0x89C4, 0x6A21};
	uint32_t p = r->start;

	if (r->has_unit || !r->num.decimal || p < s->clause + 2 || zhc_ch(s->x, p - 2) != guimo[0] ||
		zhc_ch(s->x, p - 1) != guimo[1])
		return false;
	q->start = p - 2;
	q->unit.unit = "规模";
	q->kind = ZHC_KIND_OTHER;
	return true;
}

/* Whether the end of a range stands at p. */
static bool
starts_range(const ZhcScope *s, uint32_t p)
{
	uint32_t q = zhc_text_skip_range(s->x, p);

	return q > p && (zhc_is_digit(s->x, q) || zhc_starts_number(s->x, q));
}

/* A number that has no unit is one when its size or a qualifier says so: 突破10亿, 上千民众. */
bool
zhc_bare_fits(const ZhcScope *s, const ZhcReading *r, const ZhcQuantity *q)
{
	uint32_t behind = r->end < s->x->n ? zhc_ch(s->x, r->end) : 0;

	if (q->unit.unit[0]) /* US$100 */
		return true;
	if (r->num.indefinite || r->num.string || (behind && zhc_cls(s->x, r->end) == ZHC_C_LETTER))
		return false;
	if (zhc_cls(s->x, r->end) == ZHC_C_HAN && zhc_fixed_at(s->x, r->num.start))
		return false;
	if (starts_range(s, r->end)) /* 约为90至40公里: not so many */
		return false;
	if (r->num.arabic)
		return r->num.scale >= 4 ||
			   (q->start < r->num.start && q->approx != ZHC_EXACT &&
				zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0 && behind != '/' &&
				behind != 0x5E74 && behind != C_YUE && behind != 0x53F7);
	/* 上百民众; 七千万, 廿多万; but 不怕一万 */
	if (r->num.bare)
		return q->start < r->num.start && q->approx != ZHC_EXACT;
	return r->num.scale >= 4 && (q->approx != ZHC_EXACT || r->num.end - r->num.start > 2 ||
								 zhc_ch(s->x, r->num.start) != C_YI);
}

/*
 * 一五○人, 三二○公里: Han digits by their places, of three digits or with a ○, before a unit that
 * is none of the calendar's (一一四年, 二○日).  Two digits are printed with 十.
 */
static bool
counts_by_places(const ZhcScope *s, const ZhcReading *r)
{
	static const uint32_t calendar[] = {0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5206, 0x70B9, 0x53F7};
	uint32_t unit = zhc_ch(s->x, r->unit.start);

	if (r->num.leading_zero || (r->num.digits < 3 && (r->value.m % 10 != 0 || r->value.e != 0)))
		return false;
	for (size_t i = 0; i < sizeof(calendar) / sizeof(calendar[0]); i++)
		if (unit == calendar[i] && r->unit.end - r->unit.start == 1)
			return false;
	return true;
}

/* Whether a reading with a unit is a quantity where it stands. */
bool
zhc_unit_fits(const ZhcScope *s, const ZhcReading *r, const ZhcQuantity *q)
{
	uint32_t before = q->start > s->clause ? zhc_ch(s->x, q->start - 1) : 0;
	uint32_t unit = zhc_ch(s->x, r->unit.start);

	if (r->num.indefinite ||
		(r->num.string && r->unit.kind != ZHC_KIND_PERCENT && !counts_by_places(s, r)))
		return false;
	if (is_round_figure(r) && q->approx == ZHC_EXACT &&
		!(before == C_MEI && r->unit.kind == ZHC_KIND_MONEY) && /* 每百日元 */
		!(unit == C_MING && zhc_dec_cmp(r->value, (ZhcDec){1, 4, false}) < 0))
		return false;
	/* 前三名 */
	if (before == C_QIAN && (unit == C_MING || unit == C_WEI))
		return false;
	/* 每月5日, 6月5日 that no calendar has */
	if (unit == 0x65E5 && r->unit.end - r->unit.start == 1 && (before == C_YUE || before == C_MEI))
		return false;
	/* 2.0版; 03版, 03组 number things */
	if ((unit == 0x7248 && r->num.decimal) ||
		(r->num.leading_zero && r->unit.kind == ZHC_KIND_COUNTED))
		return false;
	/* the seventh inning, 7局上 */
	if (unit == 0x5C40 && (zhc_ch(s->x, r->end) == 0x4E0A || zhc_ch(s->x, r->end) == 0x4E0B))
		return false;
	if (is_one(s, r) &&
		(is_pointed_at(s, q->start, before) || !one_fits(s, r, q) || is_not_even_one(s, r->end)) &&
		!tallied(s, r))
		return false;
	return use_fits(s, r);
}
