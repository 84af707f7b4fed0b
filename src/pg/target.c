/*
 * target.c - a table that rows are put into directly, without the statement of a user
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
#include "utils/snapmgr.h"

#include "target.h"

static void
InitRangeTable(ZhTarget *t)
{
	RangeTblEntry *rte = makeNode(RangeTblEntry);
#if PG_VERSION_NUM >= 160000
	List *permissions = NIL;
#endif

	rte->rtekind = RTE_RELATION;
	rte->relid = RelationGetRelid(t->rel);
	rte->relkind = t->rel->rd_rel->relkind;
	rte->rellockmode = RowExclusiveLock;
#if PG_VERSION_NUM >= 160000
	addRTEPermissionInfo(&permissions, rte);
#endif
#if PG_VERSION_NUM >= 180000
	ExecInitRangeTable(t->estate, list_make1(rte), permissions, bms_make_singleton(1));
#elif PG_VERSION_NUM >= 160000
	ExecInitRangeTable(t->estate, list_make1(rte), permissions);
#else
	ExecInitRangeTable(t->estate, list_make1(rte));
#endif
}

void
zh_target_open(ZhTarget *target, Oid table, bool conflicts)
{
	target->rel = table_open(table, RowExclusiveLock);
	target->desc = NULL;
	target->estate = CreateExecutorState();
	InitRangeTable(target);
	target->result = makeNode(ResultRelInfo);
	InitResultRelInfo(target->result, target->rel, 1, NULL, 0);
	target->estate->es_output_cid = GetCurrentCommandId(true);
	target->estate->es_opened_result_relations =
		lappend(target->estate->es_opened_result_relations, target->result);
	ExecOpenIndices(target->result, conflicts);
	PushActiveSnapshot(GetTransactionSnapshot());
}

void
zh_target_close(ZhTarget *target)
{
	PopActiveSnapshot();
	ExecCloseResultRelations(target->estate);				   /* with their indexes */
	ExecResetTupleTable(target->estate->es_tupleTable, false); /* slots of triggers */
	FreeExecutorState(target->estate);
	table_close(target->rel, NoLock);
}

bool
zh_target_has_triggers(const ZhTarget *target, Oid articles)
{
	const TriggerDesc *desc = target->rel->trigdesc;

	for (int i = 0; desc && i < desc->numtriggers; i++)
	{
		const Trigger *t = &desc->triggers[i];

		if (!t->tgisinternal || RI_FKey_trigger_type(t->tgfoid) != RI_TRIGGER_FK ||
			t->tgconstrrelid != articles)
			return true;
	}
	return false;
}

bool
zh_target_is_plain(const ZhTarget *target)
{
	const ResultRelInfo *result = target->result;

	for (int i = 0; i < result->ri_NumIndices; i++)
		if (result->ri_IndexRelationInfo[i]->ii_ExclusionOps ||
			!result->ri_IndexRelationDescs[i]->rd_index->indimmediate)
			return false;
	return true;
}

TupleTableSlot *
zh_target_slot(ZhTarget *target, const TupleTableSlotOps *kind)
{
	MemoryContext old = MemoryContextSwitchTo(target->estate->es_query_cxt);
	TupleTableSlot *slot;

	if (!target->desc)
		target->desc = CreateTupleDescCopy(RelationGetDescr(target->rel));
	slot = MakeTupleTableSlot(target->desc, kind);
	MemoryContextSwitchTo(old);
	return slot;
}

bool
zh_target_has(ZhTarget *target, TupleTableSlot *slot)
{
	ItemPointerData other;
	bool alone;

	ItemPointerSetInvalid(&slot->tts_tid);
#if PG_VERSION_NUM >= 180000
	alone = ExecCheckIndexConstraints(target->result, slot, target->estate, &other, &slot->tts_tid,
									  NIL);
#else
	alone = ExecCheckIndexConstraints(target->result, slot, target->estate, &other, NIL);
#endif
	ResetPerTupleExprContext(target->estate);
	return !alone;
}

void
zh_target_index(ZhTarget *target, TupleTableSlot *slot)
{
#if PG_VERSION_NUM >= 160000
	ExecInsertIndexTuples(target->result, slot, target->estate, false, false, NULL, NIL, false);
#else
	ExecInsertIndexTuples(target->result, slot, target->estate, false, false, NULL, NIL);
#endif
	ResetPerTupleExprContext(target->estate);
}
