/*
 * factrows.h - rows written into a facts table
 */
#ifndef ZH_FACTROWS_H
#define ZH_FACTROWS_H

#include "postgres.h"
#include "utils/date.h"

/* Articles that are read together: no more of them, nor of their bytes before the last one. */
#define ZH_READ_TOGETHER 32
#define ZH_READ_BYTES	 (1 << 16)

/* A facts table, and the articles that it is about. */
typedef struct ZhFactTable
{
	Oid articles;
	Oid facts;
	int nkeys;
	bool pages;
} ZhFactTable;

/* The article that the facts belong to. */
typedef struct ZhFactArticle
{
	const Datum *keys;
	const text *body; /* NULL: no facts */
	bool has_day;
	DateADT day;
} ZhFactArticle;

typedef struct ZhFactWriter ZhFactWriter;

/*
 * Write the facts of articles; the caller has seen to rights and to old facts, and has the rights
 * until the writer is closed.  Small articles handed over together are read together, which is
 * quicker.  Rows of several articles may wait for each other until the writer is closed, in slots
 * that own their values; it lives in the memory context of the call.
 */
extern ZhFactWriter *zh_writer_open(const ZhFactTable *table);
extern void zh_writer_put(ZhFactWriter *w, const ZhFactArticle *articles, int n);
extern void zh_writer_close(ZhFactWriter *w);

#endif /* ZH_FACTROWS_H */
