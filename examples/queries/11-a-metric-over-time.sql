-- A figure over time, whoever printed it.  The subject may be typed in either script.
SELECT published, period, value_si, unit_si, change, basis, source
FROM articles_metrics
WHERE subject_key = zh_fold('基準利率')
ORDER BY published, id, fact_no;
