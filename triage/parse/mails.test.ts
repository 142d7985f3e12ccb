import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };

function parse(name: string) {
  return parseMail(readFileSync(new URL(`../../test/mails/${name}.eml`, import.meta.url)), trust);
}

test('an answer from Outlook in French HTML gives the new words alone', async () => {
  const mail = await parse('reply-outlook-fr');
  expect(mail.reply).toBe('Bonjour,\n\nLe colis n’est toujours pas arrivé. Où est-il ?');
  expect(mail.signature).toBe('Cordialement,\nLuc Martin');
  expect(mail.quoted).toMatch(/^De : Acme Support/);
});

test('a Czech mail in Windows-1250 with an 8-bit name reads right', async () => {
  const mail = await parse('czech-windows-1250');
  expect(mail).toMatchObject({
    from: { address: 'jan@priklad.test', name: 'Jan Novák' },
    subject: 'Kde je moje objednávka?',
    reply: 'Dobrý den,\n\nbalík ještě nepřišel. Kdy přijde?',
    signature: 'S pozdravem\nJan Novák',
  });
});

test('a Japanese mail in ISO-2022-JP reads right', async () => {
  expect(await parse('japanese-iso-2022-jp')).toMatchObject({
    from: { name: '田中' },
    subject: '注文',
    reply: '荷物はどこですか。',
  });
});

test('a mail that names no charset reads right, and an absurd date is no date', async () => {
  expect(await parse('undeclared-latin-1')).toMatchObject({
    subject: 'Devolución',
    text: '¿Dónde está mi pedido? Año 2026.',
    date: null,
  });
});

test('sealed and packed parts are named, not opened, and no name is a path', async () => {
  const mail = await parse('sealed');
  expect(mail.text).toBe('Here are the papers.');
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['winmail.dat', 'application/ms-tnef'],
    ['smime.p7m', 'application/pkcs7-mime'],
    ['pgp.asc', 'application/pgp-encrypted'],
    ['päss.txt', 'text/plain'],
    ['invite.ics', 'text/calendar'],
  ]);
  expect(mail.automated.kind).toBe('none');
});

test('an absence note is an auto-reply, not a bounce', async () => {
  expect(await parse('out-of-office-pl')).toMatchObject({ automated: { kind: 'auto-reply' }, bounce: null });
});

test('a bounce in words is tied to the mail of ours', async () => {
  expect(await parse('bounce-in-words')).toMatchObject({
    automated: { kind: 'bounce' },
    bounce: { recipient: 'kim@example.test', status: '5.2.2', originalMessageId: '<ours-12@acme.test>' },
  });
});
