/*
 * lists.c - lists of the table zh_terms, compiled and kept in the session
 *
 * A list is valid for a snapshot.  Every statement that changes a list gives it a new stamp in
 * zh_term_lists, which the same snapshot sees or does not see: a list kept from an earlier query is
 * used again when its stamp, read with the query's own snapshot, is still the same.  So a change
 * counts from the commit on in every session and at once in its own, one that is rolled back never
 * was, and a query sees one state from beginning to end.  The stamp is read once a snapshot, not
 * once a call.  What goes past the triggers (ALTER TABLE ... DISABLE TRIGGER) comes with an
 * invalidation of the table, after which nothing kept is trusted.
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/proc.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/uuid.h"

#include "glue.h"
#include "lexcat.h"
#include "names.h"
#include "quantity.h"
#include "lists.h"

#define LISTS_MAX 16 /* lists kept in a session; the one not used for longest goes */
#define SHOWN_MAX 10 /* lists named in a hint */

/* What the result of a look-up depends on, but for the list's name. */
typedef struct View
{
	Oid schema;
	Oid user; /* what he may read, and what row security shows him */
	LocalTransactionId transaction;
	SubTransactionId subtransaction; /* one that is rolled back takes its changes along */
	TransactionId xmin;
	TransactionId xmax;
	uint32 running;
	uint64 completed;
	CommandId command;
	uint64 generation; /* of invalidations */
} View;

typedef struct TermList
{
	MemoryContext context; /* holds everything below; NULL: the place is free */
	char *name;
	Size len;
	ZhcOwnTerms *own;
	pg_uuid_t stamp;
	bool stamped; /* one was there: the list may serve other snapshots */
	View view;	  /* it was last found right for */
	uint64 used;
} TermList;

static TermList lists[LISTS_MAX];
static uint64 uses;
static uint64 generation;
static Oid terms_relation = InvalidOid;

static void
ForgetTerms(Datum arg, Oid relation)
{
	if (relation == InvalidOid || relation == terms_relation)
		generation++;
}

static View
CurrentView(Oid schema)
{
	Snapshot s = GetActiveSnapshot();
	View v;

	v.schema = schema;
	v.user = GetUserId();
	v.transaction = ZH_LOCAL_TRANSACTION(MyProc);
	v.subtransaction = GetCurrentSubTransactionId();
	v.xmin = s->xmin;
	v.xmax = s->xmax;
	v.running = s->xcnt + (uint32) s->subxcnt;
	v.completed = s->snapXactCompletionCount;
	v.command = s->curcid;
	v.generation = generation;
	return v;
}

static bool
SameView(const View *a, const View *b)
{
	return a->schema == b->schema && a->user == b->user && a->transaction == b->transaction &&
		   a->subtransaction == b->subtransaction && a->xmin == b->xmin && a->xmax == b->xmax &&
		   a->running == b->running && a->completed == b->completed && a->command == b->command &&
		   a->generation == b->generation;
}

/* ---- reading the table ------------------------------------------------------------------------
 */

/* Run a query that has the list's name as $1 on the active snapshot. */
static void
Select(const char *format, const char *schema, const text *list)
{
	Oid type = TEXTOID;
	Datum value = PointerGetDatum(list);
	char *sql = psprintf(format, quote_identifier(schema));
	int rc = SPI_execute_with_args(sql, 1, &type, &value, NULL, true, 0);

	if (rc != SPI_OK_SELECT)
		elog(ERROR, "reading zh_terms: %s", SPI_result_code_string(rc));
	pfree(sql);
}

static bool
ReadStamp(const char *schema, const text *list, pg_uuid_t *stamp)
{
	bool null = true;
	Datum d;

	Select("SELECT stamp FROM %s.zh_term_lists WHERE list OPERATOR(pg_catalog.=) $1", schema, list);
	if (SPI_processed == 1)
	{
		d = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &null);
		if (!null)
			memcpy(stamp, DatumGetUUIDP(d), sizeof(*stamp));
	}
	SPI_freetuptable(SPI_tuptable);
	return !null;
}

/* Columns of the query below. */
enum
{
	T_KIND = 1,
	T_TERM,
	T_NAME,
	T_COUNTRY,
	T_CONFIG,
	T_UNIT_KIND,
	T_FACTOR,
	T_BASE
};

/* A column as a string, none where it is NULL. */
static ZhcString
Column(uint64 row, int column)
{
	bool null;
	Datum d = SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column, &null);
	text *t = null ? NULL : DatumGetTextPP(d);

	return t ? (ZhcString){VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t)} : (ZhcString){"", 0};
}

static bool
Is(ZhcString s, const char *word)
{
	return s.n == strlen(word) && memcmp(s.s, word, s.n) == 0;
}

static uint8
KindOf(ZhcString s)
{
	for (int k = 0; k < ZHC_NAME_KINDS; k++)
		if (Is(s, zhc_name_kind((ZhcNameKind) k)))
			return (uint8) k;
	return Is(s, "unit") ? ZHC_OWN_UNIT : ZHC_OWN_CONVERT;
}

static uint8
UnitKindOf(ZhcString s)
{
	for (int k = 0; k < ZHC_KIND_COUNT_; k++)
		if (Is(s, zhc_unit_kind_name((uint8_t) k)))
			return (uint8) k;
	return ZHC_KIND_COUNTED;
}

/* A factor's digits as the core counts; zero where it has too many of them. */
static ZhcDec
FactorOf(uint64 row)
{
	char *digits = SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, T_FACTOR);
	ZhcDec d = {0, 0, false};
	bool point = false;

	for (const char *p = digits; p && *p; p++)
	{
		if (*p == '.')
			point = true;
		else if (*p < '0' || *p > '9' || d.m > PG_UINT64_MAX / 10 - 1)
			return (ZhcDec){0, 0, false};
		else
		{
			d.m = d.m * 10 + (uint64) (*p - '0');
			d.e -= point;
		}
	}
	while (d.m && d.m % 10 == 0)
	{
		d.m /= 10;
		d.e++;
	}
	return d;
}

static void
AddRow(ZhcOwnTerms *own, uint64 row)
{
	ZhcString country = Column(row, T_COUNTRY), config = Column(row, T_CONFIG);
	ZhcOwnRow r = {.kind = KindOf(Column(row, T_KIND)),
				   .unit_kind = UnitKindOf(Column(row, T_UNIT_KIND)),
				   .configs = zhc_own_configs(config.s, config.n),
				   .term = Column(row, T_TERM),
				   .name = Column(row, T_NAME),
				   .base = Column(row, T_BASE),
				   .factor = FactorOf(row),
				   .country = country.n == 2 ? country.s : NULL};

	if (r.factor.m == 0)
		r.base.n = 0;
	/* the table's constraints refuse what the core does */
	if (zhc_own_add(own, &r) == ZHC_NOMEM)
		zh_check(ZHC_NOMEM);
}

/* Compile the list's rows in the current memory context; NULL when there are none. */
static ZhcOwnTerms *
ReadTerms(const char *schema, const text *list, MemoryContext context)
{
	MemoryContext old;
	ZhcOwnTerms *own;

	Select("SELECT kind, term, name, country, config, unit_kind, factor, base FROM %s.zh_terms "
		   "WHERE list OPERATOR(pg_catalog.=) $1 "
		   "ORDER BY kind COLLATE pg_catalog.\"C\", term COLLATE pg_catalog.\"C\", "
		   "config OPERATOR(pg_catalog.=) '', config OPERATOR(pg_catalog.~) '^han'",
		   schema, list);
	if (SPI_processed == 0)
		return NULL;
	old = MemoryContextSwitchTo(context);
	zh_check(zhc_own_new(&zh_palloc, &own));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		AddRow(own, i);
		CHECK_FOR_INTERRUPTS();
	}
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
	return own;
}

/* undefined_object, with the lists that there are. */
static void
UnknownList(const char *schema, const text *list)
{
	StringInfoData names;

	initStringInfo(&names);
	Select("SELECT DISTINCT list FROM %s.zh_terms WHERE $1 IS NOT NULL ORDER BY list LIMIT 11",
		   schema, list);
	for (uint64 i = 0; i < SPI_processed && i < SHOWN_MAX; i++)
		appendStringInfo(&names, "%s\"%s\"", i > 0 ? ", " : "",
						 SPI_getvalue(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1));
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
					errmsg("there is no list \"%s\" in table zh_terms", text_to_cstring(list)),
					names.len > 0 ? errhint("Lists with terms: %s%s.", names.data,
											SPI_processed > SHOWN_MAX ? ", ..." : "")
								  : errhint("Insert the list's terms into %s.zh_terms.",
											quote_identifier(schema))));
}

/* ---- the lists kept ---------------------------------------------------------------------------
 */

static void
Drop(TermList *l)
{
	if (l->context)
		MemoryContextDelete(l->context);
	memset(l, 0, sizeof(*l));
}

/* The place of a list, or the one that it may take. */
static TermList *
Find(const text *name, Oid schema, Oid user)
{
	Size len = VARSIZE_ANY_EXHDR(name);
	TermList *oldest = &lists[0];

	for (int i = 0; i < LISTS_MAX; i++)
	{
		TermList *l = &lists[i];

		if (l->context && l->len == len && l->view.schema == schema && l->view.user == user &&
			memcmp(l->name, VARDATA_ANY(name), len) == 0)
			return l;
		if (l->used < oldest->used)
			oldest = l;
	}
	return oldest;
}

static bool
Holds(const TermList *l, const text *name, const View *v)
{
	Size len = VARSIZE_ANY_EXHDR(name);

	return l->context && l->len == len && l->view.schema == v->schema && l->view.user == v->user &&
		   memcmp(l->name, VARDATA_ANY(name), len) == 0;
}

/* Read the list afresh into a place. */
static void
Load(TermList *place, const text *name, const char *schema, const View *v, const pg_uuid_t *stamp)
{
	TermList l = {.len = VARSIZE_ANY_EXHDR(name), .stamped = stamp != NULL, .view = *v};

	/* a child of the transaction's until it is complete, so that an error leaves nothing behind */
	l.context =
		AllocSetContextCreate(CurrentMemoryContext, "zh_terms list", ALLOCSET_DEFAULT_SIZES);
	l.name = MemoryContextAlloc(l.context, l.len + 1);
	memcpy(l.name, VARDATA_ANY(name), l.len);
	if (stamp)
		l.stamp = *stamp;
	l.own = ReadTerms(schema, name, l.context);
	if (!l.own)
		UnknownList(schema, name);
	MemoryContextSetParent(l.context, TopMemoryContext);
	Drop(place);
	*place = l;
}

/* See to it that a place holds the list as the view has it. */
static void
Refresh(TermList *place, const text *name, View *v)
{
	char *schema = get_namespace_name(v->schema);
	pg_uuid_t stamp;
	bool stamped;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	stamped = ReadStamp(schema, name, &stamp) &&
			  /* what a policy shows may depend on anything */
			  check_enable_rls(terms_relation, InvalidOid, true) != RLS_ENABLED;
	v->generation = generation; /* locking the table has let invalidations in */
	if (Holds(place, name, v) && stamped && place->stamped &&
		place->view.generation == v->generation &&
		memcmp(&place->stamp, &stamp, sizeof(stamp)) == 0)
		place->view = *v;
	else
		Load(place, name, schema, v, stamped ? &stamp : NULL);
	SPI_finish();
	pfree(schema);
}

const ZhcOwnTerms *
zh_list_argument(FunctionCallInfo fcinfo, int argument)
{
	static bool registered = false;
	const text *name;
	Oid schema;
	View v;
	TermList *l;

	if (PG_NARGS() <= argument)
		return NULL;
	zh_require_utf8();
	if (!registered)
	{
		CacheRegisterRelcacheCallback(ForgetTerms, (Datum) 0);
		registered = true;
	}
	name = PG_GETARG_TEXT_PP(argument);
	schema = get_func_namespace(fcinfo->flinfo->fn_oid);
	terms_relation = get_relname_relid("zh_terms", schema);
	v = CurrentView(schema);
	l = Find(name, schema, v.user);
	if (!Holds(l, name, &v) || !SameView(&l->view, &v))
		Refresh(l, name, &v);
	l->used = ++uses;
	return l->own;
}
