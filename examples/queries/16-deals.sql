-- Who signed, bought or invested what?
SELECT published, actor_key, action, object, place
FROM articles_events
WHERE action IN ('sign', 'acquire', 'invest', 'agree')
ORDER BY published, id, pos;
