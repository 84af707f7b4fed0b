/*
 * mkchars.c - classes.tsv, fold.tsv, nfkc.tsv → the character table and what fold.c looks up
 *
 * One word a code point (chars.h), in blocks of 128 that are shared when equal: an identity
 * folding is stored as a difference of 0, so that most blocks are.
 */
#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "fold_tables.h"
#include "tool.h"
#include "utf8.h"

#define NCHARS	(0x110000u + 0x100u) /* code points, then the values of bad bytes */
#define NBLOCKS (NCHARS >> ZHC_CHARS_SHIFT)
#define BLOCK	(1u << ZHC_CHARS_SHIFT)

static uint32_t word[NCHARS];

static const char *const class_names[ZHC_C_COUNT] = {
	"OTHER", "IGNORABLE", "BLANK", "NEWLINE", "HAN",   "KANA",	"LETTER", "DIGIT",
	"MARK",	 "JOINER",	  "STOP",  "OPEN",	  "CLOSE", "PUNCT", "SYMBOL"};

static uint32_t
class_number(const Rows *r, const char *name)
{
	for (uint32_t i = 0; i < ZHC_C_COUNT; i++)
		if (strcmp(class_names[i], name) == 0)
			return i;
	rows_die(r, "unknown class");
	return 0;
}

static void
read_classes(const char *data)
{
	Rows r = rows_open(data, "classes.tsv");

	while (rows_next(&r))
	{
		uint32_t class = class_number(&r, r.col[2]);

		for (uint32_t c = rows_hex(&r, 0), last = rows_hex(&r, 1); c <= last; c++)
		{
			word[c] = class << ZHC_CLASS_SHIFT;
			if (class == ZHC_C_IGNORABLE)
				word[c] |= ZHC_COMPLEX;
		}
	}
	rows_close(&r);
}

/* Foldings that are not 1:1, in order of code points. */
static ZhcFoldSeq *seqs;
static uint32_t nseqs;
static uint32_t *chars; /* what they fold to */

/* Differences for 1:1 folding; the rest become sequences: [key, offset << 8 | length] and text. */
static void
read_fold(const char *data)
{
	Rows r = rows_open(data, "fold.tsv");
	uint32_t nchars = 0;

	while (rows_next(&r))
	{
		uint32_t cp = rows_hex(&r, 0), to[32];
		int n = rows_hexes(&r, 1, to, 32);

		if (n == 1)
		{
			word[cp] |= (to[0] - cp) & ZHC_FOLD_MASK;
			continue;
		}
		if (n == 0)
			rows_die(&r, "folds to nothing");
		if (nseqs && seqs[nseqs - 1].cp >= cp)
			rows_die(&r, "not in order of code points");
		word[cp] |= ZHC_COMPLEX;
		seqs = tool_realloc(seqs, (nseqs + 1) * sizeof *seqs);
		seqs[nseqs].cp = cp;
		seqs[nseqs].start = (uint16_t) nchars;
		seqs[nseqs].len = (uint16_t) n;
		nseqs++;
		chars = tool_realloc(chars, (nchars + (uint32_t) n) * sizeof *chars);
		memcpy(chars + nchars, to, (size_t) n * sizeof *chars);
		nchars += (uint32_t) n;
		if (nchars > UINT16_MAX)
			rows_die(&r, "too many folded sequences for 16 bits");
	}
	rows_close(&r);
	table_write("fold_seqs", seqs, nseqs * sizeof *seqs);
	table_write("fold_chars", chars, nchars * sizeof *chars);
}

static void
read_script(const char *data)
{
	Rows r = rows_open(data, "script.tsv");

	while (rows_next(&r))
	{
		uint32_t c;

		zhc_decode(r.col[1], r.col[1] + strlen(r.col[1]), &c);
		word[c] |= strcmp(r.col[0], "hans") == 0 ? ZHC_HANS : ZHC_HANT;
	}
	rows_close(&r);
}

static int
compare_pairs(const void *a, const void *b)
{
	const ZhcPair *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->second < y->second ? -1 : x->second > y->second;
}

/* Characters that may combine with what stands before them are complex. */
static void
read_nfkc(const char *data)
{
	Rows r = rows_open(data, "nfkc.tsv");
	ZhcPair *pairs = NULL;
	ZhcCcc *cccs = NULL;
	size_t npairs = 0, ncccs = 0;

	while (rows_next(&r))
	{
		uint32_t cp = rows_hex(&r, 1);

		if (strcmp(r.col[0], "ccc") == 0)
		{
			cccs = tool_realloc(cccs, (ncccs + 1) * sizeof *cccs);
			cccs[ncccs].cp = cp;
			cccs[ncccs++].ccc = (uint32_t) atoi(r.col[2]);
			word[cp] |= ZHC_COMPLEX;
		}
		else
		{
			uint32_t part[2];

			if (rows_hexes(&r, 2, part, 2) != 2)
				rows_die(&r, "a pair has two parts");
			pairs = tool_realloc(pairs, (npairs + 1) * sizeof *pairs);
			pairs[npairs].first = part[0];
			pairs[npairs].second = part[1];
			pairs[npairs++].composite = cp;
			word[part[1]] |= ZHC_COMPLEX;
		}
	}
	rows_close(&r);
	for (uint32_t c = 0x1161; c < 0x11C3; c++) /* vowel and final jamo */
		word[c] |= ZHC_COMPLEX;
	table_write("nfc_decompose", pairs, npairs * sizeof *pairs);
	qsort(pairs, npairs, sizeof *pairs, compare_pairs);
	table_write("nfc_compose", pairs, npairs * sizeof *pairs);
	table_write("nfc_ccc", cccs, ncccs * sizeof *cccs);
	free(pairs);
	free(cccs);
}

/* A character whose folded form may combine with what stands before it is complex as well. */
static void
spread_complex(void)
{
	for (uint32_t c = 0; c < NCHARS; c++)
	{
		uint32_t to = (c + word[c]) & ZHC_FOLD_MASK;

		if (to == c || (word[c] & ZHC_COMPLEX))
			continue;
		if (word[to] & ZHC_COMPLEX)
			word[c] |= ZHC_COMPLEX;
		else if (word[to] & ZHC_FOLD_MASK)
			abort(); /* fold.tsv is not at its fixed point */
	}
}

static int
compare_unfold(const void *a, const void *b)
{
	const ZhcUnfold *x = a, *y = b;

	if (x->folded != y->folded)
		return x->folded < y->folded ? -1 : 1;
	return x->printed < y->printed ? -1 : x->printed > y->printed;
}

/* The way back: which characters fold 1:1 to another, [folded, printed] in order. */
static void
write_unfold(void)
{
	ZhcUnfold *pairs = NULL;
	size_t n = 0;

	for (uint32_t c = 0; c < 0x110000; c++)
		if (word[c] & ZHC_FOLD_MASK)
		{
			pairs = tool_realloc(pairs, (n + 1) * sizeof *pairs);
			pairs[n].folded = (c + word[c]) & ZHC_FOLD_MASK;
			pairs[n++].printed = c;
		}
	qsort(pairs, n, sizeof *pairs, compare_unfold);
	table_write("chars_unfold", pairs, n * sizeof *pairs);
	free(pairs);
}

static void
write_chars(void)
{
	static uint16_t index[NBLOCKS];
	static uint32_t blocks[NCHARS];
	uint32_t nblocks = 0;

	for (uint32_t b = 0; b < NBLOCKS; b++)
	{
		uint32_t i = 0;

		while (i < nblocks && memcmp(blocks + i * BLOCK, word + b * BLOCK, BLOCK * 4) != 0)
			i++;
		if (i == nblocks)
			memcpy(blocks + nblocks++ * BLOCK, word + b * BLOCK, BLOCK * 4);
		index[b] = (uint16_t) i;
	}
	table_write("chars_index", index, sizeof index);
	table_write("chars_blocks", blocks, nblocks * BLOCK * 4);
}

/* The short way for Han and kana. */
static void
write_cjk(void)
{
	static uint16_t cjk[ZHC_CJK_TO - ZHC_CJK_FROM + 1];

	for (uint32_t c = ZHC_CJK_FROM; c <= ZHC_CJK_TO; c++)
	{
		uint32_t to = (c + word[c]) & ZHC_FOLD_MASK;

		if (zhc_is_cjk((ZhcClass) (word[c] >> ZHC_CLASS_SHIFT)) && to >= ZHC_CJK_FROM &&
			to <= ZHC_CJK_TO)
			cjk[c - ZHC_CJK_FROM] = (uint16_t) to;
	}
	table_write("chars_cjk", cjk, sizeof cjk);
}

static uint64_t
fnv(uint64_t h, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		h = (h ^ ((value >> (8 * i)) & 0xFF)) * UINT64_C(0x100000001B3);
	return h;
}

/* zhc_chars_hash of the tables: to go through them takes longer than many a query. */
static void
write_hash(void)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (uint32_t c = 0; c < ZHC_BAD_BYTE; c++)
		h = fnv(h, char_word(c) & ~(ZHC_HANS | ZHC_HANT));
	for (uint32_t i = 0; i < nseqs; i++)
	{
		h = fnv(h, seqs[i].cp);
		for (uint32_t j = 0; j < seqs[i].len; j++)
			h = fnv(h, chars[seqs[i].start + j]);
	}
	table_write("chars_hash", &h, sizeof h);
}

uint32_t
char_word(uint32_t cp)
{
	return (word[cp] & ~ZHC_FOLD_MASK) | fold_char(cp);
}

uint32_t
fold_char(uint32_t cp)
{
	return cp < NCHARS ? (cp + word[cp]) & ZHC_FOLD_MASK : cp;
}

void
compile_chars(const char *data)
{
	read_classes(data);
	read_fold(data);
	read_nfkc(data);
	read_script(data);
	spread_complex();
	write_unfold();
	write_chars();
	write_cjk();
	write_hash();
	free(seqs);
	free(chars);
}
