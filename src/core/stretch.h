/*
 * stretch.h - a stretch of words made ready for a word parser
 *
 * What typesetting put into it goes away just as zh_clean() takes it away (cutter.h), so that a
 * number broken over two lines is one word; full-width signs become narrow.
 */
#ifndef ZHC_STRETCH_H
#define ZHC_STRETCH_H

#include "scan.h"

/*
 * Copy the stretch that sc has just read as it stands in clean text.  out has room for its bytes,
 * map for one more; map[i] is the offset in the stretch of byte i of the copy, map[length] that of
 * the stretch's end.  Returns the copy's length.
 */
size_t zhc_stretch_clean(const ZhcScan *sc, const ZhcSeg *seg, char *out, uint32_t *map);

/* Copy a word as it was printed without what clean text leaves out; the copy's length. */
size_t zhc_word_clean(const char *s, size_t n, char *out);

/* Whether s may hold full-width ASCII forms (ＡＢＣ, １２３). */
bool zhc_has_fullwidth(const char *s, size_t n);

/*
 * Copy a stretch of words with full-width ASCII forms made narrow, for a word parser that knows
 * only ASCII digits and signs.  out has room for n bytes, map for n + 1; map[i] is the offset in s
 * of byte i of the copy (map[length] = n).  Returns the copy's length.
 */
size_t zhc_narrow(const char *s, size_t n, char *out, uint32_t *map);

#endif /* ZHC_STRETCH_H */
