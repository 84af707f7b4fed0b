-- demo-words.sql - words worth searching in the articles at hand: table words, for demo.sql
--
-- A word is a Han string of 3 to 6 characters that several articles share, that does not usually
-- go on to the left or right, and whose characters stand mostly in it (its cohesion).  Words that
-- are printed in articles of both scripts come first, and of these the ones that LIKE does not find
-- in all of them.  Reads the first 200 articles.

CREATE TABLE words AS
WITH runs AS MATERIALIZED (
	SELECT id, zh_script(body) AS script, run[1] AS run
	FROM (SELECT id, body FROM articles ORDER BY id LIMIT 200) AS a,
		regexp_matches(zh_fold(body), '[一-鿿]{2,}', 'g') AS run
), chars AS MATERIALIZED (
	SELECT c, count(*) AS times FROM runs, string_to_table(run, NULL) AS c GROUP BY c
), grams AS MATERIALIZED (
	SELECT gram, count(DISTINCT id) AS articles, count(DISTINCT script) AS scripts, count(*) AS times,
		count(*) FILTER (WHERE i = 1) AS after_gap
	FROM runs, generate_series(2, 7) AS n, generate_series(1, length(run) - n + 1) AS i,
		substr(run, i, n) AS gram
	GROUP BY gram
	HAVING count(DISTINCT id) > 1 AND count(*) >= 3
), parts AS MATERIALIZED (
	-- what is usually followed, or preceded, by one certain character
	SELECT part.gram
	FROM grams AS whole
		JOIN grams AS part ON part.gram IN (left(whole.gram, -1), right(whole.gram, -1))
	WHERE whole.times >= 0.8 * part.times
), candidates AS (
	SELECT gram, articles, scripts, (
			SELECT exp(avg(ln(grams.times / chars.times::float8)))
			FROM string_to_table(gram, NULL) AS c JOIN chars USING (c)
		) AS cohesion
	FROM grams
	WHERE length(gram) BETWEEN 3 AND 6 AND gram NOT IN (SELECT gram FROM parts)
		AND after_gap < 0.8 * times -- else a unit behind figures, or the like
)
SELECT row_number() OVER () AS no, gram AS word
FROM (
	SELECT gram
	FROM candidates
	ORDER BY scripts DESC,
		(SELECT count(*) FROM articles WHERE body LIKE '%' || gram || '%') < articles DESC,
		articles ^ 0.25 * cohesion DESC, gram
	LIMIT 4
) AS s;
