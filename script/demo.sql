-- demo.sql - zhnews in a dozen queries: what script/demo shows, and a tutorial to read on its own
--
-- psql variables: folder   where the server finds the articles: NAME.txt, UTF-8, and for some of
--                          them NAME.published, the date of publication
--                 search   what to search for, words with blanks between them; without it,
--                          demo-words.sql chooses
--                 on, off  what stands before and after a hit

\pset footer off
\pset null ''
\set QUIET on

\echo
\echo '== Articles in a table ========================================================='
\echo

CREATE TABLE articles (
	id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name      text NOT NULL,
	published date,
	body      text NOT NULL,
	tsv       tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED
);

\ir articles.sql

CREATE INDEX articles_tsv ON articles USING gin (tsv);
ANALYZE articles;

SELECT id, name, published, zh_script(body) AS script, length(body) AS characters
FROM articles
ORDER BY id
LIMIT 20;

\echo
\echo '== Search: typed in either script, printed in either, over line breaks ========='
\echo

\if :{?search}
	CREATE TABLE words AS
		SELECT no, word FROM regexp_split_to_table(trim(:'search'), '\s+') WITH ORDINALITY AS t(word, no);
\else
	\ir demo-words.sql
\endif

-- LIKE stands beside it for comparison: it misses what is broken over lines or in the other script.
SELECT typed,
	count(*) FILTER (WHERE tsv @@ zh_query(typed)) AS articles_found,
	count(*) FILTER (WHERE body LIKE '%' || typed || '%') AS found_by_like
FROM articles,
	(
		SELECT no, zh_convert(word, 't2s') FROM words UNION SELECT no, zh_convert(word, 's2t') FROM words
	) AS t(no, typed)
GROUP BY no, typed
ORDER BY no, zh_script(typed) = 'hant', typed;

-- Hits as they are printed, two articles a script; ⏎ is a line break of the page.
\pset tuples_only on
\pset format unaligned
SELECT format(E'%s%s (%s)\n  %s', CASE WHEN row_number() OVER (PARTITION BY no ORDER BY id) = 1 THEN E'\n' || word || E'\n' END,
		name, script, replace(regexp_replace(headline, '\s*\n\s*', '⏎', 'g'), ' … ', E'\n  '))
FROM (
	SELECT no, word, id, name, zh_script(body) AS script,
		ts_headline('zhnews', body, zh_query(word),
			format('StartSel="%s", StopSel="%s", MaxFragments=2, MinWords=15, MaxWords=40, FragmentDelimiter=" … "',
				:'on', :'off')) AS headline,
		row_number() OVER (PARTITION BY no, zh_script(body) ORDER BY id) AS nth
	FROM articles JOIN words ON tsv @@ zh_query(word)
) AS hits
WHERE nth <= 2
ORDER BY no, id;

\echo
\echo '== Conversion =================================================================='
\echo

SELECT format(E'%s\n  %s\n  %s', name, excerpt,
		zh_convert(excerpt, CASE zh_script(body) WHEN 'hant' THEN 't2s' ELSE 's2t' END))
FROM (
	SELECT *, substring(zh_clean(body) FROM '[^\n]{36,}?[，。]') AS excerpt,
		row_number() OVER (PARTITION BY zh_script(body) ORDER BY id) AS nth
	FROM articles
) AS s
WHERE nth <= 2 AND excerpt IS NOT NULL
ORDER BY id;

\pset tuples_only off
\pset format aligned
\echo
\echo '== Quantities and dates ========================================================'
\echo

SELECT id, regexp_replace(substr(body, pos, len), '\s', '', 'g') AS printed,
	value, value_max, unit, unit_kind, currency, approx, change
FROM (
	SELECT id, body, q.*, row_number() OVER (PARTITION BY id, unit_kind ORDER BY pos) AS nth
	FROM articles, zh_quantities(body) AS q
	WHERE id <= 4
) AS s
WHERE nth <= 2
ORDER BY id, pos;

SELECT id, regexp_replace(substr(body, pos, len), '\s', '', 'g') AS printed, starts_at, ends_at, grain, approx
FROM (
	SELECT id, body, d.*, row_number() OVER (PARTITION BY id ORDER BY pos) AS nth
	FROM articles, zh_dates(body, published) AS d
	WHERE id <= 4
) AS s
WHERE nth <= 4
ORDER BY id, pos;

\echo
\echo '== The same quantity in Simplified and Traditional articles: join by value, unit'
\echo

WITH quantities AS MATERIALIZED (
	SELECT name, zh_script(body) AS script, regexp_replace(substr(body, pos, len), '\s', '', 'g') AS printed,
		value, unit, unit_kind
	FROM articles, zh_quantities(body)
)
SELECT s.printed AS simplified, t.printed AS traditional, value, unit,
	count(DISTINCT s.name) AS hans, count(DISTINCT t.name) AS hant
FROM quantities AS s JOIN quantities AS t USING (value, unit, unit_kind)
WHERE s.script = 'hans' AND t.script = 'hant' AND s.printed <> t.printed
GROUP BY s.printed, t.printed, value, unit, unit_kind
ORDER BY unit_kind = 'money' DESC, value DESC
LIMIT 12;

\echo
\echo '== The same day in Simplified and Traditional articles ========================='
\echo

WITH dates AS MATERIALIZED (
	SELECT name, zh_script(body) AS script, regexp_replace(substr(body, pos, len), '\s', '', 'g') AS printed,
		starts_at, ends_at, grain
	FROM articles, zh_dates(body, published)
	WHERE starts_at IS NOT NULL
)
SELECT grain, starts_at, ends_at, string_agg(DISTINCT s.printed, ' ') AS simplified,
	string_agg(DISTINCT t.printed, ' ') AS traditional
FROM dates AS s JOIN dates AS t USING (starts_at, ends_at, grain)
WHERE s.script = 'hans' AND t.script = 'hant'
GROUP BY starts_at, ends_at, grain
ORDER BY count(DISTINCT s.name) + count(DISTINCT t.name) DESC, starts_at
LIMIT 8;

\echo
\echo '== Articles on the pages, and who wrote them ==================================='
\echo

SELECT id, article_no AS no, left(headline, 24) AS headline, length(a.body) AS characters,
	(SELECT string_agg(concat_ws(' ', c.agency, array_to_string(c.reporters, '、'), c.place), '; ' ORDER BY c.pos)
		FROM zh_credits(a.body, published) AS c) AS credits
FROM articles, zh_articles(articles.body) AS a
WHERE id <= 4
ORDER BY id, article_no;

\echo
\echo '== Persons named in both scripts, with their office ============================'
\echo

WITH persons AS MATERIALIZED (
	SELECT id, zh_script(body) AS script, n.*
	FROM articles, zh_names(body) AS n
	WHERE kind = 'person'
)
SELECT key, string_agg(DISTINCT s.name, ' ') AS simplified, string_agg(DISTINCT t.name, ' ') AS traditional,
	max(s.role) AS role, max(s.country) AS country
FROM persons AS s JOIN persons AS t USING (key)
WHERE s.script = 'hans' AND t.script = 'hant'
GROUP BY key
ORDER BY count(DISTINCT s.id) + count(DISTINCT t.id) DESC, count(*) DESC, key
LIMIT 8;

\echo
\echo '== Who said what ==============================================================='
\echo

SELECT id, speaker, role, verb, left(quote, 30) AS quote
FROM (
	SELECT id, q.*, row_number() OVER (PARTITION BY id ORDER BY pos) AS nth
	FROM articles, zh_quotes(body) AS q
	WHERE speaker IS NOT NULL
) AS s
WHERE nth <= 2
ORDER BY id
LIMIT 12;

\echo
\echo '== What happened ==============================================================='
\echo

SELECT id, actor, action, left(object, 20) AS object, place, starts_at
FROM (
	SELECT id, e.*, row_number() OVER (PARTITION BY id, action ORDER BY pos) AS nth
	FROM articles, zh_events(body, published) AS e
) AS s
WHERE nth <= 1
ORDER BY id
LIMIT 12;

\echo
\echo '== Tables for reporting: the facts beside the articles ========================='
\echo

SELECT zh_track('articles', 'id', 'body', 'published') AS facts;
CALL zh_backfill('articles');
SELECT articles, done, total FROM zh_progress;

-- Tables and views as a BI tool shows them.
SELECT c.relname AS name, CASE c.relkind WHEN 'r' THEN 'table' ELSE 'view' END AS kind,
	obj_description(c.oid, 'pg_class') AS comment
FROM zh_tracked AS t, pg_depend AS d JOIN pg_rewrite AS r ON r.oid = d.objid JOIN pg_class AS c ON c.oid = r.ev_class
WHERE d.refobjid = t.facts AND d.classid = 'pg_rewrite'::regclass
UNION
SELECT c.relname, 'table', obj_description(c.oid, 'pg_class')
FROM zh_tracked AS t, pg_class AS c
WHERE c.oid IN (t.facts, t.state)
ORDER BY kind, name;

\echo
\echo '-- who is quoted most'
SELECT speaker_key, max(role) AS role, count(*) AS quotations, count(DISTINCT id) AS articles
FROM articles_quotes
WHERE speaker_key IS NOT NULL
GROUP BY speaker_key
ORDER BY quotations DESC, speaker_key
LIMIT 8;

\echo
\echo '-- what grew and what fell'
SELECT subject, published, CASE change WHEN 'decrease' THEN -value_si ELSE value_si END AS percent, basis, source
FROM articles_metrics
WHERE unit_si = '%' AND change IN ('increase', 'decrease')
ORDER BY abs(value_si) DESC, id, fact_no
LIMIT 8;

\echo
\echo '-- a new article is there at once'
INSERT INTO articles (name, published, body)
VALUES ('new', current_date, '市长李明昨天说：“港口今年的吞吐量将增长近8%，达1200万标箱。”');
SELECT q.published, q.speaker, q.role, q.quote, m.subject, m.value_si, m.unit_si
FROM articles_quotes AS q LEFT JOIN articles_metrics AS m USING (id)
WHERE q.id = (SELECT max(id) FROM articles);
