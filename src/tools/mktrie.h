/*
 * mktrie.h - building the double-array tries of src/core/trie.h
 */
#ifndef MKTRIE_H
#define MKTRIE_H

#include <stdint.h>

#include "trie.h"

/* A key: UTF-8, and the entry (1 and up) that its node gets. */
typedef struct TrieKey
{
	const char *text;
	uint32_t entry;
} TrieKey;

/* Characters with a special code (ZHC_TRIE_SPECIAL and up) unless they occur in keys. */
typedef struct TrieMark
{
	uint32_t cp;
	uint16_t code;
} TrieMark;

/*
 * Compile keys (all different, in any order; they are sorted in place) and add the trie's parts
 * to the tables.  Entry numbers are the caller's; entries, nentries are left 0.
 */
ZhcTrie trie_build(TrieKey *keys, uint32_t nkeys, const TrieMark *marks, uint32_t nmarks);

/* The code of a character in the trie built last, 0 when none of its keys has it. */
uint32_t trie_code(uint32_t cp);

/* Write the tables of all tries built. */
void trie_write(void);

#endif /* MKTRIE_H */
