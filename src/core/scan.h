/*
 * scan.h - cutting a text into CJK runs, stretches of words, and gaps
 *
 * The one scanner under the text-search parser, zh_tsvector(), zh_query(), highlighting and
 * "contains": they cannot disagree about what stands where.
 *
 * A run is a sequence of Han or kana characters, folded one by one.  It goes on over line
 * breaks and blanks inside a paragraph (see layout.h; blanks in a headline or byline separate and
 * end it), over ignorable characters, and through a single dash or interpunct between two of its
 * characters, which becomes a member ('-' or U+00B7).
 *
 * A stretch of words is what stands between runs and non-ASCII punctuation and holds a letter
 * or digit: "G7", "2018", "http://a.org/b?c=d e-mail".  It goes on over line breaks inside a
 * paragraph.  Its inner structure is left to a word parser, which reads it as it stands in clean
 * text.  Everything else is a gap.
 */
#ifndef ZHC_SCAN_H
#define ZHC_SCAN_H

#include "alloc.h"
#include "chars.h"
#include "layout.h"
#include "utf8.h"

/* Longest piece of a run handed out at a time; longer runs come in chained pieces. */
#define ZHC_RUN_CHUNK 256

/* Longer blank stretches inside a run end it, so that a token stays well below 2 kB. */
#define ZHC_MAX_BRIDGE 512

/* Longest stretch of words and longest gap handed out at a time, in bytes. */
#define ZHC_MAX_WORDS (1u << 20)
#define ZHC_MAX_GAP	  1024

typedef enum ZhcSegKind
{
	ZHC_SEG_END = 0,
	ZHC_SEG_RUN,
	ZHC_SEG_WORDS,
	ZHC_SEG_GAP
} ZhcSegKind;

typedef struct ZhcSeg
{
	ZhcSegKind kind;
	uint32_t start; /* bytes in the text */
	uint32_t end;

	/*
	 * A run: n folded characters; character i starts at byte off[i] (what is bridged stands
	 * between the end of one and the start of the next).  Of a long run, `first` marks the first
	 * piece and `last` the last; each further piece repeats the last character of the one before
	 * and holds at least two, so that a piece's bigrams are all the run's.
	 */
	const uint32_t *cp; /* and off: NULL from zhc_scan_plain() */
	const uint32_t *off;
	uint32_t n;
	bool first;
	bool last;

	/* A gap: whether a phrase may not match across it. */
	bool breaks;

	/* A stretch of words: as it was set in lines, it may differ from clean text (stretch.h). */
	bool set;
} ZhcSeg;

typedef struct ZhcScan
{
	const char *s;
	uint32_t n;
	uint32_t p; /* next byte */
	ZhcLayout layout;
	uint32_t line; /* line that p is in or before */
	const ZhcAlloc *al;
	bool after_run; /* the last segment was a run, or the gap behind it */
	uint32_t held;	/* last character of the piece of a run that was handed out */
	uint32_t carry; /* characters at the head of cp that an unfinished run goes on from */
	uint32_t cp[ZHC_RUN_CHUNK + 4];
	uint32_t off[ZHC_RUN_CHUNK + 4];
} ZhcScan;

/* Start scanning s (n < 4 GiB bytes); lays it out first.  End with zhc_scan_end. */
ZhcStatus zhc_scan_begin(ZhcScan *sc, const ZhcAlloc *al, const char *s, size_t n);

/*
 * The next segment; kind is ZHC_SEG_END when the text is used up.  Segments follow each other
 * without hole: together they are the text (the pieces of one run overlap, see above).
 */
void zhc_scan_next(ZhcScan *sc, ZhcSeg *seg);
void zhc_scan_end(ZhcScan *sc);

/* Make sc->line the line of sc->p: the first one that does not end before it. */
static inline void
zhc_scan_sync(ZhcScan *sc)
{
	while (sc->line < sc->layout.nlines && sc->layout.lines[sc->line].end <= sc->p)
		sc->line++;
}

/* Whether the character at q is a sign that breaks, of three bytes. */
static inline bool
zhc_is_sign(const char *q, const char *end)
{
	const uint32_t signs =
		1u << ZHC_C_STOP | 1u << ZHC_C_OPEN | 1u << ZHC_C_CLOSE | 1u << ZHC_C_PUNCT;
	uint32_t cp;

	return zhc_decode(q, end, &cp) == 3 && (signs >> zhc_class(cp) & 1) && cp != 0x2019;
}

/*
 * The short way, for who needs the characters of runs alone (terms.c): where the scanner stands
 * before a common CJK character, the caller may read on by zhc_common_cjk() and zhc_scan_over(),
 * and hand back with zhc_scan_goes_on().
 */
static inline bool
zhc_scan_at_common(const ZhcScan *sc)
{
	return sc->carry == 0 && sc->n - sc->p >= 3 && zhc_common_cjk(sc->s + sc->p) != 0;
}

/*
 * Whether at q, where a run has ended, a sign of three bytes stands with a common CJK character
 * behind it.  Such a gap breaks, and there is nothing else to it: no line's mark stands there.
 */
static inline bool
zhc_sign_between(const char *q, const char *end)
{
	return end - q >= 6 && zhc_common_cjk(q + 3) != 0 && zhc_is_sign(q, end);
}

/*
 * From q, where no common CJK character stands behind the one before, to the next one where that
 * is certain: behind one or two signs of three bytes, the end of a line, or both.  *more: it goes
 * on with the run; else a gap that breaks is all that stands between.  NULL where the scanner has
 * to look.
 */
static inline const char *
zhc_scan_over(ZhcScan *sc, const char *q, const char *end, bool *more)
{
	bool sign = false;
	uint32_t p;
	const ZhcLine *next;

	*more = false;
	for (int i = 0; i < 2 && end - q >= 6 && zhc_is_sign(q, end); i++)
	{
		q += 3;
		sign = true;
		if (zhc_common_cjk(q) != 0)
			return q;
	}
	p = (uint32_t) (q - sc->s);
	if (sc->s + p < end && (unsigned char) sc->s[p] > ' ') /* nearly all lines end in a control */
		return NULL;
	zhc_scan_sync(sc);
	if (sc->line + 1 >= sc->layout.nlines || sc->layout.lines[sc->line].end != p)
		return NULL;
	next = &sc->layout.lines[sc->line + 1];
	q = sc->s + next->start;
	if (end - q < 3 || next->start - p > ZHC_MAX_BRIDGE || zhc_common_cjk(q) == 0)
		return NULL;
	sc->p = next->start;
	sc->line++;
	*more = next->continues && !next->apart && !sign;
	return q;
}

/*
 * The scanner takes over at q, behind a common character that folds to `last`.  Whether the run
 * goes on there; then zhc_scan_next() gives the next piece of it, which repeats that character.
 */
bool zhc_scan_goes_on(ZhcScan *sc, const char *q, uint32_t last);

/*
 * The next segment, if that is a plain run: at most max common characters, each three bytes behind
 * the one before, and all of the run.  For who needs no more than where they stand.
 */
bool zhc_scan_plain(ZhcScan *sc, uint32_t max, ZhcSeg *seg);

/*
 * From byte p at the end of some character of a run in line *line, step over what a run may
 * bridge: ignorable characters, blanks (where they do not separate, see layout.h), Markdown's bold
 * marks, and the break to a continuing line.
 * Returns where the next character stands, in line *line; UINT32_MAX when the run ends here.
 */
uint32_t zhc_bridge(const ZhcLayout *layout, const char *s, uint32_t n, uint32_t p, uint32_t *line);

/*
 * Whether a phrase ends at this stretch of blanks and punctuation between words: punctuation
 * does it, but not what joins parts of one expression (' - _ / @ & and the like).
 */
bool zhc_gap_breaks(const char *s, const char *end);

#endif /* ZHC_SCAN_H */
