--- Finds every kind of fact in one pass, in the order of the text: what a table for reporting stores.
---
--- | column | meaning |
--- |---|---|
--- | `fact_no` | from 1 |
--- | `kind` | `credit` `date` `quantity` `name` `quote` `event` |
--- | `pos`, `len` | as in the function of that kind |
--- | `subject`, `subject_key` | agency, what is counted, name, speaker, actor |
--- | `predicate` | kind of credit, grain, change, kind of name, verb of saying, action |
--- | `object`, `object_key` | place of a credit, date as printed, affiliation, quote, object |
--- | `value`, `value_max`, `unit` | of a quantity |
--- | `starts_at`, `ends_at` | of a date, an event, a dated credit |
--- | `detail` | the other columns of that function under their own names; those that are NULL are left out |
---
---     SELECT kind, subject_key, predicate, object, detail
---     FROM (VALUES ('外长王毅17日抵达雅加达。他说：“合作金额达3亿元。”')) AS t(b), zh_facts(b, '2025-06-19');
---
--- What reports ask of a table `articles (id, paper, published, body)`, across both scripts, since keys are the same in both:
---
---     -- who was quoted most in a month
---     SELECT to_char(published, 'YYYY-MM') AS month, speaker_key, count(*) AS quotes, count(DISTINCT paper) AS papers
---     FROM articles, zh_quotes(body)
---     WHERE speaker_key IS NOT NULL
---     GROUP BY month, speaker_key ORDER BY month, quotes DESC;
---
---     -- every number about 贸易额, by the year it is about and the paper
---     SELECT coalesce(substring(q.period FROM '\d{4}'), to_char(published, 'YYYY')) AS year, paper, q.value_si, q.unit_si, q.change
---     FROM articles, zh_quantities(body) AS q
---     WHERE q.subject_key LIKE '%' || zh_fold('貿易額') ORDER BY year, paper;
---
---     -- who held which office when: from the first to the last article that says so
---     SELECT zh_fold(n.role) AS office, n.affiliation, n.key AS holder, min(published) AS from_day, max(published) AS to_day
---     FROM articles, zh_names(body) AS n
---     WHERE n.kind = 'person' AND n.role IS NOT NULL
---     GROUP BY office, n.affiliation, holder ORDER BY office, from_day;
---
---     -- which papers carried the same statement, whatever the script and the marks
---     SELECT a.paper, b.paper AS also_in, qa.speaker, qa.quote
---     FROM articles AS a, zh_quotes(a.body) AS qa, articles AS b, zh_quotes(b.body) AS qb
---     WHERE a.id < b.id AND qa.speaker_key = qb.speaker_key
---         AND strpos(translate(zh_fold(qa.quote), '，。：；「」“”', ''), translate(zh_fold(qb.quote), '，。：；「」“”', '')) > 0;
---
---     -- what was signed where, and in which papers
---     SELECT e.object_key AS signed, zh_fold(e.place) AS place, e.starts_at::date AS day, string_agg(paper, '、' ORDER BY id) AS papers
---     FROM articles, zh_events(body, published) AS e
---     WHERE e.action = 'sign' GROUP BY 1, 2, 3 ORDER BY day;
CREATE FUNCTION zh_facts(
	body text,
	published date DEFAULT NULL,
	OUT fact_no int,
	OUT kind text,
	OUT pos int,
	OUT len int,
	OUT subject text,
	OUT subject_key text,
	OUT predicate text,
	OUT object text,
	OUT object_key text,
	OUT value numeric,
	OUT value_max numeric,
	OUT unit text,
	OUT starts_at timestamp,
	OUT ends_at timestamp,
	OUT detail jsonb)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 8000 ROWS 100;
COMMENT ON FUNCTION zh_facts(text, date) IS
	'credits, dates, quantities, names, quotations and events in one pass';
