/*
 * test_fold.c - zhc_fold: NFKC, one character for all variants, blanks inside Han runs; idempotence
 */
#include <stdlib.h>

#include "fold.h"
#include "tokens.h"
#include "unit.h"
#include "utf8.h"

static void
check(const char *from, const char *to)
{
	ZhcBuf b;
	char shown[128];

	snprintf(shown, sizeof shown, "%s", from);
	for (char *p = shown; *p; p++)
		if (*p == '\n' || *p == '\r')
			*p = '|';
	zhc_buf_init(&b, &zhc_malloc_alloc);
	CHECK(zhc_fold(from, strlen(from), &b) == ZHC_OK && b.len == strlen(to) &&
			  memcmp(b.data, to, b.len) == 0,
		  "\"%s\"", shown);
	zhc_buf_free(&b);
}

static void
normalization(void)
{
	check("", "");
	check("Ｇ７峰會　Ｎｅｗｓ", "g7峰会 news");
	check("㎡ ㈱ ½ ﬁ …", "m2 (株) 1⁄2 fi ...");
	check("E\u0301tude", "étude");
	check("e\u0323\u0301 = e\u0301\u0323", "ẹ\u0301 = ẹ\u0301");
	check("ｶﾞｿﾘﾝ/か\u3099", "ガソリン/が");
	check("\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국");
	check("STRASSE straße ǰ", "strasse strasse ǰ");
	check("\u0391\u0301\u0345", "άι");
	check("\u1FB3\u0301 = \u03AC\u0345", "άι = άι");
	check("zero\u200Bwidth\uFEFF 中\u200D国", "zerowidth 中国");
	check("e\u200B\u0301", "é");
	check("葛\U000E0100飾", "葛饰");
	check("\u0301x", "\u0301x");
	check("ſ K Å", "s k å");
}

static void
variants(void)
{
	check("臺灣裏裡裡面麵條麪條", "台湾里里里面面条面条");
	check("頭髮發展着著", "头发发展着着");
	check("計畫計划藉口借口座標坐标", "计划计划借口借口座标座标");
	check("⼈⺠⽇報", "人民日报");
	check("中国－中亚 中国—中亚 中國─中亞 中国‑中亚", "中国-中亚中国-中亚中国-中亚中国-中亚");
	check("阿利克别克•叶克申 ・ ‧ ･", "阿利克别克·叶克申 · · ·");
	check("「人」『事』“人”‘事’\"x\"", "“人”‘事’“人”‘事’\"x\"");
	check("10〜20 ～", "10~20 ~");
	check("一ー", "一ー");
	check("二○二四年 二〇二四年", "二〇二四年二〇二四年");
}

static void
blanks(void)
{
	check("托卡\n耶夫", "托卡耶夫");
	check("哈 萨　克\r\n\r\n斯坦", "哈萨克斯坦");
	check("中国 －\n 中亚", "中国-中亚");
	check("中国－ 中亚 ·人", "中国-中亚·人");
	check("中国 — — 中亚", "中国 - - 中亚");
	check("中国 - A", "中国 - a");
	check("A - 中国", "a - 中国");
	check("中国 2024 年", "中国 2024 年");
	check("完。\n 新", "完。\n 新");
	check(" 中 ", " 中 ");
	check("中\u00A8国 か \u3099", "中 \u0308国か \u3099");
	check("カ ナ", "カナ");
	check("중 국", "중 국");
}

static void
bad_bytes(void)
{
	check("\xFF\xE4\xB8", "\xFF\xE4\xB8");
	check("國\x80國\xF4\x90\x80\x80\xED\xA0\x80", "国\x80国\xF4\x90\x80\x80\xED\xA0\x80");
	check("e\xCC", "e\xCC");
}

/* Fold n copies of a character and compare the length of what comes out. */
static void
check_many(const char *one, size_t n, size_t want)
{
	size_t len = strlen(one);
	char *s = malloc(n * len);
	ZhcBuf b;

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * len, one, len);
	zhc_buf_init(&b, &zhc_malloc_alloc);
	CHECK(zhc_fold(s, n * len, &b) == ZHC_OK && b.len == want, "%zu times U+…%02x (%zu bytes)", n,
		  (unsigned char) one[len - 1], b.len);
	zhc_buf_free(&b);
	free(s);
}

static void
big(void)
{
	check_many("國", 3500000, 3500000 * 3);
	check_many("\u0301", 5000000, 5000000 * 2);
	check_many("\u0345", 3000000, 3000000 * 2);
	check_many("\u200B", 3500000, 0);
	check_many(" ", 10000000, 10000000);
	check_many("…", 3500000, 3500000 * 3);
	check_many("\uFDFA", 1000000, 33 * 1000000);
	check_many("中 ", 2500000, 2500000 * 3 + 1);
	check_many("中 - ", 1000000, 1000000 * 4 + 2);
}

static uint64_t seed = UINT64_C(0x9E3779B97F4A7C15);

static uint32_t
any(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t) (seed >> 32) % n;
}

/* A code point from everywhere, but mostly where something happens. */
static uint32_t
any_character(void)
{
	static const uint32_t ranges[][2] = {
		{0x20, 0x60},	  {0xA0, 0x260},   {0x300, 0x70},	{0x370, 0x90},	 {0x1E00, 0x200},
		{0x2000, 0x70},	  {0x2E80, 0x160}, {0x3000, 0x100}, {0x3190, 0x270}, {0x4E00, 0x5200},
		{0xAC00, 0x100},  {0xF900, 0x200}, {0xFE00, 0x200}, {0x1100, 0x100}, {0x900, 0x500},
		{0x20000, 0x100}, {0x2F800, 0x220}};
	static const uint32_t few[] = {' ',	  '\n',	 0x3000, '-',	 0xB7,	 0x200B,
								   0x301, 0x345, 0x3099, 0x4E2D, 0x570B, 0x30AB};
	uint32_t r = any(24), c;

	if (r < 6)
		return few[any(sizeof few / sizeof few[0])];
	if (r - 6 < sizeof ranges / sizeof ranges[0])
		return ranges[r - 6][0] + any(ranges[r - 6][1]);
	do
		c = any(0x110000);
	while (c >= 0xD800 && c < 0xE000);
	return c;
}

static void
idempotence(void)
{
	unsigned differ = 0;

	for (int round = 0; round < 100000; round++)
	{
		char s[64];
		size_t n = 0;
		ZhcBuf once, twice;

		for (uint32_t i = 1 + any(12); i > 0; i--)
			n += (size_t) zhc_encode(any_character(), s + n);
		zhc_buf_init(&once, &zhc_malloc_alloc);
		zhc_buf_init(&twice, &zhc_malloc_alloc);
		if (zhc_fold(s, n, &once) != ZHC_OK || zhc_fold(once.data, once.len, &twice) != ZHC_OK ||
			once.len != twice.len || memcmp(once.data, twice.data, once.len) != 0)
		{
			if (differ++ < 5)
				printf("# %.*s | %.*s | %.*s\n", (int) n, s, (int) once.len, once.data,
					   (int) twice.len, twice.data);
		}
		zhc_buf_free(&once);
		zhc_buf_free(&twice);
	}
	CHECK(differ == 0, "folding twice is folding once (%u of 100000 differ)", differ);
}

/* The key of a range of a text is the folding of its clean text, whichever way it is made. */
static void
ranges(void)
{
	const ZhcAlloc *al = &zhc_malloc_alloc;
	unsigned differ = 0, rounds = UNIT_MANY(20000);

	for (unsigned round = 0; round < rounds; round++)
	{
		char s[128];
		size_t n = 0;
		ZhcClean clean;
		ZhcTokens tokens;

		for (uint32_t i = 1 + any(20); i > 0; i--) /* most of them plain */
			n += (size_t) zhc_encode(any(3) ? 0x4E00 + any(0x5000) : any_character(), s + n);
		if (zhc_clean(al, s, n, &clean) != ZHC_OK || zhc_tokens(al, &clean, &tokens) != ZHC_OK)
		{
			differ++;
			continue;
		}
		for (uint32_t a = 0; a < clean.n; a++)
			for (uint32_t b = a; b <= clean.n; b++)
			{
				ZhcBuf text, key, want;

				zhc_buf_init(&text, al);
				zhc_buf_init(&key, al);
				zhc_buf_init(&want, al);
				differ += zhc_text_key(&tokens.text, a, b, &key) != ZHC_OK ||
						  zhc_clean_text(&clean, a, b, &text) != ZHC_OK ||
						  zhc_fold(text.data, text.len, &want) != ZHC_OK || key.len != want.len ||
						  (key.len > 0 && memcmp(key.data, want.data, key.len) != 0);
				zhc_buf_free(&text);
				zhc_buf_free(&key);
				zhc_buf_free(&want);
			}
		zhc_tokens_free(al, &tokens);
		zhc_clean_free(al, &clean);
	}
	CHECK(differ == 0, "the key of a range is its clean text folded (%u differ)", differ);
}

int
main(void)
{
	normalization();
	variants();
	blanks();
	bad_bytes();
	big();
	idempotence();
	ranges();
	return unit_done();
}
