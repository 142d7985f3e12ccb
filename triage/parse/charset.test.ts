import { describe, expect, test } from 'vitest';

import { canonicalCharset } from './charset.ts';
import { parseMail } from './parse-mail.ts';

async function read(charset: string, bytes: Buffer): Promise<string> {
  const head = `From: a@b.test\r\nSubject: x\r\nContent-Type: text/plain; charset=${charset}\r\n`;
  const encoded = `Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;
  return (await parseMail(Buffer.from(head + encoded), { authservId: null, ownAddresses: [] })).text;
}

describe('a text reads right under the names that programs give its charset', () => {
  const czech = Buffer.from('50f8edb9', 'hex');
  const czechWindows = Buffer.from('50f8ed9a', 'hex');
  const russian = Buffer.from('e7c4c5', 'hex');
  const japanese = Buffer.from('929993b6', 'hex');

  test.each([
    ['iso-8859-2', czech, 'Příš'],
    ['28592', czech, 'Příš'],
    ['windows-1250', czechWindows, 'Příš'],
    ['win1250', czechWindows, 'Příš'],
    ['"cp-1250"', czechWindows, 'Příš'],
    ['1250', czechWindows, 'Příš'],
    ['cp852', Buffer.from('50fda1e7', 'hex'), 'Příš'],
    ['IBM437', Buffer.from('8194', 'hex'), 'üö'],
    ['koi8-r', russian, 'Где'],
    ['20866', russian, 'Где'],
    ['ms_kanji', japanese, new TextDecoder('shift_jis').decode(japanese)],
    ['iso-8859-1', Buffer.from('Příš'), 'Příš'],
    ['no-such-charset', Buffer.from('Příš'), 'Příš'],
    ['us-ascii', Buffer.from('e4f6', 'hex'), 'äö'],
    ['utf-8', Buffer.from('4772f6df65', 'hex'), 'Größe'],
  ])('%s', async (charset, bytes, text) => expect(await read(charset, bytes)).toBe(text));
});

test('a name that nobody knows stays what it is', () => {
  expect(canonicalCharset(' X-Unknown ')).toBe('x-unknown');
  expect(canonicalCharset('')).toBe('');
});
