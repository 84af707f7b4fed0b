-- session.sql - settings for measurements, and a clock: the processor time of this backend

SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET work_mem = '256MB';
SET client_min_messages = error;

-- Milliseconds that the processor has spent on this backend, so that other work on the machine disturbs little; of the
-- wall, where the system does not tell.
CREATE FUNCTION pg_temp.bench_clock() RETURNS float8 LANGUAGE sql VOLATILE AS $$
	SELECT CASE WHEN s IS NULL THEN 1000 * extract(epoch FROM clock_timestamp())
		ELSE split_part(s, ' ', 1)::float8 / 1e6 END
	FROM pg_read_file('/proc/self/schedstat', 0, 100, true) AS s
$$;
