// Hostile mail is the normal case: each is read or said to be unreadable, in time and in little memory, and the next goes on.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

import { parseMail } from '../../triage/parse/parse-mail.ts';
import { letter } from '../mail-desk.ts';
import { useReceiving } from '../receiving.ts';
import { hostileCases } from './cases.ts';
import type { HostileResult } from './parse-all.ts';

const desk = useReceiving();
const cpuLimitMs = 1_000;
const memoryLimit = 300 * 1024 * 1024;
/** What is no mail: everything else is read. */
const unreadable = ['a mail that begins with a bomb of empty lines'];

describe('the parser', () => {
  let results: HostileResult[] = [];
  let peakBytes = 0;

  beforeAll(async () => {
    const script = fileURLToPath(new URL('./parse-all.ts', import.meta.url));
    const child = spawn(process.execPath, ['--expose-gc', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    peakBytes = lines.at(-1).peakBytes;
    results = lines.slice(0, -1);
  }, 120_000);

  test('takes less than a second for each, and less than 300 MB for all', () => {
    expect(results.map(({ name }) => name)).toEqual(hostileCases.map(({ name }) => name));
    expect(results.filter(({ cpuMs }) => cpuMs > cpuLimitMs)).toEqual([]);
    expect(peakBytes).toBeLessThan(memoryLimit);
  });

  test('reads all that is mail', () => {
    const failed = results.filter(({ error }) => error !== null);
    expect(failed.map(({ name }) => name)).toEqual(unreadable);
  });
});

describe('the desk', () => {
  test.each(hostileCases)('settles $name and goes on', { timeout: 30_000 }, async ({ name, raw }) => {
    const source = raw();
    // Many of them are the same mail but for the trick.
    await desk.test.db.updateTable('ledger').set({ dedupe_key: null }).execute();
    const row = await desk.receive(source);
    expect(row.settled_at).not.toBeNull();
    expect(row.disposition).not.toBe('received');
    expect(row.source?.equals(source)).toBe(true);
    expect(row.reason).not.toBe('');
    expect(row.message_ref).not.toBeNull();
    if (unreadable.includes(name)) expect(row.disposition).toBe('unparsable');
    const next = await desk.receiveLetter({
      from: 'jan@customer.test',
      subject: `After ${row.uid}`,
      text: 'Hello?',
    });
    expect(next.disposition).toBe('new');
  });
});

describe('what a mail pretends', () => {
  const trust = { authservId: 'mx.shop.test', ownAddresses: ['support@shop.test'] };
  const read = async (name: string) => {
    const found = hostileCases.find((each) => each.name === name);
    if (!found) throw new Error(`no case ${name}`);
    return await parseMail(found.raw(), trust);
  };

  test('is not shown: no name reads backwards, no word is hidden, no name is a path', async () => {
    const backwards = await read('names that read backwards');
    expect(JSON.stringify(backwards)).not.toMatch(/[\u200b\u202e\u2060\u2066]/);
    const { attachments } = await read('file names that are paths');
    expect(attachments.length).toBeGreaterThan(5);
    for (const { filename } of attachments) {
      expect(filename).toMatch(/^[^/\\\0<>:|?*]{1,200}$/);
      expect(filename).not.toMatch(/^\.*$/);
    }
  });

  test('does not make a sender of an address on which programs disagree', async () => {
    expect((await read('an address with two at signs')).from?.address ?? null).not.toBe('a@b');
    expect(await read('several From fields')).toMatchObject({ authenticity: 'none' });
    expect(await read('an empty From')).toMatchObject({ from: null });
  });

  test('does not unpack anything', async () => {
    const { attachments } = await read('a packed bomb');
    expect(attachments).toMatchObject([{ filename: 'bomb.gz' }]);
    expect(attachments[0]?.size).toBeLessThan(50_000);
  });

  test('does not reach the thread of another by an id with something unseen in it', async () => {
    const { messageId, inReplyTo } = await read('a message id with a NUL');
    expect([messageId, inReplyTo]).toEqual(['<ab@x.test>', '<c@x.test>']);
  });
});

test('a mail between hostile ones is a mail like any other', async () => {
  const row = await desk.receive(
    letter({ from: 'eva@customer.test', subject: 'Hello', text: 'Where is it?' }),
  );
  expect(row).toMatchObject({ disposition: 'new' });
});
