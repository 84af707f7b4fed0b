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
	ZHC_USE_TERM = 16,	/* 届: where terms are counted, not numbered */
	ZHC_USE_TALLY = 32	/* 胜, 负, 金: beside another of them */
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
	const char *currency;		  /* "" when the unit names none */
	const struct ZhcOwnTerm *own; /* a unit of the user's own list, or NULL */
} ZhcUnitHit;

/* The unit that starts at character p behind the number num; false when there is none. */
bool zhc_unit_at(const ZhcText *x, uint32_t p, const ZhcNumber *num, ZhcUnitHit *u);

/* The sentence around a quantity. */
typedef struct ZhcScope
{
	const ZhcText *x;
	uint32_t sentence; /* first character of the sentence */
	uint32_t clause;   /* first character of the clause */
	uint32_t floor;	   /* end of the quantity before, if it is in the clause; else its start */
	uint32_t end;	   /* of the paragraph */
} ZhcScope;

/*
 * What is printed around the quantity's number: qualifiers before it (q->start moves), change,
 * basis and subject.
 */
void zhc_qualify(const ZhcScope *s, const ZhcNumber *num, const ZhcUnitHit *u, ZhcQuantity *q);
void zhc_change_of(const ZhcScope *s, ZhcQuantity *q);
/* Where the verbs and adverbs that end at p begin. */
uint32_t zhc_before_predicate(const ZhcScope *s, uint32_t p);
void zhc_subject_of(const ZhcScope *s, const ZhcUnitHit *u, ZhcQuantity *q);

/* A number as it is read: the numeral, its unit, the end of a range. */
typedef struct ZhcReading
{
	ZhcNumber num;
	ZhcUnitHit unit;
	bool has_unit;
	ZhcDec value;
	ZhcDec max;
	bool has_max;
	uint8_t approx; /* ZhcApprox */
	uint32_t start;
	uint32_t end;
} ZhcReading;

/* ---- qty_read.c ---- */

/* Where the minus or plus before the numeral at p begins, else p. */
uint32_t zhc_sign_before(const ZhcScope *s, uint32_t p, bool *neg);

/* The numeral at p with the unit behind it; false when there is no numeral. */
bool zhc_read_number(const ZhcScope *s, uint32_t p, ZhcReading *r);

/* The same for a numeral that is parsed already. */
void zhc_read_unit(const ZhcScope *s, const ZhcNumber *num, ZhcReading *r);

/* Behind 至, 到 or dashes at p, else p. */
uint32_t zhc_skip_range_word(const ZhcScope *s, uint32_t p);

/*
 * Take the end of a range behind r: 至5万, —40%, 、四百.  It gives its unit, and both must agree
 * when both have one.
 */
void zhc_read_range(const ZhcScope *s, ZhcReading *r);

/* Read 三分之一 on from its 三; false when it is none. */
bool zhc_read_fraction(const ZhcScope *s, ZhcReading *r);

/* ---- qty_fits.c ---- */

/* Whether a letter or an ordinal word stands before the number at start. */
bool zhc_is_ordinal(const ZhcScope *s, uint32_t start);

/* 3比1, 3:1, 2-0 without a unit between: a score or a ratio. */
bool zhc_is_ratio(const ZhcScope *s, const ZhcReading *r);

/* 規模6.8: the magnitude of an earthquake; fills in the quantity. */
bool zhc_is_magnitude(const ZhcScope *s, const ZhcReading *r, ZhcQuantity *q);

/* Whether a number without a unit, or with one, is a quantity where it stands. */
bool zhc_bare_fits(const ZhcScope *s, const ZhcReading *r, const ZhcQuantity *q);
bool zhc_unit_fits(const ZhcScope *s, const ZhcReading *r, const ZhcQuantity *q);

/* ---- qty_context.c, qty_unit.c ---- */

/* The two below, once the first or last character allows it. */
const ZhcLexEntry *zhc_read_word_before(const ZhcText *x, uint32_t start, uint32_t p, uint64_t mask,
										uint32_t *len);
const ZhcLexEntry *zhc_read_word_at(const ZhcText *x, uint32_t p, uint64_t mask, uint32_t *len);

/* The word that ends before p (at `start` or later) in a category of mask, unless a longer fixed
 * word hides it. */
static inline const ZhcLexEntry *
zhc_word_before(const ZhcText *x, uint32_t start, uint32_t p, uint64_t mask, uint32_t *len)
{
	if (p <= start || !(zhc_lex_last[x->code[p - 1]] & mask))
		return NULL;
	return zhc_read_word_before(x, start, p, mask, len);
}

/* The word that begins at p in a category of mask, unless a longer fixed word hides it. */
static inline const ZhcLexEntry *
zhc_word_at(const ZhcText *x, uint32_t p, uint64_t mask, uint32_t *len)
{
	return zhc_lex_begins(x->code[p], mask) ? zhc_read_word_at(x, p, mask, len) : NULL;
}

/* Whether a fixed word of two characters or more begins at p. */
bool zhc_fixed_at(const ZhcText *x, uint32_t p);

/* The end of the fixed phrase at p, p when none begins there. */
uint32_t zhc_fixed_to(const ZhcText *x, uint32_t p);

#endif /* ZHC_QTY_H */
