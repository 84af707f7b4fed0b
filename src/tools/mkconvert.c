/*
 * mkconvert.c - data/opencc → the tables of script conversion
 *
 * The dictionaries of one step become one trie: a group's precedence rules are settled here, so
 * that at run time the longest match is the right one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert_tables.h"
#include "mktrie.h"
#include "tool.h"

#define MAX_DICTS	32
#define MAX_GROUPS	32
#define MAX_CONFIGS 32

typedef struct Entry
{
	const char *key;
	const char *value;
	uint32_t rank;
	uint32_t order; /* of its dictionary in the group: the earlier one wins */
} Entry;

/* One data file, read once. */
typedef struct Dict
{
	char name[64];
	Rows rows;
	Entry *entries;
	uint32_t n;
} Dict;

/* The dictionaries of one step of a configuration, merged; shared by configurations. */
typedef struct Group
{
	uint32_t ndicts;
	struct
	{
		uint32_t dict;
		uint32_t rank;
	} part[8];
	Entry *entries; /* sorted by key, no two alike */
	uint32_t n;
	uint32_t max_len; /* bytes */
	ZhcTrie trie;
} Group;

static Dict dicts[MAX_DICTS];
static uint32_t ndicts;
static Group groups[MAX_GROUPS];
static uint32_t ngroups;
static uint32_t *values, nvalues;
static uint32_t *hits, nhits;
static TrieMark marks[2048];
static uint32_t nmarks;

/* ---- the pool of values --------------------------------------------------------------------- */

static char *pool;
static uint32_t npool;
static uint32_t *pool_hash; /* open addressing: offset << 8 | length, 0 is free */
static const uint32_t pool_hash_size = 1u << 18;

static uint32_t
pool_add(const char *text)
{
	uint32_t len = (uint32_t) strlen(text), h = 2166136261u, value;

	if (len == 0 || len > 255)
		abort();
	if (!pool)
	{
		pool = tool_alloc(1u << 23);
		pool_hash = calloc(pool_hash_size, sizeof *pool_hash);
		npool = 1; /* no value is 0 */
	}
	for (uint32_t i = 0; i < len; i++)
		h = (h ^ (unsigned char) text[i]) * 16777619u;
	for (h %= pool_hash_size; pool_hash[h]; h = (h + 1) % pool_hash_size)
	{
		value = pool_hash[h];
		if (ZHC_VALUE_LEN(value) == len && memcmp(pool + ZHC_VALUE_OFFSET(value), text, len) == 0)
			return value;
	}
	if (npool + len + ZHC_POOL_PADDING > 1u << 23)
		abort();
	memcpy(pool + npool, text, len);
	value = npool << 8 | len;
	npool += len;
	pool_hash[h] = value;
	return value;
}

static uint32_t
value_of(const char *key, const char *value)
{
	return strcmp(key, value) == 0 ? 0 : pool_add(value);
}

/* ---- dictionaries and groups ---------------------------------------------------------------- */

static uint32_t
find_dict(const char *data, const char *name)
{
	char path[128];
	Dict *d;
	uint32_t cap = 0;

	for (uint32_t i = 0; i < ndicts; i++)
		if (strcmp(dicts[i].name, name) == 0)
			return i;
	if (ndicts == MAX_DICTS)
		abort();
	d = &dicts[ndicts];
	snprintf(d->name, sizeof d->name, "%s", name);
	snprintf(path, sizeof path, "%s%s.tsv", strchr(name, '/') ? "" : "opencc/", name);
	d->rows = rows_open(data, path);
	while (rows_next(&d->rows))
	{
		char *blank = strchr(d->rows.col[1], ' ');

		if (!*d->rows.col[0] || !*d->rows.col[1])
			rows_die(&d->rows, "a key or its value is missing");
		if (blank)
			*blank = '\0';
		if (d->n == cap)
			d->entries = tool_realloc(d->entries, (cap = cap ? 2 * cap : 256) * sizeof(Entry));
		d->entries[d->n++] = (Entry){d->rows.col[0], d->rows.col[1], 0, 0};
	}
	return ndicts++;
}

/* By key; among equal keys the one that wins first. */
static int
compare_entries(const void *x, const void *y)
{
	const Entry *a = x, *c = y;
	int cmp = strcmp(a->key, c->key);

	if (cmp != 0)
		return cmp;
	if (a->rank != c->rank)
		return a->rank < c->rank ? -1 : 1;
	return a->order < c->order ? -1 : a->order > c->order;
}

static int
compare_key(const void *key, const void *entry)
{
	return strcmp(key, ((const Entry *) entry)->key);
}

/* The entry of a group for the first len bytes of text. */
static const Entry *
group_find(const Group *g, const char *text, uint32_t len)
{
	char key[256];

	memcpy(key, text, len);
	key[len] = '\0';
	return bsearch(key, g->entries, g->n, sizeof *g->entries, compare_key);
}

/* Drop entries that a shorter key of a lower rank always beats. */
static void
drop_beaten(Group *g)
{
	Entry *kept = tool_alloc(g->n * sizeof *kept);
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->n; i++)
	{
		const Entry *e = &g->entries[i];
		uint32_t len = (uint32_t) strlen(e->key);
		int beaten = 0;

		for (uint32_t k = 1; k < len && !beaten; k++)
		{
			const Entry *shorter;

			if (((unsigned char) e->key[k] & 0xC0) == 0x80)
				continue;
			shorter = group_find(g, e->key, k);
			beaten = shorter && shorter->rank < e->rank;
		}
		if (!beaten)
			kept[n++] = *e;
	}
	free(g->entries);
	g->entries = kept;
	g->n = n;
}

static void
merge_dicts(Group *g)
{
	uint32_t n = 0, unique = 0;

	for (uint32_t i = 0; i < g->ndicts; i++)
		n += dicts[g->part[i].dict].n;
	g->entries = tool_alloc(n * sizeof *g->entries);
	for (uint32_t i = 0; i < g->ndicts; i++)
	{
		const Dict *d = &dicts[g->part[i].dict];

		for (uint32_t k = 0; k < d->n; k++)
			g->entries[g->n++] =
				(Entry){d->entries[k].key, d->entries[k].value, g->part[i].rank, i};
	}
	qsort(g->entries, g->n, sizeof *g->entries, compare_entries);
	for (uint32_t i = 0; i < g->n; i++)
		if (i == 0 || strcmp(g->entries[i].key, g->entries[unique - 1].key) != 0)
			g->entries[unique++] = g->entries[i];
	g->n = unique;
	drop_beaten(g);
	for (uint32_t i = 0; i < g->n; i++)
		if (strlen(g->entries[i].key) > g->max_len)
			g->max_len = (uint32_t) strlen(g->entries[i].key);
	if (g->max_len > 255)
		abort();
}

static void
build_trie(Group *g)
{
	TrieKey *keys = tool_alloc(g->n * sizeof *keys);

	for (uint32_t i = 0; i < g->n; i++)
		keys[i] = (TrieKey){g->entries[i].key, i + 1};
	g->trie = trie_build(keys, g->n, marks, nmarks);
	g->trie.entries = nvalues;
	g->trie.nentries = g->n;
	values = tool_realloc(values, (nvalues + g->n) * sizeof *values);
	for (uint32_t i = 0; i < g->n; i++)
		values[nvalues++] = value_of(g->entries[i].key, g->entries[i].value) |
							(g->entries[i].rank == 0 ? ZHC_VALUE_FLAG : 0);
	free(keys);
}

/* The group with the same dictionaries as g, built when it is new. */
static uint32_t
intern_group(const Group *g)
{
	for (uint32_t i = 0; i < ngroups; i++)
		if (groups[i].ndicts == g->ndicts && memcmp(groups[i].part, g->part, sizeof g->part) == 0)
			return i;
	if (ngroups == MAX_GROUPS)
		abort();
	groups[ngroups] = *g;
	merge_dicts(&groups[ngroups]);
	build_trie(&groups[ngroups]);
	return ngroups++;
}

/* Convert a string by one step. */
static void
group_convert(const Group *g, const char *in, char *out)
{
	while (*in)
	{
		uint32_t left = (uint32_t) strlen(in), c;
		const Entry *e = NULL;
		uint32_t len = left < g->max_len ? left : g->max_len;

		for (; len > 0 && !e; len -= !e)
			e = group_find(g, in, len);
		if (!e)
			len = (uint32_t) zhc_decode(in, in + left, &c);
		memcpy(out, e ? e->value : in, e ? strlen(e->value) : len);
		out += e ? strlen(e->value) : len;
		in += len;
	}
	*out = '\0';
}

/* ---- configurations ------------------------------------------------------------------------- */

/* Does a key of more than one character begin with the first character of text? */
static int
begins_longer(const Group *g, const char *text)
{
	uint32_t c;
	size_t len = (size_t) zhc_decode(text, text + strlen(text), &c);

	for (uint32_t i = 0; i < g->n; i++)
		if (strncmp(g->entries[i].key, text, len) == 0 && g->entries[i].key[len])
			return 1;
	return 0;
}

/* Values after all steps, for every entry of the dictionary that cuts. */
static void
make_hits(struct ZhcConfig *c)
{
	const Group *seg = &groups[c->segmentation], *one = &groups[c->step[0]],
				*two = &groups[c->step[1]];
	char mid[2048], end[2048];

	c->hits = nhits;
	hits = tool_realloc(hits, (nhits + seg->n) * sizeof *hits);
	for (uint32_t i = 0; i < seg->n; i++)
	{
		const Entry *e = &seg->entries[i];
		uint32_t flag = 0;

		/* a character that does not cut is already in the hands of the dictionary that cuts */
		if (e->rank > 0 && seg != one)
			snprintf(mid, sizeof mid, "%s", e->key);
		else
			group_convert(one, e->key, mid);
		if (e->rank > 0 && seg == one && begins_longer(two, mid))
			flag = ZHC_VALUE_FLAG;
		group_convert(two, mid, end);
		hits[nhits++] = value_of(e->key, end) | flag;
	}
}

/* Find the group whose entries of the first rank are the dictionaries of seg. */
static uint32_t
find_segmentation(const Group *seg, const struct ZhcConfig *c)
{
	for (uint32_t s = 0; s < c->nsteps; s++)
	{
		const Group *g = &groups[c->step[s]];
		uint32_t n = 0;

		while (n < g->ndicts && g->part[n].rank == 0)
			n++;
		if (n != seg->ndicts || memcmp(g->part, seg->part, n * sizeof g->part[0]) != 0)
			continue;
		for (uint32_t i = 0; i < g->n; i++)
		{
			uint32_t cp;

			if (g->entries[i].rank > 0 &&
				g->entries[i].key[zhc_decode(g->entries[i].key, g->entries[i].key + 4, &cp)])
				abort(); /* a miss must be a single character */
		}
		return c->step[s];
	}
	abort();
}

static void
finish_config(struct ZhcConfig *c, Group *seg, Group *step, uint32_t nsteps)
{
	c->nsteps = nsteps;
	for (uint32_t i = 0; i < nsteps; i++)
		c->step[i] = intern_group(&step[i]);
	c->segmentation = c->hits = ZHC_NONE;
	if (seg->ndicts > 0)
	{
		if (nsteps != 2)
			abort();
		c->segmentation = find_segmentation(seg, c);
		make_hits(c);
	}
	else if (nsteps != 1)
		abort();
}

static void
read_configs(const char *data)
{
	static struct ZhcConfig configs[MAX_CONFIGS];
	Rows r = rows_open(data, "opencc/configs.tsv");
	Group seg = {0}, step[2] = {{0}, {0}};
	uint32_t n = 0, nsteps = 0;

	while (rows_next(&r))
	{
		Group *g;

		if (n == 0 || strcmp(r.col[0], configs[n - 1].name) != 0)
		{
			if (n > 0)
				finish_config(&configs[n - 1], &seg, step, nsteps);
			memset(&seg, 0, sizeof seg);
			memset(step, 0, sizeof step);
			nsteps = 0;
			if (n == MAX_CONFIGS || strlen(r.col[0]) >= sizeof configs[n].name)
				rows_die(&r, "too many configurations, or too long a name");
			strcpy(configs[n++].name, r.col[0]);
		}
		if (strcmp(r.col[1], "normalization") == 0)
			continue; /* the same for all, see read_compat */
		if (strcmp(r.col[1], "segmentation") == 0)
			g = &seg;
		else
		{
			uint32_t i = (uint32_t) (r.col[1][4] - '1');

			if (strncmp(r.col[1], "step", 4) != 0 || i > 1)
				rows_die(&r, "unknown role");
			nsteps = i + 1;
			g = &step[i];
		}
		if (g->ndicts == 8)
			rows_die(&r, "too many dictionaries");
		g->part[g->ndicts].dict = find_dict(data, r.col[3]);
		g->part[g->ndicts++].rank = (uint32_t) atoi(r.col[2]);
	}
	finish_config(&configs[n - 1], &seg, step, nsteps);
	table_write("convert_configs", configs, n * sizeof *configs);
	rows_close(&r);
}

/* Normalization replaces single characters; the engine finds them by a mark in every dictionary. */
static void
read_compat(const char *data)
{
	static ZhcCompat compat[1024];
	uint32_t n = 0;
	const Dict *d = &dicts[find_dict(data, "CJK_Compatibility_Ideographs")];

	for (uint32_t i = 0; i < d->n; i++)
	{
		const char *key = d->entries[i].key, *value = d->entries[i].value;

		if (n == 1024)
			abort();
		if (key[zhc_decode(key, key + strlen(key), &compat[n].from)] ||
			value[zhc_decode(value, value + strlen(value), &compat[n].to)])
			rows_die(&d->rows, "not a single character");
		if (n > 0 && compat[n - 1].from >= compat[n].from)
			rows_die(&d->rows, "not in order");
		marks[nmarks++] = (TrieMark){compat[n].from, ZHC_CODE_COMPAT};
		n++;
	}
	table_write("convert_compat", compat, n * sizeof *compat);
	for (uint32_t c = 0x2FF0; c < 0x3000; c++)
		marks[nmarks++] = (TrieMark){c, ZHC_CODE_DESCRIPTION};
}

/* A dictionary by itself, for conversion in context. */
static void
read_single(const char *data, const char *name, const char *table)
{
	Group g = {.ndicts = 1};

	g.part[0].dict = find_dict(data, name);
	table_write(table, &groups[intern_group(&g)].trie, sizeof(ZhcTrie));
}

void
compile_convert(const char *data)
{
	ZhcTrie tries[MAX_GROUPS];

	read_compat(data);
	read_configs(data);
	read_single(data, "convert/regional", "convert_regional");
	read_single(data, "convert/technical-tw", "convert_technical");
	for (uint32_t i = 0; i < ngroups; i++)
		tries[i] = groups[i].trie;
	memset(pool + npool, 0, ZHC_POOL_PADDING);
	table_write("convert_tries", tries, ngroups * sizeof *tries);
	table_write("convert_entries", values, nvalues * sizeof *values);
	table_write("convert_hits", hits, nhits * sizeof *hits);
	table_write("convert_pool", pool, npool + ZHC_POOL_PADDING);
}
