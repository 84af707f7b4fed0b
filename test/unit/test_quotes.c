/*
 * test_quotes.c - who said what: frames of verbs, resolved speakers, what is no quotation
 */
#include "quotes.h"
#include "reading.h"
#include "unit.h"

/* Rows as "speaker|t or f|verb|quote", joined by a blank. */
static void
check(const char *s, const char *want)
{
	Reading r;
	ZhcQuotes q;
	ZhcBuf out;

	zhc_buf_init(&out, &zhc_malloc_alloc);
	read_text(s, strlen(s), &r);
	if (zhc_quotes(&zhc_malloc_alloc, &r.chunks, &q) != ZHC_OK)
		abort();
	for (uint32_t i = 0; i < q.n; i++)
	{
		put_text(i > 0 ? " " : "", &out);
		put_range(&r, q.row[i].speaker, &out);
		put_text(q.row[i].direct ? "|t|" : "|f|", &out);
		put_range(&r, q.row[i].verb, &out);
		put_text("|", &out);
		put_range(&r, q.row[i].quote, &out);
	}
	put_text("", &out);
	if (zhc_buf_append(&out, "", 1) != ZHC_OK)
		abort();
	CHECK(strcmp(out.data, want) == 0, "%s → %s", s, out.data);
	zhc_buf_free(&out);
	zhc_quotes_free(&zhc_malloc_alloc, &q);
	lose_text(&r);
}

static void
test_reported(void)
{
	check("外交部长王毅表示，两国合作前景广阔。", "王毅|f|表示|两国合作前景广阔。");
	check("外交部長王毅指出，兩國合作前景廣闊。", "王毅|f|指出|兩國合作前景廣闊。");
	check("外交部长王毅在会谈中感慨道，桥终于通了。", "王毅|f|感慨|桥终于通了。");
	check("在外交部长王毅看来，桥是一条路。", "王毅|f|看来|桥是一条路。");
	check("据外交部长王毅介绍，桥长三公里。", "王毅|f|介绍|桥长三公里。");
	check("外交部长王毅强调要加快建设。", "");
	check("按照要求，桥要在年底前建成。", "");
	check("各方一致认为，桥应当早日建成。", "各方|f|认为|桥应当早日建成。");
}

/* Who speaks, and with which verb, when that stands further away. */
static void
test_around(void)
{
	check("路透社报道，两国将在下月会谈。", "路透社|f|报道|两国将在下月会谈。");
	check("据路透社报道，两国将在下月会谈。", "");
	check("路透社援引一名外交官的话说，会谈还要再等。", "路透社|f|说|会谈还要再等。");
	check("《华尔街日报》16日援引知情人士的话说，双方正在洽谈。", "华尔街日报|f|说|双方正在洽谈。");
	check("俄罗斯卫星通讯社的文章写道：“他们终于想起来了。”",
		  "俄罗斯卫星通讯社|t|写|他们终于想起来了。");
	check("行政长官李家超形容他“一生低调，做事高调”。", "李家超|t|形容|一生低调，做事高调");
	check("国民党主席郑丽文痛批政府“拿农民当人质”。", "郑丽文|t|痛批|拿农民当人质");
	check("总统拉马福萨还回忆起自己的童年，“那时一家人围着一盏煤油灯”。",
		  "拉马福萨|t|回忆|那时一家人围着一盏煤油灯");
	check("“难的是人手。”在宁德的一家工厂，车间主任林秋生告诉记者，春节后新招了六百人。",
		  "林秋生|t|告诉|难的是人手。 林秋生|f|告诉|春节后新招了六百人。");
	check("司机王俊凯受了轻伤，他心有余悸地说：“灯一直冲过来。”", "王俊凯|t|说|灯一直冲过来。");
	check("选手方志远坦言，比赛没有准备好，“心还没到”。",
		  "方志远|f|坦言|比赛没有准备好，“心还没到”。 方志远|t|坦言|心还没到");
	check("曾任部长的王毅说，桥通了。记者问及工期，教育部长怀进鹏表示，明年完工。",
		  "王毅|f|说|桥通了。 怀进鹏|f|表示|明年完工。");
	check("外交部长王毅形容，这座桥像一条路。", "王毅|f|形容|这座桥像一条路。");
	check("外交部长王毅出席了论坛，在记者会上如此表示。", "");
	check("外交部长王毅抵达北京。曾担任校长的他说，桥通了。", "王毅|f|说|桥通了。");
	check("不愿具名的邻居透露，桥通了。\n\n她说，路也通了。\n\n“大家都很高兴。”\n\n路边站满了人。",
		  "邻居|f|透露|桥通了。 邻居|f|说|路也通了。 邻居|t|-|大家都很高兴。");
	check("外交部长王毅抵达北京。\n\n“马克龙走了，”他说。", "王毅|t|说|马克龙走了，");
	check("外交部长王毅听取了情况汇报。", "");
	check("外交部长王毅说今年车多，路也好走，“这座桥我们等了十年”。",
		  "王毅|t|说|这座桥我们等了十年");
	check("外交部长王毅抵达北京。这名部长说，桥通了。", "王毅|f|说|桥通了。");
	check("一位接近交易的人士透露，桥通了。", "接近交易的人士|f|透露|桥通了。");
	check("当地媒体报道称，桥通了。", "当地媒体|f|称|桥通了。");
	check("《申报》当时称，此台规模之大，远东没有第二座。",
		  "申报|f|称|此台规模之大，远东没有第二座。");
}

static void
test_direct(void)
{
	check("外交部长王毅说：“桥通了。”", "王毅|t|说|桥通了。");
	check("外交部長王毅說：「橋通了。」", "王毅|t|說|橋通了。");
	check("“桥通了。”外交部长王毅说。", "王毅|t|说|桥通了。");
	check("“桥通了，”外交部长王毅说，“路也通了。”", "王毅|t|说|桥通了， 王毅|t|说|路也通了。");
	check("“桥通了。”外交部长王毅告诉记者，“路也通了。”",
		  "王毅|t|告诉|桥通了。 王毅|t|告诉|路也通了。");
	check("“桥通了。”外交部长王毅说，路也通了。", "王毅|t|说|桥通了。 王毅|f|说|路也通了。");
	check("外交部长王毅表示，桥通了。“大家都很高兴。”",
		  "王毅|f|表示|桥通了。 王毅|t|-|大家都很高兴。");
	check("外交部长王毅说，桥通了，“两岸从此不再遥远”。",
		  "王毅|f|说|桥通了，“两岸从此不再遥远”。 王毅|t|说|两岸从此不再遥远");
	check("外交部长王毅说：“他说‘桥通了’，大家鼓掌。”", "王毅|t|说|他说‘桥通了’，大家鼓掌。");
	check("外交部长王毅说: \"桥通了，路也通了。\"", "王毅|t|说|桥通了，路也通了。");
}

static void
test_speakers(void)
{
	check("外交部长王毅抵达北京。他说，桥通了。", "王毅|f|说|桥通了。");
	check("外交部长王毅会见了来宾，并表示，桥通了。", "王毅|f|表示|桥通了。");
	check("外交部长王毅说，桥通了。教育部长怀进鹏说，学校建好了。他说，路也通了。",
		  "王毅|f|说|桥通了。 怀进鹏|f|说|学校建好了。 怀进鹏|f|说|路也通了。");
	check("多位专家表示，桥通了。", "多位专家|f|表示|桥通了。");
	/* whom the paragraph names, not who spoke in the one before */
	check("教育部长怀进鹏说，学校建好了。\n外界批评外交部长王毅。他说，桥通了。",
		  "怀进鹏|f|说|学校建好了。 王毅|f|说|桥通了。");
	check("路透社：桥通了。路也通了。\n法新社：学校建好了。\n",
		  "路透社|f|-|桥通了。 法新社|f|-|学校建好了。");
}

/* What somebody does beside a quotation says whose words it is. */
static void
test_gestures(void)
{
	check("外交部长王毅没有走。“桥通了。”他放下笔，看了看窗外，“路还没通。”",
		  "王毅|t|-|桥通了。 王毅|t|-|路还没通。");
	check("外交部长王毅没有走。“桥通了，”他头也不抬，“路还没通。”",
		  "王毅|t|-|桥通了， 王毅|t|-|路还没通。");
	check("“桥通了。”种植大户王德海蹲下身，“路还没通。”",
		  "王德海|t|-|桥通了。 王德海|t|-|路还没通。");
	check("外交部长王毅没有走。“桥什么时候通？”他边说边往外走。", "王毅|t|说|桥什么时候通？");
	check("外交部长王毅没有走。他嘿嘿一笑：“桥通了。”", "王毅|t|笑|桥通了。");
	check("外交部长王毅只能笑笑的说，“桥通了。”", "王毅|t|说|桥通了。");
	check("外交部长王毅上台，他用英语发表讲话，引来一阵笑声：“桥通了。”", "王毅|t|-|桥通了。");
	check("外交部上月发布的《桥梁方案》提出，桥要早日建成。", "桥梁方案|f|提出|桥要早日建成。");
	check("在通運道經營茶餐廳的王德海不關心：「橋通了，路未通。」", "王德海|t|-|橋通了，路未通。");
}

static void
test_no_quotation(void)
{
	check("“一带一路”倡议提出十年了。", "");
	check("大桥被称为“世纪工程”，两岸居民很高兴。", "");
	check("会议期间的“朋友圈”越来越大。", "");
	check("小说，是他的最爱。", "");
	check("立场和主张，都写在文件里。", "");
	check("本报记者王毅报道：大桥今天通车。", "");
	check("议员要求市长王毅回应，场面热烈。", "");
	check("王毅积极响应国家要求，工厂搬迁。", "");
	check("裁决今天将公布，王毅到了法院。", "");
	check("对于这些指控，外交部长王毅当庭承认。", "");
}

static void
test_paragraphs(void)
{
	/* a paragraph of its own between two of the same speaker; of a row of them, nobody's */
	check("外交部长王毅表示，桥通了，路也通了。\n\n“大家都很高兴，河边的人更高兴。”\n\n他说，明年还"
		  "要修铁路。",
		  "王毅|f|表示|桥通了，路也通了。 王毅|t|-|大家都很高兴，河边的人更高兴。 "
		  "王毅|f|说|明年还要修铁路。");
	check("外交部长王毅致辞时说：\n\n“桥通了。\n\n“路也通了。”\n",
		  "王毅|t|说|桥通了。 王毅|t|说|路也通了。");
	check("外交部长王毅说，“桥通了", "王毅|t|说|桥通了");
	check("“桥”“路", "");
}

/* No mark, word or name repeated without end takes more than linear time or leaves the text. */
static void
test_hostile(void)
{
	static const char *const parts[] = {"“",	  "”",	 "“”",	 "说", "王毅说“",	 "说，",
										"王毅：", "\"",	 "。",	 "他", "“王毅，说”", "从获悉，",
										"——",	  "：“", "\xFF", ""};

	for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++)
	{
		size_t len = strlen(parts[p]), n = len * 20000;
		char *s = malloc(n + 1);
		bool inside = true;
		Reading r;
		ZhcQuotes q;

		if (!s)
			abort();
		for (size_t i = 0; i < n; i += len)
			memcpy(s + i, parts[p], len);
		read_text(s, n, &r);
		if (zhc_quotes(&zhc_malloc_alloc, &r.chunks, &q) != ZHC_OK)
			abort();
		for (uint32_t i = 0; i < q.n; i++)
			inside &= q.row[i].quote.start < q.row[i].quote.end && q.row[i].quote.end <= r.clean.n;
		CHECK(inside, "20000 times %s: %u quotations", parts[p], q.n);
		zhc_quotes_free(&zhc_malloc_alloc, &q);
		lose_text(&r);
		free(s);
	}
}

int
main(void)
{
	test_reported();
	test_direct();
	test_around();
	test_speakers();
	test_gestures();
	test_no_quotation();
	test_paragraphs();
	test_hostile();
	return unit_done();
}
