/*
 * fuzz_facts.c - tokens, dates and quantities stand in order inside the clean text
 *
 * Dates are looked for with and without a day of publication.
 */
#include "fuzz.h"
#include "quantity.h"

#define PUBLISHED 20258 /* 2025-06-19 */

static void
check_tokens(const ZhcClean *c, const ZhcTokens *t)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < t->n; i++)
	{
		const ZhcToken *tok = &t->tok[i];

		FUZZ_CHECK(tok->start >= at && tok->start <= tok->end && tok->end <= c->n);
		FUZZ_CHECK(tok->start < tok->end || tok->kind == ZHC_T_PARA);
		FUZZ_CHECK(tok->kind <= ZHC_T_PARA);
		FUZZ_CHECK(tok->kind != ZHC_T_NUMBER || tok->ref < t->nnum);
		if (tok->kind == ZHC_T_OPEN && tok->ref != ZHC_NO_TOKEN)
			FUZZ_CHECK(tok->ref > i && tok->ref < t->n && t->tok[tok->ref].ref == i);
		at = tok->end;
	}
}

static void
check_dates(const ZhcClean *c, const ZhcDates *d)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < d->n; i++)
	{
		const ZhcDate *r = &d->row[i];

		FUZZ_CHECK(r->start >= at && r->start < r->end && r->end <= c->n);
		FUZZ_CHECK(!r->resolved || r->from < r->to);
		FUZZ_CHECK(!r->resolved || zhc_grain_name(r->grain) != NULL);
		at = r->start;
	}
}

static void
check_quantities(const ZhcClean *c, const ZhcQuantities *q)
{
	uint32_t at = 0;
	char unit[ZHC_UNIT_TEXT], digits[ZHC_DEC_TEXT];

	for (uint32_t i = 0; i < q->n; i++)
	{
		const ZhcQuantity *r = &q->row[i];

		FUZZ_CHECK(r->start >= at && r->start < r->end && r->end <= c->n);
		FUZZ_CHECK(r->subject_start <= r->subject_end && r->subject_end <= c->n);
		FUZZ_CHECK(r->period_start <= r->period_end && r->period_end <= c->n);
		FUZZ_CHECK(strlen(r->currency) == 0 || strlen(r->currency) == 3);
		zhc_quantity_unit(r, unit);
		FUZZ_CHECK(strlen(unit) < sizeof unit);
		zhc_quantity_si_unit(r, unit);
		FUZZ_CHECK(strlen(unit) < sizeof unit);
		zhc_dec_text(r->value, digits);
		FUZZ_CHECK(strlen(digits) > 0 && strlen(digits) < sizeof digits);
		if (zhc_quantity_si(r, digits))
			FUZZ_CHECK(strlen(digits) > 0 && strlen(digits) < sizeof digits);
		at = r->start;
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcDateOptions published = {.has_published = true, .published = PUBLISHED}, unknown = {0};
	ZhcClean c;
	ZhcTokens t;
	ZhcDates d, again;
	ZhcQuantities q;

	if (zhc_clean(al, s, n, &c) != ZHC_OK || zhc_tokens(al, &c, &t) != ZHC_OK)
		return;
	check_tokens(&c, &t);
	if (zhc_dates(al, &t, &published, &d) != ZHC_OK ||
		zhc_dates(al, &t, &unknown, &again) != ZHC_OK)
		return;
	check_dates(&c, &d);
	check_dates(&c, &again);
	if (zhc_quantities(al, &t, &d, &q) != ZHC_OK)
		return;
	check_quantities(&c, &q);
	zhc_quantities_free(al, &q);
	zhc_dates_free(al, &again);
	zhc_dates_free(al, &d);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}
