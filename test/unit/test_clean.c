/*
 * test_clean.c - paragraphs as they were written, the way back to the page, idempotence
 */
#include <stdlib.h>

#include "chars.h"
#include "clean.h"
#include "unit.h"
#include "utf8.h"

static ZhcBuf text;

static const char *
clean(const char *s)
{
	text.len = 0;
	if (zhc_clean_stable(&zhc_malloc_alloc, s, strlen(s), &text) != ZHC_OK ||
		zhc_buf_append(&text, "", 1) != ZHC_OK)
		return "error";
	return text.data;
}

static void
check(const char *s, const char *want)
{
	const char *got = clean(s);

	CHECK(strcmp(got, want) == 0, "%.*s → %.*s", (int) strcspn(s, "\n"), s,
		  (int) strcspn(got, "\n"), got);
}

static void
test_blanks(void)
{
	check("", "");
	check("中国 人民", "中国人民");
	check("共有 30 多年，6月 16日 开幕。", "共有30多年，6月16日开幕。");
	check("采用 AI 技术的 Boeing 737 飞机。", "采用AI技术的Boeing 737飞机。");
	check("他说： “好 的” 。", "他说：“好的”。");
	check("He said “yes” to the plan.", "He said “yes” to the plan.");
	check("全\xE2\x80\x8B文\xC2\xAD完\xEF\xBB\xBF。", "全文完。");
	check("电话 1 360 万", "电话1 360万");
	check("한국 대통령은 오늘 말했다.", "한국 대통령은 오늘 말했다.");
	check("新华社记者 钟大为　吴桐", "新华社记者 钟大为 吴桐");
	check("（ 记者 王 刚 ）", "（记者 王 刚）");
}

static void
test_marks(void)
{
	check("▶**河报**：桥通了。", "河报：桥通了。");
	check("- 甲\n- **乙**丙\n", "甲\n乙丙");
	check("> > 引用。", "引用。");
	check("甲。\n---\n乙。", "甲。\n乙。");
	check("**", "");
	check("*ST江桥涨停", "*ST江桥涨停");
}

static void
test_joins(void)
{
	check("两国代表团团长在开幕式上分别致辞，\r\n表示愿意合作。",
		  "两国代表团团长在开幕式上分别致辞，表示愿意合作。");
	check("这家公司去年生产了电动汽车一共20\n25辆，并且计划明年再增加一倍。",
		  "这家公司去年生产了电动汽车一共2025辆，并且计划明年再增加一倍。");
	check("The bridge across the river was closed on Monday after engi-\nneers found cracks in two "
		  "of its "
		  "piers, the ministry of transport\nsaid.",
		  "The bridge across the river was closed on Monday after engi-neers found cracks in two "
		  "of its "
		  "piers, the ministry of transport said.");
}

/* Every clean character but joints stands on the page where pos says. */
static void
test_places(void)
{
	const char *s = "# 新桥 合龙\n\n　　江北新区昨天 14 "
					"时举行桥梁合龙仪\n式，来自沿江三个县的一百多名居\n民到场观看。\n";
	const char *end = s + strlen(s);
	uint32_t page[200];
	uint32_t n = 0;
	ZhcClean c;
	bool ok = true;

	for (const char *p = s; p < end; n++)
		p += zhc_decode(p, end, &page[n]);
	CHECK(zhc_clean(&zhc_malloc_alloc, s, strlen(s), &c) == ZHC_OK && c.nparas == 2,
		  "two paragraphs");
	for (uint32_t i = 0; i < c.n; i++)
		ok = ok && zhc_clean_pos(&c, i) < n &&
			 (page[zhc_clean_pos(&c, i)] == c.cp[i] || c.cp[i] == '\n');
	CHECK(ok, "characters stand where pos says");
	CHECK(c.paras[0].kind == ZHC_LINE_HEADING && c.paras[1].kind == ZHC_LINE_BODY, "kinds");
	CHECK(c.paras[1].start == c.paras[0].end + 1 && c.paras[1].end == c.n, "ends of paragraphs");
	zhc_clean_free(&zhc_malloc_alloc, &c);
}

int
main(void)
{
	zhc_buf_init(&text, &zhc_malloc_alloc);
	test_blanks();
	test_marks();
	test_joins();
	test_places();
	zhc_buf_free(&text);
	return unit_done();
}
