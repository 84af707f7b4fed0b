/*
 * scan.c - searching: bitmaps of rows, rows one by one
 *
 * A scan sees the segments and chains that the metapage names when it begins.  Everything is found
 * out at the first call, without locks held in between; no result needs a recheck.  What an
 * index-only scan needs beside that is in seen.c.
 */
#include "am.h"

#include "access/relscan.h"
#include "miscadmin.h"
#include "nodes/tidbitmap.h"
#include "pgstat.h"
#include "utils/memutils.h"

#include "match.h"
#include "order.h"
#include "parser.h"
#include "search.h"
#include "seen.h"

typedef struct ZhxScan
{
	MemoryContext context; /* of the running scan, reset by a rescan */
	bool begun;
	ItemPointerData *tids;
	size_t n;
	size_t cap;
	size_t next;
	ZhxOrder *order;	/* of a scan in order */
	ZhxSeen *seen;		/* of an index-only scan */
	IndexTuple nothing; /* for scans that want no column: a tuple of NULL */
} ZhxScan;

/* The conditions of a scan, all of which must hold. */
typedef struct Conditions
{
	ZhcQuery *queries;
	ZhcMatcher **matchers;
	int n;
	bool impossible; /* one of them is NULL */
} Conditions;

IndexScanDesc
zhx_beginscan(Relation index, int nkeys, int norderbys)
{
	IndexScanDesc scan = RelationGetIndexScan(index, nkeys, norderbys);
	ZhxScan *s = palloc0(sizeof(ZhxScan));

	s->context = AllocSetContextCreate(CurrentMemoryContext, "zhnews scan", ALLOCSET_DEFAULT_SIZES);
	scan->opaque = s;
	if (norderbys > 0)
	{
		scan->xs_orderbyvals = palloc0(norderbys * sizeof(Datum));
		scan->xs_orderbynulls = palloc(norderbys * sizeof(bool));
		memset(scan->xs_orderbynulls, true, norderbys * sizeof(bool));
	}
	return scan;
}

void
zhx_rescan(IndexScanDesc scan, ScanKey keys, int nkeys, ScanKey orderbys, int norderbys)
{
	ZhxScan *s = scan->opaque;

	if (s->seen)
		zhx_seen_end(s->seen);
	s->seen = NULL;
	MemoryContextReset(s->context);
	s->begun = false;
	s->nothing = NULL;
	s->order = NULL;
	s->tids = NULL;
	s->n = s->cap = s->next = 0;
	if (keys && scan->numberOfKeys > 0)
		memcpy(scan->keyData, keys, scan->numberOfKeys * sizeof(ScanKeyData));
	if (orderbys && scan->numberOfOrderBys > 0)
		memcpy(scan->orderByData, orderbys, scan->numberOfOrderBys * sizeof(ScanKeyData));
}

void
zhx_endscan(IndexScanDesc scan)
{
	ZhxScan *s = scan->opaque;

	if (s->seen)
		zhx_seen_end(s->seen);
	MemoryContextDelete(s->context);
	pfree(s);
}

/* The query of a condition. */
static void
read_query(ScanKey key, ZhcQuery *q)
{
	if (key->sk_strategy == ZHX_CONTAINS)
	{
		text *phrase = DatumGetTextPP(key->sk_argument);

		zh_check(zhc_query_phrase(&zh_palloc, VARDATA_ANY(phrase), VARSIZE_ANY_EXHDR(phrase),
								  zh_parse_words, NULL, q));
	}
	else if (key->sk_strategy == ZHX_MATCHES)
		zh_query_import(DatumGetTSQuery(key->sk_argument), q);
	else
		elog(ERROR, "unknown strategy %d of access method zhnews", key->sk_strategy);
}

static void
read_conditions(IndexScanDesc scan, Conditions *c)
{
	int n = scan->numberOfKeys;

	c->queries = palloc(n * sizeof(ZhcQuery) + 1);
	c->matchers = palloc(n * sizeof(ZhcMatcher *) + 1);
	c->n = n;
	c->impossible = false;
	for (int i = 0; i < n; i++)
	{
		if (scan->keyData[i].sk_flags & SK_ISNULL)
		{
			c->impossible = true;
			c->n = i;
			return;
		}
		read_query(&scan->keyData[i], &c->queries[i]);
		zh_check(
			zhc_matcher_begin(&zh_palloc, &c->queries[i], zh_parse_words, NULL, &c->matchers[i]));
	}
}

static void
add_tids(ZhxScan *s, const ItemPointerData *tids, size_t n)
{
	void *v = s->tids;

	zh_check(zhc_array_reserve(&zh_palloc, &v, &s->cap, s->n + n, sizeof(ItemPointerData)));
	s->tids = v;
	memcpy(s->tids + s->n, tids, n * sizeof(ItemPointerData));
	s->n += n;
}

typedef struct Pending
{
	ZhxScan *s;
	const Conditions *c;
	MemoryContext tmp;
} Pending;

/* A pending text: does it fulfil all conditions? */
static void
try_pending(void *arg, ItemPointer tid, const char *text, size_t n)
{
	Pending *p = arg;
	MemoryContext old;
	bool matches = text != NULL || p->c->n == 0;

	old = MemoryContextSwitchTo(p->tmp);
	for (int i = 0; i < p->c->n && matches; i++)
		zh_check(zhc_matcher_match(p->c->matchers[i], text, n, &matches));
	MemoryContextSwitchTo(old);
	if (matches)
		add_tids(p->s, tid, 1);
}

static void
chain_tried(void *arg, uint64 id)
{
	ZhxScan *s = ((Pending *) arg)->s;

	if (s->seen)
		zhx_seen_source(s->seen, id, 0, s->n);
}

static void
try_again(void *arg)
{
	ZhxScan *s = ((Pending *) arg)->s;

	s->n = 0;
	if (s->seen)
		zhx_seen_forget(s->seen);
}

/* Rows whose texts are pending; gives the metapage that segments are taken from. */
static void
search_pending(Relation index, ZhxScan *s, const Conditions *c, ZhxMeta *meta)
{
	Pending p = {.s = s, .c = c, .tmp = CurrentMemoryContext};
	const ZhxPendingUse use = {try_pending, chain_tried, try_again, &p};

	zhx_pending_all(index, meta, &use);
}

static void
search_segment(Relation index, ZhxScan *s, const Conditions *c, const ZhxSegRef *ref)
{
	ZhxReader r;
	ZhcDocs docs;
	ItemPointerData *tids;

	if (ref->ndocs == 0)
		return;
	zhx_reader_open(&r, index, ref, false);
	docs = (ZhcDocs){.negate = true}; /* all */
	for (int i = 0; i < c->n && (docs.n > 0 || docs.negate); i++)
	{
		ZhcDocs more;
		ZhcDocs both;

		zh_check(zhc_seg_search(&r.seg, &c->queries[i], &more));
		zh_check(zhc_docs_combine(&zh_palloc, &docs, &more, true, &both));
		docs = both;
	}
	if (docs.negate) /* a scan without conditions, which takes NULLs, too */
	{
		docs.negate = false;
		for (uint32 d = 0; d < r.info.ndocs; d++)
			zh_check(zhc_docs_add(&zh_palloc, &docs, d));
	}
	tids = palloc_extended(docs.n * sizeof(ItemPointerData) + 1, MCXT_ALLOC_HUGE);
	if (docs.n > 0)
	{
		size_t n = zhx_reader_tids(&r, docs.v, docs.n, tids);

		add_tids(s, tids, n);
	}
	if (s->seen)
		zhx_seen_source(s->seen, ref->id, ref->ndead, s->n);
	pfree(tids);
	zhc_docs_free(&zh_palloc, &docs);
	zhx_reader_close(&r);
}

/* A search begins: it counts. */
static void
begin(IndexScanDesc scan)
{
	((ZhxScan *) scan->opaque)->begun = true;
	pgstat_count_index_scan(scan->indexRelation);
#if PG_VERSION_NUM >= 180000
	if (scan->instrument)
		scan->instrument->nsearches++;
#endif
}

/* Find all rows. */
static void
search(IndexScanDesc scan)
{
	ZhxScan *s = scan->opaque;
	Relation index = scan->indexRelation;
	MemoryContext old = MemoryContextSwitchTo(s->context);
	ZhxMeta *meta = palloc(sizeof(ZhxMeta));
	Conditions c;

	begin(scan);
	read_conditions(scan, &c);
	if (scan->xs_want_itup)
		s->seen = zhx_seen_begin(scan);
	if (!c.impossible)
	{
		search_pending(index, s, &c, meta);
		for (uint32 i = 0; i < meta->nsegs; i++)
			search_segment(index, s, &c, &meta->segs[i]);
		if (s->seen)
			zhx_seen_judge(s->seen, s->tids, s->n);
	}
	MemoryContextSwitchTo(old);
}

int64
zhx_getbitmap(IndexScanDesc scan, TIDBitmap *tbm)
{
	ZhxScan *s = scan->opaque;

	search(scan);
	for (size_t i = 0; i < s->n; i += 65536)
	{
		CHECK_FOR_INTERRUPTS();
		tbm_add_tuples(tbm, s->tids + i, (int) Min(65536, s->n - i), false);
	}
	return (int64) s->n;
}

/* What an index-only scan of no columns gets. */
static void
return_nothing(IndexScanDesc scan)
{
	ZhxScan *s = scan->opaque;
	Datum value = (Datum) 0;
	bool isnull = true;

	if (!s->nothing)
	{
		MemoryContext old = MemoryContextSwitchTo(s->context);

		s->nothing = index_form_tuple(RelationGetDescr(scan->indexRelation), &value, &isnull);
		MemoryContextSwitchTo(old);
	}
	scan->xs_itup = s->nothing;
	scan->xs_itupdesc = RelationGetDescr(scan->indexRelation);
}

/* Score all documents. */
static void
begin_order(IndexScanDesc scan)
{
	ZhxScan *s = scan->opaque;
	MemoryContext old = MemoryContextSwitchTo(s->context);
	ScanKey by = &scan->orderByData[0];
	Conditions c;

	if (scan->numberOfOrderBys > 1)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("a zhnews index orders by one query at a time")));
	begin(scan);
	read_conditions(scan, &c);
	if (!c.impossible)
		s->order = zhx_order_begin(
			scan->indexRelation, by->sk_flags & SK_ISNULL ? NULL : DatumGetTSQuery(by->sk_argument),
			c.queries, c.n);
	MemoryContextSwitchTo(old);
}

/* The next row in order. */
static bool
next_in_order(IndexScanDesc scan)
{
	ZhxScan *s = scan->opaque;
	MemoryContext old;
	double distance;
	bool found;

	if (!s->begun)
		begin_order(scan);
	if (!s->order)
		return false;
	old = MemoryContextSwitchTo(s->context);
	found = zhx_order_next(s->order, &scan->xs_heaptid, &distance, &scan->xs_orderbynulls[0]);
	MemoryContextSwitchTo(old);
	if (!found)
		return false;
#ifndef USE_FLOAT8_BYVAL
	if (DatumGetPointer(scan->xs_orderbyvals[0]))
		pfree(DatumGetPointer(scan->xs_orderbyvals[0]));
#endif
	scan->xs_orderbyvals[0] = Float8GetDatum(distance);
	scan->xs_recheckorderby = false;
	scan->xs_recheck = false;
	return true;
}

bool
zhx_gettuple(IndexScanDesc scan, ScanDirection dir)
{
	ZhxScan *s = scan->opaque;

	if (dir != ForwardScanDirection)
		elog(ERROR, "access method zhnews scans forward only");
	if (scan->numberOfOrderBys > 0)
		return next_in_order(scan);
	if (!s->begun)
		search(scan);
	while (s->seen && s->next < s->n && !zhx_seen(s->seen, s->next, &s->tids[s->next]))
		s->next++;
	if (s->next >= s->n)
		return false;
	scan->xs_heaptid = s->tids[s->next++];
	scan->xs_recheck = false;
	if (scan->xs_want_itup) /* count(*) */
		return_nothing(scan);
	return true;
}
