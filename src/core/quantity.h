/*
 * quantity.h - numbers with what they count or measure: zh_quantities()
 */
#ifndef ZHC_QUANTITY_H
#define ZHC_QUANTITY_H

#include "date.h"

typedef enum ZhcChange
{
	ZHC_CHANGE_NONE = 0,
	ZHC_CHANGE_INCREASE,
	ZHC_CHANGE_DECREASE,
	ZHC_CHANGE_LEVEL
} ZhcChange;

/* The unit as it is printed, in Simplified: before + unit [+ "/" + per]. */
typedef struct ZhcUnitText
{
	const char *before; /* 人民币 of 元人民币, or "" */
	const char *unit;	/* "" when the number has none */
	const char *per;	/* of a compound unit (元/吨), or "" */
	bool each;			/* the compound is printed with 每, not with a slash */
} ZhcUnitText;

typedef struct ZhcQuantity
{
	uint32_t start;
	uint32_t end; /* characters [start, end) of the clean text, from qualifier to unit */
	ZhcDec value;
	ZhcDec max; /* upper end of a range, else equal to value */
	bool has_max;
	uint8_t approx; /* ZhcApprox */
	uint8_t change; /* ZhcChange */
	uint8_t kind;	/* ZhcUnitKind */
	ZhcUnitText unit;
	const char *currency; /* ISO 4217, or "" */
	ZhcRatio ratio;		  /* one unit in base units; num 0: the unit has no base */
	const char *si;		  /* base unit, or "" */
	const char *si_per;
	uint32_t subject_start, subject_end; /* what is counted or measured; empty when not told */
	uint32_t period_start, period_end;	 /* the date of the sentence it belongs to; may be empty */
	const char *basis;					 /* "yoy", "mom" …, or NULL */
} ZhcQuantity;

typedef struct ZhcQuantities
{
	ZhcQuantity *row;
	uint32_t n;
} ZhcQuantities;

/*
 * Find the quantities of a tokenised text, in order.  `dates` are those of zh_dates() on the same
 * tokens, whatever they were resolved by: their numbers are no quantities.  Free with
 * zhc_quantities_free.  ZHC_NOMEM.
 */
ZhcStatus zhc_quantities(const ZhcAlloc *al, const ZhcTokens *t, const ZhcDates *dates,
						 ZhcQuantities *out);
void zhc_quantities_free(const ZhcAlloc *al, ZhcQuantities *q);

/* Room for any unit, NUL included. */
#define ZHC_UNIT_TEXT 320

/* The unit's text, and that of its base unit; "" when there is none.  Both return its length. */
size_t zhc_quantity_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT]);
size_t zhc_quantity_si_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT]);

/* Whether the unit has a base unit: the value is q->value × q->ratio of them. */
static inline bool
zhc_quantity_has_si(const ZhcQuantity *q)
{
	return q->ratio.num != 0 && q->si[0] != '\0';
}

/* The value in base units as a plain decimal number; false when the unit has none. */
bool zhc_quantity_si(const ZhcQuantity *q, char buf[ZHC_DEC_TEXT]);

/* Names as in SQL; NULL for none. */
const char *zhc_approx_name(uint8_t approx);
const char *zhc_change_name(uint8_t change);
const char *zhc_unit_kind_name(uint8_t kind);

#endif /* ZHC_QUANTITY_H */
