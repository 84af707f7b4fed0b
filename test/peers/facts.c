/*
 * facts.c - the facts of the core on standard output, for comparisons with other libraries
 *
 *   facts numbers|quantities|dates < INPUT
 *
 * Each line of input is a text, before it "YYYY-MM-DD" and a tab when it has a day of publication.
 * A line holds no line breaks: "\n" stands for one.  Output: for each fact one line of
 * tab-separated columns, the first of them the number of the input line; the second what is
 * printed.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "date.h"
#include "qty.h"
#include "tokens.h"

static const ZhcAlloc *al = &zhc_malloc_alloc;

static void
print_text(const ZhcClean *c, uint32_t start, uint32_t end)
{
	ZhcBuf b;

	zhc_buf_init(&b, al);
	if (zhc_clean_text(c, start, end, &b) == ZHC_OK)
		fwrite(b.data, 1, b.len, stdout);
	zhc_buf_free(&b);
}

static const char *
name(const char *s)
{
	return s ? s : "";
}

static void
print_time(int64_t minutes)
{
	int64_t m = (minutes % 1440 + 1440) % 1440;
	ZhcCivil c = zhc_day_to_civil((int32_t) ((minutes - m) / 1440));

	printf("\t%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, (int) (m / 60), (int) (m % 60));
}

static void
numbers(long line, const ZhcTokens *t)
{
	char buf[ZHC_DEC_TEXT];
	uint32_t next = 0;

	for (uint32_t k = 0; k < t->nnum; k++)
	{
		const ZhcNumber *n = &t->num[k];
		ZhcScope scope = {.x = &t->text, .end = t->text.n};
		ZhcReading r = {.num = *n, .value = n->value, .max = n->max, .end = n->end};
		uint32_t start = zhc_sign_before(&scope, n->start, &r.value.neg);
		bool neg = r.value.neg;

		if (n->start < next)
			continue;
		zhc_read_fraction(&scope, &r);
		r.value.neg = neg;
		next = r.end;
		printf("%ld\t", line);
		print_text(t->text.clean, start, r.end);
		zhc_dec_text(r.value, buf);
		printf("\t%s", buf);
		zhc_dec_text(n->max, buf);
		printf("\t%s\t%d\n", n->has_max ? buf : "", n->approx);
	}
}

static void
quantities(long line, const ZhcTokens *t)
{
	ZhcDateOptions opt = {.has_published = true};
	ZhcDates d;
	ZhcQuantities q;
	char buf[ZHC_DEC_TEXT], unit[ZHC_UNIT_TEXT];

	if (zhc_dates(al, t, &opt, &d) != ZHC_OK || zhc_quantities(al, t, &d, &q) != ZHC_OK)
		return;
	for (uint32_t k = 0; k < q.n; k++)
	{
		const ZhcQuantity *r = &q.row[k];

		printf("%ld\t", line);
		print_text(t->text.clean, r->start, r->end);
		zhc_dec_text(r->value, buf);
		printf("\t%s", buf);
		zhc_dec_text(r->max, buf);
		zhc_quantity_unit(r, unit);
		printf("\t%s\t%s\t%s\t%s\t%s\t%s\t", r->has_max ? buf : "", unit,
			   zhc_unit_kind_name(r->kind), r->currency, name(zhc_approx_name(r->approx)),
			   name(zhc_change_name(r->change)));
		print_text(t->text.clean, r->subject_start, r->subject_end);
		zhc_quantity_si_unit(r, unit);
		printf("\t%s\t%s\t%s\t", zhc_quantity_si(r, buf) ? buf : "", unit, name(r->basis));
		print_text(t->text.clean, r->period_start, r->period_end);
		printf("\n");
	}
	zhc_quantities_free(al, &q);
	zhc_dates_free(al, &d);
}

static void
dates(long line, const ZhcTokens *t, const char *published)
{
	ZhcDateOptions opt = {0};
	ZhcDates d;
	int y, m, day;

	if (published && sscanf(published, "%d-%d-%d", &y, &m, &day) == 3)
	{
		opt.has_published = true;
		opt.published = zhc_civil_to_day(y, m, day);
	}
	if (zhc_dates(al, t, &opt, &d) != ZHC_OK)
		return;
	for (uint32_t k = 0; k < d.n; k++)
	{
		const ZhcDate *r = &d.row[k];

		printf("%ld\t", line);
		print_text(t->text.clean, r->start, r->end);
		if (r->resolved)
		{
			print_time(r->from);
			print_time(r->to);
		}
		else
			printf("\t\t");
		printf("\t%s\t%s\t%s\n", r->resolved ? zhc_grain_name(r->grain) : "",
			   name(zhc_bound_name(r->bound)), name(r->zone));
	}
	zhc_dates_free(al, &d);
}

/* "\n" in the input stands for a line break. */
static size_t
unescape(char *s)
{
	char *to = s;

	for (; *s; s++)
		if (s[0] == '\\' && s[1] == 'n')
			*to++ = '\n', s++;
		else
			*to++ = *s;
	*to = '\0';
	return 0;
}

int
main(int argc, char **argv)
{
	char *line = NULL;
	size_t cap = 0;
	long n = 0;

	if (argc != 2)
	{
		fprintf(stderr, "usage: facts numbers|quantities|dates < INPUT\n");
		return 2;
	}
	while (getline(&line, &cap, stdin) > 0)
	{
		char *text = line, *published = NULL;
		ZhcClean c;
		ZhcTokens t;

		n++;
		text[strcspn(text, "\r\n")] = '\0';
		if (strlen(text) > 10 && text[4] == '-' && text[7] == '-' && text[10] == '\t')
		{
			published = text;
			text += 11;
		}
		unescape(text);
		if (zhc_clean(al, text, strlen(text), &c) != ZHC_OK || zhc_tokens(al, &c, &t) != ZHC_OK)
			return 1;
		if (strcmp(argv[1], "numbers") == 0)
			numbers(n, &t);
		else if (strcmp(argv[1], "dates") == 0)
			dates(n, &t, published);
		else
			quantities(n, &t);
		zhc_tokens_free(al, &t);
		zhc_clean_free(al, &c);
	}
	free(line);
	return 0;
}
