/*
 * fuzz_script.c - zhc_script() gives one of its five words
 */
#include "fuzz.h"
#include "script.h"

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	static const char *const words[] = {"hans", "hant", "mixed", "han", "none"};
	const char *word = zhc_script(s, n);
	int hits = 0;

	(void) al;
	for (int i = 0; i < 5; i++)
		hits += strcmp(word, words[i]) == 0;
	FUZZ_CHECK(hits == 1);
}
