/*
 * test_lexicon.c - what the tables of single characters say must agree with the words themselves
 */
#include "chars.h"
#include "lexicon.h"
#include "printed.h"
#include "unit.h"

static uint32_t ncodes;
static unsigned words, wrong;

static void
test_printed(void)
{
	unsigned differ = 0;

	for (uint32_t cp = 0; cp < ZHC_TRIE_LIMIT; cp++)
	{
		uint32_t word = zhc_char(cp), folded = word & ZHC_FOLD_MASK;
		uint16_t code = zhc_lex_code(folded);
		ZhcPrinted p = zhc_printed(cp);

		if (code >= ncodes)
			ncodes = code + 1u;
		differ += p.word != word || p.lex != code || p.name != zhc_trie_code(zhc_name_trie, folded);
	}
	CHECK(differ == 0, "%u printed characters are not what their own tables say", differ);
}

/*
 * Look at every word below a node of the trie, by its first and last characters, and by its first
 * two.
 */
static void
visit(uint64_t node, uint32_t first, uint32_t last, int depth)
{
	uint32_t entry = ZHC_NODE_ENTRY(node);

	words += entry != 0;
	for (const ZhcLexEntry *e = entry ? &zhc_lex_entries[entry - 1] : NULL; e; e++)
	{
		wrong += !(zhc_lex_first[first] >> e->cat & 1) || !(zhc_lex_last[last] >> e->cat & 1) ||
				 !(zhc_lex_char_bits[first] & ZHC_LEX_CHAR_BEGINS);
		if (depth == 1)
			wrong += !(zhc_lex_char_bits[first] & ZHC_LEX_CHAR_WORD) ||
					 ZHC_LEX_CHAR_ANY(zhc_lex_char_bits[first]) != e->any;
		if (e->last)
			break;
	}
	for (uint32_t code = 1; code < ncodes; code++)
	{
		uint64_t next = zhc_trie_next(zhc_lex_trie, node, code);

		wrong += next && depth == 1 && !zhc_lex_pair(first, code);
		if (next)
			visit(next, first, code, depth + 1);
	}
}

/* The same of the last two characters of every word. */
static void
test_ends(void)
{
	uint64_t root = zhc_trie_first(zhc_lex_trie, zhc_lex_code(ZHC_LEX_BACKWARD));
	unsigned ends = 0, unknown = 0;

	for (uint32_t last = 1; last < ncodes; last++)
	{
		uint64_t node = zhc_trie_next(zhc_lex_trie, root, last);

		for (uint32_t code = 1; node && code < ncodes; code++)
			if (zhc_trie_next(zhc_lex_trie, node, code))
			{
				ends++;
				unknown += !zhc_lex_pair(last | ZHC_LEX_PAIR_BACK, code);
			}
	}
	CHECK(ends > 1000 && unknown == 0, "%u of %u ends of words are no pairs", unknown, ends);
}

static void
test_words(void)
{
	for (uint32_t code = 1; code < ncodes; code++)
	{
		uint64_t node = zhc_trie_first(zhc_lex_trie, code);

		if (code != zhc_lex_code(ZHC_LEX_BACKWARD))
			visit(node, code, code, 1);
		wrong += !node && (zhc_lex_char_bits[code] & ZHC_LEX_CHAR_BEGINS);
	}
	CHECK(words > 1000, "%u words", words);
	CHECK(wrong == 0, "%u of them are not known by their first characters and the last", wrong);
}

static void
test_numerals(void)
{
	int v;

	CHECK(zhc_lex_numeral(zhc_lex_code(0x4E5D), &v) == ZHC_NUM_DIGIT && v == 9, "%s", "九");
	CHECK(zhc_lex_numeral(zhc_lex_code(0x4EBF), &v) == ZHC_NUM_BIG && v == 8, "%s", "亿");
	CHECK(zhc_lex_numeral(zhc_lex_code(0x5EFF), &v) == ZHC_NUM_TENS && v == 2, "%s", "廿");
	CHECK(zhc_lex_numeral(zhc_lex_code(0x4EBA), &v) == ZHC_NUM_NONE && v == 0, "%s", "人");
	CHECK(zhc_lex_numeral(0, &v) == ZHC_NUM_NONE, "%s", "a character of no word");
}

int
main(void)
{
	test_printed();
	test_words();
	test_ends();
	test_numerals();
	return unit_done();
}
