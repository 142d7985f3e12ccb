import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inEnglish, tellAgain } from '../tell.ts';
import { loadModel } from './model.ts';
import { summarise, type ThreadMessage } from './summary.ts';
import { understand } from './understand.ts';

const model = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T09:00:00Z`;

const thread: ThreadMessage[] = [
  {
    id: 'm1',
    author: 'customer',
    at: at(10),
    text: 'Hello,\n\nI ordered a bookshelf on 12 February, order 10-4471. It was promised within two weeks.\n\nWhere is it?\n\nKind regards\nAnna Berg',
  },
  {
    id: 'm2',
    author: 'bot',
    at: at(10),
    text: 'Hello Anna,\n\nYour order 10-4471 was shipped on 3 March and should arrive by 12 March.\n\nBest wishes\nAcme Support',
  },
  {
    id: 'm3',
    author: 'customer',
    at: at(14),
    text: 'That did not help, the tracking has said the same thing since 4 March. Let me talk to a human please.',
  },
];
const summaryOf = (messages: readonly ThreadMessage[], facts: { name: string; value: string }[] = []) => {
  const last = messages.filter((message) => message.author === 'customer').at(-1);
  return summarise(
    messages,
    understand({ subject: '', text: last?.text ?? '', afterBotReply: messages.length > 1 }, model),
    facts,
  );
};

test('the agent reads what the customer wants, what happened and what the bot answered', () => {
  const text = summaryOf(thread)
    .sentences.map((sentence) => sentence.text)
    .join(' ');
  expect(text).toContain('wants to talk to a person');
  expect(text).toContain('12 February');
  expect(text).toContain('The bot answered: “Your order 10-4471 was shipped on 3 March');
  expect(text).toContain('did not help');
});

test('every sentence names the message it comes from, and quotes are words of that message', () => {
  for (const { text, messageId } of summaryOf(thread).sentences) {
    const source = thread.find((message) => message.id === messageId);
    expect(source).toBeDefined();
    const quote = /“([^”…]+)/.exec(text)?.[1]?.trim();
    if (quote) expect(source?.text.replace(/\s+/g, ' ')).toContain(quote);
  }
});

test('it never passes 80 words, however long the mails are', () => {
  const long =
    'I bought a table on 3 March and since then nothing was delivered although I called many times and waited '.repeat(
      40,
    );
  const messages = thread.map((message) => ({ ...message, text: `${message.text} ${long}` }));
  const facts = Array.from({ length: 9 }, (_, i) => ({
    name: `fact ${i}`,
    value: `value ${i} with several words in it`,
  }));
  const words = summaryOf(messages, facts).sentences.flatMap((sentence) => sentence.text.split(/\s+/));
  expect(words.length).toBeLessThanOrEqual(80);
});

test('known facts point at the message that holds them', () => {
  const known = summaryOf(thread, [{ name: 'order', value: '10-4471' }]).sentences.at(-1);
  expect(known).toMatchObject({ text: 'Known: order 10-4471.', messageId: 'm1' });
});

test('each sentence is kept so that it can be said in another language, also where its quotation was cut', () => {
  const { sentences } = summaryOf(thread);
  expect(sentences.map(({ said }) => said && inEnglish(said))).toEqual(sentences.map(({ text }) => text));
  const told: string[] = [];
  const tell = (words: string) => {
    told.push(words);
    return words;
  };
  for (const { said } of sentences) if (said) tellAgain(said, tell, 'de-DE');
  expect(told).toContain('The customer wants to talk to a person');
  expect(told).toContain('The bot answered: “{quote}”');
});

test('a thread without a customer has no summary', () => {
  expect(summarise([], understand({ text: '' }, model), []).sentences).toEqual([]);
});

describe('how the mood has moved', () => {
  const calm = { anger: 0.05, sarcasm: 0, negative: 0.1, urgency: 0 };
  const furious = 'This is the third time I write!! Your service is a disgrace, I am absolutely furious.';

  test('is said with the mail in which it turned', () => {
    const told = thread.map((message) => (message.id === 'm1' ? { ...message, tone: calm } : message));
    const { sentences } = summaryOf([
      ...told.slice(0, 2),
      { ...(told[2] ?? thread[0]), text: furious } as ThreadMessage,
    ]);
    expect(sentences[1]).toMatchObject({
      ...{ text: 'Calm at first, angry in the latest mail.', messageId: 'm3' },
    });
  });

  test('is not said where the mood is the same, or nobody knows what it was', () => {
    const same = thread.map((message) => ({ ...message, tone: calm }));
    for (const messages of [same, thread])
      expect(
        summaryOf(messages)
          .sentences.map(({ text }) => text)
          .join(' '),
      ).not.toMatch(/calm|angry/i);
  });
});

test('whatever a thread holds: at most 80 words, each sentence with its message, each quotation in its words', () => {
  const words = fc.array(
    fc.constantFrom(
      'where',
      'is',
      'my',
      'order',
      '10-4471',
      'broken.',
      'since',
      'May',
      'please?',
      '\n\n',
      'furious!',
      '“quoted”',
      '✉️',
      'Děkuji,',
    ),
    { maxLength: 120 },
  );
  const tones = fc
    .constantFrom(0, 0.3, 0.45, 0.9)
    .map((anger) => ({ anger, sarcasm: 0, negative: 0, urgency: 0 }));
  const message = fc.record({
    author: fc.constantFrom('customer' as const, 'bot' as const, 'agent' as const),
    text: words.map((all) => all.join(' ')),
    tone: fc.option(tones),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), (all) => {
      const messages = all.map((each, i) => ({ ...each, id: `m${i}`, at: at(1 + i) }));
      const { sentences } = summaryOf(messages, [{ name: 'order', value: '10-4471' }]);
      const length = sentences.flatMap(({ text }) => text.split(/\s+/).filter((word) => word !== '')).length;
      expect(length).toBeLessThanOrEqual(80);
      for (const { text, messageId } of sentences) {
        const source = messages.find(({ id }) => id === messageId);
        expect(source).toBeDefined();
        const quote = /: “([^”…]+)/.exec(text)?.[1]?.trim();
        if (quote) expect(source?.text.replace(/\s+/g, ' ')).toContain(quote);
      }
    }),
    { numRuns: 150 },
  );
});
