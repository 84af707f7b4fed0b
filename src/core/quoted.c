/*
 * quoted.c - what a quoted string is: a sentence, a clause, words in a row
 */
#include "quoted.h"

ZhcRange
zhc_quoted_text(const ZhcChunk *k)
{
	return (ZhcRange){k->start + 1, k->cut ? k->end : k->end - 1};
}

uint32_t
zhc_quoted_size(const ZhcChunk *k)
{
	return zhc_quoted_text(k).end - zhc_quoted_text(k).start;
}

/* Whether the quoted string is a whole sentence by its own last mark. */
bool
zhc_quoted_sentence(const ZhcChunks *c, const ZhcChunk *k)
{
	ZhcRange r = zhc_quoted_text(k);

	return r.end > r.start && zhc_cls(&c->tokens->text, r.end - 1) == ZHC_C_STOP;
}

/* Whether it holds a comma: more than one clause. */
bool
zhc_quoted_clauses(const ZhcChunks *c, const ZhcChunk *k)
{
	ZhcRange r = zhc_quoted_text(k);

	for (uint32_t i = r.start; i < r.end; i++)
		if (zhc_chunk_ch(c, i) == ',' || zhc_chunk_ch(c, i) == ';' ||
			zhc_cls(&c->tokens->text, i) == ZHC_C_STOP)
			return true;
	return false;
}

/* 敢贷、愿贷、能贷: words in a row. */
static bool
is_list(const ZhcChunks *c, ZhcRange r)
{
	int marks = 0;

	for (uint32_t i = r.start; i < r.end; i++)
	{
		marks += zhc_chunk_ch(c, i) == 0x3001;
		if (zhc_chunk_ch(c, i) == ',' || zhc_cls(&c->tokens->text, i) == ZHC_C_STOP)
			return false;
	}
	return marks > 1 && r.end - r.start < 16;
}

/* Whether it reads like a clause: several of them, or one with a verb, an adverb, a pronoun. */
bool
zhc_quoted_clause(const ZhcChunks *c, const ZhcChunk *k)
{
	const ZhcText *t = &c->tokens->text;
	ZhcRange r = zhc_quoted_text(k);
	uint64_t want = ZHC_LEX_BIT(GRAMMAR) | ZHC_LEX_BIT(EVENT) | ZHC_LEX_BIT(SAYING);

	if (is_list(c, r))
		return false;
	if (r.end - r.start < CLAUSE_QUOTE)
		return zhc_quoted_clauses(c, k) && r.end > r.start + 3;
	if (zhc_quoted_clauses(c, k))
		return true;
	for (uint32_t i = r.start, len; i < r.end; i += len)
	{
		const ZhcLexEntry *e =
			zhc_lex_find(t->code, i, r.end, want | ZHC_LEX_BIT(COVER) | ZHC_LEX_BIT(FIXED), &len);
		const ZhcLexEntry *g = e ? zhc_lex_pick(e, ZHC_LEX_BIT(GRAMMAR)) : NULL;

		if (!e)
			len = 1;
		else if (i + len == r.end && r.end - r.start < CLAUSE_QUOTE + 3 && i > r.start && len > 1)
			return false; /* 区段征收计划 */
		else if (g && g->a != ZHC_G_DE && g->a != ZHC_G_WITH && g->a != ZHC_G_THIS &&
				 g->a != ZHC_G_POST && g->a != ZHC_G_ETC)
			return true;
	}
	return false;
}

/* 心还没到, 风险极低: a verb or an adjective behind something else. */
bool
zhc_quoted_predicate(const ZhcChunks *c, const ZhcChunk *k)
{
	ZhcRange r = zhc_quoted_text(k);

	for (uint32_t i = r.start + 1; i < r.end; i++)
		if (c->names->word[i] == 'v' || c->names->word[i] == 'a')
			return true;
	return false;
}
