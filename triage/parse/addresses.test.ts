import { expect, test } from 'vitest';

import { parseMail } from './parse-mail.ts';

test.each([
  ['"a@b"@c.test', '"a@b"@c.test'],
  ['support@acme.test <evil@x.test>', 'evil@x.test'],
  ['"support@acme.test" <evil@x.test>', 'evil@x.test'],
  ['=?utf-8?b?c3VwcG9ydEBhY21lLnRlc3Q=?= <evil@x.test>', 'evil@x.test'],
  ['=?utf-8?b?c3VwcG9ydEBhY21lLnRlc3Q=?=', null],
  ['a@b@c.test', null],
  ['Jo Mail <jo@E.Test', 'jo@e.test'],
  ['"Jo" <mailto:jo@e.test>', 'jo@e.test'],
  ['jo@e.test\u200b', 'jo@e.test'],
  ['undisclosed-recipients:;', null],
  ['<>', null],
])('the sender %j is %j', async (field, address) => {
  const mail = await parseMail(Buffer.from(`Subject: x\r\nFrom: ${field}\r\n\r\nhi`), {
    authservId: null,
    ownAddresses: [],
  });
  expect(mail.from?.address ?? null).toBe(address);
});

test('directions and line breaks in a name are gone', async () => {
  const mail = await parseMail(
    Buffer.from('From: "J\u202eo =?utf-8?q?=0D=0ABcc:_x?=" <jo@e.test>\r\n\r\nhi'),
    { authservId: null, ownAddresses: [] },
  );
  expect(mail.from?.name).not.toMatch(/[\u202e\r\n]/);
});
