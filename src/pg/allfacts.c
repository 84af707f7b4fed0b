/*
 * allfacts.c - zh_facts(text, date), zh_facts(text, date, text): every kind of fact in one pass, in
 * the order of the text
 */
#include "postgres.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "allfacts.h"
#include "credit.h"
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

typedef struct AllFacts
{
	ZhReading r;
	ZhcDateOptions options;
	ZhcCredits credits;
	ZhcQuantities quantities;
	ZhcQuotes quotes;
	ZhcEvents events;
	Fact *list;
	size_t n;
	Datum kinds[FACT_KINDS]; /* kind_names as text */
	Datum no_detail;		 /* {} */
} AllFacts;

/* A row that is being filled. */
typedef struct Row
{
	const AllFacts *all;
	Datum values[F_COLUMNS];
	bool nulls[F_COLUMNS];
	JsonbParseState *json;
} Row;

/* ---- detail -----------------------------------------------------------------------------------
 */

static JsonbValue
JsonString(const char *s, int len)
{
	JsonbValue v = {.type = jbvString};

	v.val.string.val = unconstify(char *, s);
	v.val.string.len = len;
	return v;
}

static void
PushKey(Row *row, const char *key)
{
	JsonbValue k = JsonString(key, (int) strlen(key));

	if (!row->json)
		pushJsonbValue(&row->json, WJB_BEGIN_OBJECT, NULL);
	pushJsonbValue(&row->json, WJB_KEY, &k);
}

/* Add an attribute; one that is NULL or empty is left out. */
static void
AddString(Row *row, const char *key, const char *value)
{
	JsonbValue v;

	if (!value || !*value)
		return;
	PushKey(row, key);
	v = JsonString(value, (int) strlen(value));
	pushJsonbValue(&row->json, WJB_VALUE, &v);
}

static JsonbValue
RangeString(const Row *row, ZhcRange range)
{
	ZhcBuf buf;

	zhc_buf_init(&buf, &zh_palloc);
	zh_check(zhc_clean_text(&row->all->r.src.clean, range.start, range.end, &buf));
	return JsonString(buf.data, (int) buf.len);
}

static void
AddRange(Row *row, const char *key, ZhcRange range)
{
	JsonbValue v;

	if (range.start >= range.end)
		return;
	PushKey(row, key);
	v = RangeString(row, range);
	pushJsonbValue(&row->json, WJB_VALUE, &v);
}

static void
AddNumber(Row *row, const char *key, Datum number)
{
	JsonbValue v = {.type = jbvNumeric};

	PushKey(row, key);
	v.val.numeric = DatumGetNumeric(number);
	pushJsonbValue(&row->json, WJB_VALUE, &v);
}

static void
AddBool(Row *row, const char *key, bool value)
{
	JsonbValue v = {.type = jbvBool};

	PushKey(row, key);
	v.val.boolean = value;
	pushJsonbValue(&row->json, WJB_VALUE, &v);
}

/* ---- columns ----------------------------------------------------------------------------------
 */

static void
PutRange(Row *row, ZhcRange range, int column)
{
	zh_put_range(&row->all->r, range, column, row->values, row->nulls);
}

static void
PutKey(Row *row, ZhcRange range, uint32 mention, int column)
{
	zh_put_range_key(&row->all->r, range, mention, column, row->values, row->nulls);
}

static void
PutString(Row *row, const char *s, int column)
{
	zh_put_string(s, column, row->values, row->nulls);
}

static void
PutNumber(Row *row, ZhcDec value, int column)
{
	row->values[column] = zh_numeric(value);
	row->nulls[column] = false;
}

/* The day of a credit as an interval. */
static void
PutDay(Row *row, int32 day)
{
	Timestamp t = (int64) (day - (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE)) * USECS_PER_DAY;

	if (!IS_VALID_TIMESTAMP(t) || !IS_VALID_TIMESTAMP(t + USECS_PER_DAY))
		return;
	row->values[F_STARTS_AT] = TimestampGetDatum(t);
	row->values[F_ENDS_AT] = TimestampGetDatum(t + USECS_PER_DAY);
	row->nulls[F_STARTS_AT] = row->nulls[F_ENDS_AT] = false;
}

/* ---- kinds ------------------------------------------------------------------------------------
 */

static void
FillCredit(Row *row, const ZhcCredit *c)
{
	const AllFacts *all = row->all;
	ZhcRange agency = {c->agency.start, c->agency.end}, place = {c->place.start, c->place.end};
	int32_t day;

	PutRange(row, agency, F_SUBJECT);
	PutKey(row, agency, ZHC_NONE, F_SUBJECT_KEY);
	PutString(row, zhc_credit_kind(c->kind), F_PREDICATE);
	PutRange(row, place, F_OBJECT);
	PutKey(row, place, ZHC_NONE, F_OBJECT_KEY);
	if (zhc_credit_day(c, all->options.has_published, all->options.published, &day))
		PutDay(row, day);
	if (c->nnames == 0)
		return;
	PushKey(row, "reporters");
	pushJsonbValue(&row->json, WJB_BEGIN_ARRAY, NULL);
	for (uint32 i = 0; i < c->nnames; i++)
	{
		ZhcSpan name = all->credits.names[c->names + i];
		JsonbValue v = RangeString(row, (ZhcRange){name.start, name.end});

		pushJsonbValue(&row->json, WJB_ELEM, &v);
	}
	pushJsonbValue(&row->json, WJB_END_ARRAY, NULL);
}

static void
FillDate(Row *row, const ZhcDate *d, uint32 index)
{
	PutString(row, zhc_grain_name(d->grain), F_PREDICATE);
	PutRange(row, (ZhcRange){d->start, d->end}, F_OBJECT);
	zh_put_bounds(&row->all->r, index, F_STARTS_AT, row->values, row->nulls);
	AddString(row, "approx", zhc_bound_name(d->bound));
	AddString(row, "zone", d->zone);
}

static void
FillQuantity(Row *row, const ZhcQuantity *q)
{
	ZhcRange subject = {q->subject_start, q->subject_end};
	char text[ZHC_UNIT_TEXT];

	PutRange(row, subject, F_SUBJECT);
	PutKey(row, subject, ZHC_NONE, F_SUBJECT_KEY);
	PutString(row, zhc_change_name(q->change), F_PREDICATE);
	PutNumber(row, q->value, F_VALUE);
	if (q->has_max)
		PutNumber(row, q->max, F_VALUE_MAX);
	zhc_quantity_unit(q, text);
	PutString(row, text, F_UNIT);
	AddString(row, "unit_kind", zhc_unit_kind_name(q->kind));
	AddString(row, "currency", q->currency);
	AddString(row, "approx", zhc_approx_name(q->approx));
	if (zhc_quantity_has_si(q))
	{
		AddNumber(row, "value_si", zh_numeric_scaled(q->value, q->ratio));
		zhc_quantity_si_unit(q, text);
		AddString(row, "unit_si", text);
	}
	AddRange(row, "period", (ZhcRange){q->period_start, q->period_end});
	AddString(row, "basis", q->basis);
}

static void
FillName(Row *row, const ZhcMention *m, uint32 index)
{
	ZhcRange name = {m->start, m->end};

	PutRange(row, name, F_SUBJECT);
	PutKey(row, name, index, F_SUBJECT_KEY);
	PutString(row, zhc_name_kind(m->kind), F_PREDICATE);
	PutRange(row, m->affiliation, F_OBJECT);
	PutKey(row, m->affiliation, ZHC_NONE, F_OBJECT_KEY);
	AddRange(row, "role", m->role);
	AddString(row, "country", m->country);
}

static void
FillQuote(Row *row, const ZhcQuote *q)
{
	PutRange(row, q->speaker, F_SUBJECT);
	PutKey(row, q->speaker, q->mention, F_SUBJECT_KEY);
	PutRange(row, q->verb, F_PREDICATE);
	PutRange(row, q->quote, F_OBJECT);
	AddBool(row, "direct", q->direct);
	if (q->mention == ZHC_NONE)
		return;
	AddRange(row, "role", row->all->r.names.men[q->mention].role);
	AddRange(row, "affiliation", row->all->r.names.men[q->mention].affiliation);
}

static void
FillEvent(Row *row, const ZhcEvent *e)
{
	PutRange(row, e->actor, F_SUBJECT);
	PutKey(row, e->actor, e->actor_mention, F_SUBJECT_KEY);
	PutString(row, zhc_action_name(e->action), F_PREDICATE);
	PutRange(row, e->object, F_OBJECT);
	PutKey(row, e->object, e->object_mention, F_OBJECT_KEY);
	zh_put_bounds(&row->all->r, e->date, F_STARTS_AT, row->values, row->nulls);
	AddRange(row, "verb", e->verb);
	AddRange(row, "place", e->place);
}

static void
PutFact(const AllFacts *all, const Fact *f, int32 number, ZhFactPut put, void *arg)
{
	Row row = {.all = all};

	memset(row.nulls, true, sizeof(row.nulls));
	row.nulls[F_NO] = row.nulls[F_KIND] = row.nulls[F_POS] = row.nulls[F_LEN] = false;
	row.nulls[F_DETAIL] = false;
	row.values[F_NO] = Int32GetDatum(number);
	row.values[F_KIND] = all->kinds[f->kind];
	zh_put_place(&all->r.src, f->start, f->end, &row.values[F_POS]);
	switch ((FactKind) f->kind)
	{
		case FACT_CREDIT:
			FillCredit(&row, &all->credits.row[f->index]);
			break;
		case FACT_DATE:
			FillDate(&row, &all->r.dates.row[f->index], f->index);
			break;
		case FACT_QUANTITY:
			FillQuantity(&row, &all->quantities.row[f->index]);
			break;
		case FACT_NAME:
			FillName(&row, &all->r.names.men[f->index], f->index);
			break;
		case FACT_QUOTE:
			FillQuote(&row, &all->quotes.row[f->index]);
			break;
		case FACT_EVENT:
			FillEvent(&row, &all->events.row[f->index]);
			break;
		case FACT_KINDS:
			break;
	}
	row.values[F_DETAIL] =
		row.json
			? JsonbPGetDatum(JsonbValueToJsonb(pushJsonbValue(&row.json, WJB_END_OBJECT, NULL)))
			: all->no_detail;
	put(arg, row.values, row.nulls);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

static void
FindFacts(AllFacts *all, const text *body, const ZhcOwnTerms *own)
{
	ZhReading *r = &all->r;

	zh_reading_open(r, body, &all->options, own);
	zh_check(zhc_credits(&zh_palloc, &r->src.clean, &all->credits));
	zh_check(zhc_quantities(&zh_palloc, &r->src.tokens, &r->dates, &all->quantities));
	zh_check(zhc_quotes(&zh_palloc, &r->chunks, &all->quotes));
	zh_check(zhc_events(&zh_palloc, &r->chunks, &all->events));
	all->list =
		palloc_extended(sizeof(Fact) * ((Size) all->credits.n + r->dates.n + all->quantities.n +
										r->names.n + all->quotes.n + all->events.n + 1),
						MCXT_ALLOC_HUGE);
	all->n = 0;
}

static void
LoseFacts(AllFacts *all)
{
	pfree(all->list);
	zhc_events_free(&zh_palloc, &all->events);
	zhc_quotes_free(&zh_palloc, &all->quotes);
	zhc_quantities_free(&zh_palloc, &all->quantities);
	zhc_credits_free(&zh_palloc, &all->credits);
	zh_reading_close(&all->r);
}

static void
AddFact(AllFacts *all, FactKind kind, uint32 index, uint32 start, uint32 end)
{
	if (start < end)
		all->list[all->n++] = (Fact){start, end, index, (uint32) kind};
}

static int
CompareFacts(const void *a, const void *b)
{
	const Fact *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static void
ListFacts(AllFacts *all)
{
	const ZhReading *r = &all->r;

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
	qsort(all->list, all->n, sizeof(Fact), CompareFacts);
}

/* Values that many rows share. */
static void
MakeConstants(AllFacts *all)
{
	JsonbParseState *json = NULL;

	for (int kind = 0; kind < FACT_KINDS; kind++)
		all->kinds[kind] = CStringGetTextDatum(kind_names[kind]);
	pushJsonbValue(&json, WJB_BEGIN_OBJECT, NULL);
	all->no_detail = JsonbPGetDatum(JsonbValueToJsonb(pushJsonbValue(&json, WJB_END_OBJECT, NULL)));
}

void
zh_facts_each(const text *body, const ZhcDateOptions *options, const ZhcOwnTerms *own,
			  ZhFactPut put, void *arg)
{
	AllFacts all;
	MemoryContext row_context, old;

	all.options = *options;
	FindFacts(&all, body, own);
	ListFacts(&all);
	MakeConstants(&all);
	/* what a row needs goes after every one of them */
	row_context = AllocSetContextCreate(CurrentMemoryContext, "zh_facts row", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(row_context);
	for (size_t i = 0; i < all.n; i++)
	{
		PutFact(&all, &all.list[i], (int32) i + 1, put, arg);
		MemoryContextReset(row_context);
		CHECK_FOR_INTERRUPTS();
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_context);
	LoseFacts(&all);
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
	ZhcDateOptions options;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		return (Datum) 0;
	options = zh_published(fcinfo, 1);
	zh_facts_each(PG_GETARG_TEXT_PP(0), &options, zh_list_argument(fcinfo, 2), PutRow, &rows);
	return (Datum) 0;
}
