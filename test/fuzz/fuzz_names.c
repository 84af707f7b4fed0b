/*
 * fuzz_names.c - mentions stand in order inside the clean text, and so do their titles
 */
#include "fuzz.h"
#include "names.h"

static void
check_range(const ZhcClean *c, ZhcRange r)
{
	FUZZ_CHECK(r.start <= r.end && r.end <= c->n);
}

static void
check_names(const ZhcAlloc *al, const ZhcClean *c, const ZhcTokens *t, const ZhcNames *names)
{
	ZhcBuf key;

	for (uint32_t i = 0; i < names->n; i++)
	{
		const ZhcMention *m = &names->men[i];

		FUZZ_CHECK(m->start < m->end && m->end <= c->n && m->kind < ZHC_NAME_KINDS);
		FUZZ_CHECK(i == 0 || names->men[i - 1].start <= m->start);
		FUZZ_CHECK(m->entity <= i && names->men[m->entity].kind == m->kind);
		FUZZ_CHECK(names->men[m->entity].entity == m->entity);
		FUZZ_CHECK(m->country[0] == '\0' || (m->country[1] && !m->country[2]));
		for (uint32_t p = m->start; p < m->end; p++)
			FUZZ_CHECK(c->cp[p] != '\n');
		check_range(c, m->title);
		check_range(c, m->role);
		check_range(c, m->affiliation);
		zhc_buf_init(&key, al);
		if (zhc_names_key(names, t, i, &key) == ZHC_OK)
			FUZZ_CHECK(key.len > 0);
		zhc_buf_free(&key);
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcClean c;
	ZhcTokens t;
	ZhcNames names;

	if (zhc_clean(al, s, n, &c) != ZHC_OK)
		return;
	if (zhc_tokens(al, &c, &t) == ZHC_OK)
	{
		if (zhc_names(al, &t, &names) == ZHC_OK)
		{
			check_names(al, &c, &t, &names);
			zhc_names_free(al, &names);
		}
		zhc_tokens_free(al, &t);
	}
	zhc_clean_free(al, &c);
}
