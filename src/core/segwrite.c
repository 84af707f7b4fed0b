/*
 * segwrite.c - writing a segment
 *
 * A key's documents: for each the distance to the one before (from -1), doubled, plus one when the
 * key stands there more than once, then how often (less 2).  Its positions: for each document the
 * first, then distances.  After every ZHC_DOC_BLOCK documents a skip entry tells the last
 * document and the bytes of both streams, all as distances.
 */
#include "segwrite.h"

#define FLUSH_BYTES 32768

static ZhcStatus
flush(ZhcSegWriter *w, ZhcStream s)
{
	ZhcBuf *b = &w->out[s];
	ZhcStatus st = b->len > 0 ? w->sink.write(w->sink.ctx, s, b->data, b->len) : ZHC_OK;

	b->len = 0;
	return st;
}

/* Room for n more bytes of a stream: the place to write them to, in *p. */
static inline ZhcStatus
room(ZhcSegWriter *w, ZhcStream s, size_t n, uint8_t **p)
{
	ZhcBuf *b = &w->out[s];
	ZhcStatus st = ZHC_OK;

	if (b->len >= FLUSH_BYTES)
		st = flush(w, s);
	if (st == ZHC_OK && b->cap - b->len < n)
		st = zhc_buf_reserve(b, n);
	if (st == ZHC_OK)
		*p = (uint8_t *) b->data + b->len;
	return st;
}

/* Bytes up to p have been written there. */
static inline void
wrote(ZhcSegWriter *w, ZhcStream s, const uint8_t *p)
{
	ZhcBuf *b = &w->out[s];
	size_t n = (size_t) (p - (uint8_t *) b->data) - b->len;

	b->len += n;
	w->info.length[s] += n;
}

ZhcStatus
zhc_segw_begin(ZhcSegWriter *w, const ZhcAlloc *al, const ZhcSegSink *sink)
{
	memset(w, 0, sizeof(*w));
	w->al = al;
	w->sink = *sink;
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		zhc_buf_init(&w->out[s], al);
	return ZHC_OK;
}

void
zhc_segw_free(ZhcSegWriter *w)
{
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		zhc_buf_free(&w->out[s]);
}

ZhcStatus
zhc_segw_document(ZhcSegWriter *w, uint64_t tid, uint32_t length)
{
	uint8_t *p;
	ZhcStatus st = room(w, ZHC_S_TIDS, ZHC_TID_BYTES, &p);

	if (w->info.ndocs == UINT32_MAX - 1)
		return ZHC_TOO_LONG;
	if (st == ZHC_OK)
	{
		zhc_put_fixed(p, tid, ZHC_TID_BYTES);
		wrote(w, ZHC_S_TIDS, p + ZHC_TID_BYTES);
		st = room(w, ZHC_S_LENGTHS, ZHC_LENGTH_BYTES, &p);
	}
	if (st == ZHC_OK)
	{
		zhc_put_fixed(p, length, ZHC_LENGTH_BYTES);
		wrote(w, ZHC_S_LENGTHS, p + ZHC_LENGTH_BYTES);
		w->info.ndocs++;
		if (length == ZHC_NULL_DOC)
			w->info.nnull++;
		else
			w->info.nterms += length;
		if (w->info.ndocs % 8 == 1)
			st = room(w, ZHC_S_DEAD, 1, &p);
	}
	if (st == ZHC_OK && w->info.ndocs % 8 == 1)
	{
		*p = 0;
		wrote(w, ZHC_S_DEAD, p + 1);
	}
	return st;
}

ZhcStatus
zhc_segw_key(ZhcSegWriter *w, const uint8_t *key, uint32_t n)
{
	if (n == 0 || n > ZHC_KEY_MAX)
		return ZHC_INVALID;
	memcpy(w->key, key, n);
	w->keylen = n;
	w->df = 0;
	w->doc = w->block_doc = UINT32_MAX; /* -1 */
	for (int s = ZHC_S_DOCS; s < ZHC_NSTREAMS; s++)
		w->start[s] = w->info.length[s];
	w->block_docs = w->start[ZHC_S_DOCS];
	w->block_positions = w->start[ZHC_S_POSITIONS];
	return ZHC_OK;
}

/* A block of documents is full: where it ends, and what the next one starts from. */
static ZhcStatus
skip_entry(ZhcSegWriter *w)
{
	uint8_t *p;
	ZhcStatus st = room(w, ZHC_S_SKIPS, 3 * ZHC_VARINT_MAX, &p);

	if (st != ZHC_OK)
		return st;
	p += zhc_put_varint(p, (uint32_t) (w->doc - w->block_doc));
	p += zhc_put_varint(p, w->info.length[ZHC_S_DOCS] - w->block_docs);
	p += zhc_put_varint(p, w->info.length[ZHC_S_POSITIONS] - w->block_positions);
	wrote(w, ZHC_S_SKIPS, p);
	w->block_doc = w->doc;
	w->block_docs = w->info.length[ZHC_S_DOCS];
	w->block_positions = w->info.length[ZHC_S_POSITIONS];
	return ZHC_OK;
}

ZhcStatus
zhc_segw_postings(ZhcSegWriter *w, const uint32_t *doc, const uint32_t *tf, uint32_t n,
				  const uint8_t *positions, size_t nbytes)
{
	uint8_t *p;
	ZhcStatus st = ZHC_OK;

	if (w->df > 0 && w->df % ZHC_DOC_BLOCK == 0)
		st = skip_entry(w);
	if (st == ZHC_OK)
		st = room(w, ZHC_S_DOCS, (size_t) n * 2 * ZHC_VARINT_MAX, &p);
	if (st != ZHC_OK)
		return st;
	for (uint32_t i = 0; i < n; i++)
	{
		p += zhc_put_varint(p, (uint64_t) (uint32_t) (doc[i] - w->doc - 1) << 1 | (tf[i] > 1));
		if (tf[i] > 1)
			p += zhc_put_varint(p, tf[i] - 2);
		w->doc = doc[i];
	}
	wrote(w, ZHC_S_DOCS, p);
	w->df += n;
	st = room(w, ZHC_S_POSITIONS, nbytes, &p);
	if (st != ZHC_OK)
		return st;
	memcpy(p, positions, nbytes);
	wrote(w, ZHC_S_POSITIONS, p + nbytes);
	return ZHC_OK;
}

/* The head of a block of the dictionary: where everything of its first key starts. */
static ZhcStatus
block_entry(ZhcSegWriter *w)
{
	static const ZhcStream streams[] = {ZHC_S_DICT, ZHC_S_DOCS, ZHC_S_POSITIONS, ZHC_S_SKIPS};
	uint8_t *p;
	ZhcStatus st = room(w, ZHC_S_BLOCKS, ZHC_BLOCK_ENTRY, &p);

	if (st != ZHC_OK)
		return st;
	for (int i = 0; i < 4; i++, p += 8)
		zhc_put_fixed(
			p, streams[i] == ZHC_S_DICT ? w->info.length[ZHC_S_DICT] : w->start[streams[i]], 8);
	wrote(w, ZHC_S_BLOCKS, p);
	w->last_keylen = 0;
	return ZHC_OK;
}

ZhcStatus
zhc_segw_key_end(ZhcSegWriter *w)
{
	uint8_t *p;
	uint32_t shared = 0;
	uint32_t rest;
	ZhcStatus st = ZHC_OK;

	if (w->df == 0)
		return ZHC_OK;
	if (w->df > ZHC_DOC_BLOCK)
		st = skip_entry(w);
	if (st == ZHC_OK && w->info.nkeys % ZHC_DICT_BLOCK == 0)
		st = block_entry(w);
	if (st == ZHC_OK)
		st = room(w, ZHC_S_DICT, ZHC_KEY_MAX + 8 * ZHC_VARINT_MAX, &p);
	if (st != ZHC_OK)
		return st;
	while (shared < w->keylen && shared < w->last_keylen && w->key[shared] == w->last_key[shared])
		shared++;
	rest = w->keylen - shared;
	if (shared < 15 && rest < 16)
		*p++ = (uint8_t) (shared << 4 | rest);
	else
	{
		*p++ = 0xF0;
		p += zhc_put_varint(p, shared);
		p += zhc_put_varint(p, rest);
	}
	memcpy(p, w->key + shared, rest);
	p += rest;
	p += zhc_put_varint(p, w->df);
	p += zhc_put_varint(p, w->info.length[ZHC_S_DOCS] - w->start[ZHC_S_DOCS]);
	p += zhc_put_varint(p, w->info.length[ZHC_S_POSITIONS] - w->start[ZHC_S_POSITIONS]);
	if (w->df > ZHC_DOC_BLOCK)
		p += zhc_put_varint(p, w->info.length[ZHC_S_SKIPS] - w->start[ZHC_S_SKIPS]);
	wrote(w, ZHC_S_DICT, p);
	memcpy(w->last_key, w->key, w->keylen);
	w->last_keylen = w->keylen;
	w->info.nkeys++;
	if (w->info.nkeys % 4096 == 0)
		zhc_poll(w->al);
	return ZHC_OK;
}

ZhcStatus
zhc_segw_end(ZhcSegWriter *w)
{
	ZhcStatus st = ZHC_OK;

	for (int s = 0; s < ZHC_NSTREAMS && st == ZHC_OK; s++)
		st = flush(w, (ZhcStream) s);
	return st;
}
