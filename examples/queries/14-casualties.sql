-- How many people were hurt or killed, as one report after the other has it?
SELECT q.published, q.value, q.value_max, q.approx, q.subject, regexp_replace(substr(a.body, q.pos, q.len + 6), '\s', '', 'g') AS printed, q.id
FROM articles_quantities AS q JOIN articles AS a USING (id)
WHERE q.unit_kind = 'person' AND substr(a.body, greatest(q.pos - 6, 1), q.len + 12) ~~~ zh_query('死 OR 傷 OR 罹難 OR 遇難 OR 失踪')
ORDER BY q.published, q.id, q.pos;
