/*
 * factrows.c - rows written into a facts table
 *
 * Rows go into the table and its indexes directly and many at once, as in COPY, since a text has
 * about thirty facts a kilobyte and everything that happens for each of them counts.  Not done for
 * each is the check of the foreign key: the caller has written the article's state, whose own
 * foreign key names the same article, was checked, and locked the article in this transaction.  As
 * soon as a table has triggers of its user, all triggers fire, that check included.
 */
#include "postgres.h"
#include "access/table.h"
#include "access/tableam.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "nodes/makefuncs.h"
#if PG_VERSION_NUM >= 160000
#include "parser/parse_relation.h"
#endif
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "allfacts.h"
#include "article.h"
#include "clean.h"
#include "factrows.h"
#include "glue.h"
#include "reading.h"

#define BATCH 64 /* rows that go into the table at once */

typedef struct Writer
{
	const ZhFactArticle *article;
	Relation rel;
	EState *estate;
	ResultRelInfo *result;
	TupleTableSlot *slot[BATCH];
	int waiting; /* rows in slots */
	bool plain;	 /* nothing is to be done for a single row but to insert it */
	bool fire;	 /* triggers */
	AttrNumber published_column;
	AttrNumber article_column;
	int32 written;
	/* the article on the page */
	int32 number;
	int32 offset;
} Writer;

/* Does the table have triggers other than that of the foreign key to the articles? */
static bool
HasTriggers(Relation rel, Oid articles)
{
	for (int i = 0; rel->trigdesc && i < rel->trigdesc->numtriggers; i++)
	{
		const Trigger *t = &rel->trigdesc->triggers[i];

		if (!t->tgisinternal || RI_FKey_trigger_type(t->tgfoid) != RI_TRIGGER_FK ||
			t->tgconstrrelid != articles)
			return true;
	}
	return false;
}

static void
InitRangeTable(Writer *w)
{
	RangeTblEntry *rte = makeNode(RangeTblEntry);
#if PG_VERSION_NUM >= 160000
	List *permissions = NIL;
#endif

	rte->rtekind = RTE_RELATION;
	rte->relid = RelationGetRelid(w->rel);
	rte->relkind = w->rel->rd_rel->relkind;
	rte->rellockmode = RowExclusiveLock;
#if PG_VERSION_NUM >= 160000
	addRTEPermissionInfo(&permissions, rte);
#endif
#if PG_VERSION_NUM >= 180000
	ExecInitRangeTable(w->estate, list_make1(rte), permissions, bms_make_singleton(1));
#elif PG_VERSION_NUM >= 160000
	ExecInitRangeTable(w->estate, list_make1(rte), permissions);
#else
	ExecInitRangeTable(w->estate, list_make1(rte));
#endif
}

static void
OpenWriter(Writer *w, const ZhFactArticle *article)
{
	TupleConstr *constr;

	memset(w, 0, sizeof(*w));
	w->article = article;
	w->rel = table_open(article->facts, RowExclusiveLock);
	constr = RelationGetDescr(w->rel)->constr;
	if (w->rel->rd_rel->relkind != RELKIND_RELATION ||
		RelationGetNumberOfAttributes(w->rel) < article->nkeys + F_COLUMNS)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("table \"%s\" is no facts table as zh_track() makes it",
						RelationGetRelationName(w->rel)),
				 errhint("Call zh_untrack() and zh_track() on the articles, then zh_backfill().")));
	w->published_column = get_attnum(article->facts, "published");
	w->article_column = get_attnum(article->facts, "article_no");
	w->fire = HasTriggers(w->rel, article->articles);
	w->plain = !w->fire && !(constr && constr->has_generated_stored);
	w->estate = CreateExecutorState();
	InitRangeTable(w);
	w->result = makeNode(ResultRelInfo);
	InitResultRelInfo(w->result, w->rel, 1, NULL, 0);
	if (!w->fire)
		w->result->ri_TrigDesc = NULL;
	w->estate->es_output_cid = GetCurrentCommandId(true);
	w->estate->es_opened_result_relations =
		lappend(w->estate->es_opened_result_relations, w->result);
	ExecOpenIndices(w->result, false);
	PushActiveSnapshot(GetTransactionSnapshot());
	if (w->fire)
		AfterTriggerBeginQuery();
}

/* Put the rows that wait into the table and its indexes. */
static void
Flush(Writer *w)
{
	EState *estate = w->estate;

	if (w->waiting == 0)
		return;
	table_multi_insert(w->rel, w->slot, w->waiting, estate->es_output_cid, 0, NULL);
	for (int i = 0; i < w->waiting; i++)
	{
#if PG_VERSION_NUM >= 160000
		ExecInsertIndexTuples(w->result, w->slot[i], estate, false, false, NULL, NIL, false);
#else
		ExecInsertIndexTuples(w->result, w->slot[i], estate, false, false, NULL, NIL);
#endif
		ResetPerTupleExprContext(estate);
		ExecClearTuple(w->slot[i]);
	}
	w->waiting = 0;
}

static void
PutSlot(Writer *w, TupleTableSlot *slot)
{
	if (!w->plain)
	{
		ExecSimpleRelationInsert(w->result, w->estate, slot);
		ResetPerTupleExprContext(w->estate);
		ExecClearTuple(slot);
		return;
	}
	if (RelationGetDescr(w->rel)->constr)
		ExecConstraints(w->result, slot, w->estate);
	ExecMaterializeSlot(slot);
	if (++w->waiting == BATCH)
		Flush(w);
}

static void
CloseWriter(Writer *w)
{
	Flush(w);
	if (w->fire)
		AfterTriggerEndQuery(w->estate);
	PopActiveSnapshot();
	ExecCloseResultRelations(w->estate); /* with their indexes */
	ExecResetTupleTable(w->estate->es_tupleTable, false);
	FreeExecutorState(w->estate);
	table_close(w->rel, NoLock);
}

/* A slot that lives as long as the writer. */
static TupleTableSlot *
NewSlot(Writer *w)
{
	MemoryContext old = MemoryContextSwitchTo(w->estate->es_query_cxt);
	TupleTableSlot *slot =
		ExecInitExtraTupleSlot(w->estate, RelationGetDescr(w->rel), table_slot_callbacks(w->rel));

	MemoryContextSwitchTo(old);
	return slot;
}

/* A row of zh_facts(), with the key of its article before it. */
static void
PutFact(void *arg, Datum *values, bool *nulls)
{
	Writer *w = arg;
	TupleTableSlot *slot = w->slot[w->waiting];
	int nkeys = w->article->nkeys;

	if (!slot)
		slot = w->slot[w->waiting] = NewSlot(w);
	memset(slot->tts_isnull, true, sizeof(bool) * slot->tts_tupleDescriptor->natts);
	memcpy(slot->tts_values, w->article->keys, sizeof(Datum) * nkeys);
	memset(slot->tts_isnull, false, sizeof(bool) * nkeys);
	memcpy(slot->tts_values + nkeys, values, sizeof(Datum) * F_COLUMNS);
	memcpy(slot->tts_isnull + nkeys, nulls, sizeof(bool) * F_COLUMNS);
	slot->tts_values[nkeys + F_NO] = Int32GetDatum(++w->written);
	slot->tts_values[nkeys + F_POS] = Int32GetDatum(DatumGetInt32(values[F_POS]) + w->offset);
	if (w->published_column > nkeys && w->article->has_day)
	{
		slot->tts_values[w->published_column - 1] = DateADTGetDatum(w->article->day);
		slot->tts_isnull[w->published_column - 1] = false;
	}
	if (w->article_column > nkeys)
	{
		slot->tts_values[w->article_column - 1] = Int32GetDatum(w->number);
		slot->tts_isnull[w->article_column - 1] = false;
	}
	ExecStoreVirtualTuple(slot);
	PutSlot(w, slot);
}

/* Every article of a page by itself, so that none lends another its year or its speaker. */
static void
PutPage(Writer *w, const ZhcDateOptions *options)
{
	const text *page = w->article->body;
	ZhcClean clean;
	ZhcArticles found;

	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(page), VARSIZE_ANY_EXHDR(page), &clean));
	zh_check(zhc_articles(&zh_palloc, &clean, &found));
	for (uint32_t i = 0; i < found.n; i++)
	{
		uint32_t start = clean.pos[clean.paras[found.row[i].first].start];
		uint32_t last = clean.pos[clean.paras[found.row[i].last].end - 1];
		Datum body = DirectFunctionCall3(text_substr, PointerGetDatum(page),
										 Int32GetDatum(start + 1), Int32GetDatum(last - start + 1));

		w->number = (int32) i + 1;
		w->offset = (int32) start;
		zh_facts_each(DatumGetTextPP(body), options, NULL, PutFact, w);
		pfree(DatumGetPointer(body));
	}
	zhc_articles_free(&zh_palloc, &found);
	zhc_clean_free(&zh_palloc, &clean);
}

void
zh_write_facts(const ZhFactArticle *article)
{
	Writer w;
	ZhcDateOptions options;

	if (!article->body)
		return;
	options = zh_published_options(article->has_day, article->day);
	OpenWriter(&w, article);
	if (article->pages)
		PutPage(&w, &options);
	else
		zh_facts_each(article->body, &options, NULL, PutFact, &w);
	CloseWriter(&w);
}
