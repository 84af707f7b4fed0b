/*
 * namelattice.h - steps of the lattice that namelattice.c and nameforeign.c lay
 */
#ifndef ZHC_NAMELATTICE_H
#define ZHC_NAMELATTICE_H

#include "namecontext.h"

#define COST_STRANGER 112 /* of a character alone, above which it is in few words */
#define COST_FUNCTION 72  /* function words below it end a name */
#define COST_GIVEN	  120 /* a word above it is likelier a given name: 志豪 */
#define COST_ALONE	  12  /* and when nothing beside it speaks for one */
#define PLACES		  (ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK))
#define DOT_REACH	  8u

/* Go on from a node by one step, if nothing cheaper leads there; the earlier start wins a tie. */
static inline void
relax(ZhcNode *from, uint32_t len, int cost, uint32_t word, uint8_t kind, bool dotted)
{
	uint64_t total = ZHC_NODE_COST(*from) + (uint64_t) (cost > 1 ? cost : 1);
	ZhcNode step = ZHC_NODE(total, len, kind, dotted, word);

	from[len] = step < from[len] ? step : from[len];
}

/* Whether a step that costs at least `cost` cannot be the cheapest to where it leads. */
static inline bool
too_dear(const ZhcNode *from, uint32_t len, int cost)
{
	return ZHC_NODE_COST(*from) + (uint64_t) (cost > 1 ? cost : 1) > ZHC_NODE_COST(from[len]);
}

/* The entries of the words of one, two and three characters at a place, 0: none. */
typedef union Short
{
	struct
	{
		uint32_t longer, one, two, three;
	};
	uint32_t of[4]; /* by their length */
} Short;

/* They come shortest first.  How many there are no processor guesses: so no branch asks. */
static inline void
short_words(Short *found, const uint32_t *match, uint32_t n)
{
	*found = (Short){.of = {0, 0, 0, 0}};
	for (uint32_t k = 0; k < 3; k++)
		found->of[ZHC_MATCH_SLOT(match[k]) & -(uint32_t) (k < n)] = ZHC_MATCH_ENTRY(match[k]);
}

/* Where words and names may start, and what is known there. */
typedef struct Start
{
	ZhcNode *from;
	uint32_t i;
	const uint32_t *match; /* words that start at i */
	Short words;		   /* at i */
	Short next;			   /* at i + 1 */
	Before before;
	bool list; /* behind a person and 、 */
} Start;

/* Whether a name that ends with character i would cut a verb in two: 茂木敏充会 + 谈. */
static inline bool
cuts_word(const ZhcNamer *nm, uint32_t i)
{
	const ZhcNameWord *w = zhc_name_word_of(nm, i, 2);

	return w->cls && zhc_class_in(w->cls, "vw") && w->cost < 100;
}

/*
 * Transcribed names that start at s->i; dot: the next interpunct at or behind it; inside: one
 * stands shortly before it, so that it is likely the rest of another.
 */
void zhc_name_foreign(ZhcNamer *nm, const Start *s, uint32_t end, uint32_t dot, bool inside);

/* Japanese names that start at s->i, with a surname of `sur` characters. */
void zhc_name_japanese(ZhcNamer *nm, const Start *s, uint32_t sur, uint32_t end);

#endif /* ZHC_NAMELATTICE_H */
