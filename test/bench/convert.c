/*
 * convert.c - speed of script conversion beside libopencc, in one run on one text
 *
 * Usage: convert [FILE]...  (default: all of test/corpus).  Both modes are timed.  The text is
 * repeated to 8 MB, brought into the script that the configuration expects, and converted by both;
 * the best of several rounds counts.  Figures are ratios: MB/s depend on the machine.
 *
 * Build: cc -O3 -Isrc/core -Ibuild/tables test/bench/convert.c src/core/[a-z]*.c -lopencc
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <opencc/opencc.h>

#include "context.h"

#define TARGET (8u << 20)
#define ROUNDS 5

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void
read_file(const char *path, ZhcBuf *text)
{
	char block[65536];
	size_t n;
	FILE *f = fopen(path, "rb");

	if (!f)
	{
		perror(path);
		exit(1);
	}
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		zhc_buf_append(text, block, n);
	fclose(f);
}

static void
read_corpus(ZhcBuf *text)
{
	DIR *d = opendir("test/corpus");
	struct dirent *e;

	while (d && (e = readdir(d)) != NULL)
	{
		char path[512];
		size_t n = strlen(e->d_name);

		if (n < 4 || strcmp(e->d_name + n - 4, ".txt") != 0)
			continue;
		snprintf(path, sizeof path, "test/corpus/%s", e->d_name);
		read_file(path, text);
	}
	if (d)
		closedir(d);
}

static void
repeat(ZhcBuf *text)
{
	size_t n = text->len;

	while (n > 0 && text->len < TARGET)
	{
		zhc_buf_reserve(text, n);
		zhc_buf_append(text, text->data, n);
	}
}

typedef ZhcStatus (*Converter)(const ZhcConfig *, const char *, size_t, ZhcBuf *);

static double
best_of(Converter convert, const char *config, const ZhcBuf *in)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++)
	{
		ZhcBuf out;
		double t = now();

		zhc_buf_init(&out, &zhc_malloc_alloc);
		if (convert(zhc_config(config, strlen(config)), in->data, in->len, &out) != ZHC_OK)
			exit(1);
		t = now() - t;
		if (t < best)
			best = t;
		zhc_buf_free(&out);
	}
	return best;
}

/* libopencc is slow: one round over at most 2 MB, scaled. */
static double
best_opencc(const char *config, const ZhcBuf *in)
{
	char file[32];
	opencc_t cc;
	size_t n = in->len < 2u << 20 ? in->len : 2u << 20;
	double best = 1e9;

	snprintf(file, sizeof file, "%s.json", config);
	cc = opencc_open(file);
	if (cc == (opencc_t) -1)
		return 0;
	while (n > 0 && n < in->len && ((unsigned char) in->data[n] & 0xC0) == 0x80)
		n--;
	for (int i = 0; i < 2; i++)
	{
		double t = now();
		char *out = opencc_convert_utf8(cc, in->data, n);

		t = (now() - t) * (double) in->len / (double) n;
		if (t < best)
			best = t;
		opencc_convert_utf8_free(out);
	}
	opencc_close(cc);
	return best;
}

int
main(int argc, char **argv)
{
	ZhcBuf text, hans, hant;

	zhc_buf_init(&text, &zhc_malloc_alloc);
	zhc_buf_init(&hans, &zhc_malloc_alloc);
	zhc_buf_init(&hant, &zhc_malloc_alloc);
	for (int i = 1; i < argc; i++)
		read_file(argv[i], &text);
	if (argc < 2)
		read_corpus(&text);
	repeat(&text);
	zhc_convert_exact(zhc_config("t2s", 3), text.data, text.len, &hans);
	zhc_convert_exact(zhc_config("s2t", 3), hans.data, hans.len, &hant);
	printf("%.1f MB; MB/s, and ratios to libopencc\n", (double) text.len / 1e6);
	printf("%-6s %10s %10s %10s %8s %8s\n", "", "exact", "context", "libopencc", "exact",
		   "context");
	for (const char *const *name = zhc_config_names(); *name; name++)
	{
		const ZhcBuf *in = **name == 's' ? &hans : &hant;
		double exact = best_of(zhc_convert_exact, *name, in);
		double context = best_of(zhc_convert_context, *name, in);
		double theirs = best_opencc(*name, in);
		double mb = (double) in->len / 1e6;

		printf("%-6s %10.1f %10.1f", *name, mb / exact, mb / context);
		if (theirs > 0)
			printf(" %10.1f %8.1f %8.1f", mb / theirs, theirs / exact, theirs / context);
		printf("\n");
	}
	zhc_buf_free(&text);
	zhc_buf_free(&hans);
	zhc_buf_free(&hant);
	return 0;
}
