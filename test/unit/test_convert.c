/*
 * test_convert.c - zhc_convert_exact: OpenCC's own expectations, and input that nobody expects
 */
#include <stdlib.h>

#include "convert.h"
#include "convert_tables.h"
#include "unit.h"

static void
check(const char *config, const char *from, size_t n, const char *want, size_t nwant,
	  const char *name)
{
	ZhcBuf b;

	zhc_buf_init(&b, &zhc_malloc_alloc);
	CHECK(zhc_convert_exact(zhc_config(config, strlen(config)), from, n, &b) == ZHC_OK &&
			  b.len == nwant && memcmp(b.data, want, nwant) == 0,
		  "%s: %s", config, name);
	zhc_buf_free(&b);
}

#define SAME(config, from, want) check(config, from, sizeof from - 1, want, sizeof want - 1, #from)

/* data/opencc/testcases.tsv: case, configuration, input, expected. */
static void
expectations(void)
{
	FILE *f = fopen("data/opencc/testcases.tsv", "r");
	char line[4096];
	int n = 0;

	while (f && fgets(line, sizeof line, f))
	{
		char *col[4] = {line, NULL, NULL, NULL};

		if (*line == '#')
			continue;
		line[strcspn(line, "\n")] = '\0';
		for (int i = 1; i < 4; i++)
		{
			col[i] = strchr(col[i - 1], '\t');
			*col[i]++ = '\0';
		}
		check(col[1], col[2], strlen(col[2]), col[3], strlen(col[3]), col[0]);
		n++;
	}
	if (f)
		fclose(f);
	CHECK(n >= 475, "%d expectations of OpenCC were read", n);
}

static void
names(void)
{
	const char *const *name = zhc_config_names();
	size_t n = 0;

	for (; name[n]; n++)
		if (strcmp(name[n], zhc_convert_configs[n].name) != 0)
			break;
	CHECK(!name[n] && zhc_convert_configs + n == zhc_convert_configs_end,
		  "the names are those of the tables (%zu)", n);
	CHECK(!zhc_config("", 0) && !zhc_config("s2", 2) && !zhc_config("s2tx", 4) &&
			  !zhc_config("S2T", 3),
		  "other names are unknown");
	CHECK(zhc_config("s2twp-x", 5) != NULL, "a name ends at its length");
}

static void
cases(void)
{
	SAME("s2t", "", "");
	SAME("s2t", "一只猫在里面，头发发黄。", "一隻貓在裏面，頭髮發黃。");
	SAME("s2tw", "里面", "裡面");
	SAME("s2hk", "里面", "裏面");
	SAME("s2twp", "鼠标和U盘", "滑鼠和隨身碟");
	SAME("t2s", "乾隆乾燥", "乾隆干燥");
	SAME("t2jp", "實", "実");
	/* compatibility ideographs are normalized first, also as a part of a phrase */
	SAME("t2s", "\uF918葉", "落叶");
	SAME("s2t", "头\uF9AA头发", "頭寧頭髮");
	SAME("s2tw", "a\uFA0Eb\uF900", "a\uFA0Eb豈");
	/* description sequences stay whole when they are complete */
	SAME("s2t", "⿰虫风虫风", "⿰虫风蟲風");
	SAME("s2t", "⿰虫", "⿰蟲");
	SAME("s2tw", "⿰虫风里", "⿰虫风裡");
	SAME("s2t", "⿱⿰虫风\uF900虫", "⿱⿰虫风\uF900蟲");
	SAME("tw2sp", "⿲多工", "⿲多任務");
	/* variation selectors stay and part what they stand in */
	SAME("s2t", "发\uFE00展", "發\uFE00展");
	/* bytes that are not UTF-8 are copied */
	SAME("s2t", "\xFF头\xE5\xA4发\x80", "\xFF頭\xE5\xA4發\x80");
	SAME("s2twp", "\xE9\xBC", "\xE9\xBC");
	SAME("s2t", "头\0发", "頭\0發");
}

static void
check_many(const char *config, const char *one, size_t n, size_t want)
{
	size_t len = strlen(one);
	char *s = malloc(n * len);
	ZhcBuf b;

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * len, one, len);
	zhc_buf_init(&b, &zhc_malloc_alloc);
	CHECK(zhc_convert_exact(zhc_config(config, strlen(config)), s, n * len, &b) == ZHC_OK &&
			  b.len == n * want,
		  "%s: %zu times %s (%zu bytes)", config, n, one, b.len);
	zhc_buf_free(&b);
	free(s);
}

static void
big(void)
{
	check_many("s2t", "发", 3500000, 3);
	check_many("t2s", "發", 3500000, 3);
	check_many("s2twp", "U", 10000000, 1);
	check_many("s2twp", "程", 3500000, 3);
	check_many("tw2sp", "裡", 3500000, 3);
	check_many("s2hk", "⿰", 1000000, 3);
	check_many("s2tw", "\uF900", 1000000, 3);
	check_many("t2s", "\xE5\xA4", 1000000, 2);
}

int
main(void)
{
	names();
	cases();
	expectations();
	big();
	return unit_done();
}
