/*
 * test_sides.c - articles among what stands beside them: mastheads, boxes, captions, supplements
 */
#include "articles.h"

#define REPORT "（江北5日讯）" BODY1

/* Mastheads that tell of the issue are no text, so that the headlines lead. */
static void
test_mastheads(void)
{
	articles(
		"江北日報 JIANGBEI DAILY\n中華民國115年3月4日 星期三\n今日發行8大張 零售每份15元\n\n"
		"市府：明年通車 兩岸居民受惠\n江北大橋合龍\n四年完工\n學者籲先整修道路\n\n本報訊 " BODY1
		"\n\n新區添三所學校\n\n本報訊 " BODY2,
		"[江北大橋合龍四年完工|市府：明年通車 兩岸居民受惠|學者籲先整修道路]本報訊…亿元。"
		"[新區添三所學校]本報訊…需要。");
	articles(
		"江北商报 要闻\nA1 2026年3月19日 星期四\n零售价 RM2.50 KDN PP 1180/06/2013\n\n江北大桥合龙"
		"\n\n" REPORT "\n\n新区添三所学校\n\n（江北5日讯）" BODY2,
		"[江北大桥合龙]（江北…亿元。[新区添三所学校]（江北…需要。");
	articles("中共江北省委机关报 国内统一连续出版物号 CN 58-0001 "
			 "第26714号\n\n江北大桥合龙\n\n本报讯 " BODY1,
			 "[江北大桥合龙]本报讯…亿元。");
	/* a headline that tells a price is none of these */
	articles("汽油零售价每升上调0.3元\n\n本报讯 " BODY1, "[汽油零售价每升上调0.3元]本报讯…亿元。");
}

/* Boxes with a number, what readers say, books, advertisements, what editors say to a letter. */
static void
test_boxes(void)
{
	articles("# 江北大桥合龙\n\n本报讯 " BODY1
			 "\n\n**数字**\n\n20亿元\n\n江北大桥的总投资达到20亿元。",
			 "[江北大桥合龙]本报讯…亿元。");
	articles("# 江北大桥合龙\n\n本报讯 " BODY1 "\n\n热门评论（216）\n\n网友“江边人”：终于等到了！",
			 "[江北大桥合龙]本报讯…亿元。");
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n\n【小贴士】\n\n过桥请看路牌；问路请拨12345。\n\n"
			 "新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n（下转第三版）\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	articles("桥头能否装盏灯\n\n编辑同志：\n" BODY1 "\n市民 吴大桐\n\n编后：\n" BODY2,
			 "[桥头能否装盏灯]编辑同…吴大桐");
}

/* Essays one after the other, poems, who wrote them below the headline. */
static void
test_supplements(void)
{
	articles("江北大桥合龙\n" BODY1 "\n\n诗笺\n秋天过旧渡口\n吴大桐\n芦花白了\n船还系着\n水把对岸\n"
			 "一点点推远\n\n读者来信\n桥头能否装盏灯\n\n编辑同志：\n" BODY2,
			 "[江北大桥合龙]江北大…亿元。[秋天过旧渡口|诗笺]吴大桐…点推远[桥头能否装盏灯|读者来信]"
			 "编辑同…需要。");
	articles("一条河的体面\n\n钟大为\n\n　　" BODY1 "\n\n《慢船》\n李小舟 著\n江北文艺出版社\n"
			 "2023年6月出版\n\n七夕会·美食\n秋风起，吃蟹糊\n　　吴大桐\n\n　　" BODY2,
			 "[一条河的体面]钟大为…亿元。[秋风起，吃蟹糊|七夕会·美食]吴大桐…需要。");
}

/* Reports in brackets below a headline on two lines, captions at the end, two who sign. */
static void
test_ends(void)
{
	articles("江北商报 要闻\nA1 2026年3月19日 "
			 "星期四\n\n江北大桥合龙通车在即\n——商家联署吁整修\n（江北5日讯）"
			 "江北大桥昨\n天合龙，两岸居民到场观\n看。这座桥全长三公里，\n建设用了四年。",
			 "[江北大桥合龙通车在即|——商家联署吁整修]（江北…四年。");
	articles("江北大桥合龙\n\n本报讯（记者 钟大为）" BODY1
			 "\n\n新桥合龙前后对照。（市立博物馆提供）\n\n"
			 "新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n本报记者 钟大为 李小舟\n江北日报通讯员 吴大桐\n\n新区添三所学校\n\n"
			 "本报讯 " BODY2,
			 "[江北大桥合龙]江北大…吴大桐[新区添三所学校]本报讯…需要。");
}

int
main(void)
{
	zhc_buf_init(&out, al);
	test_mastheads();
	test_boxes();
	test_supplements();
	test_ends();
	zhc_buf_free(&out);
	return unit_done();
}
