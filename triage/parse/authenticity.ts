// Used by `parse-mail.ts`: is the sender who the From field says? Only the mailbox's own server is believed (RFC 8601).

import type { Authenticity } from '../mail.ts';
import { allFields, type HeaderField } from './header-block.ts';

export type AuthenticityVerdict = Readonly<{ verdict: Authenticity; reason: string }>;

type MethodResult = Readonly<{ method: string; result: string; properties: ReadonlyMap<string, string> }>;

const valueLimit = 20_000;
/**
 * Microsoft 365 leaves its name out of the field, against RFC 8601. Where it is the configured server, the very first
 * field is taken for its own; it puts that above whatever the sender wrote.
 */
const namelessServers = /(?:^|\.)(?:protection\.outlook\.com|mx\.microsoft\.com|outlook\.com)$/;

/**
 * The verdict of the topmost Authentication-Results field with the configured authserv-id. Fields further down may have
 * been put there by the sender (RFC 8601, section 5), so they are not looked at, not even where the topmost says nothing.
 */
export function judgeAuthenticity(
  fields: readonly HeaderField[],
  fromDomain: string | null,
  authservId: string | null,
): AuthenticityVerdict {
  if (!authservId) return { verdict: 'none', reason: 'no trusted server is configured for this mailbox' };
  if (!fromDomain) return { verdict: 'none', reason: 'the mail names no sender' };
  if (allFields(fields, 'from').length > 1) {
    return { verdict: 'none', reason: 'the mail has more than one From field' };
  }
  const results = trustedResults(fields, authservId);
  return results
    ? judge(results, fromDomain)
    : { verdict: 'none', reason: `no Authentication-Results of ${authservId}` };
}

/** Whether the mailbox's own server has said anything about the sender; else the mail's signature can still speak. */
export function hasTrustedResults(fields: readonly HeaderField[], authservId: string | null): boolean {
  return authservId !== null && trustedResults(fields, authservId) !== null;
}

function trustedResults(fields: readonly HeaderField[], authservId: string): readonly MethodResult[] | null {
  const trusted = authservId.toLowerCase();
  for (const [at, value] of allFields(fields, 'authentication-results').entries()) {
    const parsed = readResults(value);
    const nameless = at === 0 && parsed?.authservId === '' && namelessServers.test(trusted);
    if (parsed && (parsed.authservId === trusted || nameless)) return parsed.results;
  }
  return null;
}

function judge(results: readonly MethodResult[], fromDomain: string): AuthenticityVerdict {
  const dmarc = results.find((result) => result.method === 'dmarc');
  const about = dmarc?.properties.get('header.from');
  if (dmarc && about && !isAligned(about, fromDomain) && !isAligned(fromDomain, about)) {
    return { verdict: 'none', reason: `the dmarc result is about ${about}, not ${fromDomain}` };
  }
  if (dmarc?.result === 'pass') return { verdict: 'pass', reason: `dmarc=pass for ${fromDomain}` };
  if (dmarc?.result === 'fail') return { verdict: 'fail', reason: `dmarc=fail for ${fromDomain}` };
  for (const result of results) {
    if (result.result !== 'pass') continue;
    const domain = provenDomain(result);
    if (domain && isAligned(domain, fromDomain)) {
      return { verdict: 'pass', reason: `${result.method}=pass for ${domain}` };
    }
  }
  return { verdict: 'none', reason: `nothing proves ${fromDomain}` };
}

/** The domain that a DKIM signature or SPF speaks for. */
function provenDomain(result: MethodResult): string | null {
  const value =
    result.method === 'dkim'
      ? (result.properties.get('header.d') ?? result.properties.get('header.i'))
      : result.method === 'spf'
        ? result.properties.get('smtp.mailfrom')
        : undefined;
  if (!value) return null;
  return value.slice(value.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * Stricter than DMARC's relaxed mode, which needs the list of public suffixes: the same domain, or one above the From
 * domain. A subdomain proves nothing for the domain above it: on shared domains it belongs to somebody else.
 */
function isAligned(proven: string, fromDomain: string): boolean {
  const above = proven.toLowerCase().replace(/\.$/, '');
  const from = fromDomain.toLowerCase();
  return above === from || (above.includes('.') && from.endsWith(`.${above}`));
}

/** Splits a field into authserv-id ('' where it names none) and results; null where it is empty. */
export function readResults(value: string): { authservId: string; results: MethodResult[] } | null {
  const parts = splitOutsideQuotes(withoutComments(value.slice(0, valueLimit)), ';');
  const head = unquoted((parts[0] ?? '').trim().split(/\s+/)[0] ?? '').toLowerCase();
  if (head === '') return null;
  const isNamed = !head.includes('=');
  return {
    authservId: isNamed ? head : '',
    results: parts.slice(isNamed ? 1 : 0).flatMap((part) => readResult(part) ?? []),
  };
}

function readResult(part: string): MethodResult | null {
  const words = splitOutsideQuotes(part.trim().replace(/\s*=\s*/g, '='), ' ').filter((word) => word !== '');
  const first = /^([\w-]{1,40})(?:\/\d{1,3})?=([\w-]{1,40})$/.exec(words[0] ?? '');
  if (!first?.[1] || !first[2]) return null;
  const properties = new Map<string, string>();
  for (const word of words.slice(1)) {
    const at = word.indexOf('=');
    if (at < 1) continue;
    const name = word.slice(0, at).toLowerCase();
    if (!properties.has(name)) properties.set(name, unquoted(word.slice(at + 1)).replace(/^<|>$/g, ''));
  }
  return { method: first[1].toLowerCase(), result: first[2].toLowerCase(), properties };
}

function withoutComments(value: string): string {
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    if (char === '\\') {
      if (depth === 0) kept += char + (value[at + 1] ?? '');
      at += 1;
    } else if (depth === 0 && char === '"') {
      quoted = !quoted;
      kept += char;
    } else if (!quoted && char === '(') depth += 1;
    else if (!quoted && char === ')' && depth > 0) {
      depth -= 1;
      kept += ' ';
    } else if (depth === 0) kept += char;
  }
  return kept;
}

function splitOutsideQuotes(value: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === '"') quoted = !quoted;
    else if (!quoted && value[at] === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(value.slice(start));
  return parts;
}

function unquoted(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
}
