/*
 * test_headroles.c - which of the lines above a text is the headline
 *
 * How well the blocks of data/headblocks.tsv are read, from which the weights were learnt, is a
 * floor of test/score; here, plain cases, and that what no newspaper prints gives some choice, too.
 */
#include <stdlib.h>

#include "headroles.h"
#include "unit.h"
#include "utf8.h"

/* Add a line, and a blank line before it if `gap`. */
static void
add(ZhcHeadBlock *b, const char *text, bool gap)
{
	ZhcHeadLine *l = &b->line[b->n++];
	const char *end = text + strlen(text);

	l->gap = gap;
	for (l->n = 0; text < end && l->n < ZHC_HEAD_CHARS; l->n++)
		text += zhc_decode(text, end, &l->cp[l->n]);
}

static void
lead(ZhcHeadBlock *b, const char *text)
{
	const char *end = text + strlen(text);

	for (b->nlead = 0; text < end && b->nlead < ZHC_HEAD_LEAD; b->nlead++)
		text += zhc_decode(text, end, &b->lead[b->nlead]);
}

static void
check_choice(const ZhcHeadBlock *b, uint32_t first, uint32_t last, const char *what)
{
	uint32_t i = 99, j = 99;

	zhc_head_choose(b, ZHC_HEAD_MOST, &i, &j);
	CHECK(i == first && j == last, "%s: lines %u to %u", what, i, j);
}

static void
test_choices(void)
{
	ZhcHeadBlock b = {.n = 0};

	add(&b, "全县春季造林动员会强调", false);
	add(&b, "把青山绿水一茬接着一茬种下去", false);
	lead(&b, "本报讯（记者乔岭）昨天上午，全县春季造林动员会召开。会议要求，一茬接着一茬干。");
	check_choice(&b, 1, 1, "a kicker with who stressed it");

	b = (ZhcHeadBlock){.n = 0};
	add(&b, "老城改造", false);
	add(&b, "下月动工", false);
	lead(&b, "本报讯（记者乔岭）市住建局昨天通报，老城改造下月动工，涉及居民两千户。");
	check_choice(&b, 0, 1, "a headline on two short lines");

	b = (ZhcHeadBlock){.n = 0};
	add(&b, "水庫見底 三縣市下周起分區供水", false);
	add(&b, "水利署：用水大戶先減量百分之七", false);
	lead(&b, "〔記者林岳／台南報導〕南部水庫見底，水利署昨宣布三縣市下周起分區供水。");
	check_choice(&b, 0, 0, "a deck with who says it");

	b = (ZhcHeadBlock){.n = 0};
	add(&b, "一张渔网织了三十年", false);
	add(&b, "——访海岛织网人俞阿婆", false);
	lead(&b, "天不亮，俞阿婆就坐在码头边织网。");
	check_choice(&b, 0, 0, "a deck behind a dash");
}

/* Whether each clue of a line is one, and holds once. */
static bool
are_clues(const ZhcClueList *list)
{
	bool seen[ZHC_NLINE_CLUES] = {false};

	for (uint32_t i = 0; i < list->n; i++)
	{
		if (list->id[i] >= ZHC_NLINE_CLUES || seen[list->id[i]])
			return false;
		seen[list->id[i]] = true;
	}
	return list->n <= ZHC_NLINE_CLUES;
}

/* Characters of all sorts, and none. */
static void
test_garbage(void)
{
	static const uint32_t some[] = {' ',	0x3000, 0x4E00, 0x65B0, 0x20000, 0x10FFFF, 'a',
									'7',	0xFF1A, 0x2014, 0x201C, 0x201D,	 0x3010,   0x3011,
									0x300A, 0,		0xFF0C, 0x1100, 0x0300,	 0xFEFF};
	unsigned bad = 0;

	srand(7);
	for (int round = 0; round < UNIT_MANY(20000); round++)
	{
		ZhcHeadBlock b = {.n = 2 + (uint32_t) rand() % (ZHC_HEAD_LINES - 1)};
		ZhcHeadClues clues;
		uint32_t i = 99, j = 99;

		for (uint32_t k = 0; k < b.n; k++)
		{
			b.line[k].n = (uint32_t) rand() % (ZHC_HEAD_CHARS + 1);
			for (uint32_t c = 0; c < b.line[k].n; c++)
				b.line[k].cp[c] = some[(size_t) rand() % (sizeof some / sizeof *some)];
		}
		b.nlead = (uint32_t) rand() % (ZHC_HEAD_LEAD + 1);
		for (uint32_t c = 0; c < b.nlead; c++)
			b.lead[c] = some[(size_t) rand() % (sizeof some / sizeof *some)];
		zhc_head_choose(&b, ZHC_HEAD_MOST, &i, &j);
		zhc_head_clues(&b, &clues);
		bad += i > j || j >= b.n || j - i >= ZHC_HEAD_MOST;
		for (uint32_t k = 0; k < b.n; k++)
			bad += !are_clues(&clues.line[k]);
	}
	CHECK(bad == 0, "%u of many blocks of anything read wrongly", bad);
}

int
main(void)
{
	test_choices();
	test_garbage();
	return unit_done();
}
