// From what a form says to what is done to the queue: one conversation, those that were chosen, or all that a list holds.

import type { Agent } from '../db/agents.ts';
import { markUndoably } from '../db/beside-actions.ts';
import { listIds } from '../db/conversation-pages.ts';
import type { Database } from '../db/database.ts';
import { getPolicy } from '../db/policies.ts';
import { actOnQueue, mostAtOnce, type QueueAct } from '../db/queue-actions.ts';
import type { Done } from '../db/undo-actions.ts';
import type { BulkForm } from './forms/bulk.ts';
import { readList } from './read-list.ts';
import { toSay } from './words/say.ts';

export type Acted =
  | Readonly<{ kind: 'done'; done: Done /** There were more than one stroke takes. */; capped: boolean }>
  | Readonly<{ kind: 'refused'; fault: string }>;

export async function actOnChosen(db: Database, agent: Agent, form: BulkForm): Promise<Acted> {
  const ids = await findChosen(db, agent, form);
  if (ids && (form.act === 'read' || form.act === 'unread')) {
    const marking = { agentId: agent.id, ids: ids.slice(0, mostAtOnce), unread: form.act === 'unread' };
    return { kind: 'done', done: await markUndoably(db, marking), capped: ids.length > mostAtOnce };
  }
  const act = await toAct(db, form);
  if (!ids || !act) return { kind: 'refused', fault: toSay('This page is out of date; load it again.') };
  const chosen = ids.slice(0, mostAtOnce);
  const done = await actOnQueue(db, { agentId: agent.id, ids: chosen, act, now: new Date() });
  if (!done) return { kind: 'refused', fault: toSay('This person can no longer be given conversations.') };
  return { kind: 'done', done, capped: ids.length > mostAtOnce };
}

async function findChosen(db: Database, agent: Agent, { ids, query }: BulkForm): Promise<number[] | null> {
  if (ids) return ids;
  if (query === undefined) return null;
  const asked = await readList(db, agent.id, new URL(`http://inbox/?${query}`));
  // A search is more than its filters: who would act on all of them would act on what was never found.
  if (!asked || asked.fields.q) return null;
  // One more than is taken: to know that there are more.
  return await listIds(db, asked.filter, { sort: asked.sort, limit: mostAtOnce + 1 });
}

/** Null: a team that the policy no longer has. */
async function toAct(db: Database, form: BulkForm): Promise<QueueAct | null> {
  switch (form.act) {
    case 'assign':
      return { kind: 'assign', assigneeId: form.assignee };
    case 'team': {
      const { policy } = await getPolicy(db);
      const team = policy.teams.find(({ key }) => key === form.team);
      if (!team) return null;
      const { key, name, members = [], autoAssign = false } = team;
      return { kind: 'team', team: { key, name, members, autoAssign } };
    }
    case 'priority':
      return { kind: 'priority', priority: form.priority };
    case 'tag':
    case 'untag':
      return { kind: form.act, tag: form.tag };
    case 'snooze':
      return { kind: 'snooze', until: form.until };
    case 'resolve':
    case 'reopen':
    case 'spam':
      return { kind: form.act };
    case 'read':
    case 'unread':
      return null;
  }
}
