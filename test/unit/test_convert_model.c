/*
 * test_convert_model.c - zhc_convert_exact against a slow model of OpenCC, on random strings
 *
 * The model reads data/opencc itself and does what OpenCC's classes do, one after the other, with
 * strings: normalize, cut into segments, convert each segment step by step.  The strings are made
 * of dictionary keys, parts of them, single characters of keys, and what else may occur.
 */
#include "convert.h"
#include "opencc.h"
#include "unit.h"

#define STRINGS UNIT_MANY(200000)

/* ---- matching ------------------------------------------------------------------------------- */

/* The entry of the longest key that s (n bytes) begins with. */
static const Entry *
dict_match(const Dict *d, const char *s, size_t n)
{
	for (size_t len = n < d->max_len ? n : d->max_len; len > 0; len--)
		for (const Entry *e = d->bucket[hash(s, len)]; e; e = e->next)
			if (strlen(e->key) == len && memcmp(e->key, s, len) == 0)
				return e;
	return NULL;
}

/* The lowest rank with any match wins; in it the longest match; among equals the first. */
static const Entry *
group_match(const Group *g, const char *s, size_t n)
{
	for (int rank = 0; rank < 8; rank++)
	{
		const Entry *best = NULL;

		for (int i = 0; i < g->n; i++)
		{
			const Entry *e = g->rank[i] == rank ? dict_match(g->dict[i], s, n) : NULL;

			if (e && (!best || strlen(e->key) > strlen(best->key)))
				best = e;
		}
		if (best)
			return best;
	}
	return NULL;
}

/* ---- ideographic description sequences ------------------------------------------------------ */

/* Bytes of the sequence at s, 0 when it is not complete; counts characters, stops at 64. */
static size_t
description(const char *s, size_t n, int depth, int *chars)
{
	uint32_t c;
	size_t len;
	int operands;

	if (n == 0 || depth == 0 || *chars >= 64)
		return 0;
	len = (size_t) zhc_decode(s, s + n, &c);
	++*chars;
	if (c == 0x2FF2 || c == 0x2FF3)
		operands = 3;
	else if (c == 0x2FFE || c == 0x2FFF)
		operands = 1;
	else
		operands = c >= 0x2FF0 && c < 0x2FFE ? 2 : 0;
	for (; operands > 0; operands--)
	{
		size_t part = description(s + len, n - len, depth - 1, chars);

		if (part == 0)
			return 0;
		len += part;
	}
	return len;
}

/* Bytes that are copied where nothing matches. */
static size_t
unmatched(const char *s, size_t n)
{
	uint32_t c;
	int chars = 0;
	size_t len = (size_t) zhc_decode(s, s + n, &c);

	if (c >= 0x2FF0 && c <= 0x2FFF)
	{
		size_t whole = description(s, n, 16, &chars);

		if (whole > 0)
			return whole;
	}
	return len;
}

/* ---- conversion ----------------------------------------------------------------------------- */

static size_t
model_step(const Group *g, const char *s, size_t n, char *out)
{
	size_t len = 0;

	while (n > 0)
	{
		const Entry *e = group_match(g, s, n);
		size_t used = e ? strlen(e->key) : unmatched(s, n);

		memcpy(out + len, e ? e->value : s, e ? strlen(e->value) : used);
		len += e ? strlen(e->value) : used;
		s += used;
		n -= used;
	}
	return len;
}

static size_t
model_chain(const Model *m, const char *s, size_t n, char *out)
{
	char mid[4 * MAX_TEXT];

	if (m->role[3].n == 0)
		return model_step(&m->role[2], s, n, out);
	n = model_step(&m->role[2], s, n, mid);
	return model_step(&m->role[3], mid, n, out);
}

static size_t
model_convert(const Model *m, const char *text, size_t n, char *out)
{
	char normal[2 * MAX_TEXT];
	const char *s = normal, *segment = normal;
	const Group *seg = &m->role[1];
	size_t len = 0;

	n = model_step(&m->role[0], text, n, normal);
	if (seg->n == 0)
		return model_chain(m, normal, n, out);
	while (s < normal + n)
	{
		size_t left = (size_t) (normal + n - s);
		const Entry *e = group_match(seg, s, left);

		if (e)
		{
			len += model_chain(m, segment, (size_t) (s - segment), out + len);
			len += model_chain(m, s, strlen(e->key), out + len);
			s += strlen(e->key);
			segment = s;
		}
		else
			s += unmatched(s, left);
	}
	return len + model_chain(m, segment, (size_t) (s - segment), out + len);
}

static void
compare(const Model *m)
{
	const ZhcConfig *cfg = zhc_config(m->name, strlen(m->name));
	unsigned differ = 0;

	for (int round = 0; round < STRINGS; round++)
	{
		char s[MAX_TEXT], want[8 * MAX_TEXT];
		size_t n = 0, len;
		ZhcBuf got;

		for (uint32_t pieces = 1 + any(8); pieces > 0 && n < MAX_TEXT / 2; pieces--)
			n += any_piece(m, s + n);
		len = model_convert(m, s, n, want);
		zhc_buf_init(&got, &zhc_malloc_alloc);
		if (zhc_convert_exact(cfg, s, n, &got) != ZHC_OK || got.len != len ||
			memcmp(got.data, want, len) != 0)
		{
			if (differ++ < 3)
				printf("# %.*s\n# wanted %.*s\n# got    %.*s\n", (int) n, s, (int) len, want,
					   (int) got.len, got.data);
		}
		zhc_buf_free(&got);
	}
	CHECK(differ == 0, "%s: equal to the model on %d strings (%u differ)", m->name, STRINGS,
		  differ);
}

int
main(int argc, char **argv)
{
	const char *names = argc > 1 ? argv[1] : "s2t t2s s2hk s2twp tw2sp";

	models_read();
	for (int i = 0; i < nmodels; i++)
	{
		const char *at = strcmp(names, "all") == 0 ? names : strstr(names, models[i].name);
		size_t len = strlen(models[i].name);

		if (at && (at == names || (at[-1] == ' ')) &&
			(at[len] == ' ' || !at[len] || strcmp(names, "all") == 0))
			compare(&models[i]);
	}
	dicts_free();
	return unit_done();
}
