/*
 * numberrow.h - rows of Han digits, as they stand in numerals and behind their points
 *
 * Private to number.c and numberrow.c.
 */
#ifndef ZHC_NUMBERROW_H
#define ZHC_NUMBERROW_H

#include "number.h"

/* Han digits in a row. */
typedef struct ZhcRow
{
	uint64_t value;
	uint32_t end;
	unsigned n;
	bool zeros;		   /* there is a ○ among them */
	ZhcNumeral behind; /* what numeral stands at the end */
} ZhcRow;

/* What numeral character p is, and its value; none from `end` on. */
static inline ZhcNumeral
zhc_numeral_at(const ZhcText *t, uint32_t p, uint32_t end, int *v)
{
	*v = 0;
	return p < end ? zhc_lex_numeral(t->code[p], v) : ZHC_NUM_NONE;
}

/* The row from p; false when it is longer than max.  两 is no such digit. */
bool zhc_row_at(const ZhcText *t, uint32_t p, uint32_t end, unsigned max, ZhcRow *r);

/* May the row r be the fraction behind the point at p, in a numeral that begins at `from`? */
bool zhc_row_is_fraction(const ZhcText *t, uint32_t from, uint32_t end, uint32_t p,
						 const ZhcRow *r);

/* Does a row stand behind the point at p, as in 三五点七 and 三五．七? */
bool zhc_row_has_fraction(const ZhcText *t, uint32_t from, uint32_t end, uint32_t p);

#endif /* ZHC_NUMBERROW_H */
