/*
 * nfc.h - folding where characters combine or expand: the slow path of fold.c
 */
#ifndef ZHC_NFC_H
#define ZHC_NFC_H

#include "alloc.h"

/* A growable sequence of code points. */
typedef struct ZhcCps
{
	uint32_t *cp;
	size_t n;
	size_t cap;
	const ZhcAlloc *al;
} ZhcCps;

ZhcStatus zhc_cps_push(ZhcCps *v, uint32_t cp);
void zhc_cps_free(ZhcCps *v);

/*
 * True for a complex character (chars.h) whose folded form cannot combine with what stands
 * before it, such as U+2026.
 */
bool zhc_starts_afresh(uint32_t cp);

/* Append the canonical decomposition of cp. */
ZhcStatus zhc_decompose(ZhcCps *v, uint32_t cp);

/*
 * Fold a sequence that zhc_decompose made, in place: order marks canonically, fold every
 * character, compose.  scratch is working space that may be used again.
 */
ZhcStatus zhc_fold_sequence(ZhcCps *v, ZhcCps *scratch);

#endif /* ZHC_NFC_H */
