// fold.json.js - characters that zh_fold() folds to another one, so that the page searches as the database does
import {write} from "./db.js";

await write(`
  SELECT string_agg(chr(c), '') AS printed, string_agg(zh_fold(chr(c)), '') AS folded
  FROM generate_series(33, 65535) AS c
  WHERE c NOT BETWEEN 55296 AND 57343 AND zh_fold(chr(c)) <> chr(c) AND length(zh_fold(chr(c))) = 1
`);
