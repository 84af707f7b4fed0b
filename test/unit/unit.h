/*
 * unit.h - the little that the unit tests of the core share: checks that count, TAP output
 *
 * Each test_*.c is a program of its own: int main(void) { ...; return unit_done(); }
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdio.h>
#include <string.h>

static int unit_count, unit_failed;

#if defined(__SANITIZE_ADDRESS__)
#define UNIT_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNIT_SANITIZED 1
#endif
#endif

/* How many of n random inputs to take: under the sanitizers, ten times slower, fewer. */
#ifdef UNIT_SANITIZED
#define UNIT_MANY(n) ((n) / 10)
#else
#define UNIT_MANY(n) (n)
#endif

/* One TAP line per check. */
#define CHECK(cond, ...)                                                                           \
	do                                                                                             \
	{                                                                                              \
		int ok_ = (cond) ? 1 : 0;                                                                  \
		unit_count++;                                                                              \
		unit_failed += !ok_;                                                                       \
		printf("%sok %d - ", ok_ ? "" : "not ", unit_count);                                       \
		printf(__VA_ARGS__);                                                                       \
		printf("\n");                                                                              \
		if (!ok_)                                                                                  \
			printf("# %s:%d: %s\n", __FILE__, __LINE__, #cond);                                    \
	} while (0)

static inline int
unit_done(void)
{
	printf("1..%d\n", unit_count);
	return unit_failed ? 1 : 0;
}

#endif /* UNIT_H */
