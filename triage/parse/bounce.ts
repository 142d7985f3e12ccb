// Used by `parse-mail.ts`: is this mail a report on the delivery of another one, and what does it say?

import type { Address, Bounce } from '../mail.ts';
import { readMessageIds } from '../thread/header-ids.ts';
import { domainOf } from './addresses.ts';
import type { Known } from './bounce-recipient.ts';
import {
  type BounceProse,
  findStatus,
  firstOriginal,
  isStatement,
  precision,
  readBounceText,
} from './bounce-text.ts';
import { declaration, failureSubject, forwarded } from './bounce-words.ts';
import { type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { decodeBytes, firstField, type HeaderField, readFields, readHeaderBlock } from './header-block.ts';
import type { FilePart } from './read-parts.ts';

export type BounceFound = Readonly<{ kind: 'bounce' | 'delivery-report'; bounce: Bounce; reason: string }>;

export type BounceInput = Readonly<{
  fields: readonly HeaderField[];
  from: Address | null;
  subject: string;
  text: string;
  /** The new words: what a person passes on stands below them. */
  reply: string;
  files: readonly FilePart[];
  ownAddresses: readonly string[];
}>;

const daemonName =
  /^(?:mailer[-_. ]?daemon|mail[-_. ]?daemon|mdaemon|post[-_.]?master|mail[-_. ]?(?:delivery|system|router)|.{0,20}bounce.{0,20}|double-bounce|mailerdaemon|ndr|e?smtp|mmdf|uucp|return(?:ed)?[-_.]?mail|sys(?:tem)?[-_. ]?admin(?:istrator)?|exchange.{0,20}|microsoftexchange.{0,60})$/i;
const daemonWords =
  /mail(?:er)?[\s_-]{0,2}(?:daemon|delivery|deliver|system|administrator|router)|delivery (?:sub)?system|post[-_ ]?(?:master|office)|system administrator|returned mail|undeliver|internet mail connector/i;
/** What no person is called. */
const surelyDaemon =
  /^(?:mailer[-_. ]?daemon|mail[-_. ]?daemon|mailerdaemon|mdaemon|microsoftexchange.{0,60})$/i;
const takesNoAnswers = /^(?:no|do-?not)[-_.]?reply/i;
/** What the report says, or null where the mail is none. Standard reports first (RFC 3464), then those made of prose. */
export function findBounce(input: BounceInput): BounceFound | null {
  const groups = input.files.flatMap((file) =>
    /^message\/(?:global-)?delivery-status$/.test(file.contentType) && file.content
      ? readDeliveryStatus(decodeBytes(file.content))
      : [],
  );
  if (groups.length > 0) return fromStandard(input, groups);
  if (input.files.some(isComplaint) || !looksLikeReport(input)) return null;
  // Some servers and archives run the report part into the text.
  const inText = /^(?:final|original)-recipient:/im.test(input.text)
    ? readDeliveryStatus(input.text.slice(0, 60_000))
    : [];
  return inText.some((group) => group.recipient !== null) ? fromStandard(input, inText) : fromProse(input);
}

function fromStandard(input: BounceInput, groups: readonly RecipientStatus[]): BounceFound {
  const group =
    groups.find((one) => one.action === 'failed') ??
    groups.find((one) => one.action === 'delayed') ??
    groups.find((one) => one.recipient !== null) ??
    (groups[0] as RecipientStatus);
  const prose = readProse(input);
  const action = group.action ?? prose.says ?? actionOf(group.status) ?? 'failed';
  const diagnostic = group.diagnostic ?? prose.diagnostic;
  const bounce: Bounce = {
    recipient: group.recipient?.includes('@') ? group.recipient : (prose.recipient ?? group.recipient),
    action,
    status: preciseStatus(group.status, diagnostic, prose) ?? classOf(action),
    diagnostic,
    originalMessageId: originalId(input, prose),
  };
  const kind = action === 'failed' ? 'bounce' : 'delivery-report';
  return { kind, bounce, reason: `a delivery report (RFC 3464) with action ${action}` };
}

function fromProse(input: BounceInput): BounceFound | null {
  const prose = readProse(input);
  const failedHeader = firstField(input.fields, 'x-failed-recipients');
  const status =
    prose.status ?? (prose.says === 'failed' ? '5.0.0' : prose.says === 'delayed' ? '4.0.0' : null);
  const delivered = status?.startsWith('2') === true;
  const action = delivered ? 'delivered' : (prose.says ?? 'failed');
  const bounce: Bounce = {
    recipient:
      failedHeader?.split(/[,\s]+/).find((word) => word.includes('@')) ??
      prose.recipient ??
      originalTo(input, prose),
    action,
    status: prose.status ?? classOf(action),
    diagnostic: prose.diagnostic,
    originalMessageId: originalId(input, prose),
  };
  const kind = action === 'failed' ? 'bounce' : 'delivery-report';
  return { kind, bounce, reason: `a mail server's report in words: ${action}` };
}

/** Each sign alone can be a person's mail; together they are a server's. */
function looksLikeReport(input: BounceInput): boolean {
  const { fields, subject } = input;
  if (firstField(fields, 'x-failed-recipients')) return true;
  const daemon = isDaemon(input);
  const about = failureSubject.test(subject);
  const report = isDeliveryReport(firstField(fields, 'content-type') ?? '');
  const bareSender = isBareSender(fields);
  if (!daemon && (firstField(fields, 'in-reply-to') !== null || forwarded.test(subject))) return false;
  // A mail that is given back with the words that it could not be delivered, by somebody who takes no answers.
  const local = input.from?.address.split('@')[0] ?? '';
  const returns = input.files.some(isOriginal) && (bareSender || takesNoAnswers.test(local));
  if (!(daemon || about || report)) return returns && readProse(input).says === 'failed';
  const prose = readProse(input);
  const states =
    isStatement(input.reply, knownOf(input)) && !/\?/.test(input.reply.replace(/https?:\S+/g, ''));
  const declares = declaration.test(input.reply.slice(0, 2_000));
  const signs =
    (daemon ? (surelyDaemon.test(local) ? 3 : 2) : 0) +
    (about ? 2 : 0) +
    (report ? 2 : 0) +
    (bareSender ? 1 : 0) +
    (prose.says !== null ? 1 : 0) +
    (prose.status !== null ? 1 : 0) +
    (states || declares ? 1 : 0) +
    (prose.original.length > 0 || input.files.some(isOriginal) ? 1 : 0);
  const sure = daemon || bareSender || report || returns || prose.original.length > 0;
  return signs >= 4 && (sure || declares || (about && states));
}

/** Complaints and receipts are multipart/report, too (RFC 6522). */
function isDeliveryReport(contentType: string): boolean {
  return /^\s*multipart\/report/i.test(contentType) && !/report-type\s*=\s*"?(?!delivery)/i.test(contentType);
}

function isComplaint(file: FilePart): boolean {
  return file.contentType === 'message/feedback-report';
}

function isDaemon({ fields, from }: BounceInput): boolean {
  const local = from?.address.split('@')[0] ?? '';
  const sender = (firstField(fields, 'from') ?? '').slice(0, 500);
  return daemonName.test(local) || daemonWords.test(from ? `${local} ${from.name}` : sender);
}

/** An envelope sender that takes no bounces (RFC 5321, 4.5.5), or the daemon's own name there. */
function isBareSender(fields: readonly HeaderField[]): boolean {
  return /^\s*<\s*(?:mailer-daemon(?:@[^<>]*)?)?>\s*$/i.test(firstField(fields, 'return-path') ?? '');
}

function readProse(input: BounceInput): BounceProse {
  return readBounceText(input.text, knownOf(input));
}

function knownOf(input: BounceInput): Known {
  const ignored = new Set(input.ownAddresses.map((own) => own.toLowerCase()));
  if (input.from) ignored.add(input.from.address.toLowerCase());
  for (const name of ['to', 'delivered-to', 'x-original-to']) {
    const to = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/.exec(
      (firstField(input.fields, name) ?? '').slice(0, 1000),
    )?.[0];
    if (to) ignored.add(to.toLowerCase());
  }
  return { ignored, domain: input.from ? domainOf(input.from.address) : null };
}

/** Where no code is written the action still tells the class (RFC 3463: x.0.0 is "other or undefined"). */
function classOf(action: string): string | null {
  return action === 'failed' ? '5.0.0' : action === 'delayed' ? '4.0.0' : null;
}

function actionOf(status: string | null): string | null {
  if (!status) return null;
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'delivered';
}

/**
 * Servers often write a vague code into the field ("5.0.0", "5.1.0", or "4.4.7" for "too long") and the telling one into
 * the words beside it: that one is taken where it is of the same class.
 */
function preciseStatus(status: string | null, diagnostic: string | null, prose: BounceProse): string | null {
  const written = findStatus(diagnostic, '');
  if (status === null) return written ?? prose.status;
  // "4.5.0" beside "550 5.5.0": the other server's own word tells whether it is for good.
  if (written !== null && precision(written) > 0 && written.slice(1) === status.slice(1)) return written;
  const better = written !== null && precision(written) > precision(status);
  return better && (written[0] === status[0] || precision(status) === 0) ? written : status;
}

function isOriginal(file: FilePart): boolean {
  return /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/.test(file.contentType);
}

function originalId(input: BounceInput, prose: BounceProse): string | null {
  for (const fields of originals(input)) {
    const id = readMessageIds(firstField(fields, 'message-id'))[0];
    if (id) return id;
  }
  const inText = readMessageIds(firstOriginal(prose, 'message-id'))[0];
  if (inText) return inText;
  return (
    readMessageIds(firstField(input.fields, 'in-reply-to'))[0] ??
    readMessageIds(firstField(input.fields, 'references')).at(-1) ??
    null
  );
}

function originalTo(input: BounceInput, prose: BounceProse): string | null {
  const fields = [...originals(input), prose.original];
  for (const block of fields) {
    const to = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/.exec((firstField(block, 'to') ?? '').slice(0, 1000))?.[0];
    if (to) return to;
  }
  return null;
}

function originals(input: BounceInput): HeaderField[][] {
  return input.files.flatMap((file) => {
    if (!file.content || !(isOriginal(file) || file.contentType === 'text/plain')) return [];
    const { fields } = readHeaderBlock(file.content);
    const found = fields.length > 0 ? [...fields] : readFields(decodeBytes(file.content));
    return isOriginal(file) || firstField(found, 'subject') !== null ? [found] : [];
  });
}
