/*
 * fuzz_utf8.c - decoding never loses a byte, and the class table answers for every value
 */
#include "chars.h"
#include "fuzz.h"
#include "utf8.h"

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	const char *end = s + n;

	(void) al;
	for (const char *p = s; p < end;)
	{
		uint32_t cp, folded;
		char back[4];
		int len = zhc_decode(p, end, &cp);

		FUZZ_CHECK(len >= 1 && len <= 4 && len <= end - p);
		FUZZ_CHECK(zhc_encode(cp, back) == len && memcmp(back, p, (size_t) len) == 0);
		FUZZ_CHECK(zhc_class(cp) < ZHC_C_COUNT);
		FUZZ_CHECK(cp < ZHC_BAD_BYTE || zhc_class(cp) == ZHC_C_OTHER);
		folded = zhc_char(cp) & ZHC_FOLD_MASK;
		FUZZ_CHECK((zhc_char(folded) & ZHC_FOLD_MASK) == folded);
		p += len;
	}
	FUZZ_CHECK(zhc_count(s, n) <= n);
}
