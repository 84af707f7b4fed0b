// places.json.js - the places printed most
import {write} from "./db.js";

await write(`
  SELECT key, min(name) AS name, max(country) AS country, sum(mentions)::integer AS mentions, sum(articles)::integer AS articles
  FROM articles_places
  GROUP BY key ORDER BY mentions DESC, key LIMIT 20
`);
