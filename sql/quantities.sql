-- zh_quantities(): columns, places, invariants

-- the ways a paper prints numbers; columns as promised
CREATE TEMP TABLE news (id int, body text);
INSERT INTO news VALUES
	(1, '去年双边贸易额增长近35%，达948亿美元，创历史新高。'),
	(2, '去年雙邊貿易額增長近35％，達948億美元，創歷史新高。'),
	(3, '双方签署12份合作文件，援助15亿元人民币，不到48小时出席十余场活动。'),
	(4, '一季度社会消费品零售总额124671亿元，同比增长4.6%，环比下降0.2个百分点。'),
	(5, '風速8至12米/秒，氣溫零下3℃至5℃，降水量50～80毫米，三四百人撤離。'),
	(6, '第二届峰会有两国元首出席，“一带一路”、2号线、3比1、数十人、一名男子。');

SELECT id, substr(body, pos, len) AS printed, value, value_max, unit, unit_kind, currency, approx
FROM news, zh_quantities(body)
ORDER BY id, pos;

SELECT id, value, change, subject, subject_key, value_si, unit_si, period, basis
FROM news, zh_quantities(body)
ORDER BY id, pos;

-- a quantity means the same in either script
SELECT a.value, a.unit
FROM news AS n, zh_quantities(n.body) AS a, news AS m, zh_quantities(m.body) AS b
WHERE n.id = 1 AND m.id = 2 AND (a.value, a.unit, a.subject_key) = (b.value, b.unit, b.subject_key)
ORDER BY 1;

-- places are those of the printed text, line breaks included
SELECT pos, len, substr(body, pos, len) AS printed, value
FROM (VALUES (E'双方贸易额在去年首次达到九百四十八\n亿美元，创历史新高，两国边界线长 3300\n多公里，沿线建起了十二个口岸，往来的\n货车每天超过 1200 辆，令人十分鼓舞。')) AS t(body), zh_quantities(body);

-- money of the place where 元 alone is printed
SELECT value, unit, currency
FROM (VALUES ('（中央社台北電）罰款30元'), ('【香港文匯報訊】港府罰款30元'), ('新华社北京电 罚款30元')) AS t(body), zh_quantities(body);

-- exact decimals
SELECT value, value_si, unit_si
FROM zh_quantities('重0.1克、1234567890.123456789吨、3亩、18公里/小时');

-- nothing to find
SELECT count(*) FROM zh_quantities('');
SELECT count(*) FROM zh_quantities(E' \n　\t');
SELECT count(*) FROM zh_quantities('没有数字。');
SELECT count(*) FROM zh_quantities(NULL);

-- hostile texts come back, with places inside the text
SELECT k, count(*) > 0 AS found, bool_and(pos >= 1 AND pos + len - 1 <= length(body)) AS inside
FROM (SELECT k, repeat(k, 2000) AS body
	FROM unnest(ARRAY['1个', '千', '(', '（“《', '1、', '𠀀1人', '百分之1', '约1元至', '9']) AS k) AS t
	LEFT JOIN LATERAL zh_quantities(body) ON true
GROUP BY k
ORDER BY k COLLATE "C";

-- declared so that generated columns and indexes may use it
SELECT provolatile, proparallel, proisstrict FROM pg_proc WHERE oid = 'zh_quantities(text)'::regprocedure;
