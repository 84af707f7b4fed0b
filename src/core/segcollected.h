/*
 * segcollected.h - what a collector has gathered: shared by who gathers and who writes
 *
 * All documents share one space of positions.  Characters have ids in the order they come.  Each
 * has a list of the pairs it begins, in blocks that grow: the second character's id and the
 * position in a few bytes.  So lists are small enough to be sorted in the processor's cache when
 * the segment is written, and what has been gathered is never copied to grow.  Words have an array
 * of their own.
 */
#ifndef ZHC_SEGCOLLECTED_H
#define ZHC_SEGCOLLECTED_H

#include "scan.h"
#include "segcollect.h"

#define MAX_POS ((UINT64_C(1) << 30) - 1)
#define ID_BITS 17
#define MAX_IDS ((1u << ID_BITS) - 1)

#define PAGE_CHARS 256
#define NPAGES	   (0x110000 / PAGE_CHARS)

typedef struct Keys
{
	uint64_t *v;
	size_t n;
	size_t cap;
} Keys;

/*
 * A part of a list.  A pair is a number of 4 to 7 bytes, low ones first, so that lists grow and are
 * read without a branch for every byte: from its low bits on, how many bytes there are beyond 4, 1
 * for the last pair of a run reversed (a tail), the second character's id, and the distance from
 * the position of the pair before.  Eight bytes are written and read at a time, all within the
 * block.
 */
#define PAIR_LEN_BITS 2
#define PAIR_MIN	  4
#define PAIR_ROOM	  8
#define PAIR_ID_SHIFT (PAIR_LEN_BITS + 1)
#define PAIR_SHIFT	  (PAIR_ID_SHIFT + ID_BITS)

typedef struct PairBlock
{
	struct PairBlock *next;
	uint32_t cap;
	uint32_t used; /* when it is full */
	uint8_t v[];
} PairBlock;

typedef struct PairList
{
	uint8_t *at; /* where the next pair goes, in the last block */
	uint8_t *end;
	PairBlock *first;
	PairBlock *last;
	uint32_t n;	  /* pairs */
	uint32_t pos; /* of the last one */
} PairList;

/* Memory that blocks are cut from. */
typedef struct Slab
{
	struct Slab *next;
	size_t size;
	size_t used;
	uint64_t data[];
} Slab;

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
	Keys words; /* id << 32 | position */
	Doc *docs;
	size_t ndocs;
	size_t capdocs;
	uint32_t *ids[NPAGES]; /* of characters; 0: none yet */
	uint32_t *chars;	   /* by id */
	size_t nchars;		   /* the first is no character */
	size_t capchars;
	PairList
		*pairs; /* by the first character's id; of a run of one character, with the second id 0 */
	size_t cappairs;
	uint32_t longest; /* list, in pairs */
	Slab *slabs;
	Slab *slab; /* that is being cut */
	size_t block_bytes;
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

#endif /* ZHC_SEGCOLLECTED_H */
