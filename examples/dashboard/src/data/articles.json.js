// articles.json.js - the articles as printed, with the first headline of their page
import {write} from "./db.js";

await write(`
  SELECT a.id, a.published, coalesce(h.headline, a.name) AS headline, a.body
  FROM articles AS a
    LEFT JOIN LATERAL (
      SELECT headline FROM zh_articles(a.body) WHERE headline IS NOT NULL ORDER BY article_no LIMIT 1
    ) AS h ON true
  ORDER BY a.published DESC NULLS LAST, a.id
`);
