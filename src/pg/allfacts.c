/*
 * allfacts.c - zh_facts(text, date), zh_facts(text, date, text): every kind of fact in one pass, in
 * the order of the text
 */
#include "postgres.h"
#include "fmgr.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

#include "allfacts.h"
#include "credit.h"
#include "detail.h"
#include "events.h"
#include "glue.h"
#include "quantity.h"
#include "quotes.h"
#include "reading.h"
#include "rows.h"
#include "lists.h"

PG_FUNCTION_INFO_V1(zh_facts);

/* The kinds, in the order in which facts of one place are listed. */
typedef enum FactKind
{
	FACT_CREDIT,
	FACT_DATE,
	FACT_QUANTITY,
	FACT_NAME,
	FACT_QUOTE,
	FACT_EVENT,
	FACT_KINDS
} FactKind;

static const char *const kind_names[] = {"credit", "date", "quantity", "name", "quote", "event"};

typedef struct Fact
{
	uint32 start;
	uint32 end;
	uint32 index; /* in the list of its kind */
	uint32 kind;  /* FactKind */
} Fact;

/* The facts of a kind in the list. */
typedef struct Run
{
	size_t at;
	size_t end;
	uint32 last;   /* start of the one added last */
	bool disorder; /* whether they were added in another order than the text's */
} Run;

typedef struct AllFacts
{
	ZhReading r;
	const ZhcDateOptions *options;
	ZhcCredits credits;
	ZhcQuantities quantities;
	ZhcQuotes quotes;
	ZhcEvents events;
	Fact *list;
	size_t n;
	Run run[FACT_KINDS];
} AllFacts;

/* ---- kinds ------------------------------------------------------------------------------------
 */

/* The day of a credit as an interval. */
static void
PutDay(ZhRow *row, int32 day)
{
	Timestamp t = (int64) (day - (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE)) * USECS_PER_DAY;

	if (!IS_VALID_TIMESTAMP(t) || !IS_VALID_TIMESTAMP(t + USECS_PER_DAY))
		return;
	zh_put(row, TimestampGetDatum(t), F_STARTS_AT);
	zh_put(row, TimestampGetDatum(t + USECS_PER_DAY), F_ENDS_AT);
}

static void
FillCredit(ZhRow *row, ZhDetail *d, const AllFacts *all, const ZhcCredit *c)
{
	int32_t day;

	zh_put_span(row, c->agency.start, c->agency.end, F_SUBJECT);
	zh_put_range_key(row, &all->r, (ZhcRange){c->agency.start, c->agency.end}, ZHC_NONE,
					 F_SUBJECT_KEY);
	zh_put_string(row, zhc_credit_kind(c->kind), F_PREDICATE);
	zh_put_span(row, c->place.start, c->place.end, F_OBJECT);
	zh_put_range_key(row, &all->r, (ZhcRange){c->place.start, c->place.end}, ZHC_NONE,
					 F_OBJECT_KEY);
	if (zhc_credit_day(c, all->options->has_published, all->options->published, &day))
		PutDay(row, day);
	zh_detail_ranges(d, row, "reporters", all->credits.names + c->names, c->nnames);
}

static void
FillDate(ZhRow *row, ZhDetail *d, const ZhcDate *date)
{
	zh_put_string(row, zhc_grain_name(date->grain), F_PREDICATE);
	zh_put_span(row, date->start, date->end, F_OBJECT);
	zh_put_interval(row, date, F_STARTS_AT);
	zh_detail_string(d, "approx", zhc_bound_name(date->bound));
	zh_detail_string(d, "zone", date->zone);
}

static void
FillQuantity(ZhRow *row, ZhDetail *d, const AllFacts *all, const ZhcQuantity *q)
{
	ZhcRange subject = {q->subject_start, q->subject_end};
	char *text = zh_row_take(row, ZHC_UNIT_TEXT);

	zh_put_range(row, subject, F_SUBJECT);
	zh_put_range_key(row, &all->r, subject, ZHC_NONE, F_SUBJECT_KEY);
	zh_put_string(row, zhc_change_name(q->change), F_PREDICATE);
	zh_put_number(row, q->value, F_VALUE);
	if (q->has_max)
		zh_put_number(row, q->max, F_VALUE_MAX);
	zhc_quantity_unit(q, text);
	zh_put_string(row, text, F_UNIT);
	zh_detail_string(d, "unit_kind", zhc_unit_kind_name(q->kind));
	zh_detail_string(d, "currency", q->currency);
	zh_detail_string(d, "approx", zhc_approx_name(q->approx));
	if (zhc_quantity_has_si(q))
	{
		zh_detail_number(d, "value_si",
						 zh_numeric_scaled(q->value, q->ratio, row->values[F_VALUE]));
		zhc_quantity_si_unit(q, text);
		zh_detail_string(d, "unit_si", text);
	}
	zh_detail_range(d, row, "period", (ZhcRange){q->period_start, q->period_end});
	zh_detail_string(d, "basis", q->basis);
}

static void
FillName(ZhRow *row, ZhDetail *d, const AllFacts *all, uint32 index)
{
	const ZhcMention *m = &all->r.names.men[index];

	zh_put_span(row, m->start, m->end, F_SUBJECT);
	zh_put_name_key(row, &all->r.names, index, F_SUBJECT_KEY);
	zh_put_string(row, zhc_name_kind(m->kind), F_PREDICATE);
	zh_put_range(row, m->affiliation, F_OBJECT);
	zh_put_range_key(row, &all->r, m->affiliation, ZHC_NONE, F_OBJECT_KEY);
	zh_detail_range(d, row, "role", m->role);
	zh_detail_string(d, "country", m->country);
}

static void
FillQuote(ZhRow *row, ZhDetail *d, const AllFacts *all, const ZhcQuote *q)
{
	zh_put_range(row, q->speaker, F_SUBJECT);
	zh_put_range_key(row, &all->r, q->speaker, q->mention, F_SUBJECT_KEY);
	zh_put_range(row, q->verb, F_PREDICATE);
	zh_put_range(row, q->quote, F_OBJECT);
	zh_detail_bool(d, "direct", q->direct);
	if (q->mention == ZHC_NONE)
		return;
	zh_detail_range(d, row, "role", all->r.names.men[q->mention].role);
	zh_detail_range(d, row, "affiliation", all->r.names.men[q->mention].affiliation);
}

static void
FillEvent(ZhRow *row, ZhDetail *d, const AllFacts *all, const ZhcEvent *e)
{
	zh_put_range(row, e->actor, F_SUBJECT);
	zh_put_range_key(row, &all->r, e->actor, e->actor_mention, F_SUBJECT_KEY);
	zh_put_string(row, zhc_action_name(e->action), F_PREDICATE);
	zh_put_range(row, e->object, F_OBJECT);
	zh_put_range_key(row, &all->r, e->object, e->object_mention, F_OBJECT_KEY);
	zh_put_bounds(row, &all->r, e->date, F_STARTS_AT);
	zh_detail_range(d, row, "verb", e->verb);
	zh_detail_range(d, row, "place", e->place);
}

static void
FillFact(ZhRow *row, const AllFacts *all, const Fact *f, int32 number)
{
	ZhDetail detail;

	detail.n = 0;
	zh_put(row, Int32GetDatum(number), F_NO);
	zh_put_string(row, kind_names[f->kind], F_KIND);
	zh_put_place(row, f->start, f->end, F_POS);
	switch ((FactKind) f->kind)
	{
		case FACT_CREDIT:
			FillCredit(row, &detail, all, &all->credits.row[f->index]);
			break;
		case FACT_DATE:
			FillDate(row, &detail, &all->r.dates.row[f->index]);
			break;
		case FACT_QUANTITY:
			FillQuantity(row, &detail, all, &all->quantities.row[f->index]);
			break;
		case FACT_NAME:
			FillName(row, &detail, all, f->index);
			break;
		case FACT_QUOTE:
			FillQuote(row, &detail, all, &all->quotes.row[f->index]);
			break;
		case FACT_EVENT:
			FillEvent(row, &detail, all, &all->events.row[f->index]);
			break;
		case FACT_KINDS:
			break;
	}
	zh_put(row, zh_detail_end(&detail, row), F_DETAIL);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

/*
 * The facts of several texts, a step at a time for all of them: a step's code and words, which are
 * several times what a processor keeps at hand, are fetched for the first text alone.
 */
static void
FindFacts(AllFacts *all, const ZhFactText *texts, int n, const ZhcOwnTerms *own)
{
	for (int step = 0; step < ZH_READING_STEPS; step++)
		for (int i = 0; i < n; i++)
			zh_reading_step(&all[i].r, step, texts[i].body, &texts[i].options, own);
	for (int i = 0; i < n; i++)
		zh_check(zhc_credits(&zh_palloc, &all[i].r.src.clean, &all[i].credits));
	for (int i = 0; i < n; i++)
		zh_check(
			zhc_quantities(&zh_palloc, &all[i].r.src.tokens, &all[i].r.dates, &all[i].quantities));
	for (int i = 0; i < n; i++)
		zh_check(zhc_quotes(&zh_palloc, &all[i].r.chunks, &all[i].quotes));
	for (int i = 0; i < n; i++)
		zh_check(zhc_events(&zh_palloc, &all[i].r.chunks, &all[i].events));
}

static void
LoseFacts(AllFacts *all)
{
	zhc_events_free(&zh_palloc, &all->events);
	zhc_quotes_free(&zh_palloc, &all->quotes);
	zhc_quantities_free(&zh_palloc, &all->quantities);
	zhc_credits_free(&zh_palloc, &all->credits);
	zh_reading_close(&all->r);
}

/* Add a fact to the run of its kind. */
static void
AddFact(AllFacts *all, FactKind kind, uint32 index, uint32 start, uint32 end)
{
	Run *run = &all->run[kind];

	if (start >= end)
		return;
	if (run->last > start)
		run->disorder = true;
	run->last = start;
	all->list[all->n++] = (Fact){start, end, index, (uint32) kind};
	run->end = all->n;
}

static int
CompareFacts(const void *a, const void *b)
{
	const Fact *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* A run for each kind, one behind the other, each in order. */
static void
ListFacts(AllFacts *all)
{
	const ZhReading *r = &all->r;

	all->list =
		palloc_extended(sizeof(Fact) * ((Size) all->credits.n + r->dates.n + all->quantities.n +
										r->names.n + all->quotes.n + all->events.n + 1),
						MCXT_ALLOC_HUGE);
	all->n = 0;
	memset(all->run, 0, sizeof(all->run));
	for (uint32 i = 0; i < all->credits.n; i++)
		AddFact(all, FACT_CREDIT, i, all->credits.row[i].start, all->credits.row[i].end);
	for (uint32 i = 0; i < r->dates.n; i++)
		AddFact(all, FACT_DATE, i, r->dates.row[i].start, r->dates.row[i].end);
	for (uint32 i = 0; i < all->quantities.n; i++)
		AddFact(all, FACT_QUANTITY, i, all->quantities.row[i].start, all->quantities.row[i].end);
	for (uint32 i = 0; i < r->names.n; i++)
		AddFact(all, FACT_NAME, i, r->names.men[i].start, r->names.men[i].end);
	for (uint32 i = 0; i < all->quotes.n; i++)
		AddFact(all, FACT_QUOTE, i, all->quotes.row[i].quote.start, all->quotes.row[i].quote.end);
	for (uint32 i = 0; i < all->events.n; i++)
		AddFact(all, FACT_EVENT, i, all->events.row[i].span.start, all->events.row[i].span.end);
	for (size_t kind = 0, at = 0; kind < FACT_KINDS; kind++)
	{
		Run *run = &all->run[kind];

		run->at = at;
		if (run->end == 0) /* empty */
			run->end = at;
		if (run->disorder)
			qsort(all->list + at, run->end - at, sizeof(Fact), CompareFacts);
		at = run->end;
	}
}

/* Take the next fact in the order of the text off the runs; NULL at the end. */
static const Fact *
NextFact(AllFacts *all)
{
	const Fact *best = NULL;

	for (int kind = 0; kind < FACT_KINDS; kind++)
	{
		const Run *run = &all->run[kind];

		if (run->at < run->end && (!best || all->list[run->at].start < best->start))
			best = &all->list[run->at];
	}
	if (best)
		all->run[best->kind].at++;
	return best;
}

/* Hand the facts of a text to whoever takes them. */
static void
PutFacts(AllFacts *all, ZhFactPut put, void *arg)
{
	ZhRow row;
	int32 number = 0;

	ListFacts(all);
	zh_row_open(&row, &all->r.src);
	for (const Fact *f; (f = NextFact(all)) != NULL;)
	{
		zh_row_begin(&row);
		FillFact(&row, all, f, ++number);
		put(arg, row.values, row.nulls);
	}
	zh_row_close(&row);
	pfree(all->list);
}

void
zh_facts_each(const ZhFactText *texts, int n, const ZhcOwnTerms *own, ZhFactPut put)
{
	AllFacts *all = palloc(sizeof(AllFacts) * (Size) n);

	FindFacts(all, texts, n, own);
	for (int i = 0; i < n; i++)
	{
		all[i].options = &texts[i].options;
		PutFacts(&all[i], put, texts[i].arg);
		LoseFacts(&all[i]);
	}
	pfree(all);
}

static void
PutRow(void *rows, Datum *values, bool *nulls)
{
	zh_rows_put(rows, values, nulls);
}

/* zh_facts(body text, published date DEFAULT NULL [, terms text]) → rows */
Datum
zh_facts(PG_FUNCTION_ARGS)
{
	ZhRows rows;
	ZhFactText body = {.arg = &rows};

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		return (Datum) 0;
	body.options = zh_published(fcinfo, 1);
	body.body = PG_GETARG_TEXT_PP(0);
	zh_facts_each(&body, 1, zh_list_argument(fcinfo, 2), PutRow);
	return (Datum) 0;
}
