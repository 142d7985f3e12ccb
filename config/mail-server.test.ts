import { describe, expect, test } from 'vitest';
import { readMailServer, readPin } from './mail-server.ts';
import { foldersOf } from './mailbox.ts';

const pin = '0123456789abcdef'.repeat(4);

function read(value: string, kind: 'imap' | 'smtp' = 'imap') {
  const faults: string[] = [];
  const warnings: string[] = [];
  const address = readMailServer(value, { name: '--imap', kind, faults, warnings });
  return { address, server: address?.server, faults, warnings };
}

describe('how a connection is protected', () => {
  test.each([
    ['imaps://u:p@mail.example', { port: 993, secure: true, plaintextAllowed: false }],
    ['imap+starttls://u:p@mail.example', { port: 143, secure: false, plaintextAllowed: false }],
    ['imap+starttls://u:p@127.0.0.1:1143', { port: 1143, secure: false, plaintextAllowed: false }],
    ['imap://u:p@127.0.0.1', { port: 143, secure: false, plaintextAllowed: true }],
    ['imap://u:p@mail.example?insecure=1', { port: 143, secure: false, plaintextAllowed: true }],
  ])('%s', (value, expected) => {
    expect(read(value).server).toMatchObject(expected);
  });

  test.each([
    ['smtps://mail.example', 465],
    ['smtp+starttls://mail.example', 587],
  ])('%s has the port %d', (value, port) => {
    expect(read(value, 'smtp').server).toMatchObject({ port, plaintextAllowed: false });
  });

  test.each(['imaps', 'imap+starttls'])('?insecure=1 switches no check off for %s, and says so', (scheme) => {
    const { server, warnings } = read(`${scheme}://u:p@mail.example?insecure=1`);
    expect(server).toMatchObject({ plaintextAllowed: false, pin: null });
    expect(warnings).toEqual([expect.stringContaining('says nothing')]);
  });

  test('a server of one kind is not taken for the other', () => {
    expect(read('smtp+starttls://mail.example', 'imap').faults).toHaveLength(1);
    expect(read('imap+starttls://mail.example', 'smtp').faults).toHaveLength(1);
  });
});

describe('a pin', () => {
  test.each([
    [`sha256:${pin}`],
    [pin.toUpperCase()],
    [`SHA256:${pin.toUpperCase().replace(/..(?=.)/g, '$&:')}`],
  ])('may be written %s', (words) => {
    expect(readPin(words, '--pin', [])).toBe(pin);
  });

  test.each(['', 'sha256:', `sha1:${pin}`, `sha256:${pin}0`, `sha256:${pin.slice(1)}g`])(
    'may not be written %j',
    (words) => {
      const faults: string[] = [];
      expect([readPin(words, '--pin', faults), faults.length]).toEqual([undefined, 1]);
    },
  );

  test('that cannot be read leaves no server without it', () => {
    expect(read('imaps://u:p@mail.example?pin=sha256:12').address).toBeNull();
  });

  test('needs TLS', () => {
    for (const value of [
      `imap://u:p@127.0.0.1?pin=${pin}`,
      `imap://u:p@mail.example?insecure=1&pin=${pin}`,
    ]) {
      expect(read(value)).toMatchObject({ address: null, faults: [expect.stringContaining('needs TLS')] });
    }
  });

  test('that is misspelt is told of, for the check would be another one than meant', () => {
    expect(read(`imaps://u:p@mail.example?pni=${pin}`)).toMatchObject({
      address: null,
      faults: [expect.stringContaining('unknown')],
    });
  });
});

test.each([
  ['imaps://u:p@mail.example', ['INBOX']],
  ['imaps://u:p@mail.example/', ['INBOX']],
  ['imaps://u:p@mail.example/Desk', ['Desk']],
  ['imaps://u:p@mail.example/INBOX?folder=Sales&folder=R%C3%BCckgabe', ['INBOX', 'Sales', 'Rückgabe']],
  ['imaps://u:p@mail.example?folder=Sales&folder=Sales', ['Sales']],
])('%s has the folders %j', (value, folders) => {
  const { address } = read(value);
  if (!address) throw new Error('not read');
  expect(foldersOf(address)).toEqual(folders);
});
