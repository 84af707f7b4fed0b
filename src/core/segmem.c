/*
 * segmem.c - streams in memory, and windows on other sources
 */
#include "segmem.h"

#define WINDOW 65536

void
zhc_segmem_init(ZhcSegMemory *m, const ZhcAlloc *al)
{
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		zhc_buf_init(&m->stream[s], al);
}

void
zhc_segmem_free(ZhcSegMemory *m)
{
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		zhc_buf_free(&m->stream[s]);
}

static ZhcStatus
memory_write(void *ctx, ZhcStream stream, const void *src, size_t n)
{
	ZhcSegMemory *m = ctx;

	return zhc_buf_append(&m->stream[stream], src, n);
}

static ZhcStatus
memory_read(void *ctx, ZhcStream stream, uint64_t off, void *dst, size_t n)
{
	const ZhcSegMemory *m = ctx;
	const ZhcBuf *b = &m->stream[stream];

	if (n > b->len || off > b->len - n)
		return ZHC_CORRUPT;
	memcpy(dst, b->data + off, n);
	return ZHC_OK;
}

ZhcSegSink
zhc_segmem_sink(ZhcSegMemory *m)
{
	return (ZhcSegSink){memory_write, m};
}

ZhcSegSource
zhc_segmem_source(ZhcSegMemory *m)
{
	return (ZhcSegSource){memory_read, m};
}

void
zhc_window_init(ZhcSegWindow *w, const ZhcAlloc *al, const ZhcSegInfo *info,
				const ZhcSegSource *source)
{
	memset(w, 0, sizeof(*w));
	w->al = al;
	w->source = *source;
	memcpy(w->length, info->length, sizeof(w->length));
}

void
zhc_window_free(ZhcSegWindow *w)
{
	for (int s = 0; s < ZHC_NSTREAMS; s++)
		w->al->free(w->al->ctx, w->bytes[s]);
}

static ZhcStatus
window_read(void *ctx, ZhcStream stream, uint64_t off, void *dst, size_t n)
{
	ZhcSegWindow *w = ctx;
	uint64_t from = w->from[stream];
	size_t take;
	ZhcStatus st;

	if (off >= from && n <= w->have[stream] && off - from <= w->have[stream] - n)
	{
		memcpy(dst, w->bytes[stream] + (off - from), n);
		return ZHC_OK;
	}
	if (n > WINDOW / 2)
		return w->source.read(w->source.ctx, stream, off, dst, n);
	if (!w->bytes[stream])
	{
		w->bytes[stream] = w->al->alloc(w->al->ctx, WINDOW);
		if (!w->bytes[stream])
			return ZHC_NOMEM;
	}
	take = w->length[stream] - off < WINDOW ? (size_t) (w->length[stream] - off) : WINDOW;
	w->have[stream] = 0;
	st = w->source.read(w->source.ctx, stream, off, w->bytes[stream], take);
	if (st != ZHC_OK)
		return st;
	w->from[stream] = off;
	w->have[stream] = take;
	memcpy(dst, w->bytes[stream], n);
	return ZHC_OK;
}

ZhcSegSource
zhc_window_source(ZhcSegWindow *w)
{
	return (ZhcSegSource){window_read, w};
}
