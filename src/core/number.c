/*
 * number.c - numerals of every style
 *
 * A numeral is a row of groups, each a digit (or Arabic digits, or two neighbouring Han digits)
 * with the multipliers behind it.  `section` gathers what stands below 万, `total` the rest; both
 * exist twice, for the ends of a range like 两三百万.
 */
#include "number.h"
#include "numberrow.h"

typedef struct Sum
{
	ZhcDec total;
	ZhcDec section;
	ZhcDec cur;
} Sum;

typedef struct Parse
{
	const ZhcText *t;
	uint32_t p;
	uint32_t from; /* where the numeral begins */
	uint32_t end;
	ZhcNumber *n;
	Sum lo;
	Sum hi;
	bool has_cur;	 /* a digit waits for its multiplier */
	bool cur_arabic; /* it is written in Arabic digits */
	bool any;
	bool failed;
	bool zero; /* 零 stood before the digit: no shorthand */
	int last;  /* power of ten of the last multiplier, 0 before one */
	int small; /* last of 十 百 千 in the section, 0 when none */
	int big;   /* smallest of 万 亿 兆 so far */
} Parse;

static const ZhcDec zero = {0, 0, false};

/* The digits do not fit: the numeral is none. */
static bool
fail(Parse *s)
{
	s->failed = true;
	return false;
}

static ZhcNumeral
kind_at(const Parse *s, uint32_t p, int *v)
{
	return zhc_numeral_at(s->t, p, s->end, v);
}

/* Full-width digits may be grouped by the full-width comma; beside ASCII ones it is punctuation. */
static bool
groups(const Parse *s, uint32_t p)
{
	const uint32_t *cp = s->t->clean->cp;

	if (p + 3 >= s->end || zhc_ch(s->t, p) != ',')
		return false;
	if (cp[p] != ',' && cp[p - 1] < 0x80)
		return false;
	return zhc_is_digit(s->t, p + 1) && zhc_is_digit(s->t, p + 2) && zhc_is_digit(s->t, p + 3) &&
		   !(p + 4 < s->end && zhc_is_digit(s->t, p + 4));
}

/* Arabic digits at p into *d; false when there are more than 19. */
static bool
arabic(Parse *s, ZhcDec *d, bool first)
{
	const ZhcText *t = s->t;
	uint32_t start = s->p;
	unsigned digits = 0, significant = 0;
	bool plain = true;

	*d = zero;
	while (s->p < s->end)
	{
		if (zhc_is_digit(t, s->p))
		{
			if (significant > 0 || zhc_ch(t, s->p) != '0')
				significant++;
			if (significant > 19 || ++digits > 40)
				return false;
			d->m = d->m * 10 + (zhc_ch(t, s->p) - '0');
			s->p++;
		}
		else if (digits > 0 && digits <= 3 + 3 * (unsigned) !plain + 12 && groups(s, s->p) &&
				 (!plain || digits <= 3))
		{
			plain = false;
			s->p++;
		}
		else
			break;
	}
	if (first)
	{
		s->n->digits = (uint8_t) digits;
		s->n->leading_zero = digits > 1 && zhc_ch(t, start) == '0';
		s->n->plain = plain;
	}
	if (s->p + 1 < s->end && zhc_ch(t, s->p) == '.' && zhc_is_digit(t, s->p + 1))
	{
		uint32_t dot = s->p++;

		while (s->p < s->end && zhc_is_digit(t, s->p))
		{
			if (significant > 0 || zhc_ch(t, s->p) != '0')
				significant++;
			if (significant > 19 || s->p - dot > 40)
				return false;
			d->m = d->m * 10 + (zhc_ch(t, s->p) - '0');
			d->e--;
			s->p++;
		}
		s->n->decimal = true;
		s->n->plain = false;
	}
	return true;
}

static bool
add_into(ZhcDec *sum, ZhcDec d)
{
	return zhc_dec_add(*sum, d, sum);
}

/* Close the waiting digit with a multiplier of 十, 百, 千. */
static bool
close_small(Sum *sum, bool has_cur, int power)
{
	ZhcDec d = has_cur ? sum->cur : (ZhcDec){1, 0, false};

	d.e += power;
	sum->cur = zero;
	return add_into(&sum->section, d);
}

/* Close the section with 万, 亿 or 兆. */
static bool
close_big(Sum *sum, bool bare, int power, int smallest)
{
	ZhcDec d = sum->section;

	if (!add_into(&d, sum->cur))
		return false;
	sum->section = sum->cur = zero;
	if (smallest > 0 && power >= smallest)
	{
		/* 一万五千亿, 4万亿: the whole is multiplied */
		if (!add_into(&sum->total, d))
			return false;
		sum->total.e += power;
		return true;
	}
	if (bare)
		d = (ZhcDec){1, 0, false};
	d.e += power;
	return add_into(&sum->total, d);
}

/* Take 多, 余, 来 at p when a multiplier of 万 or 亿 stands behind it (1360多万). */
static void
inner_approx(Parse *s)
{
	uint32_t len;
	int v;
	const ZhcLexEntry *e = zhc_lex_find(s->t->code, s->p, s->end, ZHC_LEX_BIT(APPROX_INNER), &len);

	if (e && kind_at(s, s->p + len, &v) == ZHC_NUM_BIG)
	{
		s->n->approx = (uint8_t) e->a;
		s->p += len;
	}
}

/* Behind a multiplier a digit may be short for the next lower power: 一千三, 3万5. */
static void
finish_digit(Parse *s)
{
	int power = 0;

	if (!s->has_cur)
		return;
	if (!s->zero && s->last >= 2 && s->lo.cur.e == 0 && s->lo.cur.m < 10)
		power = s->last - 1;
	s->lo.cur.e += power;
	s->hi.cur.e += power;
}

/* Two Han digits that follow each other, or 三五: the ends of a range. */
static bool
neighbours(const Parse *s, uint64_t a, uint64_t b)
{
	int v;
	ZhcNumeral next = kind_at(s, s->p + 2, &v);

	if (b != a + 1 && !(a == 3 && b == 5))
		return false;
	/* not in a row of digits (一二三, 二〇二三) */
	return next != ZHC_NUM_DIGIT && next != ZHC_NUM_ZERO;
}

/* 二〇二五, 一九四九: at least two Han digits in a row; false when there is no such row. */
static bool
digit_string(Parse *s)
{
	ZhcRow r;
	int v;
	bool leading_zero = kind_at(s, s->p, &v) == ZHC_NUM_ZERO;

	if (!zhc_row_at(s->t, s->p, s->end, 18, &r))
		return false;
	if (r.n < 2 || r.behind == ZHC_NUM_SMALL || r.behind == ZHC_NUM_BIG ||
		r.behind == ZHC_NUM_TENS || r.behind == ZHC_NUM_SOME)
		return false;
	if (r.behind == ZHC_NUM_POINT &&
		(leading_zero ? r.n == 2 : zhc_row_has_fraction(s->t, s->from, s->end, r.end)))
		return false;
	if (r.n == 2 && (r.value == 35 || (r.value > 10 && r.value % 10 == r.value / 10 + 1)))
		return false; /* 七八个: a range */
	s->n->digits = (uint8_t) r.n;
	s->n->leading_zero = leading_zero;
	s->n->string = true;
	s->lo.cur = s->hi.cur = (ZhcDec){r.value, 0, false};
	s->has_cur = s->any = true;
	s->p = r.end;
	return true;
}

/*
 * Digits by their places inside a numeral, as Taiwan's papers print numbers: 五九○○億,
 * 二三六點五億, 一億三五○○萬.  A row of two with no ○ may be the ends of a range (三五億).
 */
static bool
places(Parse *s)
{
	ZhcRow r;
	bool multiplied;

	if (!zhc_row_at(s->t, s->p, s->end, 15, &r) || r.n < 2)
		return false;
	multiplied = r.behind == ZHC_NUM_BIG && (r.n > 2 || r.zeros);
	if (!multiplied && (r.behind == ZHC_NUM_BIG || r.behind == ZHC_NUM_SMALL ||
						(r.behind != ZHC_NUM_POINT && s->last < 4)))
		return false;
	if (s->any && r.n > (unsigned) s->last)
		return false;
	s->lo.cur = s->hi.cur = (ZhcDec){r.value, 0, false};
	s->p = r.end;
	s->has_cur = s->any = true;
	s->zero = true; /* no shorthand behind it */
	s->cur_arabic = false;
	s->n->han = true;
	s->n->tail = 0;
	s->n->groups++;
	return true;
}

/* One Han digit, or two that make a range. */
static bool
han_digit(Parse *s, int v)
{
	int w;

	if (s->has_cur)
		return false;
	if (places(s))
		return true;
	/* 两 counts at the start or before a multiplier; 三十两 is a weight */
	if (s->any && zhc_ch(s->t, s->p) == 0x4E24)
	{
		ZhcNumeral next = kind_at(s, s->p + 1, &w);

		if (next != ZHC_NUM_SMALL && next != ZHC_NUM_BIG && next != ZHC_NUM_DIGIT)
			return false;
	}
	s->lo.cur = s->hi.cur = (ZhcDec){(uint64_t) v, 0, false};
	if (kind_at(s, s->p + 1, &w) == ZHC_NUM_DIGIT && !s->n->has_max &&
		neighbours(s, (uint64_t) v, (uint64_t) w))
	{
		s->hi.cur.m = (uint64_t) w;
		s->n->has_max = true;
		s->p++;
	}
	s->p++;
	s->has_cur = s->any = true;
	s->cur_arabic = false;
	s->n->han = true;
	s->n->tail = 0;
	s->n->groups++;
	return true;
}

/* A unit that begins like a multiplier: 3千瓦, 980百帕, 50兆字节. */
static bool
unit_begins(const Parse *s)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (!s->has_cur && !s->any)
		return false;
	e = zhc_lex_find(s->t->code, s->p, s->end, ZHC_LEX_BIT(UNIT), &len);
	if (!e || len < 2)
		return false;
	/* 三千米 is as good as 3千米, but a distance of 五千米 is printed in metres */
	return s->cur_arabic || zhc_ch(s->t, s->p + 1) != 0x7C73;
}

/* A multiplier that nothing stands before and Arabic digits behind: the end of a name, 赛萨万28日.
 */
static bool
is_name_end(const Parse *s)
{
	return !s->any && !s->has_cur && s->p + 1 < s->end && zhc_is_digit(s->t, s->p + 1);
}

static bool
small_multiplier(Parse *s, int power)
{
	if (unit_begins(s) || (power >= 2 && is_name_end(s)))
		return false;
	if (s->has_cur && s->zero && s->lo.cur.m == 0)
		s->has_cur = false; /* 零十 */
	if (!s->has_cur && !s->any)
		s->n->bare = power >= 2;
	else if (!s->has_cur && !s->zero && s->small > 0)
		return false; /* 百百 */
	if (!close_small(&s->lo, s->has_cur, power) || !close_small(&s->hi, s->has_cur, power))
		return fail(s);
	s->has_cur = s->zero = false;
	s->any = true;
	s->last = s->small = power;
	s->n->tail = (uint8_t) (s->n->tail + power);
	s->n->han = true;
	s->n->plain = false;
	s->p++;
	inner_approx(s);
	return true;
}

static bool
big_multiplier(Parse *s, int power)
{
	bool bare = !s->any;

	if (unit_begins(s) || is_name_end(s))
		return false;
	if (s->has_cur && !s->cur_arabic && !s->zero && s->small >= 2 && s->lo.cur.m < 10 &&
		s->lo.cur.e == 0)
	{
		s->lo.cur.e += s->small - 1; /* 千八萬, as Hong Kong says 1,800萬 */
		s->hi.cur.e += s->small - 1;
	}
	s->n->bare |= bare;
	if (!close_big(&s->lo, bare, power, s->big) || !close_big(&s->hi, bare, power, s->big))
		return fail(s);
	if (s->lo.total.e > 30)
		return fail(s);
	s->n->tail = (uint8_t) (s->n->tail + power);
	s->big = power;
	s->has_cur = s->zero = false;
	s->any = true;
	s->small = 0;
	s->last = power;
	s->n->han = true;
	s->n->plain = false;
	s->p++;
	return true;
}

/* 几 stands for a digit: 十几 is 10 and more, 几百 states nothing. */
static bool
some(Parse *s)
{
	int v;
	ZhcNumeral next = kind_at(s, s->p + 1, &v);

	if (s->has_cur && !(s->cur_arabic && s->lo.cur.m >= 10 && s->lo.cur.e == 0))
		return false;
	if (!s->any)
	{
		if (next != ZHC_NUM_SMALL && next != ZHC_NUM_BIG)
			return false;
		s->n->indefinite = true;
		s->lo.cur = s->hi.cur = (ZhcDec){1, 0, false};
		s->has_cur = s->any = true;
	}
	else
		s->n->approx = ZHC_OVER; /* 二十几, 一百几十 */
	s->p++;
	if (s->any && !s->has_cur && next == ZHC_NUM_SMALL && s->small > v)
		s->p++;
	s->n->han = true;
	return true;
}

/* Behind 点 or ．: Han digits of a fraction, unless it is a clock time (三点一刻, 八点五十). */
static bool
han_fraction(Parse *s)
{
	ZhcRow r;
	ZhcDec f;

	if (!zhc_row_at(s->t, s->p + 1, s->end, 15, &r) || r.n == 0 || r.behind == ZHC_NUM_SMALL ||
		!zhc_row_is_fraction(s->t, s->from, s->end, s->p, &r))
		return false;
	f = (ZhcDec){r.value, -(int32_t) r.n, false};
	finish_digit(s);
	if (!add_into(&s->lo.cur, f) || !add_into(&s->hi.cur, f))
		return false;
	s->has_cur = true;
	s->zero = true; /* no shorthand any more */
	s->n->decimal = true;
	s->n->plain = false;
	s->p = r.end;
	return true;
}

/* Arabic digits, at the start or behind a multiplier (25万6千, 1萬2000). */
static bool
arabic_step(Parse *s)
{
	ZhcDec d;
	uint32_t start = s->p;

	if (s->has_cur || (s->any && !s->last))
		return false;
	if (!arabic(s, &d, !s->any))
		return fail(s);
	/* 1萬2000: what follows a multiplier must be smaller than it */
	if (s->any && s->last < 19)
	{
		ZhcDec limit = {1, s->last, false};

		if (zhc_dec_cmp(d, limit) >= 0)
		{
			s->p = start;
			return false;
		}
	}
	if (!s->any)
		s->n->arabic = true;
	else
		s->n->plain = false;
	s->lo.cur = s->hi.cur = d;
	s->has_cur = s->any = s->cur_arabic = true;
	s->n->tail = 0;
	s->n->groups++;
	inner_approx(s);
	return true;
}

/* One step; false when the numeral ends here. */
static bool
step(Parse *s)
{
	int v;

	if (s->p < s->end && zhc_is_digit(s->t, s->p))
		return arabic_step(s);
	switch (kind_at(s, s->p, &v))
	{
		case ZHC_NUM_DIGIT:
			return han_digit(s, v);
		case ZHC_NUM_ZERO:
			if (s->has_cur || (s->any && s->zero))
				return false;
			if (!s->any)
			{
				/* 零 alone, or 零点五 */
				s->has_cur = true;
				s->lo.cur = s->hi.cur = zero;
			}
			s->any = s->zero = true;
			s->n->han = true;
			s->p++;
			return true;
		case ZHC_NUM_SMALL:
			return small_multiplier(s, v);
		case ZHC_NUM_BIG:
			return big_multiplier(s, v);
		case ZHC_NUM_TENS:
			if (s->has_cur || s->small == 1)
				return false;
			s->n->tail = 0;
			s->n->groups++;
			s->any = s->n->han = true;
			s->last = s->small = 1;
			s->p++;
			inner_approx(s);
			return add_into(&s->lo.section, (ZhcDec){(uint64_t) v, 1, false}) &&
				   add_into(&s->hi.section, (ZhcDec){(uint64_t) v, 1, false});
		case ZHC_NUM_SOME:
			return some(s);
		case ZHC_NUM_POINT:
			if (!s->any || s->n->decimal || !s->n->han || (s->has_cur && s->cur_arabic))
				return false;
			return han_fraction(s);
		default:
			return false;
	}
}

static bool
total(Sum *s, ZhcDec *out)
{
	return add_into(&s->section, s->cur) && zhc_dec_add(s->total, s->section, out);
}

bool
zhc_number(const ZhcText *t, uint32_t i, uint32_t end, ZhcNumber *out)
{
	Parse s;
	uint32_t len, last;
	const ZhcLexEntry *e;

	if (zhc_number_plain(t, i, end, out))
		return true;
	memset(out, 0, sizeof(*out));
	s = (Parse){.t = t, .p = i, .from = i, .end = end, .n = out};
	if (!digit_string(&s))
	{
		do
			last = s.p;
		while (step(&s));
		s.p = last;
		if (!s.any || s.p == i || s.failed)
			return false;
		/* a 零 left over belongs to what follows (一千零) */
		if (s.zero && !s.has_cur && !out->decimal && s.last)
			s.p--;
		if (!out->decimal)
			finish_digit(&s);
	}
	else
		out->han = true;
	if (!total(&s.lo, &out->value) || !total(&s.hi, &out->max))
		return false;
	out->start = i;
	out->scale = (uint8_t) s.last;
	/* 300余, 十多; 多 behind one digit is none (三多) */
	e = zhc_lex_find(t->code, s.p, end, ZHC_LEX_BIT(APPROX_INNER), &len);
	if (e && !out->approx && e->b == 0 && !out->has_max &&
		zhc_dec_cmp(out->value, (ZhcDec){1, 1, false}) >= 0)
	{
		out->approx = (uint8_t) e->a;
		s.p += len;
	}
	out->end = s.p;
	return true;
}
