/*
 * number.h - numerals of every style, parsed exactly
 *
 * Arabic digits (grouped, full width, with decimals), Han numerals (二〇二五, 两千零六, 叁拾, 廿三,
 * 三点五), mixed ones (4.2亿, 25万6千, 3万5), with an approximation inside (1360多万, 二十几) and
 * Han neighbours that make a range (两三百, 二十五六).
 */
#ifndef ZHC_NUMBER_H
#define ZHC_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "decimal.h"
#include "text.h"

/* How exact a value is; ZHC_EXACT is SQL NULL. */
typedef enum ZhcApprox
{
	ZHC_EXACT = 0,
	ZHC_OVER,
	ZHC_UNDER,
	ZHC_ABOUT
} ZhcApprox;

typedef struct ZhcNumber
{
	ZhcDec value;
	ZhcDec max; /* upper end of a range inside the numeral (两三百), else equal to value */
	uint32_t start;
	uint32_t end;	 /* characters [start, end) of the clean text */
	uint8_t approx;	 /* ZhcApprox of 多, 余, 几 in it or behind it */
	uint8_t digits;	 /* Arabic digits before the point of the first group, or Han digits in a row */
	uint8_t scale;	 /* power of ten of the last multiplier (千 3, 万 4, 万亿 12), or 0 */
	uint8_t tail;	 /* power of ten of all multipliers behind the last digits (5千万: 7) */
	uint8_t groups;	 /* groups of digits with multipliers between them (3万5: 2) */
	bool arabic;	 /* starts with Arabic digits */
	bool han;		 /* holds Han numerals */
	bool plain;		 /* Arabic digits and nothing else: no grouping, point or multiplier */
	bool string;	 /* Han digits in a row without multipliers (二〇二五) */
	bool bare;		 /* starts with 百, 千, 万 or 亿: no digit before it */
	bool indefinite; /* 几百: no value */
	bool decimal;	 /* has a fraction */
	bool leading_zero;
	bool has_max;
} ZhcNumber;

/*
 * Parse the numeral that starts at character i of t and lies before `end`.  False when there is
 * none, or when it has more than 19 digits.
 */
bool zhc_number(const ZhcText *t, uint32_t i, uint32_t end, ZhcNumber *out);

/*
 * Digits with at most one point and nothing behind them that a numeral goes on with.  False when
 * the numeral has to be looked at closer.
 */
bool zhc_number_plain(const ZhcText *t, uint32_t i, uint32_t end, ZhcNumber *out);

/* Whether a Han numeral may start at character i. */
static inline bool
zhc_starts_number(const ZhcText *t, uint32_t i)
{
	int v;
	ZhcNumeral k = zhc_lex_numeral(t->code[i], &v);

	return k != ZHC_NUM_NONE && k != ZHC_NUM_POINT;
}

#endif /* ZHC_NUMBER_H */
