/*
 * test_names.c - names, their titles, keys and links; wrapping and hostile texts
 */
#include <stdlib.h>

#include "names.h"
#include "unit.h"

typedef struct Found
{
	ZhcClean clean;
	ZhcTokens tokens;
	ZhcNames names;
} Found;

static ZhcBuf line;

static void
find(const char *s, size_t n, Found *f)
{
	const ZhcAlloc *al = &zhc_malloc_alloc;

	if (zhc_clean(al, s, n, &f->clean) != ZHC_OK ||
		zhc_tokens(al, &f->clean, &f->tokens) != ZHC_OK ||
		zhc_names(al, &f->tokens, &f->names) != ZHC_OK)
		exit(1);
}

static void
forget(Found *f)
{
	zhc_names_free(&zhc_malloc_alloc, &f->names);
	zhc_tokens_free(&zhc_malloc_alloc, &f->tokens);
	zhc_clean_free(&zhc_malloc_alloc, &f->clean);
}

static void
put(const char *s)
{
	zhc_buf_append(&line, s, strlen(s));
}

static void
put_range(const Found *f, const char *before, ZhcRange r)
{
	if (r.start == r.end)
		return;
	put(before);
	zhc_clean_text(&f->clean, r.start, r.end, &line);
}

/* Mentions in one line: first letter of the kind, name, /role, @affiliation, =country, #key. */
static const char *
list(const char *s, bool keys)
{
	Found f;

	find(s, strlen(s), &f);
	line.len = 0;
	for (uint32_t i = 0; i < f.names.n; i++)
	{
		const ZhcMention *m = &f.names.men[i];

		put(i ? " " : "");
		zhc_buf_append(&line, zhc_name_kind(m->kind), 1);
		put_range(&f, ":", (ZhcRange){m->start, m->end});
		put_range(&f, "/", m->role);
		put_range(&f, "@", m->affiliation);
		put(m->country[0] ? "=" : "");
		put(m->country);
		if (keys)
		{
			put("#");
			zhc_names_key(&f.names, &f.tokens, i, &line);
		}
	}
	zhc_buf_append(&line, "", 1);
	forget(&f);
	return line.data;
}

static void
check(const char *s, const char *want)
{
	const char *got = list(s, false);

	CHECK(strcmp(got, want) == 0, "%s → %s", s, got);
}

static void
check_keys(const char *s, const char *want)
{
	const char *got = list(s, true);

	CHECK(strcmp(got, want) == 0, "%s → %s", s, got);
}

static void
test_persons(void)
{
	check("", "");
	check("立陶宛总统瑙塞达24日表示，愿意合作。", "p:立陶宛=LT p:瑙塞达/总统@立陶宛=LT");
	check("芬蘭總理歐爾波說明政策。", "p:芬蘭=FI p:歐爾波/總理@芬蘭=FI");
	check("县长陈国梁告诉记者，水退了。", "p:陈国梁/县长");
	check("記者又提到「馬習會」。", "");
	check("长海股份报20.2元。", "o:长海股份");
	check("〔記者許雅婷／高雄報導〕", "p:許雅婷/記者 p:高雄");
	check("智利外长阿尔韦托·范克拉韦伦会见记者。", "p:智利=CL p:阿尔韦托·范克拉韦伦/外长@智利=CL");
	check("大家都很高兴，常常来，各方面都好。", "");
	/* storms are nobody, in all of the text */
	check("颱風杜蘇芮接近，卡努颱風生成，杜蘇芮將登陸。", "");
	check("台风“贝碧嘉”在上海登陆，贝碧嘉减弱。", "p:上海");
	check("于是说起从前，何况安全第一。", "");
	/* pairs of players; function words and nouns end no name; a blank to fill the line */
	check("冠军组合冯彦哲/黄东萍获胜。", "p:冯彦哲 p:黄东萍");
	check("导演罗卓瑶凭此片获奖。", "p:罗卓瑶/导演");
	check("机场总指挥张军和副总指挥张广涛都到了。", "p:张军/机场总指挥 p:张广涛/副总指挥");
	check("顾老先生很高兴，渡边家人到场。", "");
	check("（记者 韦 骅）", "p:韦 骅/记者");
	check("消防局局长（署理）罗文杰到场。", "o:消防局 p:罗文杰/局长@消防局");
	/* names that dictionaries have as nouns, or with a place's name in them */
	check("画里有粟裕和谭震林，也有李先念。", "p:粟裕 p:谭震林 p:李先念");
	check("【方中興╱花蓮報導】火車誤點。", "p:方中興 p:花蓮");
	/* a given name that no list has, by its coming again */
	check("陪郭榛芬回家，又替郭榛芬報名，郭榛芬說好。", "p:郭榛芬 p:郭榛芬 p:郭榛芬");
	/* a surname alone, of somebody named before */
	check("議長詹國棟到場。詹表示，將詹的意見轉達。", "p:詹國棟/議長 p:詹 p:詹");
	check("警方把石油與黃金一起扣押，李子也掉了。", "");
	/* 元 ends names; hyphens of full width; what is no part of a name with · */
	check("總經理何啟元同時宣布擴廠。", "p:何啟元/總經理");
	check("部长玛尔塔·佩雷拉－多诺索到场。", "p:玛尔塔·佩雷拉－多诺索/部长");
	check("智利选手伊万·佩雷拉本月4日参赛。", "p:智利=CL p:伊万·佩雷拉/选手@智利=CL");
	check("大使穆拉達約三萬票。", "p:穆拉達/大使");
	check("总统明确表示支持。", "");
	check("（記者許雅婷／清水報導）", "p:許雅婷/記者");
	check("本报讯记者罗文报道：水退了。", "p:罗文/记者@本报");
	check("志愿者罗文和30多岁的陈国梁到场，罗文很高兴。", "p:罗文/志愿者 p:陈国梁 p:罗文/志愿者");
	/* given names of one character that the dictionary has in longer ones alone; one that ends in
	 * 日 */
	check("他和李洋在场，李洋说，好。", "p:李洋 p:李洋");
	check("分析师薛舜日表示，好。薛舜日说，好。", "p:薛舜日/分析师 p:薛舜日/分析师");
}

/* Transcribed names that dictionaries have as nouns, Tibetan ones, and rows of names. */
/* Names that the path cuts in the wrong place, and what stands beside them. */
static void
test_cut_persons(void)
{
	/* a transcribed name is whole wherever it stands; letters in a bracket speak for one */
	check("利亞德國防部長梅克倫施塔特表示願意。梅克倫施塔特占上風。",
		  "p:利亞德 p:梅克倫施塔特/國防部長 p:梅克倫施塔特/國防部長");
	check("世界球后莎娜蓮卡(Sana Lenka)到場。", "p:莎娜蓮卡");
	/* adverbs and verbs end no name */
	check("北市環保局長鄧銘龍未出席。", "p:北市 p:鄧銘龍/環保局長@北市");
	check("总书记苏林会面后离开。", "p:苏林/总书记");
	check("主任吴季说好，吴季和其他人表示同意。", "p:吴季/主任 p:吴季/主任");
	/* suspects */
	check("警方逮捕一人，陳男供稱缺錢，林女則否認。", "p:陳 p:林");
	/* titles in quotation marks; members of parties and parliaments */
	check("“教育部次长”朱俊良致歉。", "o:教育部 p:朱俊良/次长@教育部");
	check("國民黨籍議員許惠淑質詢。", "o:國民黨 p:許惠淑/議員@國民黨");
	check("工聯會立法會議員黃國偉表示關注。", "o:工聯會 o:立法會 p:黃國偉/議員@立法會");
	check("歐盟外交和安全政策高級代表卡洛斯到場。", "o:歐盟 p:卡洛斯/外交和安全政策高級代表@歐盟");
}

static void
test_villages(void)
{
	check("到高城镇调研，来到梅子沟村。", "p:高城镇 p:梅子沟村");
	check("王家庄和杜家湾通了车。", "p:王家庄 p:杜家湾");
	check("白沙鄉後寮村長葉文山、桶盤里長蘇德宏到場。",
		  "p:白沙鄉 p:後寮 p:葉文山/村長@白沙鄉後寮 p:桶盤 p:蘇德宏/里長@桶盤");
	check("一个小山村，全镇各村的当地村长都来了。", "");
	check("中平村股份经济合作社分红。", "o:中平村股份经济合作社");
}

static void
test_kinds_of_persons(void)
{
	check("选手米勒领先，教练很满意。", "p:米勒/选手");
	check("他在会见休斯后说，休斯的话有理。", "p:休斯 p:休斯");
	check("这种米勒式的写法少见。", "");
	check("强巴老人说，高尔夫和荷尔蒙流行。", "p:强巴/老人");
	check("厅长达瓦才让到场。", "p:达瓦才让/厅长");
	check("儿子扎西最能读书。", "p:扎西");
	check("罗文杰、陈同盟、卢国良、张志成。", "p:罗文杰 p:陈同盟 p:卢国良 p:张志成");
}

/* Titles of several words, offices and bodies that belong to them. */
static void
test_titles(void)
{
	check("加蓬总理埃梅·恩戈马12日抵达。卢文韬同恩戈马举行会谈。",
		  "p:加蓬=GA p:埃梅·恩戈马/总理@加蓬=GA p:卢文韬 p:恩戈马");
	check("海鲸队葡萄牙籍主帅若泽·梅内塞斯说。",
		  "o:海鲸队 p:葡萄牙=PT p:若泽·梅内塞斯/主帅@海鲸队=PT");
	check("芬兰副总理兼经济及社会政策统筹部长奥尔波说，好。",
		  "p:芬兰=FI p:奥尔波/副总理兼经济及社会政策统筹部长@芬兰=FI");
	check("芬兰文化、体育及青年部长奥尔波说，好。",
		  "p:芬兰=FI p:奥尔波/文化、体育及青年部长@芬兰=FI");
	check("芬兰渔业、水利和铁道部表示，好。", "o:芬兰渔业、水利和铁道部 p:芬兰=FI");
	check("芬兰籍作曲家奥尔波去世。", "p:芬兰=FI p:奥尔波/作曲家@芬兰=FI");
	check("创办人、现年81岁的奥尔波去世。", "p:奥尔波/创办人");
	check("警察总长拿督斯里奥尔波说，好。", "p:奥尔波/警察总长");
	check("白俄罗斯总统卢卡申科到场。", "p:白俄罗斯=BY p:卢卡申科/总统@白俄罗斯=BY");
	check("挪威第二部长陈国梁到场。", "p:挪威=NO p:陈国梁/第二部长@挪威=NO");
	check("农业处副处长陈国梁说，水退了。", "o:农业处 p:陈国梁/副处长@农业处");
	check("竹林村长陈国梁说，水退了。", "p:竹林 p:陈国梁/村长@竹林");
	check("澜川植物研究中心（植物中心）主任陈国梁说，好。",
		  "o:澜川植物研究中心 o:植物中心 p:陈国梁/主任@澜川植物研究中心");
	check("第二分局分局长陈国梁到场。", "o:第二分局 p:陈国梁/分局长@第二分局");
	check("复旦大学陈国梁教授到场。", "o:复旦大学 p:陈国梁/教授@复旦大学");
	check("外长塔亚霆、总理奥尔波出席。", "p:塔亚霆/外长 p:奥尔波/总理");
	check("村民康有年说，水退了。康有年在家。", "p:康有年/村民 p:康有年/村民");
	check("市政协委员、江城学院教授罗文杰说。", "o:江城学院 p:罗文杰/市政协委员、江城学院教授");
	check("江城医院骨科主任医师罗文杰说。", "o:江城医院骨科 p:罗文杰/主任医师@江城医院骨科");
	check("复旦大学应用社会科学系教授罗文杰说。",
		  "o:复旦大学应用社会科学系 p:罗文杰/教授@复旦大学应用社会科学系");
	check("田径协会主席巴斯蒂安·科及东京队出席。",
		  "o:田径协会 p:巴斯蒂安·科/主席@田径协会 o:东京队");
}

static void
test_places(void)
{
	check("他是江苏丹阳人。", "p:江苏 p:丹阳");
	check("张家港、太仓的工厂复工。", "p:张家港 p:太仓");
	check("列车从郑州开往乌鲁木齐。", "p:郑州 p:乌鲁木齐");
	check("北京时间8时，飞机降落。", "");
	check("他在浙江省安吉县出生。", "p:浙江省安吉县");
	check("列车抵达云岭机场。", "p:云岭机场");
	check("江西省金城镇的城镇居民。", "p:江西省金城镇");
	check("高雄市大樹區龍眼里停電。", "p:高雄市大樹區龍眼里");
	check("高雄市大樹區屋子裡停電。", "p:高雄市大樹區");
	check("罗文杰站在桥上。", "p:罗文杰");
	/* people and teams of a place; roads and bridges; ordinary words that are counties, too */
	check("法国人和申花队的球迷都来了。", "p:法国=FR o:申花队");
	check("他沿京开高速到长江二桥，又赶到文汇路。", "p:京开高速 p:长江二桥 p:文汇路");
	check("江苏省公安机关破案，群山起伏。", "p:江苏省");
}

static void
test_organizations(void)
{
	check("挪威能源部发布公告。", "o:挪威能源部 p:挪威=NO");
	check("复旦大学附属中山医院启用新楼。", "o:复旦大学附属中山医院");
	check("他就职于某公司，公司很大。", "");
	check("主要国家央行开会，问题留待法庭解决。", "o:央行");
	check("省立师范学院停课。", "o:省立师范学院");
	check("路透社報道。", "o:路透社");
	check("法院判决海晏建设集团赔偿。", "o:海晏建设集团");
	check("美日贸易理事会主席到了。", "o:美日贸易理事会");
	check("边坡有27处，学校有18所。", "");
	check("他跟着厂方的师傅学会了操作。", "");
	check("大智慧（601519.SH）公告，股东减持。", "o:大智慧");
	/* the kind of firm is no part of its name */
	check("食肆百瀾飲食集團公布業績。", "o:百瀾飲食集團");
	check("設備商揚瀾科技公布業績。", "o:揚瀾科技");
	check("药企创新中心落户苏州。", "p:苏州");
	check("被告夥同嘉瀾策劃公司行騙。", "o:嘉瀾策劃公司");
	check("中湖家居（603712.SH）公告，利润下降。", "o:中湖家居");
	/* a word for persons inside; a place's own office behind a person; where a name is cut */
	check("江城会计学院停课。", "o:江城会计学院");
	check("江城勘察设计协会成立，驻巴格达总部关门。", "o:江城勘察设计协会 p:巴格达");
	check("浙江省第九届人民代表大会第一次会议开幕。", "p:浙江省");
	check("她在一个县卫生所工作，县卫生所关门。", "o:县卫生所");
	check("齐鲁石化公司检修，商业银行也在场。", "o:齐鲁石化公司");
	check("人事部中央综治委表彰先进。", "o:人事部 o:中央综治委");
	check("中小学校长和教师到场。", "");
	check("正如学者德鲁克所言，企业很多。", "p:德鲁克/学者");
	check("南昌大学中文系停课，京广铁路通车。", "o:南昌大学中文系 p:京广铁路");
	check("纪念罗康年同志的文章。", "p:罗康年");
	check("通灵珠宝总裁罗文杰和新竹客运总经理陈国梁到场。",
		  "o:通灵珠宝 p:罗文杰/总裁@通灵珠宝 o:新竹客运 p:陈国梁/总经理@新竹客运");
	check("法院设置劳动法庭。", "o:劳动法庭");
	check("高雄市不動產代銷同業公會和新华社香港分社到場。",
		  "o:高雄市不動產代銷同業公會 o:新华社香港分社");
	check("「巴士大叔」陈国梁到场。", "p:陈国梁");
	check("罗文杰庐江县建设局局长。", "p:罗文杰 o:庐江县建设局");
	check("郑州天润化工有限公司停产。", "o:郑州天润化工有限公司");
	check("成立了盖蒂保护协会。", "o:盖蒂保护协会");
	check("马竞vs皇马的比赛在东湖大道嘉澜锁业公司门口转播。",
		  "o:马竞 o:皇马 p:东湖大道 o:嘉澜锁业公司");
}

/* Short forms in brackets, and the own part of a name. */
/* Where bodies begin, and halls that streets are called after. */
static void
test_bodies(void)
{
	check("他獲聘嘉義縣農會總幹事。", "o:嘉義縣農會");
	check("世界羽球總會表示遺憾。", "o:世界羽球總會");
	check("嘉縣府民政處長陳宏達說明。", "o:嘉縣府 p:陳宏達/民政處長@嘉縣府");
	check("在尖沙咀科學館道一帶集會。", "p:尖沙咀科學館道");
	check("巴勒斯坦自治政府主席到場。", "o:巴勒斯坦自治政府 p:巴勒斯坦=PS");
	check("立院審查國會職權法案。", "o:立院 o:國會");
	check("政論節目《晚間新聞》停播。", "w:晚間新聞");
}

static void
test_shorts(void)
{
	check_keys("上海合作组织（上合组织）成立。上合组织秘书处设在北京。",
			   "o:上海合作组织#上海合作组织 o:上合组织#上海合作组织 "
			   "o:上合组织秘书处#上合组织秘书处 p:北京#北京");
	check_keys("瀾川新能源集團公布業績，瀾川股價上升。",
			   "o:瀾川新能源集團#澜川新能源集团 o:瀾川#澜川新能源集团");
	check_keys("环洋资产管理公司（以下简称“环洋资管”）起诉。环洋资管胜诉。",
			   "o:环洋资产管理公司#环洋资产管理公司 o:环洋资管#环洋资产管理公司 "
			   "o:环洋资管#环洋资产管理公司");
}

/* Lists, shares' codes and countries inside names say what their neighbours are. */
static void
test_neighbours(void)
{
	check("比亚迪、云岫汽车、广汽集团等车企降价。", "o:比亚迪 o:云岫汽车 o:广汽集团");
	check("石室光电（688919.SH）涨停，石室光电称不知情。", "o:石室光电 o:石室光电");
	check("石室光电（688919.SH）董事长杜月明说，", "o:石室光电 p:杜月明/董事长@石室光电");
	check("美国商务部说，中国银行说，", "o:美国商务部 p:美国=US o:中国银行");
	check("车队「星河的士」创办人说，", "o:星河的士");
	check("列车驶出沈阳北站，", "p:沈阳北站");
	check("江北区委书记杜月明说，", "p:江北 p:杜月明/区委书记@江北");
	check("他到了北达尔富尔州。", "p:北达尔富尔州");
	check("主席謝邱安儀說，", "p:謝邱安儀/主席");
}

static void
test_works(void)
{
	check("两国签署《海上搜救合作协定》。", "w:海上搜救合作协定");
	check("据《海峡早报》报道", "o:海峡早报");
}

static void
test_keys(void)
{
	check_keys("紐西蘭", "p:紐西蘭=NZ#新西兰");
	check_keys("新西兰", "p:新西兰=NZ#新西兰");
	check_keys("俄羅斯總統普丁說，", "p:俄羅斯=RU#俄罗斯 p:普丁/總統@俄羅斯=RU#普京");
	check_keys("智利外长阿尔韦托·范克拉韦伦到了。范克拉韦伦表示欢迎。",
			   "p:智利=CL#智利 p:阿尔韦托·范克拉韦伦/外长@智利=CL#阿尔韦托·范克拉韦伦 "
			   "p:范克拉韦伦#阿尔韦托·范克拉韦伦");
}

/* The same title goes to all mentions that print the name alike. */
static void
test_fullest(void)
{
	check("市长杜月明出席。杜月明说，好。", "p:杜月明/市长 p:杜月明/市长");
}

/* Line breaks inside names change nothing but offsets. */
static void
test_wrapping(void)
{
	static const char *const text = "来自全国各地的代表昨天来到会场，立陶宛总统瑙\n"
									"塞达在开幕式上表示，愿意同中国在经济与贸易等\n"
									"各个领域开展更加广泛和深入的合作，共同发展。\n";
	const char *got = list(text, false);

	CHECK(strcmp(got, "p:立陶宛=LT p:瑙塞达/总统@立陶宛=LT p:中国=CN") == 0, "wrapped: %s", got);
}

/* Mentions of a text that repeats `unit` n times are in order and inside it. */
/* Names that are kept back but for the surname, and what once cut or swallowed names. */
static void
test_kept_back(void)
{
	check("法院查明，赵某伙同妻子孙某某骗取陈某甲的存款。", "p:赵某 p:孙某某 p:陈某甲");
	check("被告人于某到案，于某日宣判，某公司报案。", "p:于某/被告人");
	check("苏婦報案，警方向蘇婦說明。", "p:苏 p:蘇");
	check("该校教师说，牙医师公会表示关注。", "");
	check("加藤美子將於三月卸任。", "p:加藤美子");
	check("研究员司马宁为大家讲解。", "p:司马宁/研究员");
	check("周家長子周信宏到場。", "p:周信宏");
	check("工作人员联系被告人赵某某。", "p:赵某某/被告人");
	check("李某剑和吴某剑到案，李某家在村口。", "p:李某剑 p:吴某剑 p:李某");
}

/* Where bodies begin and end beside verbs, places and other bodies. */
static void
test_borders_of_bodies(void)
{
	check("行政院尊重國會的決定。", "o:行政院 o:國會");
	check("公司在泰國春武里府設立新工廠。", "p:泰國=TH p:春武里府");
	check("旅客在宁波栎社国际机场登机。", "p:宁波栎社国际机场");
	check("油尖警區重案組總督察陳國強說，好。", "o:油尖警區重案組 p:陳國強/總督察@油尖警區重案組");
	check("苏州市外事办公室主任张敏说，好。", "o:苏州市外事办公室 p:张敏/主任@苏州市外事办公室");
	check("光復國小和附近國小都停課。", "o:光復國小");
	check("新界南總區重案組和屯門警區刑事調查隊到場。", "o:新界南總區重案組 o:屯門警區刑事調查隊");
	check("集团收购模组厂ThermaLink和药企Novo Nordisk。", "o:ThermaLink o:Novo Nordisk");
	check("北辰能源表示，高橋證券維持評等。", "o:北辰能源 o:高橋證券");
	check("日经225指数下跌，证监会网站发布公告。", "o:证监会");
	check("國道5號頭城交流道回堵，國道10號燕巢路段通車。", "p:國道5號頭城交流道 p:國道10號 p:燕巢");
	check("立法院三讀通過「房屋稅條例」修正案。", "o:立法院 w:房屋稅條例");
}

static void
check_hostile(const char *unit, size_t n)
{
	size_t len = strlen(unit), bad = 0;
	char *s = malloc(len * n + 1);
	Found f;

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * len, unit, len);
	find(s, len * n, &f);
	for (uint32_t i = 0; i < f.names.n; i++)
	{
		const ZhcMention *m = &f.names.men[i];

		bad += m->start >= m->end || m->end > f.clean.n || m->entity > i;
		bad += i > 0 && m->start < f.names.men[i - 1].start;
	}
	CHECK(bad == 0, "%zu times %s: %u mentions", n, unit, (unsigned) f.names.n);
	forget(&f);
	free(s);
}

static void
test_hostile(void)
{
	check_hostile("里", 200000);
	check_hostile("·", 1000);
	check_hostile("里·", 100000);
	check_hostile("《", 100000);
	check_hostile("《》", 50000);
	check_hostile("局", 100000);
	check_hostile("“中国", 50000);
	check_hostile("王小明、", 50000);
	check_hostile("总统", 100000);
	check_hostile("\xF0\xA0\x80\x80", 50000);
	check_hostile("\xFF", 1000);
	check_hostile(" \n", 1000);
}

int
main(void)
{
	zhc_buf_init(&line, &zhc_malloc_alloc);
	test_persons();
	test_cut_persons();
	test_villages();
	test_kinds_of_persons();
	test_titles();
	test_places();
	test_organizations();
	test_bodies();
	test_shorts();
	test_neighbours();
	test_works();
	test_keys();
	test_fullest();
	test_wrapping();
	test_kept_back();
	test_borders_of_bodies();
	test_hostile();
	zhc_buf_free(&line);
	return unit_done();
}
