-- The largest sums of money, with the place in the text where each is printed.
SELECT q.published, q.currency, q.value, q.approx, q.subject, regexp_replace(substr(a.body, q.pos, q.len), '\s', '', 'g') AS printed
FROM articles_quantities AS q JOIN articles AS a USING (id)
WHERE q.unit_kind = 'money'
ORDER BY q.value DESC
LIMIT 20;
