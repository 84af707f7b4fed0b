/*
 * segcollected.h - what a collector has gathered: shared by who gathers and who writes
 *
 * All documents share one space of positions.  An occurrence of a pair is one number: the first
 * character's id (17 bits), the second's (17), the position (30).  Ids are given out as characters
 * come and exchanged for ranks by code point before a stable radix sort; so positions stay
 * ascending, and one sequential pass writes the segment.  Reversed last pairs have an array of
 * their own, words another.
 */
#ifndef ZHC_SEGCOLLECTED_H
#define ZHC_SEGCOLLECTED_H

#include "scan.h"
#include "segcollect.h"

#define POS_BITS 30
#define MAX_POS	 ((UINT64_C(1) << POS_BITS) - 1)
#define ID_BITS	 17
#define MAX_IDS	 ((1u << ID_BITS) - 1)
#define C2_SHIFT POS_BITS
#define C1_SHIFT (POS_BITS + ID_BITS)
#define ID_MASK	 ((1u << ID_BITS) - 1)

#define PAGE_CHARS 256
#define NPAGES	   (0x110000 / PAGE_CHARS)

typedef struct Keys
{
	uint64_t *v;
	size_t n;
	size_t cap;
} Keys;

typedef struct Doc
{
	uint64_t tid;
	uint32_t base; /* position p of the document is base + p - 1 */
	uint32_t length;
} Doc;

typedef struct WordText
{
	size_t off; /* in bytes */
	uint32_t len;
	uint32_t next;	/* in its bucket, id + 1 */
	uint32_t count; /* occurrences; when writing, where they end */
} WordText;

struct ZhcCollect
{
	const ZhcAlloc *al;
	ZhcWordsFn parser;
	void *ctx;
	ZhcScan *scan;
	Keys pairs; /* and runs of one character, second id 0 */
	Keys tails;
	Keys words; /* id << 32 | position */
	Doc *docs;
	size_t ndocs;
	size_t capdocs;
	uint32_t *ids[NPAGES]; /* of characters; 0: none yet */
	uint32_t *chars;	   /* by id */
	size_t nchars;		   /* the first is no character */
	size_t capchars;
	WordText *texts;
	size_t ntexts;
	size_t captexts;
	ZhcBuf bytes;
	uint32_t *buckets;
	uint32_t nbuckets;

	/* the document at hand */
	uint64_t base;
	uint64_t pos;
	uint64_t length;
	bool in_gap;
};

static inline uint64_t
occurrence(uint32_t id1, uint32_t id2, uint64_t at)
{
	return (uint64_t) id1 << C1_SHIFT | (uint64_t) id2 << C2_SHIFT | at;
}

/* Forget all documents; what was allocated is kept. */
void zhc_collect_forget(ZhcCollect *c);

#endif /* ZHC_SEGCOLLECTED_H */
