/*
 * mkwords.c - words with frequencies, Traditional forms and roles → the tables of lattice.c
 *
 * Words come from data/words.tsv, OpenCC's phrases and data/convert/words.tsv.  A word's
 * Traditional form is the hand-written one, else the phrase's, else what OpenCC's phrases and
 * first candidates make of the word alone; in the last case it is marked unsure, and the rules of
 * one-to-many characters look at it again in its context.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexis.h"
#include "mktrie.h"
#include "tool.h"

#define TOTAL		60101983.0 /* occurrences in jieba's dictionary (data/words.tsv) */
#define MAX_CHARS	32
#define HASH_SIZE	(1u << 20)
#define CHAR_LIMIT	ZHC_TRIE_LIMIT
#define RARE_PHRASE 3	   /* occurrences of a phrase that jieba does not know */
#define COUNT_TERM	30	   /* of a term that jieba does not know */
#define GRAMMAR		170000 /* a single character this frequent serves grammar: 的 了 不 就 */
#define COMMON		24000  /* and this one stands beside anything */
#define COST_UNSEEN 190	   /* of a single character without a frequency */

typedef struct Word
{
	const char *text;
	const char *phrase; /* Traditional form by a dictionary or by hand */
	double count;
	uint8_t flags;
	uint8_t own;  /* its form is written by hand */
	uint8_t term; /* regional vocabulary has a word for it, in any text */
	uint8_t open; /* the dictionary has several forms of it */
	char tag;	  /* 'r' Chinese name, 't' transliterated name, 's' place, else 0 */
} Word;

static Word *words;
static uint32_t nwords, words_cap;
static uint32_t *slots; /* hash of words, index + 1 */
static ZhcCharInfo info[CHAR_LIMIT];
static uint32_t first_form[CHAR_LIMIT];

/* ---- the list of words ---------------------------------------------------------------------- */

static uint32_t *
slot_of(const char *text, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char) text[i]) * 16777619u;
	h %= HASH_SIZE;
	while (slots[h] && (strlen(words[slots[h] - 1].text) != len ||
						memcmp(words[slots[h] - 1].text, text, len) != 0))
		h = (h + 1) % HASH_SIZE;
	return &slots[h];
}

static Word *
find_word(const char *text, size_t len)
{
	uint32_t at = *slot_of(text, len);

	return at ? &words[at - 1] : NULL;
}

static Word *
add_word(const char *text)
{
	uint32_t *slot = slot_of(text, strlen(text));

	if (*slot)
		return &words[*slot - 1];
	if (nwords == words_cap)
		words =
			tool_realloc(words, (words_cap = words_cap ? 2 * words_cap : 65536) * sizeof *words);
	words[nwords] = (Word){.text = text};
	*slot = ++nwords;
	return &words[nwords - 1];
}

static uint32_t
decode_all(const char *s, uint32_t *out)
{
	const char *end = s + strlen(s);
	uint32_t n = 0;

	while (s < end && n < MAX_CHARS)
	{
		s += zhc_decode(s, end, &out[n]);
		if (out[n] >= CHAR_LIMIT)
			abort();
		n++;
	}
	return n;
}

/* ---- characters ----------------------------------------------------------------------------- */

static void
read_characters(const char *data)
{
	Rows r = rows_open(data, "opencc/STCharacters.tsv");

	for (uint32_t c = 0; c < CHAR_LIMIT; c++)
		first_form[c] = c;
	while (rows_next(&r))
	{
		uint32_t from[MAX_CHARS], to[MAX_CHARS];

		decode_all(r.col[0], from);
		decode_all(r.col[1], to);
		first_form[from[0]] = to[0];
		if (strchr(r.col[1], ' '))
			info[from[0]].ambiguous = 1;
	}
	rows_close(&r);
	r = rows_open(data, "convert/one-to-many.tsv");
	while (rows_next(&r))
	{
		uint32_t from[MAX_CHARS];

		decode_all(r.col[0], from);
		info[from[0]].ambiguous = 1;
	}
	rows_close(&r);
}

static void
read_name_variants(const char *data)
{
	Rows r = rows_open(data, "convert/name-variants.tsv");

	for (uint32_t c = 0; c < CHAR_LIMIT; c++)
	{
		info[c].form = first_form[c];
		for (int k = 0; k < 3; k++)
			info[c].name[k] = first_form[c];
	}
	while (rows_next(&r))
	{
		uint32_t from[MAX_CHARS], to[MAX_CHARS];

		if (decode_all(r.col[0], from) != 1)
			rows_die(&r, "a single character is wanted");
		for (int k = 0; k < 3; k++)
		{
			if (decode_all(r.col[1 + k], to) != 1)
				rows_die(&r, "three forms of one character, or -, are wanted");
			if (to[0] != '-')
				info[from[0]].name[k] = to[0];
		}
		info[from[0]].ambiguous = 1;
	}
	rows_close(&r);
}

/* Costs in tenths of -ln, the rarity of personal names among words included. */
static const struct
{
	const char *kind;
	uint8_t surname, given, foreign;
} char_kinds[] = {
	{"surname1", 85, 0, 0}, {"surname2", 100, 0, 0}, {"surname3", 115, 0, 0},
	{"rare", 150, 0, 0},	{"given1", 0, 42, 0},	 {"given2", 0, 58, 0},
	{"foreign1", 0, 0, 45}, {"foreign2", 0, 0, 62},	 {"never", 0, ZHC_NEVER_GIVEN, 0}};

static const struct
{
	const char *kind;
	uint8_t flag;
} word_kinds[] = {{"title", ZHC_WORD_TITLE},		 {"address", ZHC_WORD_ADDRESS},
				  {"says", ZHC_WORD_SAYS},			 {"general", ZHC_WORD_GENERAL},
				  {"technical", ZHC_WORD_TECHNICAL}, {"surname", 0}};

static void
set_char_kind(uint32_t c, size_t k)
{
	if (char_kinds[k].surname && !info[c].surname)
		info[c].surname = char_kinds[k].surname;
	if (char_kinds[k].given && !info[c].given)
		info[c].given = char_kinds[k].given;
	if (char_kinds[k].foreign)
		info[c].foreign = char_kinds[k].foreign;
}

/* Words of a list between blanks; new ones are taken for words of middling frequency. */
static void
flag_words(char *list, uint8_t flag)
{
	for (char *word = strtok(list, " "); word; word = strtok(NULL, " "))
	{
		Word *w = add_word(word);

		w->flags |= flag;
		if (w->count == 0)
			w->count = 100;
	}
}

static void
read_kinds(const char *data, const char *name)
{
	Rows r = rows_open(data, name);

	while (rows_next(&r))
	{
		int known = 0;

		for (size_t k = 0; k < sizeof char_kinds / sizeof char_kinds[0]; k++)
		{
			const char *s = r.col[1], *end = s + strlen(s);

			if (strcmp(r.col[0], char_kinds[k].kind) != 0)
				continue;
			known = 1;
			while (s < end)
			{
				uint32_t c;

				s += zhc_decode(s, end, &c);
				set_char_kind(c, k);
			}
		}
		for (size_t k = 0; k < sizeof word_kinds / sizeof word_kinds[0]; k++)
		{
			if (strcmp(r.col[0], word_kinds[k].kind) != 0)
				continue;
			known = 1;
			flag_words(r.col[1], word_kinds[k].flag);
		}
		if (!known)
			rows_die(&r, "unknown kind");
	}
	/* the rows stay in memory: words point into them */
}

/* ---- words ---------------------------------------------------------------------------------- */

static void
read_words(const char *data)
{
	Rows r = rows_open(data, "words.tsv");

	while (rows_next(&r))
	{
		Word *w = add_word(r.col[0]);

		w->count = atof(r.col[1]);
		if (strcmp(r.col[2], "nr") == 0 || strcmp(r.col[2], "nrfg") == 0)
			w->tag = 'r';
		else if (strcmp(r.col[2], "nrt") == 0)
			w->tag = 't';
		else if (strcmp(r.col[2], "ns") == 0)
			w->tag = 's';
	}
}

/*
 * Phrases that jieba does not know are rare words; those without a choice to make are left out,
 * unless they are terms of regional vocabulary.
 */
static void
read_phrases(const char *data, const char *name, uint8_t term)
{
	Rows r = rows_open(data, name);

	while (rows_next(&r))
	{
		uint32_t from[MAX_CHARS], to[MAX_CHARS], n = decode_all(r.col[0], from);
		char *blank = strchr(r.col[1], ' ');
		int choice = term;
		Word *w;

		if (blank)
			*blank = '\0';
		if (decode_all(r.col[1], to) != n)
			continue;
		for (uint32_t i = 0; i < n; i++)
			choice |= info[from[i]].ambiguous || to[i] != first_form[from[i]];
		if (!choice && !find_word(r.col[0], strlen(r.col[0])))
			continue;
		w = add_word(r.col[0]);
		if (!w->phrase)
			w->phrase = r.col[1];
		w->open |= blank != NULL;
		w->term |= term;
		if (w->count == 0)
			w->count = term ? COUNT_TERM : RARE_PHRASE;
	}
}

static void
read_own_words(const char *data)
{
	Rows r = rows_open(data, "convert/words.tsv");

	while (rows_next(&r))
	{
		uint32_t from[MAX_CHARS], to[MAX_CHARS];
		Word *w = add_word(r.col[0]);

		if (decode_all(r.col[0], from) != decode_all(r.col[1], to))
			rows_die(&r, "both forms must have the same number of characters");
		w->phrase = r.col[1];
		w->own = 1;
		if (strcmp(r.col[2], "-") != 0)
			w->count = atof(r.col[2]);
		else if (w->count == 0)
			w->count = 10;
	}
}

/* ---- Traditional forms ---------------------------------------------------------------------- */

static uint32_t *text, ntext, text_cap;
static uint32_t *word_values, nvalues, values_cap;

static uint32_t
add_value(const uint32_t *form, uint32_t n)
{
	if (ntext + n > text_cap)
		text = tool_realloc(text, (text_cap = 2 * (text_cap + n) + 4096) * sizeof *text);
	if (nvalues == values_cap)
	{
		values_cap = values_cap ? 2 * values_cap : 4096;
		word_values = tool_realloc(word_values, values_cap * sizeof *word_values);
	}
	if (nvalues == 0)
		word_values[nvalues++] = 0;
	if (nvalues > UINT16_MAX)
		abort();
	memcpy(text + ntext, form, n * sizeof *text);
	word_values[nvalues] = ntext;
	ntext += n;
	return nvalues++;
}

/* Convert a word by phrases and first candidates; tell which characters no phrase covers. */
static void
convert_word(const char *s, uint32_t *form, uint8_t *covered)
{
	size_t left = strlen(s);
	uint32_t n = 0, c;

	while (left > 0)
	{
		size_t len = n == 0 ? left - 1 : left; /* the word itself is no phrase */
		const Word *p = NULL;

		for (; len > 3; len--)
		{
			if (((unsigned char) s[len] & 0xC0) == 0x80)
				continue;
			p = find_word(s, len);
			if (p && p->phrase)
				break;
			p = NULL;
		}
		if (p)
		{
			uint32_t k = decode_all(p->phrase, form + n);

			memset(covered + n, 1, k);
			n += k;
		}
		else
		{
			len = (size_t) zhc_decode(s, s + left, &c);
			form[n] = first_form[c];
			covered[n++] = 0;
		}
		s += len;
		left -= len;
	}
}

/* Tenths of -ln of a word's frequency, at most 255. */
static uint32_t
cost_of(double count)
{
	double ratio = count > 0 ? TOTAL / count : 0;
	uint32_t cost = 0;

	if (count <= 0)
		return COST_UNSEEN;
	for (; ratio >= 1.1051709 && cost < 255; cost++) /* e to the power of 0.1 */
		ratio /= 1.1051709;
	return cost;
}

/*
 * Look at the words inside a longer one: forms written by hand hold there too, and what is general
 * or technical vocabulary alone is general as a part (红头文件 has no header file).
 */
static void
apply_parts(const Word *w, uint32_t n, uint32_t *form, uint32_t *flags)
{
	const char *s = w->text;

	for (uint32_t i = 0; i < n; i++)
	{
		const char *end = s;
		uint32_t c;

		for (uint32_t k = i + 1; k <= n; k++)
		{
			const Word *part;

			end += zhc_decode(end, end + 4, &c);
			if (k < i + 2 || k - i == n || !(part = find_word(s, (size_t) (end - s))))
				continue;
			if (part->own && !w->own)
				decode_all(part->phrase, form + i);
			if ((part->flags & (ZHC_WORD_GENERAL | ZHC_WORD_TECHNICAL)) && !w->term &&
				!(w->flags & ZHC_WORD_TECHNICAL))
				*flags |= ZHC_WORD_GENERAL;
		}
		s += zhc_decode(s, s + 4, &c);
	}
}

/*
 * What choosing a word costs.  Phrases are words whether or not they are counted: they never cost
 * more than their characters one by one, unless one of these is a word of grammar (不干, 困了).
 */
static uint32_t
cost_of_word(const Word *w, uint32_t n)
{
	uint32_t cost = cost_of(w->count), apart = 0;
	const char *s = w->text, *next;

	if (n < 2 || !w->phrase)
		return cost;
	for (; *s; s = next)
	{
		const Word *single;
		uint32_t c;

		next = s + zhc_decode(s, s + 4, &c);
		single = find_word(s, (size_t) (next - s));
		if (single && single->count >= GRAMMAR)
			return cost;
		apart += cost_of(single ? single->count : 0);
	}
	return apart <= cost ? apart - 1 : cost;
}

/*
 * Is a phrase's form only what is likely?  Such are those with several forms, and an ambiguous
 * character beside a common one (没干, 太冲), which is no word at all.
 */
static int
is_loose(const Word *w, const uint32_t *from, uint32_t n)
{
	uint32_t size;

	if (w->own || n != 2)
		return w->open && !w->own;
	size = (uint32_t) zhc_decode(w->text, w->text + 4, &(uint32_t){0});
	for (uint32_t i = 0; i < 2; i++)
	{
		const Word *other =
			i ? find_word(w->text, size) : find_word(w->text + size, strlen(w->text) - size);

		if (info[from[i]].ambiguous && other && other->count >= COMMON)
			return 1;
	}
	return w->open;
}

/* The entry of a word. */
static uint32_t
make_entry(const Word *w)
{
	uint32_t from[MAX_CHARS], form[MAX_CHARS], n = decode_all(w->text, from), flags = w->flags;
	uint8_t covered[MAX_CHARS] = {0};
	int differs = 0, unsure = 0;

	if (w->phrase && n > 1)
	{
		decode_all(w->phrase, form);
		unsure = is_loose(w, from, n);
	}
	else if (n > 1)
	{
		convert_word(w->text, form, covered);
		for (uint32_t i = 0; i < n; i++)
		{
			if (covered[i] || !info[from[i]].ambiguous)
				continue;
			if (w->tag == 'r' && n <= 4 && info[from[0]].surname)
				form[i] = info[from[i]].name[i > 0];
			else if (w->tag == 't' || w->tag == 's')
				form[i] = info[from[i]].name[2];
			else
				unsure = 1;
		}
	}
	if (n > 2)
		apply_parts(w, n, form, &flags);
	for (uint32_t i = 0; i < n && n > 1; i++)
		differs |= form[i] != first_form[from[i]];
	if (unsure)
		flags |= ZHC_WORD_UNSURE;
	return cost_of_word(w, n) | flags << 8 | (differs ? add_value(form, n) << 16 : 0);
}

static int
compare_words(const void *x, const void *y)
{
	const Word *a = x, *b = y;
	uint32_t form[MAX_CHARS];
	int one = decode_all(a->text, form) == 1, two = decode_all(b->text, form) == 1;

	return one != two ? two - one : strcmp(a->text, b->text);
}

/* Every character that matters stands in the list, so that it has an entry. */
static void
add_characters(void)
{
	for (uint32_t c = 0x80; c < CHAR_LIMIT; c++)
	{
		char *s;

		if (!info[c].ambiguous && !info[c].surname && !info[c].given && !info[c].foreign &&
			info[c].form == c)
			continue;
		s = tool_alloc(8);
		s[zhc_encode(c, s)] = '\0';
		add_word(s);
	}
}

static void
write_words(void)
{
	TrieKey *keys = tool_alloc(nwords * sizeof *keys);
	uint32_t *entries = tool_alloc((nwords + 1) * sizeof *entries), nchars = 0;
	ZhcCharInfo *chars = tool_alloc(nwords * sizeof *chars);
	ZhcTrie trie;

	qsort(words, nwords, sizeof *words, compare_words);
	memset(slots, 0, HASH_SIZE * sizeof *slots);
	for (uint32_t i = 0; i < nwords; i++)
		*slot_of(words[i].text, strlen(words[i].text)) = i + 1;
	for (uint32_t i = 0; i < nwords; i++)
	{
		uint32_t from[MAX_CHARS];

		keys[i] = (TrieKey){words[i].text, i + 1};
		entries[i + 1] = make_entry(&words[i]);
		if (decode_all(words[i].text, from) == 1)
			chars[nchars++] = info[from[0]];
	}
	entries[0] = 0;
	trie = trie_build(keys, nwords, NULL, 0);
	trie.nentries = nwords;
	table_write("word_trie", &trie, sizeof trie);
	table_write("word_entries", entries, (nwords + 1) * sizeof *entries);
	table_write("word_chars", chars, nchars * sizeof *chars);
	table_write("word_values", word_values, nvalues * sizeof *word_values);
	table_write("word_text", text, ntext * sizeof *text);
	free(keys);
	free(entries);
	free(chars);
}

void
compile_words(const char *data)
{
	slots = calloc(HASH_SIZE, sizeof *slots);
	if (!slots)
		abort();
	read_characters(data);
	read_name_variants(data);
	read_words(data);
	read_phrases(data, "opencc/STPhrases.tsv", 0);
	read_phrases(data, "opencc/STPhrases_GeneratedFromRegionalPhrases.tsv", 1);
	read_own_words(data);
	read_kinds(data, "convert/names.tsv");
	read_kinds(data, "convert/technical.tsv");
	add_characters();
	write_words();
}
