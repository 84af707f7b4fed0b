/*
 * test_layout.c - which lines belong together, and what they are
 *
 * A layout is written as one letter a line: b body, h heading, n byline, c caption, l list item,
 * f furniture; '+' before it when the line continues the one before.
 */
#include <stdlib.h>

#include "layout.h"
#include "unit.h"

static const char *
shape(const char *s, size_t n)
{
	static char out[1024];
	size_t at = 0;
	ZhcLayout l;

	if (zhc_layout(&zhc_malloc_alloc, s, n, &l) != ZHC_OK)
		return "error";
	for (uint32_t i = 0; i < l.nlines && at + 3 < sizeof out; i++)
	{
		if (l.lines[i].continues)
			out[at++] = '+';
		out[at++] = "bhnclf"[l.lines[i].kind];
	}
	out[at] = '\0';
	free(l.lines);
	return out;
}

static void
check(const char *what, const char *s, const char *want)
{
	const char *got = shape(s, strlen(s));

	CHECK(strcmp(got, want) == 0, "%s: %s", what, got);
}

/* Bytes [start, end) of line i. */
static void
check_line(const char *s, uint32_t i, const char *want)
{
	ZhcLayout l;
	size_t n = strlen(want);

	if (zhc_layout(&zhc_malloc_alloc, s, strlen(s), &l) != ZHC_OK)
		return;
	CHECK(i < l.nlines && l.lines[i].end - l.lines[i].start == n &&
			  memcmp(s + l.lines[i].start, want, n) == 0,
		  "line %u is \"%s\"", (unsigned) i, want);
	free(l.lines);
}

/* Cut out of the middle of a line; and what looks alike and is not. */
static void
test_excerpts(void)
{
	check("three characters", "代表团\n昨天抵达首都，受到热烈欢迎。", "b+b");
	check("a word goes over the break", "会议决定加快建设现代产\n业体系，今年先做三件事。", "b+b");
	check("a function word before the break", "工厂一直以\n质量为先，工人都有证书。", "b+b");
	check("a verb behind it", "三国的渔业部长在海边\n宣布，明年起休渔四个月。", "b+b");
	check("a name cut in two", "村里的小学校长谷\n满仓，正往锅里下面条。", "b+b");
	check("a clause", "雨停了，山路上\n那些学生又来了。", "b+b");
	check("a date", "他是1937年\n8月来到这里的教书先生。", "b+b");
	check("a speaker", "她却说：\n“这里的孩子少，可也要人教。”", "b+b");
	check("a country", "吉\n尔吉斯斯坦", "b+b");
	check("a person", "顾\n长林", "b+b");
	check("a person of a page with blank lines", "哈萨克\n\n斯坦", "b+b");
	check("headline and brief", "城南公园开放\n市民昨天看到了新的花坛和长椅。", "hb");
	check("headline, indent", "工厂一直以\n　　质量为先，工人都有证书。", "hb");
	check("headline, blank line", "城南公园今天开放市\n\n民免费入园三天。", "hb");
	check("a column", "简讯\n两条夜间公交线昨天开通。", "hb");
	check("two columns", "甲\n乙丙", "bb");
}

static void
test_small(void)
{
	check("nothing", "", "");
	check("blank lines", " \n\r\n\t\n　　\n", "");
	check("one word", "中国 人民", "b");
	check("one sentence", "中国人民站起来了。", "b");
	check("a marked heading alone", "# 中国 人民", "h");
	check("two lines of one sentence", "两国代表团团长在开幕式上分别致辞，\n表示愿意合作。", "b+b");
	check("a list of words", "苹果\n香蕉\n梨", "bbb");
	check("a list of names", "王立明\n李学文", "bb");
	check("separators of lines",
		  "第一段。\r第二段。\v第三段。\f第四段。\xC2\x85第五段。\xE2\x80\xA8第六段。\xE2\x80\xA9第"
		  "七段。",
		  "bbbbbbb");
	check("a rule is no line", "前文在此。\n---\n后文在此。\n* * *\n完。", "bbb");
}

static const char wrapped[] = "江北新区昨天上午举行桥梁合龙仪\n"
							  "式，来自沿江三个县的一百多名居\n"
							  "民到场观看。这座桥全长三公里，\n"
							  "建设用了四年。\n"
							  "桥面有六条车道，两侧留出骑行和\n"
							  "步行的地方。附近的小学生在桥头\n"
							  "种下了第一批银杏树，老师说要让\n"
							  "孩子们记住这一天。\n";

static void
test_wrapped(void)
{
	char spaced[sizeof wrapped * 2];
	char headed[sizeof wrapped * 2 + 200];
	size_t n = 0;

	check("tight", wrapped, "b+b+b+bb+b+b+b");
	for (const char *p = wrapped; *p; p++)
	{
		spaced[n++] = *p;
		if (*p == '\n')
			spaced[n++] = '\n';
	}
	spaced[n] = '\0';
	check("a blank line after every line", spaced, "b+b+b+bb+b+b+b");
	snprintf(headed, sizeof headed,
			 "新桥合龙\n本报记者 钟大为 吴 桐\n\n%s\n江北新区的\n三十年\n\n%s（下转第三版）\n",
			 wrapped, wrapped);
	check("headings and a byline", headed, "hnb+b+b+bb+b+b+bh+hb+b+b+bb+b+b+bf");
	check("indents",
		  "　　江北新区昨天上午举行桥梁合\n龙仪式，来自沿江三个县的一百多\n名居民到场观看，大家都很"
		  "高兴。\n"
		  "　　桥面有六条车道，两侧留出骑\n行和步行的地方。",
		  "b+b+bb+b");
	check("a stray blank line before a quotation",
		  "江北新区昨天上午举行桥梁合龙仪\n式，来自沿江三个县的居民感慨道\n\n“没有想到这么快”，大家"
		  "在桥上\n"
		  "走了很久才回家。\n\n桥面有六条车道，两侧留出骑行和\n步行的地方。",
		  "b+b+b+bb+b");
	check(
		"bylines and captions wrapped among indents",
		"　　江北新区昨天上午举行桥梁合龙仪\n式，三个县的居民到场观看，一位老\n人走了很久才回家。\n"
		"　　图为合龙现场，桥面有六条车道。\n记者王大明摄",
		"b+b+bc+c");
	check("three short paragraphs, a blank line after every line",
		  "江北新区昨天上午举行桥梁合龙仪式，\n\n来自三个县的居民到场观看。\n\n\n桥面有六条车道，两"
		  "侧留出骑行和步\n\n"
		  "行的地方。\n\n\n老人走了很久才回家。",
		  "b+bb+bb");
	check("a wider block below a narrow one",
		  "江北新区昨天上午举行桥梁合龙仪\n式，来自沿江三个县的一百多名居\n民到场观看。\n\n"
		  "桥面有六条车道，两侧留出骑行和步行的地方。附近的小学生在桥头种下了第\n"
		  "一批银杏树，老师说要让孩子们记住这一天，也记住修桥的人，因为他们四年\n没有回家过年。",
		  "b+b+bb+b+b");
	check("Latin",
		  "The bridge across the river was closed on Monday after engineers found\n"
		  "cracks in two of its piers, the ministry of transport said in a short\nstatement.",
		  "b+b+b");
}

static void
test_not_wrapped(void)
{
	check("verse", "千里江山入画来，\n一桥飞架两岸开。\n渔舟唱晚归何处，\n灯火阑珊是家台。",
		  "bbbb");
	check("a table",
		  "名次　队名　　积分\n第一　江北队　　三十\n第二　江南队　　二十\n第三　河东队　　十八",
		  "bbbb");
	check("long paragraphs and headings",
		  "新桥合龙\n\n江北新区昨天上午举行桥梁合龙仪式，来自沿江三个县的一百多名居民到场观看。这座"
		  "桥全长三公里，建设用了四年，"
		  "投资二十亿元。\n\n居民期待通车\n\n桥面有六条车道，两侧留出骑行和步行的地方。附近的小学生"
		  "在桥头种下了第一批银杏树，"
		  "老师说要让孩子们记住这一天。\n",
		  "hbhb");
	check("speakers",
		  "記者：你覺得這座橋有甚麼不同？\n工程師：最大的不同是沒有橋墩。\n記者：會不會晃？\n工程師"
		  "：不會。",
		  "bbbb");
	check("Markdown",
		  "# 题目\n\n**小标题**\n\n- 第一项内容\n- 第二项内容\n\n> 引用一句话。\n\n1. 甲\n2. 乙\n",
		  "hhllbll");
	check("captions and a list of ●", "●圖為新橋。\n\n正文在這裏，只有一句話。\n\n●甲\n●乙\n●丙",
		  "cblll");
}

static void
test_bylines(void)
{
	check("agency and names", "新华社记者 钟大为 吴桐", "n");
	check("dateline alone", "新华社沙姆沙伊赫3月5日电", "n");
	check("Taiwan", "〔記者王大明／台北報導〕", "n");
	check("Hong Kong", "●香港文匯報記者 王大明 北京報道", "n");
	check("labels", "文／王大明　圖／李小文", "n");
	check("editor", "責任編輯：王大明", "n");
	check("unknown paper", "江北晨报记者 王大明", "n");
	check("not a byline: speech", "记者：您怎么看", "b");
	check("not a byline: a sentence", "记者在现场看到，桥已经合龙。", "b");
	check("not a byline: 记者会", "记者会今天举行", "b");
	check("furniture", "（下转第二版）", "f");
	check("page number", "- 3 -", "f");
	check("buttons", "分享 | 收藏 | 字号 A A A", "f");
	check("sections", "今日新聞 社論 生活 地方 回首頁", "f");
	check("not a row: words", "分享 他们的故事", "b");
	check("links", "[分享](#share) | [收藏](#save)", "f");
	check("an image", "![大桥](https://img.example.cn/a.jpg)", "f");
	check("not a site: a link in a sentence", "详情见[市政府网站](https://www.example.cn/)。", "b");
	check("the head of a page", "A10 港聞 ■責任編輯：梁小文 2026年3月27日（星期五）", "f");
	check("staff", "编辑：王大明 邮箱：desk@paper.example", "f");
	check_line("## 一 座 桥 \n", 0, "一 座 桥");
	check_line("**一座桥**  ", 0, "一座桥");
	check_line("▶**河报**：一座桥。", 0, "河报**：一座桥。");
	check_line("*ST江桥涨停", 0, "*ST江桥涨停");
	check_line("　 \xC2\xA0● 一座桥 \r\n", 0, "一座桥");
}

/* Signatures, authors, boxes and tables, which a paragraph does not go on into or behind. */
static void
test_set_apart(void)
{
	check("a sentence that gives something goes on",
		  "　　江北新区昨天上午举行仪式。来自三个\n县的居民到场，市政府决定向受灾群众提供\n100万元"
		  "援助，并且派人"
		  "到现场帮忙重建。",
		  "b+b+b");
	check("a signature ends its paragraph",
		  "　　桥面有六条车道，两侧留出骑行和步\n行的地方。（钟大为 吴小桐 "
		  "文／图）\n图书馆开到晚十点\n"
		  "　　市图书馆七月起延长开放时间，周五\n和周六开到晚上十点。（钟大为）",
		  "b+bhb+b");
	check("a signature over the break",
		  "　　桥面有六条车道，两侧留出骑行和步行的地方。（钟大\n为）\n图书馆开到晚十点\n"
		  "　　市图书馆七月起延长开放时间，周五和周六都开到晚上\n十点。",
		  "b+bhb+b");
	check("an agency that signs is no dateline",
		  "　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。\n（本报综合）\n图书馆开到"
		  "晚十点\n"
		  "　　市图书馆七月起延长开放时间，周五\n和周六开到晚上十点。",
		  "b+bnhb+b");
	check("who edited, and when", "　　桥面有六条车道，大家都很高兴。\n（編輯：鍾大為）\n1150210",
		  "bn+n");
	check("authors", "让新桥连起人心\n□ 钟大为\n　　桥面有六条车道，大家都很高兴，都来散步。",
		  "hnb");
	check("an author behind a slash",
		  "让新桥连起人心\n/ 钟大为\n　　桥面有六条车道，大家都很高兴，都来散步。", "hnb");
	check("rows of a box",
		  "桥面有六条车道，大家都很高兴，都来散步，走了很久才回家。\n\n大桥小档案\n全长：三公里\n工"
		  "期：四年\n车道：六条",
		  "bhlll");
	check("a headline that asks",
		  "　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。\n新桥为何不收费？\n"
		  "　　市图书馆七月起延长开放时间，周五\n和周六开到晚上十点。",
		  "b+bhb+b");
	check("a headline that goes on behind a question",
		  "　　江北新桥今后为何不收通行费？\n主管部门这样说\n　　桥面有六条车道，两侧留出骑行和步\n"
		  "行的地方，大家都很高兴。",
		  "h+hb+b");
	check("a caption whose credit is broken",
		  "　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。\n　　江北新大桥昨天正式合"
		  "龙。資料圖\n"
		  "片\n　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。",
		  "b+bc+cb+b");
	check("a caption whose credit is a paper on a line of its own",
		  "　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。\n　　三个县的居民昨天都站"
		  "在新桥头。\n"
		  "江北商闻报\n　　桥面有六条车道，两侧留出骑行和步\n行的地方，大家都很高兴。",
		  "b+bb+bb+b");
	check("a headline on six lines",
		  "　　江北新桥比原\n来的计划提早两个\n月合龙今后将不收\n通行费明年还将在\n东边开工建设第二"
		  "\n座跨江大桥\n"
		  "　　桥面有六条车\n道，两侧留出骑行\n和步行的地方，大\n家都很高兴。",
		  "h+h+h+h+h+hb+b+b+b");
	check("briefs under a sign",
		  "●桥上种下银杏\n小学生在桥头种下了三十棵银杏，老师都来了。\n●图书馆开到晚十点\n市图书馆七"
		  "月起延长开放时间，周五也开。",
		  "hbhb");
}

static void
test_hostile(void)
{
	size_t n = 1 << 20;
	char *s = malloc(n);
	ZhcLayout l;

	memset(s, '\n', n);
	CHECK(zhc_layout(&zhc_malloc_alloc, s, n, &l) == ZHC_OK && l.nlines == 0, "only line feeds");
	memset(s, '#', n);
	CHECK(zhc_layout(&zhc_malloc_alloc, s, n, &l) == ZHC_OK && l.nlines <= 1, "only marks");
	free(l.lines);
	memset(s, 0xE4, n);
	CHECK(zhc_layout(&zhc_malloc_alloc, s, n, &l) == ZHC_OK && l.nlines == 1, "only bad bytes");
	free(l.lines);
	for (size_t i = 1; i < n; i += 2)
		s[i] = '\n';
	CHECK(zhc_layout(&zhc_malloc_alloc, s, n, &l) == ZHC_OK && l.nlines == n / 2, "a line a byte");
	free(l.lines);
	free(s);
}

int
main(void)
{
	test_small();
	test_excerpts();
	test_wrapped();
	test_not_wrapped();
	test_bylines();
	test_set_apart();
	test_hostile();
	return unit_done();
}
