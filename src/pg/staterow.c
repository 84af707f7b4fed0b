/*
 * staterow.c - states of articles, written without a statement for each
 *
 * A statement that inserts the state, looks for one that is there, and has its foreign key checked,
 * takes as long as to read a third of an article.  For an article that this very transaction has
 * inserted, all of that is known without one: nobody else can see or delete the article, so it only
 * has to be there still, and what deletes it later in this transaction cascades to its state.  For
 * others the foreign key is checked as ever, and whatever is more than to insert a row is left to
 * the statement.
 */
#include "postgres.h"
#include "access/tableam.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "allfacts.h"
#include "staterow.h"
#include "target.h"

/* The key, extraction integer, extracted_at timestamptz. */
static bool
HasColumns(Relation rel, int nkeys)
{
	TupleDesc desc = RelationGetDescr(rel);

	if (rel->rd_rel->relkind != RELKIND_RELATION || desc->natts != nkeys + 2)
		return false;
	for (int i = 0; i < desc->natts; i++)
		if (TupleDescAttr(desc, i)->attisdropped)
			return false;
	return TupleDescAttr(desc, nkeys)->atttypid == INT4OID &&
		   TupleDescAttr(desc, nkeys + 1)->atttypid == TIMESTAMPTZOID;
}

/* Its foreign keys to the articles, one or none, lead from the key to the article's. */
static bool
LeadsToKey(Relation rel, Oid articles, const ZhTracking *t, Relation from)
{
	ListCell *cell;

	foreach (cell, RelationGetFKeyList(rel))
	{
		const ForeignKeyCacheInfo *fk = lfirst(cell);

		if (fk->confrelid != articles)
			continue; /* a partition: not what is checked */
		if (fk->nkeys != t->nkeys)
			return false;
		for (int i = 0; i < fk->nkeys; i++)
		{
			int k = fk->conkey[i] - 1;
			bool same;
			char *name;

			if (k < 0 || k >= t->nkeys)
				return false;
			name = get_attname(articles, fk->confkey[i], false);
			same =
				strcmp(name,
					   NameStr(
						   TupleDescAttr(RelationGetDescr(from), t->columns[k] - 1)->attname)) == 0;
			pfree(name);
			if (!same)
				return false;
		}
	}
	return true;
}

/* Is the article still what was inserted? */
static bool
IsThere(Relation rel, HeapTuple tuple)
{
	TupleTableSlot *slot = table_slot_create(rel, NULL);
	bool there = table_tuple_fetch_row_version(rel, &tuple->t_self, SnapshotSelf, slot);

	ExecDropSingleTupleTableSlot(slot);
	return there;
}

/* Is nothing to be done for a state but to insert it, and to check its foreign key? */
static bool
IsSimple(const ZhTarget *target, const ZhTracking *t, Oid articles)
{
	TupleConstr *constr = RelationGetDescr(target->rel)->constr;

	return HasColumns(target->rel, t->nkeys) && target->rel->rd_rel->relowner == GetUserId() &&
		   !target->rel->rd_rules && !(constr && constr->has_generated_stored) &&
		   zh_target_is_plain(target) && !zh_target_has_triggers(target, articles);
}

static TupleTableSlot *
MakeSlot(ZhTarget *target)
{
	return zh_target_slot(target, table_slot_callbacks(target->rel));
}

static void
FillSlot(TupleTableSlot *slot, const Datum *keys, int nkeys)
{
	memset(slot->tts_isnull, false, sizeof(bool) * slot->tts_tupleDescriptor->natts);
	memcpy(slot->tts_values, keys, sizeof(Datum) * nkeys);
	slot->tts_values[nkeys] = Int32GetDatum(ZH_EXTRACTION);
	slot->tts_values[nkeys + 1] = TimestampTzGetDatum(GetCurrentTimestamp());
	ExecStoreVirtualTuple(slot);
}

/* ---- of an article that was just inserted -----------------------------------------------------
 */

bool
zh_state_insert(const ZhTracking *t, Oid articles, const TriggerData *data, const Datum *keys)
{
	ZhTarget target;
	TupleTableSlot *slot;
	bool done = false;

	zh_target_open(&target, t->state, true);
	if (IsSimple(&target, t, articles) && LeadsToKey(target.rel, articles, t, data->tg_relation) &&
		IsThere(data->tg_relation, data->tg_trigtuple))
	{
		slot = MakeSlot(&target);
		FillSlot(slot, keys, t->nkeys);
		if (!zh_target_has(&target, slot))
		{
			if (RelationGetDescr(target.rel)->constr)
				ExecConstraints(target.result, slot, target.estate);
			table_tuple_insert(target.rel, slot, target.estate->es_output_cid, 0, NULL);
			zh_target_index(&target, slot);
			done = true;
		}
		ExecClearTuple(slot);
	}
	zh_target_close(&target);
	return done;
}

/* ---- of any articles --------------------------------------------------------------------------
 */

bool
zh_states_open(ZhStates *states, const ZhTracking *t, Oid articles)
{
	zh_target_open(&states->to, t->state, true);
	if (!IsSimple(&states->to, t, articles))
	{
		zh_target_close(&states->to);
		return false;
	}
	states->nkeys = t->nkeys;
	states->slot = MakeSlot(&states->to);
	AfterTriggerBeginQuery();
	return true;
}

bool
zh_states_put(ZhStates *states, const Datum *keys)
{
	bool is_new;

	FillSlot(states->slot, keys, states->nkeys);
	is_new = !zh_target_has(&states->to, states->slot);
	if (is_new)
		ExecSimpleRelationInsert(states->to.result, states->to.estate, states->slot);
	ResetPerTupleExprContext(states->to.estate);
	ExecClearTuple(states->slot);
	return is_new;
}

void
zh_states_close(ZhStates *states)
{
	AfterTriggerEndQuery(states->to.estate); /* the foreign key */
	zh_target_close(&states->to);
}
