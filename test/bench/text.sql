-- text.sql - the functions that take a whole text; tsvectors against PostgreSQL's own parser with `simple`
-- (which leaves Chinese uncut, and so has much less to do)

\ir common/session.sql

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
	(12, 'zh_facts', '(SELECT count(*) FROM zh_facts(body))', 'regexp'),
	(13, 'ts_headline(''zhnews'')', 'ts_headline(''zhnews'', body, zh_query(''表示 OR 的''))', ''),
	(14, 'zh_headline', 'zh_headline(body, zh_query(''表示 OR 的''))', 'ts_headline(''zhnews'')'),
	(15, 'LIKE', 'body LIKE ''%不会有这样的句子%''', ''),
	(16, '~~~', 'body ~~~ ''不会有这样的句子''', 'LIKE');

CREATE TEMP VIEW source AS SELECT body, octet_length(body) AS bytes FROM bench_text;
\set source source
\ir common/timing.sql
