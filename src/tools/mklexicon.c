/*
 * mklexicon.c - the files of data/lexicon → the tries, entries and units of lexicon.h
 *
 * Two layouts of file: word lists (forms, category, a, b, text) and lists of units (forms, kind,
 * currency, factor, base unit).  Forms stand between blanks, in either script; they are folded
 * here with the table that the core folds texts with.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "lexicon.h"
#include "mktrie.h"
#include "tool.h"
#include "utf8.h"

#define MAX_FORM 32

typedef struct Word
{
	uint32_t cp[MAX_FORM]; /* folded */
	int n;
	ZhcLexEntry entry;
	const char *file; /* where it stands */
	int line;
	int order; /* of the forms of a row the first gives the text */
} Word;

static Word *words;
static size_t nwords, cap_words;
static ZhcUnit *units;
static int32_t nunits;
static char *texts;
static uint32_t ntexts;
static const char *file; /* being read */
static uint32_t simplified[ZHC_TRIE_LIMIT];

static uint32_t
add_text(const char *s)
{
	size_t n = strlen(s) + 1;

	for (uint32_t i = 0; i + n <= ntexts; i += (uint32_t) strlen(texts + i) + 1)
		if (strcmp(texts + i, s) == 0)
			return i;
	texts = tool_realloc(texts, ntexts + n);
	memcpy(texts + ntexts, s, n);
	ntexts += (uint32_t) n;
	return ntexts - (uint32_t) n;
}

/* Traditional characters to their Simplified ones: OpenCC's, which leave 像 what it is. */
static void
read_simplified(const char *data)
{
	Rows r = rows_open(data, "opencc/TSCharacters.tsv");

	while (rows_next(&r))
	{
		uint32_t from, to;

		zhc_decode(r.col[0], r.col[0] + strlen(r.col[0]), &from);
		zhc_decode(r.col[1], r.col[1] + strlen(r.col[1]), &to);
		if (from < ZHC_TRIE_LIMIT)
			simplified[from] = to;
	}
	rows_close(&r);
}

/* The form in Simplified. */
static uint32_t
simplified_text(const char *form)
{
	char out[MAX_FORM * 4 + 1];
	size_t len = 0;
	uint32_t cp;

	for (const char *s = form, *end = s + strlen(s); s < end;)
	{
		s += zhc_decode(s, end, &cp);
		if (cp < ZHC_TRIE_LIMIT && simplified[cp])
			cp = simplified[cp];
		len += (size_t) zhc_encode(cp, out + len);
	}
	out[len] = '\0';
	return add_text(out);
}

static void
add_word(const Rows *r, const char *form, ZhcLexEntry entry)
{
	Word *w;
	const char *end = form + strlen(form);

	if (nwords == cap_words)
	{
		cap_words = cap_words ? cap_words * 2 : 1024;
		words = tool_realloc(words, cap_words * sizeof *words);
	}
	w = &words[nwords++];
	w->n = 0;
	w->entry = entry;
	w->file = file;
	w->line = r->line;
	w->order = (int) nwords;
	for (const char *s = form; s < end;)
	{
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		cp = fold_char(cp);
		if (w->n == MAX_FORM || cp >= ZHC_TRIE_LIMIT)
			rows_die(r, "a form is too long, or no text");
		w->cp[w->n++] = cp;
	}
}

/* Call add_word for each of the forms between blanks; without a text of its own the form is it. */
static void
add_forms(Rows *r, ZhcLexEntry entry, int own_text)
{
	for (char *form = strtok(r->col[0], " "); form; form = strtok(NULL, " "))
	{
		if (own_text)
			entry.text = simplified_text(form);
		add_word(r, form, entry);
	}
}

static int
category(const Rows *r, const char *name)
{
	static const char *const names[] = {
#define NAME(x) #x,
		ZHC_LEX_CATEGORIES(NAME)
#undef NAME
	};
	char upper[32];
	size_t i;

	for (i = 0; name[i] && i < sizeof upper - 1; i++)
		upper[i] = (char) (name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
	upper[i] = '\0';
	for (i = 0; i < ZHC_LEX_COUNT; i++)
		if (strcmp(names[i], upper) == 0)
			return (int) i;
	rows_die(r, "unknown category");
	return 0;
}

static int
unit_kind(const Rows *r, const char *name)
{
	static const char *const names[] = {
#define NAME(id, text) text,
		ZHC_UNIT_KINDS(NAME)
#undef NAME
	};

	for (int i = 0; i < ZHC_KIND_COUNT_; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	rows_die(r, "unknown kind of unit");
	return 0;
}

/* A whole number, or for a classifier the name of its kind. */
static int32_t
column_number(const Rows *r, int column)
{
	char *end;
	long v = strtol(r->col[column], &end, 10);

	if (*end)
		return unit_kind(r, r->col[column]);
	return (int32_t) v;
}

static void
read_words(const char *dir, const char *name)
{
	Rows r = rows_open(dir, name);

	file = name;
	while (rows_next(&r))
	{
		ZhcLexEntry e = {0};
		int text = r.col[4][0] != '\0';

		e.cat = (uint8_t) category(&r, r.col[1]);
		e.a = column_number(&r, 2);
		e.b = column_number(&r, 3);
		e.text = add_text(r.col[4]);
		add_forms(&r, e, !text && e.cat == ZHC_LEX_CLASSIFIER);
	}
	rows_close(&r);
}

/* "0.45359237", "2000/3", "1e8" → mantissa, power of ten, divisor. */
static ZhcRatio
ratio(const Rows *r, const char *s)
{
	ZhcRatio q = {0, 0, 1};
	int point = 0;

	for (; *s && *s != '/' && *s != 'e'; s++)
	{
		if (*s == '.')
			point = 1;
		else if (*s < '0' || *s > '9' || q.num > 1000000000000000u)
			rows_die(r, "bad factor");
		else
		{
			q.num = q.num * 10 + (uint64_t) (*s - '0');
			q.e -= point;
		}
	}
	if (*s == 'e')
		q.e += (int32_t) strtol(s + 1, (char **) &s, 10);
	if (*s == '/')
		q.den = (uint32_t) strtoul(s + 1, (char **) &s, 10);
	if (*s || q.num == 0 || q.den == 0)
		rows_die(r, "bad factor");
	return q;
}

/*
 * forms, kind, currency, factor, base unit, and for money the forms that stand before a number
 * and, after 元, behind it.
 */
static void
read_units(const char *dir, const char *name)
{
	Rows r = rows_open(dir, name);

	file = name;
	while (rows_next(&r))
	{
		ZhcLexEntry e = {0};
		ZhcUnit u = {0};

		u.kind = (uint8_t) unit_kind(&r, r.col[1]);
		if (strlen(r.col[2]) > 3 || strlen(r.col[4]) > sizeof u.si - 1)
			rows_die(&r, "currency or base unit is too long");
		strcpy(u.currency, r.col[2]);
		strcpy(u.si, r.col[4]);
		u.ratio = ratio(&r, r.col[3]);
		e.cat = ZHC_LEX_UNIT;
		e.a = nunits;
		add_forms(&r, e, 1);
		e.cat = ZHC_LEX_MONEY_BEFORE;
		r.col[0] = r.col[5];
		add_forms(&r, e, 1);
		e.cat = ZHC_LEX_MONEY_AFTER;
		r.col[0] = r.col[6];
		add_forms(&r, e, 1);
		units = tool_realloc(units, (size_t) (nunits + 1) * sizeof *units);
		units[nunits++] = u;
	}
	rows_close(&r);
}

/* ---- tables ---------------------------------------------------------------------------------- */

static int
same_form(const Word *a, const Word *b)
{
	return a->n == b->n && memcmp(a->cp, b->cp, (size_t) a->n * sizeof a->cp[0]) == 0;
}

static int
compare_words(const void *a, const void *b)
{
	const Word *x = a, *y = b;
	int c;

	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	c = memcmp(x->cp, y->cp, (size_t) x->n * sizeof x->cp[0]);
	if (c)
		return c;
	if (x->entry.cat != y->entry.cat)
		return x->entry.cat < y->entry.cat ? -1 : 1;
	return x->line != y->line ? x->line - y->line : x->order - y->order;
}

/* What a category makes a word good for. */
static uint16_t
uses(uint8_t cat)
{
#define DATE(name) case ZHC_LEX_##name:
	switch (cat)
	{
		ZHC_LEX_DATE_CATEGORIES(DATE)
		return ZHC_LEX_ANY_DATE;
		case ZHC_LEX_FRACTION:
		case ZHC_LEX_HALF_OF:
			return ZHC_LEX_ANY_NUMBER;
		case ZHC_LEX_REGION:
			return ZHC_LEX_ANY_REGION;
		default:
			return 0;
	}
#undef DATE
}

/* Sort, refuse contradictions, drop what is said twice, write the entries. */
static void
write_entries(void)
{
	size_t n = 0;
	ZhcLexEntry *entries = tool_alloc(nwords * sizeof *entries);

	qsort(words, nwords, sizeof *words, compare_words);
	for (size_t i = 0; i < nwords; i++)
	{
		const ZhcLexEntry *a = n ? &words[n - 1].entry : NULL, *b = &words[i].entry;

		if (a && same_form(&words[n - 1], &words[i]) && a->cat == b->cat)
		{
			/* a fixed phrase may be listed for several reasons: the strongest counts */
			if (a->cat == ZHC_LEX_FIXED)
			{
				if (b->a && (a->a == 0 || b->a < a->a))
					words[n - 1].entry.a = b->a;
			}
			else if (a->a != b->a || a->b != b->b)
			{
				fprintf(stderr, "%s:%d: says something else than %s:%d\n", words[i].file,
						words[i].line, words[n - 1].file, words[n - 1].line);
				exit(1);
			}
			continue;
		}
		words[n++] = words[i];
	}
	nwords = n;
	for (size_t i = 0; i < nwords; i++)
	{
		entries[i] = words[i].entry;
		entries[i].last = i + 1 == nwords || !same_form(&words[i], &words[i + 1]);
	}
	for (size_t i = 0, j; i < nwords; i = j)
	{
		uint16_t any = 0;

		for (j = i; j < nwords && same_form(&words[i], &words[j]); j++)
			any |= uses(words[j].entry.cat);
		for (size_t k = i; k < j; k++)
			entries[k].any = any;
	}
	table_write("lex_entries", entries, nwords * sizeof *entries);
	free(entries);
}

/* The form in UTF-8, or backward behind ZHC_LEX_BACKWARD. */
static char *
key_text(const Word *w, int backward)
{
	char *s = tool_alloc((size_t) w->n * 4 + 2);
	int len = 0;

	if (backward)
		s[len++] = ZHC_LEX_BACKWARD;
	for (int i = 0; i < w->n; i++)
		len += zhc_encode(w->cp[backward ? w->n - 1 - i : i], s + len);
	s[len] = '\0';
	return s;
}

static void
write_trie(void)
{
	TrieKey *keys = tool_alloc(2 * nwords * sizeof *keys);
	uint32_t n = 0;
	ZhcTrie trie;

	for (size_t i = 0; i < nwords; i++)
	{
		if (i > 0 && same_form(&words[i], &words[i - 1]))
			continue;
		for (int backward = 0; backward < 2; backward++)
			keys[n++] = (TrieKey){key_text(&words[i], backward), (uint32_t) i + 1};
	}
	trie = trie_build(keys, n, NULL, 0);
	trie.nentries = (uint32_t) nwords;
	table_write("lex_trie", &trie, sizeof trie);
	for (uint32_t i = 0; i < n; i++)
		free((char *) keys[i].text);
	free(keys);
}

/* The categories of all words that begin with, end with and are a character, by its code. */
static void
write_categories(void)
{
	static uint64_t first[ZHC_TRIE_SPECIAL], last[ZHC_TRIE_SPECIAL], alone[ZHC_TRIE_SPECIAL];
	uint32_t n = 1;

	for (size_t i = 0; i < nwords; i++)
	{
		uint32_t a = trie_code(words[i].cp[0]), b = trie_code(words[i].cp[words[i].n - 1]);

		first[a] |= (uint64_t) 1 << words[i].entry.cat;
		last[b] |= (uint64_t) 1 << words[i].entry.cat;
		alone[a] |= (uint64_t) (words[i].n == 1) << words[i].entry.cat;
		for (int k = 0; k < words[i].n; k++)
			if (trie_code(words[i].cp[k]) >= n)
				n = trie_code(words[i].cp[k]) + 1;
	}
	table_write("lex_first", first, n * sizeof *first);
	table_write("lex_last", last, n * sizeof *last);
	table_write("lex_alone", alone, n * sizeof *alone);
}

/* Which two characters words begin with, and end with. */
static void
write_pairs(void)
{
	static uint8_t pairs[(1u << ZHC_LEX_PAIR_BITS) / 8];

	for (size_t i = 0; i < nwords; i++)
	{
		const uint32_t *first = words[i].cp, *last = first + words[i].n - 1;
		uint32_t bit[2];

		if (first == last)
			continue;
		bit[0] = zhc_lex_pair_bit(trie_code(first[0]), trie_code(first[1]));
		bit[1] = zhc_lex_pair_bit(trie_code(last[0]) | ZHC_LEX_PAIR_BACK, trie_code(last[-1]));
		for (int k = 0; k < 2; k++)
			pairs[bit[k] >> 3] |= (uint8_t) (1u << (bit[k] & 7));
	}
	table_write("lex_pairs", pairs, sizeof pairs);
}

/* What each character is in a number, and by itself. */
static void
write_chars(void)
{
	static uint16_t bits[ZHC_TRIE_SPECIAL];
	uint32_t n = 1;

	for (uint32_t cp = 0; cp < ZHC_TRIE_LIMIT; cp++)
		if (trie_code(cp) >= n)
			n = trie_code(cp) + 1;
	for (size_t i = 0; i < nwords; i++)
	{
		const Word *w = &words[i];
		uint32_t code = trie_code(w->cp[0]);

		bits[code] |= ZHC_LEX_CHAR_BEGINS;
		if (w->n == 1)
			bits[code] |=
				(uint16_t) (ZHC_LEX_CHAR_WORD | uses(w->entry.cat) << ZHC_LEX_CHAR_ANY_SHIFT);
		if (w->entry.cat != ZHC_LEX_NUMERAL)
			continue;
		if (w->n != 1 || w->entry.b > (int32_t) ZHC_LEX_CHAR_VALUE || w->entry.a > 7)
		{
			fprintf(stderr, "%s:%d: no numeral of one character\n", w->file, w->line);
			exit(1);
		}
		bits[code] |= (uint16_t) (w->entry.a << ZHC_LEX_CHAR_KIND_SHIFT | w->entry.b);
	}
	table_write("lex_char_bits", bits, n * sizeof *bits);
}

void
compile_lexicon(const char *data)
{
	static const char *const word_files[] = {
		"number-words.tsv", "not-a-number.tsv", "classifiers.tsv", "approx-words.tsv",
		"change-words.tsv", "date-words.tsv",	"holidays.tsv",	   "eras.tsv",
		"regions.tsv",		"saying.tsv",		"events.tsv",	   "grammar.tsv"};
	char dir[1024];

	snprintf(dir, sizeof dir, "%s/lexicon", data);
	add_text("");
	read_simplified(data);
	for (size_t i = 0; i < sizeof word_files / sizeof word_files[0]; i++)
		read_words(dir, word_files[i]);
	read_units(dir, "units.tsv");
	read_units(dir, "currencies.tsv");
	write_entries();
	write_trie();
	write_categories();
	write_pairs();
	write_chars();
	printed_codes(0);
	table_write("lex_texts", texts, ntexts);
	table_write("lex_units", units, (size_t) nunits * sizeof *units);
}
