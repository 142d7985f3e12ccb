// An agent has been told of something that they have not read: by mail, once they are away from the page, all in one.

import { listMailboxHealth } from '../../db/health.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { enqueue } from '../../db/jobs.ts';
import {
  findNotificationMail,
  type MailedNotification,
  markMailed,
  writeUnsubscription,
} from '../../db/notification-mails.ts';
import { messageOf } from '../errors.ts';
import { notificationWords } from '../notification-words.ts';
import { writeSystemMail } from '../write-system-mail.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'mail-notifications'>;

export const mailNotifications: Job<Payload> = {
  run: async (context, { agentId }) => {
    const { db, config, now } = context;
    const mail = await findNotificationMail(db, agentId, now());
    if (!mail) return;
    const { notBefore, notifications } = mail;
    if (notBefore) {
      const key = `mail-notifications:${agentId}`;
      await db
        .transaction()
        .execute((trx) => enqueue(trx, 'mail-notifications', { agentId }, { runAt: notBefore, key }));
      return;
    }
    const unsubscribe = (kind: MailedNotification['kind'] | 'all') =>
      `${config.web.url}/unsubscribe?token=${writeUnsubscription({ agentId, kind }, config.secret)}`;
    const kinds = new Set(notifications.map(({ kind }) => kind));
    const [first] = kinds;
    const mailboxes = await listMailboxHealth(db);
    const ids = mailboxes.map((each) => each.id);
    const sent = await writeSystemMail(context, ids, {
      ...{ to: mail.email, name: mail.name },
      ...notificationWords(mail, {
        conversation: ({ conversationId, messageId }) =>
          `${config.web.url}/inbox/${conversationId}${messageId ? `#message-${messageId}` : ''}`,
        unsubscribe,
        choices: `${config.web.url}/account/notifications`,
      }),
      unsubscribe: unsubscribe(kinds.size === 1 && first ? first : 'all'),
    });
    if (!sent) throw new Error('No mailbox can send a mail to an agent');
    const mailed = notifications.map(({ id }) => id);
    await db.transaction().execute((trx) => markMailed(trx, mailed, now()));
  },
  // The page has it all the same.
  giveUp: async ({ log }, { agentId }, error) => {
    log.error({ agentId, error: messageOf(error) }, 'an agent could not be told by mail');
  },
};
