import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';

import { databaseUrl } from '../test/global-database.ts';
import { projectRoot } from '../test/project-root.ts';
import { migrate } from './migrate.ts';

let root = '';
let url = '';
let name = '';

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'baton-migrations-'));
  mkdirSync(path.join(root, 'db'));
  cpSync(path.join(projectRoot, 'db', 'migrations'), path.join(root, 'db', 'migrations'), {
    recursive: true,
  });
  name = `migrate_${randomBytes(6).toString('hex')}`;
  await ask(inject('databaseServer'), `create database ${name}`);
  url = databaseUrl(inject('databaseServer'), name);
});

afterEach(async () => {
  await ask(inject('databaseServer'), `drop database ${name} with (force)`);
  rmSync(root, { recursive: true, force: true });
});

async function ask(server: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const file = (named: string) => path.join(root, 'db', 'migrations', named);

test('a database is brought up to date once; the second start finds nothing to do', async () => {
  const first = await migrate(url, root);
  expect(first[0]).toBe('0001_first.sql');
  expect(await migrate(url, root)).toEqual([]);
  writeFileSync(file('9000_more.sql'), 'create table more (id bigint);');
  expect(await migrate(url, root)).toEqual(['9000_more.sql']);
});

test('several that start at the same moment bring it up to date once', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, root)));
  expect(applied.filter((each) => each.length > 0)).toHaveLength(1);
});

test('a migration that was edited after it was applied is refused by name', async () => {
  await migrate(url, root);
  appendFileSync(file('0001_first.sql'), '\n-- another word');
  await expect(migrate(url, root)).rejects.toThrow('0001_first.sql was changed');
});

test('a migration that fails is taken back whole, and the next try goes on from there', async () => {
  await migrate(url, root);
  writeFileSync(file('9000_broken.sql'), 'create table half (id bigint); select no_such_function();');
  await expect(migrate(url, root)).rejects.toThrow('9000_broken.sql failed');
  expect(await ask(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
  writeFileSync(file('9000_broken.sql'), 'create table half (id bigint);');
  expect(await migrate(url, root)).toEqual(['9000_broken.sql']);
});

test('a file that is no migration is left alone, and one with a wrong name is told', async () => {
  writeFileSync(file('0002_Draft.sql.bak'), 'this is not SQL');
  await migrate(url, root);
  expect(await migrate(url, root)).toEqual([]);
  writeFileSync(file('notes.sql'), 'select 1');
  await expect(migrate(url, root)).rejects.toThrow('Not named as a migration: notes.sql');
});

test('a database that cannot be reached is told by its place, and never with its password', async () => {
  const fault = await migrate('postgres://baton:secret-word@127.0.0.1:1/baton', projectRoot).catch(
    (error: Error) => error,
  );
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toContain('The database at 127.0.0.1:1 cannot be reached');
  expect(String(fault)).not.toContain('secret-word');
});
