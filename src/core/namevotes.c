/*
 * namevotes.c - what the whole text says about candidates for Han names
 *
 * A string of surname and given name that comes again, or stands beside a title or a verb of
 * saying once, is a name wherever it stands.
 */
#include "namesint.h"

#define POLL_EVERY	 65536u
#define AHEAD		 32u  /* characters whose words are looked up together */
#define BLOCK		 64u  /* and whose surnames */
#define VOTE_COST	 125  /* of surname and given name; far rarer ones need a title */
#define COST_NEW	 120  /* of a character that no given name of the lists has */
#define COST_UNKNOWN 112u /* of a character that no list knows, in the lattice */
#define COST_OTHER	 28	  /* of one that only longer given names end in */

/* What the word is that ends at a node. */
static inline uint32_t
flags_of(uint64_t node)
{
	return zhc_name_flags(ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)));
}

/* What the word [i, p) that ends at a node says about names before and behind it. */
static void
note_context(ZhcNamer *nm, uint32_t i, uint32_t p, uint64_t node)
{
	uint32_t flags = flags_of(node);

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

static ZhcStatus
reserve_words(ZhcNamer *nm, size_t n)
{
	void *data = nm->match;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_match, n, sizeof(*nm->match));

	nm->match = data;
	return st;
}

/* Keep the word of `len` characters that ends at a node; where none does, the next writes over it.
 * Returns where the next belongs. */
static inline uint32_t *
keep(uint32_t *to, uint64_t node, uint32_t len)
{
	*to = ZHC_NODE_ENTRY(node) | ZHC_MATCH_OF(len);
	return to + (ZHC_NODE_ENTRY(node) != 0);
}

/* The word that a character is by itself: an unknown one, where the lists have none with a cost. */
static inline uint32_t
alone(uint64_t node)
{
	uint32_t x = ZHC_NODE_ENTRY(node);
	uint32_t unknown = -(uint32_t) ((x == 0) | (ZHC_NAME_PACKED(x) == ZHC_NAME_COST_NEVER));
	uint32_t cost = (ZHC_NAME_PACKED(x) & ~unknown) |
					((COST_UNKNOWN - ZHC_NAME_COST_FROM) & unknown); /* not a branch */

	return ZHC_NAME_ENTRY(x) | cost << ZHC_NAME_ENTRY_BITS | ZHC_MATCH_OF(1u);
}

/* Whether the word that ends at a node says something about names beside it. */
static inline bool
is_near(uint64_t node)
{
	return ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)) - 1 < zhc_name_near[0];
}

/* The words of more than two characters that start at i, kept from `to` on; title: whether the
 * first two are one; node: of the first three. */
static uint32_t *
long_words_at(ZhcNamer *nm, uint32_t i, bool title, uint64_t node, uint32_t *to)
{
	for (uint32_t p = i + 2; node;
		 p++, node = nm->code[p] ? zhc_trie_next(zhc_name_trie, node, nm->code[p]) : 0)
	{
		to = keep(to, node, p + 1 - i);
		if (is_near(node))
			note_context(nm, i, p + 1, node);
		else if (title && flags_of(node) & (ZHC_NW(ORG) | ZHC_NW(MEDIA)))
			nm->ctx[i + 2] &= (uint8_t) ~ZHC_CTX_TITLE_END; /* 工人 + 党 */
	}
	return to;
}

/* zhc_trie_next() without a branch, for any code. */
static inline uint64_t
child(const uint64_t *nodes, uint64_t node, uint16_t code)
{
	uint64_t x = nodes[ZHC_NODE_BASE(node) + code];
	bool found = (ZHC_NODE_BASE(node) != 0) & (code != 0) & (ZHC_NODE_CODE(x) == code);

	return x & -(uint64_t) found;
}

/*
 * The words that start at characters [i, i + n), n <= AHEAD, kept for namelattice.c; titles and the
 * like mark their surroundings.  The trie is larger than the caches, and where walks end is nothing
 * a processor could guess: so the first three steps of all are made together, without a branch, and
 * what the next will read is fetched meanwhile.  Few words are longer.
 */
static ZhcStatus
words_at(ZhcNamer *nm, uint32_t i, uint32_t n)
{
	const uint64_t *nodes = zhc_trie_nodes + zhc_name_trie->nodes;
	const uint16_t *code = nm->code + i;
	uint32_t *at = nm->at + i;
	uint64_t one[AHEAD], two[AHEAD], three[AHEAD];
	uint32_t *to;
	size_t most = nm->nmatch + AHEAD * ZHC_NAME_WORD_MAX + ZHC_MATCH_PAD;
	ZhcStatus st = most <= nm->cap_match ? ZHC_OK : reserve_words(nm, most);

	if (st != ZHC_OK)
		return st;
	for (uint32_t k = 0; k < n; k++)
	{
		uint64_t x = nodes[code[k]];

		one[k] = x & -(uint64_t) (ZHC_NODE_CODE(x) == code[k]); /* 0 for code 0 */
		zhc_prefetch(nodes + ZHC_NODE_BASE(one[k]) + code[k + 1]);
	}
	for (uint32_t k = 0; k < n; k++)
	{
		two[k] = child(nodes, one[k], code[k + 1]);
		zhc_prefetch(nodes + ZHC_NODE_BASE(two[k]) + code[k + 2]);
	}
	for (uint32_t k = 0; k < n; k++)
		three[k] = child(nodes, two[k], code[k + 2]);
	to = nm->match + nm->nmatch;
	for (uint32_t k = 0; k < n; k++)
	{
		at[k] = (uint32_t) (to - nm->match);
		*to = alone(one[k]);
		to = keep(to + 1, two[k], 2);
		if ((unsigned) is_near(one[k]) | (unsigned) is_near(two[k]))
		{
			note_context(nm, i + k, i + k + 1, one[k]);
			note_context(nm, i + k, i + k + 2, two[k]);
		}
		if (three[k])
			to = long_words_at(nm, i + k, is_near(two[k]) && flags_of(two[k]) & ZHC_NW(TITLE),
							   three[k], to);
	}
	nm->nmatch = (size_t) (to - nm->match);
	return ZHC_OK;
}

/* The codes of characters [i, i + len), two or more, nearly always two or three. */
static inline uint64_t
vote_key(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	const uint16_t *code = nm->code + i;
	uint64_t key = (uint64_t) code[0] << 16 | code[1];

	if (len == 3)
		return key << 16 | code[2];
	for (uint32_t p = 2; p < len; p++)
		key = key << 16 | code[p];
	return key;
}

static ZhcVote *
find_slot(ZhcVote *table, size_t cap, uint64_t key)
{
	size_t h = (size_t) ((key * 0x9E3779B97F4A7C15u) >> 32) & (cap - 1);

	while ((table[h].key != 0) & (table[h].key != key)) /* new or not: one question */
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
	if (zhc_name_before(nm, start) & ZHC_CTX_TITLE_END)
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
	nm->nvote += v->key == 0;
	v->key = key;
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
	bool near = zhc_name_before(nm, i) != 0;
	ZhcStatus st = ZHC_OK;
	int single;

	if (i + 1 >= nm->text->n || !nm->code[i + 1])
		return ZHC_OK;
	a = zhc_name_model(nm, i + 1);
	single = a->single; /* few names of the dictionary are of one character */
	single = ((single == ZHC_NW_NEVER) & (a->second < ZHC_NW_FORBIDDEN)) ? a->second + COST_OTHER
																		 : single;
	if (a->single != ZHC_NW_FORBIDDEN && (near || sur->surname + single < VOTE_COST))
		st = add_vote(nm, i, 2);
	if (st != ZHC_OK || a->first == ZHC_NW_FORBIDDEN || i + 2 >= nm->text->n || !nm->code[i + 2])
		return st;
	b = zhc_name_model(nm, i + 2);
	if ((b->second != ZHC_NW_FORBIDDEN || /* 年 日 */
		 (near && (zhc_ch(nm->text, i + 2) == 0x5E74 || zhc_ch(nm->text, i + 2) == 0x65E5))) &&
		(near || sur->surname + (a->first == ZHC_NW_NEVER ? COST_NEW : a->first) + b->second <
					 VOTE_COST * 2))
		st = add_vote(nm, i, 3);
	return st;
}

/* The same for characters [i, i + n), n <= BLOCK.  Which are surnames no processor guesses. */
static ZhcStatus
votes_in(ZhcNamer *nm, uint32_t i, uint32_t n)
{
	uint64_t surnames = 0;
	ZhcStatus st = ZHC_OK;

	for (uint32_t k = 0; k < n; k++)
	{
		bool surname = zhc_name_model(nm, i + k)->surname != ZHC_NW_NEVER;

		surnames |= (uint64_t) (surname & (nm->code[i + k] != 0)) << k;
	}
	for (; st == ZHC_OK && surnames; surnames &= surnames - 1)
	{
		uint32_t at = i + (uint32_t) __builtin_ctzll(surnames);

		if (zhc_name_han(nm, at))
			st = votes_at(nm, at);
	}
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
	ZhcStatus st = reserve_words(nm, 2 * (size_t) t->n + ZHC_MATCH_PAD); /* for most */

	for (uint32_t i = 0; st == ZHC_OK && i < t->n; i += AHEAD)
	{
		st = words_at(nm, i, t->n - i < AHEAD ? t->n - i : AHEAD);
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(nm->al);
	}
	if (nm->nmatch > UINT32_MAX)
		st = ZHC_TOO_LONG;
	if (st == ZHC_OK) /* what may be read behind the last */
	{
		memset(nm->match + nm->nmatch, 0, ZHC_MATCH_PAD * sizeof(*nm->match));
		for (uint32_t k = 0; k <= ZHC_TEXT_PAD; k++)
			nm->at[t->n + k] = (uint32_t) nm->nmatch;
	}
	for (uint32_t i = 0; st == ZHC_OK && i < t->n; i += BLOCK)
	{
		st = votes_in(nm, i, t->n - i < BLOCK ? t->n - i : BLOCK);
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(nm->al);
	}
	return st;
}
