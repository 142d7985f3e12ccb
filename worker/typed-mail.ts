// Used by `mail-to-try.ts`: typed fields as the source of a mail, so that they go the same way as one that came (RFC 5322).

import { randomUUID } from 'node:crypto';

export type TypedMail = Readonly<{ from: string; name: string; subject: string; text: string }>;

export function writeTypedMail({ from, name, subject, text }: TypedMail, now: Date): Buffer {
  const sender = `<${oneLine(from).replace(/[<>\s]/g, '')}>`;
  return Buffer.from(
    [
      `From: ${name === '' ? sender : `${encodeWords(name)} ${sender}`}`,
      `Subject: ${encodeWords(subject)}`,
      `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${randomUUID()}@playground.invalid>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      ...(Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []),
      '',
    ].join('\r\n'),
  );
}

const oneLine = (words: string) => words.replace(/[\r\n]+/g, ' ').trim();

/** Characters to an encoded word: at four bytes each it stays under the 75 that RFC 2047, section 2, allows. */
const wordLength = 10;

/** Everything is encoded: nothing that was typed can become a header of its own. */
function encodeWords(words: string): string {
  const characters = [...oneLine(words)];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += wordLength) {
    const bytes = Buffer.from(characters.slice(at, at + wordLength).join(''));
    parts.push(`=?UTF-8?B?${bytes.toString('base64')}?=`);
  }
  return parts.join('\r\n ');
}
