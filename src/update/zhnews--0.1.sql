/* zhnews: made from the pieces in src/install */

\echo Use "CREATE EXTENSION zhnews" to load this file. \quit

DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8' THEN
		RAISE EXCEPTION 'zhnews does not support database encoding "%"', pg_catalog.getdatabaseencoding()
			USING ERRCODE = 'feature_not_supported',
				HINT = 'Create the extension in a database with encoding UTF8.';
	END IF;
END
$$;

CREATE FUNCTION zh_convert(body text, config text, context boolean DEFAULT true) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION zh_convert(text, text, boolean) IS
	'convert between Traditional and Simplified by an OpenCC configuration, in context or exactly as OpenCC 1.4.1';

CREATE FUNCTION zh_script(body text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 75;
COMMENT ON FUNCTION zh_script(text) IS
	'the script a text is printed in: hans, hant, mixed, han (nothing decides) or none (no Han)';

CREATE FUNCTION zh_fold(body text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION zh_fold(text) IS
	'search key of a text: Simplified, NFKC, case-folded, dashes and interpuncts unified, no white space inside Han runs';


CREATE FUNCTION zhnews_start(internal, int4) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_start(internal, int4) IS 'start of text search parser zhnews';

CREATE FUNCTION zhnews_gettoken(internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_gettoken(internal, internal, internal) IS 'next token of text search parser zhnews';

CREATE FUNCTION zhnews_end(internal) RETURNS void
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_end(internal) IS 'end of text search parser zhnews';

CREATE FUNCTION zhnews_headline(internal, internal, tsquery) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_headline(internal, internal, tsquery) IS 'headline of text search parser zhnews';

CREATE FUNCTION zhnews_lextype(internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_lextype(internal) IS 'token types of text search parser zhnews';

CREATE TEXT SEARCH PARSER zhnews (
    START = zhnews_start,
    GETTOKEN = zhnews_gettoken,
    END = zhnews_end,
    HEADLINE = zhnews_headline,
    LEXTYPES = zhnews_lextype
);
COMMENT ON TEXT SEARCH PARSER zhnews IS 'Chinese text as overlapping bigrams, other words as the default parser';

CREATE FUNCTION zh_fold_init(internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_fold_init(internal) IS 'initialization of text search template zh_fold';

CREATE FUNCTION zh_fold_lexize(internal, internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_fold_lexize(internal, internal, internal, internal) IS 'lexemes of text search template zh_fold';

CREATE TEXT SEARCH TEMPLATE zh_fold (INIT = zh_fold_init, LEXIZE = zh_fold_lexize);
COMMENT ON TEXT SEARCH TEMPLATE zh_fold IS 'script-, width- and case-folded tokens of parser zhnews';

CREATE TEXT SEARCH DICTIONARY zhnews_word (TEMPLATE = zh_fold, FORM = 'word');
COMMENT ON TEXT SEARCH DICTIONARY zhnews_word IS 'words, folded';
CREATE TEXT SEARCH DICTIONARY zhnews_han (TEMPLATE = zh_fold, FORM = 'han');
COMMENT ON TEXT SEARCH DICTIONARY zhnews_han IS 'bigrams of a Chinese run, folded';
CREATE TEXT SEARCH DICTIONARY zhnews_tail (TEMPLATE = zh_fold, FORM = 'tail');
COMMENT ON TEXT SEARCH DICTIONARY zhnews_tail IS 'last bigram of a Chinese run, plain and reversed';
CREATE TEXT SEARCH DICTIONARY zhnews_single (TEMPLATE = zh_fold, FORM = 'single');
COMMENT ON TEXT SEARCH DICTIONARY zhnews_single IS 'Chinese run of one character, a prefix in queries';
CREATE TEXT SEARCH DICTIONARY zhnews_stop (TEMPLATE = zh_fold, FORM = 'stop');
COMMENT ON TEXT SEARCH DICTIONARY zhnews_stop IS 'tokens that only take a position';

CREATE TEXT SEARCH CONFIGURATION zhnews (PARSER = zhnews);
COMMENT ON TEXT SEARCH CONFIGURATION zhnews IS 'configuration for Chinese news text';
ALTER TEXT SEARCH CONFIGURATION zhnews ADD MAPPING FOR
    asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part,
    hword_numpart, email, url, url_path, host, file, sfloat, float, int, uint, version
    WITH zhnews_word;
ALTER TEXT SEARCH CONFIGURATION zhnews ADD MAPPING FOR han WITH zhnews_han;
ALTER TEXT SEARCH CONFIGURATION zhnews ADD MAPPING FOR han_tail WITH zhnews_tail;
ALTER TEXT SEARCH CONFIGURATION zhnews ADD MAPPING FOR han_single WITH zhnews_single;
ALTER TEXT SEARCH CONFIGURATION zhnews ADD MAPPING FOR han_end, break WITH zhnews_stop;

CREATE TEXT SEARCH CONFIGURATION zhnews_query (COPY = zhnews);
COMMENT ON TEXT SEARCH CONFIGURATION zhnews_query IS 'configuration for queries of Chinese news text: the lexemes of zhnews, fewer operands';
ALTER TEXT SEARCH CONFIGURATION zhnews_query ALTER MAPPING FOR han_tail WITH zhnews_han;

CREATE FUNCTION zh_tsvector(body text) RETURNS tsvector
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION zh_tsvector(text) IS 'what to_tsvector(''zhnews'', body) gives, faster, and without its limits on long texts';

CREATE FUNCTION zh_query(q text) RETURNS tsquery
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_query(text) IS 'the query that a person typed into a search box';


CREATE FUNCTION zh_clean(body text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_clean(text) IS 'text with its paragraphs put back together, one a line, without marks and blanks of typesetting';

CREATE FUNCTION zh_quantities(
	body text,
	OUT pos int,
	OUT len int,
	OUT value numeric,
	OUT value_max numeric,
	OUT unit text,
	OUT unit_kind text,
	OUT currency text,
	OUT approx text,
	OUT change text,
	OUT subject text,
	OUT subject_key text,
	OUT value_si numeric,
	OUT unit_si text,
	OUT period text,
	OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 20;
COMMENT ON FUNCTION zh_quantities(text) IS
	'numbers with what they count or measure: value, unit, approximation, change, subject';

CREATE FUNCTION zh_dates(
	body text,
	published date DEFAULT NULL,
	OUT pos int,
	OUT len int,
	OUT starts_at timestamp,
	OUT ends_at timestamp,
	OUT grain text,
	OUT approx text,
	OUT zone text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2000 ROWS 20;
COMMENT ON FUNCTION zh_dates(text, date) IS
	'dates and times as half-open intervals, resolved by the day of publication';
