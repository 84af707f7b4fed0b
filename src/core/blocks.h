/*
 * blocks.h - the first of several bytes that answers a question
 *
 * Compilers ask it of a whole block at once:
 *
 *	for (i = 0; i < ZHC_BLOCK; i++)
 *		hits[i] = question(p[i]);
 *	p += zhc_first_hit(hits);
 */
#ifndef ZHC_BLOCKS_H
#define ZHC_BLOCKS_H

#include <stdint.h>
#include <string.h>

#define ZHC_BLOCK 16 /* bytes looked at together */

/* The place of the first byte of hits that is 1 and not 0; ZHC_BLOCK when there is none. */
static inline unsigned
zhc_first_hit(const unsigned char *hits)
{
	uint64_t half[2];
	unsigned i = 0;

	memcpy(half, hits, sizeof(half));
	if ((half[0] | half[1]) == 0)
		return ZHC_BLOCK;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (half[0] == 0)
		i = 8;
	i += (unsigned) __builtin_ctzll(half[i / 8]) / 8;
#else
	while (!hits[i])
		i++;
#endif
	return i;
}

#endif /* ZHC_BLOCKS_H */
