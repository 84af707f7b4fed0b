/*
 * mknames.c - the word lists of names → the trie, words and character models of namewords.h
 *
 * A form may stand in several files: what they say is put together in one entry.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "mktrie.h"
#include "namewords.h"
#include "tool.h"
#include "utf8.h"

#define MAX_FORM	ZHC_NAME_WORD_MAX
#define COST_TITLE	68
#define COST_NAME	80	/* of a name or title whose frequency no list tells */
#define COST_PERSON 40	/* of a person of the lists, likewise */
#define COST_PLACE	88	/* the most of a place that is a rare word, too */
#define COST_BARE	104 /* the most of a line of business */
#define COST_LONG	64	/* of one of three characters and more, which hardly is anything else */

#define COST_FUNCTION 66 /* words below it are frequent */
#define COST_NO_TAIL  20

/* Corrections of what the lists say. */
#define NO_WORD	   1u
#define NO_TITLE   2u
#define WEAK_PLACE 4u
#define NO_PLACE   8u

/* What the lists give by name. */
#define KNOWN (ZHC_NW(COUNTRY) | ZHC_NW(ORG) | ZHC_NW(MEDIA) | ZHC_NW(PERSON))

typedef struct Form
{
	char text[MAX_FORM * 4 + 1]; /* folded, UTF-8 */
	uint32_t model;				 /* of a single character: index into models, 0: none */
	uint32_t corrections;		 /* NO_WORD and such */
	ZhcNameWord word;
} Form;

static Form *forms;
static size_t nforms, cap_forms;
static ZhcNameModel *models;
static size_t nmodels;
static char *texts;
static uint32_t ntexts;

static uint32_t
add_text(const char *s)
{
	size_t n = strlen(s) + 1;
	uint32_t at = ntexts;

	texts = tool_realloc(texts, ntexts + n);
	memcpy(texts + ntexts, s, n);
	ntexts += (uint32_t) n;
	return at;
}

static void
fold_form(const Rows *r, const char *form, char *out)
{
	const char *end = form + strlen(form);
	size_t len = 0, n = 0;

	for (const char *s = form; s < end; n++)
	{
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		cp = fold_char(cp);
		if (n == MAX_FORM || cp >= ZHC_TRIE_LIMIT)
			rows_die(r, "a form is too long, or no text");
		len += (size_t) zhc_encode(cp, out + len);
	}
	out[len] = '\0';
}

static Form *
add_form(const Rows *r, const char *text, ZhcNameWord word)
{
	Form *f;

	if (nforms == cap_forms)
	{
		cap_forms = cap_forms ? cap_forms * 2 : 65536;
		forms = tool_realloc(forms, cap_forms * sizeof *forms);
	}
	f = &forms[nforms++];
	memset(f, 0, sizeof *f);
	fold_form(r, text, f->text);
	f->word = word;
	return f;
}

static uint32_t
category(const Rows *r, const char *name)
{
	static const char *const names[] = {
#define NAME(x) #x,
		ZHC_NAME_CATEGORIES(NAME)
#undef NAME
	};
	char upper[32];
	size_t i;

	for (i = 0; name[i] && i < sizeof upper - 1; i++)
		upper[i] = (char) (name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
	upper[i] = '\0';
	for (i = 0; i < ZHC_NW_COUNT; i++)
		if (strcmp(names[i], upper) == 0)
			return 1u << i;
	rows_die(r, "unknown category");
	return 0;
}

/* forms, category, and country or, for words, cost and class; aliases share the first form's key.
 */
static void
read_list(const char *dir, const char *name, int aliases)
{
	Rows r = rows_open(dir, name);

	while (rows_next(&r))
	{
		ZhcNameWord w = {0};
		char key[MAX_FORM * 4 + 1];

		w.flags = category(&r, r.col[1]);
		w.cost = ZHC_NW_NEVER;
		if (w.flags == ZHC_NW(WORD))
		{
			w.cost = (uint8_t) strtoul(r.col[2], NULL, 10);
			w.cls = r.col[3][0];
		}
		else if (strlen(r.col[2]) == 2)
			memcpy(w.country, r.col[2], 2);
		for (char *form = strtok(r.col[0], " "), *first = form; form; form = strtok(NULL, " "))
		{
			if (aliases && form == first)
			{
				fold_form(&r, form, key);
				w.key = add_text(key);
			}
			add_form(&r, form, w);
		}
	}
	rows_close(&r);
}

/* forms, no_word, no_title, weak_place or no_place: marks that merge_forms() takes account of. */
static void
read_corrections(const char *dir, const char *name)
{
	Rows r = rows_open(dir, name);

	while (rows_next(&r))
	{
		ZhcNameWord w = {.cost = ZHC_NW_NEVER};
		uint32_t correction = strcmp(r.col[1], "no_word") == 0		? NO_WORD
							  : strcmp(r.col[1], "no_title") == 0	? NO_TITLE
							  : strcmp(r.col[1], "weak_place") == 0 ? WEAK_PLACE
																	: NO_PLACE;

		for (char *form = strtok(r.col[0], " "); form; form = strtok(NULL, " "))
			add_form(&r, form, w)->corrections = correction;
	}
	rows_close(&r);
}

/* name, kind, country: agencies.tsv; "self" is what a paper calls itself. */
static void
read_media(const char *dir, const char *name)
{
	Rows r = rows_open(dir, name);

	while (rows_next(&r))
	{
		ZhcNameWord w = {0};

		w.flags = strcmp(r.col[1], "self") == 0 ? ZHC_NW(SELF) : ZHC_NW(MEDIA);
		w.cost = ZHC_NW_NEVER;
		add_form(&r, r.col[0], w);
	}
	rows_close(&r);
}

static void
read_models(const char *dir, const char *name)
{
	Rows r = rows_open(dir, name);

	models = tool_alloc(sizeof *models);
	memset(models, ZHC_NW_NEVER, sizeof *models);
	models->may = 0;
	nmodels = 1;
	while (rows_next(&r))
	{
		ZhcNameWord w = {0};
		uint8_t v[8] = {0};

		for (int i = 0; i < 7; i++)
			v[i] = (uint8_t) strtoul(r.col[i + 1], NULL, 10);
		models = tool_realloc(models, (nmodels + 1) * sizeof *models);
		memcpy(&models[nmodels], v, sizeof v);
		w.cost = ZHC_NW_NEVER;
		add_form(&r, r.col[0], w)->model = (uint32_t) nmodels++;
	}
	rows_close(&r);
}

static int
compare_forms(const void *a, const void *b)
{
	return strcmp(((const Form *) a)->text, ((const Form *) b)->text);
}

/* What two lists say about one form, in one entry. */
static void
merge(Form *form, const Form *other)
{
	ZhcNameWord *to = &form->word;
	const ZhcNameWord *from = &other->word;

	to->flags |= from->flags;
	form->corrections |= other->corrections;
	if (from->cost < to->cost)
	{
		to->cost = from->cost;
		to->cls = from->cls;
	}
	if (other->model)
		form->model = other->model;
	if (from->key)
		to->key = from->key;
	if (from->country[0])
		memcpy(to->country, from->country, 2);
}

/* Nouns of three characters and more that end in 系, 处 and the like may be parts of a body
 * (数学系). */
static int
names_part(const char *text)
{
	static const char *const ends[] = {"\xe7\xb3\xbb", "\xe5\xa4\x84", "\xe7\xbd\xb2",
									   "\xe5\x8e\x85", "\xe5\x8e\x82", "\xe7\xa7\x91",
									   "\xe5\xb1\x80"};
	size_t n = strlen(text);

	for (int i = 0; n > 6 && i < 7; i++)
		if (strcmp(text + n - 3, ends[i]) == 0)
			return 1;
	return 0;
}

/* Nouns of three characters and more that end in 员, 师 or 者 name what people are or do. */
static int
names_people(const char *text)
{
	static const char *const ends[] = {"\xe5\x91\x98", "\xe5\xb8\x88", "\xe8\x80\x85"};
	size_t n = strlen(text);

	for (int i = 0; n > 6 && i < 3; i++)
		if (strcmp(text + n - 3, ends[i]) == 0)
			return 1;
	return 0;
}

static void
merge_forms(void)
{
	size_t n = 0;

	qsort(forms, nforms, sizeof *forms, compare_forms);
	for (size_t i = 0; i < nforms; i++)
	{
		if (n > 0 && strcmp(forms[n - 1].text, forms[i].text) == 0)
			merge(&forms[n - 1], &forms[i]);
		else
			forms[n++] = forms[i];
	}
	nforms = n;
	for (size_t i = 0; i < nforms; i++)
	{
		ZhcNameWord *w = &forms[i].word;
		uint32_t corrections = forms[i].corrections;

		if (corrections & NO_WORD)
		{
			w->flags &= ~ZHC_NW(WORD);
			w->cost = ZHC_NW_NEVER;
			w->cls = 0;
		}
		if (corrections & NO_PLACE)
			w->flags &= ~(ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK));
		if (corrections & WEAK_PLACE && w->flags & ZHC_NW(PLACE))
			w->flags = (w->flags | ZHC_NW(PLACE_WEAK)) & ~ZHC_NW(PLACE);
		if (w->flags & ZHC_NW(PLACE))
			w->flags &= ~ZHC_NW(PLACE_WEAK);
		if (w->flags & ZHC_NW(TITLE) && w->cost > COST_TITLE)
			w->cost = COST_TITLE; /* news has them more often than the source */
		if (w->flags & ZHC_NW(PLACE) && w->cost > COST_PLACE && w->cost != ZHC_NW_NEVER)
			w->cost = COST_PLACE; /* 新山 */
		if (w->flags & ZHC_NW(ORG_END_BARE) && w->cost > COST_BARE && w->cost != ZHC_NW_NEVER)
			w->cost = COST_BARE; /* 置地 */
		if (w->cls == 'n' && names_part(forms[i].text) && !(w->flags & ZHC_NW(PERSON)))
			w->flags |= ZHC_NW(ORG_END) | ZHC_NW(ORG_END_WEAK);
		if (w->cls == 'n' && names_people(forms[i].text) && !(corrections & NO_TITLE))
			w->flags |= ZHC_NW(TITLE);
	}
	for (size_t i = 0; i < nforms; i++)
		if (forms[i].word.cost == ZHC_NW_NEVER && forms[i].word.flags & ~ZHC_NW(SURNAME))
			forms[i].word.cost =
				strlen(forms[i].text) <= 6 || !(forms[i].word.flags & KNOWN)		? COST_NAME
				: strlen(forms[i].text) > 9 && forms[i].word.flags & ZHC_NW(PERSON) ? COST_PERSON
																					: COST_LONG;
}

/* The part of the entries that a word belongs to, as namewords.h tells. */
static int
part_of(uint32_t flags)
{
	return flags & ZHC_NW_NEAR ? 0 : flags >> ZHC_NW_SELDOM ? 1 : 2;
}

/* The order of entries. */
static int
compare_use(const void *a, const void *b)
{
	const Form *x = a, *y = b;
	int part_x = part_of(x->word.flags), part_y = part_of(y->word.flags);

	if (part_x != part_y)
		return part_x - part_y;
	return x->word.cost != y->word.cost ? x->word.cost - y->word.cost : strcmp(x->text, y->text);
}

/* Words and what is kept beside them, in the order of the entries. */
static void
write_words(void)
{
	ZhcNameWord *words = tool_alloc((nforms + 1) * sizeof *words);
	uint32_t *briefs = tool_alloc((nforms + 1) * sizeof *briefs);
	uint8_t *classes = tool_alloc(nforms + 1);
	uint32_t near[2] = {0, 0};

	memset(words, 0, sizeof *words);
	briefs[0] = ZHC_NAME_BRIEF(0, ZHC_NW_NEVER);
	classes[0] = ZHC_NAME_SPECIAL;
	for (size_t i = 0; i < nforms; i++)
	{
		words[i + 1] = forms[i].word;
		briefs[i + 1] = ZHC_NAME_BRIEF(forms[i].word.flags, forms[i].word.cost);
		classes[i + 1] = (uint8_t) forms[i].word.cls;
		if (forms[i].word.flags != ZHC_NW(WORD))
			classes[i + 1] |= ZHC_NAME_SPECIAL;
		near[0] += part_of(forms[i].word.flags) < 1;
		near[1] += part_of(forms[i].word.flags) < 2;
	}
	table_write("name_words", words, (nforms + 1) * sizeof *words);
	table_write("name_briefs", briefs, (nforms + 1) * sizeof *briefs);
	table_write("name_classes", classes, nforms + 1);
	table_write("name_near", near, sizeof near);
	free(words);
	free(briefs);
	free(classes);
}

/* What the trie has for the word that is entry i + 1. */
static uint32_t
trie_entry(size_t i)
{
	uint32_t cost = forms[i].word.cost;

	cost = cost == ZHC_NW_NEVER ? ZHC_NAME_COST_NEVER : cost - ZHC_NAME_COST_FROM;
	if ((i + 1) >> ZHC_NAME_ENTRY_BITS ||
		(cost >= ZHC_NAME_COST_NEVER && forms[i].word.cost != ZHC_NW_NEVER))
	{
		fprintf(stderr, "%s: more words, or other costs, than namewords.h has bits for\n",
				forms[i].text);
		exit(1);
	}
	return (uint32_t) (i + 1) | cost << ZHC_NAME_ENTRY_BITS;
}

/* A cost with what speaks against it; ZHC_NW_NEVER and above stay what they are. */
static uint8_t
raise(uint8_t cost, int by)
{
	if (cost >= ZHC_NW_FORBIDDEN)
		return cost;
	return (uint8_t) (cost + by < ZHC_NW_FORBIDDEN ? cost + by : ZHC_NW_FORBIDDEN - 1);
}

/*
 * Where transcribed names begin and end, characters that are frequent words (的, 及) are more
 * likely just that; and one never seen last stands there less often than inside.
 */
static void
temper(ZhcNameModel *m, const ZhcNameWord *w)
{
	int by = w->cls && w->cost < COST_FUNCTION ? COST_FUNCTION - w->cost : 0;

	if (w->cls == 'f' || w->cls == 'm')
		by = by * 3 / 2;
	if (m->tail == ZHC_NW_NEVER)
		m->tail = raise(m->inner, COST_NO_TAIL);
	m->head = raise(m->head, by);
	m->tail = raise(m->tail, by);
}

/* The models by the codes of the trie, which is the last one built. */
static void
write_models(void)
{
	uint32_t max = 0;
	ZhcNameModel *by_code;

	for (uint32_t cp = 0; cp < ZHC_TRIE_LIMIT; cp++)
		if (trie_code(cp) > max)
			max = trie_code(cp);
	by_code = tool_alloc((max + 1) * sizeof *by_code);
	for (uint32_t code = 0; code <= max; code++)
		by_code[code] = models[0];
	for (size_t i = 0; i < nforms; i++)
	{
		const char *s = forms[i].text, *end = s + strlen(s);
		ZhcNameModel *m;
		uint8_t may;
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		m = &by_code[trie_code(cp)];
		may = m->may; /* what no model tells: whether a longer surname begins with it */
		if (s < end && forms[i].word.flags & (ZHC_NW(SURNAME) | ZHC_NW(SURNAME_FOREIGN)))
			may |= ZHC_MAY_LONGER;
		if (forms[i].model)
		{
			*m = models[forms[i].model];
			temper(m, &forms[i].word);
		}
		m->may = may;
	}
	for (uint32_t code = 0; code <= max; code++)
	{
		ZhcNameModel *m = &by_code[code];

		m->may |= (m->surname != ZHC_NW_NEVER ? ZHC_MAY_HAN : 0) |
				  (m->head != ZHC_NW_NEVER ? ZHC_MAY_HEAD : 0) |
				  (m->inner != ZHC_NW_NEVER ? ZHC_MAY_INNER : 0);
	}
	table_write("name_models", by_code, (max + 1) * sizeof *by_code);
	free(by_code);
}

void
compile_names(const char *data)
{
	static const char *const lists[] = {
		"name-words.tsv",	"name-news-words.tsv", "name-places.tsv",	"name-endings.tsv",
		"surnames.tsv",		"titles.tsv",		   "organizations.tsv", "person-after.tsv",
		"world-places.tsv", "name-persons.tsv",	   "companies.tsv"};
	char dir[1024];
	TrieKey *keys;
	ZhcTrie trie;

	snprintf(dir, sizeof dir, "%s/lexicon", data);
	add_text("");
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		read_list(dir, lists[i], 0);
	read_list(dir, "name-aliases.tsv", 1);
	read_corrections(dir, "name-corrections.tsv");
	read_media(dir, "agencies.tsv");
	read_models(dir, "name-chars.tsv");
	merge_forms();
	qsort(forms, nforms, sizeof *forms, compare_use);
	write_words();
	keys = tool_alloc(nforms * sizeof *keys);
	for (size_t i = 0; i < nforms; i++)
		keys[i] = (TrieKey){forms[i].text, trie_entry(i)};
	trie = trie_build(keys, (uint32_t) nforms, NULL, 0);
	trie.nentries = (uint32_t) nforms;
	free(keys);
	table_write("name_trie", &trie, sizeof trie);
	printed_codes(1);
	write_models();
	table_write("name_texts", texts, ntexts);
}
