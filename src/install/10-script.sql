--- # Script
---
--- Traditional and Simplified: converting texts, telling which one they are in, and folding both to
--- one search key.

--- Converts a text by one of OpenCC's configurations: `s2t` `t2s` `s2tw` `tw2s` `s2hk` `hk2s` `s2twp`
--- `tw2sp` `t2tw` `tw2t` `t2hk` `hk2t` `t2jp` `jp2t` `s2hkp` `hk2sp` (s: Simplified, t: OpenCC's own
--- Traditional standard, tw: Taiwan, hk: Hong Kong, jp: Japanese; p: with regional vocabulary).
---
--- With `context => false` the result is byte for byte that of OpenCC 1.4.1 with the same name.
---
---     SELECT zh_convert('一只猫在里面', 's2tw', context => false);  -- 一隻貓在裡面
---
--- Any other name of a configuration raises `invalid_parameter_value`.
CREATE FUNCTION zh_convert(body text, config text, context boolean DEFAULT true) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_convert(text, text, boolean) IS
	'convert between Traditional and Simplified by an OpenCC configuration; context is accepted and both values give the same yet';

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
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION zh_script(text) IS
	'the script a text is printed in: hans, hant, mixed, han (nothing decides) or none (no Han)';

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
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_fold(text) IS
	'search key of a text: Simplified, NFKC, case-folded, dashes and interpuncts unified, no white space inside Han runs';
