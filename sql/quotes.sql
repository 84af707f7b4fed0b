-- zh_quotes(): who said what
SET client_encoding = 'UTF8';

SELECT speaker, speaker_key, role, verb, direct, quote
FROM zh_quotes('外交部长王毅说：“中方支持。”他表示，愿继续合作。');

-- both scripts, one key
SELECT DISTINCT speaker_key
FROM (VALUES ('外交部長王毅指出，橋通了。'), ('外交部长王毅指出，桥通了。')) AS t(b), zh_quotes(b)
ORDER BY 1;

-- a quotation around its attribution, wrapped inside a word
SELECT pos, len, speaker, verb, direct, quote
FROM zh_quotes(E'两岸居民昨天一早就来到桥头，等待通车的\n时刻。“桥通了，”外交部长王毅对记者说，“路\n也通了，大家再也不用绕行几十公里。”仪式\n持续了半个小时，随后第一批车辆驶过大桥。');

-- what pos and len cut out is what is quoted
SELECT count(*) AS rows, bool_and(translate(substr(b, pos, len), E' \n', '') = quote) AS in_place
FROM (VALUES (E'两岸居民昨天一早就来到桥头，等待通车的\n时刻。外交部长王毅说，桥长 3 公里，从此两\n岸居民不再绕路。“大家盼这座桥已经盼了很\n多年，今天终于通了。”仪式持续了半个小时。')) AS t(b), zh_quotes(b);

-- slogans and terms are no quotations
SELECT * FROM zh_quotes('“一带一路”倡议提出十年了，“朋友圈”越来越大。');

-- nothing in, nothing out
SELECT count(*) FROM zh_quotes('');
SELECT count(*) FROM zh_quotes(NULL);
SELECT count(*) FROM zh_quotes(repeat('“', 10000));
