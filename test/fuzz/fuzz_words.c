/*
 * fuzz_words.c - a stretch of words gives words of sane length, simply or not
 */
#include "fuzz.h"
#include "words.h"

typedef struct Count
{
	const char *start, *end; /* the stretch */
	size_t words, gaps, bytes;
} Count;

static ZhcStatus
count_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	Count *c = to;

	FUZZ_CHECK(n > 0 && n <= ZHC_MAX_TERM);
	FUZZ_CHECK(s != NULL && at >= c->start && len <= (size_t) (c->end - at));
	c->words++;
	c->bytes += n;
	return ZHC_OK;
}

static void
count_gap(void *to)
{
	((Count *) to)->gaps++;
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	Count all = {s, s + n, 0, 0, 0}, simple = all;
	ZhcSink to_all = {count_word, count_gap, &all}, to_simple = {count_word, count_gap, &simple};
	ZhcStatus st = ZHC_OK;
	bool taken = zhc_words_simple(&to_simple, s, n, &st);

	FUZZ_CHECK(taken || (simple.words == 0 && simple.gaps == 0));
	if (zhc_words(al, NULL, NULL, &to_all, s, n) == ZHC_OK)
	{
		FUZZ_CHECK(all.bytes <= 11 * n && all.words <= n && all.gaps <= n + 1);
		FUZZ_CHECK(!taken || (all.words == simple.words && all.gaps == simple.gaps));
	}
}
