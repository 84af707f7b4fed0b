/*
 * fuzz_match.c - searching a text itself agrees with evaluating the query on its terms
 *
 * The first line of the input is a query; a piece from the middle of the text is another.  What is
 * to be marked lies inside the text, in order, apart.
 */
#include "fuzz.h"
#include "match.h"
#include "occur.h"

static void
check_marks(const ZhcAlloc *al, const ZhcQuery *q, ZhcOccur *occur, size_t n)
{
	ZhcSpans marks = {0};
	uint32_t at = 0;

	if (zhc_spans_mark(al, q, zhc_occur_spans, occur, &marks) != ZHC_OK)
		return;
	for (size_t i = 0; i < marks.n; i++)
	{
		FUZZ_CHECK(marks.v[i].from < marks.v[i].to && marks.v[i].to <= n);
		FUZZ_CHECK(i == 0 || marks.v[i].from > at);
		at = marks.v[i].to;
	}
}

static void
check_query(const ZhcAlloc *al, const char *typed, size_t typed_len, const char *s, size_t n)
{
	ZhcQuery q;
	ZhcMatcher *matcher;
	ZhcOccur *occur;
	bool direct, by_terms;

	if (zhc_query_parse(al, typed, typed_len, NULL, NULL, &q) != ZHC_OK)
		return;
	if (zhc_matcher_begin(al, &q, NULL, NULL, &matcher) == ZHC_OK &&
		zhc_occur_begin(al, &q, NULL, NULL, &occur) == ZHC_OK)
	{
		if (zhc_occur_scan(occur, s, n, NULL) == ZHC_OK &&
			zhc_spans_match(al, &q, zhc_occur_spans, occur, &by_terms) == ZHC_OK &&
			zhc_matcher_match(matcher, s, n, &direct) == ZHC_OK)
		{
			FUZZ_CHECK(direct == by_terms);
			check_marks(al, &q, occur, n);
		}
		zhc_occur_free(occur);
		zhc_matcher_free(matcher);
	}
	zhc_query_free(&q);
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	const char *line_end = n > 0 ? memchr(s, '\n', n) : NULL;
	size_t typed = line_end != NULL ? (size_t) (line_end - s) : n / 2;
	size_t piece = n / 2, len = n % 31;

	check_query(al, s, typed, s + typed, n - typed);
	while (piece < n && ((unsigned char) s[piece] & 0xC0) == 0x80)
		piece++;
	if (len > n - piece)
		len = n - piece;
	while (len > 0 && piece + len < n && ((unsigned char) s[piece + len] & 0xC0) == 0x80)
		len--;
	check_query(al, s + piece, len, s, n);
}
