-- Whom did the last thirty days of coverage name for the first time?
SELECT key, min(name) AS name, max(role) AS role, min(first_published) AS first_published, sum(mentions) AS mentions
FROM articles_persons
GROUP BY key
HAVING min(first_published) > (SELECT max(day) - 30 FROM articles_calendar)
ORDER BY first_published, key;
