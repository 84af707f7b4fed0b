/*
 * fuzz_page.c - the sentences, articles and credits of a page lie inside its clean text, in order
 */
#include "article.h"
#include "credit.h"
#include "fuzz.h"
#include "sentence.h"

static void
check_sentences(const ZhcClean *c, const ZhcSentences *s)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < s->n; i++)
	{
		const ZhcSentence *r = &s->row[i];

		FUZZ_CHECK(r->start >= at && r->start < r->end && r->end <= c->n);
		FUZZ_CHECK(r->para < c->nparas);
		FUZZ_CHECK(r->start >= c->paras[r->para].start && r->end <= c->paras[r->para].end);
		at = r->end;
	}
	FUZZ_CHECK(s->n > 0 || c->n == 0);
}

static void
check_articles(const ZhcClean *c, const ZhcArticles *a)
{
	for (uint32_t i = 0; i < a->n; i++)
	{
		const ZhcArticle *r = &a->row[i];

		FUZZ_CHECK(r->first <= r->last && r->last < c->nparas);
		FUZZ_CHECK(i == 0 || r->first > a->row[i - 1].last);
		FUZZ_CHECK(r->headline == ZHC_NO_PARA ||
				   (r->headline <= r->headline_last && r->headline_last < c->nparas));
		FUZZ_CHECK(r->subs + (size_t) r->nsubs <= a->nsubs);
		for (uint32_t k = 0; k < r->nsubs; k++)
			FUZZ_CHECK(a->subs[r->subs + k] < c->nparas);
	}
}

static void
check_credits(const ZhcClean *c, const ZhcCredits *credits)
{
	uint32_t at = 0;
	int32_t day;

	for (uint32_t i = 0; i < credits->n; i++)
	{
		const ZhcCredit *r = &credits->row[i];

		FUZZ_CHECK(r->start >= at && r->start < r->end && r->end <= c->n);
		FUZZ_CHECK(r->agency.start <= r->agency.end && r->agency.end <= c->n);
		FUZZ_CHECK(r->place.start <= r->place.end && r->place.end <= c->n);
		FUZZ_CHECK(r->names + (size_t) r->nnames <= credits->nnames);
		for (uint32_t k = 0; k < r->nnames; k++)
			FUZZ_CHECK(credits->names[r->names + k].start < credits->names[r->names + k].end);
		FUZZ_CHECK(zhc_credit_kind(r->kind) != NULL);
		(void) zhc_credit_day(r, false, 0, &day);
		(void) zhc_credit_day(r, true, 20258, &day);
		at = r->start;
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcClean c;
	ZhcSentences sentences;
	ZhcArticles articles;
	ZhcCredits credits;

	if (zhc_clean(al, s, n, &c) != ZHC_OK)
		return;
	if (zhc_sentences(al, &c, &sentences) == ZHC_OK)
	{
		check_sentences(&c, &sentences);
		al->free(al->ctx, sentences.row);
	}
	if (zhc_articles(al, &c, &articles) == ZHC_OK)
	{
		check_articles(&c, &articles);
		zhc_articles_free(al, &articles);
	}
	if (zhc_credits(al, &c, &credits) == ZHC_OK)
	{
		check_credits(&c, &credits);
		zhc_credits_free(al, &credits);
	}
	zhc_clean_free(al, &c);
}
