/*
 * allfacts.h - every fact of a text, one row after the other
 */
#ifndef ZH_ALLFACTS_H
#define ZH_ALLFACTS_H

#include "postgres.h"

#include "date.h"
#include "ownterms.h"

/* Columns of a row, as zh_facts() returns them. */
enum
{
	F_NO,
	F_KIND,
	F_POS,
	F_LEN,
	F_SUBJECT,
	F_SUBJECT_KEY,
	F_PREDICATE,
	F_OBJECT,
	F_OBJECT_KEY,
	F_VALUE,
	F_VALUE_MAX,
	F_UNIT,
	F_STARTS_AT,
	F_ENDS_AT,
	F_DETAIL,
	F_COLUMNS
};

/* Takes a row; values that are references go with the next one. */
typedef void (*ZhFactPut)(void *arg, Datum *values, bool *nulls);

/*
 * What raises the version of extraction: any change of what zh_facts() finds, with the release that
 * brings it.  zh_backfill() redoes what an older version found.
 */
#define ZH_EXTRACTION 1

/* Find the facts of a text and hand each to put, in the order of the text; own may be NULL. */
extern void zh_facts_each(const text *body, const ZhcDateOptions *options, const ZhcOwnTerms *own,
						  ZhFactPut put, void *arg);

#endif /* ZH_ALLFACTS_H */
