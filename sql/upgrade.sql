-- An extension that was upgraded is the one that is installed afresh: the same objects, with the same properties
SELECT current_database() AS home \gset
CREATE DATABASE upgrade TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
\c upgrade
CREATE FUNCTION members() RETURNS SETOF text LANGUAGE sql AS $$
SELECT concat_ws(' | ', pg_describe_object(d.classid, d.objid, 0), obj_description(d.objid, d.classid::regclass::name),
	pg_get_functiondef(p.oid), o.oprrest::text, o.oprjoin::text, md5(array_to_string(array(
		SELECT (m.maptokentype, m.mapseqno, t.dictname)::text FROM pg_ts_config_map m JOIN pg_ts_dict t ON t.oid = m.mapdict
		WHERE m.mapcfg = d.objid AND d.classid = 'pg_ts_config'::regclass ORDER BY 1), ',')))
FROM pg_depend d LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
	LEFT JOIN pg_operator o ON d.classid = 'pg_operator'::regclass AND o.oid = d.objid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews')
$$;
CREATE EXTENSION zhnews VERSION '0.1';
CREATE TABLE articles (body text, tsv tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED);
CREATE INDEX ON articles USING gin (tsv);
INSERT INTO articles VALUES ('中亞峰會閉幕'), ('东盟会议');
ALTER EXTENSION zhnews UPDATE;
SELECT body, body ~~~ '中亚' AS matches FROM articles WHERE tsv @@ zh_query('峰会');
CREATE TABLE upgraded AS SELECT members() AS member;
DROP EXTENSION zhnews CASCADE;
CREATE EXTENSION zhnews;
(SELECT 'only after an upgrade', member FROM upgraded EXCEPT SELECT 'only after an upgrade', members())
UNION ALL
(SELECT 'only in a fresh one', members() EXCEPT SELECT 'only in a fresh one', member FROM upgraded);
-- everything has a comment
SELECT pg_describe_object(classid, objid, 0) FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND obj_description(objid, classid::regclass::name) IS NULL
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews')
	AND classid <> 'pg_type'::regclass;
-- Every function is parallel safe, and immutable unless it is a helper (zhnews_...) that reads catalogs or has
-- a list of terms to read (then stable); one that writes tables says so: volatile, and not for parallel plans.
CREATE VIEW functions AS
	SELECT p.oid::regprocedure AS function, p.* FROM pg_proc p
	JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews');
SELECT function FROM functions
WHERE NOT (proparallel = 's' AND (provolatile = CASE WHEN 'terms' = ANY (proargnames) THEN 's' ELSE 'i' END OR prorettype = 'internal'::regtype
		OR 'index' = ANY (proargnames) OR proname LIKE 'zhnews\_%'))
	AND NOT (proparallel = 'u' AND provolatile = 'v') AND proname <> 'zhnews_bm25_distance';
SELECT function FROM functions WHERE proparallel = 'u' ORDER BY proname, pronargs, function::text COLLATE "C";
\c :home
DROP DATABASE upgrade;
