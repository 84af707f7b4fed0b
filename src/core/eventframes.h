/*
 * eventframes.h - the state of reading events, and the frames of their verbs
 *
 * Private to events.c and the other files event*.c.
 */
#ifndef ZHC_EVENTFRAMES_H
#define ZHC_EVENTFRAMES_H

#include "eventargs.h"

#define LOOK_BACK 64 /* chunks before a verb that are read for its arguments */

typedef struct EventFinder
{
	const ZhcAlloc *al;
	const ZhcChunks *c;
	ZhcEvents *out;
	size_t cap;

	Arg person; /* the last one who was a subject: 他 */

	/* of the sentence so far */
	uint32_t begins; /* its first character */
	Arg subject;	 /* of its last clause that has one */
	Arg seen_by;	 /* who saw what the clause at hand tells: 见证 */
	Arg place;		 /* of a clause that is nothing but 在X…里 */
	Arg scene;		 /* where its last event was: 双方 do it there */
	Arg struck; /* where a clause of it without an event is: 在某地翻覆，造成2人死亡 */
	uint32_t date;	 /* the last one that may date a verb */
	uint32_t lapsed; /* the one that held before another subject came, or ZHC_NONE */
	bool topic;		 /* it stands before every subject: the whole sentence is of that day */
	bool first;		 /* its first clause is at hand */
	bool dated;		 /* else: a clause with a subject of its own had it */
	bool told;		 /* something was announced, agreed or said: what is behind it comes later */
	bool wished;	 /* the last clause was only wished or supposed */
	bool suspected;	 /* somebody was only suspected of it: he may be arrested or charged next */
	Arg held;		 /* what its last event opened or held: 论坛举行，百余人参加 */
	uint32_t left; /* 离开会场时，X…: the row whose actor the next subject is, or ZHC_NONE */
	uint32_t invitation; /* 应X邀请: the row whose object the next subject is, or ZHC_NONE */

	/* of the clause */
	uint32_t from;
	uint32_t end;
	bool own_subject; /* the clause has a subject of its own */
	bool same;		  /* which is 双方 or the like */
	Arg embedded;	  /* the subject of what is announced or agreed in it */
	uint32_t done_from;
	uint32_t done; /* end of the last object: no event of its own stands in it */
	bool invited;  /* somebody was invited in it: what for did not happen yet */
	Arg went_to;   /* where the last verb of motion led */
	bool relative; /* the verb describes its object: 启动的项目 */
	Arg head;	   /* and the noun that it describes */
} EventFinder;

static inline uint32_t
look_back(const EventFinder *f, uint32_t verb)
{
	return verb - f->from > LOOK_BACK ? verb - LOOK_BACK : f->from;
}

/* Take a new subject from before chunk `verb`, the first event of the clause (eventsubject.c). */
void zhc_take_subject(EventFinder *f, uint32_t verb);

/* 双方, 两国, 两人: those who were just spoken of. */
bool zhc_is_both(const ZhcChunks *c, ZhcRange r);

/* The 进行 or 展开 before a visit or talks told as a noun (对X进行访问), or ZHC_NONE. */
uint32_t zhc_light_verb(const ZhcChunks *c, uint32_t from, uint32_t verb);

/* Whether a verb is a noun here: 条约的签署, 双边会晤, 第五次降息. */
bool zhc_frame_is_noun(const EventFinder *f, uint32_t verb);

/* Whether a verb that was read is no event after all: 削减开支将损害安全, 首位夺得世界杯的球员. */
bool zhc_is_no_event(const EventFinder *f, uint32_t verb, const ZhcEvent *e);

/*
 * Fill in object, place and, where the frame says so, actor and action around a verb; the actor
 * is the subject already.  False when this is no event after all.
 */
bool zhc_frame_read(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* V…的N: the noun behind 的 at chunk `de` is the object (启动的项目), or the actor when the verb
 * has one. */
bool zhc_relative_head(EventFinder *f, uint32_t de, Arg *head);

/* 启动两年, 举行三天: no object. */
bool zhc_is_duration(const ZhcChunks *c, ZhcRange r);

/* The same for transitive verbs (eventtransitive.c): by 被 or 由 the subject is the object. */
bool zhc_frame_transitive(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* The object that 将 or 把 brings in before the verb, or none. */
Arg zhc_brought_forward(const EventFinder *f, uint32_t verb);

/* 最佳球员, 总决赛最有价值球员, MVP */
bool zhc_is_best(const ZhcChunks *c, ZhcRange r);

/* The same for what is announced or agreed (eventclause.c). */
bool zhc_frame_clause(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* The same for 发表讲话: the noun, with what describes it (eventclause.c). */
bool zhc_frame_noun(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* The same for verbs of motion (eventmotion.c): the object is the place. */
bool zhc_frame_motion(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* The same for verbs that need no object (eventacts.c): somebody acts. */
bool zhc_frame_acts(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* The same for verbs that befall somebody (eventvictims.c): he is the object. */
bool zhc_frame_suffers(EventFinder *f, uint32_t verb, ZhcEvent *e);

/* 3人, 两名工人: how many were hurt or killed. */
bool zhc_is_toll(const ZhcChunks *c, ZhcRange r);

/* Where the clause at hand, which has no event, tells of something: 在某地路段失控翻覆; or none. */
Arg zhc_struck_place(const EventFinder *f);

/* 林姓女友|左肩, 两名立委|手部: somebody without the part of the body that is hurt. */
void zhc_leave_part(const ZhcChunks *c, Arg *who);

/* 甲与校长乙(主持), 甲同乙共同(签署): a subject goes on over whoever acts with it. */
void zhc_with_fellow(const EventFinder *f, const ZhcNp *np, uint32_t verb, Arg *a);

/* A meeting that opens is held: 会议开幕; who is elected the best wins: 当选最佳球员. */
void zhc_frame_reclass(const EventFinder *f, ZhcEvent *e);

/* Whether a number stands at the head of a chunk, or behind a few characters (逾3亿元, 人民币). */
bool zhc_starts_amount(const ZhcChunks *c, const ZhcChunk *k);

/* Whether a chunk begins with 建设, 兴建, 新建: 投资|建设工厂. */
bool zhc_builds(const ZhcChunks *c, uint32_t i);

/* Whether a range is a number with its unit, no party to anything: 第五次, 24元. */
bool zhc_is_amount(const ZhcChunks *c, ZhcRange r);

void zhc_set_actor(ZhcEvent *e, const Arg *a);
void zhc_set_object(ZhcEvent *e, const Arg *a);

#endif /* ZHC_EVENTFRAMES_H */
