/*
 * qty_read.c - read a number with its unit: signs, halves, smaller units behind it, ranges
 */
#include "qty.h"

#define C_BAN	0x534A /* 半 */
#define C_PAUSE 0x3001 /* 、 */

/* Minus or plus before the numeral that starts at p. */
uint32_t
zhc_sign_before(const ZhcScope *s, uint32_t p, bool *neg)
{
	uint32_t len, before;
	const ZhcLexEntry *e = zhc_lex_find_back(s->x->code, s->clause, p, ZHC_LEX_BIT(SIGN), &len);

	*neg = false;
	if (e && e->a == 3) /* ±: the margin is told as a number without sign */
		return p;
	if (e)
	{
		*neg = e->a == 1;
		return e->a == 1 || len > 1 ? p - len : p;
	}
	if (p == s->clause || (zhc_ch(s->x, p - 1) != '-' && zhc_ch(s->x, p - 1) != '+'))
		return p;
	/* between letters, digits or units it is a hyphen or a range */
	before = p - 1 > 0 ? zhc_ch(s->x, p - 2) : 0;
	if (p - 1 > s->clause &&
		(zhc_cls(s->x, p - 2) == ZHC_C_LETTER || zhc_cls(s->x, p - 2) == ZHC_C_DIGIT ||
		 zhc_cls(s->x, p - 2) == ZHC_C_SYMBOL || before == '%' || before == '-' || before == '+'))
		return p;
	*neg = zhc_ch(s->x, p - 1) == '-';
	return p - 1;
}

/* 半 behind a measure (两年半), where no word begins with it. */
static void
half_behind(const ZhcScope *s, ZhcReading *r)
{
	ZhcDec half = {5, -1, r->value.neg};

	if (r->unit.half)
		;
	else if (zhc_ch(s->x, r->end) != C_BAN || !r->unit.measure || zhc_fixed_at(s->x, r->end))
		return;
	if (!zhc_dec_add(r->value, half, &r->value) || !zhc_dec_add(r->max, half, &r->max))
		return;
	if (!r->unit.half)
		r->end++;
}

/* 2令吉60仙: hundredths behind their money; true when n and the unit behind it are that. */
static bool
hundredths(const ZhcScope *s, ZhcReading *r, const ZhcNumber *n)
{
	ZhcUnitHit u;
	ZhcDec d = n->value;

	if (zhc_dec_cmp(d, (ZhcDec){100, 0, false}) >= 0 || !zhc_unit_at(s->x, n->end, n, &u) ||
		u.kind != ZHC_KIND_MONEY || u.index < 0 || zhc_lex_unit(u.index)->ratio.e != -2 ||
		(u.currency[0] && strcmp(u.currency, r->unit.currency) != 0))
		return false;
	d.e -= 2;
	if (!zhc_dec_add(r->value, d, &r->value))
		return false;
	r->max = r->value;
	r->end = u.end;
	return true;
}

/* 5元3角, 3块5, 50元6角3分, 1米83: a smaller unit that goes on the value. */
static void
smaller_unit(const ZhcScope *s, ZhcReading *r)
{
	ZhcNumber n;
	uint32_t p = r->end;
	ZhcDec d;
	ZhcUnitHit u;
	bool money = r->unit.kind == ZHC_KIND_MONEY;

	if (r->has_max || !r->unit.measure || r->value.e < 0 || !zhc_number(s->x, p, s->x->n, &n) ||
		n.approx || n.has_max || n.decimal)
		return;
	if (money && hundredths(s, r, &n))
		return;
	if (money && zhc_dec_cmp(n.value, (ZhcDec){10, 0, false}) < 0)
	{
		uint32_t unit = n.end < s->x->n ? zhc_ch(s->x, n.end) : 0;
		bool tenths = unit == 0x89D2 || unit == 0x6BDB; /* 角 or 毛, then 分; 3块5 */

		if (!tenths && (zhc_ch(s->x, r->unit.start) != 0x5757 || r->unit.end != r->unit.start + 1 ||
						n.end - n.start != 1 || zhc_unit_at(s->x, n.end, &n, &u)))
			return;
		d = n.value;
		d.e--;
		if (!zhc_dec_add(r->value, d, &r->value))
			return;
		r->end = n.end + tenths;
		r->max = r->value;
		if (!tenths)
			return;
		if (zhc_number(s->x, r->end, s->x->n, &n) && zhc_ch(s->x, n.end) == 0x5206 &&
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
	/* 1米83, 一米五, 13秒08 */
	if ((zhc_ch(s->x, r->unit.start) == 0x7C73 || zhc_ch(s->x, r->unit.start) == 0x79D2) &&
		r->unit.end - r->unit.start == 1)
	{
		uint32_t digits = n.end - n.start;

		if (!(n.plain || n.string || digits == 1) || n.arabic != r->num.arabic ||
			digits > (zhc_ch(s->x, r->unit.start) == 0x79D2 ? 3 : 2) ||
			zhc_unit_at(s->x, n.end, &n, &u))
			return;
		d = n.value;
		d.e -= (int32_t) digits;
		if (zhc_dec_add(r->value, d, &r->value))
			r->end = n.end;
		r->max = r->value;
	}
}

/* 七成五, 3成2: tenths of a tenth. */
static void
tenths_behind(const ZhcScope *s, ZhcReading *r)
{
	ZhcNumber n;
	ZhcUnitHit u;

	if (r->num.decimal || r->has_max || !zhc_number(s->x, r->end, s->x->n, &n) || n.approx ||
		n.has_max || n.scale || n.decimal || n.end - n.start > 2 ||
		zhc_unit_at(s->x, n.end, &n, &u))
		return;
	n.value.e -= (int32_t) (n.end - n.start);
	if (!zhc_dec_add(r->value, n.value, &r->value))
		return;
	r->max = r->value;
	r->end = n.end;
}

bool
zhc_read_number(const ZhcScope *s, uint32_t p, ZhcReading *r)
{
	ZhcNumber num;

	if (!zhc_number(s->x, p, s->x->n, &num))
		return false;
	zhc_read_unit(s, &num, r);
	return true;
}

/* A unit of letters set off by a blank: 5 km, 120 MW; a single letter may be anything. */
static bool
set_off_unit(const ZhcScope *s, ZhcReading *r)
{
	return r->num.arabic && zhc_ch(s->x, r->end) == ' ' &&
		   zhc_unit_at(s->x, r->end + 1, &r->num, &r->unit) && r->unit.measure &&
		   r->unit.end > r->unit.start + 1;
}

void
zhc_read_unit(const ZhcScope *s, const ZhcNumber *num, ZhcReading *r)
{
	memset(r, 0, sizeof(*r));
	r->num = *num;
	r->start = num->start;
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
			zhc_lex_find(s->x->code, r->end, s->x->n, ZHC_LEX_BIT(APPROX_INNER), &len);

		if (e && e->b == 1 && zhc_dec_cmp(r->value, (ZhcDec){10, 0, false}) >= 0 &&
			zhc_unit_at(s->x, r->end + len, &r->num, &r->unit))
		{
			r->approx = (uint8_t) e->a;
			r->end += len;
		}
	}
	r->has_unit = zhc_unit_at(s->x, r->end, &r->num, &r->unit) || set_off_unit(s, r);
	if (r->has_unit)
	{
		r->end = r->unit.end;
		if (r->unit.approx)
			r->approx = r->unit.approx;
		half_behind(s, r);
		smaller_unit(s, r);
		/* 九五折 */
		if (r->num.string && r->unit.kind == ZHC_KIND_PERCENT && r->num.digits == 2)
			r->value.e--, r->max.e--;
		else if (r->num.plain && r->num.digits == 2 && zhc_ch(s->x, r->unit.start) == 0x6298)
			r->value.e--, r->max.e--;
		else if (zhc_ch(s->x, r->unit.start) == 0x6210)
		{
			tenths_behind(s, r);
		}
	}
}

uint32_t
zhc_skip_range_word(const ZhcScope *s, uint32_t p)
{
	return zhc_text_skip_range(s->x, p);
}

/*
 * Take the multipliers of the range's end for its start: 3至5万, 三、四百; of a start that has 十
 * or 百 of its own, and for an end like 十亿, 万 and what is above it: 十三至十四万, 一百至二百亿.
 */
static ZhcDec
scaled_start(const ZhcReading *a, const ZhcReading *b)
{
	ZhcDec v = a->value, head = b->value;
	bool big = a->num.scale > 0 || b->num.groups == 0;
	int32_t power = big ? b->num.scale : b->num.tail;

	if (b->num.groups > 1 || power == 0 ||
		(big && (a->num.scale >= 4 || power < 4 || b->num.tail < power)))
		return v;
	head.e -= power;
	if (zhc_dec_cmp(v, head) < 0)
		v.e += power;
	return v;
}

/* 13至14万, 1亿到2亿: a range of bare numbers, each large enough to count alone. */
static bool
bare_range(const ZhcReading *a, const ZhcReading *b)
{
	return !a->has_unit && !b->has_unit && b->num.scale >= 4 && b->num.tail >= b->num.scale &&
		   (a->num.scale >= 4 || scaled_start(a, b).e > a->value.e);
}

/*
 * 跌80点至6771点, 增加8000万元至3.6亿元: by how much, and to what; but 增长5%至8%, 降低50元至100元
 * are ranges.
 */
static bool
changes_to(const ZhcScope *s, const ZhcReading *r, const ZhcReading *b)
{
	ZhcDec most = r->value;
	uint32_t len;

	if (!r->has_unit || r->unit.kind == ZHC_KIND_PERCENT || most.m > UINT64_MAX / 4)
		return false;
	most.m *= 4;
	return zhc_dec_cmp(most, b->value) < 0 &&
		   zhc_word_before(s->x, s->clause, r->start, ZHC_LEX_BIT(CHANGE), &len) != NULL;
}

/* 0.25厘至半厘: half of the unit that r has. */
static bool
half_at(const ZhcScope *s, uint32_t p, const ZhcReading *r, ZhcReading *b)
{
	memset(b, 0, sizeof(*b));
	b->num.start = p;
	b->num.end = p + 1;
	b->value = b->num.value = (ZhcDec){5, -1, false};
	b->has_unit = r->has_unit && zhc_unit_at(s->x, p + 1, &r->num, &b->unit) && b->unit.measure;
	b->end = b->unit.end;
	return b->has_unit;
}

/*
 * The end of a range behind r: 至5万, —40%, 、四百.  Takes its unit, and both must agree when both
 * have one.
 */
void
zhc_read_range(const ZhcScope *s, ZhcReading *r)
{
	uint32_t p = r->end, q = zhc_skip_range_word(s, p);
	bool list = q == p && zhc_ch(s->x, p) == C_PAUSE, neg = false;
	ZhcReading b;
	ZhcDec from;

	if (r->has_max || r->approx == ZHC_OVER)
		return;
	if (list)
		q = p + 1;
	if (q == p || q >= s->x->n)
		return;
	/* 零下5℃至零上3℃, 至-3℃ */
	if (!list)
	{
		uint32_t len;
		const ZhcLexEntry *e = zhc_lex_find(s->x->code, q, s->x->n, ZHC_LEX_BIT(SIGN), &len);

		if (e)
		{
			neg = e->a == 1;
			q += len;
		}
		else if (zhc_ch(s->x, q) == '-' && zhc_ch(s->x, q - 1) != '-')
		{
			neg = true;
			q++;
		}
		/* 至-3℃, read as words of a range both */
		else if (q > p + 1 && zhc_ch(s->x, q - 1) == '-' && zhc_cls(s->x, q - 2) == ZHC_C_HAN)
			neg = true;
	}
	if (!(zhc_ch(s->x, q) == C_BAN ? half_at(s, q, r, &b) : zhc_read_number(s, q, &b)) ||
		b.has_max || b.num.indefinite || !(b.has_unit || (!list && bare_range(r, &b))))
		return;
	b.value.neg = neg;
	if (r->has_unit && (r->unit.index != b.unit.index || r->unit.kind != b.unit.kind ||
						strcmp(r->unit.text.unit, b.unit.text.unit) != 0))
		return;
	if (changes_to(s, r, &b))
		return;
	from = scaled_start(r, &b);
	if (list)
	{
		/* only neighbours: 三、四百人, 2、3天, 21、22度 */
		ZhcDec head = b.value;

		if (r->has_unit || r->num.decimal || b.num.decimal || r->num.groups != 1)
			return;
		head.e -= b.num.tail;
		if (zhc_dec_int(r->value) + 1 != zhc_dec_int(head) || zhc_dec_int(head) > 99)
			return;
	}
	if (from.neg && b.value.neg && zhc_dec_cmp(from, b.value) > 0)
	{
		ZhcDec swap = from; /* 零下3至零下5℃ */

		from = b.value;
		b.value = swap;
	}
	if (zhc_dec_cmp(from, b.value) >= 0)
		return;
	r->value = from;
	r->max = b.value;
	r->has_max = true;
	r->unit = b.unit;
	r->has_unit = b.has_unit;
	r->num.scale = b.num.scale > r->num.scale ? b.num.scale : r->num.scale;
	r->end = b.end;
	if (b.approx)
		r->approx = b.approx;
}

/* 四分一, 三分二, as Hong Kong writes them, where nothing is counted behind. */
static bool
short_fraction(const ZhcScope *s, const ZhcReading *r, ZhcNumber *n)
{
	ZhcUnitHit u;

	return !r->num.arabic && r->num.end - r->num.start == 1 && zhc_dec_int(r->num.value) <= 5 &&
		   zhc_number(s->x, r->num.end + 1, s->x->n, n) && !n->arabic && n->end - n->start == 1 &&
		   zhc_dec_cmp(n->value, r->num.value) < 0 && !zhc_unit_at(s->x, n->end, n, &u);
}

/* 三分之一: value is the quotient. */
bool
zhc_read_fraction(const ZhcScope *s, ZhcReading *r)
{
	static const uint32_t fenzhi[2] = {0x5206, 0x4E4B};
	ZhcNumber n;
	ZhcUnitHit u;
	int32_t num, den;
	uint64_t m;

	if (zhc_ch(s->x, r->num.end) != fenzhi[0] ||
		!(zhc_ch(s->x, r->num.end + 1) == fenzhi[1] ? zhc_number(s->x, r->num.end + 2, s->x->n, &n)
													: short_fraction(s, r, &n)))
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
	/* 八分之一厘, 三分之一吨 */
	n.arabic = zhc_ch(s->x, n.end) == 0x5398; /* of a 厘 it can only be a fraction */
	if (zhc_skip_range_word(s, n.end + 1) == n.end + 1 && zhc_unit_at(s->x, n.end, &n, &u) &&
		u.measure && u.kind != ZHC_KIND_MONEY)
	{
		r->unit = u;
		r->end = u.end;
	}
	return true;
}
