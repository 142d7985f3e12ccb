// Used by `receive-mail`: from the bytes in the ledger to a mail that has been read and whose sender has been looked at.

import type { LedgerEntry } from '../db/ledger.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { hasTrustedResults } from '../triage/parse/authenticity.ts';
import { readHeaderBlock } from '../triage/parse/header-block.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import { dedupeKey } from '../triage/thread/dedupe-key.ts';
import { judgeByDkim } from './authenticity/dkim.ts';
import type { WorkerContext } from './context.ts';
import { GiveUp, messageOf } from './errors.ts';
import type { Arrival } from './place-mails.ts';
import { asShown } from './set-aside.ts';

/** Throws `GiveUp` where the bytes are no mail. */
export async function readArrival(
  context: WorkerContext,
  entry: LedgerEntry,
  mailbox: Mailbox,
): Promise<Arrival> {
  const mail = asShown(entry, await parse(entry, mailbox));
  return {
    ...{ entry, mailbox },
    mail: await proveSender(context, entry, mailbox, mail),
    dedupeKey: dedupeKey(entry.source),
  };
}

async function parse({ source }: LedgerEntry, { authservId, ownAddresses }: Mailbox): Promise<ParsedMail> {
  try {
    return await parseMail(source, { authservId, ownAddresses });
  } catch (cause) {
    // The same bytes will not parse better next time.
    throw new GiveUp(messageOf(cause), { cause });
  }
}

/** A person's mail about which the mailbox's own server says nothing may still be signed. */
async function proveSender(
  { resolveTxt }: WorkerContext,
  { source }: LedgerEntry,
  { authservId }: Mailbox,
  mail: ParsedMail,
): Promise<ParsedMail> {
  if (mail.automated.kind !== 'none' || mail.authenticity !== 'none' || !mail.from) return mail;
  const { fields, bodyStart } = readHeaderBlock(source);
  if (hasTrustedResults(fields, authservId)) return mail;
  const { verdict, reason } = await judgeByDkim(
    { raw: source, fields, bodyStart, from: mail.from },
    resolveTxt,
  );
  return { ...mail, authenticity: verdict, authenticityReason: `${mail.authenticityReason}; ${reason}` };
}
