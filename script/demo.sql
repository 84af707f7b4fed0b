-- demo.sql - zhnews in a dozen queries: what script/demo shows, and a tutorial to read on its own
--
-- psql variables: folder   where the server finds the articles, NAME.txt each in UTF-8, and perhaps
--                          NAME.published with the date of publication
--                 words    what to search for, one word a line

\pset footer off
\pset null '-'

\echo ==== 1. Articles in a table, searchable ====

CREATE TABLE articles (
	id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name      text NOT NULL,
	published date,
	body      text NOT NULL,
	tsv       tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED
);

INSERT INTO articles (name, published, body)
SELECT replace(file, '.txt', ''),
	trim(E' \r\n' FROM pg_read_file(:'folder' || '/' || replace(file, '.txt', '.published'), 0, 100, true))::date,
	pg_read_file(:'folder' || '/' || file)
FROM pg_ls_dir(:'folder') AS file
WHERE file LIKE '%.txt'
ORDER BY file;

CREATE INDEX articles_tsv ON articles USING gin (tsv);
ANALYZE articles;

SELECT id, left(name, 32) AS name, published, zh_script(body) AS script, length(body) AS characters
FROM articles
ORDER BY id
LIMIT 20;
