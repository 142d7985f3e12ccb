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

test('a line that is not JSON is named with its number, the rest goes on, and the exit says so', async () => {
  const { code, rows } = await answer('{"id":1,"text":"hello"}\nnot json\n[1]\n{"id":2}\n');
  expect(code).toBe(1);
  expect(rows.map((row) => row.error ?? row.id)).toEqual([1, 'not a JSON object', 'not a JSON object', 2]);
  expect(rows[1].line).toBe(2);
});
