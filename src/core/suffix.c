/*
 * suffix.c - suffix arrays by induced sorting
 *
 * A suffix is small (S) when it is less than the next one, else large (L); an S suffix behind an
 * L suffix is leftmost (LMS).  Once the LMS suffixes are sorted one sweep from the left sorts the
 * L suffixes and one from the right the S suffixes.  The LMS suffixes are sorted by the same
 * sweeps as far as their first substrings go; where those are equal, by the suffix array of the
 * sequence of their names, which is at most half as long.
 */
#include "suffix.h"

#define NONE	   UINT32_MAX
#define POLL_EVERY 0x100000u

typedef struct Level
{
	const ZhcAlloc *al;
	const uint32_t *s;
	uint32_t *sa;
	uint32_t n;
	uint32_t kinds;
	uint8_t *small; /* a bit for each suffix */
	uint32_t *bucket;
} Level;

static inline bool
is_small(const Level *v, uint32_t i)
{
	return v->small[i >> 3] >> (i & 7) & 1;
}

static inline bool
is_leftmost(const Level *v, uint32_t i)
{
	return i > 0 && is_small(v, i) && !is_small(v, i - 1);
}

static void
poll_at(const Level *v, uint32_t i)
{
	if (i % POLL_EVERY == 0)
		zhc_poll(v->al);
}

static void
classify(Level *v)
{
	memset(v->small, 0, v->n / 8 + 1);
	v->small[(v->n - 1) >> 3] |= (uint8_t) (1u << ((v->n - 1) & 7));
	for (uint32_t i = v->n - 1; i-- > 0;)
	{
		if (v->s[i] < v->s[i + 1] || (v->s[i] == v->s[i + 1] && is_small(v, i + 1)))
			v->small[i >> 3] |= (uint8_t) (1u << (i & 7));
		poll_at(v, i);
	}
}

/* Where the bucket of every kind begins, or where it ends. */
static void
set_buckets(Level *v, bool end)
{
	uint32_t sum = 0;

	memset(v->bucket, 0, v->kinds * sizeof(*v->bucket));
	for (uint32_t i = 0; i < v->n; i++)
		v->bucket[v->s[i]]++;
	for (uint32_t k = 0; k < v->kinds; k++)
	{
		uint32_t count = v->bucket[k];

		v->bucket[k] = end ? sum + count : sum;
		sum += count;
	}
}

/* Sort the L suffixes, then the S suffixes, from the LMS suffixes that stand in their buckets. */
static void
induce(Level *v)
{
	set_buckets(v, false);
	for (uint32_t i = 0; i < v->n; i++)
	{
		uint32_t j = v->sa[i];

		if (j != NONE && j > 0 && !is_small(v, j - 1))
			v->sa[v->bucket[v->s[j - 1]]++] = j - 1;
		poll_at(v, i);
	}
	set_buckets(v, true);
	for (uint32_t i = v->n; i-- > 0;)
	{
		uint32_t j = v->sa[i];

		if (j != NONE && j > 0 && is_small(v, j - 1))
			v->sa[--v->bucket[v->s[j - 1]]] = j - 1;
		poll_at(v, i);
	}
}

/* Whether the substrings from one LMS suffix to the next are equal. */
static bool
same_substring(const Level *v, uint32_t a, uint32_t b)
{
	if (a == NONE || b == NONE)
		return false;
	for (uint32_t d = 0;; d++)
	{
		if (a + d >= v->n || b + d >= v->n || v->s[a + d] != v->s[b + d] ||
			is_small(v, a + d) != is_small(v, b + d))
			return false;
		if (d > 0 && (is_leftmost(v, a + d) || is_leftmost(v, b + d)))
			return is_leftmost(v, a + d) && is_leftmost(v, b + d);
	}
}

/*
 * Give the sorted LMS substrings, m of them at the front of sa, names in their order; the names
 * stand at the end of sa in the order of the text.  Returns how many names there are.
 */
static uint32_t
name_substrings(Level *v, uint32_t m)
{
	uint32_t names = 0, last = NONE;

	for (uint32_t i = m; i < v->n; i++)
		v->sa[i] = NONE;
	for (uint32_t i = 0; i < m; i++)
	{
		uint32_t at = v->sa[i];

		if (!same_substring(v, at, last))
			names++;
		last = at;
		v->sa[m + at / 2] = names - 1;
		poll_at(v, i);
	}
	for (uint32_t i = v->n, to = v->n; i-- > m;)
		if (v->sa[i] != NONE)
			v->sa[--to] = v->sa[i];
	return names;
}

/* Put the LMS suffixes into their buckets, sorted: sa holds their order, m of them. */
static void
place_sorted(Level *v, uint32_t m)
{
	uint32_t *place = v->sa + v->n - m;

	for (uint32_t i = 1, k = 0; i < v->n; i++)
		if (is_leftmost(v, i))
			place[k++] = i;
	for (uint32_t i = 0; i < m; i++)
		v->sa[i] = place[v->sa[i]];
	for (uint32_t i = m; i < v->n; i++)
		v->sa[i] = NONE;
	set_buckets(v, true);
	for (uint32_t i = m; i-- > 0;)
	{
		uint32_t at = v->sa[i];

		v->sa[i] = NONE;
		v->sa[--v->bucket[v->s[at]]] = at;
	}
}

/* Sort the LMS suffixes by their substrings and gather them at the front of sa. */
static uint32_t
sort_substrings(Level *v)
{
	uint32_t m = 0;

	for (uint32_t i = 0; i < v->n; i++)
		v->sa[i] = NONE;
	set_buckets(v, true);
	for (uint32_t i = 1; i < v->n; i++)
		if (is_leftmost(v, i))
			v->sa[--v->bucket[v->s[i]]] = i;
	induce(v);
	for (uint32_t i = 0; i < v->n; i++)
		if (v->sa[i] != NONE && is_leftmost(v, v->sa[i]))
			v->sa[m++] = v->sa[i];
	return m;
}

ZhcStatus
zhc_suffix_array(const ZhcAlloc *al, const uint32_t *s, uint32_t *sa, uint32_t n, uint32_t kinds)
{
	Level v = {.al = al, .s = s, .sa = sa, .n = n, .kinds = kinds};
	uint32_t m, names;
	ZhcStatus st = ZHC_NOMEM;

	if (n == 1)
	{
		sa[0] = 0;
		return ZHC_OK;
	}
	v.small = al->alloc(al->ctx, n / 8 + 1);
	v.bucket = al->alloc(al->ctx, kinds * sizeof(*v.bucket));
	if (v.small && v.bucket)
	{
		classify(&v);
		m = sort_substrings(&v);
		names = name_substrings(&v, m);
		st = ZHC_OK;
		if (names < m) /* depth: the logarithm of n */
			st = zhc_suffix_array(al, sa + n - m, sa, m, names);
		else
			for (uint32_t i = 0; i < m; i++)
				sa[sa[n - m + i]] = i;
		if (st == ZHC_OK)
		{
			place_sorted(&v, m);
			induce(&v);
		}
	}
	al->free(al->ctx, v.small);
	al->free(al->ctx, v.bucket);
	return st;
}
