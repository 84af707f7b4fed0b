/*
 * headwords.c - what the words of a heading say
 *
 * The longest word of the dictionaries is taken at each place, names among them.  That is wrong now
 * and then, and good enough to tell a headline's first half, which holds no verb (塞内加尔总统),
 * from a headline.
 */
#include "headwords.h"

#include <stddef.h>

#include "chars.h"
#include "chunks.h"
#include "lexicon.h"
#include "linewords.h"
#include "namewords.h"
#include "utf8.h"

#define REPORTER  10 /* of a paper and what its people are called */
#define MOST_TIME 5	 /* characters of a heading that says no more than when */
#define FREQUENT  85 /* cost of verbs of one character that are taken for such */

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

/* Whether the character behind 每 makes it somebody: 每人, 每户 */
static bool
counts_heads(uint32_t cp)
{
	switch (cp)
	{
		case 0x4EBA: /* 人 */
		case 0x6237: /* 户 */
		case 0x6236: /* 戶 */
		case 0x540D: /* 名 */
		case 0x4F4D: /* 位 */
		case 0x5BB6: /* 家 */
		case 0x751F: /* 生 */
		case 0x6751: /* 村 */
		case 0x6821: /* 校 */
			return true;
		default:
			return false;
	}
}

/* Whether the second character says where what the first tells leads, and no word is made of both:
 * 缝出, 写进 */
static bool
is_directed(const uint32_t *cp, uint32_t n)
{
	uint32_t word;

	switch (cp[1])
	{
		case 0x51FA: /* 出 */
		case 0x8FDB: /* 进 */
		case 0x9032: /* 進 */
		case 0x6210: /* 成 */
		case 0x5230: /* 到 */
			return zhc_class(cp[0]) == ZHC_C_HAN && name_at(cp, 0, n, &word) < 2;
		default:
			return false;
	}
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
	if ((cp[0] == 0x6BCF && !counts_heads(cp[1])) ||
		(n > 2 && (cp[1] == 0x4E86 || cp[1] == 0x7740))) /* 每, and X了 X着 */
		return true;
	if (n > 4 && is_directed(cp, n))
		return true;
	if (n > 4 && cp[2] == cp[0] && (cp[0] == 0x8FB9 || cp[0] == 0x908A)) /* 边走边捡 */
		return true;
	e = zhc_lex_find(code, 0, n, VERBS | TIMES, &known);
	if (name_at(cp, 0, n, &word) > (known > 0 ? known : 1) && (known == 0 || zhc_name_cls(word)))
		return false;										   /* 再获 is a name, too */
	if (cp[0] == 0x522B || cp[0] == 0x5225 || cp[0] == 0x83AB) /* 别 莫 */
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

/* Whether the character, behind a verb, makes it the name of something: 接驳线, 发布会 */
static bool
names_thing(uint32_t cp)
{
	static const uint32_t things[] = {
		0x7EBF /* 线 */, 0x7DDA /* 線 */, 0x8DEF /* 路 */, 0x6865 /* 桥 */, 0x6A4B /* 橋 */,
		0x7AD9 /* 站 */, 0x533A /* 区 */, 0x5340 /* 區 */, 0x9662 /* 院 */, 0x6240 /* 所 */,
		0x4F1A /* 会 */, 0x6703 /* 會 */, 0x5385 /* 厅 */, 0x5EF3 /* 廳 */, 0x5C40 /* 局 */,
		0x9986 /* 馆 */, 0x9928 /* 館 */, 0x5382 /* 厂 */, 0x5EE0 /* 廠 */, 0x6BB5 /* 段 */,
		0x7387 /* 率 */, 0x8D39 /* 费 */, 0x8CBB /* 費 */, 0x6848 /* 案 */, 0x91CF /* 量 */};

	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		if (things[i] == cp)
			return true;
	return false;
}

/* Whether the character ends what says that something lasts, be it before a verb or alone: 持续,
 * 继续 */
static bool
goes_on(uint32_t cp)
{
	return cp == 0x7EED || cp == 0x7E8C; /* 续 續 */
}

/* Whether the two characters say which of several: 首批, 最大. */
static bool
counts_out(const uint32_t *cp)
{
	return (cp[0] == 0x9996 || cp[0] == 0x6700) && cp[1] != 0x957F && cp[1] != 0x9577 &&
		   cp[1] != 0x9AD8; /* 首 最, not 首长 最高 */
}

/* Whether the blank at i parts a heading: it is none beside a number, 涨 300 元. */
static bool
parts(const uint32_t *cp, uint32_t i, uint32_t n)
{
	return cp[i] == 0x3000 || (cp[i] == ' ' && (i == 0 || zhc_class(cp[i - 1]) != ZHC_C_DIGIT) &&
							   (i + 1 >= n || zhc_class(cp[i + 1]) != ZHC_C_DIGIT));
}

/* Whether the character at i is no part of a plain name of something. */
static bool
marks(const uint32_t *cp, uint32_t i, uint32_t n)
{
	return cp[i] == ' ' ? parts(cp, i, n)
						: cp[i] == 0x7684 || (zhc_class(cp[i]) != ZHC_C_HAN && cp[i] >= 0x2010);
}

static bool
is_number(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* Whether the heading begins with a word that says when. */
static bool
says_when(const uint16_t *code, uint32_t n)
{
	uint32_t known = 0;
	const ZhcLexEntry *e = zhc_lex_find(code, 0, n, TIMES, &known);

	return e && known > 0;
}

/* Whether the heading begins with by how much or how many: 超31亿人次, 尚差12万. */
static bool
amounts(const uint32_t *cp, uint32_t n)
{
	static const uint32_t words[] = {
		0x8D85 /* 超 */, 0x903E /* 逾 */, 0x8FBE /* 达 */, 0x9054 /* 達 */, 0x8FD1 /* 近 */,
		0x7EA6 /* 约 */, 0x7D04 /* 約 */, 0x4EC5 /* 仅 */, 0x50C5 /* 僅 */, 0x589E /* 增 */,
		0x51CF /* 减 */, 0x6E1B /* 減 */, 0x5347 /* 升 */, 0x964D /* 降 */, 0x6DA8 /* 涨 */,
		0x6F32 /* 漲 */, 0x8DCC /* 跌 */, 0x7834 /* 破 */, 0x5DEE /* 差 */, 0x7F3A /* 缺 */};
	uint32_t k = n > 3 && (cp[0] == 0x5C1A || cp[0] == 0x4ECD || cp[0] == 0x8FD8 ||
						   cp[0] == 0x9084); /* 尚 仍 还 還 */

	for (size_t i = 0; k + 1 < n && i < sizeof words / sizeof *words; i++)
		if (cp[k] == words[i])
			return is_number(cp[k + 1]);
	return false;
}

/* The word of the classes that the last two characters are, or NULL. */
static const ZhcLineWord *
last_word(const uint32_t *cp, uint32_t n, unsigned classes)
{
	char last[2 * ZHC_UTF8_MAX];
	size_t bytes = (size_t) zhc_encode(cp[n - 2], last);
	const ZhcLineWord *w;

	bytes += (size_t) zhc_encode(cp[n - 1], last + bytes);
	w = zhc_line_word(last, bytes, classes);
	return w && w->len == bytes ? w : NULL;
}

/* Whether 召开 stands in the heading. */
static bool
tells_of_meeting(const uint32_t *cp, uint32_t n)
{
	for (uint32_t k = 0; k + 1 < n; k++)
		if (cp[k] == 0x53EC && (cp[k + 1] == 0x5F00 || cp[k + 1] == 0x958B))
			return true;
	return false;
}

/* Whether what was issued or heard stands at the end, behind a verb: 两部门印发通知. */
static bool
issues(const uint32_t *cp, const uint16_t *code, uint32_t n)
{
	Part last = PART_OTHER;
	uint32_t len = 1;
	bool placed;

	if (n < 6 || !last_word(cp, n, ZHC_WORD_PAPER))
		return false;
	for (uint32_t i = 0; i < n - 2; i += len)
		last = part_at(cp, code, i, n - 2, &len, &placed);
	return last == PART_VERB && len > 1;
}

/* Whether the heading begins with which of several or ends with what people come together for:
 * 第九届…, …博览会. */
static bool
names_occasion(const uint32_t *cp, uint32_t n)
{
	static const uint32_t ends[] = {0x4F1A /* 会 */, 0x6703 /* 會 */, 0x8D5B /* 赛 */,
									0x8CFD /* 賽 */, 0x8282 /* 节 */, 0x7BC0 /* 節 */,
									0x5C55 /* 展 */, 0x676F /* 杯 */, 0x76C3 /* 盃 */};

	if (cp[0] == 0x7B2C) /* 第 */
		for (uint32_t k = 2; k < n && k < 6; k++)
			if (cp[k] == 0x5C4A || cp[k] == 0x5C46) /* 届 屆 */
				return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (cp[n - 1] == ends[i])
			return true;
	return false;
}

/* Whether the heading begins with who of the paper was there: 本报记者探访…, 記者直擊… */
static bool
is_reported(const uint32_t *cp, uint32_t n)
{
	char text[REPORTER * ZHC_UTF8_MAX];
	const char *end = text;
	const ZhcLineWord *w;

	for (uint32_t k = 0; k < n && k < REPORTER; k++)
		end += zhc_encode(cp[k], text + (end - text));
	w = zhc_line_word(text, (size_t) (end - text), ZHC_WORD_AGENCY | ZHC_WORD_ROLE);
	return w &&
		   (w->classes & ZHC_WORD_ROLE ||
			zhc_line_word(text + w->len, (size_t) (end - text) - w->len, ZHC_WORD_ROLE) != NULL);
}

/* What the heading says of its neighbours: those are told apart by it. */
static void
relate(ZhcHeadWords *h, const uint32_t *cp, const uint16_t *code, uint32_t n)
{
	h->reported = is_reported(cp, n);
	h->stresses = n >= 4 && last_word(cp, n, ZHC_WORD_STRESS);
	h->convened = tells_of_meeting(cp, n);
	h->issues = issues(cp, code, n);
	h->occasion = !h->tells && !h->counted && names_occasion(cp, n);
}

ZhcHeadWords
zhc_head_words(const uint32_t *cp, uint32_t n)
{
	ZhcHeadWords h = {0};
	uint16_t code[ZHC_HEAD_CHARS];
	Part last = PART_OTHER;
	uint32_t len = 1;
	bool told = false;								  /* before the last word */
	uint32_t year = n > 5 && cp[4] == 0x5E74 ? 4 : 0; /* 2025年 */
	bool needs_object = false; /* a verb of one character behind 将 or the like is the last */

	if (n > ZHC_HEAD_CHARS)
		n = ZHC_HEAD_CHARS;
	for (uint32_t i = 0; i < n; i++)
	{
		code[i] = zhc_lex_code(zhc_char(cp[i]) & ZHC_FOLD_MASK);
		h.marked = h.marked || marks(cp, i, n);
		h.blank = h.blank || parts(cp, i, n);
		h.quoted =
			h.quoted || (cp[i] >= 0x2010 && cp[i] != 0x3000 && zhc_class(cp[i]) != ZHC_C_HAN);
		h.counted = h.counted || (i >= year && cp[i] >= '0' && cp[i] <= '9');
	}
	for (uint32_t i = 0, before = 0; i < n; before = len, i += len)
	{
		Part part = part_at(cp, code, i, n, &len, &h.placed);

		if (part == PART_VERB && before == 1 && len == 1 && i + 1 < n && last == PART_OTHER &&
			zhc_class(cp[i - 1]) == ZHC_C_HAN && is_single(cp, code, i + 1, n))
			part = PART_OTHER; /* a name that no list has: 東環段 */
		needs_object = part == PART_VERB && len == 1 && last == PART_BEFORE && i + 1 == n;
		if (part == PART_OTHER && len == 1 && i + 1 == n && last == PART_VERB && before > 1 &&
			names_thing(cp[i]))
			h.tells = told; /* 接駁線 is a name */
		told = h.tells;
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
		h.opens = last == PART_SAYING || (last == PART_BEFORE && !goes_on(cp[n - 1])) ||
				  counts_out(cp + n - 2) || needs_object;
		h.opens = h.opens || (n <= MOST_TIME && !h.tells && says_when(code, n)); /* 明起三天 */
		h.acts = last == PART_VERB && len > 1;
		h.within = locates(cp[n - 1]);
		h.located = !h.tells && h.within;
		h.amounts = amounts(cp, n);
		h.begins = h.begins || h.amounts;
		relate(&h, cp, code, n);
	}
	return h;
}
