-- What grew and what fell, against which period?
SELECT subject_key, published, CASE change WHEN 'decrease' THEN -value_si ELSE value_si END AS percent, basis, source
FROM articles_metrics
WHERE unit_si = '%' AND change IN ('increase', 'decrease')
ORDER BY percent DESC, subject_key;
