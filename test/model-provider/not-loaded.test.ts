import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

import { projectRoot } from '../project-root.ts';

/** Loads the whole worker in a process of its own, and says which of the SDK's files came with it. */
const script = `
import { registerHooks } from 'node:module';
const seen = [];
registerHooks({ load: (url, context, next) => { if (url.includes('/node_modules/openai/')) seen.push(url); return next(url, context); } });
await import('./worker/main.ts');
const before = seen.length;
const { connect } = await import('./worker/model/connect.ts');
await connect({ baseUrl: 'http://127.0.0.1:1/v1', query: {}, apiKey: '', model: 'm', dailyTokens: 1, prices: null });
console.log(JSON.stringify({ before, after: seen.length }));
`;

test('without a provider the worker carries none of its library', () => {
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const { before, after } = JSON.parse(out) as { before: number; after: number };
  expect(before).toBe(0);
  expect(after).toBeGreaterThan(0);
}, 90_000);
