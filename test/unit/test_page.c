/*
 * test_page.c - sentences and articles of pages
 */
#include <stdlib.h>

#include "articles.h"
#include "sentence.h"

/* ---- sentences ----------------------------------------------------------------------------- */

/* Sentences between '|'; a new paragraph starts with '/'. */
static void
sentences(const char *s, const char *want)
{
	ZhcClean c;
	ZhcSentences found;
	uint32_t para = 0;

	out.len = 0;
	if (zhc_clean(al, s, strlen(s), &c) != ZHC_OK || zhc_sentences(al, &c, &found) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < found.n; i++)
	{
		if (i > 0)
			put(found.row[i].para != para ? "/" : "|");
		para = found.row[i].para;
		put_span(&c, found.row[i].start, found.row[i].end);
	}
	check(s, want);
	al->free(al->ctx, found.row);
	zhc_clean_free(al, &c);
}

static void
test_sentences(void)
{
	sentences("", "");
	sentences("桥通了。车来了！人呢？", "桥通了。|车来了！|人呢？");
	sentences("桥通了", "桥通了");
	sentences("真的吗？！大家都说不会……他走了。", "真的吗？！|大家都说不会……|他走了。");
	sentences("“我……我不知道。”", "“我……我不知道。”");
	sentences("他说：“桥通了。车来了。”大家都笑了。", "他说：“桥通了。|车来了。”|大家都笑了。");
	sentences("“桥通了。”他说。大家都笑了。", "“桥通了。”他说。|大家都笑了。");
	sentences("“桥通了吗？”记者问。", "“桥通了吗？”记者问。");
	sentences("「橋通了，」他說，「車來了。」", "「橋通了，」他說，「車來了。」");
	sentences("人们高喊“加油！”的口号。", "人们高喊“加油！”的口号。");
	sentences("《桥通了吗？》一书出版。书很厚。", "《桥通了吗？》一书出版。|书很厚。");
	sentences("桥通了（记者钟大为。电话不通。）。", "桥通了（记者钟大为。电话不通。）。");
	sentences("价格为3.5元。GDP grew 3.5 percent. It fell later. U.S. firms agreed.",
			  "价格为3.5元。|GDP grew 3.5 percent.|It fell later.|U.S. firms agreed.");
	sentences("# 新桥合龙\n\n桥通了。车来了。\n\n新华社记者 钟大为",
			  "新桥合龙/桥通了。|车来了。/新华社记者 钟大为");
	sentences("1．甲。\n2．乙。", "1．|甲。/2．|乙。");
	sentences("江北新区昨天上午举行桥梁合龙仪\n式。来自沿江三个县的一百多名居\n民到场观看。",
			  "江北新区昨天上午举行桥梁合龙仪式。|来自沿江三个县的一百多名居民到场观看。");
}

/* ---- articles ------------------------------------------------------------------------------ */

static void
test_articles(void)
{
	articles("", "");
	articles("桥通了，车来了。", "[]桥通了…来了。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n" BODY2, "[江北大桥合龙]江北大…需要。");
	articles("江北大桥何时通车？\n" BODY1 "\n" BODY2, "[江北大桥何时通车？]江北大…需要。");
	articles("# 江北大桥合龙\n\n●圖為新橋。\n\n" BODY1 "\n\n## 下一步\n\n" BODY2 "\n\n●圖為車流。",
			 "[江北大桥合龙|下一步]江北大…需要。");
	articles("## 江北大桥合龙\n\n" BODY1 "\n\n## 新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]市教育…需要。");
	articles(BODY1 "\n\n新华社记者 钟大为\n\n——江北大桥建设纪实\n一桥飞架江北和江南",
			 "[一桥飞架江北和江南|——江北大桥建设纪实]江北大…钟大为");
	articles("江北大桥合龙\n\n本报江北讯（记者 钟大为）" BODY1 "\n\n〈橋上的人〉\n\n" BODY2,
			 "[江北大桥合龙|〈橋上的人〉]本报江…需要。");
	articles(BODY1 "\n\n新华社江北7月5日电\n\n一桥飞架\n——江北大桥建设纪实\n\n新华社记者 钟大为",
			 "[一桥飞架|——江北大桥建设纪实]江北大…5日电");
	articles(BODY1 "\n\n江北晨报记者 钟大为\n\n江北大桥合龙\n\n" BODY2
				   "\n\n江北晨报记者 吴桐\n\n新区添三所学校",
			 "[江北大桥合龙]江北大…钟大为[新区添三所学校]市教育… 吴桐");
	articles("社论\n让新桥连起人心\n\n" BODY1, "[让新桥连起人心|社论]江北大…亿元。");
	articles("（上接第一版）\n" BODY1 "\n（下转第三版）", "[]江北大…亿元。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n12月4日，江北大桥合龙现场。江北晨报记者 吴桐摄",
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n相关报道\n\n新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]市教育…需要。");
	/* the name of a column; dispatches, cited or not, under bold headlines, and under none */
	articles("【各地简讯】\n\n**江北大桥合龙**\n\n新华社江北7月5日电 " BODY1
			 "\n\n**新区添三所学校**\n\n据新华社江北7月5日电 " BODY2,
			 "[江北大桥合龙|【各地简讯】]新华社…亿元。[新区添三所学校]据新华…需要。");
	articles("新华社江北7月5日电 " BODY1 "\n\n据新华社报道，" BODY1 "\n\n中新网7月5日电 " BODY2,
			 "[]新华社…亿元。[]中新网…需要。");
	/* what stands on top of a page, dated or not, is no headline */
	articles("河东日报   2026年4月22日 星期三   第5版 农牧\n\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	articles("A12 河東 12.7.2026 星期日\n\n江北大桥合龙\n\n" BODY1, "[江北大桥合龙]江北大…亿元。");
	articles("A4 江北新聞\n2026年4月15日（星期三）\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	articles("星期四 16.4.2026\n江北大桥合龙\n\n" BODY1, "[江北大桥合龙]江北大…亿元。");
	articles("江北·综合\n二〇二六年四月十五日　星期三\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	/* a headline on two lines; two headings that are none */
	articles("江北跨海大桥\n下月起收费\n　　新华社江北7月5日电 " BODY1,
			 "[江北跨海大桥下月起收费]新华社…亿元。");
	articles("江北橄榄油\n闯出大市场\n　　新华社江北7月5日电　江北橄榄油昨天装车。",
			 "[江北橄榄油闯出大市场]新华社…装车。");
	articles("首页 - 江北 - 要闻 - 正文\n江北大桥合龙\n" BODY1, "[江北大桥合龙]江北大…亿元。");
	articles("委员热议\n江北大桥收费\n　　新华社江北7月5日电 " BODY1,
			 "[委员热议江北大桥收费]新华社…亿元。");
	articles("江北跨海大桥\n完成合龙\n　　新华社江北7月5日电 " BODY1,
			 "[江北跨海大桥完成合龙]新华社…亿元。");
	articles("江北大桥昨天合龙\n市交通局：年底前通车\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥昨天合龙|市交通局：年底前通车]新华社…亿元。");
	/* the name of a column; kickers: by far too long, and over a headline that has a deck */
	articles("今日视点\n江北大桥昨天合龙\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥昨天合龙|今日视点]新华社…亿元。");
	articles("四年风雨铸就一道彩虹 天堑从此变成通途\n江北大桥昨天合龙\n　　" BODY1,
			 "[江北大桥昨天合龙|四年风雨铸就一道彩虹 天堑从此变成通途]江北大…亿元。");
	articles("四年风雨见彩虹\n江北大桥昨天合龙\n市交通局：年底前通车\n　　" BODY1 BODY2,
			 "[江北大桥昨天合龙|四年风雨见彩虹|市交通局：年底前通车]江北大…需要。");
	/* boxes: announced by a word, of rows, and by nothing but what they tell of */
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n名词解释\n\n合龙，是指把桥从两岸连起来。\n\n新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]市教育…需要。");
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n■大桥数字\n\n全长：三公里\n\n工期：四年\n\n新区添三所学校\n\n"
			 "本报讯 " BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]本报讯…需要。");
	articles("江北大桥合龙\n\n" BODY1
			 "本报记者 钟大为\n\n一座桥的四年\n\n江北大桥的建设用了四年，两岸居民投资。\n\n"
			 "新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙]江北大…钟大为[新区添三所学校]市教育…需要。");
	/* columns of briefs: each its own, or one where they have no headlines; signed by several */
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n江北快讯\n\n桥上种下银杏\n\n小学生在桥头种下了三十棵银杏。\n\n"
			 "图书馆开到晚十点\n\n市图书馆七月起延长开放。",
			 "[江北大桥合龙]江北大…亿元。[桥上种下银杏|江北快讯]小学生…银杏。[图书馆开到晚十点]"
			 "市图书…开放。");
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n江北快讯\n\n桥头　小学生种下了三十棵银杏。\n\n河边　市图书馆七月起延长开放。",
			 "[江北大桥合龙]江北大…亿元。[江北快讯]桥头小…开放。");
	articles("江北大桥合龙\n\n" BODY1 "（钟大为 吴桐）\n\n新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙]江北大…吴桐）[新区添三所学校]市教育…需要。");
	/* a headline behind its body among others in front; one in front among others behind */
	articles("新区添三所学校\n\n" BODY2 "\n\n" BODY1 "\n\n江北大桥昨天合龙",
			 "[新区添三所学校]市教育…需要。[江北大桥昨天合龙]江北大…亿元。");
	articles(
		"　　江北大桥昨天合龙，两岸居民到场观\n看。这座桥全长三公里，建设用了四年，\n投资二十"
		"亿元。\n"
		"江北大桥合龙\n　　新华社江北7月5日电　市教育局昨天\n介绍，今年九月将有三所新学校投入使用"
		"，\n新增学位五千个。\n"
		"三所新学校投入使用\n一周数字\n　　据新华社江北7月5日电　图书馆七月起延长开放"
		"时间，周五和周六开到"
		"晚上十点，预约后可以入座。",
		"[江北大桥合龙]江北大…亿元。[三所新学校投入使用]新华社…千个。[一周数字]据新华…入座。");
	/* and the first alone behind, over a block that the next begins in */
	articles(
		"　　江北大桥昨天合龙，两岸居民到场观\n看。这座桥全长三公里，建设用了四年，\n投资二十"
		"亿元。\n\n"
		"江北大桥合龙\n——四年没有白等\n新区添三所学校\n\n　　本报讯　市教育局昨天举行会议介绍，"
		"\n今年九月新区将有三所新学校投入使用，\n新增学位五千个。",
		"[江北大桥合龙|——四年没有白等]江北大…亿元。[新区添三所学校]本报讯…千个。");
	/* a list of other articles, of which the last two head what follows; a summary */
	articles("江北大桥合龙\n\n摘要：江北大桥昨天合龙。\n\n" BODY1
			 "\n\n来源：江北日报\n\n相关推荐\n\n河东添两条公交线\n\n市图书馆延长开放时间到晚上十点"
			 "\n\n新区添三所学校\n\n可满足新区适龄儿童入学需要\n\n" BODY2,
			 "[江北大桥合龙]江北大…北日报[新区添三所学校|可满足新区适龄儿童入学需要]市教育…需要。");
	/* questions and answers are no headlines */
	articles("新桥热线\n\n" BODY1 "\n\n王先生问：桥上能骑车吗\n\n管理处答：可以，两侧有骑行的地方。"
			 "\n\n李女士问：晚上开灯吗\n\n管理处答：开到十二点。",
			 "[新桥热线]江北大…二点。");
	/* a notice is no article; a table, and where things stand in the paper, are part of none */
	articles("江北大桥合龙\n\n" BODY1 "（完）\n\n遗失声明\n\n钟大为遗失残疾人证，声明作废。",
			 "[江北大桥合龙]江北大…（完）");
	articles(
		"今日导读\n江北大桥昨天合龙 A2\n新区添三所学校 A5\n江北大桥昨天合龙\n　　本报讯　" BODY1
		"\n\n各桥一览\n桥名　　全长　　工期\n一桥　　三里　　四年\n二桥　　五里　　六年\n\n新区添三"
		"所学校\n　　本报讯　" BODY2,
		"[江北大桥昨天合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* who and where stand in the headline, not in the kicker; what is told at once is the headline
	 */
	articles("迎来首批行人\n江北大桥昨天合龙\n　　" BODY1,
			 "[江北大桥昨天合龙|迎来首批行人]江北大…亿元。");
	/* a headline on two lines: of one length, or named in the first and told in the second */
	articles("江北大桥试通\n两岸居民到场\n　　" BODY1, "[江北大桥试通两岸居民到场]江北大…亿元。");
	articles("新区三所学校\n九月投入使用\n　　本报讯　" BODY2,
			 "[新区三所学校九月投入使用]本报讯…需要。");
	/* all headlines behind all bodies, told of one after the other */
	articles("　　本报讯　" BODY1 "\n　　本报讯　" BODY2
			 "\n\n江北大桥昨天合龙建成\n\n新区九月三所学校投入使用",
			 "[江北大桥昨天合龙建成]本报讯…亿元。[新区九月三所学校投入使用]本报讯…需要。");
	/* what is listed on top of a page, a row of sections and one of buttons */
	articles("国内 国际 体育 财经\n江北大桥昨天合龙\n新区添三所学校\n\n江北大桥昨天合龙\n\n分享 "
			 "收藏 打印\n\n" BODY1 "（钟大为）\n\n新区添三所学校\n\n" BODY2,
			 "[江北大桥昨天合龙]江北大…大为）[新区添三所学校]市教育…需要。");
	/* section and paper between page number, day and editors; the first headline below them */
	articles("A4\n城事\n2026年7月5日 星期日\n江北晚报\n\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北报 数字报刊\n第02版：综合新闻　上一版　下一版\n2026年7月5日 "
			 "星期日\n\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	/* a company and its notice are one headline; by how much goes on with what; a question opens */
	articles(
		"证券代码：600000　　　证券简称：江北路桥　　　公告编号：2026-011\n江北路桥股份有限公司\n关"
		"于江北大桥通车的公告\n　　" BODY1,
		"[江北路桥股份有限公司关于江北大桥通车的公告]江北大…亿元。");
	articles("江北大桥首月通行车辆\n超120万辆次\n　　本报讯　" BODY1,
			 "[江北大桥首月通行车辆超120万辆次]本报讯…亿元。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n大桥上能骑车吗\n\n江北读者钱先生问：" BODY2
			 "\n\n大桥管理处郑工程师答：可以。",
			 "[江北大桥合龙]江北大…亿元。[大桥上能骑车吗]江北读…可以。");
	/* an author in bold; what a site says of a text by whoever it has it from; the foot of a page
	 */
	articles("## 江北大桥合龙\n\n**钟大为**\n\n" BODY1, "[江北大桥合龙]钟大为…亿元。");
	articles(
		"江北大桥合龙\n发布时间：2026-07-05 08:30　来源：江北县融媒体中心　编辑：吴桐\n\n　　" BODY1
		"\n\n地方新闻热线：0532-80000000",
		"[江北大桥合龙]江北大…亿元。");
	/* an amount alone goes on; a name with a blank in it is an author's; briefs below a column */
	articles("江北大桥首月通行车辆\n120万辆次\n　　本报讯　" BODY1,
			 "[江北大桥首月通行车辆120万辆次]本报讯…亿元。");
	articles("江北大桥合龙之后\n\n秦 漫\n\n" BODY1, "[江北大桥合龙之后]秦 漫…亿元。");
	articles("### 财经速览\n\n#### 江北大桥合龙\n\n" BODY1 "\n\n#### 新区添三所学校\n\n" BODY2,
			 "[江北大桥合龙|财经速览]江北大…亿元。[新区添三所学校]市教育…需要。");
	/* links alone are part of a site; the hour and buttons part a byline from its text */
	articles("[首页](/) > [国内](/gn) > 正文\n\n# 江北大桥合龙\n\n钟大为 报道\n\n2026-07-05 "
			 "08:30\n\n[分享](#s) | [收藏](#f)\n\n" BODY1
			 "\n\n* [一桥](/a/1.html)\n* [二桥](/a/2.html)",
			 "[江北大桥合龙]江北大…亿元。");
	/* 不过 goes on with what was told; ranks are a table; what agencies write below a picture */
	articles("江北大桥合龙\n\n" BODY1 BODY1 "\n\n新区学校也添三所\n\n不过，" BODY2,
			 "[江北大桥合龙|新区学校也添三所]江北大…需要。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n这是7月5日在江北拍摄的大桥。\n\n新华社记者 "
			 "钟大为摄\n\n各桥长度\n1 一桥 3里\n2 二桥 5里",
			 "[江北大桥合龙]江北大…亿元。");
	/* names in brackets are no headline */
	articles(BODY1 "\n\n（钟大为 吴桐）\n\n江北大桥合龙\n\n" BODY2 "\n\n新区添三所学校",
			 "[江北大桥合龙]江北大…吴桐）[新区添三所学校]市教育…需要。");
}

/* What stands beside the articles of a page, and which of their headings are the headlines. */
static void
test_pages(void)
{
	/* an index whose numbers stand below its titles, and the column and headline behind it */
	articles("今日导读\n\n河边的守桥人\n\n第七版　民生\n\n一线调研\n\n江北大桥合龙\n\n——四年建设见"
			 "闻\n\n" BODY1,
			 "[江北大桥合龙|一线调研|——四年建设见闻]江北大…亿元。");
	articles("今日要目\n2版 河边的守桥人，你好\n4版 谁来修补旧校舍的窗\n\n江北大桥合龙\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	/* words that a site lists, an invitation, the weather, and what is told of an author */
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n江北 大桥 建设\n\n关注江北日报公众号\n\n[加入江北频道](/join)\n\n"
			 "热门\n\n1. [一桥](/1)\n\n2. [二桥](/2)",
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n今明天气\n今天 多云 11℃～20℃\n明天 晴 9℃～21℃",
			 "[江北大桥合龙]江北大…亿元。");
	articles(
		"江北大桥合龙\n\n来源：江北日报 作者：钟大为 时间：2026-05-19 07:36 点击：2381\n\n" BODY1,
		"[江北大桥合龙]江北大…亿元。");
	/* a list under a few words, and the head of a table */
	articles("江北大桥合龙\n\n" BODY1 "\n\n◎过桥三不\n1.不停车看景\n2.不调头逆行\n3."
			 "不抛洒杂物\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]本报讯…需要。");
	articles("江北大桥合龙\n" BODY1 "\n表 各桥一览\n桥名 全长 工期\n一桥 88.2 21.4\n二桥 61.7 "
			 "12.9\n\n新区添三所学校\n本报讯 " BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]本报讯…需要。");
	/* a dateline alone ends an article; a headline behind a paragraph of one line is none of it */
	articles("　　江北大桥昨天合龙，两岸居民到场观\n看。这座桥全长三公里，建设用了四年，\n投资二十"
			 "亿元。\n　　（本报江北7月5日电）\n"
			 "江北大桥合龙\n本报记者　钟大为\n　　新华社江北7月5日电　市教育局昨天\n介绍，今年九月"
			 "有三所新学校。\n三所新学校投入使用",
			 "[江北大桥合龙]江北大…日电）[三所新学校投入使用]新华社…学校。");
	articles("江北大桥合龙\n　　本报讯　江北大桥昨天合龙，两岸居\n民到场观看。这座桥全长三公里，建"
			 "设用\n了四年，投资"
			 "二十亿元，去年已经通过验收。\n　　桥上有六条车道，两侧可以骑车，也可\n以步行，晚上开"
			 "灯到十二点。\n　　桥头种了三"
			 "十棵银杏，是小学生栽下的\n，明年春天就能发芽。\n　　明年年初正式通车。\n新区添三所小"
			 "学校\n　　（新区讯）市教育局"
			 "昨天介绍，今年\n九月将有三所新学校投入使用。",
			 "[江北大桥合龙]本报讯…通车。[新区添三所小学校]（新区…使用。");
	/* who took the pictures signs below who reported; a caption behind them is none of the text */
	articles("江北大桥合龙\n\n" BODY1 "\n\n报道：钟大为\n\n摄影：吴小桐\n\n大桥合龙现场。（新华社）"
			 "\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]江北大…吴小桐[新区添三所学校]本报讯…需要。");
	/* a board signs its announcement, with the day */
	articles("关于大桥建设进展的公告\n\n" BODY1
			 "\n\n特此公告。\n\n江北大桥股份有限公司董事会\n2026年4月3日",
			 "[关于大桥建设进展的公告]江北大…月3日");
	/* a kicker says who stressed it, or is in no parts where the headline is; decks look ahead */
	articles("全省交通工作会议强调\n建好管好江北大桥\n　　新华社江北7月5日电 " BODY1,
			 "[建好管好江北大桥|全省交通工作会议强调]新华社…亿元。");
	articles("好消息连日传来\n两岸居民到场 "
			 "投资二十亿元\n物价局：不会涨价\n　　新华社江北7月5日电 " BODY1,
			 "[两岸居民到场 投资二十亿元|好消息连日传来|物价局：不会涨价]新华社…亿元。");
	articles("江北跨江的大桥网络\n到2028年两岸居民一刻钟可以往返\n　　新华社江北7月5日电 " BODY1,
			 "[江北跨江的大桥网络|到2028年两岸居民一刻钟可以往返]新华社…亿元。");
	/* what was issued, an occasion longer than what happened there, and who of the paper was there
	 */
	articles("两部门印发通知\n江北大桥明年通车\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥明年通车|两部门印发通知]新华社…亿元。");
	articles("第十五届全国大桥博览会\n江北大桥设计者荣获金奖\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥设计者荣获金奖|第十五届全国大桥博览会]新华社…亿元。");
	articles("江北的大桥怎样建起来的\n本报记者探访工地\n　　新华社江北7月5日电 " BODY1,
			 "[江北的大桥怎样建起来的|本报记者探访工地]新华社…亿元。");
	/* a sentence with an agency behind an article that names its reporter shows a picture */
	articles("江北大桥合龙\n　　本报讯（记者 钟大为）" BODY1 "\n　　工人在桥上庆祝。（路透社）"
			 "\n新区添三所学校\n　　本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* and whose picture it is ends a caption, be it over two lines */
	articles("江北大桥合龙\n　　本报讯 " BODY1 "\n　　市民在桥上拍照。钟大为摄\n新区添三所学校"
			 "\n　　本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* the way to an article, and its title again, stand on a site's page above it */
	articles("热点\n视频\n要闻\n首页 > 社会\n江北大桥合龙！\n\n本报讯 " BODY1,
			 "[江北大桥合龙！]本报讯…亿元。");
	articles("江北大桥昨天合龙 - 江北新闻网\n\n江北人\n\n江北大桥昨天合龙\n\n" BODY1,
			 "[江北大桥昨天合龙]江北大…亿元。");
	/* where nothing else is text, a caption is */
	articles("江北大桥合龙\n\n2016年08月29日 10:42\n\n" BODY1 "（钟大为摄）",
			 "[江北大桥合龙]江北大…为摄）");
	/* a bracketed report below a headline wider than the column; an exclamation over two lines */
	articles("江北大桥昨天合龙 "
			 "两岸居民到场观看\n（江北12日讯）江北大桥昨天\n合龙，两岸居民到场观看。这\n"
			 "座桥全长三公里，建设用了四\n年，投资二十亿元。\n",
			 "[江北大桥昨天合龙 两岸居民到场观看]（江北…亿元。");
	articles("大桥合龙\n\n本报讯 " BODY1
			 "\n\n开学！\n\n新区添三所学校\n\n新增学位五千个\n\n本报讯 " BODY2,
			 "[大桥合龙]本报讯…亿元。[新区添三所学校|开学！|新增学位五千个]本报讯…需要。");
	/* halves of a headline: a source and a colon, a number, and a verb that needs an object */
	articles("省交通厅：\n江北大桥昨天合龙\n　　新华社江北7月5日电 " BODY1,
			 "[省交通厅：江北大桥昨天合龙]新华社…亿元。");
	articles("江北大桥过桥费\n每月涨 300 元\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥过桥费每月涨300元]新华社…亿元。");
	articles("我国科学家研制出\n不用墩子的大桥\n　　新华社江北7月5日电 " BODY1,
			 "[我国科学家研制出不用墩子的大桥]新华社…亿元。");
	/* an exclamation, and how long something has been so, over a headline */
	articles("四年了！\n江北大桥昨天合龙\n　　新华社江北7月5日电 " BODY1,
			 "[江北大桥昨天合龙|四年了！]新华社…亿元。");
	articles("大桥动工建设三周年\n江北居民到场观看\n　　新华社江北7月5日电 " BODY1
			 "\n\n新区添三所学校\n　　本报讯　" BODY2,
			 "[江北居民到场观看|大桥动工建设三周年]新华社…亿元。[新区添三所学校]本报讯…需要。");
	/* what was published is told of, what somebody publishes follows */
	articles(
		"上半年交通数据公布\n江北大桥昨天合龙\n市交通局：年底前通车\n　　新华社江北7月5日电 " BODY1
		"\n\n新区添三所学校\n　　本报讯　" BODY2,
		"[江北大桥昨天合龙|上半年交通数据公布|市交通局：年底前通车]新华社…亿元。[新区添三所学校]"
		"本报讯…需要。");
	/* a list under another mark than ●; who comments stands over his headline */
	articles("江北大桥合龙\n\n" BODY1 "\n\n简明新闻\n▲小学生在桥头种下三十棵银杏。\n▲市图书馆七月起"
			 "延长开放。\n▲菜场改造后重新开张。",
			 "[江北大桥合龙]江北大…亿元。[简明新闻]小学生…开张。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n本报评论员\n\n别让新桥变旧\n\n" BODY2,
			 "[江北大桥合龙]江北大…亿元。[别让新桥变旧|本报评论员]市教育…需要。");
	/* a site's name on top, its notes, and more of its reports */
	articles("# 江北網 JIANGBEI NEWS\n\n* [首頁](/)\n\n社會 > 交通\n\n## 江北大桥合龙\n\n" BODY1
			 "\n\n★江北網提醒您：過橋不停車★\n\n更多江北網報導\n\n河邊守橋人昨天獲獎\n\n舊校舍修補"
			 "工程下月完成招標",
			 "[江北大桥合龙]江北大…亿元。");
	/* a question under the name of a column, and the hour when it came out */
	articles(
		"江北大桥合龙\n\n" BODY1
		"（完）\n\n专栏\n\n新桥要收费吗？\n\n2026-10-07 06:00 江北新聞／鍾大為（作家）\n\n" BODY2,
		"[江北大桥合龙]江北大…（完）[新桥要收费吗？|专栏]市教育…需要。");
}

/* The head and the foot of a page, and what its site sets around it. */
static void
test_edges(void)
{
	/* the paper's imprint in pieces at the foot, and the name of a section with its number */
	articles(
		"江北大桥合龙\n\n" BODY1
		"\n\n2026年3月\n\n12\n\n星期四\n\n江北日报社出版\n\nCN 11-0000\n\n第28368期\n\n今日20版",
		"[江北大桥合龙]江北大…亿元。");
	articles("江北大桥合龙\n\n" BODY1 "\n\n生活 A8\n\n2026年3月12日 星期四\n\n江北日报",
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北日报\n2026年4月21日 星期二\n农历丙午年三月初五 今日12版\n第26817号\n\n江北大桥"
			 "合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北日报　JIANGBEI "
			 "RIBAO\n2026年3月\n12\n星期四\n丙午年正月廿四\n江北日报社出版\n\n江北大桥合龙"
			 "\n\n" BODY1 "\n\n责任编辑：钟大为 美编：吴桐",
			 "[江北大桥合龙]江北大…亿元。");
	/* the first headline leads, all others trail */
	articles(
		"江北大桥合龙\n\n本报江北3月11日电 " BODY1 "\n\n本报江北3月11日电 " BODY2
		"\n\n新区添三所学校\n\n本报江北3月11日电 "
		"守桥人吴桐在河边住了三十年，他每天在桥上走三趟，看船来船往。\n\n河边来了守桥人",
		"[江北大桥合龙]本报江…亿元。[新区添三所学校]本报江…需要。[河边来了守桥人]本报江…船往。");
	/* one headline trails among others that lead */
	articles(
		"江北大桥合龙\n\n本报江北3月11日电 " BODY1 "\n\n本报江北3月11日电 " BODY2
		"\n\n新区添三所学校\n\n河边来了守桥人\n\n本报江北3月11日电 "
		"守桥人吴桐在河边住了三十年，他每天在桥上走三趟，看船来船往。",
		"[江北大桥合龙]本报江…亿元。[新区添三所学校]本报江…需要。[河边来了守桥人]本报江…船往。");
	/* a headline behind the end of its text, who wrote it, and the next */
	articles(BODY1 "\n\n一桥飞架\n\n——江北大桥建设纪实\n\n本报记者 钟大为\n\n新区添三所学校\n\n本报"
				   "江北3月11日电 " BODY2
				   "\n\n河边来了守桥人\n\n本报记者 吴桐\n\n守桥人说，他每天走三趟。",
			 "[一桥飞架|——江北大桥建设纪实]江北大…亿元。[新区添三所学校]本报江…需要。[河边来了守桥"
			 "人]本报记…三趟。");
	/* links between bars, sections one a line */
	articles("江北网\n返回首页 | 版面导航 | 标题导航\n\n江北大桥合龙\n\n" BODY1,
			 "[江北大桥合龙]江北大…亿元。");
	articles("江北網 JBN\n即時\n政治\n國際\n社會\n地方\n文化\n運動\n生活\n兩岸\n\n首頁 / 地方 / "
			 "江北大橋合龍\n\n江北大橋合龍\n\n" BODY1 "\n\n本網站之文字，非"
			 "經授權，不得轉載。",
			 "[江北大橋合龍]江北大…亿元。");
	/* the name of the paper and subheads, marked as headlines are; a box of data */
	articles(
		"# 江北日报 · 经济\n\n# 打通堵点 疏通痛点\n\n# 江北大桥投入运营\n\n本报记者 "
		"钟大为\n\n" BODY1 "\n\n# "
		"从“建得好”到“用得好”\n\n江北大桥建设只是第一步，两岸居民更关心大桥怎么用。大桥昨天合龙，全"
		"长三公里的这座桥由谁来管？建设用了四年，管好要用一百年。"
		"\n\n**数说大桥**\n江北大桥全长：3公里\n投资：20亿元\n\n# 新区添三所学校\n\n本报讯 " BODY2,
		"[江北大桥投入运营|打通堵点 疏通痛点|从“建得好”到“用得好”]本报记…百年。[新区添三所"
		"学校]本报讯…需要。");
	/* a lead over who reported; editors on top; a picture below the last sentence */
	articles("江北大桥合龙\n\n两岸居民等了四年的大桥昨天合龙。\n\n钟大为 报道\n\n" BODY1,
			 "[江北大桥合龙]钟大为…亿元。");
	articles("江北日报\n2026年4月21日 星期二\n责任编辑：吴桐\n\n江北大桥合龙\n\n" BODY1
			 "\n\n11月10日，在江北的一处码头，游客乘船观赏秋景。钟大为摄（人民视觉）",
			 "[江北大桥合龙]江北大…亿元。");
	/* announcements, with who signs them on two lines and the day in characters */
	articles(
		"江北公司关于公司增资情况的公告\n\n" BODY1
		"\n\n特此公告。\n\n江北科技股份有限公司\n\n董事会\n\n二〇二五年八月二十八日\n\n"
		"江南公司关于举行说明会的公告\n\n" BODY2 "\n\n特此公告。",
		"[江北公司关于公司增资情况的公告]江北大…十八日[江南公司关于举行说明会的公告]市教育…公告。");
	/* rows of data of which the first has its label in digits, and where they come from */
	articles("江北大桥合龙\n\n" BODY1
			 "\n\n大桥 数据重点\n◎1月收入：20亿元\n◎全长：3公里\n◎总投资：20亿元\n"
			 "◎通车日期：明年\n資料來源：公司 製表：鍾大為\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]江北大…亿元。[新区添三所学校]本报讯…需要。");
}

static void
test_settings(void)
{
	/* blank lines set kickers and decks apart, and the two lines of a headline stand together */
	articles("江北大桥昨天举行合龙仪式\n\n大江南北一线牵\n两岸居民等四年\n\n本报讯 " BODY1
			 "\n\n新区规划已获批准\n学校三所即将开建\n\n本报讯 " BODY2,
			 "[大江南北一线牵两岸居民等四年|江北大桥昨天举行合龙仪式]本报讯…亿元。[新区规划已获批准"
			 "学校三所即将开建]本报讯…需要。");
	/* the blank that a headline was broken at still stands there, or stands shortly behind */
	articles("江北大桥昨日合龙 \n两岸居民称便\n\n本报讯 " BODY1, "[江北大桥昨日合龙 两岸居民称便]"
																 "本报讯…亿元。");
	articles("江北旧粮仓变身社区\n书店 九月开门迎客\n\n本报讯 " BODY1,
			 "[江北旧粮仓变身社区书店 九月开门迎客]本报讯…亿元。");
	/* verses and their headlines, by their indent or the gap above */
	articles("江北大桥合龙\n\n本报讯 " BODY1
			 "\n\n\n渡 口\n\n钟大为\n船走了\n绳子还在\n石头还在\n\n我在对岸喊了一声\n声音走得很慢"
			 "\n先经过白鹭\n\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[渡 口]钟大为…过白鹭[新区添三所学校]本报讯…需要。");
	/* letters, who wrote them, and what the editors say to it */
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n\n桥头能否装盏灯\n\n编辑同志：\n\n" BODY2
			 "\n\n江北新城 吴桐\n\n编后：来信已转给有关部门，我们将继续关注。",
			 "[江北大桥合龙]本报讯…亿元。[桥头能否装盏灯]编辑同… 吴桐");
	/* boxes in bold letters behind an article, and editors at the foot of a printed page */
	articles("江北日报 2026年4月21日 星期二\n\n# 江北大桥合龙\n\n本报讯 " BODY1
			 "\n\n**微话题**\n▶ 网友“江边人”：桥上能骑车吗？\n▶ 网友“老船工”：再也不用等船了。"
			 "\n\n# 新区添三所学校\n\n本报讯 " BODY2 "\n\n责任编辑：吴桐　值班主任：钟大为",
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* a headline behind its text, in front of what goes on from another page */
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n\n据新华社江北4月21日电 " BODY2
			 "\n\n江北新区添三所学校\n\n（上接第1版）\n\n渡轮停航那天，船工们在码头上站了很久。",
			 "[江北大桥合龙]本报讯…亿元。[江北新区添三所学校]据新华…需要。[]渡轮停…很久。");
	/* the day and number of the paper on top, in more forms */
	articles("中華民國115年4月21日／星期二 江北日報\n\n江北大橋合龍\n\n本報訊 " BODY1,
			 "[江北大橋合龍]本報訊…亿元。");
	articles("江北日报\n丙午年三月初五\n\n江北大桥合龙\n\n本报讯 " BODY1,
			 "[江北大桥合龙]本报讯…亿元。");
	/* a kicker that a dash parts from its headline */
	articles("江北市青石村——\n山里人何以天天过桥\n\n本报记者 钟大为\n\n" BODY1 "\n\n" BODY2,
			 "[山里人何以天天过桥|江北市青石村——]本报记…需要。");
	/* a caption on two lines, of another measure than the text */
	articles("江北大桥合龙\n\n本报讯 " BODY1
			 "\n\n4月20日，在江北新区，一列火车驶过\n刚刚合龙的大桥。\n新华社记者 "
			 "吴桐摄\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
}

/* Texts without datelines that only their words part: wrapped, with a blank line between
 * paragraphs. */
#define FERRY1                                                                                                                                 \
	"老码头的渡轮今天开了最后一班。船工\n吴桐把缆绳盘好，摸了摸栏杆，说这条\n船他开了三十年，从没" \
	"误过一"                                                                                                                                \
	"班。\n\n"
#define FERRY2                                                                                                                                 \
	"渡轮停航以后，码头要改成公园。吴桐\n打算留下来当看守，给孩子们讲船上的\n故事，也替老船工们守" \
	"着那口"                                                                                                                                \
	"钟。\n\n"
#define APPLE1                                                                                                                                 \
	"今年苹果丰收，果农却犯了愁。河西村\n的果园里堆满了纸箱，收购价比去年低\n了三成，冷库也早就租" \
	"满了。\n\n"
#define APPLE2                                                                                                                                 \
	"县里请来电商，教果农在网上卖苹果。\n河西村的年轻人支起手机直播，一个晚\n上卖出两千箱，纸箱渐" \
	"渐"                                                                                                                                      \
	"空了。\n\n"
#define CHESS1                                                                                                                                 \
	"十二岁的棋手何小川昨天赢了自己的老\n师。这盘棋下了五个钟头，到最后一步\n老师站起来，向他鞠了" \
	"一躬。\n\n"
#define CHESS2                                                                                                                           \
	"何小川六岁学棋，每天放学先摆两盘棋\n谱。老师说，这孩子输棋从来不哭，只\n把那盘棋一步一步" \
	"重摆一遍。\n\n"

/* All headlines behind all texts, in as many pieces as these have, by the words of both. */
static void
test_headlines_behind(void)
{
	articles(
		FERRY1 FERRY2 APPLE1 APPLE2 CHESS1 CHESS2
		"老码头开出最后一班渡轮\n——船工吴桐留下当看守\n\n果农网上卖苹果\n——请来电商教直播，河西村"
		"一晚卖出两千箱\n\n"
		"十二岁棋手赢了老师",
		"[老码头开出最后一班渡轮|——船工吴桐留下当看守]老码头…口钟。[果农网上卖苹果|"
		"——请来电商教直播，河西村一晚卖出两千箱]今年苹…空了。[十二岁棋手赢了老师]十二岁…一遍。");
	/* the lines of a headline come out as one; who wrote a text is no part of it */
	articles(APPLE1 APPLE2 CHESS1 CHESS2 FERRY1 FERRY2
			 "果农网上卖苹果\n——河西村见闻\n本报记者 钟大为\n\n十二岁的何小川\n赢了自己的老师\n\n"
			 "码头人物\n老码头开出最后一班渡轮",
			 "[果农网上卖苹果|——河西村见闻]今年苹…空了。[十二岁的何小川赢了自己的老师]十二岁…"
			 "一遍。[老码头开出最后一班渡轮|码头人物]老码头…口钟。");
	/* a question, and the number of the page, among them */
	articles(FERRY1 FERRY2 CHESS1 CHESS2 APPLE1 APPLE2
			 "船工吴桐走了，老码头的钟谁来守？\n十二岁棋手何小川赢了老师\n——何小川的一盘棋\n"
			 "果农网上卖苹果\n——河西村见闻\nA05 城事",
			 "[船工吴桐走了，老码头的钟谁来守？]老码头…口钟。[十二岁棋手何小川赢了老师|"
			 "——何小川的一盘棋]十二岁…一遍。[果农网上卖苹果|——河西村见闻]今年苹…空了。");
}

static void
test_places(void)
{
	/* one headline behind its text, in the middle of a page, told of where a paragraph begins */
	articles("江北大桥合龙\n\n本报记者 钟大为\n\n" BODY1
			 "\n\n渡轮停航那天，船工们在码头上站了很久，最老的船工吴桐摸着缆绳不肯松手。\n\n（本报"
			 "记者 吴桐）\n\n渡轮停航船工站在码头上\n\n新区添三所学校\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报记…亿元。[渡轮停航船工站在码头上]渡轮停…吴桐）[新区添三所学校]"
			 "本报讯…需要。");
	/* all headlines behind all texts, who wrote them between, and decks that tell more */
	articles("江北日报\nJIANGBEI RIBAO\n2026年4月21日 星期二\n\n本报讯 " BODY1
			 "\n\n（下转第二版）\n\n渡轮停航那天，船工们在码头上站了很久。\n\n本报讯 " BODY2
			 "\n\n江北大桥昨天合龙\n\n再见了，老伙计\n——船工们在码头上送别渡轮\n本报记者 "
			 "吴桐\n\n三所新学校九月投入使用",
			 "[江北大桥昨天合龙]本报讯…亿元。[再见了，老伙计|——船工们在码头上送别渡轮]"
			 "渡轮停…很久。[三所新学校九月投入使用]本报讯…需要。");
	/* a word that is explained, below another article; who spreads a picture, below its caption */
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n\n名词解释\n\n合龙段\n\n桥两端之间最后浇筑的"
			 "一段。\n\n新区添三所学校\n\n●新学校的操场。\n新华社\n\n本报讯 " BODY2,
			 "[江北大桥合龙]本报讯…亿元。[新区添三所学校]本报讯…需要。");
	/* an author with his office behind a sign, a column behind another, an author on the right */
	articles("江北大桥合龙\n\n本报讯 " BODY1 "\n\n■街头巷尾\n\n桥头能否装盏灯\n◎吴桐（江北／"
			 "教师）\n" BODY2,
			 "[江北大桥合龙]本报讯…亿元。[桥头能否装盏灯|街头巷尾]吴桐（…需要。");
	/* a bold line below marked headlines is none; one of its own paragraph behind all is a box */
	articles("# 江北大桥合龙\n\n本报讯 " BODY1 "\n\n**船工上了岸**\n\n渡轮停航那天，船工们在码头"
			 "上站了很久。\n\n再见了，老伙计。\n\n# 新区添三所学校\n\n本报讯 " BODY2
			 "\n\n**来稿须知**\n来稿请写明姓名和地址。\n\n# 河边来了守桥人\n\n本报讯 " BODY1,
			 "[江北大桥合龙|船工上了岸]本报讯…伙计。[新区添三所学校]本报讯…需要。[河边来了守桥人]"
			 "本报讯…亿元。");
	/* on a page with a blank line after every line, more of them set kickers apart */
	articles(
		"江北大桥昨天举行合龙仪式\n\n\n大江南北一线牵\n\n两岸居民等四年\n\n\n　　本报讯 江北大桥昨"
		"天合龙，两岸居\n\n民到场观看。这座桥全长三公里，\n\n建设用了四年，投资二十亿元。桥面\n\n宽"
		"三十米，"
		"设六条车道。\n\n　　大桥管理处介绍，通车以后两岸\n\n居民过江只要五分钟。\n\n\n新区规划已获"
		"批准\n\n"
		"学校三所即将开建\n\n\n　　本报讯 " BODY2,
		"[大江南北一线牵两岸居民等四年|江北大桥昨天举行合龙仪式]本报讯…分钟。[新区规划已获批准"
		"学校三所即将开建]本报讯…需要。");
	/* many headlines behind all texts; who signed one text, and the next begins */
	articles("江北日报\n2026年4月21日 星期二\n\n本报讯 " BODY1 "\n\n本报讯 " BODY2
			 "\n\n渡轮停航那天，船工们在码头上站了很久。（吴桐）\n\n江北大桥昨天合龙\n\n两岸居民到"
			 "场观看\n\n三"
			 "所新学校九月投入使用\n\n可以满足入学需要\n\n渡轮停航船工站在码头上",
			 "[江北大桥昨天合龙两岸居民到场观看]本报讯…亿元。[三所新学校九月投入使用"
			 "可以满足入学需要]本报讯…需要。[渡轮停航船工站在码头上]渡轮停…吴桐）");
	test_headlines_behind();
	/* names at the end of a page are none */
	articles("江北日报\n2026年4月21日 星期二\n\n本报讯 " BODY1
			 "\n\n钟大为\n吴桐\n李小明\n王大江\n赵小河\n钱一帆",
			 "[]本报讯…钱一帆");
	/* a headline and a deck that fill the measure above a report */
	articles("江北大桥合龙两岸居民\n本报讯（记者 "
			 "钟大为）\n江北大桥昨天合龙，两\n岸居民到场观看。\n\n这座桥全"
			 "长三公里，建\n设用了四年，投资二十\n亿元。\n\n新区添三所学校今年投\n——学位增加五千个"
			 "满足\n本报讯（记"
			 "者 吴桐）市\n教育局介绍，今年九月\n将有三所新学校。",
			 "[江北大桥合龙两岸居民]本报讯…亿元。[新区添三所学校今年投|——学位增加五千个满足]"
			 "本报讯…学校。");
}

int
main(void)
{
	zhc_buf_init(&out, al);
	test_sentences();
	test_articles();
	test_pages();
	test_edges();
	test_settings();
	test_places();
	zhc_buf_free(&out);
	return unit_done();
}
