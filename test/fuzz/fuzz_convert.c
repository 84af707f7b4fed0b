/*
 * fuzz_convert.c - every configuration takes any bytes and leaves ASCII alone
 */
#include "convert.h"
#include "fuzz.h"

/* OpenCC's longest expansion is far below this many bytes for each byte of input. */
#define MAX_GROWTH 16

static bool
is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if ((unsigned char) s[i] >= 0x80)
			return false;
	}
	return true;
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	bool ascii = is_ascii(s, n);

	for (const char *const *name = zhc_config_names(); *name != NULL; name++)
	{
		const ZhcConfig *cfg = zhc_config(*name, strlen(*name));
		ZhcBuf out;

		FUZZ_CHECK(cfg != NULL);
		zhc_buf_init(&out, al);
		if (zhc_convert_exact(cfg, s, n, &out) == ZHC_OK)
		{
			FUZZ_CHECK(out.len <= MAX_GROWTH * n);
			FUZZ_CHECK(!ascii || (out.len == n && (n == 0 || memcmp(out.data, s, n) == 0)));
		}
		zhc_buf_free(&out);
	}
	FUZZ_CHECK(n > 7 || zhc_config(s, n) == NULL || ascii);
}
