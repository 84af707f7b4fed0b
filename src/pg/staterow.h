/*
 * staterow.h - states of articles, written without a statement for each
 */
#ifndef ZH_STATEROW_H
#define ZH_STATEROW_H

#include "postgres.h"
#include "commands/trigger.h"

#include "target.h"
#include "tracking.h"

/*
 * Note that the article of an INSERT trigger is read; columns of its row are those of t.  False,
 * and nothing done, where that takes a statement: the article was noted before or has changed, or
 * the table is none that zh_track() made, belongs to somebody else or has triggers.
 */
extern bool zh_state_insert(const ZhTracking *t, Oid articles, const TriggerData *data,
							const Datum *keys);

/* The table of states while those of articles are put into it. */
typedef struct ZhStates
{
	ZhTarget to;
	TupleTableSlot *slot;
	int nkeys;
} ZhStates;

/*
 * Note that articles are read: false where that takes a statement, for one of them because it has
 * been noted before, for all of them because of the table as above.  The foreign key is checked
 * when they are closed.
 */
extern bool zh_states_open(ZhStates *states, const ZhTracking *t, Oid articles);
extern bool zh_states_put(ZhStates *states, const Datum *keys);
extern void zh_states_close(ZhStates *states);

#endif /* ZH_STATEROW_H */
