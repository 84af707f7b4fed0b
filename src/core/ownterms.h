/*
 * ownterms.h - a list of the user's own names, units and script exceptions, ready for matching
 *
 * A compiled list of the table zh_terms.  Whoever reads a text with a list attaches it to the text
 * (zhc_own_attach) or hands it to the conversion; everything else works as without one.  Folding
 * and cutting for search never see it.
 *
 * Names and units are matched on folded characters, whatever the script; script exceptions on the
 * characters as they are given.  The longest term at a place counts, and no other that overlaps it.
 * A term that begins or ends with a letter or digit matches whole words only.
 */
#ifndef ZHC_OWNTERMS_H
#define ZHC_OWNTERMS_H

#include "decimal.h"
#include "text.h"

#define ZHC_OWN_MAX 64 /* characters of a term, and of what a script exception becomes */

typedef enum ZhcOwnKind
{
	ZHC_OWN_PERSON = 0, /* the first four as in ZhcNameKind */
	ZHC_OWN_PLACE,
	ZHC_OWN_ORGANIZATION,
	ZHC_OWN_WORK,
	ZHC_OWN_UNIT,
	ZHC_OWN_CONVERT,
	ZHC_OWN_KINDS
} ZhcOwnKind;

/* A string of any length; n == 0 stands for none. */
typedef struct ZhcString
{
	const char *s;
	size_t n;
} ZhcString;

/* One row of the list, as the host has it. */
typedef struct ZhcOwnRow
{
	uint8_t kind;		 /* ZhcOwnKind */
	uint8_t unit_kind;	 /* units: ZhcUnitKind */
	uint32_t configs;	 /* script exceptions: bit of every configuration that they hold for */
	ZhcString term;		 /* as printed, in either script */
	ZhcString name;		 /* names: gives the key; units: the unit; exceptions: the result */
	ZhcString base;		 /* units: base unit */
	ZhcDec factor;		 /* and how many of it one unit is */
	const char *country; /* two letters, or NULL */
} ZhcOwnRow;

/* A string in the list's pool. */
typedef struct ZhcOwnString
{
	uint32_t at;
	uint32_t n;
} ZhcOwnString;

typedef struct ZhcOwnTerm
{
	ZhcOwnString key;  /* names: bytes, folded */
	ZhcOwnString hant; /* names: characters of its Traditional form, if the list tells it */
	ZhcOwnString hans; /* likewise Simplified; script exceptions: the result */
	uint32_t text;	   /* units: offset of the printed unit, NUL-terminated */
	uint32_t base;	   /* units: offset of the base unit, NUL-terminated */
	ZhcRatio ratio;	   /* units: in base units; num 0: no base */
	uint32_t same;	   /* names: the first term of its kind with the same key */
	uint32_t configs;
	uint32_t next; /* script exceptions: the next one with the same characters, 1-based */
	uint8_t kind;
	uint8_t unit_kind;
	char country[3];
} ZhcOwnTerm;

typedef struct ZhcOwnTerms ZhcOwnTerms;

/* Characters [start, end) are that term (an index). */
typedef struct ZhcOwnSpan
{
	uint32_t start;
	uint32_t end;
	uint32_t term;
} ZhcOwnSpan;

/* An empty list.  Linear in the rows that are added; al must outlive it.  ZHC_NOMEM. */
ZhcStatus zhc_own_new(const ZhcAlloc *al, ZhcOwnTerms **out);
void zhc_own_free(ZhcOwnTerms *own);

/*
 * Add a row.  Of several that match the same characters the first counts, but for forms in the
 * other script.  ZHC_INVALID: the term is empty or too long.
 */
ZhcStatus zhc_own_add(ZhcOwnTerms *own, const ZhcOwnRow *row);

/*
 * The configurations that a word of the column config means: "" all, "hant" and "hans" all with
 * that target, else one; 0 for no such configuration.
 */
uint32_t zhc_own_configs(const char *word, size_t n);

const ZhcOwnTerm *zhc_own_term(const ZhcOwnTerms *own, uint32_t term);
const char *zhc_own_bytes(const ZhcOwnTerms *own, uint32_t at);
const uint32_t *zhc_own_chars(const ZhcOwnTerms *own, ZhcOwnString s);

/*
 * The longest name, or unit, that begins at character i of ch (folded character | class), which
 * has n; its length in *len.  Returns the index + 1, 0 when there is none.
 */
uint32_t zhc_own_name_at(const ZhcOwnTerms *own, const uint32_t *ch, uint32_t i, uint32_t n,
						 uint32_t *len);
uint32_t zhc_own_unit_at(const ZhcOwnTerms *own, const uint32_t *ch, uint32_t i, uint32_t n,
						 uint32_t *len);

/* Likewise a script exception of the configuration of that bit, on plain characters. */
uint32_t zhc_own_exception_at(const ZhcOwnTerms *own, uint32_t config, const uint32_t *cp,
							  uint32_t i, uint32_t n, uint32_t *len);

/*
 * Find the names of a list in a text and attach both to it; the list must outlive it.  The spans
 * are the text's (zhc_own_detach).  own may be NULL.  ZHC_NOMEM.
 */
ZhcStatus zhc_own_attach(const ZhcAlloc *al, ZhcText *text, const ZhcOwnTerms *own);
void zhc_own_detach(const ZhcAlloc *al, ZhcText *text);

/* Drop the dates that stand inside a name of the text's list (五四大街). */
struct ZhcDates;
void zhc_own_hide_dates(const ZhcText *text, struct ZhcDates *dates);

/* The first span of the text that ends after character i; its end when there is none. */
const ZhcOwnSpan *zhc_own_seek(const ZhcText *text, uint32_t i);

/* The name of the text's list that characters [start, end) are, or NULL. */
static inline const ZhcOwnTerm *
zhc_own_exactly(const ZhcText *text, uint32_t start, uint32_t end)
{
	const ZhcOwnSpan *s = text->nown ? zhc_own_seek(text, start) : NULL;

	return s && s < text->own_spans + text->nown && s->start == start && s->end == end
			   ? zhc_own_term(text->own, s->term)
			   : NULL;
}

/* Whether character i stands in a name of the text's list. */
static inline bool
zhc_own_covers(const ZhcText *text, uint32_t i)
{
	const ZhcOwnSpan *s;

	if (text->nown == 0)
		return false;
	s = zhc_own_seek(text, i);
	return s < text->own_spans + text->nown && s->start <= i;
}

#endif /* ZHC_OWNTERMS_H */
