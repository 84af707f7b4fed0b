--- Finds who said what.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place of the words quoted, in characters from 1, outer marks left out |
--- | `speaker` | the person or organisation, as printed, without title; 他, 她, 该报 and a dropped subject are resolved; NULL where nobody is named |
--- | `speaker_key` | its key, as in `zh_names()` |
--- | `role`, `affiliation` | of that person, as in `zh_names()` |
--- | `verb` | the bare verb of saying beside it (表示, 說, 看来); NULL where there is none |
--- | `direct` | true: the words between “ ” or 「 」; false: reported speech, from the comma or colon behind the verb to the end of the sentence |
--- | `quote` | the words, without line breaks and outer marks |
---
--- Titles, slogans and single terms in quotation marks are no quotations; a whole clause in marks
--- inside reported speech has a row of its own behind the one of the sentence. A quotation printed
--- over several paragraphs, each of which opens with a mark, has a row for each of them. In round-ups
--- and interviews (`某报：…`) the first sentence is reported speech without verb.
---
---     SELECT speaker, role, verb, direct, quote
---     FROM (VALUES ('外交部长王毅说：“中方支持。”他表示，愿继续合作。')) AS t(b), zh_quotes(b);
CREATE FUNCTION zh_quotes(
	body text,
	OUT pos int,
	OUT len int,
	OUT speaker text,
	OUT speaker_key text,
	OUT role text,
	OUT affiliation text,
	OUT verb text,
	OUT direct boolean,
	OUT quote text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000 ROWS 10;
COMMENT ON FUNCTION zh_quotes(text) IS
	'direct and reported speech with its speaker and verb';
