/*
 * alloc.h - the allocator hook and status codes that the whole core shares
 *
 * The core never calls malloc itself.  The caller hands in a ZhcAlloc; inside
 * PostgreSQL it maps to palloc (which longjmps out of the core when memory is
 * short: the core therefore holds nothing that would need unwinding), in
 * tests to malloc.
 */
#ifndef ZHC_ALLOC_H
#define ZHC_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef enum ZhcStatus
{
	ZHC_OK = 0,
	ZHC_NOMEM,	  /* the allocator returned NULL */
	ZHC_INVALID,  /* an argument outside its domain */
	ZHC_TOO_LONG, /* the result would pass a size limit */
	ZHC_CORRUPT	  /* stored bytes do not hold together */
} ZhcStatus;

typedef struct ZhcAlloc
{
	void *(*alloc)(void *ctx, size_t size);
	void *(*realloc)(void *ctx, void *ptr, size_t size); /* ptr may be NULL */
	void (*free)(void *ctx, void *ptr);					 /* ptr may be NULL */
	void (*poll)(void *ctx); /* called now and then in long loops; may be NULL, may longjmp */
	void *ctx;
} ZhcAlloc;

/* Let the host look for a cancel request.  Call once per few thousand characters. */
static inline void
zhc_poll(const ZhcAlloc *al)
{
	if (al->poll)
		al->poll(al->ctx);
}

/* The malloc-backed allocator of tests and tools (alloc.c). */
extern const ZhcAlloc zhc_malloc_alloc;

/* A growable byte string; data is not NUL-terminated. */
typedef struct ZhcBuf
{
	char *data;
	size_t len;
	size_t cap;
	const ZhcAlloc *al;
} ZhcBuf;

/* Make room for `more` bytes beyond len. */
ZhcStatus zhc_buf_reserve(ZhcBuf *b, size_t more);

static inline void
zhc_buf_init(ZhcBuf *b, const ZhcAlloc *al)
{
	b->data = NULL;
	b->len = b->cap = 0;
	b->al = al;
}

static inline void
zhc_buf_free(ZhcBuf *b)
{
	if (b->data)
		b->al->free(b->al->ctx, b->data);
	b->data = NULL;
	b->len = b->cap = 0;
}

static inline ZhcStatus
zhc_buf_append(ZhcBuf *b, const void *src, size_t n)
{
	if (b->cap - b->len < n)
	{
		ZhcStatus st = zhc_buf_reserve(b, n);

		if (st != ZHC_OK)
			return st;
	}
	if (n > 0)
		memcpy(b->data + b->len, src, n);
	b->len += n;
	return ZHC_OK;
}

/* zhc_array_reserve() where there is no room yet. */
ZhcStatus zhc_array_grow(const ZhcAlloc *al, void **data, size_t *cap, size_t need, size_t size);

/*
 * Grow an array so that it holds at least `need` elements of `size` bytes;
 * *cap counts elements.  Doubles, so appending stays linear.
 */
static inline ZhcStatus
zhc_array_reserve(const ZhcAlloc *al, void **data, size_t *cap, size_t need, size_t size)
{
	return need <= *cap ? ZHC_OK : zhc_array_grow(al, data, cap, need, size);
}

#endif /* ZHC_ALLOC_H */
