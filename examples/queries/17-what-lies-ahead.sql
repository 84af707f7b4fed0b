-- What was announced for days after publication?  The newsroom's diary.
SELECT d.starts_at, d.ends_at, d.grain, d.published, s.sentence
FROM articles_dates AS d JOIN articles AS a USING (id)
	JOIN LATERAL zh_sentences(a.body) AS s ON d.pos BETWEEN s.pos AND s.pos + s.len - 1
WHERE d.starts_at > d.published AND d.grain IN ('day', 'month')
ORDER BY d.starts_at, d.id, d.pos;
