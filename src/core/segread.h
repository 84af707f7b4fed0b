/*
 * segread.h - reading a segment: its dictionary, and the documents and positions of a key
 *
 * What is read is checked: no bytes make it crash, loop or read outside a stream.  What cannot
 * be a segment gives ZHC_CORRUPT.
 */
#ifndef ZHC_SEGREAD_H
#define ZHC_SEGREAD_H

#include "segmemo.h"

typedef struct ZhcSegment
{
	const ZhcAlloc *al;
	ZhcSegSource source;
	ZhcSegInfo info;
	uint64_t nblocks; /* of the dictionary */

	/* What the host remembers, and the segment's number there; asked for at each use.  NULL:
	 * nothing. */
	ZhcMemo *(*memo)(void *ctx);
	void *memo_ctx;
	uint64_t id;
} ZhcSegment;

/* Open a segment; checks that its numbers fit together. */
ZhcStatus zhc_seg_open(ZhcSegment *seg, const ZhcAlloc *al, const ZhcSegInfo *info,
					   const ZhcSegSource *source);

/* Read n bytes of a stream; ZHC_CORRUPT beyond its end. */
ZhcStatus zhc_seg_read(const ZhcSegment *seg, ZhcStream stream, uint64_t off, void *dst, size_t n);

/* ---- dictionary ------------------------------------------------------------------------------ */

/* A place in the dictionary. */
typedef struct ZhcDict
{
	const ZhcSegment *seg;
	uint64_t block; /* the one after that at hand */
	ZhcBuf bytes;	/* of the block at hand */
	const uint8_t *p;
	uint32_t left; /* keys after the one at hand in it */
	uint8_t key[ZHC_KEY_MAX];
	uint32_t keylen;
	ZhcPosting posting; /* of the key at hand */
} ZhcDict;

void zhc_dict_init(ZhcDict *d, const ZhcSegment *seg);
void zhc_dict_free(ZhcDict *d);

/* Go to the first key that is not less than the given one; *found is false when there is none. */
ZhcStatus zhc_dict_seek(ZhcDict *d, const uint8_t *key, uint32_t n, bool *found);

/* Go to the next key; from a fresh ZhcDict, to the first. */
ZhcStatus zhc_dict_next(ZhcDict *d, bool *found);

/* Look one key up; posting->df is 0 when the segment has no such key. */
ZhcStatus zhc_seg_find(const ZhcSegment *seg, const uint8_t *key, uint32_t n, ZhcPosting *posting);

/* Does the key at hand start with these bytes? */
static inline bool
zhc_dict_at_prefix(const ZhcDict *d, const uint8_t *key, uint32_t n)
{
	return d->keylen >= n && memcmp(d->key, key, n) == 0;
}

/* ---- postings -------------------------------------------------------------------------------- */

/* One block of documents at a time; goes forward only. */
typedef struct ZhcCursor
{
	const ZhcSegment *seg;
	ZhcPosting posting;
	uint32_t nblocks;
	uint32_t block; /* the one at hand */

	/* by block, where there are several: last document, where both streams end (from their start)
	 */
	uint32_t *last;
	uint64_t *docs_end;
	uint64_t *positions_end;

	ZhcBuf bytes;
	uint32_t n; /* documents in the block at hand */
	uint32_t i; /* the one at hand */
	uint32_t doc[ZHC_DOC_BLOCK];
	uint32_t tf[ZHC_DOC_BLOCK];

	ZhcBuf pos_bytes; /* positions of the block at hand, when loaded */
	bool pos_loaded;
	uint32_t pos_i; /* document whose positions start at pos_at */
	size_t pos_at;
	ZhcBuf pos; /* positions of one document, uint32_t */
} ZhcCursor;

#define ZHC_NO_DOC UINT32_MAX

/* A cursor owns memory from zhc_cursor_open on, failed or not; it may be opened again and again. */
void zhc_cursor_init(ZhcCursor *c, const ZhcSegment *seg);
void zhc_cursor_free(ZhcCursor *c);

/* Go to the first document of a key. */
ZhcStatus zhc_cursor_open(ZhcCursor *c, const ZhcPosting *posting);

/* The document at hand; ZHC_NO_DOC behind the last. */
static inline uint32_t
zhc_cursor_doc(const ZhcCursor *c)
{
	return c->i < c->n ? c->doc[c->i] : ZHC_NO_DOC;
}

/* How often the key stands there. */
static inline uint32_t
zhc_cursor_tf(const ZhcCursor *c)
{
	return c->tf[c->i];
}

/* The next block of documents. */
ZhcStatus zhc_cursor_next_block(ZhcCursor *c);

static inline ZhcStatus
zhc_cursor_next(ZhcCursor *c)
{
	return ++c->i < c->n ? ZHC_OK : zhc_cursor_next_block(c);
}

/* Go on to the first document that is not before doc. */
ZhcStatus zhc_cursor_seek(ZhcCursor *c, uint32_t doc);

/*
 * Positions of all documents of the block at hand, which nothing was read of yet, as they stand in
 * the segment: until the cursor moves.
 */
ZhcStatus zhc_cursor_block_positions(ZhcCursor *c, const uint8_t **from, const uint8_t **end);

/* Where n numbers end that stand at p; NULL when they do not end before end. */
const uint8_t *zhc_skip_varints(const uint8_t *p, const uint8_t *end, uint64_t n);

/* The positions in the document at hand, tf of them, until the cursor moves. */
ZhcStatus zhc_cursor_positions(ZhcCursor *c, const uint32_t **pos);

#endif /* ZHC_SEGREAD_H */
