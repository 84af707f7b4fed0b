/*
 * target.h - a table that rows are put into directly, without the statement of a user
 */
#ifndef ZH_TARGET_H
#define ZH_TARGET_H

#include "postgres.h"
#include "nodes/execnodes.h"
#include "utils/rel.h"

/* A table opened with its indexes; a snapshot is active as long. */
typedef struct ZhTarget
{
	Relation rel;
	TupleDesc desc; /* of the slots: a copy, which needs no count of who uses it */
	EState *estate;
	ResultRelInfo *result;
} ZhTarget;

/* With conflicts, zh_target_has() can be asked of it. */
extern void zh_target_open(ZhTarget *target, Oid table, bool conflicts);
extern void zh_target_close(ZhTarget *target);

/* Does it have triggers other than those of its foreign key to the articles? */
extern bool zh_target_has_triggers(const ZhTarget *target, Oid articles);

/* Does anything need more than that rows go into it one index after the other? */
extern bool zh_target_is_plain(const ZhTarget *target);

/* A slot for a row: to be cleared before the target is closed, with which it goes. */
extern TupleTableSlot *zh_target_slot(ZhTarget *target, const TupleTableSlotOps *kind);

/* Is there a row that the row in a slot would be a duplicate of?  Waits for whoever writes one. */
extern bool zh_target_has(ZhTarget *target, TupleTableSlot *slot);

/* Put a row that stands in the table into all of its indexes. */
extern void zh_target_index(ZhTarget *target, TupleTableSlot *slot);

#endif /* ZH_TARGET_H */
