/*
 * events.h - what happened: zh_events()
 *
 * A matcher over the chunks of a text (chunks.h): verbs of a closed list of actions, with the noun
 * phrases around them.  Only what the writer tells as done or firmly planned counts: not what
 * stands between quotation marks, is wished, denied or supposed, nor nouns (条约的签署).
 */
#ifndef ZHC_EVENTS_H
#define ZHC_EVENTS_H

#include "chunks.h"

/* The actions; column a of EVENT counts from 1 in this order. */
#define ZHC_ACTIONS(X)                                                                             \
	X(SIGN, "sign")                                                                                \
	X(ANNOUNCE, "announce")                                                                        \
	X(ATTEND, "attend")                                                                            \
	X(MEET, "meet")                                                                                \
	X(VISIT, "visit")                                                                              \
	X(ARRIVE, "arrive")                                                                            \
	X(DEPART, "depart")                                                                            \
	X(HOST, "host")                                                                                \
	X(CHAIR, "chair")                                                                              \
	X(ESTABLISH, "establish")                                                                      \
	X(UNVEIL, "unveil")                                                                            \
	X(AGREE, "agree")                                                                              \
	X(SPEAK, "speak")                                                                              \
	X(INVITE, "invite")                                                                            \
	X(INAUGURATE, "inaugurate")                                                                    \
	X(APPOINT, "appoint")                                                                          \
	X(RESIGN, "resign")                                                                            \
	X(LAUNCH, "launch")                                                                            \
	X(PUBLISH, "publish")                                                                          \
	X(ARREST, "arrest")                                                                            \
	X(CHARGE, "charge")                                                                            \
	X(KILL, "kill")                                                                                \
	X(INJURE, "injure")                                                                            \
	X(ACQUIRE, "acquire")                                                                          \
	X(INVEST, "invest")                                                                            \
	X(WIN, "win")                                                                                  \
	X(LOSE, "lose")                                                                                \
	X(BAN, "ban")                                                                                  \
	X(RAISE, "raise")                                                                              \
	X(CUT, "cut")

typedef enum ZhcAction
{
	ZHC_ACT_NONE = 0,
#define ZHC_ACT_ENUM(id, name) ZHC_ACT_##id,
	ZHC_ACTIONS(ZHC_ACT_ENUM)
#undef ZHC_ACT_ENUM
		ZHC_ACT_COUNT
} ZhcAction;

/* Column b of EVENT: what stands around the verb. */
typedef enum ZhcEventFrame
{
	ZHC_F_TRANSITIVE = 1, /* 签署条约 */
	ZHC_F_HAPPENS,		  /* 举行会议; 会议举行: the subject is the object */
	ZHC_F_MOTION,		  /* 抵达北京: the object is the place */
	ZHC_F_WITH,			  /* 同X会谈 */
	ZHC_F_MOTION_FOR,	  /* 赴X访问, 赴X出席Y: a purpose stands behind the place */
	ZHC_F_NOUN,			  /* 发表讲话: one of certain nouns is the object */
	ZHC_F_ACTS,			  /* 辞职, 致辞: an object is optional */
	ZHC_F_SUFFERS,		  /* 被捕, 身亡: the subject is the object */
	ZHC_F_CLAUSE,		  /* 宣布, 商定: a clause or a noun */
	ZHC_F_AMOUNT,  /* 投资3亿元建设X: an amount behind it; the object is X, else the amount */
	ZHC_F_FRONTED, /* 将目标价由5元降至4元: the object stands behind 将 or 把 */
	ZHC_F_WITHIN,  /* 访华, 抵台: the last character is the place */
	ZHC_F_WITHIN_FOR, /* 来华访问: likewise, and a visit behind it */
	ZHC_F_ELECTS	  /* 选举X为Y: 为 stands behind the object */
} ZhcEventFrame;

typedef struct ZhcEvent
{
	ZhcRange span; /* from the verb to the end of its object */
	ZhcRange verb;
	ZhcRange actor;			 /* empty when not stated */
	ZhcRange object;		 /* likewise */
	ZhcRange place;			 /* likewise */
	uint32_t actor_mention;	 /* in names, or ZHC_NONE */
	uint32_t object_mention; /* likewise */
	uint32_t date;			 /* in dates: the one that dates the verb, or ZHC_NONE */
	uint8_t action;			 /* ZhcAction */
} ZhcEvent;

typedef struct ZhcEvents
{
	ZhcEvent *row; /* in the order of the text */
	uint32_t n;
} ZhcEvents;

/* Find the events.  Linear in the text.  Free with zhc_events_free.  ZHC_NOMEM. */
ZhcStatus zhc_events(const ZhcAlloc *al, const ZhcChunks *c, ZhcEvents *out);
void zhc_events_free(const ZhcAlloc *al, ZhcEvents *e);

/* "sign" …; "" for none. */
const char *zhc_action_name(uint8_t action);

#endif /* ZHC_EVENTS_H */
