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

/* How often each value of a byte stands in the keys: by value, then by digit. */
typedef uint32_t Counts[256][ATONCE];

/* Count the values of the digits, at most ATONCE. */
static void
count_digits(const uint64_t *v, size_t n, const int *shift, int ndigits, Counts count)
{
	memset(count, 0, sizeof(Counts));
	if (ndigits == ATONCE)
		for (size_t i = 0; i < n; i++)
		{
			count[(v[i] >> shift[0]) & 0xFF][0]++;
			count[(v[i] >> shift[1]) & 0xFF][1]++;
			count[(v[i] >> shift[2]) & 0xFF][2]++;
			count[(v[i] >> shift[3]) & 0xFF][3]++;
		}
	else
		for (int d = 0; d < ndigits; d++)
			for (size_t i = 0; i < n; i++)
				count[(v[i] >> shift[d]) & 0xFF][d]++;
}

/* From how often each value stands in the keys to where the first of them goes: all digits side by
 * side, as compilers do in one register. */
static void
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
static void
sort_digit(const uint64_t *src, uint64_t *dst, size_t n, int shift, int d, Counts count)
{
	for (size_t i = 0; i < n; i++)
		dst[count[(src[i] >> shift) & 0xFF][d]++] = src[i];
}

/* The shifts of the bytes that are not the same in all keys: of the code, then of the first
 * character.  Returns how many there are. */
static int
find_digits(const uint64_t *v, size_t n, int *digits)
{
	static const struct
	{
		uint8_t shift;
		uint8_t mask; /* bits that are in no digit before */
	} all[NDIGITS] = {{ZHC_POS_BITS, 0xFF},		  {ZHC_POS_BITS + 8, 0xFF},
					  {ZHC_POS_BITS + 14, 0xFC},  {ZHC_KEY_SHIFT1, 0xFF},
					  {ZHC_KEY_SHIFT1 + 8, 0xFF}, {ZHC_KEY_SHIFT1 + 13, 0xF8}};
	uint64_t all_or = 0;
	uint64_t all_and = ~(uint64_t) 0;
	int ndigits = 0;

	for (size_t i = 0; i < n; i++)
	{
		all_or |= v[i];
		all_and &= v[i];
	}
	for (int d = 0; d < NDIGITS; d++)
		if ((all_or ^ all_and) >> all[d].shift & all[d].mask)
			digits[ndigits++] = all[d].shift;
	return ndigits;
}

ZhcStatus
zhc_sort_keys(const ZhcAlloc *al, uint64_t **keys, size_t n)
{
	uint64_t *a = *keys;
	uint64_t *b;
	int digits[NDIGITS];
	int ndigits;
	Counts count;

	if (n < 2 || (ndigits = find_digits(a, n, digits)) == 0)
		return ZHC_OK;
	b = al->alloc(al->ctx, n * sizeof(uint64_t));
	if (!b)
		return ZHC_NOMEM;
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
	*keys = a;
	al->free(al->ctx, b);
	return ZHC_OK;
}
