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

  test.each([
    ['cancel', 'hi i would like to close my account'],
    ['change_order_address', 'hello i moved and need to change my address\nthanks'],
  ])('a greeting and a wish in one breath without a comma: the wish %s is heard', (intent, text) => {
    expect(ask({ text }).intent).toBe(intent);
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
    'Quiero que me atienda una persona, no un robot.',
    '¿Eres un robot o qué?',
    'Basta de mensajes automáticos.',
    'Póngame por favor con una persona responsable.',
    'Píšu si s robotem?',
    'Čte to vůbec někdo?',
    '¿Me puede llamar alguien mañana?',
    'Může mi prosím někdo zavolat?',
    'Přepojte mě na živého člověka.',
  ])('%s', (text) => expect(ask({ text }).wantsHuman).toBe(true));

  test.each([
    'Where is my order?',
    'Yesterday I spoke to one of your agents, who was very kind. Are you open on Sunday?',
    'Je tam někdo i v sobotu odpoledne?',
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

  /** Milliseconds of the quickest of a few tries: what it costs, not what else the machine was doing. */
  const quickest = (mail: MailWords): number =>
    Math.min(
      ...Array.from({ length: 4 }, () => {
        const started = performance.now();
        ask(mail);
        return performance.now() - started;
      }),
    );
  const longest = 50;

  test.each(cases)('%s', (_, text) => {
    const mail = { subject: '', text, date: '2026-03-01T00:00:00Z' };
    expect(quickest(mail)).toBeLessThan(longest);
    expect(ask(mail).confidence).toBeLessThan(0.5);
  });

  test.each([
    ['streets', '12 Aa Bb Cc Dd '.repeat(14_000)],
    ['capitals', 'Aa '.repeat(70_000)],
    ['streets in French', '12 rue de la '.repeat(16_000)],
    ['weekdays', 'will on monday '.repeat(14_000)],
    ['requests without an end', 'I want to talk to '.repeat(11_000)],
    ['one line of 200,000 letters and blanks', 'ab '.repeat(66_000)],
    ['quotes', '> '.repeat(100_000)],
    ['a megabyte of questions', 'Where is it? '.repeat(80_000)],
  ])('patterns meet what would hold them up, and go on: %s', (_, text) => {
    expect(quickest({ subject: text.slice(0, 2000), text, date: '2026-03-01T00:00:00Z' })).toBeLessThan(
      longest,
    );
  });

  test('a megabyte of words is read at its ends only', () => {
    const mail = { text: `${'lorem ipsum dolor '.repeat(60_000)}\n\nWhere is my parcel?` };
    expect(quickest(mail)).toBeLessThan(longest);
    expect(ask(mail).intent).toBe('order_status');
  });
});

describe('the mood', () => {
  /** As a mail, and as a post or a line of a chat. */
  const tones = (text: string) => [ask({ subject: '', text }).tone, ask({ text }).tone];

  test('anger is heard in words and in shouting, and its words are shown', () => {
    const found = ask({
      subject: '',
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
    for (const tone of tones(text)) expect(tone.sarcasm).toBeGreaterThan(0.5);
    expect(ask({ text, afterBotReply: true }).thanksOnly).toBe(false);
  });

  test.each([
    'Great service, thank you, everything arrived yesterday.',
    'Send invoice.',
    'Does the BOSCH GSR fit the MAKITA CASE?',
    'Unfortunately the plate arrived with a small crack. Could you send a replacement, please?',
    'I love the lamp, where can I buy a second one?',
    'Please send the price list by Friday. Regards, K. Holm',
    'Could you kindly let me know when the shop opens? I would be most grateful.',
    'My son is mad about trains and would kill for the blue one. Do you have it?',
    'My HP LASERJET PRO and the IKEA BILLY arrived on Monday.',
    'It is raining cats and dogs here. Are you open today?',
    'Könnten Sie mir bitte sagen, bis wann Sie am Samstag geöffnet haben?',
    'Pourriez-vous m’envoyer la facture du mois de mars, s’il vous plaît ?',
    '¿Me pueden decir cuánto cuesta el envío a Sevilla?',
    'Prosím o informaci, do kolika máte v sobotu otevřeno.',
  ])('neither anger nor sarcasm: %s', (text) => {
    for (const { anger, sarcasm } of tones(text)) {
      expect(anger).toBeLessThan(0.4);
      expect(sarcasm).toBeLessThan(0.4);
    }
  });
});

describe('a thank-you', () => {
  test.each([
    'That was quick. Perfect, thank you!\n\nAoife',
    'Great, thanks for the fast reply. All sorted now.',
    'Das ging schnell. Vielen Dank!',
    'Merci beaucoup, tout est réglé !',
    '¡Qué rapidez! Muchas gracias.',
    'To bylo rychlé, děkuji.',
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

describe('the language', () => {
  test.each([
    ['en', 'where is my parcel'],
    ['de', 'Wann kommt mein Paket?'],
    ['fr', 'Où est ma commande ?'],
    ['es', '¿Dónde está mi pedido?'],
    ['cs', 'Kde je moje objednávka?'],
    ['sk', 'Kde je moja objednávka? Čakám už dva týždne a nikto neodpovedá.'],
    ['it', 'Dove si trova il mio ordine? Aspetto da due settimane.'],
    ['nl', 'Waar is mijn bestelling? Ik wacht al twee weken.'],
    ['pl', 'Gdzie jest moje zamówienie? Czekam już dwa tygodnie.'],
    ['pt', 'Onde está a minha encomenda? Espero há duas semanas.'],
    ['hu', 'Hol van a rendelésem? Két hete várok.'],
    ['uk', 'Де моє замовлення? Чекаю вже два тижні.'],
    ['ru', 'Где мой заказ? Жду уже две недели.'],
    ['ja', '注文はどこですか？二週間待っています。'],
  ])('%s: %s', (language, text) => expect(ask({ text }).language).toBe(language));

  test('what the engine was not taught comes out unsure', () => {
    expect(
      ask({ text: 'Hol van a rendelésem? Két hete várok és senki sem válaszol.' }).confidence,
    ).toBeLessThan(0.6);
  });
});
