-- CREATE INDEX … USING zhnews (body): the index finds what ~~~ finds without it
SET enable_seqscan = off;
SET max_parallel_workers_per_gather = 0;
CREATE TABLE news (id serial, body text);
INSERT INTO news (body) VALUES ('中国和中亚国家峰会在西安举行'), ('習近平主席出席峰會，2018年'), (NULL), (''), ('水'),
    ('“一带一路”倡议与G20峰会'), (E'哈萨克斯坦总统托卡\n耶夫邀请各国元首前\n往该国访问'), (U&'\+020BB7\91CE\5BB6 ﬁnance ＡＢＣ 3.5%');
CREATE INDEX news_zh ON news USING zhnews (body);
INSERT INTO news (body) VALUES ('中亞峰會閉幕'), ('东盟会议。水力发电'), (NULL), (''), ('G20高峰会'), (repeat('天地玄黄，', 2000) || '宇宙洪荒'), (repeat('国', 300000) || '中');
-- each query by the index, in a bitmap and row by row, and without
CREATE FUNCTION found(query text) RETURNS TABLE (ids text, same boolean) LANGUAGE plpgsql AS $$
DECLARE bitmap int[]; plain int[]; sequential int[]; get text := format('SELECT array_agg(id ORDER BY id) FROM news WHERE body ~~~ %s', query); plan text;
BEGIN
    SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off;
    EXECUTE 'EXPLAIN ' || get INTO plan; EXECUTE get INTO bitmap;
    SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = off; EXECUTE get INTO plain;
    SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = off; EXECUTE get INTO sequential;
    ids := bitmap; same := bitmap IS NOT DISTINCT FROM sequential AND plain IS NOT DISTINCT FROM sequential; RETURN NEXT;
END $$;
CREATE VIEW queries AS SELECT q FROM unnest(ARRAY[$$'峰会'$$, $$'峰會'$$, $$'中亚峰会'$$, $$'水'$$, $$'托卡耶夫'$$, $$'G20峰'$$, $$'g20'$$, $$'2018年'$$, $$'宇宙洪荒'$$, $$'国国国国中'$$,
    $$U&'\+020BB7\91CE'$$, $$''$$, $$'没有'$$, $$zh_query('峰会 -中亚')$$, $$zh_query('-峰会')$$, $$zh_query('水 OR "2018年"')$$, $$zh_query('G2*')$$, $$zh_query('')$$,
    $$to_tsquery('zhnews', '中亚峰会 & !水')$$, $$'!中亚 <-> 峰会'::tsquery$$, $$'(中亚 | 中国) <2> (峰会 | 和中)'::tsquery$$, $$'中亚:A'::tsquery$$, $$NULL::text$$]) AS q;
SELECT q, found.* FROM queries, found(q);
-- nothing is asked of the table but the rows found
EXPLAIN (COSTS OFF) SELECT id FROM news WHERE body ~~~ '峰会';
EXPLAIN (COSTS OFF) SELECT id FROM news WHERE body ~~~ '峰会' AND body ~~~ zh_query('-中亚');
SELECT id FROM news WHERE body ~~~ '峰会' AND body ~~~ zh_query('-中亚') ORDER BY id;
-- pending texts become segments, deleted ones go
SELECT documents, dead, pending, segments FROM zh_index_stats('news_zh');
VACUUM news;
SELECT documents, dead, pending, segments FROM zh_index_stats('news_zh');
DELETE FROM news WHERE id IN (1, 4, 9);
VACUUM news;
SELECT documents, zh_index_check('news_zh') FROM zh_index_stats('news_zh');
SELECT bool_and(same) FROM queries, found(q);
UPDATE news SET body = body || '。峰会' WHERE id % 2 = 0;
SELECT bool_and(same) FROM queries, found(q);
SELECT zh_index_check('news_zh');
-- many texts: several segments, merged again
INSERT INTO news (body) SELECT '第' || i || '届' || CASE WHEN i % 7 = 0 THEN '中亚峰会' ELSE '东盟会议' END || repeat('，发展合作' || i % 13, i % 100) FROM generate_series(1, 20000) i;
SELECT segments > 1 AS several, pending > 0 AS pending FROM zh_index_stats('news_zh');
SELECT count(*) FROM news WHERE body ~~~ '届中亚峰会';
SELECT bool_and(same) FROM queries, found(q);
SELECT zh_index_check('news_zh');
DELETE FROM news WHERE id % 3 = 0;
VACUUM news;
SELECT bool_and(same) FROM queries, found(q);
SELECT zh_index_check('news_zh') = count(*) AS all_checked FROM news;
-- how many rows the planner expects stands in the index's dictionary
CREATE FUNCTION expected(condition text) RETURNS float LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN EXECUTE 'EXPLAIN (FORMAT json) SELECT * FROM news WHERE ' || condition INTO plan; RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows'; END $$;
SELECT expected('body ~~~ $_$中亚$_$') BETWEEN 0.9 * count(*) AND 1.1 * count(*) AS pair FROM news WHERE body ~~~ '中亚';
SELECT expected('body ~~~ zh_query($_$发展 -中亚$_$)') BETWEEN 0.8 * count(*) AND 1.2 * count(*) AS without FROM news WHERE body ~~~ zh_query('发展 -中亚');
SELECT expected('body ~~~ $_$没有的话$_$') AS nothing;
-- rows are counted in the index alone, but for those that the visibility map cannot vouch for
EXPLAIN (COSTS OFF) SELECT count(*) FROM news WHERE body ~~~ '届中亚峰会' AND body ~~~ zh_query('-第7届');
EXPLAIN (COSTS OFF) SELECT count(body) FROM news WHERE body ~~~ '届中亚峰会';
EXPLAIN (COSTS OFF) SELECT count(*) FROM news WHERE body ~~~ '届中亚峰会' AND length(body) > 10;
-- not where a condition must be checked in the table: a sample, a row that a policy may hide
EXPLAIN (COSTS OFF) SELECT count(*) FROM news TABLESAMPLE system (100) WHERE body ~~~ '届中亚峰会';
CREATE TABLE secret (body text);
INSERT INTO secret SELECT CASE WHEN i % 2 = 0 THEN '中亚' ELSE '东盟' END || CASE WHEN i % 3 = 0 THEN '峰会' ELSE '论坛' END FROM generate_series(1, 600) AS i;
CREATE INDEX secret_zh ON secret USING zhnews (body);
VACUUM ANALYZE secret;
ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY open ON secret USING (body ~~~ '中亚');
CREATE ROLE regress_zh_reader;
GRANT SELECT ON secret TO regress_zh_reader;
SET ROLE regress_zh_reader;
EXPLAIN (COSTS OFF) SELECT count(*) FROM secret WHERE body ~~~ '峰会';
SELECT count(*) FROM secret WHERE body ~~~ '峰会';
SELECT count(*) FROM secret;
RESET ROLE;
DROP TABLE secret;
DROP ROLE regress_zh_reader;
CREATE FUNCTION counted(query text) RETURNS TABLE (by_index bigint, same boolean) LANGUAGE plpgsql AS $$
DECLARE get text := format('SELECT count(*) FROM news WHERE body ~~~ %s', query); sequential bigint; plan text;
BEGIN
    SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
    EXECUTE get INTO by_index;
    SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off;
    EXECUTE get INTO sequential;
    same := by_index = sequential; RETURN NEXT;
END $$;
SELECT bool_and(same) FROM (SELECT * FROM queries LIMIT 6) AS s, counted(q);
BEGIN;
DELETE FROM news WHERE body ~~~ '第11届';
INSERT INTO news (body) SELECT '第11届东盟会议' FROM generate_series(1, 50);
UPDATE news SET id = id WHERE body ~~~ '届中亚峰会';
SELECT bool_and(same) FROM (SELECT * FROM queries LIMIT 6) AS s, counted(q);
ROLLBACK;
-- rows come and go in one transaction; a scan goes on while they do
BEGIN;
DECLARE c CURSOR FOR SELECT id FROM news WHERE body ~~~ '第15届' OR body ~~~ '第22届' OR body ~~~ '第28届';
FETCH 1 FROM c;
INSERT INTO news (body) SELECT '第28届' FROM generate_series(1, 3000);
DELETE FROM news WHERE body ~~~ '第22届';
FETCH ALL FROM c;
SELECT count(*) FROM news WHERE body ~~~ '第28届';
ROLLBACK;
SELECT count(*) FROM news WHERE body ~~~ '第28届';
-- made anew, concurrently; other kinds of index
REINDEX INDEX news_zh;
REINDEX INDEX CONCURRENTLY news_zh;
SELECT bool_and(same) FROM queries, found(q);
SELECT zh_index_check('news_zh') > 10000 AS checked;
CREATE INDEX CONCURRENTLY news_part ON news USING zhnews ((body || '完')) WITH (pending_limit = 128) WHERE id < 100;
SELECT count(*) FROM news WHERE body || '完' ~~~ '峰会完' AND id < 100;
SELECT zh_index_check('news_part');
SET maintenance_work_mem = '1MB';
REINDEX INDEX news_zh;
RESET maintenance_work_mem;
SELECT zh_index_check('news_zh') > 10000 AS checked, segments FROM zh_index_stats('news_zh');
CREATE TEMP TABLE short (body varchar(20));
CREATE INDEX short_zh ON short USING zhnews (body);
INSERT INTO short VALUES ('中亚峰会'), ('东盟会议');
SELECT * FROM short WHERE body ~~~ '会议';
TRUNCATE short;
SELECT count(*) FROM short WHERE body ~~~ '会议';
-- what a session remembers of dictionaries goes when the index is made anew, and numbers of segments begin again
CREATE TEMP TABLE anew (body text) ON COMMIT DELETE ROWS;
CREATE INDEX anew_zh ON anew USING zhnews (body);
BEGIN;
INSERT INTO anew SELECT '中亚峰会' FROM generate_series(1, 3);
REINDEX INDEX anew_zh;
SELECT count(*) FROM anew WHERE body ~~~ '峰会';
SELECT count(*) FROM anew WHERE body ~~~ '会议';
COMMIT;
BEGIN;
INSERT INTO anew SELECT '东盟会议' FROM generate_series(1, 5);
REINDEX INDEX anew_zh;
SELECT count(*) FROM anew WHERE body ~~~ '峰会';
SELECT count(*) FROM anew WHERE body ~~~ '会议';
SAVEPOINT a;
TRUNCATE anew;
INSERT INTO anew SELECT '会议，中亚峰会' FROM generate_series(1, 2);
REINDEX INDEX anew_zh;
SELECT count(*) FROM anew WHERE body ~~~ '峰会';
SELECT count(*) FROM anew WHERE body ~~~ '会议';
ROLLBACK TO a;
SELECT count(*) FROM anew WHERE body ~~~ '峰会';
SELECT count(*) FROM anew WHERE body ~~~ '会议';
COMMIT;
DROP TABLE anew;
-- joins ask with a query from a row
SELECT q, count(*) FROM (VALUES ('第5届'), ('第16届'), (NULL)) AS a(q) LEFT JOIN news ON body ~~~ q GROUP BY q ORDER BY q;
SELECT amvalidate(oid) FROM pg_opclass WHERE opcname = 'zhnews_text_ops';
-- what is not possible
CREATE INDEX ON news USING zhnews (id);
CREATE INDEX ON news USING zhnews (body, body);
CREATE UNIQUE INDEX ON news USING zhnews (body);
CREATE INDEX ON news USING zhnews (body) WITH (pending_limit = 1);
CREATE INDEX ON news USING zhnews (body) WITH (positions = off);
SELECT zh_index_check('news');
CREATE ROLE zh_stranger;
SET ROLE zh_stranger;
SELECT zh_index_stats('news_zh');
RESET ROLE;
DROP ROLE zh_stranger;

-- ORDER BY body <=> query: BM25, as computed in SQL
TRUNCATE news;
INSERT INTO news (id, body) SELECT i, '第' || i || '届' || repeat('中亚', i % 5) || repeat('峰会', i % 3) || repeat('，东盟合作', i % 11) || repeat(' G20', i % 2) FROM generate_series(1, 300) i;
INSERT INTO news (id, body) VALUES (301, NULL), (302, ''), (303, '水'), (304, NULL);
CREATE TABLE term AS SELECT id, lexeme, cardinality(positions)::float8 AS tf FROM news, unnest(zh_tsvector(body)) WHERE lexeme NOT LIKE '%‹%';
CREATE TABLE doc AS SELECT id, coalesce((SELECT sum(tf) FROM term WHERE term.id = news.id), 0) AS length FROM news WHERE body IS NOT NULL;
CREATE FUNCTION bm25(lexemes text[]) RETURNS TABLE (id int, score float8) LANGUAGE sql AS $$
    SELECT doc.id, coalesce(sum(ln(1 + (n - df + 0.5) / (df + 0.5)) * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average))), 0)
    FROM doc CROSS JOIN (SELECT count(*)::float8 AS n, avg(length) AS average FROM doc) AS a
        LEFT JOIN (term JOIN (SELECT lexeme, count(*)::float8 AS df FROM term GROUP BY lexeme) AS f USING (lexeme)) ON term.id = doc.id AND lexeme = ANY (lexemes)
    GROUP BY doc.id
$$;
EXPLAIN (COSTS OFF) SELECT id FROM news WHERE body ~~~ zh_query('中亚峰会') ORDER BY body <=> zh_query('中亚峰会') LIMIT 3;
SELECT id, round((-(body <=> zh_query('中亚 g20')))::numeric, 6) AS score, round(b.score::numeric, 6) AS by_sql FROM news JOIN bm25('{中亚,g20}') AS b USING (id)
ORDER BY body <=> zh_query('中亚 g20') LIMIT 5;
-- the order is that of the scores, whatever is pending, deleted or merged
CREATE FUNCTION ordered(query tsquery, lexemes text[]) RETURNS TABLE (places bigint, wrong bigint) LANGUAGE sql AS $$
    WITH by_index AS (SELECT id, row_number() OVER () AS place FROM (SELECT id FROM news ORDER BY body <=> query) AS x),
        scores AS (SELECT place, id, body, coalesce(score, -1) AS score, lag(coalesce(score, -1)) OVER (ORDER BY place) AS before
            FROM by_index JOIN news USING (id) LEFT JOIN bm25(lexemes) USING (id))
    SELECT count(*), count(*) FILTER (WHERE score > before + 1e-9 OR (score >= 0 AND abs(score - zh_bm25('news_zh', body, query)) > 1e-9)) FROM scores
$$;
SELECT a.*, b.*, c.* FROM ordered(zh_query('中亚 G20'), '{中亚,g20}') AS a, ordered(zh_query('盟合作 -峰会'), '{盟合,合作}') AS b, ordered(zh_query('没有'), '{没有}') AS c;
VACUUM news;
SELECT a.*, b.*, c.* FROM ordered(zh_query('中亚 G20'), '{中亚,g20}') AS a, ordered(zh_query('盟合作 -峰会'), '{盟合,合作}') AS b, ordered(zh_query('没有'), '{没有}') AS c;
SELECT id FROM news WHERE body ~~~ zh_query('中亚 -G20') ORDER BY body <=> zh_query('中亚') LIMIT 4;
SELECT count(*), count(DISTINCT id) FROM (SELECT id FROM news ORDER BY body <=> NULL) AS x;
SELECT count(*) FROM news;
-- without an index nothing can tell
DROP INDEX news_zh, news_part;
SELECT id FROM news ORDER BY body <=> zh_query('中亚') LIMIT 1;
DROP FUNCTION ordered, bm25, found CASCADE;
DROP TABLE news, term, doc;
