/*
 * namevotes.c - what the whole text says about candidates for Han names
 *
 * A string of surname and given name that comes again, or stands beside a title or a verb of
 * saying once, is a name wherever it stands.
 */
#include "namesint.h"

#define POLL_EVERY 65536u
#define AHEAD	   4u  /* how many characters fetch() looks ahead for each step of a walk */
#define VOTE_COST  125 /* of surname and given name; far rarer ones need a title */

/* What the word [i, p) says about names before and behind it. */
static void
note_context(ZhcNamer *nm, uint32_t i, uint32_t p, uint32_t flags)
{
	if (flags & ZHC_NW(TITLE))
	{
		nm->ctx[i] |= ZHC_CTX_TITLE;
		nm->ctx[p] |= ZHC_CTX_TITLE_END;
	}
	if (flags & ZHC_NW(PERSON_BEFORE))
		nm->ctx[p] |= ZHC_CTX_VERB_END;
	if (flags & ZHC_NW(TITLE_AFTER))
		nm->ctx[i] |= ZHC_CTX_TITLE_AFTER;
	if (flags & ZHC_NW(PERSON_AFTER))
		nm->ctx[i] |= ZHC_CTX_AFTER;
}

/*
 * Have the nodes at hand that the walks from characters a little further on will read: the trie is
 * larger than the cache, and waiting for it took most of the time.
 */
static void
fetch(const ZhcNamer *nm, uint32_t i)
{
	const uint64_t *nodes = zhc_trie_nodes + zhc_name_trie->nodes;
	const uint16_t *code = nm->code + i;
	uint64_t node;

	if (i + 2 * AHEAD >= nm->text->n)
		return;
	node = zhc_trie_first(zhc_name_trie, code[2 * AHEAD]);
	zhc_prefetch(nodes + ZHC_NODE_BASE(node) + code[2 * AHEAD + 1]);
	node =
		zhc_trie_next(zhc_name_trie, zhc_trie_first(zhc_name_trie, code[AHEAD]), code[AHEAD + 1]);
	zhc_prefetch(nodes + ZHC_NODE_BASE(node) + code[AHEAD + 2]);
}

static ZhcStatus
reserve_words(ZhcNamer *nm, size_t n)
{
	void *data = nm->match;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_match, n, sizeof(*nm->match));

	nm->match = data;
	return st;
}

/* The words that start at i, kept for namelattice.c; titles and the like mark their surroundings.
 */
static ZhcStatus
words_at(ZhcNamer *nm, uint32_t i)
{
	uint64_t node = nm->code[i] ? zhc_trie_first(zhc_name_trie, nm->code[i]) : 0;
	size_t first = nm->nmatch;

	if (first + ZHC_NAME_WORD_MAX > nm->cap_match)
	{
		ZhcStatus st = reserve_words(nm, first + ZHC_NAME_WORD_MAX);

		if (st != ZHC_OK)
			return st;
	}
	for (uint32_t p = i; node != 0;)
	{
		uint32_t found = ZHC_NODE_ENTRY(node), entry = ZHC_NAME_ENTRY(found);

		p++;
		if (found)
			nm->match[nm->nmatch++] = found | (p - i) << 24;
		if (entry - 1 < zhc_name_near[0])
			note_context(nm, i, p, zhc_name_words[entry].flags);
		if (p >= nm->text->n || !nm->code[p])
			break;
		node = zhc_trie_next(zhc_name_trie, node, nm->code[p]);
	}
	nm->words[i] = (uint8_t) (nm->nmatch - first);
	return ZHC_OK;
}

static uint64_t
vote_key(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	uint64_t key = 0;

	for (uint32_t p = i; p < i + len; p++)
		key = key << 16 | nm->code[p];
	return key;
}

static ZhcVote *
find_slot(ZhcVote *table, size_t cap, uint64_t key)
{
	size_t h = (size_t) ((key * 0x9E3779B97F4A7C15u) >> 20) & (cap - 1);

	while (table[h].key && table[h].key != key)
		h = (h + 1) & (cap - 1);
	return &table[h];
}

static ZhcStatus
grow_votes(ZhcNamer *nm)
{
	size_t cap = nm->cap_vote ? nm->cap_vote * 2 : 256;
	ZhcVote *table;

	while (!nm->cap_vote && cap < nm->text->n / 4) /* what most texts need */
		cap *= 2;
	table = nm->al->alloc(nm->al->ctx, cap * sizeof(*table));
	if (!table)
		return ZHC_NOMEM;
	memset(table, 0, cap * sizeof(*table));
	for (size_t i = 0; i < nm->cap_vote; i++)
		if (nm->vote[i].key)
			*find_slot(table, cap, nm->vote[i].key) = nm->vote[i];
	nm->al->free(nm->al->ctx, nm->vote);
	nm->vote = table;
	nm->cap_vote = cap;
	return ZHC_OK;
}

static bool
boundary(const ZhcNamer *nm, uint32_t i)
{
	return i >= nm->text->n || !zhc_name_han(nm, i);
}

/* Whether a candidate stands where only names do. */
static bool
strong_place(const ZhcNamer *nm, uint32_t start, uint32_t end)
{
	uint8_t after = nm->ctx[end];

	if (after & ZHC_CTX_TITLE_AFTER)
		return true;
	if (nm->ctx[start] & ZHC_CTX_TITLE_END)
		return after & ZHC_CTX_AFTER || boundary(nm, end);
	return (start == 0 || boundary(nm, start - 1)) && after & (ZHC_CTX_AFTER | ZHC_CTX_TITLE);
}

static ZhcStatus
add_vote(ZhcNamer *nm, uint32_t i, uint32_t len)
{
	uint64_t key = vote_key(nm, i, len);
	ZhcVote *v;

	if (nm->nvote * 2 >= nm->cap_vote)
	{
		ZhcStatus st = grow_votes(nm);

		if (st != ZHC_OK)
			return st;
	}
	v = find_slot(nm->vote, nm->cap_vote, key);
	if (!v->key)
	{
		v->key = key;
		nm->nvote++;
	}
	if (v->count < UINT16_MAX)
		v->count++;
	if (v->strong < UINT16_MAX && strong_place(nm, i, i + len))
		v->strong++;
	return ZHC_OK;
}

/* Surname at i and one or two characters behind it, when they are likely or a title is near. */
static ZhcStatus
votes_at(ZhcNamer *nm, uint32_t i)
{
	const ZhcNameModel *sur = zhc_name_model(nm, i), *a, *b;
	bool near = nm->ctx[i] != 0;
	ZhcStatus st = ZHC_OK;

	if (sur->surname == ZHC_NW_NEVER || i + 1 >= nm->text->n || !nm->code[i + 1])
		return ZHC_OK;
	a = zhc_name_model(nm, i + 1);
	if (a->single != ZHC_NW_FORBIDDEN && (near || sur->surname + a->single < VOTE_COST))
		st = add_vote(nm, i, 2);
	if (st != ZHC_OK || a->first == ZHC_NW_FORBIDDEN || i + 2 >= nm->text->n || !nm->code[i + 2])
		return st;
	b = zhc_name_model(nm, i + 2);
	if (b->second != ZHC_NW_FORBIDDEN &&
		(near || sur->surname + a->first + b->second < VOTE_COST * 2))
		st = add_vote(nm, i, 3);
	return st;
}

const ZhcVote *
zhc_name_vote(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	static const ZhcVote none = {0};

	return nm->cap_vote ? find_slot(nm->vote, nm->cap_vote, vote_key(nm, i, len)) : &none;
}

ZhcStatus
zhc_name_votes(ZhcNamer *nm)
{
	const ZhcText *t = nm->text;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; i < t->n; i++)
	{
		nm->code[i] = (uint16_t) zhc_trie_code(zhc_name_trie, zhc_ch(t, i));
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(nm->al);
	}
	if (st == ZHC_OK) /* what most texts need */
		st = reserve_words(nm, 2 * (size_t) t->n);
	for (uint32_t i = 0; st == ZHC_OK && i < t->n; i++)
	{
		fetch(nm, i);
		st = words_at(nm, i);
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(nm->al);
	}
	for (uint32_t i = 0; st == ZHC_OK && i < t->n; i++)
	{
		if (nm->code[i] && zhc_name_han(nm, i))
			st = votes_at(nm, i);
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(nm->al);
	}
	return st;
}
