/*
 * headroles.c - which of the lines above a text is the headline
 *
 * Type tells a reader; where it is lost, the words and widths do.  No clue is sure, so all are
 * weighed: a log-linear model, whose weights are learnt (src/tools/learnheads.c) from blocks of
 * lines with the role of each (data/headblocks.tsv).
 */
#include "headroles.h"

#include <stddef.h>

/* What is known of the character at the edge of a line, or NULL. */
static const ZhcHeadEdge *
edge_of(uint32_t cp)
{
	size_t lo = 0;
	size_t n = (size_t) (zhc_head_edges_end - zhc_head_edges);

	while (n > 0)
	{
		size_t half = n / 2;

		if (zhc_head_edges[lo + half].cp < cp)
		{
			lo += half + 1;
			n -= half + 1;
		}
		else
			n = half;
	}
	return zhc_head_edges + lo < zhc_head_edges_end && zhc_head_edges[lo].cp == cp
			   ? &zhc_head_edges[lo]
			   : NULL;
}

/* What line i is worth in each role. */
static void
weigh_line(const ZhcHeadClues *clues, uint32_t i, int32_t *roles)
{
	const ZhcHeadEdge *first = edge_of(clues->first[i]);
	const ZhcHeadEdge *last = edge_of(clues->last[i]);

	for (int role = 0; role < ZHC_HEAD_ROLES; role++)
	{
		roles[role] = (first ? first->first[role] : 0) + (last ? last->last[role] : 0);
		for (uint32_t k = 0; k < clues->line[i].n; k++)
			roles[role] += zhc_head_line_weights[clues->line[i].id[k]][role];
	}
}

static int32_t
worth_of(const ZhcClueList *clues, const int16_t *weights)
{
	int32_t worth = 0;

	for (uint32_t i = 0; i < clues->n; i++)
		worth += weights[clues->id[i]];
	return worth;
}

/* What the choice of lines [i, j] is worth. */
static int32_t
choice_worth(const ZhcHeadBlock *b, const ZhcHeadClues *clues, int32_t (*roles)[ZHC_HEAD_ROLES],
			 uint32_t i, uint32_t j)
{
	ZhcClueList choice = zhc_choice_clues(b, clues, i, j);
	int32_t worth = worth_of(&choice, zhc_head_choice_weights);

	for (uint32_t k = 0; k < b->n; k++)
		worth += roles[k][zhc_head_role(k, i, j)];
	for (uint32_t k = i; k < j; k++)
		worth += worth_of(&clues->pair[k], zhc_head_pair_weights);
	return worth;
}

/* Whether line k is a kicker that a dash parts from the headline below: 江北青石村—— */
static bool
is_parted(const ZhcHeadClues *clues, uint32_t k)
{
	return zhc_has_clue(&clues->line[k], ZHC_CLUE_dash_behind);
}

/* Whether line k is a deck behind a dash, and not all lines are. */
static bool
is_dashed(const ZhcHeadBlock *b, const ZhcHeadClues *clues, uint32_t k)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (!zhc_has_clue(&clues->line[i], ZHC_CLUE_dash))
			return zhc_has_clue(&clues->line[k], ZHC_CLUE_dash);
	return false;
}

void
zhc_head_choose(const ZhcHeadBlock *b, uint32_t most, uint32_t *first, uint32_t *last)
{
	int32_t roles[ZHC_HEAD_LINES][ZHC_HEAD_ROLES];
	int32_t best = INT32_MIN;
	ZhcHeadClues clues;

	zhc_head_clues(b, &clues);
	for (uint32_t i = 0; i < b->n; i++)
		weigh_line(&clues, i, roles[i]);
	for (uint32_t i = 0; i < b->n; i++)
		for (uint32_t j = i; j < b->n && j < i + most && !is_dashed(b, &clues, j) &&
							 (j == i || !is_parted(&clues, j - 1));
			 j++)
		{
			int32_t worth = choice_worth(b, &clues, roles, i, j);

			if (worth <= best)
				continue;
			best = worth;
			*first = i;
			*last = j;
		}
}
