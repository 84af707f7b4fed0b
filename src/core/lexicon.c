/*
 * lexicon.c - longest match in the compiled word lists
 */
#include "lexicon.h"

/* The entry of the word that ends at a node, in a category of mask, or NULL. */
static const ZhcLexEntry *
entry_at(uint64_t node, uint64_t mask)
{
	uint32_t entry = ZHC_NODE_ENTRY(node);

	return entry ? zhc_lex_pick(&zhc_lex_entries[entry - 1], mask) : NULL;
}

const ZhcLexEntry *
zhc_lex_walk(const uint16_t *code, uint32_t i, uint32_t end, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *best = NULL, *e;
	uint32_t p = i + 1;
	bool longer = p < end && code[p] != 0 && zhc_lex_pair(code[i], code[p]);
	bool alone = (zhc_lex_alone[code[i]] & mask) != 0;
	uint64_t node;

	if (!longer && !alone) /* most often, and the trie is far away */
		return NULL;
	node = zhc_trie_first(zhc_lex_trie, code[i]);
	if (alone)
	{
		best = entry_at(node, mask);
		*len = 1;
	}
	if (!longer)
		return best;
	while ((node = zhc_trie_next(zhc_lex_trie, node, code[p])) != 0)
	{
		e = entry_at(node, mask);
		p++;
		if (e)
		{
			best = e;
			*len = p - i;
		}
		if (p >= end || code[p] == 0)
			break;
	}
	return best;
}

uint64_t
zhc_lex_categories(const uint16_t *code, uint32_t i, uint32_t end)
{
	uint64_t all = 0, node;

	if (i >= end || !(zhc_lex_char_bits[code[i]] & ZHC_LEX_CHAR_BEGINS))
		return 0;
	node = zhc_trie_first(zhc_lex_trie, code[i]);
	for (uint32_t p = i + 1; node != 0; p++)
	{
		uint32_t entry = ZHC_NODE_ENTRY(node);

		if (entry)
			for (const ZhcLexEntry *e = &zhc_lex_entries[entry - 1];; e++)
			{
				all |= (uint64_t) 1 << e->cat;
				if (e->last)
					break;
			}
		if (p >= end || code[p] == 0)
			break;
		node = zhc_trie_next(zhc_lex_trie, node, code[p]);
	}
	return all;
}

/* The character before i by itself, where it ends no longer word. */
static const ZhcLexEntry *
last_alone(const uint16_t *code, uint32_t i, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_char_bits[code[i - 1]] & ZHC_LEX_CHAR_WORD
							   ? entry_at(zhc_trie_first(zhc_lex_trie, code[i - 1]), mask)
							   : NULL;

	if (e)
		*len = 1;
	return e;
}

const ZhcLexEntry *
zhc_lex_walk_back(const uint16_t *code, uint32_t start, uint32_t i, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *best = NULL, *e;
	uint64_t node;

	if (!zhc_lex_may_end(code, start, i))
		return last_alone(code, i, mask, len);
	node = zhc_trie_first(zhc_lex_trie, zhc_lex_code(ZHC_LEX_BACKWARD));
	for (uint32_t p = i; p > start && code[p - 1] != 0;)
	{
		node = zhc_trie_next(zhc_lex_trie, node, code[--p]);
		if (node == 0)
			break;
		e = entry_at(node, mask);
		if (e)
		{
			best = e;
			*len = i - p;
		}
	}
	return best;
}
