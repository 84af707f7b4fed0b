-- first.sql - what a session pays once: the first call in it, which loads the library and touches the tables, and memory
-- of its own; a function of pg_trgm's for comparison

\set QUIET on
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE bench_first AS SELECT body FROM bench_text LIMIT 1;

\echo
\echo 'first call in a session'
\set name similarity
\set expression 'similarity(body, left(body, 100))'
\ir common/first.sql
\set name zh_tsvector
\set expression 'zh_tsvector(body)'
\ir common/first.sql
\set name zh_query
\set expression 'zh_query(left(body, 4))'
\ir common/first.sql
\set name '~~~'
\set expression 'body ~~~ left(body, 4)'
\ir common/first.sql
\set name zh_convert
\set expression 'zh_convert(body, $$s2t$$)'
\ir common/first.sql
\set name zh_facts
\set expression '(SELECT count(*) FROM zh_facts(body))'
\ir common/first.sql

DROP TABLE bench_first;
