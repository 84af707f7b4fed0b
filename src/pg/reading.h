/*
 * reading.h - a text read for who said and did what, and columns filled from it
 */
#ifndef ZH_READING_H
#define ZH_READING_H

#include "postgres.h"
#include "fmgr.h"
#include "utils/date.h"

#include "chunks.h"
#include "columns.h"

typedef struct ZhReading
{
	ZhSource src;
	ZhcNames names;
	ZhcDates dates;
	ZhcChunks chunks;
} ZhReading;

/* What resolves dates: the optional argument `published` of a function. */
extern ZhcDateOptions zh_published(FunctionCallInfo fcinfo, int argument);

/* The same from C; a day that is not finite is an error. */
extern ZhcDateOptions zh_published_options(bool known, DateADT published);

/* Clean, tokenise, find names (those of a list too, or NULL) and dates, cut into chunks. */
extern void zh_reading_open(ZhReading *r, const text *body, const ZhcDateOptions *options,
							const ZhcOwnTerms *own);

/* The same step by step, from 0 to ZH_READING_STEPS - 1. */
#define ZH_READING_STEPS 5
extern void zh_reading_step(ZhReading *r, int step, const text *body, const ZhcDateOptions *options,
							const ZhcOwnTerms *own);

extern void zh_reading_close(ZhReading *r);

/* A range of the clean text, NULL when it is empty. */
extern void zh_put_range(ZhRow *row, ZhcRange range, int column);

/* The key of a mention, or of a range that is none (ZHC_NONE); NULL when it is empty. */
extern void zh_put_range_key(ZhRow *row, const ZhReading *r, ZhcRange range, uint32 mention,
							 int column);

/* The bounds of a date by its number; NULL for ZHC_NONE or what no timestamp can be. */
extern void zh_put_bounds(ZhRow *row, const ZhReading *r, uint32 date, int column);

#endif /* ZH_READING_H */
