-- RUM: the same tsvectors and queries, with ranking and order by date in the index
SELECT count(*) = 0 AS no_rum FROM pg_available_extensions WHERE name = 'rum' \gset
\if :no_rum
\echo 'RUM is not installed (Debian: postgresql-N-rum): skipped'
\quit
\endif
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS rum;
RESET client_min_messages;

CREATE TABLE rum_articles (id int, published timestamp, body text,
    tsv tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED);
INSERT INTO rum_articles (id, published, body) VALUES
    (1, '2025-06-17', '中亚峰会在阿斯塔纳举行，中亚峰会成果丰硕。'),
    (2, '2025-06-18', E'與會各方高度評價中國—中亞\n峰會。'),
    (3, '2025-06-19', '中亚五国合作，东盟峰会。'),
    (4, '2025-06-20', '国足2018年获胜');
-- some more that do not match
INSERT INTO rum_articles (id, published, body) SELECT i, '2025-01-01', '天气预报第' || i || '号' FROM generate_series(100, 400) i;
CREATE INDEX ON rum_articles USING rum (tsv rum_tsvector_ops);
ANALYZE rum_articles;
SET enable_seqscan = off;

-- words, phrases, a single character at the end of a run, both scripts
SELECT q, (SELECT array_agg(id ORDER BY id) FROM rum_articles WHERE tsv @@ zh_query(q)) AS found
FROM (VALUES ('中亚峰会'), ('中亞 峰會'), ('会'), ('峰会 -东盟'), ('"中亚，峰会"'), ('2018年'), ('东盟 OR 国足')) v(q);
-- best first
SELECT id FROM rum_articles WHERE tsv @@ zh_query('中亚峰会') ORDER BY tsv <=> zh_query('中亚峰会') LIMIT 1;
-- newest first, by an index that holds the date as well; this operator class does not know NOT inside phrases,
-- which zh_query uses for a phrase that ends in a single character, like 2018年
DROP INDEX rum_articles_tsv_idx;
CREATE INDEX ON rum_articles USING rum (tsv rum_tsvector_addon_ops, published) WITH (attach = 'published', to = 'tsv');
SET enable_bitmapscan = off;
EXPLAIN (COSTS off) SELECT id FROM rum_articles WHERE tsv @@ zh_query('峰会') ORDER BY published <=| '2025-07-01' LIMIT 2;
SELECT id FROM rum_articles WHERE tsv @@ zh_query('峰会') ORDER BY published <=| '2025-07-01' LIMIT 2;
DROP TABLE rum_articles;
