-- reprints.sql - how alike an article is to the next one: zh_similarity and pg_trgm's similarity() on the same pairs;
-- signatures, and passages that both print

SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TEMP TABLE pair AS
SELECT body AS a, lead(body, 1, body) OVER () AS b FROM (SELECT body, row_number() OVER () AS no FROM bench_text) AS t
WHERE no <= (SELECT count(DISTINCT body) FROM bench_text);
ANALYZE pair;

CREATE TEMP TABLE measurement (no integer, name text, expression text, baseline text);
INSERT INTO measurement VALUES
	(1, 'pg_trgm similarity', 'similarity(a, b)', ''),
	(2, 'zh_similarity', 'zh_similarity(a, b)', 'pg_trgm similarity'),
	(3, 'pg_trgm show_trgm', 'show_trgm(a), show_trgm(b)', ''),
	(4, 'zh_signature', 'zh_signature(a), zh_signature(b)', 'pg_trgm show_trgm'),
	(5, 'zh_shared_passages', '(SELECT count(*) FROM zh_shared_passages(a, b))', 'pg_trgm similarity');

CREATE TEMP TABLE timing (name text, seconds float8);

DO $$
DECLARE
	m measurement;
	start timestamptz;
BEGIN
	FOR round IN 0 .. 5 LOOP
		FOR m IN SELECT * FROM measurement ORDER BY no LOOP
			start := clock_timestamp();
			EXECUTE format('SELECT count(s) FROM (SELECT ROW(%s) AS s FROM pair OFFSET 0) AS s', m.expression);
			IF round > 0 THEN -- the first warms up
				INSERT INTO timing VALUES (m.name, extract(epoch FROM clock_timestamp() - start));
			END IF;
		END LOOP;
	END LOOP;
END
$$;

COPY (
	SELECT name, round((size / median / 1e6)::numeric, 2), baseline
	FROM measurement,
		LATERAL (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median
			FROM timing WHERE timing.name = measurement.name) AS t,
		(SELECT sum(octet_length(a) + octet_length(b)) AS size FROM pair) AS b
	ORDER BY no
) TO STDOUT;
