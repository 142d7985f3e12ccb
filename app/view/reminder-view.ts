// When a conversation comes back, or why it has, as its page shows it.

import type { StoredReminder } from '../../db/reminders.ts';

export type ReminderView = Readonly<
  Pick<StoredReminder, 'kind' | 'cameBack'> & {
    dueAt: string | null;
  }
>;

export const toReminder = (stored: StoredReminder | null): ReminderView | null =>
  stored && { kind: stored.kind, cameBack: stored.cameBack, dueAt: stored.dueAt?.toISOString() ?? null };
