/*
 * linewords.c - looking up the words by which lines are told
 */
#include "linewords.h"

#include <string.h>

const ZhcLineWord *
zhc_line_find(const char *s, size_t n, unsigned classes)
{
	unsigned b = zhc_line_bucket(s);

	for (unsigned i = zhc_line_index[b]; i < zhc_line_index[b + 1]; i++)
	{
		const ZhcLineWord *w = &zhc_line_words[i];
		const char *text = zhc_line_text + w->text;

		if (w->len > n || (w->classes & classes) == 0)
			continue;
		if (w->len > 5 &&
			(text[5] != s[5] || text[4] != s[4])) /* most fail in the second character */
			continue;
		if (memcmp(text, s, w->len) == 0)
			return w;
	}
	return NULL;
}
