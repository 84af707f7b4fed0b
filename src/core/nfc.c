/*
 * nfc.c - canonical decomposition, order and composition (UAX #15), and foldings to sequences
 *
 * Works on the few characters around a combining mark, a ligature or a jamo; everything else
 * takes the 1:1 path of fold.c.  Folding a decomposed and ordered sequence, rather than the text
 * as given, makes canonically equivalent texts fold alike even with U+0345 (Unicode D147).
 */
#include "nfc.h"

#include "chars.h"
#include "fold_tables.h"

enum
{
	S_BASE = 0xAC00,
	L_BASE = 0x1100,
	V_BASE = 0x1161,
	T_BASE = 0x11A7,
	L_COUNT = 19,
	V_COUNT = 21,
	T_COUNT = 28,
	S_COUNT = L_COUNT * V_COUNT * T_COUNT
};

ZhcStatus
zhc_cps_push(ZhcCps *v, uint32_t cp)
{
	if (v->n == v->cap)
	{
		ZhcStatus st = zhc_array_reserve(v->al, (void **) &v->cp, &v->cap, v->n + 1, sizeof *v->cp);

		if (st != ZHC_OK)
			return st;
	}
	v->cp[v->n++] = cp;
	return ZHC_OK;
}

void
zhc_cps_free(ZhcCps *v)
{
	if (v->cp)
		v->al->free(v->al->ctx, v->cp);
	v->cp = NULL;
	v->n = v->cap = 0;
}

static uint32_t
combining_class(uint32_t cp)
{
	const ZhcCcc *lo = zhc_nfc_ccc, *hi = zhc_nfc_ccc_end;

	if (!(zhc_char(cp) & ZHC_COMPLEX))
		return 0;
	while (lo < hi)
	{
		const ZhcCcc *mid = lo + (hi - lo) / 2;

		if (mid->cp == cp)
			return mid->ccc;
		if (mid->cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

static const ZhcFoldSeq *
find_sequence(uint32_t cp)
{
	const ZhcFoldSeq *lo = zhc_fold_seqs, *hi = zhc_fold_seqs_end;

	while (lo < hi)
	{
		const ZhcFoldSeq *mid = lo + (hi - lo) / 2;

		if (mid->cp == cp)
			return mid;
		if (mid->cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static const ZhcPair *
find_composite(uint32_t cp)
{
	const ZhcPair *lo = zhc_nfc_decompose, *hi = zhc_nfc_decompose_end;

	while (lo < hi)
	{
		const ZhcPair *mid = lo + (hi - lo) / 2;

		if (mid->composite == cp)
			return mid;
		if (mid->composite < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* The primary composite of two characters, 0 when there is none. */
static uint32_t
compose_pair(uint32_t a, uint32_t b)
{
	const ZhcPair *lo = zhc_nfc_compose, *hi = zhc_nfc_compose_end;

	if (a >= L_BASE && a < L_BASE + L_COUNT && b >= V_BASE && b < V_BASE + V_COUNT)
		return S_BASE + ((a - L_BASE) * V_COUNT + (b - V_BASE)) * T_COUNT;
	if (a >= S_BASE && a < S_BASE + S_COUNT && (a - S_BASE) % T_COUNT == 0 && b > T_BASE &&
		b < T_BASE + T_COUNT)
		return a + (b - T_BASE);
	while (lo < hi)
	{
		const ZhcPair *mid = lo + (hi - lo) / 2;

		if (mid->first == a && mid->second == b)
			return mid->composite;
		if (mid->first < a || (mid->first == a && mid->second < b))
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

bool
zhc_starts_afresh(uint32_t cp)
{
	const ZhcFoldSeq *seq = find_sequence(cp);

	return seq && !(zhc_char(zhc_fold_chars[seq->start]) & ZHC_COMPLEX);
}

ZhcStatus
zhc_decompose(ZhcCps *v, uint32_t cp)
{
	uint32_t tail[8]; /* the longest canonical decomposition has four characters */
	int ntail = 0;
	const ZhcPair *pair;
	ZhcStatus st;

	if (cp >= S_BASE && cp < S_BASE + S_COUNT)
	{
		uint32_t s = cp - S_BASE;

		if (s % T_COUNT)
			tail[ntail++] = T_BASE + s % T_COUNT;
		tail[ntail++] = V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT;
		cp = L_BASE + s / (V_COUNT * T_COUNT);
	}
	while (ntail < 8 && (pair = find_composite(cp)) != NULL)
	{
		tail[ntail++] = pair->second;
		cp = pair->first;
	}
	st = zhc_cps_push(v, cp);
	while (st == ZHC_OK && ntail > 0)
		st = zhc_cps_push(v, tail[--ntail]);
	return st;
}

/* Stable sort of n marks by combining class; counting, so that a million marks cost no more. */
static ZhcStatus
sort_marks(uint32_t *cp, size_t n, const ZhcAlloc *al)
{
	size_t count[257] = {0};
	uint32_t *copy;

	if (n <= 16)
	{
		for (size_t i = 1; i < n; i++)
		{
			uint32_t c = cp[i], ccc = combining_class(c);
			size_t j = i;

			for (; j > 0 && combining_class(cp[j - 1]) > ccc; j--)
				cp[j] = cp[j - 1];
			cp[j] = c;
		}
		return ZHC_OK;
	}
	copy = al->alloc(al->ctx, n * sizeof *copy);
	if (!copy)
		return ZHC_NOMEM;
	memcpy(copy, cp, n * sizeof *copy);
	for (size_t i = 0; i < n; i++)
		count[combining_class(copy[i]) + 1]++;
	for (int k = 1; k < 257; k++)
		count[k] += count[k - 1];
	for (size_t i = 0; i < n; i++)
		cp[count[combining_class(copy[i])]++] = copy[i];
	al->free(al->ctx, copy);
	return ZHC_OK;
}

static ZhcStatus
order(ZhcCps *v)
{
	for (size_t i = 0; i < v->n; i++)
	{
		size_t end = i;
		ZhcStatus st;

		while (end < v->n && combining_class(v->cp[end]) != 0)
			end++;
		if (end - i < 2)
			continue;
		st = sort_marks(v->cp + i, end - i, v->al);
		if (st != ZHC_OK)
			return st;
		i = end;
	}
	return ZHC_OK;
}

static void
compose(ZhcCps *v)
{
	size_t n = 0, starter = SIZE_MAX;
	uint32_t last = 0; /* combining class of what stands before, 0 right after the starter */

	for (size_t i = 0; i < v->n; i++)
	{
		uint32_t c = v->cp[i], ccc = combining_class(c), made;

		if (starter != SIZE_MAX && (last == 0 || last < ccc) &&
			(made = compose_pair(v->cp[starter], c)) != 0)
		{
			v->cp[starter] = made;
			continue;
		}
		if (ccc == 0)
			starter = n;
		last = ccc;
		v->cp[n++] = c;
	}
	v->n = n;
}

/* Append the folded form of c, decomposed. */
static ZhcStatus
push_folded(ZhcCps *to, uint32_t c)
{
	const ZhcFoldSeq *seq = find_sequence(c);

	if (!seq)
		return zhc_decompose(to, zhc_char(c) & ZHC_FOLD_MASK);
	for (uint32_t i = 0; i < seq->len; i++)
	{
		ZhcStatus st = zhc_decompose(to, zhc_fold_chars[seq->start + i]);

		if (st != ZHC_OK)
			return st;
	}
	return ZHC_OK;
}

ZhcStatus
zhc_fold_sequence(ZhcCps *v, ZhcCps *scratch)
{
	ZhcStatus st = order(v);
	ZhcCps swap;

	scratch->n = 0;
	for (size_t i = 0; st == ZHC_OK && i < v->n; i++)
	{
		if ((i & 0xFFF) == 0xFFF)
			zhc_poll(v->al);
		st = push_folded(scratch, v->cp[i]);
	}
	if (st == ZHC_OK)
		st = order(scratch);
	if (st != ZHC_OK)
		return st;
	compose(scratch);
	swap = *v;
	*v = *scratch;
	*scratch = swap;
	return ZHC_OK;
}
