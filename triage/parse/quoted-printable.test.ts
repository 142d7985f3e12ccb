import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { QuotedPrintableDecoder } from './quoted-printable.ts';

function decode(...chunks: string[]): Promise<Buffer> {
  const source = Readable.from(chunks.map((chunk) => Buffer.from(chunk, 'latin1')));
  return buffer(source.pipe(new QuotedPrintableDecoder()));
}

describe('quoted-printable', () => {
  test.each([
    ['caf=C3=A9', 'café'],
    ['caf=c3=a9', 'café'],
    ['one=\r\nline', 'oneline'],
    ['one= \t\r\nline', 'oneline'],
    ['one=\nline', 'oneline'],
    ['two  \r\nlines\t\r\n', 'two\r\nlines\r\n'],
    ['a=3Db and a=b and 5 = 5', 'a=b and a=b and 5 = 5'],
    ['the end=', 'the end'],
    ['the end  ', 'the end'],
    ['', ''],
  ])('%j is %j', async (written, meant) => expect((await decode(written)).toString()).toBe(meant));

  test('is the same however it is cut into pieces', async () => {
    const written = fc.array(
      fc.constantFrom('a', '=', '=C3=A9', '=\r\n', ' ', '\t', '\r\n', '\n', '=4', 'é'),
      {
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(written, fc.nat(200), fc.nat(200), async (pieces, one, two) => {
        const text = pieces.join('');
        const [first, second] = [one % (text.length + 1), two % (text.length + 1)].sort((a, b) => a - b);
        const parts = [text.slice(0, first), text.slice(first, second), text.slice(second)].filter(
          (part) => part !== '',
        );
        expect(await decode(...parts)).toEqual(await decode(...(text === '' ? [] : [text])));
      }),
    );
  });

  test('gives back every byte that was written in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const written = [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`);
        const lines = written.map((pair, at) => (at % 20 === 19 ? `${pair}=\r\n` : pair));
        expect(await decode(lines.join(''))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});
