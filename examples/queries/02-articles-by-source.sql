-- Which agencies and papers do the articles come from, by month?
SELECT date_trunc('month', c.published)::date AS month, c.agency_key AS source, count(DISTINCT c.id) AS articles
FROM articles_credits AS c
WHERE c.kind IN ('dateline', 'byline') AND c.agency_key IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 3 DESC, 2;
