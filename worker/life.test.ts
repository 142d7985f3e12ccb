import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';

import { createLog } from '../log.ts';
import { useTestDatabase } from '../test/database.ts';
import { beginLife } from './life.ts';

const desk = useTestDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'baton-life-'));
const dataDir = path.join(folder, 'data');
const log = createLog('silent', 'worker');
const hour = 3_600_000;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir);
  await desk.db
    .updateTable('database_life')
    .set({ set_back_at: null, beat_at: new Date(0) })
    .execute();
});

/** A worker that starts and stops `ago` milliseconds before now. */
async function live(ago = 0, place = dataDir): Promise<void> {
  const life = await beginLife({ db: desk.db, log, dataDir: place, now: () => new Date(Date.now() - ago) });
  await life.stop();
}

const life = () => desk.db.selectFrom('database_life').selectAll().executeTakeFirstOrThrow();

test('a database that goes on where it was is as it was, however long nobody worked with it', async () => {
  await live(48 * hour);
  await live(24 * hour);
  await live();
  expect((await life()).set_back_at).toBeNull();
});

test('a database that is older than what a worker saw of it was set back', async () => {
  await live(2 * hour);
  const backup = await life();
  await live(hour);
  await desk.db.updateTable('database_life').set({ beat_at: backup.beat_at }).execute();
  await live();
  const { set_back_at: at } = await life();
  expect(Date.now() - (at?.getTime() ?? 0)).toBeLessThan(60_000);
});

test('a data directory that was copied after it was written, as a backup is, tells of a database that may be older', async () => {
  await live();
  const file = path.join(dataDir, 'last-beat.json');
  const remembered = JSON.parse(readFileSync(file, 'utf8'));
  // What is in the file stays as it was; when it came to be here only the copying can say.
  writeFileSync(file, JSON.stringify({ ...remembered, writtenAt: new Date(Date.now() - hour) }));
  await live();
  expect((await life()).set_back_at).not.toBeNull();
});

test('another database in the same folder says nothing about this one', async () => {
  await live();
  const { id } = await life();
  const other = '00000000-0000-4000-8000-000000000000';
  await desk.db
    .updateTable('database_life')
    .set({ id: other, beat_at: new Date(0) })
    .execute();
  await live();
  expect((await life()).set_back_at).toBeNull();
  await desk.db.updateTable('database_life').set({ id }).execute();
});

test('where there is no folder to remember in, a worker starts all the same', async () => {
  await live(0, path.join(folder, 'nowhere'));
  expect((await life()).set_back_at).toBeNull();
});
