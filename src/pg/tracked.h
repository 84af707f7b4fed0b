/*
 * tracked.h - what a session remembers of tracked tables, and the statements with a key
 */
#ifndef ZH_TRACKED_H
#define ZH_TRACKED_H

#include "postgres.h"
#include "executor/spi.h"
#include "utils/rel.h"

#include "factrows.h"
#include "tracking.h"

typedef enum ZhStatement
{
	ZH_STATE_PUT, /* says whether there was one */
	ZH_STATE_DELETE,
	ZH_FACTS_DELETE,
	ZH_STATEMENTS
} ZhStatement;

/* Of a trigger, read as long as its condition stays the same. */
typedef struct ZhTracked
{
	Oid trigger; /* key */
	char *condition;
	MemoryContext context;
	ZhTracking t;
	Oid articles;
	char *sql[ZH_STATEMENTS];
	SPIPlanPtr plan[ZH_STATEMENTS];
} ZhTracked;

/* What is known of a trigger of a table. */
extern ZhTracked *zh_tracked_lookup(const Trigger *trigger, Relation rel);

/* The qualified name of a table. */
extern char *zh_tracked_name(Oid table);

/* Have the plan of a statement at hand, made anew when something it names was renamed. */
extern void zh_tracked_prepare(ZhTracked *e, ZhStatement which);

/* Run a statement that is prepared with the key as its arguments. */
extern void zh_tracked_execute(ZhTracked *e, ZhStatement which, const Datum *keys);

/*
 * Note that an article is read, and remove what was read before; whether it is to be read.
 * ZH_STATE_PUT is prepared.
 */
extern bool zh_tracked_begin(ZhTracked *e, const Datum *keys);

/* A writer of its facts. */
extern ZhFactWriter *zh_tracked_writer(const ZhTracked *e);

/* Act as the owner of the articles, who must have the right to write their facts. */
extern void zh_tracked_become_owner(const ZhTracked *e, Oid *user, int *context);

#endif /* ZH_TRACKED_H */
