-- load.sql - articles of a folder into a table that zhnews tracks: what script/dashboard and tests use
--
-- psql variable: folder   where the server finds the articles: NAME.txt, UTF-8, and for some of them
--                         NAME.published, the date of publication; ends in a slash

CREATE EXTENSION IF NOT EXISTS zhnews;

CREATE TABLE articles (
	id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name      text NOT NULL,
	published date,
	body      text NOT NULL
);
SELECT zh_track('articles', 'id', 'body', 'published');

\ir articles.sql
ANALYZE;
