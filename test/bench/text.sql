-- text.sql - the functions that take a whole text; tsvectors against PostgreSQL's own parser with `simple`
-- (which leaves Chinese uncut, and so has much less to do)

SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET work_mem = '256MB';
SET client_min_messages = error;

CREATE TEMP TABLE measurement (no integer, name text, expression text, baseline text);
INSERT INTO measurement VALUES
	(1, 'to_tsvector(''simple'')', 'to_tsvector(''simple'', body)', ''),
	(2, 'zh_tsvector', 'zh_tsvector(body)', 'to_tsvector(''simple'')'),
	(3, 'to_tsvector(''zhnews'')', 'to_tsvector(''zhnews'', body)', 'to_tsvector(''simple'')'),
	(4, 'lower', 'lower(body)', ''),
	(5, 'zh_fold', 'zh_fold(body)', 'lower'),
	(6, 'zh_clean', 'zh_clean(body)', 'lower'),
	(7, 'zh_quantities', '(SELECT count(*) FROM zh_quantities(body))', 'to_tsvector(''simple'')'),
	(8, 'zh_dates', '(SELECT count(*) FROM zh_dates(body))', 'to_tsvector(''simple'')'),
	(9, 'regexp', '(SELECT count(*) FROM regexp_matches(body, ''([^，。]{0,12})(?:说|說|表示|指出)，([^。]*。)'', ''g''))', ''),
	(10, 'zh_quotes', '(SELECT count(*) FROM zh_quotes(body))', 'regexp'),
	(11, 'zh_events', '(SELECT count(*) FROM zh_events(body))', 'regexp'),
	(12, 'zh_facts', '(SELECT count(*) FROM zh_facts(body))', 'regexp');

CREATE TEMP TABLE timing (name text, seconds float8);

DO $$
DECLARE
	m measurement;
	start timestamptz;
BEGIN
	FOR round IN 0 .. 5 LOOP
		FOR m IN SELECT * FROM measurement ORDER BY no LOOP
			start := clock_timestamp();
			EXECUTE format('SELECT count(x) FROM (SELECT %s AS x FROM bench_text OFFSET 0) AS s', m.expression);
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
		(SELECT sum(octet_length(body)) AS size FROM bench_text) AS b
	ORDER BY no
) TO STDOUT;
