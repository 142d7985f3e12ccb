import { describe, expect, test } from 'vitest';

import { extractAttachment, parseMail } from './parse-mail.ts';

const trust = { authservId: null, ownAddresses: ['support@acme.test'] };
const head = [
  'From: Kim <kim@example.test>',
  'To: support@acme.test',
  'Subject: Papers',
  'MIME-Version: 1.0',
];
const read = (...lines: string[]) => parseMail(Buffer.from([...head, ...lines].join('\r\n')), trust);
const part = (...lines: string[]) => ['--b', ...lines];

describe('a mail whose words cannot be read says why', () => {
  test('encrypted with PGP', async () => {
    const mail = await read(
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"',
      '',
      ...part('Content-Type: application/pgp-encrypted', '', 'Version: 1'),
      ...part(
        'Content-Type: application/octet-stream; name="encrypted.asc"',
        '',
        '-----BEGIN PGP MESSAGE-----',
      ),
      '--b--',
    );
    expect(mail.text).toMatch(/^\[Encrypted with PGP/);
    expect(mail.reply).toBe(mail.text);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['pgp.asc', 'encrypted.asc']);
    expect(mail.automated.kind).toBe('none');
  });

  test.each([
    ['enveloped-data', /^\[Encrypted with S\/MIME/],
    ['signed-data', /^\[Signed with S\/MIME/],
  ])('S/MIME (%s)', async (type, words) => {
    const mail = await read(
      `Content-Type: application/pkcs7-mime; smime-type=${type}; name="smime.p7m"`,
      'Content-Transfer-Encoding: base64',
      '',
      'MIIB',
    );
    expect(mail.text).toMatch(words);
    expect(mail.attachments).toMatchObject([{ filename: 'smime.p7m', size: 3 }]);
  });

  test('packed by Outlook', async () => {
    const mail = await read(
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...part('Content-Type: text/plain', '', ''),
      ...part('Content-Type: application/ms-tnef; name="winmail.dat"', '', 'x'),
      '--b--',
    );
    expect(mail.text).toMatch(/^\[Packed by Outlook/);
  });
});

test('words beside a signature are read, and the signature is a file', async () => {
  const mail = await read(
    'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary="b"',
    '',
    ...part('Content-Type: text/plain', '', 'Where is it?'),
    ...part('Content-Type: application/pgp-signature', '', '-----BEGIN PGP SIGNATURE-----'),
    '--b--',
  );
  expect(mail).toMatchObject({ text: 'Where is it?', attachments: [{ filename: 'signature.asc' }] });
});

test('a mail within a mail is a file with its own files, and none of its words are the customer’s', async () => {
  const raw = Buffer.from(
    [
      ...head,
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...part('Content-Type: text/plain', '', 'See below.'),
      ...part(
        'Content-Type: message/rfc822',
        '',
        'From: x@x.test',
        'Subject: Inner',
        '',
        'Cancel everything!',
      ),
      '--b--',
    ].join('\r\n'),
  );
  const mail = await parseMail(raw, trust);
  expect(mail).toMatchObject({ text: 'See below.', attachments: [{ contentType: 'message/rfc822' }] });
  expect(String((await extractAttachment(raw, 0)).content)).toContain('Cancel everything!');
});

test('text that says it is base64 and is not reads as it stands', async () => {
  const alone = await read('Content-Transfer-Encoding: base64', '', 'Where is my order? It has not come.');
  expect(alone.text).toBe('Where is my order? It has not come.');
  const inPart = await read(
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    ...part(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'Where is my order?',
    ),
    '--b--',
  );
  expect(inPart.text).toBe('Where is my order?');
  const true64 = await read('Content-Transfer-Encoding: base64', '', 'V2hlcmUgaXMgbXkgb3JkZXI/', '');
  expect(true64.text).toBe('Where is my order?');
  const trueInPart = await read(
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    ...part('Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', 'V2hlcmUgaXMgbXkgb3JkZXI/'),
    ...part('Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', ''),
    '--b--',
  );
  expect(trueInPart.text).toBe('Where is my order?');
});
