-- Which persons and organisations stand together in articles?
SELECT a.key AS one, b.key AS other, count(DISTINCT a.id) AS articles
FROM articles_names AS a JOIN articles_names AS b ON a.id = b.id AND a.key < b.key
WHERE a.kind IN ('person', 'organization') AND b.kind IN ('person', 'organization')
GROUP BY a.key, b.key
ORDER BY articles DESC, one, other
LIMIT 20;
