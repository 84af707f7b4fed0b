/*
 * test_convert_fold.c - conversion in context never changes what a text is found by
 *
 * Search and the keys of facts stand on zhc_fold.  So an article and its conversion must have the
 * same key, there and back, unless regional vocabulary (…p) is asked for.  Texts are the
 * sentences of test/corpus and random strings of OpenCC's keys.  Japanese forms (t2jp) are no
 * variants that folding knows, and stay out.
 */
#include "context.h"
#include "fold.h"
#include "opencc.h"
#include "unit.h"

#define STRINGS UNIT_MANY(20000)

static const char *const from_hans[] = {"s2t", "s2tw", "s2hk", NULL};
static const char *const from_hant[] = {"t2s",	"tw2s", "hk2s", "t2tw", "tw2t",
										"t2hk", "hk2t", "s2t",	NULL};

static ZhcBuf
convert(const char *config, const char *s, size_t n)
{
	ZhcBuf b;

	zhc_buf_init(&b, &zhc_malloc_alloc);
	if (zhc_convert_context(zhc_config(config, strlen(config)), s, n, &b) != ZHC_OK)
		b.len = 0;
	return b;
}

static bool
same_key(const char *a, size_t na, const char *b, size_t nb)
{
	ZhcBuf x, y;
	bool same;

	zhc_buf_init(&x, &zhc_malloc_alloc);
	zhc_buf_init(&y, &zhc_malloc_alloc);
	same = zhc_fold(a, na, &x) == ZHC_OK && zhc_fold(b, nb, &y) == ZHC_OK && x.len == y.len &&
		   memcmp(x.data, y.data, x.len) == 0;
	zhc_buf_free(&x);
	zhc_buf_free(&y);
	return same;
}

/* How many of the configurations give s another key, there or, for the first ones, back. */
static unsigned
changes(const char *const *configs, const char *s, size_t n)
{
	unsigned differ = 0;

	for (; *configs; configs++)
	{
		ZhcBuf there = convert(*configs, s, n), back = convert("t2s", there.data, there.len);

		if (!same_key(s, n, there.data, there.len) || !same_key(s, n, back.data, back.len))
		{
			if (differ++ == 0)
				printf("# %s: %.*s\n#   %.*s\n#   %.*s\n", *configs, (int) n, s, (int) there.len,
					   there.data, (int) back.len, back.data);
		}
		zhc_buf_free(&there);
		zhc_buf_free(&back);
	}
	return differ;
}

/* The second and third column of test/corpus/one-to-many.tsv, whatever the configuration. */
static void
sentences(void)
{
	FILE *f = fopen("test/corpus/one-to-many.tsv", "r");
	char line[4096];
	unsigned n = 0, differ = 0;

	while (f && fgets(line, sizeof line, f))
	{
		char *input = strchr(line, '\t'), *want = input ? strchr(input + 1, '\t') : NULL;

		if (!want)
			continue;
		differ += changes(from_hans, input + 1, (size_t) (want - input - 1));
		differ += changes(from_hant, want + 1, strcspn(want + 1, "\t\n"));
		n++;
	}
	if (f)
		fclose(f);
	CHECK(n >= 400 && differ == 0, "%u sentences keep their keys (%u conversions do not)", n,
		  differ);
}

static void
strings(const char *model, const char *const *configs)
{
	unsigned differ = 0;

	for (int i = 0; i < nmodels; i++)
		for (int k = 0; strcmp(models[i].name, model) == 0 && k < STRINGS; k++)
		{
			char s[MAX_TEXT];
			size_t n = 0;

			for (uint32_t pieces = 1 + any(8); pieces > 0 && n < MAX_TEXT / 2; pieces--)
				n += any_piece(&models[i], s + n);
			differ += changes(configs, s, n);
		}
	CHECK(differ == 0, "%d strings of %s keep their keys (%u conversions do not)", STRINGS, model,
		  differ);
}

int
main(void)
{
	models_read();
	sentences();
	strings("s2t", from_hans);
	strings("t2s", from_hant);
	dicts_free();
	return unit_done();
}
