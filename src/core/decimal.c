/*
 * decimal.c - exact decimal numbers
 */
#include "decimal.h"

#include <string.h>

/* Bring d to the smaller exponent e; false when the mantissa overflows. */
static bool
rescale(ZhcDec *d, int32_t e)
{
	if (d->m == 0)
		d->e = e;
	while (d->e > e)
	{
		if (d->m > UINT64_MAX / 10)
			return false;
		d->m *= 10;
		d->e--;
	}
	return true;
}

bool
zhc_dec_add(ZhcDec a, ZhcDec b, ZhcDec *sum)
{
	int32_t e = a.e < b.e ? a.e : b.e;

	if (!rescale(&a, e) || !rescale(&b, e) || a.m > UINT64_MAX - b.m)
		return false;
	sum->m = a.m + b.m;
	sum->e = e;
	sum->neg = a.neg;
	return true;
}

static int
cmp_abs(ZhcDec a, ZhcDec b)
{
	/* Drop to a common exponent by dividing the larger-exponent side's partner. */
	if (a.m == 0 || b.m == 0)
		return (a.m > 0) - (b.m > 0);
	if (!rescale(a.e > b.e ? &a : &b, a.e > b.e ? b.e : a.e))
		return a.e > b.e ? 1 : -1; /* more than 19 digits above the other */
	return (a.m > b.m) - (a.m < b.m);
}

int
zhc_dec_cmp(ZhcDec a, ZhcDec b)
{
	if (a.m == 0)
		a.neg = false;
	if (b.m == 0)
		b.neg = false;
	if (a.neg != b.neg)
		return a.neg ? -1 : 1;
	return a.neg ? cmp_abs(b, a) : cmp_abs(a, b);
}

/* Print n digits (most significant first) × 10^e. */
static size_t
print_digits(const char *digits, size_t n, int32_t e, bool neg, char *buf)
{
	size_t len = 0;
	int32_t point = (int32_t) n + e; /* digits before the point */

	if (neg)
		buf[len++] = '-';
	if (point <= 0)
	{
		buf[len++] = '0';
		if (e < 0)
			buf[len++] = '.';
		for (int32_t i = point; i < 0; i++)
			buf[len++] = '0';
	}
	for (size_t i = 0; i < n; i++)
	{
		if (point > 0 && (int32_t) i == point)
			buf[len++] = '.';
		buf[len++] = digits[i];
	}
	for (int32_t i = 0; i < e; i++)
		buf[len++] = '0';
	buf[len] = '\0';
	return len;
}

size_t
zhc_dec_text(ZhcDec d, char buf[ZHC_DEC_TEXT])
{
	char tmp[24];
	size_t n = 0;

	if (d.m == 0)
	{
		d.neg = false;
		if (d.e > 0)
			d.e = 0;
	}
	if (d.e > 40 || d.e < -40)
		d.e = d.e < 0 ? -40 : 40; /* numerals in a text stay far below: see number.c */
	do
		tmp[n++] = (char) ('0' + d.m % 10);
	while ((d.m /= 10) > 0);
	for (size_t i = 0; i < n / 2; i++)
	{
		char c = tmp[i];

		tmp[i] = tmp[n - 1 - i];
		tmp[n - 1 - i] = c;
	}
	return print_digits(tmp, n, d.e, d.neg, buf);
}

/* Numbers of up to 5 limbs, least significant first, base 10^9. */
#define LIMB  1000000000u
#define LIMBS 6

static void
mul_small(uint32_t x[LIMBS], uint32_t f)
{
	uint64_t carry = 0;

	for (int i = 0; i < LIMBS; i++)
	{
		carry += (uint64_t) x[i] * f;
		x[i] = (uint32_t) (carry % LIMB);
		carry /= LIMB;
	}
}

static void
mul_u64(uint32_t x[LIMBS], uint64_t f)
{
	uint32_t part[LIMBS], sum[LIMBS] = {0};

	for (int shift = 0; f > 0; shift++, f /= LIMB)
	{
		uint64_t carry = 0;

		memcpy(part, x, sizeof(part));
		mul_small(part, (uint32_t) (f % LIMB));
		for (int i = shift; i < LIMBS; i++)
		{
			carry += (uint64_t) sum[i] + part[i - shift];
			sum[i] = (uint32_t) (carry % LIMB);
			carry /= LIMB;
		}
	}
	memcpy(x, sum, sizeof(sum));
}

static uint32_t
div_small(uint32_t x[LIMBS], uint32_t d)
{
	uint64_t rest = 0;

	for (int i = LIMBS - 1; i >= 0; i--)
	{
		rest = rest * LIMB + x[i];
		x[i] = (uint32_t) (rest / d);
		rest %= d;
	}
	return (uint32_t) rest;
}

static bool
is_zero(const uint32_t x[LIMBS])
{
	for (int i = 0; i < LIMBS; i++)
		if (x[i])
			return false;
	return true;
}

bool
zhc_dec_scale(ZhcDec d, ZhcRatio r, ZhcDec *out)
{
	if (r.den > 1 || (r.num && d.m > UINT64_MAX / r.num))
		return false;
	out->m = d.m * r.num;
	out->e = d.e + r.e;
	out->neg = d.neg;
	if (out->m == 0)
	{
		*out = (ZhcDec){0, 0, false};
		return true;
	}
	while (out->e < 0 && out->m % 10 == 0)
	{
		out->m /= 10;
		out->e++;
	}
	return out->e >= -40 && out->e <= 30;
}

size_t
zhc_dec_scaled_text(ZhcDec d, ZhcRatio r, char buf[ZHC_DEC_TEXT])
{
	uint32_t x[LIMBS] = {(uint32_t) (d.m % LIMB), (uint32_t) (d.m / LIMB % LIMB),
						 (uint32_t) (d.m / LIMB / LIMB)};
	char tmp[LIMBS * 9 + 1];
	size_t n = 0, cut = 0;
	int32_t e = d.e + r.e;
	bool inexact = false;

	mul_u64(x, r.num);
	if (r.den > 1)
	{
		/* Ten more digits at a time until the quotient ends, at most twice. */
		for (int i = 0; i < 20; i++)
		{
			uint32_t y[LIMBS];

			memcpy(y, x, sizeof(y));
			if (div_small(y, r.den) == 0 || x[LIMBS - 1] > 0)
				break;
			mul_small(x, 10);
			e--;
		}
		inexact = div_small(x, r.den) != 0;
	}
	if (is_zero(x))
		return zhc_dec_text((ZhcDec){0, 0, false}, buf);
	while (!is_zero(x))
		tmp[n++] = (char) ('0' + div_small(x, 10));
	/* Least significant first: cut to 20 digits, then drop trailing zeros of a fraction. */
	if (inexact && n > 20)
	{
		cut = n - 20;
		if (tmp[cut - 1] >= '5')
		{
			size_t i = cut;

			while (i < n && tmp[i] == '9')
				tmp[i++] = '0';
			if (i < n)
				tmp[i]++;
			else
				tmp[n++] = '1';
		}
		e += (int32_t) cut;
	}
	while (e < 0 && cut + 1 < n && tmp[cut] == '0')
		cut++, e++;
	n -= cut;
	for (size_t i = 0; i < n / 2; i++)
	{
		char c = tmp[cut + i];

		tmp[cut + i] = tmp[cut + n - 1 - i];
		tmp[cut + n - 1 - i] = c;
	}
	if (e > 30 || e < -40)
		return zhc_dec_text((ZhcDec){0, 0, false}, buf);
	return print_digits(tmp + cut, n, e, d.neg, buf);
}

int32_t
zhc_dec_int(ZhcDec d)
{
	if (d.neg && d.m)
		return -1;
	while (d.e < 0 && d.m % 10 == 0 && d.m)
	{
		d.m /= 10;
		d.e++;
	}
	if (d.m == 0)
		return 0;
	if (d.e < 0 || !rescale(&d, 0) || d.m > INT32_MAX)
		return -1;
	return (int32_t) d.m;
}
