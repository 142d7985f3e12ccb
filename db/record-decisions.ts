// A decision with all that led to it, written before anything is done.

import { sql } from 'kysely';

import type { TracedFact } from '../triage/compose/fact-lock.ts';
import type { StoredSituation } from '../triage/decide/replay.ts';
import type { Decision, Missing } from '../triage/decide/types.ts';
import type { FactLine } from '../triage/facts.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { Trx } from './database.ts';
import { insertRows, type Row } from './insert-rows.ts';

export type DecisionRecord = Readonly<{
  messageId: number;
  conversationId: number;
  understanding: Understanding | null;
  policyVersion: number | null;
  decision: Decision | FailureDecision;
  slots: object;
  facts: readonly FactLine[];
  /** What a person may send as it is. */
  draft?: Readonly<{ text: string; html: string; templates: readonly string[] }> | null;
  /** What it was made from beside understanding, policy and templates. */
  situation?: StoredSituation;
  /** Which version of each template was used: "order-status.en@3 footer.en@baton-1f2e3d4c". */
  templateVersion?: string | null;
  /** Each fact of the mail, and the template, article, lookup or setting it comes from. */
  traced?: readonly TracedFact[];
  /** Milliseconds by stage. */
  timings?: Readonly<Record<string, number>>;
}>;

/** What is stored where no decision could be made: something failed, and a person gets the mail. */
export type FailureDecision = Readonly<{
  do: 'escalate' | 'file';
  reasons: readonly string[];
  intent: null;
  confidence: null;
  threshold: null;
  template: string | null;
  missing: readonly Missing[];
}>;

export async function insertDecision(trx: Trx, record: DecisionRecord): Promise<void> {
  await insertDecisions(trx, [record]);
}

/** At most one for a message. None of them waits for a decision any more. */
export async function insertDecisions(trx: Trx, records: readonly DecisionRecord[]): Promise<void> {
  if (records.length === 0) return;
  const understandingIds = await insertUnderstandings(trx, records);
  await insertRows(
    trx,
    'decision',
    records.map((record) => rowOf(record, understandingIds.get(record.messageId) ?? null)),
  );
  await trx
    .deleteFrom('awaiting_decision')
    .where('message_id', '=', sql<number>`any(${records.map(({ messageId }) => messageId)}::bigint[])`)
    .execute();
}

/** Answers their ids by message. */
async function insertUnderstandings(trx: Trx, records: readonly DecisionRecord[]) {
  const values = records.flatMap(({ messageId, understanding }) =>
    understanding ? [{ message_id: messageId, body: understanding }] : [],
  );
  const rows = await insertRows(trx, 'understanding', values, ['id', 'message_id']);
  return new Map(rows.map(({ id, message_id }) => [message_id, id]));
}

function rowOf(record: DecisionRecord, understandingId: number | null): Row<'decision'> {
  const { decision } = record;
  return {
    message_id: record.messageId,
    conversation_id: record.conversationId,
    understanding_id: understandingId,
    policy_version: record.policyVersion,
    action: decision.do,
    reasons: decision.reasons,
    intent: decision.intent,
    confidence: decision.confidence,
    threshold: decision.threshold,
    template: decision.template,
    slots: record.slots,
    missing: decision.missing,
    facts: record.facts,
    draft: record.draft ?? null,
    situation: record.situation ?? null,
    template_version: record.templateVersion ?? null,
    traced: record.traced ?? [],
    timings: record.timings ?? {},
    ...('parts' in decision ? explained(decision) : {}),
  };
}

const explained = ({ parts, about, otherwise, team }: Decision) => ({ parts, about, team, otherwise });
