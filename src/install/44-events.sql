--- Finds what happened: actions of a closed list that the writer tells as done or firmly planned.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place, in characters from 1, from the verb to the end of its object |
--- | `actor`, `actor_key` | who does it, without title and companions; a subject dropped behind a comma is that of the clause before; NULL where not stated |
--- | `action` | see below |
--- | `verb` | the verb as printed |
--- | `object`, `object_key` | what it is done to; for verbs of motion the place |
--- | `place` | where, if the clause says so |
--- | `starts_at`, `ends_at` | of the date in the same sentence that dates the verb, else NULL |
---
--- | action | meaning |
--- |---|---|
--- | `sign` | 签署, 签订 a document |
--- | `announce` | 宣布 something |
--- | `attend` | 出席, 参加 an event |
--- | `meet` | 会见, 会晤, 举行会谈 with somebody (the object) |
--- | `visit` | 访问, 赴, 到访 a place |
--- | `arrive`, `depart` | 抵达; 离开, 返回 |
--- | `host` | 主办, 举办, 举行, 召开 an event |
--- | `chair` | 主持 |
--- | `establish` | 建立, 成立, 设立 |
--- | `unveil` | 揭牌, 揭幕 |
--- | `agree` | 商定, 同意 |
--- | `speak` | 发表 a speech, 致辞 |
--- | `invite` | 邀请 somebody (the object) |
--- | `inaugurate` | 启动, 开行, 开放, 启用 |
--- | `appoint` | 任命 somebody (the object); 出任, 当选: the actor takes the office (the object) |
--- | `resign` | 辞职, 卸任: the actor leaves an office (the object) |
--- | `launch` | 发射 a rocket, a satellite |
--- | `publish` | 公布, 发布, 出版 a document, figures |
--- | `arrest` | 逮捕, 拘捕, 抓获 somebody (the object) |
--- | `charge` | 起诉, 检控 somebody (the object) |
--- | `kill`, `injure` | 杀害, 击毙; 打伤: somebody (the object); 遇害, 罹难, 死亡, 受伤: the object only |
--- | `acquire` | 收购, 并购 a company, a share |
--- | `invest` | 投资: the object is what is built or bought, else the sum |
--- | `win`, `lose` | 夺得 a prize, 击败 an opponent; 不敌, 负于 |
--- | `ban` | 禁止, 取缔 |
--- | `raise`, `cut` | 上调, 下调 a rate, a price; 加息, 降息 |
---
--- What stands between quotation marks, is wished (愿, 要, 希望), denied or supposed is left out, and so
--- are nouns (条约的签署). With 被 and 由 the subject is the object; a verb without object whose subject is
--- what happens (会议举行) has it as its object.
---
---     SELECT actor, action, object, place, starts_at
---     FROM (VALUES ('17日上午，外长王毅抵达雅加达，出席开幕式并发表演讲。')) AS t(b), zh_events(b, '2025-06-19');
CREATE FUNCTION zh_events(
	body text,
	published date DEFAULT NULL,
	OUT pos int,
	OUT len int,
	OUT actor text,
	OUT actor_key text,
	OUT action text,
	OUT verb text,
	OUT object text,
	OUT object_key text,
	OUT place text,
	OUT starts_at timestamp,
	OUT ends_at timestamp)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 4000 ROWS 10;
COMMENT ON FUNCTION zh_events(text, date) IS
	'actions of a closed list with actor, object, place and date';
