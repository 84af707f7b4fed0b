// facts.json.js - quotations, events and quantities, with the place where they are printed
import {write} from "./db.js";

await write(`
  SELECT id, pos, len, kind, subject, predicate, object, value, unit
  FROM articles_facts
  WHERE kind IN ('quote', 'event', 'quantity')
  ORDER BY id, fact_no
`);
