/*
 * mkprinted.c - what several tables know of a character → the table of printed.h
 */
#include "mktrie.h"
#include "printed.h"
#include "tool.h"

static ZhcPrinted chars[ZHC_PRINTED_COUNT];

void
printed_codes(int names)
{
	for (uint32_t cp = 0; cp < ZHC_PRINTED_COUNT; cp++)
	{
		uint16_t code = (uint16_t) trie_code(fold_char(cp));

		if (names)
			chars[cp].name = code;
		else
			chars[cp].lex = code;
	}
}

void
compile_printed(void)
{
	for (uint32_t cp = 0; cp < ZHC_PRINTED_COUNT; cp++)
		chars[cp].word = char_word(cp);
	table_write("printed_chars", chars, sizeof chars);
}
