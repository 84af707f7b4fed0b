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

/* A text, and what its rows are handed over with. */
typedef struct ZhFactText
{
	const text *body;
	ZhcDateOptions options;
	void *arg;
} ZhFactText;

/* Takes a row; values that are references go with the next one. */
typedef void (*ZhFactPut)(void *arg, Datum *values, bool *nulls);

/*
 * What raises the version of extraction: any change of what zh_facts() finds, with the release that
 * brings it.  zh_backfill() redoes what an older version found.
 */
#define ZH_EXTRACTION 1

/*
 * Find the facts of texts, each by itself, and hand each to put, in the order of the texts and of
 * what stands in them; own may be NULL.  Several small texts are read faster together; memory is
 * taken for all of them.
 */
extern void zh_facts_each(const ZhFactText *texts, int n, const ZhcOwnTerms *own, ZhFactPut put);

#endif /* ZH_ALLFACTS_H */
