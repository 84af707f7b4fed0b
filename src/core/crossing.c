/*
 * crossing.c - what shows by itself that a sentence goes on over a line break
 */
#include "chars.h"
#include "page.h"
#include "utf8.h"

/*
 * How many quotes and brackets are opened in the line and not closed; with `brackets`, no quotes.
 * *closed: as many are closed in it that were opened before.
 */
static int
count_open(const Page *pg, const ZhcLine *l, bool brackets, int *closed)
{
	int depth = 0;
	uint32_t cp;

	*closed = 0;
	for (const char *p = pg->s + l->start; p < pg->s + l->end;
		 p += zhc_decode(p, pg->s + l->end, &cp))
	{
		ZhcClass class;

		zhc_decode(p, pg->s + l->end, &cp);
		class = cp < 0x2018 || (brackets && cp < 0x300E) || (brackets && cp == 0x300F)
					? ZHC_C_HAN
					: zhc_class(cp);
		if (class == ZHC_C_OPEN)
			depth++;
		else if (class == ZHC_C_CLOSE && depth > 0)
			depth--;
		else if (class == ZHC_C_CLOSE)
			++*closed;
	}
	return depth;
}

bool
zhc_leaves_open(const Page *pg, const ZhcLine *l)
{
	int closed;

	return count_open(pg, l, false, &closed) > 0;
}

bool
zhc_breaks_bracket(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	int closed;

	return p->cols <= MAX_WIDTH && c->cols <= MAX_WIDTH && unfinished(p) &&
		   c->starts != ZHC_START_QUOTE && c->starts != ZHC_START_NUMBER &&
		   count_open(pg, p, true, &closed) > 0 && count_open(pg, c, true, &closed) == 0 &&
		   closed > 0;
}
