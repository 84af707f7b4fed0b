/*
 * test_utf8.c - decoding that survives any bytes, and encoding that undoes it
 */
#include <stdbool.h>
#include <stdlib.h>

#include "unit.h"
#include "utf8.h"

static void
check_bytes(const char *s, size_t n, const uint32_t *want, size_t nwant, const char *name)
{
	const char *p = s, *end = s + n;
	size_t i = 0;
	bool same = true;

	while (p < end && i < nwant)
	{
		uint32_t c;

		p += zhc_decode(p, end, &c);
		same &= c == want[i++];
	}
	CHECK(same && i == nwant && p == end, "%s", name);
}

#define BAD(x) (ZHC_BAD_BYTE + (x))
#define CASE(name, bytes, ...)                                                                     \
	do                                                                                             \
	{                                                                                              \
		static const uint32_t want_[] = {__VA_ARGS__};                                             \
		check_bytes(bytes, sizeof bytes - 1, want_, sizeof want_ / sizeof want_[0], name);         \
	} while (0)

static void
decoding(void)
{
	CASE("all lengths", "a\xC2\x80\xE4\xB8\xAD\xF0\xA0\x80\x80", 'a', 0x80, 0x4E2D, 0x20000);
	CASE("limits", "\x7F\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF4\x8F\xBF\xBF",
		 0x7F, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10FFFF);
	CASE("NUL", "\0a", 0, 'a');
	CASE("overlong of two", "\xC0\x80\xC1\xBF", BAD(0xC0), BAD(0x80), BAD(0xC1), BAD(0xBF));
	CASE("overlong of three", "\xE0\x9F\xBF", BAD(0xE0), BAD(0x9F), BAD(0xBF));
	CASE("overlong of four", "\xF0\x8F\xBF\xBF", BAD(0xF0), BAD(0x8F), BAD(0xBF), BAD(0xBF));
	CASE("surrogate", "\xED\xA0\x80", BAD(0xED), BAD(0xA0), BAD(0x80));
	CASE("above U+10FFFF", "\xF4\x90\x80\x80", BAD(0xF4), BAD(0x90), BAD(0x80), BAD(0x80));
	CASE("five bytes", "\xF8\x88\x80\x80\x80", BAD(0xF8), BAD(0x88), BAD(0x80), BAD(0x80),
		 BAD(0x80));
	CASE("stray continuation", "a\x80z", 'a', BAD(0x80), 'z');
	CASE("cut off after one", "\xE4", BAD(0xE4));
	CASE("cut off after two", "\xE4\xB8", BAD(0xE4), BAD(0xB8));
	CASE("cut off after three", "\xF0\xA0\x80", BAD(0xF0), BAD(0xA0), BAD(0x80));
	CASE("broken by ASCII", "\xE4\xB8z", BAD(0xE4), BAD(0xB8), 'z');
	CASE("broken by a character", "\xE4\xE4\xB8\xAD", BAD(0xE4), 0x4E2D);
}

/* Any bytes decode to something that encodes to the same bytes, within exact bounds. */
static void
round_trip(void)
{
	uint64_t seed = 88172645463325252u;
	unsigned differ = 0;

	for (int round = 0; round < 200000; round++)
	{
		size_t n = 1 + (size_t) (seed % 12), m = 0;
		char *s = malloc(n); /* exact, so that ASAN sees a read past the end */
		char back[64];

		for (size_t i = 0; i < n; i++)
		{
			static const unsigned char lead[] = {0xE4, 0xB8, 0xAD, 0xF0, 0xA0, 0x80, 0xC3, 0xED};

			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			s[i] = (char) (seed >> 40 & 1 ? lead[seed >> 33 & 7] : seed >> 50);
		}
		for (const char *p = s; p < s + n;)
		{
			uint32_t c;

			p += zhc_decode(p, s + n, &c);
			m += (size_t) zhc_encode(c, back + m);
		}
		differ += m != n || memcmp(s, back, n) != 0;
		free(s);
	}
	CHECK(differ == 0, "encoding undoes decoding for any bytes (%u of 200000 differ)", differ);
}

static void
every_code_point(void)
{
	unsigned differ = 0;

	for (uint32_t c = 0; c < 0x110000; c++)
	{
		char s[4];
		uint32_t back;
		int n;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		n = zhc_encode(c, s);
		differ += zhc_decode(s, s + n, &back) != n || back != c || zhc_count(s, (size_t) n) != 1;
	}
	CHECK(differ == 0, "decoding undoes encoding for every code point (%u differ)", differ);
}

int
main(void)
{
	decoding();
	round_trip();
	every_code_point();
	return unit_done();
}
