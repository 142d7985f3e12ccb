import { expect, test } from 'vitest';

import { sayEnglish } from '../words/say.ts';
import { otherwiseWords, readOtherwise } from './otherwise-words.ts';

test('what would have been needed is said with the numbers that were there at the time', () => {
  const all = [
    { code: 'low_confidence', have: 0.62, need: 0.85 },
    { code: 'critical_keyword', have: 'my lawyer', need: 'legal' },
    { code: 'intent_not_automated', have: 'off', need: 'cancel' },
    { code: 'open_with_person', have: 7 },
    { code: 'missing_data', need: 'order_number' },
    { code: 'complaint' },
  ];
  expect(otherwiseWords(all, 'escalate', sayEnglish)).toEqual([
    '62 % sure; the bot acts alone from 85 %.',
    'Without “my lawyer” (legal).',
    '“Cancellation” is for a person.',
    'A person has the same matter in #7.',
    'If the mail had said: order number.',
    'Without: Complaint.',
  ]);
});

test('of an answer it is said how near a person was', () => {
  const all = [
    { code: 'low_confidence', have: 0.95, need: 0.85 },
    { code: 'negative', have: 0.2, need: 0.9 },
  ];
  expect(otherwiseWords(all, 'reply', sayEnglish)).toEqual([
    '95 % sure; a person gets it under 85 %.',
    'Negative mood: 0.20; a person gets it from 0.90.',
  ]);
});

test('what is stored in another shape is left out', () => {
  expect(readOtherwise([{ code: 'anger', have: 1, need: 0.5 }, null, { have: 1 }, 'x'])).toHaveLength(1);
  expect(readOtherwise(null)).toEqual([]);
});
