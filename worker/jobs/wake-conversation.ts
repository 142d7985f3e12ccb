// At the end of a snooze, or where a follow-up is due: the conversation is back in the queue.

import type { JobPayload } from '../../db/jobs.ts';
import { wakeConversation } from '../../db/reminders.ts';
import { messageOf } from '../errors.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'wake-conversation'>;

export const wakeConversationJob: Job<Payload> = {
  run: async ({ db, now }, { conversationId }) => {
    await wakeConversation(db, conversationId, now());
  },
  // It stays among the snoozed, where its time, long over, is shown.
  giveUp: async ({ log }, { conversationId }, error) => {
    log.error({ conversationId, error: messageOf(error) }, 'a snoozed conversation could not be woken');
  },
};
