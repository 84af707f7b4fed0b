/*
 * attribution.h - the clause that says who speaks: its verb, its subject, and whom 他 stands for
 *
 * Private to quotes.c, attribution.c and speakers.c.
 */
#ifndef ZHC_ATTRIBUTION_H
#define ZHC_ATTRIBUTION_H

#include "clause.h"

/* Somebody who speaks. */
typedef struct Speaker
{
	ZhcRange name;	  /* empty: unknown */
	uint32_t mention; /* or ZHC_NONE */
	uint32_t para;	  /* paragraph in which he last spoke */
} Speaker;

/* Who was spoken of so far. */
typedef struct Context
{
	Speaker last;		 /* the last one who spoke */
	Speaker person;		 /* the last person who spoke or was a subject: 他 */
	Speaker paper;		 /* the last organisation that spoke: 该报 */
	Speaker subject;	 /* of the clauses of this sentence so far: what a dropped subject is */
	Speaker noted;		 /* the last subject that is no person: 该负责人 */
	uint32_t para;		 /* the current paragraph */
	uint32_t para_start; /* its first character */
} Context;

typedef struct Attribution
{
	Speaker who;
	ZhcRange verb;
	uint8_t frame; /* ZhcSayFrame of the verb, or 0 */
} Attribution;

#define NOBODY ((Speaker){.mention = ZHC_NONE})

/*
 * The attribution in the clause of chunks [from, end) whose verb stands at its very end, but for
 * 道, 了 and, behind 告诉, an addressee.  False when there is no such verb, or nobody it could
 * belong to.
 */
bool zhc_attribution_bare(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end,
						  Attribution *out);

/*
 * The attribution in a clause before a colon or behind a quotation: any verb of saying in it, or
 * none; what counts is the subject.
 */
bool zhc_attribution_loose(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end,
						   Attribution *out);

/* 卡塔尔半岛电视台：…, 记者：…: a paragraph that opens with a name and a colon. */
bool zhc_is_round_up(const ZhcChunks *c, const Context *x, uint32_t from, uint32_t end,
					 Attribution *a);

/* Whom a noun phrase stands for; an empty one is a dropped subject. */
Speaker zhc_speaker_of(const ZhcChunks *c, const Context *x, const ZhcNp *np);

/* 乘客尤女士: where 尤女士 begins; the start of the range otherwise. */
uint32_t zhc_before_mister(const ZhcChunks *c, ZhcRange r);

/* Somebody spoke. */
void zhc_context_spoke(const ZhcChunks *c, Context *x, const Speaker *who);

/* Remember the subject of the clause [from, end). */
void zhc_context_clause(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end);

/* 否认，并说：“…”: whether the same person says something else in the clause at chunk i. */
bool zhc_says_more(const ZhcChunks *c, const Context *x, uint32_t i);

/*
 * Whether quotations of chunks [from, end) are a paragraph, and the one before ended in what a
 * person said, which ends at character `spoken`; one of a row of such paragraphs may be anybody's.
 */
bool zhc_goes_on(const ZhcChunks *c, const Context *x, uint32_t spoken, uint32_t from,
				 uint32_t end);

#endif /* ZHC_ATTRIBUTION_H */
