-- Search: parser, dictionaries, configurations, tsvector and tsquery

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
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_tsvector(text) IS 'what to_tsvector(''zhnews'', body) gives, faster, and without its limits on long texts';

CREATE FUNCTION zh_query(q text) RETURNS tsquery
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_query(text) IS 'the query that a person typed into a search box';

CREATE FUNCTION zh_contains(body text, phrase text) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_contains(text, text) IS 'does the text contain the phrase, whatever script, width and case';

CREATE FUNCTION zh_matches(body text, query tsquery) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_matches(text, tsquery) IS 'what zh_tsvector(body) @@ query says, without making a tsvector';

CREATE OPERATOR ~~~ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zh_contains,
    RESTRICT = pg_catalog.matchingsel, JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR ~~~ (text, text) IS 'does the text contain the phrase, whatever script, width and case';

CREATE OPERATOR ~~~ (
    LEFTARG = text, RIGHTARG = tsquery, FUNCTION = zh_matches,
    RESTRICT = pg_catalog.matchingsel, JOIN = pg_catalog.matchingjoinsel
);
COMMENT ON OPERATOR ~~~ (text, tsquery) IS 'does the text match the query';

CREATE FUNCTION zh_headline(body text, query tsquery, options text DEFAULT '') RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zh_headline(text, tsquery, text) IS 'the text with the matches of the query marked, whole or in passages';
