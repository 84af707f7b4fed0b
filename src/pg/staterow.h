/*
 * staterow.h - the state of an article that was just inserted
 */
#ifndef ZH_STATEROW_H
#define ZH_STATEROW_H

#include "postgres.h"
#include "commands/trigger.h"

#include "tracking.h"

/*
 * Note that the article of an INSERT trigger is read; columns of its row are those of t.  False,
 * and nothing done, where that takes a statement: the article was noted before or has changed, or
 * the table is none that zh_track() made, belongs to somebody else or has triggers.
 */
extern bool zh_state_insert(const ZhTracking *t, Oid articles, const TriggerData *data,
							const Datum *keys);

#endif /* ZH_STATEROW_H */
