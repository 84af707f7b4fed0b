/*
 * date_cursor.c - what all parts of the date parser ask of the text at the cursor
 */
#include "date_cursor.h"

#include "utf8.h"

/* The categories of all words that begin at p. */
static uint64_t
words_at(const Cursor *c, uint32_t p)
{
	uint32_t slot = p % ZHC_MEMO;

	if (c->memo->word_at[slot] != p + 1)
	{
		c->memo->word_at[slot] = p + 1;
		c->memo->words[slot] = zhc_lex_categories(c->x->code, p, c->end);
	}
	return c->memo->words[slot];
}

/* 晚 + 会商, 晚 + 会见: no 晚会, an evening party. */
static bool
is_evening_talk(const Cursor *c, uint32_t p)
{
	uint32_t after = p + 2 < c->end ? zhc_ch(c->x, p + 2) : 0;

	return zhc_ch(c->x, p) == 0x665A && after && zhc_ch(c->x, p + 1) == 0x4F1A &&
		   (after == 0x5546 || after == 0x89C1 || after == 0x6664 || after == 0x8C08);
}

const ZhcLexEntry *
zhc_when_read_word(const Cursor *c, uint32_t p, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *e;
	uint32_t flen;

	if (!(words_at(c, p) & mask))
		return NULL;
	e = zhc_lex_find(c->x->code, p, c->end, mask, len);
	if (e && zhc_lex_find(c->x->code, p, c->end, ZHC_LEX_BIT(FIXED), &flen) && flen > *len &&
		!is_evening_talk(c, p))
		return NULL;
	return e;
}

bool
zhc_when_fixed(const Cursor *c, uint32_t p)
{
	uint32_t len;

	return p < c->end && zhc_lex_begins(c->x->code[p], ZHC_LEX_BIT(FIXED)) &&
		   (words_at(c, p) & ZHC_LEX_BIT(FIXED)) &&
		   zhc_lex_find(c->x->code, p, c->end, ZHC_LEX_BIT(FIXED), &len) != NULL && len > 1;
}

/* A whole number at p, exact and without multipliers of 百 and more, or -1. */
int32_t
zhc_when_number(const Cursor *c, uint32_t p, ZhcNumber *n)
{
	uint32_t slot = p % ZHC_MEMO;
	ZhcNumber *m = &c->memo->number[slot];

	if (p >= c->end || !(zhc_is_digit(c->x, p) || zhc_starts_number(c->x, p)))
	{
		n->start = n->end = p;
		return -1;
	}
	if (c->memo->number_at[slot] != p + 1)
	{
		int32_t v = -1;

		if (zhc_number(c->x, p, c->end, m) && !m->approx && !m->has_max && !m->decimal &&
			!m->indefinite)
			v = zhc_dec_int(m->value);
		c->memo->number_at[slot] = p + 1;
		c->memo->value[slot] = v > 9999 ? -1 : v;
	}
	*n = *m;
	return c->memo->value[slot];
}

bool
zhc_when_approximate(const Cursor *c, uint32_t p)
{
	uint32_t len;
	const ZhcLexEntry *e = zhc_lex_find_back(
		c->x->code, 0, p, ZHC_LEX_BIT(APPROX_BEFORE) | ZHC_LEX_BIT(FIXED) | ZHC_LEX_BIT(INDEFINITE),
		&len);

	return e && e->cat != ZHC_LEX_FIXED && e->b == 0;
}

/* 历时, 拘留, 一连: what follows is a duration. */
bool
zhc_when_duration(const Cursor *c, uint32_t p)
{
	uint32_t len;

	/* 连升5日 */
	if (p > 1 && zhc_ch(c->x, p - 2) == 0x8FDE &&
		zhc_lex_find(c->x->code, p - 1, p, ZHC_LEX_BIT(CHANGE), &len))
		return true;
	return zhc_lex_find_back(c->x->code, 0, p, ZHC_LEX_BIT(DURATION_BEFORE), &len) != NULL;
}

/* With these before them, 年底 and 上午 are no dates by themselves, or belong to one. */
bool
zhc_when_belongs(const Cursor *c, uint32_t p, const char *others)
{
	uint32_t before = p > 0 ? zhc_ch(c->x, p - 1) : 0;
	ZhcNumber n;

	if (before == 0)
		return false;
	if (zhc_is_digit(c->x, p - 1) || zhc_when_number(c, p - 1, &n) >= 0)
		return true;
	for (const char *end = others + strlen(others); others < end;)
	{
		uint32_t cp;

		others += zhc_decode(others, end, &cp);
		if (cp == before)
			return true;
	}
	return false;
}
