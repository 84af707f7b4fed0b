/*
 * fuzz_fold.c - zhc_fold() is idempotent and appends
 */
#include "fold.h"
#include "fuzz.h"

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcBuf once, twice;

	zhc_buf_init(&once, al);
	zhc_buf_init(&twice, al);
	if (zhc_fold(s, n, &once) == ZHC_OK && zhc_buf_append(&twice, "#", 1) == ZHC_OK &&
		zhc_fold(once.data, once.len, &twice) == ZHC_OK)
	{
		FUZZ_CHECK(twice.data[0] == '#');
		if (fuzz_is_utf8(s, n))
		{
			FUZZ_CHECK(twice.len == once.len + 1);
			FUZZ_CHECK(once.len == 0 || memcmp(once.data, twice.data + 1, once.len) == 0);
		}
		/* the longest NFKC expansion in UTF-8 is U+FDFA's, 11 bytes for each of its own */
		FUZZ_CHECK(once.len <= 11 * n);
	}
	zhc_buf_free(&once);
	zhc_buf_free(&twice);
}
