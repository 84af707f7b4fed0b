-- Reprints: similarity, signatures and their bands, shared passages
SET client_encoding = 'UTF8';
\set VERBOSITY terse

CREATE TABLE papers (id integer PRIMARY KEY, body text);
INSERT INTO papers VALUES
	(1, '临江电池工厂十四日投产，总投资近25亿美元。厂长说，工人将在年底前增加到三千人，产品主要销往东南亚。'),
	(2, E'　　本報訊　臨江電池工廠十四日投產\n，總投資近25億美元。廠長說，工人將\n在年底前增加到三千人。'),
	(3, '据报道，厂长说：“工人将在年底前增加到三千人”。另一家工厂的计划没有公布。'),
	(4, '港股昨日连跌三天之后终于回升，分析员说投资者仍然观望，全年目标维持不变，成交额没有明显增加。');

SELECT a.id, b.id, round(zh_similarity(a.body, b.body)::numeric, 2) AS similarity
FROM papers a JOIN papers b ON a.id < b.id ORDER BY 1, 2;
-- with itself and with its conversion, in any order
SELECT count(*) FROM papers
WHERE zh_similarity(body, body) <> 1 OR zh_similarity(body, zh_convert(body, 's2tw')) <> 1 OR zh_similarity(zh_convert(body, 't2s'), body) <> 1;
SELECT count(*) FROM papers a, papers b WHERE zh_similarity(a.body, b.body) <> zh_similarity(b.body, a.body);
SELECT zh_similarity('', ''), zh_similarity('，', '。'), zh_similarity('', '工厂'), zh_similarity('工廠', '电池工厂'), zh_similarity('工产', '电池工厂');

-- signatures: the same for another script, width of line and punctuation
SELECT cardinality(zh_signature(body)) AS numbers, zh_signature(body) = zh_signature(zh_convert(body, 's2t')) AS script,
	zh_signature(body) = zh_signature(regexp_replace(body, '(.{7})', E'\\1\n', 'g')) AS wrapped,
	zh_signature(body) = zh_signature(translate(body, '，。：“”', '')) AS punctuation FROM papers ORDER BY id;
SELECT zh_signature('，'), zh_bands(zh_signature('，'));
SELECT cardinality(zh_bands(zh_signature('工厂'))) AS bands, cardinality(zh_bands(zh_signature('工厂'), 2)) AS of_two;

-- reprints by index
CREATE INDEX papers_bands ON papers USING gin (zh_bands(zh_signature(body), 2));
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT p.id FROM papers q JOIN papers p ON zh_bands(zh_signature(p.body), 2) && zh_bands(zh_signature(q.body), 2) WHERE q.id = 1;
SELECT p.id, round(zh_similarity(p.body, q.body)::numeric, 1) AS similarity
FROM (SELECT '临江电池工厂十四日投产，总投资近25亿美元。厂长说，工人将在年底前增加到三千人' AS body) AS q
JOIN papers p ON zh_bands(zh_signature(p.body), 2) && zh_bands(zh_signature(q.body), 2) ORDER BY p.id;
RESET enable_seqscan;

-- passages: both texts as they are printed
SELECT substr(a.body, p.a_pos, p.a_len) AS in_a, substr(b.body, p.b_pos, p.b_len) AS in_b
FROM papers a, papers b, zh_shared_passages(a.body, b.body) AS p WHERE a.id = 1 AND b.id IN (2, 3) ORDER BY b.id, p.a_pos;
SELECT p.* FROM zh_shared_passages('甲乙丙丁甲乙', '甲乙丙，甲乙', 2) AS p;
SELECT count(*) FROM zh_shared_passages('甲乙丙丁', '甲乙丙丁', 5);
SELECT count(*) FROM zh_shared_passages('', '甲', 1);
SELECT p.* FROM zh_shared_passages(repeat('哈', 100000), repeat('哈', 50000)) AS p;

-- what is refused
SELECT * FROM zh_shared_passages('甲', '乙', 0);
SELECT zh_bands('{1,2,3}');
SELECT zh_bands(zh_signature('甲'), 0);
SELECT zh_bands(array_fill(NULL::int, ARRAY[120]));

DROP TABLE papers;
