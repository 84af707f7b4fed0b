/*
 * eventargs.h - the noun phrases around the verb of an event
 *
 * Private to events.c and eventargs.c.
 */
#ifndef ZHC_EVENTARGS_H
#define ZHC_EVENTARGS_H

#include "clause.h"
#include "events.h"

/* An argument: what is printed, and the mention that it is, if it is one. */
typedef struct Arg
{
	ZhcRange text; /* empty: none */
	uint32_t mention;
	uint32_t next; /* the chunk behind it */
	bool cut;	   /* a place before a verb: 震中|核查灾情 */
} Arg;

#define NO_ARG ((Arg){.mention = ZHC_NONE})

static inline bool
zhc_has(const Arg *a)
{
	return a->text.start < a->text.end;
}

/* A noun phrase as an argument; marks around all of it go. */
Arg zhc_arg_of(const ZhcChunks *c, const ZhcNp *np);

/* The object behind a verb, from chunk i to at most `end`; aspect and adverbs are stepped over. */
Arg zhc_object(const ZhcChunks *c, uint32_t i, uint32_t end);

/* The same for persons: 邀请X访问, 任命X为Y. */
Arg zhc_object_person(const ZhcChunks *c, uint32_t i, uint32_t end);

/* The place behind a verb of motion: the last name in its noun phrase. */
Arg zhc_object_place(const ZhcChunks *c, uint32_t i, uint32_t end);

/*
 * What is announced or agreed, behind chunk i: of a clause its verb's object, or its subject when
 * there is none.  *subject: the subject of that clause.
 */
Arg zhc_object_clause(const ZhcChunks *c, uint32_t i, uint32_t end, Arg *subject);

/* What a sum is for, in the sentence behind chunk i: 投资3亿元，在西宁建设工厂. */
Arg zhc_object_built(const ZhcChunks *c, uint32_t i);

/* The companion before a verb: 同X会谈. */
/* 在X上 before chunk `verb`: what is signed, not where. */
Arg zhc_upon(const ZhcChunks *c, uint32_t from, uint32_t verb);

Arg zhc_companion(const ZhcChunks *c, uint32_t from, uint32_t verb);

/* The noun phrase behind the preposition `ch` before a verb: 由X主办, 为X揭牌, 被X逮捕. */
Arg zhc_beside(const ZhcChunks *c, uint32_t from, uint32_t verb, uint32_t ch);

/* Where it happens: 在X举行.  Not 在会上, 在…期间. */
Arg zhc_place(const ZhcChunks *c, uint32_t from, uint32_t verb);

#endif /* ZHC_EVENTARGS_H */
