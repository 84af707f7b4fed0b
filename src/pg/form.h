/*
 * form.h - rows made into tuples
 *
 * What heap_form_tuple() of PostgreSQL makes, in a third of its time: a text has about forty facts
 * a kilobyte, of sixteen columns each.  The values are measured and written in one go, into room
 * that the caller has.
 */
#ifndef ZH_FORM_H
#define ZH_FORM_H

#include "postgres.h"
#include "access/htup_details.h"

typedef struct ZhFormColumn
{
	int16 len;	 /* as pg_attribute has it */
	uint8 align; /* bytes */
	bool byval;
	bool pack; /* a varlena that may have a short header */
} ZhFormColumn;

/* Row types are looked at once. */
typedef struct ZhForm
{
	int n;
	ZhFormColumn *column;
} ZhForm;

/* In the current memory context; false for types that heap_form_tuple() is to be left to. */
extern bool zh_form_open(ZhForm *form, TupleDesc desc);

/* The room that a row takes at most; 0 for values that heap_form_tuple() is to be left to. */
extern Size zh_form_room(const ZhForm *form, const Datum *values, const bool *nulls);

/*
 * Make a tuple in a room of so many bytes; NULL where zh_form_room() says that it takes more, or 0.
 * With `in`, which may be `values`, the values as they stand in the tuple go there; those that are
 * NULL are 0.
 */
extern HeapTuple zh_form(const ZhForm *form, void *room, Size size, const Datum *values,
						 const bool *nulls, Datum *in);

#endif /* ZH_FORM_H */
