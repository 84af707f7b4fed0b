-- zh_facts(): every kind in one pass
SET client_encoding = 'UTF8';

SELECT fact_no, kind, subject_key, predicate, object, value, unit, starts_at::date, detail
FROM zh_facts('外交部长王毅17日抵达雅加达。他说：“合作金额达3亿元。”', '2025-06-19');

-- the same facts as one by one
WITH t(b, p) AS (VALUES (E'新华社雅加达6月17日电（记者 王刚）外交部\n长王毅17日抵达雅加达，签署三份合作文件。\n他说：“合作金额达 3亿元，比去年增长近两\n成。”随后，代表团参观了港口和工业园区。', date '2025-06-19'))
SELECT f.kind, count(*),
	count(*) = CASE f.kind
		WHEN 'credit' THEN (SELECT count(*) FROM t, zh_credits(b, p))
		WHEN 'date' THEN (SELECT count(*) FROM t, zh_dates(b, p))
		WHEN 'quantity' THEN (SELECT count(*) FROM t, zh_quantities(b))
		WHEN 'name' THEN (SELECT count(*) FROM t, zh_names(b))
		WHEN 'quote' THEN (SELECT count(*) FROM t, zh_quotes(b))
		WHEN 'event' THEN (SELECT count(*) FROM t, zh_events(b, p)) END AS same
FROM t, zh_facts(b, p) AS f
GROUP BY f.kind ORDER BY f.kind;

-- numbered in the order of the text
SELECT bool_and(ordered) FROM (
	SELECT fact_no = row_number() OVER (ORDER BY fact_no) AND pos >= lag(pos, 1, 0) OVER (ORDER BY fact_no) AS ordered
	FROM zh_facts('外交部长王毅17日抵达雅加达。他说：“合作金额达3亿元。”', '2025-06-19')) AS f;

SELECT count(*) FROM zh_facts('');
SELECT count(*) FROM zh_facts(NULL);
SELECT count(*) FROM zh_facts('会议举行。', '-infinity');

-- details are stored as PostgreSQL itself would write them, those with numbers, arrays and long texts too
WITH t(b) AS (VALUES
	('新华社北京6月17日电（记者 王刚 李明 张华）外交部长王毅17日抵达雅加达。他说：“合作金额达3.50亿元，同比增长近两成。”'),
	('总部设在' || repeat('长', 3000) || '的公司总经理陈志远说：“' || repeat('我们将继续合作，', 1500) || '一起走。”'),
	('気温25.5℃，全长1234.5公里，占37.5%，约2至3天，面积12.30平方米。法国总统马克龙会见記者。'))
SELECT count(*) > 20 AS enough, bool_and(record_image_eq(ROW(detail), ROW(detail::text::jsonb))) AS same
FROM t, zh_facts(b, '2025-06-19');
