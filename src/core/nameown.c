/*
 * nameown.c - names of the user's own list (ownterms.h) as mentions
 *
 * They are segments of their own (namesegs.c), so that no other name is made of them or over them;
 * inside the marks of a work, or of a treaty's name, both are mentions.
 */
#include "namesint.h"

#include "ownterms.h"

ZhcStatus
zhc_name_own(ZhcNamer *nm)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t j = 0; nm->text->nown > 0 && st == ZHC_OK && j < nm->nseg; j++)
	{
		ZhcSeg *s = &nm->seg[j];
		uint32_t work = s->name, term;
		const ZhcOwnTerm *t;
		ZhcMention *m;

		if (s->kind != ZHC_SEG_OWN)
			continue;
		term = zhc_own_seek(nm->text, s->start)->term;
		t = zhc_own_term(nm->text->own, term);
		if (work == ZHC_NO_NAME || nm->men[work].start != s->start || nm->men[work].end != s->end)
		{
			st = zhc_name_add(nm, (ZhcNameKind) t->kind, j, j);
			if (st != ZHC_OK)
				return st;
			m = &nm->men[s->name];
			if (work != ZHC_NO_NAME)
				s->name = work;
		}
		else
			m = &nm->men[work];
		m->kind = t->kind;
		m->own = term + 1;
		memcpy(m->country, t->country, sizeof(m->country));
	}
	return st;
}

bool
zhc_name_own_country(const ZhcNamer *nm, ZhcRange r, char *country)
{
	const ZhcText *text = nm->text;

	if (text->nown == 0)
		return false;
	for (const ZhcOwnSpan *s = zhc_own_seek(text, r.start);
		 s < text->own_spans + text->nown && s->end <= r.end; s++)
	{
		const ZhcOwnTerm *t = zhc_own_term(text->own, s->term);

		if (s->start >= r.start && t->country[0])
		{
			memcpy(country, t->country, sizeof(t->country));
			return true;
		}
	}
	return false;
}

void
zhc_name_own_countries(ZhcNamer *nm)
{
	for (size_t i = 0; nm->text->nown > 0 && i < nm->nmen; i++)
	{
		ZhcMention *m = &nm->men[i];
		const ZhcOwnTerm *t = m->own ? zhc_own_term(nm->text->own, m->own - 1) : NULL;

		if (t && t->country[0])
			memcpy(m->country, t->country, sizeof(m->country));
	}
}
