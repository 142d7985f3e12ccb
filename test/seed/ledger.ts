// The ledger rows behind the seeded conversations, and some mails that became no conversation.

import { setCursor } from '../../db/ledger.ts';
import type { SeedDesk } from './conversation.ts';

const folder = 'INBOX';
const uidValidity = 1;

const others = [
  { disposition: 'own', reason: 'it comes from the mailbox itself' },
  { disposition: 'duplicate', reason: 'this very mail is here already' },
  { disposition: 'unparsable', reason: 'the content ends in the middle of a header' },
  { disposition: 'list', reason: 'List-Unsubscribe' },
  { disposition: 'history', reason: 'it was there before Baton' },
] as const;

export async function seedLedger({ db, mailboxId }: SeedDesk): Promise<void> {
  const place = { mailbox_id: mailboxId, folder, uid_validity: uidValidity };
  const mails = await db
    .selectFrom('message')
    .select(['id', 'conversation_id', 'message_id', 'raw_mail_id', 'at'])
    .where('direction', '=', 'in')
    .orderBy('id')
    .execute();
  let uid = 0;
  for (const mail of mails) {
    const first = mails.find((each) => each.conversation_id === mail.conversation_id) === mail;
    await db
      .insertInto('ledger')
      .values({
        ...place,
        uid: ++uid,
        raw_mail_id: mail.raw_mail_id,
        message_id: mail.message_id,
        dedupe_key: `seed-${mail.id}`,
        disposition: first ? 'new' : 'threaded',
        reason: first
          ? 'it answers no mail that is here'
          : `it answers a mail of conversation ${mail.conversation_id}`,
        message_ref: mail.id,
        conversation_id: mail.conversation_id,
        created_at: mail.at,
        settled_at: mail.at,
      })
      .execute();
  }
  for (const other of others) {
    uid++;
    const message_id = `<seed.other.${uid}@elsewhere.example>`;
    const raw_mail_id = await seedRawMail(db, message_id);
    await db
      .insertInto('ledger')
      .values({ ...place, ...other, uid, raw_mail_id, message_id, settled_at: new Date() })
      .execute();
  }
  await setCursor(db, { mailboxId, folder, uidValidity, lastUid: uid });
}

async function seedRawMail(db: SeedDesk['db'], messageId: string): Promise<number> {
  const source = Buffer.from(`Message-ID: ${messageId}\r\nFrom: someone@elsewhere.example\r\n\r\nHello\r\n`);
  const row = await db.insertInto('raw_mail').values({ source }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
