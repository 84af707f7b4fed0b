-- Who wrote how much?
SELECT r.reporter, count(DISTINCT c.id) AS articles, min(c.published) AS first_published, max(c.published) AS last_published,
	string_agg(DISTINCT c.agency_key, ' ') AS for_whom
FROM articles_credits AS c, regexp_split_to_table(c.reporters, '、') AS r(reporter)
WHERE c.kind IN ('dateline', 'byline')
GROUP BY r.reporter
ORDER BY articles DESC, r.reporter;
