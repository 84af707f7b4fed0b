/*
 * segmem.h - where streams are, besides the host's storage: in memory, or behind a window
 */
#ifndef ZHC_SEGMEM_H
#define ZHC_SEGMEM_H

#include "seg.h"

/* Streams in memory. */
typedef struct ZhcSegMemory
{
	ZhcBuf stream[ZHC_NSTREAMS];
} ZhcSegMemory;

void zhc_segmem_init(ZhcSegMemory *m, const ZhcAlloc *al);
void zhc_segmem_free(ZhcSegMemory *m);
ZhcSegSink zhc_segmem_sink(ZhcSegMemory *m);
ZhcSegSource zhc_segmem_source(ZhcSegMemory *m);

/* A source read through windows, for who goes through streams from front to back. */
typedef struct ZhcSegWindow
{
	ZhcSegSource source;
	uint64_t length[ZHC_NSTREAMS];
	uint64_t from[ZHC_NSTREAMS]; /* what the window holds */
	size_t have[ZHC_NSTREAMS];
	uint8_t *bytes[ZHC_NSTREAMS];
	const ZhcAlloc *al;
} ZhcSegWindow;

void zhc_window_init(ZhcSegWindow *w, const ZhcAlloc *al, const ZhcSegInfo *info,
					 const ZhcSegSource *source);
void zhc_window_free(ZhcSegWindow *w);
ZhcSegSource zhc_window_source(ZhcSegWindow *w);

#endif /* ZHC_SEGMEM_H */
