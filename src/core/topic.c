/*
 * topic.c - whether two stretches of a page tell of the same, by the pairs of characters they share
 */
#include "topic.h"

#include "chars.h"

static inline uint32_t
slot_of(uint32_t a, uint32_t b)
{
	return ((a * 0x9E3779B1u) ^ (b * 0x85EBCA6Bu)) >> 17;
}

/* Put the slot into a set; returns whether it is new there. */
static inline bool
put(uint64_t *set, uint32_t slot)
{
	uint64_t bit = (uint64_t) 1 << (slot & 63);
	bool fresh = !(set[slot >> 6] & bit);

	set[slot >> 6] |= bit;
	return fresh;
}

void
zhc_topic_clear(ZhcTopic *t)
{
	memset(t, 0, sizeof *t);
}

void
zhc_topic_add(ZhcTopic *t, const ZhcClean *c, uint32_t from, uint32_t to)
{
	bool before = false;

	for (uint32_t k = from; k < to; k++)
	{
		bool han = zhc_class(c->cp[k]) == ZHC_C_HAN;

		if (han && before)
			t->pairs += put(t->bit, slot_of(c->cp[k - 1], c->cp[k]));
		before = han;
	}
}

uint32_t
zhc_topic_shared(const ZhcTopic *t, ZhcSeen *seen, const ZhcClean *c, uint32_t from, uint32_t to,
				 uint32_t *of)
{
	uint32_t shared = 0;
	bool before = false;

	for (uint32_t k = from; k < to; k++)
	{
		bool han = zhc_class(c->cp[k]) == ZHC_C_HAN;
		uint32_t slot = han && before ? slot_of(c->cp[k - 1], c->cp[k]) : 0;

		if (han && before && put(seen->bit, slot % ZHC_SEEN_BITS))
		{
			*of += 1;
			shared += t->bit[slot >> 6] >> (slot & 63) & 1;
		}
		before = han;
	}
	return shared;
}
