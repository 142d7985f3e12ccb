import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './evaluate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-evaluate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function evaluate(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const root = fileURLToPath(new URL('..', import.meta.url));
  async function* stdin() {}
  const code = await run(args, {
    stdin: stdin(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    root,
  });
  return { code, err, rows: out.map((line) => JSON.parse(line)) };
}

async function file(name: string, rows: object[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
}

test('labelled mail gives figures on one line, and one line per case where asked', async () => {
  const path = await file('cases.jsonl', [
    { id: 'a', text: 'Where is my parcel?', label: 'order_status' },
    { id: 'b', subject: 'Hours', text: 'When are you open on Saturday?', label: 'opening_hours' },
    {
      id: 'c',
      text: 'Please cancel my order.',
      label: 'talk_to_human',
      labels_any: ['talk_to_human', 'cancel'],
    },
  ]);
  const { code, rows } = await evaluate(path, '--cases');
  expect(code).toBe(0);
  expect(rows).toHaveLength(4);
  expect(rows[2]).toMatchObject({ id: 'c', answer: 'cancel', right: true });
  expect(rows[3]).toMatchObject({ count: 3, accuracy: 1 });
});

test('labels of mood and wish for a person are measured where the data have them', async () => {
  const path = await file('mood.jsonl', [
    { subject: '', text: 'Where is my parcel?', label: 'order_status', anger: 0, sarcasm: 0, wantsHuman: 0 },
    {
      subject: '',
      text: 'You are thieves, I have had enough of you!',
      label: 'complaint',
      anger: 2,
      sarcasm: 0,
      wantsHuman: 0,
    },
    {
      subject: '',
      text: 'Great job, third week without a fridge.',
      label: 'complaint',
      anger: 1,
      sarcasm: 1,
      wantsHuman: 0,
    },
    {
      subject: '',
      text: 'Let me talk to a human.',
      label: 'talk_to_human',
      anger: 0,
      sarcasm: 0,
      wantsHuman: 1,
    },
    {
      subject: '',
      text: 'When are you open? The plug has gone all brown and the cable smells of burnt hair.',
      label: 'opening_hours',
      critical: true,
    },
    {
      subject: '',
      text: 'When are you open? The cat loves the new lamp.',
      label: 'opening_hours',
      critical: false,
    },
  ]);
  const { rows } = await evaluate(path);
  expect(rows[0].mood).toMatchObject({
    angerStrong: 1,
    sarcasm: 1,
    human: { asked: 1, missed: 0, falselyHeard: 0 },
    critical: { told: 1, missed: 0, falselyHeard: 0, of: 1 },
  });
  expect(rows[0].alone[0]).toMatchObject({ routine: 3, wrong: 0 });
});

test("a team's examples replace the built-in intents, and labels nobody taught are told apart", async () => {
  const train = await file('train.jsonl', [
    { text: 'which pot for tomatoes', label: 'pots' },
    { text: 'what size of pot', label: 'pots' },
    { text: 'leaves are yellow', label: 'sick' },
    { text: 'my plant is ill', label: 'sick' },
  ]);
  const cases = await file('test.jsonl', [
    { text: 'pot for a tomato', label: 'pots' },
    { text: 'yellow leaves', label: 'sick' },
    { text: 'quarterly report', label: 'NO_NODES_DETECTED' },
  ]);
  const { code, rows } = await evaluate(cases, '--examples', train);
  expect(code).toBe(0);
  expect(rows[0].scope).toMatchObject({ outOfScopeCount: 1, inScope: { count: 2, accuracy: 1 }, auroc: 1 });
});

test('an empty file and missing arguments end with words', async () => {
  expect((await evaluate(await file('empty.jsonl', []))).code).toBe(1);
  expect((await evaluate()).code).toBe(2);
});
