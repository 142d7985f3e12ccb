import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

import { listOrdersByNumber } from '../db/orders.ts';
import { useTestDatabase } from '../test/database.ts';
import { projectRoot } from '../test/project-root.ts';
import { run } from './orders.ts';

const desk = useTestDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'baton-orders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(text: string) {
  const file = path.join(folder, 'orders.csv');
  writeFileSync(file, text);
  vi.stubEnv('DATABASE_URL', desk.url);
  vi.stubEnv('BATON_DATA_DIR', folder);
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    stdin: process.stdin,
    out: (line: string) => said.out.push(line),
    err: (line: string) => said.err.push(line),
    root: projectRoot,
  };
  const code = await run(['import', file], io);
  vi.unstubAllEnvs();
  return { code, ...said };
}

test('orders come from a file; bad rows are told by line and the good ones are in', async () => {
  const head = 'number,customerEmail,status,placedAt';
  const { code, out, err } = await imported(
    `${head}\nx-1,eva@customer.test,shipped,2026-11-20\nx-2,eva,lost,never\n`,
  );
  expect(code).toBe(1);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ stored: 1, faults: [{ line: 3 }] });
  expect(err.join('\n')).toMatch(/orders\.csv:3: customerEmail/);
  expect(await listOrdersByNumber(desk.db, ['X-1', 'X-2'])).toMatchObject([{ number: 'X-1' }]);
  expect((await imported(`${head}\nx-3,eva@customer.test,shipped,2026-11-20\n`)).code).toBe(0);
  expect((await imported('<html>')).err.join('')).toMatch(/columns/);
});
