/*
 * lattice.c - choosing the words of a stretch of Simplified text
 *
 * Costs are tenths of -ln of a frequency, so that all that is added up stays small integers.
 */
#include "lattice.h"

#include "chars.h"

#define NEVER		UINT32_MAX
#define COST_OTHER	190 /* a Han character that is in no word */
#define MAX_FOREIGN 10	/* characters of one transliterated part of a name */

/* Personal names: surname's and given names' costs (mkwords.c), changed by what stands beside. */
#define COST_SHORT_NAME	   30  /* a name of two characters is more often something else */
#define BONUS_TITLE		   25  /* 记者 before it */
#define BONUS_SAYS		   25  /* 说 after it */
#define BONUS_ADDRESS	   60  /* 先生 after it */
#define BONUS_FIRST		   35  /* and a surname alone nothing before it */
#define BONUS_MOU		   20  /* or 某 after it */
#define BONUS_ALONE		   30  /* punctuation on both sides */
#define BONUS_KNOWN		   60  /* a name that the text had before */
#define COST_ODD_GIVEN	   90  /* a character that is rare in names, beside a title only */
#define COST_SURE_SURNAME  115 /* rarer surnames are none behind another */
#define COST_FOREIGN	   60
#define BONUS_FOREIGN_MARK 60 /* an interpunct beside it */

#define YU	 0x4E8Eu /* 于, a surname, but after a title more often "at" */
#define MOU	 0x67D0u /* 某, for a name that is withheld */
#define XING 0x59D3u /* 姓, "of the surname" */

static inline bool
is_interpunct(uint32_t cp)
{
	return (zhc_char(cp) & ZHC_FOLD_MASK) == 0xB7;
}

static inline void
relax(ZhcCell *cell, uint32_t from, uint32_t len, uint32_t cost, uint32_t entry, ZhcCutKind kind,
	  bool alt)
{
	ZhcCell *to = &cell[from + len];

	cost += cell[from].cost;
	if (cost >= to->cost)
		return;
	to->cost = cost;
	to->back = (uint16_t) len;
	to->via = entry;
	to->kind = (uint8_t) kind;
	to->used_alt = alt;
}

/* Look up every character once, and count transliterating ones from the right. */
static void
prepare(ZhcCell *cell, uint32_t n)
{
	const ZhcTrie *t = zhc_word_trie;

	cell[n].foreign = 0;
	for (uint32_t i = n; i-- > 0;)
	{
		ZhcCell *c = &cell[i];
		const ZhcCharInfo *info;

		c->code = zhc_trie_code(t, c->cp);
		c->node = c->code ? zhc_trie_first(t, c->code) : 0;
		c->entry = ZHC_NODE_ENTRY(c->node);
		c->alt_code = c->alt ? zhc_trie_code(t, c->alt) : 0;
		c->cost = NEVER;
		c->title = false;
		c->length = 0;
		info = zhc_char_info(c->entry);
		c->foreign = info && info->foreign ? cell[i + 1].foreign + 1 : 0;
	}
	cell[n].cost = NEVER;
	cell[n].title = false;
}

/* Does the longest word that begins at character i have one of the flags? */
static bool
begins_word(const ZhcCell *cell, uint32_t i, uint32_t n, uint32_t flags)
{
	const ZhcTrie *t = zhc_word_trie;
	uint64_t x = i < n ? cell[i].node : 0;
	bool flagged = false;

	while (x != 0)
	{
		if (ZHC_NODE_ENTRY(x) != 0)
			flagged = (ZHC_WORD_FLAGS(zhc_word_entries[ZHC_NODE_ENTRY(x)]) & flags) != 0;
		if (++i >= n || cell[i].code == 0)
			break;
		x = zhc_trie_next(t, x, cell[i].code);
	}
	return flagged;
}

/* Is there no Han character beside [i, end)? */
static bool
is_alone(const ZhcCell *cell, uint32_t i, uint32_t end, uint32_t n)
{
	return (i == 0 || zhc_class(cell[i - 1].cp) != ZHC_C_HAN) &&
		   (end == n || zhc_class(cell[end].cp) != ZHC_C_HAN);
}

static uint32_t
minus(uint32_t cost, uint32_t bonus)
{
	return cost > bonus ? cost - bonus : 1;
}

/* The cost of a character in a given name, 0 when it is in none. */
static uint32_t
given_cost(const ZhcCell *c, bool title)
{
	const ZhcCharInfo *info = zhc_char_info(c->entry);
	uint32_t cost = info ? info->given : 0;

	if (cost == ZHC_NEVER_GIVEN)
		return 0;
	if (cost == 0 && title && zhc_class(c->cp) == ZHC_C_HAN)
		return COST_ODD_GIVEN;
	return cost;
}

/* What stands between names in a list: 、 ， ／ / and blanks, 和 与 及. */
static bool
is_list_mark(uint32_t cp)
{
	return cp == 0x3001 || cp == 0xFF0C || cp == 0xFF0F || cp == '/' || cp == 0x548C ||
		   cp == 0x4E0E || cp == 0x53CA || zhc_class(cp) == ZHC_C_BLANK;
}

static bool
is_known(const ZhcKnownNames *names, const ZhcCell *cell, uint32_t len)
{
	uint32_t count = names->n < ZHC_NAMES_MAX ? names->n : ZHC_NAMES_MAX;

	for (uint32_t k = 0; k < count; k++)
	{
		const uint32_t *cp = names->cp[k];

		if (cp[0] == cell[0].cp && cp[1] == cell[1].cp && cp[2] == (len > 2 ? cell[2].cp : 0))
			return true;
	}
	return false;
}

/* Remember the chosen names that have a character of several forms. */
static void
remember(ZhcKnownNames *names, const ZhcCell *cell, uint32_t n)
{
	for (uint32_t i = 0; i < n; i += cell[i].length)
	{
		uint32_t len = cell[i].length;
		bool matters = false;

		for (uint32_t k = 0; k < len && len <= 3 && cell[i].chosen == ZHC_CUT_PERSON; k++)
		{
			const ZhcCharInfo *info = zhc_char_info(cell[i + k].entry);

			matters |= info && info->ambiguous;
		}
		if (matters && !is_known(names, &cell[i], len))
		{
			uint32_t *cp = names->cp[names->n++ % ZHC_NAMES_MAX];

			cp[0] = cell[i].cp;
			cp[1] = cell[i + 1].cp;
			cp[2] = len > 2 ? cell[i + 2].cp : 0;
		}
	}
}

/* A surname alone, before 先生, 某 and the like or after 姓. */
static void
add_surname(ZhcCell *cell, uint32_t i, uint32_t n, uint32_t surname)
{
	uint32_t bonus = BONUS_ADDRESS;

	if (!begins_word(cell, i + 1, n, ZHC_WORD_ADDRESS) && (i == 0 || cell[i - 1].cp != XING))
		return;
	if (i == 0 || zhc_class(cell[i - 1].cp) != ZHC_C_HAN)
		bonus += BONUS_FIRST;
	if (i + 1 < n && cell[i + 1].cp == MOU)
		bonus += BONUS_MOU;
	relax(cell, i, 1, minus(surname, bonus), cell[i].entry, ZHC_CUT_SURNAME, false);
}

/*
 * The longest name that can begin at a surname: married women's in Hong Kong have two surnames
 * (范徐丽泰), after titles at least.
 */
static uint32_t
longest_name(const ZhcCell *cell, uint32_t i, uint32_t n, bool titled)
{
	const ZhcCharInfo *second = i + 1 < n ? zhc_char_info(cell[i + 1].entry) : NULL;

	return titled && second && second->surname != 0 && second->surname <= COST_SURE_SURNAME ? 4 : 3;
}

/* Names of persons that begin at character i. */
static void
add_persons(ZhcCell *cell, uint32_t i, uint32_t n, const ZhcKnownNames *names)
{
	const ZhcCharInfo *info = zhc_char_info(cell[i].entry);
	bool titled, listed;
	uint32_t cost, longest;

	if (!info || !info->surname)
		return;
	listed = i > 0 && zhc_class(cell[i - 1].cp) != ZHC_C_HAN;
	titled = names->byline || cell[i].title;
	cost = minus(info->surname, titled && (cell[i].cp != YU || listed) ? BONUS_TITLE : 0);
	longest = longest_name(cell, i, n, titled);
	add_surname(cell, i, n, info->surname);
	for (uint32_t len = 2; len <= longest && i + len <= n; len++)
	{
		bool addressed = begins_word(cell, i + len, n, ZHC_WORD_ADDRESS);
		uint32_t given = given_cost(&cell[i + len - 1], titled || addressed), total;

		if (len == 2 && given == 0 && i + 3 <= n && begins_word(cell, i + 3, n, ZHC_WORD_ADDRESS))
			given = given_cost(&cell[i + 1], true); /* 先生 after the next one */
		else if (given == COST_ODD_GIVEN && !titled && len == 2)
			given = 0;
		if (given == 0)
			return;
		cost += given;
		total = cost + (len == 2 && !(titled && listed) ? COST_SHORT_NAME : 0);
		if (addressed || begins_word(cell, i + len, n, ZHC_WORD_SAYS))
			total = minus(cost, BONUS_SAYS);
		else if (is_alone(cell, i, i + len, n))
			total = minus(total, BONUS_ALONE);
		if (len <= 3 && is_known(names, &cell[i], len))
			total = minus(total, BONUS_KNOWN);
		relax(cell, i, len, total, 0, ZHC_CUT_PERSON, false);
		/* of several names after one title each has it */
		if (titled && i + len < n && is_list_mark(cell[i + len].cp))
			cell[i + len + 1].title = true;
	}
}

/* Transliterated names that begin at character i. */
static void
add_foreign(ZhcCell *cell, uint32_t i, uint32_t n)
{
	bool marked = i > 0 && is_interpunct(cell[i - 1].cp);
	uint32_t cost = COST_FOREIGN;

	for (uint32_t len = 1; len <= cell[i].foreign && len <= MAX_FOREIGN; len++)
	{
		bool mark = marked || (i + len < n && is_interpunct(cell[i + len].cp));

		cost += zhc_char_info(cell[i + len - 1].entry)->foreign;
		if (mark)
			relax(cell, i, len, minus(cost, BONUS_FOREIGN_MARK), 0, ZHC_CUT_FOREIGN, false);
		else if (len >= 3)
			relax(cell, i, len, minus(cost, is_alone(cell, i, i + len, n) ? BONUS_ALONE : 0), 0,
				  ZHC_CUT_FOREIGN, false);
	}
}

/*
 * Words of the lexicon that begin at character i; x is the node of characters i to k - 1.  alt: an
 * alternative character is among them.
 */
static void
add_words(ZhcCell *cell, uint32_t i, uint32_t k, uint32_t n, uint64_t x, bool alt)
{
	const ZhcTrie *t = zhc_word_trie;

	while (x != 0)
	{
		uint32_t entry = ZHC_NODE_ENTRY(x);

		if (entry != 0)
		{
			uint32_t e = zhc_word_entries[entry];

			relax(cell, i, k - i, ZHC_WORD_COST(e), entry, ZHC_CUT_WORD, alt);
			if (ZHC_WORD_FLAGS(e) & ZHC_WORD_TITLE)
				cell[k].title = true;
		}
		if (k >= n || ZHC_NODE_BASE(x) == 0)
			return;
		if (cell[k].alt_code != 0)
			add_words(cell, i, k + 1, n, zhc_trie_next(t, x, cell[k].alt_code), true);
		if (cell[k].code == 0)
			return;
		x = zhc_trie_next(t, x, cell[k++].code);
	}
}

/* Read the best cut from its end and write it down at the words' beginnings. */
static void
trace(ZhcCell *cell, uint32_t n)
{
	for (uint32_t i = n; i > 0;)
	{
		const ZhcCell *to = &cell[i];
		ZhcCell *from = &cell[i - to->back];

		from->length = to->back;
		from->chosen = to->kind;
		from->chosen_alt = to->used_alt;
		from->word = to->via;
		i -= to->back;
	}
}

void
zhc_lattice_choose(ZhcCell *cell, uint32_t n, ZhcKnownNames *names)
{
	prepare(cell, n);
	cell[0].cost = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		ZhcClass class = zhc_class(cell[i].cp);

		relax(cell, i, 1, class == ZHC_C_HAN ? COST_OTHER : 1, 0, ZHC_CUT_OTHER, false);
		if (cell[i].own)
			relax(cell, i, cell[i].own, 1, 0, (ZhcCutKind) cell[i].own_kind, false);
		if (class == ZHC_C_BLANK && cell[i].title)
			cell[i + 1].title = true;
		if (cell[i].alt_code != 0)
			add_words(cell, i, i + 1, n, zhc_trie_first(zhc_word_trie, cell[i].alt_code), true);
		if (cell[i].node == 0)
			continue;
		add_words(cell, i, i + 1, n, cell[i].node, false);
		add_persons(cell, i, n, names);
		if (cell[i].foreign > 0)
			add_foreign(cell, i, n);
	}
	trace(cell, n);
	remember(names, cell, n);
}
