/*
 * fuzz_terms.c - terms come in byte order with ascending positions, inside the announced bounds
 */
#include "fuzz.h"
#include "terms.h"

static void
check_positions(const ZhcTerm *term)
{
	uint32_t npos = term->npos < 1000 ? term->npos : 1000;
	uint16_t last = 0;

	FUZZ_CHECK(term->npos > 0);
	for (uint32_t i = 0; i < npos; i++)
	{
		uint16_t pos = zhc_term_pos(term, i);

		FUZZ_CHECK(pos >= 1 && pos <= ZHC_MAX_POS && pos >= last);
		last = pos;
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcTerms *t;
	ZhcTerm term;
	char before[ZHC_MAX_TERM];
	uint32_t before_len = 0;
	size_t count = 0, bytes = 0;

	if (zhc_terms_make(al, s, n, NULL, NULL, &t) != ZHC_OK)
		return;
	while (zhc_terms_next(t, &term))
	{
		const char *text = term.word != NULL ? term.word : term.text;
		uint32_t common = term.len < before_len ? term.len : before_len;
		int cmp;

		FUZZ_CHECK(term.len > 0 && term.len <= ZHC_MAX_TERM);
		cmp = memcmp(before, text, common);
		FUZZ_CHECK(cmp < 0 || (cmp == 0 && before_len < term.len));
		check_positions(&term);
		memcpy(before, text, term.len);
		before_len = term.len;
		count++;
		bytes += term.len;
	}
	FUZZ_CHECK(count <= zhc_terms_count(t) && bytes <= zhc_terms_bytes(t));
	FUZZ_CHECK(zhc_terms_last_pos(t) <= 2 * (uint64_t) n + 1);
	zhc_terms_free(t);
}
