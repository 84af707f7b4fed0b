/*
 * factrows.c - rows written into a facts table
 *
 * Rows go into the table and its indexes directly and many at once, as in COPY, since a text has
 * about thirty facts a kilobyte and everything that happens for each of them counts.  Not done for
 * each is the check of the foreign key: the caller has written the article's state, whose own
 * foreign key names the same article, which was inserted or checked and locked in this transaction.
 * As soon as a table has triggers of its user, all triggers fire, that check included.
 */
#include "postgres.h"
#include "access/genam.h"
#include "access/heapam.h"
#include "access/tableam.h"
#include "catalog/index.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#include "allfacts.h"
#include "article.h"
#include "clean.h"
#include "factrows.h"
#include "form.h"
#include "glue.h"
#include "reading.h"
#include "target.h"

#define BATCH		500		  /* rows that go into the table at once */
#define SORTED		100		  /* so many go into an index in its order */
#define BATCH_BYTES (1 << 20) /* of articles whose rows wait */

/* A row's entry in an index. */
typedef struct Entry
{
	ItemPointer tid;
	Datum *values;
	bool *isnull;
} Entry;

/* A text that waits to be read: an article, or one of those on a page. */
typedef struct Piece
{
	ZhFactWriter *w;
	const ZhFactArticle *article;
	int32 number; /* on the page */
	int32 offset;
	bool copied; /* the text is a part of the page */
} Piece;

struct ZhFactWriter
{
	ZhFactTable table;
	ZhTarget to;
	ZhFactText text[ZH_READ_TOGETHER]; /* that wait to be read */
	Piece piece[ZH_READ_TOGETHER];	   /* the same ones */
	int texts;
	Size text_bytes;
	TupleTableSlot *slot[BATCH];
	int waiting;   /* rows in slots */
	Size bytes;	   /* of the articles that they are from */
	Entry *entry;  /* for the entries of one index, NULL: each row goes into all of them */
	Entry **order; /* in which they go into it */
	Datum *values; /* of the entries */
	bool *isnull;
	bool plain;	  /* nothing is to be done for a single row but to insert it */
	bool is_heap; /* rows are tuples as the table keeps them: made with form */
	ZhForm form;
	bool fire;	/* triggers */
	bool check; /* constraints that rows could break */
	AttrNumber published_column;
	AttrNumber article_column;
	const ZhFactArticle *last; /* of which rows were written */
	int32 written;			   /* of them */
};

typedef struct ZhFactWriter Writer;

/* Room for the entries of all rows that wait in any of the indexes. */
static void
MakeEntries(Writer *w)
{
	MemoryContext context = w->to.estate->es_query_cxt;
	int n = 1;

	for (int i = 0; i < w->to.result->ri_NumIndices; i++)
		n = Max(n, w->to.result->ri_IndexRelationInfo[i]->ii_NumIndexAttrs);
	w->values = MemoryContextAlloc(context, sizeof(Datum) * n * BATCH);
	w->isnull = MemoryContextAlloc(context, sizeof(bool) * n * BATCH);
	w->entry = MemoryContextAlloc(context, sizeof(Entry) * BATCH);
	w->order = MemoryContextAlloc(context, sizeof(Entry *) * BATCH);
}

/* Does the table have constraints other than those that zh_track() made, which rows always keep? */
static bool
HasConstraints(const Writer *w)
{
	TupleDesc desc = RelationGetDescr(w->to.rel);
	int nkeys = w->table.nkeys;

	if (!desc->constr)
		return false;
	if (desc->constr->num_check > 0)
		return true;
	for (int i = 0; i < desc->natts; i++)
		if (TupleDescAttr(desc, i)->attnotnull && i >= nkeys && i != nkeys + F_NO &&
			i != nkeys + F_KIND && i != nkeys + F_POS && i != nkeys + F_LEN &&
			i != nkeys + F_DETAIL && i != w->article_column - 1)
			return true;
	return false;
}

ZhFactWriter *
zh_writer_open(const ZhFactTable *table)
{
	Writer *w = palloc0(sizeof(*w));
	TupleConstr *constr;

	w->table = *table;
	zh_target_open(&w->to, table->facts, false);
	constr = RelationGetDescr(w->to.rel)->constr;
	if (w->to.rel->rd_rel->relkind != RELKIND_RELATION ||
		RelationGetNumberOfAttributes(w->to.rel) < table->nkeys + F_COLUMNS)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("table \"%s\" is no facts table as zh_track() makes it",
						RelationGetRelationName(w->to.rel)),
				 errhint("Call zh_untrack() and zh_track() on the articles, then zh_backfill().")));
	w->published_column = get_attnum(table->facts, "published");
	w->article_column = get_attnum(table->facts, "article_no");
	w->check = HasConstraints(w);
	w->fire = zh_target_has_triggers(&w->to, table->articles);
	w->plain = !w->fire && !(constr && constr->has_generated_stored);
	w->is_heap = w->plain && w->to.rel->rd_tableam == GetHeapamTableAmRoutine() &&
				 zh_form_open(&w->form, RelationGetDescr(w->to.rel));
	if (!w->fire)
		w->to.result->ri_TrigDesc = NULL;
	if (zh_target_is_plain(&w->to))
		MakeEntries(w);
	if (w->fire)
		AfterTriggerBeginQuery();
	return w;
}

/* By the bytes of the first column, a text: whatever the index's order, equal ones come together.
 */
static int
CompareTexts(const void *a, const void *b)
{
	const Entry *x = *(const Entry *const *) a, *y = *(const Entry *const *) b;
	Pointer p = DatumGetPointer(x->values[0]), q = DatumGetPointer(y->values[0]);
	int m = VARSIZE_ANY_EXHDR(p), n = VARSIZE_ANY_EXHDR(q);
	int order = memcmp(VARDATA_ANY(p), VARDATA_ANY(q), Min(m, n));

	return order != 0 ? order : m - n;
}

/* By the first column, a number or a time. */
static int
CompareNumbers(const void *a, const void *b)
{
	int64 x = (int64) (*(const Entry *const *) a)->values[0];
	int64 y = (int64) (*(const Entry *const *) b)->values[0];

	return x < y ? -1 : x > y;
}

/* How to put entries into an order near to the index's; NULL: they stay as they are. */
static int (*OrderOf(Relation index, Entry *const *entry, int n))(const void *, const void *)
{
	Form_pg_attribute first = TupleDescAttr(RelationGetDescr(index), 0);

	for (int i = 0; i < n; i++)
	{
		Pointer value = DatumGetPointer(entry[i]->values[0]);

		if (entry[i]->isnull[0])
			return NULL;
		/* a text that does not lie at hand */
		if (first->atttypid == TEXTOID && VARATT_IS_EXTENDED(value) && !VARATT_IS_SHORT(value))
			return NULL;
	}
	return first->atttypid == TEXTOID ? CompareTexts : first->attbyval ? CompareNumbers : NULL;
}

/* The column of an index of rows where one column is not null; 0 for any other. */
static AttrNumber
NotNullColumn(const IndexInfo *info)
{
	const NullTest *test =
		list_length(info->ii_Predicate) == 1 ? linitial(info->ii_Predicate) : NULL;

	if (!test || !IsA(test, NullTest) || test->nulltesttype != IS_NOT_NULL || test->argisrow ||
		!IsA(test->arg, Var))
		return 0;
	return ((const Var *) test->arg)->varattno;
}

/*
 * Put the rows that wait into one index, those with the same text together: a name comes several
 * times in a dozen articles, and the page that takes it is still at hand; for one article it is so
 * in any order.
 */
static void
FillIndex(Writer *w, int number)
{
	Relation index = w->to.result->ri_IndexRelationDescs[number];
	IndexInfo *info = w->to.result->ri_IndexRelationInfo[number];
	ExprContext *context = GetPerTupleExprContext(w->to.estate);
	AttrNumber column = NotNullColumn(info);
	int (*order)(const void *, const void *);
	int n = 0;

	if (!info->ii_ReadyForInserts)
		return;
	if (column == 0 && info->ii_Predicate != NIL && !info->ii_PredicateState)
		info->ii_PredicateState = ExecPrepareQual(info->ii_Predicate, w->to.estate);
	for (int i = 0; i < w->waiting; i++)
	{
		Entry *entry = &w->entry[n];

		context->ecxt_scantuple = w->slot[i];
		if (column != 0 ? slot_attisnull(w->slot[i], column)
						: !ExecQual(info->ii_PredicateState, context))
			continue;
		entry->tid = &w->slot[i]->tts_tid;
		entry->values = w->values + n * info->ii_NumIndexAttrs;
		entry->isnull = w->isnull + n * info->ii_NumIndexAttrs;
		FormIndexDatum(info, w->slot[i], w->to.estate, entry->values, entry->isnull);
		w->order[n++] = entry;
	}
	order = n < SORTED ? NULL : OrderOf(index, w->order, n);
	if (order)
		qsort(w->order, n, sizeof(Entry *), order);
	for (int i = 0; i < n; i++)
		index_insert(index, w->order[i]->values, w->order[i]->isnull, w->order[i]->tid, w->to.rel,
					 index->rd_index->indisunique ? UNIQUE_CHECK_YES : UNIQUE_CHECK_NO, false,
					 info);
	ResetPerTupleExprContext(w->to.estate);
}

/* Put the rows that wait into the table and its indexes. */
static void
Flush(Writer *w)
{
	if (w->waiting == 0)
		return;
	table_multi_insert(w->to.rel, w->slot, w->waiting, w->to.estate->es_output_cid, 0, NULL);
	if (w->entry)
		for (int i = 0; i < w->to.result->ri_NumIndices; i++)
			FillIndex(w, i);
	else
		for (int i = 0; i < w->waiting; i++)
			zh_target_index(&w->to, w->slot[i]);
	for (int i = 0; i < w->waiting; i++)
		ExecClearTuple(w->slot[i]);
	w->waiting = 0;
	w->bytes = 0;
}

/* Make the values of a slot a row that outlives them. */
static void
KeepRow(Writer *w, TupleTableSlot *slot)
{
	Size room = w->is_heap ? zh_form_room(&w->form, slot->tts_values, slot->tts_isnull) : 0;
	HeapTuple tuple;

	if (room == 0)
	{
		ExecStoreVirtualTuple(slot);
		ExecMaterializeSlot(slot);
		return;
	}
	tuple = zh_form(&w->form, MemoryContextAllocHuge(slot->tts_mcxt, room), room, slot->tts_values,
					slot->tts_isnull, slot->tts_values);
	ExecStoreHeapTuple(tuple, slot, true);
	slot->tts_nvalid = (AttrNumber) w->form.n; /* they are at hand */
}

static void
PutSlot(Writer *w, TupleTableSlot *slot)
{
	if (!w->plain)
	{
		ExecStoreVirtualTuple(slot);
		ExecSimpleRelationInsert(w->to.result, w->to.estate, slot);
		ResetPerTupleExprContext(w->to.estate);
		ExecClearTuple(slot);
		return;
	}
	KeepRow(w, slot);
	if (w->check)
		ExecConstraints(w->to.result, slot, w->to.estate);
	if (++w->waiting == BATCH)
		Flush(w);
}

void
zh_writer_close(ZhFactWriter *w)
{
	Flush(w);
	if (w->fire)
		AfterTriggerEndQuery(w->to.estate);
	zh_target_close(&w->to);
	pfree(w);
}

/* A row of zh_facts(), with the key of its article before it. */
static void
PutFact(void *arg, Datum *values, bool *nulls)
{
	const Piece *piece = arg;
	const ZhFactArticle *article = piece->article;
	Writer *w = piece->w;
	TupleTableSlot *slot = w->slot[w->waiting];
	int nkeys = w->table.nkeys;

	if (!slot)
		slot = w->slot[w->waiting] =
			zh_target_slot(&w->to, w->is_heap ? &TTSOpsHeapTuple : table_slot_callbacks(w->to.rel));
	if (w->last != article)
		w->written = 0;
	w->last = article;
	memset(slot->tts_isnull, true, sizeof(bool) * slot->tts_tupleDescriptor->natts);
	memcpy(slot->tts_values, article->keys, sizeof(Datum) * nkeys);
	memset(slot->tts_isnull, false, sizeof(bool) * nkeys);
	memcpy(slot->tts_values + nkeys, values, sizeof(Datum) * F_COLUMNS);
	memcpy(slot->tts_isnull + nkeys, nulls, sizeof(bool) * F_COLUMNS);
	slot->tts_values[nkeys + F_NO] = Int32GetDatum(++w->written);
	slot->tts_values[nkeys + F_POS] = Int32GetDatum(DatumGetInt32(values[F_POS]) + piece->offset);
	if (w->published_column > nkeys && article->has_day)
	{
		slot->tts_values[w->published_column - 1] = DateADTGetDatum(article->day);
		slot->tts_isnull[w->published_column - 1] = false;
	}
	if (w->article_column > nkeys)
	{
		slot->tts_values[w->article_column - 1] = Int32GetDatum(piece->number);
		slot->tts_isnull[w->article_column - 1] = false;
	}
	PutSlot(w, slot);
}

/* Read the texts that wait. */
static void
ReadTexts(Writer *w)
{
	if (w->texts == 0)
		return;
	zh_facts_each(w->text, w->texts, NULL, PutFact);
	for (int i = 0; i < w->texts; i++)
		if (w->piece[i].copied)
			pfree(unconstify(text *, w->text[i].body));
	w->bytes += w->text_bytes;
	w->texts = 0;
	w->text_bytes = 0;
	if (w->bytes > BATCH_BYTES)
		Flush(w);
}

/* Have a text read when its turn comes. */
static void
PutText(Writer *w, const text *body, Piece piece)
{
	const ZhFactArticle *article = piece.article;
	Size bytes = VARSIZE_ANY(body);

	if (w->texts == ZH_READ_TOGETHER || w->text_bytes + bytes > ZH_READ_BYTES)
		ReadTexts(w);
	w->piece[w->texts] = piece;
	w->text[w->texts] =
		(ZhFactText){.body = body,
					 .options = zh_published_options(article->has_day, article->day),
					 .arg = &w->piece[w->texts]};
	w->texts++;
	w->text_bytes += bytes;
}

/* Every article of a page by itself, so that none lends another its year or its speaker. */
static void
PutPage(Writer *w, const ZhFactArticle *article)
{
	const text *page = article->body;
	ZhcClean clean;
	ZhcArticles found;

	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(page), VARSIZE_ANY_EXHDR(page), &clean));
	zh_check(zhc_articles(&zh_palloc, &clean, &found));
	for (uint32_t i = 0; i < found.n; i++)
	{
		uint32_t start = zhc_clean_pos(&clean, clean.paras[found.row[i].first].start);
		uint32_t last =
			zhc_clean_pos(&clean, zhc_body_end(&clean, &clean.paras[found.row[i].last]) - 1);
		Datum body = DirectFunctionCall3(text_substr, PointerGetDatum(page),
										 Int32GetDatum(start + 1), Int32GetDatum(last - start + 1));

		PutText(w, DatumGetTextPP(body),
				(Piece){.w = w,
						.article = article,
						.number = (int32) i + 1,
						.offset = (int32) start,
						.copied = true});
	}
	zhc_articles_free(&zh_palloc, &found);
	zhc_clean_free(&zh_palloc, &clean);
}

void
zh_writer_put(ZhFactWriter *w, const ZhFactArticle *articles, int n)
{
	for (int i = 0; i < n; i++)
	{
		if (!articles[i].body)
			continue;
		if (w->table.pages)
			PutPage(w, &articles[i]);
		else
			PutText(w, articles[i].body, (Piece){.w = w, .article = &articles[i]});
	}
	ReadTexts(w);
	w->last = NULL;
}
