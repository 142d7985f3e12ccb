// What programs and phones put around the words of a customer, and what only looks like it.

import { describe, expect, test } from 'vitest';

import { readBody } from './body-text.ts';
import { splitReply } from './reply-text.ts';

const words = 'The lid is cracked.\nCan I have another one?';
const ours = 'Dear Eva,\n\nyour lid is on its way.\n\nKind regards\nAcme Support';

describe('what stands below a mark of a program is not the customer’s', () => {
  test.each([
    '>>> Acme Support <support@acme.test> 23.11.2026 09:12 >>>',
    '>>> "Acme Support" <support@acme.test> 11/23/2026 9:12 AM >>>',
    'Acme Support ---23.11.2026 09:12:44---Dear Eva, your lid',
    '----- Forwarded by Eva Stone/Paris/Stone on 11/23/2026 09:12 AM -----',
    '----- Weitergeleitet von Eva Stein/Wien/Stein am 23.11.2026 09:12 -----',
    '------------------ Original ------------------',
  ])('%s', (mark) => {
    expect(splitReply(`${words}\n\n${mark}\n\n${ours}`)).toMatchObject({ reply: words });
  });
});

describe('the line of a phone or of a virus scanner is not the customer’s', () => {
  test.each([
    'Get BlueMail for Android',
    'Holen Sie sich Outlook für Android',
    'Provenance : Courrier pour Windows',
    'Obtenga Outlook para iOS',
    'Ottieni Outlook per Android',
    'Získejte Outlook pro Android',
    'Odesláno mobilní aplikací Pošta',
    'Uzyskaj aplikację Outlook dla systemu iOS',
    'Outlook voor iOS downloaden',
    'From my iPad',
    '<<sent from my tablet>>',
    'Please excuse any typos, sent from a phone',
    'Virus-free. www.avast.com',
    'Virenfrei.www.avg.com',
  ])('%s', (line) => {
    for (const gap of ['\n', '\n\n']) expect(splitReply(`${words}${gap}${line}`).reply).toBe(words);
  });
});

describe('a letter ends in many ways', () => {
  test.each([
    'Have a great weekend!\nEva',
    'Schönes Wochenende\nEva Stein',
    'Bon week-end,\nEve',
    'Buen fin de semana\nEva',
    'Buon fine settimana\nEva',
    'Hezký víkend\nEva',
    'Miłego weekendu\nEwa',
    'Fijn weekend\nEva',
    '[cid:logo@stone.test]\nEva Stone\nT +44 20 7946 0958',
    '*Eva Stone*\n*Buyer*\nStone Ltd | www.stone.test',
  ])('%j', (end) => expect(splitReply(`${words}\n\n${end}`)).toMatchObject({ reply: words, signature: end }));
});

describe('words that look like a quotation stay the customer’s', () => {
  test.each([
    'Please cancel this train.\n\nFrom: Vienna\nTo: Prague\nDate: 23.11.2026 09:12\n\nI cannot go.',
    'Hallo,\n\nlaut Mail vom 23. November 2026 um 09:12 Uhr schrieb Frau Stein <stein@acme.test>, dass es kommt:\nEs kam nicht.',
    'You have had two mails of mine:\n\nOn Monday I wrote:\nthe lid is cracked.',
    'Get the lid to me by Monday, please.\nFrom my side all is said.',
    'Prices: 10 --- 20 --- 30. Which of them is right?',
  ])('%j', (text) => expect(splitReply(text).reply).toBe(text));
});

describe('in HTML', () => {
  const split = (html: string) => {
    const body = readBody([{ text: null, html }]);
    return splitReply(body.text, body.hints);
  };
  const said = '<div>The lid is cracked.</div>';

  test.each([
    ['a box named quote', '<div name="quote"><b>Abc:</b> Acme<br>Dear Eva</div>'],
    ['a section for the reply', '<div name="messageReplySection">Dear Eva</div>'],
    ['the marker of a web mail', '<div data-marker="__QUOTED_TEXT__">Dear Eva</div>'],
    [
      'the line of Outlook, whatever the language',
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p><b>Fra:</b> Acme</p></div><p>Dear Eva</p>',
    ],
  ])('%s begins the quotation', (_what, html) => {
    expect(split(`${said}${html}`)).toMatchObject({ reply: 'The lid is cracked.' });
    expect(split(`${said}${html}`).quoted).toContain('Dear Eva');
  });

  test.each([
    'class="acme-signature"',
    'id="composer_signature"',
    'id="x_Signature"',
    'name="messageSignatureSection"',
  ])('what is marked with %s is the signature', (mark) => {
    expect(split(`${said}<div ${mark}>Eva Stone<br>Buyer at Stone</div>`)).toMatchObject({
      reply: 'The lid is cracked.',
      signature: 'Eva Stone\nBuyer at Stone',
    });
  });
});
