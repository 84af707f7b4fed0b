// volume.json.js - how many articles a day, by the agency or paper that signs them
import {write} from "./db.js";

await write(`
  SELECT a.published AS day, coalesce(c.agency, '未署名') AS source, count(*) AS articles
  FROM articles AS a
    LEFT JOIN LATERAL (
      SELECT agency FROM articles_credits AS c WHERE c.id = a.id AND agency IS NOT NULL ORDER BY fact_no LIMIT 1
    ) AS c ON true
  WHERE a.published IS NOT NULL
  GROUP BY 1, 2 ORDER BY 1, 2
`);
