// db.js - what the data loaders share: one query on the database that PGHOST, PGDATABASE … name, as JSON
import pg from "pg";

// Dates as the text that PostgreSQL writes, counts as numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, String);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Writes the rows of a query to standard output. */
export async function write(query) {
  const client = new pg.Client();
  await client.connect();
  try {
    const {rows} = await client.query(query);
    process.stdout.write(JSON.stringify(rows));
  } finally {
    await client.end();
  }
}
