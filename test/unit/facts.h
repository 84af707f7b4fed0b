/*
 * facts.h - what the unit tests of numbers, quantities and dates share: a text taken all the way
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "quantity.h"
#include "unit.h"

/* A text with its facts; facts_close frees. */
typedef struct Facts
{
	ZhcClean clean;
	ZhcTokens tokens;
	ZhcDates dates;
	ZhcQuantities quantities;
} Facts;

static const ZhcAlloc *const facts_al = &zhc_malloc_alloc;

/* "2025-06-19" → the core's day number. */
static inline int32_t
facts_day(const char *iso)
{
	int y = 0, m = 0, d = 0;

	if (sscanf(iso, "%d-%d-%d", &y, &m, &d) != 3)
		abort();
	return zhc_civil_to_day(y, m, d);
}

static inline void
facts_open(Facts *f, const char *s, size_t n, const ZhcDateOptions *opt)
{
	if (zhc_clean(facts_al, s, n, &f->clean) != ZHC_OK ||
		zhc_tokens(facts_al, &f->clean, &f->tokens) != ZHC_OK ||
		zhc_dates(facts_al, &f->tokens, opt, &f->dates) != ZHC_OK ||
		zhc_quantities(facts_al, &f->tokens, &f->dates, &f->quantities) != ZHC_OK)
		abort();
}

static inline void
facts_close(Facts *f)
{
	zhc_quantities_free(facts_al, &f->quantities);
	zhc_dates_free(facts_al, &f->dates);
	zhc_tokens_free(facts_al, &f->tokens);
	zhc_clean_free(facts_al, &f->clean);
}

/* Clean characters [start, end) as a string in buf, cut to its size. */
static inline const char *
facts_text(const Facts *f, uint32_t start, uint32_t end, char *buf, size_t size)
{
	ZhcBuf b;
	size_t n;

	zhc_buf_init(&b, facts_al);
	if (zhc_clean_text(&f->clean, start, end, &b) != ZHC_OK)
		abort();
	n = b.len < size - 1 ? b.len : size - 1;
	if (n > 0)
		memcpy(buf, b.data, n);
	buf[n] = '\0';
	zhc_buf_free(&b);
	return buf;
}

/* Minutes of the core as "2025-06-17T16:00". */
static inline const char *
facts_time(int64_t minutes, char buf[32])
{
	int64_t m = (minutes % 1440 + 1440) % 1440;
	ZhcCivil c = zhc_day_to_civil((int32_t) ((minutes - m) / 1440));

	snprintf(buf, 32, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, (int) (m / 60),
			 (int) (m % 60));
	return buf;
}

#endif /* FACTS_H */
