--- Finds persons, places, organisations and works: one row a mention, in the order of the text.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place, in characters from 1; marks like 《》 are left out |
--- | `kind` | `person`, `place`, `organization` (agencies, ministries, companies, universities, media, treaty bodies) or `work` (what stands in 《》, treaties and documents) |
--- | `name` | the name as printed, without line breaks |
--- | `key` | its `zh_fold()`; names of several forms share one (普丁 and 普京: 普京), and a short form has the key of the full one before it (卡里莫夫: 法鲁赫·卡里莫夫) |
--- | `role` | persons: the title printed with this name, the fullest in the text: 外交部长, 前外长 |
--- | `affiliation` | persons: the country or organisation printed with that title |
--- | `country` | ISO 3166-1 alpha-2: of a country, or of a person as the affiliation states it |
---
--- A country printed directly before an organisation's name has a row beside the organisation's.
---
---     SELECT substr(b, pos, len), kind, key, role, affiliation, country
---     FROM (VALUES ('法國總統馬克宏14日在新加坡說')) AS t(b), zh_names(b);
CREATE FUNCTION zh_names(
	body text,
	OUT pos int,
	OUT len int,
	OUT kind text,
	OUT name text,
	OUT key text,
	OUT role text,
	OUT affiliation text,
	OUT country text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000 ROWS 50;
COMMENT ON FUNCTION zh_names(text) IS
	'persons with their titles, places, organisations and works, one row a mention';
