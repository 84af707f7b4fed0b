/*
 * segmemo.h - what looking keys up in dictionaries has told, to be asked again
 *
 * A segment never changes, but for its deleted documents, so what its dictionary says stays true as
 * long as nothing else gets the segment's number.  A host that searches the same segments again and
 * again (in PostgreSQL, the planner and then the executor look up the same keys) keeps a memo for
 * them: the first keys of those blocks that every search by halves begins with, and the last keys
 * that were looked up.
 */
#ifndef ZHC_SEGMEMO_H
#define ZHC_SEGMEMO_H

#include "seg.h"

/* Where the postings of a key are. */
typedef struct ZhcPosting
{
	uint32_t df;				/* documents */
	uint64_t off[ZHC_NSTREAMS]; /* in DOCS, POSITIONS, SKIPS */
	uint64_t len[ZHC_NSTREAMS];
} ZhcPosting;

#define ZHC_MEMO_DEPTH 9 /* steps of a search by halves that are remembered */
#define ZHC_MEMO_NODES (1u << ZHC_MEMO_DEPTH)
#define ZHC_MEMO_KEYS  128 /* keys whose postings are remembered */
#define ZHC_MEMO_BYTES 11  /* of a key; longer ones are not remembered */

typedef struct ZhcMemoKey
{
	uint64_t segment;
	uint32_t node; /* of the tree that searches by halves go down: 1, then 2 or 3, … */
	uint8_t n;	   /* bytes of the key; 0: nothing is remembered here */
	uint8_t key[ZHC_MEMO_BYTES];
} ZhcMemoKey;

typedef struct ZhcMemoPosting
{
	ZhcMemoKey key;	 /* node: 0 */
	uint32_t df;	 /* 0: the segment has no such key */
	uint64_t off[3]; /* in DOCS, POSITIONS, SKIPS */
	uint64_t len[3];
} ZhcMemoPosting;

/* All zeros at first. */
typedef struct ZhcMemo
{
	ZhcMemoKey first[ZHC_MEMO_NODES]; /* keys of blocks */
	ZhcMemoPosting postings[ZHC_MEMO_KEYS];
} ZhcMemo;

/* The first key of the block at which a node stands; NULL when it is not remembered. */
const ZhcMemoKey *zhc_memo_block(const ZhcMemo *m, uint64_t segment, uint32_t node);
void zhc_memo_set_block(ZhcMemo *m, uint64_t segment, uint32_t node, const uint8_t *key,
						uint32_t n);

/* Is a key remembered?  p->df is 0 when it is known not to be there. */
bool zhc_memo_posting(const ZhcMemo *m, uint64_t segment, const uint8_t *key, uint32_t n,
					  ZhcPosting *p);
void zhc_memo_set_posting(ZhcMemo *m, uint64_t segment, const uint8_t *key, uint32_t n,
						  const ZhcPosting *p);

#endif /* ZHC_SEGMEMO_H */
