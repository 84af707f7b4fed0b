/*
 * mktrie.c - build double-array tries: characters numbered by frequency, nodes placed first fit
 *
 * Every node gets a base of its own, so that a slot needs only its code to prove whose child it
 * is (as in darts-clone).  Nodes with many children are placed first, while there is room.
 */
#include <stdlib.h>
#include <string.h>

#include "mktrie.h"
#include "tool.h"

#define NBLOCKS	  (ZHC_TRIE_LIMIT >> ZHC_TRIE_SHIFT)
#define BLOCK	  (1u << ZHC_TRIE_SHIFT)
#define MAX_TRIES 256

static uint64_t *all_nodes;
static uint32_t n_all_nodes;
static uint16_t *all_index;
static uint32_t n_all_index;
static uint16_t *all_blocks;
static uint32_t n_all_blocks;

/* A node of the tree: its keys [lo, hi) share `depth` characters. */
typedef struct Node
{
	uint32_t lo, hi;
	uint32_t depth;
	uint32_t code; /* of its last character */
	uint32_t slot;
	uint32_t base;			   /* where its children's codes count from, 0 for a leaf */
	uint32_t first, nchildren; /* its children stand together in the list of nodes */
} Node;

typedef struct Key
{
	uint16_t *code;
	uint32_t len;
	uint32_t entry;
} Key;

typedef struct Build
{
	uint16_t code[ZHC_TRIE_LIMIT];
	Key *keys;
	uint32_t nkeys;
	Node *nodes;
	uint32_t nnodes;
	uint64_t *slots;
	uint64_t *taken;	  /* one bit for each slot in use */
	uint64_t *base_taken; /* and for each base */
	uint32_t nslots;	  /* allocated, a multiple of 64 */
	uint32_t used;		  /* highest slot in use, plus one */
	uint32_t full;		  /* slots below it are all in use */
	uint32_t placing;	  /* number of children of the last node placed */
	uint32_t start;		  /* where nodes with that many look for room */
} Build;

static Build b;

typedef struct Count
{
	uint32_t n;
	uint32_t cp;
} Count;

static int
compare_counts(const void *x, const void *y)
{
	const Count *a = x, *c = y;

	if (a->n != c->n)
		return a->n > c->n ? -1 : 1;
	return a->cp < c->cp ? -1 : a->cp > c->cp;
}

/* Number the characters of all keys, the most frequent ones first. */
static uint32_t
number_characters(const TrieKey *keys, uint32_t nkeys)
{
	static uint32_t count[ZHC_TRIE_LIMIT];
	static Count seen[ZHC_TRIE_SPECIAL];
	uint32_t n = 0;

	memset(count, 0, sizeof count);
	for (uint32_t i = 0; i < nkeys; i++)
	{
		const char *s = keys[i].text, *end = s + strlen(s);

		while (s < end)
		{
			uint32_t c;

			s += zhc_decode(s, end, &c);
			if (c >= ZHC_TRIE_LIMIT)
				abort();
			count[c]++;
		}
	}
	for (uint32_t c = 0; c < ZHC_TRIE_LIMIT; c++)
	{
		if (count[c] == 0)
			continue;
		if (n + 1 >= ZHC_TRIE_SPECIAL)
			abort();
		seen[n++] = (Count){count[c], c};
	}
	qsort(seen, n, sizeof *seen, compare_counts);
	memset(b.code, 0, sizeof b.code);
	for (uint32_t i = 0; i < n; i++)
		b.code[seen[i].cp] = (uint16_t) (i + 1);
	return n;
}

static int
compare_keys(const void *x, const void *y)
{
	const Key *a = x, *c = y;
	uint32_t n = a->len < c->len ? a->len : c->len;

	for (uint32_t i = 0; i < n; i++)
		if (a->code[i] != c->code[i])
			return a->code[i] < c->code[i] ? -1 : 1;
	return a->len < c->len ? -1 : a->len > c->len;
}

static void
encode_keys(const TrieKey *keys, uint32_t nkeys)
{
	b.keys = tool_alloc(nkeys * sizeof *b.keys);
	b.nkeys = nkeys;
	for (uint32_t i = 0; i < nkeys; i++)
	{
		const char *s = keys[i].text, *end = s + strlen(s);
		Key *k = &b.keys[i];

		k->code = tool_alloc(strlen(s) * sizeof *k->code);
		k->len = 0;
		k->entry = keys[i].entry;
		while (s < end)
		{
			uint32_t c;

			s += zhc_decode(s, end, &c);
			k->code[k->len++] = b.code[c];
		}
	}
	qsort(b.keys, nkeys, sizeof *b.keys, compare_keys);
}

/* List the nodes of the tree, breadth first. */
static void
make_tree(void)
{
	uint32_t cap = 1024;

	b.nodes = tool_alloc(cap * sizeof *b.nodes);
	b.nodes[0] = (Node){.lo = 0, .hi = b.nkeys};
	b.nnodes = 1;
	for (uint32_t i = 0; i < b.nnodes; i++)
	{
		Node n = b.nodes[i];
		uint32_t lo = n.lo;

		if (lo < n.hi && b.keys[lo].len == n.depth)
			lo++; /* the key that ends here */
		n.first = b.nnodes;
		while (lo < n.hi)
		{
			uint32_t hi = lo, code = b.keys[lo].code[n.depth];

			while (hi < n.hi && b.keys[hi].code[n.depth] == code)
				hi++;
			if (b.nnodes == cap)
				b.nodes = tool_realloc(b.nodes, (cap *= 2) * sizeof *b.nodes);
			b.nodes[b.nnodes++] = (Node){.lo = lo, .hi = hi, .depth = n.depth + 1, .code = code};
			lo = hi;
		}
		n.nchildren = b.nnodes - n.first;
		b.nodes[i] = n;
	}
}

static void
grow_slots(uint32_t want)
{
	uint32_t old = b.nslots, n = old ? old : 65536;

	while (n < want)
		n *= 2;
	if (n == old)
		return;
	b.slots = tool_realloc(b.slots, n * sizeof *b.slots);
	b.taken = tool_realloc(b.taken, n / 8 + 8);
	b.base_taken = tool_realloc(b.base_taken, n / 8);
	memset(b.slots + old, 0, (n - old) * sizeof *b.slots);
	memset((char *) b.taken + old / 8, 0, (n - old) / 8 + 8);
	memset((char *) b.base_taken + old / 8, 0, (n - old) / 8);
	b.nslots = n;
}

static void
take_slot(uint32_t i, uint32_t code)
{
	b.slots[i] = (uint64_t) code << 24;
	b.taken[i / 64] |= UINT64_C(1) << i % 64;
	if (i >= b.used)
		b.used = i + 1;
	while (b.full < b.nslots && (b.taken[b.full / 64] >> b.full % 64 & 1))
		b.full++;
}

/* The bits of 64 slots from i on. */
static uint64_t
taken_from(uint32_t i)
{
	uint64_t low = b.taken[i / 64] >> i % 64;

	return i % 64 ? low | b.taken[i / 64 + 1] << (64 - i % 64) : low;
}

/* Find the first base with room for the children of n, 64 at a time, and put them there. */
static void
place(Node *n, uint32_t ncodes)
{
	uint32_t low = b.nodes[n->first].code;
	uint32_t base = b.full > low ? (b.full - low) / 64 * 64 : 0, tries = 0;
	uint64_t unfit;

	if (b.placing != n->nchildren)
		b.start = 0; /* nodes come in order of their number of children */
	b.placing = n->nchildren;
	if (base < b.start)
		base = b.start;

	for (;; base += 64)
	{
		grow_slots(base + ncodes + 192);
		unfit = b.base_taken[base / 64];
		for (uint32_t i = 0; i < n->nchildren && ~unfit; i++)
			unfit |= taken_from(base + b.nodes[n->first + i].code);
		if (~unfit)
			break;
		if (++tries == MAX_TRIES) /* the next of the same size need not look there again */
			b.start = base - MAX_TRIES * 32;
	}
	while (unfit & 1)
	{
		unfit >>= 1;
		base++;
	}
	b.base_taken[base / 64] |= UINT64_C(1) << base % 64;
	n->base = base;
	for (uint32_t i = 0; i < n->nchildren; i++)
	{
		Node *c = &b.nodes[n->first + i];

		c->slot = base + c->code;
		take_slot(c->slot, c->code);
	}
}

static int
compare_nodes(const void *x, const void *y)
{
	const Node *a = &b.nodes[*(const uint32_t *) x], *c = &b.nodes[*(const uint32_t *) y];

	if (a->nchildren != c->nchildren)
		return a->nchildren > c->nchildren ? -1 : 1;
	return *(const uint32_t *) x < *(const uint32_t *) y ? -1 : 1;
}

static void
place_nodes(uint32_t ncodes)
{
	uint32_t *order = tool_alloc(b.nnodes * sizeof *order), n = 0;

	b.nslots = b.used = b.full = b.placing = b.start = 0;
	b.slots = b.taken = b.base_taken = NULL;
	grow_slots(ncodes + 2);
	b.base_taken[0] |= 1;
	take_slot(0, 0);									/* stands for no node */
	for (uint32_t i = 0; i < b.nodes[0].nchildren; i++) /* the root's children: base 0 */
	{
		Node *c = &b.nodes[1 + i];

		c->slot = c->code;
		take_slot(c->slot, c->code);
	}
	for (uint32_t i = 1; i < b.nnodes; i++)
		if (b.nodes[i].nchildren > 0)
			order[n++] = i;
	qsort(order, n, sizeof *order, compare_nodes);
	for (uint32_t i = 0; i < n; i++)
		place(&b.nodes[order[i]], ncodes);
	for (uint32_t i = 1; i < b.nnodes; i++)
	{
		const Node *node = &b.nodes[i];

		b.slots[node->slot] |= node->base;
		if (b.keys[node->lo].len == node->depth)
			b.slots[node->slot] |= (uint64_t) b.keys[node->lo].entry << 40;
	}
	free(order);
}

static void
add_codes(ZhcTrie *t)
{
	t->index = n_all_index;
	t->blocks = n_all_blocks;
	all_index = tool_realloc(all_index, (n_all_index + NBLOCKS) * sizeof *all_index);
	for (uint32_t i = 0; i < NBLOCKS; i++)
	{
		uint32_t at = t->blocks;

		while (at < n_all_blocks &&
			   memcmp(all_blocks + at, b.code + i * BLOCK, BLOCK * sizeof *b.code) != 0)
			at += BLOCK;
		if (at == n_all_blocks)
		{
			all_blocks = tool_realloc(all_blocks, (n_all_blocks + BLOCK) * sizeof *all_blocks);
			memcpy(all_blocks + at, b.code + i * BLOCK, BLOCK * sizeof *b.code);
			n_all_blocks += BLOCK;
		}
		all_index[n_all_index++] = (uint16_t) ((at - t->blocks) >> ZHC_TRIE_SHIFT);
	}
}

ZhcTrie
trie_build(TrieKey *keys, uint32_t nkeys, const TrieMark *marks, uint32_t nmarks)
{
	ZhcTrie t = {0};
	uint32_t ncodes = number_characters(keys, nkeys), nslots;

	encode_keys(keys, nkeys);
	make_tree();
	place_nodes(ncodes);
	nslots = b.used + ncodes + 1; /* base + code never leaves the array */
	grow_slots(nslots);
	t.nodes = n_all_nodes;
	all_nodes = tool_realloc(all_nodes, (n_all_nodes + nslots) * sizeof *all_nodes);
	memcpy(all_nodes + n_all_nodes, b.slots, nslots * sizeof *b.slots);
	n_all_nodes += nslots;
	for (uint32_t i = 0; i < nmarks; i++)
		if (b.code[marks[i].cp] == 0)
			b.code[marks[i].cp] = marks[i].code;
	add_codes(&t);
	for (uint32_t i = 0; i < nkeys; i++)
	{
		if (b.keys[i].len > t.max_len)
			t.max_len = b.keys[i].len;
		free(b.keys[i].code);
	}
	free(b.keys);
	free(b.nodes);
	free(b.slots);
	free(b.taken);
	free(b.base_taken);
	return t;
}

uint32_t
trie_code(uint32_t cp)
{
	return b.code[cp];
}

void
trie_write(void)
{
	table_write("trie_nodes", all_nodes, n_all_nodes * sizeof *all_nodes);
	table_write("trie_index", all_index, n_all_index * sizeof *all_index);
	table_write("trie_blocks", all_blocks, n_all_blocks * sizeof *all_blocks);
}
