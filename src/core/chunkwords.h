/*
 * chunkwords.h - the state of cutting chunks, and what a word is in its place
 *
 * Private to chunks.c and chunkwords.c.
 */
#ifndef ZHC_CHUNKWORDS_H
#define ZHC_CHUNKWORDS_H

#include "chunks.h"

#define WORDS                                                                                      \
	(ZHC_LEX_BIT(SAYING) | ZHC_LEX_BIT(SAY_TAIL) | ZHC_LEX_BIT(EVENT) | ZHC_LEX_BIT(EVENT_NOUN) |  \
	 ZHC_LEX_BIT(MEETING) | ZHC_LEX_BIT(GRAMMAR))
#define HIDING (ZHC_LEX_BIT(COVER) | ZHC_LEX_BIT(FIXED))

/* Bits of Cutter.starts. */
#define STARTS_NAME	 1
#define STARTS_TITLE 2 /* of a person, or the affiliation before it */
#define STARTS_DATE	 4
#define STARTS_MARK	 8
#define STARTS_VERB	 16 /* or what may be one */
#define STARTS_OTHER 32 /* no Han character */

typedef struct Cutter
{
	const ZhcAlloc *al;
	ZhcChunks *out;
	size_t cap;
	uint8_t *starts;   /* of each character: what begins there, STARTS_... */
	uint32_t tok;	   /* the first token that ends behind the current character */
	uint32_t men;	   /* the first mention that starts at it or later */
	uint32_t date;	   /* likewise */
	uint32_t para_end; /* of the current paragraph */
	bool plain_marks;  /* the paragraph has no more " */
} Cutter;

/* Whether a word of the text begins at i. */
static inline bool
zhc_begins_word(const Cutter *c, uint32_t i)
{
	return i >= c->para_end || c->out->names->word[i] != 0;
}

/* Whether a clause was taken for an institution's name: 上海设立研发中心. */
bool zhc_is_clause_name(const Cutter *c, const ZhcMention *m);

/* Whether an adverb behind a title was taken for a person (总统明确表示). */
bool zhc_is_adverb_name(const Cutter *c, const ZhcMention *m);

/* Whether a verb of an event that is in no title stands in the title [i, end). */
bool zhc_title_has_event(const Cutter *c, uint32_t i, uint32_t end);

/*
 * Whether what looks like a function word or a verb at i is a part of a longer ordinary word: one
 * character of any, more of a noun (政见, 第三季度, 开放日).
 */
bool zhc_inside_word(const Cutter *c, uint32_t i, uint32_t len, uint8_t gram);

/*
 * Whether the ordinary verb [i, end) is one here, not a part of a noun (执行董事): it has an
 * adverb or the like before it, or an aspect, a number, a name or a preposition behind it.
 */
bool zhc_is_plain_verb(const Cutter *c, uint32_t i, uint32_t end);

/* Whether 仪式 or 典礼 stands at i behind a verb that is a part of its name: 竣工仪式, not
 * 出席|仪式. */
bool zhc_names_ceremony(const Cutter *c, uint8_t action, uint32_t i);

/* Whether a clause ends before i. */
bool zhc_ends_before(const Cutter *c, uint32_t i);

/* Whether the character at i is inside a noun, not its first. */
bool zhc_is_in_noun(const Cutter *c, uint32_t i);

/*
 * Where the word of the text at i ends, when the phrase of `len` characters there that would hide
 * it ends inside another word (签署|国务院 is no 签署国) or is 将|其; i when it hides it.
 */
uint32_t zhc_behind_word(const Cutter *c, uint32_t i, uint32_t len);

/* Where a phrase that hides words ends when it begins inside a word. */
uint32_t zhc_behind_part(const Cutter *c, uint32_t i, uint32_t end);

/* Whether somebody is elected behind 选举: a name and 为 stand from i on. */
bool zhc_is_election_of(const Cutter *c, uint32_t i);

/* Whether 会 at i is a meeting: 工作会在…. */
bool zhc_is_meeting(const Cutter *c, uint32_t i);

/*
 * Where the sentence begins behind the credit at `start`, the head of a paragraph, or `start`.
 */
uint32_t zhc_behind_credit(const Cutter *c, uint32_t start);

/* What the mark ch between clauses is: 、 ; : or a comma. */
ZhcChunkKind zhc_comma_kind(uint32_t ch);

/* Where the score that starts at i ends (3:1, 2比1, 二比零), or i. */
uint32_t zhc_score_end(const ZhcText *t, uint32_t i, uint32_t end);

#endif /* ZHC_CHUNKWORDS_H */
