// What no desk can be faster than: the same mails fetched, parsed and stored one after another, and nothing else.

import { simpleParser } from 'mailparser';
import pg from 'pg';

import type { Dovecot } from '../dovecot/dovecot.ts';

export type Floor = Readonly<{
  mailsPerSecond: number;
  /** What one mail costs this process. */
  processorMilliseconds: number;
}>;

/** `whole`: with the source, which every desk that can show the original has to keep; else the parsed fields alone. */
export async function measureFloor(
  dovecot: Dovecot,
  databaseUrl: string,
  { whole }: Readonly<{ whole: boolean }>,
): Promise<Floor> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query('drop table if exists floor');
  await database.query(
    'create table floor (uid bigint, message_id text, sender text, subject text, body text, source bytea)',
  );
  const client = await dovecot.connect();
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const began = performance.now();
    const before = process.cpuUsage();
    let count = 0;
    for await (const { uid, source } of client.fetch('1:*', { uid: true, source: true }, { uid: true })) {
      if (!source) throw new Error(`no content for UID ${uid}`);
      const mail = await simpleParser(source);
      await database.query('insert into floor values ($1, $2, $3, $4, $5, $6)', [
        uid,
        mail.messageId,
        mail.from?.text,
        mail.subject,
        mail.text,
        whole ? source : null,
      ]);
      count++;
    }
    const elapsedMs = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    return {
      mailsPerSecond: Math.round((count / elapsedMs) * 1e4) / 10,
      processorMilliseconds: Math.round((user + system) / count / 10) / 100,
    };
  } finally {
    await client.logout();
    await database.end();
  }
}
