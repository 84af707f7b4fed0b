/*
 * fuzz.h - what the fuzz targets of the core share: the entry, the allocator, the checks
 *
 * A target defines fuzz_one(); the input reaches it in a heap block of its exact size.  An input
 * that starts with a byte below 0x20 runs with an allocator that fails after that many calls, so
 * that every way out of the core is taken.  All memory comes from one arena that is emptied after
 * each input: what the core forgets on its way out of an error is PostgreSQL's to free, too.
 *
 * With -DFUZZ_REPLAY the target is a program that runs the files given as arguments.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "alloc.h"
#include "utf8.h"

#define FUZZ_CHECK(cond)                                                                           \
	do                                                                                             \
	{                                                                                              \
		if (!(cond))                                                                               \
		{                                                                                          \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #cond);              \
			abort();                                                                               \
		}                                                                                          \
	} while (0)

/*
 * Whether s is well-formed.  Where it is not, taking something out between two bad bytes can make
 * a character of them, so that doing it twice is not doing it once.
 */
static inline bool
fuzz_is_utf8(const char *s, size_t n)
{
	uint32_t cp;

	for (size_t i = 0; i < n;)
	{
		i += (size_t) zhc_decode(s + i, s + n, &cp);
		if (cp >= ZHC_BAD_BYTE)
			return false;
	}
	return true;
}

static void fuzz_one(const ZhcAlloc *al, const char *s, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Blocks of one input, chained so that all can be freed; `left` calls succeed. */
typedef struct FuzzBlock
{
	struct FuzzBlock *prev, *next;
	size_t size;
	size_t pad; /* what follows is aligned for anything */
} FuzzBlock;

typedef struct FuzzArena
{
	FuzzBlock head;
	size_t left;
} FuzzArena;

static void *
fuzz_alloc(void *ctx, size_t size)
{
	FuzzArena *arena = ctx;
	FuzzBlock *b;

	if (arena->left == 0)
		return NULL;
	arena->left--;
	b = malloc(sizeof(FuzzBlock) + size);
	FUZZ_CHECK(b != NULL);
	b->size = size;
	b->prev = &arena->head;
	b->next = arena->head.next;
	b->next->prev = b;
	arena->head.next = b;
	return b + 1;
}

static void
fuzz_free(void *ctx, void *ptr)
{
	FuzzBlock *b;

	(void) ctx;
	if (ptr == NULL)
		return;
	b = (FuzzBlock *) ptr - 1;
	b->prev->next = b->next;
	b->next->prev = b->prev;
	free(b);
}

/* Always moves, so that a pointer kept over it is found out. */
static void *
fuzz_realloc(void *ctx, void *ptr, size_t size)
{
	void *moved = fuzz_alloc(ctx, size);

	if (moved != NULL && ptr != NULL)
	{
		size_t old = ((FuzzBlock *) ptr - 1)->size;

		memcpy(moved, ptr, old < size ? old : size);
		fuzz_free(ctx, ptr);
	}
	return moved;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzArena arena;
	ZhcAlloc al = {fuzz_alloc, fuzz_realloc, fuzz_free, NULL, &arena};
	bool faulty = size > 0 && data[0] < 0x20;
	size_t n = size - faulty;
	char *text = malloc(n > 0 ? n : 1);

	FUZZ_CHECK(text != NULL);
	if (n > 0)
		memcpy(text, data + faulty, n);
	arena.head.prev = arena.head.next = &arena.head;
	arena.left = faulty ? data[0] : SIZE_MAX;
	fuzz_one(&al, text, n);
	while (arena.head.next != &arena.head)
		fuzz_free(&arena, arena.head.next + 1);
	free(text);
	return 0;
}

#ifdef FUZZ_REPLAY
int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
	{
		FILE *f = fopen(argv[i], "rb");
		uint8_t *data = NULL;
		size_t size = 0, cap = 0;

		if (f == NULL)
		{
			perror(argv[i]);
			return 1;
		}
		do
		{
			cap += 1 << 20;
			data = realloc(data, cap);
			FUZZ_CHECK(data != NULL);
			size += fread(data + size, 1, cap - size, f);
		} while (size == cap);
		fclose(f);
		LLVMFuzzerTestOneInput(data, size);
		free(data);
	}
	return 0;
}
#endif

#endif /* FUZZ_H */
