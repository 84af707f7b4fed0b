-- Lists of own terms: names, units, script exceptions
SET client_encoding = 'UTF8';
\set VERBOSITY terse

INSERT INTO zh_terms (list, kind, term, name, country) VALUES
	('house', 'person', '余文樂', '余文乐', 'HK'),
	('house', 'person', '余生', NULL, 'MY'),
	('house', 'organization', '星河', '星河集团', 'CN'),
	('house', 'organization', '星河集團', '星河集团', 'CN'),
	('house', 'place', '五四青年节大街', NULL, 'CN'),
	('house', 'organization', '三千人劇社', NULL, NULL),
	('house', 'work', '第七十二封信', NULL, NULL);
INSERT INTO zh_terms (list, kind, term, name, unit_kind, factor, base) VALUES
	('house', 'unit', '司馬斤', '司马斤', 'mass', 0.60478982, 'kg'),
	('house', 'unit', '標箱', '标箱', NULL, NULL, NULL);
INSERT INTO zh_terms (list, kind, term, name, config) VALUES
	('house', 'convert', '里约', '里約', 'hant'),
	('house', 'convert', '软件', '軟體', 's2tw'),
	('house', 'convert', '软件', '軟件', ''),
	('house', 'convert', 'IT', '資訊科技', 's2hk');

-- all kinds of names at once, with key and country, in either script
SELECT pos, len, kind, name, key, country FROM zh_names('星河集团董事长余文乐与余生在五四青年节大街谈第七十二封信。', 'house');
SELECT kind, name, key, country FROM zh_names('星河集團董事長余文樂與余生在五四青年節大街談第七十二封信。', 'house');
SELECT kind, name, key, country FROM zh_names('星河集团董事长余文乐与余生在五四青年节大街谈第七十二封信。');

-- over a line break: substr() is what was printed
WITH t(b) AS (VALUES (E'　　本報訊　港股昨日連跌三天之後終\n於回升，分析員說投資者仍觀望。星河\n集團的股價逆市上升百分之二，行政總\n裁余文樂表示，公司業務沒有改變，全\n年目標維持不變。'))
SELECT n.name, n.key, n.role, n.affiliation, substr(b, n.pos, n.len) AS printed FROM t, zh_names(b, 'house') AS n;

-- quotations, events and all facts know them
SELECT speaker, speaker_key, role, affiliation, quote FROM zh_quotes('星河董事长余文樂說：“全年目標不變。”余生说，他不同意。', 'house');
SELECT actor, actor_key, action, object, object_key FROM zh_events('星河集團昨日收購東方電器公司。', '2025-03-06', 'house');
SELECT kind, subject, subject_key, predicate, detail ->> 'country' AS country
FROM zh_facts('余文乐昨日抵达五四青年节大街。', '2025-03-06', 'house') WHERE kind IN ('name', 'event');

-- a key wherever the name stands alone
SELECT kind, subject, subject_key, object, object_key
FROM zh_facts('星河董事长余文乐说，星河集團利润增长12%。', '2025-03-06', 'house') WHERE kind = 'name';

-- no date and no number inside a name
SELECT count(*) FROM zh_facts('三千人剧社在五四青年节大街演出。', NULL, 'house') WHERE kind IN ('date', 'quantity');
SELECT count(*) FROM zh_facts('三千人剧社在五四青年节大街演出。') WHERE kind IN ('date', 'quantity');

-- units, with and without a base
SELECT value, unit, unit_kind, value_si, unit_si FROM zh_quantities('上半年吞吐量5.3萬標箱，漁獲約三司马斤。', 'house');

-- script exceptions, by configuration, also over a line break; names keep their form
SELECT zh_convert('余文乐飞往里约推销软件。', 's2tw', true, 'house') AS s2tw, zh_convert('余文乐飞往里约推销软件。', 's2hk', true, 'house') AS s2hk,
	zh_convert('余文樂飛往里約推銷軟件。', 't2s', true, 'house') AS t2s;
SELECT zh_convert(E'　　代表团一行三十多人在昨天下\n午结束了对工厂访问，今早飞往里\n约，随行的还有余生和几位推销软\n件的商人，他们将在那里停留三天\n。', 's2tw', true, 'house');
SELECT * FROM zh_convert_changes('余文乐飞往里约推销软件。', 's2tw', true, 'house');
-- as OpenCC, but for the exceptions
SELECT zh_convert('余文乐飞往里约推销软件。', 's2tw', false, 'house') AS exact;
SELECT * FROM zh_convert_changes('飞往里约推销软件。', 's2tw', false, 'house');
-- words of letters are matched whole
SELECT zh_convert('IT界谈论BIT。', 's2hk', true, 'house') AS context, zh_convert('IT界谈论BIT。', 's2hk', false, 'house') AS exact;

-- a list that is not there
SELECT * FROM zh_names('余生', 'home');
SELECT zh_convert('余生', 's2t', true, 'home');
SELECT count(*) FROM zh_facts('余生', NULL, NULL);

-- what the table refuses
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'animal', '猫');
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', '　');
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'convert', '猫');
INSERT INTO zh_terms (list, kind, term, country) VALUES ('house', 'person', '猫', 'cn');
INSERT INTO zh_terms (list, kind, term, config, name) VALUES ('house', 'convert', '猫', 's2x', '貓');
INSERT INTO zh_terms (list, kind, term, factor) VALUES ('house', 'unit', '猫', 3);
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', repeat('猫', 65));

-- own changes count at once, those rolled back never did
BEGIN;
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', '阿猫阿狗');
SELECT name FROM zh_names('阿猫阿狗来了。', 'house');
SAVEPOINT a;
UPDATE zh_terms SET name = '猫狗' WHERE term = '阿猫阿狗';
SELECT key FROM zh_names('阿猫阿狗来了。', 'house');
ROLLBACK TO a;
SELECT key FROM zh_names('阿猫阿狗来了。', 'house');
UPDATE zh_terms SET list = 'zoo' WHERE term = '阿猫阿狗';
SELECT count(*) FROM zh_names('阿猫阿狗来了。', 'house');
SELECT key FROM zh_names('阿猫阿狗来了。', 'zoo');
ROLLBACK;
SELECT count(*) FROM zh_names('阿猫阿狗来了。', 'house');
SELECT count(*) FROM zh_names('阿猫阿狗来了。', 'zoo');

-- a change past the triggers
SELECT count(*) FROM zh_names('阿猫阿狗来了。', 'house');
ALTER TABLE zh_terms DISABLE TRIGGER ALL;
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', '阿猫阿狗');
ALTER TABLE zh_terms ENABLE TRIGGER ALL;
SELECT count(*) FROM zh_names('阿猫阿狗来了。', 'house');

-- each query sees the list as its snapshot does
CREATE FUNCTION found_after_insert() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	before integer := (SELECT count(*) FROM zh_names('钟小满来了。', 'house') WHERE key = '老钟');
BEGIN
	INSERT INTO zh_terms (list, kind, term, name) VALUES ('house', 'person', '钟小满', '老钟');
	RETURN before || ' ' || (SELECT count(*) FROM zh_names('钟小满来了。', 'house') WHERE key = '老钟');
END
$$;
BEGIN;
DECLARE c CURSOR FOR SELECT (SELECT count(*) FROM zh_names(b, 'house') WHERE key = '老钟') FROM (VALUES ('钟小满来了。'), ('钟小满走了。')) AS t(b);
FETCH c;
SELECT found_after_insert();
FETCH c;
SELECT count(*) FROM zh_names('钟小满来了。', 'house') WHERE key = '老钟';
ROLLBACK;
DROP FUNCTION found_after_insert();

-- everyone reads, the owner writes and grants
CREATE ROLE zh_terms_reader;
CREATE ROLE zh_terms_editor;
GRANT INSERT, DELETE ON zh_terms TO zh_terms_editor;
SET ROLE zh_terms_reader;
SELECT count(*) FROM zh_names('余生来了。', 'house');
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', '沈一一');
SET ROLE zh_terms_editor;
INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', '沈一一');
SELECT count(*) FROM zh_names('沈一一来了。', 'house');
DELETE FROM zh_term_lists;
RESET ROLE;
REVOKE SELECT ON zh_terms FROM PUBLIC;
SET ROLE zh_terms_reader;
SELECT count(*) FROM zh_names('余生来了。', 'house');
RESET ROLE;
SELECT count(*) FROM zh_names('余生来了。', 'house');
GRANT SELECT ON zh_terms TO PUBLIC;
REVOKE ALL ON zh_terms FROM zh_terms_editor;
DROP ROLE zh_terms_reader, zh_terms_editor;

-- row security: each user sees the terms that a policy shows him, whatever was read before
ALTER TABLE zh_terms ENABLE ROW LEVEL SECURITY;
CREATE POLICY shown ON zh_terms USING (term <> current_setting('zh_test.hidden', true));
CREATE ROLE zh_terms_reader;
SET ROLE zh_terms_reader;
SET zh_test.hidden = '';
SELECT count(*) FROM zh_names('余生来了。', 'house') WHERE country = 'MY';
SET zh_test.hidden = '余生';
SELECT count(*) FROM zh_names('余生来了。', 'house') WHERE country = 'MY';
RESET ROLE;
SELECT count(*) FROM zh_names('余生来了。', 'house') WHERE country = 'MY';
DROP POLICY shown ON zh_terms;
ALTER TABLE zh_terms DISABLE ROW LEVEL SECURITY;
DROP ROLE zh_terms_reader;

-- a long list
INSERT INTO zh_terms (list, kind, term, name)
SELECT 'long', 'person', '第' || i || '号人物', 'p' || i FROM generate_series(1, 100000) AS i;
SELECT name, key FROM zh_names('第99999号人物见到第7号人物和第100001号人物。', 'long');

-- functions without a list know built-in data alone, and say so
SELECT p.oid::regprocedure AS function, p.provolatile FROM pg_proc p
WHERE p.proname IN ('zh_names', 'zh_convert', 'zh_facts')
ORDER BY p.oid::regprocedure::text COLLATE "C";

TRUNCATE zh_terms;
SELECT count(*) FROM zh_names('余生来了。', 'house');
