/*
 * columns.h - rows of facts filled column by column from a text
 *
 *	ZhRow	row;
 *
 *	zh_row_open(&row, &src);
 *	for each:
 *		zh_row_begin(&row);
 *		... zh_put_...(&row, ..., column) ...
 *		zh_rows_put(&rows, row.values, row.nulls);
 *	zh_row_close(&row);
 *
 * A text has about forty facts a kilobyte, of half a dozen values each: these take no memory of
 * their own, but stand one after the other in a block that the next row writes over.
 */
#ifndef ZH_COLUMNS_H
#define ZH_COLUMNS_H

#include "postgres.h"

#include "date.h"
#include "decimal.h"
#include "names.h"
#include "source.h"

#define ZH_ROW_COLUMNS 16 /* at most */
#define ZH_ROW_ROOM	   4096

typedef struct ZhRow
{
	const ZhSource *src;
	char *at;			   /* where the block is free from */
	ZhcBuf key;			   /* for keys that take longer */
	MemoryContext context; /* current while rows are filled; for what the block does not hold */
	MemoryContext outer;
	Datum values[ZH_ROW_COLUMNS];
	bool nulls[ZH_ROW_COLUMNS];
	char room[ZH_ROW_ROOM] pg_attribute_aligned(MAXIMUM_ALIGNOF); /* the block */
} ZhRow;

extern void zh_row_open(ZhRow *row, const ZhSource *src);
extern void zh_row_close(ZhRow *row);

/* A new row, all of it NULL; the values of the one before go.  Checks for interrupts. */
extern void zh_row_begin(ZhRow *row);

/* n bytes that go with the row, aligned. */
extern char *zh_row_take(ZhRow *row, size_t n);

/*
 * A text of at most n bytes, written to where zh_row_text() says; it ends where zh_row_text_end()
 * is told.  Nothing else may be taken between the two.
 */
extern char *zh_row_text(ZhRow *row, size_t n);
extern Datum zh_row_text_end(ZhRow *row, char *data, const char *end);

static inline void
zh_put(ZhRow *row, Datum value, int column)
{
	row->values[column] = value;
	row->nulls[column] = false;
}

/* pos and len of clean characters [start, end), start < end, in the original; two columns. */
extern void zh_put_place(ZhRow *row, uint32 start, uint32 end, int column);

/* Clean characters [start, end), and their key as zh_fold() makes it; NULL when there are none. */
extern void zh_put_span(ZhRow *row, uint32 start, uint32 end, int column);
extern void zh_put_span_key(ZhRow *row, uint32 start, uint32 end, int column);

/* The key of a mention. */
extern void zh_put_name_key(ZhRow *row, const ZhcNames *names, uint32 mention, int column);

/* A string, NULL when it is NULL or "". */
extern void zh_put_string(ZhRow *row, const char *s, int column);

/* Bytes as a text. */
extern void zh_put_bytes(ZhRow *row, const char *s, size_t n, int column);

extern void zh_put_number(ZhRow *row, ZhcDec value, int column);

/* The bounds of a date, NULL where it has none or no timestamp can be one; two columns. */
extern void zh_put_interval(ZhRow *row, const ZhcDate *d, int column);

#endif /* ZH_COLUMNS_H */
