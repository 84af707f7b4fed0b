/*
 * tracking.h - how an articles table is tracked, as its triggers say
 *
 * There is no list of tracked tables: zh_track() makes three row triggers whose WHEN conditions
 *name all that is needed,
 *
 *	zhnews_changed('s.articles_facts'::regclass, 's.articles_facts_state'::regclass,
 *		ROW(old.id, old.body, old.published), ROW(new.id, new.body, new.published))
 *
 * - tables by OID, columns by number - so that renaming breaks nothing, dropping is refused by the
 * dependencies that PostgreSQL records, partitions get triggers with their own column numbers, and
 * pg_dump writes all of it by name.  The triggers' arguments say the rest.
 */
#ifndef ZH_TRACKING_H
#define ZH_TRACKING_H

#include "postgres.h"
#include "access/attnum.h"
#include "utils/date.h"
#include "utils/rel.h"
#include "utils/reltrigger.h"

typedef struct ZhTracking
{
	Oid facts;
	Oid state;
	int nkeys;
	AttrNumber *columns;  /* of the table that has the trigger: the keys, the body */
	AttrNumber published; /* 0: there is none */
	bool pages;			  /* a body is a page with several articles */
	char *zone;			  /* time zone in which a time is a day */
} ZhTracking;

/* Read a trigger; an error if it is none that zh_track() made. Allocates in the current context. */
extern void zh_tracking_read(const Trigger *trigger, ZhTracking *out);

/* The trigger for INSERT by which a table is tracked, or NULL. function is that of the triggers. */
extern Trigger *zh_tracking_trigger(Relation rel, Oid function);

/* The trigger function that belongs to a function of this extension. */
extern Oid zh_tracking_function(Oid function);

/* The table on which zh_track() was called: that of the trigger, or of which it is a partition. */
extern Oid zh_tracking_root(const Trigger *trigger, Relation rel);

/* The day on which an article was published; false when its time is NULL or infinite. */
extern bool zh_tracking_day(const ZhTracking *t, Datum value, Oid type, DateADT *day);

#endif /* ZH_TRACKING_H */
