/*
 * mktables.c - compile data/ into the binary tables of the core: mktables DATA-DIR OUT-DIR
 *
 * Runs on the building machine; the tables are in its byte order, like the program itself.
 */
#include <stdio.h>

#include "mktrie.h"
#include "tool.h"

int
main(int argc, char **argv)
{
	if (argc != 3)
	{
		fprintf(stderr, "usage: mktables DATA-DIR OUT-DIR\n");
		return 2;
	}
	tables_begin(argv[2]);
	compile_chars(argv[1]);
	compile_lines(argv[1]);
	compile_heads(argv[1]);
	compile_convert(argv[1]);
	compile_rules(argv[1]);
	compile_words(argv[1]);
	compile_lexicon(argv[1]);
	compile_names(argv[1]);
	compile_printed();
	trie_write();
	tables_finish();
	return 0;
}
