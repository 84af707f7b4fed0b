/*
 * match.c - the operators body ~~~ 'text' and body ~~~ tsquery
 *
 * The prepared matcher is kept for as long as the query stays the same, which is a whole
 * statement as a rule.
 */
#include "postgres.h"

#include "fmgr.h"

#include "glue.h"
#include "match.h"
#include "parser.h"
#include "search.h"

PG_FUNCTION_INFO_V1(zh_contains);
PG_FUNCTION_INFO_V1(zh_matches);

/* A prepared matcher. */
typedef struct Prepared
{
	ZhKept kept;
	ZhcQuery q;
	ZhcMatcher *matcher;
} Prepared;

/*
 * The matcher for the query argument, from the last call when it is the same.  is_text: a phrase,
 * else a tsquery.
 */
static Prepared *
prepare(FmgrInfo *flinfo, struct varlena *query, bool is_text)
{
	Prepared *p = (Prepared *) zh_kept(flinfo, query);
	MemoryContext old;

	if (p)
		return p;
	p = (Prepared *) zh_keep(flinfo, query, sizeof(Prepared));
	query = p->kept.query;
	old = MemoryContextSwitchTo(p->kept.context);
	if (is_text)
		zh_check(zhc_query_phrase(&zh_palloc, VARDATA_ANY(query), VARSIZE_ANY_EXHDR(query),
								  zh_parse_words, NULL, &p->q));
	else
		zh_query_import((TSQuery) query, &p->q);
	zh_check(zhc_matcher_begin(&zh_palloc, &p->q, zh_parse_words, NULL, &p->matcher));
	MemoryContextSwitchTo(old);
	flinfo->fn_extra = p;
	return p;
}

/* The matcher's own allocations stay in its context, whatever happens to the caller's. */
static bool
match(Prepared *p, text *body)
{
	MemoryContext old = MemoryContextSwitchTo(p->kept.context);
	bool matches;

	zh_check(zhc_matcher_match(p->matcher, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), &matches));
	MemoryContextSwitchTo(old);
	return matches;
}

/* zh_contains(body text, phrase text) → boolean */
Datum
zh_contains(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	text *phrase = PG_GETARG_TEXT_PP(1);
	bool matches;

	zh_require_utf8();
	matches = match(prepare(fcinfo->flinfo, (struct varlena *) phrase, true), body);
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_BOOL(matches);
}

/* zh_matches(body text, query tsquery) → boolean */
Datum
zh_matches(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	TSQuery query = PG_GETARG_TSQUERY(1);
	bool matches;

	zh_require_utf8();
	matches = match(prepare(fcinfo->flinfo, (struct varlena *) query, false), body);
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_BOOL(matches);
}
