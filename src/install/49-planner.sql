-- what the planner is told of functions that return rows

--- # The planner
---
--- The functions that find sentences, credits and facts return more rows for a longer text. The planner
--- knows how many: `ROWS` is what an article of 3,000 bytes gives, and a support function scales it to
--- the length of a constant or to what statistics (`ANALYZE`) say of a column.
CREATE FUNCTION zhnews_rows_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_rows_support(internal) IS 'planner support: rows by the length of the text';

ALTER FUNCTION zh_sentences(text) SUPPORT zhnews_rows_support ROWS 29;
ALTER FUNCTION zh_credits(text, date) SUPPORT zhnews_rows_support ROWS 3;
ALTER FUNCTION zh_quantities(text) SUPPORT zhnews_rows_support ROWS 34;
ALTER FUNCTION zh_dates(text, date) SUPPORT zhnews_rows_support ROWS 13;
ALTER FUNCTION zh_names(text) SUPPORT zhnews_rows_support ROWS 40;
ALTER FUNCTION zh_quotes(text) SUPPORT zhnews_rows_support ROWS 11;
ALTER FUNCTION zh_events(text, date) SUPPORT zhnews_rows_support ROWS 6;
ALTER FUNCTION zh_facts(text, date) SUPPORT zhnews_rows_support ROWS 105;
ALTER FUNCTION zh_quantities(text, text) SUPPORT zhnews_rows_support ROWS 34;
ALTER FUNCTION zh_names(text, text) SUPPORT zhnews_rows_support ROWS 40;
ALTER FUNCTION zh_quotes(text, text) SUPPORT zhnews_rows_support ROWS 11;
ALTER FUNCTION zh_events(text, date, text) SUPPORT zhnews_rows_support ROWS 6;
ALTER FUNCTION zh_facts(text, date, text) SUPPORT zhnews_rows_support ROWS 105;
