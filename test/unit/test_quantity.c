/*
 * test_quantity.c - numbers with what they count: units, ranges, qualifiers, and what is none
 */
#include "facts.h"

/* The quantities of s: "surface = value[..max] unit[ approx]", joined by "; ". */
static const char *
quantities(const char *s)
{
	static char out[2000];
	char text[200], unit[ZHC_UNIT_TEXT], value[ZHC_DEC_TEXT], max[ZHC_DEC_TEXT];
	ZhcDateOptions opt = {.has_published = true, .published = 20258};
	size_t len = 0;
	Facts f;

	out[0] = '\0';
	facts_open(&f, s, strlen(s), &opt);
	for (uint32_t i = 0; i < f.quantities.n && len < sizeof out; i++)
	{
		const ZhcQuantity *q = &f.quantities.row[i];
		const char *approx = zhc_approx_name(q->approx);

		zhc_dec_text(q->value, value);
		zhc_dec_text(q->max, max);
		zhc_quantity_unit(q, unit);
		len += (size_t) snprintf(out + len, sizeof out - len, "%s%s = %s%s%s %s%s%s", i ? "; " : "",
								 facts_text(&f, q->start, q->end, text, sizeof text), value,
								 q->has_max ? ".." : "", q->has_max ? max : "", unit,
								 approx ? " " : "", approx ? approx : "");
	}
	facts_close(&f);
	return out;
}

static void
check(const char *s, const char *want)
{
	const char *got = quantities(s);

	CHECK(strcmp(got, want) == 0, "%s", s);
	if (strcmp(got, want) != 0)
		printf("# wanted %s\n# got    %s\n", want, got);
}

static void
none(const char *s)
{
	check(s, "");
}

static void
test_units(void)
{
	check("进口3300公里", "3300公里 = 3300 公里");
	check("占35％", "35％ = 35 %");
	check("佔948億美元", "948億美元 = 94800000000 美元");
	check("共12份文件", "12份 = 12 份");
	check("风速8至12米/秒", "8至12米/秒 = 8..12 米/秒");
	check("时速60公里每小时", "60公里每小时 = 60 公里每小时");
	check("价格48.6元/股", "48.6元/股 = 48.6 元/股");
	check("提供15亿元人民币援助", "15亿元人民币 = 1500000000 人民币元");
	check("罚款人民币5万元", "人民币5万元 = 50000 人民币元");
	check("斥資新台幣3兆元", "新台幣3兆元 = 3000000000000 新台币元");
	check("售HK$5,000", "HK$5,000 = 5000 HK$");
	check("提高0.5个百分点", "0.5个百分点 = 0.5 个百分点");
	check("占百分之三十五", "百分之三十五 = 35 %");
	check("一五○人參加，罰款三○○元", "一五○人 = 150 人; 三○○元 = 300 元");
	check("占百分之三五點七", "百分之三五點七 = 35.7 %");
	check("第3和5米处，第71和82分钟破门", "");
	check("三和5米", "5米 = 5 米");
	check("七三一部队，731部队，四部门，二○點三○分", "");
	check("占百分之二三十", "百分之二三十 = 20..30 %");
	check("千分之三的人", "千分之三 = 3 ‰");
	check("三分之二赞成", "三分之二 = 0.6666666667 ");
	check("四分之三赞成", "四分之三 = 0.75 ");
	check("逾三成五受訪者", "逾三成五 = 3.5 成 over");
	check("打九五折", "九五折 = 9.5 折");
	check("售价5元3角", "5元3角 = 5.3 元");
	check("每公升2令吉60仙，房高一米五到四米", "2令吉60仙 = 2.60 令吉; 一米五到四米 = 1.5..4 米");
	check("回落6.4點子，由三部分组成", "6.4點子 = 6.4 点子; 三部分 = 3 部分");
	check("身高1米83", "1米83 = 1.83 米");
	check("历时三年半", "三年半 = 3.5 年");
	check("为期两个半月", "两个半月 = 2.5 个月");
	check("等了半小时", "半小时 = 0.5 小时");
	check("重168cm", "168cm = 168 cm");
	check("内存16GB", "16GB = 16 GB");
	check("新界再高一兩度", "一兩度 = 1..2 度");
	check("气温零下3℃", "零下3℃ = -3 ℃");
	check("为-0.35元", "-0.35元 = -0.35 元");
	check("造成5死12伤", "5死 = 5 死; 12伤 = 12 伤");
	check("收报3250.5点", "3250.5点 = 3250.5 点");
	check("得到23分", "23分 = 23 分");
	check("风力7至8级", "7至8级 = 7..8 级");
	check("发生6.2级地震", "6.2级 = 6.2 级");
	check("发生規模6.8地震", "規模6.8 = 6.8 规模");
	check("重3千克", "3千克 = 3 千克");
	check("停牌15日", "15日 = 15 日");
	check("30周年", "30周年 = 30 周年");
	check("用户突破10亿", "突破10亿 = 1000000000  over");
	check("跑出9秒98，以1.5分之差落败", "9秒98 = 9.98 秒; 1.5分 = 1.5 分");
	check("滑出48秒173", "48秒173 = 48.173 秒");
	check("每百日圓兌5.1港元", "百日圓 = 100 日圆; 5.1港元 = 5.1 港元");
	check("四分一為青年", "四分一 = 0.25 ");
	check("可能降息半碼", "半碼 = 0.5 码");
	check("两国贸易额占GDP3.32%", "3.32% = 3.32 %");
	check("涉及廿多萬打工仔，累蝕七千萬", "廿多萬 = 200000  over; 七千萬 = 70000000 ");
	check("挣九十来万元", "九十来万元 = 900000 元 about");
	check("三年零八个月", "三年 = 3 年; 八个月 = 8 个月");
	check("一家四口", "四口 = 4 口");
	check("派息15仙", "15仙 = 15 仙");
	check("以半目优势取胜", "半目 = 0.5 目");
}

static void
test_company(void)
{
	check("取得8胜4负", "8胜 = 8 胜; 4负 = 4 负");
	check("收下三勝一敗", "三勝 = 3 胜; 一敗 = 1 败");
	check("5胜3平2负", "5胜 = 5 胜; 3平 = 3 平; 2负 = 2 负");
	check("独揽两金一铜", "两金 = 2 金; 一铜 = 1 铜");
	none("两败俱伤，三负责人到场");
	check("最大震度在花蓮縣達4級，宜蘭縣、台東縣3級", "4級 = 4 级; 3級 = 3 级");
	check("一带登陆（13—14级，40～45米/秒）", "13—14级 = 13..14 级; 40～45米/秒 = 40..45 米/秒");
	check("七级风圈", "七级 = 7 级");
	check("有9至10級強陣風", "9至10級 = 9..10 级");
	check("三期试验，两期学员", "两期 = 2 期");
	check("112回合弈和", "112回合 = 112 回合");
	check("有3步驟", "3步驟 = 3 步骤");
}

static void
test_qualifiers(void)
{
	check("近15亿人", "近15亿人 = 1500000000 人 under");
	check("持有ABC约8%股权", "约8% = 8 % about");
	check("由ABC约800亿美元收购", "约800亿美元 = 80000000000 美元 about");
	check("持有ABC800股", "");
	check("1360多万平方公里", "1360多万平方公里 = 13600000 平方公里 over");
	check("不到48小时", "不到48小时 = 48 小时 under");
	check("不到一年", "不到一年 = 1 年 under");
	check("百余项成果", "百余项 = 100 项 over");
	check("56.3万余人次", "56.3万余人次 = 563000 人次 over");
	check("突破100对", "突破100对 = 100 对 over");
	check("约新台幣369億元，", "约新台幣369億元 = 36900000000 新台币元 about");
	check("2000名以上", "2000名以上 = 2000 名 over");
	check("29℃左右", "29℃左右 = 29 ℃ about");
	check("一年多时间", "一年多 = 1 年 over");
	check("三年多次访问", "三年 = 3 年");
	check("上百人", "上百人 = 100 人 over");
	check("十几人", "十几人 = 10 人 over");
	check("附近3人", "3人 = 3 人");
	check("纽约3人", "3人 = 3 人");
	check("反超1分", "1分 = 1 分");
	check("侦破73宗案件，打破3项纪录", "73宗 = 73 宗; 3项 = 3 项");
	check("最少51人受傷", "最少51人 = 51 人 over");
	check("近三年来", "三年 = 3 年");
	check("海平面近十年每年上升", "十年 = 10 年");
	none("分列二、三位");
}

static void
test_ranges(void)
{
	check("每隔200到300公里", "200到300公里 = 200..300 公里");
	check("占30%—40%", "30%—40% = 30..40 %");
	check("为3至5万元", "3至5万元 = 30000..50000 元");
	check("十三至十四萬人", "十三至十四萬人 = 130000..140000 人");
	check("五至十億元", "五至十億元 = 500000000..1000000000 元");
	check("三千至五万人", "三千至五万人 = 3000..50000 人");
	check("高达13-14万", "13-14万 = 130000..140000 ");
	check("1亿到2亿", "1亿到2亿 = 100000000..200000000 ");
	check("貶二．二分", "二．二分 = 2.2 分");
	check("四戰三勝制", "");
	check("由103.1升至105.8", "");
	check("半个月，半个多小时，半个赛季，半年报",
		  "半个月 = 0.5 个月; 半个多小时 = 0.5 个小时 over");
	check("有期徒刑四年六月", "四年 = 4 年; 六月 = 6 月");
	check("判處有期徒刑7月，股價連升5日", "7月 = 7 月; 5日 = 5 日");
	check("賣萬九蚊，搭車百六蚊", "萬九蚊 = 19000 蚊; 百六蚊 = 160 蚊");
	check("六罐啤酒，8到10级雷暴大风", "六罐 = 6 罐; 8到10级 = 8..10 级");
	check("判七年二月", "七年 = 7 年; 二月 = 2 月");
	check("一分钟也不能丢，一个都没有，一滴水都不能浪费", "");
	check("團費花掉一百八十三萬，不怕一萬", "一百八十三萬 = 1830000 ");
	check("今年破九成，過七成五", "破九成 = 9 成 over; 過七成五 = 7.5 成 over");
	check("1.64億元多賺近三成，卖十元多",
		  "1.64億元 = 164000000 元; 近三成 = 3 成 under; 十元多 = 10 元 over");
	check("近五年最多，用了近五年", "五年 = 5 年; 近五年 = 5 年 under");
	check("浇地2100万亩次，等5市降水，2025省运会，8市场", "2100万亩次 = 21000000 亩次; 5市 = 5 市");
	check("大火奪兩命，三命", "兩命 = 2 命");
	check("27分、6籃板、9助攻", "27分 = 27 分; 6籃板 = 6 篮板; 9助攻 = 9 助攻");
	check("一百廿萬元，千八萬元，千二元",
		  "一百廿萬元 = 1200000 元; 千八萬元 = 18000000 元; 千二元 = 1200 元");
	check("持续约27分钟", "约27分钟 = 27 分钟 about");
	check("11男4女，一男一女", "11男 = 11 男; 4女 = 4 女");
	check("32勝22敗2和，2胜1平1负",
		  "32勝 = 32 胜; 22敗 = 22 败; 2和 = 2 和; 2胜 = 2 胜; 1平 = 1 平; 1负 = 1 负");
	check("21、22度，第16、17轮", "21、22度 = 21..22 度");
	check("为3萬至5萬人", "3萬至5萬人 = 30000..50000 人");
	check("为5000至1万元", "5000至1万元 = 5000..10000 元");
	check("三、四百人", "三、四百人 = 300..400 人");
	check("2—3天", "2—3天 = 2..3 天");
	check("气温20℃至28℃", "20℃至28℃ = 20..28 ℃");
	check("-20℃至-15℃", "-20℃至-15℃ = -20..-15 ℃");
	check("零下5℃至3℃", "零下5℃至3℃ = -5..3 ℃");
	check("零下3至零下5℃", "零下3至零下5℃ = -5..-3 ℃");
	check("兩三百人", "兩三百人 = 200..300 人");
	check("减息0.25厘至半厘", "0.25厘至半厘 = 0.25..0.5 厘");
	check("需时半年至一年", "半年至一年 = 0.5..1 年");
	check("增加8000萬元至3億6000萬元", "8000萬元 = 80000000 元; 3億6000萬元 = 360000000 元");
	check("降低50元至100元", "50元至100元 = 50..100 元");
	check("从5%降到3%", "5% = 5 %; 3% = 3 %");
	check("长5米、宽3米", "5米 = 5 米; 3米 = 3 米");
}

static void
test_none(void)
{
	none("一带一路、三股势力、两国元首、四川、长三角、千秋");
	none("第二届、第9次、第38分钟、十八大");
	none("2号热电厂、5G、G7、A4纸、F-16");
	none("第541次飞行，遥感四十三号03组卫星，07版");
	none("一名男子、一个问题、一家公司");
	none("数十个、数百人、几十年、好几次");
	none("“三个代表”");
	none("《三十条措施》");
	none("以3比1获胜，比分2:1");
	none("110米栏、三分球、三元桥");
	none("2025年6月17日下午4时30分");
	none("电话010-12345678");
	none("两年前");
	none("三级医院");
	none("十四届三次会议");
}

/* All of the list in test/corpus/no-numbers.tsv: phrases with numerals that count nothing. */
static void
test_phrases(void)
{
	char line[1000];
	ZhcDateOptions opt = {.has_published = true, .published = 20258};
	FILE *list = fopen("test/corpus/no-numbers.tsv", "r");
	int n = 0, wrong = 0;

	if (!list || !fgets(line, sizeof line, list))
	{
		CHECK(false, "test/corpus/no-numbers.tsv is there");
		return;
	}
	while (fgets(line, sizeof line, list))
	{
		Facts f;
		size_t len = strcspn(line, "\t\r\n");

		line[len] = '\0';
		facts_open(&f, line, len, &opt);
		n++;
		if (f.quantities.n + f.dates.n > 0)
		{
			wrong++;
			printf("# %s: %u quantities, %u dates\n", line, f.quantities.n, f.dates.n);
		}
		facts_close(&f);
	}
	fclose(list);
	CHECK(n >= 300, "%d phrases that count nothing", n);
	CHECK(wrong == 0, "none of them is reported");
}

/* One row of s as "change basis subject si unit_si currency kind". */
static const char *
columns(const char *s, uint32_t row)
{
	static char out[500];
	char subject[200], period[200], si[ZHC_DEC_TEXT], unit[ZHC_UNIT_TEXT];
	ZhcDateOptions opt = {.has_published = true, .published = 20258};
	Facts f;

	snprintf(out, sizeof out, "none");
	facts_open(&f, s, strlen(s), &opt);
	if (row < f.quantities.n)
	{
		const ZhcQuantity *q = &f.quantities.row[row];
		const char *change = zhc_change_name(q->change);

		zhc_quantity_si_unit(q, unit);
		snprintf(out, sizeof out, "%s|%s|%s|%s|%s %s|%s|%s", change ? change : "-",
				 q->basis ? q->basis : "-",
				 facts_text(&f, q->subject_start, q->subject_end, subject, sizeof subject),
				 facts_text(&f, q->period_start, q->period_end, period, sizeof period),
				 zhc_quantity_si(q, si) ? si : "-", unit, q->currency, zhc_unit_kind_name(q->kind));
	}
	facts_close(&f);
	return out;
}

static void
check_columns(const char *s, uint32_t row, const char *want)
{
	const char *got = columns(s, row);

	CHECK(strcmp(got, want) == 0, "%s [%u]", s, row);
	if (strcmp(got, want) != 0)
		printf("# wanted %s\n# got    %s\n", want, got);
}

static void
test_columns(void)
{
	check_columns("央行宣布下调金融机构存款准备金率0.5个百分点", 0,
				  "decrease|-|金融机构存款准备金率||0.5 pp||percent");
	check_columns("企業提高煤炭產能20%", 0, "increase|-|煤炭產能||20 %||percent");
	check_columns("受損面積1,204公頃", 0, "-|-|受損面積||12040000 m2||area");
	const char *growth = "一季度社会消费品零售总额124671亿元，同比增长4.6%，环比下降0.2个百分点。";

	check_columns(growth, 0, "-|-|一季度社会消费品零售总额|一季度|12467100000000 CNY|CNY|money");
	check_columns(growth, 1, "increase|yoy|一季度社会消费品零售总额|一季度|4.6 %||percent");
	check_columns(growth, 2, "decrease|qoq|一季度社会消费品零售总额|一季度|0.2 pp||percent");
	check_columns("去年营收38亿元", 0, "-|-|去年营收|去年|3800000000 CNY|CNY|money");
	check_columns("营收329亿元，比上年微增3%", 1, "increase|yoy|营收||3 %||percent");
	check_columns("月產能年底達4萬片", 0, "-|-|月產能|年底|40000 1||count");
	check_columns("占比由去年的38%升至43%", 0, "-|-|占比|去年|38 %||percent");
	check_columns("占比由去年的38%升至43%", 1, "increase|-|占比||43 %||percent");
	check_columns("较昨日放量1400亿元", 0, "-|-|||140000000000 CNY|CNY|money");
	check_columns("最大風速每秒45公尺", 0, "-|-|||45 m/s||other");
	check_columns("以每小时90公里的速度", 0, "-|-|||25 m/s||other");
	check_columns("时速达36公里", 0, "-|-|时速||10 m/s||other");
	check_columns("双边贸易额实现35%的大幅增长", 0, "increase|-|双边贸易额||35 %||percent");
	check_columns("签署12份合作文件", 0, "-|-|合作文件||12 1||count");
	check_columns("种植水稻30亩", 0, "-|-|||20000 m2||area");
	check_columns("重5斤", 0, "-|-|||2.5 kg||mass");
	check_columns("速度为72公里/小时", 0, "-|-|速度||20 m/s||other");
	check_columns("浓度为35微克/立方米", 0, "-|-|浓度||0.000000035 kg/m3||other");
	check_columns("发电3亿千瓦时", 0, "-|-|||1080000000000000 J||energy");
	check_columns("利率持平于3%", 0, "level|-|利率||3 %||percent");
	check_columns("出口年增18.6%", 0, "increase|yoy|出口||18.6 %||percent");
	check_columns("（中央社台北電）行政院編列預算30億元", 0,
				  "-|-|行政院編列預算||3000000000 TWD|TWD|money");
	check_columns("【香港文匯報訊】港府撥款30億元", 0, "-|-|||3000000000 HKD|HKD|money");
}

/* Texts made to hurt: they must end, in order, inside the text. */
static void
test_hostile(void)
{
	static const char *const units[] = {"一",
										"千",
										"亿",
										"几",
										"1",
										"1,",
										"1.",
										"年",
										"月1",
										"（",
										"“",
										"《",
										"1、",
										"至1",
										"1至",
										"百分之",
										"约",
										"3分之",
										"-",
										"今(",
										"周",
										"第",
										"\xF0\xA0\x80\x80",
										"\xFF",
										"1\n",
										" ",
										"元1角",
										"1:",
										"上",
										"个半",
										"大约",
										"同比",
										"增长",
										"1个"};
	ZhcDateOptions opt = {.has_published = true, .published = 20258};

	for (size_t k = 0; k < sizeof units / sizeof units[0]; k++)
	{
		size_t len = strlen(units[k]), n = 200000 / len * len;
		char *s = malloc(n);
		uint32_t at = 0;
		bool ok = s != NULL;
		Facts f;

		for (size_t i = 0; ok && i < n; i += len)
			memcpy(s + i, units[k], len);
		facts_open(&f, s, n, &opt);
		for (uint32_t i = 0; i < f.quantities.n; i++)
		{
			ok = ok && f.quantities.row[i].start >= at &&
				 f.quantities.row[i].end > f.quantities.row[i].start &&
				 f.quantities.row[i].end <= f.clean.n;
			at = f.quantities.row[i].end;
		}
		CHECK(ok, "200 kB of %zu", k);
		facts_close(&f);
		free(s);
	}
}

int
main(void)
{
	test_units();
	test_company();
	test_qualifiers();
	test_ranges();
	test_none();
	test_phrases();
	test_columns();
	test_hostile();
	return unit_done();
}
