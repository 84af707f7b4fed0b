/*
 * detail.h - the column `detail` of a fact: a small object of jsonb, written as it is stored
 *
 * Attributes are added to a ZhDetail in any order; zh_detail_end() makes the value.  The general
 * way over pushJsonbValue() took as long as to find the fact.
 */
#ifndef ZH_DETAIL_H
#define ZH_DETAIL_H

#include "postgres.h"
#include "utils/jsonb.h"

#include "columns.h"
#include "credit.h"

#define ZH_DETAIL_MAX 12 /* attributes */

typedef struct ZhDetailPart
{
	const char *key; /* of attributes */
	uint32 keylen;
	JEntry type;	  /* JENTRY_IS... */
	bool aligned;	  /* whether its bytes begin at a multiple of four */
	const char *data; /* good until the row goes */
	size_t len;
} ZhDetailPart;

typedef struct ZhDetail
{
	int n;
	ZhDetailPart part[ZH_DETAIL_MAX]; /* in the order of their keys in jsonb */
} ZhDetail;

/* Add an attribute; one that is NULL, "" or an empty range is left out.  Keys are literals. */
extern void zh_detail_string(ZhDetail *d, const char *key, const char *value);
extern void zh_detail_bool(ZhDetail *d, const char *key, bool value);
extern void zh_detail_number(ZhDetail *d, const char *key, Datum number);
extern void zh_detail_range(ZhDetail *d, ZhRow *row, const char *key, ZhcRange range);

/* An array of strings. */
extern void zh_detail_ranges(ZhDetail *d, ZhRow *row, const char *key, const ZhcSpan *span,
							 uint32 n);

/* The object as jsonb, in memory of the row. */
extern Datum zh_detail_end(const ZhDetail *d, ZhRow *row);

#endif /* ZH_DETAIL_H */
