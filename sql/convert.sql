-- zh_convert: OpenCC's configurations

-- every configuration, as OpenCC 1.4.1 converts
SELECT config, zh_convert('里面的头发和鼠标 裡面的頭髮和滑鼠 沢山', config, context => false)
FROM unnest('{s2t,t2s,s2tw,tw2s,s2hk,hk2s,s2twp,tw2sp,t2tw,tw2t,t2hk,hk2t,t2jp,jp2t,s2hkp,hk2sp}'::text[]) config;
-- in context: words, names, what is printed in Traditional already
SELECT body, zh_convert(body, 's2t') AS in_context, zh_convert(body, 's2t', context => false) AS exact
FROM (VALUES ('六国历史上的一个中国'), ('不断发扬'), ('记者郁文杰在塔什干报道'), ('頭发干了，活没人干')) v(body);
-- Hong Kong's newspapers; vocabulary of computing
SELECT zh_convert('峰会宣布周年伙伴', 's2hk');
SELECT zh_convert('总统支持这个项目', 's2twp'), zh_convert('软件支持这个接口', 's2twp');
-- 著 and 着
SELECT zh_convert('面臨著挑戰的名著', 't2s');
-- over the line breaks of a paragraph, which stay
SELECT zh_convert(E'　　访问期间，两国元首来到塔什\n干郊外，共同见证双方的合作协议签\n署，这是双边关系发展的又一个里\n程碑，也得到了当地民众的欢迎。\n', 's2t');
-- an unknown name
SELECT zh_convert('发', 's2x');
SELECT zh_convert('发', '');
SELECT zh_convert('发', repeat('长', 100));
-- nothing, and much
SELECT zh_convert('', 's2t'), zh_convert(NULL, 's2t'), zh_convert('发', NULL);
SELECT length(zh_convert(repeat('头发', 1000000), 's2t', context => false)),
	length(zh_convert(repeat('头发', 100000), 's2t'));

-- zh_convert_changes: what changed, and where
SELECT * FROM zh_convert_changes('他的头发很干，U盘在里面', 's2twp');
SELECT * FROM zh_convert_changes('他的头发很干，U盘在里面', 's2twp', context => false);
SELECT * FROM zh_convert_changes('nothing', 's2t');
SELECT * FROM zh_convert_changes('发', 's2x');
-- every row is what stands there, and put together they are the conversion
CREATE FUNCTION apply_changes(body text, config text, context boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text := '';
	done int := 0;
	r record;
BEGIN
	FOR r IN SELECT * FROM zh_convert_changes(body, config, context) ORDER BY pos LOOP
		ASSERT r.original = substr(body, r.pos, r.len);
		result := result || substr(body, done + 1, r.pos - done - 1) || r.converted;
		done := r.pos + r.len - 1;
	END LOOP;
	RETURN result || substr(body, done + 1);
END
$$;
SELECT count(*) FROM (VALUES (U&'头\F9AA头发发\6F14，鼠标⿰虫风\D842\DFB7\000A  里面著名')) v(body),
	unnest('{s2t,t2s,s2tw,tw2s,s2hk,hk2s,s2twp,tw2sp,t2tw,tw2t,t2hk,hk2t,t2jp,jp2t,s2hkp,hk2sp}'::text[]) config,
	unnest('{t,f}'::boolean[]) context
WHERE apply_changes(body, config, context) <> zh_convert(body, config, context);
DROP FUNCTION apply_changes;
