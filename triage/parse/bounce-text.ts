// Used by `bounce.ts`: what a delivery report says when it follows no standard and is prose with codes in it.

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

const address = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,190}[^\s<>()[\]"',;:@.]/;
const addresses = new RegExp(address.source, 'g');
const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
const enhancedAll = new RegExp(enhanced.source, 'g');
const replyCode = /(?<![\d.:/-])([45]\d\d)(?=[\s,;:)#-])(?!\s*(?:bytes|octets|kb|mb)\b)/i;

const failed =
  /(?:could ?n[o']t|can ?not|can't|unable to|was not|were not|wasn't able to|failed to|not able to|has not|hasn't|not|never) (?:be )?(?:been )?(?:deliver|reach|find|found|send|sent|accept|relay|complet|route|locat)|delivery (?:has |to .{1,100} )?(?:failed|failure|error)|undeliver|permanent(?:ly)? (?:fatal )?(?:error|fail)|fatal error|(?:user|host|mailbox|recipient|account|address|domain) (?:is )?(?:unknown|not found|unavailable|disabled|full|rejected|invalid|does not exist|doesn't exist|over quota)|unknown (?:user|recipient|local|address|host)|no such (?:user|person|recipient|mailbox|address|domain)|(?:rejected|returned|blocked|bounced|refused)|over(?: |-)?quota|delivery errors|konnte .{0,80}nicht .{0,40}zugestellt|unzustellbar|nicht zustellbar|n[’']a pas pu être|non remis|no se (?:ha )?pud[oi]|no entregado|non (?:è stato )?(?:possibile )?(?:consegn|recapit)|nelze doručit|nedoručiteln|nebyla doručena|nie (?:można|udało|została) .{0,40}dostarcz|niedostarczon|kon(?:den)? niet .{0,60}(?:bezorgd|afgeleverd)|onbestelbaar|não (?:foi possível|pôde)|不達|届け|送信できません|配信/i;
const delayed =
  /(?:has been|was|is|been|message|delivery|mail) delayed|still (?:trying|being|attempt)|will (?:keep|continue|be) (?:trying|to try|retr|to retry|retried|attempted)|(?:not|nicht|pas|no|non) (?:yet )?been delivered (?:yet|to .{1,100} for|within|after)|not yet (?:been )?deliver|warning message only|do not need to resend|need not resend|temporar(?:y|ily) (?:problem|deferred|delay)|retry (?:timeout has not|until|for)|could not (?:be )?(?:send|sent|deliver\w*).{0,60}(?:for (?:the )?(?:past|last)|yet)|verzögert|retardé|retrasad|ritard|zpoždění|opóźni|vertraagd/i;

/** Lines that are read; the reasons stand at the top of a report. */
const lineLimit = 400;
const lengthLimit = 60_000;

/** Reads the text of a report; `ignored` are addresses that are not the failed one (the daemon's, our own). */
export function readBounceText(text: string, ignored: ReadonlySet<string>): BounceProse {
  const lines = text.slice(0, lengthLimit).split('\n').slice(0, lineLimit);
  const copyAt = findCopy(lines);
  const words = lines.slice(0, copyAt);
  const original = readFields(
    lines
      .slice(copyAt)
      .map((line) => line.replace(/^\s{0,8}(?:>\s?)?(?=[\w-]+:)/, ''))
      .join('\n'),
  );
  const prose = words.join('\n');
  const at = words.findIndex((line) => failedAddress(line, ignored) !== null);
  const diagnostic = findDiagnostic(words, at);
  return {
    recipient: findRecipient(words, ignored),
    status: findStatus(diagnostic, prose),
    diagnostic,
    says:
      delayed.test(prose) && !/permanent|giving up|given up|has been returned|5\.\d\.\d/i.test(prose)
        ? 'delayed'
        : failed.test(prose)
          ? 'failed'
          : null,
    original,
  };
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

function findRecipient(lines: readonly string[], ignored: ReadonlySet<string>): string | null {
  for (const line of lines) {
    const found = failedAddress(line, ignored);
    if (found) return found;
  }
  for (const line of lines) {
    if (/assistance|contact|question|help|inquir/i.test(line)) continue;
    for (const [found] of line.slice(0, 1000).matchAll(addresses))
      if (isCandidate(found, ignored)) return found;
  }
  // A mail to one's own address can fail, too.
  return ignored.size === 0 ? null : findRecipient(lines, new Set());
}

/** An address that stands where reports put the failed one: at the start of a line, or after "to" or "recipient". */
function failedAddress(line: string, ignored: ReadonlySet<string>): string | null {
  const text = line.slice(0, 500);
  const match =
    /^[\s*>-]{0,12}[<"'(]{0,2}(?=[^\s<>()"'@]{1,64}@)(\S{3,256})/.exec(text)?.[1] ??
    /(?:^|[\s(])(?:to|for|an|à|a|recipients?|addressee|user|address|mailbox|rcpt to|failed|intended)\s?(?:is|:|was)?\s?[<"'(]{0,2}(\S{3,256})/i.exec(
      text,
    )?.[1];
  const found = match ? address.exec(match)?.[0] : undefined;
  return found && isCandidate(found, ignored) ? found : null;
}

function isCandidate(found: string, ignored: ReadonlySet<string>): boolean {
  return (
    !ignored.has(found.toLowerCase()) &&
    !/^(?:postmaster|mailer-daemon|abuse|root|mail-?daemon)@/i.test(found)
  );
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

function mostPrecise(text: string): string | null {
  let best: string | null = null;
  for (const [found] of text.matchAll(enhancedAll)) {
    if (best === null || precision(found) > precision(best)) best = found;
  }
  return best;
}

export function firstOriginal(prose: BounceProse, name: string): string | null {
  return firstField(prose.original, name);
}
