-- Which countries are written about?
SELECT country, sum(mentions) AS mentions, count(*) AS places, string_agg(name, ' ' ORDER BY mentions DESC) AS names
FROM articles_places
WHERE country IS NOT NULL
GROUP BY country
ORDER BY mentions DESC, country;
