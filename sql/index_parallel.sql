-- An index that several processes build, and that answers as one that a single process built.
\set ON_ERROR_STOP 1
SET min_parallel_table_scan_size = 0;
SET maintenance_work_mem = '128MB';
CREATE TABLE page (id int PRIMARY KEY, body text);
INSERT INTO page SELECT i, CASE WHEN i % 97 > 0 THEN '第' || i || '届中国—东盟博览会在南宁' || repeat('举行', i % 4) || '，' || chr(19968 + i % 900) || '水' || i % 50 || '年' END
FROM generate_series(1, 4000) AS i;
CREATE FUNCTION found() RETURNS TABLE (query text, count bigint, ids bigint) LANGUAGE sql STABLE AS $$
    SELECT q, a.* FROM unnest('{水,中國,東盟博覽會,中国东盟,第32*,-中国,举行 水12年,南宁举行举行}'::text[]) WITH ORDINALITY AS t (q, o), LATERAL (
        SELECT count(*), sum(hashint8(id)::bigint) FROM page WHERE body ~~~ zh_query(q)) AS a ORDER BY o
$$;
CREATE TABLE expected AS SELECT * FROM found();
SELECT query, count FROM expected;

-- at most two workers: how many there are depends on what else the server does
SET max_parallel_maintenance_workers = 2;
CREATE INDEX page_zh ON page USING zhnews (body);
SELECT documents, segments BETWEEN 1 AND 3 AS segments, zh_index_check('page_zh') FROM zh_index_stats('page_zh');
SET enable_seqscan = off;
SELECT count(*) AS differ FROM (SELECT * FROM found() EXCEPT SELECT * FROM expected) AS d;
REINDEX INDEX CONCURRENTLY page_zh;
SELECT documents, zh_index_check('page_zh') FROM zh_index_stats('page_zh');
SELECT count(*) AS differ FROM (SELECT * FROM found() EXCEPT SELECT * FROM expected) AS d;

-- relevance does not depend on the number of segments
CREATE TABLE best AS SELECT id, body <=> zh_query('水 举行') AS distance FROM page ORDER BY body <=> zh_query('水 举行') LIMIT 500;
SET max_parallel_maintenance_workers = 0;
REINDEX INDEX page_zh;
SELECT segments, zh_index_check('page_zh') FROM zh_index_stats('page_zh');
SELECT count(*), count(*) FILTER (WHERE abs(-zh_bm25('page_zh', body, zh_query('水 举行')) - distance) > 1e-9) AS differ FROM best JOIN page USING (id);

-- what the workers cannot see is built by one process
SET max_parallel_maintenance_workers = 2;
CREATE TEMP TABLE mine AS TABLE page;
CREATE INDEX mine_zh ON mine USING zhnews (body);
SELECT segments FROM zh_index_stats('mine_zh');

-- an error in a worker is the leader's
CREATE FUNCTION picky(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ BEGIN RETURN 'x'::int; END $$;
\set ON_ERROR_STOP 0
\set VERBOSITY sqlstate
CREATE INDEX ON page USING zhnews (picky(body));
DROP TABLE page, expected, best, mine;
DROP FUNCTION found, picky;
