/*
 * facts.c - speed of facts; of quantities and dates beside a regular expression that finds less
 *
 * Usage: facts FILE.  Rows for script/bench: what, MB/s of the text, what it is compared with. Each
 * row of ours is the whole way from UTF-8: layout, cleaning, tokens, matching, resolution.  The
 * rival is the C library's regular expressions, with the shortest pattern that still finds most
 * numbers with a unit (or dates), in a UTF-8 locale; it gives no values.  The median of several
 * rounds, in turns, counts.
 */
#include <limits.h>
#include <locale.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "clean.h"
#include "credit.h"
#include "events.h"
#include "quantity.h"
#include "quotes.h"

#define ROUNDS 7
/* The regular expression reads this much of the text: it is slow. */
#define SAMPLE (256u << 10)

static const ZhcAlloc *al = &zhc_malloc_alloc;
static char *text;
static size_t size;
static regex_t quantity_pattern, date_pattern;
static unsigned long found;

static double
now(void)
{
	struct timespec t;

	/* time of this process alone: the machine may be busy */
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void
check(int failed)
{
	if (failed)
	{
		fprintf(stderr, "facts: failed\n");
		exit(1);
	}
}

static void
clean_only(void)
{
	ZhcClean c;

	check(zhc_clean(al, text, size, &c));
	zhc_clean_free(al, &c);
}

static void
tokens_only(void)
{
	ZhcClean c;
	ZhcTokens t;

	check(zhc_clean(al, text, size, &c) || zhc_tokens(al, &c, &t));
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}

static void
dates(void)
{
	ZhcClean c;
	ZhcTokens t;
	ZhcDates d;
	ZhcDateOptions opt = {.has_published = true, .published = 20258};

	check(zhc_clean(al, text, size, &c) || zhc_tokens(al, &c, &t) || zhc_dates(al, &t, &opt, &d));
	found += d.n;
	zhc_dates_free(al, &d);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}

static void
quantities(void)
{
	ZhcClean c;
	ZhcTokens t;
	ZhcDates d;
	ZhcQuantities q;
	ZhcDateOptions opt = {.has_published = true, .unresolved = true};

	check(zhc_clean(al, text, size, &c) || zhc_tokens(al, &c, &t) || zhc_dates(al, &t, &opt, &d) ||
		  zhc_quantities(al, &t, &d, &q));
	found += q.n;
	zhc_quantities_free(al, &q);
	zhc_dates_free(al, &d);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}

static void
names(void)
{
	ZhcClean c;
	ZhcTokens t;
	ZhcNames names;

	check(zhc_clean(al, text, size, &c) || zhc_tokens(al, &c, &t) || zhc_names(al, &t, &names));
	found += names.n;
	zhc_names_free(al, &names);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}

/* What zh_facts() does but for its rows. */
static void
all_facts(void)
{
	ZhcClean c;
	ZhcTokens t;
	ZhcNames names;
	ZhcDates d;
	ZhcChunks chunks;
	ZhcCredits credits;
	ZhcQuantities q;
	ZhcQuotes quotes;
	ZhcEvents events;
	ZhcDateOptions opt = {.has_published = true, .published = 20258};

	check(zhc_clean(al, text, size, &c) || zhc_tokens(al, &c, &t) || zhc_names(al, &t, &names) ||
		  zhc_dates(al, &t, &opt, &d) || zhc_chunks(al, &t, &names, &d, &chunks) ||
		  zhc_credits(al, &c, &credits) || zhc_quantities(al, &t, &d, &q) ||
		  zhc_quotes(al, &chunks, &quotes) || zhc_events(al, &chunks, &events));
	found += credits.n + quotes.n + events.n;
	zhc_events_free(al, &events);
	zhc_quotes_free(al, &quotes);
	zhc_quantities_free(al, &q);
	zhc_credits_free(al, &credits);
	zhc_chunks_free(al, &chunks);
	zhc_dates_free(al, &d);
	zhc_names_free(al, &names);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &c);
}

/* All matches of a pattern in the sample, line by line. */
static void
scan(const regex_t *pattern)
{
	static char sample[SAMPLE + 1];
	size_t n = size < SAMPLE ? size : SAMPLE;
	char *line, *end;

	memcpy(sample, text, n);
	sample[n] = '\0';
	for (line = sample; *line; line = end)
	{
		regmatch_t m;
		int flags = 0;

		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		for (; regexec(pattern, line, 1, &m, flags) == 0 && m.rm_eo > 0; flags = REG_NOTBOL)
		{
			found++;
			line += m.rm_eo;
		}
	}
}

static void
quantity_regex(void)
{
	scan(&quantity_pattern);
}

static void
date_regex(void)
{
	scan(&date_pattern);
}

typedef struct Task
{
	const char *name;
	void (*run)(void);
	const char *rival;
	bool sampled;
	double seconds[ROUNDS];
} Task;

static Task tasks[] = {
	{"clean text", clean_only, "", false, {0}},
	{"clean text and tokens", tokens_only, "", false, {0}},
	{"regex: dates", date_regex, "", true, {0}},
	{"dates", dates, "regex: dates", false, {0}},
	{"regex: quantities", quantity_regex, "", true, {0}},
	{"quantities", quantities, "regex: quantities", false, {0}},
	{"names", names, "", false, {0}},
	{"all facts, in the core", all_facts, "", false, {0}},
};

#define NTASKS (sizeof tasks / sizeof tasks[0])

static int
compare(const void *a, const void *b)
{
	double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

static void
read_text(const char *path)
{
	FILE *f = fopen(path, "rb");
	long n = -1;

	if (f && fseek(f, 0, SEEK_END) == 0)
		n = ftell(f);
	check(n < 0);
	rewind(f);
	size = (size_t) n;
	text = malloc(size + 1);
	check(!text || fread(text, 1, size, f) != size);
	fclose(f);
}

int
main(int argc, char **argv)
{
	if (argc != 2)
	{
		fprintf(stderr, "usage: facts FILE\n");
		return 2;
	}
	read_text(argv[1]);
#ifdef __GLIBC__
	/* memory stays with the process, as a backend that reads article after article keeps it: to map
	 * it anew for every round can take longer than the work */
	mallopt(M_MMAP_MAX, 0);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
	check(!setlocale(LC_CTYPE, "C.UTF-8"));
	check(
		regcomp(&quantity_pattern,
				"(近|约|約|超过|不到|逾)?([0-9][0-9,.]*|[一二两三四五六七八九十百千]+)(多|余|餘)?"
				"(万|萬|亿|億|兆)*(多|余|餘)?(%|％|个|個|名|人|次|项|項|家|元|美元|港元|吨|公里|米|"
				"平方米|小时|小時|年|天|岁|歲|亩|度|点|位|件|场|台|辆|倍)",
				REG_EXTENDED));
	check(
		regcomp(&date_pattern,
				"([0-9]{4}年)?([0-9]{1,2}月)?[0-9]{1,2}日(上午|下午|晚|凌晨)?([0-9]{1,2}[时時点])?|"
				"[0-9]{4}年([0-9]{1,2}月)?|[0-9]{1,2}月|(今|去|明|前)年|(今|昨|明)(天|日|晚)",
				REG_EXTENDED));
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < NTASKS; i++)
		{
			double start = now();

			tasks[i].run();
			tasks[i].seconds[round] = now() - start;
		}
	for (size_t i = 0; i < NTASKS; i++)
	{
		size_t n = tasks[i].sampled && size > SAMPLE ? SAMPLE : size;

		qsort(tasks[i].seconds, ROUNDS, sizeof(double), compare);
		printf("%s\t%.2f\t%s\n", tasks[i].name, (double) n / 1e6 / tasks[i].seconds[ROUNDS / 2],
			   tasks[i].rival);
	}
	regfree(&quantity_pattern);
	regfree(&date_pattern);
	free(text);
	return found > 0 ? 0 : 1;
}
