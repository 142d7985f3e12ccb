import { expect, it } from 'vitest';

import { understandingOf } from '../../test/seed/understanding.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { toToneView } from './tone-view.ts';

const limits = defaultPolicy.toneLimits;
const calm = understandingOf('Where is it', 'order_status', 0.9);
const angry = understandingOf('This is useless', 'complaint', 0.9, {
  tone: { anger: 0.9 },
  seen: { anger: ['useless'] },
});

it('tells mail by mail how the customer sounded, with the words, and which way it goes', () => {
  const messages = [
    { id: 1, author: 'customer' },
    { id: 2, author: 'bot' },
    { id: 3, author: 'customer' },
  ];
  const read = new Map([
    [1, calm],
    [3, angry],
  ]);
  expect(toToneView(messages, read, limits)).toEqual({
    moods: [
      { messageId: 1, label: 'Calm', shade: 'quiet', light: null, words: [] },
      { messageId: 3, label: 'Angry', shade: 'alarm', light: 'anger', words: ['useless'] },
    ],
    trend: 'Getting angrier.',
  });
});

it('claims no trend of one mail, and nothing of what was never read', () => {
  const messages = [{ id: 1, author: 'customer' }];
  expect(toToneView(messages, new Map([[1, angry]]), limits)?.trend).toBeNull();
  expect(toToneView(messages, new Map(), limits)).toBeNull();
});
