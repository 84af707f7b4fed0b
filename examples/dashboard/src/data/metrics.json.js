// metrics.json.js - numbers of one subject in one unit, where several articles print them
import {write} from "./db.js";

await write(`
  SELECT subject_key || CASE WHEN unit_si <> '1' THEN '（' || unit_si || '）' ELSE '' END AS metric, published, value_si AS value, period, source, id
  FROM (
    SELECT *, count(*) FILTER (WHERE published IS NOT NULL) OVER (PARTITION BY subject_key, unit_si) AS printed,
      min(id) OVER w AS first_id, max(id) OVER w AS last_id
    FROM articles_metrics
    WINDOW w AS (PARTITION BY subject_key, unit_si)
  ) AS m
  WHERE published IS NOT NULL AND printed > 1 AND first_id <> last_id
  ORDER BY unit_si = '1', printed DESC, metric, published LIMIT 500
`);
