-- zh_events(): what happened
SET client_encoding = 'UTF8';

SELECT actor, action, verb, object, place, starts_at, ends_at
FROM zh_events('6月17日上午，外交部长王毅抵达雅加达，出席论坛开幕式并发表主旨演讲。', '2025-06-19');

-- passive, what happens, coordination
SELECT actor, action, object, place
FROM (VALUES (1, '论坛由中国主办。'), (2, '论坛在北京举行。'), (3, '王某被警方逮捕。'),
	(4, '双方签署合作协议，并为研究中心揭牌。')) AS t(n, b), zh_events(b)
ORDER BY n, pos;

-- wished, denied, supposed, quoted, nouns
SELECT * FROM zh_events('中方愿同各国签署协议。双方没有签署协议。如果签署协议，各方受益。“我们签署了协议。”条约的签署意义重大。');

-- without the day of publication a partial date has no bounds
SELECT action, starts_at FROM zh_events('6月17日，外交部长王毅抵达北京。');

-- both scripts, one key
SELECT count(DISTINCT (actor_key, object_key))
FROM (VALUES ('外交部長王毅離開華盛頓。'), ('外交部长王毅离开华盛顿。')) AS t(b), zh_events(b);

SELECT count(*) FROM zh_events('');
SELECT count(*) FROM zh_events(NULL);
SELECT count(*) FROM zh_events(NULL, '2025-06-19');
SELECT count(*) FROM zh_events('会议举行。', 'infinity');
