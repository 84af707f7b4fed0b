-- The parser: token types, bridging, words of the default parser
SELECT tokid, alias, description FROM ts_token_type('zhnews') WHERE tokid IN (1, 12, 22) OR tokid > 23;
-- types 1 to 23 are the default parser's
SELECT count(*) FROM (TABLE ONLY pg_ts_parser) p, ts_token_type('default') d JOIN ts_token_type('zhnews') z USING (tokid, alias, description)
WHERE p.prsname = 'default';

CREATE FUNCTION tokens(body text) RETURNS text LANGUAGE sql AS $$
SELECT string_agg(t.alias || '=' || replace(p.token, E'\n', '\n'), ' ')
FROM ts_parse('zhnews', body) p JOIN ts_token_type('zhnews') t USING (tokid)
$$;

-- runs: the whole, then the last character once more, which takes a position
SELECT tokens('中');
SELECT tokens('中亚');
SELECT tokens('中亚峰会');
-- mixed with words and numbers
SELECT tokens('2018年5G手机');
SELECT tokens('G7峰会3.5%');
SELECT tokens('Need-based或其他');
SELECT tokens('见http://www.example.com/a?b=c。邮箱desk@example.com');
SELECT tokens('ＡＢＣ股１２３点');
-- dashes and interpuncts belong to a name when Chinese stands on both sides
SELECT tokens('中国－中亚');
SELECT tokens('卡西姆・托卡');
SELECT tokens('会场——独立宫');
SELECT tokens('G20—东盟');
-- typesetting: blanks and line breaks inside a paragraph are part of a bigram
SELECT tokens('中 亚');
SELECT tokens('中　亚');
-- a word broken over two lines of a paragraph is one, printed with the line break
SELECT tokens(E'全省力争这一目标在20\n25年实现，比上年增长3.\n5%左右。学校采用Need-\nbased的办法，帮助困难\n学生');
SELECT tokens(E'去年工业增加值增长３．\n５％左右，预计到２０\n２５年完成全部建设任务');
-- but not two that a blank tells apart, nor where a paragraph ends
SELECT tokens(E'公司昨天在上海发布iPhone\nPro手机的20 25两款产品'), tokens(E'全省目标是20\n\n25年达到');
-- zero-width characters, supplementary planes, compatibility ideographs
SELECT replace(tokens(U&'\4E2D\200B\4E9A'), U&'\200B', '<200B>') AS tokens;
SELECT tokens(U&'\+020BB7\91CE\5BB6');
-- a long run comes in pieces, each of which repeats a character; no token is too long for PostgreSQL
SELECT tokid, count(*), max(octet_length(token)) < 2047 AS short_enough, sum(char_length(token) - (tokid < 26)::int) AS bigrams
FROM ts_parse('zhnews', repeat('国', 10000)) GROUP BY tokid ORDER BY tokid;
SELECT tokid, count(*), max(octet_length(token)) < 2047 AS short_enough FROM ts_parse('zhnews', repeat('国' || repeat(' ', 300), 100) || '。') GROUP BY tokid ORDER BY tokid;
-- a gap that a phrase may not cross is a token; not at the start, and only once
SELECT tokens('，中，。“亚”');
SELECT tokens('');
SELECT tokens('  ，');

-- lexemes
SELECT ts_lexize('zhnews_tail', E'國際 經\n濟'), ts_lexize('zhnews_han', '國'), ts_lexize('zhnews_tail', '國'), ts_lexize('zhnews_han', '');
SELECT ts_lexize('zhnews_han', '國際'), ts_lexize('zhnews_tail', '國際'), ts_lexize('zhnews_single', '國'),
       ts_lexize('zhnews_word', 'ＣａＦÉ'), ts_lexize('zhnews_stop', '國');
CREATE TEXT SEARCH DICTIONARY bad (TEMPLATE = zh_fold, FORM = 'other');
CREATE TEXT SEARCH DICTIONARY bad (TEMPLATE = zh_fold, STOPWORDS = 'english');
SELECT ts_lexize('zhnews_word', E'20\n25'), ts_lexize('zhnews_word', U&'G\200B7');
-- a configuration of one's own
CREATE TEXT SEARCH CONFIGURATION mine (COPY = zhnews);
ALTER TEXT SEARCH CONFIGURATION mine ALTER MAPPING FOR asciiword WITH english_stem;
SELECT to_tsvector('mine', '峰会 summits');
DROP TEXT SEARCH CONFIGURATION mine;
DROP FUNCTION tokens(text);
