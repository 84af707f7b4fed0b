/*
 * track.c - the facts table follows the articles: the triggers of zh_track()
 *
 * The triggers are row triggers.  Those alone fire wherever a row comes from: through a partitioned
 * table or straight into a partition (one attached later too), by COPY, by logical replication; and
 * their WHEN conditions keep updates of other columns from costing anything.
 *
 * What they do is done as the owner of the articles, as with the cascades of a foreign key: who may
 * write an article needs no rights on its facts.  The owner's rights on the facts are checked, so a
 * trigger reaches no table that its table's owner could not write.
 */
#include "postgres.h"
#include "fmgr.h"
#include "access/htup_details.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/datum.h"
#include "utils/rel.h"

#include "factrows.h"
#include "glue.h"
#include "staterow.h"
#include "tracked.h"

PG_FUNCTION_INFO_V1(zhnews_track);

/* ---- an article -------------------------------------------------------------------------------
 */

static void
Forget(ZhTracked *e, const Datum *keys)
{
	zh_tracked_prepare(e, ZH_STATE_DELETE);
	zh_tracked_execute(e, ZH_STATE_DELETE, keys);
	zh_tracked_prepare(e, ZH_FACTS_DELETE);
	zh_tracked_execute(e, ZH_FACTS_DELETE, keys);
}

/* Read an article, in place of what was read before unless there is nothing to be replaced. */
static void
Extract(ZhTracked *e, const ZhFactArticle *article, bool is_new)
{
	ZhFactWriter *w;

	if (!is_new)
	{
		zh_tracked_prepare(e, ZH_STATE_PUT);
		if (!zh_tracked_begin(e, article->keys))
			return;
	}
	if (!article->body)
		return;
	w = zh_tracked_writer(e);
	zh_writer_put(w, article, 1);
	zh_writer_close(w);
}

/* ---- triggers ---------------------------------------------------------------------------------
 */

static void
GetKeys(const ZhTracked *e, HeapTuple tuple, TupleDesc desc, Datum *keys)
{
	for (int i = 0; i < e->t.nkeys; i++)
	{
		bool isnull;

		keys[i] = heap_getattr(tuple, e->t.columns[i], desc, &isnull);
		if (isnull)
			ereport(ERROR, (errcode(ERRCODE_NOT_NULL_VIOLATION),
							errmsg("the key of a tracked article is null")));
	}
}

static void
GetArticle(const ZhTracked *e, HeapTuple tuple, TupleDesc desc, ZhFactArticle *article)
{
	bool isnull;
	Datum value = heap_getattr(tuple, e->t.columns[e->t.nkeys], desc, &isnull);

	article->body = isnull ? NULL : DatumGetTextPP(value);
	if (e->t.published == 0)
		return;
	value = heap_getattr(tuple, e->t.published, desc, &isnull);
	if (!isnull)
		article->has_day = zh_tracking_day(
			&e->t, value, TupleDescAttr(desc, e->t.published - 1)->atttypid, &article->day);
}

/* All keys are of the same bytes in both. */
static bool
SameKey(const ZhTracked *e, TupleDesc desc, const Datum *a, const Datum *b)
{
	for (int i = 0; i < e->t.nkeys; i++)
	{
		Form_pg_attribute att = TupleDescAttr(desc, e->t.columns[i] - 1);

		if (!datum_image_eq(a[i], b[i], att->attbyval, att->attlen))
			return false;
	}
	return true;
}

static void
OnRow(ZhTracked *e, const TriggerData *data)
{
	TupleDesc desc = RelationGetDescr(data->tg_relation);
	Datum keys[INDEX_MAX_KEYS], before[INDEX_MAX_KEYS];
	ZhFactArticle article = {.keys = keys};
	bool is_new = false;

	if (TRIGGER_FIRED_BY_DELETE(data->tg_event))
	{
		GetKeys(e, data->tg_trigtuple, desc, before);
		Forget(e, before);
		return;
	}
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event))
	{
		GetKeys(e, data->tg_newtuple, desc, keys);
		GetKeys(e, data->tg_trigtuple, desc, before);
		if (!SameKey(e, desc, keys, before))
			Forget(e, before);
		GetArticle(e, data->tg_newtuple, desc, &article);
	}
	else
	{
		GetKeys(e, data->tg_trigtuple, desc, keys);
		GetArticle(e, data->tg_trigtuple, desc, &article);
		is_new = zh_state_insert(&e->t, e->articles, data, keys);
	}
	Extract(e, &article, is_new);
}

/* An emptied articles table; tables that are empty already may be part of the same TRUNCATE. */
static void
OnTruncate(const ZhTracked *e)
{
	Oid tables[] = {e->t.facts, e->t.state};

	for (int i = 0; i < lengthof(tables); i++)
	{
		char *name = zh_tracked_name(tables[i]);

		if (SPI_execute(psprintf("SELECT FROM %s LIMIT 1", name), true, 1) != SPI_OK_SELECT)
			elog(ERROR, "could not read %s", name);
		if (SPI_processed > 0 &&
			SPI_execute(psprintf("TRUNCATE %s", name), false, 0) != SPI_OK_UTILITY)
			elog(ERROR, "could not truncate %s", name);
	}
}

/* The function of all triggers that zh_track() makes. */
Datum
zhnews_track(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	const Trigger *trigger;
	ZhTracked *e;
	Oid user;
	int context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("function \"zhnews_track\" is for the triggers of zh_track()")));
	/* a statement has no columns: what it is about, the table's row trigger says */
	trigger = TRIGGER_FIRED_FOR_ROW(data->tg_event)
				  ? data->tg_trigger
				  : zh_tracking_trigger(data->tg_relation, fcinfo->flinfo->fn_oid);
	if (!trigger)
		return PointerGetDatum(NULL);
	e = zh_tracked_lookup(trigger, data->tg_relation);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	zh_tracked_become_owner(e, &user, &context);
	if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
		OnRow(e, data);
	else
		OnTruncate(e);
	SetUserIdAndSecContext(user, context);
	SPI_finish();
	return PointerGetDatum(NULL);
}
