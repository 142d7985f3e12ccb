import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
    understand({ text: last?.text ?? '', afterBotReply: messages.length > 1 }, model),
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
  expect(known).toEqual({ text: 'Known: order 10-4471.', messageId: 'm1' });
});

test('a thread without a customer has no summary', () => {
  expect(summarise([], understand({ text: '' }, model), []).sentences).toEqual([]);
});
