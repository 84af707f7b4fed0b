/*
 * bench.h - what benchmarks of the core share: rounds in turns, medians, rows for script/bench
 *
 * A program has an array of BenchTask and calls bench_main().
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "alloc.h"

#define BENCH_ROUNDS 7

typedef struct BenchTask
{
	const char *name;
	void (*run)(void);
	const char *rival; /* name of the row it is compared with, or "" */
	double seconds[BENCH_ROUNDS];
} BenchTask;

static const ZhcAlloc *const bench_al = &zhc_malloc_alloc;
static char *bench_text;
static size_t bench_size;

/* Time of this process alone: the machine may be busy. */
static inline double
bench_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static inline void
bench_check(int failed)
{
	if (failed)
	{
		fprintf(stderr, "bench: failed\n");
		exit(1);
	}
}

static inline void
bench_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	long n = 0;

	bench_check(!f || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0);
	rewind(f);
	bench_size = (size_t) n;
	bench_text = malloc(bench_size + 1);
	bench_check(!bench_text || fread(bench_text, 1, bench_size, f) != bench_size);
	fclose(f);
}

static int
bench_compare(const void *a, const void *b)
{
	double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

/* Run the tasks on the file argv[1], print a row for each. */
static inline int
bench_main(int argc, char **argv, BenchTask *tasks, size_t n)
{
	if (argc != 2)
	{
		fprintf(stderr, "usage: %s FILE\n", argv[0]);
		return 2;
	}
	bench_read(argv[1]);
	for (int round = 0; round < BENCH_ROUNDS; round++)
		for (size_t i = 0; i < n; i++)
		{
			double start = bench_now();

			tasks[i].run();
			tasks[i].seconds[round] = bench_now() - start;
		}
	for (size_t i = 0; i < n; i++)
	{
		qsort(tasks[i].seconds, BENCH_ROUNDS, sizeof(double), bench_compare);
		printf("%s\t%.1f\t%s\n", tasks[i].name,
			   (double) bench_size / 1e6 / tasks[i].seconds[BENCH_ROUNDS / 2], tasks[i].rival);
	}
	free(bench_text);
	return 0;
}

#endif /* BENCH_H */
