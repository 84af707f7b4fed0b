/*
 * context.h - script conversion in context: zh_convert()'s default
 */
#ifndef ZHC_CONTEXT_H
#define ZHC_CONTEXT_H

#include "convert.h"

/*
 * Append the conversion of s to out.  Words are chosen over a whole sentence and over the line
 * breaks of a wrapped paragraph, which stay where they are.  Bytes that are not UTF-8 are copied.
 * Memory beyond the result: the lines of the layout, and a fixed amount.
 */
ZhcStatus zhc_convert_context(const ZhcConfig *cfg, const char *s, size_t n, ZhcBuf *out);

/* A stretch of the text, [start, end) in bytes, and what it becomes. */
typedef ZhcStatus (*ZhcChangeFn)(void *ctx, size_t start, size_t end, const char *to, size_t len);

/* Call change for every stretch that zhc_convert_context() changes, in order. */
ZhcStatus zhc_convert_changes(const ZhcAlloc *al, const ZhcConfig *cfg, const char *s, size_t n,
							  ZhcChangeFn change, void *ctx);

#endif /* ZHC_CONTEXT_H */
