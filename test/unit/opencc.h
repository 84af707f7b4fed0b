/*
 * opencc.h - OpenCC's dictionaries and configurations (data/opencc) for tests that compare with
 * what they say, and random strings made of their keys
 */
#ifndef OPENCC_H
#define OPENCC_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

#define MAX_TEXT  2048
#define MAX_DICTS 32

/* ---- dictionaries --------------------------------------------------------------------------- */

typedef struct Entry
{
	char *key;
	char *value;
	struct Entry *next;
} Entry;

typedef struct Dict
{
	char name[64];
	Entry **bucket;
	Entry *all;
	uint32_t n;
	size_t max_len;
} Dict;

#define BUCKETS 65536

static Dict dicts[MAX_DICTS];
static int ndicts;

static inline uint32_t
hash(const char *s, size_t n)
{
	uint32_t h = 5381;

	for (size_t i = 0; i < n; i++)
		h = h * 33 + (unsigned char) s[i];
	return h % BUCKETS;
}

static inline char *
copy(const char *s, size_t n)
{
	char *p = malloc(n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

static inline Dict *
dict_open(const char *name)
{
	char path[128], line[1024];
	Dict *d;
	FILE *f;

	for (int i = 0; i < ndicts; i++)
		if (strcmp(dicts[i].name, name) == 0)
			return &dicts[i];
	d = &dicts[ndicts++];
	snprintf(d->name, sizeof d->name, "%s", name);
	snprintf(path, sizeof path, "data/opencc/%s.tsv", name);
	f = fopen(path, "r");
	if (!f)
	{
		perror(path);
		exit(1);
	}
	d->bucket = calloc(BUCKETS, sizeof *d->bucket);
	d->all = calloc(65536, sizeof *d->all);
	while (fgets(line, sizeof line, f))
	{
		size_t klen = strcspn(line, "\t"), vlen;
		Entry *e = &d->all[d->n];

		if (*line == '#')
			continue;
		vlen = strcspn(line + klen + 1, " \n");
		e->key = copy(line, klen);
		e->value = copy(line + klen + 1, vlen);
		e->next = d->bucket[hash(e->key, klen)];
		d->bucket[hash(e->key, klen)] = e;
		d->n++;
		if (klen > d->max_len)
			d->max_len = klen;
	}
	fclose(f);
	return d;
}

static inline void
dicts_free(void)
{
	for (int i = 0; i < ndicts; i++)
	{
		for (uint32_t k = 0; k < dicts[i].n; k++)
		{
			free(dicts[i].all[k].key);
			free(dicts[i].all[k].value);
		}
		free(dicts[i].all);
		free(dicts[i].bucket);
	}
}

/* ---- configurations ------------------------------------------------------------------------- */

typedef struct Group
{
	int n;
	int rank[8];
	Dict *dict[8];
} Group;

typedef struct Model
{
	char name[16];
	Group role[4]; /* normalization, segmentation, two steps */
} Model;

static Model models[32];
static int nmodels;

static inline void
models_read(void)
{
	static const char *const roles[] = {"normalization", "segmentation", "step1", "step2"};
	FILE *f = fopen("data/opencc/configs.tsv", "r");
	char line[256], name[64], role[64], dict[64];
	int rank;

	while (f && fgets(line, sizeof line, f))
	{
		Group *g;

		if (*line == '#' || sscanf(line, "%63s %63s %d %63s", name, role, &rank, dict) != 4)
			continue;
		if (nmodels == 0 || strcmp(models[nmodels - 1].name, name) != 0)
			snprintf(models[nmodels++].name, sizeof models[0].name, "%.15s", name);
		for (int i = 0; i < 4; i++)
		{
			if (strcmp(role, roles[i]) != 0)
				continue;
			g = &models[nmodels - 1].role[i];
			g->rank[g->n] = rank;
			g->dict[g->n++] = dict_open(dict);
		}
	}
	if (f)
		fclose(f);
}

/* ---- random strings ------------------------------------------------------------------------- */

static uint64_t seed = UINT64_C(0x2545F4914F6CDD1D);

static inline uint32_t
any(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t) (seed >> 32) % n;
}

static inline const Dict *
any_dict(const Model *m)
{
	const Group *g;

	do
		g = &m->role[any(16) == 0 ? 0 : 1 + any(3)];
	while (g->n == 0);
	return g->dict[any((uint32_t) g->n)];
}

static inline size_t
any_piece(const Model *m, char *out)
{
	static const char *const other[] = {
		"，",	"。",  "\n",	 " ",	   "a",			 "PN",		   "SQL",  "U",
		"2024", "的",  "中国",	 "\uFE0F", "\U000E0100", "⿰",		   "⿱",   "⿲",
		"⿳",	"⿾", "\u8C48", "\uF900", "\uFA0E",	 "\U0002F800", "\xE4", "\x80"};
	const Dict *d = any_dict(m);
	const Entry *e = &d->all[any(d->n)];
	const char *text = any(4) == 0 ? e->value : e->key;
	size_t n = strlen(text), from = 0;
	uint32_t kind = any(10), c;

	if (kind == 0)
	{
		text = other[any(sizeof other / sizeof other[0])];
		n = strlen(text);
	}
	else if (kind == 1)
		n = (size_t) zhc_encode(c = 0x4E00 + any(0x5200), out), text = out;
	else if (kind < 5) /* a part of the key */
	{
		for (uint32_t skip = any(3); skip > 0 && from < n; skip--)
			from += (size_t) zhc_decode(text + from, text + n, &c);
		for (uint32_t keep = 1 + any(3), to = (uint32_t) from; keep > 0; keep--)
		{
			if (to >= n)
				break;
			to += (uint32_t) zhc_decode(text + to, text + n, &c);
			if (keep == 1)
				n = to;
		}
	}
	memmove(out, text + from, n - from);
	return n - from;
}

#endif /* OPENCC_H */
