-- zh_track() on partitioned tables, and on a partition by itself
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never

CREATE TABLE news (id int, published date, body text, PRIMARY KEY (published, id)) PARTITION BY RANGE (published);
CREATE TABLE news_june PARTITION OF news FOR VALUES FROM ('2025-06-01') TO ('2025-07-01');
INSERT INTO news VALUES (1, '2025-06-02', '昨天，王毅说，好。');
SELECT zh_track('news', ARRAY['published', 'id'], 'body', 'published');
CREATE VIEW compared AS
	SELECT count(*) FILTER (WHERE f IS NULL) AS lacking, count(*) FILTER (WHERE a IS NULL) AS extra, count(DISTINCT (f.published, f.id)) AS articles
	FROM (SELECT published, id, f.* FROM news, zh_facts(body, published) AS f) AS a FULL JOIN news_facts AS f
		ON (a.published, a.id, a.fact_no, a.kind, a.pos) = (f.published, f.id, f.fact_no, f.kind, f.pos);
CALL zh_backfill('news');
TABLE compared;

-- through the parent, and straight into a partition
INSERT INTO news VALUES (2, '2025-06-02', '李明说，前天到的。');
INSERT INTO news_june VALUES (3, '2025-06-03', '李明说，前天到的。');
COPY news_june FROM STDIN;
3	2025-06-04	出口增长3%。
\.
UPDATE news_june SET body = '李明表示，明天到。' WHERE id = 2;
TABLE compared;

-- partitions that come later, with columns in another order and articles of their own
CREATE TABLE news_july (body text, dropped int, id int NOT NULL, published date NOT NULL);
ALTER TABLE news_july DROP COLUMN dropped;
INSERT INTO news_july VALUES ('7月1日，王毅说，好。', 1, '2025-07-02');
ALTER TABLE news ATTACH PARTITION news_july FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
CALL zh_backfill('news');
INSERT INTO news_july VALUES ('今天增长3%。', 2, '2025-07-03');
INSERT INTO news VALUES (3, '2025-07-04', '今天下降3%。');
TABLE compared;

-- rows that move to another partition
UPDATE news SET published = '2025-07-31' WHERE id = 1 AND published < '2025-07-01';
UPDATE news SET published = '2025-06-30', body = '王毅昨天说，再见。' WHERE id = 3 AND published > '2025-07-01';
UPDATE news SET published = '2025-06-29', id = id + published::date - '2025-01-01' WHERE id = 2;
TABLE compared;
DELETE FROM news_july WHERE id = 1;
DELETE FROM news WHERE published = '2025-06-30';
TABLE compared;

-- parts of a partition
CREATE TABLE news_august PARTITION OF news FOR VALUES FROM ('2025-08-01') TO ('2025-09-01') PARTITION BY LIST (id);
CREATE TABLE news_august_1 PARTITION OF news_august FOR VALUES IN (1);
INSERT INTO news_august_1 VALUES (1, '2025-08-02', '昨天，王毅说，好。');
INSERT INTO news VALUES (1, '2025-08-03', '昨天，王毅说，好。');
TABLE compared;

-- a partition that has facts stays; without a foreign key it may go
\set VERBOSITY sqlstate
ALTER TABLE news DETACH PARTITION news_august;
\set VERBOSITY default
SELECT zh_untrack('news', true);
SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zhnews%';
SELECT zh_track('news', ARRAY['published', 'id'], 'body', 'published', foreign_key => false);
CALL zh_backfill('news');
ALTER TABLE news DETACH PARTITION news_august;
CALL zh_backfill('news');
SELECT count(*) FILTER (WHERE published >= '2025-08-01') AS august, count(*) > 0 AS others FROM news_facts;
TRUNCATE news;
SELECT count(*) FROM news_facts;
SELECT zh_untrack('news');

-- a partition by itself: written through its parent too
SELECT zh_track('news_june', ARRAY['published', 'id'], 'body', 'published');
INSERT INTO news VALUES (1, '2025-06-02', '昨天，王毅说，好。');
SELECT count(*) > 0 AS read FROM news_june_facts;
SELECT zh_untrack('news_june');
DROP TABLE news, news_august;
