/*
 * headclues.h - the clues by which the lines above a text are told apart: kicker, headline, deck
 *
 * For headroles.c, which weighs them, and for the tool that learns the weights from
 * data/headblocks.tsv (src/learn/heads.c).
 */
#ifndef ZHC_HEADCLUES_H
#define ZHC_HEADCLUES_H

#include "headwords.h"
#include "tables.h"

#define ZHC_HEAD_LINES 5   /* of a block, at most */
#define ZHC_HEAD_MOST  4   /* lines of a headline */
#define ZHC_HEAD_LEAD  200 /* characters of the text below that are looked at */

/* A line of a block as it is printed. */
typedef struct ZhcHeadLine
{
	uint32_t cp[ZHC_HEAD_CHARS];
	uint32_t n;
	bool gap; /* a blank line more than stands inside paragraphs is before it */
} ZhcHeadLine;

/* The lines above a text, and how that begins, without blanks. */
typedef struct ZhcHeadBlock
{
	ZhcHeadLine line[ZHC_HEAD_LINES];
	uint32_t n;
	uint32_t lead[ZHC_HEAD_LEAD];
	uint32_t nlead;
} ZhcHeadBlock;

/* What a line is. */
typedef enum ZhcHeadRole
{
	ZHC_HEAD_KICKER = 0, /* or the name of a column */
	ZHC_HEAD_MAIN,		 /* the headline, on one line */
	ZHC_HEAD_FIRST,		 /* its first line of several */
	ZHC_HEAD_REST,		 /* and what follows */
	ZHC_HEAD_DECK,
	ZHC_HEAD_ROLES
} ZhcHeadRole;

/*
 * Clues of a line, by their names in data/headlines.tsv: what its words say (headwords.h) and how
 * it is set; those with a number hold of more than that, be it columns, hundredths of the other
 * lines' width or of its pairs of characters that stand in the lead or its start, or characters of
 * the lead before the first of these.
 */
/* clang-format off */
#define ZHC_LINE_CLUES(X)                                                                          \
	X(line) X(tells) X(begins) X(opens) X(within) X(located) X(acts) X(amounts) X(marked)          \
	X(quoted) X(counted) X(blank) X(dated) X(placed) X(reported) X(stresses) X(convened)           \
	X(issues) X(occasion) X(says) X(comma) X(enumerates) X(source) X(colon) X(asks) X(exclaims) X(dash)    \
	X(dash_behind) X(couplet) X(spoken) X(bracketed) X(person) X(quotes) X(titled) X(gap)          \
	X(cols_8) X(cols_12) X(cols_16) X(cols_20) X(cols_26) X(cols_32) X(cols_44) X(width_40)        \
	X(width_60) X(width_80) X(width_95) X(width_105) X(width_125) X(width_160) X(width_250)        \
	X(longest) X(shortest) X(lead_0) X(lead_15) X(lead_30) X(lead_50) X(lead_70) X(start_0)        \
	X(start_15) X(start_30) X(start_50) X(start_70) X(first_told) X(last_told) X(at_5) X(at_15)    \
	X(at_40) X(at_90)

/* Clues of two lines that may be one headline: how the words of both go on, and their widths. */
#define ZHC_PAIR_CLUES(X)                                                                          \
	X(pair) X(near) X(even) X(ratio_40) X(ratio_60) X(ratio_80) X(ratio_95) X(ratio_105)           \
	X(ratio_125) X(ratio_160) X(ratio_250) X(both_20) X(both_26) X(both_32) X(both_40) X(both_50)  \
	X(both_64) X(first_8) X(first_12) X(first_16) X(first_20) X(first_26) X(rest_4) X(rest_8)      \
	X(rest_12) X(rest_16) X(rest_20) X(rest_26) X(predicate) X(two_tell) X(apart) X(open_quote)    \
	X(pauses) X(speaker) X(across) X(across_three) X(short_part) X(short_last) X(alone)            \
	X(narrowest) X(share_0) X(share_20)

/* Clues of a choice: how many lines are above and below the headline, among how many. */
#define ZHC_CHOICE_CLUES(X)                                                                        \
	X(two_above) X(two_below) X(three) X(none_above) X(none_below) X(gap_above) X(gap_below) X(dash_below)       \
	X(cut) X(of_2) X(of_2_second) X(of_2_both) X(of_3) X(of_3_second) X(of_3_third)                \
	X(of_3_first_two) X(of_3_last_two) X(hant_first) X(hant_both) X(abroad_first) X(abroad_both)
/* clang-format on */

#define ZHC_CLUE_LINE(name)	  ZHC_CLUE_##name,
#define ZHC_CLUE_PAIR(name)	  ZHC_PAIR_##name,
#define ZHC_CLUE_CHOICE(name) ZHC_CHOICE_##name,

enum
{
	ZHC_LINE_CLUES(ZHC_CLUE_LINE) ZHC_NLINE_CLUES
};
enum
{
	ZHC_PAIR_CLUES(ZHC_CLUE_PAIR) ZHC_NPAIR_CLUES
};
enum
{
	ZHC_CHOICE_CLUES(ZHC_CLUE_CHOICE) ZHC_NCHOICE_CLUES
};

/* The clues that hold, by number. */
typedef struct ZhcClueList
{
	uint8_t id[ZHC_NLINE_CLUES];
	uint32_t n;
} ZhcClueList;

static inline bool
zhc_has_clue(const ZhcClueList *list, unsigned clue)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->id[i] == clue)
			return true;
	return false;
}

typedef struct ZhcHeadClues
{
	ZhcClueList line[ZHC_HEAD_LINES];
	ZhcClueList pair[ZHC_HEAD_LINES - 1]; /* of a line and the next */
	uint32_t first[ZHC_HEAD_LINES];		  /* character of each line, folded */
	uint32_t last[ZHC_HEAD_LINES];
	bool hant;	 /* the text is printed in Traditional script */
	bool abroad; /* or begins as reports do abroad */
} ZhcHeadClues;

/* What the first and the last character of a line are worth. */
typedef struct ZhcHeadEdge
{
	uint32_t cp;
	int16_t first[ZHC_HEAD_ROLES];
	int16_t last[ZHC_HEAD_ROLES];
} ZhcHeadEdge;

/* What each is worth, in hundredths; compiled from data/headlines.tsv (src/tools/mkheads.c). */
extern ZHC_TABLE_LINKAGE const int16_t zhc_head_line_weights[][ZHC_HEAD_ROLES];
extern ZHC_TABLE_LINKAGE const int16_t zhc_head_pair_weights[];
extern ZHC_TABLE_LINKAGE const int16_t zhc_head_choice_weights[];
extern ZHC_TABLE_LINKAGE const ZhcHeadEdge zhc_head_edges[], zhc_head_edges_end[]; /* by cp */

/* What tells the lines of the block, two or more, apart. */
void zhc_head_clues(const ZhcHeadBlock *b, ZhcHeadClues *out);

/* What tells of the choice of lines [i, j] as the headline. */
ZhcClueList zhc_choice_clues(const ZhcHeadBlock *b, const ZhcHeadClues *clues, uint32_t i,
							 uint32_t j);

#endif /* ZHC_HEADCLUES_H */
