// Which mails come, which of them are delivered twice or answered by the customer, and what SMTP does to each answer.

import type { SmtpFault } from '../../sandbox/smtp-side.ts';
import { type Expectation, followUps, type LetterKind, letterKinds } from './letters.ts';
import type { Random } from './random.ts';

export type PlannedMail = Readonly<{
  messageId: string;
  name: string;
  from: string;
  subject: string;
  text: string;
  expect: Expectation;
  /** How many times the very same bytes are delivered. */
  copies: number;
  headers: readonly string[];
  dmarc: 'pass' | 'fail';
  attachment: boolean;
  /** The mail of the same customer whose answer this one answers. */
  follows: PlannedMail | null;
}>;

export type Plan = Readonly<{
  /** In the order in which they come; those that follow another come once it has been answered. */
  mails: readonly PlannedMail[];
  orders: readonly Readonly<{ number: string; customerEmail: string }>[];
  /** For each recipient what happens at the first try, the second, and so on; after these all is well. */
  faults: ReadonlyMap<string, readonly (SmtpFault | null)[]>;
}>;

const copyShare = 0.04;
const followShare = 0.12;

export function makePlan(count: number, supportAddress: string, random: Random): Plan {
  const mails: PlannedMail[] = [];
  const orders: { number: string; customerEmail: string }[] = [];
  const faults = new Map<string, readonly (SmtpFault | null)[]>();
  const kinds = letterKinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  for (let index = 0; mails.length < count; index++) {
    const kind = random.pick(kinds);
    const number = `10-${100_000 + index}`;
    const mail = plan(kind, index, number, supportAddress, random);
    if (kind.hasOrder) orders.push({ number, customerEmail: mail.from });
    if (mail.expect.mail !== null) faults.set(mail.from, planFaults(random));
    mails.push(mail);
    // Whoever has been answered by the bot may write again; after a question of the bot other rules hold.
    if (mail.expect.mail === 'reply' && mails.length < count && random.chance(followShare)) {
      mails.push(planFollowUp(mail, random));
    }
  }
  return { mails, orders, faults };
}

function plan(
  kind: LetterKind,
  index: number,
  number: string,
  supportAddress: string,
  random: Random,
): PlannedMail {
  const local = kind.sender ?? 'eva';
  return {
    messageId: `<mail-${index}@customer.test>`,
    name: kind.name,
    from: kind.own ? supportAddress : `${local}@customer-${index}.test`,
    subject: kind.subject,
    text: kind.text.replace('{order}', number),
    expect: kind.expect,
    copies: !kind.own && random.chance(copyShare) ? 2 : 1,
    headers: kind.headers ?? [],
    dmarc: kind.dmarc ?? 'pass',
    attachment: kind.attachment ?? false,
    follows: null,
  };
}

function planFollowUp(first: PlannedMail, random: Random): PlannedMail {
  const { name, text, expect } = random.pick(followUps.filter(({ notAfter }) => notAfter !== first.name));
  return {
    ...first,
    messageId: first.messageId.replace('mail-', 'follow-up-'),
    name,
    text,
    expect,
    subject: `Re: ${first.subject}`,
    copies: 1,
    follows: first,
  };
}

const retryCodes = [421, 450, 451, 452];
const finalCodes = [550, 552, 554];

/** Four answers in five meet no fault. */
function planFaults(random: Random): (SmtpFault | null)[] {
  const at = random.pick(['rcpt', 'data'] as const);
  const draw = random.next();
  if (draw < 0.08) {
    return Array.from({ length: random.whole(1, 3) }, () => ({
      at,
      action: 'reply',
      code: random.pick(retryCodes),
    }));
  }
  if (draw < 0.12) return [{ at, action: 'reply', code: random.pick(finalCodes) }];
  // Dropped after DATA, with the mail taken or without: who sends cannot tell one from the other.
  if (draw < 0.16) return [{ at: random.pick(['data', 'after-data'] as const), action: 'drop' }];
  if (draw < 0.18) return [{ at: 'rcpt', action: 'drop' }, null];
  if (draw < 0.195) {
    return [{ at: random.pick(['rcpt', 'data', 'after-data'] as const), action: 'hang' }];
  }
  return [];
}
