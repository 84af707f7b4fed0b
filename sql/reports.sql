-- reports over a small archive: the questions that facts are for, in both scripts
SET client_encoding = 'UTF8';
SET datestyle = 'ISO, YMD';

-- three papers in two scripts
CREATE TEMP TABLE articles (id int PRIMARY KEY, paper text, published date, body text);
INSERT INTO articles VALUES
	(1, '江海日报', '2024-01-12', E'新华社雅加达1月11日电（记者 苗雨田）外交部长梁叙之11日在雅加达同印度尼西亚外交部长苏布罗托举行会谈，双方签署渔业合作协定。\n梁叙之表示，2023年双边贸易额达1270亿美元，增长5%。“海洋把我们连在一起。”他说。'),
	(2, '港聞報', '2024-01-13', E'外交部長梁敘之11日在雅加達同印尼外長蘇布羅托舉行會談，雙方簽署漁業合作協定。\n梁敘之形容，「海洋把我們連在一起」。蘇布羅托說，2023年雙邊貿易額達1270億美元，是東盟之最。'),
	(3, '江海日报', '2025-03-04', E'新华社北京3月3日电（记者 苗雨田）外交部发言人温若兰3日在例行记者会上宣布，外交部长梁叙之将于3月10日至12日访问马来西亚。\n温若兰说，2024年双边贸易额达2120亿美元，同比增长11.4%。'),
	(4, '台島時報', '2025-03-12', E'〔記者鄭宇倫／吉隆坡報導〕外交部長梁敘之昨（11）日在吉隆坡與馬來西亞外交部長阿茲蘭簽署鐵路合作備忘錄。\n梁敘之說，2024年雙邊貿易額達2120億美元，「鐵路是下一個增長點」。阿茲蘭表示，馬方歡迎更多投資。'),
	(5, '江海日报', '2025-11-21', E'新华社北京11月20日电 全国人大常委会20日任命贺知秋为外交部长。外交部长贺知秋20日会见了马来西亚驻华大使林文德。\n贺知秋说，铁路是下一个增长点。');

-- who was quoted most in a month, whatever the script of the paper
SELECT to_char(published, 'YYYY-MM') AS month, speaker_key, count(*) AS quotes, count(DISTINCT paper) AS papers
FROM articles, zh_quotes(body)
WHERE speaker_key IS NOT NULL
GROUP BY month, speaker_key
ORDER BY month, quotes DESC, speaker_key COLLATE "C";

-- every number about 贸易额, by the year it is about and the paper
SELECT coalesce(substring(q.period FROM '\d{4}'), to_char(published, 'YYYY')) AS year, paper, q.value_si, q.unit_si, q.change
FROM articles, zh_quantities(body) AS q
WHERE q.subject_key LIKE '%' || zh_fold('貿易額')
ORDER BY year, paper COLLATE "C", q.unit_si;

-- who held which office when: from the first to the last article that says so
SELECT zh_fold(n.role) AS office, n.key AS holder, min(published) AS from_day, max(published) AS to_day, count(DISTINCT paper) AS papers
FROM articles, zh_names(body) AS n
WHERE n.kind = 'person' AND zh_fold(n.role) = '外交部长' AND n.affiliation IS NULL
GROUP BY office, holder
ORDER BY from_day;

-- which papers carried the same statement, in whatever script and with whatever marks
CREATE FUNCTION pg_temp.says(quote text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
	SELECT regexp_replace(zh_fold(quote), '[，。；：、！？“”「」,.;:!?"]', '', 'g') $$;
SELECT a.paper AS paper, b.paper AS also_in, qa.speaker, qa.quote
FROM articles AS a, zh_quotes(a.body) AS qa, articles AS b, zh_quotes(b.body) AS qb
WHERE a.id < b.id AND qa.speaker_key = qb.speaker_key AND strpos(pg_temp.says(qa.quote), pg_temp.says(qb.quote)) > 0
ORDER BY a.id, b.id, qa.pos;

-- what was signed where, and in which papers
SELECT e.object_key AS signed, zh_fold(e.place) AS place, e.starts_at::date AS day, string_agg(paper, '、' ORDER BY id) AS papers
FROM articles, zh_events(body, published) AS e
WHERE e.action = 'sign'
GROUP BY 1, 2, 3
ORDER BY day, signed;
