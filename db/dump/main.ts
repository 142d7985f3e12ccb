// `npm run schema`: writes db/schema.sql and db/schema.ts from the migrations; with --check only compares them.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startEmbeddedServer } from '../embedded/server.ts';
import { migrate } from '../migrate.ts';
import { schemaText } from './schema-text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const check = process.argv.includes('--check');
const folder = mkdtempSync(path.join(tmpdir(), 'baton-schema-'));
const server = await startEmbeddedServer({ dataDir: folder, say: () => {}, unsafeFast: true });
try {
  await migrate(server.url, root);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const text = await schemaText(client);
  await client.end();
  settle('db/schema.sql', text);
  settle('db/schema.ts', generateTypes(server.url));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function generateTypes(url: string): string {
  const file = path.join(folder, 'schema.ts');
  const done = spawnSync(
    path.join(root, 'node_modules', '.bin', 'kysely-codegen'),
    [
      '--dialect=postgres',
      `--url=${url}`,
      '--default-schema=public',
      '--include-pattern=public.*',
      '--type-mapping={"int8":"number","numeric":"number","date":"string"}',
      '--log-level=error',
      `--out-file=${file}`,
    ],
    { encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`The types could not be generated: ${done.stderr}`);
  return readFileSync(file, 'utf8');
}

function settle(name: string, text: string): void {
  const file = path.join(root, name);
  if (!check) {
    writeFileSync(file, text);
    return;
  }
  if (readFileSync(file, 'utf8') === text) return;
  process.stderr.write(`${name} does not fit the migrations; run: npm run schema\n`);
  process.exitCode = 1;
}
