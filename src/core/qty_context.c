/*
 * qty_context.c - what stands around a quantity: qualifiers, change, basis, subject
 */
#include "qty.h"

#define C_JIN	0x8FD1 /* 近 */
#define C_LAI	0x6765 /* 来 */
#define C_ZHAN	0x5360 /* 占 */
#define C_MEI	0x6BCF /* 每 */
#define C_JIAN	0x95F4 /* 间 */
#define C_LE	0x4E86 /* 了 */
#define C_DE	0x7684 /* 的 */
#define C_PO	0x7834 /* 破 */
#define C_GUO	0x8FC7 /* 过 */
#define C_ZUI	0x6700 /* 最 */
#define C_CHENG 0x6210 /* 成 */

/* Characters between a word of change and the number it changes by (增长了约5%, 涨幅为3%). */
#define CHANGE_REACH 5
/* Characters of a clause searched for the basis. */
#define BASIS_REACH 24
/* Longest subject, in characters. */
#define SUBJECT_MAX 24
#define COUNTED_MAX 12

/* 近三年来, 近五年: the last years, not so many but for a few. */
static bool
is_recent(const ZhcScope *s, uint32_t near, const ZhcQuantity *q)
{
	if (q->kind != ZHC_KIND_DURATION || zhc_ch(s->x, near) != C_JIN)
		return false;
	/* 近三年来, 近十年每年, 近五年间, 近五年最多 */
	if (zhc_ch(s->x, q->end) == C_LAI || zhc_ch(s->x, q->end) == C_MEI ||
		zhc_ch(s->x, q->end) == C_JIAN || zhc_ch(s->x, q->end) == C_ZUI)
		return true;
	/* 近三年，…: years, months, days, but not 近48小时 */
	return near == s->clause && (strcmp(q->si, "a") == 0 || strcmp(q->unit.unit, "天") == 0 ||
								 strcmp(q->unit.unit, "周") == 0);
}

/* 过百, 上千, 破万 only; but 破 with any number in digits, and 破九成, 过七成. */
static bool
passes(const ZhcScope *s, uint32_t p, const ZhcNumber *num, const ZhcQuantity *q)
{
	uint32_t ch = zhc_ch(s->x, p);

	return (ch == C_PO && num->arabic) ||
		   ((ch == C_PO || ch == C_GUO) && q->kind == ZHC_KIND_PERCENT &&
			zhc_ch(s->x, num->end) == C_CHENG);
}

/* 超过, 近, 约 before the number or before its currency; true when one was taken. */
static bool
approx_before(const ZhcScope *s, const ZhcNumber *num, ZhcQuantity *q)
{
	uint32_t len, start;
	const ZhcLexEntry *e =
		zhc_word_before(s->x, s->clause, q->start, ZHC_LEX_BIT(APPROX_BEFORE), &len);

	if (!e)
		return false;
	start = q->start - len;
	if (e->b == 2)
		start = q->start - 1; /* 约 of 折合约 */
	if (e->b == 1 && !num->bare && !passes(s, start, num, q))
		return false;
	if (len == 1 && is_recent(s, start, q))
		return false;
	q->start = start;
	if (q->approx == ZHC_EXACT || q->approx == ZHC_ABOUT)
		q->approx = (uint8_t) e->a;
	return true;
}

/* 人民币 or US$ before the number. */
static bool
money_before(const ZhcScope *s, ZhcQuantity *q)
{
	uint32_t len;
	const ZhcLexEntry *e;
	const ZhcUnit *unit;

	if (q->unit.unit[0] && (q->kind != ZHC_KIND_MONEY || q->currency[0]))
		return false;
	e = zhc_word_before(s->x, s->clause, q->start, ZHC_LEX_BIT(MONEY_BEFORE), &len);
	if (!e)
		return false;
	unit = zhc_lex_unit(e->a);
	if (q->unit.unit[0])
		q->unit.before = zhc_lex_text(e);
	else
	{
		q->unit.unit = zhc_lex_text(e);
		q->ratio = unit->ratio;
	}
	q->kind = ZHC_KIND_MONEY;
	q->currency = unit->currency;
	q->si = unit->si;
	q->start -= len;
	return true;
}

/* Words behind the unit: 以上, 左右, and 多 where no other word begins with it (一年多, not
 * 三年多次; 1.6亿元多赚 would be 1.6亿多元). */
static void
approx_after(const ZhcScope *s, const ZhcNumber *num, const ZhcUnitHit *u, ZhcQuantity *q)
{
	uint32_t len, next;
	const ZhcLexEntry *e = zhc_word_at(s->x, q->end, ZHC_LEX_BIT(APPROX_AFTER), &len);

	if (!e)
		return;
	next = q->end + len;
	if (e->b == 1 && (!u || num->scale >= 4 || (!u->measure && zhc_cls(s->x, next) == ZHC_C_HAN) ||
					  zhc_is_digit(s->x, q->end + len) || zhc_starts_number(s->x, q->end + len) ||
					  zhc_lex_find(s->x->code, q->end + len, s->x->n,
								   ZHC_LEX_BIT(CLASSIFIER) | ZHC_LEX_BIT(METRIC), &next)))
		return;
	q->end += len;
	if (q->approx == ZHC_EXACT)
		q->approx = (uint8_t) e->a;
}

void
zhc_qualify(const ZhcScope *s, const ZhcNumber *num, const ZhcUnitHit *u, ZhcQuantity *q)
{
	approx_after(s, num, u, q);
	for (int i = 0; i < 3; i++)
		if (!(money_before(s, q) || approx_before(s, num, q)))
			break;
}

/* ---- change and basis ------------------------------------------------------------------------ */

/* A word of change that ends a few characters before p. */
static const ZhcLexEntry *
change_before(const ZhcScope *s, uint32_t p)
{
	for (uint32_t d = 0; d <= CHANGE_REACH && p > s->clause + d; d++)
	{
		uint32_t len, at = p - d;
		const ZhcLexEntry *e =
			zhc_word_before(s->x, s->clause, at, ZHC_LEX_BIT(CHANGE) | ZHC_LEX_BIT(BASIS), &len);

		/* one character (增, 跌) counts beside the number only */
		if (e && e->a && (len > 1 || d <= 1))
			return e;
		if (zhc_cls(s->x, at - 1) != ZHC_C_HAN)
			break;
	}
	return NULL;
}

/* 35%的大幅增长, 3%的涨幅: behind the quantity. */
static const ZhcLexEntry *
change_after(const ZhcScope *s, uint32_t p)
{
	uint32_t len;

	if (zhc_ch(s->x, p) != C_DE)
		return NULL;
	for (uint32_t d = 1; d <= 3 && p + d < s->end; d++)
	{
		const ZhcLexEntry *e = zhc_word_at(s->x, p + d, ZHC_LEX_BIT(CHANGE), &len);

		if (e)
			return e;
	}
	return NULL;
}

/* 9月增长, 今年增长: the first character at p is the date's, and no 月增 or 年增. */
static bool
belongs_to_date(const ZhcScope *s, uint32_t p)
{
	uint32_t ch = zhc_ch(s->x, p), before = p > s->clause ? zhc_ch(s->x, p - 1) : 0;
	int v;

	if (ch != 0x6708 && ch != 0x5E74 && ch != 0x5B63 && ch != 0x5468)
		return false;
	return before - '0' < 10u || before == 0x5F53 || before == 0x4ECA || before == 0x53BB ||
		   before == 0x4E0A || before == 0x672C || before == 0x5168 || before == 0x660E ||
		   (p > s->clause && zhc_lex_numeral(s->x->code[p - 1], &v) == ZHC_NUM_DIGIT);
}

void
zhc_change_of(const ZhcScope *s, ZhcQuantity *q)
{
	const ZhcLexEntry *e = change_before(s, q->start);
	uint32_t from = q->start > s->clause + BASIS_REACH ? q->start - BASIS_REACH : s->clause;

	if (!e)
		e = change_after(s, q->end);
	if (e)
		q->change = (uint8_t) e->a;
	if (!q->change && q->kind != ZHC_KIND_PERCENT)
		return;
	for (uint32_t p = q->start; p > from; p--)
	{
		uint32_t len;

		e = zhc_word_before(s->x, from, p, ZHC_LEX_BIT(BASIS), &len);
		if (e && !belongs_to_date(s, p - len))
		{
			q->basis = zhc_lex_text(e);
			break;
		}
	}
}

/* ---- subject --------------------------------------------------------------------------------- */

static bool
in_name(const ZhcText *x, uint32_t p)
{
	ZhcClass c = zhc_cls(x, p);

	if (zhc_ch(x, p) == '.') /* PM2.5 */
		return p > 0 && zhc_is_digit(x, p - 1) && zhc_is_digit(x, p + 1);
	return c == ZHC_C_HAN || c == ZHC_C_KANA || c == ZHC_C_LETTER || c == ZHC_C_DIGIT ||
		   c == ZHC_C_JOINER;
}

/* The noun behind a classifier: 合作文件 of 12份合作文件. */
static void
counted_noun(const ZhcScope *s, ZhcQuantity *q)
{
	uint32_t p = q->end, len;

	if (zhc_ch(s->x, p) == C_DE)
		p++;
	q->subject_start = p;
	while (p < s->end && p - q->subject_start < COUNTED_MAX && in_name(s->x, p) &&
		   zhc_cls(s->x, p) != ZHC_C_DIGIT)
	{
		const ZhcLexEntry *e =
			zhc_lex_find(s->x->code, p, s->x->n,
						 ZHC_LEX_BIT(BOUNDARY) | ZHC_LEX_BIT(CHANGE) | ZHC_LEX_BIT(FIXED), &len);

		if (e && e->cat != ZHC_LEX_FIXED && (p > q->subject_start || len > 1) &&
			(e->cat == ZHC_LEX_CHANGE || e->a == 1 || p > q->subject_start + 1))
			break;
		p += e && e->cat == ZHC_LEX_FIXED ? len : 1;
	}
	q->subject_end = p < s->end ? p : s->end;
}

/* Step back over verbs, adverbs and words of change before the number. */
uint32_t
zhc_before_predicate(const ZhcScope *s, uint32_t p)
{
	const uint64_t skip = ZHC_LEX_BIT(CHANGE) | ZHC_LEX_BIT(BASIS) | ZHC_LEX_BIT(BOUNDARY) |
						  ZHC_LEX_BIT(APPROX_BEFORE);

	for (;;)
	{
		uint32_t len, mlen;
		const ZhcLexEntry *e = zhc_word_before(s->x, s->floor, p, skip, &len);

		/* the last word of a metric's name may be a word of change (涨幅), or end in one (营收) */
		if (!e || zhc_lex_pick(e, ZHC_LEX_BIT(METRIC)) ||
			(zhc_lex_find_back(s->x->code, s->floor, p, ZHC_LEX_BIT(METRIC), &mlen) && mlen > len))
			return p;
		p -= len;
	}
}

/* The noun phrase before a measure: 双边贸易额 of 双边贸易额增长35%. */
static void
metric_noun(const ZhcScope *s, ZhcQuantity *q)
{
	uint32_t end = zhc_before_predicate(s, q->start), p = end, mlen;

	/* a noun beside its number says what it is only when it names a measure */
	if (end == q->start &&
		!zhc_lex_find_back(s->x->code, s->floor, end, ZHC_LEX_BIT(METRIC), &mlen))
		return;

	while (p > s->floor && end - p < SUBJECT_MAX && in_name(s->x, p - 1))
	{
		uint32_t len;
		const ZhcLexEntry *e =
			zhc_word_before(s->x, s->floor, p, ZHC_LEX_BIT(BOUNDARY) | ZHC_LEX_BIT(METRIC), &len);

		if (e && e->cat == ZHC_LEX_BOUNDARY && e->a == 1)
			break;
		p -= e ? len : 1;
	}
	/* 占流通市值 */
	if (p + 3 < end && zhc_ch(s->x, p) == C_ZHAN &&
		!zhc_lex_find(s->x->code, p, end, ZHC_LEX_BIT(METRIC), &mlen))
		p++;
	q->subject_start = p;
	q->subject_end = end;
	if (q->change == 0 && p < end) /* 下调存款准备金率0.5个百分点 */
	{
		uint32_t len;
		const ZhcLexEntry *e = zhc_word_before(s->x, s->floor, p, ZHC_LEX_BIT(CHANGE), &len);

		if (e && len > 1)
			q->change = (uint8_t) e->a;
	}
}

void
zhc_subject_of(const ZhcScope *s, const ZhcUnitHit *u, ZhcQuantity *q)
{
	if (u && !u->measure)
		counted_noun(s, q);
	if (q->subject_start + 2 > q->subject_end) /* 跌80点至…: the noun stands before it */
		metric_noun(s, q);
	if (q->subject_end - q->subject_start < 2 || q->subject_start > q->subject_end)
		q->subject_start = q->subject_end = 0;
}
