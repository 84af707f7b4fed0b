-- body ~~~ 'phrase': folded "contains" on the text itself
SELECT '中國—中亞峰會' ~~~ '中亚峰会' AS trad, '中国－中亚' ~~~ '中國—中亞' AS dash, '中国中亚' ~~~ '中国-中亚' AS no_dash,
       '習近平  主席' ~~~ '平主' AS blank, E'哈萨克斯坦总统托卡\n耶夫邀请各国元首前\n往该国访问并出席峰会' ~~~ '托卡耶夫' AS wrapped, '中，亚' ~~~ '中亚' AS punctuation;
SELECT 'G7峰会' ~~~ 'g7' AS word, 'G7峰会' ~~~ 'G' AS part_of_word, 'G20高峰会' ~~~ 'G20峰' AS not_next, '2018年度' ~~~ '2018年' AS year,
       'ＡＢＣ' ~~~ 'abc' AS wide, U&'\+020BB7\91CE\5BB6' ~~~ U&'\+020BB7\91CE' AS plane2, '' ~~~ '中' AS nothing, '中' ~~~ '' AS empty;
SELECT NULL::text ~~~ '中' IS NULL, '中' ~~~ NULL::text IS NULL;
-- body ~~~ query: any query
SELECT q, '中國—中亞峰會將於2027年舉行，東盟關注' ~~~ zh_query(q) AS matches
FROM unnest('{峰会,-峰会,峰会 -东盟,峰会 OR 欧盟,"峰会将于2027年",2027年,"年举行","举行，东盟","举行东盟",会,盟关,注}'::text[]) q;
SELECT '中国' ~~~ zh_query('') AS empty, '中国' ~~~ '!峰会'::tsquery AS negative, '中国' ~~~ '中国:A'::tsquery AS weight_a, '中国' ~~~ '中国:AD'::tsquery AS weight_d;
SELECT '中國' ~~~ '中國'::tsquery AS not_folded, '中國' ~~~ '中国'::tsquery AS folded, zh_headline('中國', '中國'::tsquery) AS nothing_marked;
SELECT '中亚中国' ~~~ '!中亚 <-> 中国'::tsquery AS not_in_phrase, '中亚中国' ~~~ '(中亚 | 亚中) <1> (亚中 | 中国)'::tsquery AS or_in_phrase;
-- no limits of a tsvector
SELECT repeat('天地玄黄，', 10000) || '宇宙洪荒' ~~~ '宇宙洪荒' AS far, repeat('国', 1000000) || '中' ~~~ '国中' AS long, repeat('国', 1000000) ~~~ '中' AS missed;
-- the right estimate after ANALYZE, and no error without
CREATE TEMP TABLE t AS SELECT CASE WHEN i % 10 = 0 THEN '中亚峰会' ELSE '东盟会议' END || i AS body FROM generate_series(1, 1000) i;
ANALYZE t;
CREATE FUNCTION estimate(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json; BEGIN EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan; RETURN plan->0->'Plan'->>'Plan Rows'; END $$;
SELECT estimate($$SELECT FROM t WHERE body ~~~ '峰会'$$) BETWEEN 50 AND 200 AS common, estimate($$SELECT FROM t WHERE body ~~~ zh_query('欧盟')$$) < 20 AS rare;
DROP FUNCTION estimate(text);

-- zh_headline: passages of the original
SELECT zh_headline('中亚合作，中亚峰会，东盟峰会', zh_query('中亚峰会'));
SELECT zh_headline(repeat('天地玄黄，', 30) || '总统托卡耶夫出席了中亚峰会。' || repeat('宇宙洪荒，', 30), zh_query('托卡耶夫 峰会'));
SELECT zh_headline('总统出席峰会。' || repeat('天地玄黄，宇宙洪荒。', 20) || '峰会在独立宫举行。' || repeat('日月盈昃，', 20) || '峰会闭幕。', zh_query('峰会'),
    'MaxFragments=3, MaxWords=12, MinWords=4, FragmentDelimiter=" … "');
SELECT zh_headline(E'哈萨克斯坦总统托卡\n耶夫邀请各国元首前\n往该国访问并出席峰会', zh_query('托卡耶夫'), 'HighlightAll=true');
SELECT zh_headline('没有命中的文字。后面还有', zh_query('峰会'), 'MinWords=3, MaxWords=5');
SELECT zh_headline('a<b> & "峰会"', zh_query('峰会'), 'HtmlEscape=true, StartSel=<em>, StopSel=</em>');
SELECT zh_headline('', zh_query('峰会')) = '' AS empty, zh_headline('峰会', zh_query('')) AS no_query;
SELECT length(zh_headline(repeat('国a', 500000), zh_query('国'), 'MaxFragments=64, MaxWords=1000')) < 500000 AS bounded;
-- bad options
SELECT zh_headline('峰会', zh_query('峰会'), 'MaxWord=3');
SELECT zh_headline('峰会', zh_query('峰会'), 'MaxWords=0');
SELECT zh_headline('峰会', zh_query('峰会'), 'MaxWords=3, MinWords=5');
SELECT zh_headline('峰会', zh_query('峰会'), 'MaxWords=many');
