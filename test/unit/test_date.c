/*
 * test_date.c - days of the calendar, dates and times of every form, resolution
 */
#include "facts.h"

/* Lunar days that the tests ask for, in place of ICU. */
static bool
lunar_to_day(void *ctx, int32_t year, int32_t month, bool leap, int32_t day, int32_t *out)
{
	static const struct
	{
		int32_t year;
		const char *new_year;
	} years[] = {{2023, "2023-01-22"},
				 {2024, "2024-02-10"},
				 {2025, "2025-01-29"},
				 {2026, "2026-02-17"},
				 {2027, "2027-02-06"}};

	(void) ctx;
	(void) leap;
	if (day > 30)
		return false;
	for (size_t i = 0; i < sizeof years / sizeof years[0]; i++)
		if (years[i].year == year)
		{
			/* months of 30 and 29 days in turns: near enough for what is tested */
			*out = facts_day(years[i].new_year) + (month - 1) * 59 / 2 + day - 1;
			return true;
		}
	return false;
}

static const ZhcCalendar lunar = {lunar_to_day, NULL};
static const char *published = "2025-06-19";

/* The dates of s, one after the other: "surface from to grain[ bound]". */
static const char *
dates(const char *s)
{
	static char out[2000];
	char text[200], from[32], to[32];
	ZhcDateOptions opt = {.has_published = published != NULL, .calendar = &lunar};
	size_t len = 0;
	Facts f;

	if (published)
		opt.published = facts_day(published);
	out[0] = '\0';
	facts_open(&f, s, strlen(s), &opt);
	for (uint32_t i = 0; i < f.dates.n && len < sizeof out; i++)
	{
		const ZhcDate *d = &f.dates.row[i];
		const char *bound = zhc_bound_name(d->bound);

		len += (size_t) snprintf(out + len, sizeof out - len, "%s%s %s %s %s%s%s", i ? "; " : "",
								 facts_text(&f, d->start, d->end, text, sizeof text),
								 d->resolved ? facts_time(d->from, from) : "-",
								 d->resolved ? facts_time(d->to, to) : "-",
								 d->resolved ? zhc_grain_name(d->grain) : "-", bound ? " " : "",
								 bound ? bound : "");
	}
	facts_close(&f);
	return out;
}

static void
check(const char *s, const char *want)
{
	const char *got = dates(s);

	CHECK(strcmp(got, want) == 0, "%.*s", (int) strcspn(s, "\n"), s);
	if (strcmp(got, want) != 0)
		printf("# wanted %s\n# got    %s\n", want, got);
}

/* One date that takes whole days. */
static void
check_days(const char *s, const char *surface, const char *from, const char *to, const char *grain)
{
	char want[300];

	snprintf(want, sizeof want, "%s %sT00:00 %sT00:00 %s", surface, from, to, grain);
	check(s, want);
}

static void
none(const char *s)
{
	check(s, "");
}

static void
test_civil(void)
{
	int32_t day = zhc_civil_to_day(-800, 1, 1);
	bool ok = true, weekdays = true;

	for (int32_t y = -800; y < 2400; y++)
		for (int32_t m = 1; m <= 12; m++)
			for (int32_t d = 1; d <= zhc_month_days(y, m); d++, day++)
			{
				ZhcCivil c = zhc_day_to_civil(day);

				ok = ok && zhc_civil_to_day(y, m, d) == day && c.year == y && c.month == m &&
					 c.day == d;
				weekdays = weekdays && zhc_weekday(day + 1) == zhc_weekday(day) % 7 + 1;
			}
	CHECK(ok, "every day of 3200 years comes back");
	CHECK(weekdays, "weekdays follow each other");
	CHECK(zhc_weekday(facts_day("2025-06-19")) == 4, "2025-06-19 was a Thursday");
	CHECK(zhc_civil_to_day(1970, 1, 1) == 0, "the count begins at 1970-01-01");
	CHECK(zhc_civil_to_day(2024, 13, 1) == zhc_civil_to_day(2025, 1, 1), "month 13");
	CHECK(zhc_civil_to_day(2024, 0, 1) == zhc_civil_to_day(2023, 12, 1), "month 0");
	CHECK(zhc_civil_to_day(2024, -12, 1) == zhc_civil_to_day(2022, 12, 1), "month -12");
	CHECK(!zhc_civil_valid(2023, 2, 29) && zhc_civil_valid(2024, 2, 29), "leap years");
}

static void
test_absolute(void)
{
	check_days("2025年6月17日", "2025年6月17日", "2025-06-17", "2025-06-18", "day");
	check_days("二〇二五年六月十七日", "二〇二五年六月十七日", "2025-06-17", "2025-06-18", "day");
	check_days("２０２５年６月", "２０２５年６月", "2025-06-01", "2025-07-01", "month");
	check_days("于2025-06-17发布", "2025-06-17", "2025-06-17", "2025-06-18", "day");
	check_days("于2025/6/7发布", "2025/6/7", "2025-06-07", "2025-06-08", "day");
	check_days("兩千零六年", "兩千零六年", "2006-01-01", "2007-01-01", "year");
	check_days("98年5月", "98年5月", "1998-05-01", "1998-06-01", "month");
	check_days("08年起", "08年", "2008-01-01", "2009-01-01", "year since");
	check_days("2025年度报告", "2025年度", "2025-01-01", "2026-01-01", "year");
	check_days("20世纪90年代", "20世纪90年代", "1990-01-01", "2000-01-01", "year");
	check_days("上世纪八十年代", "上世纪八十年代", "1980-01-01", "1990-01-01", "year");
	check_days("21世纪以来", "21世纪", "2001-01-01", "2101-01-01", "year since");
	check_days("2024年二季度", "2024年二季度", "2024-04-01", "2024-07-01", "quarter");
	check_days("2024年第3季度", "2024年第3季度", "2024-07-01", "2024-10-01", "quarter");
	check_days("2024年下半年", "2024年下半年", "2024-07-01", "2025-01-01", "quarter");
	check_days("2025年6月上旬", "2025年6月上旬", "2025-06-01", "2025-06-11", "day");
	check_days("2024年2月下旬", "2024年2月下旬", "2024-02-21", "2024-03-01", "day");
	check_days("本世纪中叶", "本世纪中叶", "2034-01-01", "2068-01-01", "year about");
	check_days("20世纪上半叶", "20世纪上半叶", "1901-01-01", "1951-01-01", "year");
	check_days("2024年半年度报告", "2024年半年度", "2024-01-01", "2024-07-01", "quarter");
	check_days("2026财年", "2026财年", "2026-01-01", "2027-01-01", "year");
	check_days("执行期延至8月1日", "8月1日", "2025-08-01", "2025-08-02", "day");
	check_days("到期日为10月15日", "10月15日", "2025-10-15", "2025-10-16", "day");
	check_days("今年首月", "今年首月", "2025-01-01", "2025-02-01", "month");
	check_days("2024年底", "2024年底", "2024-12-01", "2025-01-01", "month about");
	check("2019年2月29日", "2019年2月29日 - - -");
}

static void
test_eras(void)
{
	check_days("民國114年6月17日", "民國114年6月17日", "2025-06-17", "2025-06-18", "day");
	check_days("令和七年", "令和七年", "2025-01-01", "2026-01-01", "year");
	check_days("平成31年4月", "平成31年4月", "2019-04-01", "2019-05-01", "month");
	check_days("光緒二十年", "光緒二十年", "1894-01-01", "1895-01-01", "year");
	check("公元前221年", "公元前221年 -220-01-01T00:00 -219-01-01T00:00 year");
	check_days("（中央社台北電）行政院表示，114年編列預算", "114年", "2025-01-01", "2026-01-01",
			   "year");
	none("项目提出114年来");
}

static void
test_partial(void)
{
	check_days("6月17日举行", "6月17日", "2025-06-17", "2025-06-18", "day");
	check_days("12月5日，当地", "12月5日", "2024-12-05", "2024-12-06", "day");
	check_days("峰会将于12月5日举行", "12月5日", "2025-12-05", "2025-12-06", "day");
	check_days("17日，王某到案", "17日", "2025-06-17", "2025-06-18", "day");
	check_days("28日，王某到案", "28日", "2025-05-28", "2025-05-29", "day");
	check_days("将于28日开幕", "28日", "2025-06-28", "2025-06-29", "day");
	check_days("4月份出口", "4月份", "2025-04-01", "2025-05-01", "month");
	check_days("11月出口", "11月", "2024-11-01", "2024-12-01", "month");
	check_days("一季度增长", "一季度", "2025-01-01", "2025-04-01", "quarter");
	check_days("前三季度", "前三季度", "2024-01-01", "2024-10-01", "quarter");
	check_days("今年前5个月", "今年前5个月", "2025-01-01", "2025-06-01", "month");
	check_days("上半年", "上半年", "2025-01-01", "2025-07-01", "quarter");
	/* that of the year to come, though nearer, would be 明年上半年 */
	published = "2025-11-26";
	check_days("上半年增长一成", "上半年", "2025-01-01", "2025-07-01", "quarter");
	published = "2025-06-19";
	/* the month spoken of stays for the days that follow in the paragraph */
	check("3月3日开工，5日停工。", "3月3日 2025-03-03T00:00 2025-03-04T00:00 day; "
								   "5日 2025-03-05T00:00 2025-03-06T00:00 day");
	check("3月3日开工。\n\n5日停工。", "3月3日 2025-03-03T00:00 2025-03-04T00:00 day; "
									   "5日 2025-06-05T00:00 2025-06-06T00:00 day");
}

static void
test_relative(void)
{
	check_days("去年", "去年", "2024-01-01", "2025-01-01", "year");
	check_days("今年2月率团", "今年2月", "2025-02-01", "2025-03-01", "month");
	check_days("两年前，", "两年前", "2023-01-01", "2024-01-01", "year");
	check_days("三个月前", "三个月前", "2025-03-01", "2025-04-01", "month");
	check_days("五天前", "五天前", "2025-06-14", "2025-06-15", "day");
	check_days("他三天后将返回", "三天后", "2025-06-22", "2025-06-23", "day");
	none("三天后，他去世了");
	check_days("昨日", "昨日", "2025-06-18", "2025-06-19", "day");
	check_days("前天", "前天", "2025-06-17", "2025-06-18", "day");
	check_days("上月", "上月", "2025-05-01", "2025-06-01", "month");
	check_days("上月底", "上月底", "2025-05-21", "2025-06-01", "day about");
	check_days("本周", "本周", "2025-06-16", "2025-06-23", "week");
	check_days("上週三", "上週三", "2025-06-11", "2025-06-12", "day");
	check_days("下周一", "下周一", "2025-06-23", "2025-06-24", "day");
	check_days("週二抵達", "週二", "2025-06-17", "2025-06-18", "day");
	check_days("周五起有雨", "周五", "2025-06-20", "2025-06-21", "day since");
	check_days("天文台上周五发出", "上周五", "2025-06-13", "2025-06-14", "day");
	check_days("生產線上月投產", "上月", "2025-05-01", "2025-06-01", "month");
	check_days("周四开幕", "周四", "2025-06-19", "2025-06-20", "day");
	check_days("将于周五开幕", "周五", "2025-06-20", "2025-06-21", "day");
	check_days("上周末", "上周末", "2025-06-14", "2025-06-16", "day");
	check("周二（17日）上午", "周二（17日）上午 2025-06-17T06:00 2025-06-17T12:00 part");
	check("今年1至5月增长，去年同期下降", "今年1至5月 2025-01-01T00:00 2025-06-01T00:00 month; "
										  "去年同期 2024-01-01T00:00 2024-06-01T00:00 month");
	check("2020年开工，次年3月竣工", "2020年 2020-01-01T00:00 2021-01-01T00:00 year; "
									 "次年3月 2021-03-01T00:00 2021-04-01T00:00 month");
}

/* 年底 and 月底 alone, and what the text spoke of before. */
static void
test_context(void)
{
	check_days("年底前完成", "年底", "2025-12-01", "2026-01-01", "month before");
	check_days("较年初下降", "年初", "2025-01-01", "2025-02-01", "month about");
	check_days("结果月底公布", "月底", "2025-06-21", "2025-07-01", "day about");
	none("每年年底，这年头，年末岁初");
	none("把探测器送上月球");
	check("2027年动工，年底完工", "2027年 2027-01-01T00:00 2028-01-01T00:00 year; "
								  "年底 2027-12-01T00:00 2028-01-01T00:00 month about");
	/* a quarter of the year that the text tells of, not of the one that has begun */
	published = "2025-01-18";
	check("2024年比上年增长5%。一季度增长5.3%。",
		  "2024年 2024-01-01T00:00 2025-01-01T00:00 year; "
		  "上年 2023-01-01T00:00 2024-01-01T00:00 year; "
		  "一季度 2024-01-01T00:00 2024-04-01T00:00 quarter");
	check_days("年末人口14亿", "年末", "2024-12-01", "2025-01-01", "month about");
	published = "2025-06-19";
	/* figures of May, compared with those of April */
	check("5月上涨1%，涨幅比上月扩大", "5月 2025-05-01T00:00 2025-06-01T00:00 month; "
									   "上月 2025-04-01T00:00 2025-05-01T00:00 month");
	check("4月末余额增长。5月末增速比上月末低",
		  "4月末 2025-04-21T00:00 2025-05-01T00:00 day about; "
		  "5月末 2025-05-21T00:00 2025-06-01T00:00 day about; "
		  "上月末 2025-04-21T00:00 2025-05-01T00:00 day about");
	check("2023年9月至2024年3月检查，同年10月公布",
		  "2023年9月至2024年3月 2023-09-01T00:00 2024-04-01T00:00 "
		  "month; 同年10月 2024-10-01T00:00 2024-11-01T00:00 month");
	check("3月中旬试运行，16日起收费", "3月中旬 2025-03-11T00:00 2025-03-21T00:00 day; "
									   "16日 2025-06-16T00:00 2025-06-17T00:00 day since");
	check("3月2日起，今天（19日）", "3月2日 2025-03-02T00:00 2025-03-03T00:00 day since; "
									"今天（19日） 2025-06-19T00:00 2025-06-20T00:00 day");
	check("1898年易名，二十年代起竞争", "1898年 1898-01-01T00:00 1899-01-01T00:00 year; "
										"二十年代 1920-01-01T00:00 1930-01-01T00:00 year since");
	check_days("加税前三个月，累计至今年5月", "今年5月", "2025-05-01", "2025-06-01", "month");
	none("至今将近三年，首周末票房");
	check("今年前5个月增长。\n\n两年前投产，去年同期亏损",
		  "今年前5个月 2025-01-01T00:00 2025-06-01T00:00 month; "
		  "两年前 2023-01-01T00:00 2024-01-01T00:00 year; "
		  "去年同期 2024-01-01T00:00 2024-06-01T00:00 month");
}

static void
test_times(void)
{
	check("6月17日下午", "6月17日下午 2025-06-17T12:00 2025-06-17T18:00 part");
	check("17日下午4时许", "17日下午4时许 2025-06-17T16:00 2025-06-17T17:00 hour about");
	check("3日凌晨1時30分", "3日凌晨1時30分 2025-06-03T01:30 2025-06-03T01:31 minute");
	check("昨晚10點", "昨晚10點 2025-06-18T22:00 2025-06-18T23:00 hour");
	check("17日13時05分", "17日13時05分 2025-06-17T13:05 2025-06-17T13:06 minute");
	check("今天上午9点半", "今天上午9点半 2025-06-19T09:30 2025-06-19T09:31 minute");
	check("17日24时", "17日24时 2025-06-18T00:00 2025-06-18T01:00 hour");
	check("6月17日14:05", "6月17日14:05 2025-06-17T14:05 2025-06-17T14:06 minute");
	check("17日上午9时至11时", "17日上午9时至11时 2025-06-17T09:00 2025-06-17T11:00 hour");
	check("17日下午3至5时", "17日下午3至5时 2025-06-17T15:00 2025-06-17T17:00 hour");
	check("17日晚10时至次日凌晨", "17日晚10时 2025-06-17T22:00 2025-06-17T23:00 hour");
	check("17日22时至18日2时", "17日22时至18日2时 2025-06-17T22:00 2025-06-18T02:00 hour");
	/* a time alone belongs to the day that was mentioned */
	check("16日开庭。上午9时，", "16日 2025-06-16T00:00 2025-06-17T00:00 day; "
								 "上午9时 2025-06-16T09:00 2025-06-16T10:00 hour");
	check("凌晨一點九分發生", "凌晨一點九分 2025-06-19T01:09 2025-06-19T01:10 minute");
	check("下午约4时，两车相撞", "下午约4时 2025-06-19T16:00 2025-06-19T17:00 hour about");
	check("16日报案。当晚约9时，", "16日 2025-06-16T00:00 2025-06-17T00:00 day; "
								   "9时 2025-06-16T21:00 2025-06-16T22:00 hour about");
	none("以21:15获胜");
	none("三点意见");
	none("收报3250点");
}

static void
test_ranges(void)
{
	check_days("6月16日至18日", "6月16日至18日", "2025-06-16", "2025-06-19", "day");
	check_days("6月16日至 18日", "6月16日至18日", "2025-06-16", "2025-06-19", "day");
	check_days("5月30日—6月2日", "5月30日—6月2日", "2025-05-30", "2025-06-03", "day");
	check_days("2025至2026年", "2025至2026年", "2025-01-01", "2027-01-01", "year");
	check_days("2023—24年", "2023—24年", "2023-01-01", "2025-01-01", "year");
	check_days("1-5月", "1-5月", "2025-01-01", "2025-06-01", "month");
	check_days("去年12月至今年2月", "去年12月至今年2月", "2024-12-01", "2025-03-01", "month");
	check_days("16、17日", "16、17日", "2025-06-16", "2025-06-18", "day");
	check_days("任期到12月25日", "12月25日", "2025-12-25", "2025-12-26", "day");
	check("成交较上季多一成", "上季 2025-01-01T00:00 2025-04-01T00:00 quarter");
	check_days("赛萨万18日表示", "18日", "2025-06-18", "2025-06-19", "day");
	check_days("5月27及28日", "5月27及28日", "2025-05-27", "2025-05-29", "day");
	check_days("16和17日", "16和17日", "2025-06-16", "2025-06-18", "day");
	check_days("16至18日前往", "16至18日", "2025-06-16", "2025-06-19", "day");
	check("6月5日和7日", "6月5日 2025-06-05T00:00 2025-06-06T00:00 day; "
						 "7日 2025-06-07T00:00 2025-06-08T00:00 day");
	check_days("周一至周三", "周一至周三", "2025-06-16", "2025-06-19", "day");
	check_days("周一至三", "周一至三", "2025-06-16", "2025-06-19", "day");
	check_days("下週三、四", "下週三、四", "2025-06-25", "2025-06-27", "day");
	check_days("週六、日", "週六、日", "2025-06-21", "2025-06-23", "day");
	check_days("周一、二十人到場", "周一", "2025-06-16", "2025-06-17", "day");
	check_days("週五至下週日", "週五至下週日", "2025-06-27", "2025-06-30", "day");
	check_days("週末（14日）", "週末（14日）", "2025-06-14", "2025-06-15", "day");
	check_days("今明兩日", "今明兩日", "2025-06-19", "2025-06-21", "day");
	check_days("今、明兩天", "今、明兩天", "2025-06-19", "2025-06-21", "day");
	check_days("明後天", "明後天", "2025-06-20", "2025-06-22", "day");
	check_days("今明後三天", "今明後三天", "2025-06-19", "2025-06-22", "day");
	check_days("今明两年", "今明两年", "2025-01-01", "2027-01-01", "year");
	check_days("預定於6/23開標", "6/23", "2025-06-23", "2025-06-24", "day");
	check_days("今年農曆新年", "今年農曆新年", "2025-01-29", "2025-01-30", "day");
	check("4月底有12间，较去年同月增", "4月底 2025-04-21T00:00 2025-05-01T00:00 day about; "
									   "去年同月 2024-04-01T00:00 2024-05-01T00:00 month");
	check("5月1日至7日接待12人，比去年同期多", "5月1日至7日 2025-05-01T00:00 2025-05-08T00:00 day; "
											   "去年同期 2024-05-01T00:00 2024-05-08T00:00 day");
	check("截至3月底止六個月，多於去年同期", "3月底 2025-03-21T00:00 2025-04-01T00:00 day until; "
											 "去年同期 2023-10-01T00:00 2024-04-01T00:00 month");
	check("自5月20日以来少雨。截至18日", "5月20日 2025-05-20T00:00 2025-05-21T00:00 day since; "
										 "18日 2025-06-18T00:00 2025-06-19T00:00 day until");
	check("民調於九日至十二日進行", "九日至十二日 2025-06-09T00:00 2025-06-13T00:00 day");
	check("距廿六日投票剩不到兩週", "廿六日 2025-06-26T00:00 2025-06-27T00:00 day");
	check("（中央社華盛頓17日綜合外電報導）今天宣布",
		  "17日 2025-06-17T00:00 2025-06-18T00:00 day; 今天 2025-06-17T00:00 2025-06-18T00:00 day");
	check("众议院定于8月10日表决，大臣20日将先会见工会代表。",
		  "8月10日 2025-08-10T00:00 2025-08-11T00:00 day; 20日 2025-06-20T00:00 2025-06-21T00:00 "
		  "day");
	/* a part of the day alone: of the day that the text has come to, or of that it began with */
	check(
		"院长上午主持会议，晚间发表声明。",
		"上午 2025-06-19T06:00 2025-06-19T12:00 part; 晚间 2025-06-19T18:00 2025-06-20T00:00 part");
	check(
		"县议会昨天开会。\n　　县长上午列席时强调，此事不急。",
		"昨天 2025-06-18T00:00 2025-06-19T00:00 day; 上午 2025-06-18T06:00 2025-06-18T12:00 part");
	none("每天上午开放，一个下午卖完，中午前后最挤，下午茶。他说：“我上午就到。”");
	check("截至今天上午10時，截至昨晚",
		  "今天上午10時 2025-06-19T10:00 2025-06-19T11:00 hour until; "
		  "昨晚 2025-06-18T18:00 2025-06-19T00:00 part until");
	check("年底一定破九成", "年底 2025-12-01T00:00 2026-01-01T00:00 month about");
	check("次季多于首季", "次季 2025-04-01T00:00 2025-07-01T00:00 quarter; "
						  "首季 2025-01-01T00:00 2025-04-01T00:00 quarter");
	check("早上七點多，早上8时多云", "早上七點多 2025-06-19T07:00 2025-06-19T08:00 hour; "
									 "早上8时 2025-06-19T08:00 2025-06-19T09:00 hour");
	check_days("昨日（6／18）", "昨日（6／18）", "2025-06-18", "2025-06-19", "day");
	check_days("立法院今（6/19）表決通過", "今（6/19）", "2025-06-19", "2025-06-20", "day");
	check_days("2026／27年度的預算", "2026／27年度", "2026-01-01", "2028-01-01", "year");
	check("将于8月16日开唱，她10日宣布", "8月16日 2025-08-16T00:00 2025-08-17T00:00 day; "
										 "10日 2025-06-10T00:00 2025-06-11T00:00 day");
	check("今年6/1上午", "今年6/1上午 2025-06-01T06:00 2025-06-01T12:00 part");
	check("不低于1/3，前1/4的人，占1/8", "");
	check_days("2020年3月至2022年5月", "2020年3月至2022年5月", "2020-03-01", "2022-06-01", "month");
}

static void
test_taiwan(void)
{
	check_days("台股今（19）日收漲，台北", "今（19）日", "2025-06-19", "2025-06-20", "day");
	check_days("高雄昨(18)日", "昨(18)日", "2025-06-18", "2025-06-19", "day");
	check_days("台北本(6)月3日", "本(6)月3日", "2025-06-03", "2025-06-04", "day");
	check_days("立委今(6/19)日質詢", "今(6/19)日", "2025-06-19", "2025-06-20", "day");
	check_days("高雄今(15)日將舉辦", "今(15)日", "2025-06-15", "2025-06-16", "day");
	check_days("高雄今(114)年", "今(114)年", "2025-01-01", "2026-01-01", "year");
	check_days("立法院昨三讀通過", "昨", "2025-06-18", "2025-06-19", "day");
}

static void
test_holidays(void)
{
	none("商人李国庆表示");
	none("史上最长“双11”收官");
	check_days("“双11”当天", "双11", "2024-11-11", "2024-11-12", "day");
	check_days("国庆假期", "国庆假期", "2025-10-01", "2025-10-08", "day");
	check_days("国庆假期已过", "国庆假期", "2024-10-01", "2024-10-08", "day");
	check_days("今年五一", "今年五一", "2025-05-01", "2025-05-02", "day");
	check_days("春节期间", "春节", "2025-01-29", "2025-01-30", "day");
	check_days("去年除夕", "去年除夕", "2024-02-09", "2024-02-10", "day");
	check_days("农历正月初三至初七", "农历正月初三至初七", "2025-01-31", "2025-02-05", "day");
	check_days("年初三，孩子们", "年初三", "2025-01-31", "2025-02-01", "day");
	check_days("第一季营收较上季减少", "第一季", "2025-01-01", "2025-04-01",
			   "quarter; 上季 2024-10-01T00:00 2025-01-01T00:00 quarter");
	none("年初三个项目，判处四年六月徒刑，周三至周日上午9时到下午5时");
	check_days("该员在108年3月至111年5月收受馈赠", "108年3月至111年5月", "2019-03-01", "2022-06-01",
			   "month");
	check_days("2024年的春节", "2024年的春节", "2024-02-10", "2024-02-11", "day");
	check_days("农历正月初三", "农历正月初三", "2025-01-31", "2025-02-01", "day");
	check_days("母亲节", "母亲节", "2025-05-11", "2025-05-12", "day");
	check_days("2024年立春", "2024年立春", "2024-02-04", "2024-02-05", "day");
	check_days("2025年清明节", "2025年清明节", "2025-04-04", "2025-04-05", "day");
	check_days("2025年夏至", "2025年夏至", "2025-06-21", "2025-06-22", "day");
	check_days("2025年冬至", "2025年冬至", "2025-12-21", "2025-12-22", "day");
	check_days("2025年小寒", "2025年小寒", "2025-01-05", "2025-01-06", "day");
	none("《春节序曲》");
	none("姑娘谷雨从师范毕业");
}

static void
test_bounds(void)
{
	check_days("截至6月18日", "6月18日", "2025-06-18", "2025-06-19", "day until");
	check_days("自2024年起", "2024年", "2024-01-01", "2025-01-01", "year since");
	check_days("须在7月1日前完成", "7月1日", "2025-07-01", "2025-07-02", "day before");
}

static void
test_none(void)
{
	none("宁夏、千秋、早日、五月天、今日头条、一年一度");
	none("2号热电厂");
	none("每月5日，每年10月");
	none("每天9时至17时开放，每周三18时开会");
	none("为期10日的比赛，15日均线");
	none("两国元首、周边外交、第二届");
	none("副專員周天行反駁，周天成說");
	none("2100多年前");
	none("近年来，当前，当日，日前");
	none("今天的中国，美好的明天");
	none("2比1，3:1，010-12345678");
}

/* Without a day of publication only a full date in a dateline helps. */
static void
test_unpublished(void)
{
	published = NULL;
	check("去年6月", "去年6月 - - -");
	check("2025年6月17日", "2025年6月17日 2025-06-17T00:00 2025-06-18T00:00 day");
	check("新华社北京2025年6月19日电 去年", "2025年6月19日 2025-06-19T00:00 2025-06-20T00:00 day; "
											"去年 2024-01-01T00:00 2025-01-01T00:00 year");
	published = "2025-06-19";
}

int
main(void)
{
	test_civil();
	test_absolute();
	test_eras();
	test_partial();
	test_relative();
	test_context();
	test_times();
	test_ranges();
	test_taiwan();
	test_holidays();
	test_bounds();
	test_none();
	test_unpublished();
	return unit_done();
}
