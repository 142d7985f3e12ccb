import { expect, test } from 'vitest';
import { intents } from '../intents.ts';
import { loadModel } from '../understand/model.ts';
import { read } from '../understand/reading.ts';
import { understand } from '../understand/understand.ts';
import { baseFile, parts, trainPart } from './base.ts';
import { composeMails } from './compose-mails.ts';
import { readCorpus } from './corpus.ts';

const line = (label: string, text: string): string => JSON.stringify({ label, text });
/** A word of its own for each intent, in letters: numbers are all one to the model. */
const wordOf = (i: number): string => 'abcdefghijk'.charAt(i).repeat(5);
const sentences = [
  ...intents.flatMap((intent, i) =>
    Array.from({ length: 6 }, (_, k) =>
      line(intent, `[please|kindly] ${wordOf(i)} thing ${wordOf(i)} number ${k} {item}`),
    ),
  ),
  ...Array.from({ length: 6 }, (_, k) => line('background', `the weather is fine on {date} number ${k}`)),
].join('\n');
const mail = JSON.stringify({
  label: 'cancel',
  subject: 'stop',
  text: `Hello,\n\nplease ${wordOf(7)} thing ${wordOf(7)}.\n\nBest`,
  any: ['complaint'],
});
const asides = Array.from({ length: 12 }, (_, k) => [
  JSON.stringify({ text: `the [red|pale] smoke of sadness number ${k}`, critical: true }),
  JSON.stringify({ text: `the [red|pale] cake of gladness number ${k}` }),
])
  .flat()
  .join('\n');
const corpus = readCorpus([
  { name: 'asides.en.jsonl', text: asides },
  { name: 'sentences.en.jsonl', text: sentences },
  { name: 'mails.en.jsonl', text: `${mail}\n${mail}\n${mail}` },
]);

const sources = { corpus, vectors: null, prior: null };
const trained = (): Uint8Array =>
  baseFile(
    sources,
    parts.map((part) => trainPart(sources, part)),
  );

test('training twice gives the same bytes, and they load and answer', () => {
  const once = trained();
  const again = trained();
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  const model = loadModel(once);
  expect(model.classes.slice(0, -1)).toEqual(intents);
  const { classes: whole } = read(model, '', `kindly ${wordOf(3)} thing ${wordOf(3)} number 2 lamp`).asOne();
  expect(whole.indexOf(Math.max(...whole))).toBe(intents.indexOf('password_reset'));
}, 120_000);

test('what is critical is told from what is not, by asides alone', () => {
  const model = loadModel(trained());
  const sound = (text: string) => understand({ subject: '', text }, model).critical ?? Number.NaN;
  expect(sound('the pale smoke of sadness number 3')).toBeGreaterThan(0.5);
  expect(sound('the pale cake of gladness number 3')).toBeLessThan(0.5);
}, 120_000);

test('a line of a chat teaches its wish, but stands in no composed mail', () => {
  const chat = JSON.stringify({ label: 'cancel', text: 'never mind that', chat: true });
  const { sentences: read } = readCorpus([{ name: 'sentences.en.jsonl', text: `${sentences}\n${chat}` }]);
  expect(read.filter((sentence) => sentence.chat)).toHaveLength(1);
  const mails = composeMails(read, 'en', 50, 1);
  expect(mails.length).toBeGreaterThan(50);
  expect(mails.some(({ text, subject }) => `${subject} ${text}`.includes('never mind'))).toBe(false);
});

test('a folder of the corpus may hold other files', () => {
  const posts = { name: 'posts.en.jsonl', text: JSON.stringify({ text: 'oh great', tags: ['sarcasm'] }) };
  const found = readCorpus([posts, { name: 'sentences.en.jsonl', text: line('other', 'x') }]);
  expect(found.sentences.map(({ text }) => text)).toEqual(['x']);
});

test('a line with an unknown label is named', () => {
  expect(() => readCorpus([{ name: 'sentences.en.jsonl', text: `\n${line('orders', 'x')}` }])).toThrow(
    'sentences.en.jsonl:2: unknown label orders',
  );
});

test('bytes that are no model are refused with words', () => {
  expect(() => loadModel(new Uint8Array(64))).toThrow('not a model file');
});
