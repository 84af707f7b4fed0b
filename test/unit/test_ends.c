/*
 * test_ends.c - where articles end and others begin without a headline, what stands at the foot of
 * a page, and paragraphs that a column cuts
 */
#include "articles.h"

#define NEWS1 "本报讯（记者 钟大为）" BODY1
#define NEWS2 "本报讯（记者 吴桐）" BODY2

/* Reports that begin without a headline behind the end of another. */
static void
test_untitled(void)
{
	/* who signs the first text did not report the second */
	articles("江北大桥合龙\n\n" BODY1 "\n\n（记者 钟大为 通讯员 李小舟）\n\n![](a05.jpg)\n\n" NEWS2,
			 "[江北大桥合龙]江北大…小舟）[]本报讯…需要。");
	/* dispatches that say where they end */
	articles(
		"江北社 国内新闻稿 2026年8月15日（星期六）\n\n　　新华社江北8月15日电（记者 钟大为）" BODY1
		"（完）\n\n　　新华社河东8月15日电（记者 吴桐）" BODY2 "（完）",
		"[]新华社…（完）[]新华社…（完）");
	/* notes behind such an end, and before the first */
	articles("（供海外报刊选用）\n\n　　新华社江北8月15日电（记者 钟大为）" BODY1
			 "（完）\n\n（今日稿件到此结束）\n\n【编辑：李小舟】",
			 "[]（供海…（完）");
	/* two reports before the headline of the second */
	articles(NEWS1 "\n\n" NEWS2 "\n\n三所新学校九月投入使用",
			 "[]本报讯…亿元。[三所新学校九月投入使用]本报讯…需要。");
}

/* What stands between a text and the end of its page. */
static void
test_feet(void)
{
	/* a row of a box behind the last picture, a caption on two lines of its own */
	articles("江北队三比一取胜\n\n" NEWS1
			 "\n\n▲球员庆祝入球。吴桐摄\n\n江北队近五仗：负、和、胜、负、胜"
			 "\n\n新区添三所学校\n\n" NEWS2,
			 "[江北队三比一取胜]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	articles("江北大桥合龙\n\n" NEWS1
			 "\n\n吴桐把旧船坞改造成一间\n书店。（记者钟大为摄）\n\n新区添三所学校"
			 "\n\n" NEWS2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* who stands where in a picture; where the text goes on */
	articles("江北大桥合龙\n\n" NEWS1
			 "\n\n李小舟（左二）在桥上向市民介绍工程。\n\n新区添三所学校\n\n" NEWS2 "（文接A5）",
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…A5）");
	/* headlines behind the lines of the page, and what a picture shows behind these */
	articles(NEWS1 "\n\n" NEWS2 "\n\n－－－－－－－－\n2026年4月22日 "
				   "星期三\nA3\n江北日報\n\n江北大桥昨天合龙\n三所新学校九月"
				   "投入使用",
			 "[江北大桥昨天合龙]本报讯…亿元。[三所新学校九月投入使用]本报讯…需要。");
	articles(NEWS1
			 "\n\n" NEWS2
			 "\n\n江北大桥昨天合龙\n\n三所新学校九月投入使用\n\n昨日清晨，市民在新桥上等候通车。",
			 "[江北大桥昨天合龙]本报讯…亿元。[三所新学校九月投入使用]本报讯…需要。");
	/* who wrote a letter, below its last line, and the day; the printer; what readers say */
	articles("江北大桥合龙\n\n" NEWS1
			 "\n\n桥头的长椅\n\n编辑同志：桥头那张长椅坏了多日，老人们没有地方坐，盼望有人来修一修"
			 "它。\n读者 吴桐\n11月2日\n\nPP 0000/00 印刷：光明印务公司",
			 "[江北大桥合龙]本报讯…亿元。[桥头的长椅]编辑同… 吴桐");
	articles("# 江北大桥合龙\n\n" NEWS1
			 "\n\n网友评论（仅代表网友个人观点）\n\n江边人：终于等到了！",
			 "[江北大桥合龙]本报讯…亿元。");
	/* tags and buttons of a site */
	articles(
		"# 江北大桥合龙\n\n2026-05-30 08:12 来源：江北新闻网\n\n大字体 小字体 分享到：\n\n" NEWS1
		"\n\n#大桥 #通车\n\n分享此文：LINE 複製連結",
		"[江北大桥合龙]本报讯…亿元。");
}

/* What stands above a text beside its headline. */
static void
test_heads(void)
{
	/* a kicker in plain letters, the name of a column, a paper with its section, all over bold */
	articles("议会三读\n\n**江北大桥昨天合龙通车**\n\n" NEWS1
			 "\n\n### 快讯\n\n**新区添三所学校**\n\n" NEWS2,
			 "[江北大桥昨天合龙通车|议会三读]本报讯…亿元。[新区添三所学校|快讯]本报讯…需要。");
	articles("# 江北日報 地方綜合\n\n## 江北大桥合龙\n\n" NEWS1, "[江北大桥合龙]本报讯…亿元。");
	/* a column with a sign and who wrote; a deck behind a dash below a line that ends in 的 */
	articles("桥头的路障\n\n读者来函 ●江北 老街坊\n\n" BODY1
			 "\n\n桥是旧的，船是新的\n——读《河埠头》\n\n" NEWS2,
			 "[桥头的路障|读者来函 ●江北 老街坊]江北大…亿元。[桥是旧的，船是新的|——读《河埠头》]"
			 "本报讯…需要。");
	/* an address, and a deck behind a dash, as no subhead has */
	articles("江北晚报 2026年5月18日 星期一\nE-mail:desk@example.com\n\n修伞的人\n李小舟\n\n" BODY1
			 "\n\n半袋烟的工夫\n——读长篇小说《盐路》\n\n" BODY2,
			 "[修伞的人]李小舟…亿元。[半袋烟的工夫|——读长篇小说《盐路》]市教育…需要。");
	/* a headline that asks, over a deck with a colon and an indented report */
	articles("河边渡轮停航\n谁来守钟？\n市府：正在研究 九月答复\n\n　　" NEWS1,
			 "[河边渡轮停航谁来守钟？|市府：正在研究 九月"
			 "答复]本报讯…亿元。");
	/* a column in 〈〉, briefs below the name of theirs, who reported behind a dot, what a paper
	 * asks for */
	articles("〈自由談〉\n渡輪停航之後\n\n" BODY1
			 "\n\n## 24小时快讯\n\n### 新区添三所学校\n\n" BODY2,
			 "[渡輪停航之後|〈自由談〉]江北大…亿元。[新区添三所学校|24小时快讯]市教育…需要。");
	articles("江北大桥合龙\n报道•钟大为\n\n（江北讯）" BODY1
			 "\n\n■本版稿约\n\n来稿请注明真实姓名，篇幅以千字以内为宜。",
			 "[江北大桥合龙]报道•…亿元。");
	/* a box with its title in front of the report */
	articles(
		"# 江北大桥合龙\n\n**話你知**\n\n江北大桥是座斜拉桥，全长三公里，河上原有渡轮。\n\n" NEWS1,
		"[江北大桥合龙]本报讯…亿元。");
}

/* Paragraphs that go on behind the end of a column, and reports with a spaced name. */
static void
test_columns(void)
{
	articles("江北大桥合龙\n\n江北大桥昨天合龙，两岸居民到\n场观看。这座桥全长三公里，建\n设用了四"
			 "年，投资"
			 "二十亿元。\n\n大桥管理处主任李小舟说，通车\n以后，居民不必再等渡轮，也愿\n意到河边去"
			 "看高\n\n"
			 "温天气里还开着的渡口。\n\n旧渡口不拆，留给来看河的人。",
			 "[江北大桥合龙]江北大…的人。");
	articles("本报讯（记者　孟　哲）江北大桥\n\n昨天合龙，两岸居民到场观看这座\n\n三公里长的桥，建"
			 "设用了四年之"
			 "久，\n\n投资二十亿元。",
			 "[]本报讯…亿元。");
}

/* Pages of one line or two again and again: linear, or this test does not end. */
static void
test_long(void)
{
	static const char *const lines[] = {
		"▲李四在桥上。李四摄\n",
		"#大桥 #通车\n",
		"河边的渡轮\n——读书记\n\n▲李四在桥上。李四摄\n\n",
		NEWS1 "\n" NEWS2 "\n",
		"河边的渡轮\n\n江北的渡轮停航那天，船工们在码头上站了很久。\n\n",
		"桥通了。\n市民 吴桐\n11月2日\n",
		"新华社江北8月15日电（记者 钟大为）桥通了。（完）\n【编辑：李小舟】\n",
	};
	static char page[4000000];

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
	{
		size_t len = strlen(lines[i]);
		size_t n = 0;
		ZhcClean c;
		ZhcArticles found;

		for (; n + len <= sizeof page; n += len)
			memcpy(page + n, lines[i], len);
		CHECK(zhc_clean(al, page, n, &c) == ZHC_OK && zhc_articles(al, &c, &found) == ZHC_OK, "%s",
			  lines[i]);
		for (uint32_t k = 0; k < found.n; k++)
			if (found.row[k].first > found.row[k].last || found.row[k].last >= c.nparas)
				CHECK(false, "article %u", (unsigned) k);
		zhc_articles_free(al, &found);
		zhc_clean_free(al, &c);
	}
}

int
main(void)
{
	zhc_buf_init(&out, al);
	test_untitled();
	test_feet();
	test_heads();
	test_columns();
	test_long();
	zhc_buf_free(&out);
	return unit_done();
}
