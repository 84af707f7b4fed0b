/*
 * page.c - speed of layout, cleaning, sentences, articles and credits, beside a plain joining of
 * lines
 *
 * Usage: page FILE.  The rival does what people write in awk: blanks trimmed, every line joined to
 * the one before unless a blank line or an indent stands between.  It decides nothing about
 * widths, knows no headings, and keeps no offsets.  Each row of ours is the whole way from UTF-8.
 */
#include "article.h"
#include "bench.h"
#include "credit.h"
#include "sentence.h"

static unsigned long found;

static void
join_lines(void)
{
	char *out = malloc(bench_size + 1);
	const char *p = bench_text;
	const char *end = p + bench_size;
	size_t n = 0;

	bench_check(!out);
	while (p < end)
	{
		const char *lf = memchr(p, '\n', (size_t) (end - p));
		const char *e = lf ? lf : end;
		bool starts = false;

		for (; p < e && (*p == ' ' || (e - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0));
			 p += *p == ' ' ? 1 : 3)
			starts = true;
		while (e > p && (e[-1] == ' ' || e[-1] == '\r'))
			e--;
		if (n > 0 && out[n - 1] != '\n' && (starts || p == e))
			out[n++] = '\n';
		memcpy(out + n, p, (size_t) (e - p));
		n += (size_t) (e - p);
		p = lf ? lf + 1 : end;
	}
	found += n;
	free(out);
}

static void
layout(void)
{
	ZhcLayout l;

	bench_check(zhc_layout(bench_al, bench_text, bench_size, &l));
	found += l.nlines;
	free(l.lines);
}

static void
clean(void)
{
	ZhcClean c;

	bench_check(zhc_clean(bench_al, bench_text, bench_size, &c));
	found += c.nparas;
	zhc_clean_free(bench_al, &c);
}

static void
zh_clean(void)
{
	ZhcBuf text;

	zhc_buf_init(&text, bench_al);
	bench_check(zhc_clean_stable(bench_al, bench_text, bench_size, &text));
	found += text.len;
	zhc_buf_free(&text);
}

static void
sentences(void)
{
	ZhcClean c;
	ZhcSentences s;

	bench_check(zhc_clean(bench_al, bench_text, bench_size, &c) || zhc_sentences(bench_al, &c, &s));
	found += s.n;
	free(s.row);
	zhc_clean_free(bench_al, &c);
}

static void
articles(void)
{
	ZhcClean c;
	ZhcArticles a;

	bench_check(zhc_clean(bench_al, bench_text, bench_size, &c) || zhc_articles(bench_al, &c, &a));
	found += a.n;
	zhc_articles_free(bench_al, &a);
	zhc_clean_free(bench_al, &c);
}

static void
credits(void)
{
	ZhcClean c;
	ZhcCredits k;

	bench_check(zhc_clean(bench_al, bench_text, bench_size, &c) || zhc_credits(bench_al, &c, &k));
	found += k.n;
	zhc_credits_free(bench_al, &k);
	zhc_clean_free(bench_al, &c);
}

static BenchTask tasks[] = {
	{"plain joining of lines", join_lines, "", {0}},
	{"layout", layout, "plain joining of lines", {0}},
	{"clean text", clean, "plain joining of lines", {0}},
	{"zh_clean", zh_clean, "plain joining of lines", {0}},
	{"zh_sentences", sentences, "plain joining of lines", {0}},
	{"zh_articles", articles, "plain joining of lines", {0}},
	{"zh_credits", credits, "plain joining of lines", {0}},
};

/* ---- linear in the text -------------------------------------------------------------------- */

#define LARGEST 10000000

/* MB/s of run on the first n bytes of the text, the best of five. */
static double
speed(void (*run)(void), size_t n)
{
	size_t times = n < 1000000 ? 1000000 / n : 1;
	double best = 1e9;

	bench_size = n;
	for (int round = 0; round < 5; round++)
	{
		double start = bench_now();
		double seconds;

		for (size_t i = 0; i < times; i++)
			run();
		seconds = (bench_now() - start) / (double) times;
		best = seconds < best ? seconds : best;
	}
	return (double) n / 1e6 / best;
}

/*
 * Rows for texts of 1 kB to 10 MB, each compared with the whole text: time grows with the text, but
 * for fresh memory, which the system hands out page by page beyond a megabyte.
 */
static void
by_size(const char *path)
{
	size_t size;
	char *large = malloc(LARGEST);

	bench_read(path);
	size = bench_size;
	bench_check(large == NULL || size == 0);
	for (size_t at = 0; at < LARGEST; at++)
		large[at] = bench_text[at % size];
	free(bench_text);
	bench_text = large;
	for (size_t n = 1000; n <= LARGEST; n *= 10)
	{
		printf("zh_clean, %zu kB\t%.1f\tzh_clean\n", n / 1000, speed(zh_clean, n));
		printf("zh_articles, %zu kB\t%.1f\tzh_articles\n", n / 1000, speed(articles, n));
	}
	free(large);
}

int
main(int argc, char **argv)
{
	int status = bench_main(argc, argv, tasks, sizeof tasks / sizeof *tasks);

	if (status == 0)
		by_size(argv[1]);
	return status == 0 && found == 0 ? 1 : status;
}
