--- # Script
---
--- Traditional and Simplified: converting texts, telling which one they are in, and folding both to
--- one search key.

--- Converts a text by one of OpenCC's configurations: `s2t` `t2s` `s2tw` `tw2s` `s2hk` `hk2s` `s2twp`
--- `tw2sp` `t2tw` `tw2t` `t2hk` `hk2t` `t2jp` `jp2t` `s2hkp` `hk2sp` (s: Simplified, t: OpenCC's own
--- Traditional standard, tw: Taiwan, hk: Hong Kong, jp: Japanese; p: with regional vocabulary).
---
--- In context, the default, words are chosen over whole sentences and over the line breaks of wrapped
--- paragraphs (which stay where they are), personal and foreign names keep their characters, vocabulary
--- of computing is applied to texts about computing only, Hong Kong's forms are those of its newspapers
--- (峰會, 宣布, 周年), and what is Traditional in a Simplified text already stays.
---
---     SELECT zh_convert('六国历史上的一个中国', 's2t');                    -- 六國歷史上的一個中國
---     SELECT zh_convert('六国历史上的一个中国', 's2t', context => false);  -- 六國曆史上的一箇中國
---
--- With `context => false` the result is byte for byte that of OpenCC 1.4.1 with the same name.
---
--- Any other name of a configuration raises `invalid_parameter_value`.
CREATE FUNCTION zh_convert(body text, config text, context boolean DEFAULT true) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION zh_convert(text, text, boolean) IS
	'convert between Traditional and Simplified by an OpenCC configuration, in context or exactly as OpenCC 1.4.1';

--- What `zh_convert` changes, for an editor to review: `original` is `substr(body, pos, len)`, and the text
--- with all of these replaced by `converted` is the conversion.
---
---     SELECT * FROM zh_convert_changes('他的头发很干', 's2tw');
---
--- | pos | len | original | converted |
--- |---|---|---|---|
--- | 3 | 2 | 头发 | 頭髮 |
--- | 6 | 1 | 干 | 乾 |
CREATE FUNCTION zh_convert_changes(body text, config text, context boolean DEFAULT true)
	RETURNS TABLE (pos integer, len integer, original text, converted text)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 100;
COMMENT ON FUNCTION zh_convert_changes(text, text, boolean) IS
	'the passages that zh_convert changes: where they stand, before and after';

--- Says in which Chinese script a text is printed:
---
--- | result | meaning |
--- |---|---|
--- | `hans` | Simplified |
--- | `hant` | Traditional |
--- | `mixed` | substantial evidence of both: at least 15 % of it for the rarer one |
--- | `han` | Han characters, but none that only one script prints |
--- | `none` | no Han characters |
---
--- Only characters that one of the two scripts never prints count; variants that both print (峰, 秘, 着)
--- do not.
---
---     SELECT zh_script('國務院發布公告');  -- hant
CREATE FUNCTION zh_script(body text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 75;
COMMENT ON FUNCTION zh_script(text) IS
	'the script a text is printed in: hans, hant, mixed, han (nothing decides) or none (no Han)';

--- `zh_script` with what it rests on: the shares of `hans` and `hant` in the characters that only one of the
--- scripts prints (NULL when there are none), the region by forms and words (`CN`, `HK`, `MO`, `TW`, or NULL
--- when nothing tells), and whether the text is Japanese.
---
---     SELECT * FROM zh_script_detail('立法院昨三讀通過，民眾黨團表示遺憾');  -- (hant,0,1,TW,f)
CREATE FUNCTION zh_script_detail(body text, OUT script text, OUT hans real, OUT hant real,
		OUT region text, OUT japanese boolean)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION zh_script_detail(text) IS
	'zh_script with the shares of both scripts, the region and whether the text is Japanese';

--- Folds a text to the form in which search compares it: NFKC and case folding (Unicode 15.0), every
--- ideograph to one Simplified character whatever its variant, dashes to `-`, interpuncts to `·`,
--- corner brackets to curly quotes, invisible characters removed, and so are blanks and line breaks
--- between two Han or kana characters.  Each character folds by itself, so a part of a text always
--- folds to the same part of the result.  Folding twice changes nothing.
---
--- Equal keys mean equal names: 中國－中亞 and 中国—中亚 both fold to 中国-中亚.
---
---     SELECT zh_fold('Ｇ７峰會　裏面');  -- g7峰会里面
CREATE FUNCTION zh_fold(body text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION zh_fold(text) IS
	'search key of a text: Simplified, NFKC, case-folded, dashes and interpuncts unified, no white space inside Han runs';
