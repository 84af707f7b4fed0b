/*
 * decimal.h - exact decimal numbers as they are printed
 *
 * A value is mantissa × 10^exponent; nothing is ever a binary fraction.  19 digits are enough
 * for what a newspaper prints; an operation that would lose one says so.
 */
#ifndef ZHC_DECIMAL_H
#define ZHC_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ZhcDec
{
	uint64_t m; /* mantissa */
	int32_t e;	/* power of ten */
	bool neg;
} ZhcDec;

/* A factor num × 10^e / den. */
typedef struct ZhcRatio
{
	uint64_t num;
	int32_t e;
	uint32_t den; /* 0 counts as 1 */
} ZhcRatio;

/* Room for any printed value, NUL included. */
#define ZHC_DEC_TEXT 96

/* *sum = a + b; false when the digits do not fit.  Signs must be equal. */
bool zhc_dec_add(ZhcDec a, ZhcDec b, ZhcDec *sum);

/* -1, 0, 1 for a < b, a = b, a > b. */
int zhc_dec_cmp(ZhcDec a, ZhcDec b);

/* The value as a plain decimal number ("948", "-0.35"), without trailing zeros behind a point
 * but for those of the mantissa (1.20 stays 1.20).  NUL-terminated; returns the length. */
size_t zhc_dec_text(ZhcDec d, char buf[ZHC_DEC_TEXT]);

/* *out = d × r without zeros behind its point; false unless it is exact and fits. */
bool zhc_dec_scale(ZhcDec d, ZhcRatio r, ZhcDec *out);

/* The same as text for any d × r; a quotient that does not end is rounded to 20 significant digits.
 */
size_t zhc_dec_scaled_text(ZhcDec d, ZhcRatio r, char buf[ZHC_DEC_TEXT]);

/* The value as a whole number, or -1 when it is negative, broken, or above INT32_MAX. */
int32_t zhc_dec_int(ZhcDec d);

#endif /* ZHC_DECIMAL_H */
