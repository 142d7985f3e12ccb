import { expect, test } from 'vitest';
import { readCorpus } from './corpus.ts';
import { readPosts, trainOpenPosts, trainPosts } from './posts.ts';
import { postsFile, readPostsPrior } from './prior.ts';

const line = (text: string, ...tags: string[]): string => JSON.stringify({ text, tags });
const posts = readPosts(
  [
    ...['bus', 'train', 'rain', 'bill', 'queue', 'snow'].flatMap((thing) => [
      line(`oh [great|lovely], another ${thing}`, 'sarcasm'),
      line(`I hate this [stupid|bloody] ${thing}`, 'anger'),
      line(`the ${thing} is [here|there]`),
    ]),
  ].join('\n'),
);
const { sentences } = readCorpus([
  { name: 'sentences.en.jsonl', text: JSON.stringify({ label: 'other', text: 'where is the door' }) },
]);

test('what open posts taught outlives its file, and the heads learnt on top are the same each time', () => {
  const open = trainOpenPosts(
    [
      { source: 'a', text: 'you idiot', label: 'angry', anger: 2 },
      { source: 'a', text: 'such an idiot', label: 'angry', anger: 2 },
      { source: 'a', text: 'what an idiot', label: 'angry', anger: 2 },
      { source: 'a', text: 'a fine day', label: 'not_angry', anger: 0 },
      { source: 'b', text: 'so clever of you', label: 'sarcastic', sarcasm: 1 },
    ],
    null,
  );
  const read = readPostsPrior(postsFile(open));
  expect(read.rows.length).toBeGreaterThan(0);
  const once = trainPosts(posts, sentences, read, null);
  const again = trainPosts(posts, sentences, read, null);
  expect(once.weights.sparse).toEqual(again.weights.sparse);
  expect(once.scale).toEqual(again.scale);
  expect(once.scale.sarcasm.slope).toBeGreaterThan(0);
});

test('bytes that are no such file are refused with words', () => {
  expect(() => readPostsPrior(new Uint8Array(64))).toThrow('not what open posts taught');
});
