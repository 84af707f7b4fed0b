/*
 * keysort.c - sort the keys of a text's terms
 *
 * A byte-wise radix that is stable.  Bytes that are the same in all keys cost nothing; Chinese text
 * needs four passes.
 */
#include "keysort.h"

#include "terms.h"

#define NDIGITS 6 /* bytes of a key that are sorted by */

/* Sort by the digit at `shift`, count[] being how often each of its values stands in src. */
static void
sort_digit(const uint64_t *src, uint64_t *dst, size_t n, int shift, uint32_t *count)
{
	uint32_t sum = 0;

	for (int i = 0; i < 256; i++)
	{
		uint32_t c = count[i];

		count[i] = sum;
		sum += c;
	}
	for (size_t i = 0; i < n; i++)
		dst[count[(src[i] >> shift) & 0xFF]++] = src[i];
}

/* Count the values of the digits; of four, as Chinese text has, in one go. */
static void
count_digits(const uint64_t *v, size_t n, const int *shift, int ndigits, uint32_t (*count)[256])
{
	memset(count, 0, (size_t) ndigits * sizeof(*count));
	if (ndigits == 4)
		for (size_t i = 0; i < n; i++)
		{
			count[0][(v[i] >> shift[0]) & 0xFF]++;
			count[1][(v[i] >> shift[1]) & 0xFF]++;
			count[2][(v[i] >> shift[2]) & 0xFF]++;
			count[3][(v[i] >> shift[3]) & 0xFF]++;
		}
	else
		for (int d = 0; d < ndigits; d++)
			for (size_t i = 0; i < n; i++)
				count[d][(v[i] >> shift[d]) & 0xFF]++;
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
	uint32_t count[NDIGITS][256];

	if (n < 2 || (ndigits = find_digits(a, n, digits)) == 0)
		return ZHC_OK;
	b = al->alloc(al->ctx, n * sizeof(uint64_t));
	if (!b)
		return ZHC_NOMEM;
	count_digits(a, n, digits, ndigits, count);
	for (int d = 0; d < ndigits; d++)
	{
		uint64_t *swap = a;

		sort_digit(a, b, n, digits[d], count[d]);
		a = b;
		b = swap;
		zhc_poll(al);
	}
	*keys = a;
	al->free(al->ctx, b);
	return ZHC_OK;
}
