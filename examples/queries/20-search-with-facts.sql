-- A search page: hits with their headline, who is quoted in them and which sums they name.
SELECT a.id, a.published, h.headline,
	(SELECT string_agg(DISTINCT q.speaker, '、') FROM articles_quotes AS q WHERE q.id = a.id) AS quoted,
	(SELECT string_agg(m.value || ' ' || m.currency, ', ' ORDER BY m.value DESC) FROM articles_quantities AS m
		WHERE m.id = a.id AND m.currency IS NOT NULL) AS sums,
	zh_headline(a.body, zh_query('马来西亚 投资'), 'MaxFragments=1, MaxWords=40') AS excerpt
FROM articles AS a CROSS JOIN LATERAL (SELECT headline FROM zh_articles(a.body) ORDER BY article_no LIMIT 1) AS h
WHERE a.tsv @@ zh_query('马来西亚 投资')
ORDER BY a.published DESC, a.id;
