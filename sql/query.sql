-- zh_query: what a person types
SELECT q, zh_query(q) FROM (VALUES
    -- words
    ('中亚'), ('水'), ('中亚峰会'), ('中亚五国峰会'), ('中亞 峰會'), ('中亚　峰会'), ('习近平，普京'),
    -- words of other scripts and numbers
    ('G7'), ('G7峰会'), ('2018年'), ('2018年 5G手机'), ('Astana summit'), ('３．５％'), ('desk@example.com'), ('Need-based'),
    -- phrases
    ('"中亚 峰会"'), ('“中亚峰会”'), ('「中亞峰會」'), ('『中亞』'), ('"2018 年度"'), ('"Central Asia"'), ('"中亚，峰会"'),
    -- a single character at the start or end of a phrase
    ('"年G7"'), ('"G7峰"'),
    -- OR, NOT, prefix
    ('中亚 OR 东盟'), ('中亚 或 东盟 峰会'), ('中亚|东盟'), ('中亚 ｜ 东盟'), ('中亚 or'), ('或 中亚'), ('OR'),
    ('中亚 -峰会'), ('中亚 －峰会'), ('-峰会'), ('中亚 -"东盟 峰会"'), ('中亚-东盟'), ('中国 - 中亚'), ('--中亚'),
    ('Kazakh*'), ('中亚*'), ('G7峰*'), ('*'),
    -- names
    ('卡西姆·托卡'), ('卡西姆・托卡'), ('中国－中亚'),
    -- nothing said twice
    ('中亚 中亞'), ('中亚峰会 中亚'), ('中亚 中亚峰会 峰会'), ('-中亚峰会 -中亚'), ('中亚 OR 中亚峰会'),
    -- nonsense
    (''), ('   '), ('。'), ('"'), ('""'), ('“'), ('-'), ('| |'), ('"中亚'), ('中亚"'), ('((('), ('\'), (''''), (':*'), ('!中亚 & 东盟')) v(q);
SELECT zh_query(NULL) IS NULL;

-- punctuation inside a phrase separates parts; negated, not all of them
SELECT q, zh_query(q) FROM (VALUES ('"中亚，峰会"'), ('“中亚，G7！峰会”'), ('中亚，峰会'), ('-"中亚，峰会"'), ('-中亚，峰会'), ('水 -"中亚，峰会" -“中，亚峰会”'),
    ('"，中亚。"'), ('"G7, G20"'), ('"10,000元"'), ('3:2'), ('"Hello, world" OR 你好，世界'), ('“中亚，中亚峰会”')) v(q);
SELECT body, zh_tsvector(body) @@ zh_query('"中亚，峰会"') AS all_parts, zh_tsvector(body) @@ zh_query('水 -"中亚，峰会"') AS not_all,
       zh_tsvector(body) @@ zh_query('"中亚峰会"') AS whole, body ~~~ '中亚，峰会' AS contains, body ~~~ zh_query('"中亚，峰会"') AS matches,
       zh_headline(body, zh_query('"中亚，峰会"')) AS headline
FROM (VALUES ('水，中亚，峰会'), ('水，中亚G7峰会'), ('水，中亚国峰会'), ('水，中亚'), ('水，中亚峰会'), ('水，峰会在中亚')) v(body);
-- a number keeps together
SELECT q, zh_tsvector('售价10,000元，比分3:2，10点000') @@ zh_query(q) FROM (VALUES ('10,000'), ('"10,000元"'), ('3:2'), ('2:3'), ('000元')) v(q);

-- never an error, and never deep
SELECT numnode(zh_query(string_agg(md5(i::text), ' '))) > 1000 AS many FROM generate_series(1, 200000) i;
SELECT numnode(zh_query(string_agg(chr(19968 + i), '')) ) AS long FROM generate_series(0, 19999) i;
SELECT zh_tsvector('中') @@ zh_query(repeat('-', 100000)), zh_query(repeat('"', 100001)), zh_query(repeat('或 ', 10000));

-- queries typed into PostgreSQL's own functions
SELECT to_tsquery('zhnews', '中亚峰会'), to_tsquery('zhnews_query', '中亚峰会'), to_tsquery('zhnews', '水');
SELECT websearch_to_tsquery('zhnews_query', '中亚峰会 -东盟 "上海 合作"');
SELECT phraseto_tsquery('zhnews_query', '中亚，峰会'), plainto_tsquery('zhnews_query', '中亚 Astana');
