/*
 * heads.c - data/headblocks.tsv → data/headlines.tsv: the weights by which headlines are chosen
 *
 *	heads BLOCKS > WEIGHTS		learn
 *	heads BLOCKS --least N		whether the compiled weights read N blocks rightly
 *
 * The choice of lines is a conditional log-linear model (maximum entropy): the share of a choice
 * among those of its block is the exponential of its clues' weights.  Their likelihood, less the
 * squares of the weights, has one maximum, which resilient propagation finds (Riedmiller and Braun,
 * 1993: a step for each weight, grown while its slope keeps its sign).  Runs on a developer's
 *machine.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "headroles.h"
#include "utf8.h"

#define ROUNDS	   400
#define PAGE	   18.0 /* what a block of a page counts, beside one written for this */
#define SQUARE	   4.0	/* weight of the squares */
#define EDGE_ROW   10.0 /* and of those of characters */
#define LEAST_SEEN 4	/* blocks with a character at the edge of a line */
#define MOST_LINE  8192

/* Weights, one behind the other: clues of lines by role, of pairs, of choices, characters by role.
 */
#define PAIRS	(ZHC_NLINE_CLUES * ZHC_HEAD_ROLES)
#define CHOICES (PAIRS + ZHC_NPAIR_CLUES)
#define EDGES	(CHOICES + ZHC_NCHOICE_CLUES)

/* A choice of lines: which weights count. */
typedef struct Choice
{
	uint32_t *at;
	size_t n;
	bool right;
} Choice;

/* A block, its clues, and which lines are its headline. */
typedef struct Example
{
	ZhcHeadBlock block;
	ZhcHeadClues clues;
	uint32_t first;
	uint32_t last;
	double counts;
	Choice *choices;
	size_t nchoices;
} Example;

/* A character that stands at the edge of lines. */
typedef struct Edge
{
	uint32_t cp;
	bool last;
	int seen;
} Edge;

static Example *examples;
static size_t nexamples;
static Edge *edges;
static size_t nedges;

static void *
more(void *p, size_t n, size_t size)
{
	if (n > 0 && (n & (n - 1)) != 0)
		return p; /* rooms double */
	p = realloc(p, (n > 0 ? 2 * n : 1) * size);
	if (!p)
	{
		fputs("heads: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

static void
die(long row, const char *what)
{
	fprintf(stderr, "heads: row %ld: %s\n", row, what);
	exit(1);
}

/* ---- reading ------------------------------------------------------------------------------- */

/* Add the line [p, end), whose role and colon stand before it. */
static void
add_line(Example *e, const char *p, const char *end, bool gap, long row)
{
	ZhcHeadBlock *b = &e->block;
	ZhcHeadLine *l = &b->line[b->n];

	if (b->n == ZHC_HEAD_LINES || end - p < 3 || !strchr("LKHD", *p) || p[1] != ':')
		die(row, "not two to five lines, each L:, K:, H: or D:");
	if (*p == 'H')
	{
		if (e->last == UINT32_MAX)
			e->first = b->n;
		else if (e->last + 1 != b->n)
			die(row, "the headline is not in one piece");
		e->last = b->n;
	}
	l->gap = gap;
	l->n = 0;
	for (p += 2; p < end && l->n < ZHC_HEAD_CHARS; l->n++)
		p += zhc_decode(p, end, &l->cp[l->n]);
	b->n++;
}

/* The lines of the third column: between them stands | or, where a blank line is, ||. */
static void
read_lines(Example *e, const char *p, long row)
{
	bool gap = false;

	while (*p)
	{
		const char *bar = strstr(p, " |");
		const char *end = bar ? bar : p + strlen(p);

		add_line(e, p, end, gap, row);
		gap = bar && bar[2] == '|';
		p = bar ? bar + (gap ? 4 : 3) : end;
	}
	if (e->block.n < 2 || e->last == UINT32_MAX)
		die(row, "no headline among two lines or more");
}

static void
read_lead(ZhcHeadBlock *b, const char *p)
{
	for (const char *end = p + strlen(p); p < end && b->nlead < ZHC_HEAD_LEAD;)
	{
		p += zhc_decode(p, end, &b->lead[b->nlead]);
		b->nlead += b->lead[b->nlead] > ' ' && b->lead[b->nlead] != 0x3000;
	}
}

static void
read_examples(const char *path)
{
	static char row[MOST_LINE];
	FILE *f = fopen(path, "r");
	long at = 0;

	if (!f)
	{
		perror(path);
		exit(1);
	}
	while (fgets(row, sizeof row, f))
	{
		char *col[4] = {row};
		Example *e;

		at++;
		row[strcspn(row, "\n")] = '\0';
		if (row[0] == '#' || row[0] == '\0')
			continue;
		for (int i = 1; i < 4; i++)
		{
			col[i] = strchr(col[i - 1], '\t');
			if (!col[i])
				die(at, "not four columns");
			*col[i]++ = '\0';
		}
		examples = more(examples, nexamples, sizeof *examples);
		e = &examples[nexamples++];
		memset(e, 0, sizeof *e);
		e->last = UINT32_MAX;
		e->counts = strcmp(col[1], "page") == 0 ? PAGE : 1.0;
		read_lines(e, col[2], at);
		read_lead(&e->block, col[3]);
		zhc_head_clues(&e->block, &e->clues);
	}
	fclose(f);
}

/* ---- characters at the edges --------------------------------------------------------------- */

static int
by_character(const void *a, const void *b)
{
	const Edge *x = a, *y = b;

	if (x->last != y->last)
		return x->last ? 1 : -1;
	return x->cp < y->cp ? -1 : x->cp > y->cp;
}

/* The number of a character at an edge; nedges when it has no weights. */
static size_t
edge_number(uint32_t cp, bool last)
{
	Edge key = {cp, last, 0};
	const Edge *e = bsearch(&key, edges, nedges, sizeof *edges, by_character);

	return e ? (size_t) (e - edges) : nedges;
}

/* The characters that begin or end lines of several blocks. */
static void
count_edges(void)
{
	Edge *all = NULL;
	size_t n = 0;

	for (size_t i = 0; i < nexamples; i++)
		for (uint32_t k = 0; k < examples[i].block.n; k++)
		{
			all = more(all, n, sizeof *all);
			all[n++] = (Edge){examples[i].clues.first[k], false, 1};
			all = more(all, n, sizeof *all);
			all[n++] = (Edge){examples[i].clues.last[k], true, 1};
		}
	qsort(all, n, sizeof *all, by_character);
	for (size_t i = 0, e; i < n; i = e)
	{
		for (e = i + 1; e < n && by_character(&all[i], &all[e]) == 0; e++)
			;
		if (e - i < LEAST_SEEN)
			continue;
		edges = more(edges, nedges, sizeof *edges);
		edges[nedges++] = all[i];
	}
	free(all);
}

/* ---- the model ----------------------------------------------------------------------------- */

static void
add_weight(Choice *c, size_t at)
{
	c->at = more(c->at, c->n, sizeof *c->at);
	c->at[c->n++] = (uint32_t) at;
}

/* The weights of the choice of lines [i, j]. */
static Choice
choice_of(const Example *e, uint32_t i, uint32_t j)
{
	ZhcClueList clues = zhc_choice_clues(&e->block, &e->clues, i, j);
	Choice c = {NULL, 0, i == e->first && j == e->last};

	for (uint32_t k = 0; k < clues.n; k++)
		add_weight(&c, CHOICES + clues.id[k]);
	for (uint32_t l = i; l < j; l++)
		for (uint32_t k = 0; k < e->clues.pair[l].n; k++)
			add_weight(&c, PAIRS + e->clues.pair[l].id[k]);
	for (uint32_t l = 0; l < e->block.n; l++)
	{
		size_t role = zhc_head_role(l, i, j);
		size_t first = edge_number(e->clues.first[l], false);
		size_t last = edge_number(e->clues.last[l], true);

		for (uint32_t k = 0; k < e->clues.line[l].n; k++)
			add_weight(&c, e->clues.line[l].id[k] * ZHC_HEAD_ROLES + role);
		if (first < nedges)
			add_weight(&c, EDGES + first * ZHC_HEAD_ROLES + role);
		if (last < nedges)
			add_weight(&c, EDGES + last * ZHC_HEAD_ROLES + role);
	}
	return c;
}

static void
list_choices(Example *e)
{
	for (uint32_t i = 0; i < e->block.n; i++)
		for (uint32_t j = i; j < e->block.n && j < i + ZHC_HEAD_MOST; j++)
		{
			e->choices = more(e->choices, e->nchoices, sizeof *e->choices);
			e->choices[e->nchoices++] = choice_of(e, i, j);
		}
}

/* Add the slope of the likelihood of one example. */
static void
add_slope(const Example *e, const double *weights, double *slope)
{
	double worth[ZHC_HEAD_LINES * ZHC_HEAD_MOST];
	double most = -INFINITY;
	double sum = 0;

	for (size_t i = 0; i < e->nchoices; i++)
	{
		worth[i] = 0;
		for (size_t k = 0; k < e->choices[i].n; k++)
			worth[i] += weights[e->choices[i].at[k]];
		most = worth[i] > most ? worth[i] : most;
	}
	for (size_t i = 0; i < e->nchoices; i++)
		sum += worth[i] = exp(worth[i] - most);
	for (size_t i = 0; i < e->nchoices; i++)
	{
		double d = e->counts * (e->choices[i].right - worth[i] / sum);

		for (size_t k = 0; k < e->choices[i].n; k++)
			slope[e->choices[i].at[k]] += d;
	}
}

/* Find the weights. */
static void
learn(double *weights, size_t n)
{
	double *slope = calloc(n, sizeof *slope);
	double *before = calloc(n, sizeof *before);
	double *step = malloc(n * sizeof *step);

	if (!slope || !before || !step)
		die(0, "out of memory");
	for (size_t i = 0; i < n; i++)
		step[i] = 0.1;
	for (int round = 0; round < ROUNDS; round++)
	{
		for (size_t i = 0; i < n; i++)
			slope[i] = -(i < EDGES ? SQUARE : EDGE_ROW) * weights[i];
		for (size_t i = 0; i < nexamples; i++)
			add_slope(&examples[i], weights, slope);
		for (size_t i = 0; i < n; i++)
		{
			double turn = slope[i] * before[i];

			if (turn > 0)
				step[i] = fmin(1.2 * step[i], 1.0);
			else if (turn < 0)
				step[i] *= 0.5;
			before[i] = turn < 0 ? 0 : slope[i];
			if (turn >= 0 && slope[i] != 0)
				weights[i] += slope[i] > 0 ? step[i] : -step[i];
		}
	}
	free(slope);
	free(before);
	free(step);
}

/* ---- writing ------------------------------------------------------------------------------- */

#define NAME(name) #name,

static const char *const line_names[] = {ZHC_LINE_CLUES(NAME)};
static const char *const pair_names[] = {ZHC_PAIR_CLUES(NAME)};
static const char *const choice_names[] = {ZHC_CHOICE_CLUES(NAME)};

static void
write_row(const char *kind, const char *name, const double *weights, int n)
{
	printf("%s\t%s", kind, name);
	for (int i = 0; i < n; i++)
		printf("\t%ld", lround(100 * weights[i]));
	putchar('\n');
}

static void
write_weights(const double *weights)
{
	fputs(
		"# Weights of the clues by which the headline is chosen among the lines above a text, in\n"
		"# hundredths.  Learnt from headblocks.tsv: `make learn` writes this file.\n"
		"#   line            clue of a line (src/core/headclues.h): its weight where the line is "
		"a\n"
		"#                   kicker, the headline, its first line, a later one, a deck\n"
		"#   first, last     character, folded, that begins or ends a line: the same\n"
		"#   pair, choice    clue of two lines that are one headline, of a choice of lines\n",
		stdout);
	for (size_t i = 0; i < ZHC_NLINE_CLUES; i++)
		write_row("line", line_names[i], weights + i * ZHC_HEAD_ROLES, ZHC_HEAD_ROLES);
	for (size_t i = 0; i < ZHC_NPAIR_CLUES; i++)
		write_row("pair", pair_names[i], weights + PAIRS + i, 1);
	for (size_t i = 0; i < ZHC_NCHOICE_CLUES; i++)
		write_row("choice", choice_names[i], weights + CHOICES + i, 1);
	for (size_t i = 0; i < nedges; i++)
	{
		char name[ZHC_UTF8_MAX + 1];

		name[zhc_encode(edges[i].cp, name)] = '\0';
		write_row(edges[i].last ? "last" : "first", name, weights + EDGES + i * ZHC_HEAD_ROLES,
				  ZHC_HEAD_ROLES);
	}
}

/* Whether as many blocks are read rightly by the weights that are compiled in. */
static bool
reads(size_t least)
{
	size_t right = 0;

	for (size_t i = 0; i < nexamples; i++)
	{
		uint32_t first, last;

		zhc_head_choose(&examples[i].block, ZHC_HEAD_MOST, &first, &last);
		right += first == examples[i].first && last == examples[i].last;
	}
	printf("%zu of %zu blocks\n", right, nexamples);
	return right >= least;
}

int
main(int argc, char **argv)
{
	double *weights;
	size_t n;

	if (argc != 2 && (argc != 4 || strcmp(argv[2], "--least") != 0))
	{
		fputs("usage: heads BLOCKS [--least N]\n", stderr);
		return 2;
	}
	read_examples(argv[1]);
	if (argc == 4)
		return reads(strtoul(argv[3], NULL, 10)) ? 0 : 1;
	count_edges();
	n = EDGES + nedges * ZHC_HEAD_ROLES;
	weights = calloc(n, sizeof *weights);
	if (!weights)
		die(0, "out of memory");
	for (size_t i = 0; i < nexamples; i++)
		list_choices(&examples[i]);
	learn(weights, n);
	write_weights(weights);
	return 0;
}
