import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './understand.ts';

async function answer(...chunks: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  async function* stdin() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  const code = await run([], {
    stdin: stdin(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    root,
  });
  return { code, err, rows: out.map((line) => JSON.parse(line)) };
}

test('each line is answered in order, however the stream is cut', async () => {
  const { code, rows } = await answer(
    '{"id":"a","text":"Where is my',
    ' parcel?"}\n{"id":"b","subject":"Öff',
    'nung","text":"Wann haben Sie geöffnet?"}',
  );
  expect(code).toBe(0);
  expect(rows.map((row) => [row.id, row.intent, row.language])).toEqual([
    ['a', 'order_status', 'en'],
    ['b', 'opening_hours', 'de'],
  ]);
  expect(rows[0]).toMatchObject({ wantsHuman: false, thanksOnly: false, entities: { orderNumbers: [] } });
});

test('says how critical a mail sounds, and by which sentence', async () => {
  const text = 'When are you open? The plug has gone all brown and the cable smells of burnt hair.';
  const { rows } = await answer(JSON.stringify({ subject: '', text }));
  expect(rows[0].critical).toBeGreaterThan(0.5);
  expect(rows[0].evidence.critical[0].text).toContain('all brown');
});

test('a line that is not JSON is named with its number, the rest goes on, and the exit says so', async () => {
  const { code, rows } = await answer('{"id":1,"text":"hello"}\nnot json\n[1]\n{"id":2}\n');
  expect(code).toBe(1);
  expect(rows.map((row) => row.error ?? row.id)).toEqual([1, 'not a JSON object', 'not a JSON object', 2]);
  expect(rows[1].line).toBe(2);
});

test('whatever a line holds is answered or named, and none keeps the next from its answer', async () => {
  const lines = [
    '{"id":1,"text":"broken',
    'null',
    '"words"',
    JSON.stringify({ id: 4, text: 'where is my order? '.repeat(60_000) }),
    JSON.stringify({ id: 5, text: 12, subject: ['x'], attachmentNames: 'y' }),
    JSON.stringify({ id: 6, text: '\u0000\ud800 \u202e' }),
    '\u{fffd}\u0000',
    JSON.stringify({ id: 8, text: 'what are your opening hours?' }),
  ];
  const { code, rows } = await answer(`${lines.join('\n')}\n`);
  expect(code).toBe(1);
  expect(rows.map((row) => row.line ?? row.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.filter((row) => row.error).map((row) => row.line)).toEqual([1, 2, 3, 7]);
  expect(rows[4].confidence).toBeLessThan(0.5);
  expect(rows[7].intent).toBe('opening_hours');
});
