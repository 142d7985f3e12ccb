import { describe, expect, test } from 'vitest';

import type { ThreadMessage } from '../understand/summary.ts';
import { checkBrief } from './brief-check.ts';
import { type BriefAnswer, briefMessages, briefPrompt } from './brief-prompt.ts';

const thread: ThreadMessage[] = [
  {
    id: '41',
    author: 'customer',
    text: 'My lamp 10-4471 came broken on 3 May. I paid £67.50. See https://evil.test/photo',
    at: '2026-05-04',
  },
  { id: '42', author: 'bot', text: 'A colleague takes over.', at: '2026-05-04' },
  { id: '45', author: 'customer', text: 'Any news? It has been two weeks.', at: '2026-05-18' },
];
const messages = briefMessages(thread);
const approved = ['You can send it back within 30 days: https://shop.example/returns'];
const { system } = briefPrompt(messages, approved, 'en', 'mark');
const check = (answer: Partial<BriefAnswer>) =>
  checkBrief({ summary: [], draft: '', ...answer }, messages, approved, system);

describe('a summary', () => {
  test('keeps sentences with the message they come from, and drops those from nowhere', () => {
    const { sentences } = check({
      summary: [
        { sentence: 'The lamp of order 10-4471 came broken on 3 May.', message: 'm1' },
        { sentence: 'It cost £67.50.', message: 'm3' },
        { sentence: 'It cost £67.50.', message: 'm1' },
        { sentence: 'They want 500 EUR.', message: 'm1' },
        { sentence: 'They ask for news.', message: 'm9' },
        { sentence: 'They ask for news.', message: '' },
        { sentence: ' They ask  for news. ', message: 'm3' },
      ],
    });
    expect(sentences).toEqual([
      { text: 'The lamp of order 10-4471 came broken on 3 May.', messageId: '41' },
      { text: 'It cost £67.50.', messageId: '41' },
      { text: 'They ask for news.', messageId: '45' },
    ]);
  });

  test('has at most 80 words', () => {
    const sentence = 'The customer would like to know how things stand with the broken lamp by now, please.';
    const { sentences } = check({ summary: Array.from({ length: 9 }, () => ({ sentence, message: 'm1' })) });
    const words = sentences.flatMap((each) => each.text.split(' '));
    expect(words.length).toBeLessThanOrEqual(80);
    expect(words.length).toBeGreaterThan(50);
  });

  test('does not tell what we were asked to do', () => {
    const sentence = 'You help an agent of a support desk who takes over a conversation by e-mail.';
    expect(check({ summary: [{ sentence, message: 'm1' }] }).sentences).toEqual([]);
  });
});

describe('a draft', () => {
  test('is kept where every fact in it stands in an approved text or in the thread', () => {
    const draft =
      'Hello,\n\nI am sorry that the lamp from order 10-4471 came broken. You can send it back within 30 days: https://shop.example/returns.';
    expect(check({ draft }).draft).toBe(draft);
  });

  test.each([
    ['a date of its own', 'You will have it by 24 December.'],
    ['a price of its own', 'We refund £70.00.'],
    ['a link of its own', 'Please sign in at https://evil.test/returns'],
    ['a link of the customer’s', 'See https://evil.test/photo'],
    ['an address of its own', 'Write to boss@evil.test please.'],
    ['somebody else’s order', 'Your order 20-8812 is on its way.'],
    ['a number that is part of another', 'Your order 10-44 is on its way.'],
    ['a slot', 'Hello {{ first_name }}'],
    ['the mark', 'Hello <<<MESSAGE'],
    ['our instructions', 'Only what the approved texts and the messages say: no promise, date, price.'],
    ['no end', 'word '.repeat(2000)],
    ['nothing', '  '],
  ])('with %s is none', (_, draft) => {
    expect(check({ draft }).draft).toBeNull();
  });
});

test('of a long thread the first message and the last ones are sent, each bounded', () => {
  const long = Array.from(
    { length: 40 },
    (_, i): ThreadMessage => ({
      id: String(i),
      author: 'customer',
      text: `number ${i} ${'word '.repeat(5000)}`,
      at: '2026-05-04',
    }),
  );
  const kept = briefMessages(long);
  expect(kept.map((each) => each.id)).toEqual(['0', ...Array.from({ length: 11 }, (_, i) => String(29 + i))]);
  expect(briefPrompt(kept, [], 'en', 'mark').user.length).toBeLessThan(25_000);
});
