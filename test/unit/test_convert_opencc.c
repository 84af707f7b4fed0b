/*
 * test_convert_opencc.c - zhc_convert_exact against the system's libopencc, on random strings
 *
 * libopencc is older than our dictionaries, so it gets them through configuration files of its
 * own, written to a temporary folder.  Its groups take the first dictionary with a match; where a
 * newer OpenCC takes the longest match of several, these are merged into one.  What it does not
 * know yet stays out of the strings: normalization and ideographic descriptions.
 */
#include <dlfcn.h>
#include <unistd.h>

#include "convert.h"
#include "convert_tables.h"
#include "opencc.h"
#include "unit.h"

#define STRINGS UNIT_MANY(200000)
#define BATCH	500 /* strings that are converted as one text of as many lines */

static void *(*opencc_open)(const char *config);
static char *(*opencc_convert)(void *opencc, const char *text, size_t n);
static void (*opencc_free)(char *text);
static int (*opencc_close)(void *opencc);

static char folder[] = "/tmp/zhc-opencc-XXXXXX";

/* For a group without dictionaries, since old versions ask for one and new ones refuse an empty
 * one: a dictionary of one key that is in no string (see is_common). */
#define NOTHING		 "nothing.txt"
#define NOTHING_TEXT "\u2FFF\t\u2FFF\n"

/* A function of a library: ISO C has no conversion from object to function pointers. */
static bool
find(void *lib, const char *name, void *function)
{
	void *found = dlsym(lib, name);

	memcpy(function, &found, sizeof found);
	return found != NULL;
}

static bool
open_library(void)
{
	static const char *const names[] = {"libopencc.so.1.1", "libopencc.so.1.2", "libopencc.so.1.4",
										"libopencc.so"};
	void *lib = NULL;

	for (size_t i = 0; !lib && i < sizeof names / sizeof names[0]; i++)
		lib = dlopen(names[i], RTLD_NOW);
	return lib && find(lib, "opencc_open", &opencc_open) &&
		   find(lib, "opencc_convert_utf8", &opencc_convert) &&
		   find(lib, "opencc_convert_utf8_free", &opencc_free) &&
		   find(lib, "opencc_close", &opencc_close);
}

/* ---- configurations ------------------------------------------------------------------------- */

static FILE *
create(const char *name)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "w");
	if (!f)
	{
		perror(path);
		exit(1);
	}
	return f;
}

/* Do the dictionaries of a rank before number i have the key? */
static bool
is_known(const Group *g, int i, const char *key)
{
	size_t len = strlen(key);

	for (int k = 0; k < i; k++)
		for (const Entry *e = g->dict[k]->bucket[hash(key, len)]; e; e = e->next)
			if (g->rank[k] == g->rank[i] && strcmp(e->key, key) == 0)
				return true;
	return false;
}

/* Write the dictionaries of one rank as one. */
static void
write_rank(const Group *g, int rank, const char *name)
{
	FILE *f = create(name);

	for (int i = 0; i < g->n; i++)
		for (uint32_t k = 0; g->rank[i] == rank && k < g->dict[i]->n; k++)
			if (!is_known(g, i, g->dict[i]->all[k].key))
				fprintf(f, "%s\t%s\n", g->dict[i]->all[k].key, g->dict[i]->all[k].value);
	fclose(f);
}

static void
write_group(FILE *json, const Model *m, int role)
{
	const Group *g = &m->role[role];

	fprintf(json, "{\"type\": \"group\", \"match_policy\": \"short_circuit\", \"dicts\": [");
	if (g->n == 0)
		fprintf(json, "{\"type\": \"text\", \"file\": \"%s/%s\"}", folder, NOTHING);
	for (int i = 0; i < g->n; i++)
	{
		char name[64];

		if (i > 0 && g->rank[i] == g->rank[i - 1])
			continue;
		snprintf(name, sizeof name, "%.15s-%d-%d.txt", m->name, role, g->rank[i]);
		write_rank(g, g->rank[i], name);
		fprintf(json, "%s{\"type\": \"text\", \"file\": \"%s/%s\"}", i ? ", " : "", folder, name);
	}
	fprintf(json, "]}");
}

static void *
open_config(const Model *m)
{
	char name[32], path[128];
	FILE *json;

	snprintf(name, sizeof name, "%.15s.json", m->name);
	json = create(name);
	fprintf(json, "{\"name\": \"%s\", \"segmentation\": {\"type\": \"mmseg\", \"dict\": ", m->name);
	write_group(json, m, 1);
	fprintf(json, "}, \"conversion_chain\": [{\"dict\": ");
	write_group(json, m, 2);
	if (m->role[3].n > 0)
	{
		fprintf(json, "}, {\"dict\": ");
		write_group(json, m, 3);
	}
	fprintf(json, "}]}\n");
	fclose(json);
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return opencc_open(path);
}

/* ---- comparison ----------------------------------------------------------------------------- */

/* Is this a string that libopencc of any age converts alike? */
static bool
is_common(const char *s, size_t n)
{
	for (const char *end = s + n; s < end;)
	{
		uint32_t c;

		s += zhc_decode(s, end, &c);
		if (c > 0x10FFFF || zhc_convert_normal(c) != c || (c >= 0x2FF0 && c <= 0x2FFF))
			return false;
	}
	return true;
}

/* A text of many strings; returns its length. */
static size_t
make_batch(const Model *m, char *text)
{
	size_t n = 0;

	for (int made = 0; made < BATCH;)
	{
		char s[MAX_TEXT];
		size_t len = 0;

		for (uint32_t pieces = 1 + any(8); pieces > 0 && len < MAX_TEXT / 2; pieces--)
			len += any_piece(m, s + len);
		if (!is_common(s, len))
			continue;
		memcpy(text + n, s, len);
		n += len;
		text[n++] = '\n';
		made++;
	}
	return n;
}

static void
compare(const Model *m)
{
	const ZhcConfig *cfg = zhc_config(m->name, strlen(m->name));
	void *opencc = open_config(m);
	char *text = malloc(BATCH * MAX_TEXT);
	unsigned differ = 0;

	CHECK(opencc != (void *) -1, "%s: libopencc takes our dictionaries", m->name);
	for (int i = 0; opencc != (void *) -1 && i < STRINGS / BATCH; i++)
	{
		size_t n = make_batch(m, text);
		char *want = opencc_convert(opencc, text, n);
		ZhcBuf got;

		zhc_buf_init(&got, &zhc_malloc_alloc);
		if (!want || zhc_convert_exact(cfg, text, n, &got) != ZHC_OK || got.len != strlen(want) ||
			memcmp(got.data, want, got.len) != 0)
			differ++;
		if (want)
			opencc_free(want);
		zhc_buf_free(&got);
	}
	CHECK(differ == 0, "%s: equal to libopencc on %d strings (%u of %d batches differ)", m->name,
		  STRINGS, differ, STRINGS / BATCH);
	if (opencc != (void *) -1)
		opencc_close(opencc);
	free(text);
}

static void
remove_folder(void)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, NOTHING);
	unlink(path);
	for (int i = 0; i < nmodels; i++)
		for (int role = 0; role < 4; role++)
			for (int rank = 0; rank < 8; rank++)
			{
				snprintf(path, sizeof path, "%s/%.15s-%d-%d.txt", folder, models[i].name, role,
						 rank);
				unlink(path);
				snprintf(path, sizeof path, "%s/%.15s.json", folder, models[i].name);
				unlink(path);
			}
	rmdir(folder);
}

int
main(void)
{
	static const char *const names[] = {"s2t", "t2s", "s2hk", "s2twp", "tw2sp"};
	FILE *nothing;

	if (!open_library())
	{
		printf("1..0 # SKIP libopencc is not installed (Debian: libopencc1.1)\n");
		return 0;
	}
	if (!mkdtemp(folder))
	{
		perror(folder);
		return 1;
	}
	fputs(NOTHING_TEXT, nothing = create(NOTHING));
	fclose(nothing);
	models_read();
	for (int i = 0; i < nmodels; i++)
		for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
			if (strcmp(models[i].name, names[k]) == 0)
				compare(&models[i]);
	remove_folder();
	dicts_free();
	return unit_done();
}
