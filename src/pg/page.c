/*
 * page.c - zh_sentences(text), zh_articles(text), zh_credits(text, date)
 */
#include "postgres.h"
#include "fmgr.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "article.h"
#include "civil.h"
#include "clean.h"
#include "credit.h"
#include "glue.h"
#include "items.h"
#include "rows.h"
#include "sentence.h"

PG_FUNCTION_INFO_V1(zh_sentences);
PG_FUNCTION_INFO_V1(zh_articles);
PG_FUNCTION_INFO_V1(zh_credits);

static void
CleanBody(const text *body, ZhcClean *clean)
{
	zh_require_utf8();
	zh_check(zhc_clean(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), clean));
}

/* Where clean characters [start, end) stand in the original, as SQL counts: pos and len. */
static void
PutPlace(const ZhcClean *clean, uint32_t start, uint32_t end, Datum *values)
{
	values[0] = Int32GetDatum((int32) zhc_clean_pos(clean, start) + 1);
	values[1] =
		Int32GetDatum((int32) (zhc_clean_pos(clean, end - 1) - zhc_clean_pos(clean, start)) + 1);
}

/* Clean characters [start, end) as a text value. */
static Datum
SpanDatum(const ZhcClean *clean, uint32_t start, uint32_t end)
{
	ZhcBuf buf;

	zh_text_begin(&buf);
	zh_check(zhc_clean_text(clean, start, end, &buf));
	return PointerGetDatum(zh_text_end(&buf));
}

/* A name, without the blanks by which short ones are spaced out (王 刚). */
static Datum
NameDatum(const ZhcClean *clean, ZhcSpan span)
{
	bool latin = false;
	ZhcBuf buf;

	for (uint32_t i = span.start; i < span.end; i++)
		latin = latin || (clean->cp[i] | 0x20) - 'a' < 26u;
	zh_text_begin(&buf);
	for (uint32_t i = span.start; i < span.end; i++)
		if (latin || clean->cp[i] != ' ')
			zh_check(zhc_clean_text(clean, i, i + 1, &buf));
	return PointerGetDatum(zh_text_end(&buf));
}

static void
PutSpan(const ZhcClean *clean, ZhcSpan span, int i, Datum *values, bool *nulls)
{
	if (span.start < span.end)
		values[i] = SpanDatum(clean, span.start, span.end);
	else
		nulls[i] = true;
}

static Datum
TextArray(Datum *elements, int n)
{
	return PointerGetDatum(construct_array(elements, n, TEXTOID, -1, false, TYPALIGN_INT));
}

/* zh_sentences(body text) → (sentence_no, paragraph_no, pos, len, sentence) */
Datum
zh_sentences(PG_FUNCTION_ARGS)
{
	ZhcClean clean;
	ZhcSentences found;
	ZhRows rows;

	zh_rows_begin(fcinfo, &rows);
	CleanBody(PG_GETARG_TEXT_PP(0), &clean);
	zh_check(zhc_sentences(&zh_palloc, &clean, &found));
	for (uint32_t i = 0; i < found.n; i++)
	{
		const ZhcSentence *s = &found.row[i];
		Datum values[5];
		bool nulls[5] = {false};

		values[0] = Int32GetDatum((int32) i + 1);
		values[1] = Int32GetDatum((int32) s->para + 1);
		PutPlace(&clean, s->start, s->end, &values[2]);
		values[4] = SpanDatum(&clean, s->start, s->end);
		zh_rows_put(&rows, values, nulls);
		pfree(DatumGetPointer(values[4]));
	}
	zh_palloc.free(NULL, found.row);
	zhc_clean_free(&zh_palloc, &clean);
	return (Datum) 0;
}

/* The headline of an article, or NULL. */
static void
PutHeadline(const ZhcClean *clean, const ZhcArticle *a, int i, Datum *values, bool *nulls)
{
	ZhcBuf buf;

	if (a->headline == ZHC_NO_PARA)
	{
		nulls[i] = true;
		return;
	}
	zh_text_begin(&buf);
	zh_check(zhc_article_headline(clean, a, &buf));
	values[i] = PointerGetDatum(zh_text_end(&buf));
}

/* zh_articles(page text) → (article_no, pos, len, headline, subheads, body) */
Datum
zh_articles(PG_FUNCTION_ARGS)
{
	ZhcClean clean;
	ZhcArticles found;
	ZhRows rows;

	zh_rows_begin(fcinfo, &rows);
	CleanBody(PG_GETARG_TEXT_PP(0), &clean);
	zh_check(zhc_articles(&zh_palloc, &clean, &found));
	for (uint32_t i = 0; i < found.n; i++)
	{
		const ZhcArticle *a = &found.row[i];
		uint32_t start = zhc_report_start(&clean, &clean.paras[a->first], true);
		uint32_t end = zhc_body_end(&clean, &clean.paras[a->last]);
		Datum *subs = palloc(sizeof(Datum) * (a->nsubs + 1));
		Datum values[6];
		bool nulls[6] = {false};

		for (uint32_t k = 0; k < a->nsubs; k++)
		{
			const ZhcPara *p = &clean.paras[found.subs[a->subs + k]];

			subs[k] = SpanDatum(&clean, p->start, p->end);
		}
		values[0] = Int32GetDatum((int32) i + 1);
		PutPlace(&clean, start, end, &values[1]);
		PutHeadline(&clean, a, 3, values, nulls);
		values[4] = TextArray(subs, (int) a->nsubs);
		values[5] = SpanDatum(&clean, start, end);
		zh_rows_put(&rows, values, nulls);
		pfree(DatumGetPointer(values[5]));
		pfree(subs);
	}
	zhc_articles_free(&zh_palloc, &found);
	zhc_clean_free(&zh_palloc, &clean);
	return (Datum) 0;
}

static void
PutCredit(const ZhcClean *clean, const ZhcCredits *found, const ZhcCredit *c, bool has_published,
		  int32_t published, ZhRows *rows)
{
	Datum values[7];
	bool nulls[7] = {false};
	Datum *names = palloc(sizeof(Datum) * (c->nnames + 1));
	int32_t day;

	for (uint32_t k = 0; k < c->nnames; k++)
		names[k] = NameDatum(clean, found->names[c->names + k]);
	PutPlace(clean, c->start, c->end, values);
	values[2] = CStringGetTextDatum(zhc_credit_kind(c->kind));
	PutSpan(clean, c->agency, 3, values, nulls);
	if (c->nnames > 0)
		values[4] = TextArray(names, (int) c->nnames);
	else
		nulls[4] = true;
	PutSpan(clean, c->place, 5, values, nulls);
	if (zhc_credit_day(c, has_published, published, &day))
		values[6] = DateADTGetDatum(day - (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE));
	else
		nulls[6] = true;
	zh_rows_put(rows, values, nulls);
}

/* zh_credits(body text, published date) → (pos, len, kind, agency, reporters, place, dated) */
Datum
zh_credits(PG_FUNCTION_ARGS)
{
	ZhcClean clean;
	ZhcCredits found;
	ZhRows rows;
	bool has_published = !PG_ARGISNULL(1) && !DATE_NOT_FINITE(PG_GETARG_DATEADT(1));
	int32_t published = 0;

	zh_rows_begin(fcinfo, &rows);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	if (has_published)
		published = PG_GETARG_DATEADT(1) + (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE);
	CleanBody(PG_GETARG_TEXT_PP(0), &clean);
	zh_check(zhc_credits(&zh_palloc, &clean, &found));
	for (uint32_t i = 0; i < found.n; i++)
		PutCredit(&clean, &found, &found.row[i], has_published, published, &rows);
	zhc_credits_free(&zh_palloc, &found);
	zhc_clean_free(&zh_palloc, &clean);
	return (Datum) 0;
}
