// Used by `bounce.ts`: what a delivery report says when it follows no standard and is prose with codes in it.

import { failedAddress, findAnnounced, findRecipient, type Known } from './bounce-recipient.ts';
import { delayed, failed } from './bounce-words.ts';
import { firstField, type HeaderField, readFields } from './header-block.ts';

export type BounceProse = Readonly<{
  recipient: string | null;
  status: string | null;
  diagnostic: string | null;
  /** Whether the words say that delivery failed, or that it is late and will be tried again. */
  says: 'failed' | 'delayed' | null;
  /** Header fields of the mail that could not be delivered, where a copy stands in the text. */
  original: readonly HeaderField[];
}>;

/** Subjects of RFC 3463 go up to 7: "4.94.2" is the version of a server. */
const enhanced = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/;
const enhancedAll = new RegExp(enhanced.source, 'g');
const replyCode = /(?<![\d./-]|\d:)([45]\d\d)(?=[\s,;:)#-])(?!\s*(?:bytes|octets|kb|mb)\b)/i;

/** Lines that are read; the reasons stand at the top of a report. */
const lineLimit = 400;
const lengthLimit = 60_000;
/** Characters in which a server comes to the point. */
const statementLength = 2_000;

/** Reads the text of a report. */
export function readBounceText(text: string, known: Known): BounceProse {
  const lines = text.slice(0, lengthLimit).split('\n').slice(0, lineLimit);
  const { words, copy } = splitCopy(lines, known);
  const prose = words.join('\n');
  const at = words.findIndex((line) => failedAddress(line, known.ignored) !== null);
  const diagnostic = findDiagnostic(words, at);
  const says = saysOf(prose);
  const status = findStatus(diagnostic, prose);
  return {
    recipient: findRecipient(words, known),
    // "2.0.12" in a report of failure is the number of something else.
    status: says === 'failed' && status?.startsWith('2') ? null : status,
    diagnostic,
    says,
    original: readFields(copy.map((line) => line.replace(/^\s{0,8}(?:>\s?)?(?=[\w-]+:)/, '')).join('\n')),
  };
}

/** Whether a text says, as only a server does, that a mail did not reach the address it names. */
export function isStatement(text: string, known: Known): boolean {
  const lines = text.slice(0, statementLength).split('\n');
  if (findAnnounced(lines, known) !== null) return true;
  return lines.some(
    (line, at) =>
      failedAddress(line, known.ignored) !== null &&
      failed.test(lines.slice(Math.max(0, at - 1), at + 2).join(' ')),
  );
}

function saysOf(prose: string): BounceProse['says'] {
  if (delayed.test(prose) && !/permanent|giving up|given up|has been returned|5\.\d\.\d/i.test(prose))
    return 'delayed';
  return failed.test(prose) ? 'failed' : null;
}

/** The server's words and the copy of the undelivered mail; some put its header first and the failed addresses below. */
function splitCopy(
  lines: readonly string[],
  known: Known,
): { words: readonly string[]; copy: readonly string[] } {
  const copyAt = findCopy(lines);
  const rest = lines.slice(copyAt);
  const end = rest.findIndex((line) => line.trim() === '');
  if (end !== -1 && findAnnounced(rest.slice(end, end + 20), known) !== null) {
    return { words: [...lines.slice(0, copyAt), ...rest.slice(end)], copy: rest.slice(0, end) };
  }
  return { words: lines.slice(0, copyAt), copy: rest };
}

/** The first line of the copy of the undelivered mail: three header fields in a row, one of a kind that mails have. */
function findCopy(lines: readonly string[]): number {
  const field = /^\s{0,8}(?:>\s?)?([A-Za-z][\w-]{1,60}):(?!\/\/)/;
  const telling =
    /^(?:received|return-path|message-id|from|to|subject|date|mime-version|x-[\w-]+|dkim-signature|content-type)$/i;
  for (let at = 0; at < lines.length; at += 1) {
    let known = 0;
    let kinds = '';
    for (let next = at; next < Math.min(lines.length, at + 12); next += 1) {
      const line = lines[next] ?? '';
      const name = field.exec(line)?.[1];
      if (name && telling.test(name)) {
        known += 1;
        kinds += ` ${name.toLowerCase()}`;
      } else if (name || (/^[ \t>]/.test(line) && known > 0)) continue;
      else break;
    }
    if (known >= 3 && /received|message-id|return-path|mime-version|subject/.test(kinds)) return at;
  }
  return lines.length;
}

/** The line with the server's own words: the one with a code that is nearest below the address, else the first. */
function findDiagnostic(lines: readonly string[], at: number): string | null {
  const coded = (line: string) => enhanced.test(line) || replyCode.test(line);
  const below =
    at === -1 ? -1 : lines.findIndex((line, index) => index >= at && index < at + 15 && coded(line));
  const first = below === -1 ? lines.findIndex(coded) : below;
  if (first === -1) return null;
  let text = (lines[first] ?? '').trim();
  for (let next = first + 1; next < Math.min(lines.length, first + 4); next += 1) {
    const line = (lines[next] ?? '').trim();
    if (line === '' || text.length > 400) break;
    text += ` ${line}`;
  }
  return text.slice(0, 600);
}

/** An enhanced status code where one is written, else the class that the reply code gives ("550" → "5.0.0"). */
export function findStatus(diagnostic: string | null, prose: string): string | null {
  const written = mostPrecise(diagnostic ?? '') ?? mostPrecise(prose);
  if (written) return written;
  const code = replyCode.exec(diagnostic ?? '')?.[1] ?? replyCode.exec(prose)?.[1];
  return code ? `${code[0]}.0.0` : null;
}

/** How much a code says: nothing but its class (5.0.0), little (5.1.0; 4.4.7 "took too long"), or the cause. */
export function precision(status: string): number {
  if (/^\d\.0\.0$/.test(status)) return 0;
  return /^\d\.\d\.0$/.test(status) || status === '4.4.7' ? 1 : 2;
}

const weight = (code: string) => precision(code) + (code.startsWith('2') ? 0 : 3);
const subjectLine = /^\s*(?:subject|betreff|objet|asunto|oggetto|předmět|temat|onderwerp)\s?:.*$/gim;

function mostPrecise(text: string): string | null {
  let best: string | null = null;
  for (const [found] of text.replace(subjectLine, '').matchAll(enhancedAll)) {
    // In a transcript much is well before something fails.
    if (best === null || weight(found) > weight(best)) best = found;
  }
  return best;
}

export function firstOriginal(prose: BounceProse, name: string): string | null {
  return firstField(prose.original, name);
}
