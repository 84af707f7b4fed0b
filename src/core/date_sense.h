/*
 * date_sense.h - what the words around a date say of it
 *
 * Private to date.c and date_sense.c.
 */
#ifndef ZHC_DATE_SENSE_H
#define ZHC_DATE_SENSE_H

#include "when.h"

/* Where the walk is. */
typedef struct ZhcDateScope
{
	const ZhcTokens *t;
	uint32_t clause; /* first character of the clause */
	uint32_t title;	 /* inside 《》 up to this character */
	uint32_t quote;	 /* inside a quotation up to this character */
} ZhcDateScope;

/* Fill in what decides between the past and the future: future, done, compared, starts, leads. */
void zhc_date_sense(const ZhcDateScope *s, ZhcDateMention *m);

/* 比上月, 较上月, 与上月相比: what the sentence tells is compared with it. */
bool zhc_date_compared(const ZhcDateScope *s, const ZhcDateMention *m);

/* The day after the one told of, for a clock time behind 次日 or 翌日: 1, else 0. */
int32_t zhc_date_next_day(const ZhcTokens *t, uint32_t start);

/* A name after all: a title, a sale, a person. */
bool zhc_date_is_name(const ZhcDateScope *s, const ZhcDateMention *m);

/* 今天 that means nowadays; the sentence ends at that character. */
bool zhc_date_is_nowadays(const ZhcDateScope *s, uint32_t sentence_end, const ZhcDateMention *m);

#endif /* ZHC_DATE_SENSE_H */
