/*
 * siderows.c - rows beside the text: what an article is about as its site lists it, and the weather
 */
#include "page.h"
#include "utf8.h"

#define MOST_COLS	 60 /* of such a row */
#define LEAST_TAGS	 3
#define MOST_TAGS	 8
#define MOST_TAG	 18	  /* bytes of one */
#define TOLD_BYTES	 3000 /* before the row, in which all of them stand */
#define WEATHER_COLS 16	  /* of what rows of the weather are called */

/* The piece of plain Han at p, up to a blank or the end: its length in bytes, 0 when it is more. */
static size_t
tag_at(const char *p, const char *end)
{
	const char *q = p;

	while (end - q >= 3 && q - p <= MOST_TAG && zhc_is_plain_han(q))
		q += 3;
	return q == end || *q == ' ' || *q == '\t' || (unsigned char) *q == 0xE3 ? (size_t) (q - p) : 0;
}

/* Whether the n bytes of a piece stand in [from, to). */
static bool
stands_in(const char *piece, size_t n, const char *from, const char *to)
{
	while ((size_t) (to - from) >= n && (from = memchr(from, *piece, (size_t) (to - from))) != NULL)
	{
		if ((size_t) (to - from) >= n && memcmp(from, piece, n) == 0)
			return true;
		from++;
	}
	return false;
}

/*
 * Whether line i, behind the end of a sentence, holds nothing but three short words and more
 * between blanks, and all of them stand in the text before it: 桥梁 通车 江北
 */
static bool
is_row_of_tags(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;
	const char *told = l->start > TOLD_BYTES ? p - TOLD_BYTES : pg->s;
	unsigned tags = 0;

	if (i == 0 || l->kind != ZHC_LINE_BODY || l->ends != ZHC_END_OPEN || l->cols > MOST_COLS ||
		l[-1].ends != ZHC_END_STOP || l->marked)
		return false;
	for (const char *q = p; q < end; tags++)
	{
		unsigned cols = 0;
		size_t n = tag_at(q, end);

		if (n < 6 || n > MOST_TAG || tags == MOST_TAGS)
			return false;
		q = zhc_skip_blanks(q + n, end, &cols);
	}
	if (tags < LEAST_TAGS)
		return false;
	for (const char *q = p; q < end;)
	{
		unsigned cols = 0;
		size_t n = tag_at(q, end);

		if (!stands_in(q, n, told, pg->s + l[-1].end))
			return false;
		q = zhc_skip_blanks(q + n, end, &cols);
	}
	return true;
}

/* Whether ℃ or ° stands in [p, end): few lines hold a character that is led as these are. */
static bool
holds_degree(const char *p, const char *end)
{
	const char *q = p;

	while (end - q >= 3 && (q = memchr(q, 0xE2, (size_t) (end - q - 2))) != NULL)
		if (memcmp(q++, "℃", 3) == 0)
			return true;
	for (q = p; end - q >= 2 && (q = memchr(q, 0xC2, (size_t) (end - q - 1))) != NULL; q++)
		if (memcmp(q, "°", 2) == 0)
			return true;
	return false;
}

/* Whether the line tells how warm it gets, in words between blanks: 明天　晴　9℃～21℃ */
static bool
is_weather(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;
	bool blank = false;

	if (l->kind != ZHC_LINE_BODY || l->ends != ZHC_END_OPEN || l->cols > MOST_COLS ||
		zhc_line_narrow(l) < 2 || !holds_degree(p, end))
		return false;
	while (p < end)
	{
		uint32_t cp;

		p += zhc_decode(p, end, &cp);
		if (cp == 0xFF0C || cp == 0x3002) /* ， 。 */
			return false;
		blank = blank || cp == ' ' || cp == 0x3000;
	}
	return blank;
}

/* Whether the line is what such rows are called: 今明天气 */
static bool
names_weather(const Page *pg, const ZhcLine *l)
{
	return l->kind == ZHC_LINE_BODY && l->ends == ZHC_END_OPEN && l->cols <= WEATHER_COLS &&
		   l->end - l->start >= 6 &&
		   (memcmp(pg->s + l->end - 6, "天气", 6) == 0 ||
			memcmp(pg->s + l->end - 6, "天氣", 6) == 0 ||
			memcmp(pg->s + l->end - 6, "气象", 6) == 0 ||
			memcmp(pg->s + l->end - 6, "氣象", 6) == 0);
}

void
zhc_mark_side_rows(Page *pg)
{
	bool before = false; /* the line before tells of the weather */
	bool degrees = pg->n > 0 && holds_degree(pg->s + pg->lines[0].start,
											 pg->s + pg->lines[pg->n - 1].end); /* few pages do */

	for (uint32_t i = 0; i < pg->n; i++)
	{
		ZhcLine *l = &pg->lines[i];
		bool weather = degrees && is_weather(pg, i);
		bool named = weather && i > 0 && names_weather(pg, l - 1);

		if (weather && (before || named || (i + 1 < pg->n && is_weather(pg, i + 1))))
		{
			l->kind = ZHC_LINE_FURNITURE;
			if (named)
				l[-1].kind = ZHC_LINE_FURNITURE;
			before = true;
			continue;
		}
		before = false;
		if (is_row_of_tags(pg, i))
			l->kind = ZHC_LINE_FURNITURE;
	}
}
