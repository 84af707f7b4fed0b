/*
 * headwords.c - what the words of a heading say
 *
 * The longest word of the dictionaries is taken at each place, names among them.  That is wrong now
 * and then, and good enough to tell a headline's first half, which holds no verb (塞内加尔总统),
 * from a headline.
 */
#include "headwords.h"

#include "chars.h"
#include "chunks.h"
#include "lexicon.h"
#include "namewords.h"

#define FREQUENT 85 /* cost of verbs of one character that are taken for such */

#define VERBS                                                                                      \
	(ZHC_LEX_BIT(EVENT) | ZHC_LEX_BIT(CHANGE) | ZHC_LEX_BIT(SAYING) | ZHC_LEX_BIT(GRAMMAR))

/* Words that say when. */
#define TIMES                                                                                      \
	(ZHC_LEX_BIT(YEAR) | ZHC_LEX_BIT(MONTH) | ZHC_LEX_BIT(WEEK) | ZHC_LEX_BIT(DAY) |               \
	 ZHC_LEX_BIT(DAY_PART) | ZHC_LEX_BIT(TODAY))

/* What a word is to a heading. */
typedef enum Part
{
	PART_OTHER,
	PART_VERB,	 /* what happens */
	PART_SAYING, /* a verb or preposition that needs something behind it */
	PART_BEFORE, /* stands before a verb */
	PART_NOUN	 /* a verb used as a noun, as a rule: 合作 */
} Part;

/* The longest word of the dictionary of names at cp[i]: its length and entry. */
static uint32_t
name_at(const uint32_t *cp, uint32_t i, uint32_t n, uint32_t *word)
{
	uint64_t node = 0;
	uint32_t len = 0;

	*word = 0;
	for (uint32_t k = i; k < n && zhc_class(cp[k]) == ZHC_C_HAN; k++)
	{
		uint32_t code = zhc_trie_code(zhc_name_trie, zhc_char(cp[k]) & ZHC_FOLD_MASK);

		node = code == 0 ? 0
			   : k == i	 ? zhc_trie_first(zhc_name_trie, code)
						 : zhc_trie_next(zhc_name_trie, node, code);
		if (node == 0)
			break;
		if (ZHC_NODE_ENTRY(node) != 0)
		{
			*word = ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node));
			len = k + 1 - i;
		}
	}
	return len;
}

/* What the word of the lists of grammar and events is, of len characters. */
static Part
listed_part(const ZhcLexEntry *e, uint32_t len)
{
	if (e->cat == ZHC_LEX_SAYING)
		return len > 1 ? PART_SAYING : PART_OTHER;
	if (e->cat != ZHC_LEX_GRAMMAR)
		return PART_VERB;
	switch (e->a)
	{
		case ZHC_G_PREP:
			return len > 1 ? PART_SAYING : PART_OTHER; /* 议会通过 / … */
		case ZHC_G_ADVERB:
		case ZHC_G_WISH:
		case ZHC_G_FUTURE:
		case ZHC_G_NOT:
		case ZHC_G_PASSIVE:
			return PART_BEFORE;
		case ZHC_G_VERB:
			return PART_VERB;
		case ZHC_G_ASPECT:
			return len > 1 ? PART_VERB : PART_OTHER;
		default:
			return PART_OTHER;
	}
}

/* The part that the word at i plays, and how many characters it has; *placed: it is a place. */
static Part
part_at(const uint32_t *cp, const uint16_t *code, uint32_t i, uint32_t n, uint32_t *len,
		bool *placed)
{
	uint32_t word;
	uint32_t known = 0;
	uint32_t named = name_at(cp, i, n, &word);
	const ZhcLexEntry *e = zhc_lex_find(code, i, n, VERBS, &known);
	char cls = named > 0 ? zhc_name_cls(word) : 0;

	*len = known > named ? known : named > 0 ? named : 1;
	if (e && known >= named)
		return listed_part(e, known);
	if (named > 0 && zhc_name_flags(word) & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE) | ZHC_NW(ORG)))
		*placed = named > 1;
	if (named == 0 || zhc_name_flags(word) & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE) | ZHC_NW(ORG)))
		return PART_OTHER;
	if (zhc_name_flags(word) & ZHC_NW(PERSON_BEFORE))
		return PART_VERB;
	if (cls == 'w')
		return PART_NOUN;
	return cls == 'v' && (named > 1 || zhc_name_cost(word) <= FREQUENT) ? PART_VERB : PART_OTHER;
}

/* Whether the character at i is a word by itself, and tells nothing. */
static bool
is_single(const uint32_t *cp, const uint16_t *code, uint32_t i, uint32_t n)
{
	uint32_t len;
	bool placed;

	return part_at(cp, code, i, n, &len, &placed) == PART_OTHER && len == 1 &&
		   zhc_class(cp[i]) == ZHC_C_HAN;
}

/*
 * Whether the heading begins with what needs a subject before it, or has none, though no verb
 * stands first: a preposition (向市民), a time (下月起, 7月1日), 是, 别, 每公斤.
 */
static bool
begins_predicate(const uint32_t *cp, const uint16_t *code, uint32_t n)
{
	uint32_t known = 0;
	uint32_t word;
	uint32_t k = 0;
	const ZhcLexEntry *e;

	while (k < n && k < 4 && cp[k] >= '0' && cp[k] <= '9')
		k++;
	if (k > 0)
		return k + 1 < n && (cp[k] == 0x5E74 || cp[k] == 0x6708 || cp[k] == 0x65E5); /* 年 月 日 */
	e = zhc_lex_find(code, 0, n, VERBS | TIMES, &known);
	if (name_at(cp, 0, n, &word) > (known > 0 ? known : 1) && (known == 0 || zhc_name_cls(word)))
		return false; /* 再获 is a name, too */
	if (cp[0] == 0x522B || cp[0] == 0x5225 || cp[0] == 0x83AB || cp[0] == 0x6BCF) /* 别 莫 每 */
		return true;
	if (e && ((uint64_t) 1 << e->cat) & TIMES)
		return true;
	return e && e->cat == ZHC_LEX_GRAMMAR &&
		   (e->a == ZHC_G_PREP || e->a == ZHC_G_TIME || e->a == ZHC_G_BE || e->a == ZHC_G_PASSIVE ||
			e->a == ZHC_G_ADVERB);
}

/* Whether the character ends a phrase that says where or when. */
static bool
locates(uint32_t cp)
{
	switch (cp)
	{
		case 0x4E0A: /* 上 */
		case 0x4E0B: /* 下 */
		case 0x4E2D: /* 中 */
		case 0x91CC: /* 里 */
		case 0x88CF: /* 裏 */
		case 0x88E1: /* 裡 */
		case 0x524D: /* 前 */
		case 0x540E: /* 后 */
		case 0x5F8C: /* 後 */
		case 0x65C1: /* 旁 */
		case 0x8FB9: /* 边 */
		case 0x908A: /* 邊 */
			return true;
		default:
			return false;
	}
}

/* Whether the two characters say which of several: 首批, 最大. */
static bool
counts_out(const uint32_t *cp)
{
	return (cp[0] == 0x9996 || cp[0] == 0x6700) && cp[1] != 0x957F && cp[1] != 0x9577 &&
		   cp[1] != 0x9AD8; /* 首 最, not 首长 最高 */
}

/* Whether the character is no part of a plain name of something. */
static bool
marks(uint32_t cp)
{
	return cp == ' ' || cp == 0x7684 || (zhc_class(cp) != ZHC_C_HAN && cp >= 0x2010);
}

static bool
is_number(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

ZhcHeadWords
zhc_head_words(const uint32_t *cp, uint32_t n)
{
	ZhcHeadWords h = {0};
	uint16_t code[ZHC_HEAD_CHARS];
	Part last = PART_OTHER;
	uint32_t len = 1;
	bool needs_object = false; /* a verb of one character behind 将 or the like is the last */

	if (n > ZHC_HEAD_CHARS)
		n = ZHC_HEAD_CHARS;
	for (uint32_t i = 0; i < n; i++)
	{
		code[i] = zhc_lex_code(zhc_char(cp[i]) & ZHC_FOLD_MASK);
		h.marked = h.marked || marks(cp[i]);
		h.blank = h.blank || cp[i] == ' ' || cp[i] == 0x3000;
		h.counted = h.counted || (cp[i] >= '0' && cp[i] <= '9');
	}
	for (uint32_t i = 0, before = 0; i < n; before = len, i += len)
	{
		Part part = part_at(cp, code, i, n, &len, &h.placed);

		if (part == PART_VERB && before == 1 && len == 1 && i + 1 < n && last == PART_OTHER &&
			zhc_class(cp[i - 1]) == ZHC_C_HAN && is_single(cp, code, i + 1, n))
			part = PART_OTHER; /* a name that no list has: 東環段 */
		needs_object = part == PART_VERB && len == 1 && last == PART_BEFORE && i + 1 == n;
		h.tells =
			h.tells || part == PART_VERB || part == PART_SAYING || (part == PART_BEFORE && i > 0);
		if (i == 0)
			h.begins = (part != PART_OTHER && (len > 1 || part == PART_BEFORE)) ||
					   (part == PART_VERB && n > 1 && is_number(cp[1])); /* 致8人死亡 */
		else if (i == 1 && len == 1)									 /* 闯出 */
			h.begins = h.begins || (part == PART_VERB && last == PART_VERB);
		last = part;
	}
	h.dated = n > 0 && is_number(cp[0]);
	if (n >= 2)
	{
		h.begins = h.begins || begins_predicate(cp, code, n);
		h.opens =
			last == PART_SAYING || last == PART_BEFORE || counts_out(cp + n - 2) || needs_object;
		h.located = !h.tells && locates(cp[n - 1]);
	}
	return h;
}
