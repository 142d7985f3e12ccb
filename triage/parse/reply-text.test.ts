import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readBody } from './body-text.ts';
import { splitReply } from './reply-text.ts';

const attributions: [string, string][] = [
  ['Gmail, English', 'On Mon, 11 May 2026 at 16:02, Acme Support <support@acme.test> wrote:'],
  ['Gmail, English, wrapped', 'On Mon, May 11, 2026 at 4:02 PM Acme Support <\nsupport@acme.test> wrote:'],
  ['Apple Mail, German', 'Am 11.05.2026 um 16:02 schrieb Acme Support <support@acme.test>:'],
  ['Thunderbird, French', 'Le 11/05/2026 à 16:02, Acme Support a écrit :'],
  ['Gmail, Spanish', 'El lun, 11 may 2026 a las 16:02, Acme Support (<support@acme.test>) escribió:'],
  ['Gmail, Italian', 'Il giorno lun 11 mag 2026 alle ore 16:02 Acme Support <support@acme.test> ha scritto:'],
  ['Gmail, Czech', 'po 11. 5. 2026 v 16:02 odesílatel Acme Support <support@acme.test> napsal:'],
  ['Seznam, Czech', 'Dne 11. 5. 2026 v 16:02 Acme Support napsal(a):'],
  ['Gmail, Polish', 'pon., 11 maj 2026 o 16:02 Acme Support <support@acme.test> napisał(a):'],
  ['Thunderbird, Polish', 'W dniu 11.05.2026 o 16:02, Acme Support pisze:'],
  ['Gmail, Dutch', 'Op ma 11 mei 2026 om 16:02 schreef Acme Support <support@acme.test>:'],
  [
    'Outlook, Dutch',
    'Van: Acme Support <support@acme.test>\nVerzonden: maandag 11 mei 2026 16:02\nAan: Jan\nOnderwerp: Retour',
  ],
  [
    'Outlook, German',
    'Von: Acme Support <support@acme.test>\nGesendet: Montag, 11. Mai 2026 16:02\nAn: Jana\nBetreff: AW: Rückgabe',
  ],
  [
    'Outlook, French',
    'De : Acme Support <support@acme.test>\nEnvoyé : lundi 11 mai 2026 16:02\nÀ : Luc\nObjet : Retour',
  ],
  [
    'Outlook, Spanish',
    'De: Acme Support <support@acme.test>\nEnviado el: lunes, 11 de mayo de 2026 16:02\nPara: Ana\nAsunto: Vuelta',
  ],
  [
    'Outlook, Italian',
    'Da: Acme Support <support@acme.test>\nInviato: lunedì 11 maggio 2026 16:02\nA: Ugo\nOggetto: Reso',
  ],
  [
    'Outlook, Czech',
    'Od: Acme Support <support@acme.test>\nOdesláno: pondělí 11. května 2026 16:02\nKomu: Jan\nPředmět: Vratka',
  ],
  [
    'Outlook, Polish',
    'Od: Acme Support <support@acme.test>\nWysłano: poniedziałek, 11 maja 2026 16:02\nDo: Jan\nTemat: Zwrot',
  ],
  [
    'Outlook on the web',
    '________________________________\nFrom: Acme Support <support@acme.test>\nSent: Monday, May 11, 2026 4:02 PM\nTo: Jo\nSubject: Re: Return',
  ],
  [
    'old Outlook, bold labels',
    '*From:* Acme Support [mailto:support@acme.test]\n*Sent:* Monday, May 11, 2026 4:02 PM\n*To:* Jo\n*Subject:* Return',
  ],
  [
    'a forward',
    '---------- Forwarded message ---------\nFrom: Acme Support <support@acme.test>\nDate: Mon, May 11, 2026\nSubject: Return',
  ],
  [
    'GMX',
    'Gesendet: Montag, 11. Mai 2026 um 16:02 Uhr\nVon: "Acme Support" <support@acme.test>\nAn: jana@example.test\nBetreff: Rückgabe',
  ],
  ['Zoho', '---- On Mon, 11 May 2026 16:02:50 +0200 support@acme.test wrote ----'],
  ['Yandex, no verb', '11.05.2026, 16:02, "Acme Support" <support@acme.test>:'],
  ['a support desk', '##- Please type your reply above this line -##'],
];

describe('quoted mail', () => {
  test.each(attributions)('is told apart as %s announces it', (_, announcement) => {
    const text = `It has not arrived.\n\nCan you check?\n\n${announcement}\n\nGood day,\nplease wait three days.`;
    const split = splitReply(text);
    expect(split.reply).toBe('It has not arrived.\n\nCan you check?');
    expect(split.quoted.startsWith(announcement)).toBe(true);
    expect(split.quoted.endsWith('please wait three days.')).toBe(true);
  });

  test('answers between and below the quoted lines are all new words', () => {
    const text =
      'On 11 May 2026, Acme <support@acme.test> wrote:\n> Which size?\nLarge.\n\n> And which colour?\n\nBlue.';
    expect(splitReply(text).reply).toBe('Large.\n\nBlue.');
  });

  test('the tail of a quoted line that was wrapped stays with the quotation', () => {
    const long = '> Please send the parcel back to the address which you find on the return';
    expect(splitReply(`Done.\n\n${long}\nlabel in the box.\n> Thank you`).reply).toBe('Done.');
  });

  test('where trimming would leave nothing the whole text counts', () => {
    const text = '> only quoted\n> lines';
    expect(splitReply(text)).toEqual({ reply: text, signature: '', quoted: '' });
  });

  test('sentences that merely look like an announcement are kept', () => {
    const text =
      'On Monday I wrote to you.\nOn the 3rd of May 2026 at 10:00 the parcel was lost.\nFrom: Prague\nTo: Brno\n\nHe wrote: nothing.';
    expect(splitReply(text).reply).toBe(text);
  });

  test('the mark of a mail program in the HTML part finds what no vocabulary knows', () => {
    const html =
      '<div>Ei ole saabunud.</div><div class="gmail_quote"><div class="gmail_attr">Kasutaja Acme klienditugi kirjutas nii</div><blockquote class="gmail_quote">Oodake</blockquote></div>';
    const body = readBody([
      { text: 'Ei ole saabunud.\n\nKasutaja Acme klienditugi kirjutas nii\n\nOodake', html },
    ]);
    expect(splitReply(body.text, body.hints).reply).toBe('Ei ole saabunud.');
  });
});

const closings = [
  'Best regards,\nJo Miller',
  'Thanks\nJo',
  'Mit freundlichen Grüßen\n\nJana Köhler\nEinkauf',
  'Viele Grüße aus Wien\nJana',
  'Cordialement,\nLuc Martin',
  'Un saludo,\nAna',
  'Cordiali saluti\nUgo Bianchi',
  'S pozdravem\nJan Novák',
  'Z poważaniem\nJan Kowalski',
  'Met vriendelijke groet,\nJan de Wit',
  '-- \nJo Miller\nhttps://example.test',
  '-----BEGIN PGP SIGNATURE-----\nabcd\n-----END PGP SIGNATURE-----',
  'Sent from my iPhone',
  'Von meinem iPhone gesendet',
  'Envoyé de mon iPhone',
  'Odesláno z iPhonu',
  'Jo Miller\n+44 20 7946 0000\njo@example.test',
];

describe('the signature', () => {
  test.each(closings)('is told apart: %j', (closing) => {
    const split = splitReply(`Where is my order 4711?\n\n${closing}`);
    expect(split).toMatchObject({ reply: 'Where is my order 4711?', signature: closing });
  });

  test('a postscript below it is part of what is said', () => {
    const split = splitReply('Please cancel it.\n\nRegards,\nJo\n\nPS: and the second one, too, please?');
    expect(split.reply).toBe('Please cancel it.\n\nPS: and the second one, too, please?');
  });

  test('an order number below the name is part of what is said', () => {
    expect(splitReply('Please cancel it.\n\nRegards,\nJo\nOrder no. 4711-22').reply).toContain('4711-22');
  });

  test('a thank-you alone and a list of dashes are no signature', () => {
    for (const text of ['Thanks!', 'Thank you', 'We need:\n-- first\n-- second\n\nThanks!']) {
      expect(splitReply(text)).toEqual({ reply: text, signature: '', quoted: '' });
    }
  });

  test('"sent from my phone" inside a sentence is kept', () => {
    const text = 'The photo was\nsent from my phone and it is blurred, sorry.\nIs it good enough?';
    expect(splitReply(text).reply).toBe(text);
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '',
      '> a',
      '-- ',
      'Regards,',
      'Jo',
      'On 1 May 2026, a@b.test wrote:',
      'From: a@b.test',
      'To: x',
      'Subject: y',
      '____________',
    ),
  );
  const texts = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

  test('is split into whole stretches of itself and nothing is lost', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { reply, signature, quoted } = splitReply(text);
        const filled = (part: string) =>
          part
            .split('\n')
            .map((one) => one.trim())
            .filter((one) => one !== '');
        const parts = [...filled(reply), ...filled(signature), ...filled(quoted)];
        expect(parts.sort()).toEqual(filled(text).sort());
        expect(reply === '' && text.trim() !== '').toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('of a hundred thousand lines is split within a second of work', () => {
    for (const one of ['On 3 May 2026 a@b.test', 'From: a', 'Regards,', '>', 'a, b', '<'.repeat(10)]) {
      const before = process.cpuUsage();
      splitReply(`${one}\n`.repeat(100_000));
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    }
  });
});
