/*
 * arena.h - an allocator whose blocks are all freed at once, as those of PostgreSQL's memory
 * contexts are, for parts of the core that leave lists in between to their context
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdlib.h>

#include "alloc.h"

typedef struct ArenaBlock
{
	struct ArenaBlock *prev;
	struct ArenaBlock *next;
} ArenaBlock;

static ArenaBlock arena_blocks = {&arena_blocks, &arena_blocks};

static void *
arena_link(ArenaBlock *b)
{
	if (!b)
		return NULL;
	b->prev = &arena_blocks;
	b->next = arena_blocks.next;
	b->next->prev = b;
	b->prev->next = b;
	return b + 1;
}

static void
arena_free(void *ctx, void *ptr)
{
	ArenaBlock *b;

	(void) ctx;
	if (!ptr)
		return;
	b = (ArenaBlock *) ptr - 1;
	b->prev->next = b->next;
	b->next->prev = b->prev;
	free(b);
}

static void *
arena_alloc(void *ctx, size_t size)
{
	(void) ctx;
	return arena_link(malloc(sizeof(ArenaBlock) + size));
}

static void *
arena_realloc(void *ctx, void *ptr, size_t size)
{
	ArenaBlock *b;

	if (!ptr)
		return arena_alloc(ctx, size);
	b = (ArenaBlock *) ptr - 1;
	b->prev->next = b->next;
	b->next->prev = b->prev;
	return arena_link(realloc(b, sizeof(ArenaBlock) + size));
}

static const ZhcAlloc arena = {arena_alloc, arena_realloc, arena_free, NULL, NULL};

static void
arena_empty(void)
{
	while (arena_blocks.next != &arena_blocks)
		arena_free(NULL, arena_blocks.next + 1);
}

#endif /* ARENA_H */
