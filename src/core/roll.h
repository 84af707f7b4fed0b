/*
 * roll.h - the hash of the last few letters, moved on letter by letter
 *
 * A polynomial in an odd base, modulo 2^64.
 */
#ifndef ZHC_ROLL_H
#define ZHC_ROLL_H

#include <stdint.h>

#define ZHC_ROLL_BASE UINT64_C(0x9E3779B97F4A7C15)

/* The weight that a letter has when it leaves a window of n letters: BASE^n. */
static inline uint64_t
zhc_roll_weight(uint64_t n)
{
	uint64_t w = 1, base = ZHC_ROLL_BASE;

	for (; n > 0; n >>= 1, base *= base)
		if (n & 1)
			w *= base;
	return w;
}

static inline uint64_t
zhc_roll_add(uint64_t h, uint32_t letter)
{
	return h * ZHC_ROLL_BASE + letter + 1;
}

/* Take the letter out that came first, after another has been added; weight of the window. */
static inline uint64_t
zhc_roll_remove(uint64_t h, uint32_t letter, uint64_t weight)
{
	return h - weight * ((uint64_t) letter + 1);
}

/* All bits of the hash in all bits (the finish of SplitMix64). */
static inline uint64_t
zhc_roll_mix(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

#endif /* ZHC_ROLL_H */
