/*
 * mkheads.c - headlines.tsv → the weights by which headlines are chosen (headclues.h)
 */
#include <stdlib.h>
#include <string.h>

#include "headclues.h"
#include "tool.h"
#include "utf8.h"

#define NAME(name) #name,

static const char *const line_names[] = {ZHC_LINE_CLUES(NAME)};
static const char *const pair_names[] = {ZHC_PAIR_CLUES(NAME)};
static const char *const choice_names[] = {ZHC_CHOICE_CLUES(NAME)};

static size_t
number_of(const Rows *r, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], r->col[1]) == 0)
			return i;
	rows_die(r, "unknown clue");
	return 0;
}

/* The weight in a column, in hundredths. */
static int16_t
weight(const Rows *r, int column)
{
	char *end;
	long w = strtol(r->col[column], &end, 10);

	if (end == r->col[column] || *end != '\0' || w < INT16_MIN || w > INT16_MAX)
		rows_die(r, "not a weight");
	return (int16_t) w;
}

static ZhcHeadEdge *edges;
static size_t nedges;

static int
by_character(const void *a, const void *b)
{
	const ZhcHeadEdge *x = a, *y = b;

	return x->cp < y->cp ? -1 : x->cp > y->cp;
}

/* A row of a first or last character. */
static void
add_edge(const Rows *r)
{
	const char *p = r->col[1];
	uint32_t cp;
	size_t i = 0;

	if (*p == '\0' || p[zhc_decode(p, p + strlen(p), &cp)] != '\0')
		rows_die(r, "not one character");
	while (i < nedges && edges[i].cp != cp)
		i++;
	if (i == nedges)
	{
		edges = tool_realloc(edges, ++nedges * sizeof *edges);
		edges[i] = (ZhcHeadEdge){.cp = cp};
	}
	for (int role = 0; role < ZHC_HEAD_ROLES; role++)
		(r->col[0][0] == 'f' ? edges[i].first : edges[i].last)[role] = weight(r, 2 + role);
}

void
compile_heads(const char *data)
{
	static int16_t line[ZHC_NLINE_CLUES][ZHC_HEAD_ROLES];
	static int16_t pair[ZHC_NPAIR_CLUES];
	static int16_t choice[ZHC_NCHOICE_CLUES];
	Rows r = rows_open(data, "headlines.tsv");

	while (rows_next(&r))
	{
		if (strcmp(r.col[0], "line") == 0)
			for (int role = 0, i = (int) number_of(&r, line_names, ZHC_NLINE_CLUES);
				 role < ZHC_HEAD_ROLES; role++)
				line[i][role] = weight(&r, 2 + role);
		else if (strcmp(r.col[0], "pair") == 0)
			pair[number_of(&r, pair_names, ZHC_NPAIR_CLUES)] = weight(&r, 2);
		else if (strcmp(r.col[0], "choice") == 0)
			choice[number_of(&r, choice_names, ZHC_NCHOICE_CLUES)] = weight(&r, 2);
		else if (strcmp(r.col[0], "first") == 0 || strcmp(r.col[0], "last") == 0)
			add_edge(&r);
		else
			rows_die(&r, "neither line, pair, choice, first nor last");
	}
	rows_close(&r);
	table_write("head_line_weights", line, sizeof line);
	table_write("head_pair_weights", pair, sizeof pair);
	table_write("head_choice_weights", choice, sizeof choice);
	qsort(edges, nedges, sizeof *edges, by_character);
	table_write("head_edges", edges, nedges * sizeof *edges);
}
