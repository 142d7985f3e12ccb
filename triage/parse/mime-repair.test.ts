import { expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: [] };
const parse = (...lines: string[]) =>
  parseMail(Buffer.from(['From: a@b.test', ...lines].join('\r\n')), trust);

test('a part that is left open ends where the part around it goes on', async () => {
  const mail = await parse(
    'Content-Type: multipart/related; boundary=out',
    '',
    '--out',
    'Content-Type: multipart/alternative; boundary=in',
    '',
    '--in',
    'Content-Type: text/plain',
    '',
    'the words',
    '--out',
    'Content-Type: image/png; name=a.png',
    '',
    'x',
    '--out--',
  );
  expect(mail.text).toBe('the words');
  expect(mail.attachments.map((file) => file.filename)).toEqual(['a.png']);
});

test.each([
  ['a wrong boundary', 'Content-Type: multipart/mixed; boundary=wrong'],
  ['no boundary', 'Content-Type: multipart/mixed'],
])('with %s the words are still read', async (_, type) => {
  const mail = await parse(type, '', '--true', 'Content-Type: text/plain', '', 'the words', '--true--');
  expect(mail.text).toBe('the words');
});

test('a multipart without any part is shown as the text it is', async () => {
  expect((await parse('Content-Type: multipart/mixed; boundary=x', '', 'just words')).text).toBe(
    'just words',
  );
});

test('files of a forwarded mail are listed after it, and can be had', async () => {
  const mail = await parse(
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: message/rfc822',
    '',
    'From: c@d.test',
    'Content-Type: multipart/mixed; boundary=y',
    '',
    '--y',
    'Content-Type: application/pdf; name=inner.pdf',
    '',
    'pdf',
    '--y--',
    '--x--',
  );
  expect(mail.attachments.map((file) => file.filename)).toEqual(['message.eml', 'inner.pdf']);
});

test('line ends that were converted twice hide nothing', async () => {
  const lines = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Where is it?',
    '--b',
    'Content-Type: image/png',
    '',
    'x',
    '--b--',
    '',
  ];
  const head = 'From: Eva <eva@customer.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
  const mail = await parseMail(Buffer.from(head + lines.join('\r\r\n')), {
    authservId: null,
    ownAddresses: [],
  });
  expect(mail.text).toBe('Where is it?');
  expect(mail.attachments).toMatchObject([{ contentType: 'image/png' }]);
});
