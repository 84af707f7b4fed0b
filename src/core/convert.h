/*
 * convert.h - script conversion by OpenCC's configurations: zh_convert()
 */
#ifndef ZHC_CONVERT_H
#define ZHC_CONVERT_H

#include "alloc.h"

typedef struct ZhcConfig ZhcConfig; /* one compiled configuration */

/* The configuration of that name (s2t, t2s, …), or NULL. */
const ZhcConfig *zhc_config(const char *name, size_t len);

/* Names of all configurations, in the order of the reference, ending with NULL. */
const char *const *zhc_config_names(void);

/*
 * Append the conversion of s to out, byte-identical to OpenCC 1.4.1 with the same configuration
 * (semantics: docs of OpenCC 1.4; greedy longest prefix, first candidate).  Bytes that are not
 * UTF-8 are copied.
 */
ZhcStatus zhc_convert_exact(const ZhcConfig *cfg, const char *s, size_t n, ZhcBuf *out);

/* Characters [pos, pos + len) of the text (0-based) become `to`. */
typedef ZhcStatus (*ZhcChangeFn)(void *ctx, size_t pos, size_t len, const char *to, size_t tolen);

/* Call change for everything that zhc_convert_exact() changes, in order; stop when it fails. */
ZhcStatus zhc_convert_exact_changes(const ZhcAlloc *al, const ZhcConfig *cfg, const char *s,
									size_t n, ZhcChangeFn change, void *ctx);

#endif /* ZHC_CONVERT_H */
