// A process of its own that runs the embedded database until it is killed: node test/hold-server.ts DATA_DIR [ROWS]
// It takes the data directory's lock, as `start` does, and says on stdout how it went, as one line of JSON.

import pg from 'pg';

import { lockDataDir } from '../db/embedded/lock.ts';
import { startEmbeddedServer } from '../db/embedded/server.ts';

const [dataDir = '', row] = process.argv.slice(2);
try {
  const lock = lockDataDir(dataDir);
  const server = await startEmbeddedServer({ dataDir, say: () => {}, unsafeFast: true });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create table if not exists kept (word text)');
  if (row !== undefined) await client.query('insert into kept values ($1)', [row]);
  const { rows } = await client.query<{ word: string }>('select word from kept order by word');
  await client.end();
  process.once('SIGTERM', async () => {
    await server.stop();
    lock.release();
  });
  process.stdout.write(
    `${JSON.stringify({ runner: server.runner, words: rows.map((each) => each.word) })}\n`,
  );
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  process.exitCode = 1;
}
