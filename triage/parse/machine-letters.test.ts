// Whole mails of machines that say so in no header, in eight languages, and of people who write about the same things.

import { describe, expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

async function kindOf(subject: string, text: string, header: readonly string[] = []): Promise<string> {
  const lines = [
    'From: Eva <eva@stone.test>',
    'To: support@acme.test',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Content-Type: text/plain; charset=utf-8',
    ...header,
    '',
    text,
  ];
  return (await parseMail(Buffer.from(lines.join('\r\n')), trust)).automated.kind;
}

describe('an address that nobody reads any more', () => {
  test.each([
    'I am no longer employed at Stone Ltd. Please contact desk@stone.test instead.',
    'This inbox is no longer monitored. Please write to desk@stone.test.',
    'Ich bin nicht mehr bei der Stein GmbH tätig. Bitte wenden Sie sich an desk@stone.test.',
    'Je ne travaille plus chez Pierre SA. Merci de contacter desk@stone.test.',
    'Ya no trabajo en Piedra SL. Por favor, escriba a desk@stone.test.',
    'Non lavoro più in Sasso srl. Contattate desk@stone.test.',
    'Ve firmě Kámen již nepracuji. Obraťte se prosím na desk@stone.test.',
    'W firmie Kamień już nie pracuję. Proszę o kontakt: desk@stone.test.',
    'Ik werk niet meer bij Steen BV. Neem contact op met desk@stone.test.',
  ])('is a machine’s answer: %s', async (text) =>
    expect(await kindOf('Re: Your order', text)).toBe('auto-reply'),
  );

  test('is a person’s mail where it also wants something', async () => {
    const text = 'I am no longer employed at Stone Ltd. Please send the invoice to eva@home.test instead.';
    expect(await kindOf('New address', text)).toBe('none');
  });
});

describe('an answer of an absence program', () => {
  test.each([
    ['AUTO: Eva Stone is out of the office (returning 12/05/2026)', 'I am away.'],
    ['AUTO: Eva Stein ist außer Haus (Rückkehr am 05.12.2026)', 'Ich bin weg.'],
    [
      'Re: Vaše objednávka',
      'Do 9. prosince čerpám dovolenou. V naléhavých případech pište na desk@stone.test.',
    ],
    ['RE: Votre commande', 'Absente du bureau jusqu’au 9 décembre, je vous répondrai à mon retour.'],
    [
      'Re: Uw bestelling',
      'Ik ben tot en met 9 december met vakantie. Voor dringende zaken: desk@stone.test.',
    ],
    [
      'AW: Bestellung',
      'Ab dem 9. Dezember bin ich wieder erreichbar. In dringenden Fällen: Frau Stein. Ich bin im Urlaub.',
    ],
  ])('%s', async (subject, text) => expect(await kindOf(subject, text)).toBe('auto-reply'));

  test('is none of a mailing, though it calls itself bulk', async () => {
    expect(await kindOf('[Automatyczna odpowiedź] Zamówienie', 'Dziękuję.', ['Precedence: junk'])).toBe(
      'auto-reply',
    );
    expect(await kindOf('Thank you', 'I got it.', ['Precedence: bulk', 'Return-Path: <>'])).toBe(
      'auto-reply',
    );
    expect(await kindOf('News', 'New cups.', ['Precedence: bulk'])).toBe('bulk');
    const list = ['Precedence: bulk', 'List-Unsubscribe: <https://news.test/u>', 'Return-Path: <>'];
    expect(await kindOf('News', 'New cups.', list)).toBe('bulk');
  });
});

describe('a receipt in words', () => {
  test.each([
    ['Read: Your order', 'Your message\n\nTo: Eva\nSubject: Your order\n\nwas read on Monday 09:12.'],
    ['Not read: Your order', 'Your message\n\nTo: Eva\n\nwas deleted without being read on Monday.'],
    ['Gelesen: Ihre Bestellung', 'Ihre Nachricht an Eva\n\nwurde am 3. Dezember 2026 09:12 gelesen.'],
    ['Lu : Votre commande', 'Votre message\n\na été lu le lundi 3 décembre.'],
    ['Letto: Il suo ordine', 'Il messaggio\n\nè stato letto lunedì.'],
    ['Przeczytano: Zamówienie', 'Wiadomość\n\nzostała przeczytana w poniedziałek.'],
  ])('is one: %s', async (subject, text) => expect(await kindOf(subject, text)).toBe('read-receipt'));

  test('is none where a person only wants to be read', async () => {
    expect(await kindOf('Read: it is urgent', 'My order was promised for last week. Where is it?')).toBe(
      'none',
    );
  });
});

test('a protected mailbox that wants a click is a machine, an order that is to be confirmed is not', async () => {
  const held =
    'We have your message. This box is protected: click on the link to have your address added to the list of allowed senders and to ensure delivery of your mail.\nhttps://box.test/c/1';
  expect(await kindOf('Re: Your order', held)).toBe('auto-reply');
  const order = 'Please confirm that it will be delivered on Monday, as https://acme.test/o/1 says.';
  expect(await kindOf('My order', order)).toBe('none');
});

describe('a mailing is known by its head', () => {
  const news = 'All the new cups of this winter, and a saucer for each of them. '.repeat(8);
  test.each([
    'View this email in your browser',
    'Im Browser ansehen',
    'Voir la version en ligne',
    'Ver este correo en el navegador',
    'Visualizza nel browser',
    'Zobrazit v prohlížeči',
    'Zobacz w przeglądarce',
    'Bekijk in de browser',
  ])('%s', async (head) => expect(await kindOf('Winter', `${head}\n\n${news}`)).toBe('bulk'));

  test('that a customer’s few words do not have', async () => {
    expect(await kindOf('Your mail', 'I cannot view this email in my browser. What does it say?')).toBe(
      'none',
    );
  });
});

describe('a person', () => {
  test.each([
    ['Automatic reply?', 'I got one twice. When will a person answer?'],
    ['Re: Automatic reply: order', 'Thanks, but when will somebody look at it?'],
    ['Auto: Frage', 'Wann kommt das Auto?'],
    ['Contact form', 'Where is my order?'],
  ])('who writes "%s" is no machine', async (subject, text) => {
    const header = subject === 'Contact form' ? ['Feedback-ID: 1.eu-west-1.abc=:AmazonSES'] : [];
    expect(await kindOf(subject, text, header)).toBe('none');
  });
});
