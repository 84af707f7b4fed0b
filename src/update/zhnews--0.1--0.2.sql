/* zhnews: what version 0.2 added */

\echo Use "ALTER EXTENSION zhnews UPDATE TO '0.2'" to load this file. \quit

CREATE FUNCTION zh_convert_changes(body text, config text, context boolean DEFAULT true)
	RETURNS TABLE (pos integer, len integer, original text, converted text)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 100;
COMMENT ON FUNCTION zh_convert_changes(text, text, boolean) IS
	'the passages that zh_convert changes: where they stand, before and after';

CREATE FUNCTION zh_script_detail(body text, OUT script text, OUT hans real, OUT hant real,
		OUT region text, OUT japanese boolean)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION zh_script_detail(text) IS
	'zh_script with the shares of both scripts, the region and whether the text is Japanese';

CREATE FUNCTION zh_tsvector(headline text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
	SELECT CASE WHEN pg_catalog.octet_length(headline) OPERATOR(pg_catalog.+) pg_catalog.octet_length(body) OPERATOR(pg_catalog.<) 200000
		THEN pg_catalog.ts_delete(pg_catalog.setweight(@extschema@.zh_tsvector(headline), 'A')
			OPERATOR(pg_catalog.||) pg_catalog.tsvector '''|'':2' OPERATOR(pg_catalog.||) @extschema@.zh_tsvector(body), '|')
		WHEN body IS NULL THEN pg_catalog.setweight(@extschema@.zh_tsvector(headline), 'A')
		WHEN headline IS NULL THEN @extschema@.zh_tsvector(body)
		ELSE @extschema@.zh_tsvector(headline OPERATOR(pg_catalog.||) E'\n\n' OPERATOR(pg_catalog.||) body) END
$$;
COMMENT ON FUNCTION zh_tsvector(text, text) IS 'lexemes of a headline, with weight A, and of the text below it';

CREATE FUNCTION zh_contains(body text, phrase text) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 250;
COMMENT ON FUNCTION zh_contains(text, text) IS 'does the text contain the phrase, whatever script, width and case';

CREATE FUNCTION zh_matches(body text, query tsquery) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION zh_matches(text, tsquery) IS 'what zh_tsvector(body) @@ query says, without making a tsvector';

CREATE FUNCTION zhnews_matchsel(internal, oid, internal, integer) RETURNS double precision
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_matchsel(internal, oid, internal, integer) IS 'share of rows that ~~~ finds, for the planner';

CREATE OPERATOR ~~~ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zh_contains,
    RESTRICT = zhnews_matchsel, JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR ~~~ (text, text) IS 'does the text contain the phrase, whatever script, width and case';

CREATE OPERATOR ~~~ (
    LEFTARG = text, RIGHTARG = tsquery, FUNCTION = zh_matches,
    RESTRICT = zhnews_matchsel, JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR ~~~ (text, tsquery) IS 'does the text match the query';

CREATE FUNCTION zh_headline(body text, query tsquery, options text DEFAULT '') RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION zh_headline(text, tsquery, text) IS 'the text with the matches of the query marked, whole or in passages';

CREATE FUNCTION zh_sentences(
	body text,
	OUT sentence_no int,
	OUT paragraph_no int,
	OUT pos int,
	OUT len int,
	OUT sentence text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 40;
COMMENT ON FUNCTION zh_sentences(text) IS 'sentences, over line wraps, with their paragraphs';

CREATE FUNCTION zh_articles(
	page text,
	OUT article_no int,
	OUT pos int,
	OUT len int,
	OUT headline text,
	OUT subheads text[],
	OUT body text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 2;
COMMENT ON FUNCTION zh_articles(text) IS 'articles printed on one page: headline, subheads, body';

CREATE FUNCTION zh_credits(
	body text,
	published date DEFAULT NULL,
	OUT pos int,
	OUT len int,
	OUT kind text,
	OUT agency text,
	OUT reporters text[],
	OUT place text,
	OUT dated date)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500 ROWS 3;
COMMENT ON FUNCTION zh_credits(text, date) IS 'datelines, bylines, photo credits and cited agencies';

-- whole pieces of the install script that are new in this version
-- include: 42-names.sql
-- include: 43-quotes.sql
-- include: 44-events.sql
-- include: 45-facts.sql
-- include: 48-terms.sql
-- include: 49-planner.sql
-- include: 50-reprints.sql
-- include: 60-fact-columns.sql
-- include: 61-track.sql
-- include: 62-backfill.sql
-- include: 63-report-views.sql
-- include: 70-index.sql
