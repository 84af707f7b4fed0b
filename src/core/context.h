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

/* Call change for everything that zhc_convert_context() changes, in order; stop when it fails. */
ZhcStatus zhc_convert_context_changes(const ZhcAlloc *al, const ZhcConfig *cfg, const char *s,
									  size_t n, ZhcChangeFn change, void *ctx);

#endif /* ZHC_CONTEXT_H */
