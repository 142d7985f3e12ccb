// The bot asked and nobody answered: a person takes over, with what there is.

import { handToPerson } from '../../db/handover.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { insertDecision } from '../../db/record-decisions.ts';
import { getMailToTriage, lockConversation } from '../../db/triage.ts';
import { messageOf } from '../errors.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'hand-over-silence'>;

export const handOverSilence: Job<Payload> = {
  run: async ({ db, now }, { messageId }) => {
    const { conversationId } = await getMailToTriage(db, messageId);
    await db.transaction().execute(async (trx) => {
      const conversation = await lockConversation(trx, conversationId);
      const latest = conversation.decisions.at(-1);
      const isOpen = latest?.messageId === messageId && latest.action === 'ask';
      // A thank-you is filed and answers no question; anything else that came since is decided on already.
      if (conversation.handler !== 'bot' || !isOpen) return;
      await insertDecision(trx, {
        ...{ messageId, conversationId, understanding: null, policyVersion: null, slots: {} },
        decision: {
          do: 'escalate',
          reasons: ['missing_data'],
          ...{ intent: null, confidence: null, threshold: null, template: null },
          missing: latest.missing,
        },
        facts: [{ name: 'Asked for', value: latest.missing.join(', '), source: 'no answer came' }],
      });
      await handToPerson(trx, conversationId, ['missing_data'], now());
    });
  },
  giveUp: async ({ db, log, now }, { messageId }, error) => {
    log.error({ messageId, error: messageOf(error) }, 'silence after a question could not be judged');
    const { conversationId } = await getMailToTriage(db, messageId);
    await db.transaction().execute(async (trx) => {
      const { handler } = await lockConversation(trx, conversationId);
      if (handler === 'bot') await handToPerson(trx, conversationId, ['engine_error'], now());
    });
  },
};
