/*
 * trie.h - walking the compiled dictionaries
 *
 * A double-array trie over characters: each dictionary numbers the characters of its keys (their
 * codes, 1 and up), and a node's child for code k is the slot base + k, if that slot says so.
 * Written by src/tools/mktrie.c.
 */
#ifndef ZHC_TRIE_H
#define ZHC_TRIE_H

#include <stdint.h>

#include "tables.h"
#include "utf8.h"

#define ZHC_TRIE_SHIFT	 7
#define ZHC_TRIE_MASK	 ((1u << ZHC_TRIE_SHIFT) - 1)
#define ZHC_TRIE_LIMIT	 0x34000u /* characters from here on are in no key */
#define ZHC_TRIE_SPECIAL 0xFFF0u  /* codes from here on are marks of the caller, not characters */

/* A slot: 24 bits base, 16 bits its own code, 24 bits entry (0: no key ends here). */
#define ZHC_NODE_BASE(x)  ((uint32_t) ((x) &0xFFFFFFu))
#define ZHC_NODE_CODE(x)  ((uint32_t) ((x) >> 24) & 0xFFFFu)
#define ZHC_NODE_ENTRY(x) ((uint32_t) ((x) >> 40))

/* One dictionary: where its parts begin in the tables below, and how many keys it has. */
typedef struct ZhcTrie
{
	uint32_t nodes;
	uint32_t index;
	uint32_t blocks;
	uint32_t entries; /* first entry; entry e of a node is entries + e - 1 */
	uint32_t nentries;
	uint32_t max_len; /* characters of the longest key */
} ZhcTrie;

extern ZHC_TABLE_LINKAGE const uint64_t zhc_trie_nodes[];
extern ZHC_TABLE_LINKAGE const uint16_t zhc_trie_index[];
extern ZHC_TABLE_LINKAGE const uint16_t zhc_trie_blocks[];

/* The code of a character, 0 when no key has it. */
static inline uint32_t
zhc_trie_code(const ZhcTrie *t, uint32_t cp)
{
	if (cp >= ZHC_TRIE_LIMIT)
		return 0;
	return zhc_trie_blocks[t->blocks +
						   ((uint32_t) zhc_trie_index[t->index + (cp >> ZHC_TRIE_SHIFT)]
							<< ZHC_TRIE_SHIFT) +
						   (cp & ZHC_TRIE_MASK)];
}

/* The root's child for a code, 0 when no key begins with it. */
static inline uint64_t
zhc_trie_first(const ZhcTrie *t, uint32_t code)
{
	uint64_t x = zhc_trie_nodes[t->nodes + code];

	return ZHC_NODE_CODE(x) == code ? x : 0;
}

/* The child of x for a code, 0 when there is none. */
static inline uint64_t
zhc_trie_next(const ZhcTrie *t, uint64_t x, uint32_t code)
{
	uint64_t y;

	if (ZHC_NODE_BASE(x) == 0)
		return 0;
	y = zhc_trie_nodes[t->nodes + ZHC_NODE_BASE(x) + code];
	return ZHC_NODE_CODE(y) == code ? y : 0;
}

#endif /* ZHC_TRIE_H */
