import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import type { Io } from './io.ts';
import { run } from './parse.ts';

function collect() {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdin: (async function* () {})(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    root: '/',
  };
  return { io, out, err };
}

const fixture = fileURLToPath(new URL('../test/mails/reply-gmail-de.eml', import.meta.url));

test('each file gets its line, also the one that cannot be read, and the exit code tells', async () => {
  const { io, out, err } = collect();
  expect(await run([fixture, '/does/not/exist.eml'], io)).toBe(1);
  const [first, second] = out.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ file: fixture, subject: 'AW: Ihre Rückgabe', hasHtml: true, error: null });
  expect(second).toMatchObject({ file: '/does/not/exist.eml', messageId: null, attachments: [] });
  expect(second.error).toContain('ENOENT');
  expect(Object.keys(first)).toEqual(Object.keys(second));
  expect(err).toHaveLength(1);
});

test('the trusted server and our own addresses can be named', async () => {
  const { io, out } = collect();
  expect(await run(['--authserv-id', 'mx.acme.test', '--own', 'jana@example.test', fixture], io)).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ authenticity: 'pass', automated: { kind: 'loop' } });
});

test('without a file the usage is told', async () => {
  const { io, err } = collect();
  expect(await run([], io)).toBe(2);
  expect(err[0]).toContain('usage');
});
