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
