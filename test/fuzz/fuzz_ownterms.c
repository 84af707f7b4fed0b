/*
 * fuzz_ownterms.c - a list made of the input's first lines, used on the rest: spans and mentions in
 * order, no term lost, conversion without a list unchanged
 *
 * A line up to an empty one is a row: its first character tells the kind (0 to 5), a tab ends the
 * term and begins the name.
 */
#include "fuzz.h"
#include "names.h"
#include "ownconvert.h"
#include "quantity.h"

static ZhcStatus
add_line(ZhcOwnTerms *own, const char *s, size_t n)
{
	const char *tab = memchr(s, '\t', n);
	size_t len = tab ? (size_t) (tab - s) : n;
	ZhcOwnRow row = {.kind = (uint8_t) ((unsigned char) s[0] % ZHC_OWN_KINDS),
					 .unit_kind = ZHC_KIND_MASS,
					 .configs = zhc_own_configs("", 0),
					 .term = {s + 1, len - 1},
					 .name = {tab ? tab + 1 : "", tab ? n - len - 1 : 0},
					 .base = {"kg", 2},
					 .factor = {5, -1, false},
					 .country = "CN"};

	return zhc_own_add(own, &row);
}

/* The rows; where the text begins. */
static ZhcStatus
read_list(ZhcOwnTerms *own, const char *s, size_t n, size_t *at)
{
	ZhcStatus st = ZHC_OK;

	*at = 0;
	while (*at < n && st != ZHC_NOMEM)
	{
		const char *end = memchr(s + *at, '\n', n - *at);
		size_t len = end ? (size_t) (end - s) - *at : n - *at;

		if (len == 0)
			break;
		if (memchr(s + *at, '\t', len) != s + *at)
			st = add_line(own, s + *at, len);
		*at += len + (end != NULL);
	}
	return st == ZHC_NOMEM ? st : ZHC_OK;
}

static void
check_facts(const ZhcAlloc *al, const ZhcOwnTerms *own, const char *s, size_t n)
{
	ZhcDateOptions opt = {.has_published = true};
	ZhcClean c;
	ZhcTokens t;
	ZhcNames names;
	ZhcDates dates;
	ZhcQuantities q;
	uint32_t found = 0;

	if (zhc_clean(al, s, n, &c) != ZHC_OK || zhc_tokens(al, &c, &t) != ZHC_OK ||
		zhc_own_attach(al, &t.text, own) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < t.text.nown; i++)
	{
		const ZhcOwnSpan *span = &t.text.own_spans[i];

		FUZZ_CHECK(span->start < span->end && span->end <= c.n);
		FUZZ_CHECK(i == 0 || span[-1].end <= span->start);
		FUZZ_CHECK(zhc_own_seek(&t.text, span->start) == span);
		FUZZ_CHECK(zhc_own_covers(&t.text, span->end - 1));
		for (uint32_t p = span->start; p < span->end; p++)
			FUZZ_CHECK(c.cp[p] != '\n');
	}
	if (zhc_names(al, &t, &names) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < names.n; i++)
	{
		const ZhcMention *m = &names.men[i];

		FUZZ_CHECK(m->entity <= i && names.men[m->entity].kind == m->kind);
		FUZZ_CHECK(names.men[m->entity].entity == m->entity);
		FUZZ_CHECK(i == 0 || names.men[i - 1].start <= m->start);
		found += m->own != 0;
	}
	FUZZ_CHECK(found == t.text.nown);
	if (zhc_dates(al, &t, &opt, &dates) != ZHC_OK)
		return;
	zhc_own_hide_dates(&t.text, &dates);
	if (zhc_quantities(al, &t, &dates, &q) == ZHC_OK)
		for (uint32_t i = 0; i < q.n; i++)
		{
			char unit[ZHC_UNIT_TEXT];

			zhc_quantity_unit(&q.row[i], unit);
			FUZZ_CHECK(q.row[i].start < q.row[i].end && q.row[i].end <= c.n);
		}
}

static size_t last_end;

static ZhcStatus
check_change(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	(void) ctx;
	(void) to;
	(void) tolen;
	FUZZ_CHECK(len > 0 && pos >= last_end);
	last_end = pos + len;
	return ZHC_OK;
}

static void
check_convert(const ZhcAlloc *al, const ZhcOwnTerms *own, const char *s, size_t n)
{
	static const char *const configs[] = {"s2twp", "t2s", "s2hk", "t2jp"};

	for (size_t k = 0; k < sizeof(configs) / sizeof(configs[0]); k++)
	{
		const ZhcConfig *cfg = zhc_config(configs[k], strlen(configs[k]));
		ZhcBuf out;

		zhc_buf_init(&out, al);
		if (zhc_convert_context_own(cfg, own, s, n, &out) != ZHC_OK ||
			zhc_convert_exact_own(cfg, own, s, n, &out) != ZHC_OK)
			return;
		last_end = 0;
		if (zhc_convert_context_changes_own(al, cfg, own, s, n, check_change, NULL) != ZHC_OK)
			return;
		last_end = 0;
		if (zhc_convert_exact_changes_own(al, cfg, own, s, n, check_change, NULL) != ZHC_OK)
			return;
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcOwnTerms *own;
	size_t at;

	if (zhc_own_new(al, &own) != ZHC_OK)
		return;
	if (read_list(own, s, n, &at) == ZHC_OK)
	{
		check_facts(al, own, s + at, n - at);
		check_convert(al, own, s + at, n - at);
	}
}
