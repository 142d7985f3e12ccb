// One process that loads the engine as Baton does and reads mails of 200 words: what that costs in time and memory.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { mailsOfLength } from './understand-mails.ts';

const root = join(import.meta.dirname, '../..');
const mails = await mailsOfLength(root, 200, 500);
const megabytes = (): number => process.memoryUsage().rss / 1e6;

const empty = megabytes();
const started = performance.now();
const { loadModel } = await import('../../triage/understand/model.ts');
const { understand } = await import('../../triage/understand/understand.ts');
const model = loadModel(await readFile(join(root, 'triage/model/base.model')));
const load = performance.now() - started;

for (const mail of mails.slice(0, 100)) understand(mail, model);
const times = mails.map((mail) => {
  const from = performance.now();
  understand(mail, model);
  return performance.now() - from;
});
const sorted = times.toSorted((a, b) => a - b);
const rank = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
process.stdout.write(
  JSON.stringify({ load, p50: rank(0.5), p99: rank(0.99), resident: megabytes() - empty, model: model.name }),
);
