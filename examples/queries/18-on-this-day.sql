-- What do articles say about a certain day, whenever they were written?
SELECT d.id, d.published, d.printed, d.grain, s.sentence
FROM articles_dates AS d JOIN articles AS a USING (id)
	JOIN LATERAL zh_sentences(a.body) AS s ON d.pos BETWEEN s.pos AND s.pos + s.len - 1
WHERE d.starts_at >= '2025-07-14' AND d.ends_at <= '2025-07-15'
ORDER BY d.published, d.id, d.pos;
