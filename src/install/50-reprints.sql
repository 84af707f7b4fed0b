-- Reprints: how alike texts are, candidates by index, passages that two texts share

--- # Reprints
---
--- The same report stands in many papers: cut, under another headline, wrapped otherwise, in the other
--- script. These functions compare letters only – Han, kana, letters and digits, folded one to one –
--- so that script, width, white space, line breaks and punctuation make no difference.
---
--- To find reprints among many articles, index the bands of their signatures, and compare only
--- articles that have one in common:
---
--- ```sql
--- CREATE INDEX ON articles USING gin (zh_bands(zh_signature(body)));
---
--- SELECT a.id, b.id, zh_similarity(a.body, b.body)
--- FROM articles a JOIN articles b ON zh_bands(zh_signature(a.body)) && zh_bands(zh_signature(b.body)) AND a.id < b.id
--- WHERE zh_similarity(a.body, b.body) > 0.5;
--- ```

--- How much of the shorter text stands in the other, 0 to 1: the share of its letters that belong to
--- five letters in a row which the other text prints too (somewhere). The shorter text is the one
--- with fewer letters; of two as long the one with the greater share counts, so that the order of the
--- arguments makes no difference. Texts of less than five letters are looked for as a whole. Two texts
--- without any letter are equal (1); such a text and another are not (0).
---
--- ```sql
--- SELECT zh_similarity('临江电池工厂十四日投产。', E'据报道，臨江電池工\n廠十四日投產，引起關注。');  -- 1
--- ```
CREATE FUNCTION zh_similarity(a text, b text) RETURNS real
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION zh_similarity(text, text) IS 'how much of the shorter text stands in the other, whatever the script';

--- 120 numbers (none for a text without letters): a MinHash of the text's set of shingles, which are
--- five letters in a row. The share of equal numbers at equal places in two signatures estimates the
--- Jaccard index of the sets (shingles of both / shingles of either), with a standard error below 0.05.
--- The same everywhere: it depends on the text and on the version's folding alone.
---
--- ```sql
--- SELECT count(*) FILTER (WHERE x = y) / 120.0 AS jaccard
--- FROM unnest(zh_signature('…'), zh_signature('…')) AS s (x, y);
--- ```
CREATE FUNCTION zh_signature(body text) RETURNS int[]
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 250;
COMMENT ON FUNCTION zh_signature(text) IS 'MinHash signature of a text, whatever the script';

--- One number for every `band_rows` numbers of a signature. Two texts of Jaccard index *j* have one in
--- common (`&&`) with a chance of 1 − (1 − *j*ʳ)^(120/*r*):
---
--- | `band_rows` | *j* = 0.02 | 0.1 | 0.2 | 0.3 | 0.5 | 0.8 |
--- |---|---|---|---|---|---|---|
--- | 2 | 0.02 | 0.45 | 0.91 | 1.00 | 1.00 | 1.00 |
--- | 3 | 0.0003 | 0.04 | 0.28 | 0.67 | 1.00 | 1.00 |
--- | 5 | 0 | 0.0002 | 0.01 | 0.06 | 0.53 | 1.00 |
---
--- With 2 an index also finds reprints of which little is left, and reads more articles in vain.
CREATE FUNCTION zh_bands(signature int[], band_rows int DEFAULT 3) RETURNS int[]
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION zh_bands(int[], int) IS 'bands of a signature, for a GIN index: texts alike have one in common';

--- Finds the passages that two texts print alike.
---
--- | column | meaning |
--- |---|---|
--- | `a_pos`, `a_len` | place in `a`, in characters from 1: `substr(a, a_pos, a_len)` is what was printed |
--- | `b_pos`, `b_len` | place in `b` |
---
--- Found from left to right in `a`: at each letter the longest passage that begins there and stands
--- anywhere in `b`, if it has at least `min_len` letters; then on behind it. So passages do not overlap
--- in `a`; of several places in `b` the leftmost is told, and one place may serve several passages. A
--- passage begins and ends with a letter; what stands between its letters – punctuation, blanks, line
--- breaks – may differ.
---
--- ```sql
--- SELECT substr(a.body, p.a_pos, p.a_len)
--- FROM articles a, articles b, zh_shared_passages(a.body, b.body, 20) AS p WHERE a.id = 1 AND b.id = 2;
--- ```
CREATE FUNCTION zh_shared_passages(
	a text,
	b text,
	min_len int DEFAULT 12,
	OUT a_pos int,
	OUT a_len int,
	OUT b_pos int,
	OUT b_len int)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 10;
COMMENT ON FUNCTION zh_shared_passages(text, text, int) IS 'passages printed in both texts, with their places';
