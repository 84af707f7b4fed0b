-- zh_backfill(): texts that are read together are read as if each were alone
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
SET datestyle = ISO;
\set SHOW_CONTEXT never

-- articles without a text, with an empty one, short ones that differ in all that a neighbour could lend: a day, a year,
-- a speaker; some that are longer than all that is read together
CREATE TABLE articles (paper text, no bigint, published date, body text, PRIMARY KEY (paper, no));
INSERT INTO articles
SELECT CASE i % 3 WHEN 0 THEN '晚报' ELSE '日报' END, i, CASE WHEN i % 5 > 0 THEN date '2025-01-31' + i END,
	CASE WHEN i % 17 = 0 THEN NULL WHEN i % 13 = 0 THEN ''
		WHEN i IN (30, 31, 90) THEN repeat(E'本市昨天投资3亿元修桥，市长李明说：“明年会更好。”\n\n', 1200)
		ELSE format('外交部长王%s%s日抵达。他说：“合作金额达%s亿元。”会谈定于3月%s日举行。', chr(27000 + i), i % 28 + 1, i, i % 30 + 1) END
FROM generate_series(1, 150) AS i;
SELECT zh_track('articles', ARRAY['paper', 'no'], 'body', 'published');
CREATE VIEW fresh AS
SELECT a.paper, a.no, f.*, a.published FROM articles AS a, zh_facts(a.body, a.published) AS f;
CREATE FUNCTION differences() RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM ((TABLE fresh EXCEPT ALL TABLE articles_facts) UNION ALL (TABLE articles_facts EXCEPT ALL TABLE fresh)) AS d
$$;
CALL zh_backfill('articles');
SELECT differences(), count(*) > 10000 AS many, (SELECT count(*) FROM articles_facts_state) AS read FROM articles_facts;
-- in batches of other sizes, some of the articles noted before and some not
CALL zh_backfill('articles', 33, again => true);
SELECT differences();
DELETE FROM articles_facts WHERE no % 2 = 0;
DELETE FROM articles_facts_state WHERE no % 2 = 0;
UPDATE articles_facts_state SET extraction = 0 WHERE no % 7 = 0;
CALL zh_backfill('articles', 7);
SELECT differences(), count(*) FROM articles_facts_state WHERE extraction = zh_extraction();

-- the state's own constraints hold: nothing is read that is no article, nor what a check refuses
\set VERBOSITY terse
SELECT zhnews_extract('articles', 'SELECT ''晨报''::text, 1::bigint, ''王毅说，好。''::text, NULL::date', '');
SELECT count(*) FROM articles_facts_state WHERE paper = '晨报';
DELETE FROM articles_facts WHERE paper = '晚报';
DELETE FROM articles_facts_state WHERE paper = '晚报';
ALTER TABLE articles_facts_state ADD CONSTRAINT morning CHECK (paper <> '晚报');
CALL zh_backfill('articles');
\set VERBOSITY default
SELECT count(*) FROM articles_facts WHERE paper = '晚报';
ALTER TABLE articles_facts_state DROP CONSTRAINT morning;
-- a trigger of one's own there fires, and may not want an article to be read
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN CASE WHEN NEW.no % 2 = 0 THEN NEW END; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON articles_facts_state FOR EACH ROW EXECUTE FUNCTION refuse();
CALL zh_backfill('articles');
SELECT count(*), count(*) FILTER (WHERE no % 2 = 0) AS even FROM articles_facts_state WHERE paper = '晚报';
SELECT count(*) FROM articles_facts WHERE paper = '晚报' AND no % 2 = 1;
DROP TRIGGER refuse ON articles_facts_state;
CALL zh_backfill('articles');
SELECT differences();
SELECT zh_untrack('articles', cascade_all => true);
DROP FUNCTION differences();
DROP VIEW fresh;
DROP FUNCTION refuse();
DROP TABLE articles;

-- pages of several articles each: a fact has its place on the page, and its number there
CREATE TABLE pages (id int PRIMARY KEY, page text);
INSERT INTO pages
SELECT i, string_agg(format(E'# 第%s号工程开工\n\n本報臺北%s月一日電（記者王剛）出口增長%s%%，達%s億美元。業者認為，明年會更好，還要增加二百人。\n\n', k, k, i, i * k), '' ORDER BY k)
FROM generate_series(1, 12) AS i, generate_series(1, 9) AS k GROUP BY i;
SELECT zh_track('pages', 'id', 'page', pages => true);
CALL zh_backfill('pages');
CREATE VIEW alone AS
SELECT id, a.article_no, f.kind, a.pos + f.pos - 1 AS pos, f.len, f.subject_key, f.value, f.starts_at
FROM pages, zh_articles(page) AS a, zh_facts(substr(page, a.pos, a.len)) AS f;
SELECT count(*) FILTER (WHERE a.id IS NULL OR f.id IS NULL) AS differences, count(*) > 500 AS many FROM alone AS a
FULL JOIN pages_facts AS f ON (a.id, a.article_no, a.kind, a.pos, a.len) = (f.id, f.article_no, f.kind, f.pos, f.len)
	AND (a.subject_key, a.value, a.starts_at) IS NOT DISTINCT FROM (f.subject_key, f.value, f.starts_at);
SELECT bool_and(of_page = numbers AND first = 1) AS numbered, max(articles) FROM (
	SELECT count(*) AS of_page, max(fact_no) AS numbers, min(fact_no) AS first, count(DISTINCT article_no) AS articles FROM pages_facts GROUP BY id) AS p;
SELECT zh_untrack('pages');
DROP VIEW alone;
DROP TABLE pages;
