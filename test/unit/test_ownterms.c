/*
 * test_ownterms.c - lists of own terms: matching, names, units, script exceptions, short memory
 */
#include <stdlib.h>

#include "names.h"
#include "ownconvert.h"
#include "quantity.h"
#include "unit.h"

static ZhcString
str(const char *s)
{
	return (ZhcString){s ? s : "", s ? strlen(s) : 0};
}

static void
add(ZhcOwnTerms *own, ZhcOwnKind kind, const char *term, const char *name, const char *config)
{
	ZhcOwnRow row = {.kind = (uint8_t) kind, .term = str(term), .name = str(name), .base = str("")};

	row.configs = config ? zhc_own_configs(config, strlen(config)) : 0;
	row.unit_kind = ZHC_KIND_COUNTED;
	if (kind == ZHC_OWN_PERSON)
		row.country = "SG";
	if (zhc_own_add(own, &row) != ZHC_OK)
		abort();
}

static ZhcOwnTerms *
small_list(const ZhcAlloc *al)
{
	ZhcOwnTerms *own;

	if (zhc_own_new(al, &own) != ZHC_OK)
		abort();
	add(own, ZHC_OWN_PERSON, "余乐", "余乐平", NULL);
	add(own, ZHC_OWN_PERSON, "余樂平", "余乐平", NULL);
	add(own, ZHC_OWN_PERSON, "甘里", NULL, NULL);
	add(own, ZHC_OWN_ORGANIZATION, "青麦", NULL, NULL);
	add(own, ZHC_OWN_ORGANIZATION, "青麥科技", NULL, NULL);
	add(own, ZHC_OWN_ORGANIZATION, "AB Labs", NULL, NULL);
	add(own, ZHC_OWN_UNIT, "标箱", NULL, NULL);
	add(own, ZHC_OWN_CONVERT, "里奥", "里歐", "s2tw");
	add(own, ZHC_OWN_CONVERT, "里奥", "里奧", "hant");
	add(own, ZHC_OWN_CONVERT, "面", "麵麵麵", "s2hk");
	return own;
}

/* Spans of the names in a text, "start-end " each. */
static const char *
spans(const ZhcOwnTerms *own, const char *s)
{
	static char out[256];
	const ZhcAlloc *al = &zhc_malloc_alloc;
	ZhcClean clean;
	ZhcTokens t;
	size_t at = 0;

	if (zhc_clean(al, s, strlen(s), &clean) != ZHC_OK || zhc_tokens(al, &clean, &t) != ZHC_OK ||
		zhc_own_attach(al, &t.text, own) != ZHC_OK)
		abort();
	out[0] = '\0';
	for (uint32_t i = 0; i < t.text.nown; i++)
		at += (size_t) snprintf(out + at, sizeof out - at, "%u-%u ", t.text.own_spans[i].start,
								t.text.own_spans[i].end);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &clean);
	return out;
}

static const char *
convert(const ZhcOwnTerms *own, const char *config, bool context, const char *s)
{
	static ZhcBuf b;
	const ZhcConfig *cfg = zhc_config(config, strlen(config));
	ZhcStatus st;

	zhc_buf_free(&b);
	zhc_buf_init(&b, &zhc_malloc_alloc);
	st = context ? zhc_convert_context_own(cfg, own, s, strlen(s), &b)
				 : zhc_convert_exact_own(cfg, own, s, strlen(s), &b);
	if (st != ZHC_OK || zhc_buf_append(&b, "", 1) != ZHC_OK)
		abort();
	return b.data;
}

static void
test_matching(const ZhcOwnTerms *own)
{
	CHECK(strcmp(spans(own, "余乐平和余樂在青麦科技和青麦"), "0-3 4-6 7-11 12-14 ") == 0,
		  "the longest term at a place, in either script");
	CHECK(strcmp(spans(own, "AB LABS和ab  labs, CAB Labs, AB Labsx, ＡＢ Labs"),
				 "0-7 8-15 37-44 ") == 0,
		  "letters: any case and width, whole words");
	CHECK(strcmp(spans(own, "余\n\n乐"), "") == 0, "no term goes on in another paragraph");
	CHECK(zhc_own_configs("s2x", 3) == 0 && zhc_own_configs("", 0) == 0xFFFFu, "configurations");
	CHECK((zhc_own_configs("hans", 4) & zhc_own_configs("hant", 4)) == 0 &&
			  (zhc_own_configs("hans", 4) & zhc_own_configs("t2s", 3)) != 0,
		  "hans and hant");
}

static void
test_convert(const ZhcOwnTerms *own)
{
	CHECK(strcmp(convert(own, "s2tw", true, "里奥和余乐平"), "里歐和余樂平") == 0,
		  "s2tw: exception and name, in context");
	CHECK(strcmp(convert(own, "s2hk", true, "里奥说甘里在这里"), "里奧説甘里在這裏") == 0,
		  "s2hk: a person listed in Simplified is a name");
	CHECK(strcmp(convert(own, "s2hk", true, "吃面。"), "吃麵麵麵。") == 0, "a longer result");
	CHECK(strcmp(convert(own, "s2hk", false, "吃面面"), "吃麵麵麵麵麵麵") == 0,
		  "the same, exactly as OpenCC otherwise");
	CHECK(strcmp(convert(own, "t2s", true, "余樂平說"), "余乐平说") == 0, "t2s: a name's form");
}

/* Names with their keys, and quantities. */
static void
test_facts(const ZhcOwnTerms *own)
{
	const ZhcAlloc *al = &zhc_malloc_alloc;
	const char *s = "青麦科技董事长余乐说，今年运输5万标箱。";
	ZhcDateOptions opt = {.has_published = true};
	ZhcClean clean;
	ZhcTokens t;
	ZhcNames names;
	ZhcDates dates;
	ZhcQuantities q;
	ZhcBuf key;
	char unit[ZHC_UNIT_TEXT];

	zhc_buf_init(&key, al);
	if (zhc_clean(al, s, strlen(s), &clean) != ZHC_OK || zhc_tokens(al, &clean, &t) != ZHC_OK ||
		zhc_own_attach(al, &t.text, own) != ZHC_OK || zhc_names(al, &t, &names) != ZHC_OK ||
		zhc_dates(al, &t, &opt, &dates) != ZHC_OK || zhc_quantities(al, &t, &dates, &q) != ZHC_OK)
		abort();
	CHECK(names.n == 2 && names.men[0].kind == ZHC_NAME_ORGANIZATION &&
			  names.men[1].kind == ZHC_NAME_PERSON,
		  "both names");
	CHECK(names.n == 2 && strcmp(names.men[1].country, "SG") == 0 &&
			  names.men[1].affiliation.end == 4,
		  "country of the list, affiliation of the text");
	CHECK(zhc_names_key(&names, &t, 1, &key) == ZHC_OK && key.len == strlen("余乐平") &&
			  memcmp(key.data, "余乐平", key.len) == 0,
		  "key");
	CHECK(q.n == 1, "a quantity");
	zhc_quantity_unit(&q.row[0], unit);
	CHECK(strcmp(unit, "标箱") == 0 && zhc_dec_int(q.row[0].value) == 50000, "its unit");
	zhc_buf_free(&key);
	zhc_quantities_free(al, &q);
	zhc_dates_free(al, &dates);
	zhc_names_free(al, &names);
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &clean);
}

static void
test_domain(void)
{
	char longest[3 * ZHC_OWN_MAX + 4] = "";
	ZhcOwnTerms *own;
	ZhcOwnRow row = {.kind = ZHC_OWN_PERSON, .name = {"", 0}, .base = {"", 0}};

	if (zhc_own_new(&zhc_malloc_alloc, &own) != ZHC_OK)
		abort();
	row.term = str(" \n　");
	CHECK(zhc_own_add(own, &row) == ZHC_INVALID, "an empty term");
	for (int i = 0; i < ZHC_OWN_MAX; i++)
		strcat(longest, "国");
	row.term = str(longest);
	CHECK(zhc_own_add(own, &row) == ZHC_OK, "the longest term");
	strcat(longest, "国");
	row.term = str(longest);
	CHECK(zhc_own_add(own, &row) == ZHC_INVALID, "one character more");
	zhc_own_free(own);
	zhc_own_free(NULL);
}

/* A long list in a long text: every name is found. */
static void
test_long(void)
{
	enum
	{
		N = 100000
	};
	ZhcOwnTerms *own;
	ZhcBuf b;
	ZhcClean clean;
	ZhcTokens t;
	const ZhcAlloc *al = &zhc_malloc_alloc;
	char name[32];
	uint32_t right = 0;

	zhc_buf_init(&b, al);
	if (zhc_own_new(al, &own) != ZHC_OK)
		abort();
	for (int i = 0; i < N; i++)
	{
		snprintf(name, sizeof name, "甲%d乙", i * 7);
		add(own, ZHC_OWN_PERSON, name, NULL, NULL);
		if (zhc_buf_append(&b, name, strlen(name)) != ZHC_OK ||
			zhc_buf_append(&b, "见到了", 9) != ZHC_OK)
			abort();
	}
	if (zhc_clean(al, b.data, b.len, &clean) != ZHC_OK || zhc_tokens(al, &clean, &t) != ZHC_OK ||
		zhc_own_attach(al, &t.text, own) != ZHC_OK)
		abort();
	for (uint32_t i = 0; i < t.text.nown; i++)
		right += t.text.own_spans[i].term == i;
	CHECK(t.text.nown == N && right == N, "100000 terms, each found in its place");
	zhc_tokens_free(al, &t);
	zhc_clean_free(al, &clean);
	zhc_buf_free(&b);
	zhc_own_free(own);
}

int
main(void)
{
	ZhcOwnTerms *own = small_list(&zhc_malloc_alloc);

	test_matching(own);
	test_convert(own);
	test_facts(own);
	zhc_own_free(own);
	test_domain();
	test_long();
	return unit_done();
}
