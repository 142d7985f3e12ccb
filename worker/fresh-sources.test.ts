import { expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { openAnother } from '../test/stored.ts';
import { keepSource, roomFor, takeSource } from './fresh-sources.ts';

const desk = useTestDatabase();
const megabyte = 1024 * 1024;

test('what was fetched is there once, and for its own database alone', async () => {
  keepSource(desk.db, 1, Buffer.from('From: a@b'));
  const another = openAnother(desk.url);
  expect(takeSource(another, 1)).toBeNull();
  expect(takeSource(desk.db, 1)?.toString()).toBe('From: a@b');
  expect(takeSource(desk.db, 1)).toBeNull();
  await another.destroy();
});

test('it holds a few megabytes, and lets go of what nobody has asked for in a minute', () => {
  for (let id = 10; id < 20; id++) keepSource(desk.db, id, Buffer.alloc(megabyte), 0);
  expect(takeSource(desk.db, 17)).not.toBeNull();
  expect(takeSource(desk.db, 18)).toBeNull();
  keepSource(desk.db, 30, Buffer.alloc(2 * megabyte), 30_000);
  expect(takeSource(desk.db, 30)).toBeNull();
  keepSource(desk.db, 31, Buffer.alloc(2 * megabyte), 70_000);
  expect(takeSource(desk.db, 31)).toHaveLength(2 * megabyte);
  expect(takeSource(desk.db, 10)).toBeNull();
});

test('who fetches faster than mails are received waits for room, and not for ever', async () => {
  const another = openAnother(desk.url);
  try {
    // Larger than the shelf, and nothing on it: there will never be more room.
    expect(await roomFor(another, 9 * megabyte, 10)).toBe(true);
    keepSource(another, 1, Buffer.alloc(6 * megabyte));
    expect(await roomFor(another, 3 * megabyte, 10)).toBe(false);
    const room = roomFor(another, 3 * megabyte, 60_000);
    takeSource(another, 1);
    expect(await room).toBe(true);
  } finally {
    await another.destroy();
  }
});
