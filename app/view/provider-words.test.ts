import { expect, test } from 'vitest';

import type { ProviderNote } from '../../triage/understanding.ts';
import { sayEnglish } from '../words/say.ts';
import { providerWords } from './provider-words.ts';

const note = (changes: Partial<ProviderNote>): ProviderNote => ({
  model: 'small-model',
  outcome: 'answered',
  reason: null,
  status: 200,
  requests: 1,
  ms: 1240,
  tokensIn: 1400,
  tokensOut: 130,
  cost: null,
  said: { intent: 'order_status', certainty: 'likely' },
  builtIn: { intent: 'other', confidence: 0.4 },
  ...changes,
});

test('an agent reads what the provider made of the mail and what that took', () => {
  expect(providerWords(note({}), sayEnglish)).toBe(
    'small-model read it as “Order status” (likely); both readings were weighed. 1.2 s, 1,530 tokens.',
  );
  expect(providerWords(note({ cost: 0.00123, requests: 2 }), sayEnglish)).toContain(
    'cost 0.0012, 2 requests.',
  );
});

test('an agent reads why it was not asked, or what went wrong', () => {
  expect(providerWords(note({ outcome: 'not_asked', reason: 'sure', said: null }), sayEnglish)).toBe(
    'The model provider was not asked: the built-in engine was sure by itself.',
  );
  expect(
    providerWords(note({ outcome: 'not_asked', reason: 'budget_used_up', said: null }), sayEnglish),
  ).toContain('budget');
  const failed = note({ outcome: 'failed', reason: 'server_error', status: 503, said: null, requests: 2 });
  expect(providerWords(failed, sayEnglish)).toBe(
    'small-model was asked, but its server failed (HTTP 503): the built-in engine’s reading stands. 1.2 s, 1,530 tokens, 2 requests.',
  );
});
