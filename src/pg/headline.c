/*
 * headline.c - zh_headline(body, query, options): highlighting on the original text
 */
#include "postgres.h"

#include "commands/defrem.h"
#include "fmgr.h"
#include "tsearch/ts_cache.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#include "glue.h"
#include "headline.h"
#include "parser.h"
#include "search.h"

PG_FUNCTION_INFO_V1(zh_headline);

static ZhcStr
option_string(DefElem *def)
{
	const char *s = defGetString(def);

	return (ZhcStr){s, strlen(s)};
}

static uint32
option_count(DefElem *def, int least)
{
	int value = pg_strtoint32(defGetString(def));

	if (value < least)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be at least %d", def->defname, least)));
	return (uint32) value;
}

/* ts_headline()'s options and HtmlEscape. */
static void
parse_options(text *options, ZhcHeadlineOptions *o)
{
	ListCell *l;
	List *list = deserialize_deflist(PointerGetDatum(options));

	*o = zhc_headline_defaults;
	foreach (l, list)
	{
		DefElem *def = (DefElem *) lfirst(l);
		const char *name = def->defname;

		if (pg_strcasecmp(name, "StartSel") == 0)
			o->start_sel = option_string(def);
		else if (pg_strcasecmp(name, "StopSel") == 0)
			o->stop_sel = option_string(def);
		else if (pg_strcasecmp(name, "FragmentDelimiter") == 0)
			o->delimiter = option_string(def);
		else if (pg_strcasecmp(name, "MaxWords") == 0)
			o->max_words = option_count(def, 1);
		else if (pg_strcasecmp(name, "MinWords") == 0)
			o->min_words = option_count(def, 1);
		else if (pg_strcasecmp(name, "MaxFragments") == 0)
			o->max_fragments = option_count(def, 0);
		else if (pg_strcasecmp(name, "HighlightAll") == 0)
			o->highlight_all = defGetBoolean(def);
		else if (pg_strcasecmp(name, "HtmlEscape") == 0)
			o->html_escape = defGetBoolean(def);
		else if (pg_strcasecmp(name, "ShortWord") == 0)
			option_count(def, 0); /* of no use here: passages end with clauses */
		else
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("unrecognized headline parameter: \"%s\"", name),
							errhint("Available parameters: StartSel, StopSel, FragmentDelimiter, "
									"MaxWords, MinWords, ShortWord, MaxFragments, HighlightAll, "
									"HtmlEscape.")));
	}
	if (o->min_words >= o->max_words)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("MinWords must be less than MaxWords")));
}

/* zh_headline(body text, query tsquery, options text DEFAULT '') → text */
Datum
zh_headline(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	TSQuery query = PG_GETARG_TSQUERY(1);
	text *options = PG_GETARG_TEXT_P(2);
	ZhcHeadlineOptions o;
	ZhcQuery q;
	ZhcBuf buf;

	zh_require_utf8();
	parse_options(options, &o);
	zh_query_import(query, &q);
	zh_text_begin(&buf);
	zh_check(zhc_headline(&zh_palloc, &q, zh_parse_words, NULL, VARDATA_ANY(body),
						  VARSIZE_ANY_EXHDR(body), &o, &buf));
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_TEXT_P(zh_text_end(&buf));
}
