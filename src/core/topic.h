/*
 * topic.h - whether two stretches of a page tell of the same, by the pairs of characters they share
 */
#ifndef ZHC_TOPIC_H
#define ZHC_TOPIC_H

#include "clean.h"

#define ZHC_TOPIC_BITS 32768
#define ZHC_SEEN_BITS  4096 /* for few characters */

/* The pairs of Han characters that some paragraphs hold, as a set of their hashes. */
typedef struct ZhcTopic
{
	uint64_t bit[ZHC_TOPIC_BITS / 64];
	uint32_t pairs; /* different ones */
} ZhcTopic;

typedef struct ZhcSeen
{
	uint64_t bit[ZHC_SEEN_BITS / 64];
} ZhcSeen;

void zhc_topic_clear(ZhcTopic *t);

/* Add characters [from, to) of the clean text. */
void zhc_topic_add(ZhcTopic *t, const ZhcClean *c, uint32_t from, uint32_t to);

/*
 * How many of the different pairs in characters [from, to) stand in t; in *of, how many there are
 * in all, those that `seen` holds left out: they are added to it.
 */
uint32_t zhc_topic_shared(const ZhcTopic *t, ZhcSeen *seen, const ZhcClean *c, uint32_t from,
						  uint32_t to, uint32_t *of);

#endif /* ZHC_TOPIC_H */
