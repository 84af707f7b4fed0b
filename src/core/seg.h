/*
 * seg.h - a segment of the index: what its byte streams hold
 *
 * A segment is an immutable inverted index of some documents, numbered from 0.  It consists of byte
 * streams, which the host stores as it likes (in PostgreSQL: pages; in tests: memory); the core
 * writes them front to back and reads them at any place.  src/am/README.md describes the format.
 *
 * Keys are byte strings: of a run, a character (3 bytes, big-endian), a kind and the second
 * character; of a word, ZHC_KEY_WORD and the word.  So everything that starts with a character
 * stands together.
 */
#ifndef ZHC_SEG_H
#define ZHC_SEG_H

#include "alloc.h"
#include "words.h"

typedef enum ZhcStream
{
	ZHC_S_TIDS = 0, /* 6 bytes a document: where its row is, block and offset, little-endian */
	ZHC_S_LENGTHS,	/* 4 bytes a document: its length in terms, or ZHC_NULL_DOC */
	ZHC_S_DEAD,		/* a bit a document: deleted; the only stream that changes */
	ZHC_S_DICT,		/* keys in byte order, in blocks of ZHC_DICT_BLOCK */
	ZHC_S_BLOCKS,	/* ZHC_BLOCK_ENTRY bytes for each block of the dictionary: where it starts */
	ZHC_S_DOCS,		/* for each key its documents */
	ZHC_S_POSITIONS,
	ZHC_S_SKIPS, /* for each key in many documents: where its blocks of documents start */
	ZHC_NSTREAMS
} ZhcStream;

#define ZHC_TID_BYTES	 6
#define ZHC_LENGTH_BYTES 4
#define ZHC_NULL_DOC	 UINT32_MAX
#define ZHC_DICT_BLOCK	 128 /* keys */
#define ZHC_DOC_BLOCK	 128 /* documents of a key */
#define ZHC_BLOCK_ENTRY	 32	 /* four offsets of 8 bytes: into DICT, DOCS, POSITIONS, SKIPS */

/* The numbers that a segment's head holds. */
typedef struct ZhcSegInfo
{
	uint32_t ndocs;
	uint32_t nnull; /* documents that are NULL: no query matches them */
	uint64_t nkeys;
	uint64_t nterms; /* sum of the documents' lengths */
	uint64_t length[ZHC_NSTREAMS];
} ZhcSegInfo;

/* Where streams are read: n bytes from offset off into dst; never asked beyond length[stream]. */
typedef struct ZhcSegSource
{
	ZhcStatus (*read)(void *ctx, ZhcStream stream, uint64_t off, void *dst, size_t n);
	void *ctx;
} ZhcSegSource;

/* Where streams are written: bytes are appended. */
typedef struct ZhcSegSink
{
	ZhcStatus (*write)(void *ctx, ZhcStream stream, const void *src, size_t n);
	void *ctx;
} ZhcSegSink;

/* ---- keys ---------------------------------------------------------------------------------- */

#define ZHC_KEY_MAX	 (ZHC_MAX_TERM + 1)
#define ZHC_KEY_GRAM 7	  /* bytes of a key of two characters */
#define ZHC_KEY_WORD 0x11 /* first byte of a word's key; characters have 0x00 to 0x10 there */

/* Kinds of keys of runs, in this order. */
#define ZHC_GRAM_SINGLE 0 /* a run of one character */
#define ZHC_GRAM_PAIR	1 /* two characters */
#define ZHC_GRAM_TAIL	2 /* the last two of a run, reversed */

static inline void
zhc_key_char(uint32_t c, uint8_t *dst)
{
	dst[0] = (uint8_t) (c >> 16);
	dst[1] = (uint8_t) (c >> 8);
	dst[2] = (uint8_t) c;
}

static inline uint32_t
zhc_key_char_of(const uint8_t *key)
{
	return (uint32_t) key[0] << 16 | (uint32_t) key[1] << 8 | key[2];
}

/* The key of a kind and its characters (c2 is ignored for a single one); returns its length. */
static inline uint32_t
zhc_key_gram(uint32_t c1, uint8_t kind, uint32_t c2, uint8_t *dst)
{
	zhc_key_char(c1, dst);
	dst[3] = kind;
	if (kind == ZHC_GRAM_SINGLE)
		return 4;
	zhc_key_char(c2, dst + 4);
	return ZHC_KEY_GRAM;
}

/* ---- numbers ------------------------------------------------------------------------------- */

#define ZHC_VARINT_MAX	 10 /* bytes */
#define ZHC_VARINT32_MAX 5

/*
 * Seven bits a byte, low ones first; returns the length.  Nearly all take one byte or two, which of
 * them is hard to foresee: both are written without asking, so there is room for two.
 */
static inline size_t
zhc_put_varint(uint8_t *dst, uint64_t v)
{
	size_t n = 2;

	if (v < 0x4000)
	{
		size_t two = v >= 0x80;

		dst[0] = (uint8_t) (v | two << 7);
		dst[1] = (uint8_t) (v >> 7);
		return 1 + two;
	}
	dst[0] = (uint8_t) (v | 0x80);
	v >>= 7;
	dst[1] = (uint8_t) (v | 0x80);
	for (v >>= 7; v >= 0x80; v >>= 7)
		dst[n++] = (uint8_t) (v | 0x80);
	dst[n++] = (uint8_t) v;
	return n;
}

/* Read a number at *p (before end); false when it does not end in time. */
static inline bool
zhc_get_varint(const uint8_t **p, const uint8_t *end, uint64_t *v)
{
	uint64_t x = 0;

	for (unsigned shift = 0; shift < 64 && *p < end; shift += 7)
	{
		uint8_t b = *(*p)++;

		x |= (uint64_t) (b & 0x7F) << shift;
		if (b < 0x80)
		{
			*v = x;
			return true;
		}
	}
	return false;
}

/* The same for numbers of 32 bits; false for larger ones, too. */
static inline bool
zhc_get_varint32(const uint8_t **p, const uint8_t *end, uint32_t *v)
{
	uint64_t x;

	if (*p < end && **p < 0x80)
	{
		*v = *(*p)++;
		return true;
	}
	if (!zhc_get_varint(p, end, &x) || x > UINT32_MAX)
		return false;
	*v = (uint32_t) x;
	return true;
}

static inline void
zhc_put_fixed(uint8_t *dst, uint64_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		dst[i] = (uint8_t) (v >> (8 * i));
}

static inline uint64_t
zhc_get_fixed(const uint8_t *src, int bytes)
{
	uint64_t v = 0;

	for (int i = 0; i < bytes; i++)
		v |= (uint64_t) src[i] << (8 * i);
	return v;
}

#endif /* ZHC_SEG_H */
