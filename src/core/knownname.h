/*
 * knownname.h - what the dictionary of names says of a few characters
 *
 * For credits and lines of them, where a place is to be told from a name: looked up seldom.
 */
#ifndef ZHC_KNOWNNAME_H
#define ZHC_KNOWNNAME_H

#include <stdbool.h>
#include <stdint.h>

/* What cp[0 .. n) is as one word: ZHC_NW(PLACE) and the like, 0 for none. */
uint32_t zhc_known_name(const uint32_t *cp, uint32_t n);

/* Whether it is a country, a town or another place that is known. */
bool zhc_is_known_place(const uint32_t *cp, uint32_t n);

/*
 * Whether it may be the whole name of a Chinese person: a surname, one or two characters behind it,
 * and together no word.
 */
bool zhc_may_be_person(const uint32_t *cp, uint32_t n);

/* The same of the bytes [p, end). */
bool zhc_text_may_be_person(const char *p, const char *end);

#endif /* ZHC_KNOWNNAME_H */
