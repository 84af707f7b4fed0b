/*
 * eventargs.h - the noun phrases around the verb of an event
 *
 * Private to the files event*.c.
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

static inline uint32_t
char_at(const ZhcChunks *c, uint32_t i)
{
	return zhc_chunk_ch(c, c->row[i].start);
}

static inline bool
is_one_char(const ZhcChunks *c, uint32_t i, uint32_t ch)
{
	return char_at(c, i) == ch && c->row[i].end == c->row[i].start + 1; /* the rarest first */
}

/* The only mention that is all of a range, or ZHC_NONE. */
uint32_t zhc_mention_of(const ZhcChunks *c, ZhcRange r);

/* A noun phrase as an argument; marks around all of it go. */
Arg zhc_arg_of(const ZhcChunks *c, const ZhcNp *np);

/* The object behind a verb, from chunk i to at most `end`; aspect and adverbs are stepped over. */
Arg zhc_object(const ZhcChunks *c, uint32_t i, uint32_t end);

/* The same for persons: 邀请X访问, 任命X为Y. */
Arg zhc_object_person(const ZhcChunks *c, uint32_t i, uint32_t end);

/* The place behind a verb of motion: the last name in its noun phrase. */
Arg zhc_object_place(const ZhcChunks *c, uint32_t i, uint32_t end);

/* What a sum is for, in the sentence behind chunk i: 投资3亿元，在西宁建设工厂. */
Arg zhc_object_built(const ZhcChunks *c, uint32_t i);

/* The end of a place before a verb that stands beside it: 发射场|点火(升空). */
uint32_t zhc_before_verb(const ZhcChunks *c, ZhcRange r);

/* 2000万元|援助灾民: the sum alone, unless it is that of a plan or a fund (3亿元援助计划). */
ZhcRange zhc_sum_of(const ZhcChunks *c, ZhcRange r);

/* 小组|监督进度, and of persons 业者|座谈: what stands before a verb that tells what it is for. */
ZhcRange zhc_before_purpose(const ZhcChunks *c, ZhcRange r, bool person);

/* 支持|修正版本, 解散|众议院: the object of a verb that opens what is announced. */
ZhcRange zhc_behind_verb(const ZhcChunks *c, ZhcRange r);

/* 14枚导弹|攻击某地: what is launched, without what for. */
ZhcRange zhc_before_strike(const ZhcChunks *c, ZhcRange r);

/* 部分产品报价|5%: what is raised or cut, without how much. */
ZhcRange zhc_before_amount(const ZhcChunks *c, ZhcRange r);

/* Whether a range is one word that is a verb: 获准, 备询. */
bool zhc_is_verb(const ZhcChunks *c, ZhcRange r);

/* 地面|至少24人: the people alone. */
ZhcRange zhc_counted(const ZhcChunks *c, ZhcRange r);

/* 关于X的Y, 与X达成的Y: the 的 of the modifier that a preposition at i opens, or `end`. */
uint32_t zhc_topic_end(const ZhcChunks *c, uint32_t i, uint32_t end);

/* 在X上 before chunk `verb`: what is signed, not where. */
Arg zhc_upon(const ZhcChunks *c, uint32_t from, uint32_t verb);

/* The companion before a verb: 同X会谈. */
Arg zhc_companion(const ZhcChunks *c, uint32_t from, uint32_t verb);

/* The noun phrase behind the preposition `ch` before a verb: 由X主办, 为X揭牌, 被X逮捕. */
Arg zhc_beside(const ZhcChunks *c, uint32_t from, uint32_t verb, uint32_t ch);

/* Where it happens: 在X举行.  Not 在会上, 在…期间. */
Arg zhc_place(const ZhcChunks *c, uint32_t from, uint32_t verb);

#endif /* ZHC_EVENTARGS_H */
