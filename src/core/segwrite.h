/*
 * segwrite.h - writing a segment: documents first, then keys in byte order with their postings
 */
#ifndef ZHC_SEGWRITE_H
#define ZHC_SEGWRITE_H

#include "seg.h"

typedef struct ZhcSegWriter
{
	const ZhcAlloc *al;
	ZhcSegSink sink;
	ZhcSegInfo info;
	ZhcBuf out[ZHC_NSTREAMS]; /* not yet handed to the sink */

	/* the key at hand */
	uint8_t key[ZHC_KEY_MAX];
	uint32_t keylen;
	uint32_t df;				  /* documents so far */
	uint32_t doc;				  /* the last one */
	uint64_t start[ZHC_NSTREAMS]; /* where its postings start */
	uint64_t block_docs;		  /* where its block of documents at hand starts */
	uint64_t block_positions;
	uint32_t block_doc; /* the last document before that block */

	uint8_t last_key[ZHC_KEY_MAX]; /* the one before, for the common prefix */
	uint32_t last_keylen;
} ZhcSegWriter;

ZhcStatus zhc_segw_begin(ZhcSegWriter *w, const ZhcAlloc *al, const ZhcSegSink *sink);

/* A document: where its row is (48 bits) and its length in terms, or ZHC_NULL_DOC. */
ZhcStatus zhc_segw_document(ZhcSegWriter *w, uint64_t tid, uint32_t length);

/* Begin a key; keys come in ascending order. */
ZhcStatus zhc_segw_key(ZhcSegWriter *w, const uint8_t *key, uint32_t n);

/* So many documents of the key may be added at once. */
static inline uint32_t
zhc_segw_room(const ZhcSegWriter *w)
{
	return ZHC_DOC_BLOCK - w->df % ZHC_DOC_BLOCK;
}

/*
 * The next n documents of the key, in ascending order, each with how often it stands there; and the
 * positions of all of them as a segment has them, nbytes bytes.
 */
ZhcStatus zhc_segw_postings(ZhcSegWriter *w, const uint32_t *doc, const uint32_t *tf, uint32_t n,
							const uint8_t *positions, size_t nbytes);

/* End the key; one without documents leaves no trace. */
ZhcStatus zhc_segw_key_end(ZhcSegWriter *w);

/* Write what is left; w->info is then complete. */
ZhcStatus zhc_segw_end(ZhcSegWriter *w);
void zhc_segw_free(ZhcSegWriter *w);

#endif /* ZHC_SEGWRITE_H */
