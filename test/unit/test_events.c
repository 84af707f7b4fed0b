/*
 * test_events.c - what happened: frames of verbs, arguments, what is no event
 */
#include "events.h"
#include "reading.h"
#include "unit.h"

/* Rows as "actor|action|object|place", joined by a blank; "@" and the date where there is one. */
static void
check(const char *s, const char *want)
{
	Reading r;
	ZhcEvents e;
	ZhcBuf out;

	zhc_buf_init(&out, &zhc_malloc_alloc);
	read_text(s, strlen(s), &r);
	if (zhc_events(&zhc_malloc_alloc, &r.chunks, &e) != ZHC_OK)
		abort();
	for (uint32_t i = 0; i < e.n; i++)
	{
		put_text(i > 0 ? " " : "", &out);
		put_range(&r, e.row[i].actor, &out);
		put_text("|", &out);
		put_text(zhc_action_name(e.row[i].action), &out);
		put_text("|", &out);
		put_range(&r, e.row[i].object, &out);
		put_text("|", &out);
		put_range(&r, e.row[i].place, &out);
		if (e.row[i].date != ZHC_NONE)
		{
			const ZhcDate *d = &r.dates.row[e.row[i].date];

			put_text("@", &out);
			put_range(&r, (ZhcRange){d->start, d->end}, &out);
		}
	}
	if (zhc_buf_append(&out, "", 1) != ZHC_OK)
		abort();
	CHECK(strcmp(out.data, want) == 0, "%s → %s", s, out.data);
	zhc_buf_free(&out);
	zhc_events_free(&zhc_malloc_alloc, &e);
	lose_text(&r);
}

static void
test_frames(void)
{
	check("外交部长王毅签署了合作协议。", "王毅|sign|合作协议|-");
	check("外交部長王毅簽署了合作協議。", "王毅|sign|合作協議|-");
	check("论坛在北京举行。", "-|host|论坛|北京");
	check("外交部长王毅在北京会见法国总统马克龙。", "王毅|meet|马克龙|北京");
	check("外交部长王毅在北京同法国总统马克龙举行会谈。", "王毅|meet|马克龙|北京");
	check("外交部长王毅抵达北京。", "王毅|arrive|北京|北京");
	check("外交部长王毅发表主旨演讲。", "王毅|speak|主旨演讲|-");
	check("外交部长王毅宣布成立联合委员会。",
		  "王毅|announce|联合委员会|- 王毅|establish|联合委员会|-");
	check("论坛由中国主办。", "中国|host|论坛|-");
	check("成立联合委员会是各方的共识。", "");
	check("外交部为此邀请专家。", "外交部|invite|专家|-");
	check("同样出席典礼的外交部长王毅说，很好。", "王毅|attend|典礼|-");
	check("外交部长王毅出席汇报会后说，很好。", "王毅|attend|汇报会|-");
	check("外交部长王毅赴北京出席论坛。", "王毅|visit|北京|北京 王毅|attend|论坛|北京");
	check("央行将利率下调25个基点。", "央行|cut|利率|-");
	check("中国女排主场3:1击败日本女排。", "中国女排|win|日本女排|-");
	check("中国女排在雅典登场，三比零战胜日本女排。", "中国女排|win|日本女排|-");
	check("（中央社記者張小風台北25日電）氣象局發布風雨預報。", "氣象局|publish|風雨預報|-");
}

static void
test_clauses(void)
{
	check("外交部长王毅抵达北京，出席论坛，并会见了马克龙。",
		  "王毅|arrive|北京|北京 王毅|attend|论坛|北京 王毅|meet|马克龙|北京");
	check("6月17日，外交部长王毅抵达北京。", "王毅|arrive|北京|北京@6月17日");
	check("最大的亮点是外交部长王毅宣布两国合作年。", "王毅|announce|两国合作年|-");
	check("两国元首见证签署合作协议。", "-|sign|合作协议|-");
	check("正式启动的铁路项目将持续五年。", "-|inaugurate|铁路项目|-");
}

/* Where objects begin and end. */
static void
test_borders(void)
{
	check("县政府宣布拨出2000万元援助灾民。", "县政府|announce|2000万元|-");
	check("黄某宣布支持修正版本。", "黄某|announce|修正版本|-");
	check("卫生局成立专责小组检视采购程序。", "卫生局|establish|专责小组|-");
	check("市场监管总局发布新版《蓄电池安全要求》。", "市场监管总局|publish|蓄电池安全要求|-");
	check("江州市人民检察院以诈骗罪对冯国栋等12人提起公诉。",
		  "江州市人民检察院|charge|冯国栋等12人|-");
	check("中国选手王楚钦击败队友林诗栋。", "王楚钦|win|林诗栋|-");
	check("警方在机场将准备出境的冯国栋抓获。", "警方|arrest|冯国栋|机场");
	check("公司把目标价从50元调高到60元。", "公司|raise|目标价|-");
	check("文旅厅宣布对60岁以上游客免收景区门票。", "文旅厅|announce|景区门票|-");
	check("检方去年3月搜索乡公所，并将潘进财等五人逮捕。", "检方|arrest|潘进财等五人|-@去年3月");
	check("联盟宣布，对涉赌的前捕手余振邦处以永久禁赛。",
		  "联盟|announce|永久禁赛|- 联盟|ban|余振邦|-");
	check("董事长王派峰辞职获准。", "王派峰|resign|-|-");
	check("市长谢国梁宣布，停车场工程将延至9月底完工。", "谢国梁|announce|停车场工程|-");
	check("6月21日起整体票价上调2.8%。", "-|raise|整体票价|-@6月21日");
}

/* What the sentence has told of before: who joins, who chairs, who leaves. */
static void
test_joining(void)
{
	check("论坛8日在北京开幕，来自38个国家的约2500名代表参加。",
		  "-|host|论坛|北京@8日 约2500名代表|attend|论坛|北京@8日");
	check("理事会下午召开紧急会议，由主席王毅主持。",
		  "理事会|host|紧急会议|-@下午 王毅|chair|紧急会议|-@下午");
	check("离开会场时，总统马克龙对记者说，会议成功。", "马克龙|depart|会场|会场");
	check("外交部长王毅访问上海，出席论坛。", "王毅|visit|上海|上海 王毅|attend|论坛|上海");
	check("署长潘国英与局长甯汉豪主持启用典礼。", "潘国英与局长甯汉豪|chair|启用典礼|-");
}

/* Who acts, where and when, in clauses of more than one verb. */
static void
test_arguments(void)
{
	check("外交部长王毅出席法国总统马克龙举行的欢迎宴会。",
		  "王毅|attend|欢迎宴会|- 马克龙|host|欢迎宴会|-");
	check("国家防总派出两个工作组赴广东、广西协助指导。", "两个工作组|visit|广东、广西|广东、广西");
	check("外交部长王毅对法国进行为期三天的正式访问。", "王毅|visit|法国|法国");
	check("外交部长王毅邀请法国总统马克龙访问北京。", "王毅|invite|马克龙|-");
	check("王毅12日抵达北京，总统当天会见了他。", "王毅|arrive|北京|北京@12日 总统|meet|王毅|-");
	check("两国领导人共同见证签署合作文件，并发表联合声明。",
		  "-|sign|合作文件|- 两国领导人|publish|联合声明|-");
	check("央行宣布将利率下调25个基点。", "央行|announce|利率|- 央行|cut|利率|-");
	check("交易所将手续费由3元降至2元。", "交易所|cut|手续费|-");
	check("法国宣布一项总额超过10亿欧元的投资计划。", "法国|announce|投资计划|-");
	check("董事会任命首席财务官王晓峰为首席执行官。", "董事会|appoint|王晓峰|-");
	check("爆炸造成12名矿工遇难、7人受伤。", "-|kill|12名矿工|- -|injure|7人|-");
	check("车祸致北京3人死亡，无人受伤。", "-|kill|3人|-");
	check("法院审理危险驾驶引致他人死亡罪。", "");
	check("医院有多名病人被打死。", "-|kill|多名病人|-");
	check("警方以涉嫌诈骗逮捕了王晓峰。", "警方|arrest|王晓峰|-");
	check("公司宣布，将任命王晓峰为董事长。", "公司|announce|王晓峰|- 公司|appoint|王晓峰|-");
	check("市长李明宣布全市夜市停业3天。", "李明|announce|全市夜市|-");
	check("基金会发布新闻稿证实此事。", "基金会|publish|新闻稿|-");
	check("外交部长王毅出席莫斯科举行的论坛。", "王毅|attend|论坛|- -|host|论坛|莫斯科");
	check("甲公司宣布，与乙公司旗下的丙公司签署协议。",
		  "甲公司|announce|协议|- 甲公司|sign|协议|-");
	check("外交部长王毅、国防部长董军以及教育部长怀进鹏出席论坛。",
		  "王毅、国防部长董军以及教育部长怀进鹏|attend|论坛|-");
	check("董事会选举李明为新任董事长。", "董事会|appoint|李明|-");
	check("专案组在大理抓获涉嫌运毒的3名犯罪嫌疑人。", "专案组|arrest|3名犯罪嫌疑人|大理");
	check("王晓峰日前被依法刑事拘留。", "-|arrest|王晓峰|-");
	check("警方拘捕一名有前科的27岁男子。", "警方|arrest|27岁男子|-");
	check("王晓峰申请辞去董事长职务。", "王晓峰|resign|董事长职务|-");
	check("董事会收到王晓峰递交的辞职报告。", "");
	check("甲公司和乙公司在两国总理的见证下签署协议。", "甲公司和乙公司|sign|协议|-");
	check("双方签署了关于能源合作的协议。", "双方|sign|协议|-");
	check("公司成立于1998年。", "-|establish|公司|-@1998年");
	check("3日，甲公司在北京举行论坛，乙公司签署了协议。",
		  "甲公司|host|论坛|北京@3日 乙公司|sign|协议|-@3日");
	check("甲公司3日在北京举行论坛，乙公司签署了协议。",
		  "甲公司|host|论坛|北京@3日 乙公司|sign|协议|-");
	check("会见结束后，外交部长王毅离开北京。", "王毅|depart|北京|北京");
	check("外交部长王毅来华访问三天，随后离华。", "王毅|visit|华|华 王毅|depart|华|华");
	check("出席论坛的外交部长王毅表示赞同。", "王毅|attend|论坛|-");
	check("出席论坛的有王毅、马克龙。", "王毅、马克龙|attend|论坛|-");
	check("访华代表团抵达北京。", "-|arrive|北京|北京");
	check("中国欢迎法国总统马克龙访华。", "马克龙|visit|华|华");
	check("会议选举王晓峰为主席，总统选举于周三举行。",
		  "会议|appoint|王晓峰|- -|host|总统选举|-@周三");
	check("外交部长王毅在14日举行的会议上当选主席。",
		  "-|host|会议|-@14日 王毅|appoint|主席|-@14日");
	check("外交部长王毅与来访的法国总统马克龙举行会谈时表示赞同。", "王毅|meet|马克龙|-");
	check("全国工作会在北京召开。", "-|host|全国工作会|北京");
	check("组合金元昊/徐承宰击败了谢定峰/苏伟译。", "金元昊/徐承宰|win|谢定峰/苏伟译|-");
	check("住在五楼的男子，今晚遭警方逮捕。", "警方|arrest|男子|-@今晚");
}

/* Clauses in which somebody else than the first one acts, and what only describes the object. */
static void
test_inner_clauses(void)
{
	check("执政党因此分裂，导致外交部长王毅夺冠。", "王毅|win|-|-");
	check("外交部长王毅主持创办农民业余学校。", "王毅|establish|农民业余学校|-");
	check("外交部长王毅签署了总金额达10亿美元的合作协议。", "王毅|sign|合作协议|-");
	check("双方签署的是在北京举行的万国邮联大会的筹备文件。", "-|host|万国邮联大会|北京");
	check("外交部长王毅被残忍地杀害。", "-|kill|王毅|-");
	check("外交部长王毅兴冲冲的来拜访法国总统马克龙。", "王毅|meet|马克龙|-");
	check("外交部长王毅前往位于北京的孔庙参拜。", "王毅|visit|孔庙|孔庙");
	check("上海队战胜北京队之后球迷仍然留在场内。", "上海队|win|北京队|-");
	check("外交部长王毅同意设立总额20亿美元的粮食基金。",
		  "王毅|agree|粮食基金|- 王毅|establish|粮食基金|-");
	check("边境地区已有逾百人死亡。", "-|kill|逾百人|-");
	check("马来西亚由外交部长王毅出席。", "王毅|attend|-|-");
	check("外交部宣布，以欺诈为由，把这9名商人列入名单。", "外交部|announce|这9名商人列入名单|-");
	check("央行把利率由4.3%下调至3.9%。", "央行|cut|利率|-");
	check("比赛有12支队伍参加。", "12支队伍|attend|-|-");
	check("外交部长王毅当选最佳球员。", "王毅|win|最佳球员|-");
	check("外交部长王毅获得中国翻译协会“终身成就奖”。", "王毅|win|中国翻译协会“终身成就奖”|-");
	check("译稿《冰岛史》已经完成，预计明年出版。", "-|publish|冰岛史|-@明年");
	check("两人已经成名，去年在北京见面。", "两人|meet|-|北京@去年");
}

/* What stands around a verb in print of all regions. */
static void
test_print(void)
{
	check("外交部长王毅亦将会晤法国总统马克龙。", "王毅|meet|马克龙|-");
	check("外交部長王毅將先前往北京訪問。", "王毅|visit|北京|北京");
	check("外交部长王毅到任后将会晤新任总统。", "王毅|meet|新任总统|-");
	check("外交部长王毅成功对华进行国事访问。", "王毅|visit|华|华");
	check("警方接报后在机场拘捕三名男子。", "警方|arrest|三名男子|机场");
	check("总部位于北京的中国银行签署了协议。", "中国银行|sign|协议|-");
	check("坐镇主场的上海队经过苦战，以3比0的比分战胜北京队。", "上海队|win|北京队|-");
	check("国务院任命委员、省委书记汪洋为副秘书长；任命李明为部长。",
		  "国务院|appoint|省委书记汪洋|- 国务院|appoint|李明|-");
	check("总统任命副院长李明接任院长。", "总统|appoint|李明|-");
	check("检察院院长由副院长李明担任。", "李明|appoint|检察院院长|-");
	check("外交部宣布，国家副主席韩正将于8日赴俄罗斯访问，并会见李明。",
		  "外交部|announce|韩正|- 韩正|visit|俄罗斯|俄罗斯@8日 韩正|meet|李明|俄罗斯@8日");
	check("一名男子扭伤右腿，另一名司机当场死亡。", "-|injure|一名男子|- -|kill|一名司机|-");
	check("李姓男子送医后不治，林姓女子双肩受伤。", "-|kill|李姓男子|- -|injure|林姓女子|-");
	check("王毅主持会议成果落实协调人会议。", "王毅|chair|会议成果落实协调人会议|-");
	check("外交部长王毅没有回应，随后离开会场。", "王毅|depart|会场|会场");
	check("一名男子涉嫌伪造文件，昨日被控上法庭。", "-|charge|一名男子|-@昨日");
	check("警方拘捕一名男子，他涉嫌伤人，被控一项罪名。",
		  "警方|arrest|一名男子|- -|charge|一名男子|-");
	check("警方拘捕4名年龄介于17岁至23岁的本地男子。",
		  "警方|arrest|4名年龄介于17岁至23岁的本地男子|-");
	check("省长吴新雄在典礼上讲话。", "吴新雄|speak|-|-");
	check("省委书记孟建柱宣布通车。", "孟建柱|announce|通车|-");
	check("北京至上海高速公路建成通车。", "-|inaugurate|北京至上海高速公路|-");
	check("警员到场后将男子逮捕。", "警员|arrest|男子|-");
	check("在外交部长王毅离开现场后，记者发现了袋子。", "王毅|depart|现场|现场");
	check("李雪健与赵丽颖，凭借演技获得最佳男女配角奖。", "李雪健与赵丽颖|win|最佳男女配角奖|-");
	check("外交部长王毅出席参加论坛。", "王毅|attend|论坛|-");
	check("论坛在北京召开，各国使节与会。", "-|host|论坛|北京 各国使节|attend|-|北京");
	check("王毅将与马克龙总统、普京总统举行会谈。", "王毅|meet|马克龙总统、普京|-");
}

static void
test_no_event(void)
{
	check("外交部长王毅否认签署协议。", "");
	check("检察官李明向法院声请羁押三名男子。", "");
	check("会议应出席代表30人，实际出席29人。", "");
	check("被捕男子正接受调查。", "");
	check("孙铭徽说夺冠只是第一步。", "");
	check("外交部长王毅将致电总统马克龙通报会晤进展。", "");
	check("博物馆成立五周年。", "");
	check("外交部长王毅每年访问北京。", "");
	check("与会领导人通过了文件。", "");
	check("为了离开北京，外交部长王毅想了很久。", "");
	check("外交部欲收购这家工厂。", "");
	check("外交部建议，把关税由目前的12%提高到30%。", "");
	check("外交部的候鸟今年飞回1600多只。", "");
	check("外交部长王毅被打上禁止入境的烙印。", "");
	check("条约的签署意义重大。", "");
	check("中方愿同各国签署协议。", "");
	check("双方没有签署协议。", "");
	check("双方同意推动签署协议。", "双方|agree|协议|-");
	check("预估下周一发布警报。", "");
	check("如果双方签署协议，项目就能开工。", "");
	check("外交部长王毅说：“我们签署了协议。”", "");
	check("社会见证了变化。", "");
	check("投资者很高兴。", "");
}

static void
test_hostile(void)
{
	static const char *const parts[] = {
		"会谈", "签署",		"是签署", "宣布投资3建", "由签署的", "同中国", "在",
		"的",	"见证签署", "赴北京", "应邀请",		 "宣布为",	 "\xFF",   ""};

	for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++)
	{
		size_t len = strlen(parts[p]), n = len * 20000;
		char *s = malloc(n + 1);
		bool inside = true;
		Reading r;
		ZhcEvents e;

		if (!s)
			abort();
		for (size_t i = 0; i < n; i += len)
			memcpy(s + i, parts[p], len);
		read_text(s, n, &r);
		if (zhc_events(&zhc_malloc_alloc, &r.chunks, &e) != ZHC_OK)
			abort();
		for (uint32_t i = 0; i < e.n; i++)
			inside &= e.row[i].span.start < e.row[i].span.end && e.row[i].span.end <= r.clean.n &&
					  e.row[i].actor.end <= r.clean.n && e.row[i].object.end <= r.clean.n;
		CHECK(inside, "20000 times %s: %u events", parts[p], e.n);
		zhc_events_free(&zhc_malloc_alloc, &e);
		lose_text(&r);
		free(s);
	}
}

/* Who acts beside companions, 方面 and 发现, and what is only told of. */
static void
test_who(void)
{
	check("周某伙同妻子王某某在绍兴设立公司。", "周某|establish|公司|绍兴");
	check("老挝方面任命李明担任顾问。", "老挝方面|appoint|李明|-");
	check("蒋宗翰已经四十岁，三年前曾代表公司并购工厂。", "蒋宗翰|acquire|工厂|-@三年前");
	check("警方查看录像，发现两人离开大厦。", "两人|depart|大厦|大厦");
	check("委员会成立专案小组，由某局局长李明主持。",
		  "委员会|establish|专案小组|- 李明|chair|专案小组|-");
	check("影片由山崖影业投资。", "山崖影业|invest|影片|-");
	check("影片改编自作家李明2017年出版的小说《海风》。", "李明|publish|海风|-@2017年");
	check("无论谁出席都好，该署起诉两名业主。", "该署|charge|两名业主|-");
	check("公诉机关指控，他们没有出席。", "");
}

/* Where victims were hurt, and where objects end before what is no part of them. */
static void
test_ends(void)
{
	check("一辆客车8日在国道10号路段翻覆，造成2人死亡。", "-|kill|2人|国道10号路段@8日");
	check("某大厦8日发生大火，3名消防员受伤。", "-|injure|3名消防员|-@8日");
	check("42岁陈姓男子死亡。", "-|kill|陈姓男子|-");
	check("所幸无人员受伤。", "");
	check("公司投资建设封测项目。", "公司|invest|封测项目|-");
	check("俄军夜间发射31枚导弹。", "俄军|launch|31枚导弹|-");
	check("俄军发射14枚导弹袭击基辅。", "俄军|launch|14枚导弹|-");
	check("公司上调部分产品报价5%。", "公司|raise|部分产品报价|-");
	check("公司投资60亿元建设年产40吉瓦时的电池基地。", "公司|invest|年产40吉瓦时的电池基地|-");
	check("政府启动为期3个月的行动。", "政府|inaugurate|为期3个月的行动|-");
	check("局长王明赶到现场指挥。", "王明|arrive|现场|现场");
	check("李明在随后举行的论坛上发表演讲。", "-|host|论坛|- 李明|speak|演讲|-");
}

int
main(void)
{
	test_frames();
	test_clauses();
	test_borders();
	test_joining();
	test_arguments();
	test_inner_clauses();
	test_print();
	test_no_event();
	test_who();
	test_ends();
	test_hostile();
	return unit_done();
}
