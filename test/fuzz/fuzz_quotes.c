/*
 * fuzz_quotes.c - quotations and events lie inside the clean text, in its order
 */
#include "events.h"
#include "fuzz.h"
#include "quotes.h"

static void
check_range(const ZhcClean *c, ZhcRange r)
{
	FUZZ_CHECK(r.start <= r.end && r.end <= c->n);
}

static void
check_quotes(const ZhcClean *c, const ZhcNames *names, const ZhcQuotes *q)
{
	for (uint32_t i = 0; i < q->n; i++)
	{
		const ZhcQuote *row = &q->row[i];

		FUZZ_CHECK(row->quote.start < row->quote.end);
		FUZZ_CHECK(i == 0 || q->row[i - 1].quote.start <= row->quote.start);
		FUZZ_CHECK(row->mention == ZHC_NONE || row->mention < names->n);
		check_range(c, row->quote);
		check_range(c, row->speaker);
		check_range(c, row->verb);
		for (uint32_t p = row->quote.start; p < row->quote.end; p++)
			FUZZ_CHECK(c->cp[p] != '\n');
	}
}

static void
check_events(const ZhcClean *c, const ZhcNames *names, const ZhcDates *dates, const ZhcEvents *e)
{
	for (uint32_t i = 0; i < e->n; i++)
	{
		const ZhcEvent *row = &e->row[i];

		FUZZ_CHECK(row->verb.start < row->verb.end && row->span.start == row->verb.start);
		FUZZ_CHECK(i == 0 || e->row[i - 1].verb.start <= row->verb.start);
		FUZZ_CHECK(row->action > ZHC_ACT_NONE && row->action < ZHC_ACT_COUNT);
		FUZZ_CHECK(row->date == ZHC_NONE || row->date < dates->n);
		FUZZ_CHECK(row->actor_mention == ZHC_NONE || row->actor_mention < names->n);
		FUZZ_CHECK(row->object_mention == ZHC_NONE || row->object_mention < names->n);
		check_range(c, row->span);
		check_range(c, row->actor);
		check_range(c, row->object);
		check_range(c, row->place);
	}
}

static void
fuzz_chunks(const ZhcAlloc *al, const ZhcClean *c, const ZhcChunks *k)
{
	ZhcQuotes q;
	ZhcEvents e;

	FUZZ_CHECK(k->n > 0 && k->row[k->n - 1].kind == ZHC_K_PARA);
	for (uint32_t i = 1; i < k->n; i++)
		FUZZ_CHECK(k->row[i - 1].end <= k->row[i].start);
	if (zhc_quotes(al, k, &q) == ZHC_OK)
	{
		check_quotes(c, k->names, &q);
		zhc_quotes_free(al, &q);
	}
	if (zhc_events(al, k, &e) == ZHC_OK)
	{
		check_events(c, k->names, k->dates, &e);
		zhc_events_free(al, &e);
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcDateOptions opt = {.has_published = true};
	ZhcClean c;
	ZhcTokens t;
	ZhcNames names;
	ZhcDates dates;
	ZhcChunks k;

	if (zhc_clean(al, s, n, &c) != ZHC_OK)
		return;
	if (zhc_tokens(al, &c, &t) != ZHC_OK)
		return;
	if (zhc_names(al, &t, &names) != ZHC_OK || zhc_dates(al, &t, &opt, &dates) != ZHC_OK)
		return;
	if (zhc_chunks(al, &t, &names, &dates, &k) == ZHC_OK)
	{
		fuzz_chunks(al, &c, &k);
		zhc_chunks_free(al, &k);
	}
}
