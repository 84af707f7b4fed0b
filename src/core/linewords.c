/*
 * linewords.c - looking up the words by which lines are told
 */
#include "linewords.h"

#include <string.h>

const ZhcLineWord *
zhc_line_word(const char *s, size_t n, unsigned classes)
{
	unsigned b;

	if (n < 3)
		return NULL;
	b = zhc_line_bucket(s);
	for (unsigned i = zhc_line_index[b]; i < zhc_line_index[b + 1]; i++)
	{
		const ZhcLineWord *w = &zhc_line_words[i];

		if (w->len <= n && (w->classes & classes) &&
			memcmp(zhc_line_text + w->text, s, w->len) == 0)
			return w;
	}
	return NULL;
}
