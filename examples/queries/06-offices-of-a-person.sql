-- Which offices were printed with a person's name, and from when to when?
SELECT role, affiliation, first_published, last_published, mentions
FROM articles_persons
WHERE key = zh_fold('阿茲蘭·哈桑')
ORDER BY first_published, role;
