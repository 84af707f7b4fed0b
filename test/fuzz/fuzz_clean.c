/*
 * fuzz_clean.c - every clean character knows its place on the page; cleaning is idempotent
 */
#include "chars.h"
#include "clean.h"
#include "fuzz.h"
#include "utf8.h"

static void
check_places(const ZhcClean *c, const char *s, size_t n)
{
	uint32_t at = 0, last = 0, cp = 0;
	const char *p = s, *end = s + n;

	for (uint32_t i = 0; i < c->n; i++)
	{
		if (c->cp[i] == '\n')
			continue;
		FUZZ_CHECK(i == 0 || zhc_clean_pos(c, i) > last || last == 0);
		last = zhc_clean_pos(c, i);
		for (; p < end && at <= last; at++)
			p += zhc_decode(p, end, &cp);
		FUZZ_CHECK(at == last + 1);
		FUZZ_CHECK(cp == c->cp[i] || zhc_class(c->cp[i]) == ZHC_C_BLANK);
	}
}

static void
check_paragraphs(const ZhcClean *c)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < c->nparas; i++)
	{
		const ZhcPara *para = &c->paras[i];

		FUZZ_CHECK(para->start == at && para->start < para->end && para->end <= c->n);
		FUZZ_CHECK(para->end == c->n || c->cp[para->end] == '\n');
		at = para->end + 1;
	}
	FUZZ_CHECK(c->nparas == 0 ? c->n == 0 : at == c->n + 1);
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcClean c;
	ZhcBuf text, again;

	zhc_buf_init(&text, al);
	zhc_buf_init(&again, al);
	if (zhc_clean(al, s, n, &c) != ZHC_OK)
		return;
	check_places(&c, s, n);
	check_paragraphs(&c);
	zhc_clean_free(al, &c);
	if (zhc_clean_stable(al, s, n, &text) == ZHC_OK &&
		zhc_clean_stable(al, text.data, text.len, &again) == ZHC_OK)
	{
		FUZZ_CHECK(again.len == text.len);
		FUZZ_CHECK(text.len == 0 || memcmp(text.data, again.data, text.len) == 0);
	}
	zhc_buf_free(&text);
	zhc_buf_free(&again);
}
