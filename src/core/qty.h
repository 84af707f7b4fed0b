/*
 * qty.h - the pieces of a quantity while it is being read
 *
 * Private to quantity.c, qty_unit.c and qty_context.c.
 */
#ifndef ZHC_QTY_H
#define ZHC_QTY_H

#include "quantity.h"

/* When a classifier counts (column b of CLASSIFIER, bits). */
enum
{
	ZHC_USE_LARGE = 1,	/* only with Arabic digits or a numeral from ten on */
	ZHC_USE_ARABIC = 2, /* only with Arabic digits */
	ZHC_USE_SCALE = 4,	/* 分, 点: where a score or an index is told */
	ZHC_USE_LEVEL = 8,	/* 级: where a force or magnitude is told */
	ZHC_USE_TERM = 16	/* 届: where terms are counted, not numbered */
};

/* A unit found behind a number. */
typedef struct ZhcUnitHit
{
	uint32_t start;
	uint32_t end;
	uint8_t kind; /* ZhcUnitKind */
	uint8_t use;  /* bits above; 0 for measures */
	bool measure; /* from units.tsv or currencies.tsv, not a classifier */
	uint8_t approx;
	bool half;	   /* 个半月: half a unit more */
	int32_t index; /* of the measure's ZhcUnit, else -1 */
	int32_t per;   /* of the ZhcUnit behind the slash, else -1 */
	ZhcUnitText text;
	const char *currency; /* "" when the unit names none */
} ZhcUnitHit;

/* The unit that starts at character p behind the number num; false when there is none. */
bool zhc_unit_at(const ZhcText *x, uint32_t p, const ZhcNumber *num, ZhcUnitHit *u);

/* The sentence around a quantity. */
typedef struct ZhcScope
{
	const ZhcText *x;
	uint32_t clause;   /* first character of the clause */
	uint32_t sentence; /* first character of the sentence */
	uint32_t end;	   /* of the paragraph */
} ZhcScope;

/*
 * What is printed around the quantity's number: qualifiers before it (q->start moves), change,
 * basis and subject.
 */
void zhc_qualify(const ZhcScope *s, const ZhcNumber *num, const ZhcUnitHit *u, ZhcQuantity *q);
void zhc_change_of(const ZhcScope *s, ZhcQuantity *q);
void zhc_subject_of(const ZhcScope *s, const ZhcUnitHit *u, ZhcQuantity *q);

/* The word that ends before p (at `start` or later) in a category of mask, unless a longer fixed
 * word hides it. */
const ZhcLexEntry *zhc_word_before(const ZhcText *x, uint32_t start, uint32_t p, uint64_t mask,
								   uint32_t *len);

/* The word that begins at p in a category of mask, unless a longer fixed word hides it. */
const ZhcLexEntry *zhc_word_at(const ZhcText *x, uint32_t p, uint64_t mask, uint32_t *len);

/* Whether a fixed word of two characters or more begins at p. */
bool zhc_fixed_at(const ZhcText *x, uint32_t p);

#endif /* ZHC_QTY_H */
