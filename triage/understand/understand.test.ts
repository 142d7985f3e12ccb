import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadModel } from './model.ts';
import { type MailWords, understand } from './understand.ts';

const model = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
const ask = (mail: MailWords) => understand(mail, model);

describe('a mail is understood', () => {
  test.each([
    [
      'order_status',
      'Lamp',
      'Hi,\n\nI bought a lamp from you two weeks ago and it is still not here. Where is it?\n\nAnna',
    ],
    [
      'opening_hours',
      '',
      'Good morning, could you tell me until when the shop is open on Saturdays? Regards, Tom',
    ],
    [
      'password_reset',
      'Login',
      'Hello,\nI cannot sign in to my account since Monday, it always says wrong password.',
    ],
    ['cancel', '', 'Please cancel my membership at the end of the month.'],
    [
      'refund_return',
      'Kettle',
      'The kettle you sent leaks. I would like to send it back and get my money back.',
    ],
    [
      'invoice_billing',
      'Invoice',
      'Could you send me the invoice for order 10-4471 again? My accountant needs it.',
    ],
    ['shipping_delivery', '', 'Do you ship to Norway and how much would that cost?'],
    ['talk_to_human', '', 'I do not want to write to a machine, let me speak to somebody please.'],
  ])('the wish %s comes out first and sure', (intent, subject, text) => {
    const found = ask({ subject, text });
    expect(found.intent).toBe(intent);
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found.evidence.intent.length).toBeGreaterThan(0);
  });

  test('evidence points at the very words of the mail', () => {
    const text = 'Hello,\n\nI want to speak to a real person. THIS IS THE THIRD TIME I write!!!\n\nJo';
    const found = ask({ subject: 'Help', text });
    expect(found.wantsHuman).toBe(true);
    for (const span of Object.values(found.evidence).flat()) {
      expect((span.field === 'text' ? text : 'Help').slice(span.start, span.end)).toBe(span.text);
    }
  });

  test('probabilities of the intents add up to at most one', () => {
    const sum = Object.values(ask({ text: 'Where is my parcel?' }).intents).reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(0.9);
    expect(sum).toBeLessThanOrEqual(1.001);
  });
});

describe('a person is asked for', () => {
  test.each([
    'let me talk to a human',
    'Is this a bot?',
    'Stop sending me automated answers.',
    'Could somebody please call me back?',
    'Ich möchte mit einem Mitarbeiter sprechen.',
    'Je veux parler à un conseiller.',
    'Quiero hablar con una persona.',
    'Chci mluvit s operátorem.',
  ])('%s', (text) => expect(ask({ text }).wantsHuman).toBe(true));

  test.each([
    'Where is my order?',
    'Yesterday I spoke to one of your agents, who was very kind. Are you open on Sunday?',
    'There is no need to call me, an e-mail is fine. What does shipping to Norway cost?',
  ])('but not with: %s', (text) => expect(ask({ text }).wantsHuman).toBe(false));
});

describe('answers to the bot', () => {
  test('a thank-you asks for nothing', () => {
    expect(
      ask({ subject: 'Re: Your order', text: 'Thanks, that solved it!', afterBotReply: true }).thanksOnly,
    ).toBe(true);
  });
  test('thanks with a new question is not only thanks', () => {
    expect(ask({ text: 'Thanks! But when will it arrive?', afterBotReply: true }).thanksOnly).toBe(false);
  });
  test('"that did not help" is heard after a mail of the bot', () => {
    expect(ask({ text: 'That did not help, it was not my question.', afterBotReply: true }).didNotHelp).toBe(
      true,
    );
    expect(ask({ text: 'Where is my order?', afterBotReply: true }).didNotHelp).toBe(false);
  });
});

describe('bad input gets an unsure answer, quickly', () => {
  const cases: [string, string][] = [
    ['nothing', ''],
    ['one greeting', 'hi'],
    ['pictures only', '😀😀😀 🎉'],
    ['base64', Buffer.from(Uint8Array.from({ length: 6000 }, (_, i) => (i * 7919) % 256)).toString('base64')],
    ['one line of 200,000 letters', 'a'.repeat(200_000)],
    ['one line of 200,000 digits', '9'.repeat(200_000)],
    ['a megabyte of marks', '.?!'.repeat(350_000)],
    ['a megabyte of blanks', ' '.repeat(1_000_000)],
    ['a megabyte of line ends', '\n'.repeat(1_000_000)],
    ['alternating marks', '1-'.repeat(100_000)],
    ['half addresses', 'a@'.repeat(100_000)],
    ['brackets and digits', '((((++++1 1 1 1'.repeat(20_000)],
    ['mixed scripts', 'привет 你好 مرحبا שלום नमस्ते ສະບາຍດີ'],
  ];
  ask({ subject: 'warm', text: 'Where is my parcel? It should be here by 3 March.' });
  test.each(cases)('%s', (_, text) => {
    const started = performance.now();
    const found = ask({ subject: '', text, date: '2026-03-01T00:00:00Z' });
    // 50 ms on an idle core; the bound here leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(200);
    expect(found.confidence).toBeLessThan(0.5);
  });

  test('a megabyte of words is read at its ends only', () => {
    const started = performance.now();
    const found = ask({ text: `${'lorem ipsum dolor '.repeat(60_000)}\n\nWhere is my parcel?` });
    expect(performance.now() - started).toBeLessThan(200);
    expect(found.intent).toBe('order_status');
  });
});

describe('the mood', () => {
  const tone = (text: string) => ask({ text }).tone;

  test('anger is heard in words and in shouting, and its words are shown', () => {
    const found = ask({
      text: 'I am absolutely furious. THIS IS THE THIRD TIME!!! Sort it out or my lawyer will.',
    });
    expect(found.tone.anger).toBeGreaterThan(0.6);
    expect(found.evidence.anger.length).toBeGreaterThan(0);
  });

  test.each([
    'Great job, third week without a fridge.',
    'Wonderful, only five weeks late and now it arrives in three pieces. I love your service.',
    'Thanks for nothing, another empty box.',
  ])('praise that contradicts the facts is sarcasm: %s', (text) => {
    expect(tone(text).sarcasm).toBeGreaterThan(0.5);
    expect(ask({ text, afterBotReply: true }).thanksOnly).toBe(false);
  });

  test.each([
    'Great service, thank you, everything arrived yesterday.',
    'Send invoice.',
    'Does the BOSCH GSR fit the MAKITA CASE?',
    'Unfortunately the plate arrived with a small crack. Could you send a replacement, please?',
    'I love the lamp, where can I buy a second one?',
  ])('neither anger nor sarcasm: %s', (text) => {
    expect(tone(text).anger).toBeLessThan(0.4);
    expect(tone(text).sarcasm).toBeLessThan(0.4);
  });
});

describe('a thank-you', () => {
  test.each([
    'That was quick. Perfect, thank you!\n\nAoife',
    'Great, thanks for the fast reply. All sorted now.',
  ])('may praise: %s', (text) => {
    expect(ask({ text, afterBotReply: true }).thanksOnly).toBe(true);
  });

  test.each(['Great service, thanks for losing my parcel', 'Quick as ever: three weeks. Thank you so much.'])(
    'is not one when it praises what went wrong: %s',
    (text) => {
      expect(ask({ text, afterBotReply: true }).thanksOnly).toBe(false);
    },
  );
});
