/*
 * linewords.c - looking up the words by which lines are told
 */
#include "linewords.h"

#include <string.h>

#include "lines.h"

/* The longest word of the classes that s starts with, among those of a pair hash. */
static const ZhcLineWord *
find_in(uint32_t hash, const char *s, size_t n, unsigned classes)
{
	unsigned b = hash % ZHC_LINE_BUCKETS;

	for (unsigned i = zhc_line_index[b]; i < zhc_line_index[b + 1]; i++)
	{
		const ZhcLineWord *w = &zhc_line_words[i];

		if (w->len <= n && (w->classes & classes) &&
			memcmp(zhc_line_text + w->text, s, w->len) == 0)
			return w;
	}
	return NULL;
}

const ZhcLineWord *
zhc_line_find(const char *s, size_t n, unsigned classes)
{
	const ZhcLineWord *w =
		n < 6 ? NULL : find_in(zhc_line_pair_hash(s, zhc_line_triple(s + 3)), s, n, classes);

	return w ? w : find_in(zhc_line_pair_hash(s, 0), s, n, classes);
}

bool
zhc_line_names_column(const char *s, size_t n)
{
	const ZhcLineWord *w = zhc_line_word(s, n, ZHC_WORD_COLUMN);
	const char *end = s + n;
	const char *p;
	unsigned cols = 0;

	if (w == NULL || w->len == n)
		return w != NULL;
	p = zhc_skip_blanks(s + w->len, end, &cols);
	return p > s + w->len && end - p > 3 && (unsigned char) p[0] == 0xE2 &&
		   ((unsigned char) p[1] == 0x96 || (unsigned char) p[1] == 0x97); /* U+2580 to U+25FF */
}
