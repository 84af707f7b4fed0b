/*
 * shingle.c - texts compared by the shingles in them
 */
#include "shingle.h"

#include "roll.h"

#define POLL_EVERY 0x10000u
#define SMALL_TEXT 0x40000u /* bytes */

/* The shingles of a text, one after another. */
typedef struct Windows
{
	const ZhcAlloc *al;
	ZhcLetters letters;
	uint32_t ring[ZHC_SHINGLE];
	uint32_t size; /* letters of a shingle */
	uint64_t weight;
	uint64_t hash;
	uint32_t n; /* letters seen */
} Windows;

static Windows
windows_of(const ZhcAlloc *al, const char *s, size_t n, uint32_t size)
{
	return (Windows){
		.al = al, .letters = {s, s + n, 0}, .size = size, .weight = zhc_roll_weight(size)};
}

/* The next shingle's hash; false when there is none.  A shorter text has none. */
static bool
next_window(Windows *w, uint64_t *hash)
{
	uint32_t letter, at;

	while (zhc_next_letter(&w->letters, &letter, &at))
	{
		uint32_t *slot = &w->ring[w->n % w->size];

		w->hash = zhc_roll_add(w->hash, letter);
		if (w->n >= w->size)
			w->hash = zhc_roll_remove(w->hash, *slot, w->weight);
		*slot = letter;
		if (w->n % POLL_EVERY == 0)
			zhc_poll(w->al);
		if (++w->n >= w->size)
		{
			*hash = zhc_roll_mix(w->hash);
			return true;
		}
	}
	return false;
}

static uint32_t
count_letters(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcLetters l = {s, s + n, 0};
	uint32_t count = 0, letter, at;

	while (zhc_next_letter(&l, &letter, &at))
		if (count++ % POLL_EVERY == 0)
			zhc_poll(al);
	return count;
}

/* ---- a set of hashes, each with a mark ---------------------------------------------------------
 */

#define MARK 1u /* the lowest bit of a key; a key is never 0 */

typedef struct Set
{
	const ZhcAlloc *al;
	uint64_t *key;
	size_t n, mask;
	size_t expected; /* keys at most, if that is known to be few */
} Set;

static inline uint64_t
key_of(uint64_t hash)
{
	return hash > 1 ? hash & ~(uint64_t) MARK : 2;
}

static inline uint64_t *
slot_of(const Set *s, uint64_t key)
{
	size_t i = (size_t) (key >> 1) & s->mask;

	while (s->key[i] != 0 && (s->key[i] & ~(uint64_t) MARK) != key)
		i = (i + 1) & s->mask;
	return &s->key[i];
}

static ZhcStatus
grow(Set *s)
{
	size_t cap = s->key ? 2 * (s->mask + 1) : 64, old = s->key ? s->mask + 1 : 0;
	uint64_t *from = s->key;

	while (!from && cap < 2 * s->expected)
		cap *= 2;
	s->key = s->al->alloc(s->al->ctx, cap * sizeof(*s->key));
	if (s->key)
	{
		memset(s->key, 0, cap * sizeof(*s->key));
		s->mask = cap - 1;
		for (size_t i = 0; i < old; i++)
			if (from[i] != 0)
				*slot_of(s, from[i]) = from[i];
	}
	s->al->free(s->al->ctx, from);
	return s->key ? ZHC_OK : ZHC_NOMEM;
}

static ZhcStatus
put(Set *s, uint64_t key)
{
	uint64_t *slot;

	if (!s->key || 2 * s->n > s->mask)
	{
		ZhcStatus st = grow(s);

		if (st != ZHC_OK)
			return st;
	}
	slot = slot_of(s, key);
	if (*slot == 0)
	{
		*slot = key;
		s->n++;
	}
	return ZHC_OK;
}

/* ---- similarity --------------------------------------------------------------------------------
 */

/* How many letters of a text stand in shingles that the other one has. */
static ZhcStatus
shared_letters(const ZhcAlloc *al, const char *a, size_t na, const char *b, size_t nb,
			   uint32_t size, uint32_t *shared)
{
	Windows w = windows_of(al, a, na, size);
	/* a long text may have few different shingles: then the set grows with them */
	Set set = {.al = al, .expected = na < SMALL_TEXT ? na / 3 + 1 : 0};
	ZhcStatus st = ZHC_OK;
	uint64_t hash, last = 0;
	uint32_t end = 0; /* letters of a up to here are counted */

	while (st == ZHC_OK && next_window(&w, &hash))
	{
		if (hash != last) /* runs of one character are long */
			st = put(&set, key_of(hash));
		last = hash;
	}
	*shared = 0;
	if (st == ZHC_OK && set.n > 0)
	{
		w = windows_of(al, b, nb, size);
		while (next_window(&w, &hash))
		{
			uint64_t *slot = slot_of(&set, key_of(hash));

			if (*slot != 0)
				*slot |= MARK;
		}
		w = windows_of(al, a, na, size);
		while (next_window(&w, &hash))
			if (*slot_of(&set, key_of(hash)) & MARK)
			{
				uint32_t start = w.n - size > end ? w.n - size : end;

				*shared += w.n - start;
				end = w.n;
			}
	}
	al->free(al->ctx, set.key);
	return st;
}

ZhcStatus
zhc_similarity(const ZhcAlloc *al, const char *a, size_t na, const char *b, size_t nb,
			   double *similarity)
{
	uint32_t la = count_letters(al, a, na), lb = count_letters(al, b, nb);
	uint32_t least = la < lb ? la : lb, size = least < ZHC_SHINGLE ? least : ZHC_SHINGLE;
	uint32_t shared = 0, other = 0;
	ZhcStatus st = ZHC_OK;

	*similarity = la == lb;
	if (least == 0)
		return ZHC_OK;
	if (la <= lb)
		st = shared_letters(al, a, na, b, nb, size, &shared);
	if (st == ZHC_OK && lb <= la && shared < least)
		st = shared_letters(al, b, nb, a, na, size, &other);
	*similarity = (double) (shared > other ? shared : other) / least;
	return st;
}

/* ---- signatures --------------------------------------------------------------------------------
 */

/* How many letters a text has, at most max. */
static uint32_t
letters_up_to(const char *s, size_t n, uint32_t max)
{
	ZhcLetters l = {s, s + n, 0};
	uint32_t count = 0, letter, at;

	while (count < max && zhc_next_letter(&l, &letter, &at))
		count++;
	return count;
}

bool
zhc_signature(const ZhcAlloc *al, const char *s, size_t n, int32_t signature[ZHC_SIGNATURE])
{
	uint32_t size = letters_up_to(s, n, ZHC_SHINGLE);
	uint64_t least[ZHC_SIGNATURE], hash;
	bool any = false;
	Windows w;

	if (size == 0)
		return false;
	memset(least, 0xFF, sizeof(least));
	w = windows_of(al, s, n, size);
	while (next_window(&w, &hash))
	{
		uint64_t *part = &least[((hash >> 32) * ZHC_SIGNATURE) >> 32];

		if ((hash & UINT32_MAX) < *part)
			*part = hash & UINT32_MAX;
		any = true;
	}
	for (uint32_t i = 0; any && i < ZHC_SIGNATURE; i++)
	{
		uint32_t from = i;

		for (uint64_t k = 1; least[from] == UINT64_MAX; k++)
			from = (uint32_t) (zhc_roll_mix(i + 1 + k * ZHC_ROLL_BASE) % ZHC_SIGNATURE);
		signature[i] = (int32_t) (uint32_t) least[from];
	}
	return any;
}

void
zhc_bands(const int32_t *signature, size_t n, size_t rows, int32_t *out)
{
	for (size_t band = 0; band < n / rows; band++)
	{
		uint64_t h = band;

		for (size_t k = 0; k < rows; k++)
			h = zhc_roll_mix(h * ZHC_ROLL_BASE + (uint32_t) signature[band * rows + k]);
		out[band] = (int32_t) (uint32_t) (h >> 32);
	}
}
