/*
 * fuzz_headline.c - a headline without its marks is the text, whole or in pieces
 *
 * The first line of the input is the query, and its length chooses the options.
 */
#include "fuzz.h"
#include "headline.h"

static void
make_headline(const ZhcAlloc *al, const ZhcQuery *q, const char *s, size_t n, uint32_t choice)
{
	ZhcHeadlineOptions options = zhc_headline_defaults;
	ZhcBuf out;

	options.highlight_all = choice & 1;
	options.max_fragments = choice >> 1 & 7;
	options.html_escape = choice & 16;
	options.start_sel = options.stop_sel = (ZhcStr){"", 0};
	zhc_buf_init(&out, al);
	if (zhc_headline(al, q, NULL, NULL, s, n, &options, &out) == ZHC_OK)
	{
		FUZZ_CHECK(out.len <= 6 * n + 8 * 5);
		if (options.highlight_all && !options.html_escape)
			FUZZ_CHECK(out.len == n && (n == 0 || memcmp(out.data, s, n) == 0));
	}
	zhc_buf_free(&out);
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	const char *line_end = n > 0 ? memchr(s, '\n', n) : NULL;
	size_t typed = line_end != NULL ? (size_t) (line_end - s) : n / 2;
	ZhcQuery q;

	if (zhc_query_parse(al, s, typed, NULL, NULL, &q) != ZHC_OK)
		return;
	make_headline(al, &q, s, n, (uint32_t) typed);
	make_headline(al, &q, s, n, 1);
	zhc_query_free(&q);
}
