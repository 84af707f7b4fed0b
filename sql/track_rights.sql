-- Who may track what, and who sees the facts
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
\set SHOW_CONTEXT never
CREATE ROLE regress_zh_owner;
CREATE ROLE regress_zh_writer;
CREATE ROLE regress_zh_reader;
CREATE ROLE regress_zh_member IN ROLE regress_zh_owner;
CREATE SCHEMA desk AUTHORIZATION regress_zh_owner;
GRANT USAGE ON SCHEMA desk TO PUBLIC;

SET ROLE regress_zh_owner;
CREATE TABLE desk.articles (id int PRIMARY KEY, body text NOT NULL, section text);
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.articles TO regress_zh_writer;
GRANT SELECT ON desk.articles TO regress_zh_reader WITH GRANT OPTION;
GRANT SELECT (id) ON desk.articles TO PUBLIC;

-- others may not
SET ROLE regress_zh_writer;
SELECT zh_track('desk.articles', 'id', 'body');
SELECT zh_track('pg_catalog.pg_authid', 'oid', 'rolpassword');

-- a member of the owning role may; all belongs to the owner
SET ROLE regress_zh_member;
SELECT zh_track('desk.articles', 'id', 'body');
RESET ROLE;
SELECT DISTINCT pg_get_userbyid(relowner) AS owner, replace(relacl::text, 'Dxtm', 'Dxt') AS relacl FROM pg_class -- m, MAINTAIN, came with 17
WHERE relnamespace = 'desk'::regnamespace AND relname LIKE 'articles\_%' AND relkind IN ('r', 'v');

-- who writes articles needs no rights on the facts, and gets none
SET ROLE regress_zh_writer;
INSERT INTO desk.articles VALUES (1, '王毅说，好。', 'a'), (2, '王毅说，不好。', 'b');
UPDATE desk.articles SET body = '王毅表示，好。' WHERE id = 1;
DELETE FROM desk.articles WHERE id = 2;
INSERT INTO desk.articles VALUES (2, '王毅说，不好。', 'b');
SELECT id, verb FROM desk.articles_quotes ORDER BY id;
INSERT INTO desk.articles_facts SELECT 1, 100, 'name', 1, 1;
DELETE FROM desk.articles_facts_state;
CALL zh_backfill('desk.articles');
SELECT zhnews_extract('desk.articles'::regclass, 'SELECT 1, ''王毅说，好。''::text, NULL::date', '');
SELECT zh_untrack('desk.articles');
SELECT zh_track_rights('desk.articles');

-- a trigger of one's own reaches no facts of others
RESET ROLE;
CREATE SCHEMA mine AUTHORIZATION regress_zh_writer;
SET ROLE regress_zh_writer;
CREATE TABLE mine.bait (id int PRIMARY KEY, body text);
CREATE TRIGGER zhnews_facts_insert AFTER INSERT ON mine.bait FOR EACH ROW
	WHEN (zhnews_changed('desk.articles_facts'::regclass, 'desk.articles_facts_state'::regclass, NULL::record, ROW(NEW.id, NEW.body)))
	EXECUTE FUNCTION zhnews_track('1', '', '');
INSERT INTO mine.bait VALUES (1, '李明说，坏。');
-- nor do functions and operators of one's own get called with the owner's rights
CREATE FUNCTION mine.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE FUNCTION mine.never(int, int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE OPERATOR mine.= (LEFTARG = int, RIGHTARG = int, FUNCTION = mine.never);
CREATE OPERATOR mine.>= (LEFTARG = int, RIGHTARG = int, FUNCTION = mine.never);
SET search_path = mine, pg_catalog;
UPDATE desk.articles SET body = '王毅指出，好。', id = 4 WHERE body LIKE '%表示%';
RESET search_path;
SELECT id, verb FROM desk.articles_quotes ORDER BY id;

-- the owner's search_path does not matter either
RESET ROLE;
GRANT USAGE ON SCHEMA mine TO regress_zh_owner;
SET ROLE regress_zh_owner;
SET search_path = mine, pg_catalog, public;
CALL zh_backfill('desk.articles', again => true);
SHOW search_path;
RESET search_path;

-- row-level security of the articles
ALTER TABLE desk.articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY sections ON desk.articles USING (section = 'a' OR current_user = 'regress_zh_writer');
SET ROLE regress_zh_reader;
SELECT count(*) FROM desk.articles_facts;
SET ROLE regress_zh_owner;
SELECT zh_track_rights('desk.articles');
SET ROLE regress_zh_reader;
SELECT DISTINCT id FROM desk.articles_facts;
SELECT count(*) FROM desk.articles_quotes WHERE id = 2;
SELECT DISTINCT id FROM desk.articles_facts_state;
SET ROLE regress_zh_writer;
SELECT DISTINCT id FROM desk.articles_facts ORDER BY id;
INSERT INTO desk.articles VALUES (5, '王毅说，好。', 'c');
SET ROLE regress_zh_reader;
SELECT DISTINCT id FROM desk.articles_facts;

-- privileges that changed
SET ROLE regress_zh_owner;
ALTER TABLE desk.articles DISABLE ROW LEVEL SECURITY;
REVOKE SELECT ON desk.articles FROM regress_zh_reader;
SELECT zh_track_rights('desk.articles');
SET ROLE regress_zh_writer;
SELECT DISTINCT id FROM desk.articles_facts ORDER BY id;
SET ROLE regress_zh_reader;
SELECT count(*) FROM desk.articles_facts;
SELECT count(*) FROM desk.articles_names;
SELECT count(*) FROM zh_progress;

-- a table that went to another owner without its facts
RESET ROLE;
DROP TABLE mine.bait;
ALTER TABLE desk.articles OWNER TO regress_zh_reader;
INSERT INTO desk.articles VALUES (6, '王毅说，好。');
ALTER TABLE desk.articles OWNER TO regress_zh_owner;
SELECT zh_untrack('desk.articles');
SELECT count(*) FROM pg_class WHERE relnamespace = 'desk'::regnamespace AND relkind IN ('r', 'v');
DROP SCHEMA desk, mine CASCADE;
DROP ROLE regress_zh_member, regress_zh_owner, regress_zh_writer, regress_zh_reader;
