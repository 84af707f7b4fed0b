/*
 * ownconvert.h - script conversion with the user's own terms (ownterms.h)
 *
 * A script exception becomes what the list says.  A name whose form in the target script the list
 * has becomes that form; a person's name that is listed in Simplified only is converted as a name.
 */
#ifndef ZHC_OWNCONVERT_H
#define ZHC_OWNCONVERT_H

#include "convert.h"
#include "lattice.h"
#include "ownterms.h"

/* As zhc_convert_context and zhc_convert_context_changes (context.h); own may be NULL. */
ZhcStatus zhc_convert_context_own(const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s,
								  size_t n, ZhcBuf *out);
ZhcStatus zhc_convert_context_changes_own(const ZhcAlloc *al, const ZhcConfig *cfg,
										  const ZhcOwnTerms *own, const char *s, size_t n,
										  ZhcChangeFn change, void *ctx);

/*
 * As zhc_convert_exact and zhc_convert_exact_changes: OpenCC's result but for script exceptions,
 * which cut the text.
 */
ZhcStatus zhc_convert_exact_own(const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s,
								size_t n, ZhcBuf *out);
ZhcStatus zhc_convert_exact_changes_own(const ZhcAlloc *al, const ZhcConfig *cfg,
										const ZhcOwnTerms *own, const char *s, size_t n,
										ZhcChangeFn change, void *ctx);

/* ---- for context.c ---- */

/* The own terms of a stretch, character by character; fixed and name hold ZHC_LATTICE_MAX. */
typedef struct ZhcOwnStretch
{
	uint32_t cp[ZHC_LATTICE_MAX];	 /* given */
	uint32_t ch[ZHC_LATTICE_MAX];	 /* the same, folded */
	uint32_t fixed[ZHC_LATTICE_MAX]; /* 1 + index in span of the term that replaces it; 0: none */
	uint8_t name[ZHC_LATTICE_MAX];	 /* length of the person's name that starts here; 0: none */
	bool foreign[ZHC_LATTICE_MAX];	 /* it is a transliterated one */
	struct
	{
		uint32_t start;
		uint32_t end;
		ZhcOwnString to; /* characters */
	} span[ZHC_LATTICE_MAX];
} ZhcOwnStretch;

/* Find the terms of characters [0, n). */
void zhc_own_stretch(const ZhcOwnTerms *own, const ZhcConfig *cfg, uint32_t n, ZhcOwnStretch *st);

/*
 * Print what stands for character i, which a term fixes: the term's result, a character each, the
 * last one has the rest.  Returns the number of bytes, at most 4 * ZHC_OWN_MAX.
 */
size_t zhc_own_print(const ZhcOwnTerms *own, const ZhcOwnStretch *st, uint32_t i, char *text);

#endif /* ZHC_OWNCONVERT_H */
