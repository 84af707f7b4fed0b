--- # Search
---
--- A text is found by every part of its Chinese runs, in either script, and by nothing else. A *run* is
--- a sequence of Han or kana characters; it goes on over line breaks and blanks inside a paragraph
--- (not over the end of one, a heading or a byline; blanks in headings and bylines separate), and through a
--- single dash or interpunct between two of its characters: 中國－中亞 and 中国—中亚 are one name. Runs
--- are cut into overlapping bigrams of folded characters (see `zh_fold`). What stands between runs is
--- left to PostgreSQL's default parser: Latin words, numbers, e-mail addresses, URLs, hosts, as they
--- stand in clean text (see `zh_clean`), so that a number broken over two lines is one. The parser's
--- token for it is what was printed, with the line break.
---
--- Four ways to search, from the least to set up to the fastest:
---
---     SELECT * FROM articles WHERE body ~~~ '托卡耶夫';                      -- no index
---     CREATE INDEX ON articles USING gin (zh_tsvector(body));                -- expression index
---     SELECT * FROM articles WHERE zh_tsvector(body) @@ zh_query('托卡耶夫');
---     ALTER TABLE articles ADD tsv tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED;
---     CREATE INDEX ON articles USING gin (tsv);                              -- stored column
---     SELECT * FROM articles WHERE tsv @@ zh_query('托卡耶夫');
---
--- ## Parser, dictionaries, configurations
---
--- The parser `zhnews` has the token types of the default parser with their numbers, 1 to 23, and:
---
--- | type | alias | what it is | dictionary |
--- |---|---|---|---|
--- | 24 | `han` | a piece of a long run | `zhnews_han`: its bigrams |
--- | 25 | `han_tail` | a run of two and more characters, or the last piece of one | `zhnews_tail`: its bigrams, the last one also reversed, as 会‹峰, so that 会 is found |
--- | 26 | `han_single` | a run of one character | `zhnews_single`: a prefix in queries |
--- | 27 | `han_end` | the last character once more | `zhnews_stop`: takes a position |
--- | 28 | `break` | punctuation, the end of a paragraph | `zhnews_stop`: no phrase matches across it |
---
--- Every character of a run takes a position, so a phrase needs only every other bigram.
---
--- The reversed bigrams are 14 % of a text's lexemes. For 44 % of them another bigram of the same text begins with that
--- character, by which one-character queries find the text anyway. They are kept all the same: a phrase of a character and
--- a word (`"与G20"`) asks for the character where it stands, and so do distances typed by hand; `ts_rank` counts how often a
--- character occurs, and not in how many ways it was indexed; `ts_delete`, and a merge of vectors with other weights, may take
--- the other bigram away. With those kept that stand before a word, a third could go: 5 % of an index, for answers that would
--- depend on the rest of the text.
---
--- The configuration `zhnews` is for documents and serves for queries too; `zhnews_query` gives the same
--- lexemes with leaner queries. They belong to the extension: to map words otherwise (stemming,
--- synonyms), make a copy, `CREATE TEXT SEARCH CONFIGURATION mine (COPY = zhnews)`, and use
--- `to_tsvector('mine', …)`. The dictionary template `zh_fold` has one option, `FORM`: `word`, `han`,
--- `tail`, `single` or `stop`.
---
--- `plainto_tsquery`, `phraseto_tsquery` and `websearch_to_tsquery` see blanks inside a quoted or plain
--- text as typesetting; to search for several words, use `zh_query`.


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

--- The lexemes of a text with their positions: what `to_tsvector('zhnews', body)` gives.
---
---     SELECT zh_tsvector('首届峰会，2023年');  -- '2023':6 '会‹峰':3 '届峰':2 '峰会':3 '年':7 '首届':1
---
--- Where PostgreSQL's limits would reject or clip a long text, it gives up in steps, with a NOTICE each:
---
--- | a text of | what happens |
--- |---|---|
--- | more than 16,383 positions | as in `to_tsvector`: words are found, phrases of three and more characters only before that |
--- | more than 255 occurrences of a word | as in `to_tsvector`: the first 255 count for phrases |
--- | more than 1 MB of lexemes and positions | positions are left out: words of one and two characters are found |
--- | still more | the reversed last bigrams are left out, then the rarest lexemes |
---
--- `body ~~~ query` has none of these limits.
CREATE FUNCTION zh_tsvector(body text) RETURNS tsvector
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION zh_tsvector(text) IS 'what to_tsvector(''zhnews'', body) gives, faster, and without its limits on long texts';

--- The same for a headline and the text below it: what stands in the headline has weight A, which
--- `ts_rank` counts ten times as much as the text's D, and no phrase matches from the one into the other.
---
---     SELECT zh_tsvector('峰会', '合作');  -- '会‹峰':1A '作‹合':4 '合作':4 '峰会':1A
---
--- Either may be NULL. PostgreSQL's `||` alone would lose the end of the first run:
--- `setweight(zh_tsvector('峰会'), 'A') || zh_tsvector('与合作')` matches 峰会合作. Both together may have
--- 200,000 bytes; where they are longer, they are one text without weights.
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

--- The query that a person typed into a search box. Never raises an error: what makes no sense is left
--- out, and an empty query matches nothing.
---
--- | typed | meaning |
--- |---|---|
--- | `中亚 峰会` | both; blanks of any width separate |
--- | `"中亚 峰会"` `“中亚峰会”` `「中亞峰會」` | the phrase; blanks between Chinese characters do not count |
--- | `中亚 OR 东盟`, `中亚 或 东盟`, `中亚｜东盟` | one of them; binds less tightly than AND |
--- | `中亚 -峰会`, `中亚 －"东盟 峰会"` | the first without the second |
--- | `Kazakh*` | words that start so; in Chinese every text is found by its beginning anyway |
--- | `水` | a single character, wherever it stands |
--- | `2018年`, `G7峰会`, `10,000` | words and characters side by side |
--- | `"中亚，峰会"`, `中亚，峰会` | punctuation separates, quoted or not: each part must stand somewhere |
--- | `-"中亚，峰会"`, `-中亚，峰会` | not all of the parts |
---
--- Punctuation is what no match goes across, in a text and in a query: all signs but a single dash or
--- interpunct in a name, what joins words (`-`, `'`, `&`, `/`, `@`, `_`), and the comma or colon of a
--- number. `zh_query`, `~~~` and `zh_headline` agree on it. (PostgreSQL's own `phraseto_tsquery` and the
--- like put `<3>` between such parts, where any one word may stand for the sign.)
---
--- The query is minimal: no word that another one implies, every other bigram of a run. At most 65,536
--- terms and 900,000 bytes are used.
CREATE FUNCTION zh_query(q text) RETURNS tsquery
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_query(text) IS 'the query that a person typed into a search box';

--- The function behind `body ~~~ 'phrase'`: does the text contain the phrase, as
--- `zh_query('"phrase"')` would find it? Chinese characters match inside runs, Latin words whole. The
--- text itself is searched: no tsvector, no limits of one, at about the speed of `LIKE`.
---
---     SELECT '中國—中亞峰會' ~~~ '中亚峰会';  -- true
CREATE FUNCTION zh_contains(body text, phrase text) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 250;
COMMENT ON FUNCTION zh_contains(text, text) IS 'does the text contain the phrase, whatever script, width and case';

--- The function behind `body ~~~ query`: what `zh_tsvector(body) @@ query` says, for any tsquery of
--- folded lexemes, without making the tsvector and without its limits.
---
---     SELECT '中國—中亞峰會' ~~~ zh_query('峰会 -东盟');  -- true
CREATE FUNCTION zh_matches(body text, query tsquery) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION zh_matches(text, tsquery) IS 'what zh_tsvector(body) @@ query says, without making a tsvector';

--- What the planner takes for the share of rows that `~~~` finds: what the dictionary of an index of access
--- method `zhnews` says where the column has one, else what `matchingsel` does.
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

--- The text with the matches of the query marked. Only text of the original is shown, in reading order,
--- each character once; marks stand around whole matches, and every match that is shown is marked.
---
--- Options are those of `ts_headline` and one more, as in `'MaxFragments=2, HtmlEscape=true'`:
---
--- | option | default | meaning |
--- |---|---|---|
--- | `StartSel`, `StopSel` | `<b>`, `</b>` | what stands around a match |
--- | `MaxWords`, `MinWords` | 35, 15 | length of a passage; a Chinese character counts as a word |
--- | `MaxFragments` | 0 | number of passages (0: one), at most 64 |
--- | `FragmentDelimiter` | ` ... ` | what stands between passages |
--- | `HighlightAll` | false | the whole text |
--- | `HtmlEscape` | false | `&`, `<`, `>`, `"` and `'` of the text as entities, so that a web page can print it |
--- | `ShortWord` | | accepted and without effect |
---
--- Passages begin and end with sentences or clauses where there are any near. Unknown options and
--- values raise `invalid_parameter_value`.
---
---     SELECT zh_headline('中亚合作，中亚峰会，东盟峰会', zh_query('中亚峰会'));  -- 中亚合作，<b>中亚峰会</b>，东盟峰会
CREATE FUNCTION zh_headline(body text, query tsquery, options text DEFAULT '') RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION zh_headline(text, tsquery, text) IS 'the text with the matches of the query marked, whole or in passages';
