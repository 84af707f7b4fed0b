/*
 * test_credits.c - who reported, where and when: the credits of pages
 */
#include "civil.h"
#include "credit.h"
#include "pages.h"

/* kind|agency|names|place|date, rows between ';'. */
static void
credits(const char *s, const char *want)
{
	ZhcClean c;
	ZhcCredits found;

	out.len = 0;
	if (zhc_clean(al, s, strlen(s), &c) != ZHC_OK || zhc_credits(al, &c, &found) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < found.n; i++)
	{
		const ZhcCredit *r = &found.row[i];
		char date[40];

		put(i > 0 ? ";" : "");
		put(zhc_credit_kind(r->kind));
		put("|");
		put_span(&c, r->agency.start, r->agency.end);
		put("|");
		for (uint32_t k = 0; k < r->nnames; k++)
		{
			put(k > 0 ? "、" : "");
			put_span(&c, found.names[r->names + k].start, found.names[r->names + k].end);
		}
		put("|");
		put_span(&c, r->place.start, r->place.end);
		snprintf(date, sizeof date, "|%d-%d-%d", (int) r->year, (int) r->month, (int) r->day);
		put(r->day > 0 ? date : "|");
	}
	check(s, want);
	zhc_credits_free(al, &found);
	zhc_clean_free(al, &c);
}

static void
test_datelines(void)
{
	credits("新华社阿斯塔纳6月17日电 会议开幕。", "dateline|新华社||阿斯塔纳|0-6-17");
	credits("新华社华盛顿2025年10月26日电（记者钟大为、吴桐）会议开幕。",
			"dateline|新华社|钟大为、吴桐|华盛顿|2025-10-26");
	credits("本报上海3月2日讯（记者 钟大为 通讯员 吴桐）会议开幕。",
			"dateline|本报|钟大为、吴桐|上海|0-3-2");
	credits("中新网10月26日电 据韩联社报道，会议开幕。",
			"dateline|中新网|||0-10-26;source|韩联社|||");
	credits("新浪科技讯 北京时间11月2日晚间消息，公司上市。", "dateline|新浪科技|||0-11-2");
	credits("央视网消息（新闻联播）：会议开幕。", "source|央视网|||");
	credits("【环球网综合报道】会议开幕。", "source|环球网|||");
	credits("【環球網報道 記者 鍾大為】會議開幕。", "byline|環球網|鍾大為||");
	credits("（中央社記者鍾大為台北3日電）會議開幕。（編輯：吳桐）1140703",
			"dateline|中央社|鍾大為|台北|0-0-3");
	credits("（中央社東京3日綜合外電報導）會議開幕。", "dateline|中央社||東京|0-0-3");
	credits("【法新社巴黎三日電】會議開幕。", "dateline|法新社||巴黎|0-0-3");
	credits("本报上饶讯（记者 钟大为）会议开幕。", "dateline|本报|钟大为|上饶|");
	credits("本报上饶讯 会议开幕。", "dateline|本报||上饶|");
	credits("据新华社马德里电 会议开幕。", "dateline|新华社||马德里|");
	credits("会议开幕。\n（本报驻新加坡记者 钟大为）", "byline|本报|钟大为|新加坡|");
	credits("（吉隆坡3日讯）会议开幕。", "dateline|||吉隆坡|0-0-3");
	credits("（新加坡综合讯）会议开幕。", "dateline|||新加坡|");
	credits("（布城3日马新社讯）会议开幕。", "dateline|马新社||布城|0-0-3");
	credits("【特讯】会议开幕。", "");
	credits("据新加坡《联合早报》5日报道，会议开幕。", "source|联合早报|||");
	credits("网易财经6月26日讯会议开幕。", "dateline|网易财经|||0-6-26");
	credits("美国之音记者 钟大为 华盛顿\n会议昨天开幕，来自三个县的一百多人到场。",
			"byline|美国之音|钟大为|华盛顿|");
	credits("会议开幕\n\n2025-11-28 10:20 来源：江北发布 【字号：大 中 "
			"小】\n\n会议昨天开幕，来自三个县的一百多人到场。",
			"source|江北发布|||");
	credits("江北晨报海口12月4日电（记者 钟\n大为）会议开幕，来自三个县的一百多\n人到场。",
			"dateline|江北晨报|钟大为|海口|0-12-4");
	credits(
		"会议开幕\n\n2025-11-28 10:20 来源：江北发布 作者：钟大为 责任编辑：吴桐\n\n会议昨天开幕，"
		"来自三个县的一百多人到场。",
		"source|江北发布|||;byline||钟大为||");
	credits("江北晚报讯 记者 钟大为 会议昨天开幕。", "byline|江北晚报|钟大为||");
	credits("江北晚报讯 记者 昨天 从会场获悉，会议开幕。", "source|江北晚报|||");
	credits("新华社记者采访了多位专家。", "");
	credits("电信公司昨天开会。", "");
}

static void
test_bylines(void)
{
	credits("新华社记者 钟大为 吴 桐", "byline|新华社|钟大为、吴 桐||");
	credits("本报讯（记者 钟大为）会议开幕。", "byline|本报|钟大为||");
	credits("羊城晚报讯 记者钟大为报道：会议开幕。", "byline|羊城晚报|钟大为||");
	credits("〔記者鍾大為、吳桐／台北報導〕會議開幕。", "byline||鍾大為、吳桐|台北|");
	credits("〔駐美特派記者鍾大為／華盛頓報導〕會議開幕。", "byline||鍾大為|華盛頓|");
	credits("〔記者鍾大為、吳桐／台北、高雄報導〕會議開幕。", "byline||鍾大為、吳桐|台北|");
	credits("大公報記者 鍾大為（文） 吳小桐（圖）", "byline|大公報|鍾大為||;photo||吳小桐||");
	credits("記者鍾大為 攝影吳小桐", "byline||鍾大為||;photo||吳小桐||");
	credits("記者鍾大為/台北聯合報", "byline||鍾大為|台北|;source|聯合報|||");
	credits("文‧攝影/鍾大為", "byline||鍾大為||");
	credits("(攝影/記者﹕鍾大為)", "photo||鍾大為||");
	credits("大桥昨天通车。(新华社发 钟大为摄)", "photo|新华社|钟大为||");
	credits("(新华社供本报特稿)", "source|新华社|||");
	credits("2026-03-09 来源：江北日报 作者：", "source|江北日报|||");
	credits("〔即時新聞／綜合報導〕會議開幕。", "");
	credits("【本報訊】記者鍾大為報道：會議開幕。", "byline|本報|鍾大為||");
	credits("●香港文匯報記者 鍾大為 北京報道", "byline|香港文匯報|鍾大為|北京|");
	credits("文／鍾大為　圖／吳小桐", "byline||鍾大為||;photo||吳小桐||");
	credits("文 / 鍾大為 攝影 / 吳小桐\n\n會議昨天開幕，來自三個縣的一百多人到場。",
			"byline||鍾大為||;photo||吳小桐||");
	credits("责任编辑：钟大为", "");
	credits("来源：新华网", "source|新华网|||");
	credits("会议开幕。（健康导报记者 钟大为）", "byline|健康导报|钟大为||");
	credits("来源：新华网 编辑：吴桐 作者：钟大为\n\n会议开幕。",
			"source|新华网|||;byline||钟大为||");
	credits("会议开幕。（新华网北京9月10日电 记者钟大为）", "dateline|新华网|钟大为|北京|0-9-10");
	credits("会议开幕。\n\n据新华社北京9月10日电", "dateline|新华社||北京|0-9-10");
	credits("会议开幕。（新华社、路透社）", "source|新华社|||;source|路透社|||");
	credits("【江聞專訊】會議開幕。", "source|江聞|||");
	credits("观众在馆前排队。钟大为摄（影像江北）", "photo|影像江北|钟大为||");
	credits("▲市長出席典禮。（圖／記者鍾大為攝）\n會議昨天開幕。", "photo||鍾大為||");
	credits("新京报贝壳财经讯（记者钟大为 编辑吴桐）会议开幕。", "byline|新京报贝壳财经|钟大为||");
	credits("央广网北京9月10日消息（总台中国之声记者钟大为）会议开幕。",
			"dateline|央广网|钟大为|北京|0-9-10");
	credits("钟大为 报道\n\n会议开幕。", "byline||钟大为||");
	credits("（中央社記者歐陽大為台北5日電）會議開幕。", "dateline|中央社|歐陽大為|台北|0-0-5");
	credits("●會場外景。新華社", "source|新華社|||");
	credits("图为会场外景。新华社记者 钟大为 摄", "photo|新华社|钟大为||");
	credits("▲會場外景。（記者鍾大為攝）", "photo||鍾大為||");
	credits("▲會場外景。（美聯社資料照）", "photo|美聯社|||");
	credits("美联社照片显示，会场外站满了人。", "");
	credits("新华社发（钟大为摄）", "photo|新华社|钟大为||");
	credits("新华社发（克里斯托弗·阿姆斯特朗摄）", "photo|新华社|克里斯托弗·阿姆斯特朗||");
	credits("據路透社、法新社報道，會議開幕。", "source|路透社|||;source|法新社|||");
	credits("据外交部网站消息，会议开幕。", "");
	credits("專家據此報道，會議開幕。", "");
	credits("新华社发（易卜拉欣摄）", "photo|新华社|易卜拉欣||");
	credits("会议开幕。（钟大为　整理）", "byline||钟大为||");
	credits("〔駐日特派員鍾大為／東京二日報導〕會議開幕。", "byline||鍾大為|東京|0-0-2");
	credits("會場外景。中央社記者鍾大為攝　115年11月17日", "photo|中央社|鍾大為||2026-11-17");
	credits("文／本报记者 钟大为 图／通讯员 吴小桐", "byline|本报|钟大为||;photo||吴小桐||");
	credits("别让新桥变旧\n\n钟大为（中学校长）\n\n会议昨天开幕，来自三个县的一百多人到场。",
			"byline||钟大为||");
	credits("新桥通了，人来了。\n\n陶　然\n\n别让新桥变旧", "byline||陶 然||");
	credits("图为桥。钟 航摄（江北视觉）", "photo|江北视觉|钟航||");
	credits("图为桥。江北晨报记者 钟大为摄/江北图片", "photo|江北晨报|钟大为||");
	credits("江北晨报记者 钟大为 江北晨报通讯员 吴桐", "byline|江北晨报|钟大为、吴桐||");
	credits("2026-10-07 08:15 江北新聞／記者 鍾大為／台北即時報導\n\n會議昨天開幕。",
			"byline|江北新聞|鍾大為|台北|");
}

static void
test_signatures(void)
{
	/* authors in bold, behind a sign, with a blank */
	credits(
		"# 桥\n\n## 桥通了人就来了\n\n**□　钟大为**\n\n会议昨天开幕，来自三个县的一百多人到场。",
		"byline||钟大为||");
	credits("桥通了人就来了\n□ 钟　为\n会议昨天开幕，来自三个县的一百多人到场。",
			"byline||钟 为||");
	/* what the reporter did besides, and labels with nothing behind them, are no names */
	credits("会议昨天开幕，来自三个县的一百多人到场。\n\n江北日报记者 钟大为 整理",
			"byline|江北日报|钟大为||");
	credits("会议开幕\n\n作者: 来源: 时间:2021/08/06 09:20\n\n会议昨天开幕。", "");
	/* an office supplied the picture; the mark of one names nobody */
	credits("民警与市民握手。　警方供图", "");
	credits("会议昨天开幕。\n\n[图片]\n\n会议今天闭幕。", "");
	/* who wrote a letter, and what he is; who comments for a paper is named by nobody */
	credits("编辑同志：桥头的长椅坏了。\n\n盼望有人来修。\n\n河西新村居民 吴桐", "byline||吴桐||");
	credits("编辑同志：桥头的长椅坏了。\n\n盼望有人来修。\n\n市民 孟先生", "byline||孟先生||");
	credits("編輯先生：橋頭的長椅壞了。\n\n盼望有人來修。\n\n新區讀者 快來參加", "");
	credits("桥头的长椅\n\n鍾大為／國中教師（江北市）\n\n會議昨天開幕，來自三個縣的一百多人到場。",
			"byline||鍾大為||");
	credits("黄启铭／阿里夫苦战三局闯决赛\n\n会议昨天开幕，来自三个县的一百多人到场。", "");
	credits("会议昨天开幕，来自三个县的一百多人到场。\n\n本报评论员", "byline|本报|||");
	credits("会议昨天开幕，来自三个县的一百多人到场。\n\n【书评】\n\n桥", "");
	/* the reporters of a paper that no list has */
	credits("会议昨天开幕，来自三个县的一百多人到场。\n\n江北早知道记者 钟大为",
			"byline|江北早知道|钟大为||");
	/* the name of the paper on top of its page is no source */
	credits("人民日报\n\n2025年 11月 12日 星期三 要闻 4\n\n会议开幕\n\n会议昨天开幕。", "");
}

static void
check_day(int32_t year, int32_t month, int32_t day, int32_t published, int32_t want)
{
	ZhcCredit c = {.year = year, .month = month, .day = day};
	int32_t got = -1;
	bool ok = zhc_credit_day(&c, published > 0, published, &got);

	CHECK(want < 0 ? !ok : ok && got == want, "%d-%d-%d", (int) year, (int) month, (int) day);
}

static void
test_days(void)
{
	int32_t published = zhc_civil_to_day(2025, 3, 2);

	check_day(0, 3, 2, published, published);
	check_day(0, 3, 3, published, published + 1);
	check_day(0, 12, 31, published, zhc_civil_to_day(2024, 12, 31));
	check_day(0, 0, 28, published, zhc_civil_to_day(2025, 2, 28));
	check_day(0, 0, 31, published, zhc_civil_to_day(2025, 1, 31));
	check_day(0, 2, 29, published, zhc_civil_to_day(2024, 2, 29));
	check_day(2023, 2, 1, 0, zhc_civil_to_day(2023, 2, 1));
	check_day(2023, 2, 30, published, -1);
	check_day(0, 3, 2, 0, -1);
	check_day(0, 0, 0, published, -1);
}

int
main(void)
{
	zhc_buf_init(&out, al);
	test_datelines();
	test_bylines();
	test_signatures();
	test_days();
	zhc_buf_free(&out);
	return unit_done();
}
