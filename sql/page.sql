-- paragraphs, sentences, articles, credits of a printed page

SELECT zh_clean(E'江北新区昨天上午举行桥梁合龙仪\n式，来自沿江三个县的一百多名居\n民到场观看。\n\n桥面有 6 条车道，两侧留出骑行和\n步行的地方。');
SELECT zh_clean(E'# 新桥 合龙\n\n●圖為新橋。\n\n- **第一**，橋長 3 公里。\n- 第二，橋寬 30 米。');
SELECT zh_clean(''), zh_clean(NULL) IS NULL AS null_in, zh_clean(E' \n\t\r\n　') = '' AS blank;
SELECT zh_clean(zh_clean(t)) = zh_clean(t) AS idempotent
FROM (VALUES (E'江北大桥合龙\n\n桥通了。'), (E'甲\n乙\n丙'), (E'名次　队名　积分\n第一　江北　三十')) AS x(t);

SELECT sentence_no, paragraph_no, pos, len, sentence, substr(t, pos, len) = sentence AS printed
FROM (VALUES (E'新桥合龙\n\n“桥通了。车来了。”市长说。大家鼓掌！')) AS x(t), zh_sentences(t);
SELECT count(*) FROM zh_sentences('');
SELECT count(*) FROM zh_sentences(NULL);

\set page '江北大桥合龙\n\n　　本报江北7月5日电（记者 钟大\n为 吴桐）江北大桥昨天合龙，两\n岸居民到场观看，预计年底通车。\n\n通车以后\n\n　　桥面有六条车道，两侧留出骑行\n和步行的地方。\n\n图为大桥合龙现场。江北晨报记者 吴桐摄\n'
SELECT a.article_no, a.pos, a.len, a.headline, a.subheads, a.body, zh_clean(substr(t, a.pos, a.len)) = a.body AS printed
FROM (VALUES (:'page')) AS x(t), zh_articles(t) AS a;
SELECT substr(t, c.pos, c.len) AS printed, kind, agency, reporters, place, dated
FROM (VALUES (:'page')) AS x(t), zh_credits(t, '2025-07-06') AS c;
SELECT kind, dated FROM (VALUES (:'page')) AS x(t), zh_credits(t) AS c;
SELECT kind, dated FROM (VALUES (:'page')) AS x(t), zh_credits(t, 'infinity') AS c;

-- the headline behind the body; two articles; none
SELECT article_no, headline, left(body, 6), right(body, 6)
FROM zh_articles(E'江北大桥昨天合龙，两岸居民到场观看。桥长三公里，建设用了四年。\n\n新华社江北7月5日电\n\n一桥飞架\n——江北大桥建设纪实\n\n新华社记者 钟大为');
SELECT article_no, headline, left(body, 6), right(body, 6)
FROM zh_articles(E'## 江北大桥合龙\n\n江北大桥昨天合龙。\n\n## 新区添三所学校\n\n今年九月将有三所新学校投入使用。');
SELECT article_no, headline, subheads, body FROM zh_articles('江北大桥昨天合龙。');
SELECT count(*) FROM zh_articles('');
SELECT count(*) FROM zh_articles(NULL);

-- a signed text with subheads, its headline behind it, before a report without one
SELECT article_no, headline, left(body, 9), right(body, 6) FROM zh_articles($$清晨，白石河上的雾还没有散，渡口的老船工已经解开缆绳。

这条河通航三百年，航道淤了十年，今年重新通航。

先治一河水

治水从上游的二十家造纸厂开始，一家一家谈，谈了两年。

再活一座城

码头边开了茶馆，老街的房子有人租了，夜里亮起了灯。

本报记者 周远山 陈小满

白石河重新通航一年间
——一条老航道的今天

新华社北京3月5日电（记者李松）财政部门5日发布数据，前两个月全国税收同比增长百分之三。

有关负责人表示，企业利润回升是主要原因。
$$);
-- a letter under the name of its column, and a brief without headline behind a report
SELECT article_no, headline, left(body, 9), right(body, 6) FROM zh_articles($$老橋明年改建

【記者王大明／屏東報導】溪口老橋明年改建，工期十八個月，縣府昨天說明替代道路。

居民希望先修好堤防，再封橋施工。

【本報訊】縣立圖書館下周起延長開放到晚上九點，週一照常休館。

讀者來函

請替站牌加一盞燈

編輯先生：我每天搭末班車回家，站牌沒有燈，看不見班次。

盼公車處儘快改善。

潮州 林小青
$$);
-- headlines behind all texts, the first two in the other order
SELECT article_no, headline, left(body, 9), right(body, 6) FROM zh_articles($$新华社北京3月5日电（记者李松）全国羽毛球团体赛5日结束，江北队夺得冠军，决赛打了三个小时。

江北队主教练说，年轻队员顶住了压力。

凌晨四点，面馆的灯亮了，七十岁的何师傅揉好当天第一团面。

他揉面四十年，徒弟换了十几个，面汤的味道没有变过。

街坊送他一块木牌，写着“一碗面里的日子”，挂在灶台边。

本报白石3月5日电（记者周远山）白石县水厂扩建工程5日开工，明年可供十万人用水。

县里说，水价不会上调。

一碗面里的日子

新华社记者 林秋

羽毛球团体赛江北队夺得冠军

白石县水厂扩建工程开工
$$);

-- credits of other regions
SELECT t, kind, agency, reporters, place, dated
FROM (VALUES (1, '（中央社記者鍾大為台北3日電）會議今天開幕。'), (2, '〔記者鍾大為、吳桐／台北報導〕會議昨日開幕。'),
	(3, '香港文匯報訊 據新華社報道，會議昨日開幕。'), (4, '●會場外景。香港文匯報記者鍾大為 攝'),
	(5, '新浪科技讯 11月2日晚间消息，会议今天开幕。'), (6, '央视网消息（新闻联播）：会议今天开幕。'),
	(7, '【环球网综合报道】会议今天开幕。'), (8, '会议今天开幕。（编辑：吴桐）')) AS x(n, t), zh_credits(t, '2025-07-06')
ORDER BY n, pos;
SELECT count(*) FROM zh_credits(NULL, '2025-07-06');
SELECT zh_sentences('在') IS NOT NULL AS in_select_list;

-- attributes
SELECT p.proname, p.provolatile, p.proparallel, p.proisstrict, obj_description(p.oid, 'pg_proc') IS NOT NULL AS commented
FROM pg_proc AS p WHERE p.proname IN ('zh_clean', 'zh_sentences', 'zh_articles', 'zh_credits') ORDER BY 1;

-- where a text goes on elsewhere is no part of it
SELECT article_no, headline, body, substr(p, pos + len, 8) AS behind
FROM (VALUES (E'江北大桥合龙\n\n　　本报讯（记者 钟大为）江北大桥昨天合龙，两岸居民到场观看。\n　　这座桥全长三公里，建设用了四年，投资二十亿元。（下转第二版）\n')) AS x(p), zh_articles(p);
