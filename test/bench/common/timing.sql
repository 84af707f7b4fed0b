-- timing.sql - time expressions on the rows of a table, in turns, and print rows of the common table
--
-- psql variables: source   the table; it has a column bytes integer: what a row counts for
-- temporary table measurement (no integer, name text, expression text, baseline text)
-- session.sql has been read

CREATE TEMP TABLE timing (name text, ms float8);

SELECT set_config('bench.source', :'source', false) \g /dev/null
DO $$
DECLARE
	m measurement;
	start float8;
	spent float8;
	passes integer;
BEGIN
	FOR round IN 0 .. 5 LOOP
		FOR m IN SELECT * FROM measurement ORDER BY no LOOP
			start := pg_temp.bench_clock();
			passes := 0;
			LOOP -- for long enough: the clock may go in steps of 4 ms
				EXECUTE format('SELECT count(s) FROM (SELECT ROW(%s) AS s FROM %I OFFSET 0) AS s',
					m.expression, current_setting('bench.source'));
				passes := passes + 1;
				spent := pg_temp.bench_clock() - start;
				EXIT WHEN round = 0 OR spent >= 80;
			END LOOP;
			IF round > 0 THEN -- the first warms up
				INSERT INTO timing VALUES (m.name, spent / passes);
			END IF;
		END LOOP;
	END LOOP;
END
$$;

SELECT sum(bytes) AS bytes FROM :"source" \gset
SELECT format(E'%s\t%s\t%s', name, round((:bytes / median / 1e3)::numeric, 2), baseline)
FROM measurement,
	LATERAL (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS median
		FROM timing WHERE timing.name = measurement.name) AS t
ORDER BY no
\g (format=unaligned tuples_only=on)
