/*
 * linerows.c - rows of tables: what blanks set apart in a line
 */
#include <string.h>

#include "lines.h"
#include "linewords.h"

/* Whether the gap [p, q) stands beside a digit: a blank of typesetting. */
static bool
beside_digit(const char *start, const char *p, const char *q, const char *end)
{
	return (p > start && zhc_is_ascii_word((unsigned char) p[-1])) ||
		   (q < end && zhc_is_ascii_word((unsigned char) *q));
}

/* Whether there is a blank in [p, end): most lines have none.  narrow: an ASCII character may be
 * there. */
static bool
has_blank(const char *p, const char *end, bool narrow)
{
	if (narrow && (memchr(p, ' ', (size_t) (end - p)) || memchr(p, '\t', (size_t) (end - p))))
		return true;
	while (end - p >= 3 && (p = memchr(p, 0xE3, (size_t) (end - p - 2))) != NULL)
	{
		if ((unsigned char) p[1] == 0x80 && (unsigned char) p[2] == 0x80)
			return true;
		p++;
	}
	return false;
}

/* Where the figure at p ends, before a blank or the end: 88.2, 1,024, +3%; p when none stands
 * there. */
static const char *
figure_end(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && ((*q >= '0' && *q <= '9') || *q == '.' || *q == ',' || *q == '%' ||
					   *q == '+' || *q == '-'))
		q++;
	return q == end || (unsigned char) *q <= ' ' || (unsigned char) *q == 0xE3 ? q : p;
}

bool
zhc_line_is_row(const char *s, const ZhcLine *l)
{
	const char *start = s + l->start;
	const char *end = s + (l->end - l->start > 600 ? l->start + 600 : l->end);
	unsigned gaps = 0;
	unsigned wide = 0;
	const char *figure = NULL; /* where the last one ended */

	if (*start == '|' || end[-1] == '|')
		return true;
	if (!has_blank(start, end, zhc_line_narrow(l) > 0))
		return false;
	for (const char *p = start; p < end; p++)
	{
		unsigned cols = 0;
		const char *q = zhc_skip_blanks(p, end, &cols);

		if (q == p)
			continue;
		if (q < end && figure_end(q, end) > q)
		{
			if (figure == p)
				return true; /* two figures in a row */
			figure = figure_end(q, end);
		}
		wide += cols >= 2;
		gaps += cols >= 2 || !beside_digit(start, p, q, end);
		p = q;
	}
	return wide >= 2 || (gaps >= 3 && gaps * 12u >= l->cols);
}

bool
zhc_line_is_whole_deck(const char *s, const ZhcLine *l)
{
	const ZhcLineWord *w;
	const char *end = s + l->end;

	if (l->ends != ZHC_END_OPEN || l->starts != ZHC_START_DASH || l->end - l->start < 12)
		return false;
	w = zhc_line_word(end - 6, 6, ZHC_WORD_OPINION | ZHC_WORD_GENRE);
	return w && w->len == 6;
}
