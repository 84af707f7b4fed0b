-- ts_headline: the original text, each character once, whole matches marked
SELECT ts_headline('zhnews', '中国—中亚峰会在阿斯塔纳举行', zh_query('中亚峰会'));
SELECT ts_headline('zhnews', '哈薩克斯坦總統托卡耶夫', zh_query('总统'));
-- one character; at the end of a run, too
SELECT ts_headline('zhnews', '中国同国家', zh_query('国'));
SELECT ts_headline('zhnews', '中国国', to_tsquery('zhnews', '国'));
-- half a phrase is no match
SELECT ts_headline('zhnews', '中亚合作，中亚峰会，东盟峰会', zh_query('中亚峰会'));
SELECT ts_headline('zhnews', '中亚合作，中亚峰会，东盟峰会', to_tsquery('zhnews', '中亚峰会'), 'HighlightAll=true');
SELECT ts_headline('zhnews', '中亚合作，中亚峰会，东盟峰会', websearch_to_tsquery('zhnews_query', '合作 OR 东盟峰会'));
-- phrases with words, and over a line break
SELECT ts_headline('zhnews', '在G7 峰会上，2018年度', zh_query('"G7峰会" OR 2018年'));
SELECT ts_headline('zhnews', E'哈萨克斯坦总统托卡\n耶夫邀请各国元首前\n往该国访问并出席峰会', zh_query('托卡耶夫'));
-- matches that overlap
SELECT ts_headline('zhnews', '中国中国中', zh_query('中国中'));
-- fragments take in whole matches
SELECT ts_headline('zhnews', repeat('天地玄黄，', 30) || '习近平主席出席峰会' || repeat('，宇宙洪荒', 30), zh_query('习近平主席出席'),
    'MaxWords=12, MinWords=5, MaxFragments=1');
SELECT ts_headline('zhnews', '没有命中的文字', zh_query('峰会'), 'MaxWords=4, MinWords=2');
SELECT ts_headline('zhnews', 'Plain English text about the summit', zh_query('summit'));
SELECT ts_headline('zhnews', '', zh_query('峰会')) = '' AS empty;
-- with HighlightAll, the marks away, the text is what it was
SELECT count(*) FILTER (WHERE replace(replace(ts_headline('zhnews', body, zh_query('中亚 OR 国 OR G7'), 'HighlightAll=true'), '<b>', ''), '</b>', '') <> body)
FROM (VALUES ('中国—中亚'), (E'一 行\n二行。\n\n  三'), ('G7、中亚A国'), ('国'), (repeat('中亚国', 30000)), (repeat('国', 70000))) v(body);
