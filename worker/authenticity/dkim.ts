// Used by `receive-mail` where the mailbox's own server says nothing about a sender: the mail's own signature (RFC 6376).

import { Readable } from 'node:stream';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

import type { Address, Authenticity } from '../../triage/mail.ts';
import { allFields, type HeaderField } from '../../triage/parse/header-block.ts';
import type { ResolveTxt } from './dns.ts';

export type Verdict = Readonly<{ verdict: Authenticity; reason: string }>;

export type Signed = Readonly<{
  raw: Buffer;
  fields: readonly HeaderField[];
  /** Where the body begins in `raw`, in bytes. */
  bodyStart: number;
  /** Who is taken for the writer. */
  from: Address;
}>;

/** A mail waits for its keys this long at most. */
const timeoutMs = 2_000;
/** Senders put on one or two signatures, lists one more; each costs a question to the DNS and some arithmetic. */
const signatureLimit = 5;
/** Bytes of header above which the mail is a bomb, not a letter. */
const headerLimit = 256 * 1024;
/** Shorter RSA keys can be broken (RFC 8301, 3.2). */
const minBitLength = 1024;

/**
 * `pass` where a valid signature is aligned with the From domain (RFC 9989: one organizational domain) and covers the
 * whole body; `none` in every other case, since a missing or broken signature proves nothing against a sender.
 */
export async function judgeByDkim(
  mail: Signed,
  resolveTxt: ResolveTxt,
  timeout = timeoutMs,
): Promise<Verdict> {
  const signatures = allFields(mail.fields, 'dkim-signature').length;
  if (signatures === 0) return none('the mail is not signed');
  if (signatures > signatureLimit || mail.bodyStart > headerLimit)
    return none('its header is too large to check');
  if (allFields(mail.fields, 'from').length !== 1) return none('the mail has more than one From field');
  const ending = new AbortController();
  let wasLate = false;
  let end: Promise<never> | null = null;
  // From the first question on: how long a large mail takes to be worked through before is nobody's fault.
  const inTime: ResolveTxt = (name) => {
    end ??= sleep(timeout, undefined, ending).then(() => {
      wasLate = true;
      throw new Error('the DNS did not answer in time');
    });
    return Promise.race([resolveTxt(name), end]);
  };
  try {
    const found = await verify(mail, inTime);
    return wasLate && found.verdict === 'none' ? none('its key did not come from the DNS in time') : found;
  } finally {
    ending.abort();
  }
}

async function verify({ raw, from }: Signed, resolveTxt: ResolveTxt): Promise<Verdict> {
  // Loaded when first needed: thirty megabytes that a mailbox with a trusted server never uses.
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const { results, headerFrom } = await dkimVerify(
    Readable.from(inStretches(raw), { objectMode: false, highWaterMark: stretchBytes }),
    {
      strict: true,
      minBitLength,
      resolver: (name: string) => resolveTxt(name),
    },
  );
  const domain = domainOf(from.address);
  // A group may have put its own address there; its signature says nothing about the writer.
  const isAbout = headerFrom.length === 1 && domainOf(headerFrom[0] ?? '') === domain;
  if (!isAbout) return none('its signature is not about the writer');
  for (const { status, signTime, signatureTimeValid, signingDomain } of results) {
    const inTime = signTime === null || signatureTimeValid !== false;
    const whole = !status.underSized;
    if (status.result === 'pass' && status.aligned && inTime && whole && !status.testing) {
      return { verdict: 'pass', reason: `DKIM signature of ${signingDomain}` };
    }
  }
  const [first] = results;
  return none(
    first ? `no valid signature of ${domain}: ${explain(first.status)}` : 'its signature cannot be read',
  );
}

const stretchBytes = 64 * 1024;

/** Given whole, a large mail would be worked through in one go, and nothing else of this process would have its turn. */
async function* inStretches(raw: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < raw.length; at += stretchBytes) {
    await turn();
    yield raw.subarray(at, at + stretchBytes);
  }
}

type Status = Readonly<{
  result: string;
  comment?: string | false;
  aligned?: string | false;
  testing?: boolean;
  underSized?: number;
}>;

function explain(status: Status): string {
  if (status.result !== 'pass') return status.comment || status.result;
  if (!status.aligned) return 'it is of another domain';
  if (status.testing) return 'its domain only tries signing out';
  return status.underSized ? 'it covers only a part of the mail' : 'it is not valid at this time';
}

const none = (reason: string): Verdict => ({ verdict: 'none', reason });
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
