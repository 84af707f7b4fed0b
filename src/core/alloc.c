/*
 * alloc.c - growable buffers and the malloc-backed allocator
 */
#include "alloc.h"

#include <stdlib.h>

static void *
malloc_alloc(void *ctx, size_t size)
{
	(void) ctx;
	return malloc(size ? size : 1);
}

static void *
malloc_realloc(void *ctx, void *ptr, size_t size)
{
	(void) ctx;
	return realloc(ptr, size ? size : 1);
}

static void
malloc_free(void *ctx, void *ptr)
{
	(void) ctx;
	free(ptr);
}

const ZhcAlloc zhc_malloc_alloc = {malloc_alloc, malloc_realloc, malloc_free, NULL, NULL};

ZhcStatus
zhc_array_grow(const ZhcAlloc *al, void **data, size_t *cap, size_t need, size_t size)
{
	size_t ncap = *cap ? *cap : need > 16 ? need : 16; /* at first what is asked for */
	void *p;

	if (need > SIZE_MAX / 2 / size)
		return ZHC_TOO_LONG;
	while (ncap < need)
		ncap *= 2;
	p = al->realloc(al->ctx, *data, ncap * size);
	if (!p)
		return ZHC_NOMEM;
	*data = p;
	*cap = ncap;
	return ZHC_OK;
}

ZhcStatus
zhc_buf_reserve(ZhcBuf *b, size_t more)
{
	void *data = b->data;
	ZhcStatus st;

	if (more > SIZE_MAX / 4 - b->len)
		return ZHC_TOO_LONG;
	st = zhc_array_reserve(b->al, &data, &b->cap, b->len + more, 1);
	b->data = data;
	return st;
}
