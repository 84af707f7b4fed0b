-- Where do two articles give different figures for the same thing on the same day or the next?
SELECT a.subject_key, a.unit_si, a.value_si, b.value_si AS other_value, a.id, b.id AS other_id
FROM articles_metrics AS a JOIN articles_metrics AS b USING (subject_key, unit_si)
WHERE a.id < b.id AND a.value_si <> b.value_si AND abs(a.published - b.published) <= 1
ORDER BY a.subject_key, a.id, b.id;
