/*
 * fuzz_layout.c - lines lie inside the text, in order, and hold no line feed
 */
#include "fuzz.h"
#include "layout.h"

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcLayout l;
	uint32_t at = 0;

	if (zhc_layout(al, s, n, &l) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < l.nlines; i++)
	{
		const ZhcLine *line = &l.lines[i];

		FUZZ_CHECK(line->start >= at && line->start < line->end && line->end <= n);
		FUZZ_CHECK(memchr(s + line->start, '\n', line->end - line->start) == NULL);
		FUZZ_CHECK(line->kind <= ZHC_LINE_FURNITURE);
		FUZZ_CHECK(i > 0 || !line->continues);
		at = line->end;
	}
	al->free(al->ctx, l.lines);
}
