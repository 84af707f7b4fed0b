-- zh_tsvector: lexemes and positions
SELECT zh_tsvector('中国同中亚国家');
SELECT zh_tsvector('中國－中亞峰會');
-- a gap takes a position, a run as many as it has characters
SELECT zh_tsvector('首届峰会，2023年在西安举行。G7');
SELECT zh_tsvector(''), zh_tsvector('  。'), zh_tsvector(NULL) IS NULL;
-- the same as to_tsvector
SELECT body FROM (VALUES ('中国同中亚国家'), ('首届峰会，2023年在西安举行。G7'), ('水'), ('Foo-bar http://a.org/x?y=1 中亚 1.5e3 <b>'),
    (E'第一行中\n国，第二行\n\n第三段'), (U&'\+020BB7\91CE\5BB6'), ('１２３ＡＢＣ'), ('—'), ('中—'), ('—中'), ('中-A-亚')) v(body)
WHERE zh_tsvector(body) <> to_tsvector('zhnews', body);

-- found by every part of a run, in either script, and by nothing else
SELECT q, zh_tsvector('哈薩克斯坦總統托卡耶夫') @@ zh_query(q) AS found
FROM unnest('{哈,夫,统,總統,卡耶,托卡耶夫,斯坦总统,哈萨克斯坦总统托卡耶夫,坦统,托卡夫,夫托}'::text[]) q;
-- not across punctuation and paragraphs
SELECT zh_tsvector('中，亚') @@ zh_query('中亚') AS punctuation, zh_tsvector('中国。国人') @@ zh_query('中国人') AS sentence,
       zh_tsvector('中国/国人') @@ zh_query('"中国国人"') AS slash, zh_tsvector('中国A国人') @@ zh_query('中国人') AS word;

-- long texts: 16,383 positions; past them words are found, phrases are not
WITH t(v) AS (SELECT zh_tsvector(repeat('天地玄黄，', 4000) || '宇宙洪荒'))
SELECT v @@ zh_query('洪荒') AS word, v @@ zh_query('洪') AS one, v @@ zh_query('宇宙洪荒') AS phrase, v @@ zh_query('天地玄黄') AS early FROM t;
-- 1 MB of lexemes and positions: positions go first, then last characters, then the rarest lexemes
CREATE FUNCTION many_words(n int) RETURNS text LANGUAGE sql AS $$
SELECT string_agg(chr((19968 + (i * 7919) % 9973)::int) || chr((19968 + (i * 104729) % 20011)::int), '，' ORDER BY i) FROM generate_series(1::bigint, n) i
$$;
SELECT n, length(zh_tsvector(many_words(n))) AS lexemes, zh_tsvector(many_words(n)) @@ zh_query(substr(many_words(n), 90001, 1)) AS found
FROM (VALUES (40000), (60000), (120000), (250000)) v(n);
DROP FUNCTION many_words(int);
SELECT length(zh_tsvector(repeat('国', 3000000))), length(zh_tsvector(repeat('a', 3000000))), length(zh_tsvector(repeat(' ', 3000000)));

-- what tsvectors can do
SELECT setweight(zh_tsvector('峰会'), 'A') || zh_tsvector('合作');
-- a headline and its text: weights, and no phrase from one into the other
SELECT zh_tsvector('峰会', '合作'), zh_tsvector('峰会', NULL) AS headline, zh_tsvector(NULL, '合作') AS body, zh_tsvector(NULL, NULL) AS nothing;
SELECT DISTINCT zh_tsvector(h, b) @@ zh_query(q) AS found, h, b, q
FROM (VALUES ('中亚峰会', '与合作'), ('G7', '合作'), ('合', '作')) AS t(h, b), LATERAL unnest(ARRAY[h, b, h || b, right(h, 2) || right(b, 2)]) AS q
ORDER BY 1 DESC, 2, 3, 4;
SELECT ts_rank(zh_tsvector('峰会', '合作'), zh_query('峰会')) / ts_rank(zh_tsvector('合作', '峰会'), zh_query('峰会')) AS counts_more;
SELECT length(zh_tsvector('峰会', repeat('天地玄黄，', 40000))) AS without_weights;
SELECT strip(zh_tsvector('中国中亚'));
SELECT word, ndoc, nentry FROM ts_stat($$ SELECT zh_tsvector(b) FROM (VALUES ('中亚中亚'), ('中亞')) v(b) $$) ORDER BY nentry DESC, word LIMIT 3;
SELECT ts_rank(zh_tsvector('中亚峰会，中亚合作'), zh_query('中亚')) > ts_rank(zh_tsvector('中亚峰会'), zh_query('中亚')) AS more_is_more;
