--- # Index
---
--- The access method `zhnews` makes an index on a text column itself; no `tsvector` is needed. It keeps
--- the positions of all characters and words, so that phrases of any length are answered from the
--- index alone:
---
---     CREATE INDEX ON articles USING zhnews (body);
---     SELECT * FROM articles WHERE body ~~~ '一带一路';
---     SELECT * FROM articles WHERE body ~~~ zh_query('中亚 峰会 -东盟');

CREATE FUNCTION zhnews_am_handler(internal) RETURNS index_am_handler
AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_am_handler(internal) IS 'handler of access method zhnews';

CREATE ACCESS METHOD zhnews TYPE INDEX HANDLER zhnews_am_handler;
COMMENT ON ACCESS METHOD zhnews IS 'positional full-text index of Chinese news text';

--- The function behind `body <=> query`, which orders by relevance. An index scan alone can tell: without
--- one, the function raises `feature_not_supported`.
---
---     SELECT title FROM articles WHERE body ~~~ zh_query('中亚 峰会')
---     ORDER BY body <=> zh_query('中亚 峰会') LIMIT 10;
---
--- The distance is the negated BM25 score (k1 = 1.2, b = 0.75) for all words and pairs of characters of the
--- query that are not negated. Rows without any of them come after the others, NULLs last.
CREATE FUNCTION zhnews_bm25_distance(body text, query tsquery) RETURNS double precision
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL RESTRICTED COST 1000000;
COMMENT ON FUNCTION zhnews_bm25_distance(text, tsquery) IS 'implementation of <=>: only a zhnews index can tell';

CREATE OPERATOR <=> (LEFTARG = text, RIGHTARG = tsquery, FUNCTION = zhnews_bm25_distance);
COMMENT ON OPERATOR <=> (text, tsquery) IS 'negated BM25 score, for ORDER BY ... LIMIT with a zhnews index';

CREATE OPERATOR FAMILY zhnews_text_ops USING zhnews;
COMMENT ON OPERATOR FAMILY zhnews_text_ops USING zhnews IS 'operators of access method zhnews';

CREATE OPERATOR CLASS zhnews_text_ops DEFAULT FOR TYPE text USING zhnews FAMILY zhnews_text_ops AS
    OPERATOR 1 ~~~ (text, text),
    OPERATOR 2 ~~~ (text, tsquery),
    OPERATOR 3 <=> (text, tsquery) FOR ORDER BY pg_catalog.float_ops;
COMMENT ON OPERATOR CLASS zhnews_text_ops USING zhnews IS 'text searched by ~~~';

--- What an index holds: documents, deleted ones that are still in it, and ones that no segment holds
--- yet; the sum of the documents' lengths in terms; its segments; the bytes of its parts; the version of
--- its format. Only for the index's owner.
---
---     SELECT documents, pending, segments FROM zh_index_stats('articles_body_idx');
CREATE FUNCTION zh_index_stats(index regclass,
    OUT documents bigint, OUT dead bigint, OUT pending bigint, OUT terms bigint, OUT segments integer,
    OUT dictionary_bytes bigint, OUT document_bytes bigint, OUT position_bytes bigint, OUT row_bytes bigint,
    OUT pending_bytes bigint, OUT free_bytes bigint, OUT format integer)
AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION zh_index_stats(regclass) IS 'what an index of access method zhnews holds';

--- Is an index whole, and does it say what the table says? Reads all of it, and all rows that are visible
--- now. Returns how many rows were compared; raises `index_corrupted` at the first fault. Only for the
--- index's owner.
---
---     SELECT zh_index_check('articles_body_idx');
CREATE FUNCTION zh_index_check(index regclass) RETURNS bigint
AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION zh_index_check(regclass) IS 'verify an index of access method zhnews against its table';

--- The BM25 score of a text for a query, with the document frequencies and the mean length of an index:
--- what `body <=> query` orders by, negated. Documents that are deleted and not merged away yet still count
--- in the frequencies. Only for the index's owner.
---
---     SELECT title, zh_bm25('articles_body_idx', body, q) AS score
---     FROM articles, zh_query('中亚 峰会') AS q WHERE body ~~~ q ORDER BY score DESC;
CREATE FUNCTION zh_bm25(index regclass, body text, query tsquery) RETURNS double precision
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION zh_bm25(regclass, text, tsquery) IS 'BM25 score of a text, with the frequencies of an index';
