/*
 * test_context.c - zhc_convert_context: sentences of one-to-many characters, OpenCC's own
 * expectations, line breaks, and what holds for any text
 */
#include <stdlib.h>

#include "chars.h"
#include "context.h"
#include "unit.h"
#include "utf8.h"

static ZhcBuf
convert(const char *config, const char *s, size_t n)
{
	ZhcBuf b;

	zhc_buf_init(&b, &zhc_malloc_alloc);
	if (zhc_convert_context(zhc_config(config, strlen(config)), s, n, &b) != ZHC_OK)
		b.len = 0;
	return b;
}

static bool
gives(const char *config, const char *from, const char *want)
{
	ZhcBuf b = convert(config, from, strlen(from));
	bool same = b.len == strlen(want) && memcmp(b.data, want, b.len) == 0;

	if (!same)
		printf("# %s: %s\n#   want %s\n#   got  %.*s\n", config, from, want, (int) b.len, b.data);
	zhc_buf_free(&b);
	return same;
}

static void
check(const char *config, const char *from, const char *want)
{
	char shown[128];

	snprintf(shown, sizeof shown, "%.100s", from);
	for (char *p = shown; *p; p++)
		if (*p == '\n')
			*p = '|';
	CHECK(gives(config, from, want), "%s: %s", config, shown);
}

/* Cut a line at tabs; returns how many columns there are. */
static int
columns(char *line, char **col, int max)
{
	int n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *p = line; p && n < max; n++)
	{
		col[n] = p;
		p = strchr(p, '\t');
		if (p)
			*p++ = '\0';
	}
	return n;
}

/* test/corpus/one-to-many.tsv: configuration, input, expected, character. */
static void
sentences(void)
{
	FILE *f = fopen("test/corpus/one-to-many.tsv", "r");
	char line[4096], *col[4];
	int n = 0, right = 0;

	while (f && fgets(line, sizeof line, f))
	{
		if (*line == '#' || columns(line, col, 4) < 3 || strcmp(col[0], "config") == 0)
			continue;
		right += gives(col[0], col[1], col[2]);
		n++;
	}
	if (f)
		fclose(f);
	CHECK(n >= 400 && right * 100 >= n * 95, "%d of %d sentences of one-to-many characters", right,
		  n);
}

/*
 * Expectations of OpenCC that do not hold in context, and why:
 *   s2t_ximian (s2hk)   Hong Kong papers print 麵
 *   ..._475_tw2sp       greedy matching leaves 畫素藉 and 圖示覆 unconverted
 *   dioxin_terms        持久性 is 永續性 in texts about databases only
 *   ..._core_reverse    核心 is 内核 in texts about computers only
 *   ..._767_solace      慰藉著: 著 is the particle 着
 */
static const char *const exceptions[][2] = {
	{"s2t_ximian", "s2hk"},
	{"BYVoid_OpenCC_Issue_475_tw2sp", "tw2sp"},
	{"dioxin_terms_tw_s2twp", "s2twp"},
	{"BYVoid_OpenCC_Issue_1246_core_reverse_phrase", "tw2sp"},
	{"BYVoid_OpenCC_Issue_767_solace", "hk2s"},
	{"BYVoid_OpenCC_Issue_767_solace", "t2s"}};

static void
expectations(void)
{
	FILE *f = fopen("data/opencc/testcases.tsv", "r");
	char line[4096], *col[4];
	int n = 0, except = 0;

	while (f && fgets(line, sizeof line, f))
	{
		bool excepted = false;

		if (*line == '#' || columns(line, col, 4) < 4)
			continue;
		n++;
		for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
			excepted |=
				strcmp(col[0], exceptions[i][0]) == 0 && strcmp(col[1], exceptions[i][1]) == 0;
		except += excepted;
		if (!excepted)
			CHECK(gives(col[1], col[2], col[3]), "%s %s", col[0], col[1]);
	}
	if (f)
		fclose(f);
	CHECK(n > 0 && except * 100 <= n * 2, "%d of OpenCC's %d expectations are excepted", except, n);
}

static void
words(void)
{
	check("s2t", "坚持一个中国原则", "堅持一個中國原則");
	check("s2t", "不断发扬光大", "不斷發揚光大");
	check("s2t", "郁某某当庭认罪", "郁某某當庭認罪");
	check("s2t", "里海与塔什干", "里海與塔什干");
	check("s2hk", "宣布峰会周年伙伴", "宣布峰會周年夥伴");
	check("s2twp", "总统支持这个项目，签署文件", "總統支持這個項目，簽署文件");
	check("s2twp", "软件支持多种文件", "軟體支援多種檔案");
	check("t2s", "面臨著挑戰，這部名著", "面临着挑战，这部名著");
	/* what is Traditional already stays */
	check("s2t", "頭发和头髮發展", "頭髮和頭髮發展");
	/* description sequences, compatibility ideographs, variation selectors */
	check("s2t", "⿰虫风虫", "⿰虫风蟲");
	check("t2s", "\uF918葉", "落叶");
	check("s2t", "发\uFE00展", "發\uFE00展");
	/* empty, no Han, other bytes */
	check("s2t", "", "");
	check("s2t", "G20: 3.5 %\r\n\t\n", "G20: 3.5 %\r\n\t\n");
	check("s2t", "\xFF头\xE5\xA4发\x80", "\xFF頭\xE5\xA4發\x80");
}

/* Lines of one paragraph are read together and stay lines. */
static void
wraps(void)
{
	check("s2t",
		  "　　访问期间，两国元首来到塔什\n干郊外，共同见证双方的合作协议签\n"
		  "署，这是双边关系发展的又一个里\n程碑，也得到了当地民众的欢迎。\n",
		  "　　訪問期間，兩國元首來到塔什\n干郊外，共同見證雙方的合作協議簽\n"
		  "署，這是雙邊關係發展的又一個里\n程碑，也得到了當地民衆的歡迎。\n");
	check("s2twp",
		  "　　这家公司开发的软件新版已经上市，工程师用鼠\n标演示了全部功能，"
		  "到场的各界来宾均感满意。\n",
		  "　　這家公司開發的軟體新版已經上市，工程師用滑\n鼠演示了全部功能，"
		  "到場的各界來賓均感滿意。\n");
	/* two paragraphs are not read together */
	check("s2t", "头\n\n发了奖金。", "頭\n\n發了獎金。");
}

/* ---- what holds for any text ---------------------------------------------------------------- */

static uint64_t seed = UINT64_C(0xD1B54A32D192ED03);

static uint32_t
any(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t) (seed >> 32) % n;
}

static size_t
any_text(char *s, size_t max)
{
	static const char *const pieces[] = {
		"头发", "干部",		"一只", "里",	  "面",		"著", "，", "。", "\n",	  " ",
		"　",	"\r\n\r\n", "a1",	"塔什干", "先生",	"余", "⿰", "⿲", "⿱",	  "鼠标",
		"U盘",	"软件",		"项目", "\uF900", "\u200B", "# ", "**", "● ", "\xE4", "\xB8",
		"發展", "裡面",		"·",	"2024年", "記者",	"于", "說"};
	size_t n = 0;

	for (uint32_t k = any(24); k > 0 && n + 16 < max; k--)
	{
		uint32_t kind = any(10);

		if (kind < 6)
		{
			const char *p = pieces[any(sizeof pieces / sizeof pieces[0])];

			memcpy(s + n, p, strlen(p));
			n += strlen(p);
		}
		else
			n += (size_t) zhc_encode(kind < 9 ? 0x4E00 + any(0x5200) : any(0x30000) & ~0x800u,
									 s + n);
	}
	return n;
}

/* Everything that is no Han character, in order. */
static size_t
other_characters(const char *s, size_t n, uint32_t *out)
{
	const char *end = s + n;
	size_t k = 0;

	while (s < end)
	{
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		if (zhc_class(cp) != ZHC_C_HAN)
			out[k++] = cp;
	}
	return k;
}

typedef struct Replay
{
	const char *p, *end;
	size_t pos;
	ZhcBuf out;
	bool ordered;
} Replay;

static ZhcStatus
replay_change(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	Replay *r = ctx;
	uint32_t cp;
	const char *from = r->p;

	r->ordered &= pos >= r->pos;
	for (; r->pos < pos && r->p < r->end; r->pos++)
		r->p += zhc_decode(r->p, r->end, &cp);
	zhc_buf_append(&r->out, from, (size_t) (r->p - from));
	for (; r->pos < pos + len && r->p < r->end; r->pos++)
		r->p += zhc_decode(r->p, r->end, &cp);
	return zhc_buf_append(&r->out, to, tolen);
}

/* Do the changes, made to the text, give the conversion? */
static bool
replays(const ZhcConfig *cfg, const char *s, size_t n, bool context)
{
	Replay r = {s, s + n, 0, {0}, true};
	ZhcBuf want;
	bool same;

	zhc_buf_init(&want, &zhc_malloc_alloc);
	zhc_buf_init(&r.out, &zhc_malloc_alloc);
	if (context)
	{
		zhc_convert_context(cfg, s, n, &want);
		zhc_convert_context_changes(&zhc_malloc_alloc, cfg, s, n, replay_change, &r);
	}
	else
	{
		zhc_convert_exact(cfg, s, n, &want);
		zhc_convert_exact_changes(&zhc_malloc_alloc, cfg, s, n, replay_change, &r);
	}
	zhc_buf_append(&r.out, r.p, (size_t) (r.end - r.p));
	same = r.ordered && want.len == r.out.len &&
		   (want.len == 0 || memcmp(want.data, r.out.data, want.len) == 0);
	zhc_buf_free(&want);
	zhc_buf_free(&r.out);
	return same;
}

static void
random_texts(void)
{
	const char *const *names = zhc_config_names();
	unsigned lost = 0, length = 0, context = 0, exact = 0;

	for (int round = 0; round < 20000; round++)
	{
		char s[512];
		size_t n = any_text(s, sizeof s), before, after;
		uint32_t a[512], b[2048];
		const char *name = names[any(16)];
		ZhcBuf out = convert("s2t", s, n);

		before = other_characters(s, n, a);
		after = other_characters(out.data, out.len, b);
		lost += before != after || (before > 0 && memcmp(a, b, before * sizeof *a) != 0);
		length += zhc_count(s, n) != zhc_count(out.data, out.len);
		zhc_buf_free(&out);
		context += !replays(zhc_config(name, strlen(name)), s, n, true);
		exact += !replays(zhc_config(name, strlen(name)), s, n, false);
	}
	CHECK(lost == 0, "s2t keeps all characters that are not Han (%u texts differ)", lost);
	CHECK(length == 0, "s2t keeps the number of characters (%u texts differ)", length);
	CHECK(context == 0, "changes in context add up to the conversion (%u texts differ)", context);
	CHECK(exact == 0, "exact changes add up to the conversion (%u texts differ)", exact);
}

static void
check_many(const char *config, const char *one, size_t n, size_t want)
{
	size_t len = strlen(one);
	char *s = malloc(n * len);
	ZhcBuf b;

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * len, one, len);
	b = convert(config, s, n * len);
	CHECK(b.len == n * want, "%s: %zu times a text of %zu bytes (%zu bytes)", config, n, len,
		  b.len);
	zhc_buf_free(&b);
	free(s);
}

static void
big(void)
{
	check_many("s2t", "发", 1000000, 3);
	check_many("s2t", "里斯", 500000, 6);
	check_many("s2twp", "U盘", 200000, 9);
	check_many("t2s", "著", 500000, 3);
	check_many("s2hk", "⿰", 200000, 3);
	check_many("s2t", "头发\n", 200000, 7);
	check_many("s2t", "\xE5", 500000, 1);
	check_many("s2t", " ", 2000000, 1);
	check_many("s2t", "余先生", 200000, 9);
}

int
main(void)
{
	words();
	wraps();
	sentences();
	expectations();
	random_texts();
	big();
	return unit_done();
}
