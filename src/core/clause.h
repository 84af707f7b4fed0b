/*
 * clause.h - who a clause speaks about: the noun phrases around a verb
 *
 * Shared by the matchers of quotations and events.  A clause runs from one comma (or anything
 * stronger) to the next; its subject is the first noun phrase before its first verb, adverbials
 * apart.
 */
#ifndef ZHC_CLAUSE_H
#define ZHC_CLAUSE_H

#include "chunks.h"

/* A noun phrase. */
typedef struct ZhcNp
{
	uint32_t start;
	uint32_t end;	 /* clean characters [start, end); start == end: there is none */
	uint32_t person; /* its last mention of a person, or ZHC_NONE */
	uint32_t other;	 /* its last mention of another kind that ends it, or ZHC_NONE */
	uint32_t next;	 /* the chunk behind it */
	bool pronoun;	 /* nothing but a pronoun or 该报, 该… */
	bool several;	 /* joined by 、 or 和 */
} ZhcNp;

/* Whether a noun phrase is 他 or 她 alone. */
static inline bool
zhc_is_he(const ZhcChunks *c, const ZhcNp *np)
{
	uint32_t ch = np->start < np->end ? zhc_chunk_ch(c, np->start) : 0;

	return np->pronoun && np->end == np->start + 1 && (ch == 0x4ED6 || ch == 0x5979); /* 他 她 */
}

/* Whether a chunk may be part of a noun phrase by itself. */
static inline bool
zhc_is_nominal(const ZhcChunk *k)
{
	const uint32_t kinds =
		1u << ZHC_K_OTHER | 1u << ZHC_K_NAME | 1u << ZHC_K_TITLE | 1u << ZHC_K_QUOTED;

	return (kinds >> k->kind & 1) | ((k->kind == ZHC_K_WORD) & (k->noun != 0));
}

/* 将于: a preposition as well. */
static inline bool
zhc_is_future_at(const ZhcChunks *c, const ZhcChunk *k)
{
	return k->gram == ZHC_G_FUTURE && k->end == k->start + 2 &&
		   zhc_chunk_ch(c, k->start + 1) == 0x4E8E;
}

/* 将 and 把, which may bring in the object before its verb. */
static inline bool
zhc_is_fronting(const ZhcChunks *c, uint32_t i)
{
	const ZhcChunk *k = &c->row[i];
	uint32_t ch = zhc_chunk_ch(c, k->end - 1);

	return ((ch == 0x5C06) | (ch == 0x628A)) && k->gram && /* the rarest first */
		   (k->end == k->start + 1 || (k->gram == ZHC_G_LINK && k->end == k->start + 2)); /* 并将 */
}

/* Whether the 地 at the end of chunk i makes an adverb of it. */
bool zhc_ends_manner(const ZhcChunks *c, uint32_t i);

/* Whether chunk i is an adverb with 地: 残忍地. */
static inline bool
zhc_is_manner(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].kind == ZHC_K_OTHER && zhc_chunk_ch(c, c->row[i].end - 1) == 0x5730 && /* 地 */
		   zhc_ends_manner(c, i);
}

/* The chunk behind the last end of a clause before chunk i. */
uint32_t zhc_clause_start(const ZhcChunks *c, uint32_t i);

/*
 * The chunk that ends the clause of chunk i.  A clause of more than 128 chunks is cut there: what
 * looks around a verb must not depend on how long a text goes on without a mark.
 */
uint32_t zhc_clause_end(const ZhcChunks *c, uint32_t i);

/* The chunk that ends the sentence of chunk i. */
uint32_t zhc_sentence_end(const ZhcChunks *c, uint32_t i);

/*
 * Read the noun phrase that starts at chunk i, before chunk `end`: names, words, quoted strings
 * and 的 between them, coordination by 、 和 及 (not 同 and 与 behind a person, which bring in a
 * companion).  An empty one when none starts there.
 */
ZhcNp zhc_read_np(const ZhcChunks *c, uint32_t i, uint32_t end);

/* The noun phrase between the last 的 in the chunks [from, end) and `end`; an empty one if none. */
ZhcNp zhc_np_behind_de(const ZhcChunks *c, uint32_t from, uint32_t end);

/* The subject of the clause that starts at chunk `from`, which must stand before chunk `verb`. */
ZhcNp zhc_subject(const ZhcChunks *c, uint32_t from, uint32_t verb);

ZhcNp zhc_subject_person(const ZhcChunks *c, uint32_t from, uint32_t verb, bool strict);

/* What something is by its last character: ZhcObjectEnd or 0. */
uint8_t zhc_object_end(const ZhcChunks *c, ZhcRange r);

/* Whether an ordinary verb stands in a range, behind its first word. */
bool zhc_has_verb(const ZhcChunks *c, ZhcRange r);

/* Whether the word that begins at character i may be a noun. */
static inline bool
zhc_is_noun_at(const ZhcChunks *c, uint32_t i)
{
	char w = c->names->word[i];

	return w == 'n' || w == 'b' || w == 'w' || w == 'a' || w == 'l';
}

/* Behind words before a noun that are no part of a name: 有, 一位, 一项. */
uint32_t zhc_skip_determiner(const ZhcChunks *c, ZhcRange r);

/*
 * Cut a noun phrase to the name in it: the person without title, the list of persons, or what is
 * left when determiners and a clause that describes it are off.
 */
ZhcRange zhc_np_name(const ZhcChunks *c, const ZhcNp *np);

#endif /* ZHC_CLAUSE_H */
