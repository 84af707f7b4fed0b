/*
 * quantity.c - find the quantities of a text
 *
 * Walks the numbers of the token stream, skips those of dates and of names, and puts a row together
 * from the numeral, the unit behind it and the words around them.
 */
#include "quantity.h"

#include "qty.h"

#define C_YI	0x4E00 /* 一 */
#define C_LIANG 0x4E24 /* 两 */
#define C_BI	0x6BD4 /* 比 */
#define C_BAN	0x534A /* 半 */
#define C_PAUSE 0x3001 /* 、 */
#define C_QIAN	0x524D /* 前 */
#define C_MEI	0x6BCF /* 每 */
#define C_YUE	0x6708 /* 月 */
#define C_MING	0x540D /* 名 */
#define C_WEI	0x4F4D /* 位 */

typedef struct Walk
{
	const ZhcAlloc *al;
	const ZhcTokens *t;
	const ZhcText *x;
	const ZhcDates *dates;
	ZhcQuantities *out;
	size_t cap;
	uint32_t next_date; /* first date that ends after the walk's position */
	uint32_t clause, sentence;
	uint32_t title;		  /* inside 《》 up to this character */
	uint32_t row_first;	  /* first row of the sentence */
	const char *currency; /* of 元 alone */
} Walk;

/* ---- numbers with their ends ----------------------------------------------------------------- */

/* A value as it is being read: the numeral, its unit, the end of a range. */
typedef struct Reading
{
	ZhcNumber num;
	ZhcUnitHit unit;
	bool has_unit;
	ZhcDec value, max;
	bool has_max;
	uint8_t approx;
	uint32_t start, end;
} Reading;

/* Minus or plus before the numeral that starts at p. */
static uint32_t
sign_before(const Walk *w, uint32_t p, bool *neg)
{
	uint32_t len, before;
	const ZhcLexEntry *e = zhc_lex_find_back(w->x->code, w->clause, p, ZHC_LEX_BIT(SIGN), &len);

	*neg = false;
	if (e)
	{
		*neg = e->a == 1;
		return e->a == 1 || len > 1 ? p - len : p;
	}
	if (p == w->clause || (zhc_ch(w->x, p - 1) != '-' && zhc_ch(w->x, p - 1) != '+'))
		return p;
	/* between letters, digits or units it is a hyphen or a range */
	before = p - 1 > 0 ? zhc_ch(w->x, p - 2) : 0;
	if (p - 1 > w->clause &&
		(zhc_cls(w->x, p - 2) == ZHC_C_LETTER || zhc_cls(w->x, p - 2) == ZHC_C_DIGIT ||
		 zhc_cls(w->x, p - 2) == ZHC_C_SYMBOL || before == '%' || before == '-' || before == '+'))
		return p;
	*neg = zhc_ch(w->x, p - 1) == '-';
	return p - 1;
}

/* 半 behind a measure (两年半), where no word begins with it. */
static void
half_behind(const Walk *w, Reading *r)
{
	ZhcDec half = {5, -1, r->value.neg};

	if (r->unit.half)
		;
	else if (zhc_ch(w->x, r->end) != C_BAN || !r->unit.measure || zhc_fixed_at(w->x, r->end))
		return;
	if (!zhc_dec_add(r->value, half, &r->value) || !zhc_dec_add(r->max, half, &r->max))
		return;
	if (!r->unit.half)
		r->end++;
}

/* 5元3角, 50元6角3分, 1米83: a smaller unit that goes on the value. */
static void
smaller_unit(const Walk *w, Reading *r)
{
	ZhcNumber n;
	uint32_t p = r->end;
	ZhcDec d;
	bool money = r->unit.kind == ZHC_KIND_MONEY;

	if (r->has_max || !r->unit.measure || r->value.e < 0 || !zhc_number(w->x, p, w->x->n, &n) ||
		n.approx || n.has_max || n.decimal)
		return;
	if (money && zhc_dec_cmp(n.value, (ZhcDec){10, 0, false}) < 0)
	{
		uint32_t unit = n.end < w->x->n ? zhc_ch(w->x, n.end) : 0;

		/* 角 or 毛, then 分 */
		if (unit != 0x89D2 && unit != 0x6BDB)
			return;
		d = n.value;
		d.e--;
		if (!zhc_dec_add(r->value, d, &r->value))
			return;
		r->end = n.end + 1;
		if (zhc_number(w->x, r->end, w->x->n, &n) && zhc_ch(w->x, n.end) == 0x5206 &&
			zhc_dec_cmp(n.value, (ZhcDec){10, 0, false}) < 0)
		{
			d = n.value;
			d.e -= 2;
			if (zhc_dec_add(r->value, d, &r->value))
				r->end = n.end + 1;
		}
		r->max = r->value;
		return;
	}
	/* 1米83 */
	if (r->unit.kind == ZHC_KIND_LENGTH && zhc_ch(w->x, r->unit.start) == 0x7C73 && n.plain &&
		n.digits <= 2 && r->unit.end - r->unit.start == 1)
	{
		ZhcUnitHit u;

		if (zhc_unit_at(w->x, n.end, &n, &u))
			return;
		d = n.value;
		d.e -= n.digits;
		if (zhc_dec_add(r->value, d, &r->value))
			r->end = n.end;
		r->max = r->value;
	}
}

/* The numeral at p with what stands behind it. */
static bool
read_number(const Walk *w, uint32_t p, Reading *r)
{
	memset(r, 0, sizeof(*r));
	if (!zhc_number(w->x, p, w->x->n, &r->num))
		return false;
	r->start = p;
	r->end = r->num.end;
	r->value = r->num.value;
	r->max = r->num.max;
	r->has_max = r->num.has_max;
	r->approx = r->num.approx;
	/* 十来个 */
	if (r->approx == ZHC_EXACT && !r->num.arabic)
	{
		uint32_t len;
		const ZhcLexEntry *e =
			zhc_lex_find(w->x->code, r->end, w->x->n, ZHC_LEX_BIT(APPROX_INNER), &len);

		if (e && e->b == 1 && zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0 &&
			zhc_unit_at(w->x, r->end + len, &r->num, &r->unit))
		{
			r->approx = (uint8_t) e->a;
			r->end += len;
		}
	}
	r->has_unit = zhc_unit_at(w->x, r->end, &r->num, &r->unit);
	if (r->has_unit)
	{
		r->end = r->unit.end;
		if (r->unit.approx)
			r->approx = r->unit.approx;
		half_behind(w, r);
		smaller_unit(w, r);
		/* 九五折 */
		if (r->num.string && r->unit.kind == ZHC_KIND_PERCENT && r->num.digits == 2)
			r->value.e--, r->max.e--;
		else if (r->num.plain && r->num.digits == 2 && zhc_ch(w->x, r->unit.start) == 0x6298)
			r->value.e--, r->max.e--;
		else if (zhc_ch(w->x, r->unit.start) == 0x6210)
		{
			/* 七成五 */
			int v;

			if (zhc_lex_numeral(w->x->code[r->end], &v) == ZHC_NUM_DIGIT && !r->num.decimal &&
				zhc_dec_add(r->value, (ZhcDec){(uint64_t) v, -1, false}, &r->value))
			{
				r->max = r->value;
				r->end++;
			}
		}
	}
	return true;
}

static uint32_t
skip_range_word(const Walk *w, uint32_t p)
{
	uint32_t len, start = p;

	while (p - start < 4 && zhc_lex_find(w->x->code, p, w->x->n, ZHC_LEX_BIT(RANGE), &len))
		p += len;
	return p;
}

/* Take the multipliers of the range's end for its start: 3至5万, 三、四百. */
static ZhcDec
scaled_start(const Reading *a, const Reading *b)
{
	ZhcDec v = a->value, head = b->value;

	if (a->num.scale || !b->num.tail || b->num.groups != 1)
		return v;
	head.e -= b->num.tail;
	if (zhc_dec_cmp(v, head) < 0)
		v.e += b->num.tail;
	return v;
}

/*
 * The end of a range behind r: 至5万, —40%, 、四百.  Takes its unit, and both must agree when both
 * have one.
 */
static void
range_end(const Walk *w, Reading *r)
{
	uint32_t p = r->end, q = skip_range_word(w, p);
	bool list = q == p && zhc_ch(w->x, p) == C_PAUSE, neg = false;
	Reading b;
	ZhcDec from;

	if (r->has_max || r->approx == ZHC_OVER)
		return;
	if (list)
		q = p + 1;
	if (q == p || q >= w->x->n)
		return;
	/* 零下5℃至零上3℃, 至-3℃ */
	if (!list)
	{
		uint32_t len;
		const ZhcLexEntry *e = zhc_lex_find(w->x->code, q, w->x->n, ZHC_LEX_BIT(SIGN), &len);

		if (e)
		{
			neg = e->a == 1;
			q += len;
		}
		else if (zhc_ch(w->x, q) == '-' && zhc_ch(w->x, q - 1) != '-')
		{
			neg = true;
			q++;
		}
	}
	if (!read_number(w, q, &b) || b.has_max || !b.has_unit || b.num.indefinite)
		return;
	b.value.neg = neg;
	if (r->has_unit && (r->unit.index != b.unit.index || r->unit.kind != b.unit.kind ||
						strcmp(r->unit.text.unit, b.unit.text.unit) != 0))
		return;
	from = scaled_start(r, &b);
	if (list)
	{
		/* only neighbours: 三、四百人, 2、3天 */
		ZhcDec head = b.value;

		if (r->has_unit || r->num.decimal || b.num.decimal || r->num.groups != 1)
			return;
		head.e -= b.num.tail;
		if (zhc_dec_int(r->value) + 1 != zhc_dec_int(head) || zhc_dec_int(head) > 9)
			return;
	}
	/* 零下5至3℃ is below zero at both ends when they go down */
	if (zhc_dec_cmp(from, b.value) >= 0)
		return;
	r->value = from;
	r->max = b.value;
	r->has_max = true;
	r->unit = b.unit;
	r->has_unit = true;
	r->end = b.end;
	if (b.approx)
		r->approx = b.approx;
}

/* ---- what is no quantity --------------------------------------------------------------------- */

static bool
is_one(const Walk *w, const Reading *r)
{
	return r->num.end - r->num.start == 1 && zhc_ch(w->x, r->num.start) == C_YI && !r->has_max;
}

/* 百, 千, 万 alone state a number only with a qualifier (百余, 上千). */
static bool
is_round_figure(const Reading *r)
{
	return r->num.bare && r->num.end - r->num.start == 1;
}

/* A digit, letter or ordinal word before the numeral. */
static bool
is_ordinal(const Walk *w, uint32_t start)
{
	uint32_t len;

	if (start > w->clause && zhc_cls(w->x, start - 1) == ZHC_C_LETTER &&
		!zhc_lex_find_back(w->x->code, w->clause, start, ZHC_LEX_BIT(MONEY_BEFORE), &len))
		return true;
	return zhc_word_before(w->x, w->clause, start, ZHC_LEX_BIT(ORDINAL) | ZHC_LEX_BIT(INDEFINITE),
						   &len) != NULL;
}

/* 3比1, 3:1, 2-0 without a unit between: a score or a ratio. */
static bool
is_ratio(const Walk *w, const Reading *r)
{
	uint32_t before = r->start > w->clause ? zhc_ch(w->x, r->start - 1) : 0;
	uint32_t behind = r->num.end < w->x->n ? zhc_ch(w->x, r->num.end) : 0;

	if ((before == C_BI || before == ':') && r->start > w->clause + 1 &&
		(zhc_is_digit(w->x, r->start - 2) || zhc_starts_number(w->x, r->start - 2)))
		return true;
	return (behind == C_BI || behind == ':') && r->num.end + 1 < w->x->n &&
		   (zhc_is_digit(w->x, r->num.end + 1) || zhc_starts_number(w->x, r->num.end + 1));
}

/* A slogan: the quotation begins with the number and is over soon (“三个代表”). */
static bool
is_slogan(const Walk *w, uint32_t k, const Reading *r)
{
	const ZhcToken *tok = w->t->tok;
	uint32_t ch, close;

	if (k == 0 || tok[k - 1].kind != ZHC_T_OPEN || tok[k - 1].ref == ZHC_NO_TOKEN ||
		r->num.arabic || (r->has_unit && r->unit.measure))
		return false;
	ch = zhc_ch(w->x, tok[k - 1].start);
	close = tok[tok[k - 1].ref].start;
	return ch != '(' && close - r->start <= 10;
}

/* A word in a category of mask that ends within `reach` characters before p. */
static bool
near_before(const Walk *w, uint32_t p, uint32_t reach, uint64_t mask)
{
	uint32_t len;

	for (uint32_t d = 0; d <= reach && p > w->clause + d; d++)
		if (zhc_word_before(w->x, w->clause, p - d, mask, &len))
			return true;
	return false;
}

/* Whether 分, 点, 级, 届 and the like count where they stand. */
static bool
use_fits(const Walk *w, const Reading *r)
{
	const ZhcNumber *n = &r->num;
	bool large = n->arabic || zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0;
	uint32_t len;

	if ((r->unit.use & ZHC_USE_ARABIC) && !n->arabic)
		return false;
	if ((r->unit.use & ZHC_USE_LARGE) && !large)
		return false;
	if (r->unit.use & ZHC_USE_SCALE)
	{
		if (zhc_lex_find(w->x->code, r->unit.end, w->x->n, ZHC_LEX_BIT(SCALE_NOUN), &len))
			return true;
		if (!large)
			return false;
		/* 点 of a clock */
		return zhc_ch(w->x, r->unit.start) != 0x70B9 || n->decimal ||
			   zhc_dec_cmp(r->value, (ZhcDec){24, 0, false}) > 0 ||
			   near_before(w, r->start, 2, ZHC_LEX_BIT(CHANGE));
	}
	if (r->unit.use & ZHC_USE_LEVEL)
		return n->decimal || near_before(w, r->start, 3, ZHC_LEX_BIT(SCALE_BEFORE)) ||
			   zhc_lex_find(w->x->code, r->unit.end, w->x->n, ZHC_LEX_BIT(SCALE_NOUN), &len) !=
				   NULL;
	if (r->unit.use & ZHC_USE_TERM)
		return zhc_ch(w->x, n->start) == C_LIANG ||
			   near_before(w, r->start, 0, ZHC_LEX_BIT(DURATION_BEFORE));
	return true;
}

/* 一年, 一天: a duration only where one is told; 一吨, 一元 always count. */
static bool
one_fits(const Walk *w, const Reading *r, const ZhcQuantity *q)
{
	uint32_t len;

	if (r->unit.half || r->value.e < 0 || q->approx != ZHC_EXACT)
		return true;
	if (!r->unit.measure)
		return false;
	if (r->unit.kind != ZHC_KIND_DURATION)
		return true;
	return near_before(w, q->start, 1, ZHC_LEX_BIT(DURATION_BEFORE)) ||
		   zhc_lex_find(w->x->code, q->end, w->x->n, ZHC_LEX_BIT(NOT_AFTER_DAY), &len) != NULL;
}

/* 規模6.8: the magnitude of an earthquake. */
static bool
is_magnitude(const Walk *w, const Reading *r, ZhcQuantity *q)
{
	static const uint32_t guimo[2] = {0x89C4, 0x6A21};
	uint32_t p = r->start;

	if (r->has_unit || !r->num.decimal || p < w->clause + 2 || zhc_ch(w->x, p - 2) != guimo[0] ||
		zhc_ch(w->x, p - 1) != guimo[1])
		return false;
	q->start = p - 2;
	q->unit.unit = "规模";
	q->kind = ZHC_KIND_OTHER;
	return true;
}

/* A number that has no unit is one when its size or a qualifier says so: 突破10亿, 上千民众. */
static bool
bare_fits(const Walk *w, const Reading *r, const ZhcQuantity *q)
{
	uint32_t behind = r->end < w->x->n ? zhc_ch(w->x, r->end) : 0;

	if (q->unit.unit[0]) /* US$100 */
		return true;
	if (r->num.indefinite || r->num.string || (behind && zhc_cls(w->x, r->end) == ZHC_C_LETTER))
		return false;
	if (zhc_cls(w->x, r->end) == ZHC_C_HAN && zhc_fixed_at(w->x, r->num.start))
		return false;
	if (r->num.arabic)
		return r->num.scale >= 4 ||
			   (q->start < r->num.start && q->approx != ZHC_EXACT &&
				zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0 && behind != '/' &&
				behind != 0x5E74 && behind != C_YUE && behind != 0x53F7);
	return r->num.bare && q->start < r->num.start && q->approx != ZHC_EXACT;
}

/* Whether a reading with a unit is a quantity where it stands. */
static bool
unit_fits(const Walk *w, const Reading *r, const ZhcQuantity *q)
{
	uint32_t before = q->start > w->clause ? zhc_ch(w->x, q->start - 1) : 0;
	uint32_t unit = zhc_ch(w->x, r->unit.start);

	if (r->num.indefinite || (r->num.string && r->unit.kind != ZHC_KIND_PERCENT))
		return false;
	if (is_round_figure(r) && q->approx == ZHC_EXACT &&
		!(unit == C_MING && zhc_dec_cmp(r->value, (ZhcDec){1, 4, false}) < 0))
		return false;
	/* 前三名 */
	if (before == C_QIAN && (unit == C_MING || unit == C_WEI))
		return false;
	/* 每月5日, 6月5日 that no calendar has */
	if (unit == 0x65E5 && (before == C_YUE || before == C_MEI))
		return false;
	/* 2.0版 */
	if (r->num.decimal && unit == 0x7248)
		return false;
	if (is_one(w, r) && !one_fits(w, r, q))
		return false;
	return use_fits(w, r);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static ZhcStatus
add(Walk *w, const ZhcQuantity *q)
{
	void *data = w->out->row;
	ZhcStatus st =
		zhc_array_reserve(w->al, &data, &w->cap, (size_t) w->out->n + 1, sizeof(ZhcQuantity));

	w->out->row = data;
	if (st == ZHC_OK)
		w->out->row[w->out->n++] = *q;
	return st;
}

/* Kind, currency and base unit of the unit found. */
static void
set_unit(const Walk *w, const Reading *r, ZhcQuantity *q)
{
	const ZhcUnitHit *u = &r->unit;

	q->unit = u->text;
	q->kind = u->kind;
	q->currency = u->currency;
	q->si = q->si_per = "";
	if (u->index >= 0)
	{
		const ZhcUnit *unit = zhc_lex_unit(u->index);

		q->ratio = unit->ratio;
		q->si = unit->si;
		if (!unit->si[0])
			q->ratio.num = unit->kind == ZHC_KIND_MONEY ? q->ratio.num : 0;
		if (u->text.per[0])
		{
			const ZhcUnit *per = u->per >= 0 ? zhc_lex_unit(u->per) : NULL;

			q->ratio.num = per && per->si[0] ? q->ratio.num : 0;
			if (q->ratio.num)
			{
				/* × den × 10^-e / num */
				uint64_t den = (q->ratio.den ? q->ratio.den : 1) * per->ratio.num;

				q->ratio.num *= per->ratio.den ? per->ratio.den : 1;
				q->ratio.e -= per->ratio.e;
				q->ratio.den = (uint32_t) den;
				if (den > UINT32_MAX)
					q->ratio.num = 0;
				q->si_per = per->si;
			}
		}
	}
	else if (u->index == -2)
	{
		q->ratio = (ZhcRatio){86400, 0, 1};
		q->si = "s";
	}
	else if (!u->text.per[0])
	{
		q->ratio = (ZhcRatio){1, 0, 1};
		q->si = "1";
	}
	(void) w;
}

/* 元 alone is the money of the place. */
static void
local_currency(const Walk *w, ZhcQuantity *q)
{
	if (q->kind != ZHC_KIND_MONEY)
		return;
	if (!q->currency[0] && q->ratio.num && !q->si[0] && q->unit.unit[0])
	{
		static const char *const names[] = {"元", "圆", "块钱", "元钱", "角", "毛钱", "分钱"};

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (strcmp(q->unit.unit, names[i]) == 0)
				q->currency = w->currency;
	}
	if (!q->si[0])
		q->si = q->currency;
	if (!q->si[0])
		q->ratio.num = 0;
}

/* The date of the sentence that the number belongs to: the last one before it. */
static void
period_of(const Walk *w, ZhcQuantity *q)
{
	uint32_t d = w->next_date;

	while (d > 0 && w->dates->row[d - 1].end > q->start)
		d--;
	if (d > 0 && w->dates->row[d - 1].start >= w->sentence)
	{
		q->period_start = w->dates->row[d - 1].start;
		q->period_end = w->dates->row[d - 1].end;
	}
}

/* A clause that begins with its number speaks of what the clause before spoke of. */
static void
inherit_subject(const Walk *w, ZhcQuantity *q)
{
	const ZhcQuantity *last;

	if (q->subject_end > q->subject_start || w->out->n <= w->row_first)
		return;
	last = &w->out->row[w->out->n - 1];
	if (q->kind == ZHC_KIND_PERCENT || q->change)
	{
		q->subject_start = last->subject_start;
		q->subject_end = last->subject_end;
	}
}

/* Make a row of a reading; *next is moved behind it whether it counts or not. */
static ZhcStatus
emit(Walk *w, uint32_t k, Reading *r, uint32_t *next)
{
	ZhcQuantity q;
	ZhcScope s = {w->x, w->clause, w->sentence, w->x->n};
	bool neg;

	memset(&q, 0, sizeof(q));
	q.unit = (ZhcUnitText){"", "", "", false};
	q.currency = q.si = q.si_per = "";
	q.start = sign_before(w, r->start, &neg);
	q.end = r->end;
	q.value = r->value;
	q.max = r->max;
	q.value.neg |= neg;
	if (r->has_max && neg && zhc_dec_cmp(q.max, q.value) < 0)
		q.max.neg = true;
	q.has_max = r->has_max;
	q.approx = r->approx;
	*next = r->end > *next ? r->end : *next;
	if (r->has_unit)
		set_unit(w, r, &q);
	else
		q.kind = ZHC_KIND_COUNTED;
	if (is_ordinal(w, q.start) || is_ratio(w, r) || is_slogan(w, k, r))
		return ZHC_OK;
	if (is_magnitude(w, r, &q))
		return add(w, &q);
	zhc_qualify(&s, &r->num, r->has_unit ? &r->unit : NULL, &q);
	if (is_ordinal(w, q.start))
		return ZHC_OK;
	if (!(r->has_unit ? unit_fits(w, r, &q) : bare_fits(w, r, &q)))
		return ZHC_OK;
	local_currency(w, &q);
	zhc_change_of(&s, &q);
	zhc_subject_of(&s, r->has_unit ? &r->unit : NULL, &q);
	inherit_subject(w, &q);
	period_of(w, &q);
	*next = q.end;
	return add(w, &q);
}

/* 百分之三十, 千分之三 at the word; a range of numbers may stand behind it. */
static ZhcStatus
percent_words(Walk *w, uint32_t k, uint32_t *next)
{
	const ZhcToken *tok = &w->t->tok[k];
	const ZhcLexEntry *e = zhc_lex_pick(zhc_token_entries(tok), ZHC_LEX_BIT(FRACTION));
	Reading r, b;
	uint32_t p = tok->end, len, q;
	uint16_t sign;
	const ZhcLexEntry *unit;

	if (!e || !read_number(w, p, &r) || r.num.indefinite)
		return ZHC_OK;
	r.start = tok->start;
	r.end = r.num.end;
	q = skip_range_word(w, r.end);
	if (q > r.end && !r.has_max)
	{
		if (zhc_lex_find(w->x->code, q, w->x->n, ZHC_LEX_BIT(FRACTION), &len))
			q += len;
		if (read_number(w, q, &b) && zhc_dec_cmp(r.value, b.value) < 0 && !b.has_unit)
		{
			r.max = b.num.value;
			r.has_max = true;
			r.end = b.num.end;
		}
	}
	/* the unit is that of the sign */
	memset(&r.unit, 0, sizeof(r.unit));
	r.has_unit = r.unit.measure = true;
	r.unit.per = -1;
	r.unit.kind = ZHC_KIND_PERCENT;
	r.unit.currency = "";
	r.unit.text = (ZhcUnitText){"", zhc_lex_text(e), "", false};
	r.unit.start = r.unit.end = r.end;
	r.unit.index = -1;
	sign = zhc_lex_code(e->a == 2 ? '%' : e->a == 3 ? 0x2030 : 0x2031);
	unit = zhc_lex_find(&sign, 0, 1, ZHC_LEX_BIT(UNIT), &len);
	if (unit)
		r.unit.index = unit->a;
	r.num.bare = r.num.string = false;
	return emit(w, k, &r, next);
}

/* 三分之一: value is the quotient. */
static bool
fraction(const Walk *w, Reading *r)
{
	static const uint32_t fenzhi[2] = {0x5206, 0x4E4B};
	ZhcNumber n;
	int32_t num, den;
	uint64_t m;

	if (zhc_ch(w->x, r->num.end) != fenzhi[0] || zhc_ch(w->x, r->num.end + 1) != fenzhi[1] ||
		!zhc_number(w->x, r->num.end + 2, w->x->n, &n))
		return false;
	den = zhc_dec_int(r->num.value);
	num = zhc_dec_int(n.value);
	if (den < 2 || num < 1 || n.has_max)
		return false;
	/* ten digits, the last one rounded, without zeros behind */
	m = ((uint64_t) num * 10000000000u + (uint64_t) den / 2) / (uint64_t) den;
	r->value = (ZhcDec){m, -10, false};
	while (r->value.e < 0 && r->value.m % 10 == 0)
	{
		r->value.m /= 10;
		r->value.e++;
	}
	r->max = r->value;
	r->has_max = false;
	r->end = n.end;
	memset(&r->unit, 0, sizeof(r->unit));
	r->has_unit = r->unit.measure = true;
	r->unit.kind = ZHC_KIND_PERCENT;
	r->unit.index = r->unit.per = -1;
	r->unit.currency = "";
	r->unit.text = (ZhcUnitText){"", "", "", false};
	r->unit.start = r->unit.end = r->end;
	r->num.bare = r->num.string = false;
	return true;
}

/* 半年, 半小时, 半公里. */
static ZhcStatus
half(Walk *w, uint32_t k, uint32_t p, uint32_t *next)
{
	Reading r;

	memset(&r, 0, sizeof(r));
	if (zhc_fixed_at(w->x, p) || !zhc_unit_at(w->x, p + 1, &r.num, &r.unit) || !r.unit.measure)
		return ZHC_OK;
	if (p > w->clause && (zhc_ch(w->x, p - 1) == 0x4E0A || zhc_ch(w->x, p - 1) == 0x4E0B))
		return ZHC_OK;
	r.has_unit = true;
	r.start = p;
	r.end = r.unit.end;
	r.num.start = p;
	r.num.end = p + 1;
	r.value = r.max = r.num.value = (ZhcDec){5, -1, false};
	return emit(w, k, &r, next);
}

/* Skip dates that are over; whether p is inside one. */
static bool
in_date(Walk *w, uint32_t p)
{
	while (w->next_date < w->dates->n && w->dates->row[w->next_date].end <= p)
		w->next_date++;
	return w->next_date < w->dates->n && w->dates->row[w->next_date].start <= p;
}

static void
mark(Walk *w, uint32_t k)
{
	const ZhcToken *tok = &w->t->tok[k];
	uint32_t ch, close;

	switch (tok->kind)
	{
		case ZHC_T_PARA:
		case ZHC_T_STOP:
			w->clause = w->sentence = tok->end;
			w->row_first = w->out->n;
			break;
		case ZHC_T_COMMA:
			ch = zhc_ch(w->x, tok->start);
			if (ch != C_PAUSE && ch != ':')
				w->clause = tok->end;
			break;
		case ZHC_T_OPEN:
			ch = zhc_ch(w->x, tok->start);
			close = tok->ref == ZHC_NO_TOKEN ? 0 : w->t->tok[tok->ref].start;
			if ((ch == 0x300A || ch == 0x3008) && close > w->title)
				w->title = close;
			break;
		default:
			break;
	}
}

static ZhcStatus
walk(Walk *w)
{
	const ZhcTokens *t = w->t;
	uint32_t next = 0;
	ZhcStatus st = ZHC_OK;

	for (uint32_t k = 0; k < t->n && st == ZHC_OK; k++)
	{
		const ZhcToken *tok = &t->tok[k];
		Reading r;

		if ((k & 4095) == 0)
			zhc_poll(w->al);
		mark(w, k);
		if (tok->start < next || tok->start < w->title)
			continue;
		if (tok->kind == ZHC_T_WORD)
		{
			if (zhc_lex_pick(zhc_token_entries(tok), ZHC_LEX_BIT(FRACTION)))
				st = percent_words(w, k, &next);
			continue;
		}
		if (tok->kind == ZHC_T_OTHER && zhc_ch(w->x, tok->start) == C_BAN)
		{
			if (!in_date(w, tok->start))
				st = half(w, k, tok->start, &next);
			continue;
		}
		if (tok->kind != ZHC_T_NUMBER || in_date(w, tok->start) || !read_number(w, tok->start, &r))
			continue;
		if (!fraction(w, &r))
			range_end(w, &r);
		next = r.end;
		st = emit(w, k, &r, &next);
	}
	return st;
}

ZhcStatus
zhc_quantities(const ZhcAlloc *al, const ZhcTokens *t, const ZhcDates *dates, ZhcQuantities *out)
{
	Walk w = {.al = al, .t = t, .x = &t->text, .dates = dates, .out = out};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	w.currency = zhc_region_currency(zhc_region(t));
	st = walk(&w);
	if (st != ZHC_OK)
		zhc_quantities_free(al, out);
	return st;
}

void
zhc_quantities_free(const ZhcAlloc *al, ZhcQuantities *q)
{
	if (q->row)
		al->free(al->ctx, q->row);
	memset(q, 0, sizeof(*q));
}

/* ---- texts ----------------------------------------------------------------------------------- */

static void
append(char buf[ZHC_UNIT_TEXT], const char *s)
{
	size_t at = strlen(buf), n = strlen(s);

	if (at + n < ZHC_UNIT_TEXT)
		memcpy(buf + at, s, n + 1);
}

void
zhc_quantity_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	buf[0] = '\0';
	append(buf, q->unit.before);
	append(buf, q->unit.unit);
	if (q->unit.per[0])
	{
		append(buf, q->unit.each ? "每" : "/");
		append(buf, q->unit.per);
	}
}

void
zhc_quantity_si_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	buf[0] = '\0';
	append(buf, q->si);
	if (q->si_per[0])
	{
		append(buf, "/");
		append(buf, q->si_per);
	}
}

bool
zhc_quantity_si(const ZhcQuantity *q, char buf[ZHC_DEC_TEXT])
{
	if (q->ratio.num == 0 || !q->si[0])
		return false;
	zhc_dec_scaled_text(q->value, q->ratio, buf);
	return true;
}

const char *
zhc_approx_name(uint8_t approx)
{
	static const char *const names[] = {NULL, "over", "under", "about"};

	return approx <= ZHC_ABOUT ? names[approx] : NULL;
}

const char *
zhc_change_name(uint8_t change)
{
	static const char *const names[] = {NULL, "increase", "decrease", "level"};

	return change <= ZHC_CHANGE_LEVEL ? names[change] : NULL;
}

const char *
zhc_unit_kind_name(uint8_t kind)
{
	static const char *const names[] = {
#define NAME(id, name) name,
		ZHC_UNIT_KINDS(NAME)
#undef NAME
	};

	return kind < ZHC_KIND_COUNT_ ? names[kind] : NULL;
}
