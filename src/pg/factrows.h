/*
 * factrows.h - rows written into a facts table
 */
#ifndef ZH_FACTROWS_H
#define ZH_FACTROWS_H

#include "postgres.h"
#include "utils/date.h"

/* The article that the facts belong to. */
typedef struct ZhFactArticle
{
	Oid articles;
	Oid facts;
	int nkeys;
	const Datum *keys;
	const text *body; /* NULL: no facts */
	bool has_day;
	DateADT day;
	bool pages;
} ZhFactArticle;

/* Read an article and write its facts; the caller has seen to rights and to old facts. */
extern void zh_write_facts(const ZhFactArticle *article);

#endif /* ZH_FACTROWS_H */
