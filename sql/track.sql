-- zh_track(): the facts table equals a fresh extraction, whatever happens to the articles
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never

-- 'same', or how the facts differ from those that the texts have now
CREATE FUNCTION compare(articles regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	t record := zhnews_tracking(articles);
	lacking bigint;
	extra bigint;
	n bigint;
BEGIN
	EXECUTE format('CREATE TEMP TABLE kept AS SELECT * FROM %s', t.facts);
	EXECUTE format('CREATE TEMP TABLE fresh AS SELECT %s, f.*, %s FROM %s AS a, zh_facts(%s, %s) AS f',
		zhnews_key_list('a', t.key_columns), coalesce(t.published_column, 'NULL::date') || '::date AS published', articles,
		t.body_column, coalesce(t.published_column, 'NULL') || '::date');
	IF t.published_column IS NULL OR t.published_column = ANY (t.key_columns) THEN
		ALTER TABLE fresh DROP COLUMN published;
	END IF;
	SELECT count(*) INTO lacking FROM (TABLE fresh EXCEPT ALL TABLE kept) AS d;
	SELECT count(*) INTO extra FROM (TABLE kept EXCEPT ALL TABLE fresh) AS d;
	SELECT count(*) INTO n FROM kept;
	DROP TABLE kept, fresh;
	RETURN CASE WHEN lacking = 0 AND extra = 0 THEN CASE n WHEN 0 THEN 'empty' ELSE 'same' END ELSE format('%s lacking, %s extra', lacking, extra) END;
END
$$;

CREATE TABLE articles (id int PRIMARY KEY, published date, body text NOT NULL, views int DEFAULT 0);
INSERT INTO articles VALUES
	(1, '2025-06-19', '外交部长王毅17日抵达雅加达。他说：“合作金额达3亿元。”'),
	(2, '2025-06-20', '新华社雅加达6月20日电（记者 李明）双边贸易额同比增长35%，达948亿美元。'),
	(3, NULL, 'nothing to be found here');
SELECT zh_track('articles', 'id', 'body', 'published');
SELECT compare('articles') LIKE '% lacking, 0 extra' AS to_be_read;
CALL zh_backfill('articles');
SELECT compare('articles');
SELECT id, extraction = zh_extraction() AS read FROM articles_facts_state ORDER BY id;
SELECT articles, done, total FROM zh_progress;

-- a second call has nothing to do
CREATE TEMP TABLE before AS SELECT xmin AS written_by, * FROM articles_facts_state;
CALL zh_backfill('articles', 1);
SELECT count(*) FROM before JOIN articles_facts_state AS s USING (id) WHERE s.xmin = before.written_by;

-- the tables and views, their columns with comments
SELECT relname, relkind, count(*) AS columns, count(col_description(c.oid, attnum)) = count(*) AS commented, obj_description(c.oid) IS NOT NULL AS said
FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0
WHERE relname LIKE 'articles\_%' AND relkind IN ('r', 'v') GROUP BY c.oid ORDER BY relname;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'articles_quotes' ORDER BY ordinal_position;
SELECT DISTINCT data_type FROM information_schema.columns WHERE table_name LIKE 'articles\_%' ORDER BY 1;
SELECT id, published, speaker, role, direct, quote FROM articles_quotes;
SELECT id, value, unit, currency, change, subject, basis FROM articles_quantities ORDER BY id, pos;
SELECT key, role, mentions, articles FROM articles_persons ORDER BY key;
SELECT id, subject_key, value_si, unit_si, change, source FROM articles_metrics ORDER BY id, fact_no;
SELECT day, weekday_label, month_label FROM articles_calendar;
SELECT agency, reporters, place, dated FROM articles_credits;
INSERT INTO articles
SELECT 100 + i, '2025-06-21', CASE i WHEN 1 THEN t WHEN 2 THEN zh_convert(t, 's2t') || '完' ELSE '今天天气很好，大家都到公园里去散步，晚上还有音乐会。' END
FROM (VALUES ('连日来，各地抓紧抢收早稻，农机手驾驶收割机在田间来回穿梭，金黄的稻谷装满一车又一车。合作社负责人说，今年雨水调匀，亩产比去年高出一成，烘干厂昼夜不停。')) AS v(t), generate_series(1, 3) AS i;
SELECT * FROM articles_stories ORDER BY id;
DELETE FROM articles WHERE id > 100;

-- whatever happens to the articles
INSERT INTO articles SELECT 10 + i, '2025-06-01', format('去年投资%s亿元，王毅说，明天签署协议。', i) FROM generate_series(1, 20) AS i;
SELECT compare('articles'), count(*) > 60 AS many FROM articles_facts;
COPY articles (id, published, body) FROM STDIN;
41	2025-07-01	国务院总理昨天抵达北京。
42	2025-07-01	他說：「今年增長5.3%。」
\.
SELECT compare('articles');
UPDATE articles SET body = body || '出口下降2%。' WHERE id < 12;
UPDATE articles SET published = '2024-02-29' WHERE id IN (1, 41);
UPDATE articles SET id = id + 1000 WHERE id > 12;
UPDATE articles SET id = 12 - id, body = body || '再见。' WHERE id IN (2, 12);
SELECT compare('articles');
DELETE FROM articles WHERE id > 1020;
SELECT compare('articles');
INSERT INTO articles VALUES (1, '2025-01-01', '三人') ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body;
SELECT compare('articles');
BEGIN;
UPDATE articles SET body = '四人。' WHERE id = 1;
SAVEPOINT a;
DELETE FROM articles;
ROLLBACK TO a;
COMMIT;
SELECT compare('articles');

-- what changes nothing that is read costs nothing
CREATE TEMP TABLE old AS SELECT xmin AS written_by, * FROM articles_facts_state;
UPDATE articles SET views = views + 1, body = body;
SELECT count(*) = (SELECT count(*) FROM articles) AS untouched FROM old JOIN articles_facts_state AS s USING (id) WHERE s.xmin = old.written_by;
TRUNCATE articles;
TRUNCATE articles CASCADE;
SELECT compare('articles'), count(*) FROM articles_facts_state;

-- names may change
INSERT INTO articles VALUES (1, '2025-06-19', '王毅说，好。');
ALTER TABLE articles RENAME body TO "Text";
ALTER TABLE articles RENAME id TO no;
ALTER TABLE articles RENAME TO news;
ALTER TABLE articles_facts RENAME TO facts;
ALTER TABLE facts RENAME id TO news_no;
INSERT INTO news VALUES (2, '2025-06-19', '王毅说，不好。');
UPDATE news SET "Text" = '王毅表示，好。' WHERE no = 1;
SELECT news_no, verb, quote FROM facts, articles_quotes AS q WHERE facts.news_no = q.id AND facts.fact_no = q.fact_no ORDER BY 1;
CALL zh_backfill('news', again => true);
SELECT count(*) = (SELECT count(*) FROM news, zh_facts("Text", published)) AS same FROM facts;
ALTER TABLE news DROP COLUMN "Text";
SELECT zh_untrack('news');
SELECT relname FROM pg_class WHERE relname ~ '^(articles|facts|news)' AND relkind IN ('r', 'v') ORDER BY 1;
SELECT tgname FROM pg_trigger WHERE tgrelid = 'news'::regclass;
DROP TABLE news;

-- keys of several columns and of other types, odd names, another schema, generated columns, times
CREATE SCHEMA "Der ""Ort""";
CREATE TABLE "Der ""Ort"""."Die Artikel" ("kind" text COLLATE "C", "a ""b""" uuid, at timestamptz, page varchar(200), body text GENERATED ALWAYS AS (upper(page)) STORED,
	UNIQUE ("a ""b""", "kind"));
SET timezone = 'Asia/Shanghai';
SELECT zh_track('"Der ""Ort"""."Die Artikel"', '{kind,"a \"b\""}'::name[], 'body', 'at');
ALTER TABLE "Der ""Ort"""."Die Artikel" ALTER "kind" SET NOT NULL, ALTER "a ""b""" SET NOT NULL;
SELECT zh_track('"Der ""Ort"""."Die Artikel"', '{kind,"a \"b\""}'::name[], 'body', 'at');
SET timezone = 'UTC';
INSERT INTO "Der ""Ort"""."Die Artikel" VALUES ('a', '00000000-0000-0000-0000-000000000001', '2025-06-18 23:00+00', '昨天，王毅说，好');
SELECT article_kind, "a ""b""", published, starts_at FROM "Der ""Ort"""."Die Artikel_dates";
UPDATE "Der ""Ort"""."Die Artikel" SET page = '今天。', "kind" = 'b';
SELECT article_kind, "a ""b""", published, starts_at FROM "Der ""Ort"""."Die Artikel_dates";
SELECT key_columns, body_column, published_column, time_zone FROM zh_tracked;
SELECT zh_untrack('"Der ""Ort"""."Die Artikel"');
DROP TABLE "Der ""Ort"""."Die Artikel";
DROP SCHEMA "Der ""Ort""";

-- names at the limit
CREATE TABLE 这是一张名字非常非常长的新闻文章表格啊啊啊 (id bigint PRIMARY KEY, body text);
SELECT zh_track('这是一张名字非常非常长的新闻文章表格啊啊啊', 'id', 'body');
INSERT INTO 这是一张名字非常非常长的新闻文章表格啊啊啊 VALUES (1, '王毅说，好。'), (2, NULL);
SELECT compare('这是一张名字非常非常长的新闻文章表格啊啊啊');
SELECT zh_untrack('这是一张名字非常非常长的新闻文章表格啊啊啊');
DROP TABLE 这是一张名字非常非常长的新闻文章表格啊啊啊;

-- pages with several articles
CREATE TABLE pages (id int PRIMARY KEY, page text);
SELECT zh_track('pages', 'id', 'page', pages => true);
INSERT INTO pages VALUES (1, E'# 出口增长\n\n本報臺北六月一日電（記者王剛）出口增長35%，達948億美元。業者認為，明年會更好，還要增加二百人。\n\n# 大桥合龙\n\n本报临江7月2日电（记者李明）江北大桥昨天合龙，桥长3公里。王毅说，很好。两岸居民到场观看。\n');
SELECT f.article_no, kind, subject_key, value, substr(page, pos, len) AS printed FROM pages_facts AS f JOIN pages USING (id) WHERE kind IN ('quantity', 'credit') ORDER BY fact_no;
SELECT article_no, quote FROM pages_quotes;
SELECT zh_untrack('pages');
DROP TABLE pages;

-- without a foreign key
CREATE TABLE loose (id int PRIMARY KEY, body text);
SELECT zh_track('loose', 'id', 'body', foreign_key => false);
INSERT INTO loose SELECT i, '王毅说，好。' FROM generate_series(1, 3) AS i;
UPDATE loose SET id = id + 10;
DELETE FROM loose WHERE id = 12;
SELECT compare('loose');
ALTER TABLE loose DISABLE TRIGGER zhnews_facts_delete;
DELETE FROM loose WHERE id = 11;
SELECT compare('loose');
CALL zh_backfill('loose');
SELECT compare('loose');
TRUNCATE loose;
SELECT compare('loose'), count(*) FROM loose_facts_state;
-- an article that comes where another one's facts were left: they are replaced
INSERT INTO loose VALUES (1, '王毅说，好。'), (2, '王毅说，不好。');
ALTER TABLE loose DISABLE TRIGGER zhnews_facts_delete;
DELETE FROM loose;
INSERT INTO loose VALUES (1, '李强说，来过3人。'), (3, '李强说，没来过。');
SELECT id, speaker, quote FROM loose_quotes ORDER BY id;
TRUNCATE loose;
-- where replication applies changes
ALTER TABLE loose ENABLE ALWAYS TRIGGER zhnews_facts_delete;
SET session_replication_role = replica;
INSERT INTO loose SELECT i, '王毅说，好。' FROM generate_series(1, 3) AS i;
UPDATE loose SET body = '王毅说，不好。' WHERE id = 1;
DELETE FROM loose WHERE id = 2;
SELECT compare('loose');
TRUNCATE loose;
SELECT compare('loose'), count(*) FROM loose_facts_state;
RESET session_replication_role;
-- what depends on the facts is kept
INSERT INTO loose VALUES (1, '王毅说，好。');
CREATE VIEW mine AS SELECT * FROM loose_quotes;
SELECT zh_untrack('loose');
SELECT count(*) FROM mine;
SELECT zh_untrack('loose', cascade_all => true);
DROP TABLE loose;

-- triggers of one's own on the facts
CREATE TABLE heard (id int PRIMARY KEY, body text);
SELECT zh_track('heard', 'id', 'body');
CREATE TABLE alerts (id int, quote text);
CREATE FUNCTION hear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO alerts VALUES (NEW.id, NEW.object); RETURN NULL; END $$;
CREATE TRIGGER hear AFTER INSERT ON heard_facts FOR EACH ROW WHEN (NEW.kind = 'quote') EXECUTE FUNCTION hear();
INSERT INTO heard VALUES (1, '王毅说，好。'), (2, '王毅说，不好。');
SELECT * FROM alerts ORDER BY id;
SELECT compare('heard');
-- a trigger of the user on the state, a column and a constraint of his: noted by a statement then
CREATE TABLE reads (id int, extraction int);
CREATE FUNCTION note_read() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO reads VALUES (NEW.id, NEW.extraction); RETURN NULL; END $$;
CREATE TRIGGER note_read AFTER INSERT ON heard_facts_state FOR EACH ROW EXECUTE FUNCTION note_read();
INSERT INTO heard VALUES (3, '王毅说，行。');
SELECT id, extraction = zh_extraction() AS read FROM reads;
DROP TRIGGER note_read ON heard_facts_state;
ALTER TABLE heard_facts_state ADD seen boolean DEFAULT true;
INSERT INTO heard VALUES (4, '王毅说，可以。');
SELECT id, seen FROM heard_facts_state WHERE id = 4;
ALTER TABLE heard_facts_state DROP seen, ADD CHECK (id < 10);
\set VERBOSITY terse
INSERT INTO heard VALUES (10, '王毅说，不行。');
\set VERBOSITY default
SELECT compare('heard'), count(*) FROM heard_facts_state;
-- an article that another trigger deletes before it is read
CREATE FUNCTION withdraw() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM heard WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER a_first AFTER INSERT ON heard FOR EACH ROW WHEN (NEW.body LIKE '撤稿%') EXECUTE FUNCTION withdraw();
INSERT INTO heard VALUES (5, '撤稿。王毅说，可以。');
DROP TRIGGER a_first ON heard;
-- one that is deleted again in the same transaction, or whose savepoint is gone
BEGIN;
INSERT INTO heard VALUES (6, '王毅说，会的。');
DELETE FROM heard WHERE id = 6;
SAVEPOINT s;
INSERT INTO heard VALUES (7, '王毅说，不会。');
ROLLBACK TO s;
INSERT INTO heard VALUES (7, '李强说，会的。');
COMMIT;
SELECT compare('heard'), string_agg(id::text, ' ' ORDER BY id) FROM heard_facts_state;
SELECT zh_untrack('heard');
DROP TABLE reads;
DROP TABLE heard, alerts;
DROP FUNCTION hear();

-- what is refused
CREATE TABLE t (id int PRIMARY KEY, other int, body text, day text, n int, UNIQUE (other) DEFERRABLE);
CREATE VIEW v AS SELECT * FROM t;
SELECT zh_track('v', 'id', 'body');
SELECT zh_track('t', 'no', 'body');
SELECT zh_track('t', 'id', 'n');
SELECT zh_track('t', 'id', 'body', 'day');
SELECT zh_track('t', 'other', 'body');
SELECT zh_track('t', ARRAY['id', 'other'], 'body');
SELECT zh_track('t', ARRAY[]::name[], 'body');
SELECT zh_track(NULL, 'id', 'body');
SELECT zh_untrack('t');
CALL zh_backfill('t');
SELECT zh_track_rights('t');
CREATE TABLE t_quotes ();
SELECT zh_track('t', 'id', 'body');
DROP TABLE t_quotes;
SELECT zh_track('t', 'id', 'body');
SELECT zh_track('t', 'id', 'body');
CALL zh_backfill('t', 0);
BEGIN;
CALL zh_backfill('t');
ROLLBACK;
CREATE TABLE u (id int);
CREATE TRIGGER mine AFTER INSERT ON u FOR EACH ROW EXECUTE FUNCTION zhnews_track('1', '', '');
INSERT INTO u VALUES (1);
SELECT zh_untrack('t');
DROP TABLE t, u CASCADE;
DROP FUNCTION compare(regclass);
