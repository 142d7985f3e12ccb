// The source of a mail as its page shows it: harmless text, and what servers say of its sender in words.

import type { findOriginal } from '../../db/original-mail.ts';
import { readResults } from '../../triage/parse/authenticity.ts';
import { allFields, decodeBytes, firstField, readHeaderBlock } from '../../triage/parse/header-block.ts';
import { type Say, toSay } from '../words/say.ts';
import { sizeWords } from './size.ts';

export type OriginalView = Readonly<{
  messageId: number;
  conversationId: number;
  subject: string;
  /** Whether the sender is who the mail says, in one sentence; and what that rests on, in the servers' own terms. */
  verdict: Readonly<{ words: string; reason: string; shade: 'good' | 'doubt' | 'quiet' }>;
  /** What servers on the way say, the topmost first; only our own mailbox's server is believed. */
  checks: readonly Readonly<{ server: string; believed: boolean; lines: readonly string[] }>[];
  /** The lines of the header that people ask for. */
  fields: readonly Readonly<{ name: string; value: string }>[];
  /** How many servers passed it on. */
  hops: number;
  source: string;
  size: string;
  /** How much of it `source` is, where it is not all. */
  cutAt: string | null;
}>;

type Row = NonNullable<Awaited<ReturnType<typeof findOriginal>>>;

const shownFields = [
  'From',
  'Reply-To',
  'Return-Path',
  'To',
  'Cc',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'X-Mailer',
  'User-Agent',
  'List-Id',
];
/** Characters of one field; ten thousand recipients need not all be seen. */
const longestField = 1_000;

export function toOriginalView(messageId: number, row: Row, say: Say): OriginalView {
  const { fields } = readHeaderBlock(row.head);
  const trusted = row.authservId?.toLowerCase() ?? null;
  const results = allFields(fields, 'authentication-results').slice(0, 10);
  return {
    messageId,
    conversationId: row.conversationId,
    subject: row.subject,
    verdict: { ...verdictOf(row, say), reason: row.reason },
    checks: results.flatMap((value) => {
      const read = readResults(value);
      if (!read || read.results.length === 0) return [];
      const lines = read.results.map(({ method, result, properties }) =>
        checkWords(method, result, properties, say),
      );
      return [{ server: read.authservId, believed: trusted !== null && read.authservId === trusted, lines }];
    }),
    fields: shownFields.flatMap((name) => {
      const value = firstField(fields, name.toLowerCase());
      return value ? [{ name, value: harmless(value.slice(0, longestField)) }] : [];
    }),
    hops: allFields(fields, 'received').length,
    source: harmless(decodeBytes(row.head)),
    size: sizeWords(row.size, say),
    cutAt: row.size > row.head.length ? sizeWords(row.head.length, say) : null,
  };
}

function verdictOf({ authenticity, address }: Row, say: Say): Omit<OriginalView['verdict'], 'reason'> {
  if (authenticity === 'pass') {
    return { words: say('It was shown that this mail comes from {address}.', { address }), shade: 'good' };
  }
  if (authenticity === 'fail') {
    const words = say(
      'This mail names {address} as its sender, but the check failed: somebody else may have written it.',
      { address },
    );
    return { words, shade: 'doubt' };
  }
  return {
    words: say('Whether this mail comes from {address} could not be checked.', { address }),
    shade: 'quiet',
  };
}

const passWords: Readonly<Record<string, string>> = {
  spf: toSay('SPF: the server that sent it may send for {domain}.'),
  dkim: toSay('DKIM: signed by {domain}, and not changed since.'),
  dmarc: toSay('DMARC: {domain}, the domain in the From line, stands by it.'),
};
const failWords: Readonly<Record<string, string>> = {
  spf: toSay('SPF: the server that sent it may not send for {domain}.'),
  dkim: toSay('DKIM: the signature of {domain} does not fit; it is not theirs, or the mail was changed.'),
  dmarc: toSay('DMARC: {domain}, the domain in the From line, does not stand by it.'),
};

function checkWords(
  method: string,
  result: string,
  properties: ReadonlyMap<string, string>,
  say: Say,
): string {
  const named = ['header.d', 'header.from', 'smtp.mailfrom', 'header.i', 'smtp.helo'].flatMap(
    (key) => properties.get(key) ?? [],
  );
  const domain = harmless(named[0]?.slice((named[0]?.lastIndexOf('@') ?? -1) + 1).slice(0, 253) || '?');
  const words =
    result === 'pass'
      ? passWords[method]
      : /^(?:fail|hardfail|softfail|permerror)$/.test(result)
        ? failWords[method]
        : undefined;
  return words
    ? say(words, { domain })
    : say('{method}: {result}, which proves nothing.', { method: method.toUpperCase(), result });
}

/** Text and nothing else: what would turn words round or ring a bell is shown as the sign for what cannot be shown. */
const harmless = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
