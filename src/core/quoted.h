/*
 * quoted.h - what a quoted string is: a sentence, a clause, words in a row
 *
 * Private to quotes.c and quoted.c.
 */
#ifndef ZHC_QUOTED_H
#define ZHC_QUOTED_H

#include "chunks.h"

#define CLAUSE_QUOTE 6 /* characters from which a quoted string may be a clause */

/* A quoted string without its marks, and its characters. */
ZhcRange zhc_quoted_text(const ZhcChunk *k);
uint32_t zhc_quoted_size(const ZhcChunk *k);

/* Whether it is a whole sentence by its own last mark. */
bool zhc_quoted_sentence(const ZhcChunks *c, const ZhcChunk *k);

/* Whether it holds a comma: more than one clause. */
bool zhc_quoted_clauses(const ZhcChunks *c, const ZhcChunk *k);

/* Whether it reads like a clause: several of them, or one with a verb, an adverb, a pronoun. */
bool zhc_quoted_clause(const ZhcChunks *c, const ZhcChunk *k);

/* 心还没到, 风险极低: whether a verb or an adjective stands behind something else. */
bool zhc_quoted_predicate(const ZhcChunks *c, const ZhcChunk *k);

#endif /* ZHC_QUOTED_H */
