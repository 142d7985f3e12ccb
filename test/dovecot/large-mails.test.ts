import { expect, test } from 'vitest';

import { measureLargeMails } from '../bench/large-mails.ts';
import { measureParse } from '../bench/parse-memory.ts';
import { useTestDatabase } from '../database.ts';

const desk = useTestDatabase();

/** What a worker may hold at most, in megabytes of resident memory. */
const mostWorker = 350;
/** What `baton parse` may. */
const mostParse = 400;

test('a worker stays small while the largest mails come one after another, two at once, and are read again', async () => {
  const { stages, peakMegabytes } = await measureLargeMails(desk.url);
  expect(stages.map((stage) => stage.name)).toHaveLength(4);
  expect(peakMegabytes, JSON.stringify(stages)).toBeLessThanOrEqual(mostWorker);
}, 600_000);

test('the largest mail is parsed in bounded memory', async () => {
  expect((await measureParse()).peakMegabytes).toBeLessThanOrEqual(mostParse);
}, 120_000);
