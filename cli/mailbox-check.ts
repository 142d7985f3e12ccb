// `baton mailbox check [ADDRESS]`: are the servers reached, is the log-in taken, are the folders there?

import type { Config, MailboxConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { listStoredMailboxes } from '../db/mailboxes-settings.ts';
import {
  checkMailbox,
  type ImapCheck,
  type MailboxCheck,
  type SmtpCheck,
} from '../worker/mailboxes/check.ts';
import { openMailbox } from '../worker/mailboxes/open.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

type Found = Readonly<{ address: string; open: () => MailboxConfig }>;

/** A line for each mailbox on stdout; what is wrong, in words on stderr. Exit code 1 where anything is. */
export async function checkMailboxes(words: string | null, io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config) return 1;
  return await withDatabase(config, io, async (db) => {
    const wanted = words?.toLowerCase() ?? null;
    const all = await findMailboxes(config, db, wanted);
    if (all.length === 0) {
      io.err(wanted ? `There is no mailbox ${wanted}.` : 'No mailbox is set; add one with `mailbox add`.');
      return 1;
    }
    const well = await Promise.all(all.map((each) => check(each, io)));
    return well.every(Boolean) ? 0 : 1;
  });
}

/** One that is asked for by name is checked also where it was removed. */
async function findMailboxes(config: Config, db: Database, wanted: string | null): Promise<Found[]> {
  const named = config.mailbox;
  const opening = { db, secret: config.secret, now: () => new Date() };
  const rows = (await listStoredMailboxes(db)).filter((row) => row.address !== named?.address);
  const all = [
    ...(named ? [{ address: named.address, watched: true, open: () => named }] : []),
    ...rows.map((row) => ({
      address: row.address,
      watched: row.enabled,
      open: () => openMailbox(opening, row),
    })),
  ];
  return all.filter((each) => (wanted === null ? each.watched : each.address === wanted));
}

async function check({ address, open }: Found, io: Io): Promise<boolean> {
  let mailbox: MailboxConfig;
  try {
    mailbox = open();
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    io.out(JSON.stringify({ address, ok: false, fault }));
    io.err(`${address}: ${fault}`);
    return false;
  }
  const result = await checkMailbox(mailbox);
  const ok = result.imap.ok && result.smtp.ok;
  io.out(JSON.stringify({ address, ok, ...result }));
  for (const line of inWords(result)) io.err(`${address}: ${line}`);
  return ok;
}

function inWords({ imap, smtp }: MailboxCheck): string[] {
  const sent = imap.ok && imap.sent === null ? ['there is no Sent folder; what goes out is not copied'] : [];
  return [`mail in: ${side(imap)}`, `mail out: ${side(smtp)}`, ...sent];
}

function side(check: ImapCheck | SmtpCheck): string {
  if (check.ok)
    return `${check.server} is well${check.tls ? ` (${check.tls}, ${check.certificate})` : ', without TLS'}`;
  const pin = check.certificate
    ? `. If this is your own server and you are sure of it, pin what it shows: --pin ${check.certificate}`
    : '';
  return `${check.fault}${pin}`;
}
