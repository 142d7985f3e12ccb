// How two conversations stand as one; and what of it goes back when they are taken apart again.

import type { Selectable } from 'kysely';

import type { Outcome } from '../triage/decide/outcome.ts';
import type { DB } from './schema.ts';
import { priorities } from './sorting.ts';

type Row = Selectable<DB['conversation']>;

/** The columns that a merge changes, and that its undoing puts back. */
export const mergedColumns = [
  'status',
  'handler',
  'outcome',
  'reasons',
  'handed_over_at',
  'promised_by',
  'waiting_since',
  'snoozed_until',
  'last_message_at',
  'urgency',
  'priority',
  'team',
  'assignee_id',
  'intent',
  'confidence',
  'anger',
  'sarcasm',
  'negative',
  'language',
  'summary',
  'history',
] as const satisfies readonly (keyof Row)[];

export type MergedState = Pick<Row, (typeof mergedColumns)[number]>;

/** Most in need of somebody first. */
const statuses = ['open', 'snoozed', 'waiting', 'resolved', 'spam'] as const;

/** The target goes on as whatever of the two needs more; nothing that was promised to either is forgotten. */
export function mergedState(target: Row, source: Row): MergedState {
  // Only the target is woken again: what the other one was put off for is better seen at once than never.
  const sourceStatus = source.status === 'snoozed' && target.status !== 'snoozed' ? 'open' : source.status;
  const status = first(statuses, target.status, sourceStatus);
  const strangers = target.customer_id !== source.customer_id;
  const human = target.handler === 'human' || source.handler === 'human' || strangers;
  const later = source.last_message_at > target.last_message_at ? source : target;
  return {
    status,
    // What people have put together is theirs: the bot would answer one customer among the other's mails.
    handler: human ? 'human' : target.handler,
    outcome: first(outcomes, target.outcome, source.outcome, later.outcome),
    reasons: [...new Set([...target.reasons, ...source.reasons])],
    handed_over_at: earliest(target.handed_over_at, source.handed_over_at),
    promised_by: earliest(target.promised_by, source.promised_by),
    waiting_since: status === 'open' ? earliest(target.waiting_since, source.waiting_since) : null,
    snoozed_until: status === 'snoozed' ? target.snoozed_until : null,
    last_message_at: later.last_message_at,
    urgency: Math.max(target.urgency, source.urgency),
    priority: first([...priorities].reverse(), target.priority, source.priority),
    team: target.team ?? source.team,
    assignee_id: target.assignee_id ?? source.assignee_id,
    intent: target.intent ?? source.intent,
    confidence: target.intent === null ? source.confidence : target.confidence,
    anger: Math.max(target.anger, source.anger),
    sarcasm: Math.max(target.sarcasm, source.sarcasm),
    negative: Math.max(target.negative, source.negative),
    language: target.language ?? source.language,
    summary: [...listOf(target.summary), ...listOf(source.summary)],
    history: target.history && source.history,
  };
}

/** The strongest first; of an answer and a question the later one counts, as in one conversation. */
const outcomes: readonly Outcome[] = ['handed_over', 'answered', 'asked', 'filed', 'pending'];

function first(order: readonly string[], one: string, other: string, ofAnswers?: string): string {
  const answers = new Set(['answered', 'asked']);
  if (ofAnswers && answers.has(one) && answers.has(other)) return ofAnswers;
  return order.indexOf(other) < order.indexOf(one) ? other : one;
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

const listOf = (json: Row['summary']) => (Array.isArray(json) ? json : []);
