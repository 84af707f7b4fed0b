// quoted.json.js - who is quoted most, one row a person or body whatever the script
import {write} from "./db.js";

await write(`
  SELECT speaker_key, min(speaker) AS speaker, count(*) AS quotes, count(DISTINCT id) AS articles
  FROM articles_quotes
  WHERE speaker_key IS NOT NULL
  GROUP BY speaker_key ORDER BY quotes DESC, speaker_key LIMIT 15
`);
