// Somebody else's order and one that there is not: whoever asks reads the very same, whatever is asked and how often.

import { describe, expect, test } from 'vitest';

import { play } from './play.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

const somebodyElses = '10-4471';
const nobodys = '99-4471';
/** Two of other people, and two that there are not; one of each, either way round. */
const pairs = [
  ['10-4471', '10-5000'],
  ['99-4471', '99-5000'],
  ['10-4471', '99-5000'],
  ['99-4471', '10-5000'],
] as const;

const mails = {
  'where an order is': (number: string) => [`Where is my order ${number}? When will it arrive?`],
  'where an order is, in German': (number: string) => [
    `Guten Tag, wo ist meine Bestellung ${number}? Wann kommt sie an?`,
  ],
  'the same again': (number: string) => [
    `Where is my order ${number}? When will it arrive?`,
    `It is ${number}, I am sure.`,
  ],
  'with the number only when asked for it': (number: string) => [
    'Where is my order? When will it arrive?',
    `It's ${number}.`,
    `I have looked again, it is ${number}.`,
  ],
  'and says yes to what was asked': (number: string) => [
    `Where is my order ${number}? When will it arrive?`,
    'Yes, exactly.',
  ],
  'for a return': (number: string) => [`I would like to return the lamp from order ${number}.`],
  'for a return, in German': (number: string) => [
    `Ich möchte die Lampe aus der Bestellung ${number} zurückschicken, sie ist zu klein.`,
  ],
  'for another address': (number: string) => [
    `Please change the delivery address of my order ${number} to Hauptstr. 5, 10115 Berlin.`,
  ],
  'for an invoice': (number: string) => [`Can you send me the invoice for order ${number} again?`],
  'two things at once': (number: string) => [
    `Where is my order ${number}? Also, when are you open on Saturday?`,
  ],
} as const;

const policies: Readonly<Record<string, Record<string, unknown>>> = {
  'codes off': {},
  'codes on': { oneTimeCode: true },
  'two questions back': { intents: { order_status: { timesToAsk: 2 }, refund_return: { timesToAsk: 2 } } },
  'returns answered by the bot': { intents: { refund_return: { mode: 'auto' } } },
};
const refund =
  '---\nkind: answer\nintent: refund_return\nlanguage: en\n---\nHello,\n\nplease send it back{% if order %}: {{ order.items }}{% endif %}.';

type Played = Readonly<{ do: string; template: string | null; text: string }>;

/** What of it can be seen from outside, with each number as the customer wrote it. */
function seen(of: Partial<Scenario>, texts: readonly string[], authenticity: string): Played[] {
  const scenario = scenarioSchema.parse({
    name: 'alike',
    ...of,
    templates: { 'refund.en': refund },
    mails: texts.map((text) => ({ from: 'mallory', authenticity, text, expect: { do: 'ask' } })),
  });
  return play(scenario).map(({ decision, text }) => ({
    do: decision.do,
    template: decision.template,
    text,
  }));
}

const written = (played: readonly Played[], from: string, to: string) =>
  played.map((each) => ({ ...each, text: each.text.replaceAll(from, to) }));

describe.each(Object.entries(policies))('with %s', (_, policy) => {
  test.each(Object.entries(mails))('who asks %s does not learn whether there is the order', (_, textsOf) => {
    for (const authenticity of ['pass', 'none', 'fail']) {
      const theirs = seen({ policy }, textsOf(somebodyElses), authenticity);
      const none = seen({ policy }, textsOf(nobodys), authenticity);
      expect(theirs, authenticity).toEqual(written(none, nobodys, somebodyElses));
      expect(JSON.stringify(theirs)).not.toMatch(/DPD|Desk lamp|track\.example|eva@/);
    }
  });

  test('nor who names two', () => {
    for (const authenticity of ['pass', 'none']) {
      const all = pairs.map(([a, b]) => {
        const played = seen(
          { policy },
          [`Where are my orders ${a} and ${b}? When will they arrive?`],
          authenticity,
        );
        return written(written(played, a, 'A'), b, 'B');
      });
      for (const each of all) expect(each).toEqual(all[0]);
    }
  });
});
