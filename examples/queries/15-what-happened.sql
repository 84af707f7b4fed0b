-- What happened in a month, by kind of event?
SELECT action, starts_at::date AS day, actor, object, place, id
FROM articles_events
WHERE starts_at >= '2025-07-01' AND starts_at < '2025-08-01'
ORDER BY action, starts_at, id, pos;
