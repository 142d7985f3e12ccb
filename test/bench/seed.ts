// `node test/bench/seed.ts --conversations 1000000`: fills the empty, migrated database of DATABASE_URL; for measurements alone.

import { parseArgs } from 'node:util';
import pg from 'pg';

import { readConfig } from '../../config.ts';
import { seedLarge } from './large-desk.ts';

const { values } = parseArgs({ options: { conversations: { type: 'string', default: '10000' } } });
const { databaseUrl } = readConfig();
if (!databaseUrl) throw new Error('Say by DATABASE_URL which database to fill: an empty one.');
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
const { rows } = await client.query(
  "select 1 from information_schema.tables where table_name = 'conversation'",
);
await client.end();
if (rows.length === 0) throw new Error('This database has no tables yet: start Baton on it once.');
const took = await seedLarge(databaseUrl, Number(values.conversations), (words) =>
  process.stderr.write(`${words}\n`),
);
process.stdout.write(`${JSON.stringify(took)}\n`);
