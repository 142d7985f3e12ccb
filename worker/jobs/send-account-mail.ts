// Writes to somebody of the team: an invitation, or the way to a new password.

import { makeAccountToken, takeToken, tokenSeconds } from '../../db/account-tokens.ts';
import { findPostalAgent } from '../../db/agents.ts';
import { listMailboxHealth } from '../../db/health.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { accountMailWords } from '../account-mail-words.ts';
import { messageOf } from '../errors.ts';
import { writeSystemMail } from '../write-system-mail.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'send-account-mail'>;

export const sendAccountMail: Job<Payload> = {
  run: async (context, { kind: asked, email, inviter }) => {
    const { db, config } = context;
    const person = await findPostalAgent(db, email);
    // Whether there is such an account is told to nobody who asks: here, where nobody waits, it is looked up.
    if (!person || person.state === 'deactivated') return;
    // Who was invited and asks for a new password has none yet.
    const kind = person.state === 'invited' ? 'invitation' : asked;
    // Joined meanwhile.
    if (kind === 'invitation' && person.state === 'active') return;
    const now = context.now();
    const token = await makeAccountToken(db, kind, person.id, now);
    const words = accountMailWords(person.language, {
      ...{ kind, name: person.name, timeZone: person.timeZone },
      inviter: inviter ?? null,
      link: `${config.web.url}/${kind}?token=${token}`,
      until: new Date(now.getTime() + tokenSeconds[kind] * 1000),
    });
    const mailboxes = await listMailboxHealth(db);
    const sent = await writeSystemMail(
      context,
      mailboxes.map((each) => each.id),
      { to: person.email, ...words },
    );
    if (sent) return;
    await takeToken(db, kind, token, now);
    throw new Error('no mailbox can send');
  },
  // The admin can pass a link on by hand; who asked for a password asks again.
  giveUp: async ({ log }, { kind }, error) => {
    log.error({ kind, error: messageOf(error) }, 'a mail to somebody of the team could not be sent');
  },
};
