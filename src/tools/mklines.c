/*
 * mklines.c - layout.tsv, lexicon/agencies.tsv → the words that lines are told by (linewords.h)
 */
#include <stdlib.h>
#include <string.h>

#include "linewords.h"
#include "tool.h"

typedef struct Word
{
	char *text;
	uint32_t len;
	unsigned classes;
} Word;

static Word *words;
static size_t nwords;

static const char *const class_names[] = {
	"role",	   "label",	 "report",	"caption", "credit", "furniture", "plain",	 "bind",
	"agency",  "say",	 "media",	"column",  "cite",	 "photo",	  "editor",	 "origin",
	"surname", "wire",	 "related", "digest",  "notice", "opinion",	  "summary", "button",
	"refers",  "invite", "channel", "stress",  "foot",	 "paper",	  "genre",	 "issue"};

static unsigned
classes_of(const Rows *r, char *list)
{
	unsigned classes = 0;

	for (char *name = strtok(list, ","); name; name = strtok(NULL, ","))
	{
		size_t i = 0;

		while (i < sizeof class_names / sizeof *class_names && strcmp(class_names[i], name) != 0)
			i++;
		if (i == sizeof class_names / sizeof *class_names)
			rows_die(r, "unknown class");
		classes |= 1u << i;
	}
	if (classes == 0)
		rows_die(r, "no class");
	return classes;
}

static void
add(const Rows *r, unsigned classes)
{
	uint32_t len = (uint32_t) strlen(r->col[0]);

	if (len < 3)
		rows_die(r, "a word needs three bytes");
	words = tool_realloc(words, (nwords + 1) * sizeof *words);
	words[nwords].text = tool_alloc(len + 1);
	memcpy(words[nwords].text, r->col[0], len + 1);
	words[nwords].len = len;
	words[nwords++].classes = classes;
}

static uint32_t
pair_hash(const Word *w)
{
	return zhc_line_pair_hash(w->text, w->len < 6 ? 0 : zhc_line_triple(w->text + 3));
}

/* By bucket, then longest first, then by text, so that equal words meet. */
static int
compare(const void *a, const void *b)
{
	const Word *x = a, *y = b;
	unsigned p = pair_hash(x) % ZHC_LINE_BUCKETS, q = pair_hash(y) % ZHC_LINE_BUCKETS;

	if (p != q)
		return p < q ? -1 : 1;
	if (x->len != y->len)
		return x->len > y->len ? -1 : 1;
	return memcmp(x->text, y->text, x->len);
}

static void
set_bit(uint8_t *sieve, uint32_t h)
{
	sieve[h >> 3] |= (uint8_t) (1u << (h & 7));
}

void
compile_lines(const char *data)
{
	static uint16_t index[ZHC_LINE_BUCKETS + 1];
	static uint8_t sieve[ZHC_LINE_SIEVE / 8];
	static uint8_t pairs[ZHC_LINE_SIEVE / 8];
	static uint32_t classes[ZHC_LINE_BUCKETS];
	ZhcLineWord *out;
	char *text = NULL;
	uint32_t nout = 0, ntext = 0;
	Rows r = rows_open(data, "layout.tsv");

	while (rows_next(&r))
		add(&r, classes_of(&r, r.col[1]));
	rows_close(&r);
	r = rows_open(data, "lexicon/agencies.tsv");
	while (rows_next(&r))
		add(&r, ZHC_WORD_AGENCY);
	rows_close(&r);

	qsort(words, nwords, sizeof *words, compare);
	out = tool_alloc(nwords * sizeof *out);
	for (size_t i = 0; i < nwords; i++)
	{
		classes[zhc_line_bucket(words[i].text)] |= words[i].classes;
		if (i > 0 && compare(&words[i - 1], &words[i]) == 0)
		{
			out[nout - 1].classes |= words[i].classes;
			continue;
		}
		text = tool_realloc(text, ntext + words[i].len);
		memcpy(text + ntext, words[i].text, words[i].len);
		out[nout].text = ntext;
		out[nout].len = words[i].len;
		out[nout++].classes = words[i].classes;
		ntext += words[i].len;
		index[pair_hash(&words[i]) % ZHC_LINE_BUCKETS + 1] = (uint16_t) nout;
		set_bit(sieve, zhc_line_hash(words[i].text));
		set_bit(pairs, pair_hash(&words[i]));
	}
	for (size_t b = 1; b <= ZHC_LINE_BUCKETS; b++)
		if (index[b] < index[b - 1])
			index[b] = index[b - 1];
	table_write("line_sieve", sieve, sizeof sieve);
	table_write("line_pairs", pairs, sizeof pairs);
	table_write("line_index", index, sizeof index);
	table_write("line_classes", classes, sizeof classes);
	table_write("line_words", out, nout * sizeof *out);
	table_write("line_text", text, ntext);
	for (size_t i = 0; i < nwords; i++)
		free(words[i].text);
	free(words);
	free(out);
	free(text);
}
