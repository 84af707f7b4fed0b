/*
 * fuzz_reprints.c - the two halves of an input compared: similarity in bounds, symmetric and 1 with
 * itself; passages in order, of equal letters, and as long as asked for
 */
#include "fuzz.h"
#include "passages.h"
#include "shingle.h"

/* The letters of characters [start, end) are next ones of l. */
static void
skip_to(ZhcLetters *l, uint32_t start)
{
	uint32_t cp;

	while (l->pos < start)
	{
		l->p += zhc_decode(l->p, l->end, &cp);
		l->pos++;
	}
}

static void
check_passage(ZhcLetters a, ZhcLetters b, const ZhcPassage *p, uint32_t min_len)
{
	uint32_t n = 0, x, y, ax = 0, by = 0;

	FUZZ_CHECK(p->a_start < p->a_end && p->b_start < p->b_end);
	skip_to(&a, p->a_start);
	skip_to(&b, p->b_start);
	do
	{
		FUZZ_CHECK(zhc_next_letter(&a, &x, &ax) && zhc_next_letter(&b, &y, &by));
		FUZZ_CHECK(x == y);
		FUZZ_CHECK(n > 0 || (ax == p->a_start && by == p->b_start));
		n++;
	} while (ax + 1 < p->a_end);
	FUZZ_CHECK(ax + 1 == p->a_end && by + 1 == p->b_end && n >= min_len);
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	const char *b = s + n / 2;
	size_t na = n / 2, nb = n - n / 2;
	double ab, ba, aa;
	int32_t sig[ZHC_SIGNATURE], bands[ZHC_SIGNATURE];
	ZhcPassages p;

	if (zhc_similarity(al, s, na, b, nb, &ab) != ZHC_OK ||
		zhc_similarity(al, b, nb, s, na, &ba) != ZHC_OK ||
		zhc_similarity(al, s, na, s, na, &aa) != ZHC_OK)
		return;
	FUZZ_CHECK(ab >= 0 && ab <= 1 && ab == ba && aa == 1);
	if (zhc_signature(al, s, na, sig))
		zhc_bands(sig, ZHC_SIGNATURE, 1 + nb % ZHC_SIGNATURE, bands);
	for (uint32_t min_len = 1; min_len < 9; min_len += 3)
	{
		if (zhc_passages(al, s, na, b, nb, min_len, &p) != ZHC_OK)
			return;
		for (uint32_t i = 0; i < p.n; i++)
		{
			FUZZ_CHECK(i == 0 || p.row[i - 1].a_end <= p.row[i].a_start);
			check_passage((ZhcLetters){s, s + na, 0}, (ZhcLetters){b, b + nb, 0}, &p.row[i],
						  min_len);
		}
		zhc_passages_free(al, &p);
	}
}
