-- first.sql - one line about the first call of an expression on a text, in a session of its own
--
-- psql variables: name, expression (on bench_first.body)

\connect
\ir session.sql
CREATE FUNCTION pg_temp.own_kb() RETURNS integer LANGUAGE sql VOLATILE AS $$
	SELECT sum(m[1]::integer)::integer
	FROM regexp_matches(pg_read_file('/proc/self/smaps_rollup', 0, 10000, true), 'Private_Dirty:\s+(\d+)', 'g') AS m
$$;

-- What any session needs comes first.
SELECT count(x) FROM (SELECT (to_tsvector('simple', upper(body)))::text AS x FROM bench_first OFFSET 0) AS s \g /dev/null
SELECT pg_temp.bench_clock() AS began, pg_temp.own_kb() AS kb \gset
SELECT pg_temp.bench_clock() AS began, pg_temp.own_kb() AS kb \gset
SELECT count(x) FROM (SELECT :expression AS x FROM bench_first OFFSET 0) AS s \g /dev/null
SELECT pg_temp.bench_clock() AS first \gset
SELECT count(x) FROM (SELECT :expression AS x FROM bench_first OFFSET 0) AS s \g /dev/null
SELECT pg_temp.bench_clock() AS second, pg_temp.own_kb() - :kb AS kb \gset
SELECT format('%-28s %10s ms %8s ms a second time %8s kB of its own', :'name', round((:first - :began)::numeric, 2),
	round((:second - :first)::numeric, 2), coalesce(:'kb', '?'))
\g (format=unaligned tuples_only=on)
