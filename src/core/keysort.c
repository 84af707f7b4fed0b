/*
 * keysort.c - sort the keys of a text's terms
 *
 * A byte-wise radix that is stable.  Bytes that are the same in all keys cost nothing; Chinese text
 * needs four passes.
 */
#include "keysort.h"

#include "terms.h"

#define NDIGITS 6 /* bytes of a key that are sorted by */
#define ATONCE	4 /* of them are counted in one go */

/* Where each of them stands: of the code, then of the first character. */
static const uint8_t all_digits[NDIGITS] = {ZHC_POS_BITS,		ZHC_POS_BITS + 8,
											ZHC_POS_BITS + 16,	ZHC_KEY_SHIFT1,
											ZHC_KEY_SHIFT1 + 8, ZHC_KEY_SHIFT1 + 16};

/* Those that differ in nearly all texts, and no others. */
static const uint8_t usual_digits[ATONCE] = {ZHC_POS_BITS, ZHC_POS_BITS + 8, ZHC_KEY_SHIFT1,
											 ZHC_KEY_SHIFT1 + 8};

/* How often each value of a byte stands in the keys: by value, then by digit. */
typedef uint32_t Counts[256][ATONCE];

static inline uint32_t *
count_of(Counts count, uint64_t key, int shift, int d)
{
	return &count[key >> shift & 0xFF][d];
}

/* Count the values of the digits, at most ATONCE. */
static inline void
count_digits(const uint64_t *v, size_t n, const uint8_t *shift, int ndigits, Counts count)
{
	memset(count, 0, sizeof(Counts));
	if (ndigits == ATONCE)
		for (size_t i = 0; i < n; i++)
			for (int d = 0; d < ATONCE; d++)
				++*count_of(count, v[i], shift[d], d);
	else
		for (int d = 0; d < ndigits; d++)
			for (size_t i = 0; i < n; i++)
				++*count_of(count, v[i], shift[d], d);
}

/* From how often each value stands in the keys to where the first of them goes: all digits side by
 * side, as compilers do in one register. */
static inline void
place_digits(Counts count)
{
	uint32_t sum[ATONCE] = {0};

	for (int i = 0; i < 256; i++)
		for (int d = 0; d < ATONCE; d++)
		{
			uint32_t c = count[i][d];

			count[i][d] = sum[d];
			sum[d] += c;
		}
}

/* Sort by digit d, at `shift`. */
static inline void
sort_digit(const uint64_t *src, uint64_t *dst, size_t n, int shift, int d, Counts count)
{
	for (size_t i = 0; i < n; i++)
		dst[(*count_of(count, src[i], shift, d))++] = src[i];
}

/* Sort a by the usual digits, an even number of them, so that it ends up where it was: with shifts
 * that are known when this is compiled, which takes half the instructions. */
static void
sort_usual(const ZhcAlloc *al, uint64_t *a, uint64_t *b, size_t n)
{
	Counts count;

	count_digits(a, n, usual_digits, ATONCE, count);
	place_digits(count);
	sort_digit(a, b, n, usual_digits[0], 0, count);
	sort_digit(b, a, n, usual_digits[1], 1, count);
	zhc_poll(al);
	sort_digit(a, b, n, usual_digits[2], 2, count);
	sort_digit(b, a, n, usual_digits[3], 3, count);
}

/* Sort a by these digits; returns where it ends up, in a or in b. */
static uint64_t *
sort_unusual(const ZhcAlloc *al, uint64_t *a, uint64_t *b, size_t n, const uint8_t *digits,
			 int ndigits)
{
	Counts count;

	for (int d = 0; d < ndigits; d++)
	{
		uint64_t *swap = a;

		if (d % ATONCE == 0)
		{
			count_digits(a, n, digits + d, ndigits - d < ATONCE ? ndigits - d : ATONCE, count);
			place_digits(count);
		}
		sort_digit(a, b, n, digits[d], d % ATONCE, count);
		a = b;
		b = swap;
		zhc_poll(al);
	}
	return a;
}

/* The bytes that are not the same in all keys.  Returns how many there are. */
static int
find_digits(const uint64_t *v, size_t n, uint8_t *digits)
{
	uint64_t all_or = 0;
	uint64_t all_and = ~(uint64_t) 0;
	int ndigits = 0;

	for (size_t i = 0; i < n; i++)
	{
		all_or |= v[i];
		all_and &= v[i];
	}
	for (int d = 0; d < NDIGITS; d++)
		if ((all_or ^ all_and) >> all_digits[d] & 0xFF)
			digits[ndigits++] = all_digits[d];
	return ndigits;
}

ZhcStatus
zhc_sort_keys(const ZhcAlloc *al, uint64_t **keys, size_t n)
{
	uint64_t *a = *keys;
	uint64_t *b;
	uint64_t *sorted = a;
	uint8_t digits[NDIGITS];
	int ndigits;

	if (n < 2 || (ndigits = find_digits(a, n, digits)) == 0)
		return ZHC_OK;
	b = al->alloc(al->ctx, n * sizeof(uint64_t));
	if (!b)
		return ZHC_NOMEM;
	if (ndigits == ATONCE && memcmp(digits, usual_digits, ATONCE) == 0)
		sort_usual(al, a, b, n);
	else
		sorted = sort_unusual(al, a, b, n, digits, ndigits);
	*keys = sorted;
	al->free(al->ctx, sorted == a ? b : a);
	return ZHC_OK;
}
