-- Who is quoted most, and in which office?
SELECT speaker_key, max(role) AS role, count(*) AS quotations, count(*) FILTER (WHERE direct) AS direct,
	count(DISTINCT id) AS articles
FROM articles_quotes
WHERE speaker_key IS NOT NULL
GROUP BY speaker_key
ORDER BY quotations DESC, speaker_key
LIMIT 20;
