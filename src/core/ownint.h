/*
 * ownint.h - how a list of own terms is held
 *
 * Private to ownterms.c and ownmatch.c.
 */
#ifndef ZHC_OWNINT_H
#define ZHC_OWNINT_H

#include "ownterms.h"

enum
{
	ZHC_OWN_ROOT_FOLD = 1, /* names and units, folded */
	ZHC_OWN_ROOT_EXACT,	   /* script exceptions */
	ZHC_OWN_ROOT_KEY,	   /* keys of persons, places, organisations, works */
	ZHC_OWN_ROOTS = ZHC_OWN_ROOT_KEY + 4
};

typedef struct ZhcOwnNode
{
	uint32_t name;	/* term + 1 of the name, or of the first one with this key; 0: none */
	uint32_t other; /* term + 1 of the unit or of the first script exception */
} ZhcOwnNode;

typedef struct ZhcOwnEdge
{
	uint64_t key; /* node and character */
	uint32_t child;
} ZhcOwnEdge;

struct ZhcOwnTerms
{
	const ZhcAlloc *al;
	ZhcOwnNode *node;
	size_t nnode, cap_node;
	ZhcOwnEdge *edge;
	size_t mask;
	ZhcOwnTerm *term;
	size_t nterm, cap_term;
	uint32_t *chars;
	size_t nchars, cap_chars;
	ZhcBuf bytes;
	uint8_t
		first[8192]; /* bit of the low 16 bits of every first character of a name or exception */
};

/* The child of a node for a character, 0 when there is none. */
uint32_t zhc_own_child(const ZhcOwnTerms *own, uint32_t node, uint32_t ch);

#endif /* ZHC_OWNINT_H */
