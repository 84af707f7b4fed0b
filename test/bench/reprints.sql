-- reprints.sql - how alike an article is to the next one: zh_similarity and pg_trgm's similarity() on the same pairs;
-- signatures, and passages that both print

\ir common/session.sql
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TEMP TABLE pair AS
SELECT a, b, octet_length(a) + octet_length(b) AS bytes
FROM (SELECT body AS a, lead(body, 1, body) OVER () AS b, row_number() OVER () AS no FROM bench_text) AS t
WHERE no <= (SELECT count(DISTINCT body) FROM bench_text);
ANALYZE pair;

CREATE TEMP TABLE measurement (no integer, name text, expression text, baseline text);
INSERT INTO measurement VALUES
	(1, 'pg_trgm similarity', 'similarity(a, b)', ''),
	(2, 'zh_similarity', 'zh_similarity(a, b)', 'pg_trgm similarity'),
	(3, 'pg_trgm show_trgm', 'show_trgm(a), show_trgm(b)', ''),
	(4, 'zh_signature', 'zh_signature(a), zh_signature(b)', 'pg_trgm show_trgm'),
	(5, 'zh_shared_passages', '(SELECT count(*) FROM zh_shared_passages(a, b))', 'pg_trgm similarity');

\set source pair
\ir common/timing.sql
