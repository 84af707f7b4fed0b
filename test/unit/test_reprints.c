/*
 * test_reprints.c - similarity, signatures and shared passages, against straightforward models
 */
#include <stdlib.h>

#include "passages.h"
#include "shingle.h"
#include "suffix.h"
#include "unit.h"

static uint32_t seed = 20250619;

static uint32_t
below(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* n Han characters of `kinds` different ones, in UTF-8. */
static void
random_text(char *out, uint32_t n, uint32_t kinds)
{
	size_t at = 0;

	for (uint32_t i = 0; i < n; i++)
		at += (size_t) zhc_encode(0x4E00 + below(kinds) * 7, out + at);
	out[at] = '\0';
}

static double
similarity(const char *a, const char *b)
{
	double s = -1;

	if (zhc_similarity(&zhc_malloc_alloc, a, strlen(a), b, strlen(b), &s) != ZHC_OK)
		abort();
	return s;
}

static void
test_similarity(void)
{
	const char *a = "临江电池工厂十四日投产，总投资近25亿美元。";

	CHECK(similarity(a, a) == 1, "a text is like itself");
	CHECK(similarity(a, "臨江電池\n工廠 十四日投產\n，總投資近２５億美元") == 1,
		  "in the other script, wrapped, in full width");
	CHECK(similarity("", "") == 1 && similarity("，。", "") == 1 && similarity("", a) == 0 &&
			  similarity(a, "！") == 0,
		  "texts without letters");
	CHECK(similarity("投产", a) == 1 && similarity("工产", a) == 0, "texts of few letters");
	CHECK(similarity("一二三四五六七八九十", "甲一二三四五六乙丙丁戊己") == 0.6,
		  "six of ten letters");
	CHECK(similarity("甲一二三四五六乙丙丁戊己", "一二三四五六七八九十") == 0.6, "symmetric");
	CHECK(similarity("一二三四五一二三四五", "一二三四五甲乙丙丁戊") ==
			  similarity("一二三四五甲乙丙丁戊", "一二三四五一二三四五"),
		  "symmetric for texts as long");
}

static void
sign(const char *s, int32_t sig[ZHC_SIGNATURE])
{
	if (!zhc_signature(&zhc_malloc_alloc, s, strlen(s), sig))
		abort();
}

static double
estimate(const int32_t *x, const int32_t *y)
{
	int same = 0;

	for (int i = 0; i < ZHC_SIGNATURE; i++)
		same += x[i] == y[i];
	return (double) same / ZHC_SIGNATURE;
}

static void
test_signature(void)
{
	int32_t x[ZHC_SIGNATURE], y[ZHC_SIGNATURE], bx[ZHC_SIGNATURE], by[ZHC_SIGNATURE];
	static char a[20000], b[20000];
	double worst = 0, sum = 0;
	int trials = 200;
	uint32_t hash = 0x811C9DC5u;

	sign("临江电池工厂", x);
	sign("臨江\n電池 工廠", y);
	CHECK(memcmp(x, y, sizeof x) == 0, "the same in both scripts and wrapped");
	CHECK(!zhc_signature(&zhc_malloc_alloc, "，", 3, x), "no letters, no signature");
	sign("一", x);
	sign("一\n", y);
	CHECK(memcmp(x, y, sizeof x) == 0, "one letter");
	/* texts with a common part of n letters and m more each: Jaccard (n - 4) / (n + 2m + 4) or so
	 */
	for (int t = 0; t < trials; t++)
	{
		uint32_t n = 50 + below(1500), m = below(1500);
		double exact = (double) (n - 4) / (double) ((n - 4) + 2.0 * m);
		double error;

		random_text(a, n, 3000);
		strcpy(b, a);
		random_text(a + 3 * (size_t) n, m, 3000);
		random_text(b + 3 * (size_t) n, m, 3000);
		sign(a, x);
		sign(b, y);
		error = estimate(x, y) - exact;
		sum += error;
		worst = error > worst ? error : -error > worst ? -error : worst;
	}
	CHECK(sum / trials < 0.02 && sum / trials > -0.02 && worst < 0.2,
		  "estimates the Jaccard index (bias %.3f, worst %.3f)", sum / trials, worst);
	zhc_bands(x, ZHC_SIGNATURE, 3, bx);
	zhc_bands(y, ZHC_SIGNATURE, 3, by);
	for (int i = 0, right = 1; i < ZHC_SIGNATURE / 3; i++)
	{
		bool equal = memcmp(x + (size_t) i * 3, y + (size_t) i * 3, 3 * sizeof *x) == 0;

		right &= equal ? bx[i] == by[i] : bx[i] != by[i];
		if (i == ZHC_SIGNATURE / 3 - 1)
			CHECK(right, "bands are equal where their numbers are");
	}
	sign("临江电池工厂十四日投产", x);
	for (int i = 0; i < ZHC_SIGNATURE; i++)
		hash = (hash ^ (uint32_t) x[i]) * 0x01000193u;
	CHECK(hash == 0xCC3B020Au, "the same on every machine: %08X", hash);
}

static void
test_suffixes(void)
{
	uint32_t s[64], sa[64];
	int wrong = 0;

	for (int t = 0; t < 20000; t++)
	{
		uint32_t n = 1 + below(40), kinds = 2 + below(4);

		for (uint32_t i = 0; i + 1 < n; i++)
			s[i] = 1 + below(kinds - 1);
		s[n - 1] = 0;
		if (zhc_suffix_array(&zhc_malloc_alloc, s, sa, n, kinds) != ZHC_OK)
			abort();
		for (uint32_t i = 0; i + 1 < n; i++)
		{
			uint32_t a = sa[i], b = sa[i + 1];

			while (s[a] == s[b])
				a++, b++;
			wrong += s[a] > s[b];
		}
	}
	CHECK(wrong == 0, "20000 suffix arrays in order");
}

/* The rows by their definition, for texts of Han alone. */
static uint32_t
model(const char *a, const char *b, uint32_t min_len, ZhcPassage *row)
{
	uint32_t na = (uint32_t) strlen(a) / 3, nb = (uint32_t) strlen(b) / 3, n = 0;

	for (uint32_t i = 0; i < na;)
	{
		uint32_t best = 0, place = 0;

		for (uint32_t j = 0; j < nb; j++)
		{
			uint32_t len = 0;

			while (i + len < na && j + len < nb &&
				   memcmp(a + 3 * (i + len), b + 3 * (j + len), 3) == 0)
				len++;
			if (len > best)
				best = len, place = j;
		}
		if (best >= min_len)
			row[n++] = (ZhcPassage){i, i + best, place, place + best};
		i += best >= min_len ? best : 1;
	}
	return n;
}

static void
test_passages(void)
{
	static char a[1000], b[1000];
	ZhcPassage want[200];
	ZhcPassages p;
	int wrong = 0;

	for (int t = 0; t < 20000; t++)
	{
		uint32_t kinds = 1 + below(5), min_len = 1 + below(5), n;

		random_text(a, below(60), kinds);
		random_text(b, below(60), kinds);
		n = model(a, b, min_len, want);
		if (zhc_passages(&zhc_malloc_alloc, a, strlen(a), b, strlen(b), min_len, &p) != ZHC_OK)
			abort();
		if (p.n != n || (n > 0 && memcmp(p.row, want, n * sizeof *want) != 0))
			wrong++;
		zhc_passages_free(&zhc_malloc_alloc, &p);
	}
	CHECK(wrong == 0, "20000 pairs of texts as the definition has it");
	if (zhc_passages(&zhc_malloc_alloc, "甲：臨江 電池\n工廠。", strlen("甲：臨江 電池\n工廠。"),
					 "乙丙临江电池、工厂丁", strlen("乙丙临江电池、工厂丁"), 4, &p) != ZHC_OK)
		abort();
	CHECK(p.n == 1 && p.row[0].a_start == 2 && p.row[0].a_end == 10 && p.row[0].b_start == 2 &&
			  p.row[0].b_end == 9,
		  "both scripts, over blanks, line breaks and punctuation");
	zhc_passages_free(&zhc_malloc_alloc, &p);
	CHECK(zhc_passages(&zhc_malloc_alloc, "", 0, "", 0, 0, &p) == ZHC_INVALID, "min_len 0");
}

/* Long texts of one character, and of few: linear, or this test does not end. */
static void
test_hostile(void)
{
	size_t n = 6000000;
	char *a = malloc(n + 1), *b = malloc(n + 1);
	ZhcPassages p;
	double s;
	int32_t sig[ZHC_SIGNATURE];

	if (!a || !b)
		abort();
	for (size_t i = 0; i < n; i += 3)
	{
		memcpy(a + i, i % 39 == 36 ? "乙" : "甲", 3);
		memcpy(b + i, "甲", 3);
	}
	if (zhc_passages(&zhc_malloc_alloc, b, n, b, n, 12, &p) != ZHC_OK)
		abort();
	CHECK(p.n == 1 && p.row[0].a_end == n / 3, "one character");
	zhc_passages_free(&zhc_malloc_alloc, &p);
	if (zhc_passages(&zhc_malloc_alloc, a, n, b, n, 12, &p) != ZHC_OK)
		abort();
	CHECK(p.n == n / 39 && p.row[p.n - 1].b_start == 0, "many passages in one place");
	zhc_passages_free(&zhc_malloc_alloc, &p);
	if (zhc_similarity(&zhc_malloc_alloc, a, n, b, n, &s) != ZHC_OK)
		abort();
	CHECK(s == 1, "similar");
	CHECK(zhc_signature(&zhc_malloc_alloc, b, n, sig) && sig[0] == sig[119], "one shingle");
	free(a);
	free(b);
}

int
main(void)
{
	test_similarity();
	test_signature();
	test_suffixes();
	test_passages();
	test_hostile();
	return unit_done();
}
