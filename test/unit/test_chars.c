/*
 * test_chars.c - classes and 1:1 foldings of characters, and that the tables are what was released
 */
#include "chars.h"
#include "fold_tables.h"
#include "unit.h"
#include "utf8.h"

#define NCHARS (ZHC_BAD_BYTE + 0x100u)

static void
check_class(uint32_t cp, ZhcClass want)
{
	CHECK(zhc_class(cp) == want, "U+%04X is %s (%s)", (unsigned) cp, zhc_class_name(want),
		  zhc_class_name(zhc_class(cp)));
}

static void
check_fold(const char *from, const char *to)
{
	uint32_t a, b;

	zhc_decode(from, from + strlen(from), &a);
	zhc_decode(to, to + strlen(to), &b);
	CHECK((zhc_char(a) & (ZHC_FOLD_MASK | ZHC_COMPLEX)) == b, "%s folds to %s", from, to);
}

static void
classes(void)
{
	static const struct
	{
		uint32_t cp;
		ZhcClass want;
	} list[] = {
		{'a', ZHC_C_LETTER},	   {0xFF21, ZHC_C_LETTER},	   {0xAC00, ZHC_C_LETTER},
		{'7', ZHC_C_DIGIT},		   {0xFF17, ZHC_C_DIGIT},	   {0x0967, ZHC_C_DIGIT},
		{0x4E00, ZHC_C_HAN},	   {0x3007, ZHC_C_HAN},		   {0x3005, ZHC_C_HAN},
		{0x20000, ZHC_C_HAN},	   {0x323AF, ZHC_C_HAN},	   {0xF900, ZHC_C_HAN},
		{0x2F00, ZHC_C_HAN},	   {0x2E9F, ZHC_C_HAN},		   {0x3297, ZHC_C_HAN},
		{0x3042, ZHC_C_KANA},	   {0x30FC, ZHC_C_KANA},	   {0xFF71, ZHC_C_KANA},
		{0x3105, ZHC_C_KANA},	   {' ', ZHC_C_BLANK},		   {0x3000, ZHC_C_BLANK},
		{'\t', ZHC_C_BLANK},	   {0xA0, ZHC_C_BLANK},		   {'\n', ZHC_C_NEWLINE},
		{'\r', ZHC_C_NEWLINE},	   {0x85, ZHC_C_NEWLINE},	   {0x2028, ZHC_C_NEWLINE},
		{0x200B, ZHC_C_IGNORABLE}, {0xFEFF, ZHC_C_IGNORABLE},  {0xFE0F, ZHC_C_IGNORABLE},
		{0xAD, ZHC_C_IGNORABLE},   {0xE0100, ZHC_C_IGNORABLE}, {0x0301, ZHC_C_MARK},
		{'-', ZHC_C_JOINER},	   {0x2014, ZHC_C_JOINER},	   {0x2500, ZHC_C_JOINER},
		{0xFF0D, ZHC_C_JOINER},	   {0xB7, ZHC_C_JOINER},	   {0x30FB, ZHC_C_JOINER},
		{0x2027, ZHC_C_JOINER},	   {'!', ZHC_C_STOP},		   {0x3002, ZHC_C_STOP},
		{0xFF1F, ZHC_C_STOP},	   {0x2026, ZHC_C_STOP},	   {0xFF0E, ZHC_C_STOP},
		{'.', ZHC_C_PUNCT},		   {0xFF0C, ZHC_C_PUNCT},	   {0x3001, ZHC_C_PUNCT},
		{0x201C, ZHC_C_OPEN},	   {0x300C, ZHC_C_OPEN},	   {0x300A, ZHC_C_OPEN},
		{0xFF08, ZHC_C_OPEN},	   {0x201D, ZHC_C_CLOSE},	   {0x300F, ZHC_C_CLOSE},
		{')', ZHC_C_CLOSE},		   {'%', ZHC_C_PUNCT},		   {'$', ZHC_C_SYMBOL},
		{0xBD, ZHC_C_SYMBOL},	   {0x25B2, ZHC_C_SYMBOL},	   {0, ZHC_C_OTHER},
		{0xE000, ZHC_C_OTHER},	   {0x10FFFF, ZHC_C_OTHER},	   {ZHC_BAD_BYTE + 0xFF, ZHC_C_OTHER},
	};

	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
		check_class(list[i].cp, list[i].want);
}

static void
foldings(void)
{
	static const char *const list[][2] = {
		{"中", "中"}, {"國", "国"}, {"Ａ", "a"},  {"É", "é"},	{"７", "7"},  {"著", "着"},
		{"裏", "里"}, {"裡", "里"}, {"髮", "发"}, {"發", "发"}, {"⼀", "一"}, {"⺟", "母"},
		{"豈", "岂"}, {"－", "-"},	{"─", "-"},	  {"—", "-"},	{"ー", "ー"}, {"一", "一"},
		{"・", "·"},  {"•", "·"},	{"‧", "·"},	  {"〜", "~"},	{"「", "“"},  {"』", "’"},
		{"\"", "\""}, {"，", ","},	{"。", "。"}, {"①", "1"},	{"㊗", "祝"}, {"ｱ", "ア"},
	};

	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
		check_fold(list[i][0], list[i][1]);
	CHECK(zhc_char(0x33A1) & ZHC_COMPLEX, "U+33A1 does not fold 1:1");
	CHECK(zhc_char(0x0301) & ZHC_COMPLEX, "a combining mark does not fold 1:1");
	CHECK(zhc_char(0x200B) & ZHC_COMPLEX, "an ignorable does not fold 1:1");
}

/* Folding 1:1 is done after one step, keeps Han Han, and bad bytes are left alone. */
static void
every_character(void)
{
	unsigned twice = 0, lost = 0, bad = 0;

	for (uint32_t c = 0; c < NCHARS; c++)
	{
		uint32_t w = zhc_char(c), to = w & ZHC_FOLD_MASK;

		if (!(w & ZHC_COMPLEX) && (zhc_char(to) & (ZHC_FOLD_MASK | ZHC_COMPLEX)) != to)
			twice++;
		if (!(w & ZHC_COMPLEX) && zhc_is_cjk(zhc_class(c)) != zhc_is_cjk(zhc_class(to)))
			lost++;
		if (c >= ZHC_BAD_BYTE && w != c)
			bad++;
	}
	CHECK(twice == 0, "every folded character folds to itself (%u do not)", twice);
	CHECK(lost == 0, "folding makes nothing Han or kana nor undoes it (%u)", lost);
	CHECK(bad == 0, "bad bytes have no class and fold to themselves");
}

static uint64_t
fnv(uint64_t h, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		h = (h ^ ((value >> (8 * i)) & 0xFF)) * UINT64_C(0x100000001B3);
	return h;
}

/* The hash of the tables as they are read. */
static uint64_t
hash_tables(void)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (uint32_t c = 0; c < ZHC_BAD_BYTE; c++)
		h = fnv(h, zhc_char(c) & ~(ZHC_HANS | ZHC_HANT));
	for (const ZhcFoldSeq *seq = zhc_fold_seqs; seq < zhc_fold_seqs_end; seq++)
	{
		h = fnv(h, seq->cp);
		for (uint32_t i = 0; i < seq->len; i++)
			h = fnv(h, zhc_fold_chars[seq->start + i]);
	}
	return h;
}

/* What stands in indexes depends on these tables: a change needs a new version and REINDEX. */
static void
released_tables(void)
{
	FILE *f = fopen("test/unit/tables.fnv", "r");
	unsigned long long want = 0;

	CHECK(f && fscanf(f, "%llx", &want) == 1, "test/unit/tables.fnv is read");
	if (f)
		fclose(f);
	CHECK(*zhc_chars_hash == hash_tables(), "the hash is that of the tables");
	CHECK(*zhc_chars_hash == want, "classes and foldings are those of the release (%016llx)",
		  (unsigned long long) *zhc_chars_hash);
}

int
main(void)
{
	classes();
	foldings();
	every_character();
	released_tables();
	return unit_done();
}
