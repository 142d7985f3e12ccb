// What an agent does to many conversations of the queue at once, or to one, so that it can be undone.

import { reopenConversation, resolveConversation } from './conversation-status.ts';
import type { Database, Trx } from './database.ts';
import { handBack } from './hand-back.ts';
import { assignConversation, markSpam } from './queue.ts';
import { setReminder } from './reminders.ts';
import { type Priority, setPriority, setTeam, type TeamToBe } from './sorting.ts';
import { addTag, removeTag } from './tags.ts';
import { actUndoably, type Done } from './undo-actions.ts';

export type QueueAct =
  /** Null: nobody's. */
  | Readonly<{ kind: 'assign'; assigneeId: number | null }>
  | Readonly<{ kind: 'team'; team: TeamToBe; reason?: string }>
  | Readonly<{ kind: 'priority'; priority: Priority }>
  | Readonly<{ kind: 'tag' | 'untag'; tag: string }>
  | Readonly<{ kind: 'snooze'; until: Date }>
  | Readonly<{ kind: 'resolve' | 'reopen' | 'spam' }>
  | Readonly<{ kind: 'hand-back' }>;

/** As many as one stroke changes: each is recorded by itself, and tells every open page. */
export const mostAtOnce = 2_000;

export type Stroke = Readonly<{ agentId: number; ids: readonly number[]; act: QueueAct; now: Date }>;

/** All of them, or none. Null where it gives them to somebody who does not exist. */
export async function actOnQueue(db: Database, { agentId, ids, act, now }: Stroke): Promise<Done | null> {
  return await db.transaction().execute(async (trx) => {
    if (act.kind === 'assign' && !(await isSomebody(trx, act.assigneeId))) return null;
    return await actUndoably(trx, { agentId, kind: act.kind, ids }, (found) =>
      change(trx, { agentId, ids: found, act, now }),
    );
  });
}

async function isSomebody(trx: Trx, agentId: number | null): Promise<boolean> {
  if (agentId === null) return true;
  const agent = await trx
    .selectFrom('agent')
    .select('id')
    .where('id', '=', agentId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return agent !== undefined;
}

async function change(trx: Trx, { agentId, ids, act, now }: Stroke): Promise<void> {
  switch (act.kind) {
    case 'team':
      await setTeam(trx, ids, act.team, { agentId, reason: act.reason ?? '', now });
      return;
    case 'priority':
      await setPriority(trx, ids, act.priority, agentId);
      return;
    case 'tag':
      await addTag(trx, ids, act.tag, agentId);
      return;
    case 'untag':
      await removeTag(trx, ids, act.tag, agentId);
      return;
    case 'snooze':
      await setReminder(trx, ids, agentId, { kind: 'until', dueAt: act.until });
      return;
    case 'hand-back':
      for (const id of ids) await handBack(trx, id, agentId);
      return;
    default:
      for (const id of act.kind === 'reopen' ? await closedAmong(trx, ids) : ids)
        await changeOne(trx, agentId, id, act);
  }
}

type ActOnOne = Extract<QueueAct, { kind: 'assign' | 'resolve' | 'reopen' | 'spam' }>;

function changeOne(trx: Trx, agentId: number, id: number, act: ActOnOne): Promise<boolean> {
  switch (act.kind) {
    case 'assign':
      return assignConversation(trx, id, act.assigneeId, agentId);
    case 'resolve':
      return resolveConversation(trx, id, agentId);
    case 'reopen':
      return reopenConversation(trx, id, agentId);
    case 'spam':
      return markSpam(trx, id, agentId);
  }
}

/** What is open with a person would only become the agent's. */
async function closedAmong(trx: Trx, ids: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('conversation')
    .select('id')
    .where('id', 'in', ids)
    .where((eb) => eb.not(eb.and([eb('status', '=', 'open'), eb('handler', '=', 'human')])))
    .execute();
  return rows.map((row) => row.id);
}
