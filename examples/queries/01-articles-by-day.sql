-- How many articles came out each day, days without any included?
SELECT c.day, c.weekday_label, count(a.id) AS articles
FROM articles_calendar AS c LEFT JOIN articles AS a ON a.published = c.day
GROUP BY c.day, c.weekday_label
ORDER BY c.day;
