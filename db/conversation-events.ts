// What people did to a conversation beside its mails: recorded with the change itself, shown as quiet lines in the thread.

import type { Db } from './database.ts';
import type { ActionKind } from './kept-actions.ts';

/** Each kind with what is kept of it, for the line that tells of it. */
export type EventDetail = Readonly<{
  assigned: Readonly<{ to: string | null }>;
  team: Readonly<{ to: string; reason: string }>;
  priority: Readonly<{ to: string }>;
  tagged: Readonly<{ tag: string }>;
  untagged: Readonly<{ tag: string }>;
  resolved: Readonly<Record<string, never>>;
  reopened: Readonly<Record<string, never>>;
  snoozed: Readonly<{ until: string }>;
  /** Out of sight until the customer writes. */
  awaiting_reply: Readonly<Record<string, never>>;
  /** It comes back then unless the customer has answered. */
  follow_up: Readonly<{ until: string }>;
  handed_back: Readonly<Record<string, never>>;
  woken: Readonly<Record<string, never>>;
  spam: Readonly<Record<string, never>>;
  not_spam: Readonly<Record<string, never>>;
  blocked: Readonly<{ pattern: string }>;
  unblocked: Readonly<{ pattern: string }>;
  /** Another one was merged into this one. */
  merged: Readonly<{ mergeId: number; from: number; mails: number }>;
  unmerged: Readonly<{ from: number }>;
  /** What follows in another one. `splitId`: absent in splits of earlier versions, which nothing undoes. */
  split: Readonly<{ into: number; mails: number; splitId?: number }>;
  split_from: Readonly<{ from: number }>;
  /** A split was undone. */
  rejoined: Readonly<{ from: number }>;
  linked: Readonly<{ with: number }>;
  unlinked: Readonly<{ with: number }>;
  /** Somebody has taken back what they had done. */
  undone: Readonly<{ what: ActionKind }>;
}>;

export type EventKind = keyof EventDetail;

export type NewEvent<Kind extends EventKind = EventKind> = Readonly<{
  kind: Kind;
  detail: EventDetail[Kind];
  /** Null: Baton itself, or a program with a token. */
  agentId: number | null;
}>;

/** The pages that show the conversation hear of it. */
export async function recordEvent<Kind extends EventKind>(
  db: Db,
  conversationId: number,
  event: NewEvent<Kind>,
): Promise<void> {
  await recordEvents(db, [conversationId], event);
}

/** The same for many conversations at once. */
export async function recordEvents<Kind extends EventKind>(
  db: Db,
  conversationIds: readonly number[],
  { kind, detail, agentId }: NewEvent<Kind>,
): Promise<void> {
  if (conversationIds.length === 0) return;
  await db
    .insertInto('conversation_event')
    .values(
      conversationIds.map((conversation_id) => ({
        ...{ conversation_id, kind, detail: JSON.stringify(detail), agent_id: agentId },
      })),
    )
    .execute();
}

/** As many lines as a thread can show without drowning its mails. */
const mostEvents = 500;

/** The newest of them, in order. */
export async function listEvents(db: Db, conversationId: number) {
  const rows = await db
    .selectFrom('conversation_event')
    .leftJoin('agent', 'agent.id', 'conversation_event.agent_id')
    .select([
      'conversation_event.id',
      'conversation_event.kind',
      'conversation_event.detail',
      'conversation_event.at',
      'agent.name as agentName',
    ])
    .where('conversation_event.conversation_id', '=', conversationId)
    .orderBy('conversation_event.id', 'desc')
    .limit(mostEvents)
    .execute();
  return rows.reverse();
}
