-- zh_names: persons with titles, places, organisations, works
SELECT substr(b, pos, len) AS printed, kind, key, role, affiliation, country
FROM (VALUES ('法國總統馬克宏14日在新加坡說，紐西蘭外長將訪問印尼。')) AS t(b), zh_names(b);
SELECT name, kind, role, affiliation, country
FROM (VALUES ('智利外长阿尔韦托·范克拉韦伦抵达。范克拉韦伦同挪威能源部签署《海上风电合作协定》。')) AS t(b), zh_names(b);
-- short names join the full one
SELECT key, count(*)
FROM (VALUES ('智利外长阿尔韦托·范克拉韦伦抵达。范克拉韦伦表示欢迎。')) AS t(b), zh_names(b)
WHERE kind = 'person' GROUP BY key;
-- both scripts and regional names have the same keys
SELECT key, array_agg(name ORDER BY name COLLATE "C")
FROM (VALUES ('俄罗斯总统普京与美国总统特朗普通话。'), ('俄羅斯總統普丁與美國總統川普通話。')) AS t(b), zh_names(b)
GROUP BY key ORDER BY key COLLATE "C";
-- a line break inside a name is part of what was printed, not of the name
SELECT name, substr(b, pos, len) = E'瑙\n塞达' AS broken, role
FROM (VALUES (E'来自全国各地的代表昨天来到会场，立陶宛总统瑙\n塞达在开幕式上表示，愿意同中国在经济与贸易等\n各个领域开展更加广泛和深入的合作，共同发展。\n'))
	AS t(b), zh_names(b)
WHERE kind = 'person';
-- reporters
SELECT name, role, affiliation
FROM (VALUES ('新华社西安3月5日电（记者林嘉树、周晓彤）'), ('〔記者許雅婷／高雄報導〕')) AS t(b), zh_names(b)
WHERE kind = 'person';
-- ordinary words are no names
SELECT * FROM zh_names('大家都很高兴，常常来，各方面都好。');
SELECT * FROM zh_names('');
SELECT * FROM zh_names(NULL);
-- offsets: rows are in order, inside the text, and print what they name
SELECT count(*) > 0 AS found, bool_and(pos >= 1 AND len >= 1 AND pos + len - 1 <= length(b)) AS inside,
	bool_and(zh_fold(substr(b, pos, len)) = zh_fold(name)) AS printed
FROM (SELECT repeat('立陶宛总统瑙塞达在维尔纽斯会见挪威能源部代表。', 50)) AS t(b), zh_names(b);
